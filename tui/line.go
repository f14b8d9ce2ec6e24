package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// A lineEdit edits one line of text. It moves by what a reader takes for one
// character, so a letter with its accents, or an emoji, is one step. The zero
// value is an empty line.
type lineEdit struct {
	text string
	at   int    // the cursor, in bytes, between two clusters
	from int    // the first byte that is seen
	hint string // shown while the line is empty
}

// newLineEdit edits text, with the cursor at its end.
func newLineEdit(text string) *lineEdit { return &lineEdit{text: text, at: len(text)} }

func (e *lineEdit) value() string { return e.text }

// set puts text in the place of what is there, with the cursor at its end.
func (e *lineEdit) set(text string) { e.text, e.at, e.from = text, len(text), 0 }

// insert takes typed or pasted text; line breaks in it become spaces.
func (e *lineEdit) insert(s string) {
	s = typed(s)
	s = strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", " ")
	s = strings.ReplaceAll(s, "\t", " ")
	e.text = e.text[:e.at] + s + e.text[e.at:]
	e.at = boundary(e.text, e.at+len(s))
}

func (e *lineEdit) actions() []action {
	do := func(id, title string, f func(), keys ...string) action {
		return action{id: "line." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd { f(); return nil }}
	}
	return []action{
		do("left", "cursor left", func() { e.at = before(e.text, e.at) }, "left"),
		do("right", "cursor right", func() { e.at = next(e.text, e.at) }, "right"),
		do("word-left", "word left", func() { e.at = wordLeft(e.text, e.at) }, "ctrl+left", "alt+left", "alt+b"),
		do("word-right", "word right", func() { e.at = wordRight(e.text, e.at) }, "ctrl+right", "alt+right", "alt+f"),
		do("start", "start of the line", func() { e.at = 0 }, "home", "ctrl+a"),
		do("end", "end of the line", func() { e.at = len(e.text) }, "end", "ctrl+e"),
		do("backspace", "delete before the cursor", func() { e.cut(before(e.text, e.at), e.at) }, "backspace", "ctrl+h", "shift+backspace"),
		do("delete", "delete at the cursor", func() { e.cut(e.at, next(e.text, e.at)) }, "delete"),
		do("cut-word", "delete the word before", func() { e.cut(wordLeft(e.text, e.at), e.at) }, "ctrl+w", "alt+backspace", "ctrl+backspace"),
		do("cut-word-right", "delete the word after", func() { e.cut(e.at, wordRight(e.text, e.at)) }, "alt+d", "ctrl+delete"),
		do("cut-start", "delete to the start", func() { e.cut(0, e.at) }, "ctrl+u"),
		do("cut-end", "delete to the end", func() { e.cut(e.at, len(e.text)) }, "ctrl+k"),
	}
}

// cut takes the bytes from to to out; what is joined by it may be one
// cluster now, and the cursor goes to its end.
func (e *lineEdit) cut(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.at = boundary(e.text, from)
}

// view draws the part of the line that holds the cursor.
func (e *lineEdit) view(t *theme, width int) frame {
	width = max(width, 1)
	if e.text == "" {
		e.from = 0
		return frame{lines: []string{t.dim.Render(short(e.hint, width))}}.at(0, 0)
	}
	e.from = boundary(e.text, min(e.from, e.at))
	// Behind the cursor there is always a cell for it, or for the wide
	// character under it.
	under := 1
	if e.at < len(e.text) {
		_, _, w := visible(e.text[e.at:])
		under = min(w, width)
	}
	for e.from < e.at && editCells(e.text[e.from:e.at])+under > width {
		e.from = next(e.text, e.from)
	}
	var b strings.Builder
	x, cursor := 0, 0
	for i := e.from; i < len(e.text); {
		c, shown, w := visible(e.text[i:])
		if i == e.at {
			cursor = x
		}
		if x+w > width {
			break
		}
		b.WriteString(shown)
		x += w
		i += len(c)
		if i == len(e.text) && e.at == i {
			cursor = x
		}
	}
	return frame{lines: []string{b.String()}}.at(cursor, 0)
}

// visible is cluster for an editor: what has no width of its own is shown as
// a mark, so that it can be found and deleted.
func visible(s string) (bytes, shown string, width int) {
	bytes, shown, width = cluster(s)
	if width == 0 {
		return bytes, "·", 1
	}
	return bytes, shown, width
}

func editCells(s string) int {
	n := 0
	for s != "" {
		c, _, w := visible(s)
		n += w
		s = s[len(c):]
	}
	return n
}

// next is the end of the cluster that starts at i.
func next(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	c, _, _ := cluster(s[i:])
	return i + len(c)
}

// before is the start of the cluster that ends at i.
func before(s string, i int) int {
	last := 0
	for j := 0; j < i; j = next(s, j) {
		last = j
	}
	return last
}

// boundary is i, or the next place after it that lies between two clusters.
func boundary(s string, i int) int {
	j := 0
	for j < i {
		j = next(s, j)
	}
	return j
}

func wordLeft(s string, i int) int {
	t := strings.TrimRightFunc(s[:i], unicode.IsSpace)
	if j := strings.LastIndexFunc(t, unicode.IsSpace); j >= 0 {
		_, n := utf8.DecodeRuneInString(t[j:])
		return boundary(s, j+n)
	}
	return 0
}

func wordRight(s string, i int) int {
	j := i
	for j < len(s) && isSpace(s[j:]) {
		j = next(s, j)
	}
	for j < len(s) && !isSpace(s[j:]) {
		j = next(s, j)
	}
	return j
}

func isSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}
