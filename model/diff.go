package model

import (
	"slices"
	"strings"
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
	was, now := a.identities(f), b.identities(f)
	before := placesOf(was)
	after := placesOf(now)
	for i, id := range was {
		if _, ok := after[id]; !ok {
			d.add(Difference{Path: at.Item(id.text), Op: Removed, Field: f, Old: a.Item(f, i)})
		}
	}
	for i, id := range now {
		item := b.Item(f, i)
		if j, ok := before[id]; ok {
			d.object(a.Item(f, j), item, at.Item(id.text))
		} else {
			d.add(Difference{Path: at.Item(id.text), Op: Added, Field: f, New: item})
		}
	}
	if !slices.Equal(common(was, after), common(now, before)) {
		d.add(Difference{Path: at, Op: Moved, Field: f, Old: a, New: b})
	}
}

// An identity tells a value of a list from the others: an item by its key, a
// plain value by itself. Only where two are equal, which a finished record seldom
// has, the place among the equal ones counts too.
type identity struct {
	text string
	n    int
}

func identitiesOf(texts []string) []identity {
	ids := make([]identity, len(texts))
	times := make(map[string]int, len(texts))
	for i, text := range texts {
		ids[i] = identity{text, times[text]}
		times[text]++
	}
	return ids
}

// identities returns the identities of the items of f.
func (o Object) identities(f *Field) []identity { return identitiesOf(o.keys(f)) }

// placesOf returns where each identity stands.
func placesOf(ids []identity) map[identity]int {
	places := make(map[identity]int, len(ids))
	for i, id := range ids {
		places[id] = i
	}
	return places
}

// common returns the ids that are among others too, in their own order.
func common(ids []identity, others map[identity]int) []identity {
	var list []identity
	for _, id := range ids {
		if _, ok := others[id]; ok {
			list = append(list, id)
		}
	}
	return list
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
	answerA, reasonA := a.Answer(f)
	answerB, reasonB := b.Answer(f)
	n := a.Len(f)
	if answerA != answerB || reasonA != reasonB || n != b.Len(f) {
		return false
	}
	for i := range n {
		if !sameObject(a.Item(f, i), b.Item(f, i)) {
			return false
		}
	}
	return true
}

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
	var parts []string
	named := false
	for _, f := range item.set.list {
		switch {
		case f.Key == "key" || item.IsZero(f):
		case f.Main && !named:
			named = true
			parts = slices.Insert(parts, 0, w.Summary(item, f))
		default:
			parts = append(parts, f.Label+": "+w.Summary(item, f))
		}
	}
	if len(parts) == 0 {
		return w.Item(item)
	}
	return strings.Join(parts, "; ")
}
