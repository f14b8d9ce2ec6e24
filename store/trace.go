package store

import (
	"context"
	"database/sql/driver"
)

// driverConn is what a connection of the driver can do.
type driverConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

// driverStmt is what a prepared statement of the driver can do.
type driverStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// traced is a connection that tells of every statement before it is run.
type traced struct {
	driverConn
	trace func(query string)
}

func (t traced) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	t.trace(query)
	return t.driverConn.ExecContext(ctx, query, args)
}

func (t traced) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	t.trace(query)
	return t.driverConn.QueryContext(ctx, query, args)
}

func (t traced) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	s, err := t.driverConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return tracedStmt{s.(driverStmt), query, t.trace}, nil
}

func (t traced) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	t.trace("BEGIN")
	tx, err := t.driverConn.BeginTx(ctx, o)
	if err != nil {
		return nil, err
	}
	return tracedTx{tx, t.trace}, nil
}

type tracedStmt struct {
	driverStmt
	query string
	trace func(query string)
}

func (t tracedStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	t.trace(t.query)
	return t.driverStmt.ExecContext(ctx, args)
}

func (t tracedStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	t.trace(t.query)
	return t.driverStmt.QueryContext(ctx, args)
}

type tracedTx struct {
	driver.Tx
	trace func(query string)
}

func (t tracedTx) Commit() error {
	t.trace("COMMIT")
	return t.Tx.Commit()
}

func (t tracedTx) Rollback() error {
	t.trace("ROLLBACK")
	return t.Tx.Rollback()
}
