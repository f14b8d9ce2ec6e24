package tui

import (
	"cmp"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// A guide is a screen at the bottom of the stack that leads about from the
// screens above it, too.
type guide interface{ ways() []action }

// ways are those of the guide, if there is one.
func (sh *shell) ways() []action {
	if len(sh.dialogs) > 0 || len(sh.screens) == 0 {
		return nil
	}
	if g, ok := sh.screens[0].(guide); ok {
		return g.ways()
	}
	return nil
}

// A landmark is a screen that may be a place of its own: the breadcrumbs begin
// there. home is the name of the place, or "" for a page on the way from the
// screen below.
type landmark interface{ home() string }

func (d *detail) home() string { return d.mark }

func (f *form) home() string {
	if f != f.root {
		return "" // an item of the record below
	}
	return f.keep.what.mark
}

func (f *findings) home() string {
	if f.ahead != nil {
		return ""
	}
	return f.title()
}

// ways lead to the places, from wherever one is. In the middle of editing a
// digit is rather the beginning of a value that is typed into no field: it says
// where one is, and leads nowhere.
func (p *places) ways() []action {
	var out []action
	if p.sh.front() != screen(p) && p.b.lost == store.Replaced {
		out = append(out, p.reload())
	}
	if editorOf(p.sh.front()) != nil {
		return out
	}
	editing := func() string {
		if slices.ContainsFunc(p.sh.screens, func(s screen) bool { _, ok := s.(*form); return ok }) {
			return "A record is being edited: enter types, esc leaves it."
		}
		return ""
	}
	for i, l := range tabList {
		out = append(out, action{
			id: "place." + string(l.kind), title: "go to " + l.name, keys: []string{strconv.Itoa(i + 1)}, quiet: true, why: editing,
			run: func() tea.Cmd { return p.goToList(l.kind) },
		})
	}
	out = append(out, action{
		id: "place.findings", title: "findings", keys: []string{strconv.Itoa(len(tabList) + 1)}, quiet: p.sh.front() != screen(p), why: editing,
		run: func() tea.Cmd {
			f := newFindings(p)
			return p.goTo(f.title(), func() tea.Cmd { return p.sh.push(f) })
		},
	})
	if p.sh.front() != screen(p) || p.reads() {
		back := p.takeBack()
		back.why = func() string { return cmp.Or(editing(), p.intake.cannotUndo()) }
		out = append(out, back)
	}
	return p.following(out)
}

// goToList goes to the list of kind k.
func (p *places) goToList(k model.Kind) tea.Cmd {
	return p.goTo(placeName(k), func() tea.Cmd { return p.visit(k) })
}

// goTo goes down to the place with the given name where one has come through
// it, else to the lists and from there as open does.
func (p *places) goTo(name string, open func() tea.Cmd) tea.Cmd {
	var cmds []tea.Cmd
	for p.sh.front() != screen(p) && len(p.sh.screens) > 1 {
		if l, ok := p.sh.front().(landmark); ok && l.home() == name {
			return tea.Batch(cmds...)
		}
		cmds = append(cmds, p.sh.pop())
	}
	return tea.Batch(append(cmds, open())...)
}
