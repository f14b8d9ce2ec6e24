package csv

import (
	"encoding/csv"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// howToOpen is how a file of ours is opened in a spreadsheet.
const howToOpen = `open the file as ropa wrote it again, with the character set "Unicode (UTF-8)" and the separator ";", and make your changes there`

// brokenMarks are what is left of the byte order mark when UTF-8 is read as
// Windows-1252, as Mac Roman, and in the code pages 850 and 437.
var brokenMarks = []string{"ï»¿", "Ôªø", "´╗┐", "∩╗┐"}

// cutMark takes such a mark away.
func cutMark(text string) (rest string, broken bool) {
	for _, mark := range brokenMarks {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			return rest, true
		}
	}
	return text, false
}

var errLetters = errors.New("the program that saved it read it in the wrong character set, so that its letters are broken; " + howToOpen)

// misread recognises a file of ours that a spreadsheet has opened wrongly and
// saved: with the wrong character set, every letter that is not ASCII has become
// two or three others; with the wrong separator, every row is one cell. Neither
// can be undone with certainty, so it is an error that says what happened.
func misread(row []string) error {
	if len(row) == 0 {
		return nil
	}
	first, broken := cutMark(strings.TrimSpace(row[0]))
	oneCell := !knownHeading(first) && len(row) == 1 && headingsIn(first) > 1
	switch {
	case oneCell && broken:
		return errors.New("the program that saved it took every row for one cell, and read it in the wrong character set, so that its letters are broken; " + howToOpen)
	case oneCell:
		return errors.New("the program that saved it took every row for one cell; " + howToOpen)
	case broken:
		return errLetters
	}
	return nil
}

// headingsIn returns how many known headings a cell holds that is a whole row.
func headingsIn(cell string) int {
	most := 0
	for _, d := range delimiters {
		r := csv.NewReader(strings.NewReader(cell))
		r.Comma = d
		r.LazyQuotes = true
		cells, err := r.Read()
		if err != nil {
			continue
		}
		n := 0
		for _, c := range cells {
			if knownHeading(c) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// brokenLetters reports whether text is what becomes of was when its UTF-8 is
// read as Windows-1252 or Latin-1: "§ 9" is then "Â§ 9". Bytes that are no
// letters there are control characters, or are dropped.
func brokenLetters(text, was string) bool {
	if len(text) <= len(was) || isASCII(was) {
		return false
	}
	now := plain(text)
	for _, set := range []*charmap.Charmap{charmap.Windows1252, charmap.ISO8859_1} {
		if broken, err := set.NewDecoder().String(was); err == nil && plain(broken) == now {
			return true
		}
	}
	return false
}

// mended returns the text that was broken in this way, where there is only that
// explanation: all its letters together are UTF-8.
func mended(text string) (string, bool) {
	if isASCII(text) {
		return "", false
	}
	for _, set := range []*charmap.Charmap{charmap.Windows1252, charmap.ISO8859_1} {
		if was, err := set.NewEncoder().String(text); err == nil && utf8.ValidString(was) {
			return was, true
		}
	}
	return "", false
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
}
