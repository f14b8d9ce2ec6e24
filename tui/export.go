package tui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ropa/export"
	"ropa/model"
)

// A setting is one thing that is to be said about an export.
type setting int

const (
	setForm setting = iota
	setExtent
	setNotes
	setComma
	setFile
)

func (s setting) String() string {
	return [...]string{"Format", "Records", "Notes", "Delimiter", "File"}[s]
}

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

// settings are those that count for the format in hand.
func (x *exporting) settings() []setting {
	out := []setting{setForm, setExtent}
	if x.order.form == asJSON || slices.ContainsFunc(model.Fields(x.order.kind), func(f *model.Field) bool { return f.Private }) {
		out = append(out, setNotes)
	}
	if x.order.form != asJSON {
		out = append(out, setComma)
	}
	return append(out, setFile)
}

func (x *exporting) hand() setting {
	s := x.settings()
	x.rows.setCount(len(s))
	return s[x.rows.cursor]
}

// An extent is how much of the register goes into the file.
type extent struct{ id, words string }

// The ids of extents.
const (
	someFound     = "found" // what the list shows
	ofKind        = "kind"  // all of the kind that is listed
	wholeRegister = "whole" // the whole register
)

// extents are those to choose from, what the person sees in the list first.
func (x *exporting) extents() []extent {
	k := x.order.kind
	all := "all " + k.Plural()
	if x.b.now.whole {
		all = "all " + counted(len(x.b.now.shelf(k).cards), k)
	}
	var out []extent
	if x.order.query != "" {
		out = append(out, extent{someFound, counted(x.found, k) + " found by " + x.order.query})
	}
	if x.order.form != asJSON {
		return append(out, extent{ofKind, all})
	}
	for i := range out {
		out[i].words = "what was found, and all it leads to"
	}
	return append(out, extent{wholeRegister, "the whole register"}, extent{ofKind, all + ", and all they lead to"})
}

// inExtent is the place of the chosen part; one that the format does not have gives
// way to the first.
func (x *exporting) inExtent() int {
	return max(slices.IndexFunc(x.extents(), func(p extent) bool { return p.id == x.extent }), 0)
}

// values are the answers to a setting, and which one is chosen.
func (x *exporting) values(s setting) (all []string, in int) {
	switch s {
	case setForm:
		return []string{"CSV: a row per record", "CSV: a row per value", "JSON: one document"}, int(x.order.form)
	case setExtent:
		for _, p := range x.extents() {
			all = append(all, p.words)
		}
		return all, x.inExtent()
	case setNotes:
		return []string{"without private notes", "with private notes"}, boolOrder(x.order.private)
	case setComma:
		return []string{"; semicolon", ", comma"}, boolOrder(x.order.comma == ',')
	}
	return nil, 0
}

// turn goes to the next answer, or the one before.
func (x *exporting) turn(by int) {
	s := x.hand()
	all, in := x.values(s)
	if len(all) == 0 {
		return
	}
	in = (in + by + len(all)) % len(all)
	switch s {
	case setForm:
		x.order.form = fileForm(in)
		x.extent = x.extents()[x.inExtent()].id
	case setExtent:
		x.extent = x.extents()[in].id
	case setNotes:
		x.order.private = in == 1
	case setComma:
		x.order.comma = all[in][0]
	}
	x.suggest()
}

// suggest puts a name into the line, unless the person has; then only its ending
// follows the format.
func (x *exporting) suggest() {
	ext := ".csv"
	if x.order.form == asJSON {
		ext = ".json"
	}
	name := x.order.kind.Plural()
	switch {
	case x.order.form == asJSON && x.extent == wholeRegister:
		name = "register"
	case x.order.form == asValues:
		name += "-long"
	}
	name += "-" + string(x.order.today) + ext
	switch now := x.line.value(); {
	case now == x.suggested:
		x.line.set(name)
	case slices.Contains([]string{".csv", ".json"}, filepath.Ext(now)):
		x.line.set(strings.TrimSuffix(now, filepath.Ext(now)) + ext)
	}
	x.suggested = name
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

// about says what is good to know about a setting.
func (x *exporting) about(s setting) string {
	switch s {
	case setForm:
		return [...]string{
			"For auditors and spreadsheets. What is changed there can be imported.",
			"For pivot tables. It is not read back.",
			"With everything that the records link. It can be imported here and elsewhere.",
		}[x.order.form]
	case setExtent:
		if x.extent == someFound {
			return "The search is " + x.order.query
		}
		return "Without what is deleted."
	case setNotes:
		return "Private notes leave the register only when asked for."
	case setComma:
		return "Excel takes the semicolon in most of Europe."
	}
	path := safe(x.path())
	if over := cells(path) - 120; over > 0 {
		path = ansi.TruncateLeft(path, over+1, ellipsis) // the name matters more than where it begins
	}
	return path
}
