package tui

import (
	"fmt"
	"strconv"
	"strings"

	"ropa/model"
	"ropa/model/check"
)

// railWidth is what the rail of sections takes of a wide page.
const railWidth = 26

// view draws the rail where the page is wide, the rows, and below them what is
// to be known of the row in hand and of the record.
func (f *form) view(width, height int) frame {
	if f.s == nil {
		return f.waiting(width)
	}
	f.build()
	foot := f.foot(width, height)
	room := max(height-len(foot.lines), 1)
	f.railed = f.at == "" && shapeOf(width, minHeight) == double
	if !f.railed {
		return below(f.body(width, room).fit(width, room), foot)
	}
	t := f.sh.theme
	rail := f.rail(room).fit(railWidth, room)
	body := f.body(width-railWidth-3, room).fit(width-railWidth-3, room)
	return below(beside(rail, railWidth, between(t), body), foot)
}

// rail lists the sections: the one in hand is marked, and each says what is
// wrong and what is missing in it.
func (f *form) rail(height int) frame {
	t := f.sh.theme
	parts := f.sections()
	at := f.section(parts)
	var out frame
	for i, p := range parts {
		if i >= height {
			break
		}
		note := ""
		if p.gaps > 0 {
			note = t.warn.Render(strconv.Itoa(p.gaps) + "?")
		}
		if p.problems > 0 {
			note = strings.TrimLeft(note+" "+t.bad.Render(strconv.Itoa(p.problems)+"!"), " ")
		}
		mark, name := "  ", short(p.name, railWidth-3-cells(note))
		if i == at {
			mark, name = t.accent.Render(">")+" ", t.strong.Render(name)
		}
		gap := railWidth - 2 - cells(name) - cells(note)
		out.lines = append(out.lines, mark+name+spaces(gap)+note)
	}
	return out
}

// body draws the rows that fit, with the row in hand among them.
func (f *form) body(width, height int) frame {
	f.height = height
	airy := height >= 20
	tall := func(i int) int {
		switch r := f.rows[i]; {
		case r.kind == rowHeading && airy && i > 0:
			return 2
		case i == f.cursor:
			if h := f.typing(); h != nil && h.long != nil {
				return 1 + h.boxHeight(height)
			}
		}
		return 1
	}
	total, from := 0, 0 // lines of all rows, and where the row in hand begins
	for i := range f.rows {
		if i == f.cursor {
			from = total
		}
		total += tall(i)
	}
	first := from
	if f.cursor > 0 && f.rows[f.cursor-1].kind == rowHeading {
		first -= tall(f.cursor - 1) // a section is seen with its name
	}
	to := from + tall(f.cursor)
	if height >= 8 {
		to = min(to+2, total) // what comes next is seen before one is there
	}
	if far := first < f.top-height/2 || to > f.top+height+height/2; far {
		f.top = first - height/4 // a jump shows what is around its goal
	}
	f.top = max(min(f.top, first), to-height, 0)
	f.top = max(min(f.top, total-height), 0)

	var out frame
	f.drawn = f.drawn[:0]
	y := 0
	for i := range f.rows {
		n := tall(i)
		if y+n <= f.top || y >= f.top+height {
			y += n
			continue
		}
		part := f.drawRow(i, width, n)
		for k, line := range part.lines {
			if y+k < f.top || y+k >= f.top+height {
				continue
			}
			if part.cursor != nil && part.cursor.Y == k && out.cursor == nil {
				out = out.at(part.cursor.X, len(out.lines))
			}
			out.lines = append(out.lines, line)
			f.drawn = append(f.drawn, i)
		}
		y += n
	}
	return out
}

// boxHeight is how high the box of a long text is among height lines of rows: a
// little more than the text needs, as long as other rows can be seen too.
func (h *typing) boxHeight(height int) int {
	lines := 0
	for i := range h.long.lines {
		if lines += len(h.long.wrapped(i)); lines > height {
			break
		}
	}
	return max(min(lines+2, height-3), 1)
}

// drawRow draws row i in n lines.
func (f *form) drawRow(i, width, n int) frame {
	r := f.rows[i]
	t := f.sh.theme
	if r.kind == rowHeading {
		out := frame{lines: make([]string, n)}
		out.lines[n-1] = " " + t.border.Render("─") + " " + t.title.Render(short(r.label(), max(width-3, 0)))
		return out
	}
	inHand := i == f.cursor
	mark := "  "
	if inHand {
		mark = t.accent.Render(">") + " "
	}
	if len(f.s.problemsOf(r)) > 0 {
		mark = mark[:len(mark)-1] + t.bad.Render("!")
	} else if m := f.findingMark(i); m != "" {
		mark = mark[:len(mark)-1] + m
	}
	mark += " "
	indent := 3 + 2*r.depth
	label := labelWidth(width) - 2*r.depth
	if r.kind == rowItem {
		label = 4
	}
	name := cell(r.label(), label)
	if inHand {
		name = t.strong.Render(name)
	}
	head := mark + spaces(2*r.depth) + name + " "
	x := indent + label + 1
	article := f.article(r, width)
	room := max(width-x-cells(article), 1)
	if h := f.typing(); h != nil && inHand {
		if h.long != nil {
			return f.drawBox(h, head+t.dim.Render(short("esc is done", room)), width, n)
		}
		line := h.line.view(t, room)
		out := frame{lines: []string{head + fitLine(line.lines[0], room) + article}}
		return out.at(x+line.cursor.X, 0)
	}
	out := frame{lines: []string{head + fitLine(f.drawValue(r, room), room) + article}}
	if inHand {
		out = out.at(min(indent, width-1), 0)
	}
	return out
}

// boxLeft is what stands left of long text that is being typed.
const boxLeft = 3

// drawBox draws long text under its row.
func (f *form) drawBox(h *typing, head string, width, n int) frame {
	box := h.long.view(f.sh.theme, max(width-boxLeft, 1), n-1).fit(width-boxLeft, n-1)
	edge := f.sh.theme.border.Render("│")
	for i := range box.lines {
		box.lines[i] = " " + edge + " " + box.lines[i]
	}
	out := frame{lines: append([]string{head}, box.lines...)}
	if box.cursor != nil {
		out = out.at(box.cursor.X+boxLeft, box.cursor.Y+1)
	}
	return out
}

// labelWidth is what labels take of a row.
func labelWidth(width int) int { return max(min(width*2/5, 30), 12) }

// article is the mark at the right end of a row: the article that asks for it.
func (f *form) article(r row, width int) string {
	if width < 64 || r.kind != rowField {
		return ""
	}
	text := r.field.ArticleFor(f.s.role())
	if text == "" {
		return ""
	}
	return " " + f.sh.theme.dim.Render(cell(text, 12))
}

// drawValue is what the row says, in words.
func (f *form) drawValue(r row, width int) string {
	t := f.sh.theme
	w := f.s.words()
	if value := r.value(w); value != "" {
		if r.kind == rowItem {
			name := w.Item(r.obj.Item(r.field, r.item))
			if rest, ok := strings.CutPrefix(value, name); ok && rest != "" {
				name = short(name, width)
				return name + t.dim.Render(short(rest, width-cells(name)))
			}
		}
		return short(value, width)
	}
	if value, from := f.shared(r); value != "" {
		return t.dim.Render(short(value+"  (from "+from+")", width))
	}
	if r.unsaid(f.s.role()) {
		return t.warn.Render(short("not said", width))
	}
	return t.dim.Render("-")
}

// shared is what holds for the row where the item itself does not say it: what
// its rule or its transfer tool says.
func (f *form) shared(r row) (value, from string) {
	if f.at == "" || r.kind != rowField {
		return "", ""
	}
	w := f.s.words()
	o, from := w.Shared(r.obj)
	if from == "" {
		return "", ""
	}
	sf := o.Field(r.field.Key)
	if sf == nil || sf.Type != r.field.Type || sf.Key == "note" || o.IsZero(sf) {
		return "", ""
	}
	return w.Summary(o, sf), from
}

// foot tells about the row in hand and about the record.
func (f *form) foot(width, height int) frame {
	t := f.sh.theme
	lines := 1
	if height >= 16 {
		lines = 2
	}
	r := f.row()
	var out frame
	if height >= 16 {
		out.lines = append(out.lines, t.border.Render(strings.Repeat("─", width)))
	}
	var about []string
	if problems := f.s.problemsOf(r); len(problems) > 0 {
		for _, line := range fold(problems[0].Text, width-3) {
			about = append(about, t.bad.Render(" ! "+line))
		}
	} else if found := f.findingsOf(f.cursor); len(found) > 0 {
		about = f.tell(found, width)
	} else {
		for _, line := range fold(f.about(r), width-3) {
			about = append(about, t.dim.Render("   "+line))
		}
	}
	for i := range lines {
		line := ""
		if i < len(about) {
			line = about[i]
		}
		out.lines = append(out.lines, line)
	}
	out.lines = append(out.lines, f.status(width))
	return out
}

// about explains a row: what belongs there and who asks for it.
func (f *form) about(r row) string {
	if r.kind == rowHeading {
		return ""
	}
	if r.kind == rowReason {
		return "Why this is the answer."
	}
	text := r.field.Help
	role := f.s.role()
	if a := r.field.ArticleFor(role); a != "" {
		text += " Article " + a
		if r.field.Required(role) {
			text += ", " + r.field.Need.String()
		}
		text += "."
	}
	if r.field.Private {
		text += " Leaves the register only when asked for."
	}
	return text
}

// status is one line about the record: what is wrong, what is missing, whether
// it is saved.
func (f *form) status(width int) string {
	t := f.sh.theme
	s := f.s
	var parts []string
	if f.root.keep.shared {
		parts = append(parts, t.warn.Render("typed in another window, too"))
	}
	if n := len(s.problems); n > 0 {
		parts = append(parts, t.bad.Render(model.Plural(n, "problem")))
	}
	f.findings()
	if words := f.root.checks.tally.words(check.Warning); words != "" {
		parts = append(parts, t.warn.Render(words))
	}
	if s.gaps > 0 {
		parts = append(parts, t.warn.Render(fmt.Sprintf("%d not said", s.gaps)))
	}
	parts = append(parts, t.dim.Render(f.state()))
	return fitLine(" "+strings.Join(parts, t.dim.Render(" · ")), width)
}
