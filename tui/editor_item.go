package tui

import (
	"fmt"

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
	key := ""
	cmd := f.change("Add to "+head.field.Label, head, func() { key = head.obj.Append(head.field).Key() })
	f.build()
	return tea.Batch(cmd, f.openItem(head.path.Item(key), ""), f.startItem())
}

// startItem opens the editor of the first field of an item that has just been
// added, when that is one to type in.
func (f *form) startItem() tea.Cmd {
	sub, ok := f.sh.front().(*form)
	if !ok || sub == f {
		return nil
	}
	if r := sub.row(); r.typed() {
		return sub.beginTyping(r)
	}
	return nil
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
	used := model.References(f.s.rec, r.field.Key, r.obj.Item(r.field, r.item).Key())
	cmd := f.change("Delete "+f.where(r), r, func() { f.dropItem(r.obj, r.field, r.item) })
	what := fmt.Sprintf("Deleted «%s».", name)
	if len(used) > 0 {
		what += " It was named in " + model.Plural(len(used), "other place") + ", and is not any more."
	}
	f.sh.say(what + " u brings it back.")
	return cmd
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
