package tui

import (
	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// follow opens the record that r leads to, above this one.
func (f *form) follow(r row) tea.Cmd {
	if r.kind == rowField && r.field.Type == model.KeyType {
		owner, _ := f.s.words().Referable(r.obj, r.field)
		key := r.obj.Text(r.field)
		switch {
		case owner == nil || key == "":
			return nil
		case owner == f.s.rec:
			return f.root.visitFrom(f, model.Path(r.field.List).Item(key))
		}
		return f.open(owner.Base().UID, model.Path(r.field.List).Item(key))
	}
	links := r.links()
	if len(links) == 1 {
		return f.open(links[0], "")
	}
	reg := f.s.register()
	var items []item
	for _, uid := range links {
		e, _ := reg.Entry(uid)
		items = append(items, item{id: uid, label: e.Title(), note: string(e.Kind)})
	}
	return f.sh.open(newPicker(f.sh, "Open", items, func(ids, _ []string) tea.Cmd { return f.open(ids[0], "") }))
}

// visitFrom goes to path in the record's own form, from the form of an item
// above it.
func (f *form) visitFrom(above *form, path model.Path) tea.Cmd {
	if above == f {
		return f.visit(path)
	}
	return tea.Batch(f.sh.pop(), f.visit(path))
}

// open puts up the editor of the record uid, with the place at in hand.
func (f *form) open(uid string, at model.Path) tea.Cmd {
	for _, s := range f.sh.screens {
		if other, ok := s.(*form); ok && other.uid() == uid {
			f.sh.say("It is open already, below this one.")
			return nil
		}
	}
	for s := f.s; s != nil; s = s.parent {
		if i := s.pendingAt(uid); i >= 0 {
			return f.sh.push(f.newPendingForm(s, s.pending[i], at))
		}
	}
	e, ok := f.s.register().Entry(uid)
	switch {
	case !ok:
		f.sh.say("There is no such record.")
		return nil
	case e.Deleted:
		f.sh.say("The " + string(e.Kind) + " «" + e.Title() + "» is deleted.")
		return nil
	}
	return f.sh.push(newEditor(f.sh, f.d, editing{uid: uid, at: at}))
}

// newPendingForm edits a new record that is saved together with the one of s.
func (f *form) newPendingForm(s *session, rec model.Record, at model.Path) *form {
	sub := newEditor(f.sh, f.d, editing{rec: model.Clone(rec), at: at})
	sub.s.parent, sub.s.was = s, model.Clone(rec) // the draft of f has it
	sub.s.refresh()
	sub.keep.within = f.root
	return sub
}
