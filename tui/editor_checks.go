package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// checks are what the rules find in a record as it is on the screen, and not
// saved yet.
type checks struct {
	checker *check.Checker
	of      *model.Register // that checker knows
	version int             // of the session that found is of
	among   *ledger         // what the rules find where they see all activities
	seen    model.Record    // the record as it was when among came
	found   []check.Finding // without those that are muted
	tally   tally
}

// findings asks the rules about the record in hand, once for each of its states.
// A shared record is looked at when nothing is being typed, and after a save: the
// rules go through all of them for it.
func (f *form) findings() []check.Finding {
	s, c := f.s, &f.root.checks
	if now := f.d.among; c.among != now {
		c.among, c.seen, c.version = now, s.was, 0
	}
	if c.version == s.version {
		return c.found
	}
	a, isActivity := s.rec.(*model.Activity)
	if !isActivity && f.root.hand != nil && c.version > 0 {
		return c.found
	}
	c.version = s.version
	today := model.DateOf(f.sh.now())
	reg := s.register()
	var found []check.Finding
	if isActivity {
		if c.checker == nil || c.of != reg {
			c.checker, c.of = check.New(reg, today, ""), reg
		}
		found = c.checker.Activity(a)
	} else {
		found = check.New(reg.With(s.rec), today, "").Record(s.rec)
	}
	found = append(found, c.foundAmong(s.rec)...)
	c.found = slices.DeleteFunc(found, func(x check.Finding) bool { return x.Muted })
	c.tally = tally{}
	c.tally.add(c.found...)
	return c.found
}

// foundAmong is what the rules found in the record when they last saw all
// activities, as far as it still is so: too much to ask at every key. Where a field
// was changed since, or the role on which most rules depend, nobody knows until it
// is saved.
func (c *checks) foundAmong(rec model.Record) []check.Finding {
	if c.among == nil {
		return nil
	}
	found := c.among.of(rec.Base().UID)
	if len(found) == 0 {
		return nil
	}
	changed := model.Diff(c.seen, rec)
	return slices.DeleteFunc(found, func(x check.Finding) bool {
		return slices.ContainsFunc(changed, func(d model.Difference) bool {
			top := d.Path.Top()
			return top == "role" || x.Path != "" && top == x.Path.Top()
		})
	})
}

// rowFindings tell which findings speak of which row.
type rowFindings struct {
	version int
	among   *ledger
	rows    map[int][]check.Finding
}

// findingsOf are those that speak of row i, the heaviest first.
func (f *form) findingsOf(i int) []check.Finding {
	if f.marks.version == f.s.version && f.marks.among == f.d.among {
		return f.marks.rows[i]
	}
	f.marks = rowFindings{version: f.s.version, among: f.d.among, rows: map[int][]check.Finding{}}
	for _, x := range f.findings() {
		best, length := -1, -1
		for j, r := range f.rows {
			if r.kind != rowHeading && x.Path != "" && inside(x.Path, r.path) && len(r.path) > length {
				best, length = j, len(r.path)
			}
		}
		if best >= 0 {
			f.marks.rows[best] = append(f.marks.rows[best], x)
		}
	}
	for _, list := range f.marks.rows {
		slices.SortStableFunc(list, func(x, y check.Finding) int { return int(y.Severity) - int(x.Severity) })
	}
	return f.marks.rows[i]
}

// findingMark is the letter before a row of which a finding speaks, or "".
func (f *form) findingMark(i int) string {
	found := f.findingsOf(i)
	if len(found) == 0 {
		return ""
	}
	s := found[0].Severity
	return f.sh.theme.severityStyle(s).Render(map[check.Severity]string{check.Error: "E", check.Warning: "W", check.Hint: "h"}[s])
}

// tell gives the findings of a row in words, to be read below the rows.
func (f *form) tell(found []check.Finding, width int) []string {
	t := f.sh.theme
	x := found[0]
	more := ""
	if n := len(found) - 1; n > 0 {
		more = " (and " + strconv.Itoa(n) + " more)"
	}
	var out []string
	for i, line := range fold(x.Severity.String()+" "+x.Rule+": "+sentence(x.Message)+more, max(width-3, 1)) {
		mark := "   "
		if i == 0 {
			mark = " " + f.findingMark(f.cursor) + " "
		}
		if x.Severity == check.Hint {
			line = t.dim.Render(line)
		} else {
			line = t.warn.Render(line)
		}
		out = append(out, mark+line)
	}
	for _, line := range fold(f.about(f.row()), max(width-3, 1)) { // where there is room left
		out = append(out, "   "+t.dim.Render(line))
	}
	return out
}

// checkActions go about among findings.
func (f *form) checkActions() []action {
	none := func() string {
		if len(f.findings()) == 0 {
			return "The rules have nothing to ask."
		}
		return ""
	}
	return []action{
		{id: "form.finding", title: "next finding", keys: []string{"f"}, quiet: len(f.findings()) == 0, why: none, run: f.nextFinding},
		{id: "form.findings", title: "what the record does not say", keys: []string{"F"}, quiet: true, why: none, run: f.listFindings},
		{id: "form.suggest", title: "suggestions", keys: []string{"s"}, quiet: true, why: f.noSuggestion, run: f.suggest},
	}
}

// nextFinding goes to the next row that a finding speaks of, around the end.
func (f *form) nextFinding() tea.Cmd {
	f.build()
	n := len(f.rows)
	for k := 1; k <= n; k++ {
		if i := (f.cursor + k) % n; len(f.findingsOf(i)) > 0 {
			f.cursor = i
			return nil
		}
	}
	f.sh.say("No finding speaks of a field here. F lists all.")
	return nil
}

// listFindings lists what the rules find in the record, and goes to the one that
// is chosen.
func (f *form) listFindings() tea.Cmd {
	found := slices.Clone(f.findings())
	slices.SortStableFunc(found, func(x, y check.Finding) int { return int(y.Severity) - int(x.Severity) })
	var items []item
	for i, x := range found {
		where := "the whole record"
		if x.Path != "" {
			where = placeWords(f.s.register(), x.Path, f.s.rec)
		}
		items = append(items, item{id: strconv.Itoa(i), label: x.Severity.String() + " " + x.Rule + " " + where, note: sentence(x.Message)})
	}
	p := newPicker(f.sh, "What the record does not say", items, func(ids, _ []string) tea.Cmd {
		i, _ := strconv.Atoi(ids[0])
		return f.root.visitFrom(f, found[i].Path)
	})
	p.whole = true
	return f.sh.open(p)
}
