package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// A passage leads on from a dialog that asks for one field of a form, without a
// word about it where there is nothing to lose: what was typed or ticked in the
// dialog is taken. Its zero value leads nowhere.
type passage struct {
	on   func(by int) tea.Cmd // to the next field, or the one before
	save func() tea.Cmd       // the record

	// flow tells that the enter key goes on, too.
	flow bool
}

// A passed dialog closes for who goes on, unless ok is false: then it says why
// it stays.
type passed interface {
	pass() (cmd tea.Cmd, ok bool)
}

// actions are those that leave dialog d, called name in their ids.
func (w passage) actions(name, title string, d passed) []action {
	if w.on == nil {
		return nil
	}
	then := func(do func() tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd {
			cmd, ok := d.pass()
			if !ok {
				return cmd
			}
			return tea.Batch(cmd, do())
		}
	}
	return []action{
		{id: name + ".next", title: title + "next field", keys: []string{"tab"}, run: then(func() tea.Cmd { return w.on(1) })},
		{id: name + ".previous", title: title + "field before", keys: []string{"shift+tab"}, quiet: true, run: then(func() tea.Cmd { return w.on(-1) })},
		{id: name + ".save", title: "save", keys: []string{"ctrl+s"}, run: then(w.save)},
	}
}

// passage leads on from the dialog of the row in hand.
func (f *form) passage(flow bool) passage {
	return passage{
		on: func(by int) tea.Cmd {
			if f.sh.front() != screen(f) || f.typing() != nil {
				return nil // the answer has led on by itself
			}
			return f.onward(by)
		},
		save: func() tea.Cmd {
			cmd := f.save()
			if flow && f.sh.front() == screen(f) && f.typing() == nil {
				cmd = tea.Batch(cmd, f.openField(f.row())) // who types on gives no commands
			}
			return cmd
		},
		flow: flow,
	}
}

// through makes enter do what the tab key does.
func through(as []action) []action {
	for i := range as {
		if slices.Contains(as[i].keys, "tab") {
			as[i].keys = append([]string{"enter"}, as[i].keys...)
		}
	}
	return as
}
