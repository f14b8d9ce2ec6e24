package tui

import (
	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// actions are those of the list, of the record beside it where it has the
// focus, and what leads to other places.
func (p *places) actions() []action {
	if p.reads() {
		return p.following(p.paneActions())
	}
	t := p.table()
	if t.typing {
		return p.following(t.actions())
	}
	out := p.recordActions()
	out = append(out, t.actions()...)
	out = append(out, p.viewActions()...)
	out = append(out, p.fileActions()...)
	out = append(out, action{
		id: "place.deleted", title: "deleted " + p.kind.Plural(), keys: []string{"D"}, quiet: p.sh.width < 160, // what is pressed more often comes first
		run: func() tea.Cmd { return p.sh.push(newGraveyard(p.b, p.kind)) },
	})
	out = append(out, action{id: "place.template", title: "add from a template", keys: []string{"A"}, quiet: true, why: p.noTemplate, run: p.addFromTemplate})
	for _, a := range p.lookActions() {
		a.keys = nil // from the palette; in the findings they have keys
		out = append(out, a)
	}
	return p.following(out)
}

// following shows, after each action, the record that is in hand then.
func (p *places) following(as []action) []action {
	for i := range as {
		run := as[i].run
		as[i].run = func() tea.Cmd {
			p.table().handled = true
			return tea.Batch(run(), p.follow())
		}
	}
	return as
}

// paneActions are those of the record beside the list.
func (p *places) paneActions() []action {
	out := p.pane.actions()
	if p.pane.typing {
		return out
	}
	back := action{id: "place.list", title: "back to the list", keys: []string{"tab", "esc", "q"}, run: func() tea.Cmd {
		p.reading = false
		return nil
	}}
	if p.pane.searching() {
		back.keys = []string{"tab", "q"} // esc gives the search up first
	}
	return append(out, back)
}

// recordActions are about the record in hand.
func (p *places) recordActions() []action {
	t := p.table()
	none := func() string {
		if t.card() == nil {
			return "There is no record."
		}
		return ""
	}
	change := func() string {
		if why := none(); why != "" {
			return why
		}
		return p.b.d.readOnly
	}
	return []action{
		{id: "record.open", title: "open", keys: []string{"enter"}, why: none, run: p.openRecord},
		{id: "record.add", title: "add", keys: []string{"a"}, why: func() string { return p.cannotAdd() }, run: p.add},
		{id: "record.edit", title: "edit", keys: []string{"e"}, why: change, run: p.edit},
		{id: "record.delete", title: "delete", keys: []string{"d", "delete"}, why: change, danger: true, run: func() tea.Cmd { return p.b.bin.delete(t.card()) }},
		{id: "record.restore", title: "bring back " + p.b.bin.last(), keys: []string{"u"}, quiet: len(p.b.bin.removed) == 0, why: p.b.bin.cannotRestore, run: p.b.bin.restore},
		{id: "record.used", title: "where it is used", keys: []string{"w"}, quiet: true, why: none, run: p.used},
		{id: "record.copy", title: "copy the value", keys: []string{"y"}, quiet: true, why: func() string {
			if why := none(); why != "" {
				return why
			}
			if p.cell() == "" {
				return "It says nothing."
			}
			return ""
		}, run: p.copyCell},
		{id: "record.copy-record", title: "copy the record", keys: []string{"Y"}, quiet: true, why: func() string {
			if why := none(); why != "" {
				return why
			}
			if p.pane.rec == nil || p.pane.uid != t.card().UID {
				return "The record is not read yet."
			}
			return ""
		}, run: func() tea.Cmd { return copyRecord(p.b, p.pane.rec, p.b.headOf(p.pane.uid)) }},
	}
}

// viewActions change what is seen.
func (p *places) viewActions() []action {
	narrow := func() string {
		if shapeOf(p.sh.width, p.sh.height) != double {
			return "The window is too narrow: it takes 120 columns."
		}
		return ""
	}
	title := "show the record beside the list"
	if p.preview {
		title = "list only"
	}
	out := []action{{id: "place.preview", title: title, keys: []string{"p"}, quiet: narrow() != "", why: narrow, run: func() tea.Cmd {
		p.preview = !p.preview
		return nil
	}}}
	if p.wide() {
		out = append(out, action{id: "place.read", title: "to the record", keys: []string{"tab"}, why: func() string {
			if p.table().card() == nil {
				return "There is no record."
			}
			return ""
		}, run: func() tea.Cmd { p.reading = true; return nil }})
	}
	return append(out, p.reload())
}

// reload reads the file again, or opens the one that was put in its place.
func (p *places) reload() action {
	a := action{id: "place.reload", title: "read the file again", keys: []string{"f5"}, quiet: true, run: p.b.reload}
	if p.b.lost == store.Replaced {
		a.title, a.quiet, a.why, a.run = "open the file that is there now", false, p.again.cannot, p.again.open
	}
	return a
}

func (p *places) openRecord() tea.Cmd {
	c := p.table().card()
	if c == nil {
		return nil
	}
	d := newDetail(p.b, c.UID)
	cmd := p.sh.push(d)
	if p.pane.uid == c.UID && p.pane.rec != nil && d.rec == nil {
		d.put(p.pane.rec, p.pane.base) // at hand, while it is read again
	}
	return cmd
}

func (p *places) edit() tea.Cmd {
	return p.sh.push(newEditor(p.sh, p.b.d, editing{uid: p.table().card().UID}))
}

func (p *places) cannotAdd() string { return p.b.d.readOnly }

// add makes a record of the kind that is listed. An activity is asked for its
// name first, since a name is all that it needs to be kept.
func (p *places) add() tea.Cmd {
	if p.kind != model.KindActivity {
		return p.addNamed("")
	}
	return p.sh.open(newAsk(p.sh, "New activity", []question{{
		label: "Name", hint: "what the processing is called: Payroll", need: true,
	}}, func(answers []string) tea.Cmd { return p.addNamed(answers[0]) }))
}

func (p *places) addNamed(name string) tea.Cmd {
	rec := model.New(p.kind)
	rec.Base().Name = name
	p.waiting = rec
	return p.begin()
}

func (p *places) used() tea.Cmd {
	return tea.Batch(p.pane.show(p.table().card().UID, 0), p.pane.askUsed())
}

// cell is the value under the cursor.
func (p *places) cell() string {
	t := p.table()
	return t.column().value(p.b.now, p.b.d.reg, t.card())
}

func (p *places) copyCell() tea.Cmd {
	v := p.cell()
	return copied(p.sh, v, "«"+short(v, 40)+"»")
}

// headOf is the revision at which the record stands, as far as it is known.
func (b *book) headOf(uid string) string {
	if c := b.now.card(uid); c != nil {
		return c.Head
	}
	return ""
}
