package tui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
	"ropa/store"
)

// A detail shows everything that a record says, line by line: as a screen, or
// beside a list. What Article 30 asks for and the record does not say is there
// too.
type detail struct {
	sh  *shell
	b   *book
	uid string

	mark string // the place that it stands for, see [landmark]

	rec    model.Record // nil until it is read
	base   string       // the revision of rec, as far as it is known
	card   *card        // nil: the lists do not have it
	failed error
	asked  request // for the record
	using  request // for who uses it

	all     bool // show every field
	lines   []model.Line
	gaps    int  // lines that want an answer
	dirty   bool // lines do not show rec as things stand
	version int  // of the book that lines were made of

	width  int // that rows were made for
	rows   []textRow
	first  []int // of each line: its first row
	cursor int   // the line in hand
	top    int
	height int
	quiet  bool // the line in hand is not marked

	query  lineEdit
	typing bool
	needle model.Needle
	hits   []int // lines that have what is searched

	findings []check.Finding // that stand behind what the record says
	found    int             // the line of their section
}

// A textRow is one row of a line as it is drawn.
type textRow struct {
	line int // -1: a blank one
	text string
}

func newDetail(b *book, uid string) *detail { return &detail{sh: b.sh, b: b, uid: uid, version: -1} }

func (d *detail) title() string {
	if d.uid == "" {
		return ""
	}
	if e, ok := d.b.d.reg.Entry(d.uid); ok {
		return clip(e.Title())
	}
	return ellipsis
}

func (d *detail) init() tea.Cmd { return d.load(0) }

// show shows another record. The pause keeps the file from being read for every
// row that somebody runs past.
func (d *detail) show(uid string, pause time.Duration) tea.Cmd {
	if uid == d.uid {
		return nil
	}
	typing, all := d.typing, d.all
	*d = detail{sh: d.sh, b: d.b, uid: uid, mark: d.mark, all: all, typing: typing, version: -1, asked: d.asked, using: d.using}
	d.asked.cancel()
	if uid == "" {
		return nil
	}
	return d.load(pause)
}

// load puts up the record, from memory where it is there.
func (d *detail) load(pause time.Duration) tea.Cmd {
	if rec := d.b.d.reg.Record(d.uid); rec != nil {
		d.put(rec, "")
		return nil
	}
	ctx, s, uid := d.b.d.ctx, d.b.d.store, d.uid
	work := func() (store.Revision, error) { return s.Head(ctx, uid) }
	if pause > 0 {
		return debounce(d.sh, &d.asked, pause, work)
	}
	return fetch(&d.asked, work)
}

func (d *detail) put(rec model.Record, base string) {
	d.rec, d.base, d.failed, d.dirty = rec, base, nil, true
}

func (d *detail) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[store.Revision]:
		if !d.asked.takes(msg) {
			return nil
		}
		r := msg.value
		switch {
		case msg.err != nil:
			d.failed = msg.err
		case !r.Live():
			d.rec, d.failed = nil, fmt.Errorf("%s deleted it on %s", whoever(r.Author), r.At.Local().Format("2006-01-02 at 15:04"))
		default:
			d.put(r.Record, r.Hash)
		}
	case result[[]store.Use]:
		if d.using.takes(msg) {
			return d.used(msg.value, msg.err)
		}
	case savedMsg:
		d.dirty = true
		if msg.rec.Base().UID == d.uid {
			d.put(msg.rec, msg.base)
		}
	case refreshedMsg:
		if slices.Contains(msg.uids, d.uid) {
			return d.load(0)
		}
	case editedMsg:
		d.look(d.query.value())
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return d.pointer(msg)
	}
	return nil
}

// whoever is the name of who changed something, or a word for it.
func whoever(author string) string {
	if author == "" {
		return "somebody else"
	}
	return author
}

func (d *detail) editor() editor {
	if d.typing {
		return &d.query
	}
	return nil
}

// line is the line in hand.
func (d *detail) line() (model.Line, bool) {
	if d.rec == nil || d.cursor >= len(d.lines) {
		return model.Line{}, false
	}
	return d.lines[d.cursor], true
}

// build brings the lines up to date; the line in hand stays in hand.
func (d *detail) build() {
	if d.rec == nil || !d.dirty && d.version == d.b.version {
		return
	}
	was, had := d.line()
	d.dirty, d.version, d.width = false, d.b.version, 0
	d.card = d.b.now.card(d.uid)
	d.lines = model.Outline(d.rec, d.b.d.reg, d.all)
	if !d.all { // of use to machines only
		d.lines = slices.DeleteFunc(d.lines, func(l model.Line) bool { return l.Path == "uid" })
	}
	d.gaps = 0
	for _, l := range d.lines {
		if l.Unsaid {
			d.gaps++
		}
	}
	d.addFindings()
	if had {
		d.reach(was.Path, was.Label)
	}
	d.cursor = max(min(d.cursor, len(d.lines)-1), 0)
	d.look(d.query.value())
}

// reach takes the line at path in hand, or the one that it is part of.
func (d *detail) reach(path model.Path, label string) {
	best, length := -1, -1
	for i, l := range d.lines {
		switch {
		case path == "" && l.Path == "" && l.Label == label:
			best, length = i, 0
		case path != "" && l.Path != "" && inside(path, l.Path) && len(l.Path) > length:
			best, length = i, len(l.Path)
		}
	}
	if best >= 0 {
		d.cursor = best
	}
}

// step takes the next line in hand, or the one before. A line that is higher
// than the page is passed row by row.
func (d *detail) step(by int) {
	if d.cursor < len(d.first) {
		switch {
		case by > 0 && d.end(d.cursor) > d.top+d.height:
			d.top++
			return
		case by < 0 && d.first[d.cursor] < d.top:
			d.top--
			return
		}
	}
	d.cursor = max(min(d.cursor+by, len(d.lines)-1), 0)
}

// scroll goes by rows, to the line that is drawn there.
func (d *detail) scroll(by int) {
	if d.cursor >= len(d.first) {
		return
	}
	at := max(d.first[d.cursor], min(d.top, d.end(d.cursor)-1))
	to := max(min(at+by, len(d.rows)-1), 0)
	i, _ := slices.BinarySearch(d.first, to+1)
	d.cursor = max(i-1, 0)
	d.top += by
}

// end is the row behind line i.
func (d *detail) end(i int) int {
	if i+1 < len(d.first) {
		return d.first[i+1]
	}
	return len(d.rows)
}

// section goes to the section by sections away.
func (d *detail) section(by int) {
	at := d.cursor
	for i := at + by; i >= 0 && i < len(d.lines); i += by {
		if d.lines[i].Depth == 0 {
			d.cursor = i
			return
		}
	}
	if by < 0 {
		d.cursor = 0
	}
}

// roleOf is the role that a record speaks of; it decides which article asks for
// a field.
func roleOf(rec model.Record) string {
	if a, ok := rec.(*model.Activity); ok {
		return a.Role
	}
	return ""
}

// nextGap goes to the next line that wants an answer.
func (d *detail) nextGap() tea.Cmd {
	var checker *check.Checker
	if d.b.rules.now != nil {
		checker = d.b.rules.now.checker
	}
	paths := make([]model.Path, len(d.lines))
	for i, l := range d.lines {
		paths[i] = l.Path
	}
	gaps, elsewhere := gapLines(gapsIn(d.rec, d.findings, checker), paths)
	n := len(d.lines)
	for k := 1; k <= n; k++ {
		i := (d.cursor + k) % n
		if d.lines[i].Unsaid || gaps[i] != "" {
			d.cursor = i
			if !d.lines[i].Unsaid {
				d.sh.say(gaps[i])
			}
			return nil
		}
	}
	switch {
	case elsewhere != "":
		d.sh.say(elsewhere)
	case checker == nil:
		d.sh.say("No field here is without an answer; the rules are still being asked.")
	default:
		d.sh.say("The record says everything that Article 30 asks for.")
	}
	return nil
}

// look finds the lines that have s, and goes to the first at or after the one
// in hand.
func (d *detail) look(s string) {
	d.hits = d.hits[:0]
	d.needle = model.NewNeedle(s)
	if model.Fold(s) == "" {
		return
	}
	for i, l := range d.lines {
		if d.needle.In(model.SearchText(l.Label, l.Text)) {
			d.hits = append(d.hits, i)
		}
	}
	if !d.typing || len(d.hits) == 0 {
		return
	}
	i, _ := slices.BinarySearch(d.hits, d.cursor)
	d.cursor = d.hits[i%len(d.hits)]
}

// turn goes by places found, around the end.
func (d *detail) turn(by int) tea.Cmd {
	n := len(d.hits)
	i, found := slices.BinarySearch(d.hits, d.cursor)
	if !found && by > 0 {
		i--
	}
	d.cursor = d.hits[((i+by)%n+n)%n]
	return nil
}

func (d *detail) searching() bool { return d.typing || model.Fold(d.query.value()) != "" }

func (d *detail) stopSearch() tea.Cmd {
	d.typing = false
	d.query.set("")
	d.hits = nil
	return nil
}
