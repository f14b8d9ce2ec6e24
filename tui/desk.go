package tui

import (
	"context"
	"fmt"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// A desk is what the screens of one open register share.
type desk struct {
	ctx      context.Context
	reg      *model.Register // what is in memory; changed on the event loop only
	records  records
	drafts   *drafts // nil: no drafts are kept
	readOnly string  // why nothing can be changed, as a sentence; "" when it can

	// exec runs a program on the terminal; nil is tea.ExecProcess.
	exec func(*exec.Cmd, tea.ExecCallback) tea.Cmd
}

// The records of the register, where they are kept. All may wait, so they are
// called in commands only.
type records interface {
	// load reads a record and the revision that it stands at.
	load(ctx context.Context, uid string) (stored, error)

	// save keeps rec, and the new records beside it, in one transaction. Base is
	// the revision that rec comes from, "" for a new one. The error may be, or
	// wrap, [model.Problems] or a *conflict; nothing is kept then.
	save(ctx context.Context, rec model.Record, base string, beside []model.Record) (stored, error)
}

// A stored record is one as the register has it.
type stored struct {
	rec  model.Record
	base string // its revision

	// beside are the new records that were saved with it.
	beside []model.Record
}

// A conflict is the answer to a save when somebody else has saved the record
// in the meantime. It carries what they made of it.
type conflict struct {
	theirs model.Record // nil: they deleted it
	base   string       // the revision that theirs stands at
	author string
	at     time.Time
}

func (c *conflict) Error() string {
	what := "saved"
	if c.theirs == nil {
		what = "deleted"
	}
	by := c.author
	if by == "" {
		by = "somebody else"
	}
	return fmt.Sprintf("%s has %s this record at %s, after it was opened here", by, what, c.at.Format("2006-01-02 15:04"))
}

// savedMsg tells all screens that a record, and new ones beside it, are in the
// register as they are in the message. The desk's register has them already.
type savedMsg struct{ stored }

// newUID gives a new record its identity; tests replace it.
var newUID = model.NewUID
