package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// pointer takes a click for taking a row in hand, and a second one on it for
// the enter key.
func (f *form) pointer(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if h := f.typing(); h != nil && h.long != nil {
			h.long.pointer(msg)
			return nil
		}
		switch msg.Button {
		case tea.MouseWheelUp:
			f.step(-3)
		case tea.MouseWheelDown:
			f.step(3)
		}
	case tea.MouseClickMsg:
		return f.click(msg.X, msg.Y)
	}
	return nil
}

func (f *form) click(x, y int) tea.Cmd {
	if f.railed && x < railWidth {
		if s := f.sections(); y >= 0 && y < len(s) {
			cmd := f.finish()
			f.move(s[y].row, 1)
			return cmd
		}
		return nil
	}
	if y < 0 || y >= len(f.drawn) || f.drawn[y] < 0 {
		return nil
	}
	i := f.drawn[y]
	if f.rows[i].kind == rowHeading {
		return nil
	}
	if i == f.cursor {
		h := f.typing()
		if h == nil {
			return f.enter()
		}
		if box := y - slices.Index(f.drawn, i) - 1; h.long != nil && box >= 0 {
			left := boxLeft
			if f.railed {
				left += railWidth + cells(between(f.sh.theme))
			}
			h.long.pointer(tea.MouseClickMsg{X: x - left, Y: box})
		}
		return nil
	}
	cmd := f.finish()
	f.build()
	f.move(i, 1)
	return cmd
}

// step goes by rows that can be in hand.
func (f *form) step(by int) {
	f.build()
	dir := 1
	if by < 0 {
		dir = -1
	}
	for range max(by, -by) {
		i := f.cursor + dir
		for i >= 0 && i < len(f.rows) && f.rows[i].kind == rowHeading {
			i += dir
		}
		if i < 0 || i >= len(f.rows) {
			return
		}
		f.cursor = i
	}
}

// A part is a section of the form, with the first of its rows.
type part struct {
	name     string
	row      int
	problems int
	gaps     int
}

// sections lists the sections with what is wrong and what is missing in them.
func (f *form) sections() []part {
	f.build()
	var out []part
	role := f.s.role()
	for i, r := range f.rows {
		if r.kind == rowHeading {
			if r.field == nil { // not the heading of a scope
				out = append(out, part{name: r.section, row: i})
			}
			continue
		}
		if len(out) == 0 {
			continue
		}
		p := &out[len(out)-1]
		p.problems += len(f.s.problemsOf(r))
		if r.gap(role) {
			p.gaps++
		}
	}
	return out
}

// section is the place in sections of the row in hand.
func (f *form) section(parts []part) int {
	n := -1
	for i, p := range parts {
		if p.row <= f.cursor {
			n = i
		}
	}
	return n
}

// toSection goes to the section by sections away.
func (f *form) toSection(by int) {
	parts := f.sections()
	if len(parts) == 0 {
		return
	}
	i := f.section(parts)
	if by < 0 && i >= 0 && f.firstOf(parts[i]) < f.cursor {
		by++ // first to the top of this one
	}
	f.move(parts[max(min(i+by, len(parts)-1), 0)].row, 1)
}

func (f *form) firstOf(p part) int { return p.row + 1 }

// toGap goes to the next row with a problem or without an answer that Article
// 30 asks for, around the end.
func (f *form) toGap(by int) {
	f.build()
	role := f.s.role()
	found := gapsIn(f.s.rec, f.findings(), f.root.checks.checker)
	paths := make([]model.Path, len(f.rows))
	for i, r := range f.rows {
		if r.kind != rowHeading {
			paths[i] = r.path
		}
	}
	gaps, elsewhere := gapLines(found, paths)
	n := len(f.rows)
	for k := 1; k <= n; k++ {
		i := ((f.cursor+by*k)%n + n) % n
		switch r := f.rows[i]; {
		case r.gap(role) || len(f.s.problemsOf(r)) > 0:
			f.cursor = i
			return
		case gaps[i] != "":
			f.cursor = i
			f.sh.say(gaps[i])
			return
		}
	}
	left := "nothing is missing"
	switch {
	case f.s.gaps > 0:
		left = strconv.Itoa(f.s.gaps)
	case len(found) > 0:
		left = strconv.Itoa(len(found))
	}
	switch wrong := len(f.s.problems); {
	case f == f.root && elsewhere != "":
		f.sh.say(elsewhere)
	case f == f.root:
		f.sh.say("Nothing is missing here, and nothing is wrong.")
	case wrong > 0:
		f.sh.say("Nothing more in this entry; " + left + " in the record, and " + model.Plural(wrong, "problem") + ".")
	default:
		f.sh.say("Nothing more in this entry; " + left + " in the record.")
	}
}
