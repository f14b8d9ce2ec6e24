package model

import "strings"

// Nearest returns the one of among that word was probably meant to be, for
// "did you mean": the name with the fewest slips of the keyboard (a character
// too many, one missing, a wrong one, two swapped), where one in three
// characters may be wrong, and three at most. Case, accents, blanks and signs
// do not count. A name of which word is a whole part counts as two slips away:
// "subjects" means "data_subjects". Between equals the first wins. Nearest
// reports false when nothing is near.
func Nearest(word string, among []string) (string, bool) {
	parts := nameParts(word)
	w := []rune(strings.Join(parts, ""))
	if len(w) == 0 {
		return "", false
	}
	limit := min(len(w)/3, 3)
	if len(w) == 2 {
		limit = 1
	}
	best, fewest := "", limit+1
	if len(w) > 2 {
		fewest = max(fewest, partSlips+1)
	}
	for _, name := range among {
		p := nameParts(name)
		n := []rune(strings.Join(p, ""))
		d := slips(w, n)
		if d > limit {
			if len(w) < 3 || !hasParts(p, parts) {
				continue
			}
			d = partSlips
		}
		if d < fewest {
			best, fewest = name, d
		}
	}
	return best, best != ""
}

// partSlips is how far a name is from a whole part of it.
const partSlips = 2

// nameParts returns the words of a name, folded: "data", "subjects".
func nameParts(name string) []string {
	text := []byte(Fold(name))
	var parts []string
	for _, w := range wordsOf(text) {
		parts = append(parts, string(text[w[0]:w[1]]))
	}
	return parts
}

// hasParts reports whether some of name's parts, in a row, are part.
func hasParts(name, part []string) bool {
	return strings.Contains(" "+strings.Join(name, " ")+" ", " "+strings.Join(part, " ")+" ")
}

// slips returns the number of characters to add, leave out, replace or swap
// with their neighbour to make a from b, none of them twice (optimal string
// alignment, a restricted Damerau-Levenshtein distance).
func slips(a, b []rune) int {
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
