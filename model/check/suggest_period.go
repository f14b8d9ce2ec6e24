package check

import (
	"cmp"
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// mostPeriods is how many periods are suggested at a time.
const mostPeriods = 5

// A topic says by what an activity is known to be about the data of a statutory
// period: by words in its name or purposes, or else by its people and data.
type topic struct {
	words  wordSet
	people codes // of whom the data are, where the activity says of whom
	data   int   // so many of the period's categories tell without the words; 0: none do
	beside wordSet
}

var topics = map[string]topic{
	"bookkeeping":    {words: bookkeepingWords | booksWords, data: 1, beside: tradeWords},
	"vouchers":       {words: bookkeepingWords | booksWords, data: 1, beside: tradeWords},
	"letters":        {words: bookkeepingWords, data: 1, beside: tradeWords},
	"payroll":        {words: payrollWords, people: staff, data: 1},
	"minimum_wage":   {words: payrollWords, people: staff},
	"working_time":   {words: timeWords, people: staff, data: 1},
	"parental_leave": {words: timeWords, people: staff},
	"permits":        {people: staff, data: 1},
	"accidents":      {words: accidentWords},
	"personnel":      {words: personnelWords, people: staff, data: 2},
	"applicants":     {words: recruitmentWords, people: applicants, data: 1},
	"patients":       {words: patientWords, people: set(19), data: 1},
	"cctv":           {words: cctvWords, people: set(14, 26), data: 1},
	"aml":            {words: amlWords, data: 2},
}

// periodWords are the sets by which a period is known to fit.
const periodWords = bookkeepingWords | booksWords | tradeWords | payrollWords | timeWords | accidentWords | personnelWords | recruitmentWords | patientWords | cctvWords | amlWords

// A fit is a suggestion with how well it fits.
type fit struct {
	Suggestion
	score int
}

// suggestPeriods offers statutory periods, or the rules that the register has
// made of them, for data that have no period yet in a country of the companies:
// those alone that fit what the activity says of itself, the best first.
func (k *facts) suggestPeriods() []Suggestion {
	if answer := k.Retention.Answer; answer == model.AnswerNotPossible {
		return nil
	}
	words := k.tokens.sets(k.Name, periodWords)
	for i := range k.Purposes {
		words |= k.tokens.sets(k.Purposes[i].Text, periodWords)
	}
	said := map[string]bool{} // laws and rules that the activity names
	for i := range k.retention {
		said[k.retention[i].terms.Law], said[string(k.retention[i].Rule)] = true, true
	}
	var found []fit
	for _, country := range k.countries {
		open, some := k.withoutPeriod(country)
		if some {
			found = append(found, k.statutoryFits(country, open, words, said)...)
			found = append(found, k.ruleFits(country, words, said)...)
		}
	}
	slices.SortStableFunc(found, func(a, b fit) int { return cmp.Compare(b.score, a.score) })
	var list []Suggestion
	for i := range min(len(found), mostPeriods) {
		list = append(list, found[i].Suggestion)
	}
	return list
}

// statutoryFits returns the statutory periods of a country that fit.
func (k *facts) statutoryFits(country model.Country, open codes, words wordSet, said map[string]bool) (found []fit) {
	template := k.templatePeriods()
	for _, p := range law.StatutoryPeriodsOn(string(country), k.on) {
		if p.Unresolved || said[p.Law] {
			continue
		}
		score, why := k.fits(&p, open, words)
		if slices.Contains(template, p.Number) {
			score, why = score+8, "its template has it"
		}
		if score == 0 {
			continue
		}
		f := fit{score: score, Suggestion: Suggestion{
			Path: "retention", Label: p.Data + ": " + firstOf(model.Period(p.Period).Words(), p.Criterion),
			Reason: "the law in " + countryName(country) + " for " + p.Data + " (" + p.Law + "); " + why,
			Source: p.Source, Confidence: p.Confidence,
		}}
		own := k.reg.Records(model.KindRule)
		if i := slices.IndexFunc(own, func(r model.Record) bool { return adopted(r.(*model.Rule), &p) }); i >= 0 {
			rule := own[i].Base()
			if said[rule.UID] {
				continue
			}
			said[rule.UID] = true
			f.Value, f.Label = rule.UID, rule.Name
		} else {
			f.Rule = StatutoryRule(p)
		}
		found = append(found, f)
	}
	return found
}

// fits returns how well a statutory period fits data that have no period yet, 0
// for not at all, and why it does.
func (k *facts) fits(p *law.StatutoryPeriod, open codes, words wordSet) (score int, why string) {
	t := topics[p.Topic]
	if !t.people.empty() && !k.people.empty() && !k.people.meets(t.people) {
		return 0, ""
	}
	n, first := 0, ""
	for _, code := range p.Terms {
		if number := codeNumber(code); open.has(number) {
			if n++; n == 1 {
				first = k.dataWith(number)
			}
		}
	}
	switch {
	case words&t.words != 0:
		return 4 + n, "its name or purposes speak of that"
	case t.data == 0 || n < t.data || t.beside != 0 && words&t.beside == 0 || !t.people.empty() && !k.people.meets(t.people):
		return 0, ""
	}
	return n, "it has " + first
}

// dataWith returns the name of the data with a code.
func (k *facts) dataWith(number int) string {
	for i := range k.data {
		if k.data[i].term.codes.has(number) {
			return k.dataName(i)
		}
	}
	return ""
}

// ruleFits returns the other rules of the register for a country that speak of
// what the activity speaks of.
func (k *facts) ruleFits(country model.Country, words wordSet, said map[string]bool) (found []fit) {
	for _, rec := range k.reg.Records(model.KindRule) {
		r := rec.(*model.Rule)
		if said[r.UID] || r.Law != "" && said[r.Law] || !slices.Contains(r.Countries, country) && r.LawCountry != country {
			continue
		}
		if k.tokens.sets(r.Name, periodWords)&words&^tradeWords != 0 {
			said[r.UID] = true
			found = append(found, fit{score: 3, Suggestion: Suggestion{
				Path: "retention", Value: r.UID, Label: r.Name,
				Reason: "a rule of this register for " + countryName(country) + "; name or purposes speak of that",
			}})
		}
	}
	return found
}

// withoutPeriod returns the categories of data for which the record names no
// period that holds in a country, and whether there are any such data. An activity
// without data and without a period is about some.
func (k *facts) withoutPeriod(country model.Country) (open codes, some bool) {
	g := k.grid(retentionData)
	// Where there is one of a kind it is for all, see RT-02.
	sole := len(k.retention) == 1 || len(k.data) == 1
	covered := func(j int) bool {
		for i := range k.retention {
			x := &k.retention[i]
			if k.holdsIn(x, country) && (g.says(i, j) || g.unsaid[i] && sole && mayHold(x, &k.data[j])) {
				return true
			}
		}
		return false
	}
	for j := range k.data {
		if !covered(j) {
			open.add(k.data[j].term.codes)
			some = true
		}
	}
	return open, some || len(k.data) == 0 && len(k.retention) == 0
}

// holdsIn reports whether a period is one for a country, as far as it says.
func (k *facts) holdsIn(x *retention, country model.Country) bool {
	if len(x.terms.Countries) > 0 {
		return slices.Contains(x.terms.Countries, country)
	}
	if x.terms.LawCountry != "" && x.terms.LawCountry != country {
		return false
	}
	in := func(uid string) bool {
		p := k.parties[model.Link(uid)]
		return p != nil && p.Country == country
	}
	if keys := x.Scope.Companies.Keys; len(keys) > 0 {
		return slices.ContainsFunc(keys, in)
	}
	return len(x.terms.Companies) == 0 || slices.ContainsFunc(x.terms.Companies, func(l model.Link) bool { return in(string(l)) })
}

// mayHold reports whether a period that does not say for which data it is may be
// for d. One that the law made is for the data that the law speaks of.
func mayHold(x *retention, d *datum) bool {
	if x.terms.Law == "" {
		return true
	}
	shipped, fits := false, false
	for _, p := range law.StatutoryPeriods() {
		if p.Law == x.terms.Law {
			shipped = true
			fits = fits || slices.ContainsFunc(p.Terms, func(code string) bool { return d.term.codes.has(codeNumber(code)) })
		}
	}
	return fits || !shipped
}

// templatePeriods returns the periods of the template from which the activity
// was made, where its notes still say so.
func (k *facts) templatePeriods() []int {
	rest, ok := strings.CutPrefix(k.Notes, fromTemplate)
	if !ok {
		return nil
	}
	code, _, _ := strings.Cut(rest, ";")
	s, _ := law.StarterOf(code)
	return s.Periods
}
