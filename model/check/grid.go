package check

import (
	"slices"

	"ropa/model"
)

// A grid says which items of one list (legal bases, retention ..) reach which
// items of another (purposes, data ..), as their scopes say: all, the rest, or
// those named. What a scope does not mention is not said, and kept apart.
type grid struct {
	done   bool
	words  int      // of 64 bits, per row
	bits   []uint64 // a row for each item of the list
	unsaid []bool   // the item's scope does not say
	named  []uint64
}

// The grids that rules ask for.
const (
	basesPurposes = iota
	basesPeople
	basesData
	dataPurposes
	dataPeople
	recipientsPeople
	recipientsData
	transfersPeople
	transfersData
	retentionPurposes
	retentionPeople
	retentionData
	gridCount
)

// grid returns a grid, made when it is first asked for.
func (k *facts) grid(which int) *grid {
	g := &k.grids[which]
	if g.done {
		return g
	}
	g.done = true
	a := k.Activity
	k.scopes = k.scopes[:0]
	part := partPurposes
	switch which {
	case basesPurposes, basesPeople, basesData:
		part += which - basesPurposes
		for i := range a.LegalBases {
			k.scopes = append(k.scopes, &a.LegalBases[i].Scope)
		}
	case dataPurposes, dataPeople:
		part += which - dataPurposes
		for i := range a.PersonalData {
			k.scopes = append(k.scopes, &a.PersonalData[i].Scope)
		}
	case recipientsPeople, recipientsData:
		part = partPeople + which - recipientsPeople
		for i := range a.Recipients.Items {
			k.scopes = append(k.scopes, &a.Recipients.Items[i].Scope)
		}
	case transfersPeople, transfersData:
		part = partPeople + which - transfersPeople
		for i := range a.Transfers.Items {
			k.scopes = append(k.scopes, &a.Transfers.Items[i].Scope)
		}
	case retentionPurposes, retentionPeople, retentionData:
		part += which - retentionPurposes
		for i := range a.Retention.Items {
			k.scopes = append(k.scopes, &a.Retention.Items[i].Scope)
		}
	}
	k.keys = k.keys[:0]
	switch part {
	case partPurposes:
		for i := range a.Purposes {
			k.keys = append(k.keys, a.Purposes[i].Key)
		}
	case partPeople:
		for i := range a.DataSubjects {
			k.keys = append(k.keys, a.DataSubjects[i].Key)
		}
	case partData:
		for i := range a.PersonalData {
			k.keys = append(k.keys, a.PersonalData[i].Key)
		}
	}
	g.fill(k.scopes, part, k.keys)
	return g
}

// The parts of a scope that a grid may be about.
const (
	partPurposes = iota
	partPeople
	partData
)

func selection(s *model.Scope, part int) *model.Selection {
	switch part {
	case partPurposes:
		return &s.Purposes
	case partPeople:
		return &s.DataSubjects
	}
	return &s.PersonalData
}

// fill makes the grid of items with some scopes, over another list with some
// keys.
func (g *grid) fill(scopes []*model.Scope, part int, keys []string) {
	n, to := len(scopes), len(keys)
	g.words = (to + 63) / 64
	g.bits = resize(g.bits, n*g.words)
	g.named = resize(g.named, g.words)
	g.unsaid = resize(g.unsaid, n)

	var places map[string]int
	if to > 32 { // long lists are looked up
		places = make(map[string]int, to)
		for i, key := range keys {
			places[key] = i
		}
	}
	rest := false
	for i, scope := range scopes {
		sel, row := selection(scope, part), g.row(i)
		switch {
		case sel.Word == model.WordAll:
			setAll(row, to)
		case sel.Word == model.WordRest:
			rest = true
		case len(sel.Keys) == 0:
			g.unsaid[i] = true
		}
		for _, name := range sel.Keys {
			p, ok := places[name]
			if places == nil {
				p = slices.Index(keys, name)
				ok = p >= 0
			}
			if ok {
				row[p/64] |= 1 << (p % 64)
				g.named[p/64] |= 1 << (p % 64)
			}
		}
	}
	if !rest {
		return
	}
	for i, scope := range scopes {
		if selection(scope, part).Word == model.WordRest {
			row := g.row(i)
			setAll(row, to)
			for w := range row {
				row[w] &^= g.named[w]
			}
		}
	}
}

func (g *grid) row(i int) []uint64 { return g.bits[i*g.words : (i+1)*g.words] }

// says reports whether item i is said to reach item j of the other list.
func (g *grid) says(i, j int) bool { return g.bits[i*g.words+j/64]&(1<<(j%64)) != 0 }

// may is says, or that i does not say what it reaches.
func (g *grid) may(i, j int) bool { return g.unsaid[i] || g.says(i, j) }

// reached reports whether any item is said to reach item j of the other list.
func (g *grid) reached(j int) bool {
	for i := range g.unsaid {
		if g.says(i, j) {
			return true
		}
	}
	return false
}

func setAll(row []uint64, n int) {
	for i := range row {
		row[i] = ^uint64(0)
	}
	if n%64 != 0 {
		row[len(row)-1] = 1<<(n%64) - 1
	}
}

// resize returns a slice of n zero values, in the memory of s where it fits.
func resize[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// peopleIn returns the categories of data subjects that item i of a list may be
// about.
func (k *facts) peopleIn(which, i int) (c codes) {
	g := k.grid(which)
	for j := range k.subjects {
		if g.may(i, j) {
			c.add(k.subjects[j].term.codes)
		}
	}
	return c
}

// kindsIn returns the categories of personal data that item i of a list may be
// about.
func (k *facts) kindsIn(which, i int) (c codes) {
	g := k.grid(which)
	for j := range k.data {
		if g.may(i, j) {
			c.add(k.data[j].term.codes)
		}
	}
	return c
}
