package model

import (
	"reflect"
	"slices"
)

// A Conflict is a place that both sides changed, and differently.
type Conflict struct {
	Path   Path
	Field  *Field
	Ours   string // in stored form, or what was done to an item; "" when it says nothing
	Theirs string
	Text   string // why it is one, where the values alone do not show it
}

// Merge brings two states of a record together that both come from base. What
// only one side changed is taken, list item by list item; sides that made the
// same change agree. Lists keep the order of the side that changed it; where both
// did, one of the two orders is taken, the same for both.
//
// What both changed differently is a [Conflict]. merged then has our side, but
// for lists, from which nothing is lost: an item that one side took out and the
// other changed, or names in a place of its own, stays, and so do items beside
// the other side's answer that there are none. Unless there are conflicts, merged
// is the same whichever side is ours, and it can be saved when both sides can. It
// shares nothing with them. [Take] puts a decision into effect.
func Merge(base, ours, theirs Record) (merged Record, conflicts []Conflict) {
	m := merger{base: base, ours: Clone(ours), theirs: Clone(theirs), kept: map[itemRef]kept{}}
	for m.keepEdited() {
	}
	for {
		m.merged, m.conflicts = Clone(m.ours), nil
		m.object(Of(base), Of(m.merged), Of(m.theirs), "")
		if !m.keepNamed(ours, theirs) {
			break
		}
	}
	m.separate(ours, theirs)
	return m.merged, m.conflicts
}

// A merger merges theirs into a copy of ours. In ours and theirs are the items
// again that one side took out and that must stay.
type merger struct {
	base, ours, theirs, merged Record

	kept      map[itemRef]kept
	conflicts []Conflict
}

// An itemRef stands for an item of one of the record's own lists.
type itemRef struct {
	list string
	id   identity
}

// kept is why an item stays that one side took out.
type kept struct{ ours, theirs, text string }

func (m *merger) add(c Conflict) { m.conflicts = append(m.conflicts, c) }

// object merges t into o, which holds our side.
func (m *merger) object(b, o, t Object, at Path) {
	hadO, hadT := partyOf(m.ours, o), partyOf(m.theirs, t)
	first := len(m.conflicts)
	for _, f := range o.set.list {
		p := at.Of(f)
		switch {
		case f.Type == ScopeType:
			m.object(b.Scope(f), o.Scope(f), t.Scope(f), p)
		case f.Type == SaidType:
			m.said(b, o, t, f, p)
		case f.Type == ItemsType:
			m.items(b, o, t, f, p)
		case f.onParty() && (hadO != hadT || hadO != partyOf(m.merged, o)):
			m.partyKey(b, o, t, f, p, hadO, hadT, first)
		case sameLeaf(o, t, f) || sameLeaf(b, t, f):
		case sameLeaf(b, o, f):
			o.Copy(f, t)
		case f.Many:
			o.SetTexts(f, mergeTexts(b.Texts(f), o.Texts(f), t.Texts(f)))
		case f.Type == SelectionType && o.Selection(f).Word == "" && t.Selection(f).Word == "":
			o.SetSelection(f, These(mergeTexts(b.Selection(f).Keys, o.Selection(f).Keys, t.Selection(f).Keys)...))
		default:
			m.add(Conflict{Path: p, Field: f, Ours: o.Text(f), Theirs: t.Text(f)})
		}
	}
}

// onParty reports whether f holds the key of something that stands on a party.
func (f *Field) onParty() bool {
	return f.Type == KeyType && (f.List == ListAgreements || f.List == ListTools)
}

// partyKey merges a key that stands on a party, where the sides do not mean the
// same party: a key goes with its party, and means nothing with another. It is no
// conflict of its own where the party is one, among the conflicts from first on.
func (m *merger) partyKey(b, o, t Object, f *Field, at Path, hadO, hadT Link, first int) {
	was, our, their := b.Text(f), o.Text(f), t.Text(f)
	party := partyOf(m.merged, o)
	result, lost := "", our != "" || their != ""
	switch party {
	case hadO:
		result, lost = our, their != "" && their != was
	case hadT:
		result, lost = their, our != "" && our != was
	}
	o.SetText(f, result)
	byParty := func(c Conflict) bool { return c.Field.Type == LinkType && c.Field.To == KindParty }
	if lost && our != their && !slices.ContainsFunc(m.conflicts[first:], byParty) {
		m.add(Conflict{Path: at, Field: f, Ours: our, Theirs: their, Text: otherParty})
	}
}

// otherParty is why a key that stands on a party is a conflict.
const otherParty = "the party on which it stands was changed too"

// loneKeys clears the keys that stand on a party in an item that side alone has,
// where the party behind it has become another.
func (m *merger) loneKeys(item Object, side Record, at Path) {
	for _, f := range item.set.list {
		key := ""
		if f.onParty() {
			key = item.Text(f)
		}
		if key == "" || partyOf(side, item) == partyOf(m.merged, item) {
			continue
		}
		item.Clear(f)
		c := Conflict{Path: at.Of(f), Field: f, Text: otherParty}
		if side == m.ours {
			c.Ours = key
		} else {
			c.Theirs = key
		}
		m.add(c)
	}
}

func (m *merger) said(b, o, t Object, f *Field, at Path) {
	answerB, reasonB := b.Answer(f)
	answerO, reasonO := o.Answer(f)
	answerT, reasonT := t.Answer(f)
	listed := o.Len(f) > 0 && t.Len(f) > 0
	before := len(m.conflicts)
	answer := m.text(at.Key("answer"), f, answerB, answerO, answerT)
	decided := len(m.conflicts) > before
	reason := m.text(at.Key("reason"), f, reasonB, reasonO, reasonT)
	m.items(b, o, t, f, at)
	switch {
	case o.Len(f) > 0 && answer != AnswerListed:
		if answer != "" && !decided {
			m.add(Conflict{Path: at.Key("answer"), Field: f, Ours: answerO, Theirs: answerT, Text: "one side answers without a list, the other has items"})
		}
		answer = AnswerListed
	case o.Len(f) == 0 && listed && answer == AnswerListed:
		answer = "" // each side took out what the other kept
	}
	o.SetAnswer(f, answer, reason)
}

func (m *merger) text(at Path, f *Field, b, o, t string) string {
	switch {
	case o == t || t == b:
		return o
	case o == b:
		return t
	}
	m.add(Conflict{Path: at, Field: f, Ours: o, Theirs: t})
	return o
}

func (m *merger) items(b, o, t Object, f *Field, at Path) {
	idsB, idsO, idsT := b.identities(f), o.identities(f), t.identities(f)
	inB, inO, inT := placesOf(idsB), placesOf(idsO), placesOf(idsT)
	ids := mergeLists(idsB, idsO, idsT)
	list := o.slice(f)
	merged := reflect.MakeSlice(list.Type(), len(ids), len(ids))
	for i, id := range ids {
		item := Object{merged.Index(i), f.set}
		placeO, isOurs := inO[id]
		placeT, isTheirs := inT[id]
		switch {
		case !isTheirs:
			item.v.Set(o.Item(f, placeO).v)
			m.loneKeys(item, m.ours, at.Item(id.text))
		case !isOurs:
			item.v.Set(t.Item(f, placeT).v)
			m.loneKeys(item, m.theirs, at.Item(id.text))
		default:
			item.v.Set(o.Item(f, placeO).v)
			was := Object{reflect.New(item.v.Type()).Elem(), f.set}
			if placeB, ok := inB[id]; ok {
				was = b.Item(f, placeB)
			}
			if k, ok := m.kept[itemRef{f.Key, id}]; ok {
				m.add(Conflict{Path: at.Item(id.text), Field: f, Ours: k.ours, Theirs: k.theirs, Text: k.text})
			}
			m.object(was, item, t.Item(f, placeT), at.Item(id.text))
		}
	}
	if len(ids) == 0 {
		merged = reflect.Zero(list.Type())
	}
	list.Set(merged)
}
