package store

import (
	"context"
	"database/sql"

	"ropa/model"
)

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

const (
	allEntries = `
	SELECT uid, kind, coalesce(ref, code, ''), name, deleted
	FROM record
	ORDER BY uid`

	sharedEntries = `
	SELECT uid, kind, coalesce(ref, code, ''), name, deleted
	FROM record
	WHERE kind IN ('party', 'unit', 'system', 'term', 'rule', 'document', 'register')
	ORDER BY uid`

	linkedActivities = `
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
	FROM known JOIN record USING (uid)
	ORDER BY uid`
)

// Register returns what the file holds now, as one moment: an entry for every
// record, deleted ones too, and the live records that keep asks for.
func (s *Store) Register(ctx context.Context, keep Keep) (*model.Register, error) {
	reg := new(model.Register)
	queries := []string{allEntries}
	if keep == KeepLinked {
		queries = []string{sharedEntries, linkedActivities} // one query for both takes twice as long
	}
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		for _, query := range queries {
			rows, err := tx.QueryContext(ctx, query)
			entries, err := collect(rows, err, scanEntry)
			if err != nil {
				return err
			}
			for _, e := range entries {
				reg.PutEntry(e)
			}
		}
		rows, err := tx.QueryContext(ctx, `SELECT ref, uid FROM ref_alias`)
		err = eachRow(rows, err, func(r *sql.Rows) error {
			var ref, uid string
			err := r.Scan(&ref, &uid)
			reg.PutAlias(ref, uid)
			return err
		})
		if err != nil || keep == KeepNone {
			return err
		}
		for _, k := range model.Kinds {
			if k == model.KindActivity && keep != KeepAll || keep == KeepLinked && !k.Lends() {
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
