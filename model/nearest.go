package model

import (
	"math"
	"math/bits"
	"strings"
	"sync"

	"ropa/model/law"
)

// Nearest returns the one of among that word was probably meant to be, for
// "did you mean": the name with the fewest slips of the keyboard (a character
// too many, one missing, a wrong one, two swapped), where one in three
// characters may be wrong, and three at most. Case, accents, blanks and signs
// do not count. A name of which word is a whole part counts as two slips away:
// "subjects" means "data_subjects". Between equals the first wins. Nearest
// reports false when nothing is near.
func Nearest(word string, among []string) (string, bool) {
	return NewNames(among).Nearest(word)
}

var countryNames = sync.OnceValue(func() *Names {
	var names []string
	for _, c := range law.Countries() {
		names = append(names, c.Name)
		for _, other := range c.Aliases {
			if len(other) > 3 { // shorter ones are codes, of which any is near any other
				names = append(names, other)
			}
		}
	}
	return NewNames(names)
})

// NearestCountry returns the English name of the country that a person may have
// meant by a word that [law.FindCountry] does not know.
func NearestCountry(word string) (name string, ok bool) {
	near, ok := countryNames().Nearest(word)
	if !ok {
		return "", false
	}
	code, _ := law.FindCountry(near)
	return law.CountryName(code)
}

// Names are names among which many words are looked up.
type Names struct{ list []nearName }

// A nearName is a name as Nearest compares it.
type nearName struct {
	name    string
	parts   string // its words, folded, with a blank around each
	letters []rune // the same without blanks
	set     uint64 // which letters there are, as a quick test
}

// NewNames prepares names for [Names.Nearest].
func NewNames(names []string) *Names {
	n := &Names{make([]nearName, len(names))}
	for i, name := range names {
		n.list[i] = nearNameOf(name)
	}
	return n
}

func nearNameOf(name string) nearName {
	parts := nameParts(name)
	n := nearName{name, " " + strings.Join(parts, " ") + " ", []rune(strings.Join(parts, "")), 0}
	for _, r := range n.letters {
		n.set |= 1 << (r % 64)
	}
	return n
}

// partSlips is how far a name is from a whole part of it.
const partSlips = 2

// Nearest is [Nearest] among n.
func (n *Names) Nearest(word string) (string, bool) {
	w := nearNameOf(word)
	if len(w.letters) == 0 {
		return "", false
	}
	limit := min(len(w.letters)/3, 3)
	if len(w.letters) == 2 {
		limit = 1
	}
	best, fewest := "", 4
	for i := range n.list {
		name := &n.list[i]
		d := w.slips(name, min(limit, fewest-1))
		switch {
		case d > partSlips && partSlips < fewest && name.hasPart(&w):
			d = partSlips
		case d > limit || d >= fewest:
			continue
		}
		if best, fewest = name.name, d; d == 0 {
			break
		}
	}
	return best, best != ""
}

// hasPart reports whether some of n's parts, in a row, are those of w.
func (n *nearName) hasPart(w *nearName) bool {
	return len(w.letters) > 2 && w.set&^n.set == 0 && strings.Contains(n.parts, w.parts)
}

// slips returns the number of slips from w to n, or more than most where there
// are more. One slip changes two letters of the set at most, and the length by one.
func (w *nearName) slips(n *nearName, most int) int {
	if d := len(w.letters) - len(n.letters); max(d, -d) > most || bits.OnesCount64(w.set^n.set) > 2*most {
		return math.MaxInt
	}
	return slips(w.letters, n.letters)
}

// nameParts returns the words of a name, folded: "data", "subjects".
func nameParts(name string) []string {
	text := []byte(Fold(name))
	var parts []string
	for _, w := range wordsOf(text) {
		parts = append(parts, string(text[w[0]:w[1]]))
	}
	return parts
}

// slips returns the number of characters to add, leave out, replace or swap
// with their neighbour to make a from b, none of them twice (optimal string
// alignment, a restricted Damerau-Levenshtein distance).
func slips(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
