package store

import (
	"context"
	"database/sql"
	"errors"
)

// inTx keeps either all of fn's changes or none.
func inTx(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if err = fn(tx); err == nil {
		err = tx.Commit()
	}
	if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
		return ctx.Err() // database/sql rolled back when ctx ended
	}
	return err
}

// collect reads rows to their end: with a single connection, a query inside an
// open result would wait for itself. It takes the error of the query, so that
// both can stand in one line.
func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// eachRow is collect for who keeps nothing of a row, or puts it elsewhere.
func eachRow(rows *sql.Rows, err error, read func(*sql.Rows) error) error {
	_, err = collect(rows, err, func(r *sql.Rows) (none struct{}, err error) { return none, read(r) })
	return err
}
