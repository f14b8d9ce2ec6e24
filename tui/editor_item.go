package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// listRow is the row of the list that r belongs to.
func (f *form) listRow(r row) row {
	if r.kind == rowItem || r.kind == rowReason {
		if head, ok := f.find(f.at.Of(r.field)); ok {
			return head
		}
	}
	return r
}

// add puts a new item into the list of r and opens its form.
func (f *form) add(r row) tea.Cmd {
	head := f.listRow(r)
	if answer := head.answer(); answer != "" && answer != model.AnswerListed {
		return f.addDespite(head, answer)
	}
	return f.addItem(head)
}

// addItem is add for a list that may have items.
func (f *form) addItem(head row) tea.Cmd {
	if main := linkedItems(head.field); main != nil {
		return f.addLinked(head, main)
	}
	key := ""
	var before said
	if head.field.Type == model.SaidType {
		before.answer, before.reason = head.obj.Answer(head.field)
	}
	cmd := f.change("Add to "+head.field.Label, head, func() { key = head.obj.Append(head.field).Key() })
	f.build()
	cmd = tea.Batch(cmd, f.openItem(head.path.Item(key), ""))
	f.before = before
	return tea.Batch(cmd, f.startItem())
}

// linkedItems returns the one field that names an item of list, where that is a
// link: such items are added by ticking records. It is nil for other lists.
func linkedItems(list *model.Field) *model.Field {
	var main *model.Field
	for _, f := range list.Fields {
		switch {
		case !f.Main:
		case main != nil || f.Type != model.LinkType:
			return nil
		default:
			main = f
		}
	}
	return main
}

// addLinked adds an item for every record that is ticked.
func (f *form) addLinked(head row, main *model.Field) tea.Cmd {
	p := newPicker(f.sh, "Add to "+head.field.Label, f.linkItems(main, nil), nil)
	p.many, p.add = true, addable(main)
	for i := range p.items {
		for _, item := range head.obj.Items(head.field) {
			if item.Text(main) == p.items[i].id {
				p.items[i].note = strings.TrimPrefix(p.items[i].note+", on the list", ", ")
			}
		}
	}
	path := head.path
	p.way = f.passage(false)
	on := p.way.on
	p.way.on = func(by int) tea.Cmd {
		f.build()
		f.reach(path) // what was added stands below
		return on(by)
	}
	p.done = func(ids, added []string) tea.Cmd {
		head, ok := f.find(path)
		if !ok || len(ids)+len(added) == 0 {
			return nil
		}
		first := ""
		cmd := f.change("Add to "+head.field.Label, head, func() {
			for _, id := range append(ids, f.makeNew(main, added)...) {
				item := head.obj.Append(head.field)
				item.SetText(main, id)
				if first == "" {
					first = item.Key()
				}
			}
		})
		f.build()
		f.reach(path.Item(first))
		return cmd
	}
	return f.sh.open(p)
}

// startItem opens the first field of an item that has just been added: who adds
// something is about to say what.
func (f *form) startItem() tea.Cmd {
	sub, ok := f.sh.front().(*form)
	if !ok || sub == f {
		return nil
	}
	return sub.openField(sub.row())
}

// addDespite asks first: the list was answered with none, not possible or
// unknown, and an item takes that answer back.
func (f *form) addDespite(head row, answer string) tea.Cmd {
	said := head.field.Choices.Label(answer)
	return f.sh.open(newChoice(f.sh, head.field.Label, "The record answers «"+said+"». An item makes the answer «listed».", []option{
		{key: "l", title: "make it a list and add an item", run: func() tea.Cmd {
			head, ok := f.find(head.path)
			if !ok {
				return nil
			}
			return f.addItem(head)
		}},
		{key: "k", title: "keep «" + said + "»"},
	}))
}

// dropItem takes item i out of fl in o, and its key out of every scope and
// field of the record that names it.
func (f *form) dropItem(o model.Object, fl *model.Field, i int) {
	model.Unname(f.s.rec, fl.Key, o.Item(fl, i).Key())
	o.Remove(fl, i)
}

// remove deletes the item in hand. What names it elsewhere in the record goes
// in the same step, since it would lead nowhere; undo brings all of it back.
func (f *form) remove(r row) tea.Cmd {
	name := f.s.words().Item(r.obj.Item(r.field, r.item))
	key := r.obj.Item(r.field, r.item).Key()
	used := model.References(f.s.rec, r.field.Key, key)
	cmd := f.change("Delete "+f.where(r), r, func() { f.dropItem(r.obj, r.field, r.item) })
	what := fmt.Sprintf("Deleted «%s».", name)
	if len(used) > 0 {
		what += " It was named in " + model.Plural(len(used), "other place") + ", and is not any more."
	}
	f.sh.say(what + " u brings it back.")
	return tea.Batch(cmd, f.askUsed(r.field.Key, key))
}

// shift moves the item in hand.
func (f *form) shift(by int) tea.Cmd {
	r := f.row()
	to := r.item + by
	if r.kind != rowItem || to < 0 || to >= r.obj.Len(r.field) {
		return nil
	}
	cmd := f.change("Move "+f.where(r), r, func() { r.obj.Move(r.field, r.item, to) })
	f.build()
	f.reach(r.path)
	return cmd
}
