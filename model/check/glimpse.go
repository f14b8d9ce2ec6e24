package check

import (
	"hash/maphash"
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// A glimpse is what the rules on the whole register keep of one activity. It is
// small, and what is kept of it to the end is no part of the record, so that a
// register can stream by.
type glimpse struct {
	*titled
	replacedBy    model.Link
	role          string
	clients       bool
	ended         bool
	sameName, aim uint64 // hashes of name, and of purposes and data subjects; 0 is none
	content       uint64 // hash of all but the name
	measures      uint64 // hash of the description of measures; 0 is none
	topics        wordSet
	reviewed      law.Date
	started       law.Date
	uses          []driftUse
	uncovered     []uncovered
	mutes         []model.Mute
}

// titled is as much of an activity as a finding on another one needs. Several
// rules keep the same one.
type titled struct{ uid, ref, name string }

// titledOf returns a title that is no part of a: one text holds all of it.
func titledOf(a *model.Activity) *titled {
	text := a.UID + " " + a.Ref + " " + a.Name
	ref := len(a.UID) + 1
	name := ref + len(a.Ref) + 1
	return &titled{text[:len(a.UID)], text[ref : ref+len(a.Ref)], text[name:]}
}

// title returns the ref and the name for a message.
func (t *titled) title() string { return clip(strings.TrimSpace(t.ref + " " + t.name)) }

// An uncovered is a reason why Article 30(5) does not exempt a company that
// claims it from the record of this activity.
type uncovered struct {
	company *party
	why     string
}

var seed = maphash.MakeSeed()

// glimpse takes what the rules on the whole register keep.
func (k *facts) glimpse() glimpse {
	g := glimpse{
		titled: titledOf(k.Activity), replacedBy: k.ReplacedBy, role: k.Role, clients: len(k.Clients) > 0,
		ended:  k.ProcessingStatus == model.StatusEnded,
		topics: k.topicOf(), reviewed: k.review, mutes: k.Mutes,
	}
	if k.StartsOn <= k.on && k.StartsOn.Valid() {
		g.started = k.StartsOn
	}
	if k.MeasuresText != "" {
		g.measures = maphash.String(seed, k.MeasuresText)
	}
	purposes := sumSet(len(k.Purposes), func(i int) string { return k.Purposes[i].Text })
	people := sumSet(len(k.subjects), func(i int) string { return string(k.subjects[i].Term) })

	acts := mix(sum(k.Role, k.Companies.Word), sumSet(len(k.Companies.Keys), func(i int) string { return k.Companies.Keys[i] }))
	acts = mix(acts, sumSet(len(k.Clients), func(i int) string { return string(k.Clients[i].Party) }))
	g.sameName = mix(acts, sum(model.Fold(k.Name)))
	if len(k.Purposes) > 0 && len(k.subjects) > 0 {
		g.aim = mix(mix(acts, purposes), people)
	}

	g.content = mix(mix(sum(k.Role), purposes), people)
	g.content = mix(g.content, sumSet(len(k.bases), func(i int) string { return k.bases[i].Art6 }))
	g.content = mix(g.content, sumSet(len(k.data), func(i int) string { return string(k.data[i].Term) }))
	g.content = mix(g.content, sumSet(len(k.recipients), func(i int) string { return string(k.recipients[i].Party) }))
	g.content = mix(g.content, sumSet(len(k.recipients), func(i int) string { return string(k.recipients[i].Term) }))

	k.glimpseUses(&g, people)
	k.glimpseExemption(&g)
	return g
}

// glimpseUses notes the systems of which the activity does not say which data
// are in them.
func (k *facts) glimpseUses(g *glimpse, people uint64) {
	if k.processor || len(k.subjects) == 0 {
		return
	}
	sensitive := slices.IndexFunc(k.data, func(x datum) bool { return x.term.special || x.term.criminal })
	for i, s := range k.systems {
		if s == nil || !k.Systems[i].Scope.PersonalData.IsZero() {
			continue
		}
		u := driftUse{group: mix(sum(s.UID), people), system: s.Name}
		if sensitive >= 0 {
			u.data = k.dataName(sensitive)
		} else {
			u.path = item("systems", k.Systems[i].Key)
		}
		g.uses = append(g.uses, u)
	}
}

func (k *facts) glimpseExemption(g *glimpse) {
	for _, p := range k.companies {
		if !p.exempt {
			continue
		}
		if x, ok := law.ExemptionOn(k.on); ok {
			if due, why := k.dueFor(&x); due == model.Yes {
				g.uncovered = append(g.uncovered, uncovered{p, clip(k.Name) + " (" + why + ")"})
			}
		}
	}
}

// sum hashes words in their order.
func sum(words ...string) uint64 {
	var h uint64
	for _, w := range words {
		h = mix(h, maphash.String(seed, w))
	}
	return h
}

// sumSet hashes a list in which the order does not count.
func sumSet(n int, word func(int) string) uint64 {
	h := uint64(n)
	for i := range n {
		h += maphash.String(seed, word(i))
	}
	return h
}

// mix adds b to the hash a, so that the order counts.
func mix(a, b uint64) uint64 { return (a^b)*0x9e3779b97f4a7c15 + a<<6 + a>>2 }
