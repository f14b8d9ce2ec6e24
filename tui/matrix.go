package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// A verdict is one cell of a matrix.
type verdict struct {
	mark   string // one character
	word   string // what the mark means
	about  string // what the column is about
	reason string // what is missing, or why it is not possible
	at     model.Path
}

// marks are how states look, in the order of the legend.
type marking struct{ state, mark, word string }

var (
	letterMarks = []marking{
		{string(check.Said), "+", "said"},
		{string(check.None), "0", "none"},
		{string(check.NotPossible), "=", "not possible"},
		{string(check.NotKnown), "?", "unknown"},
		{string(check.NotSaid), "!", "not said"},
	}
	evidenceMarks = []marking{
		{string(check.Present), "+", "there"},
		{string(check.NotNeeded), "-", "not needed"},
		{string(check.Undecided), "?", "needed or not: not said"},
		{string(check.Stale), "~", "stale"},
		{string(check.Missing), "!", "missing"},
	}
)

func markOf(list []marking, state string) marking {
	for _, m := range list {
		if m.state == state {
			return m
		}
	}
	return marking{state, "?", state}
}

// letters are the verdicts on the letters of Article 30.
func letters(marks []check.Mark) []verdict {
	out := make([]verdict, len(marks))
	for i, m := range marks {
		k := markOf(letterMarks, string(m.State))
		out[i] = verdict{k.mark, k.word, "(" + m.Letter + ") " + letterWords[m.Article], m.Reason, m.Path}
	}
	return out
}

// letterWords tell in short what the letters ask for.
var letterWords = map[string]string{
	"30(1)(a)": "who is responsible, and how to reach them",
	"30(1)(b)": "purposes",
	"30(1)(c)": "data subjects and personal data",
	"30(1)(d)": "recipients",
	"30(1)(e)": "transfers to third countries",
	"30(1)(f)": "time limits for erasure",
	"30(1)(g)": "security measures",
	"30(2)(a)": "who is responsible, and how to reach them",
	"30(2)(b)": "what is processed for each controller",
	"30(2)(c)": "transfers to third countries",
	"30(2)(d)": "security measures",
}

// kindsOfEvidence are the columns of the matrix of evidence.
var kindsOfEvidence = []struct{ kind, head, words string }{
	{check.BalancingTest, "Balance", "balancing test, Article 6(1)(f)"},
	{check.Art9Condition, "Art. 9", "condition of Article 9(2)"},
	{check.ProcessorContract, "Contract", "contracts with processors, Article 28(3)"},
	{check.TransferTool, "Transfer", "transfer tools with an impact assessment, Articles 44 to 49"},
	{check.DPIA, "DPIA", "data protection impact assessment, Article 35"},
	{check.PrivacyNotice, "Notice", "privacy notice, Articles 13 and 14"},
}

func evidence(list []check.Evidence) []verdict {
	out := make([]verdict, len(kindsOfEvidence))
	for i, k := range kindsOfEvidence {
		out[i] = verdict{mark: " ", about: k.words}
		for _, e := range list {
			if e.Kind == k.kind {
				m := markOf(evidenceMarks, string(e.State))
				out[i] = verdict{m.mark, m.word, k.words, e.Reason, e.Path}
			}
		}
	}
	return out
}

// letterRow is the letters in one short line: "a+ b+ c! d0".
func letterRow(marks []check.Mark) string {
	parts := make([]string, len(marks))
	for i, m := range marks {
		parts[i] = m.Letter + markOf(letterMarks, string(m.State)).mark
	}
	return strings.Join(parts, " ")
}

// A matrix is a screen that shows how complete all activities are: by the
// letters of Article 30, or by evidence.
type matrix struct {
	sh     *shell
	b      *book
	proofs bool // evidence, not letters

	marks  map[string][]verdict // by uid; nil until they are read
	failed error
	asked  request
	rows   list
	column int
	gaps   bool // only activities where something is missing
}

func newMatrix(b *book, proofs bool) *matrix { return &matrix{sh: b.sh, b: b, proofs: proofs} }

func (x *matrix) title() string {
	if x.proofs {
		return "Evidence"
	}
	return "Completeness"
}

func (x *matrix) init() tea.Cmd { return x.read() }

// of is the row of an activity.
func (x *matrix) of(c *check.Checker, a *model.Activity) []verdict {
	if x.proofs {
		return evidence(c.Evidence(a))
	}
	return letters(c.Completeness(a))
}

func (x *matrix) read() tea.Cmd {
	d, m, today := x.b.d, x.b.now, model.DateOf(x.sh.now())
	return fetch(&x.asked, func() (map[string][]verdict, error) {
		out := map[string][]verdict{}
		c := check.New(m.reg, today, "")
		var err error
		for a := range d.store.Activities(d.ctx, &err) {
			out[strings.Clone(a.UID)] = x.of(c, a) // or all bodies would stay in memory
		}
		return out, err
	})
}

func (x *matrix) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[map[string][]verdict]:
		if x.asked.takes(msg) {
			x.marks, x.failed = msg.value, msg.err
		}
	case savedMsg:
		if _, ok := msg.rec.(*model.Activity); !ok || x.b.rules.now == nil {
			return x.read()
		}
		if x.marks != nil {
			a := msg.rec.(*model.Activity)
			x.marks[a.UID] = x.of(x.b.rules.now.checker, a)
		}
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		before := x.rows.cursor
		if x.rows.pointer(moved(msg, 0, 2)) && before == x.rows.cursor {
			return x.open()
		}
	}
	return nil
}

// cards are the activities that are shown.
func (x *matrix) cards() []*card {
	all := x.b.now.shelf(model.KindActivity).cards
	if !x.gaps {
		return all
	}
	var out []*card
	for _, c := range all {
		for _, v := range x.marks[c.UID] {
			if v.mark == "!" || v.mark == "~" {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// inHand is the activity and the cell in hand.
func (x *matrix) inHand() (*card, verdict, bool) {
	cards := x.cards()
	x.rows.setCount(len(cards))
	if len(cards) == 0 {
		return nil, verdict{}, false
	}
	c := cards[x.rows.cursor]
	row := x.marks[c.UID]
	if len(row) == 0 {
		return c, verdict{}, false
	}
	return c, row[min(x.column, len(row)-1)], true
}

// open goes to the place in the editor where the cell in hand is said.
func (x *matrix) open() tea.Cmd {
	c, v, ok := x.inHand()
	if !ok {
		return nil
	}
	return x.sh.push(newEditor(x.sh, x.b.d, editing{uid: c.UID, at: v.at}))
}

// next goes to the next cell where something is missing, around the end.
func (x *matrix) next() tea.Cmd {
	cards := x.cards()
	width := len(x.heads())
	n := len(cards) * width
	at := x.rows.cursor*width + x.column
	for k := 1; k <= n; k++ {
		i := (at + k) % n
		row := x.marks[cards[i/width].UID]
		if j := i % width; j < len(row) && (row[j].mark == "!" || row[j].mark == "~") {
			x.rows.move(i / width)
			x.column = j
			return nil
		}
	}
	x.sh.say("Nothing is missing.")
	return nil
}

func (x *matrix) actions() []action {
	none := func() string {
		if _, _, ok := x.inHand(); !ok {
			return "There is no activity."
		}
		return ""
	}
	other, title := !x.proofs, "evidence"
	if x.proofs {
		title = "completeness"
	}
	shown := "only with gaps"
	if x.gaps {
		shown = "all activities"
	}
	side := func(id, title string, by int, keys ...string) action {
		return action{id: "matrix." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd {
			x.column = max(min(x.column+by, len(x.heads())-1), 0)
			return nil
		}}
	}
	return append([]action{
		{id: "matrix.open", title: "say it", keys: []string{"enter"}, why: none, run: x.open},
		{id: "matrix.next", title: "next gap", keys: []string{"n"}, why: none, run: x.next},
		{id: "matrix.gaps", title: shown, keys: []string{"m"}, run: func() tea.Cmd { x.gaps = !x.gaps; return nil }},
		{id: "matrix.other", title: title, keys: []string{"tab"}, run: func() tea.Cmd {
			cmd := x.sh.pop()
			return tea.Batch(cmd, x.sh.push(newMatrix(x.b, other)))
		}},
		{id: "matrix.record", title: "show the record", keys: []string{"o"}, why: none, run: func() tea.Cmd {
			c, _, _ := x.inHand()
			return x.sh.push(newDetail(x.b, c.UID))
		}},
		side("left", "column left", -1, "left", "h"),
		side("right", "column right", 1, "right", "l"),
	}, x.rows.actions(true)...)
}
