package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

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
		SELECT `+headColumns+`
		FROM record AS r LEFT JOIN revision AS v ON v.hash = r.head
		WHERE r.uid = ?`, uid)
	found, err := collect(rows, err, decodeHead)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("record %s: %w", uid, model.ErrNotFound)
	}
	if err != nil {
		return Revision{}, s.explain("read", err)
	}
	return found[0], nil
}

// snapshot runs fn on one moment of the file, beside other queries. While it
// runs nobody can save, here or elsewhere, so fn only reads and is quick.
func (s *Store) snapshot(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.beside.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain("read", err)
	}
	defer tx.Rollback()
	err = fn(tx)
	tx.Rollback() // what explains an error may ask the file again
	return s.explain("read", err)
}

// heads yields the live records of kind k in their order in lists: activities by
// ref, others by name. All of them are one query.
func heads(ctx context.Context, q querier, k model.Kind) iter.Seq2[Revision, error] {
	return func(yield func(Revision, error) bool) {
		rows, err := q.QueryContext(ctx, `
			SELECT `+headColumns+`
			FROM record AS r LEFT JOIN revision AS v ON v.hash = r.head
			WHERE r.kind = ? AND r.deleted = 0
			ORDER BY `+OrderOf(k).sql(), string(k))
		if err != nil {
			yield(Revision{}, err)
			return
		}
		defer rows.Close()
		read := func(b *batch) (more bool, err error) {
			b.read, err = handful(rows, b.read, scanLive)
			return len(b.read) > 0, err
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
// the file and takes memory for a few hundred records. Whoever reads must not
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

// Activities yields the live activities by ref, as [Store.All] does; what ended
// it early stands in failed afterwards.
func (s *Store) Activities(ctx context.Context, failed *error) iter.Seq[*model.Activity] {
	return func(yield func(*model.Activity) bool) {
		for r, err := range s.All(ctx, model.KindActivity) {
			if *failed = err; err != nil || !yield(r.Record.(*model.Activity)) {
				return
			}
		}
	}
}
