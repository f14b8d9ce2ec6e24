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
	byName, byAim map[uint64]titled
	found         []twin
}

type twin struct {
	titled
	other titled
	path  model.Path
	same  string
}

func (t *twins) see(k *facts) {
	if k.ProcessingStatus == model.StatusEnded {
		return
	}
	acts := func() *key {
		h := newKey()
		h.add(k.Role, k.Companies.Word)
		h.addSet(len(k.Companies.Keys), func(i int) string { return k.Companies.Keys[i] })
		h.addSet(len(k.Clients), func(i int) string { return string(k.Clients[i].Party) })
		return h
	}
	h := acts()
	h.add(model.Fold(k.Name))
	me := k.titled()
	if t.meet(t.byName, h.h.Sum64(), me, k, "name", "name") || len(k.Purposes) == 0 || len(k.subjects) == 0 {
		return
	}
	h = acts()
	h.addSet(len(k.Purposes), func(i int) string { return model.Fold(k.Purposes[i].Text) })
	h.addSet(len(k.subjects), func(i int) string { return string(k.subjects[i].Term) })
	t.meet(t.byAim, h.h.Sum64(), me, k, "purposes", "purposes and data subjects")
}

func (t *twins) meet(seen map[uint64]titled, sum uint64, me titled, k *facts, path model.Path, same string) bool {
	first, known := seen[sum]
	if !known {
		seen[sum] = me
		return false
	}
	if first.uid != me.uid && string(k.ReplacedBy) != first.uid {
		t.found = append(t.found, twin{me, first, path, same})
	}
	return true
}

func (t *twins) end(w *whole) {
	for _, x := range t.found {
		w.find(x.uid, x.path, "other", clip(x.other.title), "what", x.same)
	}
}

// drift is DA-14: of a few activities with the same people in the same system
// one keeps special or criminal data in it, and another says nothing of them.
type drift struct {
	groups map[uint64]*driftGroup
	order  []*driftGroup
}

type driftGroup struct {
	system    string
	seen      int
	sensitive *titled
	data      string
	silent    []driftUse
}

type driftUse struct {
	titled
	path model.Path
}

// manyUses is from where on a system is a general one, such as mail, in which
// everything may lie.
const manyUses = 5

func (d *drift) see(k *facts) {
	if k.processor || len(k.subjects) == 0 {
		return
	}
	for i, s := range k.systems {
		if s == nil || !k.Systems[i].Scope.PersonalData.IsZero() {
			continue
		}
		h := newKey()
		h.add(s.UID)
		h.addSet(len(k.subjects), func(i int) string { return string(k.subjects[i].Term) })
		sum := h.h.Sum64()
		g := d.groups[sum]
		if g == nil {
			g = &driftGroup{system: s.Name}
			d.groups[sum], d.order = g, append(d.order, g)
		}
		if g.seen++; g.seen > manyUses {
			g.silent = nil
			continue
		}
		me := k.titled()
		at := slices.IndexFunc(k.data, func(x datum) bool { return x.term.special || x.term.criminal })
		switch {
		case at < 0:
			g.silent = append(g.silent, driftUse{me, item("systems", k.Systems[i].Key)})
		case g.sensitive == nil:
			g.sensitive, g.data = &me, k.dataName(at)
		}
	}
}

func (d *drift) end(w *whole) {
	for _, g := range d.order {
		if g.sensitive == nil {
			continue
		}
		for _, u := range g.silent {
			w.find(u.uid, u.path, "system", clip(g.system), "other", clip(g.sensitive.title), "data", g.data)
		}
	}
}

// copies is SE-05: one typed description of measures in most activities. Shared
// baselines are terms, and not counted.
type copies struct {
	all   int
	texts map[string]*copied
}

type copied struct {
	n     int
	first string
}

func (c *copies) see(k *facts) {
	c.all++
	if k.MeasuresText == "" {
		return
	}
	if x := c.texts[k.MeasuresText]; x != nil {
		x.n++
		return
	}
	c.texts[k.MeasuresText] = &copied{1, k.UID}
}

func (c *copies) end(w *whole) {
	const few = 5 // activities of which nothing can be said
	for _, text := range sortedKeys(c.texts) {
		if x := c.texts[text]; c.all >= few && x.n*100 > c.all*80 {
			w.find(x.first, "measures_text", "count", strconv.Itoa(x.n), "all", strconv.Itoa(c.all))
		}
	}
}

// stillness is QU-05: nothing was reviewed for a year, while something changed.
type stillness struct {
	reviewed, started model.Date
}

func (s *stillness) see(k *facts) {
	s.reviewed = max(s.reviewed, k.lastReview())
	if k.StartsOn <= k.on && k.StartsOn > s.started && k.StartsOn.Valid() {
		s.started = k.StartsOn
	}
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

func (c *count) see(*facts) { c.n++ }

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

func (a *areas) see(k *facts) {
	a.n++
	a.found |= k.topicOf()
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

func (c *crowd) see(k *facts) {
	c.n++
	h := newKey()
	h.add(k.Role)
	h.addSet(len(k.Purposes), func(i int) string { return k.Purposes[i].Text })
	h.addSet(len(k.LegalBases), func(i int) string { return k.LegalBases[i].Art6 })
	h.addSet(len(k.subjects), func(i int) string { return string(k.subjects[i].Term) })
	h.addSet(len(k.data), func(i int) string { return string(k.data[i].Term) })
	h.addSet(len(k.recipients), func(i int) string { return string(k.recipients[i].Party + k.recipients[i].Term) })
	c.seen[h.h.Sum64()]++
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

func (cover) see(*facts) {}

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
	seen  map[string]titled
	found []struct{ uid, ref, other string }
}

func (r *refs) see(k *facts) {
	if k.Ref == "" {
		return
	}
	if first, taken := r.seen[k.Ref]; taken && first.uid != k.UID {
		r.found = append(r.found, struct{ uid, ref, other string }{k.UID, k.Ref, clip(first.title)})
	} else {
		r.seen[k.Ref] = titled{k.UID, k.Name}
	}
}

func (r *refs) end(w *whole) {
	for _, x := range r.found {
		w.find(x.uid, "ref", "ref", x.ref, "other", x.other)
	}
}
