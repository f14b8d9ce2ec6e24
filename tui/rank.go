package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"ropa/model"
)

// A ranking finds items by what a person types. An item that contains every
// typed word stands before all that do not, and those are not shown at all as
// long as there is one that does: in law "sub-processor" is no near miss of
// "processor", and "trade union membership" none of "IP address".
type ranking struct {
	items []item
	keys  []rankKey // one for each item, made at the first search

	// Who types on narrows down what the query before has found.
	query string
	with  []int // the items that contain all its words, in their order

	nearest *model.Names // all names that are long enough to be mistyped
	bearers map[string]int
	named   int  // how many items nearest knows
	slip    bool // the first of the similar items is most likely what was meant
}

// A rankKey is an item, folded.
type rankKey struct {
	names []string // its label, and what else it is called
	text  string   // the search text of all of it, its note included
}

// How well an item fits what is typed, best first.
const (
	fitsWhole   = iota // it is called that
	fitsStart          // a name of it starts with that
	fitsWords          // every typed word starts a word of its names
	fitsNames          // its names contain every typed word
	fitsNotes          // it contains every typed word with its note
	fitsNothing        // the row that takes an answer away: never before another
	fitsInside         // a word of one or two letters is only inside of words
	fits
)

// similarMost is how many similar items are shown where nothing contains what
// is typed.
const similarMost = 10

// find returns the places of the items that contain every word of query, best
// first and otherwise in their order. Where there is none, it returns those
// that are similar.
func (r *ranking) find(query string) (found []int, similar bool) {
	phrase := model.Fold(query)
	r.slip = false
	if phrase == "" {
		for i := range r.items {
			found = append(found, i)
		}
		return found, false
	}
	words := strings.Fields(phrase)
	r.narrow(query, phrase)
	var byFit [fits][]int
	for _, i := range r.with {
		fit := r.keys[i].fit(phrase, words)
		if r.items[i].id == "" {
			fit = fitsNothing
		}
		byFit[fit] = append(byFit[fit], i)
	}
	for fit, at := range byFit {
		if fit == fitsInside && found != nil {
			break
		}
		found = append(found, at...)
	}
	if found != nil {
		return found, false
	}
	return r.near(phrase)
}

// narrow finds the items that contain every word of query.
func (r *ranking) narrow(query, phrase string) {
	from := r.with
	if n := len(r.keys); n == 0 || n < len(r.items) || r.query == "" || !strings.HasPrefix(phrase, r.query) {
		r.fold()
		from = make([]int, len(r.items))
		for i := range from {
			from[i] = i
		}
	}
	var needles []model.Needle
	for _, w := range strings.Fields(query) {
		needles = append(needles, model.NewNeedle(w))
	}
	r.query, r.with = phrase, nil
	for _, i := range from {
		if !slices.ContainsFunc(needles, func(n model.Needle) bool { return !n.In(r.keys[i].text) }) {
			r.with = append(r.with, i)
		}
	}
}

// near returns the item that is a slip or two from phrase, and those whose label
// has the letters of phrase in their order.
func (r *ranking) near(phrase string) (found []int, similar bool) {
	if i, ok := r.mistyped(phrase); ok {
		found, r.slip = append(found, i), true
	}
	var at []int
	var labels []string
	for i, k := range r.keys {
		if label := k.names[0]; r.items[i].id != "" && hasLetters(label, phrase) {
			at, labels = append(at, i), append(labels, label)
		}
	}
	for _, m := range fuzzy.Find(phrase, labels) {
		if i := at[m.Index]; !slices.Contains(found, i) {
			found = append(found, i)
		}
		if len(found) == similarMost {
			break
		}
	}
	return found, found != nil
}

// mistyped finds the item that phrase is a slip or two from. One letter more or
// less makes another code, so that names of a few letters do not count.
func (r *ranking) mistyped(phrase string) (i int, ok bool) {
	if r.nearest == nil || r.named != len(r.keys) {
		var names []string
		r.bearers, r.named = map[string]int{}, len(r.keys)
		for i, k := range r.keys {
			for _, name := range k.names {
				if _, known := r.bearers[name]; !known && r.items[i].id != "" && utf8.RuneCountInString(name) > 3 {
					names, r.bearers[name] = append(names, name), i
				}
			}
		}
		r.nearest = model.NewNames(names)
	}
	name, ok := r.nearest.Nearest(phrase)
	return r.bearers[name], ok
}

// hasLetters reports whether the letters of phrase are in text, in their order.
func hasLetters(text, phrase string) bool {
	for _, c := range phrase {
		i := strings.IndexRune(text, c)
		if i < 0 {
			return false
		}
		text = text[i+utf8.RuneLen(c):]
	}
	return true
}

// fold makes the keys of items that have none yet.
func (r *ranking) fold() {
	for _, it := range r.items[len(r.keys):] {
		names := append([]string{it.label}, it.also...)
		k := rankKey{text: model.SearchText(append(names, it.note, it.short)...)}
		for _, n := range names {
			k.names = append(k.names, model.Fold(n))
		}
		r.keys = append(r.keys, k)
	}
}

// fit tells how well k, which contains all words, fits the phrase. Where the
// phrase may be the long spelling of a name, "mueller" for "Müller", both are
// compared in the short one too.
func (k *rankKey) fit(phrase string, words []string) int {
	best := fitsNotes
	for _, name := range k.names {
		best = min(best, fitOf(name, phrase, words))
	}
	if short := shortSpelling.Replace(phrase); best > fitsWhole && short != phrase {
		words := strings.Fields(short)
		for _, name := range k.names {
			best = min(best, fitOf(shortSpelling.Replace(name), short, words))
		}
	}
	if best >= fitsNames && slices.ContainsFunc(words, func(w string) bool { return len(w) < 3 && !startsWord(k.text, w) }) {
		return fitsInside
	}
	return best
}

var shortSpelling = strings.NewReplacer("aa", "a", "ae", "a", "oe", "o", "ue", "u")

func fitOf(name, phrase string, words []string) int {
	switch {
	case name == phrase:
		return fitsWhole
	case strings.HasPrefix(name, phrase):
		return fitsStart
	case !slices.ContainsFunc(words, func(w string) bool { return !startsWord(name, w) }):
		return fitsWords
	case !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }):
		return fitsNames
	}
	return fitsNotes
}

// startsWord reports whether a word of the folded text begins with w. A hyphen
// does not end a word: a sub-processor is no processor.
func startsWord(text, w string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], w)
		if i < 0 {
			return false
		}
		if at += i; at == 0 || strings.IndexByte(" /(,;:\"'\n", text[at-1]) >= 0 {
			return true
		}
		at++
	}
}
