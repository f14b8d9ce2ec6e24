package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// A grouping says under which headings findings stand.
type grouping int

const (
	byRule grouping = iota
	byActivity
	byUnit
	byDay // only of what is due
)

func (g grouping) String() string {
	return [...]string{"by rule", "by activity", "by department", "by day"}[g]
}

// findings is the place of everything that the register does not say, or, with
// ahead, of what comes with time.
type findings struct {
	sh     *shell
	b      *book
	places *places
	ahead  *forecast // nil: as of today

	by     grouping
	least  check.Severity // of those that are shown
	muted  bool           // those that are muted are shown, too
	folded map[string]bool
	line   lineEdit
	typing bool

	source []entry // everything that was found
	groups []group
	rows   list
	at     []spot
	drawn  *audit // that source was made of
	stale  bool   // groups are not as asked for

	total   tally // of source
	silent  int   // how many of source are muted
	saving  request
	looking request // the pause before a search
}

// looked ends the pause before a search.
type looked struct{}

// An entry is a finding with what the place shows of its record.
type entry struct {
	check.Finding
	title string
	kind  model.Kind
	unit  string
	text  string // to search in, made when it is first searched
}

// A group is findings under one heading.
type group struct {
	id, title string
	items     []int // places in source
	tally     tally
}

// A spot is a row: a heading where item is -1.
type spot struct{ group, item int }

// crowd is how many findings are too many to be shown unfolded at first.
const crowd = 300

func newFindings(p *places) *findings {
	f := &findings{sh: p.sh, b: p.b, places: p, least: check.Hint, folded: map[string]bool{}, stale: true}
	f.line.hint = "words, of the finding or the record"
	return f
}

func (f *findings) title() string {
	if f.ahead != nil {
		return fmt.Sprintf("Due in %d days", aheadDays)
	}
	return "Findings"
}

func (f *findings) init() tea.Cmd {
	if f.ahead != nil {
		return f.ahead.look(f)
	}
	return nil
}

func (f *findings) editor() editor {
	if f.typing {
		return &f.line
	}
	return nil
}

func (f *findings) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		return debounce(f.sh, &f.looking, typingPause, func() (looked, error) { return looked{}, nil })
	case result[looked]:
		f.stale = f.stale || f.looking.takes(msg)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return f.pointer(msg)
	case shownMsg:
		return f.init() // what is due may have been mended
	case result[stored]:
		if f.saving.takes(msg) {
			return f.wasMuted(msg.value, msg.err)
		}
	case result[[]check.Finding]:
		if f.ahead != nil && f.ahead.asked.takes(msg) {
			f.ahead.came(f, msg.value, msg.err)
		}
	}
	return nil
}

// build brings rows up to date; the finding in hand stays in hand, or else what
// stands where it stood.
func (f *findings) build() {
	if f.ahead == nil && f.drawn != f.b.rules.now {
		first := f.drawn == nil
		f.drawn, f.stale = f.b.rules.now, true
		f.source = f.entries(f.b.rules.sorted())
		if first && len(f.source) > crowd {
			f.foldAll()
		}
	}
	if !f.stale {
		return
	}
	f.stale = false
	f.total, f.silent = tally{}, 0
	for i := range f.source {
		f.total.add(f.source[i].Finding)
		f.silent += boolOrder(f.source[i].Muted)
	}
	hand, had := f.inHand()
	group := ""
	if f.rows.cursor < len(f.at) {
		group = f.groups[f.at[f.rows.cursor].group].id
	}
	fresh := len(f.at) == 0
	f.arrange()
	f.lay()
	switch {
	case had && f.seek(hand):
	case group != "" && !f.searching():
		f.seekGroup(group)
	case fresh && len(f.at) > 1:
		f.rows.move(1) // the first finding, below its heading
	}
}

// entries adds to findings what is shown of their records.
func (f *findings) entries(found []check.Finding) []entry {
	reg := f.b.now.reg
	units := map[string]string{}
	for _, c := range f.b.now.shelf(model.KindActivity).cards {
		units[c.UID] = c.Unit
	}
	out := make([]entry, len(found))
	for i, x := range found {
		e, known := reg.Entry(x.UID)
		out[i] = entry{Finding: x, kind: e.Kind, title: e.Title(), unit: units[x.UID]}
		if !known {
			out[i].kind, out[i].title = model.KindRegister, placeName(model.KindRegister)
		}
	}
	return out
}

// inHand is the finding in hand.
func (f *findings) inHand() (check.Finding, bool) {
	if f.rows.cursor >= len(f.at) {
		return check.Finding{}, false
	}
	i := f.at[f.rows.cursor].item
	if i < 0 || i >= len(f.source) {
		return check.Finding{}, false
	}
	return f.source[i].Finding, true
}

// seek takes finding x in hand, and tells whether it is still there.
func (f *findings) seek(x check.Finding) bool {
	for row, p := range f.at {
		if p.item < 0 {
			continue
		}
		if s := f.source[p.item].Finding; s.Rule == x.Rule && s.UID == x.UID && s.Path == x.Path {
			f.rows.move(row)
			return true
		}
	}
	return false
}

// seekGroup takes the heading of a group in hand, unless a row of it is.
func (f *findings) seekGroup(id string) {
	if f.rows.cursor < len(f.at) && f.groups[f.at[f.rows.cursor].group].id == id {
		return
	}
	for row, p := range f.at {
		if f.groups[p.group].id == id && p.item < 0 {
			f.rows.move(row)
			return
		}
	}
}

// foldAll folds all groups, or unfolds them where all are folded.
func (f *findings) foldAll() {
	if len(f.groups) == 0 {
		f.arrange()
	}
	all := true
	for _, g := range f.groups {
		all = all && f.folded[g.id]
	}
	for _, g := range f.groups {
		f.folded[g.id] = !all
	}
	f.stale = true
}

// fold folds or unfolds the group of the row in hand.
func (f *findings) fold(yes bool) {
	if f.rows.cursor >= len(f.at) {
		return
	}
	g := f.at[f.rows.cursor].group
	f.folded[f.groups[g].id] = yes
	f.lay()
	for row, p := range f.at {
		if p.group == g && p.item < 0 && yes {
			f.rows.move(row)
		}
	}
}
