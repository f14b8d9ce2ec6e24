package csv

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Spreadsheets change texts that nobody has touched: they take 007 for the
// number 7 and OCT-1 for a day in October, cut long cells and drop control
// characters. What has only one explanation of this kind is not taken for
// somebody's change; the register keeps its text, and a remark says so.

// damage returns the remark for a cell that reads text and was want, or "" where
// the change is somebody's own. lossy is a file in Windows-1252.
func damage(text, want string, lossy bool) string {
	const by = "the program that saved the file has "
	switch {
	case lossy && text == through1252(want):
		return by + "replaced characters by ?; the register keeps the cell as it was"
	case brokenLetters(text, want):
		return by + "read it in the wrong character set, so that the letters of the cell are broken; the register keeps the cell as it was"
	case plain(text) == plain(want):
		return by + "dropped control characters; the register keeps the cell as it was"
	case wasCut(text, want):
		return fmt.Sprintf(by+"cut the cell after %d characters; the register keeps the whole of it", cutAt(text, want))
	case len(text) > 40 || len(want) > 40:
		return ""
	}
	as := ""
	switch {
	case readAsNumber(text, want):
		as = "a number"
	case readAsDate(text, want):
		as = "a date"
	case strings.HasPrefix(text, want+":00"):
		as = "a time of day"
	case strings.EqualFold(text, want) && (text == "TRUE" || text == "FALSE"):
		as = "a truth value"
	default:
		return ""
	}
	return fmt.Sprintf(by+"read %q as %s; the register keeps it. If you meant to write %q, change it in ropa", want, as, text)
}

// plain returns text without the characters that a program may drop unseen.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || r == '\ufeff' || r == '\ufffd' {
			return -1
		}
		return r
	}, text)
}

// cellLimits are the lengths in UTF-16 at which spreadsheets cut a cell.
var cellLimits = []int{32767, 65535}

func wasCut(text, want string) bool {
	return strings.HasPrefix(want, text) && cutAt(text, want) > 0
}

// cutAt returns the length at which a cell was cut, edited or not, or 0. A cell
// that would be cut within a character has one less.
func cutAt(text, want string) int {
	if len(text) < cellLimits[0]-1 {
		return 0
	}
	n := len(utf16.Encode([]rune(text)))
	for _, limit := range cellLimits {
		if (n == limit || n == limit-1) && len(utf16.Encode([]rune(want))) > limit {
			return limit
		}
	}
	return 0
}

// shownNumber is how spreadsheets show a number that was not formatted: 2, never
// 2.0 or 02. What stands there in another way was typed by somebody.
var shownNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)([.,][0-9]*[1-9])?([eE][+-]?[0-9]+)?$`)

// readAsNumber reports whether text is want as a number: 007, 1.10, (5), $5.
func readAsNumber(text, want string) bool {
	if !shownNumber.MatchString(text) {
		return false
	}
	bare := strings.Trim(want, "()$€£ ")
	a, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	b, err2 := strconv.ParseFloat(strings.ReplaceAll(bare, ",", "."), 64)
	if errors.Is(err, strconv.ErrRange) && errors.Is(err2, strconv.ErrRange) {
		return a == b // more than a spreadsheet can hold
	}
	if err != nil || err2 != nil || math.IsNaN(b) || math.IsInf(b, 0) {
		return false
	}
	if bare != want {
		a, b = math.Abs(a), math.Abs(b)
	}
	precision := 1e-14
	if strings.ContainsAny(text, "eE") {
		precision = 1e-3
	}
	return math.Abs(a-b) <= precision*math.Abs(b)
}

var (
	localDate = regexp.MustCompile(`^([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})$`)
	digitRuns = regexp.MustCompile(`[0-9]+`)
)

// readAsDate reports whether text is a day that a spreadsheet has made of a
// shorter text: 1-2, OCT-1, March 5. The year is its own invention.
func readAsDate(text, want string) bool {
	m := localDate.FindStringSubmatch(text)
	said := digitRuns.FindAllString(want, -1)
	if m == nil || len(said) == 0 || len(said) > 2 || len(want) > 16 {
		return false
	}
	parts := m[1:]
	for _, n := range said {
		i := slices.IndexFunc(parts, func(p string) bool { return len(p) <= 2 && strings.TrimLeft(p, "0") == strings.TrimLeft(n, "0") })
		if i < 0 {
			return false
		}
		parts = slices.Delete(slices.Clone(parts), i, i+1)
	}
	// One number alone is a day only beside the name of a month.
	return len(said) == 2 || strings.IndexFunc(want, unicode.IsLetter) >= 0
}
