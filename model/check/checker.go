package check

import (
	"slices"
	"sync"
	"time"

	"ropa/model"
	"ropa/model/law"
)

// A Checker runs the rules over the records of one register as of one day. What
// is shared (parties, terms, systems, settings) is gone through once, in [New];
// when one of these records changes, make a new Checker. Activities are handed in.
//
// A Checker may be used by several goroutines at once, as long as nobody writes
// to the register.
type Checker struct {
	reg      *model.Register
	on       law.Date
	profile  string
	settings *model.Settings

	parties map[model.Link]*party
	own     []*party // companies of ours
	main    *party   // the main company, else the only own one, else nil
	terms   map[model.Link]*term
	systems map[model.Link]*system
	limits  map[model.Link]*model.Rule // the shared retention rules

	systemNames map[string]bool // folded
	systemWords map[string]bool // their first words
	known       map[string]bool // abbreviations that need no explanation

	rules      [2][]*bound // of a controller's and of a processor's record
	otherRules []*bound    // of the other kinds
	wholeRules []*bound    // of the register as a whole

	third      map[string]bool // countries that are third countries on the day
	adequacies map[string]*law.Adequacy
	mechanisms map[string]*law.Mechanism
	periods    []statutory
	spans      map[model.Period]model.Span // of the shared rules

	yearAgo, twoYearsAgo, inAYear law.Date
	reviewEvery                   model.Period
	reviewed                      law.Date // the last review must not be before it

	pool sync.Pool // of *facts
}

// A bound is a rule with the code that decides it.
type bound struct {
	*Rule
	place    int // in the table
	activity func(*facts)
	other    func(*other)
	whole    func() watcher
}

// bindings are all rows of the table with their code. A row without code is a
// mistake in this package, and every test meets it.
var bindings = sync.OnceValue(func() []*bound {
	table := rules()
	list := make([]*bound, len(table))
	for i := range table {
		r := &table[i]
		b := &bound{Rule: r, place: i, activity: activityRules[r.ID], other: otherRules[r.ID], whole: wholeRules[r.ID]}
		if b.activity == nil && b.other == nil && b.whole == nil {
			panic("check: no code for rule " + r.ID)
		}
		list[i] = b
	}
	return list
})

// New prepares the rules for a register. on is the day of which they speak: a
// day ahead shows what will be due then. A malformed day is taken for
// [law.StatusDate], up to which the law is known. The profile is a code of
// [law.Profiles]; empty is the one in the settings of the register.
func New(reg *model.Register, on law.Date, profile string) *Checker {
	if !on.Valid() {
		on = law.StatusDate
	}
	c := &Checker{
		reg: reg, on: on, profile: profile, settings: reg.Settings(),
		parties: map[model.Link]*party{}, terms: map[model.Link]*term{}, systems: map[model.Link]*system{}, limits: map[model.Link]*model.Rule{},
		systemNames: map[string]bool{}, systemWords: map[string]bool{}, known: map[string]bool{},
		third: map[string]bool{}, adequacies: map[string]*law.Adequacy{}, mechanisms: map[string]*law.Mechanism{}, spans: map[model.Period]model.Span{},
		yearAgo: shift(on, -1), twoYearsAgo: shift(on, -2), inAYear: shift(on, 1),
	}
	if c.profile == "" {
		c.profile = c.settings.Profile
	}
	c.law()
	for _, rec := range reg.Records("") {
		if rec.Kind() != model.KindActivity {
			c.learn(rec)
		}
	}
	for _, s := range c.systems {
		s.provider = c.parties[s.Provider]
	}
	for _, t := range c.terms {
		c.include(t)
	}
	for _, g := range c.settings.Glossary {
		c.explain(g.Short)
	}
	c.main = c.parties[c.settings.MainCompany]
	if c.main == nil && len(c.own) == 1 {
		c.main = c.own[0]
	}
	c.reviewEvery = "P1Y"
	if c.settings.ReviewEvery.Valid() {
		c.reviewEvery = c.settings.ReviewEvery
	}
	c.reviewed = before(on, c.reviewEvery)
	c.choose()
	c.pool.New = func() any { return new(facts) }
	return c
}

// only returns the company that an activity would name, where the register leaves
// no choice, else nil. It may be suggested: no activity says it for having none
// beside it.
func (c *Checker) only() *party {
	if len(c.own) <= 1 {
		return c.main
	}
	return nil
}

// On returns the day of which c speaks.
func (c *Checker) On() law.Date { return c.on }

// Profile returns the profile of which c asks the rules.
func (c *Checker) Profile() string { return c.profile }

// law looks up once what every activity asks of the law.
func (c *Checker) law() {
	for _, x := range law.Countries() {
		c.third[x.Code] = law.ThirdCountry(x.Code, c.on)
	}
	for _, a := range law.AdequaciesOn(c.on) {
		c.adequacies[a.Destination] = &a
	}
	for _, m := range law.MechanismList() {
		c.mechanisms[m.Code] = &m
	}
	c.periods = statutoryOn(c.on)
}

// learn takes in a shared record.
func (c *Checker) learn(rec model.Record) {
	link := model.Link(rec.Base().UID)
	switch x := rec.(type) {
	case *model.Party:
		p := c.newParty(x)
		c.parties[link] = p
		if p.isOwn {
			c.own = append(c.own, p)
		}
		c.explainName(x.Name)
	case *model.System:
		c.systems[link] = &system{System: x}
		name := model.Fold(x.Name)
		c.systemNames[name] = true
		var t tokens
		if t.reset(x.Name); t.have(0) {
			c.systemWords[string(t.at(0))] = true
		}
		c.explainName(x.Name)
	case *model.Unit:
		c.explainName(x.Name)
	case *model.Rule:
		c.limits[link] = x
		c.spans[x.Period], _ = x.Period.Span()
	case *model.Term:
		c.terms[link] = newTerm(x)
	}
}

func (c *Checker) newParty(p *model.Party) *party {
	own := p.Own == model.Yes
	return &party{Party: p, third: c.third[string(p.Country)], isOwn: own, exempt: own && claimsExemption(p)}
}

// choose picks the rules that are in force on the day and under the profile. A
// row with a profile stands behind the row that it replaces.
func (c *Checker) choose() {
	var chosen []*bound
	for _, b := range bindings() {
		if b.ValidFrom > c.on || b.Profile != "" && b.Profile != c.profile {
			continue
		}
		if n := len(chosen); n > 0 && chosen[n-1].ID == b.ID {
			chosen = chosen[:n-1]
		}
		chosen = append(chosen, b)
	}
	for _, b := range chosen {
		if b.activity != nil {
			for i, processor := range []bool{false, true} {
				if b.appliesTo(processor) {
					c.rules[i] = append(c.rules[i], b)
				}
			}
		}
		if b.other != nil {
			c.otherRules = append(c.otherRules, b)
		}
		if b.whole != nil {
			c.wholeRules = append(c.wholeRules, b)
		}
	}
}

// Activity returns what a does not say, in the order of the rules and, within a
// rule, of the record. It may be called at every key: it takes some
// microseconds, and a is only read.
func (c *Checker) Activity(a *model.Activity) []Finding {
	k := c.facts(a)
	defer c.release(k)
	k.room = k.check(k.room[:0])
	if len(k.room) == 0 {
		return nil
	}
	return slices.Clone(k.room)
}

// check appends what the activity does not say to list.
func (k *facts) check(list []Finding) []Finding {
	before := len(list)
	k.found = list
	for _, b := range k.ownRules() {
		k.rule = b
		b.activity(k)
	}
	list, k.found = k.found, nil
	mute(list[before:], k.Mutes)
	return list
}

// ownRules are the rules that are asked of the record.
func (k *facts) ownRules() []*bound {
	if k.processor {
		return k.rules[1]
	}
	return k.rules[0]
}

// shift returns the day so many years after d, at the ends of the calendar the
// first or the last day there is.
func shift(d law.Date, years int) law.Date {
	t, err := d.Time()
	if err != nil {
		return d
	}
	year := t.Year() + years
	switch {
	case year < 1:
		return "0001-01-01"
	case year > 9999:
		return "9999-12-31"
	}
	day := time.Date(year, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	if day.Month() != t.Month() { // 29 February
		day = day.AddDate(0, 0, -1)
	}
	return law.DateOf(day)
}

// before returns the day that lies a period before d, at least approximately: a
// period of days and months is taken off part by part.
func before(d law.Date, p model.Period) law.Date {
	t, err := d.Time()
	span, err2 := p.Span()
	if err != nil || err2 != nil {
		return ""
	}
	t = t.AddDate(-span.Years, -span.Months, -7*span.Weeks-span.Days)
	if t.Year() < 1 {
		return "0001-01-01"
	}
	return law.DateOf(t)
}

// after returns the day that lies a period after d.
func after(d law.Date, p model.Period) law.Date {
	if p == "P1Y" { // as most are
		return shift(d, 1)
	}
	return p.AddTo(d)
}

// past reports whether d is a day before limit. What is malformed is not.
func past(d, limit law.Date) bool { return d != "" && d < limit && d.Valid() }

// dayAfter returns the day after d, or "" when d is malformed.
func dayAfter(d law.Date) law.Date { return law.Span{ValidTo: d}.EndedOn() }
