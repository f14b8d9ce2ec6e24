package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// typing is a row whose text is being typed in place. One line is written into
// the record at every key, so that problems show; long text, which takes longer to
// look through, every [keepPause] and when its row is left.
type typing struct {
	form   *form
	row    row
	line   *lineEdit // one of the two
	long   *textEdit
	before snapshot
	start  string // the text at the start
	shown  string // and how the editor shows it
	last   string // what the editor showed last
	put    bool   // long text was written into the record before its row is left
}

// value is what the editor shows.
func (h *typing) value() string {
	if h.long != nil {
		return h.long.value()
	}
	return h.line.value()
}

// changed reports whether something else stands in the editor than at the start.
func (h *typing) changed() bool { return h.last != h.shown }

// typing is what is being typed in this form, or nil.
func (f *form) typing() *typing {
	if h := f.root.hand; h != nil && h.form == f {
		return h
	}
	return nil
}

func (f *form) editor() editor {
	switch h := f.typing(); {
	case h == nil:
		return nil
	case h.long != nil:
		return h.long
	default:
		return h.line
	}
}

// text is the stored text of a row that is typed.
func (r row) text() string {
	if r.kind == rowReason {
		_, reason := r.obj.Answer(r.field)
		return reason
	}
	return r.obj.Text(r.field)
}

// set stores a text.
func (r row) set(text string) {
	if r.kind == rowReason {
		answer, _ := r.obj.Answer(r.field)
		r.obj.SetAnswer(r.field, answer, text)
		return
	}
	r.obj.SetText(r.field, text)
}

// beginTyping puts an editor into row r.
func (f *form) beginTyping(r row) tea.Cmd {
	h := &typing{form: f, row: r, start: r.text(), before: f.s.begin("Change "+f.where(r), r.path)}
	if r.long() {
		h.long = newTextEdit(h.start)
		if n := len(h.long.lines); n <= 10 { // a short text goes on at its end, a long one is read first
			h.long.row, h.long.at = n-1, len(h.long.lines[n-1])
		}
	} else {
		h.shown = h.start
		if r.field.Type == model.PeriodType {
			h.shown = model.Period(h.start).Words()
		}
		h.line = newLineEdit(h.shown)
		h.line.hint = hints[r.field.Type]
	}
	h.shown = h.value()
	h.last = h.shown
	f.root.hand = h
	return nil
}

// hints show what may be typed, in words that nobody takes for what is said.
var hints = map[model.Type]string{
	model.DateType:   "such as 2026-11-22",
	model.PeriodType: "such as 3 years, or P3Y",
	model.CountType:  "such as 8000-10000; in 2025",
	model.NumberType: "such as 250",
}

// where names a row for messages: "Legal bases 2: Law".
func (f *form) where(r row) string {
	name := r.label()
	switch r.kind {
	case rowItem, rowReason:
		name = r.field.Label + " " + name
	}
	return name
}

// typedOn follows the editor.
func (f *form) typedOn() tea.Cmd {
	h := f.typing()
	if h == nil || h.value() == h.last { // only the cursor has moved
		return nil
	}
	h.last = h.value()
	if h.line != nil {
		f.putHand()
	}
	return f.keepSoon()
}

// putHand writes what is being typed into the record; it stays in hand.
func (f *form) putHand() {
	h := f.root.hand
	if r, ok := h.form.find(h.row.path); ok {
		h.store(r)
		f.s.refresh()
	}
}

// finish ends typing, wherever it goes on, and keeps what was typed.
func (f *form) finish() tea.Cmd {
	h := f.root.hand
	if h == nil {
		return nil
	}
	f.root.hand = nil
	if r, ok := h.form.find(h.row.path); ok {
		h.store(r)
	}
	f.s.end(h.before)
	return f.root.writeDraft()
}

// typeOn goes on with what was in hand before a save, or with the field that
// the save has led to, so that who types on is not heard as giving commands.
func (f *form) typeOn(h *typing) {
	front, ok := f.sh.front().(*form)
	switch {
	case h == nil || !ok || front.s == nil || f.root.hand != nil:
	case front != h.form || front.row().path != h.row.path:
		if r := front.row(); r.typed() && front.fixed(r) == "" {
			front.beginTyping(r)
		}
	default:
		h.row = front.row()
		h.before = h.form.s.begin(h.before.what, h.before.at)
		if h.long != nil {
			h.start, h.put = h.row.text(), false
			h.shown = h.value()
			h.last = h.shown
		}
		f.root.hand = h
	}
}

// find returns the row at exactly path.
func (f *form) find(path model.Path) (row, bool) {
	f.build()
	for _, r := range f.rows {
		if r.path == path && r.kind != rowHeading {
			return r, true
		}
	}
	return row{}, false
}

// store puts what stands in the editor into r. What was not changed stays as it
// was, with the ends of its lines. Blanks at the ends of one line, which nobody
// sees, are not taken; the rest is [model.Field.Read]. What cannot be read stays as
// it was typed, and Validate then speaks of it.
func (h *typing) store(r row) {
	text := h.value()
	switch {
	case h.long != nil && text == h.shown && !h.put:
		return
	case text == h.shown:
		r.set(h.start)
		return
	case h.long != nil:
		h.put = true
		r.set(text)
		return
	}
	text = strings.TrimSpace(text)
	if read, err := r.field.Read(text); err == nil {
		text = read
	}
	r.set(text)
}

// accept goes on to the next field, as people who fill in a form or a spreadsheet
// expect of the enter key. What cannot be saved as it is typed stays in hand; the
// tab key goes on in spite of it.
func (f *form) accept(h *typing) tea.Cmd {
	if r, ok := f.find(h.row.path); ok {
		if len(f.s.problemsOf(r)) > 0 { // the first of them is told below the rows
			f.sh.say("It cannot be saved as it is: mend it here, or go on with tab.")
			return nil
		}
	}
	return f.onward(1)
}

// typingActions are those of the form while text is typed in it.
func (f *form) typingActions(h *typing) []action {
	leave := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			cmd := f.finish()
			f.step(by)
			return cmd
		}
	}
	done := action{id: "form.done", title: "done", keys: []string{"esc"}, run: f.finish}
	out := []action{done}
	if h.long != nil {
		out = append(out, action{id: "form.external", title: "open in " + editorName(), keys: []string{"ctrl+e"}, run: f.external})
	} else {
		out = []action{{id: "form.accept", title: "next field", keys: []string{"enter"}, run: func() tea.Cmd { return f.accept(h) }}, done}
		out = append(out,
			action{id: "form.above", title: "done, row above", keys: []string{"up"}, quiet: true, run: leave(-1)},
			action{id: "form.below", title: "done, row below", keys: []string{"down"}, quiet: true, run: leave(1)},
		)
	}
	return append(out,
		action{id: "form.next", title: "next field", keys: []string{"tab"}, quiet: h.line != nil, run: func() tea.Cmd { return f.onward(1) }},
		action{id: "form.previous", title: "field before", keys: []string{"shift+tab"}, quiet: true, run: func() tea.Cmd { return f.onward(-1) }},
		action{id: "form.save", title: "save", keys: []string{"ctrl+s"}, run: f.save},
	)
}
