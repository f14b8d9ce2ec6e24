package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// How a file is looked through, https://sqlite.org/pragma.html#pragma_integrity_check.
// Only the thorough way compares indexes with their tables, and it takes four times as long.
const (
	quick    = "quick_check"
	thorough = "integrity_check"
)

// small is the size in bytes up to which a file is looked through thoroughly
// before the first write: that takes a tenth of a second.
const small = 16 << 20

func (s *Store) depth() string {
	if s.file != nil && s.file.Size() > small {
		return quick
	}
	return thorough
}

// Check reads the whole file and fails with Damaged when it is not sound. It
// reads beside other queries and is done once; every write waits for it. The
// terminal app calls it behind its first frame.
func (s *Store) Check(ctx context.Context) error {
	s.checking.Lock()
	defer s.checking.Unlock()
	if s.checked {
		return s.damage
	}
	found, err := unsound(ctx, s.beside, s.depth())
	if err = s.damaged(found, err); err != nil && !errors.Is(err, Damaged) {
		return err // not known yet: somebody was in the way, or it was stopped
	}
	s.checked, s.damage = true, err
	return err
}

// CheckRecords looks through the table of records alone and fails with Damaged
// when it is not sound: pages of it that were lost or swapped, or a mark of
// deletion that nobody set, would make a list shorter, and nothing else would tell.
// It takes little, so whoever goes over a register without having called Check
// calls this.
func (s *Store) CheckRecords(ctx context.Context) error {
	if err := s.damaged(first(ctx, s.beside, s.depth()+`(record)`)); err != nil {
		return err
	}
	rows, err := s.beside.QueryContext(ctx, `
		SELECT r.head
		FROM record AS r LEFT JOIN revision AS v ON v.hash = r.head
		WHERE r.kind IN ('activity', 'party', 'unit', 'system', 'term', 'rule', 'document', 'register')
			AND r.deleted = 1 AND coalesce(v.op, '') <> 'delete'
		LIMIT 1`)
	return s.explain("check", eachRow(rows, err, func(r *sql.Rows) error {
		var head string
		if err := r.Scan(&head); err != nil {
			return err
		}
		return altered(head, hidden)
	}))
}

// damaged returns what a check of the file has found, or why there was none, as a Failure.
func (s *Store) damaged(found string, err error) error {
	if err == nil && found != "" {
		return &Failure{Reason: Damaged, Op: "check", Path: s.path, Err: errors.New(found)}
	}
	return s.explain("check", err)
}

// first returns the first thing that a check finds, in SQLite's words, or "".
func first(ctx context.Context, db querier, check string) (found string, err error) {
	if err = db.QueryRowContext(ctx, `PRAGMA `+check).Scan(&found); found == "ok" {
		found = ""
	}
	return found, err
}

// unsound returns what is wrong with the file behind db, in SQLite's words.
func unsound(ctx context.Context, db querier, how string) (string, error) {
	if found, err := first(ctx, db, how+`(1)`); found != "" || err != nil {
		return found, err
	}
	rows, err := db.QueryContext(ctx, `PRAGMA foreign_key_check`)
	broken, err := collect(rows, err, func(r *sql.Rows) (string, error) {
		var table, parent string
		var row, key any
		err := r.Scan(&table, &row, &parent, &key)
		return fmt.Sprintf("a row of %s points at a row of %s that is not there", table, parent), err
	})
	if err != nil || len(broken) == 0 {
		return "", err
	}
	return broken[0], nil
}
