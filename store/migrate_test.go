package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"ropa/model"
)

// twoSteps is the released history and one step more, which rebuilds a table that
// others point at, in two files. With room for a few pages only, its changes reach
// the file before the commit.
func twoSteps(last string) *history {
	fsys := fstest.MapFS{
		"0002.sql": {Data: []byte(`
			PRAGMA cache_size = 2;
			CREATE TABLE record2(uid TEXT PRIMARY KEY, name TEXT NOT NULL, head TEXT NOT NULL REFERENCES revision(hash)) STRICT;
			INSERT INTO record2 SELECT uid, name, head FROM record;
			DROP TABLE record;
			ALTER TABLE record2 RENAME TO record;`)},
		"0002_views.sql": {Data: []byte(`CREATE VIEW names AS SELECT name FROM record;` + last)},
	}
	err := fs.WalkDir(migrations, "migrations", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var b []byte
			b, err = fs.ReadFile(migrations, path)
			fsys[filepath.Base(path)] = &fstest.MapFile{Data: b}
		}
		return err
	})
	if err != nil {
		panic(err)
	}
	h, err := readHistory(fsys)
	if err != nil {
		panic(err)
	}
	return h
}

// oldFile makes a register of schema 1 with some content.
func oldFile(t testing.TB) string {
	t.Helper()
	path := newFile(t)
	s, err := Open(context.Background(), path, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	next := activity("Activity 0")
	next.UID = model.NewUID()
	changes := []Change{{Record: next}}
	for i := range 299 {
		a := activity(fmt.Sprint("Activity ", i+1))
		if i == 0 {
			a.ReplacedBy = model.Link(next.UID)
		}
		changes = append(changes, Change{Record: a})
	}
	if _, err := s.Save(context.Background(), anna, changes...); err != nil {
		t.Fatal(err)
	}
	return path
}

func migrating() Options {
	o := testOptions
	o.Migrate = true
	return o
}

func copies(t *testing.T, path string) []string {
	t.Helper()
	found, err := filepath.Glob(strings.TrimSuffix(path, ".ropa") + ".*.bak.ropa")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func version(t *testing.T, path string) int {
	t.Helper()
	h, err := readHeader(path)
	if err != nil {
		t.Fatal(err)
	}
	return h.userVersion
}

func TestMigrate(t *testing.T) {
	path := oldFile(t)
	check := untouched(t, path)
	_, err := open(context.Background(), path, testOptions, twoSteps(""))
	wantReason(t, err, Older) // not without being asked
	check()

	s, err := open(context.Background(), path, migrating(), twoSteps(""))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var names, links, keys int
	if err := s.db.QueryRow(`SELECT (SELECT count(*) FROM names), (SELECT count(*) FROM link)`).Scan(&names, &links); err != nil || names != 300 || links != 1 {
		t.Errorf("%d names, %d links (%v)", names, links, err)
	}
	if err := s.db.QueryRow(`PRAGMA foreign_keys`).Scan(&keys); err != nil || keys != 1 {
		t.Errorf("foreign keys are %d afterwards (%v)", keys, err)
	}
	want := strings.TrimSuffix(path, ".ropa") + ".v1-2026-11-22T0915.bak.ropa"
	if got := copies(t, path); len(got) != 1 || got[0] != want {
		t.Errorf("copies %q, want %q", got, want)
	}
	if len(s.Remarks()) != 1 || !strings.Contains(s.Remarks()[0], "register.v1-2026-11-22T0915.bak.ropa") {
		t.Errorf("remarks %q", s.Remarks())
	}
	old := openFile(t, want, testOptions) // with the ropa of before
	if err := old.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if _, err := Open(context.Background(), path, testOptions); err == nil {
		t.Error("the ropa of before opens the new file")
	}
	s.Close()
	_, err = Open(context.Background(), path, testOptions)
	wantReason(t, err, Newer)
}

func TestMigrateKeepsThreeCopies(t *testing.T) {
	path := oldFile(t)
	for _, at := range []string{"2020-01-01T0000", "2021-01-01T0000", "2022-01-01T0000"} {
		if err := os.WriteFile(strings.TrimSuffix(path, ".ropa")+".v1-"+at+".bak.ropa", nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// Of the same minute, too.
	if err := os.WriteFile(strings.TrimSuffix(path, ".ropa")+".v1-2026-11-22T0915.bak.ropa", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := open(context.Background(), path, migrating(), twoSteps(""))
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	got := copies(t, path)
	if len(got) != 3 || !strings.Contains(got[0], "2022") || !strings.Contains(got[1], "T0915-2") || !strings.Contains(got[2], "T0915.") {
		t.Errorf("copies %q", got)
	}
}

// A step that fails, or makes something else than a new register is, leaves the old file.
func TestMigrateAllOrNothing(t *testing.T) {
	for _, last := range []string{
		`SELECT no_such_function()`,
		`INSERT INTO link(from_uid, field, to_uid) VALUES ('u1', 'unit', 'nobody')`,
	} {
		path := oldFile(t)
		h := twoSteps(last)
		before := records(t, path)
		if _, err := open(context.Background(), path, migrating(), h); err == nil {
			t.Fatalf("%s: the step was taken", last)
		} else {
			t.Log(err)
		}
		if got := version(t, path); got != 1 {
			t.Errorf("%s: the file has schema %d", last, got)
		}
		if got := records(t, path); got != before {
			t.Errorf("%s: %d records, want %d", last, got, before)
		}
		if len(copies(t, path)) != 1 {
			t.Errorf("%s: copies %q", last, copies(t, path))
		}
	}
}

func TestMigrateNeedsTheRightToWrite(t *testing.T) {
	path := oldFile(t)
	o := migrating()
	o.ReadOnly = true
	_, err := open(context.Background(), path, o, twoSteps(""))
	wantReason(t, err, Older)
}

// records counts what the ropa of before sees.
func records(t *testing.T, path string) (n int) {
	t.Helper()
	s := openFile(t, path, testOptions)
	defer s.Close()
	if err := s.db.QueryRow(`SELECT count(*) FROM record`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	return n
}

// A migration that is killed at any of its statements leaves the old schema
// complete or the new one complete.
func TestMigrateKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("runs many processes")
	}
	killed, undone := 0, 0
	for at := 1; ; at++ {
		path := oldFile(t)
		c := process(t, "migrate", path)
		c.Env = append(c.Env, fmt.Sprint("STORE_TEST_KILL_AT=", at))
		out, err := c.CombinedOutput()
		e := (*exec.ExitError)(nil)
		if err != nil && (!errors.As(err, &e) || e.ExitCode() != 9) {
			t.Fatalf("%v\n%s", err, out)
		}
		if j, err := os.Stat(path + "-journal"); err == nil && j.Size() > 0 {
			undone++
		}
		switch s, err := open(context.Background(), path, testOptions, twoSteps("")); {
		case errors.Is(err, Older):
			if n := records(t, path); n != 300 {
				t.Errorf("killed at statement %d: %d records of the old schema", at, n)
			}
		case err != nil:
			t.Fatalf("killed at statement %d: %v", at, err)
		default:
			var n int
			if err := s.db.QueryRow(`SELECT count(*) FROM names`).Scan(&n); err != nil || n != 300 {
				t.Errorf("killed at statement %d: %d records of the new schema (%v)", at, n, err)
			}
			if err := s.Check(context.Background()); err != nil {
				t.Error(err)
			}
			s.Close()
		}
		if e == nil {
			break // it came to its end
		}
		killed++
	}
	if killed < 10 || undone < 3 {
		t.Errorf("killed at %d statements, %d of them after the file was changed", killed, undone)
	}
}

// The hashes spare making a schema to compare with; they must be those of what is made.
func TestSumsOfTheSchemas(t *testing.T) {
	for n := 1; n <= released().latest(); n++ {
		objects, err := released().expected(context.Background(), n)
		if err != nil {
			t.Fatal(err)
		}
		want := sumOf(objects)
		if *update {
			if err := os.WriteFile(fmt.Sprintf("migrations/%04d.sum", n), []byte(want+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if got := released().sums[n]; got != want {
			t.Errorf("the sum of schema %d is %q, want %q; run go test -update", n, got, want)
		}
	}
}

func TestReadHistory(t *testing.T) {
	for _, files := range []string{"", "0002.sql", "0001.sql 0003.sql", "1.sql", "0001.sql notes.txt", "0001.sum"} {
		fsys := fstest.MapFS{}
		for _, f := range strings.Fields(files) {
			fsys[f] = &fstest.MapFile{}
		}
		if _, err := readHistory(fsys); err == nil {
			t.Errorf("%q is taken for a history", files)
		}
	}
}
