package model

import (
	"reflect"
	"slices"
)

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
	p := r.Importer(a, t)
	switch {
	case p == nil:
		return t.ToolTerms
	case t.ToolTerms == ToolTerms{}: // as most are
		return p.toolBeside(t)
	}
	return overlaid(t.ToolTerms, p.toolBeside(t))
}

// toolBeside returns what p, the importer, says where t does not. A part that
// belongs to another one goes with it: a transfer to an organisation is not one to
// the country of the shared tool, and a mechanism of its own has no module of
// somebody else's clauses.
func (p *Party) toolBeside(t *Transfer) ToolTerms {
	var shared ToolTerms
	if t.Tool != "" {
		for i := range p.Tools {
			if p.Tools[i].Key == t.Tool {
				shared = p.Tools[i].ToolTerms
				break
			}
		}
	}
	if t.Mechanism != "" && t.Mechanism != shared.Mechanism {
		shared.Module = ""
	}
	switch {
	case t.Country != "" || t.Organisation != "":
		shared.Country, shared.Organisation = "", ""
	case shared.Country == "" && shared.Organisation == "":
		shared.Country = p.Country
	}
	return shared
}

// Retention returns the contents of the retention rule in effect for x: what x
// says itself, over the rule that it links. Its lists belong to the records and
// must not be changed.
func (r *Register) Retention(x *Retention) RuleTerms {
	if rule := r.Rule(x.Rule); rule != nil {
		return overlaid(x.RuleTerms, rule.beside(x))
	}
	return x.RuleTerms
}

// beside returns what the rule says where x does not. Nobody has looked up a law
// that only x names, nor said where it is in force.
func (rule *Rule) beside(x *Retention) RuleTerms {
	shared := rule.RuleTerms
	if x.Law != "" && x.Law != shared.Law {
		shared.LawCountry, shared.LawCheckedOn = "", ""
	}
	return shared
}

// overlaid returns terms with what they leave unsaid from shared.
func overlaid[T any](terms, shared T) T {
	to, from := reflect.ValueOf(&terms).Elem(), reflect.ValueOf(&shared).Elem()
	for i := range to.NumField() {
		if f := to.Field(i); f.Len() == 0 { // they are texts and lists
			f.Set(from.Field(i))
		}
	}
	return terms
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
// the one that rc names by key, else the only one that has not ended, be it signed
// or not, of the kind that its role asks for. Processors and joint controllers
// need one; no kind belongs to the other roles.
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
	if key == "" && kind == "" {
		return nil
	}
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

// Included returns the links to all that t includes, directly or over others: a
// baseline of measures may include another one. Each comes once, the nearest
// first, and t is not among them although terms may include one another in a
// circle.
func (r *Register) Included(t *Term) []Link {
	if len(t.Includes) == 0 {
		return nil
	}
	var list []Link
	seen := map[Link]bool{Link(t.UID): true}
	for at := -1; at < len(list); at++ {
		if at >= 0 {
			t = r.Term(list[at])
		}
		if t == nil {
			continue // it leads nowhere
		}
		for _, link := range t.Includes {
			if !seen[link] {
				seen[link] = true
				list = append(list, link)
			}
		}
	}
	return list
}

// special reports whether data of a category are of Article 9, or of one that it
// includes.
func (r *Register) special(category Link) bool {
	t := r.Term(category)
	if t == nil {
		return false
	}
	return t.Special != "" || slices.ContainsFunc(r.Included(t), func(link Link) bool {
		x := r.Term(link)
		return x != nil && x.Special != ""
	})
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

// Lends reports whether activities take values from records of kind k: those that
// this file looks into. The others are only named.
func (k Kind) Lends() bool {
	switch k {
	case KindParty, KindRule, KindTerm, KindRegister:
		return true
	}
	return false
}

// A Lent holds what an item takes from shared records, see [Words.Shared].
type Lent struct {
	retention   Retention
	transfer    Transfer
	recipient   Recipient
	client      Client
	dataSubject DataSubject
}

// Shared returns what holds for an item where it does not say so itself, as an
// Object with the same fields, and the name of the record that says it: the
// retention rule, the importer with its transfer tool, the recipient or client
// with its agreement, the category of data subjects. The name is empty when there
// is none.
func (w Words) Shared(item Object) (Object, string) {
	lent := w.Lent
	if lent == nil {
		lent = new(Lent)
	}
	switch x := item.v.Addr().Interface().(type) {
	case *Retention:
		if rule := w.Reg.Rule(x.Rule); rule != nil {
			lent.retention = Retention{RuleTerms: rule.beside(x)}
			return item.like(&lent.retention), rule.Name
		}
	case *Transfer:
		if a, ok := w.Rec.(*Activity); ok {
			if p := w.Reg.Importer(a, x); p != nil {
				lent.transfer = Transfer{ToolTerms: p.toolBeside(x)}
				return item.like(&lent.transfer), p.Name
			}
		}
	case *Recipient:
		if p := w.Reg.Party(x.Party); p != nil {
			lent.recipient = Recipient{Party: x.Party, Country: p.Country, Agreement: keyOf(w.Reg.RecipientAgreement(x))}
			return item.like(&lent.recipient), p.Name
		}
	case *Client:
		if p := w.Reg.Party(x.Party); p != nil {
			lent.client = Client{Party: x.Party, Agreement: keyOf(w.Reg.ClientAgreement(x))}
			return item.like(&lent.client), p.Name
		}
	case *DataSubject:
		if t := w.Reg.Term(x.Term); t != nil {
			lent.dataSubject = DataSubject{Vulnerable: t.Vulnerable}
			return item.like(&lent.dataSubject), t.Name
		}
	}
	return Object{}, ""
}

// like returns what p points to, an item of the same list as o, as an Object.
func (o Object) like(p any) Object { return Object{reflect.ValueOf(p).Elem(), o.set} }

func keyOf(a *Agreement) string {
	if a == nil {
		return ""
	}
	return a.Key
}
