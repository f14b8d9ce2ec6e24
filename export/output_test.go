package export

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAnOutputIsCompleteOrNotThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "audit.csv")
	names := func() (all []string) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return all
	}
	begin := func(replace bool, text string) *Output {
		t.Helper()
		o, err := Create(path, replace)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		return o
	}
	says := func(want string) {
		t.Helper()
		if data, err := os.ReadFile(path); err != nil || string(data) != want {
			t.Errorf("it says %q, %v; want %q", data, err, want)
		}
	}

	o := begin(false, "half")
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is there before it is complete: %v", err)
	}
	o.Discard()
	if left := names(); len(left) > 0 {
		t.Errorf("left over is %v", left)
	}

	o = begin(false, "one")
	if err := o.Keep(); err != nil {
		t.Fatal(err)
	}
	o.Discard()
	says("one")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}

	if _, err := Create(path, false); !errors.Is(err, ErrExists) || err.Error() != "write "+path+": "+ErrExists.Error() {
		t.Errorf("over a file: %v", err)
	}
	begin(true, "two").Discard()
	says("one")
	if err := begin(true, "two").Keep(); err != nil {
		t.Fatal(err)
	}
	says("two")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0o040 {
		t.Errorf("its rights are %v, %v", info.Mode(), err)
	}
	if left := names(); len(left) != 1 {
		t.Errorf("there are %v", left)
	}

	var failed *WriteError
	for path, want := range map[string]error{folder: errFolder, filepath.Join(folder, "no", "x.csv"): fs.ErrNotExist, filepath.Join(folder, "acme.ropa"): errRegister} {
		if _, err := Create(path, true); !errors.As(err, &failed) || !errors.Is(err, want) || failed.Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestALongOutputIsComplete(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.csv")
	o, err := Create(path, false)
	if err != nil {
		t.Fatal(err)
	}
	want := make([]byte, 3*someWork)
	for i := range want {
		want[i] = byte(i % 251)
	}
	for part := range slices.Chunk(want, someWork/3) {
		if n, err := o.Write(part); n != len(part) || err != nil {
			t.Fatal(n, err)
		}
	}
	if err := o.Keep(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("it holds %d bytes of %d, or others: %v", len(got), len(want), err)
	}
}

// A process that is killed leaves the file that it was writing. The next output of
// that name clears it away, and nothing else.
func TestWhatAKilledOutputLeftIsCleared(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "audit.csv")
	begin := func(path string) string {
		t.Helper()
		o, err := Create(path, false)
		if err != nil {
			t.Fatal(err)
		}
		o.file.Close()
		return o.temp
	}
	old := func(path string) {
		t.Helper()
		then := time.Now().Add(-61 * time.Minute)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
	}
	running, killed := begin(path), begin(path)
	old(killed)
	other := begin(filepath.Join(folder, "other.csv"))
	old(other)
	var want []string
	for _, name := range []string{".audit.csv.tmp", ".audit.csv.notes.tmp", "audit.csv." + strings.Repeat("A", 26) + ".tmp", ".audit.csv." + strings.Repeat("a", 26) + ".tmp", ".audit.csv." + strings.Repeat("A", 26)} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		old(path)
		want = append(want, path)
	}
	want = append(want, running, other, begin(path))
	got, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("killed was %s; there are %q, want %q", killed, got, want)
	}
}

func TestNamesOfRegisters(t *testing.T) {
	for path, want := range map[string]bool{
		"acme.ropa": true, "dir/ACME.Ropa": true, "acme.ropa-journal": true, "acme.bak.ropa": true, "acme.ropa/": true,
		"acme.csv": false, "acme.ropa.csv": false, "ropa": false, "acme.ropas": false,
	} {
		if got := OfRegister(path) != nil; got != want {
			t.Errorf("%s is the name of a register: %v", path, got)
		}
	}
}

func TestInputsThatAreTooLarge(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "huge.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(MaxInput + 1); err != nil {
		t.Skip("no such large files here:", err)
	}
	if _, err := ReadFile(f.Name()); err == nil || err.Error() != "read "+f.Name()+": it is larger than 256 MB" {
		t.Errorf("got %v", err)
	}
}
