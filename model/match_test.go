package model

import (
	"slices"
	"strings"
	"testing"
)

func TestQueriesFindRecords(t *testing.T) {
	reg := new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	acme := &Party{Common: Common{UID: NewUID(), Name: "ACME A/S"}, Country: "US"}
	reg.Put(acme)
	pay := &Activity{
		Common: Common{UID: NewUID(), Name: "Løn og gage"}, Ref: "PA-0001", Role: RoleController, RecordStatus: RecordDraft, NextReviewOn: "2026-12-01",
		Purposes:     []Purpose{{Key: "p1", Text: "Pay the staff"}},
		LegalBases:   []LegalBasis{{Key: "b1", Art6: "6.1.c", Art9: "9.2.b", LawCountry: "DK"}},
		PersonalData: []PersonalData{{Key: "d1", Term: Link(TermUID("PD36")), Detail: "Straße 7"}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: Link(acme.UID), Role: "processor"}}},
		Transfers:    Said[Transfer]{Answer: AnswerListed, Items: []Transfer{{Key: "t1", Importer: Link(acme.UID), ToolTerms: ToolTerms{Mechanism: "46.2.c"}}}},
		Companies:    These(acme.UID), Children: No,
	}
	web := &Activity{
		Common: Common{UID: NewUID(), Name: "Web site"}, Ref: "PA-0002", Role: RoleJointController, SpecialData: "none", NextReviewOn: "2027-06-01",
		Recipients: Said[Recipient]{Answer: AnswerNone, Reason: "nobody sees it"},
		Children:   Unknown,
	}
	for _, c := range []struct{ query, want string }{
		{"", "pay web"},
		{"lon", "pay"},
		{"strasse staff", "pay"},
		{"-staff", "web"},
		{`"pay the"`, "pay"},
		{"PA-0002", "web"},
		{"role:controller", "pay"},
		{"role:joint_controller", "web"},
		{`role:"joint controller"`, "web"},
		{"record_status:draft", "pay"},
		{"record_status:", "web"},
		{"-record_status:", "pay"},
		{"basis:6.1.c", "pay"},
		{"basis:6.1", "pay"},
		{"basis:9.2.b", "pay"},
		{"basis:", "web"},
		{"transfer:US", "pay"},
		{"transfer:us", "pay"},
		{"transfer:46.2.c", "pay"},
		{"transfer:acme", "pay"},
		{"transfer:", "web"},
		{"special:yes", "pay"},
		{"special:no", "web"},
		{`party:"ACME A/S"`, "pay"},
		{"party:", "web"},
		{"term:PD36", "pay"},
		{"due:<30d", "pay"},
		{"due:>2027-01-01", "web"},
		{"changed:>2026-06-01", "pay"},
		{"changed:<30d", "pay"},
		{"changed:>30d", "web"},
		{"children:no", "pay"},
		{"children:unknown", "web"},
		{"recipients:none", "web"},
		{"recipients:nobody", "web"},
		{"recipients.role:processor", "pay"},
		{"personal_data.detail:strasse", "pay"},
		{"legal_bases.law_country:Denmark", "pay"},
		{"companies:acme", "pay"},
		{"finding:error", "web"},
		{"purposes:staff -basis:6.1.a", "pay"},
	} {
		m, err := NewMatcher(c.query, KindActivity, reg, "2026-11-22", Predicates{
			"finding": func(rec Record, value string) bool { return value == "error" && rec == Record(web) },
		})
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		var got []string
		if m.Match(Subject{Record: pay, ChangedOn: "2026-11-20"}) {
			got = append(got, "pay")
		}
		if m.Match(Subject{Record: web, ChangedOn: "2026-01-02"}) {
			got = append(got, "web")
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s finds %v, want %s", c.query, got, c.want)
		}
	}
	for _, c := range []struct{ query, want string }{
		{"purpose:x", `query, character 1: there is no field "purpose"; did you mean purposes:?`},
		{"due:<soon", `query, character 1: "soon" is neither a date such as 2026-01-31, 2026-01 or 2026 nor a span such as 30d`},
	} {
		if _, err := NewMatcher(c.query, KindActivity, reg, "2026-11-22", nil); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.query, err, c.want)
		}
	}
}

// queried returns the names of the records that a query finds.
func queried(t *testing.T, query string, k Kind, reg *Register, subjects ...Subject) string {
	t.Helper()
	m, err := NewMatcher(query, k, reg, "2026-11-22", nil)
	if err != nil {
		return err.Error()
	}
	var names []string
	for _, s := range subjects {
		if m.Match(s) {
			names = append(names, s.Record.Base().Name)
		}
	}
	return strings.Join(names, " ")
}

func TestQueriesCompareWhatHasAnOrder(t *testing.T) {
	reg := new(Register)
	people := func(c Count) []DataSubject { return []DataSubject{{Key: "s1", Count: c}} }
	a := &Activity{Common: Common{Name: "a"}, StartsOn: "2026-01-31", DataSubjects: people(Count{From: "8000", To: "10000"}), ReviewEvery: "P3Y", NextReviewOn: "2026-12-01"}
	b := &Activity{Common: Common{Name: "b"}, StartsOn: "soon", DataSubjects: people(Count{From: "500"}), ReviewEvery: "P18M", Reviews: []Review{{Key: "v1", On: "2025-05-05"}}}
	c := &Activity{Common: Common{Name: "c"}, DataSubjects: people(Count{To: "20", Note: "at school"}), Retention: Said[Retention]{Answer: AnswerListed, Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Period: "P5Y"}}}}}
	d := &Activity{Common: Common{Name: "d"}, DataSubjects: people(Count{Note: "many"})}
	for query, want := range map[string]string{
		"starts_on:>2026-01-01":       "a",
		"starts_on:>31.1.2026":        "",
		"starts_on:>=31.1.2026":       "a",
		"starts_on:<1y":               "a",
		"data_subjects.count:>9000":   "a b",
		"data_subjects.count:>=10000": "a b",
		"data_subjects.count:>10000":  "b",
		"data_subjects.count:<100":    "c",
		"data_subjects.count:<=8000":  "a b c",
		"data_subjects.count:>0":      "a b c",
		"review_every:>2y":            "a",
		"review_every:<P2Y":           "b",
		"retention.period:>=5y":       "c",
		"retention:>4y":               "c",
		"reviews:<2026-01-01":         "b",
		"-review_every:>2y":           "b c d",
		"due:<30d":                    "a",
		"name:>a":                     `query, character 1: the values of name have no order, so none is more than another; leave out the >`,
		"x basis:<=6.1.f":             `query, character 3: the values of basis have no order, so none is less than another; leave out the <=`,
		"starts_on:>30":               `query, character 1: "30" is neither a date such as 2026-01-31, 2026-01 or 2026 nor a span such as 30d`,
		"review_every:>soon":          `query, character 1: "soon" is no period such as P3Y or 5y`,
		"data_subjects.count:>many":   `query, character 1: "many" is no whole number`,
		"reviews:>often":              `query, character 1: "often" is neither a date such as 2026-01-31, 2026-01 or 2026, a span such as 30d, nor a number`,
	} {
		if got := queried(t, query, KindActivity, reg, Subject{Record: a}, Subject{Record: b}, Subject{Record: c}, Subject{Record: d}); got != want {
			t.Errorf("%s\n got %s\nwant %s", query, got, want)
		}
	}
	young, old := Subject{Record: a, ChangedOn: "2026-11-20"}, Subject{Record: b, ChangedOn: "2026-02-01"}
	for query, want := range map[string]string{
		"changed:>1.3.2026":   "a",
		"changed:<2026-03-01": "b",
		"changed:<30d":        "a",
		"changed:>30d":        "b",
		"changed:2026-02":     "b",
		"changed:":            "",
	} {
		if got := queried(t, query, KindActivity, reg, young, old, Subject{Record: c}); got != want {
			t.Errorf("%s finds %s, want %s", query, got, want)
		}
	}
}

// A year or a month is all its days: what is after it is after its last day.
func TestQueriesTakeYearsAndMonthsAsAllTheirDays(t *testing.T) {
	reg := new(Register)
	var all []Subject
	for _, day := range []Date{"2018-12-31", "2019-01-01", "2019-05-31", "2019-06-01", "2019-12-31", "2020-01-01", "in 2019"} {
		all = append(all, Subject{ChangedOn: day, Record: &Activity{
			Common: Common{Name: string(day)}, StartsOn: day, NextReviewOn: day, DataSubjects: []DataSubject{{Key: "s1", Count: Count{From: "2019"}}}, Reviews: []Review{{Key: "v1", On: day}},
		}})
	}
	dated := all[:len(all)-1]
	for query, want := range map[string]string{
		":<2019":     "2018-12-31",
		":<=2019":    "2018-12-31 2019-01-01 2019-05-31 2019-06-01 2019-12-31",
		":>2019":     "2020-01-01",
		":>=2019":    "2019-01-01 2019-05-31 2019-06-01 2019-12-31 2020-01-01",
		":2019":      "2019-01-01 2019-05-31 2019-06-01 2019-12-31",
		":<2019-05":  "2018-12-31 2019-01-01",
		":>2019-05":  "2019-06-01 2019-12-31 2020-01-01",
		":>=5/2019":  "2019-05-31 2019-06-01 2019-12-31 2020-01-01",
		":2019-05":   "2019-05-31",
		":05.2019":   "2019-05-31",
		":2019-1":    "2019-01-01",
		":31.5.2019": "2019-05-31",
	} {
		for _, field := range []string{"starts_on", "due", "changed", "reviews.on"} {
			if got := queried(t, field+query, KindActivity, reg, dated...); got != want {
				t.Errorf("%s%s\n got %s\nwant %s", field, query, got, want)
			}
		}
	}
	for query, want := range map[string]string{
		"starts_on:2019":                 "2019-01-01 2019-05-31 2019-06-01 2019-12-31 in 2019",
		"starts_on:>=2019":               "2019-01-01 2019-05-31 2019-06-01 2019-12-31 2020-01-01",
		"data_subjects.count:>2018":      "2018-12-31 2019-01-01 2019-05-31 2019-06-01 2019-12-31 2020-01-01 in 2019",
		"reviews:>2019":                  "2020-01-01",
		"-starts_on:<2020 -starts_on:in": "2020-01-01",
		"starts_on:>19":                  `query, character 1: "19" is neither a date such as 2026-01-31, 2026-01 or 2026 nor a span such as 30d`,
		"starts_on:>2019-13":             `query, character 1: "2019-13" is neither a date such as 2026-01-31, 2026-01 or 2026 nor a span such as 30d`,
	} {
		if got := queried(t, query, KindActivity, reg, all...); got != want {
			t.Errorf("%s\n got %s\nwant %s", query, got, want)
		}
	}
}

func TestQueriesForACountryLookAtDestinationsAlone(t *testing.T) {
	reg := new(Register)
	reg.Put(&Party{Common: Common{UID: "us", Name: "Bus Company"}, Country: "US", Tools: []Tool{{Key: "k1", ToolTerms: ToolTerms{Country: "IN"}}}})
	transfer := func(name string, x Transfer) Subject {
		return Subject{Record: &Activity{Common: Common{Name: name}, Transfers: Said[Transfer]{Answer: AnswerListed, Items: []Transfer{x}}}}
	}
	all := []Subject{
		transfer("own", Transfer{Key: "t1", ToolTerms: ToolTerms{Country: "US"}}),
		transfer("importer", Transfer{Key: "t1", Importer: "us"}),
		transfer("tool", Transfer{Key: "t1", Importer: "us", Tool: "k1"}),
		transfer("business", Transfer{Key: "t1", Note: "business in Russia", ToolTerms: ToolTerms{Country: "RU"}}),
		{Record: &Activity{Common: Common{Name: "none"}, Transfers: Said[Transfer]{Answer: AnswerNone, Reason: "all of us stay here"}}},
		{Record: &Activity{Common: Common{Name: "silent"}}},
	}
	for query, want := range map[string]string{
		"transfer:US":              "own importer",
		"transfer:in":              "tool",
		`transfer:"united states"`: "own importer",
		"transfer:bus":             "importer tool business",
		"transfer:none":            "none",
		"transfer:stay":            "none",
		"transfer:":                "silent",
		"transfers.answer:none":    "none",
		"transfers.reason:stay":    "none",
		"transfers.reason:":        "own importer tool business silent",
		"transfers.answer:stay":    "",
	} {
		if got := queried(t, query, KindActivity, reg, all...); got != want {
			t.Errorf("%s finds %s, want %s", query, got, want)
		}
	}
}

func TestEveryKindIsSearchedByItsOwnFields(t *testing.T) {
	reg := new(Register)
	acme := &Party{Common: Common{UID: "p1", Name: "ACME"}, Own: Yes, Agreements: []Agreement{{Key: "g1", AgreementKind: AgreementProcessor, Companies: []Link{"p1"}}}}
	reg.Put(acme)
	unit := &Unit{Common: Common{UID: "u1", Name: "Sales"}, Company: "p1"}
	term := &Term{Common: Common{UID: "t1", Name: "health"}, Special: "health"}
	for _, c := range []struct {
		query string
		rec   Record
		want  string
	}{
		{"own:yes", acme, "ACME"},
		{"own:no", acme, ""},
		{"agreements.kind:processor_contract", acme, "ACME"},
		{`agreements:"processor contract"`, acme, "ACME"},
		{"party:acme", acme, "ACME"},
		{"party:acme", unit, "Sales"},
		{"company:acme", unit, "Sales"},
		{"special:health", term, "health"},
		{"special:", term, ""},
		{"document:", unit, "Sales"},
		{"basis:6.1.a", unit, `query, character 1: there is no field "basis" (to search for the text write "basis:.." in quotes)`},
	} {
		if got := queried(t, c.query, c.rec.Kind(), reg, Subject{Record: c.rec}); got != c.want {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
	}
	for _, k := range Kinds {
		names := QueryFields(k, Predicates{"finding": nil, "name": nil})
		if slices.Contains(names, "") || !slices.Contains(names, "finding") || !slices.Equal(names, QueryFields(k, Predicates{"finding": nil, "name": nil})) {
			t.Errorf("fields of a %s: %v", k, names)
		}
		for _, name := range QueryFields(k, nil) {
			if _, err := NewMatcher(name+":x", k, reg, "2026-11-22", nil); err != nil {
				t.Errorf("%s cannot be asked for %s: %v", k, name, err)
			}
		}
	}
}

// What a record says is found by the words that a person would type, and what
// its scopes and keys are made of is not in the way.
func TestSearchTextHasEverythingThatIsSaid(t *testing.T) {
	reg := new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	reg.Put(&Party{Common: Common{UID: "p1", Name: "Bolt A/S"}})
	reg.Put(&Activity{Common: Common{UID: "a9", Name: "Wages"}, Ref: "PA-0009"})
	text := SearchTextOf(&Activity{
		Common: Common{UID: "a1", Name: "Løn"}, Ref: "PA-0001", ReplacedBy: "a9", Companies: These("p1", "gone"), Tags: []string{"red", "blue"},
		Purposes:     []Purpose{{Key: "kkkkkkkk", Text: "Pay"}},
		LegalBases:   []LegalBasis{{Key: "b1", Art6: "6.1.c", LawCountry: "DK", Scope: Scope{Companies: Group(), Purposes: All(), When: "in winter"}}},
		DataSubjects: []DataSubject{{Key: "s1", Term: Link(TermUID("DS09")), Count: Count{From: "8", To: "10", Note: "about"}}},
		Recipients:   Said[Recipient]{Answer: AnswerNone, Reason: "kept inside"},
		Retention:    Said[Retention]{Answer: AnswerListed, Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Period: "P3Y"}}}},
		Measures:     Said[Measure]{Answer: AnswerNotPossible},
	}, reg)
	for _, word := range []string{"løn", "loen", "pa-0001", "wages", "pa-0009", "bolt", "gone", "red", "pay", "6.1.c", "legal obligation", "6.1.c legal", "denmark", "in winter", "ds09", "8 to 10", "kept inside", "3 years", "p3y", "not possible"} {
		if !NewNeedle(word).In(text) {
			t.Errorf("%q is not found in\n%s", word, text)
		}
	}
	for _, word := range []string{"kkkkkkkk", "red, blue", "b1"} {
		if NewNeedle(word).In(text) {
			t.Errorf("%q is found in\n%s", word, text)
		}
	}
}
