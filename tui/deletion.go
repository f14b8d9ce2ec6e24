package tui

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// A deletion is a record that was deleted here and can be brought back.
type deletion struct {
	rec  model.Record
	head string // the revision that deleted it
}

// title names the record for messages.
func (x deletion) title() string { return "«" + model.EntryOf(x.rec).Title() + "»" }

// A bin is what was deleted here, since the app was started. Several records may
// be on their way into it and out of it at a time.
type bin struct {
	b       *book
	removed []deletion      // the last one at the end
	any     bool            // something was deleted; it may be back
	going   map[string]bool // uids of what is being deleted
}

// deletedMsg and restoredMsg answer the bin.
type (
	deletedMsg struct {
		of  *bin
		uid string
		x   deletion
		err error
	}
	restoredMsg struct {
		of  *bin
		x   deletion
		now stored
		err error
	}
)

// cannotRestore tells why nothing can be brought back, or "".
func (i *bin) cannotRestore() string {
	switch {
	case len(i.removed) > 0:
		return i.b.d.readOnly
	case i.any:
		return "Everything that was deleted since ropa was opened was brought back; D shows what was deleted before."
	}
	return "Nothing was deleted since ropa was opened; D shows what was deleted before."
}

// last names what would be brought back, in short.
func (i *bin) last() string {
	if len(i.removed) == 0 {
		return "what was deleted"
	}
	e := model.EntryOf(i.removed[len(i.removed)-1].rec)
	if e.Code != "" {
		return e.Code
	}
	return "«" + short(e.Name, 20) + "»"
}

// delete deletes the record of c, without a question: u brings it back.
func (i *bin) delete(c *card) tea.Cmd {
	if e, ok := i.b.d.reg.Entry(c.UID); i.going[c.UID] || ok && e.Deleted { // then its row is about to go
		i.b.sh.say("It is being deleted already.")
		return nil
	}
	i.going[c.UID] = true
	ctx, s, by := i.b.d.ctx, i.b.d.store, i.b.d.author
	under := i.b.sh.errands.begin()
	return func() tea.Msg {
		saved, err := s.Save(ctx, store.Edit{Author: by, Op: "delete"}, store.Change{Record: rowRecord(c), Base: c.Head, Delete: true})
		under.end(err)
		if err != nil {
			return deletedMsg{of: i, uid: c.UID, err: err}
		}
		return deletedMsg{of: i, uid: c.UID, x: deletion{saved[0].Record, saved[0].Hash}}
	}
}

// deleted goes on when the record is gone, or could not go.
func (i *bin) deleted(uid string, x deletion, err error) tea.Cmd {
	b := i.b
	var used *store.InUse
	var since store.Conflicts
	delete(i.going, uid)
	switch {
	case errors.As(err, &used):
		return b.sh.open(usesDialog(b, "«"+used.Record.Title()+"» is still used, so it was not deleted", used.By))
	case errors.As(err, &since):
		return i.overtaken(since[0], "was not deleted")
	case err != nil:
		b.sh.fail(err)
		return nil
	}
	i.removed, i.any = append(i.removed, x), true
	e := model.EntryOf(x.rec)
	e.Deleted = true
	b.d.reg.PutEntry(e)
	b.sh.say("Deleted " + x.title() + ". u brings it back.")
	return b.do(job{run: func(m *moment) (turn, error) {
		n := m.next()
		n.reg = m.reg.With()
		n.reg.PutEntry(e)
		n.take(e.Kind, e.UID)
		return turn{moment: n}, nil
	}})
}

// restore brings back what was deleted here last.
func (i *bin) restore() tea.Cmd {
	n := len(i.removed) - 1
	if n < 0 {
		return nil
	}
	x := i.removed[n]
	i.removed = i.removed[:n:n]
	return i.save(x, func(context.Context, *store.Store) (model.Record, error) { return x.rec, nil })
}

// bringBack brings back a record that may have been deleted long ago.
func (i *bin) bringBack(row store.Row) tea.Cmd {
	i.removed = slices.DeleteFunc(i.removed, func(x deletion) bool { return x.head == row.Head })
	return i.save(deletion{head: row.Head}, func(ctx context.Context, s *store.Store) (model.Record, error) {
		r, err := s.Head(ctx, row.UID)
		switch {
		case err != nil:
			return nil, err
		case r.Record == nil:
			return nil, errRedacted
		case r.Live():
			return nil, store.Conflicts{{Record: r.Record, Stored: r}}
		}
		return r.Record, nil
	})
}

// save brings x back, in the state that last reads.
func (i *bin) save(x deletion, last func(context.Context, *store.Store) (model.Record, error)) tea.Cmd {
	ctx, s, by := i.b.d.ctx, i.b.d.store, i.b.d.author
	under := i.b.sh.errands.begin()
	return func() tea.Msg {
		var saved []store.Saved
		var err error
		if x.rec, err = last(ctx, s); err == nil {
			saved, err = s.Save(ctx, store.Edit{Author: by, Op: "undelete"}, store.Change{Record: x.rec, Base: x.head})
		}
		under.end(err)
		if err != nil {
			return restoredMsg{of: i, x: x, err: err}
		}
		return restoredMsg{of: i, x: x, now: stored{rec: saved[0].Record, base: saved[0].Hash}}
	}
}

// restored goes on when the record is there again, or could not come.
func (i *bin) restored(x deletion, now stored, err error) tea.Cmd {
	var since store.Conflicts
	switch {
	case errors.As(err, &since):
		return i.overtaken(since[0], "is there again")
	case err != nil:
		if x.rec != nil {
			i.removed = append(i.removed, x)
		}
		i.b.sh.fail(err)
		return nil
	}
	i.b.d.reg.Put(now.rec)
	i.b.sh.say("Brought back " + x.title() + ".")
	return func() tea.Msg { return savedMsg{now} }
}

// overtaken tells who has changed a record, so that it was neither deleted nor
// brought back here, and shows it as it is now.
func (i *bin) overtaken(x store.Conflict, what string) tea.Cmd {
	now := x.Stored
	title, who := "«"+model.EntryOf(now.Record).Title()+"»", now.Author
	if who == "" {
		who = "somebody else"
	}
	if !now.Live() {
		i.b.sh.say(title + " was deleted by " + who + " in the meantime. What it said is kept in the file.")
		return i.b.takeOver([]store.Saved{{Revision: now}})
	}
	i.b.d.reg.Put(now.Record)
	i.b.sh.say(title + " " + what + ": " + who + " has saved it since. It was left as it is.")
	return func() tea.Msg { return savedMsg{stored{rec: now.Record, base: now.Hash}} }
}
