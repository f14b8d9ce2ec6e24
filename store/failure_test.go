package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// What can go wrong while a register is open. What can go wrong at opening is in
// open_test.go, what needs another account or a full disk in system_linux_test.go.

func TestSomebodyElseIsSaving(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	c := another(t, path, "")
	do(t, c, `BEGIN IMMEDIATE`)
	wantReason(t, put(s, "a", "b"), Busy)
	if _, err := s.Meta(context.Background(), "a"); err != nil {
		t.Errorf("reading while somebody saves: %v", err)
	}
	do(t, c, `ROLLBACK`)
	if err := put(s, "a", "b"); err != nil {
		t.Errorf("after the other was done: %v", err)
	}
}

func TestSomebodyElseIsReadingAtCommit(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	c := another(t, path, "")
	do(t, c, `BEGIN; SELECT count(*) FROM meta`)
	rows, err := c.QueryContext(context.Background(), `SELECT key FROM meta`)
	if err != nil || !rows.Next() {
		t.Fatal(err)
	}
	wantReason(t, put(s, "a", "b"), Busy)
	rows.Close()
	do(t, c, `ROLLBACK`)
	if err := put(s, "a", "b"); err != nil {
		t.Errorf("after the other was done: %v", err)
	}
}

// holding has another process begin a save, and returns what makes it take that back and end.
func holding(t *testing.T, path string) (end func()) {
	t.Helper()
	p := process(t, "hold", path)
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stderr = os.Stderr
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(line, err)
	}
	return sync.OnceFunc(func() {
		in.Close()
		if err := p.Wait(); err != nil {
			t.Error(err)
		}
	})
}

// Locks are kept between processes, not only between connections.
func TestAnotherProcessIsSaving(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	end := holding(t, path)
	wantReason(t, put(s, "a", "b"), Busy)

	// Whoever reads the file from outside while we have it open does no harm
	// where locks belong to the open file (Linux).
	end()
	if err := put(s, "a", "b"); err != nil {
		t.Error(err)
	}
	if changed, err := s.Changed(context.Background()); changed || err != nil {
		t.Errorf("Changed() = %v, %v after a save that was taken back", changed, err)
	}
}

// On Unix, someone in this process who opens and closes the file drops the locks of
// a save. The guard refuses a second Open; on Linux the locks
// hold even where somebody goes around it.
func TestLocksSurviveThatTheFileIsReadHere(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "windows" {
		t.Skip("locks belong to the process here; only the guard helps")
	}
	path := newFile(t)
	s := openFile(t, path, testOptions)
	err := s.write(context.Background(), "save", func(tx *sql.Tx) error {
		if _, err := tx.Exec(`INSERT INTO meta(key, value) VALUES ('a', 'b')`); err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		f.Close()
		out, err := process(t, "save", path).CombinedOutput()
		if err == nil || !strings.Contains(string(out), string(Busy)) {
			t.Errorf("another process could save in the middle of a save: %v\n%s", err, out)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestTheFileIsReplacedUnderneath(t *testing.T) {
	path, other := newFile(t), newFile(t)
	s := openFile(t, path, testOptions)
	if err := put(s, "a", "b"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Skip("an open file cannot be replaced here:", err)
	}
	check := untouched(t, path)
	wantReason(t, put(s, "c", "d"), Replaced)
	_, err := s.Changed(context.Background())
	wantReason(t, err, Replaced)
	check()
	// Opening it again leads to the file that is there now.
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openFile(t, path, testOptions)
	if got, err := s.Meta(context.Background(), "a"); got != "" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestTheFileIsRemovedUnderneath(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	if err := put(s, "a", "b"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Skip("an open file cannot be moved here:", err)
	}
	wantReason(t, put(s, "c", "d"), Removed)
	_, err := s.Changed(context.Background())
	wantReason(t, err, Removed)
	if _, err := os.Stat(path); err == nil {
		t.Error("a file came into being under the old name")
	}
	if err := os.Rename(path+".moved", path); err != nil {
		t.Fatal(err)
	}
	if err := put(s, "c", "d"); err != nil {
		t.Errorf("after the file was put back: %v", err)
	}
}

// database/sql makes a new connection after a cancelled query. It must not lead
// to a file that was put there meanwhile and never looked at.
func TestANewConnectionLeadsToTheSameFile(t *testing.T) {
	path, other := newFile(t), newFile(t)
	s := openFile(t, path, testOptions)
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Skip("an open file cannot be replaced here:", err)
	}
	s.db.SetMaxIdleConns(0) // drops the connection
	wantReason(t, put(s, "c", "d"), Replaced)
}

func TestAnotherProgramSaved(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	changed := func(want bool) {
		t.Helper()
		if got, err := s.Changed(context.Background()); got != want || err != nil {
			t.Errorf("Changed() = %v, %v; want %v", got, err, want)
		}
	}
	changed(false)
	c := another(t, path, "")
	do(t, c, `INSERT INTO changeset(hash, at, author, op, note) VALUES ('h', '', '', '', '')`)
	changed(true)
	changed(false)
}

func TestACrashIsUndone(t *testing.T) {
	for _, o := range []Options{testOptions, {ReadOnly: true}} {
		path := newFile(t)
		crash(t, path)
		s := openFile(t, path, o)
		if len(s.Remarks()) != 1 || !strings.Contains(s.Remarks()[0], "cut short") {
			t.Errorf("remarks %q", s.Remarks())
		}
		if o.ReadOnly != strings.Contains(s.Remarks()[0], "although it is opened for reading only") {
			t.Errorf("read-only: %v, and the remark is %q", o.ReadOnly, s.Remarks()[0])
		}
		if got, err := s.Meta(context.Background(), "half1"); got != "" || err != nil {
			t.Errorf("half of the save is there: %q, %v", got, err)
		}
		if err := s.Check(context.Background()); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(path + "-journal"); err == nil {
			t.Error("the journal is still there")
		}
	}
}

// The journal of somebody who is just saving goes away, too.
func TestASaveOfAnotherIsNoCrash(t *testing.T) {
	for _, o := range []Options{testOptions, {ReadOnly: true}} {
		path := newFile(t)
		end := holding(t, path)
		o.Trace = func(string) { end() }
		if s := openFile(t, path, o); len(s.Remarks()) > 0 {
			t.Errorf("remarks %q", s.Remarks())
		}
	}
}

// page overwrites a page of the file at path.
func page(t *testing.T, path string, n int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(strings.Repeat("\xa5", 4096)), (n-1)*4096); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedFileIsNotWrittenTo(t *testing.T) {
	path := newFile(t)
	c := another(t, path, "")
	var root int64
	if err := c.QueryRowContext(context.Background(), `SELECT rootpage FROM sqlite_schema WHERE name = 'handover'`).Scan(&root); err != nil {
		t.Fatal(err)
	}
	c.Close()
	page(t, path, root)
	check := untouched(t, path)
	s := openFile(t, path, testOptions)
	wantReason(t, put(s, "a", "b"), Damaged)
	wantReason(t, s.Check(context.Background()), Damaged)
	_, err := s.db.Query(`SELECT * FROM handover`)
	wantReason(t, s.explain("read", err), Damaged)
	wantReason(t, s.Backup(context.Background(), path+".bak"), Damaged)
	s.Close()
	check()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the file lies %v (%v), want nothing", entries, err)
	}

	path = newFile(t)
	page(t, path, 1)
	_, err = Open(context.Background(), path, testOptions)
	wantReason(t, err, NotARegister)
}

// One flipped bit in what a view says: nobody has added anything that could be
// taken out again, so the way back is a copy.
func TestAFlippedBitInAViewLeadsToTheBackup(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	backup, err := s.BackupIn(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	view := bytes.Index(data, []byte("CREATE VIEW"))
	data[view+bytes.Index(data[view:], []byte("SELECT"))] ^= 'S' ^ 's'
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), path, testOptions)
	if f := (*Failure)(nil); !errors.As(err, &f) || f.Reason != Foreign || !strings.Contains(f.Next(), "damage") || !strings.HasPrefix(f.Next(), "open the newest backup beside it, "+filepath.Base(backup)) {
		t.Errorf("got %v, want the way to %s", err, backup)
	}
}

func TestALinkToNothingIsDamage(t *testing.T) {
	path := newFile(t)
	c := another(t, path, "")
	do(t, c, `INSERT INTO link(from_uid, field, to_uid) VALUES ('a', 'unit', 'b')`)
	c.Close()
	s := openFile(t, path, testOptions)
	wantReason(t, put(s, "a", "b"), Damaged)
}

func TestTheFileRefusesAValue(t *testing.T) {
	s := openFile(t, newFile(t), testOptions)
	for _, query := range []string{
		`INSERT INTO changeset(seq, hash, at, author, op, note) VALUES ('first', '', '', '', '', '')`,
		`INSERT INTO meta(key, value) VALUES ('format', 'twice')`,
		`INSERT INTO link(from_uid, field, to_uid) VALUES ('a', 'unit', 'b')`,
		`INSERT INTO meta(key) VALUES ('no value')`,
	} {
		err := s.write(context.Background(), "save", func(tx *sql.Tx) error {
			_, err := tx.Exec(query)
			return err
		})
		wantReason(t, err, Rejected)
	}
}

// PRAGMA max_page_count makes a full disk wherever the test runs.
func TestTheDiskIsFull(t *testing.T) {
	s := openFile(t, newFile(t), testOptions)
	if err := put(s, "before", "kept"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec(`PRAGMA max_page_count = 1`); err != nil { // no fewer than there are
		t.Fatal(err)
	}
	err := s.write(context.Background(), "save", halfASave)
	wantReason(t, err, Full)
	if got, err := s.Meta(context.Background(), "half1"); got != "" || err != nil {
		t.Errorf("half of the save is there: %q, %v", got, err)
	}
	if got, err := s.Meta(context.Background(), "before"); got != "kept" || err != nil {
		t.Errorf("what was saved before: %q, %v", got, err)
	}
	if err := put(s, "small", "still fits"); err != nil {
		t.Errorf("a small save: %v", err)
	}
}

func TestASaveThatIsStoppedWritesNothing(t *testing.T) {
	s := openFile(t, newFile(t), testOptions)
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := s.write(ctx, "save", func(tx *sql.Tx) error {
		if _, err := tx.Exec(`INSERT INTO meta(key, value) VALUES ('a', 'b')`); err != nil {
			return err
		}
		cancel()
		return nil
	})
	wantReason(t, err, Stopped)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v is not a cancellation", err)
	}
	if got, err := s.Meta(context.Background(), "a"); got != "" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

// What is safe depends on what was tried: nothing was to be saved where a register
// was only read, and one that was to be made is not "as it was before".
func TestWhatIsSafeDependsOnWhatWasTried(t *testing.T) {
	for _, test := range []struct {
		op   string
		r    Reason
		safe string
	}{
		{"save", Busy, "nothing was saved"},
		{"open", Busy, "nothing was changed, and what was saved before is kept"},
		{"check", Busy, "nothing was changed, and what was saved before is kept"},
		{"read", Removed, "nothing was changed"},
		{"save", Full, "nothing was saved; the register is as it was before"},
		{"create", Full, "no file was made"},
		{"write the copy", Full, "no file was made"},
		{"create", DirLocked, "no file was made"},
		{"create", Exists, "that file was not touched"},
	} {
		f := &Failure{Reason: test.r, Op: test.op, Path: "x.ropa"}
		if f.Safe() != test.safe || f.Next() == "" {
			t.Errorf("%v\nsays what is safe as %q, want %q", f, f.Safe(), test.safe)
		}
	}
}

// Until it is complete a new register has a name that nobody has given it.
func TestARegisterThatIsNotMadeGoesByItsOwnName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.ropa")
	_, err := Create(context.Background(), path, testUID, testOptions, func(s *Store) error {
		if _, err := s.db.Exec(`PRAGMA max_page_count = 1`); err != nil { // no fewer than there are
			return err
		}
		return s.write(context.Background(), "save", halfASave)
	})
	wantReason(t, err, Full)
	if want := "create " + path + ": "; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v\ndoes not begin with %q", err, want)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// Every result code of SQLite has a reason, and every reason its words.
func TestEveryCodeHasWords(t *testing.T) {
	for code, want := range map[int]Reason{
		1: Internal, 2: Internal, 3: NoPermission, 4: Stopped, 5: Busy, 6: Busy, 7: Internal, 8: FileLocked, 9: Stopped,
		10: Disk, 11: Damaged, 12: Internal, 13: Full, 14: Missing, 15: Disk, 16: Internal, 17: Internal, 18: TooLarge,
		19: Rejected, 20: Rejected, 21: Internal, 22: Disk, 23: NoPermission, 24: Damaged, 25: Internal, 26: NotARegister,
		264: WAL, 520: WAL, 776: HotJournal, 1032: Replaced, 1288: WAL, 1544: DirLocked,
		266: Disk, 522: Disk, 778: Full, 3850: Disk, 5898: Unsure, 787: Rejected, 3091: Rejected, 517: Busy, 261: Busy,
	} {
		if got := codeReason(code); got != want {
			t.Errorf("code %d: %q, want %q", code, got, want)
		}
	}
	for r, a := range advice {
		f := &Failure{Reason: r, Op: "open", Path: "x.ropa"}
		if a.safe == "" || a.next == "" || f.What() != r.Error() {
			t.Errorf("%q: safe %q, next %q", r, a.safe, a.next)
		}
		if strings.Contains(a.safe+a.next, "typed") {
			t.Errorf("%q: the store knows nothing of what is typed: %q, %q", r, a.safe, a.next)
		}
		if strings.ContainsAny(f.Error(), "\n") || strings.HasSuffix(f.Error(), ".") {
			t.Errorf("%q is not one line without a full stop", f)
		}
	}
}

func TestErrorsOfTheSystem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.ropa")
	for _, test := range []struct {
		err  error
		want Reason
	}{
		{&fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}, Missing},
		{&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}, NoPermission},
		{&fs.PathError{Op: "open", Path: path, Err: fs.ErrExist}, Exists},
		{&fs.PathError{Op: "read", Path: path, Err: io.ErrUnexpectedEOF}, Disk},
	} {
		wantReason(t, explain("open", path, nil, test.err), test.want)
	}
	if err := errors.New("of another kind"); explain("open", path, nil, err) != err {
		t.Error("an error of another kind is not left as it is")
	}
	if err := explain("open", path, nil, nil); err != nil {
		t.Errorf("no error became %v", err)
	}
}
