package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// timeFormat is how moments stand in the file: UTC, to the millisecond, so that
// they sort as text.
const timeFormat = "2006-01-02T15:04:05.000Z"

// Create makes a register at path, where no file may be, and opens it. The
// register is known by uid in all its copies. fill, which may be nil, puts the
// first content in.
//
// The file gets its name when it is complete and on the disk; a crash before
// leaves only a file that begins with a dot and ends in .tmp.
func Create(ctx context.Context, path, uid string, o Options, fill func(*Store) error) (*Store, error) {
	return create(ctx, path, uid, o, fill, released())
}

func create(ctx context.Context, path, uid string, o Options, fill func(*Store) error, h *history) (_ *Store, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Lstat(path); err == nil {
		r := Exists
		if info.IsDir() {
			r = IsFolder
		}
		return nil, &Failure{Reason: r, Op: "create", Path: path}
	}
	temp, err := makeTemp(path)
	if err != nil {
		return nil, explain("create", path, nil, err)
	}
	defer func() {
		if err != nil {
			os.Remove(temp)
			os.Remove(temp + "-journal")
		}
	}()
	if err := build(ctx, temp, uid, o, fill, h); err != nil {
		return nil, explain("create", path, nil, err)
	}
	if err := publish(temp, path); err != nil {
		return nil, explain("create", path, nil, err)
	}
	return open(ctx, path, o, h)
}

// build writes a register into the empty file temp.
func build(ctx context.Context, temp, uid string, o Options, fill func(*Store) error, h *history) (err error) {
	s := &Store{path: temp, options: o, release: func() {}, checked: true}
	if s.db, err = openPool(temp, nil, creating, 1, o); err != nil {
		return err
	}
	if s.beside, err = openPool(temp, nil, reading, 2, o); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	err = inTx(ctx, s.db, func(tx *sql.Tx) error {
		if err := h.apply(ctx, tx, 0, h.latest()); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `PRAGMA application_id = `+strconv.Itoa(applicationID)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO meta(key, value) VALUES
				('register_uid', ?),
				('format', 'ropa-register/1'),
				('min_reader', ?),
				('created_at', ?)`,
			uid, strconv.Itoa(h.latest()), stamp(o.now()))
		return err
	})
	if err != nil || fill == nil {
		return err
	}
	return fill(s)
}

// stamp writes a moment as it stands in the file.
func stamp(t time.Time) string { return t.UTC().Format(timeFormat) }
