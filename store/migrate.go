package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// migrate brings the file from schema have to the newest one, in one
// transaction, after a checked copy was laid beside it.
func (s *Store) migrate(ctx context.Context, h *history, have int) error {
	fail := func(err error) error { return s.explain("bring up to date", err) }
	if !s.options.Migrate || s.locked != nil {
		return &Failure{
			Reason: Older, Op: "open", Path: s.path,
			Detail: fmt.Sprintf("it was written by an older ropa (format %d; this ropa writes format %d)", have, h.latest()),
		}
	}
	if err := s.Check(ctx); err != nil {
		return err
	}
	saved, err := s.copyBefore(ctx, have)
	if err != nil {
		return err
	}
	// Steps may rebuild tables that others point at. The setting does nothing
	// inside a transaction, and belongs to the connection.
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fail(err)
	}
	if _, err := conn.ExecContext(ctx, `PRAGMA foreign_keys = OFF`); err != nil {
		return fail(errors.Join(err, conn.Close()))
	}
	err = s.step(ctx, conn, h, have)
	_, on := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA foreign_keys = ON`)
	if err := errors.Join(err, on, conn.Close()); err != nil {
		return fail(err)
	}
	s.remarks = append(s.remarks, fmt.Sprintf("The file was brought from format %d to format %d. The register as it was before is in %s.", have, h.latest(), name(saved)))
	return fail(dropOldCopies(s.path))
}

// step runs all steps that are missing, in one transaction, and keeps the result
// only when it is exactly what a new register would be.
func (s *Store) step(ctx context.Context, conn *sql.Conn, h *history, have int) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	var now int
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&now); err != nil {
		return err
	}
	if now != have {
		return &Failure{Reason: Busy, Op: "bring up to date", Path: s.path, Detail: "somebody else brings it up to date right now"}
	}
	if err := h.apply(ctx, tx, have, h.latest()); err != nil {
		return err
	}
	found, err := unsound(ctx, tx, quick)
	if err != nil {
		return err
	}
	if found == "" {
		if found, err = h.compare(ctx, tx, h.latest()); err != nil {
			return err
		}
	}
	if found != "" {
		return &Failure{Reason: Internal, Op: "bring up to date", Path: s.path, Err: errors.New(found)}
	}
	return tx.Commit()
}

// copyBefore lays a copy beside the register: NAME.v1-2026-11-22T0915.bak.ropa,
// the schema and the local time in its name.
func (s *Store) copyBefore(ctx context.Context, have int) (string, error) {
	return s.backupNow(ctx, fmt.Sprintf("%s.v%d", strings.TrimSuffix(s.path, ".ropa"), have))
}
