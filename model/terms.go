package model

import "ropa/model/law"

// ShippedTerms returns the vocabularies of package law as records. A register
// holds them from its first day on, beside its own terms.
func ShippedTerms() []*Term {
	var terms []*Term
	for _, t := range law.Terms() {
		terms = append(terms, &Term{
			Common:         Common{UID: TermUID(t.Code), Name: t.Name, Notes: t.Note},
			Vocabulary:     t.Vocabulary,
			Code:           t.Code,
			Vulnerable:     yes(t.Vulnerable),
			Special:        t.Special,
			Criminal:       yes(t.Criminal),
			NationalID:     yes(t.NationalID),
			HighlyPersonal: yes(t.HighlyPersonal),
			DefaultRole:    t.DefaultRole,
			Heading:        t.Heading,
		})
	}
	return terms
}

// yes turns a flag of the law's tables into an answer; an absent flag says
// nothing, it is not a no.
func yes(b bool) Answer {
	if b {
		return Yes
	}
	return ""
}
