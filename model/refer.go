package model

import (
	"iter"
	"slices"
)

// Leaves walks through every leaf of rec that says something, in catalogue
// order: the fields of the record, of its items and of their scopes. The keys of
// items are among them.
func Leaves(rec Record) iter.Seq2[Path, Place] {
	return func(yield func(Path, Place) bool) { leaves(Of(rec), "", yield) }
}

func leaves(o Object, at Path, yield func(Path, Place) bool) bool {
	for _, f := range o.set.list {
		if o.IsZero(f) {
			continue // most fields of an item say nothing, and need no path
		}
		p := at.Of(f)
		switch {
		case f.Type == ScopeType:
			if !leaves(o.Scope(f), p, yield) {
				return false
			}
		case f.HasItems():
			for i := range o.Len(f) {
				item := o.Item(f, i)
				if !leaves(item, p.Item(item.Key()), yield) {
					return false
				}
			}
		case !yield(p, Place{Object: o, Field: f, Item: -1}):
			return false
		}
	}
	return true
}

// Links returns the uids of all records that rec leads to, each once, in the
// order in which they come.
func Links(rec Record) []string {
	var uids []string
	seen := map[string]bool{}
	for _, p := range Leaves(rec) {
		var found []string
		switch f := p.Field; {
		case f.Type == LinkType:
			found = p.Object.Texts(f)
		case f.Type == SelectionType && f.List == ListCompanies:
			found = p.Object.Selection(f).Keys
		}
		for _, uid := range found {
			if !seen[uid] {
				seen[uid] = true
				uids = append(uids, uid)
			}
		}
	}
	return uids
}

// References returns where rec names the item with the given key of its own
// list: in scopes, and in fields such as the recipient of a transfer.
func References(rec Record, list, key string) []Path {
	var paths []Path
	for at, p := range Leaves(rec) {
		if p.names(list, key) {
			paths = append(paths, at)
		}
	}
	return paths
}

// names reports whether the leaf p names the item with the given key of list.
func (p Place) names(list, key string) bool {
	f := p.Field
	switch {
	case f.List != list:
		return false
	case f.Type == SelectionType:
		return slices.Contains(p.Object.Selection(f).Keys, key)
	}
	return f.Type == KeyType && p.Object.Text(f) == key
}

// Unname takes the key of an item of list out of every place in rec that names
// it, so that the item can go. A scope that named nothing else then says
// nothing; it never comes to mean all. A transfer that named the recipient alone
// names no party then, and so none of the party's tools.
func Unname(rec Record, list, key string) {
	parties := partiesOf(rec)
	for _, p := range Leaves(rec) {
		switch f := p.Field; {
		case !p.names(list, key):
		case f.Type == KeyType:
			p.Object.Clear(f)
		default:
			left := slices.DeleteFunc(slices.Clone(p.Object.Selection(f).Keys), func(k string) bool { return k == key })
			p.Object.SetSelection(f, These(left...))
		}
	}
	dropKeys(rec, parties)
}

// partiesOf returns, for every key in rec that stands on a party, that party.
func partiesOf(rec Record) map[Path]Link {
	var parties map[Path]Link
	for at, p := range Leaves(rec) {
		if p.Field.onParty() {
			if parties == nil {
				parties = map[Path]Link{}
			}
			parties[at] = partyOf(rec, p.Object)
		}
	}
	return parties
}

// dropKeys takes out the keys that stood on another party before.
func dropKeys(rec Record, before map[Path]Link) {
	if len(before) == 0 {
		return
	}
	for at, p := range Leaves(rec) {
		if p.Field.onParty() && partyOf(rec, p.Object) != before[at] {
			p.Object.Clear(p.Field)
		}
	}
}

// Referable returns the items that field f of o, a KeyType or a SelectionType,
// may name, and the record on which they stand: the record itself, or the party
// whose agreements or tools are meant. The record is nil when no such party is
// named, and for companies, which are records of their own.
func (w Words) Referable(o Object, f *Field) (owner Record, items []Object) {
	owner = w.Rec
	switch f.List {
	case ListCompanies:
		return nil, nil
	case ListAgreements, ListTools:
		party := w.Reg.Party(partyOf(w.Rec, o))
		if party == nil {
			return nil, nil
		}
		owner = party
	}
	oo := Of(owner)
	lf := oo.Field(f.List)
	if lf == nil || !lf.HasItems() {
		return nil, nil
	}
	return owner, oo.Items(lf)
}
