package tui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Update passes a message on in a fixed order: system, top dialog, focused
// editor, screen, the shell's own actions. Keys and pastes go to the front
// alone; answers go to every screen and dialog, as the one that asked may be
// covered by now.
func (sh *shell) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		sh.width, sh.height = msg.Width, msg.Height
		return sh, nil
	case tea.BackgroundColorMsg:
		sh.dark = msg.IsDark()
		sh.theme = newTheme(sh.themeName, sh.dark)
		return sh, nil
	case terminateMsg:
		return sh, sh.end(true)
	case leftMsg:
		return sh, sh.ended(msg)
	case errMsg:
		sh.fail(msg.err)
		return sh, nil
	case dueMsg:
		if msg.of.takes(msg) {
			return sh, msg.start()
		}
		return sh, nil
	case tea.KeyPressMsg:
		return sh, sh.key(msg)
	case tea.PasteMsg:
		return sh, sh.paste(msg.Content)
	case tea.MouseMsg:
		return sh, sh.pointer(msg)
	}
	var cmds []tea.Cmd
	for _, s := range slices.Concat(sh.dialogs, sh.screens) {
		cmds = append(cmds, s.update(msg))
	}
	return sh, tea.Batch(cmds...)
}

func (sh *shell) ended(msg leftMsg) tea.Cmd {
	switch {
	case msg.err == nil:
		return tea.Quit
	case msg.forced:
		sh.err = msg.err
		return tea.Quit
	}
	sh.leaving = false
	sh.fail(fmt.Errorf("not quit, since not everything is saved: %w", msg.err))
	return nil
}

// After this long, ctrl+c ends the app though saving has not come to an end.
const patience = 3 * time.Second

// deaf tells that a key or a paste was meant for something else.
func (sh *shell) deaf() bool {
	return sh.leaving || sh.front() == nil ||
		len(sh.dialogs) > 0 && sh.now().Sub(sh.opened) < grace
}

func (sh *shell) key(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	if shapeOf(sh.width, sh.height) == tooSmall && name != "ctrl+c" {
		return nil // nobody sees what it would do
	}
	if sh.leaving && name == "ctrl+c" && sh.now().Sub(sh.left) > patience {
		return tea.Quit // the disk does not answer; the person has had enough
	}
	if sh.leaving {
		return nil
	}
	if sh.deaf() && name != "ctrl+c" {
		return sh.late(msg.Text)
	}
	sh.dismiss()
	sh.trigger = name
	defer func() { sh.trigger = "" }()

	if ed := editorOf(sh.front()); ed != nil && msg.Text != "" {
		if s, ok := ed.(sparing); !ok || !s.spares(name) {
			return sh.insert(ed, msg.Text)
		}
	}
	if b, ok := lookup(sh.bindings(), name); ok {
		return sh.perform(b)
	}
	return nil
}

// late takes text that was meant for what was in front before a dialog came up
// by itself: it goes where it was meant to, and the dialog waits on, so that it
// is not answered by somebody who types.
func (sh *shell) late(s string) tea.Cmd {
	if len(sh.dialogs) == 0 || s == "" {
		return nil
	}
	stack := slices.Concat(sh.screens, sh.dialogs)
	if len(stack) < 2 {
		return nil
	}
	under := stack[len(stack)-2]
	ed := editorOf(under)
	if ed == nil {
		return nil
	}
	sh.opened = sh.now()
	ed.insert(s)
	return under.update(editedMsg{})
}

// paste goes the way of keys, but only into text: a pasted line is not a row
// of commands.
func (sh *shell) paste(s string) tea.Cmd {
	switch {
	case sh.leaving || shapeOf(sh.width, sh.height) == tooSmall:
		return nil
	case sh.deaf():
		return sh.late(s)
	}
	if ed := editorOf(sh.front()); ed != nil {
		return sh.insert(ed, s)
	}
	sh.say("Nothing was pasted: no text is open here.")
	return nil
}

func (sh *shell) insert(ed editor, s string) tea.Cmd {
	ed.insert(s)
	return sh.front().update(editedMsg{})
}

// pointer passes a click or a turn of the wheel to what lies under it.
func (sh *shell) pointer(msg tea.MouseMsg) tea.Cmd {
	if sh.deaf() || shapeOf(sh.width, sh.height) == tooSmall {
		return nil
	}
	m := msg.Mouse()
	if m.Y == sh.height-1 {
		if click, ok := msg.(tea.MouseClickMsg); ok && click.Button == tea.MouseLeft {
			return sh.clickFooter(m.X)
		}
		return nil
	}
	body, _ := sh.bodyHeight()
	x, y, w, h := 0, 1, sh.width, body
	if len(sh.dialogs) > 0 {
		f, left, top := sh.dialogFrame(sh.front(), body)
		w, h = dialogSize(sh.width, body)
		x, y, h = left+1, top+1, min(h, len(f.lines)-2)
	}
	m.X, m.Y = m.X-x, m.Y-y
	if m.X < 0 || m.Y < 0 || m.X >= w || m.Y >= h {
		return nil
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		return sh.front().update(tea.MouseClickMsg(m))
	case tea.MouseWheelMsg:
		return sh.front().update(tea.MouseWheelMsg(m))
	}
	return nil
}
