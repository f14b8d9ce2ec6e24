package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"
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
	"wait": func(string) error {
		time.Sleep(time.Minute) // until it is killed
		return nil
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
	if e := (*exec.ExitError)(nil); !asExit(err, &e) || e.ExitCode() != 9 {
		t.Fatalf("the process did not crash as planned: %v\n%s", err, out)
	}
	if j, err := os.Stat(path + "-journal"); err != nil || j.Size() == 0 {
		t.Fatalf("the crash left no journal (%v)", err)
	}
}
