package model

import (
	"cmp"
	"fmt"
	"maps"
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
		m.add(Conflict{Path: at, Field: f, Ours: our, Theirs: their, Text: "the party on which it stands was changed too"})
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
		case !isOurs:
			item.v.Set(t.Item(f, placeT).v)
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

// mergeTexts takes out what either side took out and adds what either added.
func mergeTexts(b, o, t []string) []string {
	var texts []string
	for _, id := range mergeLists(identitiesOf(b), identitiesOf(o), identitiesOf(t)) {
		texts = append(texts, id.text)
	}
	return texts
}

// mergeLists returns what is in both sides or was added by one, in an order that
// does not depend on which side is ours: what both have in the order of the side
// that changed it, and what one has behind that which it stands behind there.
func mergeLists(b, o, t []identity) []identity {
	inB, inO, inT := placesOf(b), placesOf(o), placesOf(t)
	both := orderOf(common(b, inO), common(o, inT), common(t, inO), inB, inT)
	type run struct{ ours, theirs []identity }
	behind := map[identity]run{}
	start := identity{n: -1}
	collect := func(list []identity, other map[identity]int, add func(r *run, id identity)) {
		after := start
		for _, id := range list {
			if _, ok := other[id]; ok {
				after = id
			} else if _, old := inB[id]; !old {
				r := behind[after]
				add(&r, id)
				behind[after] = r
			}
		}
	}
	collect(o, inT, func(r *run, id identity) { r.ours = append(r.ours, id) })
	collect(t, inO, func(r *run, id identity) { r.theirs = append(r.theirs, id) })
	var merged []identity
	for _, id := range append([]identity{start}, both...) {
		if id != start {
			merged = append(merged, id)
		}
		first, second := behind[id].ours, behind[id].theirs
		if compareIDs(first, second) > 0 {
			first, second = second, first
		}
		merged = append(append(merged, first...), second...)
	}
	return merged
}

// orderOf returns what o and t both have in one of their two orders: in that of
// the side that changed it.
func orderOf(b, o, t []identity, inB, inT map[identity]int) []identity {
	if slices.Equal(o, t) {
		return o
	}
	b = common(b, inT)
	byOurs, byTheirs := !slices.Equal(common(o, inB), b), !slices.Equal(common(t, inB), b)
	if byOurs == byTheirs {
		byOurs = compareIDs(o, t) < 0
	}
	if byOurs {
		return o
	}
	return t
}

func compareIDs(a, b []identity) int {
	return slices.CompareFunc(a, b, func(x, y identity) int {
		return cmp.Or(cmp.Compare(x.text, y.text), cmp.Compare(x.n, y.n))
	})
}
