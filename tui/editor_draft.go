package tui

import (
	"time"

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
	return fetch(&k.drafting, func() (time.Time, error) { return dr.at, d.write(n, dr) })
}

func (f *form) removeDraft() tea.Cmd {
	d := f.d.drafts
	if d == nil {
		return nil
	}
	n, uid := d.next(), f.uid()
	return fetch(&f.keep.drafting, func() (time.Time, error) { return time.Time{}, d.remove(n, uid) })
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

// offerDraft asks what becomes of a draft that was found.
func (f *form) offerDraft() tea.Cmd {
	k, dr := f.keep, f.keep.found
	ask := "A draft of " + dr.at.Local().Format("2006-01-02 15:04") + " was not saved."
	if name := dr.rec.Base().Name; f.s.base == "" && name != "" {
		ask = "A new " + string(dr.rec.Kind()) + " «" + name + "» was not saved; there is a draft of " + dr.at.Local().Format("2006-01-02 15:04") + "."
	}
	if dr.base != f.s.base && f.s.base != "" {
		ask += " The record has been saved since by somebody else; a save will compare the two."
	}
	show := option{key: "s", title: "show what it changes", run: func() tea.Cmd {
		return f.sh.push(newReader(f.sh, "What the draft changes", changesText(f.s.register().With(dr.pending...), dr.was, dr.rec)))
	}}
	goOn := option{key: "r", title: "go on with the draft", run: f.restore}
	leave := option{key: "l", title: "leave it alone", run: f.sh.pop}
	discard := option{key: "x", title: "discard the draft", danger: true, twice: true, run: func() tea.Cmd {
		k.found = nil
		return tea.Batch(f.dropDraft(dr), f.arrive())
	}}
	name, options := "A draft was found", []option{goOn, show, discard}
	switch {
	case dr.busy:
		name = "Being typed in another window"
		ask = "This record is being typed in another window of ropa; the last draft of it is of " + dr.at.Local().Format("2006-01-02 15:04:05") + ". Go on there, or save it there first."
		options = []option{leave, show}
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

// restore goes on where the draft ended.
func (f *form) restore() tea.Cmd {
	k, s, dr := f.keep, f.s, f.keep.found
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
	k.kept = dr.at.Local()
	s.reg = nil
	s.refresh()
	if changes := model.Diff(s.was, s.rec); len(changes) > 0 {
		f.build()
		f.reach(changes[0].Path)
	}
	f.sh.say("This is the draft. It is not saved yet.")
	return f.arrive()
}

// dropDraft takes the draft away that was not wanted.
func (f *form) dropDraft(dr *draft) tea.Cmd {
	d := f.d.drafts
	n, uid := d.next(), dr.rec.Base().UID
	return fetch(&f.keep.drafting, func() (time.Time, error) { return time.Time{}, d.remove(n, uid) })
}
