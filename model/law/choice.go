package law

// A Choice is one code of a closed list and the words for it.
type Choice struct {
	Code  string
	Label string // short, for a person
	Help  string // what it means or what the record must then hold; may be empty
}

// Choices is a closed list of codes in the order in which they are offered.
type Choices []Choice

// Label returns the words for code, or code itself when the list lacks it.
func (c Choices) Label(code string) string {
	for i := range c {
		if c[i].Code == code {
			return c[i].Label
		}
	}
	return code
}

// Has reports whether code is on the list.
func (c Choices) Has(code string) bool {
	for i := range c {
		if c[i].Code == code {
			return true
		}
	}
	return false
}

// EvidenceOf says where a code comes from that stands in the law itself, of
// [Art6], [Art9], [DecisionBases] and [DPIAListedCases], or in the guidelines,
// of [DPIACriteria]. The words for it are ours. It is zero for any other code.
func EvidenceOf(code string) Evidence {
	switch {
	case Art6.Has(code), Art9.Has(code), DecisionBases.Has(code), DPIAListedCases.Has(code):
		return Evidence{Source: "GDPR, OJ L 119 of 4 May 2016", CheckedOn: "2026-11-22", Confidence: "A"}
	case DPIACriteria.Has(code):
		return Evidence{Source: "WP248 rev.01", CheckedOn: "2026-11-22", Confidence: "A"}
	}
	return Evidence{}
}
