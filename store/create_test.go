package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestCreateRefusesATakenName(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file.ropa")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.ropa")
	taken := map[string]Reason{file: Exists, dir: IsFolder, filepath.Join(dir, "none", "x.ropa"): NoFolder}
	if os.Symlink(filepath.Join(dir, "elsewhere"), link) == nil {
		taken[link] = Exists
	}
	for path, want := range taken {
		_, err := Create(context.Background(), path, testUID, testOptions, nil)
		wantReason(t, err, want)
	}
	if b, err := os.ReadFile(file); string(b) != "mine" {
		t.Errorf("the file that was there now holds %q (%v)", b, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "elsewhere")); err == nil {
		t.Error("the register was made where a link points")
	}
}

// The name is given when the register is complete.
func TestCreateLeavesNothingHalfMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.ropa")
	broken := errors.New("the sample is broken")
	_, err := Create(context.Background(), path, testUID, testOptions, func(s *Store) error {
		if err := put(s, "a", "b"); err != nil {
			t.Error(err)
		}
		if _, err := os.Lstat(path); err == nil {
			t.Error("the name is given before the register is complete")
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

func TestCreateFills(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.ropa")
	s, err := Create(context.Background(), path, testUID, testOptions, func(s *Store) error { return put(s, "a", "b") })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got, err := s.Meta(context.Background(), "a"); got != "b" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestACrashInCreateLeavesNoRegister(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.ropa")
	out, err := process(t, "crash in create", path).CombinedOutput()
	if err == nil {
		t.Fatalf("the process did not crash: %s", out)
	}
	if _, err := os.Lstat(path); err == nil {
		t.Error("there is a register")
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".register.ropa.") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
	if err != nil || len(entries) == 0 {
		t.Errorf("the process crashed too early: %v", err)
	}
	s, err := Create(context.Background(), path, testUID, testOptions, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestOfTwoWhoCreateOneIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.ropa")
	results := make([]error, 4)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() {
			s, err := Create(context.Background(), path, testUID, testOptions, nil)
			if err == nil {
				defer s.Close()
			}
			results[i] = err
		})
	}
	all.Wait()
	made := 0
	for _, err := range results {
		if err == nil {
			made++
		} else if !errors.Is(err, Exists) && !errors.Is(err, OpenHere) {
			t.Error(err)
		}
	}
	if made != 1 {
		t.Errorf("%d made it", made)
	}
}

// Where there are no hard links (FAT, some shares) the name is taken first.
func TestRenameNewReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	temp, target := filepath.Join(dir, "temp"), filepath.Join(dir, "target")
	if err := os.WriteFile(temp, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := renameNew(temp, target); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(temp, []byte("newer"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := renameNew(temp, target); !errors.Is(err, os.ErrExist) {
		t.Errorf("got %v, want that it exists", err)
	}
	if b, err := os.ReadFile(target); string(b) != "new" {
		t.Errorf("the file now holds %q (%v)", b, err)
	}
}
