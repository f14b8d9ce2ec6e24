package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"ropa/model"
)

// one returns the revision with the given hash.
func one(ctx context.Context, q querier, hash string) (Revision, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+revisionColumns+` FROM revision AS v WHERE v.hash = ?`, hash)
	found, err := collect(rows, err, scanRevision)
	if err == nil && len(found) == 0 {
		return Revision{}, fmt.Errorf("revision %s: %w", hash, model.ErrNotFound)
	}
	if err != nil {
		return Revision{}, err
	}
	return found[0], nil
}

// Revision returns the state with the given hash, or the only one whose hash
// begins so; eight characters are enough for people.
func (s *Store) Revision(ctx context.Context, hash string) (Revision, error) {
	r, err := one(ctx, s.db, hash)
	if !errors.Is(err, model.ErrNotFound) || len(hash) < 4 || strings.Trim(hash, "0123456789abcdef") != "" {
		return r, s.explain("read", err)
	}
	rows, e := s.db.QueryContext(ctx, `SELECT `+revisionColumns+` FROM revision AS v WHERE v.hash >= ? AND v.hash < ? LIMIT 2`, hash, hash+"g")
	found, e := collect(rows, e, scanRevision)
	switch {
	case e != nil:
		return r, s.explain("read", e)
	case len(found) == 2:
		return r, fmt.Errorf("revision %s: several begin so: %w", hash, model.ErrAmbiguous)
	case len(found) == 0:
		return r, err
	}
	return found[0], nil
}

// Head returns what the register says of the record with the given uid now: its
// last revision. That of a deleted record is the deletion.
func (s *Store) Head(ctx context.Context, uid string) (Revision, error) {
	rows, err := s.db.QueryContext(ctx, `
		SELECT `+revisionColumns+`
		FROM record AS r JOIN revision AS v ON v.hash = r.head
		WHERE r.uid = ?`, uid)
	found, err := collect(rows, err, scanRevision)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("record %s: %w", uid, model.ErrNotFound)
	}
	if err != nil {
		return Revision{}, s.explain("read", err)
	}
	return found[0], nil
}

// Find returns the live record of kind k, or of any kind for "", that word names:
// its uid, its ref or code, a ref that it gave up in a merge, or its exact name.
// The errors are those of [model.Register.Find].
func (s *Store) Find(ctx context.Context, k model.Kind, word string) (model.Entry, error) {
	reg := new(model.Register)
	rows, err := s.db.QueryContext(ctx, `
		SELECT r.uid, r.kind, coalesce(r.ref, r.code, ''), r.name, r.deleted
		FROM record AS r
		WHERE r.uid = ?1 OR r.ref = upper(?1) OR r.uid = (SELECT uid FROM ref_alias WHERE ref = upper(?1))
		UNION
		SELECT uid, kind, code, name, deleted FROM record WHERE kind = 'term' AND code = upper(?1)
		UNION
		SELECT uid, kind, coalesce(ref, code, ''), name, deleted
		FROM record
		WHERE kind IN ('activity', 'party', 'unit', 'system', 'term', 'rule', 'document', 'register')
			AND deleted = 0 AND sort_name = ?2 AND name = ?1
		ORDER BY 1`, word, model.Fold(word))
	found, err := collect(rows, err, scanEntry)
	if err != nil {
		return model.Entry{}, s.explain("find", err)
	}
	for _, e := range found {
		reg.PutEntry(e)
	}
	if err := s.putAlias(ctx, reg, word); err != nil {
		return model.Entry{}, s.explain("find", err)
	}
	e, err := reg.Find(k, word)
	if errors.Is(err, model.ErrNotFound) {
		// The nearest names are worth a look at all of them.
		if reg, err = s.Register(ctx, KeepNone); err != nil {
			return e, err
		}
		return reg.Find(k, word)
	}
	return e, err
}

func (s *Store) putAlias(ctx context.Context, reg *model.Register, word string) error {
	var uid string
	err := s.db.QueryRowContext(ctx, `SELECT uid FROM ref_alias WHERE ref = upper(?)`, word).Scan(&uid)
	if err == nil {
		reg.PutAlias(word, uid)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

func scanEntry(r *sql.Rows) (e model.Entry, err error) {
	return e, r.Scan(&e.UID, &e.Kind, &e.Code, &e.Name, &e.Deleted)
}

// Keep says which records a Register is to hold beside an entry for each.
type Keep int

// The shared kinds are all kinds but activities: few, and needed wherever an
// activity is shown, checked or written out.
//
// KeepLinked is for who writes activities out: of the shared kinds it keeps those
// records that an activity takes values from, and of activities only the entries
// of those that links lead to, or that are called like one of them. The rest is
// most of a large register.
const (
	KeepNone Keep = iota
	KeepShared
	KeepAll
	KeepLinked
)

const allEntries = `
	SELECT uid, kind, coalesce(ref, code, ''), name, deleted
	FROM record
	ORDER BY uid`

const linkedEntries = `
	WITH RECURSIVE target(uid) AS ( -- leaps from one to the next: links are many, and lead to few
		SELECT min(to_uid) FROM link
		UNION ALL
		SELECT (SELECT min(to_uid) FROM link WHERE to_uid > target.uid)
		FROM target
		WHERE target.uid IS NOT NULL),
	linked AS MATERIALIZED (
		SELECT r.uid, r.sort_name, upper(r.name) AS as_ref
		FROM target JOIN record AS r USING (uid)
		WHERE r.kind = 'activity'),
	known AS (
		SELECT uid FROM linked
		UNION
		SELECT a.uid FROM linked CROSS JOIN record AS a ON a.kind = 'activity' AND a.deleted = 0 AND a.sort_name = linked.sort_name
		UNION
		SELECT a.uid FROM linked CROSS JOIN record AS a ON a.kind = 'activity' AND a.ref = linked.as_ref)
	SELECT uid, kind, coalesce(ref, code, ''), name, deleted
	FROM record
	WHERE kind IN ('party', 'unit', 'system', 'term', 'rule', 'document', 'register')
	UNION ALL
	SELECT uid, kind, coalesce(ref, code, ''), name, deleted
	FROM known JOIN record USING (uid)
	ORDER BY 1`

// lends reports whether activities take values from records of kind k: see
// [model.Words.Shared].
func lends(k model.Kind) bool {
	switch k {
	case model.KindParty, model.KindRule, model.KindTerm, model.KindRegister:
		return true
	}
	return false
}

// Register returns what the file holds now, as one moment: an entry for every
// record, deleted ones too, and the live records that keep asks for.
func (s *Store) Register(ctx context.Context, keep Keep) (*model.Register, error) {
	reg := new(model.Register)
	query := allEntries
	if keep == KeepLinked {
		query = linkedEntries
	}
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query)
		entries, err := collect(rows, err, scanEntry)
		if err != nil {
			return err
		}
		for _, e := range entries {
			reg.PutEntry(e)
		}
		rows, err = tx.QueryContext(ctx, `SELECT ref, uid FROM ref_alias`)
		_, err = collect(rows, err, func(r *sql.Rows) (none struct{}, err error) {
			var ref, uid string
			err = r.Scan(&ref, &uid)
			reg.PutAlias(ref, uid)
			return none, err
		})
		if err != nil || keep == KeepNone {
			return err
		}
		for _, k := range model.Kinds {
			if k == model.KindActivity && keep != KeepAll || keep == KeepLinked && !lends(k) {
				continue
			}
			for r, err := range heads(ctx, tx, k) {
				if err != nil {
					return err
				}
				reg.Put(r.Record)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return reg, nil
}

// snapshot runs fn on one moment of the file, beside other queries. While it
// runs nobody can save, here or elsewhere, so fn only reads and is quick.
func (s *Store) snapshot(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.beside.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain("read", err)
	}
	defer tx.Rollback()
	return s.explain("read", fn(tx))
}

// heads yields the live records of kind k in their order in lists: activities by
// ref, others by name. All of them are one query.
func heads(ctx context.Context, q querier, k model.Kind) iter.Seq2[Revision, error] {
	return func(yield func(Revision, error) bool) {
		rows, err := q.QueryContext(ctx, `
			SELECT `+revisionColumns+`
			FROM record AS r JOIN revision AS v ON v.hash = r.head
			WHERE r.kind = ? AND r.deleted = 0
			ORDER BY `+listOrder(k).sql(), string(k))
		if err != nil {
			yield(Revision{}, err)
			return
		}
		defer rows.Close()
		read := func(b *batch) (bool, error) {
			b.read = b.read[:0]
			for len(b.read) < aHandful && rows.Next() {
				r, err := scanUndecoded(rows)
				if err != nil {
					return false, err
				}
				b.read = append(b.read, r)
			}
			return len(b.read) > 0, rows.Err()
		}
		for b, err := range inOrder(read, func() func(*batch) { return (*batch).decode }) {
			if err = errors.Join(err, b.err); err != nil {
				yield(Revision{}, err)
				return
			}
			for _, r := range b.done {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// A batch is some revisions, decoded by one of several workers: reading the
// bodies is most of the time that a whole register takes.
type batch struct {
	read []undecoded
	done []Revision
	err  error
}

func (b *batch) decode() {
	b.done, b.err = b.done[:0], nil
	for _, u := range b.read {
		r, err := u.decode()
		if err != nil {
			b.err = err
			return
		}
		b.done = append(b.done, r)
	}
}

// All yields the live records of the given kinds, or of all for none, kind by
// kind in the order given: activities by ref, others by name. It is one moment of
// the file and takes memory for one record at a time. Whoever reads must not
// dawdle: nobody can save until the last record is read. An error ends it.
func (s *Store) All(ctx context.Context, kinds ...model.Kind) iter.Seq2[Revision, error] {
	if len(kinds) == 0 {
		kinds = model.Kinds
	}
	return func(yield func(Revision, error) bool) {
		err := s.snapshot(ctx, func(tx *sql.Tx) error {
			for _, k := range kinds {
				for r, err := range heads(ctx, tx, k) {
					if err != nil {
						return err
					}
					if !yield(r, nil) {
						return errEnough
					}
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(Revision{}, err)
		}
	}
}

var errEnough = errors.New("enough")

// A Row is what lists show of a record without reading its body.
type Row struct {
	model.Entry
	Vocabulary       string // of a term
	Role             string
	ProcessingStatus string
	RecordStatus     string
	Unit             string // uid
	Owners           string
	NextReviewOn     model.Date
	ChangedAt        time.Time
	ChangedBy        string
	Head             string // hash of the revision that holds now
}

// Row returns what lists show of the record in this state.
func (r *Revision) Row() Row {
	o := model.Of(r.Record)
	field := func(key string) string { // the catalogue's word is the column's name
		if f := o.Field(key); f != nil {
			return o.Text(f)
		}
		return ""
	}
	e := model.EntryOf(r.Record)
	e.Deleted = !r.Live()
	return Row{
		Entry: e, Vocabulary: field("vocabulary"),
		Role: field("role"), ProcessingStatus: field("processing_status"), RecordStatus: field("record_status"),
		Unit: field("unit"), Owners: field("owners"), NextReviewOn: model.Date(field("next_review_on")),
		ChangedAt: r.At, ChangedBy: r.Author, Head: r.Hash,
	}
}

const rowColumns = `uid, kind, coalesce(ref, code, ''), name, deleted, coalesce(vocabulary, ''), coalesce(role, ''),
	coalesce(processing_status, ''), coalesce(record_status, ''), coalesce(unit, ''), coalesce(owners, ''), coalesce(next_review_on, ''),
	changed_at, changed_by, head`

func scanRow(rows *sql.Rows) (r Row, err error) {
	var at string
	err = rows.Scan(&r.UID, &r.Kind, &r.Code, &r.Name, &r.Deleted, &r.Vocabulary, &r.Role, &r.ProcessingStatus, &r.RecordStatus, &r.Unit, &r.Owners,
		&r.NextReviewOn, &at, &r.ChangedBy, &r.Head)
	if err == nil {
		r.ChangedAt, err = parseStamp(at)
	}
	return r, err
}

// An Order is the order of a list. Equal rows are in the order of their uids.
type Order int

// The orders that need no sorting, however long the list is.
const (
	ByName Order = iota
	ByRef        // activities only
)

// listOrder is the order of lists of kind k.
func listOrder(k model.Kind) Order {
	if k == model.KindActivity {
		return ByRef
	}
	return ByName
}

func (o Order) sql() string {
	if o == ByRef {
		return `length(r.ref), r.ref`
	}
	return `r.sort_name, r.uid`
}

// List returns rows of the live records of kind k, or of the deleted ones: count
// of them, from place first on. A count below 0 returns all.
func (s *Store) List(ctx context.Context, k model.Kind, deleted bool, by Order, first, count int) ([]Row, error) {
	rows, err := s.db.QueryContext(ctx, `
		SELECT `+rowColumns+`
		FROM record AS r
		WHERE kind = ? AND deleted = ?
		ORDER BY `+by.sql()+`
		LIMIT ? OFFSET ?`, string(k), deleted, count, first)
	list, err := collect(rows, err, scanRow)
	return list, s.explain("read", err)
}

// Count returns how many live records of kind k there are, or deleted ones.
func (s *Store) Count(ctx context.Context, k model.Kind, deleted bool) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM record WHERE kind = ? AND deleted = ?`, string(k), deleted).Scan(&n)
	return n, s.explain("read", err)
}
