package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Backup writes a copy of the register to target, where no file may be. The copy
// holds no trace of deleted text. It gets its name once it is complete, checked
// and on the disk.
func (s *Store) Backup(ctx context.Context, target string) (err error) {
	if target, err = filepath.Abs(target); err != nil {
		return err
	}
	fail := func(err error) error { return explain("write the copy", target, nil, err) }
	if _, err := os.Lstat(target); err == nil {
		return &Failure{Reason: Exists, Op: "write the copy", Path: target}
	}
	temp, err := makeTemp(target)
	if err != nil {
		return fail(err)
	}
	defer func() {
		if err != nil {
			os.Remove(temp) // a full disk leaves it half-written
		}
	}()
	if _, err := s.beside.ExecContext(ctx, `VACUUM INTO ?`, temp); err != nil {
		// The register may be what cannot be read, or the copy what cannot be written.
		if err := s.explain("copy", err); errors.Is(err, Damaged) || errors.Is(err, Replaced) || errors.Is(err, Removed) || errors.Is(err, Busy) {
			return err
		}
		return fail(err)
	}
	if found, err := checkCopy(ctx, temp); found != "" || err != nil {
		// What was altered is so in the register, too.
		if err := s.damaged(found, err); errors.Is(err, Damaged) {
			return err
		}
		return fail(err)
	}
	// A copy of what may only be read is one to go on with.
	if err := os.Chmod(temp, s.file.Mode().Perm()|0o200); err != nil {
		return fail(err)
	}
	return fail(publish(temp, target))
}

// BackupIn writes a copy of the register as [Store.Backup] does into folder, ""
// for the one where the register is, and returns its path. The name says when it
// was made, in local time: NAME-2026-11-22T0915.bak.ropa; a second copy of the
// same minute ends in T0915-2.
func (s *Store) BackupIn(ctx context.Context, folder string) (string, error) {
	base := strings.TrimSuffix(s.path, ".ropa")
	if folder != "" {
		base = filepath.Join(folder, filepath.Base(base))
	}
	return s.backupNow(ctx, base)
}

// backupNow writes a copy to a free name that begins with base and says the time.
func (s *Store) backupNow(ctx context.Context, base string) (string, error) {
	base += "-" + s.options.now().Format("2006-01-02T1504")
	target := base + ".bak.ropa"
	err := s.Backup(ctx, target)
	for n := 2; errors.Is(err, Exists) && n < 100; n++ {
		target = fmt.Sprintf("%s-%d.bak.ropa", base, n)
		err = s.Backup(ctx, target)
	}
	return filepath.Clean(target), err
}

// dated is what the name of a copy has behind that of its register; the first
// group is the time.
var dated = regexp.MustCompile(`^(?:\.v\d+)?-(\d{4}-\d\d-\d\dT\d{4}(?:-\d+)?)\.bak\.ropa$`)

// newestBackup returns the name of the newest copy beside the register at path,
// by the time in the names, or "".
func newestBackup(path string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "" // then there is none to be had
	}
	newest, at := "", ""
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), strings.TrimSuffix(filepath.Base(path), ".ropa"))
		if m := dated.FindStringSubmatch(rest); ok && m != nil && e.Type().IsRegular() && m[1] > at {
			newest, at = e.Name(), m[1]
		}
	}
	return newest
}

// checkCopy opens the copy at path for reading and returns what is wrong with it:
// with the file in SQLite's words, with a text in it as an error.
func checkCopy(ctx context.Context, path string) (found string, err error) {
	db, err := openPool(path, nil, reading, 1, Options{})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if found, err = unsound(ctx, db, thorough); found != "" || err != nil {
		return found, err
	}
	return "", whole(ctx, db)
}

// kept is how many of the copies that are made before a change of format are kept.
const kept = 3

var oldCopy = regexp.MustCompile(`^v\d+-(\d{4}-\d\d-\d\dT\d{4}(-\d+)?)\.bak\.ropa$`)

// dropOldCopies removes all but the newest copies of the register at path that
// were made before a change of format.
func dropOldCopies(path string) error {
	prefix := strings.TrimSuffix(filepath.Base(path), ".ropa") + "."
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	type copied struct{ at, name string }
	var copies []copied
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), prefix)
		if m := oldCopy.FindStringSubmatch(rest); ok && m != nil && e.Type().IsRegular() {
			copies = append(copies, copied{m[1], e.Name()})
		}
	}
	slices.SortFunc(copies, func(a, b copied) int { return strings.Compare(a.at, b.at) })
	for len(copies) > kept {
		if err := os.Remove(filepath.Join(filepath.Dir(path), copies[0].name)); err != nil {
			return err
		}
		copies = copies[1:]
	}
	return nil
}
