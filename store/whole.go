package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// whole fails where the content of a file is not what was saved: a state that does
// not fit the hash that names it, a change that does not follow from the one before,
// a list that shows another record than there is. It reads every state and decodes
// those of now. What is wrong with the file as SQLite sees it, unsound tells; that
// the newest changes are gone together with all they left, nothing in a file can.
func whole(ctx context.Context, db querier) error {
	for _, step := range []func(context.Context, querier) error{statesFit, changesFit, recordsFit} {
		if err := step(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

// statesFit compares every state, redacted ones too, with its hash, and its text
// with the hash of it.
func statesFit(ctx context.Context, db querier) error {
	rows, err := db.QueryContext(ctx, `SELECT `+revisionColumns+` FROM revision AS v`)
	return eachRow(rows, err, func(r *sql.Rows) error {
		u, err := scanUndecoded(r)
		switch {
		case err != nil:
			return err
		case u.hash() != u.Hash:
			return altered(u.Hash, "who saved it, when or what does not fit its hash")
		case u.body.Valid && !asSaved(u.body.String, u.bodyHash):
			return altered(u.Hash, unfitting)
		}
		return nil
	})
}

// changesFit compares every change with its hash, which covers the change before
// and the hashes of its revisions.
func changesFit(ctx context.Context, db querier) error {
	revisions, err := hashesOf(ctx, db, `SELECT changeset, hash FROM revision ORDER BY changeset, pos`)
	if err != nil {
		return err
	}
	approvals, err := hashesOf(ctx, db, `SELECT changeset, hash FROM approval ORDER BY changeset, hash`)
	if err != nil {
		return err
	}
	before := ""
	rows, err := db.QueryContext(ctx, `SELECT seq, hash, coalesce(prev, ''), coalesce(prev2, ''), at, author, op, note FROM changeset ORDER BY seq`)
	return eachRow(rows, err, func(r *sql.Rows) error {
		var c Changeset
		var at string
		err := r.Scan(&c.Number, &c.hash, &c.prev, &c.prev2, &at, &c.Author, &c.Op, &c.Note)
		if err == nil {
			c.At, err = parseStamp(at)
		}
		if err != nil {
			return err
		}
		c.revisions, c.approvals = revisions[c.Number], approvals[c.Number]
		if c.sum() != c.hash || c.prev != before {
			return &Failure{Reason: Damaged, Detail: fmt.Sprintf("the file is damaged: change %d is not as it was saved, or one before it is gone", c.Number)}
		}
		before = c.hash
		return nil
	})
}

// hashesOf returns hashes by the number of their change.
func hashesOf(ctx context.Context, db querier, query string) (map[int64][]string, error) {
	all := map[int64][]string{}
	rows, err := db.QueryContext(ctx, query)
	return all, eachRow(rows, err, func(r *sql.Rows) error {
		var number int64
		var hash string
		err := r.Scan(&number, &hash)
		all[number] = append(all[number], hash)
		return err
	})
}

// recordsFit compares what lists go by, and where records are said to lead, with
// what the records say.
func recordsFit(ctx context.Context, db querier) error {
	var version int
	err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
	if err != nil || version != released().latest() {
		return err // a copy made before a change of format; it has other lists
	}
	rows, err := db.QueryContext(ctx, `SELECT `+rowColumns+` FROM record`)
	list, err := collect(rows, err, scanRow)
	if err != nil {
		return err
	}
	shown := make(map[string]Row, len(list))
	for _, row := range list {
		shown[row.Head] = row
	}
	links := map[string][]link{}
	rows, err = db.QueryContext(ctx, `SELECT from_uid, field, to_uid FROM link ORDER BY from_uid, field, to_uid`)
	err = eachRow(rows, err, func(r *sql.Rows) error {
		var from string
		var l link
		err := r.Scan(&from, &l[0], &l[1])
		links[from] = append(links[from], l)
		return err
	})
	if err != nil {
		return err
	}
	rows, err = db.QueryContext(ctx, `SELECT `+headColumns+` FROM record AS r LEFT JOIN revision AS v ON v.hash = r.head`)
	return eachRow(rows, err, func(r *sql.Rows) error {
		v, err := decodeHead(r)
		if err != nil {
			return err
		}
		row, says := shown[v.Hash], v.Row()
		var leads []link // nowhere, once it is deleted
		if v.Live() {
			leads = linksOf(v.Record)
		}
		same := row.ChangedAt.Equal(says.ChangedAt)
		if says.ChangedAt = row.ChangedAt; !same || row != says || !slices.Equal(leads, links[v.UID]) {
			return altered(v.Hash, "lists show it otherwise than it was saved")
		}
		return nil
	})
}
