package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// A period is suggested where the record itself says that it is about such data,
// and nowhere else.
func TestPeriodsAreSuggestedWhereTheyFit(t *testing.T) {
	// what makes an activity of a company in a country, with people, data and no
	// period.
	activity := func(country model.Country, name string, terms ...string) *world {
		w := office()
		w.party("acme").Country = country
		w.a.Name, w.a.Purposes = name, []model.Purpose{{Key: "p1", Text: "do what is needed"}}
		w.a.DataSubjects, w.a.PersonalData, w.a.LegalBases = nil, nil, nil
		for _, c := range terms {
			if strings.HasPrefix(c, "DS") {
				w.people(c)
			} else {
				w.data(c)
			}
		}
		w.a.Retention = model.Said[model.Retention]{}
		return w
	}
	for name, c := range map[string]struct {
		w    *world
		want string
	}{
		"nothing for a name alone":               {activity("DE", "Visitors"), ""},
		"nothing for data alone":                 {activity("DK", "Cookies", "DS12", "PD20"), ""},
		"books by a word":                        {activity("DK", "Fakturering"), "accounting records: 5 years"},
		"books by the data, and orders":          {activity("DK", "Orders of the web shop", "DS08", "PD20"), "accounting records: 5 years"},
		"books in another language, all three":   {activity("DE", "Buchhaltung", "DS08", "PD20", "PD55"), "books, annual accounts, inventories: 10 years|accounting vouchers, invoices: 8 years|business letters received and sent: 6 years"},
		"payroll by people and data":             {activity("DE", "Month end", "DS01", "PD21"), "payroll account: 6 years"},
		"no payroll for customers":               {activity("DE", "Payroll as a product", "DS08", "PD21"), ""},
		"the file by most of its data":           {activity("DK", "Our people", "DS01", "PD30", "PD34"), "personnel file after leaving: 5 years"},
		"applicants":                             {activity("DE", "Recruitment", "DS03", "PD28"), "rejected applicants: 6 months"},
		"no applicants for every CV":             {activity("DE", "Speakers", "DS09", "PD28"), ""},
		"video":                                  {activity("FR", "Gates", "DS26", "PD16"), "video protection: 1 month"},
		"video of a meeting is no such":          {activity("FR", "Meetings", "DS01", "PD16"), ""},
		"patients":                               {activity("DK", "Clinic", "DS19", "PD39"), "patient records: 10 years"},
		"money laundering, by the word":          {activity("DK", "KYC", "DS08", "PD11"), "customer due diligence: 5 years"},
		"sanctions lists are not all":            {activity("DK", "Export control", "DS09", "PD50"), ""},
		"what sources conflict about is not due": {activity("IE", "Absence", "DS01", "PD32"), "working time and leave: 3 years"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(c.w.periods(), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// periods returns the labels of the periods that are suggested.
func (w *world) periods() (labels []string) {
	for _, s := range w.checker().Suggest(w.a) {
		if s.Path == "retention" {
			labels = append(labels, s.Label)
		}
	}
	return labels
}

// What the record says already is not suggested again, country by country.
func TestPeriodsAreSuggestedForDataWithoutOne(t *testing.T) {
	books := func(change func(w *world)) *world {
		w := office()
		w.a.Name = "Bookkeeping"
		w.party("acme").Country = "DK"
		w.add(&model.Party{Common: is("gmbh", "Acme GmbH"), Own: model.Yes, Country: "DE"})
		w.a.Companies = these("acme", "gmbh")
		w.a.Retention.Items[0].Scope.PersonalData.Keys = nil
		change(w)
		return w
	}
	const danish, german, vouchers = "accounting records: 5 years", "books, annual accounts, inventories: 10 years", "accounting vouchers, invoices: 8 years"
	letters := "business letters received and sent: 6 years"
	for name, c := range map[string]struct {
		w    *world
		want []string
	}{
		"both countries": {books(func(w *world) { w.a.Retention = model.Said[model.Retention]{} }), []string{danish, german, vouchers, letters}},
		"one has its period": {books(func(w *world) {
			w.a.Retention.Items = []model.Retention{{Key: "x1", Scope: model.Scope{PersonalData: all}, RuleTerms: model.RuleTerms{Period: "P5Y", Countries: []model.Country{"DK"}}}}
		}), []string{german, vouchers, letters}},
		"one company has": {books(func(w *world) {
			w.a.Retention.Items = []model.Retention{{Key: "x1", Scope: model.Scope{PersonalData: all, Companies: these("gmbh")}, RuleTerms: model.RuleTerms{Period: "P5Y"}}}
		}), []string{danish}},
		"there is one for all": {books(func(w *world) {
			w.a.Retention.Items = []model.Retention{{Key: "x1", RuleTerms: model.RuleTerms{Period: "P5Y"}}}
		}), nil},
		"it is not possible to say": {books(func(w *world) { w.a.Retention = model.Said[model.Retention]{Answer: model.AnswerNotPossible} }), nil},
		"a law that is named is not": {books(func(w *world) {
			w.a.Companies = these("gmbh")
			w.a.Retention.Items = []model.Retention{{Key: "x1", Scope: model.Scope{PersonalData: these("d3")}, RuleTerms: model.RuleTerms{Period: "P10Y", Law: "§ 147(3) AO, § 257(4) HGB", LawCountry: "DE"}}}
		}), []string{vouchers}},
		"a period taken leaves the others": {books(func(w *world) {
			w.data("PD30")
			w.people("DS01")
			w.a.Name, w.a.Companies = "Bookkeeping and personnel files", these("acme")
			w.a.Retention.Items = []model.Retention{{Key: "x1", RuleTerms: model.RuleTerms{Period: "P5Y", Law: "Bogføringsloven (Act 700 of 24 May 2022) § 12", LawCountry: "DK"}}}
		}), []string{"personnel file after leaving: 5 years"}},
		"its template has it": {books(func(w *world) {
			w.a.Name, w.a.Companies, w.a.Retention.Items = "Cantina", these("acme"), nil
			w.a.Notes = "From the template bookkeeping; a default to be adapted."
		}), []string{danish}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.w.periods()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Suggestions are few, in a register that is complete and in one that was taken
// in as it was.
func TestSuggestionsAreAHandful(t *testing.T) {
	samples := modeltest.Load(sample.Register()...)
	var list []*model.Activity
	for _, rec := range samples.Records(model.KindActivity) {
		list = append(list, rec.(*model.Activity))
	}
	town, entries := municipal(t)
	for _, c := range []struct {
		name string
		reg  *model.Register
		list []*model.Activity
		each int // at most for one activity
		mean int
		fit  []string // activities for which a period is suggested
	}{
		{"the sample", samples, list, 3, 2, nil},
		{"the town", town, entries, 7, 2, []string{"PA-0030", "PA-0033", "PA-0111"}},
	} {
		checker, total := check.New(c.reg, today, ""), 0
		var fit []string
		for _, a := range c.list {
			found := checker.Suggest(a)
			if total += len(found); len(found) > c.each {
				t.Errorf("%s: %s has %d suggestions", c.name, a.Name, len(found))
			}
			if slices.ContainsFunc(found, func(s check.Suggestion) bool { return s.Path == "retention" }) {
				fit = append(fit, a.Ref)
			}
		}
		if total > c.mean*len(c.list) {
			t.Errorf("%s: %d suggestions for %d activities", c.name, total, len(c.list))
		}
		if diff := cmp.Diff(c.fit, fit); diff != "" {
			t.Errorf("%s: periods are suggested for (-want +got):\n%s", c.name, diff)
		}
	}
}
