package csv

import (
	"strings"

	"ropa/model"
)

// sharedFacts says in words what stands on shared records and holds for an item:
// the rule, the tool, the agreement, the address of a joint controller, what a
// measure includes. So a row can be read alone; read back, these parts are left
// alone.
type sharedFacts struct {
	reg  *model.Register
	lent model.Lent
}

// append appends the shared facts of item i of the list f.
func (s *sharedFacts) append(b []byte, r *renderer, f *model.Field, i int, item model.Object, shape *itemShape) []byte {
	a, ok := r.rec.(*model.Activity)
	if !ok {
		return b
	}
	if shared, by := (model.Words{Reg: s.reg, Rec: a, Lent: &s.lent}).Shared(item); by != "" {
		for n := range shape.slots {
			slot := &shape.slots[n]
			// A key says nothing to a reader; the agreement follows in words.
			if slot.scope != nil || slot.field.Type == model.KeyType || !item.IsZero(slot.field) || shared.IsZero(slot.field) {
				continue
			}
			b = append(append(append(b, " :: ("...), slot.label...), ": "...)
			b = append(r.value(b, shared, slot.field, inPart, item), ')')
		}
	}
	switch f.Key {
	case "recipients":
		b = r.labels.agreement(b, s.reg.RecipientAgreement(&a.Recipients.Items[i]))
	case "clients":
		b = r.labels.agreement(b, s.reg.ClientAgreement(&a.Clients[i]))
	}
	if shape.link != nil {
		b = append(b, s.linked(r, item.Text(shape.link), shape)...)
	}
	return b
}

func appendShared(b []byte, label, value string) []byte {
	b = append(append(append(b, " :: ("...), label...), ": "...)
	return append(appendEscaped(b, value, inPart), ')')
}

// agreementFacts are the fields of an agreement that a row shows.
var agreementFacts = []string{"kind", "agreement_ref", "status", "signed_on", "expires_on", "doc", "subprocessing"}

// agreement appends what a row says of the agreement that an item means, if
// there is one. Its status says whether it is in effect.
func (l *labels) agreement(b []byte, a *model.Agreement) []byte {
	if a == nil {
		return b
	}
	text, ok := l.agreements.Load(a)
	if !ok {
		words := model.Words{Reg: l.reg}
		o := model.Of(&model.Party{Agreements: []model.Agreement{*a}})
		list := o.Field("agreements")
		item := o.Item(list, 0)
		var value string
		for _, key := range agreementFacts {
			f := list.Field(key)
			if item.IsZero(f) {
				continue
			}
			if value != "" {
				value += "; "
			}
			if f.Main {
				value += words.Value(item, f)
			} else {
				value += lowerFirst(f.Label) + ": " + words.Value(item, f)
			}
		}
		text, _ = l.agreements.LoadOrStore(a, appendShared(nil, "agreement", value))
	}
	return append(b, text.([]byte)...)
}

// linked returns what the record with the given uid says of the items that name
// it, see [model.Field.LinkedFacts].
func (s *sharedFacts) linked(r *renderer, uid string, shape *itemShape) string {
	text, ok := shape.texts[uid]
	if ok {
		return text
	}
	rec := s.reg.Record(uid)
	if rec == nil {
		return ""
	}
	o := model.Of(rec)
	var b []byte
	for _, f := range shape.facts {
		if !o.IsZero(f) {
			b = append(append(append(b, " :: ("...), f.Key...), ": "...)
			b = append(r.value(b, o, f, inPart, o), ')')
		}
	}
	text = string(b)
	shape.texts[rec.Base().UID] = text // the uid at hand is part of a body, which would stay in memory
	return text
}

// namesOf loads the names of the agreements or tools of a party into n.
func (s *sharedFacts) namesOf(l *labels, n itemNames, uid, list string) itemNames {
	if p := s.reg.Party(model.Link(uid)); p != nil {
		n.load(l, model.Of(p), list)
		return n
	}
	return itemNames{}
}

// partyOf returns the party whose agreements and tools an item of rec means: the
// party or importer that it names, else the party of its recipient.
func partyOf(rec, item model.Object) string {
	for _, key := range []string{"party", "importer"} {
		if f := item.Field(key); f != nil && !item.IsZero(f) {
			return item.Text(f)
		}
	}
	if f := item.Field("recipient"); f != nil && !item.IsZero(f) {
		list := rec.Field(model.ListRecipients)
		if r, _, ok := rec.Find(list, item.Text(f)); ok {
			return r.Text(r.Field("party"))
		}
	}
	return ""
}

// contactTexts are the contact columns, one text each.
var contactTexts = [...]struct{ prefix, name, address, email, phone string }{
	{"", "name", "address", "email", "phone"},
	{"representative", "representative_name", "representative_address", "representative_email", "representative_phone"},
	{"dpo", "dpo_name", "dpo_address", "dpo_email", "dpo_phone"},
}

// contact appends a contact column of the activity at hand. Where the record names
// no company it names no controller either, whosever register it is.
func (r *renderer) contact(b []byte, head string) []byte {
	a, ok := r.rec.(*model.Activity)
	if !ok {
		return b
	}
	key := a.Companies.Word
	if key == "" {
		for _, uid := range a.Companies.Keys {
			key += uid + ","
		}
	}
	texts, ok := r.contacts[key]
	if !ok {
		companies := r.reg.Companies(a)
		for i := range texts {
			texts[i] = contactText(companies, i)
		}
		if r.contacts == nil {
			r.contacts = map[string][len(contactTexts)]string{}
		}
		r.contacts[strings.Clone(key)] = texts
	}
	for i, h := range contactColumns {
		if h == head {
			return append(b, texts[i]...)
		}
	}
	return b
}

// noneDesignated is the contact of a company that says that it has designated
// nobody. One that does not say it has none.
const noneDesignated = "none designated"

// contactText returns contact column i for the given companies. A representative
// or data protection officer that not all of them share says for whom.
func contactText(companies []*model.Party, i int) string {
	var texts []string
	who := map[string][]string{}
	for _, p := range companies {
		text := contactOf(p, i)
		if text == "" {
			continue
		}
		if who[text] == nil {
			texts = append(texts, text)
		}
		who[text] = append(who[text], p.Name)
	}
	var b []byte
	for j, text := range texts {
		if j > 0 {
			b = append(b, " | "...)
		}
		b = append(b, text...)
		if i == 0 || len(who[text]) == len(companies) {
			continue
		}
		b = append(b, " :: for: "...)
		for n, name := range who[text] {
			if n > 0 {
				b = append(b, ", "...)
			}
			b = appendEscaped(b, name, inCommas)
		}
	}
	return string(b)
}

func contactOf(p *model.Party, i int) string {
	o := model.Of(p)
	c := contactTexts[i]
	var b []byte
	text := func(key string) string { return o.Text(o.Field(key)) }
	b = appendEscaped(b, text(c.name), inFirst)
	for _, kv := range [][2]string{{"address", c.address}, {"email", c.email}, {"phone", c.phone}} {
		if v := text(kv[1]); v != "" {
			b = appendEscaped(appendLabel(b, 0, kv[0]), v, inPart)
		}
	}
	if len(b) > 0 {
		return string(b)
	}
	switch c.prefix {
	case "dpo":
		if p.DPODesignated == model.No {
			return noneDesignated
		}
	case "representative":
		why := p.NoRepresentativeReason
		if p.RepresentativeDesignated != model.No && (p.RepresentativeDesignated != "" || why == "") {
			return ""
		}
		b = append(b, noneDesignated...)
		if why != "" {
			b = appendEscaped(appendLabel(b, 0, "reason"), why, inPart)
		}
	}
	return string(b)
}

func lowerFirst(s string) string {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
