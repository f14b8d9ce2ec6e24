package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A page shows lines of text to read: it wraps, scrolls and searches. The
// owner gives lines that are safe and may be styled. Its zero value is empty.
type page struct {
	lines []string

	folded []string // lines, wrapped for width
	width  int
	height int // rows of text in the last view
	top    int

	query   lineEdit
	typing  bool   // the search line has the focus
	looking string // what is searched, folded
	hits    []int  // the wrapped lines that have it
	hit     int    // the one in hand
}

// set puts lines in the place of what is shown. The place in the text stays.
func (p *page) set(lines []string) {
	p.lines, p.width = lines, 0
}

func (p *page) editor() editor {
	if p.typing {
		return &p.query
	}
	return nil
}

// update takes edited, mouse and nothing else.
func (p *page) update(msg tea.Msg) {
	switch msg := msg.(type) {
	case editedMsg:
		p.look(p.query.value())
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			p.scroll(-3)
		case tea.MouseWheelDown:
			p.scroll(3)
		}
	}
}

func (p *page) scroll(by int) { p.show(p.top + by) }

func (p *page) show(top int) {
	p.top = max(min(top, len(p.folded)-p.height), 0)
}

func (p *page) actions() []action {
	if p.typing {
		return []action{
			{id: "page.found", title: "keep", keys: []string{"enter"}, run: func() tea.Cmd { p.typing = false; return nil }},
			{id: "page.stop", title: "stop searching", keys: []string{"esc"}, run: p.stop},
		}
	}
	by := func(id, title string, n int, keys ...string) action {
		return action{id: "page." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd { p.scroll(n); return nil }}
	}
	whole := max(p.height-1, 1)
	half := max(p.height/2, 1)
	out := []action{
		{id: "page.search", title: "search", keys: []string{"/"}, run: func() tea.Cmd {
			p.typing = true
			p.query.set("")
			return nil
		}},
	}
	if p.looking != "" {
		why := func() string {
			if len(p.hits) == 0 {
				return "Nothing was found."
			}
			return ""
		}
		out = append(out,
			action{id: "page.next", title: "next", keys: []string{"n"}, why: why, run: func() tea.Cmd { p.turn(1); return nil }},
			action{id: "page.previous", title: "previous", keys: []string{"N"}, why: why, run: func() tea.Cmd { p.turn(-1); return nil }},
			action{id: "page.stop", title: "stop searching", keys: []string{"esc"}, run: p.stop},
		)
	}
	return append(out,
		by("up", "up", -1, "up", "k"),
		by("down", "down", 1, "down", "j"),
		by("page-up", "page up", -whole, "pgup"),
		by("page-down", "page down", whole, "pgdown", "space"),
		by("half-up", "half a page up", -half, "ctrl+u"),
		by("half-down", "half a page down", half, "ctrl+d"),
		by("first", "top", -len(p.folded), "g", "home"),
		by("last", "end", len(p.folded), "G", "end"),
	)
}

func (p *page) stop() tea.Cmd {
	p.typing = false
	p.look("")
	return nil
}

// look finds s, and goes to the first place at or after the top.
func (p *page) look(s string) {
	p.looking = strings.ToLower(safe(s))
	p.hits, p.hit = p.hits[:0], 0
	if p.looking == "" {
		return
	}
	for i, line := range p.folded {
		if strings.Contains(strings.ToLower(ansi.Strip(line)), p.looking) {
			p.hits = append(p.hits, i)
		}
	}
	for i, line := range p.hits {
		if line >= p.top {
			p.hit = i
			break
		}
	}
	p.turn(0)
}

// turn goes by places found, around the end.
func (p *page) turn(by int) {
	n := len(p.hits)
	if n == 0 {
		return
	}
	p.hit = ((p.hit+by)%n + n) % n
	if line := p.hits[p.hit]; line < p.top || line >= p.top+p.height {
		p.show(line - p.height/3)
	}
}

// view draws the text, and below it the search while there is one. The cursor
// sits in the search line, on the place found, or at the top.
func (p *page) view(t *theme, width, height int) frame {
	p.height = max(height, 1)
	searching := p.typing || p.looking != ""
	if searching && height > 1 {
		p.height--
	}
	if p.width != width {
		p.fold(width)
	}
	p.show(p.top)
	f := frame{lines: make([]string, 0, height)}
	for i := p.top; i < min(p.top+p.height, len(p.folded)); i++ {
		f.lines = append(f.lines, p.marked(t, i))
	}
	y := 0
	if len(p.hits) > 0 {
		y = p.hits[p.hit] - p.top
	}
	x := 0
	if y >= 0 && y < len(f.lines) && len(p.hits) > 0 {
		x, _ = p.place(p.hits[p.hit])
	} else {
		y = 0
	}
	f = f.at(x, y)
	if !searching || height < 2 {
		return f
	}
	f = f.fit(width, p.height)
	count := t.dim.Render("  nothing found")
	if n := len(p.hits); n > 0 {
		count = t.dim.Render(fmt.Sprintf("  %d of %d", p.hit+1, n))
	}
	room := max(min(width-cells(count)-2, 40), 1)
	line := beside(text("/ "), 2, "", p.query.view(t, room))
	line.lines[0] += count
	if p.typing {
		f.cursor = nil
	}
	return below(f, line)
}

// fold wraps the lines; styles and the indent go on in the next line. The search is
// done again, since places have moved.
func (p *page) fold(width int) {
	// The line at the top stays there, as far as one can tell by its share.
	share := 0.0
	if len(p.folded) > 0 {
		share = float64(p.top) / float64(len(p.folded))
	}
	p.width = width
	p.folded = p.folded[:0:0]
	for _, line := range p.lines {
		if cells(line) <= width {
			p.folded = append(p.folded, line)
			continue
		}
		in := len(line) - len(strings.TrimLeft(line, " "))
		if in > width/2 {
			in = 0
		}
		for folded := range strings.SplitSeq(lipgloss.Wrap(line[in:], max(width-in, 1), ""), "\n") {
			p.folded = append(p.folded, spaces(in)+folded)
		}
	}
	p.top = int(share * float64(len(p.folded)))
	if p.looking != "" {
		hit := p.hit
		p.look(p.looking)
		p.hit = min(hit, max(len(p.hits)-1, 0))
	}
}

// place tells which cells of wrapped line i hold what is searched.
func (p *page) place(i int) (from, to int) {
	plain := ansi.Strip(p.folded[i])
	lower := strings.ToLower(plain)
	j := strings.Index(lower, p.looking)
	if p.looking == "" || j < 0 || len(lower) != len(plain) {
		return 0, 0 // a letter whose small form has another length: mark nothing
	}
	from = cells(plain[:j])
	return from, from + cells(plain[j:j+len(p.looking)])
}

func (p *page) marked(t *theme, i int) string {
	if p.looking == "" {
		return p.folded[i]
	}
	from, to := p.place(i)
	if to <= from {
		return p.folded[i]
	}
	return lipgloss.StyleRanges(p.folded[i], lipgloss.NewRange(from, to, t.match))
}

// A reader is a screen that shows a page.
type reader struct {
	page
	sh   *shell
	name string
}

// newReader shows plain text, such as a log or an article of the law.
func newReader(sh *shell, name, plain string) *reader {
	r := &reader{sh: sh, name: name}
	r.set(safeLines(plain))
	return r
}

func (r *reader) title() string { return r.name }
func (r *reader) init() tea.Cmd { return nil }

func (r *reader) update(msg tea.Msg) tea.Cmd {
	r.page.update(msg)
	return nil
}

func (r *reader) view(width, height int) frame {
	return r.page.view(r.sh.theme, width, height)
}
