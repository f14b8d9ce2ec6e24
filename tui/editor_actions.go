package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// actions are what can be done with the row in hand and with the record.
func (f *form) actions() []action {
	if f.s == nil {
		return []action{{id: "form.leave", title: "back", keys: []string{"esc", "q"}, run: f.sh.pop}}
	}
	if h := f.typing(); h != nil {
		return f.typingActions(h)
	}
	r := f.row()
	out := f.rowActions(r)
	save := action{id: "form.save", title: "save", keys: []string{"ctrl+s"}, why: func() string { return f.d.readOnly }, run: f.save}
	out = slices.Insert(out, 1, save) // seen even in a narrow footer
	out = append(out, f.recordActions()...)
	return append(out, f.moveActions()...)
}

// rowActions change what the row in hand says.
func (f *form) rowActions(r row) []action {
	fixed := func() string { return f.fixed(r) }
	out := []action{{id: "form.enter", title: enterTitle(f, r), keys: []string{"enter"}, why: func() string {
		if f.d.readOnly != "" && (r.kind == rowItem || r.long() || len(r.links()) > 0) {
			return "" // opening and reading is no change
		}
		return fixed()
	}, run: f.enter}}
	if r.kind == rowItem || r.kind != rowHeading && r.field.HasItems() {
		out = append(out, action{id: "form.add", title: "add", keys: []string{"a"}, why: func() string { return f.d.readOnly }, run: func() tea.Cmd { return f.add(f.row()) }})
	}
	if r.kind == rowItem {
		out = append(out,
			action{id: "form.delete", title: "delete", keys: []string{"d", "delete"}, why: fixed, run: func() tea.Cmd { return f.remove(f.row()) }},
			action{id: "form.item-up", title: "move up", keys: []string{"K", "shift+up"}, quiet: true, why: fixed, run: func() tea.Cmd { return f.shift(-1) }},
			action{id: "form.item-down", title: "move down", keys: []string{"J", "shift+down"}, quiet: true, why: fixed, run: func() tea.Cmd { return f.shift(1) }},
		)
	} else if r.kind != rowHeading {
		out = append(out, action{id: "form.clear", title: "not said", keys: []string{"d", "delete"}, why: func() string {
			switch {
			case fixed() != "":
				return fixed()
			case r.kind == rowField && r.field.HasItems() && r.obj.Len(r.field) > 0:
				return "Delete the items first."
			case r.kind == rowField && r.obj.IsZero(r.field), r.kind == rowReason && r.text() == "":
				return "It says nothing."
			}
			return ""
		}, run: func() tea.Cmd { return f.clear(f.row()) }})
	}
	if len(r.links()) > 0 || r.kind == rowField && r.field.Type == model.KeyType {
		out = append(out, action{id: "form.follow", title: "open the linked record", keys: []string{"o"}, why: func() string {
			if len(r.links()) == 0 && r.obj.IsZero(r.field) {
				return "Nothing is linked."
			}
			return ""
		}, run: func() tea.Cmd { return f.follow(f.row()) }})
	}
	if r.long() {
		out = append(out, action{id: "form.external", title: "open in " + editorName(), keys: []string{"ctrl+e"}, why: fixed, run: f.external})
	}
	return out
}

// recordActions are about the record as a whole.
func (f *form) recordActions() []action {
	s := f.s
	none := func(n int) func() string {
		return func() string {
			if n == 0 {
				return "There is nothing."
			}
			return ""
		}
	}
	out := []action{
		{id: "form.undo", title: "undo", keys: []string{"u"}, why: none(len(s.undo)), quiet: len(s.undo) == 0, run: f.undo},
		{id: "form.redo", title: "redo", keys: []string{"ctrl+r"}, why: none(len(s.redo)), quiet: len(s.redo) == 0, run: f.redo},
		{id: "form.gap", title: "next gap", keys: []string{"n"}, run: func() tea.Cmd { f.toGap(1); return nil }},
		{id: "form.gap-before", title: "gap before", keys: []string{"N"}, quiet: true, run: func() tea.Cmd { f.toGap(-1); return nil }},
		{id: "form.find", title: "find a field", keys: []string{"/"}, run: f.findField},
		{id: "form.changes", title: "what changed", keys: []string{"v"}, quiet: true, why: func() string {
			if !s.dirty {
				return "Nothing has changed."
			}
			return ""
		}, run: f.showChanges},
	}
	out = append(out, f.checkActions()...)
	leave := f.leaveAsk
	if f != f.root {
		leave = f.sh.pop // what was changed stays with the record
	}
	return append(out, action{id: "form.leave", title: "back", keys: []string{"esc", "q"}, run: leave})
}

// moveActions go about in the form.
func (f *form) moveActions() []action {
	by := func(id, title string, n int, keys ...string) action {
		return action{id: "form." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd { f.step(n); return nil }}
	}
	section := func(id, title string, n int, keys ...string) action {
		return action{id: "form." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd { f.toSection(n); return nil }}
	}
	page := max(f.height-1, 1)
	half := max(f.height/2, 1)
	return []action{
		by("up", "up", -1, "up", "k"),
		by("down", "down", 1, "down", "j"),
		{id: "form.next", title: "next field", keys: []string{"tab"}, run: func() tea.Cmd { return f.onward(1) }},
		{id: "form.previous", title: "field before", keys: []string{"shift+tab"}, quiet: true, run: func() tea.Cmd { return f.onward(-1) }},
		section("section-before", "section before", -1, "left", "h"),
		section("section-after", "next section", 1, "right", "l"),
		by("page-up", "page up", -page, "pgup"),
		by("page-down", "page down", page, "pgdown", "space"),
		by("half-up", "half a page up", -half, "ctrl+u"),
		by("half-down", "half a page down", half, "ctrl+d"),
		by("first", "first field", -len(f.rows), "g", "home"),
		by("last", "last field", len(f.rows), "G", "end"),
	}
}

// fixed tells why the row in hand cannot be changed, or "".
func (f *form) fixed(r row) string {
	if f.d.readOnly != "" {
		return f.d.readOnly
	}
	return r.fixed(f.s.rec)
}

// enterTitle says what the enter key does on r.
func enterTitle(f *form, r row) string {
	readOnly := f.d.readOnly != ""
	switch {
	case r.kind == rowItem:
		return "open"
	case readOnly && r.long():
		return "read"
	case readOnly && len(r.links()) > 0:
		return "open the linked record"
	case r.kind == rowField && r.field.Type == model.SaidType:
		return "answer"
	case r.kind == rowField && r.field.Type == model.ItemsType:
		return "add"
	}
	return "change"
}

// enter does what one expects of the row in hand.
func (f *form) enter() tea.Cmd {
	r := f.row()
	switch {
	case r.kind == rowHeading:
		return nil
	case r.kind == rowItem:
		return f.openItem(r.path, "")
	case f.d.readOnly != "" && r.long():
		return f.sh.push(newReader(f.sh, f.where(r), r.text()))
	case f.d.readOnly != "" && len(r.links()) > 0:
		return f.follow(r)
	case f.fixed(r) != "":
		f.sh.say(f.fixed(r))
		return nil
	case r.typed():
		return f.beginTyping(r)
	case r.field.Type == model.SaidType:
		return f.ask(f.answering(r))
	case r.field.Type == model.ItemsType:
		return f.add(r)
	}
	return f.pick(r)
}

// change changes the record at the row in hand and keeps the draft.
func (f *form) change(what string, r row, do func()) tea.Cmd {
	if lost := f.s.change(what, r.path, do); len(lost) > 0 {
		f.sh.say(placeWords(f.s.register(), lost[0], f.s.rec) + " is not said any more, since the party is another one. u brings it back.")
	}
	return f.root.writeDraft()
}

// clear makes r say nothing.
func (f *form) clear(r row) tea.Cmd {
	f.sh.say("Taken out: " + f.where(r) + " «" + r.value(f.s.words()) + "». u brings it back.")
	return f.change("Take out "+f.where(r), r, func() {
		if r.kind == rowReason || r.field.Type == model.SaidType {
			answer, reason := r.obj.Answer(r.field)
			if r.kind == rowReason {
				reason = ""
			} else {
				answer = ""
			}
			r.obj.SetAnswer(r.field, answer, reason)
			return
		}
		r.obj.Clear(r.field)
	})
}

func (f *form) undo() tea.Cmd {
	what, at := f.s.back()
	return f.traveled("Undone: ", what, at)
}

func (f *form) redo() tea.Cmd {
	what, at := f.s.forth()
	return f.traveled("Done again: ", what, at)
}

// traveled goes to where the record was changed by undo or redo.
func (f *form) traveled(did, what string, at model.Path) tea.Cmd {
	if what == "" {
		return nil
	}
	f.sh.say(did + what + ".")
	cmd := f.root.writeDraft()
	if _, ok := f.object(); !ok || !inside(at, f.at) {
		return tea.Batch(cmd, f.root.visitFrom(f, at)) // it was changed elsewhere
	}
	f.build()
	f.reach(at)
	return cmd
}

// findField goes to a field by its name.
func (f *form) findField() tea.Cmd {
	w := f.s.words()
	var items []item
	section := ""
	for _, r := range f.rows {
		if r.kind == rowHeading {
			section = r.section
			continue
		}
		label := f.where(r)
		if r.kind == rowItem {
			label += ": " + w.Item(r.obj.Item(r.field, r.item))
		}
		items = append(items, item{id: string(r.path), label: label, note: section})
	}
	return f.sh.open(newPicker(f.sh, "Find a field", items, func(ids, _ []string) tea.Cmd {
		f.build()
		f.reach(model.Path(ids[0]))
		return nil
	}))
}
