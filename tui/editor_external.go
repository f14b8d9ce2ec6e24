package tui

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// editorCommand is the person's own editor, with its arguments.
func editorCommand() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(os.Getenv(name)); len(words) > 0 {
			return words
		}
	}
	if runtime.GOOS == "windows" {
		return []string{"notepad"}
	}
	return []string{"vi"}
}

func editorName() string {
	return strings.TrimSuffix(filepath.Base(editorCommand()[0]), ".exe")
}

// An outside text is one that has been written to a file for the person's own
// editor.
type outsideMsg struct {
	form   *form
	path   model.Path
	folder string
	file   string
	start  string
	err    error
}

// An editedOutsideMsg brings the text back.
type editedOutsideMsg struct {
	form *form
	path model.Path
	text string
	err  error
}

// external opens the long text in hand in the person's own editor, on a file
// that only they can read.
func (f *form) external() tea.Cmd {
	cmd := f.finish()
	r := f.row()
	start, path := r.text(), r.path
	return tea.Batch(cmd, func() tea.Msg {
		msg := outsideMsg{form: f, path: path, start: start}
		if msg.folder, msg.err = os.MkdirTemp("", "ropa-"); msg.err != nil {
			return msg
		}
		msg.file = filepath.Join(msg.folder, "text.txt")
		msg.err = os.WriteFile(msg.file, []byte(start), 0o600)
		return msg
	})
}

// outside runs the editor on the file, and reads it back.
func (f *form) outside(msg outsideMsg) tea.Cmd {
	if msg.err != nil {
		f.sh.fail(fmt.Errorf("open the text in %s: %w", editorName(), msg.err))
		return nil
	}
	words := editorCommand()
	run := tea.ExecProcess
	if f.d.exec != nil {
		run = f.d.exec
	}
	return run(exec.Command(words[0], append(words[1:], msg.file)...), func(err error) tea.Msg {
		done := editedOutsideMsg{form: msg.form, path: msg.path}
		data, readErr := os.ReadFile(msg.file)
		if err != nil {
			err = fmt.Errorf("%s: %w", words[0], err)
		}
		if done.err = errors.Join(err, readErr); done.err != nil && readErr == nil && string(data) != msg.start {
			// The editor failed after it had saved: the text stays on the disk.
			done.err = fmt.Errorf("%w; what was written lies in %s", done.err, msg.file)
			return done
		}
		done.text = string(data)
		os.RemoveAll(msg.folder)
		return done
	})
}

// editedOutside takes the text over.
func (f *form) editedOutside(msg editedOutsideMsg) tea.Cmd {
	if msg.err != nil {
		f.sh.fail(fmt.Errorf("the text stays as it was: %w", msg.err))
		return nil
	}
	r, ok := f.find(msg.path)
	if !ok {
		return nil
	}
	text := typed(msg.text)
	if !strings.HasSuffix(r.text(), "\n") {
		text = strings.TrimSuffix(text, "\n") // editors end a file with one
	}
	return f.change("Change "+f.where(r), r, func() { r.set(text) })
}
