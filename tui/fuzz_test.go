package tui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// fuzzKeys are what a person with a cat on the keyboard may press.
var fuzzKeys = []string{
	"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "enter", "esc", "tab", "space", "backspace", "delete",
	"j", "k", "g", "G", "n", "N", "q", "/", "?", ":", "d", "x", "o", "y", "a", "f1", "A", "1",
	"ctrl+a", "ctrl+e", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+d", "ctrl+p", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "alt+b", "alt+d", "ctrl+l",
}

var fuzzPastes = []string{"日本語", "e\u0301\u0301", "\U0001F469\u200D\U0001F467", "a\r\nb\tc", "\x1b[2J\u009b\u202E", "", "\u0301", "two words "}

var fuzzSizes = []int{1, 2, 3, 10, 20, 39, 40, 41, 79, 80, 119, 120, 131}

// everyWidget is a screen from which each widget can be reached by keys.
func everyWidget(sh *shell) screen {
	dialogs := []func() screen{
		func() screen {
			p := newPicker(sh, "Parties \x1b[31m", parties, func(_, _ []string) tea.Cmd { return nil })
			p.many, p.add = true, "party"
			return p
		},
		func() screen {
			return &checkList{sh: sh, name: "Data", words: []word{{"all", "all", ""}}, items: parties, keys: []string{"1", "x"}, done: func(string, []string) tea.Cmd { return nil }}
		},
		func() screen {
			return confirm(sh, "Delete", "Really?\nIt is gone then, 日本語.", "delete", func() tea.Cmd { sh.say("Gone."); return nil })
		},
	}
	n := 0
	o := &opener{reader: *newReader(sh, "Page", "Some text \u202E to read.\n\n日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語")}
	o.dialog = func() screen { n++; return dialogs[n%len(dialogs)]() }
	return &hub{o}
}

// hub leads to the other test screens.
type hub struct{ *opener }

func (h *hub) actions() []action {
	return append([]action{
		{id: "fields", title: "fields", keys: []string{"a"}, run: func() tea.Cmd { return h.sh.push(newFields(h.sh)) }},
		{id: "rows", title: "rows", keys: []string{"x"}, run: func() tea.Cmd { return h.sh.push(newRows(h.sh, "Rows", 50)) }},
	}, h.opener.actions()...)
}

// play does what the bytes say; the driver checks every frame.
func play(t testing.TB, bytes []byte) {
	t.Helper()
	u := start(t, everyWidget)
	for i := 0; i < len(bytes); i++ {
		b := int(bytes[i])
		arg := 0
		if i+1 < len(bytes) {
			arg = int(bytes[i+1])
		}
		switch {
		case b < 200:
			u.press(fuzzKeys[b%len(fuzzKeys)])
		case b < 220:
			u.resizes(fuzzSizes[arg%len(fuzzSizes)], fuzzSizes[arg/len(fuzzSizes)%len(fuzzSizes)])
			i++
		case b < 235:
			u.pastes(fuzzPastes[arg%len(fuzzPastes)])
			i++
		case b < 245:
			u.clicks(arg%u.sh.width, arg%u.sh.height)
			i++
		case b < 250:
			u.send(tea.MouseWheelMsg{X: arg % u.sh.width, Y: arg % u.sh.height, Button: tea.MouseWheelDown})
			i++
		default:
			u.tick()
		}
		if len(u.sh.screens) > 4 {
			u.sh.screens = u.sh.screens[:1]
		}
		u.sh.leaving = false // the cat pressed quit; play on
	}
}

func FuzzKeys(f *testing.F) {
	f.Add([]byte("hello"))
	f.Add([]byte{29, 210, 0, 230, 2, 8, 8, 9})
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if len(bytes) > 400 {
			return
		}
		play(t, bytes)
	})
}

// TestKeysAtRandom plays the same games every time.
func TestKeysAtRandom(t *testing.T) {
	for game := range uint64(60) {
		r := rand.New(rand.NewPCG(game, 1))
		bytes := make([]byte, 200)
		for i := range bytes {
			bytes[i] = byte(r.Uint32())
		}
		play(t, bytes)
	}
}
