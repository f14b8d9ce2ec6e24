package law

import (
	"slices"
	"sync"
)

// A Mechanism is what is to be known about a code of [Mechanisms].
type Mechanism struct {
	Code    string
	Article string // such as "46(2)(c)"
	Tool    bool   // a ground of Chapter V at all
	Span           // the last day on which it carried a transfer is ValidTo

	NewUntil       Date   // last day on which it could be agreed anew; empty: still
	SameAs         string // another code for the same thing
	NeedsTIA       bool   // a transfer impact assessment belongs to it
	Occasional     bool   // for occasional transfers only
	NotAuthorities bool   // closed to authorities that use public powers, Art. 49(3)
	PublicOnly     bool   // for public bodies only
	EndedBy        string // what ended it
	Note           string // what the record must hold, or why it is no tool
	Evidence
}

var mechanisms = load(mechanismTable, decodeMechanism)

var mechanismTable = table{
	name:    "mechanisms",
	columns: "code article tool valid_from valid_to new_until same_as tia occasional not_authorities public_only ended_by note",
	key:     "code",
}

func decodeMechanism(r *row) Mechanism {
	m := Mechanism{
		Code:           r.choice("code", Mechanisms),
		Article:        r.need("article"),
		Tool:           r.yes("tool"),
		Span:           r.span(),
		NewUntil:       r.date("new_until"),
		SameAs:         r.choice("same_as", Mechanisms),
		NeedsTIA:       r.yes("tia"),
		Occasional:     r.yes("occasional"),
		NotAuthorities: r.yes("not_authorities"),
		PublicOnly:     r.yes("public_only"),
		EndedBy:        r.text("ended_by"),
		Note:           r.need("note"),
		Evidence:       r.evidence(),
	}
	r.need("code")
	if (m.ValidTo == "") != (m.EndedBy == "") {
		r.addf("valid_to and ended_by are given together or not at all")
	}
	if m.ValidTo != "" && m.NewUntil > m.ValidTo {
		r.addf("new_until %s is after valid_to %s", m.NewUntil, m.ValidTo)
	}
	return m
}

var mechanismByCode = sync.OnceValue(func() map[string]Mechanism {
	m := map[string]Mechanism{}
	for _, x := range mechanisms() {
		m[x.Code] = x
	}
	return m
})

// MechanismList returns what is to be known about all codes of [Mechanisms], in
// their order.
func MechanismList() []Mechanism { return slices.Clone(mechanisms()) }

// MechanismOf returns what is to be known about a code of [Mechanisms].
func MechanismOf(code string) (Mechanism, bool) {
	m, ok := mechanismByCode()[code]
	return m, ok
}

// Carries reports whether m is a transfer tool that carried a transfer on a
// day. For adequacy ("45") ask [Adequate] as well. "Clauses of a set not named"
// may carry one: which set it was decides.
func (m Mechanism) Carries(on Date) bool { return m.Tool && m.Holds(on) }
