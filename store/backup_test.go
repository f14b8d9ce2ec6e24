package store

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestBackup(t *testing.T) {
	path := newFile(t)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	s := openFile(t, path, testOptions)
	if err := put(s, "kept", "what the register says"); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "Kopie #1?.ropa")
	if err := s.Backup(context.Background(), target); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(filepath.Dir(target)); err != nil || len(entries) != 1 {
		t.Errorf("beside the copy lies %v (%v)", entries, err)
	}
	if info, err := os.Stat(target); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the copy has mode %v (%v), want that of the register", info.Mode(), err)
	}
	copied := openFile(t, target, testOptions)
	if got, err := copied.Meta(context.Background(), "kept"); got != "what the register says" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	check := untouched(t, target)
	wantReason(t, s.Backup(context.Background(), target), Exists)
	wantReason(t, s.Backup(context.Background(), path), Exists)
	wantReason(t, s.Backup(context.Background(), filepath.Join(t.TempDir(), "none", "x.ropa")), NoFolder)
	check()
}

// A copy without a name of its own says when it was made, overwrites nothing, and
// is what a broken register leads to.
func TestBackupBesideTheRegister(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	damaged := &Failure{Reason: Damaged, Op: "open", Path: path}
	if next := damaged.Next(); strings.Contains(next, ".bak.ropa") {
		t.Errorf("there is no backup, and the text says %q", next)
	}
	base := strings.TrimSuffix(path, ".ropa") + testOptions.now().Format("-2006-01-02T1504")
	for _, want := range []string{base + ".bak.ropa", base + "-2.bak.ropa"} {
		if got, err := s.BackupIn(context.Background(), ""); got != want || err != nil {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
		if next := damaged.Next(); !strings.Contains(next, filepath.Base(want)+",") {
			t.Errorf("the newest backup is %s, and the text says %q", filepath.Base(want), next)
		}
	}
	elsewhere := t.TempDir()
	if got, err := s.BackupIn(context.Background(), elsewhere); got != filepath.Join(elsewhere, filepath.Base(base)+".bak.ropa") || err != nil {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestBackupOfARegisterThatIsOnlyRead(t *testing.T) {
	path := newFile(t)
	if err := os.Chmod(path, 0o440); err != nil {
		t.Fatal(err)
	}
	s := openFile(t, path, Options{ReadOnly: true})
	if err := s.Backup(context.Background(), path+".copy"); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path + ".copy"); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the copy is %v (%v), want one that can be changed", info.Mode(), err)
	}
}

func TestDeletedTextIsGone(t *testing.T) {
	const secret = "the secret of Anna Jensen"
	path := newFile(t)
	s := openFile(t, path, testOptions)
	if err := put(s, "private", secret); err != nil {
		t.Fatal(err)
	}
	err := s.write(context.Background(), "delete", func(tx *sql.Tx) error {
		_, err := tx.Exec(`DELETE FROM meta WHERE key = 'private'`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	b, err := os.ReadFile(path)
	if err != nil || bytes.Contains(b, []byte(secret)) {
		t.Errorf("deleted text is still in the file (%v)", err)
	}
}

func TestOldCopiesAreDropped(t *testing.T) {
	dir := t.TempDir()
	names := []string{
		"register.v1-2024-01-01T1200.bak.ropa", "register.v1-2026-11-22T0915-2.bak.ropa", "register.v1-2026-11-22T0915.bak.ropa",
		"register.v2-2025-01-01T1200.bak.ropa", "register.v10-2023-05-01T0000.bak.ropa",
		// not ours to remove
		"register.ropa", "register.bak.ropa", "register.v1-2024-01-01T1200.bak.ropa.zip", "register.v1-mine.bak.ropa",
		"registers.v1-2024-01-01T1200.bak.ropa", "register.2.v1-2024-01-01T1200.bak.ropa",
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := dropOldCopies(filepath.Join(dir, "register.ropa")); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	left := make(map[string]bool)
	for _, e := range entries {
		left[e.Name()] = true
	}
	for i, name := range names {
		want := i != 0 && i != 4
		if left[name] != want {
			t.Errorf("%s is there: %v, want %v", name, left[name], want)
		}
	}
	if len(left) != len(names)-2 {
		t.Errorf("left: %v", left)
	}
}
