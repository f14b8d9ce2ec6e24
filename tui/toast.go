package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A message is something that was said to the person at the screen.
type message struct {
	at     time.Time
	text   string
	failed bool
}

// errMsg brings an error out of a command that nobody waits for. The shell
// shows it.
type errMsg struct{ err error }

// A key pressed this soon after a toast or a dialog came up by itself was
// meant for what was there before.
const grace = 300 * time.Millisecond

// say shows text above the footer until the next key. Text is a sentence:
// "Saved PA-0007." It is kept in the log.
func (sh *shell) say(text string) { sh.tell(message{text: text}) }

// fail shows an error until a key is pressed that came after it could be
// read, and keeps it in the log.
func (sh *shell) fail(err error) {
	if err != nil {
		sh.tell(message{text: err.Error(), failed: true})
	}
}

const logged = 500

func (sh *shell) tell(m message) {
	m.at = sh.now()
	sh.toast = &m
	sh.log = append(sh.log, m)
	if len(sh.log) > logged {
		sh.log = append([]message(nil), sh.log[len(sh.log)-logged:]...)
	}
}

// dismiss takes the toast away at a key press.
func (sh *shell) dismiss() {
	if sh.toast == nil || sh.toast.failed && sh.now().Sub(sh.toast.at) < grace {
		return
	}
	sh.toast = nil
}

// toastFrame is the toast, in at most a third of the page.
func (sh *shell) toastFrame(width, height int) frame {
	if sh.toast == nil {
		return frame{}
	}
	mark, style := "- ", sh.theme.good
	if sh.toast.failed {
		mark, style = "! ", sh.theme.bad
	}
	lines := fold(sh.toast.text, width-2)
	if most := max(height/3, 1); len(lines) > most {
		lines = lines[:most]
		lines[most-1] = short(lines[most-1], width-18) + ellipsis + " (:messages)"
	}
	for i, line := range lines {
		if i > 0 {
			mark = "  "
		}
		lines[i] = style.Render(mark + line)
	}
	return frame{lines: lines}
}

// messages opens everything that was said, the newest first.
func (sh *shell) messages() tea.Cmd {
	var b strings.Builder
	for i := len(sh.log) - 1; i >= 0; i-- {
		m := sh.log[i]
		word := "said  "
		if m.failed {
			word = "failed"
		}
		b.WriteString(m.at.Format("15:04:05") + "  " + word + "  " + m.text + "\n")
	}
	if b.Len() == 0 {
		b.WriteString("Nothing was said yet.")
	}
	return sh.push(newReader(sh, "Messages", strings.TrimSuffix(b.String(), "\n")))
}
