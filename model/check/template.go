package check

import (
	"fmt"
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// Template returns a draft of a starter activity (a code of [law.Starters], such
// as "payroll") for a country, and the records that it links and the register
// lacks: shipped terms and the statutory periods of the country as rules. The
// legal bases are those of a public body where the main company is one. Nothing
// is in the register yet; everything is a default to be adapted, and says so.
//
// Scopes are not said: which data are about whom, and for which data a period
// holds, is for a person to say.
func (c *Checker) Template(code, country string) (*model.Activity, []model.Record, error) {
	s, ok := law.StarterOf(code)
	if !ok {
		return nil, nil, c.noStarter(code)
	}
	if country == "" && c.main != nil {
		country = string(c.main.Country)
	}
	if country != "" {
		known, ok := law.FindCountry(country)
		if !ok {
			return nil, nil, fmt.Errorf("template %s for country %.40q: it is no country code such as DK", code, country)
		}
		country = known
	}
	t := &templater{Checker: c, starter: s, country: country}
	return t.activity(), t.records, nil
}

func (c *Checker) noStarter(code string) error {
	var known []string
	for _, s := range law.Starters() {
		known = append(known, s.Code)
	}
	if near, ok := model.Nearest(code, known); ok {
		return fmt.Errorf("template %.40q is not known; did you mean %q?", code, near)
	}
	return fmt.Errorf("template %.40q is not known; there are %s", code, strings.Join(known, ", "))
}

// fromTemplate begins the notes of an activity that was made from a template.
const fromTemplate = "From the template "

type templater struct {
	*Checker
	starter law.Starter
	country string
	records []model.Record
	keys    map[string]int
}

// key returns the next key for items of a list, such as p1.
func (t *templater) key(prefix string) string {
	if t.keys == nil {
		t.keys = map[string]int{}
	}
	t.keys[prefix]++
	return fmt.Sprint(prefix, t.keys[prefix])
}

func (t *templater) activity() *model.Activity {
	s := t.starter
	a := &model.Activity{
		Common: model.Common{UID: model.NewUID(), Name: s.Name},
		Role:   model.RoleController, RecordStatus: model.RecordDraft, ProcessingStatus: model.StatusPlanned,
		DPIACriteria: slices.Clone(s.DPIACriteria),
	}
	if only := t.only(); only != nil {
		a.Companies = model.These(only.UID)
	}
	for _, p := range s.Purposes {
		a.Purposes = append(a.Purposes, model.Purpose{Key: t.key("p"), Text: p})
	}
	public := t.main != nil && t.main.isPublic() || !s.Company
	for _, code := range s.BasesFor(public) {
		a.LegalBases = append(a.LegalBases, model.LegalBasis{Key: t.key("b"), Art6: code})
	}
	for i, code := range s.Exceptions {
		if i < len(a.LegalBases) {
			a.LegalBases[i].Art9 = code
			continue
		}
		a.LegalBases = append(a.LegalBases, model.LegalBasis{Key: t.key("b"), Art9: code})
	}
	for _, code := range s.DataSubjects {
		a.DataSubjects = append(a.DataSubjects, model.DataSubject{Key: t.key("s"), Term: t.term(code)})
	}
	for _, code := range s.PersonalData {
		a.PersonalData = append(a.PersonalData, model.PersonalData{Key: t.key("d"), Term: t.term(code)})
	}
	for _, code := range s.Recipients {
		shipped, _ := law.TermOf(code)
		a.Recipients.Answer = model.AnswerListed
		a.Recipients.Items = append(a.Recipients.Items, model.Recipient{Key: t.key("r"), Term: t.term(code), Role: shipped.DefaultRole})
	}
	for _, code := range s.Measures {
		a.Measures.Answer = model.AnswerListed
		a.Measures.Items = append(a.Measures.Items, model.Measure{Key: t.key("m"), Term: t.term(code)})
	}
	t.retention(a)
	a.Notes = fromTemplate + s.Code + "; a default to be adapted."
	if s.Hint != "" {
		a.Notes += " Note: " + s.Hint + "."
	}
	return a
}

// term returns the link to a shipped term, and adds the term where the register
// does not have it.
func (t *templater) term(code string) model.Link {
	link := model.Link(model.TermUID(code))
	if t.reg.Term(link) != nil {
		return link
	}
	for _, x := range model.ShippedTerms() {
		if x.Code == code && !slices.ContainsFunc(t.records, func(r model.Record) bool { return r.Base().UID == x.UID }) {
			t.records = append(t.records, x)
		}
	}
	return link
}

// retention adds the statutory periods of the country, as rules, and the usual
// period or criterion where there is none.
func (t *templater) retention(a *model.Activity) {
	add := func(x model.Retention) {
		x.Key = t.key("x")
		a.Retention.Answer = model.AnswerListed
		a.Retention.Items = append(a.Retention.Items, x)
	}
	for _, n := range t.starter.Periods {
		if p, ok := law.StatutoryPeriodOf(n, t.on); ok && !p.Unresolved && (p.Country == t.country || p.Country == "EU" && law.InEEA(t.country, t.on)) {
			add(model.Retention{Rule: t.rule(&p)})
		}
	}
	if len(a.Retention.Items) > 0 {
		return
	}
	s := t.starter
	x := model.Retention{RuleTerms: model.RuleTerms{Period: model.Period(s.Period), Criterion: s.Retention, RuleKind: "business_decision"}}
	if s.Trigger != "" {
		x.Starts = []string{s.Trigger}
	}
	if s.Longest != "" {
		x.Note = "in practice up to " + model.Period(s.Longest).Words()
	}
	if s.Period == "" && s.Trigger == "" {
		x.RuleKind = ""
	}
	add(x)
}

// rule returns the link to the rule of a statutory period, and adds the rule
// where the register has not adopted it.
func (t *templater) rule(p *law.StatutoryPeriod) model.Link {
	for _, rec := range t.reg.Records(model.KindRule) {
		if r := rec.(*model.Rule); adopted(r, p) {
			return model.Link(r.UID)
		}
	}
	r := StatutoryRule(*p)
	r.UID = model.NewUID()
	t.records = append(t.records, r)
	return model.Link(r.UID)
}
