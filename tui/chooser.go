package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// A chooser is a dialog in which the columns of a list are shown, hidden and
// put into order.
type chooser struct {
	t    *table
	all  []column // those that are shown first, in their order
	on   map[string]bool
	rows list
}

// choose opens the chooser for the list.
func (t *table) choose() tea.Cmd {
	c := &chooser{t: t, on: map[string]bool{}}
	for _, x := range t.columns {
		c.on[x.key] = true
	}
	c.all = slices.Clone(t.columns)
	for _, x := range columnsOf(t.kind) {
		if !c.on[x.key] {
			c.all = append(c.all, x)
		}
	}
	c.rows.setCount(len(c.all))
	return t.b.sh.open(c)
}

func (c *chooser) title() string { return "Columns" }
func (c *chooser) init() tea.Cmd { return nil }

func (c *chooser) update(msg tea.Msg) tea.Cmd {
	if c.rows.pointer(msg) {
		c.tick()
	}
	return nil
}

func (c *chooser) actions() []action {
	do := func(id, title string, quiet bool, f func(), keys ...string) action {
		return action{id: "columns." + id, title: title, keys: keys, quiet: quiet, run: func() tea.Cmd { f(); return nil }}
	}
	return append([]action{
		do("tick", "show or hide", false, c.tick, "space", "x"),
		{id: "columns.done", title: "done", keys: []string{"enter"}, run: c.finish},
		do("up", "move up", false, func() { c.shift(-1) }, "K", "shift+up"),
		do("down", "move down", false, func() { c.shift(1) }, "J", "shift+down"),
		do("usual", "the usual ones", true, c.usual, "r"),
		do("cancel", "cancel", false, func() { c.t.b.sh.close(c) }, "esc"),
	}, c.rows.actions(true)...)
}

func (c *chooser) tick() {
	key := c.all[c.rows.cursor].key
	if key == "name" {
		c.t.b.sh.say("The name is always shown: it tells which record a row is.")
		return
	}
	c.on[key] = !c.on[key]
}

func (c *chooser) shift(by int) {
	i := c.rows.cursor
	j := i + by
	if j < 0 || j >= len(c.all) {
		return
	}
	c.all[i], c.all[j] = c.all[j], c.all[i]
	c.rows.move(j)
}

// usual goes back to what the list shows at first.
func (c *chooser) usual() {
	clear(c.on)
	c.all = columnsBy(c.t.kind, usual[c.t.kind])
	for _, x := range c.all {
		c.on[x.key] = true
	}
	for _, x := range columnsOf(c.t.kind) {
		if !c.on[x.key] {
			c.all = append(c.all, x)
		}
	}
	c.rows.move(0)
}

func (c *chooser) finish() tea.Cmd {
	t := c.t
	t.b.sh.close(c)
	inHand := t.column().key
	t.columns = slices.DeleteFunc(slices.Clone(c.all), func(x column) bool { return !c.on[x.key] })
	t.left, t.hand = 0, max(slices.IndexFunc(t.columns, func(x column) bool { return x.key == inHand }), 0)
	return tea.Batch(t.readColumns(), t.b.habits.keep(t))
}

// readColumns asks for what the rows have not got.
func (t *table) readColumns() tea.Cmd {
	if t.kind != model.KindActivity {
		return nil
	}
	var extra []string
	for _, x := range t.columns {
		if !x.inMemory(t.kind) {
			extra = append(extra, x.key)
		}
	}
	return t.b.show(extra)
}

func (c *chooser) view(width, height int) frame {
	th := c.t.b.sh.theme
	return c.rows.part(th, width, min(height, len(c.all)), func(i, w int, inHand bool) string {
		x := c.all[i]
		mark := "[ ] "
		if c.on[x.key] {
			mark = "[x] "
		}
		note := "kept by the register"
		if x.field != nil {
			note = x.field.Help
		}
		return labelled(th, mark+x.title, note, w, inHand)
	})
}
