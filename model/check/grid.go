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
	switch which {
	case basesPurposes, basesPeople, basesData:
		n := len(a.LegalBases)
		scope := func(i int) *model.Scope { return &a.LegalBases[i].Scope }
		k.fill(g, n, scope, which-basesPurposes)
	case dataPurposes, dataPeople:
		scope := func(i int) *model.Scope { return &a.PersonalData[i].Scope }
		k.fill(g, len(a.PersonalData), scope, which-dataPurposes)
	case recipientsPeople, recipientsData:
		scope := func(i int) *model.Scope { return &a.Recipients.Items[i].Scope }
		k.fill(g, len(a.Recipients.Items), scope, which-recipientsPeople+1)
	case transfersPeople, transfersData:
		scope := func(i int) *model.Scope { return &a.Transfers.Items[i].Scope }
		k.fill(g, len(a.Transfers.Items), scope, which-transfersPeople+1)
	case retentionPurposes, retentionPeople, retentionData:
		scope := func(i int) *model.Scope { return &a.Retention.Items[i].Scope }
		k.fill(g, len(a.Retention.Items), scope, which-retentionPurposes)
	}
	return g
}

// fill makes the grid of n items with their scopes. part is 0 for purposes, 1
// for data subjects, 2 for personal data.
func (k *facts) fill(g *grid, n int, scope func(int) *model.Scope, part int) {
	var to int
	var key func(int) string
	var pick func(*model.Scope) *model.Selection
	a := k.Activity
	switch part {
	case 0:
		to = len(a.Purposes)
		key = func(i int) string { return a.Purposes[i].Key }
		pick = func(s *model.Scope) *model.Selection { return &s.Purposes }
	case 1:
		to = len(a.DataSubjects)
		key = func(i int) string { return a.DataSubjects[i].Key }
		pick = func(s *model.Scope) *model.Selection { return &s.DataSubjects }
	case 2:
		to = len(a.PersonalData)
		key = func(i int) string { return a.PersonalData[i].Key }
		pick = func(s *model.Scope) *model.Selection { return &s.PersonalData }
	}
	g.words = (to + 63) / 64
	g.bits = resize(g.bits, n*g.words)
	g.named = resize(g.named, g.words)
	g.unsaid = resize(g.unsaid, n)

	place := func(name string) int {
		for i := range to {
			if key(i) == name {
				return i
			}
		}
		return -1
	}
	if to > 32 { // long lists are looked up in a map
		places := make(map[string]int, to)
		for i := range to {
			places[key(i)] = i
		}
		place = func(name string) int {
			if i, ok := places[name]; ok {
				return i
			}
			return -1
		}
	}
	rest := false
	for i := range n {
		sel, row := pick(scope(i)), g.row(i)
		switch {
		case sel.Word == model.WordAll:
			setAll(row, to)
		case sel.Word == model.WordRest:
			rest = true
		case len(sel.Keys) == 0:
			g.unsaid[i] = true
		}
		for _, name := range sel.Keys {
			if p := place(name); p >= 0 {
				row[p/64] |= 1 << (p % 64)
				g.named[p/64] |= 1 << (p % 64)
			}
		}
	}
	if !rest {
		return
	}
	for i := range n {
		if pick(scope(i)).Word == model.WordRest {
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
