package check

import (
	"slices"
	"strconv"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// other is a record of another kind under the rules, and what they found.
type other struct {
	*Checker
	rec   model.Record
	party *party // an own company, or nil
	rule  *bound
	found []Finding
}

func (o *other) find(path model.Path, words ...string) *Finding { return o.say(0, path, words...) }

func (o *other) say(n int, path model.Path, words ...string) *Finding {
	o.found = append(o.found, Finding{
		Rule: o.rule.ID, Severity: o.rule.Severity, Article: o.rule.Article,
		UID: o.rec.Base().UID, Path: path, Message: o.rule.forms[n].fill(words),
	})
	return &o.found[len(o.found)-1]
}

// Record returns what a record does not say, in the order of the rules. For an
// activity it is [Checker.Activity].
func (c *Checker) Record(rec model.Record) []Finding {
	if a, ok := rec.(*model.Activity); ok {
		return c.Activity(a)
	}
	o := &other{Checker: c, rec: rec}
	if p, ok := rec.(*model.Party); ok && p.Own == model.Yes {
		o.party = c.newParty(p)
	}
	for _, b := range c.otherRules {
		o.rule = b
		b.other(o)
	}
	return o.found
}

// company makes a rule of one that speaks of own companies.
func company(rule func(*other, *party)) func(*other) {
	return func(o *other) {
		if o.party != nil {
			rule(o, o.party)
		}
	}
}

// otherRules are the rules on records that are no activities.
var otherRules = map[string]func(*other){
	"OR-01": company(func(o *other, p *party) {
		if strings.TrimSpace(p.Name) == "" {
			o.say(2, "name")
		}
		if !p.reachable() {
			o.find("address", "party", clip(p.Name))
		}
	}),
	"OR-02": company(func(o *other, p *party) {
		if has, lacks := p.contacts(); len(has) == 1 {
			o.find(model.Path(map[string]string{"post": "address", "e-mail": "email", "phone": "phone"}[lacks[0]]), "party", clip(p.Name), "channels", strings.Join(lacks, " or "))
		}
	}),
	"OR-03": company(func(o *other, p *party) {
		if p.DPODesignated != model.Yes {
			return
		}
		contact := p.DPOAddress != "" || p.DPOEmail != "" || p.DPOPhone != ""
		switch {
		case p.DPOName == "" && !contact:
			o.find("dpo_name", "party", clip(p.Name), "what", "the name and contact details")
		case p.DPOName == "":
			o.find("dpo_name", "party", clip(p.Name), "what", "the name")
		case !contact:
			o.find("dpo_email", "party", clip(p.Name), "what", "the contact details")
		}
	}),
	"OR-04": company(func(o *other, p *party) {
		if p.isPublic() && p.DPODesignated != model.Yes {
			o.find("dpo_designated", "party", clip(p.Name))
		}
	}),
	"OR-06": company(func(o *other, p *party) {
		if p.DPODesignated == model.Yes && p.DPONotifiedOn == "" {
			o.find("dpo_notified_on", "party", clip(p.Name))
		}
	}),
	"OR-07": company(func(o *other, p *party) {
		named := p.RepresentativeDesignated == model.Yes || p.RepresentativeName != ""
		if p.third && !named && p.NoRepresentativeReason == "" {
			o.find("representative_name", "party", clip(p.Name), "country", countryName(p.Country))
		}
	}),
	"OR-08": company(func(o *other, p *party) {
		x, ok := law.ExemptionOn(o.on)
		if n := number(p.Employees); ok && n >= 0 && n < x.Persons && p.ExemptionNote == "" && (o.main == nil || o.main.ExemptionNote == "") {
			o.find("exemption_note", "party", clip(p.Name), "persons", string(p.Employees), "threshold", strconv.Itoa(x.Persons))
		}
	}),
	"OR-10": company(func(o *other, p *party) {
		if !p.isPublic() || !p.exempt {
			return
		}
		closed := func(x law.Exemption) bool { return x.PublicBodiesExcluded && (x.Pending || x.Holds(o.on)) }
		if slices.ContainsFunc(law.Exemptions(), closed) {
			o.find("exemption_note", "party", clip(p.Name))
		}
	}),
	"RT-17": func(o *other) {
		if r, ok := o.rec.(*model.Rule); ok && r.Law != "" && past(r.LawCheckedOn, o.twoYearsAgo) {
			o.find("law_checked_on", "law", clip(r.Law), "date", string(r.LawCheckedOn)).Since = dayAfter(shift(r.LawCheckedOn, 2))
		}
	},
	"QU-06": func(o *other) {
		var t tokens
		for path, place := range model.Leaves(o.rec) {
			f := place.Field
			if (f.Type != model.Text && f.Type != model.Long) || f.Many || path.Top() == "leftovers" || f.Key == "key" || f.Key == "uid" {
				continue
			}
			if text := place.Object.Text(f); t.placeholder(text) {
				o.find(path, "text", clip(text))
			}
		}
	},
}

// claimsExemption reports whether a company leaves activities out under Article
// 30(5). A note may also say that it does not.
func claimsExemption(p *model.Party) bool {
	var t tokens
	return p.ExemptionNote != "" && !t.has(p.ExemptionNote, unusedWords) && !t.only(p.ExemptionNote, noneWords)
}

// organisationRules are the rules on the companies that act in an activity.
var organisationRules = map[string]func(*facts){
	"OR-01": func(k *facts) {
		if len(k.companies) == 0 {
			k.say(1, spot{path: "companies"})
		}
	},
	"OR-05": func(k *facts) {
		if k.DPOCoreActivity != model.Yes {
			return
		}
		for _, p := range k.companies {
			if p.DPODesignated != model.Yes {
				k.findIn(spot{"dpo_core_activity", p.UID, "dpo_designated"}, "party", clip(p.Name))
			}
		}
	},
}
