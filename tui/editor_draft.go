package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// draft is the present state as a draft.
func (f *form) draft() draft {
	s := f.s
	return draft{rec: model.Clone(s.rec), was: s.was, base: s.base, pending: s.beside(), at: f.sh.now()}
}

// writeDraft keeps what the form has in hand; it is called whenever a field is
// left. A record that is as it was read needs no draft.
func (f *form) writeDraft() tea.Cmd {
	k, s := f.keep, f.s
	if k.within != nil {
		return f.handUp()
	}
	d := f.d.drafts
	if d == nil {
		return nil
	}
	if !s.dirty {
		if k.kept.IsZero() && k.draftErr == nil {
			return nil
		}
		return f.removeDraft()
	}
	n, dr := d.next(), f.draft()
	return fetch(&k.drafting, func() (kept, error) {
		err := d.write(n, dr)
		return kept{dr.at, d.shared(dr.rec.Base().UID)}, err
	})
}

func (f *form) removeDraft() tea.Cmd {
	d := f.d.drafts
	if d == nil {
		return nil
	}
	n, uid := d.next(), f.uid()
	return fetch(&f.keep.drafting, func() (kept, error) { return kept{}, d.remove(n, uid) })
}

// handUp gives a new record that is saved with another one to that one's form.
func (f *form) handUp() tea.Cmd {
	s, up := f.s, f.keep.within
	rec := model.Clone(s.rec)
	up.s.change("Change «"+s.name()+"»", "", func() {
		for _, p := range s.pending {
			up.s.putPending(p)
		}
		up.s.putPending(rec)
	})
	s.pending, s.reg = nil, nil
	return up.writeDraft()
}

// offerDraft asks what becomes of a draft that was found; without one, the form
// goes where it was opened on.
func (f *form) offerDraft() tea.Cmd {
	k := f.keep
	if len(k.found) == 0 {
		return f.arrive()
	}
	dr := k.found[0]
	if i := slices.IndexFunc(k.found, func(dr *draft) bool { return dr.busy }); i >= 0 {
		dr = k.found[i]
	}
	ask := "A draft of " + dr.at.Local().Format("2006-01-02 15:04") + " was not saved."
	if name := dr.rec.Base().Name; f.s.base == "" && name != "" {
		ask = "A new " + string(dr.rec.Kind()) + " «" + name + "» was not saved; there is a draft of " + dr.at.Local().Format("2006-01-02 15:04") + "."
	}
	if dr.base != f.s.base && f.s.base != "" {
		ask += " The record has been saved since by somebody else; a save will compare the two."
	}
	if n := len(k.found) - 1; n > 0 {
		ask += " " + model.Plural(n, "more draft") + " of other windows " + verb(n) + " offered the next time."
	}
	show := option{key: "s", title: "show what it changes", run: func() tea.Cmd {
		return f.sh.push(newReader(f.sh, "What the draft changes", changesText(f.s.register().With(dr.pending...), dr.was, dr.rec)))
	}}
	goOn := option{key: "r", title: "go on with the draft", run: func() tea.Cmd { return f.restore(dr) }}
	leave := option{key: "l", title: "leave it alone", run: f.sh.pop}
	discard := option{key: "x", title: "discard the draft", danger: true, twice: true, run: func() tea.Cmd {
		k.found = slices.DeleteFunc(k.found, func(x *draft) bool { return x == dr })
		return tea.Batch(f.dropDraft(dr), f.offerDraft())
	}}
	name, options := "A draft was found", []option{goOn, show, discard}
	switch {
	case dr.busy:
		name = "Being typed in another window"
		ask = "This record is being typed in another window of ropa; the last draft of it is of " + dr.at.Local().Format("2006-01-02 15:04:05") + ". Go on there, or save it there first."
		options = []option{leave, show, {key: "t", title: "type here as well", note: "each window keeps its draft; the second save compares the two", run: func() tea.Cmd {
			k.shared = true
			k.found = slices.DeleteFunc(k.found, func(x *draft) bool { return x.busy })
			return f.offerDraft()
		}}}
	case dr.file != "":
		ask += "\n\nIt was typed in another copy of this register,\n" + dr.file + "\nand here is\n" + f.d.drafts.file
		options = []option{leave, show, goOn, discard}
	}
	c := newChoice(f.sh, name, ask, options)
	// Who does not decide does not edit: the next field that is left would
	// write over the draft.
	c.cancel = f.sh.pop
	return f.sh.open(c)
}

// restore goes on where a draft ended, and takes it over.
func (f *form) restore(dr *draft) tea.Cmd {
	k, s := f.keep, f.s
	k.found = nil
	if dr.base != s.base || s.base == "" {
		s.was, s.base = dr.was, dr.base
	}
	s.rec = dr.rec
	s.pending = nil
	for _, p := range dr.pending {
		if _, known := f.d.reg.Entry(p.Base().UID); !known {
			s.pending = append(s.pending, p)
		}
	}
	s.reg = nil
	s.refresh()
	if changes := model.Diff(s.was, s.rec); len(changes) > 0 {
		f.build()
		f.reach(changes[0].Path)
	}
	f.sh.say("This is the draft. It is not saved yet.")
	return tea.Batch(f.takeOver(dr), f.arrive())
}

// takeOver keeps the draft as one of this window. Until that is done, it stays
// where it is.
func (f *form) takeOver(old *draft) tea.Cmd {
	d := f.d.drafts
	n, dr := d.next(), f.draft()
	dr.at = old.at.Local()
	return fetch(&f.keep.drafting, func() (kept, error) {
		err := d.write(n, dr)
		if err == nil && old.path != d.path(dr.rec.Base().UID) {
			err = d.forget(old)
		}
		return kept{dr.at, d.shared(dr.rec.Base().UID)}, err
	})
}

// dropDraft takes a draft away that is not wanted.
func (f *form) dropDraft(dr *draft) tea.Cmd {
	d := f.d.drafts
	return fetch(&f.keep.drafting, func() (kept, error) { return kept{}, d.forget(dr) })
}
