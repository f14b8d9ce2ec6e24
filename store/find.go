package store

import (
	"context"
	"database/sql"
	"errors"

	"ropa/model"
)

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
