package tui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// aheadDays is how far the list of what is due looks.
const aheadDays = 90

// A forecast is what the rules will find on a day ahead and do not find today:
// reviews, agreements, adequacy and documents that run out.
type forecast struct {
	to    model.Date
	done  bool
	asked request
}

// newDue makes the place of what is due in the next 90 days.
func newDue(p *places) *findings {
	f := newFindings(p)
	f.ahead = &forecast{to: model.DateOf(p.sh.now().AddDate(0, 0, aheadDays))}
	f.by = byDay
	return f
}

// look asks for the findings on the day ahead.
func (w *forecast) look(f *findings) tea.Cmd {
	d, m, to := f.b.d, f.b.now, w.to
	today := model.DateOf(f.sh.now())
	return fetch(&w.asked, func() ([]check.Finding, error) {
		now, err := auditOf(d.ctx, d.store, m, today)
		if err != nil {
			return nil, err
		}
		then, err := auditOf(d.ctx, d.store, m, to)
		if err != nil {
			return nil, err
		}
		return then.beside(now), nil
	})
}

// beside lists what a finds and b does not, the earliest first. Findings that
// only speak of the day itself in other words are the same.
func (a *audit) beside(b *audit) []check.Finding {
	type where struct {
		rule, uid string
		at        model.Path
	}
	var out []check.Finding
	for uid := range a.uids() {
		known := map[where]bool{}
		for _, x := range b.findings(uid) {
			known[where{x.Rule, x.UID, x.Path}] = true
		}
		for _, x := range a.findings(uid) {
			if !known[where{x.Rule, x.UID, x.Path}] {
				out = append(out, x)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y check.Finding) int {
		return cmp.Or(cmp.Compare(x.Since, y.Since), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.UID, y.UID), cmp.Compare(x.Path, y.Path))
	})
	return out
}

func (w *forecast) came(f *findings, found []check.Finding, err error) {
	w.done = true
	if err != nil {
		f.sh.fail(err)
		return
	}
	f.source, f.stale = f.entries(found), true
}
