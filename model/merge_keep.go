package model

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// keepEdited puts items back that one side took out and the other changed. It
// reports whether it did: what named such an item is back too, which may be all
// that was changed elsewhere.
func (m *merger) keepEdited() bool {
	var found []func()
	b, o, t := Of(m.base), Of(m.ours), Of(m.theirs)
	for _, f := range b.set.list {
		if !f.HasItems() {
			continue
		}
		inO, inT := placesOf(o.identities(f)), placesOf(t.identities(f))
		for i, id := range b.identities(f) {
			was := b.Item(f, i)
			placeO, isOurs := inO[id]
			placeT, isTheirs := inT[id]
			switch {
			case isOurs && !isTheirs && !sameObject(was, o.Item(f, placeO)):
				found = append(found, func() {
					m.keep(m.theirs, f, id, kept{"changed", "removed", "the other side took it out"})
				})
			case isTheirs && !isOurs && !sameObject(was, t.Item(f, placeT)):
				found = append(found, func() {
					m.keep(m.ours, f, id, kept{"removed", "changed", "the other side changed it"})
				})
			}
		}
	}
	for _, keep := range found {
		keep()
	}
	return len(found) > 0
}

// keepNamed puts items back that one side took out and that the other names in a
// place that it added. It reports whether it did.
func (m *merger) keepNamed(ours, theirs Record) bool {
	var theirPlaces []named // that may be chosen, and must lead somewhere then
	for _, c := range m.conflicts {
		if at, err := Of(m.theirs).At(c.Path); err == nil && at.Item < 0 {
			theirPlaces = append(theirPlaces, named{c.Path, at})
		}
	}
	lost := dangling(m.merged, theirPlaces...)
	for _, side := range []Record{ours, theirs} {
		for ref := range dangling(side) { // that is not the fault of the merge
			delete(lost, ref)
		}
	}
	found := false
	b := Of(m.base)
	for _, f := range b.set.list {
		if !f.HasItems() {
			continue
		}
		inO, inT := placesOf(Of(m.ours).identities(f)), placesOf(Of(m.theirs).identities(f))
		for _, id := range b.identities(f) {
			ref := itemRef{f.Key, id}
			at, ok := lost[ref]
			if !ok {
				continue
			}
			if _, isOurs := inO[id]; !isOurs {
				m.keep(m.ours, f, id, kept{"removed", "named", fmt.Sprintf("the other side names it in %s", at)})
				found = true
			}
			if _, isTheirs := inT[id]; !isTheirs {
				m.keep(m.theirs, f, id, kept{"named", "removed", fmt.Sprintf("the other side took it out, and %s names it", at)})
				found = true
			}
		}
	}
	return found
}

// named is a place and its path.
type named struct {
	at Path
	Place
}

// dangling returns the items that rec, or a place of more, names and rec does not
// have, each with a place that names it.
func dangling(rec Record, more ...named) map[itemRef]Path {
	o := Of(rec)
	have := map[string]map[identity]int{}
	for at, p := range Leaves(rec) {
		if p.Field.List != "" {
			more = append(more, named{at, p})
		}
	}
	lost := map[itemRef]Path{}
	for _, p := range more {
		list := o.Field(p.Field.List)
		if list == nil || !list.HasItems() || p.Field.onParty() {
			continue
		}
		if have[list.Key] == nil {
			have[list.Key] = placesOf(o.identities(list))
		}
		for _, key := range p.keys() {
			id := identity{key, 0}
			if _, ok := have[list.Key][id]; !ok {
				lost[itemRef{list.Key, id}] = p.at
			}
		}
	}
	return lost
}

// keys returns the keys that the leaf p holds.
func (p Place) keys() []string {
	if p.Field.Type == SelectionType {
		return p.Object.Selection(p.Field).Keys
	}
	return p.Object.Texts(p.Field)
}

// keep puts the item id of f, as it is in base, back into side, and with it what
// named it: whoever takes an item out must take out all that names it.
func (m *merger) keep(side Record, f *Field, id identity, why kept) {
	m.kept[itemRef{f.Key, id}] = why
	b, s := Of(m.base), Of(side)
	ids := b.identities(f)
	place := placesOf(ids)[id]
	list := s.slice(f)
	to := placeLike(s.identities(f), id, ids)
	item := Object{reflect.New(list.Type().Elem()).Elem(), f.set}
	item.v.Set(b.Item(f, place).v)
	unshare(item.v)
	list.Set(reflect.Append(list, item.v))
	s.Move(f, s.Len(f)-1, to)
	for at, p := range Leaves(m.base) {
		if !p.names(f.Key, id.text) {
			continue
		}
		now, err := s.At(at)
		if err != nil {
			continue
		}
		switch pf := p.Field; {
		case pf.Type == KeyType && now.Object.IsZero(pf):
			now.Object.SetText(pf, id.text)
		case pf.Type == SelectionType && now.Object.Selection(pf).Word == "":
			keys := now.Object.Selection(pf).Keys
			if to := placeLike(identitiesOf(keys), identity{id.text, 0}, identitiesOf(p.keys())); !slices.Contains(keys, id.text) {
				now.Object.SetSelection(pf, These(slices.Insert(slices.Clone(keys), to, id.text)...))
			}
		}
	}
}

// placeLike returns where id belongs in list so that it stands as in like: behind
// the last one before it that is in list too.
func placeLike(list []identity, id identity, like []identity) int {
	places := placesOf(list)
	to := 0
	for _, x := range like {
		if x == id {
			break
		}
		if i, ok := places[x]; ok {
			to = i + 1
		}
	}
	return to
}

// separate gives items of two lists that came to share a key, each from another
// side, keys of their own again. The new key follows from the old one, so that
// both sides choose the same.
func (m *merger) separate(ours, theirs Record) {
	have := listsOf(m.merged)
	old, inOurs, inTheirs := listsOf(m.base), listsOf(ours), listsOf(theirs)
	o := Of(m.merged)
	for _, key := range slices.Sorted(maps.Keys(have)) {
		lists := have[key]
		if len(lists) < 2 || len(inOurs[key]) > 1 || len(inTheirs[key]) > 1 {
			continue
		}
		// One list keeps the key: the one that had it in base, or the first.
		keeps := lists[0]
		if len(old[key]) == 1 && slices.Contains(lists, old[key][0]) {
			keeps = old[key][0]
		}
		for _, list := range lists {
			if list == keeps {
				continue
			}
			fresh := key
			for n := 2; have[fresh] != nil; n++ {
				fresh = fmt.Sprintf("%.60s-%d", key, n)
			}
			have[fresh] = []string{list}
			item, _, _ := o.Find(o.Field(list), key)
			item.SetKey(fresh)
			RenameKey(m.merged, list, key, fresh)
		}
	}
}

// listsOf returns in which lists of rec each key stands.
func listsOf(rec Record) map[string][]string {
	lists := map[string][]string{}
	o := Of(rec)
	for _, f := range o.set.list {
		for _, key := range o.keys(f) {
			if l := lists[key]; key != "" && !slices.Contains(l, f.Key) {
				lists[key] = append(l, f.Key)
			}
		}
	}
	return lists
}
