package law

import "slices"

// A DPIAHint says what in a record suggests a criterion of [DPIACriteria].
type DPIAHint struct {
	Criterion string // a code of DPIACriteria
	By        string // flag: of a term; term: a code; answer: a key of an activity answered yes
	Value     string // vulnerable, special, criminal, highly_personal; PD16; automated_decisions ..
	Why       string // for a person
	Evidence
}

var hintBy = Choices{
	{"flag", "a flag of a term", ""},
	{"term", "a term", ""},
	{"answer", "a question answered yes", ""},
}

var hints = load(hintTable, decodeHint)

var hintTable = table{
	name:    "dpia_hints",
	columns: "criterion by value why",
	key:     "criterion by value",
}

func decodeHint(r *row) DPIAHint {
	h := DPIAHint{
		Criterion: r.choice("criterion", DPIACriteria),
		By:        r.choice("by", hintBy),
		Value:     r.need("value"),
		Why:       r.need("why"),
		Evidence:  r.evidence(),
	}
	r.need("criterion")
	r.need("by")
	switch h.By {
	case "flag":
		if !slices.Contains([]string{"vulnerable", "special", "criminal", "highly_personal"}, h.Value) {
			r.addf("value %q is no flag of a term", h.Value)
		}
	case "term":
		if _, ok := TermOf(h.Value); !ok {
			r.addf("value %q is no term", h.Value)
		}
	}
	return h
}

// DPIAHints returns the whole table.
func DPIAHints() []DPIAHint { return slices.Clone(hints()) }

// SuggestCriteria returns what suggests criteria of [DPIACriteria] in an
// activity with these terms, of which these questions are answered yes
// (automated_decisions, profiling, large_scale, children). Terms may be a
// register's own, with flags and without a shipped code. It suggests; a person
// decides.
func SuggestCriteria(terms []Term, yes ...string) []DPIAHint {
	return slices.DeleteFunc(DPIAHints(), func(h DPIAHint) bool {
		if h.By == "answer" {
			return !slices.Contains(yes, h.Value)
		}
		return !slices.ContainsFunc(terms, h.fits)
	})
}

func (h DPIAHint) fits(t Term) bool {
	if h.By == "term" {
		return t.Code == h.Value
	}
	switch h.Value {
	case "vulnerable":
		return t.Vulnerable
	case "special":
		return t.Special != ""
	case "criminal":
		return t.Criminal
	case "highly_personal":
		return t.HighlyPersonal
	}
	return false
}
