package model

import "reflect"

// Effective values: what an activity says itself goes before what the shared
// record says (tool, rule, agreement), and that before the party. This file is
// the only place where they are resolved; checks, exports and the legal hash ask
// here.

// importer returns the party that imports the data of t: the one named, else the
// party of the recipient that t belongs to.
func (a *Activity) importer(t *Transfer) Link {
	if t.Importer != "" {
		return t.Importer
	}
	if r := a.recipient(t.Recipient); r != nil {
		return r.Party
	}
	return ""
}

// partyOf returns the party whose agreements and tools an item of rec means.
func partyOf(rec Record, item Object) Link {
	switch x := item.v.Addr().Interface().(type) {
	case *Recipient:
		return x.Party
	case *Client:
		return x.Party
	case *Transfer:
		if a, ok := rec.(*Activity); ok {
			return a.importer(x)
		}
	}
	return ""
}

func (a *Activity) recipient(key string) *Recipient {
	if key == "" {
		return nil
	}
	for i := range a.Recipients.Items {
		if r := &a.Recipients.Items[i]; r.Key == key {
			return r
		}
	}
	return nil
}

// Importer returns the party that imports the data of t, or nil: the importer,
// else the party of the recipient.
func (r *Register) Importer(a *Activity, t *Transfer) *Party { return r.Party(a.importer(t)) }

// Transfer returns the contents of the transfer tool in effect for t: what t
// says itself, over the tool that it names. The country is then the importer's,
// where neither names a country or an organisation.
func (r *Register) Transfer(a *Activity, t *Transfer) ToolTerms {
	terms := t.ToolTerms
	p := r.Importer(a, t)
	if p == nil {
		return terms
	}
	if t.Tool != "" {
		for i := range p.Tools {
			if p.Tools[i].Key == t.Tool {
				overlay(&terms, p.Tools[i].ToolTerms)
			}
		}
	}
	if terms.Country == "" && terms.Organisation == "" {
		terms.Country = p.Country
	}
	return terms
}

// Retention returns the contents of the retention rule in effect for x: what x
// says itself, over the rule that it links.
func (r *Register) Retention(x *Retention) RuleTerms {
	terms := x.RuleTerms
	if rule := r.Rule(x.Rule); rule != nil {
		overlay(&terms, rule.RuleTerms)
	}
	return terms
}

// overlay fills what terms leaves unsaid from shared.
func overlay[T any](terms *T, shared T) {
	to, from := reflect.ValueOf(terms).Elem(), reflect.ValueOf(shared)
	for i := range to.NumField() {
		if isZero(to.Field(i)) {
			to.Field(i).Set(from.Field(i))
		}
	}
}

// RecipientCountry returns the country of rc: its own, else its party's.
func (r *Register) RecipientCountry(rc *Recipient) Country {
	if rc.Country == "" {
		if p := r.Party(rc.Party); p != nil {
			return p.Country
		}
	}
	return rc.Country
}

// RecipientAgreement returns the agreement in force with recipient rc, or nil:
// the one that rc names by key, else the only one of the fitting kind that has
// not ended, be it signed or not.
func (r *Register) RecipientAgreement(rc *Recipient) *Agreement {
	kind := ""
	switch rc.Role {
	case RecipientProcessor, RecipientSubprocessor:
		kind = AgreementProcessor
	case RecipientJoint:
		kind = AgreementJoint
	}
	return r.agreement(rc.Party, rc.Agreement, kind)
}

// ClientAgreement returns the agreement in force with client c, or nil, in the
// same way.
func (r *Register) ClientAgreement(c *Client) *Agreement {
	return r.agreement(c.Party, c.Agreement, AgreementClient)
}

func (r *Register) agreement(party Link, key, kind string) *Agreement {
	p := r.Party(party)
	if p == nil {
		return nil
	}
	var only *Agreement
	for i := range p.Agreements {
		a := &p.Agreements[i]
		switch {
		case key != "" && a.Key == key:
			return a
		case key == "" && a.AgreementKind == kind && a.Status != AgreementEnded:
			if only != nil {
				return nil // two fit: which one holds is not said
			}
			only = a
		}
	}
	return only
}

// Vulnerable returns whether the people of d are vulnerable: what d says, else
// its category.
func (r *Register) Vulnerable(d *DataSubject) Answer {
	if d.Vulnerable == "" {
		if t := r.Term(d.Term); t != nil {
			return t.Vulnerable
		}
	}
	return d.Vulnerable
}

// ReviewEvery returns how often a is reviewed: what a says, else the register.
func (r *Register) ReviewEvery(a *Activity) Period {
	if a.ReviewEvery == "" {
		return r.Settings().ReviewEvery
	}
	return a.ReviewEvery
}

// Companies returns the own companies that act in a: those listed, or every own
// company of the group. It is empty when a does not say.
func (r *Register) Companies(a *Activity) []*Party {
	if a.Companies.Word == WordGroup {
		return r.OwnCompanies()
	}
	var list []*Party
	for _, uid := range a.Companies.Keys {
		if p := r.Party(Link(uid)); p != nil {
			list = append(list, p)
		}
	}
	return list
}
