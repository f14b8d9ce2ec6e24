package store

import (
	"errors"
	"fmt"
	"strings"

	"ropa/model"
)

// Invalid says which records cannot be saved and why. errors.As finds the
// [model.Problems] of the first.
type Invalid []InvalidRecord

// An InvalidRecord is a record that cannot be saved.
type InvalidRecord struct {
	Record   model.Record
	Problems model.Problems
}

// Error lists the problems, one a line.
func (v Invalid) Error() string {
	var lines []string
	for _, r := range v {
		for _, p := range r.Problems {
			line := p.String()
			if len(v) > 1 {
				line = fmt.Sprintf("%s %q: %s", r.Record.Kind(), model.EntryOf(r.Record).Title(), line)
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems of every record.
func (v Invalid) Unwrap() []error {
	errs := make([]error, len(v))
	for i := range v {
		errs[i] = v[i].Problems
	}
	return errs
}

// Conflicts says which records have moved on since the editor started. Nothing
// was saved. What was typed can be merged with what is stored.
type Conflicts []Conflict

// A Conflict is a record that somebody else changed in the meantime.
type Conflict struct {
	Record model.Record // what was to be saved
	Delete bool         // or that it was to be deleted
	Stored Revision     // what the register says now
	Base   Revision     // what the editor started from; without a Record where that is not known
}

// Error names the records and who changed them.
func (c Conflicts) Error() string {
	var lines []string
	for _, x := range c {
		did := "changed"
		if x.Base.Hash == "" {
			did = "put in"
		}
		lines = append(lines, fmt.Sprintf("%s %q was %s, after you started; nothing was saved; compare both and save again",
			x.Stored.Kind, model.EntryOf(x.Stored.Record).Title(), x.Stored.fate(did)))
	}
	return strings.Join(lines, "\n")
}

// fate says that the record was deleted, or what else was done to it, by whom and
// when.
func (r *Revision) fate(did string) string {
	if !r.Live() {
		did = "deleted"
	}
	by := "somebody"
	if r.Author != "" {
		by = r.Author
	}
	return fmt.Sprintf("%s by %s on %s", did, by, r.At.Local().Format("2006-01-02 at 15:04"))
}

// InUse says that a record cannot be deleted, and which ones lead to it.
type InUse struct {
	Record model.Entry
	By     []Use
}

// A Use is a place that leads to a record.
type Use struct {
	model.Entry        // the record that leads there
	Field       string // the path of the field in it, without the keys of items
}

// Error names the first few.
func (u *InUse) Error() string {
	const shown = 5
	var by []string
	for i, x := range u.By {
		if i == shown {
			by = append(by, fmt.Sprintf("and %d more", len(u.By)-shown))
			break
		}
		by = append(by, fmt.Sprintf("%q (%s)", x.Title(), x.Field))
	}
	return fmt.Sprintf("delete %s %q: it is still used by %s; nothing was deleted; take it out there, or put another in its place",
		u.Record.Kind, u.Record.Title(), strings.Join(by, ", "))
}

// conflict describes a change whose record has moved on.
func (w *writer) conflict(c *state) (Conflict, error) {
	x := Conflict{Record: c.Record, Delete: c.Delete}
	if c.stored == "" {
		return x, fmt.Errorf("save %s %q: %w in this register; it was read from another one", c.Record.Kind(), c.Record.Base().Name, model.ErrNotFound)
	}
	var err error
	if x.Stored, err = one(w.ctx, w.tx, c.stored); err != nil || c.Base == "" {
		return x, err
	}
	x.Base, err = one(w.ctx, w.tx, c.Base)
	if errors.Is(err, model.ErrNotFound) || err == nil && x.Base.UID != x.Stored.UID {
		x.Base, err = Revision{Hash: c.Base}, nil
	}
	return x, err
}
