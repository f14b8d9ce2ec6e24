package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"testing"
)

// roles are what the test binary does when it is run again as another process.
var roles = map[string]func(path string) error{
	"crash": func(path string) error {
		o := Options{Trace: func(query string) {
			if query == "COMMIT" {
				os.Exit(9)
			}
		}}
		s, err := Open(context.Background(), path, o)
		if err != nil {
			return err
		}
		// With room for a few pages only, changes reach the file before the commit.
		if _, err := s.db.Exec(`PRAGMA cache_size = 2`); err != nil {
			return err
		}
		return s.write(context.Background(), "save", halfASave)
	},
	// holds a save open until its input ends
	"hold": func(path string) error {
		s, err := Open(context.Background(), path, testOptions)
		if err != nil {
			return err
		}
		tx, err := s.db.Begin()
		if err != nil {
			return err
		}
		if err := halfASave(tx); err != nil {
			return err
		}
		fmt.Println("holding")
		_, err = io.Copy(io.Discard, os.Stdin)
		return errors.Join(err, tx.Rollback(), s.Close())
	},
	"leave wal": func(path string) error {
		db, err := sql.Open("sqlite", path+"?_journal_mode=WAL")
		if err != nil {
			return err
		}
		if _, err := db.Exec(`INSERT INTO meta(key, value) VALUES ('newest', 'beside the file')`); err != nil {
			return err
		}
		os.Exit(9)
		return nil
	},
	"save many": func(path string) error {
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			return err
		}
		for i := range 25 {
			if _, err := s.Save(context.Background(), Edit{Author: fmt.Sprint(os.Getpid())}, Change{Record: activity(fmt.Sprint("Activity ", i))}); err != nil {
				return err
			}
		}
		return s.Close()
	},
	"crash in create": func(path string) error {
		_, err := Create(context.Background(), path, testUID, testOptions, func(s *Store) error {
			os.Exit(9)
			return nil
		})
		return err
	},
	// dies at the statement whose number it is given
	"migrate": func(path string) error {
		at, err := strconv.Atoi(os.Getenv("STORE_TEST_KILL_AT"))
		if err != nil {
			return err
		}
		o := migrating()
		o.Trace = func(string) {
			if at--; at == 0 {
				os.Exit(9)
			}
		}
		s, err := open(context.Background(), path, o, twoSteps(""))
		if err != nil {
			return err
		}
		return s.Close()
	},
	"save": func(path string) error {
		s, err := Open(context.Background(), path, testOptions)
		if err != nil {
			return err
		}
		return errors.Join(put(s, "other", "process"), s.Close())
	},
}

func TestMain(m *testing.M) {
	if role := os.Getenv("STORE_TEST_ROLE"); role != "" {
		if err := roles[role](os.Getenv("STORE_TEST_FILE")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// process runs the test binary again in a role.
func process(t testing.TB, role, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Skip("cannot run another process:", err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), "STORE_TEST_ROLE="+role, "STORE_TEST_FILE="+path)
	return c
}

// crash lets another process end in the middle of a save, so that it leaves a
// journal and half of its changes in the file.
func crash(t testing.TB, path string) {
	t.Helper()
	out, err := process(t, "crash", path).CombinedOutput()
	if e := (*exec.ExitError)(nil); !errors.As(err, &e) || e.ExitCode() != 9 {
		t.Fatalf("the process did not crash as planned: %v\n%s", err, out)
	}
	if j, err := os.Stat(path + "-journal"); err != nil || j.Size() == 0 {
		t.Fatalf("the crash left no journal (%v)", err)
	}
}
