package tui

import (
	"errors"
	"fmt"

	"ropa/model"
)

// leave is called when the form goes, and when the app ends: what is not saved
// is kept as a draft, and what is being saved is waited for.
func (f *form) leave() func() error {
	if f != f.root || f.s == nil || f.keep.gone {
		return nil
	}
	for _, s := range f.sh.screens {
		if above, ok := s.(*form); ok && above.s != nil {
			above.finish() // a new record above hands up to this one
		}
	}
	f.finish()
	k, d := f.keep, f.d.drafts
	switch {
	case k.within != nil:
		return nil
	case k.busy:
		return f.leaveBusy()
	case d == nil || !f.s.dirty:
		return nil
	}
	n, dr := d.next(), f.draft()
	return func() error { return d.write(n, dr) }
}

// leaveBusy waits for the save. A draft is kept of what it did not save: of
// everything, where it came to nothing, else of what was typed meanwhile.
func (f *form) leaveBusy() func() error {
	under, sent, now, name := f.keep.under, f.keep.sent, f.keep.now, f.s.name()
	d, dr := f.d.drafts, f.draft()
	n := 0
	if d != nil {
		n = d.next()
	}
	keep := func() error {
		switch {
		case d == nil:
			return nil
		case dr.changed():
			return d.write(n, dr)
		}
		return d.remove(n, dr.rec.Base().UID)
	}
	return func() error {
		kept := keep() // whoever waits may lose patience
		<-under.over
		if under.err == nil {
			dr = dr.upon(sent, *now)
			kept = keep()
		}
		switch {
		case under.err == nil:
			return kept
		case d == nil || kept != nil || !dr.changed():
			return errors.Join(fmt.Errorf("«%s» was not saved: %w", name, under.err), kept)
		}
		return fmt.Errorf("«%s» was not saved, and is kept as a draft: %w", name, under.err)
	}
}

// upon is the draft on top of what was saved since, when the record stood as sent.
func (dr draft) upon(sent model.Record, now stored) draft {
	rec, _ := model.Merge(sent, dr.rec, now.rec)
	return draft{rec: rec, was: now.rec, base: now.base, pending: without(dr.pending, now.beside), at: dr.at}
}

// changed reports whether the draft says more than what it was made from.
func (dr draft) changed() bool {
	return len(dr.pending) > 0 || !model.Same(dr.was, dr.rec)
}
