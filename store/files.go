package store

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// here lists the registers that this process has open. The same file is not
// opened twice: reading the header of one that is open would, when that reading
// ends, drop SQLite's locks on Unix, and another process could then write into
// the middle of a save.
var here struct {
	sync.Mutex
	files []fs.FileInfo
}

// claim marks file as open in this process until release is called. It returns
// false when it is open already.
func claim(file fs.FileInfo) (release func(), ok bool) {
	here.Lock()
	defer here.Unlock()
	for _, f := range here.files {
		if os.SameFile(f, file) {
			return nil, false
		}
	}
	here.files = append(here.files, file)
	return sync.OnceFunc(func() {
		here.Lock()
		defer here.Unlock()
		for i, f := range here.files {
			if f == file {
				here.files = append(here.files[:i], here.files[i+1:]...)
				return
			}
		}
	}), true
}

// makeTemp makes an empty file beside target, for something that will get the
// name of target once it is complete. A crash leaves it, and sweep finds it.
func makeTemp(target string) (string, error) {
	temp := filepath.Join(filepath.Dir(target), tempPrefix(target)+rand.Text()[:10]+".tmp")
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
	if errors.Is(err, fs.ErrPermission) {
		return "", &Failure{Reason: DirClosed, Err: err}
	}
	if err != nil {
		return "", err
	}
	return temp, f.Close()
}

func tempPrefix(target string) string { return "." + filepath.Base(target) + "." }

// sweep removes the second name that a crash left in the moment between giving
// a new file its name and taking the temporary one away. It reports whether
// there was one.
func sweep(path string, file fs.FileInfo) bool {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return false
	}
	found := false
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix(path)) || !strings.HasSuffix(e.Name(), ".tmp") {
			continue
		}
		other := filepath.Join(filepath.Dir(path), e.Name())
		if info, err := os.Lstat(other); err == nil && os.SameFile(info, file) {
			found = os.Remove(other) == nil || found
		}
	}
	return found
}

// publish gives the complete file temp the name target, which must be free,
// and makes sure that both file and name outlive a power cut.
func publish(temp, target string) error {
	if err := syncFile(temp); err != nil {
		return err
	}
	err := os.Link(temp, target) // unlike a rename, it never replaces a file
	switch {
	case err == nil:
		err = os.Remove(temp)
	case errors.Is(err, fs.ErrExist):
		return err
	default:
		err = renameNew(temp, target) // no hard links here: FAT, some shares
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(target))
}

// renameNew renames temp to target where no file of that name is. The name is
// taken first by an empty file, so that of two who try one is refused.
func renameNew(temp, target string) error {
	f, err := os.OpenFile(target, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(temp, target); err != nil {
		return errors.Join(err, os.Remove(target))
	}
	return nil
}

// syncFile makes the content of the file at path outlive a power cut. No
// connection may be open to it.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
