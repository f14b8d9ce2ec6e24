package csv

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formulaSigns start a formula in some spreadsheet or a command in some program
// that reads CSV, each also in full width.
const formulaSigns = "=+-@|%＝＋－＠｜％"

// guarded reports whether a cell needs an apostrophe in front: it begins with a
// sign of a formula, with TAB or a line end, with blanks and then one of = + - @,
// or with an apostrophe itself, so that taking one away is always the exact undo.
func guarded[T string | []byte](cell T) bool {
	if len(cell) == 0 {
		return false
	}
	switch c := cell[0]; {
	case c == '\t' || c == '\r' || c == '\n' || c == '\'':
		return true
	case c < utf8.RuneSelf && c != ' ':
		return strings.IndexByte(formulaSigns, c) >= 0
	}
	s := string(cell[:min(len(cell), 64)]) // few cells begin with a blank or a letter that is not ASCII
	if r, _ := utf8.DecodeRuneInString(s); strings.ContainsRune(formulaSigns, r) {
		return true
	} else if !unicode.IsSpace(r) {
		return false
	}
	s = strings.TrimLeftFunc(string(cell), unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", r)
}

// unguard takes the apostrophe of the guard away, and no other.
func unguard(cell string) string {
	if len(cell) > 0 && cell[0] == '\'' && guarded(cell[1:]) {
		return cell[1:]
	}
	return cell
}

// appendQuoted appends a cell in quotes, guarded where needed.
func appendQuoted(b, cell []byte) []byte {
	b = append(b, '"')
	if guarded(cell) {
		b = append(b, '\'')
	}
	for {
		i := bytes.IndexByte(cell, '"')
		if i < 0 {
			return append(append(b, cell...), '"')
		}
		b = append(append(b, cell[:i+1]...), '"')
		cell = cell[i+1:]
	}
}
