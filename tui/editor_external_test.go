package tui

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// with runs edit where the person's own editor would run.
func (b *bench) with(edit func(path string) error) {
	b.desk.exec = func(c *exec.Cmd, done tea.ExecCallback) tea.Cmd {
		return func() tea.Msg { return done(edit(c.Args[len(c.Args)-1])) }
	}
}

func TestExternalEditor(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "ed -s")
	b := startDesk(t)
	var seen, path string
	b.with(func(p string) error {
		path = p
		data, err := os.ReadFile(p)
		seen = string(data)
		if info, e := os.Stat(p); e != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("the file is %v, %v", info.Mode(), e)
		}
		return errors.Join(err, os.WriteFile(p, []byte("One\r\ntwo\x1b[31m\n"), 0o600))
	})
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.sees("open in ed")
	b.press("enter")
	b.types("Zero")
	b.press("ctrl+e")
	b.sees("One two[31m")
	if seen != "Zero" {
		t.Errorf("the editor saw %q", seen)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
	if got := f.s.rec.(*model.Activity).Description; got != "One\ntwo[31m" {
		t.Errorf("the text is %q", got)
	}
	b.press("u")
	b.sees("Zero")
}

func TestExternalEditorThatFailsChangesNothing(t *testing.T) {
	t.Setenv("EDITOR", "ed")
	b := startDesk(t)
	var path string
	b.with(func(p string) error {
		path = p
		if err := os.WriteFile(p, []byte("Written before it fell over"), 0o600); err != nil {
			return err
		}
		return errors.New("exit status 1")
	})
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("ctrl+e")
	b.sees("the text stays as it was", "exit status 1")
	defer os.Remove(path)
	if f.s.dirty {
		t.Error("it changed")
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("what was written is gone: %v", err)
	}
}
