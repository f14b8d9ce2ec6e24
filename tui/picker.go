package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
)

// An item is one thing to choose in a picker.
type item struct {
	id    string // what the owner knows it by; unique
	label string // what is searched and shown; stored text is fine
	note  string // shown beside it, searched too
}

// A picker is a dialog in which one or many of some items are searched and
// chosen, and a new one can be named. Set the fields, then [shell.open] it.
type picker struct {
	sh    *shell
	name  string          // title of the box
	items []item          // in the order to show
	many  bool            // choose many: tab ticks
	on    map[string]bool // what is ticked at the start, by id; many only
	add   string          // what a new one is called, as in "add new party"; "" for none
	whole bool            // the note of the row in hand is shown in full below
	take  bool            // with many: enter takes the row in hand when nothing is ticked

	// done gets the ids that were chosen, in the order of items, and the text
	// of new ones. The dialog is closed already. It is not called on esc.
	done func(ids, added []string) tea.Cmd

	menu  bool // it lists actions
	query lineEdit
	rows  list
	found []int // the items that match, best first
}

// newPicker makes a picker for one item.
func newPicker(sh *shell, name string, items []item, done func(ids, added []string) tea.Cmd) *picker {
	return &picker{sh: sh, name: name, items: items, done: done}
}

func (p *picker) title() string { return p.name }

func (p *picker) init() tea.Cmd {
	p.items = slices.Clone(p.items)
	on := map[string]bool{}
	for id := range p.on {
		on[id] = p.on[id]
	}
	p.on = on
	p.query.hint = "type to search"
	p.search()
	for i, it := range p.items {
		if !p.many && p.on[it.id] {
			p.rows.move(i) // the present choice is in hand
		}
	}
	return nil
}

func (p *picker) editor() editor { return &p.query }

func (p *picker) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		p.search()
	case tea.MouseWheelMsg:
		p.rows.pointer(msg)
	case tea.MouseClickMsg:
		msg.Y--
		if p.rows.pointer(msg) {
			if p.many {
				return p.tick()
			}
			return p.choose()
		}
	}
	return nil
}

func (p *picker) actions() []action {
	nothing := func() string {
		if p.rows.count == 0 {
			return "Nothing matches."
		}
		return ""
	}
	choose := action{id: "picker.choose", title: "choose", keys: []string{"enter"}, why: nothing, run: p.choose}
	if p.many {
		choose = action{id: "picker.done", title: "done", keys: []string{"enter"}, run: p.choose}
	}
	out := []action{choose}
	if p.many {
		out = append(out, action{id: "picker.tick", title: "tick", keys: []string{"tab"}, why: nothing, run: p.tick})
	}
	out = append(out, action{id: "picker.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd {
		p.sh.close(p)
		return nil
	}})
	return append(out, p.rows.actions(false)...)
}

// source lets fuzzy search items without copying them.
type source []item

func (s source) Len() int            { return len(s) }
func (s source) String(i int) string { return s[i].label + " " + s[i].note }

// search finds the items that match what is typed, best first.
func (p *picker) search() {
	p.found = p.found[:0]
	q := strings.TrimSpace(p.query.value())
	if q == "" {
		for i := range p.items {
			p.found = append(p.found, i)
		}
	} else {
		for _, m := range fuzzy.FindFrom(q, source(p.items)) {
			p.found = append(p.found, m.Index)
		}
	}
	p.rows.cursor = 0
	n := len(p.found)
	if p.canAdd() {
		n++
	}
	p.rows.setCount(n)
}

// canAdd tells whether what is typed may become a new item.
func (p *picker) canAdd() bool {
	q := strings.TrimSpace(p.query.value())
	return p.add != "" && q != "" && !slices.ContainsFunc(p.items, func(it item) bool {
		return strings.EqualFold(strings.TrimSpace(it.label), q)
	})
}

// onAdd tells whether the row that adds is in hand.
func (p *picker) onAdd() bool { return p.canAdd() && p.rows.cursor == len(p.found) }

// tick turns the tick of the row in hand; on the row that adds, it makes and
// ticks a new item.
func (p *picker) tick() tea.Cmd {
	switch {
	case p.onAdd():
		name := strings.TrimSpace(p.query.value())
		it := item{id: "\x00new " + name, label: name, note: "new"}
		p.items = append(p.items, it)
		p.on[it.id] = true
		p.query.set("")
		p.search()
		p.rows.move(len(p.items) - 1)
	case p.rows.cursor < len(p.found):
		id := p.items[p.found[p.rows.cursor]].id
		p.on[id] = !p.on[id]
		p.rows.move(p.rows.cursor + 1)
	}
	return nil
}

func (p *picker) ticked() bool {
	for _, on := range p.on {
		if on {
			return true
		}
	}
	return false
}

func (p *picker) choose() tea.Cmd {
	var ids, added []string
	switch {
	case p.many:
		if p.onAdd() || p.take && !p.ticked() && p.rows.count > 0 {
			p.tick()
		}
		for _, it := range p.items {
			if !p.on[it.id] {
				continue
			}
			if name, ok := strings.CutPrefix(it.id, "\x00new "); ok {
				added = append(added, name)
			} else {
				ids = append(ids, it.id)
			}
		}
	case p.onAdd():
		added = []string{strings.TrimSpace(p.query.value())}
	case p.rows.cursor < len(p.found):
		ids = []string{p.items[p.found[p.rows.cursor]].id}
	}
	p.sh.close(p)
	return p.done(ids, added)
}

func (p *picker) view(width, height int) frame {
	search := beside(text("/ "), 2, "", p.query.view(p.sh.theme, width-2))
	var foot frame
	if p.whole {
		foot = p.inFull(width, height)
		height -= len(foot.lines)
	}
	rows := p.rows.view(p.sh.theme, width, height-1, p.row)
	rows.cursor = nil // the cursor stays where one types
	if p.rows.count == 0 {
		rows = text(p.sh.theme.dim.Render("  nothing matches"))
	}
	// A box that kept changing its height while one types would be hard to
	// follow: it stays as high as all items are.
	most := len(p.items)
	if p.add != "" {
		most++
	}
	for len(rows.lines) < min(height-1, most) {
		rows.lines = append(rows.lines, "")
	}
	return below(search, rows, foot)
}

// inFull is the note of the row in hand, in as many lines wherever one is.
func (p *picker) inFull(width, height int) frame {
	most := 0
	for _, it := range p.items {
		most = max(most, len(fold(it.note, width-2)))
	}
	out := frame{lines: make([]string, max(min(most, height-4, 4), 0))}
	if i := p.rows.cursor; i < len(p.found) && len(out.lines) > 0 {
		for k, line := range fold(p.items[p.found[i]].note, width-2) {
			if k < len(out.lines) {
				out.lines[k] = "  " + p.sh.theme.dim.Render(line)
			}
		}
	}
	return out
}

func (p *picker) row(i, width int, inHand bool) string {
	t := p.sh.theme
	if i == len(p.found) {
		return short("add new "+p.add+" «"+strings.TrimSpace(p.query.value())+"»", width)
	}
	it := p.items[p.found[i]]
	tick := ""
	if p.many {
		tick = "[ ] "
		if p.on[it.id] {
			tick = "[x] "
		}
	}
	note := it.note
	if p.whole {
		note = ""
	}
	return labelled(t, tick+it.label, note, width, inHand)
}

// labelled is a row of a dialog: what it is, and more about it where there is
// room.
func labelled(t *theme, label, note string, width int, inHand bool) string {
	label = short(label, width)
	if room := width - cells(label) - 2; note != "" && room > 3 {
		note = "  " + t.dim.Render(short(note, room))
	} else {
		note = ""
	}
	if inHand {
		label = t.strong.Render(label)
	}
	return label + note
}
