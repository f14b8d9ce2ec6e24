package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

const testUID = "018f3a5e-0000-7000-8000-000000000001"

// testOptions wait a moment only where somebody is in the way, and know what time it is.
var testOptions = Options{
	BusyTimeout: 20 * time.Millisecond,
	Now:         func() time.Time { return time.Date(2026, 11, 22, 9, 15, 0, 0, time.UTC) },
}

// newFile makes an empty register and returns its path.
func newFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "register.ropa")
	s, err := Create(context.Background(), path, testUID, testOptions, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// openFile opens the register at path until the test ends.
func openFile(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// another opens a connection as another program would. SQLite keeps it apart from
// those of a Store in the same process.
func another(t testing.TB, path, settings string) *sql.Conn {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?"+settings)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxIdleConns(0) // closing the connection closes the file
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(); db.Close() })
	return conn
}

// do runs SQL on a connection.
func do(t testing.TB, c *sql.Conn, query string) {
	t.Helper()
	if _, err := c.ExecContext(context.Background(), query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// put writes a row that tests can look for.
func put(s *Store, key, value string) error {
	return s.write(context.Background(), "save", func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO meta(key, value) VALUES (?, ?)`, key, value)
		return err
	})
}

// wantReason fails the test unless err is a Failure for that reason, in words.
func wantReason(t testing.TB, err error, want Reason) {
	t.Helper()
	f := (*Failure)(nil)
	if !errors.As(err, &f) {
		t.Fatalf("got %v (%T), want a failure: %s", err, err, want)
	}
	if f.Reason != want || !errors.Is(err, want) {
		t.Fatalf("got reason %q, want %q\n%v\n%v", f.Reason, want, err, f.Err)
	}
	if f.What() == "" || f.Safe() == "" || f.Next() == "" || f.Op == "" || f.Path == "" {
		t.Errorf("the failure leaves something unsaid: %+v", f)
	}
	t.Log(err)
}

// untouched returns a function that fails the test when the file at path has changed since.
func untouched(t testing.TB, path string) func() {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		after, err := os.ReadFile(path)
		if err != nil || string(after) != string(before) {
			t.Errorf("the file was changed (%v)", err)
		}
	}
}

func TestCreateThenOpen(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	for key, want := range map[string]string{
		"register_uid": testUID,
		"format":       "ropa-register/1",
		"min_reader":   "1",
		"created_at":   "2026-11-22T09:15:00.000Z",
		"unheard_of":   "",
	} {
		if got, err := s.Meta(context.Background(), key); got != want || err != nil {
			t.Errorf("Meta(%q) = %q, %v; want %q", key, got, err, want)
		}
	}
	if s.Locked() != nil || len(s.Remarks()) != 0 {
		t.Errorf("a new register: locked %v, remarks %q", s.Locked(), s.Remarks())
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the register lies %v (%v), want nothing", entries, err)
	}
}

// The settings belong to a connection, and a cancelled query makes database/sql
// open a new one.
func TestEveryConnectionHasTheSettings(t *testing.T) {
	s := openFile(t, newFile(t), testOptions)
	settings := func() map[string]string {
		got := make(map[string]string)
		for _, p := range []string{
			"journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema",
			"cell_size_check", "busy_timeout", "mmap_size", "fullfsync", "application_id", "user_version", "encoding", "page_size",
		} {
			var v string
			if err := s.db.QueryRow("PRAGMA " + p).Scan(&v); err != nil && !errors.Is(err, sql.ErrNoRows) {
				t.Fatal(p, err)
			}
			got[p] = v
		}
		return got
	}
	want := map[string]string{
		"journal_mode": "delete", "synchronous": "3", "foreign_keys": "1", "secure_delete": "1", "trusted_schema": "0",
		"cell_size_check": "1", "busy_timeout": "20", "mmap_size": "0", "fullfsync": "1", "application_id": "1380929601", "user_version": "1",
		"encoding": "UTF-8", "page_size": "4096",
	}
	for _, when := range []string{"at first", "after a cancelled query"} {
		for p, got := range settings() {
			if got != want[p] {
				t.Errorf("%s: %s is %s, want %s", when, p, got, want[p])
			}
		}
		_, err := s.db.Exec(`INSERT INTO meta(key, value) VALUES ('big', zeroblob(17 << 20))`)
		wantReason(t, s.explain("save", err), TooLarge)
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
		_, err = s.db.ExecContext(ctx, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n`)
		cancel()
		wantReason(t, s.explain("read", err), Stopped)
		if !errors.Is(s.explain("read", err), context.DeadlineExceeded) {
			t.Errorf("%v is not a deadline", err)
		}
	}
}

func TestTraceSeesEveryStatement(t *testing.T) {
	path := newFile(t)
	var seen []string
	o := testOptions
	o.Trace = func(query string) { seen = append(seen, query) }
	s := openFile(t, path, o)
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	seen = nil
	if err := put(s, "a", "b"); err != nil {
		t.Fatal(err)
	}
	want := []string{"BEGIN", `INSERT INTO meta(key, value) VALUES (?, ?)`, "COMMIT"}
	if len(seen) != len(want) || seen[0] != want[0] || seen[1] != want[1] || seen[2] != want[2] {
		t.Errorf("got %q, want %q", seen, want)
	}
}

func BenchmarkOpen(b *testing.B) {
	path := newFile(b)
	for b.Loop() {
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkExpectedSchema(b *testing.B) {
	for b.Loop() {
		released().objects = make(map[int][]object)
		if _, err := released().expected(context.Background(), 1); err != nil {
			b.Fatal(err)
		}
	}
}

// halfASave changes much, in many pages.
func halfASave(tx *sql.Tx) error {
	_, err := tx.Exec(`
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
		INSERT INTO meta(key, value) SELECT 'half' || i, hex(zeroblob(300)) FROM n`)
	return err
}
