package law

import (
	"slices"
	"strings"
	"testing"
)

func TestExemptionInForceAndPending(t *testing.T) {
	x, ok := ExemptionOn(StatusDate)
	if !ok || x.Persons != 250 || x.PublicBodiesExcluded || !slices.Equal(x.DueFor, []string{"risk", "not_occasional", "art9", "art10"}) {
		t.Errorf("in force on %s: %+v", StatusDate, x)
	}
	if _, ok := ExemptionOn("2018-05-24"); ok {
		t.Error("an exemption holds before the GDPR does")
	}
	if x, ok := ExemptionOn("2040-01-01"); !ok || x.Persons != 250 {
		t.Errorf("a pending rule came into force by itself: %+v", x)
	}
	last := Exemptions()[len(Exemptions())-1]
	if !last.Pending || last.Persons != 1000 || !last.PublicBodiesExcluded || !slices.Equal(last.DueFor, []string{"high_risk", "dpo_core_activity"}) {
		t.Errorf("pending: %+v", last)
	}
}

func TestStatutoryPeriods(t *testing.T) {
	numbers := map[int]bool{}
	for _, p := range StatutoryPeriods() {
		numbers[p.Number] = true
		if p.Period == "" && p.Criterion == "" {
			t.Errorf("%d says nothing about time", p.Number)
		}
	}
	for n := 1; n <= 38; n++ {
		if !numbers[n] {
			t.Errorf("period %d is missing", n)
		}
	}
	if len(numbers) != 38 {
		t.Errorf("%d periods, want 38", len(numbers))
	}
	for _, c := range []struct {
		number int
		on     Date
		want   string // period kind counted_from
	}{
		{1, "2026-11-22", "P5Y statutory_minimum end_of_financial_year"},
		{2, "2026-11-22", "P30D statutory_maximum "},
		{6, "2026-11-22", "P7Y statutory_minimum end_of_calendar_year_after_financial_year"},
		{11, "2026-11-22", "P3Y6M statutory_minimum end_of_financial_year"},
		{13, "2026-11-22", " statutory_minimum "},
		{15, "2024-12-31", "P10Y statutory_minimum end_of_calendar_year"},
		{15, "2025-01-01", "P8Y statutory_minimum end_of_calendar_year"},
		{26, "2026-11-22", "P1M statutory_maximum "},
		{30, "2026-11-22", "P4W authority_guideline "},
		{38, "2026-11-22", "none"},
		{38, "2027-07-10", "P5Y statutory_minimum "},
	} {
		got := "none"
		if p, ok := StatutoryPeriodOf(c.number, c.on); ok {
			got = strings.Join([]string{p.Period, p.Kind, p.CountedFrom}, " ")
		}
		if got != c.want {
			t.Errorf("period %d on %s: %q, want %q", c.number, c.on, got, c.want)
		}
	}
	count := func(country string, on Date) int { return len(StatutoryPeriodsOn(country, on)) }
	if got := []int{count("DK", StatusDate), count("DK", "2027-07-10"), count("DE", StatusDate), count("US", "2027-07-10")}; !slices.Equal(got, []int{5, 6, 8, 0}) {
		t.Errorf("periods in DK, DK in 2027, DE, US: %v", got)
	}
}

func TestConsentAge(t *testing.T) {
	for _, c := range []struct {
		country string
		on      Date
		age     int
		known   bool
	}{
		{"DK", "2023-12-31", 13, true},
		{"DK", "2024-01-01", 15, true},
		{"SE", "2026-11-22", 13, true},
		{"NO", "2026-11-22", 13, true},
		{"DE", "2026-11-22", 16, true},
		{"FR", "2026-11-22", 15, true},
		{"NL", "2026-11-22", 16, true},
		{"IE", "2026-11-22", 16, true},
		{"MT", "2026-11-22", 16, false},
	} {
		if age, known := ConsentAge(c.country, c.on); age != c.age || known != c.known {
			t.Errorf("ConsentAge(%s, %s) = %d, %v, want %d, %v", c.country, c.on, age, known, c.age, c.known)
		}
	}
	for _, country := range []string{"DK", "SE", "NO", "NL", "IE", "DE", "FI", "FR", "BE"} {
		if _, ok := ProvisionOn("87", country, StatusDate); !ok {
			t.Errorf("no provision on the national number of %s", country)
		}
	}
	if p, ok := ProvisionOn("10", "DK", StatusDate); !ok || p.Law != "Databeskyttelsesloven § 8" {
		t.Errorf("Art. 10 in Denmark: %+v", p)
	}
}

func TestSuggestCriteria(t *testing.T) {
	terms := func(codes ...string) (out []Term) {
		for _, c := range codes {
			x, ok := TermOf(c)
			if !ok {
				t.Fatalf("there is no %s", c)
			}
			out = append(out, x)
		}
		return out
	}
	for name, c := range map[string]struct {
		terms []Term
		yes   []string
		want  string
	}{
		"nothing":           {nil, nil, ""},
		"plain data":        {terms("DS09", "PD01"), nil, ""},
		"employees":         {terms("DS01", "PD01"), nil, "vulnerable"},
		"health":            {terms("DS08", "PD39"), nil, "sensitive"},
		"convictions":       {terms("PD48"), nil, "sensitive"},
		"bank account":      {terms("PD18"), nil, "sensitive"},
		"CCTV":              {terms("PD16"), nil, "monitor sensitive"},
		"children":          {nil, []string{"children"}, "vulnerable"},
		"machine decisions": {nil, []string{"automated_decisions", "large_scale"}, "adm scale"},
		"a term of our own": {[]Term{{Name: "union reps", Special: "union", Vulnerable: true}}, nil, "sensitive vulnerable"},
		"unknown question":  {nil, []string{"sunny"}, ""},
	} {
		var got []string
		for _, h := range SuggestCriteria(c.terms, c.yes...) {
			got = append(got, h.Criterion)
		}
		slices.Sort(got)
		if s := strings.Join(slices.Compact(got), " "); s != c.want {
			t.Errorf("%s suggests %q, want %q", name, s, c.want)
		}
	}
}

func TestStarters(t *testing.T) {
	all := Starters()
	if len(all) != 32 {
		t.Fatalf("%d starter activities, want 32", len(all))
	}
	standard := 0
	for i, s := range all {
		if s.Number != i+1 {
			t.Errorf("%s is number %d, want %d", s.Code, s.Number, i+1)
		}
		if s.Standard {
			standard++
		}
		// A starter must not begin with a finding: special categories go with an exception.
		for _, code := range s.PersonalData {
			if x, _ := TermOf(code); x.Special != "" && len(s.Exceptions) == 0 {
				t.Errorf("%s: %s is %s, but no exception of Art. 9(2) is given", s.Code, code, x.Special)
			} else if x.Criminal && !s.Criminal {
				t.Errorf("%s: %s is criminal data, but that is not said", s.Code, code)
			}
		}
		if slices.Contains(s.BasesFor(true), "6.1.f") {
			if s.Municipality {
				t.Errorf("%s: a public body cannot rest its tasks on 6.1.f", s.Code)
			}
		}
		if s.Code != "backup" && (len(s.DataSubjects) == 0 || len(s.PersonalData) == 0) {
			t.Errorf("%s names no people or no data", s.Code)
		}
	}
	if standard != 6 {
		t.Errorf("%d starters are standard, want recruitment, payroll, bookkeeping, accounts, e-mail and website", standard)
	}
	s, ok := StarterOf("payroll")
	if !ok || !slices.Contains(s.PersonalData, "PD09") || !slices.Contains(s.Exceptions, "9.2.b") || !slices.Equal(s.Periods, []int{1, 6, 10, 15, 17, 23, 28}) {
		t.Errorf("payroll: %+v", s)
	}
	if s, _ := StarterOf("population"); s.Company || !s.Municipality {
		t.Errorf("the population register is for municipalities: %+v", s)
	}
	if _, ok := StarterOf("astrology"); ok {
		t.Error("there is a starter for astrology")
	}
}

func TestArticleOf(t *testing.T) {
	for ref, want := range map[string]string{
		"30(1)(f)":   "30(1)(f) time limits for erasure",
		"30(1)(e)":   "30(1)(e) transfers",
		"17(2)":      "17 right to erasure",
		"9(2)(b)":    "9(2) exceptions for special categories",
		"DSK 6.4":    "DSK German authorities: notes on the record, February 2018",
		"C-311/18":   "C-311/18 Schrems II, 16 July 2020",
		"rec. 43":    "rec. 43 consent that is not free",
		"49(1) sub2": "49(1) kinds of derogations",
		"1234":       " ",
		"":           " ",
	} {
		a, _ := ArticleOf(ref)
		if got := a.Ref + " " + a.Title; got != want {
			t.Errorf("ArticleOf(%q) = %q, want %q", ref, got, want)
		}
	}
	for _, m := range MechanismList() {
		if a, _ := ArticleOf(m.Article); a.Ref != m.Article {
			t.Errorf("article %s of mechanism %s has no title", m.Article, m.Code)
		}
	}
}

func TestStatutoryTerms(t *testing.T) {
	for _, c := range []struct{ key, language, want string }{
		{"record", "da", "fortegnelse over behandlingsaktiviteter"},
		{"record", "en", "record of processing activities"},
		{"controller", "de", "Verantwortlicher"},
		{"processor", "sv", "personuppgiftsbiträde"},
		{"dpo", "nb", "personvernombud"},
		{"recipients", "fr", "destinataires"},
		{"third_country", "nl", "derde land"},
		{"data_subjects", "es", "interesados"},
		{"record", "fi", ""},
		{"horoscope", "en", ""},
	} {
		if got, ok := StatutoryTerm(c.key, c.language); got != c.want || ok != (c.want != "") {
			t.Errorf("StatutoryTerm(%s, %s) = %q, %v, want %q", c.key, c.language, got, ok, c.want)
		}
	}
	if n := len(Wordings()); n != 13 {
		t.Errorf("%d statutory terms, want 13", n)
	}
}
