// Package store keeps a register in one SQLite file. It is the only home of SQL.
//
// [Create] makes a register and [Open] opens one; both give a [Store].
// [Store.Save] keeps changes of records, and [Store.Undo] takes a change back; what
// a record says now is its head, the [Revision] that was saved last ([Store.Head],
// [Store.All]), and earlier ones stay. A method that writes is one transaction: either all of it is kept,
// through a crash and a power cut, or none of it. What the file or the system
// stands in the way of comes back as a [Failure], which says in words for the
// person who keeps the register what happened, what is safe and what to do next.
//
// The file may lie on a share or in a synced folder and may have been sent by
// anyone. It is therefore recognised before SQLite sees it, compared with what
// ropa would have made, checked before the first write ([Store.Check]), and
// watched while it is open ([Store.Changed]). As long as a Store is open, nobody
// else in the process may open its file, not even to read it: closing it again
// would take SQLite's locks away on Unix.
//
// The package knows records as package model describes them, and nothing of
// terminals, commands or export formats.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"sync"
	"time"
)

// Options say how a register is opened. The zero Options open it for writing.
type Options struct {
	// ReadOnly opens the register for looking at it. The file is not written to,
	// with one exception: a save that a crash cut short is undone.
	ReadOnly bool

	// Migrate brings a file of an older ropa up to date. Without it such a file
	// is refused, as colleagues with an older ropa could then no longer open it.
	Migrate bool

	// BusyTimeout is how long to wait while somebody else is saving. Zero is five seconds.
	BusyTimeout time.Duration

	// Now is the clock, asked once per change. Nil is time.Now.
	Now func() time.Time

	// Trace is told every statement before it is run. Nil costs nothing.
	Trace func(query string)
}

func (o Options) busyTimeout() time.Duration {
	if o.BusyTimeout == 0 {
		return 5 * time.Second
	}
	return o.BusyTimeout
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// A Store is an open register. Its methods may be called from several
// goroutines; they wait for one another.
type Store struct {
	path    string
	file    fs.FileInfo // as it was opened
	options Options
	release func() // gives up the claim on the file

	db     *sql.DB // the one connection that writes
	beside *sql.DB // connections that read beside it, for what takes long; db where nothing can be written

	locked  *Failure // why nothing can be written; nil where it can
	remarks []string

	mu     sync.Mutex
	newest string // hash of the newest changeset that this Store knows of

	checking sync.Mutex
	checked  bool
	damage   error
}

// Path returns the absolute path of the file, symbolic links followed.
func (s *Store) Path() string { return s.path }

// Remarks returns what the person should know about how the file was found, in
// sentences: that a save was cut short and undone, for one.
func (s *Store) Remarks() []string { return s.remarks }

// Locked returns why the register can only be read, or nil when it can be changed.
func (s *Store) Locked() *Failure { return s.locked }

// Close closes the register.
func (s *Store) Close() error {
	err := errors.Join(s.db.Close(), s.beside.Close())
	s.release()
	return s.explain("close", err)
}

// explain turns an error met when op was tried into a Failure.
func (s *Store) explain(op string, err error) error {
	if u := (*unreadable)(nil); errors.As(err, &u) && u.of == "" {
		u.name(context.Background(), s.beside)
	}
	return explain(op, s.path, s.file, err)
}

// write runs fn in a transaction of its own, once the file is known to be sound.
func (s *Store) write(ctx context.Context, op string, fn func(*sql.Tx) error) error {
	if s.locked != nil {
		f := *s.locked
		f.Op = op
		return &f
	}
	if err := s.Check(ctx); err != nil {
		return err
	}
	return s.explain(op, inTx(ctx, s.db, fn))
}

// Meta returns a property of the file itself, "" where it has none of that name:
// register_uid, the same in all copies of a register; format; min_reader; created_at.
func (s *Store) Meta(ctx context.Context, key string) (string, error) {
	var value string
	err := s.db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, s.explain("read", err)
}
