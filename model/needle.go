package model

import (
	"cmp"
	"slices"
	"strings"
)

// A Needle is a query ready to be looked for in many texts that were folded by
// [SearchText]. The zero Needle is found everywhere.
type Needle struct {
	parts [][]pattern // of every part, one spelling must be found
}

// NewNeedle returns the needle for a word, a part of a word, or a phrase. It
// finds every text that contains the query once [Fold] is done with both, and
// also those that differ in how ä å æ ö ø ü are spelled: a query in ASCII finds
// a text with these letters, a query with these letters finds a text in ASCII.
// Two in ASCII must agree: "muller" does not find "Mueller".
//
// A phrase in which more than five letters may be spelled in two ways is looked
// for word by word, so that it may find too much but never too little.
func NewNeedle(query string) Needle {
	var f folder
	f.add(query)
	text := f.buf
	words := wordsOf(text)
	switch {
	case len(text) == 0:
		return Needle{}
	case len(words) == 1 && words[0] == [2]int{0, len(text)}:
		return Needle{[][]pattern{patterns(text, 0, f.long)}}
	}
	// The text carries other spellings word by word only; a phrase must find
	// the short spelling by itself.
	places := append(digraphs(text), f.long...)
	slices.SortFunc(places, func(a, b spelling) int { return a.at - b.at })
	if len(places) <= maxSpellings || len(words) == 0 {
		return Needle{[][]pattern{patterns(text, 0, places)}}
	}
	var n Needle
	for _, w := range words {
		from, to := w[0], w[1]
		inside := slices.DeleteFunc(slices.Clone(f.long), func(s spelling) bool { return s.at < from || s.at >= to })
		n.parts = append(n.parts, patterns(text[from:to], from, inside))
	}
	return n
}

// In reports whether n is part of a text that was folded by [SearchText].
func (n Needle) In(searchText string) bool {
	for _, part := range n.parts {
		if !slices.ContainsFunc(part, func(p pattern) bool { return p.in(searchText) }) {
			return false
		}
	}
	return true
}

// A pattern is one text to look for.
type pattern struct {
	text string
	rare int // where its rarest byte stands, or -1
}

// patterns returns a folded text in all its spellings, without those that
// contain another: wherever they are, the shorter is too.
func patterns(text []byte, offset int, places []spelling) []pattern {
	all := []string{string(text)}
	for choice := range choices(len(places)) {
		all = append(all, string(respell(nil, text, offset, places, choice)))
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	var kept []pattern
	for _, s := range all {
		if !slices.ContainsFunc(kept, func(k pattern) bool { return strings.Contains(s, k.text) }) {
			kept = append(kept, pattern{s, rarest(s)})
		}
	}
	return kept
}

// in is strings.Contains, up to ten times as fast where the pattern has a byte
// that is rare in texts: strings.Contains looks for the first byte, which
// mostly is not. A search as one types reads the whole register at every key.
func (p pattern) in(text string) bool {
	if p.rare < 0 {
		return strings.Contains(text, p.text)
	}
	rare := p.text[p.rare]
	for at := p.rare; at < len(text); at++ {
		next := strings.IndexByte(text[at:], rare)
		if next < 0 {
			return false
		}
		at += next
		if strings.HasPrefix(text[at-p.rare:], p.text) {
			return true
		}
	}
	return false
}

// frequent holds the bytes of folded European texts, the most frequent first;
// what it lacks is rarer. The first byte of a letter outside ASCII is shared by
// its whole alphabet. Among the first tooFrequent it is no gain to look for one.
const (
	frequent    = "\xce\xcf\xd0\xd1 enirtsadoluhgcmpfbvk.,wyzj"
	tooFrequent = len("\xce\xcf\xd0\xd1 enirtsado")
)

// rarest returns the place of the rarest byte of s, or -1 when all are
// frequent.
func rarest(s string) int {
	place, rank := -1, tooFrequent-1
	for i := range len(s) {
		r := strings.IndexByte(frequent, s[i])
		if r < 0 {
			return i
		}
		if r > rank {
			place, rank = i, r
		}
	}
	return place
}

// wordsOf returns the bounds of the words of a folded text.
func wordsOf(text []byte) [][2]int {
	var words [][2]int
	for i := 0; i < len(text); i++ {
		if isWordByte(text[i]) {
			_, to := wordAround(text, i)
			words = append(words, [2]int{i, to})
			i = to
		}
	}
	return words
}

// digraphs returns the places of a folded text that may be the long spelling of
// one letter.
func digraphs(text []byte) []spelling {
	var places []spelling
	for i := 0; i+1 < len(text); i++ {
		switch string(text[i : i+2]) {
		case "aa", "ae", "oe", "ue":
			places = append(places, spelling{i, 2, string(text[i])})
		}
	}
	return places
}
