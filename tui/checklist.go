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
//
// Enter takes what is ticked. Where the person has ticked nothing, it takes the
// row in hand.
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

	way passage // to other fields

	on      map[string]bool
	touched bool // the person has ticked something here
	last    int  // the row that was ticked, or unticked, last
	rows    list
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
	title := "choose"
	if c.touched || !c.moved() {
		title = "done"
	}
	take := action{id: "check.done", title: title, keys: []string{"enter"}, run: func() tea.Cmd { cmd, _ := c.finish(); return cmd }}
	title += ", "
	if c.idle() {
		title = ""
	}
	ways := c.way.actions("check", title, c)
	var out []action
	switch {
	case !c.way.flow:
		out = append(out, take)
	case !c.touched && !c.moved():
		ways = through(ways)
	default:
		take.run = func() tea.Cmd {
			cmd, ok := c.finish()
			if !ok {
				return cmd
			}
			return tea.Batch(cmd, c.way.on(1))
		}
		take.title += ", next field"
		ways[0].quiet = ways[0].title == take.title // told once
		out = append(out, take)
	}
	out = append(out, action{id: "check.tick", title: "tick", keys: []string{"space"}, run: c.tick})
	out = append(out, ways...)
	out = append(out, action{id: "check.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd {
		c.sh.close(c)
		if c.touched {
			c.sh.say("Cancelled: " + c.name + " stays as it was, and the ticks are gone.")
		}
		return nil
	}})
	return append(out, c.rows.actions(true)...)
}

// moved tells that the row in hand is another than the present answer.
func (c *checkList) moved() bool {
	i := c.rows.cursor
	return i >= len(c.words) || c.words[i].value != c.word
}

func (c *checkList) tick() tea.Cmd {
	i := c.rows.cursor
	c.touched, c.last = true, i
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

// idle tells that the person has decided nothing here yet: a row to be ticked
// may be in hand, but a word would have been chosen by that.
func (c *checkList) idle() bool {
	i := c.rows.cursor
	return !c.touched && (!c.moved() || i >= len(c.words) || c.words[i].value == these)
}

// pass closes the list for who goes on to another field.
func (c *checkList) pass() (cmd tea.Cmd, ok bool) {
	if !c.idle() {
		return c.finish()
	}
	c.sh.close(c)
	if i := c.rows.cursor - len(c.words); i >= 0 && !(c.word == these && c.on[c.items[i].id]) {
		c.sh.say("«" + c.items[i].label + "» was not ticked, so it was not taken; space ticks.")
	}
	return nil, true
}

// finish takes the answer, unless there is none yet.
func (c *checkList) finish() (cmd tea.Cmd, ok bool) {
	i := c.rows.cursor
	left := ""
	switch {
	case !c.moved() || i >= len(c.words) && c.word == these && c.on[c.items[i-len(c.words)].id]:
	case c.touched && c.word != "", !c.touched && i >= len(c.words) && c.word == these:
		if i < len(c.words) {
			left = c.words[i].label
		} else {
			left = c.items[i-len(c.words)].label
		}
	case !c.touched, i != c.last:
		c.tick()
	}
	if c.word == these && len(c.ticked()) == 0 {
		c.sh.say("Nothing is ticked yet: space ticks a row.")
		return nil, false
	}
	c.sh.close(c)
	if left != "" {
		c.sh.say("Taken is what was ticked. «" + left + "» was not; space ticks.")
	}
	if c.word == these {
		return c.done("", c.ticked()), true
	}
	return c.done(c.word, nil), true
}

func (c *checkList) view(width, height int) frame {
	t := c.sh.theme
	return c.rows.part(t, width, min(height, c.rows.count), func(i, w int, inHand bool) string {
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
