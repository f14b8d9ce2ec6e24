package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What is not a sound register is recognised before SQLite sees it, and left as it is.
func TestOpenRefusesWhatIsNotARegister(t *testing.T) {
	sound, err := os.ReadFile(newFile(t))
	if err != nil {
		t.Fatal(err)
	}
	with := func(at int, b ...byte) []byte {
		c := bytes.Clone(sound)
		copy(c[at:], b)
		return c
	}
	number := func(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
	for _, test := range []struct {
		name    string
		content []byte
		want    Reason
		says    string
	}{
		{"nothing", nil, Empty, "0 bytes"},
		{"one byte", []byte("S"), NotARegister, "text"},
		{"text", []byte("name;purpose\nPayroll;Løn\n"), NotARegister, "text file"},
		{"text cut in a character", []byte("name;purpose\nPayroll;L\xc3"), NotARegister, "text file"},
		{"spreadsheet", append([]byte("PK\x03\x04"), make([]byte, 600)...), NotARegister, "spreadsheet"},
		{"pdf", []byte("%PDF-1.7\n\x80"), NotARegister, "PDF"},
		{"gzip", []byte("\x1f\x8b\x08\x00"), NotARegister, "gzip"},
		{"age", append([]byte("age-encryption.org/v1\n-> scrypt "), 0xff), Sealed, "sealed"},
		{"age, armored", []byte("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl"), Sealed, "sealed"},
		{"zeros", make([]byte, 8192), CutOff, "zeros"},
		{"noise", []byte("\x00\x01\x02\x03"), NotARegister, "not a register"},
		{"database of another program", with(68, number(0)...), NotARegister, "another program"},
		{"register without a schema", with(60, number(0)...), NotARegister, "never finished"},
		{"newer", with(60, number(2)...), Newer, "format 2; this ropa knows formats up to 1"},
		{"negative version", with(60, number(1<<31)...), NotARegister, "never finished"},
		{"other encoding", with(56, number(2)...), Foreign, "UTF-8"},
		{"cut off in the header", sound[:200], CutOff, "200 bytes"},
		{"cut off", sound[:len(sound)-5000], CutOff, "kB are here"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "register.ropa")
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			check := untouched(t, path)
			s, err := Open(context.Background(), path, testOptions)
			if err == nil {
				s.Close()
			}
			wantReason(t, err, test.want)
			if !strings.Contains(err.Error(), test.says) {
				t.Errorf("the text does not say %q", test.says)
			}
			check()
			entries, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(entries) != 1 {
				t.Errorf("beside the file lies %v (%v), want nothing", entries, err)
			}
		})
	}
}

func TestOpenSaysWhyThereIsNoFile(t *testing.T) {
	dir := t.TempDir()
	for _, test := range []struct {
		path string
		want Reason
	}{
		{filepath.Join(dir, "missing.ropa"), Missing},
		{filepath.Join(dir, "missing", "register.ropa"), NoFolder},
		{dir, IsFolder},
		{os.DevNull, NotAFile},
	} {
		if runtime.GOOS == "windows" && test.path == os.DevNull {
			continue
		}
		_, err := Open(context.Background(), test.path, testOptions)
		wantReason(t, err, test.want)
	}
	if _, err := os.Stat(filepath.Join(dir, "missing.ropa")); err == nil {
		t.Error("opening a missing file made it")
	}
}

// SQLite has one code for all of these; the driver's name for a file must not
// be cut at a "?" either.
func TestOpenAnyName(t *testing.T) {
	names := []string{"Büro Köln.ropa", "100%.ropa", "a#b.ropa", "a&b=c.ropa", "-x.ropa", "a%3Fb.ropa", "file:x.ropa", " .ropa"}
	if runtime.GOOS == "windows" {
		names = names[:5]
	} else {
		names = append(names, "register #1?.ropa", "a?mode=ro", `a\b.ropa`, "a\nb.ropa")
	}
	for _, name := range names {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		s, err := Create(context.Background(), path, testUID, testOptions, nil)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if err := put(s, "here", name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != 1 || entries[0].Name() != name {
			t.Errorf("%q: the folder holds %v (%v)", name, entries, err)
		}
	}
}

func TestOpenFollowsASymbolicLink(t *testing.T) {
	path := newFile(t)
	link := filepath.Join(t.TempDir(), "link.ropa")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	s := openFile(t, link, testOptions)
	real, err := filepath.EvalSymlinks(path)
	if err != nil || s.Path() != real {
		t.Errorf("Path() = %s, want %s (%v)", s.Path(), real, err)
	}
	if err := os.Symlink(filepath.Join(t.TempDir(), "gone"), link+"2"); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), link+"2", testOptions)
	wantReason(t, err, Missing)
}

func TestOpenRefusesASecondName(t *testing.T) {
	path := newFile(t)
	if err := os.Link(path, filepath.Join(filepath.Dir(path), "second.ropa")); err != nil {
		t.Skip("no hard links here:", err)
	}
	_, err := Open(context.Background(), path, testOptions)
	wantReason(t, err, TwoNames)
}

// A crash in the moment between the two names of a new file leaves both.
func TestOpenTakesAwayTheTemporaryName(t *testing.T) {
	path := newFile(t)
	temp, err := makeTemp(path)
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(temp)
	if err := os.Link(path, temp); err != nil {
		t.Skip("no hard links here:", err)
	}
	openFile(t, path, testOptions)
	if _, err := os.Stat(temp); err == nil {
		t.Error("the temporary name is still there")
	}
}

// Closing a file drops all locks of the process on it, so nothing here opens a
// file that is open.
func TestTheSameFileIsOpenedOnce(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	_, err := Open(context.Background(), path, testOptions)
	wantReason(t, err, OpenHere)
	if link := path + ".link"; os.Symlink(path, link) == nil {
		_, err := Open(context.Background(), link, testOptions)
		wantReason(t, err, OpenHere)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	openFile(t, path, testOptions)
}

// A trigger in a file from a stranger would run inside ropa's own statements.
func TestOpenRefusesAForeignSchema(t *testing.T) {
	for _, test := range []struct{ sql, says string }{
		{`CREATE TRIGGER wipe AFTER UPDATE ON record BEGIN DELETE FROM revision; END`, "trigger wipe"},
		{`CREATE VIEW list AS SELECT * FROM record`, "view list"},
		{`CREATE TABLE mine(x)`, "table mine"},
		{`CREATE INDEX faster ON record(name)`, "index faster"},
		{"CREATE TABLE \"a\x1b[2Jb\"(x)", "table a?[2Jb"},
		{`CREATE VIRTUAL TABLE search USING fts5(x)`, "table search"},
		{`DROP INDEX record_by_ref`, "index record_by_ref is gone"},
		{`ALTER TABLE meta ADD COLUMN big BLOB AS (zeroblob(800000000))`, "table meta is not as ropa made it"},
		{`DROP TABLE handover; CREATE VIEW handover AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n`, "view handover"},
	} {
		path := newFile(t)
		c := another(t, path, "")
		do(t, c, test.sql)
		c.Close()
		check := untouched(t, path)
		_, err := Open(context.Background(), path, testOptions)
		wantReason(t, err, Foreign)
		if !strings.Contains(err.Error(), test.says) {
			t.Errorf("the text does not say %q", test.says)
		}
		check()
	}
}

func TestOpenAcceptsStatistics(t *testing.T) {
	path := newFile(t)
	c := another(t, path, "")
	do(t, c, `ANALYZE`)
	c.Close()
	openFile(t, path, testOptions)
}

func TestReadOnlyLeavesTheFileAlone(t *testing.T) {
	path := newFile(t)
	check := untouched(t, path)
	o := testOptions
	o.ReadOnly = true
	s := openFile(t, path, o)
	wantReason(t, s.Locked(), Looking)
	wantReason(t, put(s, "a", "b"), Looking)
	if _, err := s.db.Exec(`DELETE FROM meta`); err == nil {
		t.Error("the connection writes")
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	check()
}

// DB Browser and others switch a file to write-ahead mode, in which a copy of
// the file alone lacks the newest saves.
func TestOpenLeavesWriteAheadMode(t *testing.T) {
	path := newFile(t)
	c := another(t, path, "")
	do(t, c, `PRAGMA journal_mode = WAL`)
	do(t, c, `INSERT INTO meta(key, value) VALUES ('from', 'DB Browser')`)

	s := openFile(t, path, testOptions) // still open there: can be read, and waits for the other to go
	wantReason(t, s.Locked(), WAL)
	wantReason(t, put(s, "a", "b"), WAL)
	if got, err := s.Meta(context.Background(), "from"); got != "DB Browser" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	s.Close()

	c.Close()
	s = openFile(t, path, testOptions)
	if s.Locked() != nil || len(s.Remarks()) != 1 {
		t.Errorf("locked %v, remarks %q", s.Locked(), s.Remarks())
	}
	if got, err := s.Meta(context.Background(), "from"); got != "DB Browser" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	s.Close()
	b, err := os.ReadFile(path)
	if err != nil || b[18] != 1 || b[19] != 1 {
		t.Errorf("the file is still in write-ahead mode (%v)", err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("a -wal is left")
	}
}

func TestOpenRefusesAJournalOfAnotherFile(t *testing.T) {
	path, other := newFile(t), newFile(t)
	s := openFile(t, other, testOptions)
	for _, key := range []string{"a", "b", "c"} {
		if err := put(s, key, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	crash(t, path)
	b, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil { // a backup copied over the register after a crash
		t.Fatal(err)
	}
	check := untouched(t, path)
	_, err = Open(context.Background(), path, testOptions)
	wantReason(t, err, StrayJournal)
	check()
	if err := os.Rename(path+"-journal", path+"-journal.old"); err != nil { // as the text advises
		t.Fatal(err)
	}
	if err := openFile(t, path, testOptions).Check(context.Background()); err != nil {
		t.Error(err)
	}
}
