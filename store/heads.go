package store

import (
	"context"
	"database/sql"
	"encoding/json"
)

// Heads returns what the register says now of the live records with the given
// uids, in their order; a uid that no live record bears is passed over. All of
// them are one query and one moment of the file, so whoever reads a whole
// register behind a screen does it in portions, and others can save in between.
func (s *Store) Heads(ctx context.Context, uids ...string) ([]Revision, error) {
	list, err := json.Marshal(uids)
	if err != nil {
		return nil, err
	}
	rows, err := s.beside.QueryContext(ctx, `
		SELECT `+headColumns+`
		FROM json_each(?) AS j JOIN record AS r ON r.uid = j.value LEFT JOIN revision AS v ON v.hash = r.head
		WHERE r.deleted = 0
		ORDER BY j.key`, string(list))
	found, err := collect(rows, err, decodeHead)
	return found, s.explain("read", err)
}

// Deleted returns the last revisions of those of the records that are deleted, by
// uid: the hash of the deletion. All of them are one query.
func (s *Store) Deleted(ctx context.Context, uids ...string) (map[string]string, error) {
	list, err := json.Marshal(uids)
	if err != nil {
		return nil, err
	}
	heads := map[string]string{}
	rows, err := s.beside.QueryContext(ctx, `
		SELECT r.uid, r.head
		FROM json_each(?) AS j JOIN record AS r ON r.uid = j.value
		WHERE r.deleted = 1`, string(list))
	err = eachRow(rows, err, func(r *sql.Rows) error {
		var uid, head string
		err := r.Scan(&uid, &head)
		heads[uid] = head
		return err
	})
	return heads, s.explain("read", err)
}

// Revisions returns the revisions with the given hashes, in their order; a hash
// that names none is passed over. All of them are one query.
func (s *Store) Revisions(ctx context.Context, hashes ...string) ([]Revision, error) {
	list, err := json.Marshal(hashes)
	if err != nil {
		return nil, err
	}
	rows, err := s.beside.QueryContext(ctx, `
		SELECT `+revisionColumns+`
		FROM json_each(?) AS j JOIN revision AS v ON v.hash = j.value
		ORDER BY j.key`, string(list))
	found, err := collect(rows, err, scanRevision)
	return found, s.explain("read", err)
}
