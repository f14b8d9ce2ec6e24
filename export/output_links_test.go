//go:build unix

package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// write writes text to path, which may be there.
func write(path, text string) error {
	o, err := Create(path, true)
	if err != nil {
		return err
	}
	defer o.Discard()
	if _, err := o.Write([]byte(text)); err != nil {
		return err
	}
	return o.Keep()
}

func TestALinkStaysALink(t *testing.T) {
	folder := t.TempDir()
	file, link, dangling := filepath.Join(folder, "file"), filepath.Join(folder, "link"), filepath.Join(folder, "dangling")
	if err := errors.Join(os.WriteFile(file, nil, 0o600), os.Symlink("file", link), os.Symlink("nothing", dangling)); err != nil {
		t.Fatal(err)
	}
	if err := write(link, "new"); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != "file" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "new" {
		t.Errorf("the file says %q, %v", data, err)
	}
	if err := write(dangling, "new"); !errors.Is(err, errLink) {
		t.Errorf("a link to nothing: %v", err)
	}
	if _, err := os.Readlink(dangling); err != nil {
		t.Error(err)
	}
}

func TestAPipeIsWrittenTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string, 1)
	go func() {
		f, err := os.Open(path)
		if err != nil {
			read <- err.Error()
			return
		}
		defer f.Close()
		data, _ := io.ReadAll(f)
		read <- string(data)
	}()
	if err := write(path, "new"); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "new" {
		t.Errorf("the reader got %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		t.Errorf("it is a pipe no more: %v, %v", info.Mode(), err)
	}
}
