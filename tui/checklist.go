package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// A word is an answer that stands for a list: all, rest, group.
type word struct {
	value string // "all"
	label string // "all of them"
	note  string
}

// These is the row that says: only the ticked ones.
const these = "\x00these"

// A checkList is a dialog for an answer that is a word, a list of ticked rows,
// or nothing said. Ticking a row says "these"; taking the last tick away
// leaves "not said", never "all". Set the fields, then [shell.open] it.
type checkList struct {
	sh    *shell
	name  string // title of the box
	words []word // besides "not said" and "these"
	items []item
	word  string   // the answer at the start: a word's value, or ""
	keys  []string // or the ids that are ticked; ids that no item has are kept

	// done gets a word's value and no keys, or "" and the ticked ids in the
	// order of items, or "" and none: not said. It is not called on esc.
	done func(word string, keys []string) tea.Cmd

	on   map[string]bool
	rows list
}

func (c *checkList) title() string { return c.name }

func (c *checkList) init() tea.Cmd {
	c.on = map[string]bool{}
	c.items = slices.Clone(c.items)
	for _, k := range c.keys {
		c.on[k] = true
		if !slices.ContainsFunc(c.items, func(it item) bool { return it.id == k }) {
			c.items = append(c.items, item{id: k, label: k, note: "not there any more"})
		}
	}
	if c.word == "" && len(c.keys) > 0 {
		c.word = these
	}
	c.words = slices.Concat([]word{{"", "not said", ""}}, c.words, []word{{these, "these:", ""}})
	c.rows.setCount(len(c.words) + len(c.items))
	c.rows.move(slices.IndexFunc(c.words, func(w word) bool { return w.value == c.word }))
	return nil
}

func (c *checkList) update(msg tea.Msg) tea.Cmd {
	if c.rows.pointer(msg) {
		return c.tick()
	}
	return nil
}

func (c *checkList) actions() []action {
	return append([]action{
		{id: "check.tick", title: "tick", keys: []string{"space", "x"}, run: c.tick},
		{id: "check.done", title: "done", keys: []string{"enter"}, run: c.finish},
		{id: "check.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd {
			c.sh.close(c)
			return nil
		}},
	}, c.rows.actions(true)...)
}

func (c *checkList) tick() tea.Cmd {
	i := c.rows.cursor
	if i < len(c.words) {
		c.word = c.words[i].value // ticks stay, for who comes back to "these"
		return nil
	}
	id := c.items[i-len(c.words)].id
	if c.word != these {
		c.word = these
		clear(c.on)
	}
	c.on[id] = !c.on[id]
	if len(c.ticked()) == 0 {
		c.word = ""
	}
	return nil
}

func (c *checkList) ticked() []string {
	var out []string
	for _, it := range c.items {
		if c.on[it.id] {
			out = append(out, it.id)
		}
	}
	return out
}

func (c *checkList) finish() tea.Cmd {
	c.sh.close(c)
	if c.word == these {
		return c.done("", c.ticked())
	}
	return c.done(c.word, nil)
}

func (c *checkList) view(width, height int) frame {
	t := c.sh.theme
	return c.rows.view(t, width, min(height, c.rows.count), func(i, w int, inHand bool) string {
		mark, label, note := "( ) ", "", ""
		if i < len(c.words) {
			label, note = c.words[i].label, c.words[i].note
			if c.words[i].value == c.word {
				mark = "(x) "
			}
		} else {
			it := c.items[i-len(c.words)]
			mark, label, note = "    [ ] ", it.label, it.note
			if c.word == these && c.on[it.id] {
				mark = "    [x] "
			}
		}
		return labelled(t, mark+label, note, w, inHand)
	})
}
