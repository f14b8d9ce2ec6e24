package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// A table is the list of one kind: what it shows, in which order, and where one
// is in it.
type table struct {
	b    *book
	kind model.Kind

	columns []column
	sort    string // the key of the column that it is sorted by
	down    bool
	hand    int // the column in hand
	left    int // the first column that is seen

	rows list
	have arrangement
	want string // the record to take in hand when it is there

	handled bool // the person has done something here

	line   lineEdit
	typing bool              // the search line has the focus
	wrong  *model.QueryError // of what is typed; the list shows the last good result
	early  bool              // the rules have not answered yet, and the same holds

	asked  request
	asking bool
	again  bool // something changed while it was being arranged
	stop   context.CancelFunc
}

func newTable(b *book, k model.Kind) *table {
	t := &table{b: b, kind: k, columns: columnsBy(k, usual[k]), sort: "name", stop: func() {}}
	if k == model.KindActivity {
		t.sort = "ref"
	}
	b.habits.apply(t)
	t.line.hint = `words, or field:value such as role:processor; - before it means not`
	return t
}

// An arrangement says which cards are shown and in which order.
type arrangement struct {
	of    *shelf
	query string
	shown []int32 // places on the shelf; nil: all, as they stand there
	order ordering
}

func (a *arrangement) len() int {
	if a.shown != nil {
		return len(a.shown)
	}
	if a.of == nil {
		return 0
	}
	return len(a.of.cards)
}

func (a *arrangement) card(i int) *card {
	if i < 0 || i >= a.len() {
		return nil
	}
	if a.shown != nil {
		i = int(a.shown[i])
	}
	return a.of.cards[i]
}

// An ordering is all places of a shelf sorted by a column; places are nil where
// the shelf has that order itself.
type ordering struct {
	of     *moment
	key    string
	down   bool
	places []int32
}

// card is the card in hand, or nil.
func (t *table) card() *card { return t.have.card(t.rows.cursor) }

// column is the column in hand.
func (t *table) column() column { return t.columns[t.hand] }

// query is what is searched for.
func (t *table) query() string { return strings.TrimSpace(t.line.value()) }

// refresh brings the list up to date after the book has turned a page.
func (t *table) refresh() tea.Cmd {
	now := t.b.now
	sorted, _ := t.sortColumn()
	if t.have.of == now.shelf(t.kind) && t.have.query == "" && !t.early && !readLater(t.kind, sorted) {
		return nil
	}
	switch {
	case t.query() == "" && (t.inFileOrder() || len(now.shelf(t.kind).cards) <= atOnce):
		// No work worth waiting for: keys typed ahead find the list as it is.
		t.asked.cancel()
		t.asking, t.again = false, false
		t.show(arrangement{of: now.shelf(t.kind), shown: now.sorted(t.kind, sorted, t.down)})
		return nil
	case t.asking:
		t.again = true
		return nil
	}
	return t.arrange(0)
}

// atOnce is how many cards can be sorted within a key press.
const atOnce = 1000

// inFileOrder reports whether the list is as the file lists it.
func (t *table) inFileOrder() bool {
	first := "name"
	if t.kind == model.KindActivity {
		first = "ref"
	}
	return t.sort == first && !t.down
}

// readLater reports whether a column shows what is read out of the records.
func readLater(k model.Kind, c column) bool {
	return c.key == columnGaps || c.key == columnFindings || !c.inMemory(k)
}

func (t *table) sortColumn() (column, bool) {
	for _, c := range columnsOf(t.kind) {
		if c.key == t.sort {
			return c, true
		}
	}
	return column{}, false
}

// arrange asks, after a pause, for the cards that are found in their order.
func (t *table) arrange(pause time.Duration) tea.Cmd {
	t.stop()
	ctx, stop := context.WithCancel(t.b.d.ctx)
	t.stop, t.asking, t.again = stop, true, false
	m, s, k, query := t.b.now, t.b.d.store, t.kind, t.query()
	today := model.DateOf(t.b.sh.now())
	sorted, _ := t.sortColumn()
	order, down := t.have.order, t.down
	work := func() (arrangement, error) {
		if order.of != m || order.key != sorted.key || order.down != down {
			order = ordering{m, sorted.key, down, m.sorted(k, sorted, down)}
		}
		a := arrangement{of: m.shelf(k), query: query, shown: order.places, order: order}
		if query == "" {
			return a, nil
		}
		found, err := m.find(ctx, s, k, query, today)
		if err != nil {
			return a, err
		}
		a.shown = pick(order.places, found)
		return a, nil
	}
	if pause > 0 {
		return debounce(t.b.sh, &t.asked, pause, work)
	}
	return fetch(&t.asked, work)
}

// pick keeps the places that are found, in their order.
func pick(places []int32, found []bool) []int32 {
	out := []int32{}
	if places == nil {
		for i, is := range found {
			if is {
				out = append(out, int32(i))
			}
		}
		return out
	}
	for _, i := range places {
		if found[i] {
			out = append(out, i)
		}
	}
	return out
}

// sorted is the places of kind k in the order of column c; what says nothing
// comes last, whichever way.
func (m *moment) sorted(k model.Kind, c column, down bool) []int32 {
	first := "name"
	if k == model.KindActivity {
		first = "ref"
	}
	if c.key == first && !down {
		return nil
	}
	cards := m.shelf(k).cards
	keys := make([]string, len(cards))
	places := make([]int32, len(cards))
	for i, x := range cards {
		keys[i], places[i] = c.order(m, x), int32(i)
	}
	slices.SortStableFunc(places, func(i, j int32) int {
		x, y := keys[i], keys[j]
		switch {
		case x == y:
			return 0
		case x == "":
			return 1
		case y == "":
			return -1
		case down:
			return strings.Compare(y, x)
		}
		return strings.Compare(x, y)
	})
	return places
}

// update takes the answer to arrange.
func (t *table) update(msg tea.Msg) tea.Cmd {
	answer, ok := msg.(result[arrangement])
	if !ok || !t.asked.takes(answer) {
		return nil
	}
	t.asking = false
	t.early = errors.Is(answer.err, errUnasked)
	var wrong *model.QueryError
	switch {
	case errors.As(answer.err, &wrong):
		t.wrong = wrong
	case t.early:
		t.wrong = nil
	case answer.err != nil:
		t.b.sh.fail(answer.err)
	default:
		t.wrong = nil
		t.show(answer.value)
	}
	if t.again {
		return t.arrange(0)
	}
	return nil
}

// show takes a over; the record in hand stays in hand as long as it is there. Before
// anything was done here the first row is in hand, whichever that turns out to be.
func (t *table) show(a arrangement) {
	uid := t.want
	if c := t.card(); c != nil && uid == "" && (t.handled || t.rows.cursor > 0) {
		uid = c.UID
	}
	t.have = a
	t.rows.setCount(a.len())
	for i := range a.len() {
		if a.card(i).UID == uid {
			t.rows.move(i)
			break
		}
	}
	if t.want != "" && a.of.at(t.want) >= 0 {
		t.want = "" // in hand, or left out by the search
	}
}

// seek takes the record uid in hand, now or as soon as the list has it.
func (t *table) seek(uid string) {
	t.want = uid
	if t.have.of != nil {
		t.show(t.have)
	}
}

// clear gives the search up.
func (t *table) clear() tea.Cmd {
	t.line.set("")
	t.typing, t.wrong = false, nil
	return t.arrange(0)
}

// sortBy sorts by the column in hand; by the same one again, the other way
// round.
func (t *table) sortBy() tea.Cmd {
	key := t.column().key
	t.down = t.sort == key && !t.down
	t.sort = key
	return tea.Batch(t.arrange(0), t.b.habits.keep(t))
}

// term is a query term for the value under the cursor, or a reason why there
// is none.
func (t *table) term() (term, why string) {
	c, x := t.column(), t.card()
	switch {
	case x == nil:
		return "", "There is no record."
	case c.key == columnGaps || c.key == columnChangedBy:
		return "", "The search has no word for it."
	case c.key == columnFindings && t.b.now.audit != nil:
		return findingTerm(t.b.now.audit.tally(x.UID)), ""
	}
	v := c.value(t.b.now, t.b.d.reg, x)
	switch {
	case v == ellipsis:
		return "", "It is not read yet."
	case c.field != nil && (c.field.HasItems() || c.field.Many):
		v, _, _ = strings.Cut(v, ", ") // the first of them
	}
	if r := []rune(v); len(r) > 60 {
		v = string(r[:60])
	}
	return model.QueryTerm{Field: c.key, Value: v}.String(), ""
}

// findingTerm is what finds the records with findings as heavy as n counts.
func findingTerm(n tally) string {
	const field = check.QueryField + ":"
	switch {
	case n[check.Error] > 0:
		return field + check.Error.String()
	case n[check.Warning] > 0:
		return field + check.Warning.String()
	}
	return "-" + field + check.Error.String() + " -" + field + check.Warning.String()
}

// narrow adds the value under the cursor to the search.
func (t *table) narrow() tea.Cmd {
	term, why := t.term()
	if why != "" {
		return nil
	}
	if q := t.query(); !strings.Contains(" "+q+" ", " "+term+" ") {
		t.line.set(strings.TrimSpace(q + " " + term))
	}
	return t.arrange(0)
}
