package model

import (
	"reflect"
	"slices"
)

// A Difference is one place in which two states of a record differ.
type Difference struct {
	Path  Path
	Op    DifferenceOp
	Field *Field
	Part  string // "answer" or "reason" of an answered list

	// Old and New are the objects that hold the field, or the item itself where
	// an item was added or removed; one of them is then not set.
	Old, New Object

	oldRec, newRec Record
}

// DifferenceOp says what happened to a place.
type DifferenceOp string

// The operations.
const (
	Changed DifferenceOp = "changed"
	Added   DifferenceOp = "added"   // an item
	Removed DifferenceOp = "removed" // an item
	Moved   DifferenceOp = "moved"   // the order of a list
)

// Diff returns where old and new differ, in catalogue order: field by field, and
// in lists item by item, told apart by their keys and not by their places. Both
// must be of one kind.
func Diff(old, new Record) []Difference {
	d := differ{old: old, new: new}
	d.object(Of(old), Of(new), "")
	return d.list
}

type differ struct {
	old, new Record
	list     []Difference
}

func (d *differ) add(x Difference) {
	x.oldRec, x.newRec = d.old, d.new
	d.list = append(d.list, x)
}

func (d *differ) object(a, b Object, at Path) {
	for _, f := range a.set.list {
		p := at.Of(f)
		switch f.Type {
		case ScopeType:
			d.object(a.Scope(f), b.Scope(f), p)
		case SaidType:
			answerA, reasonA := a.Answer(f)
			answerB, reasonB := b.Answer(f)
			if answerA != answerB {
				d.add(Difference{Path: p.Key("answer"), Op: Changed, Field: f, Part: "answer", Old: a, New: b})
			}
			if reasonA != reasonB {
				d.add(Difference{Path: p.Key("reason"), Op: Changed, Field: f, Part: "reason", Old: a, New: b})
			}
			d.items(a, b, f, p)
		case ItemsType:
			d.items(a, b, f, p)
		default:
			if !sameLeaf(a, b, f) {
				d.add(Difference{Path: p, Op: Changed, Field: f, Old: a, New: b})
			}
		}
	}
}

func (d *differ) items(a, b Object, f *Field, at Path) {
	for _, item := range a.Items(f) {
		if _, _, ok := b.Find(f, item.Key()); !ok {
			d.add(Difference{Path: at.Item(item.Key()), Op: Removed, Field: f, Old: item})
		}
	}
	for _, item := range b.Items(f) {
		if was, _, ok := a.Find(f, item.Key()); ok {
			d.object(was, item, at.Item(item.Key()))
		} else {
			d.add(Difference{Path: at.Item(item.Key()), Op: Added, Field: f, New: item})
		}
	}
	if !slices.Equal(common(a.keys(f), b.keys(f)), common(b.keys(f), a.keys(f))) {
		d.add(Difference{Path: at, Op: Moved, Field: f, Old: a, New: b})
	}
}

// common returns the keys of a that b has too, in the order of a.
func common(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(k string) bool { return !slices.Contains(b, k) })
}

// sameLeaf reports whether f says the same in a and b.
func sameLeaf(a, b Object, f *Field) bool {
	switch {
	case f.Many:
		return slices.Equal(a.Texts(f), b.Texts(f))
	case f.Type == SelectionType:
		x, y := a.Selection(f), b.Selection(f)
		return x.Word == y.Word && slices.Equal(x.Keys, y.Keys)
	case f.Type == CountType:
		return a.at(f).Interface() == b.at(f).Interface()
	}
	return a.at(f).String() == b.at(f).String()
}

// Same reports whether two records of one kind say the same: whether [Diff] finds
// nothing. It goes by places and not by keys, so a form can ask at every key press.
func Same(a, b Record) bool { return sameObject(Of(a), Of(b)) }

// Words returns the two sides of d in words, as the links are called in reg. The
// side that is not there is "".
func (d Difference) Words(reg *Register) (old, new string) {
	return d.side(reg, d.oldRec, d.Old), d.side(reg, d.newRec, d.New)
}

func (d Difference) side(reg *Register, rec Record, o Object) string {
	w := Words{Reg: reg, Rec: rec}
	switch {
	case o.set == nil:
		return ""
	case d.Part != "":
		answer, reason := o.Answer(d.Field)
		if d.Part == "reason" {
			return reason
		}
		return d.Field.Choices.Label(answer)
	case d.Op == Added || d.Op == Removed:
		return w.Details(o)
	case d.Op == Moved:
		return w.Summary(o, d.Field)
	}
	return w.Value(o, d.Field)
}

// Details returns everything an item says in one line: its name first, then the
// other parts with their labels.
func (w Words) Details(item Object) string {
	text := w.Item(item)
	named := false
	for _, f := range item.set.list {
		if f.Key == "key" || item.IsZero(f) {
			continue
		}
		if f.Main && !named {
			named = true
			continue
		}
		text += "; " + f.Label + ": " + w.Summary(item, f)
	}
	return text
}

// A Conflict is a place that both sides changed, and differently.
type Conflict struct {
	Path   Path
	Field  *Field
	Ours   string // in stored form; "" when it says nothing
	Theirs string
	Text   string // why it is one, where the values alone do not show it
}

// Merge brings two states of a record together that both come from base: what
// only one side changed is taken, list item by list item; what both changed
// differently is a [Conflict], and merged then has our side. Deleting an item
// that the other side changed is a conflict that keeps the item; an answer
// without items against an added item is one that keeps the items. merged shares
// nothing with the others. Sides that made the same change agree.
func Merge(base, ours, theirs Record) (merged Record, conflicts []Conflict) {
	merged = Clone(ours)
	m := merger{}
	m.object(Of(base), Of(merged), Of(theirs), "")
	return merged, m.conflicts
}

type merger struct{ conflicts []Conflict }

func (m *merger) add(c Conflict) { m.conflicts = append(m.conflicts, c) }

// object merges into o, which holds our side.
func (m *merger) object(b, o, t Object, at Path) {
	for _, f := range o.set.list {
		p := at.Of(f)
		switch {
		case f.Type == ScopeType:
			m.object(b.Scope(f), o.Scope(f), t.Scope(f), p)
		case f.Type == SaidType:
			m.said(b, o, t, f, p)
		case f.Type == ItemsType:
			m.items(b, o, t, f, p)
		case sameLeaf(o, t, f) || sameLeaf(b, t, f):
		case sameLeaf(b, o, f):
			o.Copy(f, t)
		case f.Many:
			o.SetTexts(f, mergeSets(b.Texts(f), o.Texts(f), t.Texts(f)))
		case f.Type == SelectionType && o.Selection(f).Word == "" && t.Selection(f).Word == "":
			o.SetSelection(f, Selection{Keys: mergeSets(b.Selection(f).Keys, o.Selection(f).Keys, t.Selection(f).Keys)})
		default:
			m.add(Conflict{Path: p, Field: f, Ours: o.Text(f), Theirs: t.Text(f)})
		}
	}
}

// mergeSets takes out what either side took out and adds what either added.
func mergeSets(b, o, t []string) []string {
	var out []string
	for _, x := range o {
		if slices.Contains(t, x) || !slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	for _, x := range t {
		if !slices.Contains(b, x) && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

func (m *merger) said(b, o, t Object, f *Field, at Path) {
	answerB, reasonB := b.Answer(f)
	answerO, reasonO := o.Answer(f)
	answerT, reasonT := t.Answer(f)
	answer := m.text(at.Key("answer"), f, answerB, answerO, answerT)
	reason := m.text(at.Key("reason"), f, reasonB, reasonO, reasonT)
	m.items(b, o, t, f, at)
	if o.Len(f) > 0 && answer != AnswerListed {
		if !slices.ContainsFunc(m.conflicts, func(c Conflict) bool { return c.Path == at.Key("answer") }) {
			m.add(Conflict{Path: at.Key("answer"), Field: f, Ours: answerO, Theirs: answerT, Text: "one side answers without a list, the other has items"})
		}
		answer = AnswerListed
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
	baseKeys, ourKeys, theirKeys := b.keys(f), o.keys(f), t.keys(f)
	merged := map[string]Object{}
	for _, key := range append(slices.Clone(ourKeys), theirKeys...) {
		if _, done := merged[key]; done {
			continue
		}
		was, _, inBase := b.Find(f, key)
		our, _, inOurs := o.Find(f, key)
		their, _, inTheirs := t.Find(f, key)
		p := at.Item(key)
		switch {
		case inOurs && inTheirs:
			if !inBase {
				was = Object{reflect.New(our.v.Type()).Elem(), our.set}
			}
			item := our.clone()
			m.object(was, item, their, p)
			merged[key] = item
		case !inBase && inOurs:
			merged[key] = our.clone()
		case !inBase:
			merged[key] = their.clone()
		case inOurs: // they took it out
			if !sameObject(was, our) {
				m.add(Conflict{Path: p, Field: f, Ours: "changed", Theirs: "removed", Text: "the other side took it out"})
				merged[key] = our.clone()
			}
		default: // we took it out
			if !sameObject(was, their) {
				m.add(Conflict{Path: p, Field: f, Ours: "removed", Theirs: "changed", Text: "the other side changed it"})
				merged[key] = their.clone()
			}
		}
	}
	// The order is ours, unless only they changed it; what only the other side
	// has comes last.
	order := append(slices.Clone(ourKeys), theirKeys...)
	if slices.Equal(common(ourKeys, baseKeys), common(baseKeys, ourKeys)) {
		order = append(slices.Clone(theirKeys), ourKeys...)
	}
	list := o.slice(f)
	out := reflect.MakeSlice(list.Type(), 0, len(merged))
	for _, key := range order {
		if item, ok := merged[key]; ok {
			out = reflect.Append(out, item.v)
			delete(merged, key)
		}
	}
	if out.Len() == 0 {
		out = reflect.Zero(list.Type())
	}
	list.Set(out)
}

// clone returns a copy of o that shares nothing with it and can be written.
func (o Object) clone() Object {
	v := reflect.New(o.v.Type()).Elem()
	v.Set(o.v)
	unshare(v)
	return Object{v, o.set}
}

func sameObject(a, b Object) bool {
	for _, f := range a.set.list {
		switch {
		case f.Type == ScopeType:
			if !sameObject(a.Scope(f), b.Scope(f)) {
				return false
			}
		case f.HasItems():
			if !sameItems(a, b, f) {
				return false
			}
		case !sameLeaf(a, b, f):
			return false
		}
	}
	return true
}

func sameItems(a, b Object, f *Field) bool {
	if f.Type == SaidType {
		answerA, reasonA := a.Answer(f)
		if answerB, reasonB := b.Answer(f); answerA != answerB || reasonA != reasonB {
			return false
		}
	}
	n := a.Len(f)
	if n != b.Len(f) {
		return false
	}
	for i := range n {
		if !sameObject(a.Item(f, i), b.Item(f, i)) {
			return false
		}
	}
	return true
}
