package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
)

// Open opens the register at path. It never makes one.
//
// What cannot be opened is refused before SQLite touches it, and left as it is.
// What can only be read is opened so; Locked says why.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := open(ctx, path, o, released())
	if errors.Is(err, HotJournal) {
		// Somebody's save may have ended, or have been cut short, in between.
		return open(ctx, path, o, released())
	}
	return s, err
}

func open(ctx context.Context, path string, o Options, h *history) (_ *Store, err error) {
	path, file, err := locate(path)
	if err != nil {
		return nil, err
	}
	release, ok := claim(file)
	if !ok {
		return nil, &Failure{Reason: OpenHere, Op: "open", Path: path}
	}
	s := &Store{path: path, file: file, options: o, release: release}
	defer func() {
		if err != nil {
			s.abandon()
		}
	}()
	head, err := readHeader(path)
	if err != nil {
		return nil, err
	}
	if head.names > 1 && sweep(path, file) {
		head.names--
	}
	if err := head.judge(path, h.latest()); err != nil {
		return nil, err
	}
	s.lock(head)
	if err := s.connect(ctx, head); err != nil {
		return nil, err
	}
	version, err := s.recognise(ctx, h)
	if err != nil {
		return nil, s.explainOpen(head, err)
	}
	if head.wal {
		if err := s.leaveWAL(ctx); err != nil {
			return nil, err
		}
	}
	if version < h.latest() {
		if err := s.migrate(ctx, h, version); err != nil {
			return nil, err
		}
	}
	if s.newest, err = newest(ctx, s.db); err != nil {
		return nil, s.explain("open", err)
	}
	return s, nil
}

// abandon closes what open has opened so far.
func (s *Store) abandon() {
	if s.db != nil {
		s.db.Close()
		s.beside.Close()
	}
	s.release()
}

// lock notes why the file can only be read, if so.
func (s *Store) lock(head header) {
	r := Reason("")
	switch {
	case s.options.ReadOnly:
		r = Looking
	case head.readOnly:
		r = FileLocked
	case !mayWrite(filepath.Dir(s.path)):
		r = DirLocked
	default:
		return
	}
	s.locked = &Failure{Reason: r, Op: "save", Path: s.path}
}

// pools opens the two pools of connections. They are one where nothing can be
// written: each connection reads the whole schema first, and there its views are most.
func (s *Store) pools() (err error) {
	if s.locked != nil {
		s.db, err = openPool(s.path, s.file, reading, 3, s.options)
		s.beside = s.db
		return s.explain("open", err)
	}
	if s.db, err = openPool(s.path, s.file, writing, 1, s.options); err != nil {
		return s.explain("open", err)
	}
	s.beside, err = openPool(s.path, s.file, reading, 2, s.options)
	return s.explain("open", err)
}

// connect makes the first connection. A journal that a crash left is then played
// back by SQLite, which also a register that is only looked at needs: without it
// half a save would be shown.
func (s *Store) connect(ctx context.Context, head header) error {
	crashed := false
	if head.journal {
		if err := fits(s.path, head); err != nil {
			return err
		}
		var err error
		if crashed, err = s.crashed(ctx); err != nil {
			return err
		}
	}
	remark := "The last save was cut short by a crash or a power cut. It was undone; the register is as it was before that save."
	if crashed && s.locked != nil && s.locked.Reason == Looking && !head.readOnly {
		if err := s.recover(ctx); err != nil {
			return s.explainOpen(head, err)
		}
		remark += " The file was written to for that, although it is opened for reading only: half a save would be shown otherwise."
	}
	if err := s.pools(); err != nil {
		return err
	}
	if err := firstRead(ctx, s.db); err != nil {
		return s.explainOpen(head, err)
	}
	if crashed {
		s.remarks = append(s.remarks, remark)
	}
	return nil
}

// crashed reports whether the journal beside the file was left by a crash. Else it
// is that of somebody who is saving right now. SQLite tells the two apart by the
// locks, and whoever may only read is told; for a moment, at the end of a save,
// also where there was no crash.
func (s *Store) crashed(ctx context.Context) (bool, error) {
	db, err := openPool(s.path, s.file, reading, 1, s.options)
	if err != nil {
		return false, s.explain("open", err)
	}
	defer db.Close()
	for range 3 {
		err := s.explain("open", firstRead(ctx, db))
		if errors.Is(err, Busy) {
			return false, err
		}
		if !errors.Is(err, HotJournal) {
			return false, nil // what else is wrong will be found again
		}
	}
	return true, nil
}

// recover lets SQLite undo a save that was cut short, over a connection that may write.
func (s *Store) recover(ctx context.Context) error {
	db, err := openPool(s.path, s.file, writing, 1, s.options)
	if err != nil {
		return err
	}
	defer db.Close()
	return firstRead(ctx, db)
}

func firstRead(ctx context.Context, db *sql.DB) error {
	var n int
	return db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&n)
}

// explainOpen is explain for an error at the first read. SQLite gives several
// codes for one situation here; the header tells which it is.
func (s *Store) explainOpen(head header, err error) error {
	err = s.explain("open", err)
	if f := (*Failure)(nil); errors.As(err, &f) {
		switch f.Reason {
		case Disk, FileLocked, DirLocked, HotJournal, WAL, NoPermission, Missing:
			if head.journal {
				f.Reason = HotJournal
			} else if head.wal {
				f.Reason = WAL
			}
		}
	}
	return err
}

// recognise makes sure that the file is made of what ropa makes, and returns the number of its schema.
func (s *Store) recognise(ctx context.Context, h *history) (version int, err error) {
	if err := s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return 0, err
	}
	if version < 1 || version > h.latest() { // read again: a journal may have brought back another number
		return 0, header{app: applicationID, userVersion: version, encoding: 1}.judge(s.path, h.latest())
	}
	difference, err := h.compare(ctx, s.db, version)
	if err == nil && difference != "" {
		err = &Failure{Reason: Foreign, Op: "open", Path: s.path, Detail: difference}
	}
	return version, err
}

// leaveWAL puts a file that another program left in write-ahead mode back into
// the mode that survives shares, sync clients and copies of the file alone. When
// that program still has it open, the register can only be read.
func (s *Store) leaveWAL(ctx context.Context) error {
	if s.locked != nil {
		return nil
	}
	var now string
	err := s.db.QueryRowContext(ctx, `PRAGMA journal_mode = DELETE`).Scan(&now)
	if err == nil && strings.EqualFold(now, "delete") {
		s.remarks = append(s.remarks, "Another program had left the file in write-ahead mode. It was put back into ropa's mode, which keeps everything in one file.")
		return nil
	}
	if failure := s.explain("open", err); err != nil && !errors.Is(failure, Busy) {
		return failure
	}
	s.locked = &Failure{Reason: WAL, Op: "save", Path: s.path, Err: err}
	if err := errors.Join(s.db.Close(), s.beside.Close()); err != nil {
		return s.explain("open", err)
	}
	return s.pools()
}

// newest returns the hash of the newest changeset, "" before the first.
func newest(ctx context.Context, db querier) (hash string, err error) {
	err = db.QueryRowContext(ctx, `SELECT hash FROM changeset ORDER BY seq DESC LIMIT 1`).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hash, err
}

// Changed reports whether somebody else has saved since the Store last looked,
// or fails with Replaced or Removed when the file it has open is no longer the
// one under its name. It is cheap enough to be asked every other second.
func (s *Store) Changed(ctx context.Context) (bool, error) {
	if r := whereIs(s.path, s.file); r != "" {
		return false, &Failure{Reason: r, Op: "read", Path: s.path}
	}
	hash, err := newest(ctx, s.db)
	if err != nil {
		return false, s.explain("read", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	changed := hash != s.newest
	s.newest = hash
	return changed, nil
}
