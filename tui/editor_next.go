package tui

import (
	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// onward goes to the next field that can be changed, in direction by, and opens
// it: for typing, or with its dialog. So a person who fills in a form with the
// tab key and types on is never taken for somebody who gives commands. At the
// end of the form what is being typed stays in hand.
func (f *form) onward(by int) tea.Cmd {
	if f.d.readOnly != "" {
		f.step(by)
		return nil
	}
	f.build()
	i := f.nextField(by)
	if i < 0 {
		switch {
		case by < 0:
			f.sh.say("This is the first field here.")
		case f == f.root:
			f.sh.say("This is the last field here. ctrl+s saves the record.")
		default:
			f.sh.say("This is the last field here. esc goes back to the list.")
		}
		return nil
	}
	path := f.rows[i].path
	cmd := f.finish()
	f.build()
	f.reach(path)
	return tea.Batch(cmd, f.openField(f.row()))
}

// nextField is the place of the next row that can be opened, or -1. Items are
// not among them: their list is.
func (f *form) nextField(by int) int {
	for i := f.cursor + by; i >= 0 && i < len(f.rows); i += by {
		switch r := f.rows[i]; {
		case r.kind == rowHeading, r.kind == rowItem, f.fixed(r) != "":
		case r.kind == rowField && r.field.Type == model.KeyType && f.keyWhy(r) != "":
		default:
			return i
		}
	}
	return -1
}

// openField opens r so that whatever is typed next is text: where the enter key
// would ask a question that letters answer, there is a line to type in.
func (f *form) openField(r row) tea.Cmd {
	switch {
	case r.kind == rowHeading || r.kind == rowItem || f.fixed(r) != "":
		return nil
	case r.typed():
		return f.beginTyping(r)
	case r.field.Type == model.SaidType:
		a := f.answering(r)
		a.now = r.answer() // who only comes by changes nothing
		return f.askTyping(a)
	case r.field.Type == model.AnswerType:
		return f.askTyping(f.answerChoices(r))
	case r.field.Type == model.ItemsType:
		return f.askTyping(f.listGate(r))
	}
	return f.pick(r)
}

// listGate asks whether something is added to a list, or whether it stays as it
// is.
func (f *form) listGate(r row) asking {
	path := r.path
	stays := "leave it as it is"
	note := r.value(f.s.words())
	if note == "" {
		note = "not said"
	}
	return asking{row: r, options: []answerOption{
		{"", "", stays, note, nil},
		{"add", "", "add to it", "", func() tea.Cmd {
			if r, ok := f.find(path); ok {
				return f.add(r)
			}
			return nil
		}},
	}}
}

// askTyping asks in a dialog with a line to type in.
func (f *form) askTyping(a asking) tea.Cmd {
	var items []item
	for _, o := range a.options {
		items = append(items, item{id: "=" + o.value, label: o.title, note: o.note})
	}
	p := newPicker(f.sh, a.row.field.Label, items, func(ids, _ []string) tea.Cmd {
		for _, o := range a.options {
			if "="+o.value == ids[0] && o.take != nil {
				return o.take()
			}
		}
		return nil
	})
	p.on = map[string]bool{"=" + a.now: true}
	p.way = f.passage(true)
	return f.sh.open(p)
}
