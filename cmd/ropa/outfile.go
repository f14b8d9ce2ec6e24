package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"ropa/export"
	"ropa/store"
)

// An output is complete in the end, or not there at all.
type output struct {
	io.Writer
	path    string       // of a file; "" for standard output
	keep    func() error // puts what was written where it belongs
	discard func()       // removes what was not kept; does nothing after keep
}

// toFile begins the file at path. A file that is there already is an error, unless
// force says that it may be replaced.
func toFile(path string, force bool) (*output, error) {
	f, err := export.Create(path, force)
	switch {
	case errors.Is(err, export.ErrExists):
		return nil, hint(err, "choose another name, or overwrite it with --force")
	case err != nil:
		return nil, err
	}
	return &output{f, path, f.Keep, f.Discard}, nil
}

// cannotWrite says why the system did not let a file be written, what is safe, and
// what can be done about it. Both are "" where ropa itself would not write it.
func cannotWrite(w *export.WriteError) (what, next string) {
	switch store.ReasonOf(w.Path, w.Err) {
	case store.NoFolder, store.Missing:
		what, next = string(store.NoFolder), "check the path, or make the folder first"
	case store.NoPermission:
		what, next = "this account may not write there", "choose another folder with -o, or ask whoever runs that one"
	case store.DirLocked:
		what, next = string(store.DirLocked), "choose a folder on another disk with -o"
	case store.Full:
		what, next = string(store.Full), "make room, or choose a folder on another disk with -o"
	default:
		if !errors.As(w.Err, new(syscall.Errno)) {
			return "", ""
		}
		what, next = w.Err.Error(), "check the disk and the connection, or choose another folder with -o"
	}
	return what + "\nnothing half-written stays, a file that was there is as it was, and the register is untouched", next
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
