package export

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// ErrExists says that a file was not written since there is one of its name, and
// nobody has said that it may be replaced.
var ErrExists = errors.New("there is a file of this name already; it was not touched")

var (
	errLink     = errors.New("it is a link that leads to nothing; make what it leads to, or choose another name")
	errFolder   = errors.New("it is a folder")
	errRegister = errors.New("it is the name of a register; an export has another ending")
	errHolds    = errors.New("it holds a register, which an export does not replace")
)

// A WriteError says why a file could not be written. What was there before is as it
// was, and nothing half-written stays.
type WriteError struct {
	Path string
	Err  error
}

func (e *WriteError) Error() string { return "write " + e.Path + ": " + e.Err.Error() }
func (e *WriteError) Unwrap() error { return e.Err }

// OfRegister returns an error where path names a register, or what SQLite keeps
// beside one for a moment: a file that is written out must never take its place.
func OfRegister(path string) error {
	ext := strings.ToLower(filepath.Ext(filepath.Clean(path))) // "acme.ropa/" is the same file
	if ext == ".ropa" || strings.HasPrefix(ext, ".ropa-") {
		return fmt.Errorf("%s is the name of a register; an export has another ending", path)
	}
	return nil
}

// holdsRegister reports whether the file at path is a register, whatever its name:
// a backup, perhaps.
func holdsRegister(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	var head [72]byte
	_, err = io.ReadFull(f, head[:])
	return err == nil && string(head[:16]) == "SQLite format 3\x00" && string(head[68:]) == "ROPA"
}

// An Output is a file on its way: complete in the end, or not there at all.
type Output struct {
	file       *os.File
	path, temp string      // temp is "" where it is written to path itself
	old        fs.FileInfo // what it takes the place of
	fresh      int         // bytes written since begin was called
}

// Create begins the file at path, under another name first. A file that is there
// already is [ErrExists], unless it may be replaced. The errors of Create and of
// the Output are a [*WriteError].
func Create(path string, replace bool) (*Output, error) {
	if OfRegister(path) != nil {
		return nil, &WriteError{path, errRegister}
	}
	old, err := os.Stat(path)
	switch {
	case err == nil && old.IsDir():
		return nil, &WriteError{path, errFolder}
	case err == nil && old.Mode().IsRegular() && holdsRegister(path):
		return nil, &WriteError{path, errHolds}
	case err == nil && !replace:
		return nil, &WriteError{path, ErrExists}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, &WriteError{path, Cause(err)}
	case err == nil && !old.Mode().IsRegular(): // a device or a pipe, which has readers and not content
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, &WriteError{path, Cause(err)}
		}
		return &Output{file: f, path: path}, nil
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		to, err := filepath.EvalSymlinks(path)
		if err != nil {
			return nil, &WriteError{path, errLink}
		}
		path = to // the link stays, and its file is replaced
	}
	if OfRegister(path) != nil {
		return nil, &WriteError{path, errRegister}
	}
	clearParts(path)
	temp := filepath.Join(filepath.Dir(path), partPrefix(path)+rand.Text()+partSuffix)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, &WriteError{path, Cause(err)}
	}
	return &Output{file: f, path: path, temp: temp, old: old}, nil
}

// A file on its way to path is called partPrefix, a word of [rand.Text], partSuffix.
func partPrefix(path string) string { return "." + filepath.Base(path) + "." }

const partSuffix = ".tmp"

var partWord = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// clearParts removes what is left of outputs to path that were killed. One that is
// an hour old is no longer being written. What cannot be removed may stay.
func clearParts(path string) {
	folder := filepath.Dir(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		word, ours := strings.CutPrefix(e.Name(), partPrefix(path))
		word, part := strings.CutSuffix(word, partSuffix)
		if !ours || !part || !partWord.MatchString(word) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// Write writes to the file that has not got its name yet.
func (o *Output) Write(p []byte) (int, error) {
	n, err := o.file.Write(p)
	if err != nil {
		return n, &WriteError{o.path, Cause(err)}
	}
	if o.fresh += n; o.fresh >= someWork {
		o.fresh = 0
		begin(o.file)
	}
	return n, nil
}

// someWork is how many bytes are enough to begin to put them on the disk, so that
// [Output.Keep] has little left to wait for.
const someWork = 2 << 20

// Keep puts what was written where it belongs, with the rights of what it replaces.
func (o *Output) Keep() error {
	if o.temp == "" {
		if err := o.file.Close(); err != nil {
			return &WriteError{o.path, Cause(err)}
		}
		return nil
	}
	err := errors.Join(o.file.Sync(), o.file.Close())
	if err == nil && o.old != nil {
		err = os.Chmod(o.temp, o.old.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(o.temp, o.path)
	}
	if err != nil {
		return &WriteError{o.path, Cause(err)}
	}
	return nil
}

// Discard removes what was not kept; it does nothing after Keep.
func (o *Output) Discard() {
	o.file.Close()
	if o.temp != "" {
		os.Remove(o.temp)
	}
}

// MaxInput is more than any record or register that is read whole, in bytes.
const MaxInput = 256 << 20

// ReadFile reads the file at path, unless it is larger than any that could be meant.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, Cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > MaxInput {
		return nil, tooLarge(path)
	}
	return ReadAll(f, path)
}

// ReadAll is ReadFile for what is open already; name is for messages.
func ReadAll(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxInput+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, Cause(err))
	case len(data) > MaxInput:
		return nil, tooLarge(name)
	}
	return data, nil
}

func tooLarge(name string) error {
	return fmt.Errorf("read %s: it is larger than %d MB", name, MaxInput>>20)
}

// Cause returns what is wrong with a file, without the call and the path that the
// system puts in front.
func Cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
