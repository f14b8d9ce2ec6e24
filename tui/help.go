package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// help shows everything that can be done now, with its keys, and what cannot,
// with the reason.
func (sh *shell) help() tea.Cmd { return sh.open(newMenu(sh, "Help: what can be done here", true)) }

// palette finds an action by its name.
func (sh *shell) palette() tea.Cmd { return sh.open(newMenu(sh, "Commands", false)) }

// newMenu makes a dialog that lists all actions of this frame and does the one
// that is chosen.
func newMenu(sh *shell, name string, keys bool) *picker {
	bs := sh.bindings()
	wide := 0
	for _, b := range bs {
		wide = max(wide, cells(strings.Join(b.keys, " ")))
	}
	wide = min(wide, 24)
	var items []item
	for i, b := range bs {
		it := item{id: strconv.Itoa(i), label: b.title, note: strings.Join(b.keys, " ")}
		if b.danger {
			it.label += "!"
		}
		if keys {
			it.label = cell(it.note, wide) + "  " + it.label
			it.note = ""
		}
		if b.why != "" {
			it.note = "not now: " + b.why
		}
		items = append(items, it)
	}
	m := newPicker(sh, name, items, func(ids, _ []string) tea.Cmd {
		i, err := strconv.Atoi(ids[0])
		if err != nil {
			return nil
		}
		return sh.perform(bs[i])
	})
	m.menu = true
	return m
}
