package tui

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// An item is one thing to choose in a picker.
type item struct {
	id    string   // what the owner knows it by; unique; "" takes an answer away
	label string   // what is searched and shown; stored text is fine
	note  string   // shown beside it, searched after the names
	also  []string // what else it is called: a code, other names; searched as names
	short string   // the first letters of its words, searched after all else
}

// A picker is a dialog in which one or many of some items are searched and
// chosen, and a new one can be named. Set the fields, then [shell.open] it.
//
// Enter takes the row in hand. Of many it takes what is ticked and what is searched
// for; where there is neither, the row that was gone to. Tab goes on, and takes no
// row that was only gone to.
type picker struct {
	sh    *shell
	name  string          // title of the box
	items []item          // in the order to show
	many  bool            // choose many: space ticks
	on    map[string]bool // what is ticked at the start, by id
	add   string          // what a new one is called, as in "new party"; "" for none
	whole bool            // the note of the row in hand is shown in full below

	// done gets the ids that were chosen, in the order of items, and the text
	// of new ones. The dialog is closed already. It is not called on esc.
	done func(ids, added []string) tea.Cmd

	way passage // to other fields

	menu    bool // it lists actions
	query   searchLine
	rows    list
	rank    ranking
	found   []int // the items that match, best first
	similar bool  // none contains what is typed: those that come near
	adds    bool  // the last row is the one that adds
	start   map[string]bool
	first   int  // the row in hand at the start
	touched bool // the person has ticked something here
}

// newItem begins the id of an item that the person has added here.
const newItem = "\x00new "

// newPicker makes a picker for one item.
func newPicker(sh *shell, name string, items []item, done func(ids, added []string) tea.Cmd) *picker {
	return &picker{sh: sh, name: name, items: items, done: done}
}

// A searchLine is a line whose text has been served once a row was ticked: what
// is typed then begins a new search.
type searchLine struct {
	lineEdit
	served bool
	ticks  bool // a blank ticks, unless it may be part of what is searched
	moved  bool // a row was gone to since something was typed
}

func (s *searchLine) spares(key string) bool {
	return key == "space" && s.ticks && (s.served || s.moved || s.value() == "")
}

func (s *searchLine) insert(text string) {
	if s.served {
		s.set("")
	}
	s.served = false
	if s.value() == "" {
		text = strings.TrimPrefix(text, "/") // it stands before the line already
	}
	s.lineEdit.insert(text)
}

func (p *picker) title() string { return p.name }

func (p *picker) init() tea.Cmd {
	p.items = slices.Clone(p.items)
	p.start = maps.Clone(p.on)
	if p.on = maps.Clone(p.on); p.on == nil {
		p.on = map[string]bool{}
	}
	p.query.hint, p.query.ticks = "type to search", p.many
	p.search()
	for i, it := range p.items {
		if !p.many && p.on[it.id] {
			p.rows.move(i) // the present choice is in hand
		}
	}
	p.first = p.rows.cursor
	return nil
}

func (p *picker) editor() editor { return &p.query }

func (p *picker) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		p.query.served, p.query.moved = false, false
		p.search()
	case tea.MouseWheelMsg:
		p.rows.pointer(msg)
	case tea.MouseClickMsg:
		msg.Y -= 1 + len(p.remark(1).lines)
		if p.rows.pointer(msg) {
			if p.many {
				return p.tick()
			}
			return p.choose()
		}
	}
	return nil
}

func (p *picker) actions() []action {
	nothing := func() string {
		if p.rows.count == 0 {
			return "Nothing matches."
		}
		return ""
	}
	act := func(id, title, key string, run func() tea.Cmd) action {
		return action{id: "picker." + id, title: title, keys: []string{key}, why: nothing, run: run}
	}
	var out []action
	take := act("choose", "choose", "enter", p.choose)
	if p.onAdd() {
		take.title = "make a new " + p.add
	}
	switch {
	case p.many && p.searched() == "" && (p.ticks() > 0 || p.emptied()):
		take = action{id: "picker.choose", title: "done", keys: []string{"enter"}, run: p.choose}
	case p.untouched():
		take.title, take.run = "done", p.takeNothing
	}
	title := take.title + ", "
	if p.idle() {
		title = ""
	}
	ways := p.way.actions("picker", title, p)
	switch {
	case !p.way.flow:
		out = append(out, take)
	case !p.many || p.untouched():
		ways = through(ways)
	default:
		choose := take.run
		take.run = func() tea.Cmd { return tea.Batch(choose(), p.way.on(1)) }
		take.title += ", next field"
		ways[0].quiet = ways[0].title == take.title // told once
		out = append(out, take)
	}
	if p.many {
		tick := act("tick", "tick", "space", p.tick)
		tick.keys = append(tick.keys, "ctrl+t")
		out = append(out, tick)
	}
	out = append(out, ways...)
	out = append(out, action{id: "picker.cancel", title: "cancel", keys: []string{"esc"}, run: p.cancel})
	for _, a := range p.rows.actions(false) {
		move := a.run
		a.run = func() tea.Cmd { p.query.moved = true; return move() }
		out = append(out, a)
	}
	return out
}

// idle tells that the person has decided nothing here yet.
func (p *picker) idle() bool {
	return !p.touched && p.searched() == "" && (p.many || p.rows.cursor == p.first)
}

// untouched tells that the person has not even gone to a row of many: then the
// enter key takes none, however one has come here.
func (p *picker) untouched() bool { return p.many && p.idle() && !p.query.moved }

func (p *picker) takeNothing() tea.Cmd {
	p.sh.close(p)
	p.sh.say("Nothing was ticked, so nothing was taken; space ticks.")
	return nil
}

// pass closes the picker for who goes on to another field. A row that is in
// hand has not been ticked by that.
func (p *picker) pass() (cmd tea.Cmd, ok bool) {
	switch {
	case p.idle():
		p.sh.close(p)
		if i := p.rows.cursor; p.many && i != p.first && !p.on[p.items[p.found[i]].id] {
			p.sh.say("«" + p.items[p.found[i]].label + "» was not ticked, so it was not taken; space ticks.")
		}
		return nil, true
	case p.rows.count == 0, p.similar && !p.onAdd() && !p.query.moved:
		p.sh.say("Nothing is called «" + p.searched() + "», so nothing was taken. Choose a row, or give it up with esc.")
		return nil, false
	}
	return p.choose(), true
}

// cancel leaves everything as it was. Ticks do not vanish unheard.
func (p *picker) cancel() tea.Cmd {
	p.sh.close(p)
	if p.touched && !sameTicks(p.start, p.on) {
		p.sh.say("Cancelled: " + p.name + " stays as it was, and the ticks are gone.")
	}
	return nil
}

// sameTicks reports whether two sets of ticks are the same.
func sameTicks(a, b map[string]bool) bool {
	for _, m := range []map[string]bool{a, b} {
		for id := range m {
			if a[id] != b[id] {
				return false
			}
		}
	}
	return true
}

// searched is what is typed and has not been served by a tick.
func (p *picker) searched() string {
	if p.query.served {
		return ""
	}
	return strings.TrimSpace(p.query.value())
}

// search finds the items that match what is typed, best first.
func (p *picker) search() {
	p.rank.items = p.items
	p.found, p.similar = p.rank.find(strings.TrimSpace(p.query.value()))
	p.rows.cursor = 0
	n := len(p.found)
	if p.adds = p.canAdd(); p.adds {
		n++
	}
	p.rows.setCount(n)
	if p.similar && p.adds && !p.rank.slip {
		p.rows.move(n - 1) // what is only similar is not what was typed
	}
}

// canAdd tells whether what is typed may become a new item. Who types a question
// mark wants help, and no party of that name.
func (p *picker) canAdd() bool {
	q := strings.TrimSpace(p.query.value())
	return p.add != "" && strings.ContainsFunc(q, isWord) && !slices.ContainsFunc(p.found, func(i int) bool {
		return strings.EqualFold(strings.TrimSpace(p.items[i].label), q)
	})
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// onAdd tells whether the row that adds is in hand.
func (p *picker) onAdd() bool { return p.adds && p.rows.cursor == len(p.found) }

// tick turns the tick of the row in hand; on the row that adds, it makes and
// ticks a new item.
func (p *picker) tick() tea.Cmd {
	p.touched = true
	switch {
	case p.onAdd():
		p.addNew()
		p.query.set("")
		p.search()
		p.rows.move(len(p.items) - 1)
	case p.rows.cursor < len(p.found):
		id := p.items[p.found[p.rows.cursor]].id
		p.on[id] = !p.on[id]
		p.query.served = p.query.value() != ""
		if p.rows.cursor+1 < len(p.found) {
			p.rows.move(p.rows.cursor + 1)
		}
	}
	return nil
}

// addNew makes an item of what is typed, and ticks it.
func (p *picker) addNew() {
	name := strings.TrimSpace(p.query.value())
	it := item{id: newItem + name, label: name, note: "new"}
	p.items = append(p.items, it)
	p.on[it.id] = true
}

// ticks is how many items are ticked.
func (p *picker) ticks() int {
	n := 0
	for _, on := range p.on {
		if on {
			n++
		}
	}
	return n
}

// emptied tells that the person has taken away all ticks that were there.
func (p *picker) emptied() bool {
	return p.many && p.touched && p.ticks() == 0 && !sameTicks(p.start, nil)
}

// choose takes what is ticked and, where something is searched for or nothing is
// ticked, the row in hand.
func (p *picker) choose() tea.Cmd {
	had := p.ticks()
	if !p.many {
		clear(p.on)
		had = 0
	}
	left := ""
	switch in := p.rows.cursor < len(p.found); {
	case p.emptied() && p.searched() == "":
		// The last tick was taken away: nothing is what was meant.
	case had > 0 && p.searched() == "":
		if !p.touched && p.rows.cursor > 0 && in && !p.on[p.items[p.found[p.rows.cursor]].id] {
			left = p.items[p.found[p.rows.cursor]].label
		}
	case p.onAdd():
		p.addNew()
	case in:
		p.on[p.items[p.found[p.rows.cursor]].id] = true
	}
	var ids, added []string
	for _, it := range p.items {
		if !p.on[it.id] {
			continue
		}
		if name, ok := strings.CutPrefix(it.id, newItem); ok {
			added = append(added, name)
		} else {
			ids = append(ids, it.id)
		}
	}
	p.sh.close(p)
	if left != "" {
		p.sh.say("Taken is what was ticked. «" + left + "» was not; space ticks.")
	}
	return p.done(ids, added)
}
