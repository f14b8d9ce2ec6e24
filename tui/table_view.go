package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// columnGap stands between two columns.
const columnGap = 2

// A slice of the page is a column in its place.
type strip struct {
	column int // its number
	x      int // from the left, behind the marker
	width  int
}

// strips fits columns into width cells, so that the one in hand is among them.
// The name is always there, since it tells which record a row is.
func (t *table) strips(width int) []strip {
	t.hand = max(min(t.hand, len(t.columns)-1), 0)
	t.left = max(min(t.left, t.hand), 0)
	for t.left > 0 { // room that has come free is used
		if out := t.fill(t.left-1, width); out[len(out)-1].column < len(t.columns)-1 {
			break
		}
		t.left--
	}
	for {
		out := t.stripsFrom(t.left, width)
		if t.left >= t.hand {
			return out
		}
		for _, s := range out {
			if s.column == t.hand {
				return out
			}
		}
		t.left++
	}
}

// signWidth is what the sign for more columns takes of the heading.
const signWidth = 2

func (t *table) stripsFrom(left, width int) []strip {
	out := t.fill(left, width)
	if _, more := t.hidden(out); more > 0 {
		width -= signWidth
		out = t.fill(left, width)
	}
	t.grow(out, width)
	return out
}

// fill puts columns side by side, from number left on, as long as there is room.
// The first of them always has some beside the name.
func (t *table) fill(left, width int) []strip {
	nameWidth := min(max(width/3, 24), 40)
	var out []strip
	x := 0
	add := func(i int) bool {
		w := t.columns[i].width
		if w == 0 {
			w = nameWidth
		}
		if len(out) > 0 && x+w > width {
			return false
		}
		out = append(out, strip{i, x, min(w, width)})
		x += w + columnGap
		return true
	}
	for i, c := range t.columns {
		if c.key == "name" && i < left {
			first := min(t.columns[left].width, max(width-columnGap-minName, 1))
			nameWidth = max(min(nameWidth, width-columnGap-first), 1)
			add(i)
		}
	}
	for i := left; i < len(t.columns); i++ {
		if !add(i) {
			if i == left {
				out = append(out, strip{i, x, max(width-x, 1)})
			}
			break
		}
	}
	return out
}

// minName is what the name keeps beside a wide column.
const minName = 12

// countsWidth is what the counts of findings want of a page of 80 cells, at the
// end of the same line.
const countsWidth = 38

// hidden counts the columns to the left and to the right of those that are seen.
func (t *table) hidden(seen []strip) (left, right int) {
	last := seen[len(seen)-1].column
	for i := range t.columns {
		switch {
		case slices.ContainsFunc(seen, func(s strip) bool { return s.column == i }):
		case i < last:
			left++
		default:
			right++
		}
	}
	return left, right
}

// beyond says in words that there are columns which are not among those that are
// seen, and which keys lead there.
func (t *table) beyond(seen []strip) string {
	left, right := t.hidden(seen)
	const more = "more column"
	switch {
	case left > 0 && right > 0:
		return fmt.Sprintf("← %d, → %s", left, model.Plural(right, more))
	case left > 0:
		return "← " + model.Plural(left, more)
	case right > 0:
		return "→ " + model.Plural(right, more)
	}
	return ""
}

// grow gives what is left of the width to the name, else to the last column.
func (t *table) grow(out []strip, width int) {
	last := out[len(out)-1]
	rest := width - last.x - last.width
	if rest <= 0 {
		return
	}
	to := len(out) - 1
	for i, s := range out {
		if t.columns[s.column].width == 0 {
			to = i
		}
	}
	rest = min(rest, 60)
	out[to].width += rest
	for i := to + 1; i < len(out); i++ {
		out[i].x += rest
	}
}

// view draws the heading and the rows; the cursor sits on the value in hand.
func (t *table) view(width, height int) frame {
	th := t.b.sh.theme
	strips := t.strips(max(width-2, 1))
	head := text(t.heading(strips, width))
	if t.have.len() == 0 {
		t.rows.view(th, width, max(height-1, 1), nil)
		lines := fold(t.nothing(), max(width-2, 1))
		for i := range lines {
			lines[i] = "  " + th.dim.Render(lines[i])
		}
		return below(head, frame{lines: lines}.at(min(2, width-1), 0))
	}
	body := t.rows.view(th, width, max(height-1, 1), func(i, w int, inHand bool) string {
		return t.row(t.have.card(i), strips, inHand)
	})
	if body.cursor != nil {
		for _, s := range strips {
			if s.column == t.hand {
				body.cursor.X = min(2+s.x, width-1)
			}
		}
	}
	return below(head, body)
}

// heading names the columns. The one in hand is underlined, the one that sorts
// has an arrow behind it; signs at the ends tell that there are more.
func (t *table) heading(strips []strip, width int) string {
	th := t.b.sh.theme
	left, right := t.hidden(strips)
	var b strings.Builder
	if left > 0 {
		b.WriteString(th.accent.Render("‹") + " ")
	} else {
		b.WriteString("  ")
	}
	x := 0
	for _, s := range strips {
		b.WriteString(spaces(s.x - x))
		c := t.columns[s.column]
		name, arrow := c.title, ""
		if c.key == t.sort {
			arrow = " ↑"
			if t.down {
				arrow = " ↓"
			}
		}
		name = short(name, s.width-cells(arrow)) + arrow
		style := th.dim
		if s.column == t.hand {
			style = th.strong.Underline(true)
		}
		b.WriteString(style.Render(name) + spaces(s.width-cells(name)))
		x = s.x + s.width
	}
	if right == 0 {
		return fitLine(b.String(), width)
	}
	return fitLine(b.String(), width-1) + th.accent.Render("›")
}

func (t *table) row(x *card, strips []strip, inHand bool) string {
	th := t.b.sh.theme
	var b strings.Builder
	at := 0
	for _, s := range strips {
		b.WriteString(spaces(s.x - at))
		c := t.columns[s.column]
		v := c.value(t.b.now, t.b.d.reg, x)
		shown := short(v, s.width)
		at = s.x + cells(shown)
		switch {
		case v == "" || v == ellipsis:
		case c.key == columnGaps || c.key == columnFindings:
			shown = th.warn.Render(shown)
		case inHand && c.key == "name":
			shown = th.strong.Render(shown)
		}
		b.WriteString(shown)
	}
	return b.String()
}

// nothing says why there is no row.
func (t *table) nothing() string {
	many := t.kind.Plural()
	switch {
	case t.have.of == nil || t.asking && !t.b.now.whole:
		return "Reading " + many + ellipsis
	case t.have.query != "":
		return "No " + string(t.kind) + " matches. esc shows all."
	case t.b.d.readOnly != "":
		return "There are no " + many + "."
	}
	return "There are no " + many + " yet. a adds one."
}

// status is the line above the list: the search, or what is seen. The list
// itself is list cells wide.
func (t *table) status(width, list int) frame {
	th := t.b.sh.theme
	count := t.count()
	seen := t.strips(max(list-2, 1))
	more := t.beyond(seen)
	if more != "" {
		more = " · " + more
	}
	if t.typing || t.query() != "" {
		if width >= 80 {
			count += more
		}
		room := max(width-cells(count)-5, 1)
		line := t.line.view(th, room).fit(room, 1)
		if !t.typing {
			line.cursor = nil
			line.lines[0] = fitLine(th.strong.Render(short(t.line.value(), room)), room)
		}
		line = beside(text(th.accent.Render(" / ")), 3, "", line)
		line.lines[0] += "  " + th.dim.Render(count)
		return below(line, t.mistake(width))
	}
	sorted, _ := t.sortColumn()
	by := "by " + strings.ToLower(sorted.title)
	if t.down {
		by += ", downwards"
	}
	words := count + ", " + by + t.progress()
	if long := cells(words + more); more != "" && (long > width-1 || width >= 80 && long > width-countsWidth) {
		words = count + t.progress() // the arrow tells by what it is sorted
	}
	return text(" " + th.dim.Render(short(words+more, width-1)))
}

// count tells how many of how many are seen.
func (t *table) count() string {
	total := len(t.b.now.shelf(t.kind).cards)
	switch {
	case !t.b.now.whole:
		return "reading " + t.kind.Plural() + ellipsis
	case t.early && t.b.rules.lame:
		return "the rules could not be asked; f5 tries again"
	case t.early:
		return "asking the rules" + ellipsis
	case t.have.query == "" || t.have.of == nil:
		return counted(total, t.kind)
	}
	mark := ""
	if t.asking {
		mark = ellipsis
	}
	return fmt.Sprintf("%d of %d%s", t.have.len(), total, mark)
}

func counted(n int, k model.Kind) string {
	if n == 1 {
		return "1 " + string(k)
	}
	return fmt.Sprintf("%d %s", n, k.Plural())
}

// progress tells how far the records are read.
func (t *table) progress() string {
	n := len(t.b.now.unread)
	switch {
	case n > 0 && t.b.failed != nil:
		return "; " + model.Plural(n, "record") + " could not be read"
	case n > 0:
		return "; " + model.Plural(n, "record") + " to read"
	}
	return ""
}

// mistake tells what is wrong with the query, under the place where it is.
func (t *table) mistake(width int) frame {
	if t.wrong == nil {
		return frame{}
	}
	th := t.b.sh.theme
	at := min(max(2+t.wrong.Column-t.line.from, 1), width-1)
	reason := sentence(t.wrong.Reason)
	if at+2+cells(reason) <= width {
		return text(spaces(at) + th.bad.Render("^ "+safe(reason)))
	}
	lines := []string{spaces(at) + th.bad.Render("^")}
	for _, line := range fold(reason, max(width-3, 1)) {
		lines = append(lines, "   "+th.bad.Render(line))
	}
	return frame{lines: lines[:min(len(lines), 4)]}
}

// actions are what can be done with the list as such.
func (t *table) actions() []action {
	if t.typing {
		return append([]action{
			{id: "table.keep", title: "keep", keys: []string{"enter"}, run: func() tea.Cmd { t.typing = false; return nil }},
			{id: "table.clear", title: "stop searching", keys: []string{"esc"}, run: t.clear},
		}, t.rows.actions(false)...)
	}
	noTerm := func() string { _, why := t.term(); return why }
	out := []action{
		{id: "table.search", title: "search", keys: []string{"/"}, run: func() tea.Cmd { t.typing = true; return nil }},
		{id: "table.filter", title: "only this value", keys: []string{"f"}, why: noTerm, run: t.narrow},
		{id: "table.sort", title: "sort", keys: []string{"s"}, run: t.sortBy},
		{id: "table.columns", title: "columns", keys: []string{"c"}, run: t.choose},
		{id: "table.column-left", title: "column left", keys: []string{"left", "h"}, quiet: true, run: func() tea.Cmd { t.hand--; return nil }},
		{id: "table.column-right", title: "column right", keys: []string{"right", "l"}, quiet: true, run: func() tea.Cmd { t.hand++; return nil }},
	}
	if t.query() != "" {
		out = append(out, action{id: "table.clear", title: "show all", keys: []string{"esc"}, run: t.clear})
	}
	return append(out, t.rows.actions(true)...)
}

// edited is called when the search line has changed.
func (t *table) edited() tea.Cmd { return t.arrange(typingPause) }

// pointer takes clicks and the wheel, relative to the heading. It tells whether
// the record that was in hand already was clicked.
func (t *table) pointer(msg tea.Msg, width int) (open bool, cmd tea.Cmd) {
	if m, ok := msg.(tea.MouseClickMsg); ok {
		for _, s := range t.strips(max(width-2, 1)) {
			if m.X-2 >= s.x && m.X-2 < s.x+s.width {
				t.hand = s.column
				if m.Y == 0 {
					return false, t.sortBy()
				}
			}
		}
		m.Y--
		before := t.rows.cursor
		return t.rows.pointer(m) && before == t.rows.cursor, nil
	}
	t.rows.pointer(msg)
	return false, nil
}
