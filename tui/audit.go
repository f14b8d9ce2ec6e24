package tui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
	"ropa/store"
)

// An audit is what the rules found in a register as of a day. It is never
// changed, so that lists can be sorted by it away from the event loop.
type audit struct {
	checker *check.Checker
	own     *ledger                    // of the records themselves
	whole   *ledger                    // what shows only when all activities are seen
	saved   map[string][]check.Finding // of activities that were saved since, instead of own
}

// findings is what the rules found in a record.
func (a *audit) findings(uid string) []check.Finding {
	if a == nil {
		return nil
	}
	own, saved := a.saved[uid]
	if !saved {
		own = a.own.of(uid)
	}
	return slices.Concat(own, a.whole.of(uid))
}

// A tally counts findings that are not muted, by their severity.
type tally [check.Error + 1]int

func (t *tally) add(findings ...check.Finding) {
	for i := range findings {
		if f := &findings[i]; !f.Muted {
			t[f.Severity]++
		}
	}
}

func (t *tally) plus(other tally) {
	for severity, n := range other {
		t[severity] += n
	}
}

// short is the tally for a narrow column. Hints do not count there.
func (t tally) short() string {
	var parts []string
	if n := t[check.Error]; n > 0 {
		parts = append(parts, fmt.Sprintf("E%d", n))
	}
	if n := t[check.Warning]; n > 0 {
		parts = append(parts, fmt.Sprintf("W%d", n))
	}
	return strings.Join(parts, " ")
}

// order sorts lists by errors, then by warnings.
func (t tally) order() string {
	if t[check.Error]+t[check.Warning] == 0 {
		return ""
	}
	return fmt.Sprintf("%05d%05d", t[check.Error], t[check.Warning])
}

// words is the tally from the given severity on: "2 errors, 1 warning".
func (t tally) words(least check.Severity) string {
	var parts []string
	for s := check.Error; s >= max(least, check.Hint); s-- {
		if n := t[s]; n > 0 {
			parts = append(parts, model.Plural(n, s.String()))
		}
	}
	return strings.Join(parts, ", ")
}

func (a *audit) tally(uid string) (t tally) {
	if a == nil {
		return t
	}
	t = a.whole.tally(uid)
	if own, saved := a.saved[uid]; saved {
		t.add(own...)
	} else {
		t.plus(a.own.tally(uid))
	}
	return t
}

// all counts everything that was found.
func (a *audit) all() (t tally) {
	for uid := range a.uids() {
		t.plus(a.tally(uid))
	}
	return t
}

// uids are the records in which something was found.
func (a *audit) uids() map[string]bool {
	out := map[string]bool{}
	if a == nil {
		return out
	}
	for _, l := range []*ledger{a.own, a.whole} {
		for uid := range l.spans {
			out[uid] = true
		}
	}
	for uid := range a.saved {
		out[uid] = true
	}
	return out
}

// auditOf runs all rules over a register as of a day. Of the activities some
// hundred are in memory at a time.
func auditOf(ctx context.Context, s *store.Store, m *moment, on model.Date) (*audit, error) {
	a := &audit{checker: check.New(m.reg, on, "")}
	own, whole := newLedger(), newLedger()
	for _, rec := range m.reg.Records("") {
		if rec.Kind() != model.KindActivity {
			own.add(rec.Base().UID, a.checker.Record(rec))
		}
	}
	var err error
	ofAll := a.checker.Activities(s.Activities(ctx, &err), func(x *model.Activity, found []check.Finding) { own.add(x.UID, found) })
	byUID := map[string][]check.Finding{}
	for _, f := range ofAll {
		byUID[f.UID] = append(byUID[f.UID], f)
	}
	for uid, found := range byUID {
		whole.add(uid, found)
	}
	a.own, a.whole = own.end(), whole.end()
	return a, err
}

// with is the audit after an activity was saved. What shows only when all
// activities are seen stays as it was found last.
func (a *audit) with(x *model.Activity) *audit {
	n := *a
	if n.saved = maps.Clone(a.saved); n.saved == nil {
		n.saved = map[string][]check.Finding{}
	}
	n.saved[x.UID] = a.checker.Activity(x)
	return &n
}

// breath is how long nothing must be saved before the whole register is gone
// through again.
const breath = 500 * time.Millisecond

// records tell two moments apart by what the rules look at.
type records struct {
	reg        *model.Register
	activities *shelf
}

// An inspector keeps the audit of the open register up to date: at once for an
// activity that is saved here, after a breath for everything else.
type inspector struct {
	b       *book
	now     *audit // nil until the first one
	sum     tally  // of everything in counted
	counted *audit

	asked request
	last  records // that the last one asked for is of
	lame  bool    // that one failed
	stop  context.CancelFunc
}

func (i *inspector) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case savedMsg:
		if x, ok := msg.rec.(*model.Activity); ok && i.now != nil {
			i.show(i.now.with(x))
		}
	case result[*audit]:
		if i.asked.takes(msg) {
			switch {
			case msg.err == nil:
				i.show(msg.value)
			case i.b.d.ctx.Err() == nil:
				i.lame = true
				i.b.sh.fail(fmt.Errorf("the register could not be checked; nothing was changed: %w", msg.err))
			}
		}
	}
	return i.catchUp()
}

// catchUp asks for an audit where the register is not as the last one saw it.
func (i *inspector) catchUp() tea.Cmd {
	m := i.b.now
	is := records{m.reg, m.shelves[model.KindActivity]}
	if !m.whole || len(m.unread) > 0 || i.last == is {
		return nil
	}
	pause := breath
	if i.last.reg == nil {
		pause = 0
	}
	i.last, i.lame = is, false
	if i.stop != nil {
		i.stop()
	}
	var ctx context.Context
	ctx, i.stop = context.WithCancel(i.b.d.ctx)
	s, today := i.b.d.store, model.DateOf(i.b.sh.now())
	rest := i.b.rest
	work := func() (*audit, error) {
		a, err := auditOf(ctx, s, m, today)
		if rest != nil && pause == 0 {
			rest()
		}
		return a, err
	}
	if pause == 0 {
		return fetch(&i.asked, work)
	}
	return debounce(i.b.sh, &i.asked, pause, work)
}

// show takes a over; all that draws from the book is drawn anew.
func (i *inspector) show(a *audit) {
	i.now, i.b.d.among = a, a.whole
	i.b.version++
	m := *i.b.now
	m.audit = a
	i.b.now = &m
}

// sorted lists all findings: of the activities in the order of their refs, then
// of the shared records and the settings.
func (i *inspector) sorted() []check.Finding {
	if i.now == nil {
		return nil
	}
	var out []check.Finding
	m := i.b.now
	for _, c := range m.shelf(model.KindActivity).cards {
		out = append(out, i.now.findings(c.UID)...)
	}
	for _, rec := range m.reg.Records("") {
		if rec.Kind() != model.KindActivity {
			out = append(out, i.now.findings(rec.Base().UID)...)
		}
	}
	if _, ok := m.reg.Entry(""); !ok {
		out = append(out, i.now.findings("")...) // of settings that are not there yet
	}
	return out
}

func (i *inspector) profile() string {
	if i.now == nil {
		return ""
	}
	return i.now.checker.Profile()
}
