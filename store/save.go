package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"ropa/model"
)

// An Edit says who changes the register, how and why.
type Edit struct {
	Author string
	Op     string // one word for the history: "save", "import", "join"; empty is "save"
	Note   string
}

// A Change is the next state of one record.
type Change struct {
	// Record is the state to save, or the record to delete. A new record without
	// a uid gets one, a new activity without a ref too. It is not changed.
	Record model.Record

	// Base is the revision that the editor started from, "" for a new record.
	// When the record has moved on since, nothing is saved; see [Conflicts].
	Base string

	// Delete deletes the record. To bring a deleted one back, save its last
	// state on top of the revision that deleted it.
	Delete bool
}

// A Saved is what became of a change.
type Saved struct {
	Revision       // the head of the record, as it is stored
	Unchanged bool // the record said so already, and nothing was written for it
}

// Save keeps all changes in one transaction and gives back what is stored, in the
// order of the changes. Records of one Save may link to one another.
//
// Nothing is saved when a record cannot be saved ([*Invalid]), when one has moved
// on since the editor started ([*Conflicts]), or when a deleted one is still in
// use ([*InUse]).
func (s *Store) Save(ctx context.Context, e Edit, changes ...Change) ([]Saved, error) {
	if e.Op == "" {
		e.Op = "save"
	}
	return s.change(ctx, "save", e, func(w *writer) error {
		if err := w.check(changes); err != nil {
			return err
		}
		return w.save()
	})
}

// change runs fn in a transaction of its own and gives back what it saved. op is
// what is tried, in one word.
func (s *Store) change(ctx context.Context, op string, e Edit, fn func(*writer) error) ([]Saved, error) {
	var w *writer
	err := s.write(ctx, op, func(tx *sql.Tx) (err error) {
		w = s.writer(ctx, tx, e)
		defer func() { err = errors.Join(err, w.close()) }()
		return fn(w)
	})
	if err != nil {
		return nil, err
	}
	if w.changeset.hash != "" {
		s.mu.Lock()
		// What somebody else saved in between is still news.
		if s.newest == w.changeset.prev {
			s.newest = w.changeset.hash
		}
		s.mu.Unlock()
	}
	return w.saved(), nil
}

// A writer makes one change of the register: check says whether it can be made,
// and save makes it.
type writer struct {
	ctx  context.Context
	tx   *sql.Tx
	edit Edit
	at   time.Time

	states     []*state
	inChange   map[string]bool            // by uid
	refs       map[string]*model.Activity // of this change; the first to bear a ref
	changeset  Changeset
	nextRef    int // 0: not asked yet
	statements map[string]*sql.Stmt
}

func (s *Store) writer(ctx context.Context, tx *sql.Tx, e Edit) *writer {
	return &writer{ctx: ctx, tx: tx, edit: e, at: moment(s.options.now()), refs: make(map[string]*model.Activity)}
}

// A state is a change on its way into the file.
type state struct {
	Change
	next      Revision
	body      []byte
	links     []link
	unchanged bool
	head      Revision // where unchanged

	// What the file says now; stored is "" for a record that is not there.
	stored, storedBody, storedRef string
	storedKind                    model.Kind
	deleted                       bool
}

// check takes changes in and finds what keeps them from being saved. It writes
// nothing.
func (w *writer) check(changes []Change) error {
	if err := w.take(changes); err != nil {
		return err
	}
	for _, step := range []func() error{w.look, w.compare, w.validate, w.checkUse} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// save writes what check took in, unless none of it says anything new.
func (w *writer) save() error {
	if !slices.ContainsFunc(w.states, func(c *state) bool { return !c.unchanged }) {
		return nil
	}
	for _, step := range []func() error{w.writeChangeset, w.writeRevisions, w.writeRecords, w.writeLinks} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// take brings the records into the form in which they are stored.
func (w *writer) take(changes []Change) error {
	w.inChange = make(map[string]bool, len(changes))
	for _, c := range changes {
		c.Record = model.Clone(c.Record)
		base := c.Record.Base()
		if base.UID == "" && c.Base == "" {
			base.UID = model.NewUID()
		}
		if w.inChange[base.UID] {
			return fmt.Errorf("save: the record %s is in the change twice", base.UID)
		}
		w.inChange[base.UID] = true
		model.Normalize(c.Record)
		w.states = append(w.states, &state{Change: c})
	}
	return nil
}

// look reads what the file says of the records now.
func (w *writer) look() error {
	stmt, err := w.prepare(`
		SELECT r.kind, coalesce(r.ref, ''), r.head, r.deleted, v.body_hash
		FROM record AS r JOIN revision AS v ON v.hash = r.head
		WHERE r.uid = ?`)
	if err != nil {
		return err
	}
	for _, c := range w.states {
		err := stmt.QueryRowContext(w.ctx, c.Record.Base().UID).Scan(&c.storedKind, &c.storedRef, &c.stored, &c.deleted, &c.storedBody)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	return nil
}

// compare finds the changes that say nothing new and those whose record has moved on.
func (w *writer) compare() error {
	var conflicts Conflicts
	for _, c := range w.states {
		if err := w.giveRef(c); err != nil {
			return err
		}
		if a, ok := c.Record.(*model.Activity); ok && w.refs[a.Ref] == nil {
			w.refs[a.Ref] = a
		}
		c.body = model.Canonical(c.Record)
		hash := model.BodyHash(c.body)
		switch {
		case c.stored != "" && c.Delete && c.deleted,
			c.stored != "" && !c.Delete && !c.deleted && hash == c.storedBody:
			c.unchanged = true // also where somebody else did the same in the meantime
			head, err := one(w.ctx, w.tx, c.stored)
			if err != nil {
				return err
			}
			c.head = head
			continue
		case c.stored != c.Base:
			conflict, err := w.conflict(c)
			if err != nil {
				return err
			}
			conflicts = append(conflicts, conflict)
		}
		op := Edited
		switch {
		case c.Delete:
			op = Deleted
		case c.stored == "":
			op = Created
		case c.deleted:
			op = Restored
		}
		if c.Delete && c.stored == c.Base && hash != c.storedBody {
			if err := w.keepBody(c); err != nil {
				return err
			}
			hash = c.storedBody
		}
		c.next = Revision{
			UID: c.Record.Base().UID, Kind: c.Record.Kind(), Parents: [2]string{c.stored}, At: w.at,
			Author: w.edit.Author, Op: op, Note: w.edit.Note, Record: c.Record, format: bodyFormat, bodyHash: hash,
		}
		c.next.Hash = c.next.hash()
	}
	if len(conflicts) > 0 {
		return conflicts
	}
	return nil
}

// keepBody makes the state that is deleted the stored one: a deletion is no edit.
func (w *writer) keepBody(c *state) error {
	if c.stored == "" {
		return fmt.Errorf("delete %s %q: %w", c.Record.Kind(), c.Record.Base().Name, model.ErrNotFound)
	}
	head, err := one(w.ctx, w.tx, c.stored)
	if err != nil {
		return err
	}
	c.Record, c.body = head.Record, model.Canonical(head.Record)
	return nil
}

// writeChangeset adds the change to the chain.
func (w *writer) writeChangeset() error {
	prev, err := newest(w.ctx, w.tx)
	if err != nil {
		return err
	}
	w.changeset = Changeset{prev: prev, At: w.at, Author: w.edit.Author, Op: w.edit.Op, Note: w.edit.Note}
	for _, c := range w.states {
		if !c.unchanged {
			w.changeset.revisions = append(w.changeset.revisions, c.next.Hash)
		}
	}
	w.changeset.hash = w.changeset.sum()
	r, err := w.tx.ExecContext(w.ctx, `
		INSERT INTO changeset(hash, prev, prev2, at, author, op, note)
		VALUES (?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?)`,
		w.changeset.hash, w.changeset.prev, w.changeset.prev2, stamp(w.at), w.edit.Author, w.edit.Op, w.edit.Note)
	if err != nil {
		return err
	}
	seq, err := r.LastInsertId()
	for _, c := range w.states {
		c.next.Changeset = seq
	}
	return err
}

func (w *writer) writeRevisions() error {
	stmt, err := w.prepare(`
		INSERT INTO revision(hash, uid, kind, p1, p2, at, author, op, note, format, body_hash, body, changeset, pos)
		VALUES (?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	pos := 0
	for _, c := range w.states {
		if c.unchanged {
			continue
		}
		v := &c.next
		_, err := stmt.ExecContext(w.ctx, v.Hash, v.UID, string(v.Kind), v.Parents[0], v.Parents[1], stamp(v.At), v.Author, string(v.Op), v.Note,
			v.format, v.bodyHash, string(c.body), v.Changeset, pos)
		if err != nil {
			return err
		}
		pos++
	}
	return nil
}

// writeRecords moves the heads and brings what lists show up to date.
func (w *writer) writeRecords() error {
	stmt, err := w.prepare(`
		INSERT INTO record(uid, kind, ref, code, vocabulary, name, sort_name, role, processing_status, record_status, unit, owners, next_review_on,
			changed_at, changed_by, head, deleted)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(uid) DO UPDATE SET
			ref = excluded.ref, code = excluded.code, vocabulary = excluded.vocabulary, name = excluded.name, sort_name = excluded.sort_name,
			role = excluded.role, processing_status = excluded.processing_status, record_status = excluded.record_status,
			unit = excluded.unit, owners = excluded.owners, next_review_on = excluded.next_review_on,
			changed_at = excluded.changed_at, changed_by = excluded.changed_by, head = excluded.head, deleted = excluded.deleted`)
	if err != nil {
		return err
	}
	for _, c := range w.states {
		if c.unchanged {
			continue
		}
		if _, err := stmt.ExecContext(w.ctx, projection(&c.next)...); err != nil {
			return err
		}
	}
	return nil
}

// projection returns the row of record for the head v; what is empty is NULL.
func projection(v *Revision) []any {
	r := v.Row()
	ref, code := "", r.Code
	if r.Kind == model.KindActivity {
		ref, code = r.Code, ""
	}
	null := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	return []any{
		r.UID, string(r.Kind), null(ref), null(code), null(r.Vocabulary), r.Name, model.Fold(r.Name),
		null(r.Role), null(r.ProcessingStatus), null(r.RecordStatus), null(r.Unit), null(r.Owners), null(string(r.NextReviewOn)),
		stamp(r.ChangedAt), r.ChangedBy, r.Head, r.Deleted,
	}
}

func (w *writer) saved() []Saved {
	all := make([]Saved, len(w.states))
	for i, c := range w.states {
		all[i] = Saved{Revision: c.next, Unchanged: c.unchanged}
		if c.unchanged {
			all[i] = Saved{Revision: c.head, Unchanged: true}
		}
	}
	return all
}

// prepare returns the statement for a query, made once per Save: an import saves
// thousands of records.
func (w *writer) prepare(query string) (*sql.Stmt, error) {
	if s := w.statements[query]; s != nil {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err != nil {
		return nil, err
	}
	if w.statements == nil {
		w.statements = make(map[string]*sql.Stmt)
	}
	w.statements[query] = s
	return s, nil
}

func (w *writer) exec(query string, args ...any) error {
	s, err := w.prepare(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(w.ctx, args...)
	return err
}

func (w *writer) close() (err error) {
	for _, s := range w.statements {
		err = errors.Join(err, s.Close())
	}
	return err
}
