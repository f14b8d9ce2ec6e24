package tui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/export"
	"ropa/model"
)

// An exporting is the dialog in which records are written to a file. It stays while
// they are written, and comes back when they cannot be.
type exporting struct {
	sh     *shell
	b      *book
	order  order  // what is asked for; the path comes from line
	extent string // its id
	found  int    // how many records the list shows

	line      lineEdit
	suggested string // what ropa has put into line
	rows      list
	wrong     string // why the name of the file will not do

	asked request
	stop  context.CancelFunc // nil: nothing is being written
	over  chan struct{}      // closed when it has come to an end
}

// export opens the dialog for the kind that is listed.
func (p *places) export() tea.Cmd {
	t := p.table()
	x := &exporting{sh: p.sh, b: p.b, found: t.have.len(), order: order{
		kind: p.kind, query: t.have.query, more: p.b.now.predicates(), comma: ';', today: model.DateOf(p.sh.now()),
	}}
	x.extent = x.extents()[0].id
	x.suggest()
	return p.sh.open(x)
}

func (x *exporting) title() string { return "Export " + x.order.kind.Plural() }
func (x *exporting) init() tea.Cmd { return nil }

func (x *exporting) editor() editor {
	if x.hand() == setFile && x.stop == nil {
		return &x.line
	}
	return nil
}

// path is the file that is meant.
func (x *exporting) path() string { return pathOf(x.b.d.folder, x.line.value()) }

func (x *exporting) actions() []action {
	if x.stop != nil {
		return []action{{id: "export.stop", title: "stop", keys: []string{"esc"}, run: func() tea.Cmd { x.stop(); return nil }}}
	}
	out := []action{{id: "export.write", title: "write the file", keys: []string{"enter"}, run: x.check}}
	turn := func(id, title string, by int, quiet bool, keys ...string) action {
		return action{id: "export." + id, title: title, keys: keys, quiet: quiet, why: func() string {
			if all, _ := x.values(x.hand()); len(all) == 1 {
				return "There is nothing else to choose."
			}
			return ""
		}, run: func() tea.Cmd { x.turn(by); return nil }}
	}
	if x.hand() != setFile {
		out = append(out, turn("change", "change", 1, false, "right", "space"), turn("back", "change back", -1, true, "left"))
	}
	step := func(id, title, key string, by int) action {
		return action{id: "export." + id, title: title, keys: []string{key}, quiet: true, run: func() tea.Cmd {
			n := len(x.settings())
			x.rows.move((x.rows.cursor + by + n) % n)
			return nil
		}}
	}
	out = append(out, step("next", "next line", "tab", 1), step("previous", "line before", "shift+tab", -1),
		action{id: "export.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd { x.sh.close(x); return nil }})
	return append(out, x.rows.actions(false)...)
}

func (x *exporting) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		x.wrong = ""
	case result[wrote]:
		if x.asked.takes(msg) {
			x.stop()
			x.stop = nil
			return x.ended(msg.value, msg.err)
		}
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		if before := x.hand(); x.stop == nil && x.rows.pointer(msg) && before == x.hand() {
			x.turn(1)
		}
	}
	return nil
}

// check writes the file, unless its name will not do.
func (x *exporting) check() tea.Cmd {
	x.wrong = ""
	if strings.TrimSpace(x.line.value()) == "" {
		x.wrong = "It needs the name of a file."
	} else if err := export.OfRegister(filepath.Base(x.path())); err != nil {
		x.wrong = sentence(err.Error())
	}
	if x.wrong != "" {
		x.rows.move(len(x.settings()) - 1)
		return nil
	}
	return x.write(false)
}

// write has the file written away from the event loop.
func (x *exporting) write(replace bool) tea.Cmd {
	o := x.order
	o.path, o.replace = x.path(), replace
	switch x.extents()[x.inExtent()].id {
	case ofKind:
		o.query = ""
	case wholeRegister:
		o.query, o.whole = "", true
	}
	var ctx context.Context
	ctx, x.stop = context.WithCancel(x.b.d.ctx)
	over := make(chan struct{})
	x.over = over
	s := x.b.d.store
	return fetch(&x.asked, func() (wrote, error) {
		defer close(over)
		return o.write(ctx, s)
	})
}

// ended says what came of it.
func (x *exporting) ended(w wrote, err error) tea.Cmd {
	path := x.path()
	switch {
	case err == nil:
		x.sh.close(x)
		x.sh.say("Wrote " + w.what + " to " + path + ".\nState of the register: " + w.state)
		return nil
	case isStopped(err):
		x.sh.say("Stopped: nothing was written.")
		return nil
	case errors.Is(err, export.ErrExists):
		return x.sh.open(newChoice(x.sh, "There is such a file", "There is a file "+path+" already. It was not touched.", []option{
			{key: "n", title: "choose another name", run: func() tea.Cmd { x.rows.move(len(x.settings()) - 1); return nil }},
			{key: "o", title: "overwrite it", danger: true, run: func() tea.Cmd { return x.write(true) }},
		}))
	}
	return x.sh.open(newChoice(x.sh, "Not written", exportFailure(path, err), []option{{key: "b", title: "back"}}))
}

// leave stops what is being written; nothing half-written stays behind.
func (x *exporting) leave() func() error {
	if x.stop == nil {
		return nil
	}
	x.stop()
	over := x.over
	return func() error { <-over; return nil }
}

func (x *exporting) view(width, height int) frame {
	t := x.sh.theme
	settings := x.settings()
	x.hand()
	foot := x.foot(width, height-len(settings))
	room := max(height-len(foot.lines), 1)
	wide := cells(setComma.String())
	var cursor tea.Position
	rows := x.rows.view(t, width, min(room, len(settings)), func(i, w int, inHand bool) string {
		label := cell(settings[i].String(), wide) + "  "
		room := max(w-wide-2, 1)
		if settings[i] == setFile && !inHand {
			return label + short(x.line.value(), room)
		}
		if settings[i] == setFile {
			f := x.line.view(t, room)
			cursor = *f.cursor
			return label + f.lines[0]
		}
		all, in := x.values(settings[i])
		more := ""
		if inHand && len(all) > 1 {
			more = model.Plural(len(all), "choice")
		}
		return label + labelled(t, all[in], more, room, inHand)
	})
	if settings[x.rows.cursor] == setFile {
		rows.cursor.X = min(2+wide+2+cursor.X, width-1)
	}
	if len(foot.lines) > 0 && len(rows.lines) < room {
		rows.lines = append(rows.lines, "")
	}
	return below(rows, foot)
}

// foot says more about the line in hand in the lines that are left; for what
// matters more, room is made.
func (x *exporting) foot(width, left int) frame {
	t := x.sh.theme
	style, words := t.dim, ""
	switch {
	case x.stop != nil:
		style, words, left = t.warn, "Writing "+filepath.Base(x.path())+ellipsis, max(left, 1)
	case x.wrong != "":
		style, words, left = t.bad, x.wrong, max(left, 3)
	default:
		words = x.about(x.hand())
	}
	width = max(width-3, 1)
	lines := fold(words, width)
	if left = max(left, 0); len(lines) > left {
		lines = lines[:left]
		if left > 0 {
			lines[left-1] = short(lines[left-1]+ellipsis, width)
		}
	}
	for i := range lines {
		lines[i] = "  " + style.Render(lines[i])
	}
	return frame{lines: lines}
}
