package model

import (
	"strings"
	"unicode/utf8"
)

// ParseCount reads the text form of a Count: "8000-10000" (from, to), "500"
// (exactly), "500-" (at least), "-500" (at most), each with a note behind "; "
// where there is one: "8000-10000; in 2025". Digits may be grouped in threes by
// blanks, dots, commas or apostrophes, and the dash may be a long one.
//
// Whatever is not of that form is the note, as it stands: nothing typed is
// lost, and "about 500" is never taken for 500. ParseCount is the exact inverse
// of [Count.String].
func ParseCount(text string) Count {
	numbers, note, noted := strings.Cut(text, ";")
	if noted {
		note = strings.TrimPrefix(note, " ")
	}
	from, to, ok := readRange(numbers)
	if !ok {
		return Count{Note: text}
	}
	if from == "" && to == "" && !noted {
		return Count{Note: text} // blanks at most
	}
	return Count{From: from, To: to, Note: note}
}

// String returns c in the form that [ParseCount] reads, the empty text for the
// zero Count. A note alone is written as it stands, behind "; " only where it
// would be read as something else, as the note "500" would. The round trip
// holds for every Count that can be saved; numbers that are malformed are
// written as they are and read back as part of the note.
func (c Count) String() string {
	var numbers string
	switch {
	case c.From == "" && c.To == "":
		if ParseCount(c.Note) == c {
			return c.Note
		}
		return "; " + c.Note
	case c.From == c.To:
		numbers = string(c.From)
	default:
		numbers = string(c.From) + "-" + string(c.To)
	}
	if c.Note == "" {
		return numbers
	}
	return numbers + "; " + c.Note
}

// Words returns c for a person: "8000 to 10000", "at least 500", "at most 500",
// with the note behind "; ".
func (c Count) Words() string {
	var words string
	switch {
	case c.From == "" && c.To == "":
		return c.Note
	case c.From == c.To:
		words = string(c.From)
	case c.To == "":
		words = "at least " + string(c.From)
	case c.From == "":
		words = "at most " + string(c.To)
	default:
		words = string(c.From) + " to " + string(c.To)
	}
	if c.Note == "" {
		return words
	}
	return words + "; " + c.Note
}

// readRange reads "8000-10000" and its shorter forms; a text of blanks is a
// range without numbers.
func readRange(text string) (from, to Number, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", "", true
	}
	left, right, isRange := text, text, false
	if at := strings.IndexAny(text, "-–—"); at >= 0 {
		_, n := utf8.DecodeRuneInString(text[at:])
		left, right, isRange = strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+n:]), true
	}
	if left != "" {
		if from, ok = readNumber(left); !ok {
			return "", "", false
		}
	}
	if right != "" {
		if to, ok = readNumber(right); !ok {
			return "", "", false
		}
	}
	if isRange && left == "" && right == "" {
		return "", "", false
	}
	return from, to, true
}

// numberMarks group digits in threes: blanks (no-break, thin and narrow ones
// too), dots, commas and apostrophes. A number of people has no fraction, so
// none of them can be a decimal sign.
const numberMarks = " \u00a0\u2009\u202f.,'’"

// readNumber reads a whole number that may be grouped by one kind of mark and
// returns it in plain digits without leading zeros.
func readNumber(text string) (Number, bool) {
	groups := []string{text}
	if at := strings.IndexAny(text, numberMarks); at >= 0 {
		_, n := utf8.DecodeRuneInString(text[at:])
		groups = strings.Split(text, text[at:at+n])
	}
	for i, g := range groups {
		digits, rest := cutDigits(g)
		if digits == "" || rest != "" || len(groups) > 1 && (len(digits) > 3 || i > 0 && len(digits) < 3) {
			return "", false
		}
	}
	n := Number(strings.TrimLeft(strings.Join(groups, ""), "0"))
	if n == "" {
		n = "0"
	}
	return n, n.Valid()
}
