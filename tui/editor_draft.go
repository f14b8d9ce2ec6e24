package tui

import (
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// keepPause is how much of what is typed a crash may cost: while somebody types, a
// draft is kept as often.
const keepPause = time.Second

// draft is the present state as a draft, with new records in it that are not handed
// up yet.
func (f *form) draft(handed ...model.Record) draft {
	s := f.s
	pending := s.pending
	for _, rec := range handed {
		s.putPending(rec)
	}
	dr := draft{rec: model.Clone(s.rec), was: s.was, base: s.base, pending: s.beside(), at: f.sh.now()}
	s.pending, s.reg = pending, nil
	return dr
}

// keepSoon keeps a draft at the end of the pause, which begins with the first key
// and not with the last: who types without a stop has a draft, too.
func (f *form) keepSoon() tea.Cmd {
	root := f.root
	k := root.keep
	k.at++
	if k.soon {
		return nil
	}
	k.soon = true
	return wait(f.sh, &k.pausing, keepPause, func() tea.Cmd {
		k.soon = false
		return root.keepHand()
	})
}

// keepHand keeps a draft with what is being typed, which stays in hand: it is no
// step for undo yet.
func (f *form) keepHand() tea.Cmd {
	if f.hand == nil {
		return nil // its field was left, and a draft kept
	}
	f.putHand()
	top, handed := f, []model.Record(nil)
	for ; top.keep.within != nil; top = top.keep.within {
		handed = slices.Concat(top.s.pending, []model.Record{model.Clone(top.s.rec)}, handed)
	}
	return top.keepDraft(handed...)
}

// writeDraft keeps what the form has in hand; it is called whenever a field is
// left.
func (f *form) writeDraft() tea.Cmd {
	if f.keep.within != nil {
		return f.handUp()
	}
	return f.keepDraft()
}

// keepDraft keeps a draft of the record, and of new ones in it that are not handed
// up yet. A record that is as it was read needs no draft.
func (f *form) keepDraft(handed ...model.Record) tea.Cmd {
	k, s, d := f.keep, f.s, f.d.drafts
	k.at++
	if d == nil {
		return nil
	}
	if !s.dirty {
		if k.kept.IsZero() && k.draftErr == nil {
			return nil
		}
		return f.removeDraft()
	}
	n, dr, of := d.next(), f.draft(handed...), k.at
	return fetch(&k.drafting, func() (kept, error) {
		err := d.write(n, dr)
		return kept{dr.at, of, d.shared(dr.rec.Base().UID)}, err
	})
}

func (f *form) removeDraft() tea.Cmd {
	d := f.d.drafts
	if d == nil {
		return nil
	}
	n, uid := d.next(), f.uid()
	return fetch(&f.keep.drafting, func() (kept, error) {
		err := d.remove(n, uid)
		return kept{shared: d.shared(uid)}, err
	})
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
		return tea.Batch(f.keepDraft(), f.arrive()) // what is new may have a name already
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
		ask += " " + model.Plural(n, "more draft") + " of other windows " + verb(n) + " kept, to be offered once this one is discarded, or the next time."
	}
	show := option{key: "s", title: "show what it changes", run: func() tea.Cmd {
		return f.sh.push(newReader(f.sh, "What the draft changes", changesText(f.s.register().With(dr.pending...), dr.was, dr.rec)))
	}}
	goOn := option{key: "r", title: "go on with the draft", run: func() tea.Cmd { return f.restore(dr) }}
	away := func() tea.Cmd {
		k.gone = true // or a name that has just been typed would be one more draft
		return f.sh.pop()
	}
	leave := option{key: "l", title: "leave it alone", run: away}
	discard := option{key: "x", title: "discard the draft", danger: true, twice: true, run: func() tea.Cmd {
		k.found = slices.DeleteFunc(k.found, func(x *draft) bool { return x == dr })
		return tea.Batch(f.dropDrafts(dr), f.offerDraft())
	}}
	name, options := "A draft was found", []option{goOn, show, discard}
	if f.s.base == "" {
		leave = option{key: "n", title: "begin a new one", note: "the draft is offered afterwards", run: func() tea.Cmd {
			k.found = nil
			return f.offerDraft()
		}}
		if name := f.s.rec.Base().Name; name != "" {
			leave.title = "begin «" + name + "»"
		}
		options = []option{goOn, leave, show, discard}
	}
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
	c.cancel = away
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
	n, dr, of := d.next(), f.draft(), f.keep.at
	dr.at = old.at.Local()
	return fetch(&f.keep.drafting, func() (kept, error) {
		err := d.write(n, dr)
		if err == nil && old.path != d.path(dr.rec.Base().UID) {
			err = d.forget(old)
		}
		return kept{dr.at, of, d.shared(dr.rec.Base().UID)}, err
	})
}

// dropDrafts takes drafts away that are not wanted.
func (f *form) dropDrafts(unwanted ...*draft) tea.Cmd {
	if len(unwanted) == 0 {
		return nil
	}
	d, uid := f.d.drafts, f.uid()
	return fetch(&f.keep.drafting, func() (kept, error) {
		var errs []error
		for _, dr := range unwanted {
			errs = append(errs, d.forget(dr))
		}
		return kept{shared: d.shared(uid)}, errors.Join(errs...)
	})
}
