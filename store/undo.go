package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"ropa/model"
)

// A Reversal is what it is to take a change back.
type Reversal struct {
	Of    Changeset
	Steps []Step // in the order of the change; what says again what it said before is passed over
}

// A Step is what becomes of one record when a change is taken back.
type Step struct {
	Now  Revision // what the register says
	Then Revision // what it said before the change; without a hash where it had no such record
}

// Deletes reports whether the record goes: before the change it was not there.
func (s *Step) Deletes() bool { return s.Then.Hash == "" || !s.Then.Live() }

// done reports whether the record says already what it said before the change.
func (s *Step) done() bool {
	if s.Deletes() {
		return !s.Now.Live()
	}
	return s.Now.Live() && s.Now.bodyHash == s.Then.bodyHash
}

func (s *Step) change() Change {
	if s.Deletes() {
		return Change{Record: s.Now.Record, Base: s.Now.Hash, Delete: true}
	}
	return Change{Record: s.Then.Record, Base: s.Now.Hash}
}

// Undo takes the change with the given number back, or the newest one for 0: what
// it added is deleted, what it edited says again what it said before, what it
// deleted is back. That is a change of its own, so undoing it brings the first
// change back. Without a note the history says what was taken back.
//
// Nothing is changed when records of it have been changed since
// ([*Irreversible]), when one that it added is in use by others ([*InUse]), or
// when what was said before cannot be saved any more ([*Invalid]).
func (s *Store) Undo(ctx context.Context, e Edit, number int64) (r Reversal, saved []Saved, err error) {
	e.Op = "undo"
	saved, err = s.change(ctx, e.Op, e, func(w *writer) error {
		if r, err = w.reverse(number); err != nil {
			return err
		}
		if w.edit.Note == "" {
			w.edit.Note = r.Of.name()
		}
		return w.save()
	})
	return r, saved, err
}

// Reversal tells what [Store.Undo] would do, or fails as that would. Nothing is
// changed.
func (s *Store) Reversal(ctx context.Context, number int64) (r Reversal, err error) {
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w := s.writer(ctx, tx, Edit{})
		r, err = w.reverse(number)
		return errors.Join(err, w.close())
	})
	return r, err
}

// reverse takes in what takes a change back, and finds what stands against it.
func (w *writer) reverse(number int64) (Reversal, error) {
	r, err := reversal(w.ctx, w.tx, number)
	if err != nil {
		return r, err
	}
	var changes []Change
	for _, s := range r.Steps {
		changes = append(changes, s.change())
	}
	return r, w.check(changes)
}

// reversal compares what a change left with what was there before, and with what
// is there now: it has been changed since only where that says something else.
func reversal(ctx context.Context, q querier, number int64) (r Reversal, err error) {
	found, err := changesets(ctx, q, `WHERE seq = coalesce(nullif(?, 0), (SELECT max(seq) FROM changeset))`, number)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("change %d: %w", number, model.ErrNotFound)
	}
	if err != nil {
		return r, err
	}
	r.Of = found[0]
	revisions := func(query string) (list []Revision, by map[string]Revision, err error) {
		rows, err := q.QueryContext(ctx, `SELECT `+revisionColumns+query, r.Of.Number)
		list, err = collect(rows, err, scanRevision)
		by = make(map[string]Revision, len(list))
		for _, v := range list {
			by[v.UID] = v
		}
		return list, by, err
	}
	left, _, err := revisions(`
		FROM revision AS v
		WHERE v.changeset = ?1
			AND NOT EXISTS (SELECT 1 FROM revision AS x WHERE x.uid = v.uid AND x.changeset = ?1 AND x.pos > v.pos)
		ORDER BY v.pos`)
	if err != nil {
		return r, err
	}
	_, before, err := revisions(`
		FROM (SELECT DISTINCT uid FROM revision WHERE changeset = ?1) AS c
		CROSS JOIN revision AS v ON v.hash = (
			SELECT x.hash FROM revision AS x
			WHERE x.uid = c.uid AND x.changeset < ?1
			ORDER BY x.changeset DESC, x.pos DESC
			LIMIT 1)`)
	if err != nil {
		return r, err
	}
	_, later, err := revisions(`
		FROM (SELECT DISTINCT uid FROM revision WHERE changeset = ?1) AS c
		CROSS JOIN record AS r ON r.uid = c.uid JOIN revision AS v ON v.hash = r.head
		WHERE v.changeset > ?1`)
	if err != nil {
		return r, err
	}
	no := &Irreversible{Change: r.Of}
	for _, v := range left {
		s := Step{Now: v, Then: before[v.UID]}
		if now, ok := later[v.UID]; ok {
			s.Now = now
		}
		switch {
		case s.done():
			continue
		case s.Deletes() && v.Kind == model.KindRegister:
			no.Why = "it made the register"
		case s.Now.Live() != v.Live() || s.Now.bodyHash != v.bodyHash:
			no.Since = append(no.Since, s.Now)
		case !s.Deletes() && s.Then.Record == nil:
			no.Why = fmt.Sprintf("what %s %q said before was redacted", v.Kind, model.EntryOf(s.Now.Record).Title())
		}
		r.Steps = append(r.Steps, s)
	}
	if len(r.Steps) == 0 {
		no.Why = "the register says already what it said before"
	}
	if no.Why != "" || len(no.Since) > 0 {
		return r, no
	}
	return r, nil
}

// Changesets returns the last n changes of the register, the newest first.
func (s *Store) Changesets(ctx context.Context, n int) ([]Changeset, error) {
	list, err := changesets(ctx, s.db, `ORDER BY seq DESC LIMIT ?`, n)
	return list, s.explain("read", err)
}

func changesets(ctx context.Context, q querier, which string, arg any) ([]Changeset, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, at, author, op, note FROM changeset `+which, arg)
	return collect(rows, err, func(r *sql.Rows) (c Changeset, err error) {
		var at string
		if err = r.Scan(&c.Number, &at, &c.Author, &c.Op, &c.Note); err == nil {
			c.At, err = parseStamp(at)
		}
		return c, err
	})
}

// name says in a note which change is meant.
func (c *Changeset) name() string {
	name := fmt.Sprintf("change %d, %s", c.Number, c.Op)
	if c.Note != "" && c.Op != "undo" { // that of an undo names another change
		name += ": " + c.Note
	}
	return name
}

// Irreversible says why a change cannot be taken back. Nothing was changed.
type Irreversible struct {
	Change Changeset
	Since  []Revision // what those of its records say now that were changed since
	Why    string     // in words, where it is something else
}

// Error names the records that were changed since, by whom and when.
func (x *Irreversible) Error() string {
	what := fmt.Sprintf("change %d cannot be taken back: ", x.Change.Number)
	if x.Why != "" {
		return what + x.Why + "; nothing was changed"
	}
	lines := []string{what + "records of it were changed since; nothing was changed"}
	for i := range x.Since {
		v := &x.Since[i]
		lines = append(lines, fmt.Sprintf("%s %q was %s, in change %d", v.Kind, model.EntryOf(v.Record).Title(), v.fate("changed"), v.Changeset))
	}
	return strings.Join(append(lines, "take the later change back first, or set the record back by hand"), "\n")
}
