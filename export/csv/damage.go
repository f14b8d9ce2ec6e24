package csv

import (
	"fmt"
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
	case text == want+":00", readAsTime(text, want): // 2024-03-04 12:30 is a time, too
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
