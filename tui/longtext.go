package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A textEdit edits text of many lines. Long lines wrap; only the lines that
// can be seen are wrapped and drawn, so that a key costs the same in a text of
// any length. Enter breaks a line; tab, esc and ctrl+e are left to the owner.
// Make one with newTextEdit.
type textEdit struct {
	lines   []string
	pieces  [][]span // each line, wrapped; nil where not done for this width
	row, at int      // the cursor: a line, and bytes into it
	goal    int      // the column that up and down try to keep; -1: none
	top     place    // the first that is seen
	width   int      // cells that text may take in the last view
	height  int
	hint    string // shown while the text is empty
}

// A place is one wrapped piece of one line.
type place struct{ row, piece int }

// newTextEdit edits text, with the cursor at its start.
func newTextEdit(s string) *textEdit {
	e := &textEdit{width: 80, height: 1}
	e.set(s)
	return e
}

// value is the text, its lines ended by LF.
func (e *textEdit) value() string { return strings.Join(e.lines, "\n") }

// set puts s in the place of what is there, with the cursor at its start.
func (e *textEdit) set(s string) {
	e.lines = strings.Split(unixLines(s), "\n")
	e.pieces = make([][]span, len(e.lines))
	e.row, e.at, e.goal, e.top = 0, 0, -1, place{}
}

// insert takes typed or pasted text.
func (e *textEdit) insert(s string) {
	e.goal = -1
	in := strings.Split(typed(s), "\n")
	line := e.lines[e.row]
	tail := line[e.at:]
	in[0] = line[:e.at] + in[0]
	last := len(in) - 1
	at := len(in[last])
	in[last] += tail
	e.lines = slices.Replace(e.lines, e.row, e.row+1, in...)
	e.pieces = slices.Replace(e.pieces, e.row, e.row+1, make([][]span, len(in))...)
	e.row += last
	e.at = boundary(e.lines[e.row], at)
}

func (e *textEdit) actions() []action {
	do := func(id, title string, f func(), keys ...string) action {
		return action{id: "text." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd {
			if id != "up" && id != "down" && id != "page-up" && id != "page-down" {
				e.goal = -1
			}
			f()
			return nil
		}}
	}
	line := func() string { return e.lines[e.row] }
	return []action{
		do("newline", "new line", func() { e.insert("\n") }, "enter", "shift+enter"),
		do("left", "cursor left", e.left, "left"),
		do("right", "cursor right", e.right, "right"),
		do("up", "line up", func() { e.climb(-1) }, "up"),
		do("down", "line down", func() { e.climb(1) }, "down"),
		do("page-up", "page up", func() { e.climb(-max(e.height-1, 1)) }, "pgup"),
		do("page-down", "page down", func() { e.climb(max(e.height-1, 1)) }, "pgdown"),
		do("word-left", "word left", e.wordLeft, "ctrl+left", "alt+left", "alt+b"),
		do("word-right", "word right", e.wordRight, "ctrl+right", "alt+right", "alt+f"),
		do("start", "start of the line", func() { e.at = 0 }, "home", "ctrl+a"),
		do("end", "end of the line", func() { e.at = len(line()) }, "end"),
		do("first", "start of the text", func() { e.row, e.at = 0, 0 }, "ctrl+home"),
		do("last", "end of the text", func() { e.row = len(e.lines) - 1; e.at = len(line()) }, "ctrl+end"),
		do("backspace", "delete before the cursor", func() { e.cutFrom(e.left) }, "backspace", "ctrl+h", "shift+backspace"),
		do("delete", "delete at the cursor", func() { e.cutTo(e.right) }, "delete"),
		do("cut-word", "delete the word before", func() { e.cutFrom(e.wordLeft) }, "ctrl+w", "alt+backspace", "ctrl+backspace"),
		do("cut-word-right", "delete the word after", func() { e.cutTo(e.wordRight) }, "alt+d", "ctrl+delete"),
		do("cut-start", "delete to the start of the line", func() { e.cutFrom(func() { e.at = 0 }) }, "ctrl+u"),
		do("cut-end", "delete to the end of the line", func() {
			e.cutTo(func() {
				if e.at == len(line()) {
					e.right()
				} else {
					e.at = len(line())
				}
			})
		}, "ctrl+k"),
	}
}

func (e *textEdit) left() {
	switch {
	case e.at > 0:
		e.at = before(e.lines[e.row], e.at)
	case e.row > 0:
		e.row--
		e.at = len(e.lines[e.row])
	}
}

func (e *textEdit) right() {
	switch {
	case e.at < len(e.lines[e.row]):
		e.at = next(e.lines[e.row], e.at)
	case e.row < len(e.lines)-1:
		e.row, e.at = e.row+1, 0
	}
}

func (e *textEdit) wordLeft() {
	if e.at == 0 {
		e.left()
		return
	}
	e.at = wordLeft(e.lines[e.row], e.at)
}

func (e *textEdit) wordRight() {
	if e.at == len(e.lines[e.row]) {
		e.right()
		return
	}
	e.at = wordRight(e.lines[e.row], e.at)
}

// cutFrom deletes from where move goes to the cursor; move goes back.
func (e *textEdit) cutFrom(move func()) {
	row, at := e.row, e.at
	move()
	e.cut(e.row, e.at, row, at)
}

// cutTo deletes from the cursor to where move goes; move goes on.
func (e *textEdit) cutTo(move func()) {
	row, at := e.row, e.at
	move()
	e.cut(row, at, e.row, e.at)
}

func (e *textEdit) cut(fromRow, from, toRow, to int) {
	joined := e.lines[fromRow][:from] + e.lines[toRow][to:]
	e.lines = slices.Replace(e.lines, fromRow, toRow+1, joined)
	e.pieces = slices.Replace(e.pieces, fromRow, toRow+1, nil)
	e.row, e.at = fromRow, boundary(joined, from)
}

// wrapped gives the pieces of a line.
func (e *textEdit) wrapped(row int) []span {
	if e.pieces[row] == nil {
		e.pieces[row] = wrap(e.lines[row], e.width)
	}
	return e.pieces[row]
}

// here is the piece that holds the cursor.
func (e *textEdit) here() place {
	p := e.wrapped(e.row)
	i := len(p) - 1
	for i > 0 && p[i].from > e.at {
		i--
	}
	return place{e.row, i}
}

// step is the piece by pieces away from p, or the first or last there is.
func (e *textEdit) step(p place, by int) place {
	for ; by < 0; by++ {
		switch {
		case p.piece > 0:
			p.piece--
		case p.row > 0:
			p.row--
			p.piece = len(e.wrapped(p.row)) - 1
		default:
			return p
		}
	}
	for ; by > 0; by-- {
		switch {
		case p.piece < len(e.wrapped(p.row))-1:
			p.piece++
		case p.row < len(e.lines)-1:
			p = place{p.row + 1, 0}
		default:
			return p
		}
	}
	return p
}

// climb moves up or down by wrapped lines, in the column where it began.
func (e *textEdit) climb(by int) {
	p := e.here()
	if e.goal < 0 {
		e.goal = editCells(e.lines[e.row][e.wrapped(p.row)[p.piece].from:e.at])
	}
	to := e.step(p, by)
	if to == p { // at the edge: the start or the end of the text
		if e.at = 0; by > 0 {
			e.at = len(e.lines[e.row])
		}
		return
	}
	e.put(to, e.goal)
}

// put places the cursor in piece p, at column x or before it.
func (e *textEdit) put(p place, x int) {
	pieces := e.wrapped(p.row)
	s := pieces[p.piece]
	line := e.lines[p.row]
	at := s.from
	for at < s.to {
		c, _, w := visible(line[at:])
		if x < w {
			break
		}
		x -= w
		at += len(c)
	}
	// The end of a piece is the start of the next one: stay in this one.
	if at == s.to && p.piece < len(pieces)-1 && at > s.from {
		at = max(before(line, at), s.from)
	}
	e.row, e.at = p.row, at
}

// pointer puts the cursor where a click is, and follows the wheel.
func (e *textEdit) pointer(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		e.goal = -1
		e.put(e.step(e.top, max(msg.Y, 0)), max(msg.X, 0))
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			e.climb(-3)
		case tea.MouseWheelDown:
			e.climb(3)
		}
	}
}

// view draws the part of the text that holds the cursor. One column is kept
// free, so that the cursor has a cell behind the last letter.
func (e *textEdit) view(t *theme, width, height int) frame {
	if w := max(width-1, 1); w != e.width {
		e.width = w
		clear(e.pieces)
		e.top = place{row: min(e.top.row, len(e.lines)-1)}
	}
	e.height = max(height, 1)
	if len(e.lines) == 1 && e.lines[0] == "" {
		return frame{lines: []string{t.dim.Render(short(e.hint, width))}}.at(0, 0)
	}
	here := e.here()
	if e.top.row >= len(e.lines) || e.top.piece >= len(e.wrapped(e.top.row)) || less(here, e.top) {
		e.top = here
	}
	if lowest := e.step(here, -(e.height - 1)); less(e.top, lowest) {
		e.top = lowest
	}
	var f frame
	for p := e.top; len(f.lines) < e.height; {
		s := e.wrapped(p.row)[p.piece]
		f.lines = append(f.lines, fitLine(e.draw(p.row, s), width))
		if p == here {
			f = f.at(min(editCells(e.lines[p.row][s.from:e.at]), width-1), len(f.lines)-1)
		}
		q := e.step(p, 1)
		if q == p {
			break
		}
		p = q
	}
	return f
}

func (e *textEdit) draw(row int, s span) string {
	line := e.lines[row][s.from:s.to]
	if plainASCII(line) {
		return line
	}
	var b strings.Builder
	for line != "" {
		c, shown, _ := visible(line)
		b.WriteString(shown)
		line = line[len(c):]
	}
	return b.String()
}

func less(p, q place) bool {
	return p.row < q.row || p.row == q.row && p.piece < q.piece
}
