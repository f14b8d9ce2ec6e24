package tui

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ropa/model"
)

// longest is how many bytes of one text are laid out: some ten pages.
const longest = 30_000

// gutter is the room for the marker of the line in hand.
const gutter = 2

// view draws what is known of the record, its lines, and the search while there
// is one.
func (d *detail) view(width, height int) frame {
	t := d.sh.theme
	if d.rec == nil {
		switch {
		case d.failed != nil:
			return frame{lines: fold(sentence("the record cannot be shown: "+d.failed.Error()), width)}.at(0, 0)
		case d.uid == "":
			return text("").at(0, 0)
		}
		return text(t.dim.Render("Reading"+ellipsis)).at(0, 0)
	}
	d.build()
	head := text(" " + t.dim.Render(short(d.about(), width-1)))
	foot := d.searchLine(width)
	room := max(height-1-len(foot.lines), 1)
	body := d.body(width, room).fit(width, room)
	if d.typing {
		body.cursor = nil
	}
	return below(head, body, foot)
}

// pane is view beside a list, under the name of the record. While the list has
// the focus, no line is marked.
func (d *detail) pane(width, height int, focus bool) frame {
	name := text(" " + d.sh.theme.title.Render(short(d.title(), width-1)))
	d.quiet = !focus
	f := below(name, d.view(width, height-1))
	d.quiet = false
	return f
}

// about is the line above: what kind of record, who changed it when, what it
// does not say.
func (d *detail) about() string {
	parts := []string{string(d.rec.Kind())}
	if d.all {
		parts = append(parts, "all fields")
	}
	parts = append(parts, d.aboutChecks()...)
	if c := d.card; c != nil {
		by := ""
		if c.ChangedBy != "" {
			by = " by " + c.ChangedBy
		}
		parts = append(parts, "saved "+c.ChangedAt.Local().Format(time.DateOnly)+by)
	}
	if d.gaps > 0 {
		parts = append(parts, model.Plural(d.gaps, "gap"))
	}
	return strings.Join(parts, " · ")
}

func (d *detail) searchLine(width int) frame {
	if !d.searching() {
		return frame{}
	}
	t := d.sh.theme
	count := "nothing found"
	if n := len(d.hits); n > 0 {
		at := 0
		for i, hit := range d.hits {
			if hit <= d.cursor {
				at = i + 1
			}
		}
		count = fmt.Sprintf("%d of %d", at, n)
	}
	room := max(min(width-cells(count)-5, 40), 1)
	line := beside(text("/ "), 2, "", d.query.view(t, room).fit(room, 1))
	line.lines[0] += "  " + t.dim.Render(count)
	if !d.typing {
		line.cursor = nil
	}
	return line
}

// body draws the rows that fit, with the line in hand among them.
func (d *detail) body(width, height int) frame {
	t := d.sh.theme
	d.height = height
	if d.width != width {
		d.draw(width)
	}
	if len(d.lines) == 0 {
		return text("").at(0, 0)
	}
	from, to := d.first[d.cursor], d.end(d.cursor)
	if d.lines[d.cursor].Depth == 0 && from > 0 {
		from-- // with the blank row above it
	}
	switch {
	case to-from > height: // higher than the page: any part of it will do
		d.top = max(min(d.top, to-height), from)
	case d.top > from:
		d.top = from
	case d.top+height < to:
		d.top = to - height
	}
	d.top = max(min(d.top, len(d.rows)-height), 0)

	f := frame{}
	for i := d.top; i < min(d.top+height, len(d.rows)); i++ {
		r := d.rows[i]
		mark := "  "
		if r.line == d.cursor && !d.quiet && (i == d.first[d.cursor] || i == d.top) {
			mark = t.accent.Render(">") + " "
		}
		f.lines = append(f.lines, mark+d.marked(r.text))
	}
	return f.at(gutter, max(d.first[d.cursor]-d.top, 0))
}

// draw lays the lines out in rows of width cells.
func (d *detail) draw(width int) {
	d.width = width
	d.rows, d.first = d.rows[:0:0], make([]int, len(d.lines))
	for i, l := range d.lines {
		rows := d.layOut(l, max(width-gutter, 8))
		if l.Depth == 0 && i > 0 {
			d.rows = append(d.rows, textRow{line: -1})
		}
		d.first[i] = len(d.rows)
		for _, r := range rows {
			d.rows = append(d.rows, textRow{i, r})
		}
	}
}

// layOut is one line of the outline in rows. Labels of fields stand in a column
// of their own where there is room.
func (d *detail) layOut(l model.Line, width int) []string {
	t := d.sh.theme
	if l.Depth == 0 {
		return []string{t.title.Render(short(l.Label, width))}
	}
	said, style := l.Text, lipgloss.NewStyle()
	if len(said) > longest {
		said = said[:longest]
		for !utf8.ValidString(said[len(said)-1:]) && len(said) > longest-utf8.UTFMax {
			said = said[:len(said)-1]
		}
		said += fmt.Sprintf("%s\n(%d characters in all; the editor shows the rest)", ellipsis, utf8.RuneCountInString(l.Text))
	}
	switch {
	case l.Unsaid:
		said, style = "not said", t.warn
		if article := d.article(l); article != "" {
			said += " (Article " + article + ")"
		}
	case l.Text == "" && !d.listed(l):
		said, style = "not said", t.dim
	}
	if l.From != "" {
		said += " (from " + l.From + ")"
		style = t.dim
	}
	label, hang := safe(l.Label), 0
	switch {
	case l.Depth == 1 && width >= 48:
		hang = min(max(width/4, 16), 26)
		label = cell(label, hang-2) + "  "
	case l.Depth == 2:
		label = "  " + label + "  "
		hang = cells(label)
	default:
		indent := 0
		if l.Depth == 3 {
			indent = 5 // below the text of the item
		}
		label, hang = spaces(indent)+label+": ", indent+2
	}
	if hang != cells(label) { // the text goes on behind the label
		return behind(t.dim.Render, style.Render, label, said, width, hang)
	}
	var rows []string
	for i, line := range fold(said, max(width-hang, 8)) {
		if i == 0 {
			rows = append(rows, t.dim.Render(label)+style.Render(line))
		} else {
			rows = append(rows, spaces(hang)+style.Render(line))
		}
	}
	return rows
}

// behind folds label and text as one; rows after the first begin at hang.
func behind(asLabel, asText func(...string) string, label, said string, width, hang int) []string {
	label = short(label, width-1)
	room := max(width-hang, 8)
	var rows []string
	n := cells(label)
	lines := fold(spaces(max(n-hang, 0))+said, room)
	for i, line := range lines {
		switch {
		case i == 0 && cells(line) >= n-hang:
			rows = append(rows, asLabel(label)+asText(strings.TrimPrefix(line, spaces(max(n-hang, 0)))))
		case i == 0:
			rows = append(rows, asLabel(label))
		default:
			rows = append(rows, spaces(hang)+asText(strings.TrimLeft(line, " ")))
		}
	}
	return rows
}

// listed reports whether items of the field follow below l.
func (d *detail) listed(l model.Line) bool {
	if l.Field == nil || !l.Field.HasItems() || l.Depth != 1 {
		return false
	}
	return !model.Of(d.rec).IsZero(l.Field)
}

func (d *detail) article(l model.Line) string {
	return l.Field.ArticleFor(roleOf(d.rec))
}

// marked shows in a row what is searched, as far as it stands there letter by
// letter.
func (d *detail) marked(styled string) string {
	if !d.searching() {
		return styled
	}
	plain := ansi.Strip(styled)
	lower, look := strings.ToLower(plain), strings.ToLower(strings.TrimSpace(d.query.value()))
	i := strings.Index(lower, look)
	if look == "" || i < 0 || len(lower) != len(plain) {
		return styled
	}
	from := cells(plain[:i])
	return lipgloss.StyleRanges(styled, lipgloss.NewRange(from, from+cells(plain[i:i+len(look)]), d.sh.theme.match))
}

// pointer takes a click for taking a line in hand, and the wheel.
func (d *detail) pointer(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			d.scroll(-3)
		case tea.MouseWheelDown:
			d.scroll(3)
		}
	case tea.MouseClickMsg:
		i := d.top + msg.Y - 1
		if msg.Y < 1 || i >= len(d.rows) || d.rows[i].line < 0 {
			return nil
		}
		if d.rows[i].line == d.cursor {
			return d.enter()
		}
		d.cursor = d.rows[i].line
	}
	return nil
}
