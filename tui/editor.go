package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// editing says what an editor is opened on.
type editing struct {
	uid string       // an existing record
	rec model.Record // or a new one, which the editor takes over
	at  model.Path   // the place to go to; "" is the first field

	mark string // the place that it stands for, see [landmark]
}

// A form is the editor: one screen for a record of any kind, or, above it, for
// an item of one of its lists. It draws a row for every field of the catalogue
// and changes the record through its session.
type form struct {
	sh   *shell
	d    *desk
	s    *session // nil until the record is read
	root *form    // the form of the record
	at   model.Path
	want model.Path // where to go once the rows are there

	rows   []row
	built  int   // the version of the session that rows show
	cursor int   // the row in hand
	top    int   // the first line that is seen
	height int   // lines of rows in the last view
	drawn  []int // the row of each line of the last view
	railed bool  // the rail was drawn in the last view

	opened model.Path // the item whose form is above this one
	marks  rowFindings
	checks checks // of the root: what the rules find
	before said   // how the list of a new item was answered before

	hand *typing // of the root: what is being typed, wherever it is
	keep *keeping
}

// said is how an answered list is answered.
type said struct{ answer, reason string }

// newEditor makes the editor of one record.
func newEditor(sh *shell, d *desk, what editing) *form {
	f := &form{sh: sh, d: d, want: what.at}
	f.root = f
	f.keep = &keeping{what: what}
	if what.rec != nil {
		if what.rec.Base().UID == "" {
			what.rec.Base().UID = newUID()
		}
		f.s = newSession(d, what.rec, "")
		f.s.was.Base().Name = "" // a name that it comes with is typed already, and not saved
		f.s.refresh()
	}
	return f
}

// newItemForm makes the form of the item at path at, above form f.
func (f *form) newItemForm(at model.Path) *form {
	return &form{sh: f.sh, d: f.d, s: f.s, root: f.root, at: at}
}

// uid is the identity of the record in hand.
func (f *form) uid() string {
	if f.s == nil {
		return f.keep.what.uid
	}
	return f.s.rec.Base().UID
}

func (f *form) title() string {
	switch {
	case f.s == nil:
		return "…"
	case f.at == "" && f.below() == clip(model.EntryOf(f.s.was).Title()):
		return "edit" // the page of the record is named already
	case f.at == "":
		return f.s.name()
	}
	p, ok := f.place(f.at)
	if !ok || p.Item < 0 {
		return "…"
	}
	item := p.Object.Item(p.Field, p.Item)
	if emptyItem(item) {
		return p.Field.Label + ": new"
	}
	return p.Field.Label + ": " + f.s.words().Item(item)
}

// below is the title of the page that f was opened from.
func (f *form) below() string {
	if i := slices.Index(f.sh.screens, screen(f)); i > 0 {
		return f.sh.screens[i-1].title()
	}
	return ""
}

func (f *form) place(at model.Path) (model.Place, bool) {
	p, err := model.Of(f.s.rec).At(at)
	return p, err == nil
}

// object is what the form shows.
func (f *form) object() (model.Object, bool) {
	if f.at == "" {
		return model.Of(f.s.rec), true
	}
	p, ok := f.place(f.at)
	if !ok || p.Item < 0 {
		return model.Object{}, false
	}
	return p.Object.Item(p.Field, p.Item), true
}

// build brings the rows up to date; the row in hand stays in hand.
func (f *form) build() {
	if f.s.seen != f.d.reg {
		f.s.refresh() // the register has been read anew
	}
	if f.built == f.s.version {
		return
	}
	f.built = f.s.version
	path := f.want
	if path == "" && f.cursor < len(f.rows) {
		path = f.rows[f.cursor].path
	}
	f.rows = nil
	if o, ok := f.object(); ok {
		f.rows = rowsOf(o, f.at)
	}
	f.want = ""
	if path == "" {
		path = f.firstPath()
	}
	f.reach(path)
}

// firstPath is the first row that a person may change.
func (f *form) firstPath() model.Path {
	for _, r := range f.rows {
		if r.kind != rowHeading && r.fixed(f.s.rec) == "" {
			return r.path
		}
	}
	return ""
}

// reach takes the row at path in hand, or the one that comes nearest: the field
// that a place is part of, the row that stands where it stood.
func (f *form) reach(path model.Path) {
	best, length := -1, -1
	for i, r := range f.rows {
		if r.kind != rowHeading && inside(path, r.path) && len(r.path) > length {
			best, length = i, len(r.path)
		}
	}
	if best < 0 {
		best = f.cursor
	}
	f.move(best, 1)
}

// inside reports whether path is p, or a place inside it.
func inside(path, p model.Path) bool {
	n := len(p)
	return len(path) >= n && path[:n] == p && (len(path) == n || path[n] == '.' || path[n] == '[')
}

// move takes row i in hand, or the next one in direction step that can be.
func (f *form) move(i, step int) {
	i = max(min(i, len(f.rows)-1), 0)
	for j := i; j >= 0 && j < len(f.rows); j += step {
		if f.rows[j].kind != rowHeading {
			f.cursor = j
			return
		}
	}
	for j := i; j >= 0 && j < len(f.rows); j -= step {
		if f.rows[j].kind != rowHeading {
			f.cursor = j
			return
		}
	}
	f.cursor = i
}

// row is the row in hand. There is always one, since every kind has fields.
func (f *form) row() row {
	f.build()
	if f.cursor >= len(f.rows) {
		return row{kind: rowHeading}
	}
	return f.rows[f.cursor]
}

// visit opens the place at path: the form of the item that it lies in, if it
// does, with its row in hand.
func (f *form) visit(path model.Path) tea.Cmd {
	f.build()
	for _, r := range f.rows {
		if r.kind == rowItem && inside(path, r.path) && path != r.path {
			return f.openItem(r.path, path)
		}
	}
	f.reach(path)
	return nil
}

// openItem puts up the form of the item at path, with the row want in hand.
func (f *form) openItem(at, want model.Path) tea.Cmd {
	f.reach(at)
	f.opened, f.before = at, said{}
	sub := f.newItemForm(at)
	sub.want = want
	return f.sh.push(sub)
}

func (f *form) init() tea.Cmd {
	if f != f.root {
		f.build()
		return nil
	}
	return f.start()
}

func (f *form) update(msg tea.Msg) tea.Cmd {
	if f.s == nil {
		return f.answered(msg)
	}
	switch msg := msg.(type) {
	case editedMsg:
		return f.typedOn()
	case shownMsg:
		return f.shown()
	case savedMsg:
		c := &f.root.checks
		*c = checks{among: c.among, seen: c.seen}
		f.s.reg, f.marks = nil, rowFindings{}
		if f.s.rec.Base().UID != msg.rec.Base().UID {
			f.s.refresh()
		}
		return nil
	case outsideMsg:
		if msg.form == f {
			return f.outside(msg)
		}
		return nil
	case editedOutsideMsg:
		if msg.form == f {
			return f.editedOutside(msg)
		}
		return nil
	case draftKeptMsg:
		if msg.form == f {
			f.sh.say("«" + f.s.name() + "» is kept as a draft.")
			return f.goAway()
		}
		return nil
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return f.pointer(msg)
	}
	if f == f.root {
		return f.answered(msg)
	}
	return nil
}

// shown is called when what was above the form has gone.
func (f *form) shown() tea.Cmd {
	if _, ok := f.object(); !ok {
		return f.sh.pop() // an undo in a form above took the item away
	}
	if f == f.root && len(f.keep.found) > 0 {
		return f.offerDraft() // it was only looked at
	}
	var cmd tea.Cmd
	if f.opened != "" {
		cmd = f.prune(f.opened)
		f.opened = ""
	}
	f.build()
	return cmd
}

// prune takes the item at path out again when it says nothing: it was added,
// and then left empty.
func (f *form) prune(at model.Path) tea.Cmd {
	p, ok := f.place(at)
	if !ok || p.Item < 0 || !emptyItem(p.Object.Item(p.Field, p.Item)) {
		return nil
	}
	s := f.s
	s.change("Take out an empty item", at, func() {
		p.Object.Remove(p.Field, p.Item)
		if p.Field.Type == model.SaidType && p.Object.Len(p.Field) == 0 && f.before != (said{}) {
			p.Object.SetAnswer(p.Field, f.before.answer, f.before.reason)
		}
	})
	// Adding nothing and taking it out again is no step for undo.
	if n := len(s.undo); n >= 2 && s.sameAs(s.undo[n-2]) {
		s.undo = s.undo[:n-2]
	}
	return f.root.writeDraft()
}

func emptyItem(o model.Object) bool {
	for _, f := range o.Fields() {
		if f.Key != "key" && !o.IsZero(f) {
			return false
		}
	}
	return true
}
