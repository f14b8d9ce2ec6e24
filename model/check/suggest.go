package check

import (
	"slices"

	"ropa/model"
	"ropa/model/law"
)

// A Suggestion is a value that may be entered, and why. It is never stored
// without a yes.
type Suggestion struct {
	Path   model.Path `json:"path"`  // the field, or the list that gets an item
	Value  string     `json:"value"` // a code, an answer, a text or the uid of a record
	Label  string     `json:"label"` // the value in words
	Reason string     `json:"reason"`

	// Rule is a retention rule to adopt, without a uid, where the register does
	// not have it yet; Value is then empty.
	Rule *model.Rule `json:"rule,omitempty"`

	// Source and Confidence (A, B, C) say where the value comes from, for what
	// the law's tables suggest.
	Source     string `json:"source,omitempty"`
	Confidence string `json:"confidence,omitempty"`
}

// Suggest returns what may be entered in a where it says nothing yet: the company
// where there is one alone, criteria of an impact assessment, roles of recipients,
// retention periods, laws for numbers and criminal data, answers that follow from
// the categories. Only what fits the rest of the record is suggested, and of
// periods the few that fit best.
func (c *Checker) Suggest(a *model.Activity) []Suggestion {
	k := c.facts(a)
	defer c.release(k)
	var list []Suggestion
	if only := c.only(); only != nil && a.Companies.IsZero() {
		list = append(list, Suggestion{Path: "companies", Value: only.UID, Label: firstOf(only.Name), Reason: "there is no other own company"})
		if only.Country != "" {
			k.countries = append(k.countries, only.Country) // whose law is suggested with it
		}
	}
	list = append(list, k.suggestPeople()...)
	list = append(list, k.suggestRoles()...)
	list = append(list, k.suggestPeriods()...)
	list = append(list, k.suggestLaws()...)
	return append(list, k.suggestAssessment()...)
}

func (k *facts) suggestPeople() (list []Suggestion) {
	add := func(path model.Path, value, label, reason string) {
		list = append(list, Suggestion{Path: path, Value: value, Label: label, Reason: reason})
	}
	if k.Children == "" && k.people.meets(children) {
		add("children", string(model.Yes), "yes", "children are among the data subjects")
	}
	if k.SpecialData == "" {
		for i := range k.data {
			if k.data[i].term.special {
				add("special_data", "processed", "processed", k.dataName(i)+" is a special category")
				break
			}
		}
	}
	return list
}

func (k *facts) suggestRoles() (list []Suggestion) {
	for i := range k.recipients {
		r := &k.recipients[i]
		if role := r.term.DefaultRole; role != "" && role != model.RecipientUndecided && (r.Role == "" || r.Role == model.RecipientUndecided) {
			list = append(list, Suggestion{
				Path: at("recipients", r.Key, "role"), Value: role, Label: law.RecipientRoles.Label(role),
				Reason: "the usual role of " + clip(r.term.Name),
			})
		}
		if r.Term == "" && r.party != nil && r.party.Term != "" {
			list = append(list, Suggestion{
				Path: at("recipients", r.Key, "term"), Value: string(r.party.Term), Label: r.term.Name,
				Reason: "the usual category of " + clip(r.party.Name),
			})
		}
	}
	return list
}

// adopted reports whether a rule of the register is a statutory period.
func adopted(r *model.Rule, p *law.StatutoryPeriod) bool {
	return r.Law == p.Law && (r.LawCountry == model.Country(p.Country) || p.Country == "EU") && (p.Period == "" || r.Period == model.Period(p.Period))
}

// StatutoryRule returns a statutory period as a rule that a register can adopt
// and correct. It has no uid.
func StatutoryRule(p law.StatutoryPeriod) *model.Rule {
	r := &model.Rule{
		Common: model.Common{Name: p.Country + ": " + p.Data, Notes: p.Note},
		RuleTerms: model.RuleTerms{
			Period: model.Period(p.Period), Criterion: p.Criterion, CountedFrom: p.CountedFrom,
			RuleKind: p.Kind, Law: p.Law, LawCheckedOn: p.CheckedOn, Action: p.Action,
		},
	}
	if p.Trigger != "" {
		r.Starts = []string{p.Trigger}
	}
	if p.Country != "EU" {
		r.Countries = []model.Country{model.Country(p.Country)}
		r.LawCountry = model.Country(p.Country)
	}
	if p.Longest != "" {
		r.Exceptions = "at most " + model.Period(p.Longest).Words()
	}
	return r
}

func (k *facts) suggestLaws() (list []Suggestion) {
	add := func(path model.Path, article string, country model.Country, reason string) bool {
		p, ok := law.ProvisionOn(article, string(country), k.day)
		if ok && p.Law != "" {
			list = append(list, Suggestion{Path: path, Value: p.Law, Label: p.Law, Reason: reason + " in " + countryName(country), Source: p.Source, Confidence: p.Confidence})
		}
		return ok
	}
	for _, country := range k.countries {
		for i := range k.data {
			if d := &k.data[i]; d.term.nationalID && d.NationalIDLaw == "" {
				add(at("personal_data", d.Key, "national_id_law"), "87", country, "the law on the national number")
			}
		}
		if k.hasCriminal() && !slices.ContainsFunc(k.LegalBases, func(b model.LegalBasis) bool { return b.Art10Law != "" }) {
			for i := range k.LegalBases {
				if k.reachesCriminal(i) {
					add(at("legal_bases", k.LegalBases[i].Key, "art10_law"), "10", country, "the law on criminal data")
				}
			}
		}
	}
	return list
}

// reachesCriminal reports whether legal basis i may be for criminal data.
func (k *facts) reachesCriminal(i int) bool {
	g := k.grid(basesData)
	for j := range k.data {
		if k.data[j].term.criminal && g.may(i, j) {
			return true
		}
	}
	return false
}

// suggestAssessment offers criteria of WP248, a case of Article 35(3), and
// whether an impact assessment is due.
func (k *facts) suggestAssessment() (list []Suggestion) {
	criteria := slices.Clone(k.DPIACriteria)
	for _, h := range law.SuggestCriteria(k.lawTerms(), k.yes()...) {
		if !slices.Contains(criteria, h.Criterion) {
			criteria = append(criteria, h.Criterion)
			list = append(list, Suggestion{
				Path: "dpia_criteria", Value: h.Criterion, Label: law.DPIACriteria.Label(h.Criterion), Reason: h.Why,
				Source: h.Source, Confidence: h.Confidence,
			})
		}
	}
	listed := k.DPIAListedCase
	if code, why := k.listedCase(); listed == "" && code != "" {
		listed = code
		list = append(list, Suggestion{Path: "dpia_listed_case", Value: code, Label: law.DPIAListedCases.Label(code), Reason: why})
	}
	if k.DPIARequired == "" {
		switch {
		case listed != "":
			list = append(list, Suggestion{Path: "dpia_required", Value: string(model.Yes), Label: "yes", Reason: "a case of Art. " + clip(listed)})
		case len(criteria) >= 2:
			list = append(list, Suggestion{Path: "dpia_required", Value: string(model.Yes), Label: "yes", Reason: "two or more criteria of WP248 normally call for one"})
		}
	}
	return list
}

// lawTerms returns the terms of the activity as package law wants them.
func (k *facts) lawTerms() []law.Term {
	var terms []law.Term
	add := func(t *term, vulnerable bool) {
		x := law.Term{
			Code: t.Code, Special: t.Special, Criminal: t.criminal, HighlyPersonal: t.personal, Vulnerable: vulnerable,
		}
		if t.special && x.Special == "" {
			x.Special = "special"
		}
		terms = append(terms, x)
	}
	for i := range k.subjects {
		add(k.subjects[i].term, k.subjects[i].vulnerable)
	}
	for i := range k.data {
		add(k.data[i].term, false)
	}
	return terms
}

// yes returns the keys of the questions that are answered yes.
func (k *facts) yes() (keys []string) {
	for _, q := range [...]struct {
		key    string
		answer model.Answer
	}{
		{"automated_decisions", k.AutomatedDecisions},
		{"profiling", k.Profiling},
		{"large_scale", k.LargeScale},
		{"children", k.Children},
	} {
		if q.answer == model.Yes {
			keys = append(keys, q.key)
		}
	}
	return keys
}

// listedCase returns the case of Article 35(3) that the answers amount to.
func (k *facts) listedCase() (code, why string) {
	switch large := k.LargeScale == model.Yes; {
	case k.AutomatedDecisions == model.Yes && k.Profiling == model.Yes:
		return "35.3.a", "people are profiled, and decisions are made by machines alone"
	case large && (k.hasSpecial() || k.hasCriminal()):
		return "35.3.b", "special categories or criminal data on a large scale"
	case large && k.kinds.meets(video) && k.people.meets(passersBy):
		return "35.3.c", "video of passers-by on a large scale"
	}
	return "", ""
}
