package store

import (
	"context"
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
