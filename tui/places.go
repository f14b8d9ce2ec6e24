package tui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// A tab is a list that a number key leads to.
type tab struct {
	kind model.Kind
	name string
}

// tabList are the places in the order of their keys. The last one has one
// record, which is opened at once.
var tabList = []tab{
	{model.KindActivity, "Activities"},
	{model.KindParty, "Parties"},
	{model.KindSystem, "Systems"},
	{model.KindUnit, "Units"},
	{model.KindTerm, "Terms"},
	{model.KindRule, "Rules"},
	{model.KindDocument, "Documents"},
	{model.KindRegister, "Settings"},
}

// Pauses before something is asked for.
const (
	typingPause  = 100 * time.Millisecond // so that it is not asked at every letter
	passingPause = 40 * time.Millisecond  // nor for every row that is run past
)

// places is the first screen of an open register: the lists of all kinds, one at
// a time, and beside them, where there is room, the record in hand.
type places struct {
	sh     *shell
	b      *book
	kind   model.Kind
	tables map[model.Kind]*table

	preview bool // the record in hand is shown beside the list
	reading bool // and has the focus
	pane    *detail

	intake  intake  // of files that are imported
	looking request // for drafts

	again *reopening // of a file that was put in the place of this one

	start   string       // what to open first, until it was opened
	waiting model.Record // a new record, to be edited as soon as all records are known
}

func newPlaces(sh *shell, b *book, start string) *places {
	p := &places{sh: sh, b: b, tables: map[model.Kind]*table{}, preview: true, pane: newDetail(b, "")}
	p.intake.p = p
	p.kind, p.start = startAt(start)
	return p
}

// startAt reads Options.Start: a place, else a record in the place of activities.
func startAt(start string) (model.Kind, string) {
	for _, l := range tabList[:len(tabList)-1] {
		if strings.EqualFold(start, l.name) || strings.EqualFold(start, string(l.kind)) {
			return l.kind, ""
		}
	}
	return model.KindActivity, start
}

func (p *places) title() string { return placeName(p.kind) }

func placeName(k model.Kind) string {
	for _, l := range tabList {
		if l.kind == k {
			return l.name
		}
	}
	return string(k)
}

func (p *places) init() tea.Cmd {
	return tea.Batch(p.b.open(p.kind), p.tableOf(model.KindActivity).readColumns(), p.lookForDrafts())
}

// table is the list that is seen.
func (p *places) table() *table { return p.tableOf(p.kind) }

func (p *places) tableOf(k model.Kind) *table {
	t := p.tables[k]
	if t == nil {
		t = newTable(p.b, k)
		p.tables[k] = t
	}
	return t
}

func (p *places) editor() editor {
	switch {
	case p.reads():
		return p.pane.editor()
	case p.table().typing:
		return &p.table().line
	}
	return nil
}

// wide tells whether there is room for the record beside the list.
func (p *places) wide() bool {
	return p.preview && shapeOf(p.sh.width, p.sh.height) == double
}

// reads tells whether the record beside the list has the focus.
func (p *places) reads() bool { return p.reading && p.wide() }

func (p *places) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		if p.reads() {
			return p.pane.update(msg)
		}
		return p.table().edited()
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return tea.Batch(p.pointer(msg), p.follow())
	case result[[]*draft]:
		if p.looking.takes(msg) {
			p.tellDrafts(msg.value, msg.err)
		}
	case savedMsg:
		if k := msg.rec.Kind(); k == p.kind {
			p.table().seek(msg.rec.Base().UID)
		}
	}
	version := p.b.version
	cmds := []tea.Cmd{p.b.update(msg)}
	cmds = append(cmds, p.b.rules.update(msg), p.intake.update(msg), p.again.update(msg))
	if p.b.version != version {
		cmds = append(cmds, p.table().refresh(), p.begin())
	}
	for _, t := range p.tables {
		cmds = append(cmds, t.update(msg))
	}
	return tea.Batch(append(cmds, p.pane.update(msg), p.follow())...)
}

// begin opens the record that the app was started for, or the one that was added
// meanwhile, once all are known.
func (p *places) begin() tea.Cmd {
	if !p.b.now.whole {
		return nil
	}
	if rec := p.waiting; rec != nil {
		p.waiting = nil
		return p.sh.push(newEditor(p.sh, p.b.d, editing{rec: rec}))
	}
	if p.start == "" {
		return nil
	}
	word := p.start
	p.start = ""
	if strings.EqualFold(word, placeName(model.KindRegister)) {
		return p.settings()
	}
	e, err := p.b.now.reg.Find("", word)
	if err != nil {
		p.sh.fail(err)
		return nil
	}
	cmd := p.visit(e.Kind)
	p.table().seek(e.UID)
	return tea.Batch(cmd, p.sh.push(newDetail(p.b, e.UID)))
}

// visit goes to the list of another kind.
func (p *places) visit(k model.Kind) tea.Cmd {
	if k == model.KindRegister {
		return p.settings()
	}
	p.kind, p.reading = k, false
	return tea.Batch(p.table().refresh(), p.follow())
}

// settings opens the register's own record.
func (p *places) settings() tea.Cmd {
	cards := p.b.now.shelf(model.KindRegister).cards
	if len(cards) == 0 {
		if p.b.d.readOnly == "" && p.b.now.whole {
			rec := model.New(model.KindRegister)
			rec.Base().UID = p.b.uid
			return p.sh.push(newEditor(p.sh, p.b.d, editing{rec: rec, mark: placeName(model.KindRegister)}))
		}
		p.sh.say("The register says nothing about itself.")
		return nil
	}
	d := newDetail(p.b, cards[0].UID)
	d.mark = placeName(model.KindRegister)
	return p.sh.push(d)
}

// follow shows the record in hand beside the list. It is read where there is no
// room for it, too, so that it is at hand when it is opened.
func (p *places) follow() tea.Cmd {
	uid := ""
	if c := p.table().card(); c != nil {
		uid = c.UID
	}
	return p.pane.show(uid, passingPause)
}

func (p *places) view(width, height int) frame {
	head := p.head(width, height)
	room := max(height-len(head.lines), 1)
	if !p.wide() {
		return below(head, p.table().view(width, room))
	}
	left, right := split(width)
	list := p.table().view(left, room).fit(left, room)
	side := p.pane.pane(right, room, p.reads()).fit(right, room)
	switch {
	case p.table().typing:
		list.cursor, side.cursor = nil, nil
	case p.reads():
		list.cursor = nil
	default:
		side.cursor = nil
	}
	return below(head, beside(list, left, between(p.sh.theme), side))
}

// head is what stands above the list: the places, why nothing can be changed,
// the search.
func (p *places) head(width, height int) frame {
	var out frame
	if height >= 12 && width >= 80 {
		out = below(out, p.tabs(width))
	}
	if why := p.b.d.readOnly; why != "" {
		out = below(out, text(" "+p.sh.theme.warn.Render(short("Read-only. "+why, width-1))))
	}
	return below(out, p.withCounts(p.table().status(width, p.listWidth(width)), width))
}

// listWidth is what the list has of a page of width cells.
func (p *places) listWidth(width int) int {
	if p.wide() {
		width, _ = split(width)
	}
	return width
}

// tabs names the places with their keys; the one in hand is underlined.
func (p *places) tabs(width int) frame {
	th := p.sh.theme
	var b strings.Builder
	here := p.sh.screens[len(p.sh.screens)-1] == screen(p)
	for i, l := range tabList {
		name, style := l.name, th.dim
		if here && l.kind == p.kind {
			style = th.strong.Underline(true)
		}
		b.WriteString(" " + th.key.Render(strconv.Itoa(i+1)) + " " + style.Render(name))
	}
	if width >= tabsWidth {
		b.WriteString(p.findingsTab())
	}
	return text(fitLine(b.String(), width))
}

// tabAt is the place whose tab has cell x.
func tabAt(x int) (model.Kind, bool) {
	at := 0
	for i, l := range tabList {
		w := 1 + len(strconv.Itoa(i+1)) + 1 + cells(l.name)
		if x >= at && x < at+w {
			return l.kind, true
		}
		at += w
	}
	return "", false
}

// pointer takes clicks and the wheel to what lies under them.
func (p *places) pointer(msg tea.Msg) tea.Cmd {
	body, _ := p.sh.bodyHeight()
	head := len(p.head(p.sh.width, body).lines)
	x, y := at(msg)
	if y < head {
		if _, click := msg.(tea.MouseClickMsg); click && y == 0 && len(p.tabs(p.sh.width).lines) > 0 && head > 1 {
			if k, ok := tabAt(x); ok {
				return p.visit(k)
			}
		}
		return nil
	}
	width := p.sh.width
	if p.wide() {
		left, _ := split(p.sh.width)
		if x >= left+3 {
			_, click := msg.(tea.MouseClickMsg)
			p.reading = p.reading || click
			return p.pane.update(moved(msg, left+3, head+1))
		}
		width = left
		if _, click := msg.(tea.MouseClickMsg); click {
			p.reading = false
		}
	}
	p.table().handled = true
	open, cmd := p.table().pointer(moved(msg, 0, head), width)
	if open {
		return p.openRecord()
	}
	return cmd
}

func at(msg tea.Msg) (x, y int) {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		return m.X, m.Y
	case tea.MouseWheelMsg:
		return m.X, m.Y
	}
	return 0, 0
}

// moved is msg as seen from the cell x, y.
func moved(msg tea.Msg, x, y int) tea.Msg {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		m.X, m.Y = m.X-x, m.Y-y
		return m
	case tea.MouseWheelMsg:
		m.X, m.Y = m.X-x, m.Y-y
		return m
	}
	return msg
}
