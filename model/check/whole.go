package check

import (
	"slices"
	"strconv"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// twins is PU-05: two activities of the same companies in the same role with the
// same name, or the same purposes and data subjects.
type twins struct {
	byName, byAim map[uint64]*titled
	found         []twin
}

type twin struct {
	uid   string
	other *titled
	path  model.Path
	same  string
}

func (t *twins) see(g *glimpse) {
	if g.ended {
		return
	}
	if !t.meet(t.byName, g.sameName, g, "name", "name") && g.aim != 0 {
		t.meet(t.byAim, g.aim, g, "purposes", "purposes and data subjects")
	}
}

func (t *twins) meet(seen map[uint64]*titled, hash uint64, g *glimpse, path model.Path, same string) bool {
	first, known := seen[hash]
	if !known {
		seen[hash] = g.titled
		return false
	}
	if first.uid != g.uid && string(g.replacedBy) != first.uid {
		t.found = append(t.found, twin{g.uid, first, path, same})
	}
	return true
}

func (t *twins) end(w *whole) {
	for _, x := range t.found {
		w.find(x.uid, x.path, "other", x.other.title(), "what", x.same)
	}
}

// drift is DA-14: of a few activities with the same people in the same system
// one keeps special or criminal data in it, and another says nothing of them.
type drift struct {
	groups map[uint64]*driftGroup
	order  []*driftGroup
}

type driftGroup struct {
	system string
	seen   int
	other  *titled // the activity with sensitive data
	data   string  // which
	silent []twin
}

// A driftUse is a system in an activity that does not say which data are in it.
type driftUse struct {
	group  uint64 // hash of the system and the people
	system string
	path   model.Path
	data   string // sensitive data of the activity, or empty
}

// manyUses is from where on a system is a general one, such as mail, in which
// everything may lie.
const manyUses = 5

func (d *drift) see(x *glimpse) {
	for _, u := range x.uses {
		g := d.groups[u.group]
		if g == nil {
			g = &driftGroup{system: u.system}
			d.groups[u.group], d.order = g, append(d.order, g)
		}
		switch g.seen++; {
		case g.seen > manyUses:
			g.silent = nil
		case u.data == "":
			g.silent = append(g.silent, twin{uid: x.uid, path: u.path})
		case g.data == "":
			g.other, g.data = x.titled, u.data
		}
	}
}

func (d *drift) end(w *whole) {
	for _, g := range d.order {
		if g.data == "" {
			continue
		}
		for _, u := range g.silent {
			w.find(u.uid, u.path, "system", clip(g.system), "other", g.other.title(), "data", g.data)
		}
	}
}

// copies is SE-05: one typed description of measures in most activities. Shared
// baselines are terms, and not counted.
type copies struct {
	all   int
	texts map[uint64]*copied
	order []*copied
}

type copied struct {
	n     int
	first string
}

func (c *copies) see(g *glimpse) {
	c.all++
	if g.measures == 0 {
		return
	}
	if x := c.texts[g.measures]; x != nil {
		x.n++
		return
	}
	x := &copied{1, g.uid}
	c.texts[g.measures], c.order = x, append(c.order, x)
}

func (c *copies) end(w *whole) {
	const few = 5 // activities of which nothing can be said
	for _, x := range c.order {
		if c.all >= few && x.n*100 > c.all*80 {
			w.find(x.first, "measures_text", "count", strconv.Itoa(x.n), "all", strconv.Itoa(c.all))
		}
	}
}

// stillness is QU-05: nothing was reviewed for a year, while something changed.
type stillness struct {
	reviewed, started model.Date
}

func (s *stillness) see(g *glimpse) {
	s.reviewed, s.started = max(s.reviewed, g.reviewed), max(s.started, g.started)
}

func (s *stillness) end(w *whole) {
	if s.reviewed == "" || s.reviewed >= w.yearAgo {
		return // never reviewed: QU-03 says so of each
	}
	what, changed := "an activity", s.started
	note := func(word string, d model.Date) {
		if d > changed && d <= w.on && d.Valid() {
			what, changed = word, d
		}
	}
	for _, p := range sortedParties(w.parties) {
		for i := range p.Agreements {
			note("the agreement with "+clip(p.Name), p.Agreements[i].SignedOn)
		}
		for i := range p.Subprocessors {
			note("the sub-processors of "+clip(p.Name), p.Subprocessors[i].Since)
		}
	}
	if changed > s.reviewed {
		w.find(w.settings.UID, "review_every", "date", string(s.reviewed), "what", what, "changed", string(changed)).Since = dayAfter(shift(s.reviewed, 1))
	}
}

func sortedParties(m map[model.Link]*party) []*party {
	list := make([]*party, 0, len(m))
	for _, p := range m {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *party) int { return strings.Compare(a.UID, b.UID) })
	return list
}

// count is QU-07: hardly any activities.
type count struct{ n int }

func (c *count) see(*glimpse) { c.n++ }

func (c *count) end(w *whole) {
	employs := slices.ContainsFunc(w.own, func(p *party) bool { return number(p.Employees) > 0 })
	if employs && c.n < 3 {
		w.find(w.settings.UID, "", "count", model.Plural(c.n, "activity"))
	}
}

// areas is QU-08: activities that nearly every organisation has.
type areas struct {
	n     int
	found wordSet
}

func (a *areas) see(g *glimpse) {
	a.n++
	a.found |= g.topics
}

// areaWords are the words by which a standard activity is known.
var areaWords = map[string]wordSet{
	"recruitment": recruitmentWords, "payroll": payrollWords, "bookkeeping": bookkeepingWords,
	"website": websiteWords, "it_accounts": accountWords, "email": emailWords,
}

func (a *areas) end(w *whole) {
	if a.n < 3 {
		return // QU-07
	}
	var missing []string
	for _, s := range law.Starters() {
		if set := areaWords[s.Code]; s.Standard && a.found&set == 0 {
			missing = append(missing, strings.ToLower(s.Name[:1])+s.Name[1:])
		}
	}
	if len(missing) > 0 {
		w.find(w.settings.UID, "", "what", joinAnd(missing))
	}
}

// crowd is QU-09: many activities that differ in their names only.
type crowd struct {
	n    int
	seen map[uint64]int
}

func (c *crowd) see(g *glimpse) {
	c.n++
	c.seen[g.content]++
}

func (c *crowd) end(w *whole) {
	alike := 0
	for _, n := range c.seen {
		if n > 1 {
			alike += n
		}
	}
	if c.n > 300 && alike*2 >= c.n {
		w.find(w.settings.UID, "", "count", strconv.Itoa(c.n), "alike", strconv.Itoa(alike))
	}
}

// cover is QU-15: what a cover page says of the organisation.
type cover struct{}

func (cover) see(*glimpse) {}

func (cover) end(w *whole) {
	switch {
	case w.main == nil:
		w.find(w.settings.UID, "main_company")
	case w.main.DPODesignated == "" || w.main.DPODesignated == model.Unknown:
		w.say(1, w.main.UID, "dpo_designated", "party", clip(w.main.Name))
	}
}

// refs is QU-16: a ref that two activities bear.
type refs struct {
	seen  map[string]*titled
	found []twin
}

func (r *refs) see(g *glimpse) {
	if g.ref == "" {
		return
	}
	if first, taken := r.seen[g.ref]; taken && first.uid != g.uid {
		r.found = append(r.found, twin{uid: g.uid, same: g.ref, other: first})
	} else {
		r.seen[g.ref] = g.titled
	}
}

func (r *refs) end(w *whole) {
	for _, x := range r.found {
		w.find(x.uid, "ref", "ref", x.same, "other", x.other.title())
	}
}
