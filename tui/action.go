package tui

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// An action is one thing a person can do now. Keys, footer, help, palette and
// mouse are all made from it; there is no other way to bind a key.
type action struct {
	id    string   // stable, for tests and key files: "activity.open"
	title string   // what it does, in words: "open"
	keys  []string // as tea.KeyPressMsg.String gives them: "ctrl+s", "space", "G"

	// why tells why the action cannot be done now; nil or "" when it can.
	// Pressing its key then shows the reason.
	why func() string

	danger bool // it destroys; marked with a word wherever it is shown
	quiet  bool // left out of the footer: moving about, keys everybody knows
	run    func() tea.Cmd
}

// reason tells why a cannot be done now, or "".
func (a action) reason() string {
	if a.why == nil {
		return ""
	}
	return a.why()
}

// An editor takes typed and pasted text while it has the focus.
type editor interface {
	insert(text string) // as typed or pasted; the editor makes it fit
	actions() []action  // moving and deleting
}

// A sparing editor leaves letters to the actions that it has no use for: a search
// line that waits for its first letter, or has been served, takes no blank.
type sparing interface{ spares(key string) bool }

// typedInto tells whether ed takes key as text.
func typedInto(ed editor, key string) bool {
	if ed == nil || !printable(key) {
		return false
	}
	s, ok := ed.(sparing)
	return !ok || !s.spares(key)
}

// A typist is a screen in which an editor may have the focus. A nil editor
// means that letters are keys of actions.
type typist interface{ editor() editor }

// editedMsg tells a screen that its editor has just taken a key or a paste.
type editedMsg struct{}

func editorOf(s screen) editor {
	if t, ok := s.(typist); ok {
		return t.editor()
	}
	return nil
}

// A binding is an action with the keys that reach it in this frame.
type binding struct {
	action
	keys  []string
	why   string // "" when it can be done
	edits bool   // it belongs to the editor: the screen is told afterwards
}

// mayShadow are the keys that an inner part may take from an outer one: first
// the filter is cleared, then the screen is left.
var mayShadow = []string{"esc", "q"}

// bindings lists what can be done now, innermost first: editor, front screen
// or dialog, what leads to other places, then the shell.
func (sh *shell) bindings() []binding {
	front := sh.front()
	if front == nil {
		return nil
	}
	ed := editorOf(front)
	var out []binding
	add := func(actions []action, edits bool) {
		inner := len(out)
		for _, a := range actions {
			b := binding{action: a, why: a.reason(), edits: edits}
			shadowed := false
			for _, k := range a.keys {
				if typedInto(ed, k) {
					continue
				}
				if slices.Contains(mayShadow, k) && taken(out[:inner], k) {
					shadowed = true
					continue
				}
				b.keys = append(b.keys, k)
			}
			if shadowed && b.keys == nil {
				continue // from a menu, it would go past the inner part
			}
			out = append(out, b)
		}
	}
	if ed != nil {
		add(ed.actions(), true)
	}
	add(front.actions(), false)
	add(sh.ways(), false)
	add(sh.actions(), false)
	return out
}

func taken(bs []binding, key string) bool {
	return slices.ContainsFunc(bs, func(b binding) bool {
		return b.why == "" && slices.Contains(b.keys, key)
	})
}

// printable tells keys that an editor takes as text.
func printable(key string) bool {
	return key == "space" || utf8.RuneCountInString(key) == 1
}

// lookup finds what key does: an action that can be done, else one that
// cannot.
func lookup(bs []binding, key string) (binding, bool) {
	var off binding
	found := false
	for _, b := range bs {
		if !slices.Contains(b.keys, key) {
			continue
		}
		if b.why == "" {
			return b, true
		}
		if !found {
			off, found = b, true
		}
	}
	return off, found
}

// perform does b, or says why it cannot be done.
func (sh *shell) perform(b binding) tea.Cmd {
	if why := b.reason(); why != "" {
		sh.say("Not now: " + b.title + ". " + why)
		return nil
	}
	front := sh.front()
	cmd := b.run()
	if b.edits {
		cmd = tea.Batch(cmd, front.update(editedMsg{}))
	}
	return cmd
}
