package check

import (
	"slices"

	"ropa/model"
	"ropa/model/law"
)

// periodRules hold time limits against the statutory periods of package law.
var periodRules = map[string]func(*facts){
	"RT-06": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			if x.span == (model.Span{}) || x.terms.RuleKind != "statutory_maximum" && !k.watchesPublic(i) {
				continue
			}
			if p := k.longerThanLaw(x, k.kindsIn(retentionData, i)); p != nil {
				k.findIn(x.spot("period", x.Period != ""), "period", x.terms.Period.Words(), "longest", p.span.Words(), "law", p.Law)
			}
		}
	},
	"RT-07": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			if x.span == (model.Span{}) || x.terms.RuleKind != "statutory_minimum" || x.terms.Law == "" {
				continue
			}
			if p := k.shorterThanLaw(x, k.kindsIn(retentionData, i)); p != nil {
				k.findIn(x.spot("period", x.Period != ""), "period", x.terms.Period.Words(), "shortest", p.span.Words(), "law", p.Law)
			}
		}
	},
	"RT-10": func(k *facts) {
		if len(k.retention) == 0 {
			return
		}
		for i := range k.retention {
			x := &k.retention[i]
			if x.span == (model.Span{}) || x.span != k.retention[0].span || !k.isBookkeeping(x) {
				return
			}
		}
		g := k.grid(retentionData)
		for j := range k.data {
			if !k.data[j].term.codes.meets(notAccounting) {
				continue
			}
			for i := range k.retention {
				if g.may(i, j) {
					k.findIn(k.retention[i].spot("law", k.retention[i].Law != ""), "data", k.dataName(j))
					return
				}
			}
		}
	},
	"RT-11": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			country := x.terms.LawCountry
			if country == "" || len(k.companies) == 0 || len(x.terms.Companies) > 0 || narrow(x.Scope.Companies) {
				continue
			}
			own := k.countries
			if len(own) > 0 && !slices.Contains(own, country) && !partOf(country, own) {
				names := make([]string, len(own))
				for j, c := range own {
					names[j] = countryName(c)
				}
				k.findIn(x.spot("law_country", x.LawCountry != ""), "country", countryName(country), "own", few(names))
			}
		}
	},
	"RT-12": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			if x.span != tenYears || x.terms.LawCountry != "DE" || !k.kindsIn(retentionData, i).meets(vouchers) {
				continue
			}
			text := x.terms.Exceptions + " " + x.Note + " " + x.terms.StartNote + " " + x.terms.Criterion + " " + x.terms.Law
			if x.rule != nil {
				text += " " + x.rule.Name + " " + x.rule.Notes
			}
			p := k.period("DE", "vouchers")
			if p == nil || p.span.Compare(tenYears) >= 0 || !namesLaw(&k.tokens, x.terms.Law, p) || k.tokens.has(text, financialWords|booksWords) {
				continue
			}
			k.findIn(x.spot("period", x.Period != ""), "period", x.terms.Period.Words(), "longest", p.span.Words())
		}
	},
}

// Shipped categories of data that rules on periods speak of.
var (
	vouchers = set(20, 27) // PD: payments, orders and contracts
	// Photographs, recordings, CVs, references, appraisals, disciplinary
	// matters, tests, logs, tracking, mails, call data, location, social
	// matters, grades, preferences, complaints, free text.
	notAccounting = set(15, 16, 17, 28, 29, 34, 35, 37, 53, 54, 55, 56, 57, 59, 60, 61, 62, 63)
)

// A statutory is a statutory period that holds on the day of the checker.
type statutory struct {
	*law.StatutoryPeriod
	span  model.Span
	kinds codes
	words map[string]bool // that name its law
}

// statutoryOn returns the statutory periods of all countries on a day, without
// those whose sources conflict.
func statutoryOn(on law.Date) []statutory {
	var list []statutory
	for _, p := range law.StatutoryPeriods() {
		if !p.Holds(on) || p.Unresolved {
			continue
		}
		s := statutory{StatutoryPeriod: &p, words: lawWords(p.Law)}
		s.span, _ = model.Period(p.Period).Span()
		for _, code := range p.Terms {
			s.kinds.add(set(codeNumber(code)))
		}
		list = append(list, s)
	}
	return list
}

// lawWords returns the words by which a law is known: not its numbers, nor words
// that every law has.
func lawWords(text string) map[string]bool {
	var t tokens
	t.reset(text)
	m := map[string]bool{}
	for i := 0; t.have(i); i++ {
		w := string(t.at(i))
		if len(w) > 1 && w[0] > '9' && !commonInLaws[w] {
			m[w] = true
		}
	}
	return m
}

var commonInLaws = map[string]bool{
	"act": true, "art": true, "of": true, "the": true, "kap": true, "regulation": true, "may": true, "order": true,
	"records": true, "and": true, "code": true, "du": true, "de": true, "la": true, "practice": true, "eu": true,
	"article": true, "section": true, "sec": true, "law": true, "lag": true, "loi": true, "wet": true, "recommendation": true,
	"guideline": true, "authority": true, "former": true, "exemption": true, "decree": true, "gdpr": true, "guidance": true,
}

// namesLaw reports whether a text names the law of a statutory period.
func namesLaw(t *tokens, text string, p *statutory) bool {
	t.reset(text)
	for i := 0; t.have(i); i++ {
		if p.words[string(t.at(i))] {
			return true
		}
	}
	return false
}

// underLawOf reports whether a time limit is held against the law of a country:
// that of its law, else those of the companies.
func (k *facts) underLawOf(country string, x *retention) bool {
	switch {
	case x.terms.LawCountry != "":
		return x.terms.LawCountry == model.Country(country)
	case len(x.terms.Countries) > 0:
		return slices.Contains(x.terms.Countries, model.Country(country))
	case len(x.terms.Companies) > 0 || narrow(x.Scope.Companies):
		return false
	}
	return slices.Contains(k.countries, model.Country(country))
}

// watchesPublic reports whether time limit i is for video of passers-by, which
// is what the laws with a maximum are about; a recorded meeting is not.
func (k *facts) watchesPublic(i int) bool {
	return k.kinds.meets(video) && k.people.meets(passersBy) && k.kindsIn(retentionData, i).meets(video)
}

// longerThanLaw returns the maximum of the law that x exceeds, or nil.
func (k *facts) longerThanLaw(x *retention, kinds codes) *statutory {
	for i := range k.periods {
		p := &k.periods[i]
		if p.Kind == "statutory_maximum" && p.span != (model.Span{}) && p.kinds.meets(kinds) && k.underLawOf(p.Country, x) && x.span.Compare(p.span) > 0 {
			return p
		}
	}
	return nil
}

// shorterThanLaw returns the shortest minimum of the law that x names, for some
// of its data, where x is shorter still; else nil. A law may hold several
// minimums for the same data (books, vouchers, letters).
func (k *facts) shorterThanLaw(x *retention, kinds codes) *statutory {
	var shortest *statutory
	for i := range k.periods {
		p := &k.periods[i]
		if p.Kind == "statutory_minimum" && p.span != (model.Span{}) && p.kinds.meets(kinds) && k.underLawOf(p.Country, x) &&
			(shortest == nil || p.span.Compare(shortest.span) < 0) && namesLaw(&k.tokens, x.terms.Law, p) {
			shortest = p
		}
	}
	if shortest != nil && x.span.Compare(shortest.span) < 0 {
		return shortest
	}
	return nil
}

// isBookkeeping reports whether x rests on the bookkeeping law of a country.
func (k *facts) isBookkeeping(x *retention) bool {
	if x.terms.Law == "" {
		return false
	}
	for i := range k.periods {
		p := &k.periods[i]
		if (p.Topic == "bookkeeping" || p.Topic == "vouchers") && k.underLawOf(p.Country, x) && namesLaw(&k.tokens, x.terms.Law, p) {
			return true
		}
	}
	return false
}

// period returns the statutory period of a country on a topic, or nil.
func (k *facts) period(country, topic string) *statutory {
	for i := range k.periods {
		if p := &k.periods[i]; p.Country == country && p.Topic == topic {
			return p
		}
	}
	return nil
}

// partOf reports whether a country is a territory of one of the others, or they
// of it.
func partOf(country model.Country, others []model.Country) bool {
	belongs := func(a, b model.Country) bool {
		t, ok := law.TerritoryOf(string(a))
		return ok && t.BelongsTo == string(b)
	}
	return slices.ContainsFunc(others, func(o model.Country) bool { return belongs(country, o) || belongs(o, country) })
}
