package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// An option is one answer in a choice.
type option struct {
	key    string // a letter that takes it at once; may be ""
	title  string // what happens, in words: "keep it", "delete 12 records"
	note   string // more about it, in one line
	danger bool   // it loses something
	twice  bool   // the letter only takes it in hand, and enter does it: nothing brings back what is lost
	run    func() tea.Cmd
}

// A choice is a dialog that asks a question with a few answers. An option with
// a nil run just closes it, and so does esc. Answers that lose something stand
// last, so the one in hand at first is never the worst; and the key that
// brought the question up is not one that answers it.
type choice struct {
	sh      *shell
	name    string
	ask     string
	options []option
	cancel  func() tea.Cmd // what esc does beside closing; nil: nothing
	way     passage        // to other fields
	first   int            // the answer in hand at the start
	rows    list
}

// newChoice asks the question ask, which may have many lines. Open it at once.
func newChoice(sh *shell, name, ask string, options []option) *choice {
	c := &choice{sh: sh, name: name, ask: ask}
	for _, danger := range []bool{false, true} {
		for _, o := range options {
			if o.danger == danger {
				c.options = append(c.options, o)
			}
		}
	}
	if len(c.options) > 0 && c.options[0].danger {
		c.options = append([]option{{title: "do nothing"}}, c.options...)
	}
	used := []string{sh.trigger, "?"}
	for i := range c.options {
		if slices.Contains(used, c.options[i].key) {
			c.options[i].key = ""
		}
		used = append(used, c.options[i].key)
	}
	c.rows.setCount(len(c.options))
	return c
}

// confirm asks whether to go on with something that loses something: yes, in
// words such as "delete 12 records", or back.
func confirm(sh *shell, name, ask, yes string, run func() tea.Cmd) *choice {
	return newChoice(sh, name, ask, []option{
		{key: "n", title: "no, go back"},
		{key: "y", title: yes, danger: true, run: run},
	})
}

func (c *choice) title() string { return c.name }
func (c *choice) init() tea.Cmd { return nil }

func (c *choice) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(tea.MouseClickMsg); ok {
		w, h := c.sh.dialogRoom()
		m.Y -= len(c.question(w, h))
		msg = m
	}
	if c.rows.pointer(msg) {
		return c.take(c.rows.cursor)
	}
	return nil
}

func (c *choice) actions() []action {
	enter := action{id: "choice.take", title: "choose", keys: []string{"enter"}, run: func() tea.Cmd { return c.answer(c.rows.cursor) }}
	if c.way.flow {
		enter.title = "choose, next field"
	}
	out := []action{enter}
	for i, o := range c.options {
		if o.key == "" {
			continue
		}
		out = append(out, action{
			id: "choice." + strconv.Itoa(i), title: o.title, keys: []string{o.key}, danger: o.danger, quiet: true,
			run: func() tea.Cmd {
				if !o.twice {
					return c.answer(i)
				}
				c.rows.move(i)
				c.sh.say("Enter does it: " + o.title + ".")
				return nil
			},
		})
	}
	title := "choose, "
	if c.rows.cursor == c.first {
		title = ""
	}
	ways := c.way.actions("choice", title, c)
	if c.way.flow {
		ways[0].quiet = ways[0].title == enter.title // told once
	}
	out = append(out, ways...)
	out = append(out, action{id: "choice.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd {
		c.sh.close(c)
		if c.cancel != nil {
			return c.cancel()
		}
		return nil
	}})
	return append(out, c.rows.actions(false)...)
}

// pass closes the question for who goes on to another field.
func (c *choice) pass() (cmd tea.Cmd, ok bool) {
	if c.rows.cursor == c.first {
		c.sh.close(c)
		return nil, true
	}
	return c.take(c.rows.cursor), true
}

// answer takes answer i, and goes on from it where that is the way: the keys that
// are pressed next are meant for the next field.
func (c *choice) answer(i int) tea.Cmd {
	cmd := c.take(i)
	if c.way.flow {
		cmd = tea.Batch(cmd, c.way.on(1))
	}
	return cmd
}

func (c *choice) take(i int) tea.Cmd {
	c.sh.close(c)
	if i >= len(c.options) || c.options[i].run == nil {
		return nil
	}
	return c.options[i].run()
}

// question is the text above the answers, cut so that two of them always show.
func (c *choice) question(width, height int) []string {
	lines := append(fold(c.ask, width-1), "")
	if most := max(height-max(2, min(len(c.options), height/2)), 0); len(lines) > most {
		lines = lines[:most]
		if most > 0 {
			lines[most-1] = short(lines[most-1], width-2) + ellipsis
		}
	}
	return lines
}

func (c *choice) view(width, height int) frame {
	ask := c.question(width, height)
	t := c.sh.theme
	rows := c.rows.part(t, width, min(height-len(ask), len(c.options)), func(i, w int, inHand bool) string {
		o := c.options[i]
		key := "   "
		if o.key != "" {
			key = t.key.Render(o.key) + "  "
		}
		title := short(o.title, w-3)
		if o.danger {
			title = t.bad.Render(short(o.title+"!", w-3))
		} else if inHand {
			title = t.strong.Render(title)
		}
		if room := w - 3 - cells(title) - 2; o.note != "" && room > 3 {
			title += "  " + t.dim.Render(short(o.note, room))
		}
		return key + title
	})
	return below(frame{lines: ask}, rows)
}
