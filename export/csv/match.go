package csv

import (
	"fmt"

	"ropa/model"
)

// An itemMatch says which item of the base each item of a changed cell is: its
// place there, or -1 for a new one.
type itemMatch []int

// A baseItem is an item as the register would write it now.
type baseItem struct {
	text string
	main string // the first part
	sum  string // check sum of its text in the file, "" where there is none
	used bool   // other items of the record refer to it
}

// matchItems finds out which items are which: first those whose text is the
// same, then those whose main part is the same, then by their place between
// those that were found. What cannot be told is an error, never a guess; it can
// always be told where nothing depends on it.
// same says whether two texts are the same but for what saving did to them.
func matchItems(items []string, base []baseItem, equal func(now, was string) bool) (itemMatch, error) {
	match := make(itemMatch, len(items))
	taken := make([]bool, len(base))
	for i := range match {
		match[i] = -1
	}
	pair := func(i, j int) { match[i], taken[j] = j, true }
	same := func(i, j int) bool {
		return equal(items[i], base[j].text) || base[j].sum != "" && sumOf(items[i]) == base[j].sum
	}
	for i := range items {
		if i < len(base) && same(i, i) {
			pair(i, i)
		}
	}
	for i := range items {
		for j := range base {
			if match[i] < 0 && !taken[j] && same(i, j) {
				pair(i, j)
			}
		}
	}

	// By the main part, where as many items have it as had it.
	mains := map[string][2][]int{}
	var order []string
	for i, item := range items {
		if match[i] < 0 {
			main := firstPart(item)
			g := mains[main]
			if g[0] == nil {
				order = append(order, main)
			}
			g[0] = append(g[0], i)
			mains[main] = g
		}
	}
	for j, b := range base {
		if g, ok := mains[b.main]; ok && !taken[j] {
			g[1] = append(g[1], j)
			mains[b.main] = g
		}
	}
	for _, main := range order {
		now, was := mains[main][0], mains[main][1]
		if len(was) == 0 {
			continue
		}
		if len(now) != len(was) {
			return nil, fmt.Errorf("%d items begin with %q and %d did; it cannot be told which is which. Change them in one file and add or take out in the next", len(now), short(main), len(was))
		}
		for n := range now {
			pair(now[n], was[n])
		}
	}

	return match, matchByPlace(items, base, match, taken)
}

// matchByPlace pairs what is left, gap by gap: between the same two neighbours,
// as many new texts as old ones are the old items with a new main part.
func matchByPlace(items []string, base []baseItem, match itemMatch, taken []bool) error {
	now, was := map[int][]int{}, map[int][]int{}
	gap := -1
	for i, j := range match {
		if j >= 0 {
			gap = j
		} else {
			now[gap] = append(now[gap], i)
		}
	}
	gap = -1
	for j := range base {
		if taken[j] {
			gap = j
		} else {
			was[gap] = append(was[gap], j)
		}
	}
	for gap := -1; gap < len(base); gap++ {
		n, w := now[gap], was[gap]
		if len(n) == len(w) {
			for x := range n {
				match[n[x]] = w[x]
			}
			continue
		}
		for _, j := range w {
			if len(n) > 0 && base[j].used {
				return fmt.Errorf("the item %q is gone, in its place the row has %s, and other parts of the row refer to it; it cannot be told which of them it is now. Rename it in one file and add or take out in the next", short(base[j].main), model.Plural(len(n), "new item"))
			}
		}
	}
	return nil
}

// firstPart returns the first part of an item as it stands there.
func firstPart(item string) string { return splitParts(item)[0] }

func sumOf(text string) string { return string(appendSum(nil, []byte(text))) }

// short cuts a text for a message.
func short(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	for i := range text {
		if i > most {
			return text[:i] + ".."
		}
	}
	return text
}
