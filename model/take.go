package model

import "slices"

// Take makes rec, which [Merge] made, say at the place of a [Conflict] what side
// says there: one of the two sides. An item that side does not have goes, with all
// that names it; an answer without a list takes the items along. What cannot hold
// without something that was decided otherwise is left out: a scope does not name
// an item that is gone, and the key of an agreement or a tool goes with its party.
// A place that rec does not have any more is left alone.
func Take(rec, side Record, at Path) {
	to, err := Of(rec).At(at)
	if err != nil {
		return
	}
	parties := partiesOf(rec)
	from, err := Of(side).At(at)
	switch {
	case to.Item >= 0:
		if err != nil {
			removeNamed(rec, to.Object, to.Field, to.Item)
		}
	case err != nil:
		return
	case to.Part == "answer":
		takeAnswer(rec, to, from)
	case to.Part == "reason":
		answer, _ := to.Object.Answer(to.Field)
		_, reason := from.Object.Answer(from.Field)
		to.Object.SetAnswer(to.Field, answer, reason)
	case to.Field.onParty():
		if partyOf(rec, to.Object) == partyOf(side, from.Object) {
			to.Object.Copy(to.Field, from.Object)
		}
		return
	default:
		to.Object.Copy(to.Field, from.Object)
		nameOnly(rec, to)
	}
	dropKeys(rec, parties)
	if to.Field.Type == LinkType && to.Field.To == KindParty {
		for _, f := range to.Object.set.list {
			if f.onParty() && partyOf(rec, to.Object) == partyOf(side, from.Object) {
				to.Object.Copy(f, from.Object)
			}
		}
	}
}

// takeAnswer takes the answer of from, and without a list no items.
func takeAnswer(rec Record, to, from Place) {
	answer, _ := from.Object.Answer(from.Field)
	if answer != AnswerListed {
		for n := to.Object.Len(to.Field); n > 0; n-- {
			removeNamed(rec, to.Object, to.Field, n-1)
		}
	} else if to.Object.Len(to.Field) == 0 && from.Object.Len(from.Field) > 0 {
		answer = "" // its items were decided against
	}
	_, reason := to.Object.Answer(to.Field)
	to.Object.SetAnswer(to.Field, answer, reason)
}

// removeNamed takes item i out of f, and its key out of all that names it.
func removeNamed(rec Record, o Object, f *Field, i int) {
	Unname(rec, f.Key, o.Item(f, i).Key())
	o.Remove(f, i)
}

// nameOnly takes out of the leaf p what it names and rec does not have.
func nameOnly(rec Record, p Place) {
	o := Of(rec)
	list := o.Field(p.Field.List)
	if list == nil || !list.HasItems() {
		return
	}
	gone := func(key string) bool {
		_, _, ok := o.Find(list, key)
		return !ok
	}
	switch p.Field.Type {
	case KeyType:
		if gone(p.Object.Text(p.Field)) {
			p.Object.Clear(p.Field)
		}
	case SelectionType:
		s := p.Object.Selection(p.Field)
		s.Keys = slices.DeleteFunc(slices.Clone(s.Keys), gone)
		p.Object.SetSelection(p.Field, s)
	}
}
