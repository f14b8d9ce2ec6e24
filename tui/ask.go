package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A question is one line that an [ask] wants to be filled in.
type question struct {
	label string
	hint  string // shown while the line is empty
	text  string // at the start
	need  bool   // it may not stay empty
	check func(text string) (why string)
}

// An ask is a dialog with a few lines to fill in.
type ask struct {
	sh        *shell
	name      string
	questions []question
	lines     []lineEdit
	hand      int
	wrong     string // why the line in hand will not do

	// done gets the texts, without blanks around them. The dialog is closed
	// already. It is not called on esc.
	done func(answers []string) tea.Cmd
}

func newAsk(sh *shell, name string, questions []question, done func(answers []string) tea.Cmd) *ask {
	a := &ask{sh: sh, name: name, questions: questions, done: done}
	for _, q := range questions {
		l := newLineEdit(q.text)
		l.hint = q.hint
		a.lines = append(a.lines, *l)
	}
	return a
}

func (a *ask) title() string  { return a.name }
func (a *ask) init() tea.Cmd  { return nil }
func (a *ask) editor() editor { return &a.lines[a.hand] }

func (a *ask) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		a.wrong = ""
	case tea.MouseClickMsg:
		if msg.Y >= 0 && msg.Y < len(a.lines) {
			a.hand = msg.Y
		}
	}
	return nil
}

func (a *ask) actions() []action {
	title := "done"
	if a.hand < len(a.lines)-1 {
		title = "next"
	}
	out := []action{
		{id: "ask.next", title: title, keys: []string{"enter"}, run: a.next},
		{id: "ask.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd { a.sh.close(a); return nil }},
	}
	if len(a.lines) > 1 {
		out = append(out,
			action{id: "ask.down", title: "line down", keys: []string{"down", "tab"}, quiet: true, run: func() tea.Cmd { a.go_(1); return nil }},
			action{id: "ask.up", title: "line up", keys: []string{"up", "shift+tab"}, quiet: true, run: func() tea.Cmd { a.go_(-1); return nil }},
		)
	}
	return out
}

func (a *ask) go_(by int) {
	a.hand = (a.hand + by + len(a.lines)) % len(a.lines)
	a.wrong = ""
}

// next goes to the next line, and at the end is done, unless a line will not do.
func (a *ask) next() tea.Cmd {
	answers := make([]string, len(a.lines))
	for i, q := range a.questions {
		if i > a.hand {
			a.go_(1)
			return nil
		}
		answers[i] = strings.TrimSpace(a.lines[i].value())
		why := ""
		if q.check != nil {
			why = q.check(answers[i])
		}
		if q.need && answers[i] == "" {
			why = "It needs " + article(q.label) + "."
		}
		if why != "" {
			a.hand, a.wrong = i, why
			return nil
		}
	}
	a.sh.close(a)
	return a.done(answers)
}

// article puts a or an before a word.
func article(word string) string {
	word = strings.ToLower(word)
	if strings.ContainsAny(word[:1], "aeiou") {
		return "an " + word
	}
	return "a " + word
}

func (a *ask) view(width, height int) frame {
	t := a.sh.theme
	wide := 0
	for _, q := range a.questions {
		wide = max(wide, cells(q.label))
	}
	var out frame
	for i, q := range a.questions {
		mark := "  "
		if i == a.hand {
			mark = t.accent.Render(">") + " "
		}
		label := mark + cell(q.label, wide) + "  "
		room := max(width-wide-5, 1)
		line := a.lines[i].view(t, room).fit(room, 1)
		if i != a.hand {
			line.cursor = nil
		}
		out = below(out, beside(text(label), wide+4, "", line))
	}
	for _, line := range fold(a.wrong, max(width-2, 1)) {
		out.lines = append(out.lines, "  "+t.bad.Render(line))
	}
	return out
}
