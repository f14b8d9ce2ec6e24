package model

import (
	"cmp"
	"slices"
)

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
