package tui

import (
	"context"
	"errors"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// A desk is what the screens of one open register share.
type desk struct {
	ctx      context.Context
	store    *store.Store
	reg      *model.Register // what is in memory of it; changed on the event loop only
	among    *ledger         // what the rules found where they saw all activities; nil until then
	author   string          // who saves
	folder   string          // where files are written and looked for, unless another one is named
	drafts   *drafts         // nil: none are kept
	readOnly string          // why nothing can be changed, as a sentence; "" when it can

	// reopen opens the file that was put in the place of the register; nil where
	// that cannot be done.
	reopen func() tea.Cmd

	// exec runs a program on the terminal; nil is tea.ExecProcess.
	exec func(*exec.Cmd, tea.ExecCallback) tea.Cmd
}

// A stored record is one as the register has it.
type stored struct {
	rec    model.Record
	base   string         // its revision
	beside []model.Record // the new records that were saved with it
}

// savedMsg tells all screens that a record, and new ones beside it, are in the
// register as they are in the message. The desk's register has them already.
type savedMsg struct{ stored }

// A conflict is the answer to a save when somebody else has saved the record
// in the meantime; nothing was written.
type conflict struct {
	error
	theirs  model.Record
	base    string // the revision that theirs stands at
	deleted bool   // they deleted it; theirs is its last state
	author  string
	at      time.Time
}

// load reads a record; it waits for the file.
func (d *desk) load(uid string) (stored, error) {
	r, err := d.store.Head(d.ctx, uid)
	if err == nil && !r.Live() {
		err = errors.New("the " + string(r.Kind) + " «" + r.Record.Base().Name + "» is deleted")
	}
	return stored{rec: r.Record, base: r.Hash}, err
}

// save keeps rec, and the new records beside it, in one change; it waits for
// the file. Base is the revision that rec comes from, "" for a new one. The
// error may be a *conflict, or wrap [model.Problems].
func (d *desk) save(rec model.Record, base string, beside []model.Record) (stored, error) {
	changes := []store.Change{{Record: rec, Base: base}}
	for _, b := range beside {
		changes = append(changes, store.Change{Record: b})
	}
	saved, err := d.store.Save(d.ctx, store.Edit{Author: d.author}, changes...)
	var conflicts store.Conflicts
	if errors.As(err, &conflicts) {
		for _, c := range conflicts {
			if s := c.Stored; s.UID == rec.Base().UID && s.Record != nil {
				return stored{}, &conflict{error: err, theirs: s.Record, base: s.Hash, deleted: !s.Live(), author: s.Author, at: s.At}
			}
		}
	}
	if err != nil {
		return stored{}, err
	}
	now := stored{rec: saved[0].Record, base: saved[0].Hash}
	for _, s := range saved[1:] {
		now.beside = append(now.beside, s.Record)
	}
	return now, nil
}

// newUID gives a new record its identity; tests replace it.
var newUID = model.NewUID
