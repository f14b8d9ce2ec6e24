package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// A list is a window on any number of rows: it knows how many there are and
// which one is in hand, and draws those that can be seen. The rows themselves
// stay with the owner. Its zero value is an empty list.
type list struct {
	count  int
	cursor int // the row in hand, 0 <= cursor < count
	top    int // the first row that is seen
	height int // rows in the last view
}

// setCount tells how many rows there are; the row in hand stays in bounds.
func (l *list) setCount(n int) {
	l.count = n
	l.move(l.cursor)
}

// move takes row i in hand, or the nearest there is.
func (l *list) move(i int) {
	l.cursor = max(min(i, l.count-1), 0)
}

// actions move about. Letters asks for the keys that are letters, and home,
// end, ctrl+d and ctrl+u, too; beside an editor they are the editor's.
func (l *list) actions(letters bool) []action {
	page := max(l.height-1, 1)
	half := max(l.height/2, 1)
	a := []action{
		l.by("up", "up", -1, "up", "k"),
		l.by("down", "down", 1, "down", "j"),
		l.turn("page-up", "page up", -page, "pgup"),
		l.turn("page-down", "page down", page, "pgdown"),
	}
	if !letters {
		a[0].keys, a[1].keys = []string{"up"}, []string{"down"}
		return a
	}
	return append(a,
		l.by("half-up", "half a page up", -half, "ctrl+u"),
		l.by("half-down", "half a page down", half, "ctrl+d"),
		action{id: "list.first", title: "first row", keys: []string{"g", "home"}, quiet: true, run: func() tea.Cmd { l.move(0); return nil }},
		action{id: "list.last", title: "last row", keys: []string{"G", "end"}, quiet: true, run: func() tea.Cmd { l.move(l.count - 1); return nil }},
	)
}

func (l *list) by(id, title string, n int, keys ...string) action {
	return action{id: "list." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd {
		l.move(l.cursor + n)
		return nil
	}}
}

// turn is by for a page: what is seen goes along.
func (l *list) turn(id, title string, n int, keys ...string) action {
	a := l.by(id, title, n, keys...)
	move := a.run
	a.run = func() tea.Cmd {
		l.top += n // view keeps it in bounds
		return move()
	}
	return a
}

// pointer follows a click on a row of the last view, or the wheel, and tells
// whether a row was clicked. Y is relative to the list.
func (l *list) pointer(msg tea.Msg) (clicked bool) {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if i := l.top + msg.Y; msg.Y >= 0 && msg.Y < l.height && i < l.count {
			l.move(i)
			return true
		}
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			l.move(l.cursor - 3)
		case tea.MouseWheelDown:
			l.move(l.cursor + 3)
		}
	}
	return false
}

// view draws the rows that fit. Row draws row i in width cells; inHand tells
// that it is the one in hand. The list adds the marker and the cursor.
func (l *list) view(t *theme, width, height int, row func(i, width int, inHand bool) string) frame {
	l.height = max(height, 1)
	if l.cursor < l.top {
		l.top = l.cursor
	}
	if l.cursor >= l.top+l.height {
		l.top = l.cursor - l.height + 1
	}
	l.top = max(min(l.top, l.count-l.height), 0)

	f := frame{lines: make([]string, 0, l.height)}
	for i := l.top; i < min(l.top+l.height, l.count); i++ {
		mark := "  "
		if i == l.cursor {
			mark = t.accent.Render(">") + " "
		}
		f.lines = append(f.lines, fitLine(mark+row(i, max(width-2, 0), i == l.cursor), width))
	}
	if l.count == 0 {
		return f.at(0, 0)
	}
	return f.at(min(2, width-1), l.cursor-l.top)
}

// part draws like view what has to stand in a dialog. Where not all rows fit, its
// last line says how many are above and below, and which keys lead there.
func (l *list) part(t *theme, width, height int, row func(i, width int, inHand bool) string) frame {
	if l.count <= height || height < 3 {
		return l.view(t, width, height, row)
	}
	out := l.view(t, width, height-1, row).fit(width, height-1)
	return below(out, text("  "+t.dim.Render(short(l.beyond(width-2), width-2))))
}

// beyond says how many rows are not in the last view.
func (l *list) beyond(width int) string {
	above, under := l.top, l.count-l.top-l.height
	say := func(pgdown, pgup string) string {
		switch {
		case above <= 0:
			return fmt.Sprintf("%d more below%s", under, pgdown)
		case under <= 0:
			return fmt.Sprintf("%d more above%s", above, pgup)
		}
		return fmt.Sprintf("%d more below%s, %d above%s", under, pgdown, above, pgup)
	}
	if words := say(" (pgdown)", " (pgup)"); cells(words) <= width {
		return words
	}
	return say("", "")
}
