package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An output is complete in the end, or not there at all.
type output struct {
	io.Writer
	path    string       // of a file; "" for standard output
	keep    func() error // puts what was written where it belongs
	discard func()       // removes what was not kept; does nothing after keep
}

// toFile begins the file at path, under another name first. A file that is there
// already is an error, unless force says that it may be replaced.
func toFile(path string, force bool) (*output, error) {
	old, err := os.Stat(path)
	switch {
	case err == nil && old.IsDir():
		return nil, fmt.Errorf("write %s: it is a folder", path)
	case err == nil && !force:
		return nil, hint(fmt.Errorf("write %s: there is a file of this name already; it was not touched", path),
			"choose another name, or overwrite it with --force")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("write %s: %w", path, cause(err))
	}
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, cause(err))
	}
	keep := func() error {
		err := errors.Join(f.Sync(), f.Close())
		if err == nil && old != nil {
			err = os.Chmod(temp, old.Mode().Perm())
		}
		if err == nil {
			err = os.Rename(temp, path)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path, cause(err))
		}
		return nil
	}
	discard := func() {
		f.Close()
		os.Remove(temp)
	}
	return &output{f, path, keep, discard}, nil
}

// toStdout begins output to w. Where w may keep us waiting, as a pager does, the
// output is collected first: nobody can save while a register is being read.
func toStdout(w io.Writer) (*output, error) {
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return &output{w, "", func() error { return nil }, func() {}}, nil
		}
	}
	f, err := os.CreateTemp("", "ropa-*.tmp")
	if err != nil {
		return nil, fmt.Errorf("collect the output: %w", err)
	}
	keep := func() error {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return fmt.Errorf("collect the output: %w", err)
		}
		_, err := io.Copy(w, f)
		return err
	}
	discard := func() {
		f.Close()
		os.Remove(f.Name())
	}
	return &output{f, "", keep, discard}, nil
}
