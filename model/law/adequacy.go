package law

import "slices"

// An Adequacy is a decision of the Commission that a destination protects
// personal data well enough, Article 45. Its Span is the time in which it held;
// past decisions stay in the table, so that a question about a past day is
// answered as it was then.
type Adequacy struct {
	Destination  string // alpha-2 code of the country, or the short name of an organisation such as EPO
	Organisation bool   // an international organisation, not a country
	Decision     string // number
	Span

	// EEAFrom is the day from which Iceland, Liechtenstein and Norway apply the
	// decision, which may need a step under the EEA Agreement. Empty means that
	// it is not established.
	EEAFrom Date

	Scope    string // whom or what it covers, where that is not everything
	ListOnly bool   // covers only recipients on a public list
	Confirm  bool   // the record should confirm that the recipient is within Scope
	Review   string // reviewed when, or to be
	EndedBy  string // what ended it
	Note     string
	Evidence
}

var adequacyKinds = Choices{
	{"country", "country or territory", ""},
	{"organisation", "international organisation", ""},
}

var adequacies = load(adequacyTable, decodeAdequacy)

var adequacyTable = table{
	name:    "adequacy",
	columns: "destination kind decision valid_from valid_to eea_from scope list_only confirm review ended_by note",
	key:     "destination valid_from",
}

func decodeAdequacy(r *row) Adequacy {
	a := Adequacy{
		Destination:  r.need("destination"),
		Organisation: r.choice("kind", adequacyKinds) == "organisation",
		Decision:     r.need("decision"),
		Span:         r.span(),
		EEAFrom:      r.date("eea_from"),
		Scope:        r.text("scope"),
		ListOnly:     r.yes("list_only"),
		Confirm:      r.yes("confirm"),
		Review:       r.text("review"),
		EndedBy:      r.text("ended_by"),
		Note:         r.text("note"),
		Evidence:     r.evidence(),
	}
	r.need("kind")
	r.need("valid_from")
	if _, ok := CountryOf(a.Destination); !ok && !a.Organisation {
		r.addf("destination %q is no country", a.Destination)
	}
	if (a.ListOnly || a.Confirm) && a.Scope == "" {
		r.addf("scope is empty")
	}
	if a.EEAFrom != "" && a.EEAFrom < a.ValidFrom {
		r.addf("eea_from %s is before valid_from %s", a.EEAFrom, a.ValidFrom)
	}
	return a
}

// Adequacies returns all decisions, in force and past.
func Adequacies() []Adequacy { return slices.Clone(adequacies()) }

// AdequaciesOn returns the decisions in force on a day.
func AdequaciesOn(on Date) []Adequacy {
	return slices.DeleteFunc(Adequacies(), func(a Adequacy) bool { return !a.Holds(on) })
}

// AdequaciesOf returns the decisions there ever were about a destination, the
// oldest first.
func AdequaciesOf(destination string) []Adequacy {
	return slices.DeleteFunc(Adequacies(), func(a Adequacy) bool { return a.Destination != destination })
}

// Organisations returns the international organisations that there ever was a
// decision about.
func Organisations() []string {
	var names []string
	for _, a := range adequacies() {
		if a.Organisation && !slices.Contains(names, a.Destination) {
			names = append(names, a.Destination)
		}
	}
	return names
}

// Adequate returns the decision in force about a country (alpha-2 code) or an
// organisation (EPO) on a day, and whether there is one. Look at its Scope,
// ListOnly and Confirm: for the United States it covers listed organisations
// only. It answers for a sender in the EU; ask [Adequacy.AppliesFrom] for one
// in Iceland, Liechtenstein or Norway.
func Adequate(destination string, on Date) (Adequacy, bool) {
	for _, a := range adequacies() {
		if a.Destination == destination && a.Holds(on) {
			return a, true
		}
	}
	return Adequacy{}, false
}

// AppliesFrom returns the day from which a covers data sent from a country.
// Empty means that it is not established.
func (a Adequacy) AppliesFrom(sender string) Date {
	switch sender {
	case "IS", "LI", "NO":
		return a.EEAFrom
	}
	return a.ValidFrom
}
