package sample

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"sync"

	"ropa/model"
)

// Synthetic returns a register of n activities for measurements, beside them one
// twentieth of that number each of parties, units, systems and rules, at least
// four of each, and a few documents. Activities come last, so that every link
// leads to a record that came before, or to a shipped term. The same n and seed
// give the same records, uids and keys included.
//
// An activity is as large as in practice, 1.5 to 3 kB in its stored form, in
// German, Danish or English. Records are made while they are asked for: a
// register of any size takes the memory of one record.
func Synthetic(n int, seed uint64) iter.Seq[model.Record] {
	n = max(n, 0)
	shared := max(n/20, 4)
	return func(yield func(model.Record) bool) {
		m := &maker{seed: seed, shared: shared, own: min(max(n/500, 3), 25)}
		m.Rand = rand.New(&m.source)
		for _, part := range []struct {
			kind  model.Kind
			count int
			make  func(i int, is model.Common) model.Record
		}{
			{model.KindParty, shared, m.party},
			{model.KindRegister, 1, m.settings},
			{model.KindUnit, shared, m.unit},
			{model.KindSystem, shared, m.system},
			{model.KindRule, shared, m.rule},
			{model.KindDocument, papers, m.document},
			{model.KindActivity, n, m.activity},
		} {
			for i := range part.count {
				// Each record has numbers of its own, so that it does not depend
				// on what the records before it drew.
				m.source.Seed(seed, uint64(order(part.kind))<<48|uint64(i))
				m.tongue = &tongues[m.IntN(len(tongues))]
				if !yield(part.make(i, model.Common{UID: m.uid(part.kind, i)})) {
					return
				}
			}
		}
	}
}

// papers is the number of documents of a synthetic register: notices.
const papers = 6

// A maker makes the records of one synthetic register.
type maker struct {
	*rand.Rand
	source rand.PCG
	seed   uint64
	shared int // parties, and as many units, systems and rules
	own    int // how many of the parties are own companies: the first
	tongue *tongue
}

// order gives each kind a place among the uids.
func order(k model.Kind) int {
	for i, x := range model.Kinds {
		if x == k {
			return i
		}
	}
	return len(model.Kinds)
}

// uid returns the uid of record i of kind k, without making the record. One
// millisecond lies between two of them, as if somebody had entered them fast.
func (m *maker) uid(k model.Kind, i int) string {
	at := uint64(order(k))<<32 | uint64(i)
	return uuid7(born+at, mix(m.seed^at), mix(m.seed+at))
}

// mix spreads the bits of x (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// any returns the link to some record of a shared kind.
func (m *maker) any(k model.Kind) model.Link { return model.Link(m.uid(k, m.IntN(m.shared))) }

// chance is true in p of a hundred cases.
func (m *maker) chance(p int) bool { return m.IntN(100) < p }

// key returns a key of the form that the register gives to new items.
func (m *maker) key() string {
	const letters = "abcdefghijklmnopqrstuvwxyz234567"
	var k [12]byte
	for i, bits := 0, m.Uint64(); i < len(k); i, bits = i+1, bits>>5 {
		k[i] = letters[bits&31]
	}
	return string(k[:])
}

// day returns a day from 2019 to October 2026.
func (m *maker) day() model.Date {
	year := 2019 + m.IntN(8)
	return model.Date(fmt.Sprintf("%d-%02d-%02d", year, 1+m.IntN(10), 1+m.IntN(28)))
}

// pick returns one of list.
func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// some returns k different members of list, or all of a shorter one.
func some[T any](m *maker, list []T, k int) []T {
	k = min(k, len(list))
	taken := make([]T, 0, k)
	for i := range list {
		// Takes each with the chance that leaves k in the end.
		if m.IntN(len(list)-i) < k-len(taken) {
			taken = append(taken, list[i])
		}
	}
	return taken
}

// sentences returns k sentences of the language.
func (m *maker) sentences(k int) string {
	return strings.Join(some(m, m.tongue.sentence, k), " ")
}

// shippedLinks are the uids of the shipped terms by vocabulary: they are hashes,
// and too dear to compute for each link.
var shippedLinks = sync.OnceValue(func() map[string][]model.Link {
	links := map[string][]model.Link{}
	for _, t := range model.ShippedTerms() {
		links[t.Vocabulary] = append(links[t.Vocabulary], model.Link(t.UID))
	}
	return links
})

func (m *maker) term(vocabulary string) model.Link { return pick(m, shippedLinks()[vocabulary]) }

func (m *maker) company() string {
	return pick(m, firstHalves) + pick(m, secondHalves)
}

func (m *maker) settings(_ int, is model.Common) model.Record {
	is.Name = fmt.Sprintf("Synthetic register %d", m.seed)
	return &model.Settings{Common: is, MainCompany: model.Link(m.uid(model.KindParty, 0)), Profile: "DK", Language: "en", ReviewEvery: "P1Y"}
}

func (m *maker) party(i int, is model.Common) model.Record {
	seat := pick(m, seats)
	own := model.No
	if i < m.own {
		own, seat = model.Yes, seats[m.IntN(9)] // the first nine lie in the EEA
	}
	name := m.company()
	is.Name = fmt.Sprintf("%s %d %s", name, i+1, seat.form)
	p := &model.Party{
		Common: is, Own: own, RegistrationNo: fmt.Sprintf("%s 99 %06d", seat.country, i), Country: model.Country(seat.country),
		Address: fmt.Sprintf("%sgade %d, %s", pick(m, firstHalves), 1+m.IntN(90), seat.city),
		Email:   fmt.Sprintf("privacy@p%d.example", i), Phone: fmt.Sprintf("+00 %06d", m.IntN(1e6)),
		Term: m.term(model.VocabularyRecipients), PublicAuthority: model.No, PrivacyContact: fmt.Sprintf("privacy@p%d.example", i),
	}
	if own == model.Yes {
		p.DPODesignated, p.DPOName, p.DPOEmail = model.Yes, "Group DPO", "dpo@p0.example"
		p.Employees = model.Number(fmt.Sprint(20 + m.IntN(2000)))
		return p
	}
	p.Agreements = []model.Agreement{{
		Key: "dpa", AgreementKind: model.AgreementProcessor, Status: model.AgreementSigned, SignedOn: m.day(),
		AgreementRef: fmt.Sprintf("AV %d/%d", 2019+m.IntN(8), i), Subprocessing: "general", ObjectionDays: "30",
	}}
	if seat.country == "US" || seat.country == "IN" {
		p.Tools = []model.Tool{{Key: "scc", ToolTerms: model.ToolTerms{
			Country: p.Country, Mechanism: "46.2.c", Module: "2", SignedOn: m.day(), TIAOn: m.day(), TIAResult: "ok_with_measures", Supplementary: pick(m, m.tongue.measures),
		}}}
	}
	return p
}

func (m *maker) unit(i int, is model.Common) model.Record {
	is.Name = fmt.Sprintf("%s %d", pick(m, m.tongue.units), i+1)
	return &model.Unit{Common: is, Company: model.Link(m.uid(model.KindParty, m.IntN(m.own))), Head: pick(m, m.tongue.owners), Email: fmt.Sprintf("u%d@p0.example", i)}
}

func (m *maker) system(i int, is model.Common) model.Record {
	kind := pick(m, m.tongue.systems)
	is.Name = fmt.Sprintf("%s %s %d", m.company(), kind, i+1)
	return &model.System{Common: is, SystemKind: kind, Provider: m.any(model.KindParty), HostedIn: "DE", Description: m.sentences(1)}
}

func (m *maker) rule(i int, is model.Common) model.Record {
	r := &model.Rule{Common: is, RuleTerms: m.period()}
	r.Name = fmt.Sprintf("%s, %d", r.Period, i+1)
	return r
}

// period returns a retention rule.
func (m *maker) period() model.RuleTerms {
	t := pick(m, []model.RuleTerms{
		{Period: "P5Y", Starts: []string{"last_entry"}, CountedFrom: "end_of_financial_year", RuleKind: "statutory_minimum", Law: "Bogføringsloven § 12", LawCountry: "DK"},
		{Period: "P8Y", Starts: []string{"invoice_date"}, CountedFrom: "end_of_calendar_year", RuleKind: "statutory_minimum", Law: "§ 147(3) AO, § 257(4) HGB", LawCountry: "DE"},
		{Period: "P3Y", Starts: []string{"contract_end", "last_activity"}, Whichever: "later", RuleKind: "business_decision"},
		{Period: "P6M", Starts: []string{"decision_sent"}, RuleKind: "limitation_period", Law: "§ 15(4) AGG", LawCountry: "DE"},
		{Period: "P30D", Starts: []string{"recording"}, RuleKind: "business_decision", SelfSetMaximum: model.Yes},
		{Period: "P1Y", Starts: []string{"case_closed"}, RuleKind: "business_decision"},
	})
	t.Action, t.Method = "erase", pick(m, []string{"automatic_job", "manual", "by_processor"})
	return t
}

func (m *maker) document(i int, is model.Common) model.Record {
	is.Name = fmt.Sprintf("Privacy notice %d", i+1)
	return &model.Document{Common: is, DocumentKind: "notice", Where: fmt.Sprintf("https://p0.example/privacy/%d", i+1), DatedOn: m.day(), MentionsTransfers: model.Yes}
}

func (m *maker) activity(i int, is model.Common) model.Record {
	words := m.tongue
	is.Name = fmt.Sprintf("%s, %s (%d)", pick(m, words.tasks), pick(m, words.places), i+1)
	a := &model.Activity{
		Common: is, Ref: fmt.Sprintf("PA-%04d", i+1), Description: m.sentences(1 + m.IntN(2)), Tags: []string{words.language},
		Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview, StartsOn: m.day(),
		Unit: m.any(model.KindUnit), Owners: []string{pick(m, words.owners)}, Companies: model.Group(),
		SpecialData: "none", Children: model.No, Profiling: model.No, AutomatedDecisions: model.No,
		MeasuresText: pick(m, words.measures), DPIARequired: model.No, DPIAReason: pick(m, words.because), DPIAScreenedOn: m.day(), DPIAStatus: "none",
	}
	if m.chance(60) {
		a.Companies = model.These(m.uid(model.KindParty, m.IntN(m.own)))
	}
	if m.chance(20) {
		a.RecordStatus = model.RecordDraft
	}
	if m.chance(8) {
		a.ProcessingStatus, a.EndsOn = model.StatusEnded, "2026-10-31"
	}
	if m.chance(10) {
		a.SpecialData = "processed"
	}
	if m.chance(30) {
		a.Notes = m.sentences(1 + m.IntN(2))
	}
	m.people(a)
	m.reasons(a)
	m.recipients(a)
	m.limits(a)
	for _, t := range some(m, shippedLinks()[model.VocabularyMeasures], 1+m.IntN(2)) {
		a.Measures.Answer = model.AnswerListed
		a.Measures.Items = append(a.Measures.Items, model.Measure{Key: m.key(), Term: t})
	}
	for range m.IntN(2) {
		a.Systems = append(a.Systems, model.SystemUse{Key: m.key(), System: m.any(model.KindSystem), WhatFor: pick(m, words.does)})
	}
	a.Notices = []model.Notice{{Key: m.key(), Doc: model.Link(m.uid(model.KindDocument, m.IntN(papers))), Scope: model.Scope{DataSubjects: all}}}
	if m.chance(70) {
		a.Reviews = []model.Review{{Key: m.key(), On: m.day(), By: a.Owners[0], Outcome: "unchanged"}}
	}
	if m.chance(5) {
		a.Role = model.RoleProcessor
		a.Clients = []model.Client{{Key: m.key(), Party: m.any(model.KindParty), Processing: pick(m, words.does)}}
	}
	return a
}

// people fills in data subjects, personal data and sources.
func (m *maker) people(a *model.Activity) {
	for _, t := range some(m, shippedLinks()[model.VocabularyDataSubjects], 1+m.IntN(2)) {
		from := 10 * (1 + m.IntN(900))
		a.DataSubjects = append(a.DataSubjects, model.DataSubject{Key: m.key(), Term: t, Count: model.Count{From: model.Number(fmt.Sprint(from)), To: model.Number(fmt.Sprint(2 * from))}})
	}
	for _, t := range some(m, shippedLinks()[model.VocabularyPersonalData], 1+m.IntN(4)) {
		d := model.PersonalData{Key: m.key(), Term: t, Detail: pick(m, m.tongue.details), Scope: model.Scope{DataSubjects: all}}
		if m.chance(30) {
			d.Scope.DataSubjects = these(pick(m, a.DataSubjects).Key)
		}
		a.PersonalData = append(a.PersonalData, d)
	}
	a.Sources = []model.Source{{Key: m.key(), From: pick(m, []string{"data_subject", "own_systems", "other_person"}), Scope: model.Scope{PersonalData: all}}}
}

// reasons fills in purposes and legal bases.
func (m *maker) reasons(a *model.Activity) {
	for _, text := range some(m, m.tongue.purposes, 1+m.IntN(2)) {
		a.Purposes = append(a.Purposes, model.Purpose{Key: m.key(), Text: text})
	}
	for _, p := range a.Purposes[:1+m.IntN(len(a.Purposes))] {
		b := model.LegalBasis{Key: m.key(), Art6: pick(m, []string{"6.1.a", "6.1.b", "6.1.c", "6.1.f", "6.1.f"}), Scope: model.Scope{Purposes: these(p.Key), DataSubjects: all}}
		switch b.Art6 {
		case "6.1.a":
			b.ConsentHow, b.ConsentWithdrawal = pick(m, m.tongue.sentence), "privacy@p0.example"
		case "6.1.c":
			b.Law, b.LawCountry = "Bogføringsloven § 12", "DK"
		case "6.1.f":
			b.Interest, b.Balancing, b.BalancingOn = pick(m, m.tongue.purposes), pick(m, m.tongue.because), m.day()
		}
		if a.SpecialData == "processed" {
			b.Art9, b.Art9Law = "9.2.b", "Databeskyttelsesloven § 12"
		}
		a.LegalBases = append(a.LegalBases, b)
	}
}

// recipients fills in recipients and transfers.
func (m *maker) recipients(a *model.Activity) {
	if m.chance(5) {
		a.Recipients.Answer = pick(m, []string{model.AnswerNone, model.AnswerUnknown})
		return
	}
	a.Recipients.Answer = model.AnswerListed
	for range 1 + m.IntN(2) {
		r := model.Recipient{
			Key: m.key(), Party: m.any(model.KindParty), Role: pick(m, []string{model.RecipientProcessor, model.RecipientProcessor, model.RecipientSeparate, model.RecipientIntraGroup}),
			Why: pick(m, m.tongue.does), Scope: model.Scope{DataSubjects: all, PersonalData: these(pick(m, a.PersonalData).Key)},
		}
		if m.chance(25) {
			r.Scope.When = pick(m, m.tongue.when)
		}
		a.Recipients.Items = append(a.Recipients.Items, r)
	}
	if !m.chance(15) {
		a.Transfers.Answer = model.AnswerNone
		return
	}
	r := a.Recipients.Items[0]
	a.Transfers = listed(model.Transfer{Key: m.key(), Importer: r.Party, Recipient: r.Key, ToolTerms: model.ToolTerms{
		Country: model.Country(pick(m, []string{"US", "IN", "CH", "GB"})), Mechanism: "46.2.c", Module: "2", SignedOn: m.day(), Safeguards: pick(m, m.tongue.measures),
	}, Scope: r.Scope})
}

// limits fills in retention.
func (m *maker) limits(a *model.Activity) {
	if m.chance(3) {
		a.Retention = model.Said[model.Retention]{Answer: model.AnswerNotPossible, Reason: pick(m, m.tongue.because)}
		return
	}
	for range 1 + m.IntN(2) {
		x := model.Retention{Key: m.key(), Scope: model.Scope{DataSubjects: all, PersonalData: all}}
		if m.chance(60) {
			x.Rule = m.any(model.KindRule)
		} else {
			x.RuleTerms = m.period()
		}
		a.Retention.Items = append(a.Retention.Items, x)
	}
	a.Retention.Answer = model.AnswerListed
}
