package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

// call runs a command in this process, with what it would leave in a shell.
func call(a *app, args ...string) (stdout, stderr string, code int) {
	var out, errs bytes.Buffer
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(strings.NewReader(""))
	root.SetOut(&out)
	root.SetErr(&errs)
	code = report(&errs, root.ExecuteContext(context.Background()))
	return out.String(), errs.String(), code
}

// synthetic writes a register of n activities.
func synthetic(t testing.TB, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "synthetic.ropa")
	if _, errs, code := call(&app{}, "demo", path, "--size", fmt.Sprint(n)); code != done {
		t.Fatal(errs)
	}
	return path
}

// TestStatementsDoNotGrow counts what the reading commands ask of SQLite: as much
// for 200 activities as for 20.
func TestStatementsDoNotGrow(t *testing.T) {
	small, large := synthetic(t, 20), synthetic(t, 200)
	for _, line := range []string{
		"list",
		"list --json",
		"list --columns ref,name,recipients.party,unit --sort -name",
		"list -- -zebra",
		"list --kind party",
		"show PA-0001",
		"show PA-0001 --json",
		"used DS01",
		"list finding:warning",
		"check",
		"check finding:error",
		"check --matrix",
		"export --to csv",
		"export --to csv --format long",
		"export --to json",
		"export --to json --kind party",
	} {
		count := func(path string) int64 {
			var n atomic.Int64 // an export asks beside what it asks
			args := append([]string{"--file", path}, strings.Fields(line)...)
			if _, errs, code := call(&app{trace: func(string) { n.Add(1) }}, args...); code != done {
				t.Fatalf("%s: %s", line, errs)
			}
			return n.Load()
		}
		few, many := count(small), count(large)
		if few != many || few == 0 {
			t.Errorf("ropa %s: %d statements for 20 activities, %d for 200", line, few, many)
		}
	}
}

// TestSomebodyElseIsSaving holds the register locked in another process.
func TestSomebodyElseIsSaving(t *testing.T) {
	path := synthetic(t, 2)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	holder := exec.Command("holder", path)
	stop, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	holding, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := holding.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"set", "PA-0001", "name=Other"},
		{"add", "--name", "Other"},
		{"delete", "PA-0001"},
	} {
		_, errs, code := call(&app{wait: time.Millisecond}, append(args, "--file", path)...)
		if code != failed || !strings.Contains(errs, "somebody else is using it right now") || !strings.Contains(errs, "hint: try again in a moment") {
			t.Errorf("ropa %s: exit code %d: %s", strings.Join(args, " "), code, errs)
		}
	}
	// Nothing was to be saved by those that only read.
	for _, args := range [][]string{{"list"}, {"export", "--to", "csv"}, {"check"}} {
		_, errs, code := call(&app{wait: time.Millisecond}, append(args, "--file", path)...)
		if code != failed || !strings.Contains(errs, "\n  nothing was changed, and what was saved before is kept\nropa: hint: try again in a moment\n") {
			t.Errorf("ropa %s: exit code %d: %s", strings.Join(args, " "), code, errs)
		}
	}
	stop.Close()
	if err := holder.Wait(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the register has changed (%v)", err)
	}
	if _, errs, code := call(&app{}, "set", "PA-0001", "name=Other", "--file", path); code != done {
		t.Errorf("after the lock is gone: %s", errs)
	}
}

// TestSomebodyElseSavesFirst changes the record in another process after the
// command has read it.
func TestSomebodyElseSavesFirst(t *testing.T) {
	path := synthetic(t, 2)
	var once sync.Once
	a := &app{trace: func(statement string) {
		if strings.Contains(statement, "integrity_check(1)") { // just before it saves
			once.Do(func() {
				if out, err := exec.Command("ropa", "set", "PA-0001", "name=First", "--file", path).CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
	}}
	_, errs, code := call(a, "set", "PA-0001", "name=Second", "--file", path)
	if code != failed || !strings.Contains(errs, "after you started; nothing was saved\nropa: hint: look at what the register says now, and run the command again\n") {
		t.Errorf("exit code %d: %s", code, errs)
	}
	if out, errs, _ := call(&app{}, "show", "PA-0001", "--file", path); !strings.Contains(out, "First") {
		t.Errorf("the first save is gone: %s%s", out, errs)
	}
}

// holderMain locks a register until its input ends.
func holderMain() {
	err := func() error {
		db, err := sql.Open("sqlite", os.Args[1])
		if err != nil {
			return err
		}
		defer db.Close()
		conn, err := db.Conn(context.Background())
		if err != nil {
			return err
		}
		if _, err := conn.ExecContext(context.Background(), `BEGIN EXCLUSIVE`); err != nil {
			return err
		}
		fmt.Println("holding")
		_, err = io.Copy(io.Discard, os.Stdin)
		return err
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// TestInterruptEndsWaiting interrupts a command that waits for standard input.
func TestInterruptEndsWaiting(t *testing.T) {
	path := synthetic(t, 1)
	ctx, cancel := context.WithCancel(context.Background())
	waiting, never := io.Pipe()
	defer never.Close()
	root := newRoot(&app{})
	root.SetArgs([]string{"add", "--from", "-", "--file", path})
	root.SetIn(waiting)
	cancel()
	var errs bytes.Buffer
	if code := report(&errs, root.ExecuteContext(ctx)); code != failed || errs.String() != "ropa: stopped\n" {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
}

// The CSV of everything against no more than reading the bodies, and against the
// command line of SQLite with the file's own view.
func BenchmarkCSVTenThousand(b *testing.B) {
	path := synthetic(b, 10_000)
	b.Run("ropa", func(b *testing.B) {
		folder := b.TempDir()
		for n := 0; b.Loop(); n++ { // a file of its own each time: to remove an old one takes a while, too
			if _, errs, code := call(&app{}, "export", "--file", path, "-o", filepath.Join(folder, fmt.Sprint(n, ".csv"))); code != done {
				b.Fatal(errs)
			}
		}
	})
	b.Run("bare bodies", func(b *testing.B) {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		for b.Loop() {
			rows, err := db.Query(`SELECT v.body FROM record AS r JOIN revision AS v ON v.hash = r.head WHERE r.kind = 'activity'`)
			if err != nil {
				b.Fatal(err)
			}
			for rows.Next() {
				var body string
				if err := rows.Scan(&body); err != nil {
					b.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("sqlite3 -csv", func(b *testing.B) {
		for b.Loop() {
			if out, err := exec.Command("sqlite3", "-csv", path, `SELECT * FROM article_30_controller`).Output(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
	})
}

func BenchmarkListTenThousand(b *testing.B) {
	path := synthetic(b, 10_000)
	for b.Loop() {
		if _, errs, code := call(&app{}, "list", "--file", path); code != done {
			b.Fatal(errs)
		}
	}
}

func BenchmarkCheckTenThousand(b *testing.B) {
	path := synthetic(b, 10_000)
	for b.Loop() {
		if _, errs, code := call(&app{}, "check", "--file", path); code != done {
			b.Fatal(errs)
		}
	}
}
