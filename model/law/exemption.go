package law

import "slices"

// An Exemption is a version of Article 30(5): which organisations need not keep
// a record, and for which of their activities one is due all the same.
type Exemption struct {
	Code    string
	Pending bool // agreed or proposed, not in force: ValidFrom is empty
	Persons int  // organisations with fewer persons are exempt ..
	// .. but for activities of which one of these holds: codes of DueFor.
	DueFor               []string
	PublicBodiesExcluded bool // public authorities and bodies are not exempt
	Span
	Note string
	Evidence
}

// DueFor lists what makes a record due although the organisation is small.
var DueFor = Choices{
	{"risk", "likely to result in a risk", ""},
	{"not_occasional", "not occasional", "Regular, or in the usual course of business."},
	{"art9", "special categories of data", "Art. 9(1)"},
	{"art10", "criminal convictions and offences", "Art. 10"},
	{"high_risk", "likely to result in a high risk", "Art. 35, above all the cases of Art. 35(3)."},
	{"dpo_core_activity", "core activity that requires a data protection officer", "Art. 37(1)(b) and (c)"},
}

var exemptionStatus = Choices{
	{"in_force", "in force", ""},
	{"pending", "not in force yet", ""},
}

var exemptions = load(exemptionTable, decodeExemption)

var exemptionTable = table{
	name:    "exemption",
	columns: "code status persons due_for public_bodies_excluded valid_from valid_to note",
	key:     "code",
}

func decodeExemption(r *row) Exemption {
	x := Exemption{
		Code:                 r.need("code"),
		Pending:              r.choice("status", exemptionStatus) == "pending",
		Persons:              r.number("persons"),
		DueFor:               r.choices("due_for", DueFor),
		PublicBodiesExcluded: r.yes("public_bodies_excluded"),
		Span:                 r.span(),
		Note:                 r.text("note"),
		Evidence:             r.evidence(),
	}
	r.need("status")
	r.need("persons")
	r.need("due_for")
	if x.Pending != (x.ValidFrom == "") {
		r.addf("valid_from is given where status is in_force, and only there")
	}
	return x
}

// Exemptions returns all versions of Article 30(5), pending ones last.
func Exemptions() []Exemption { return slices.Clone(exemptions()) }

// ExemptionOn returns the version of Article 30(5) in force on a day; none was
// before 25 May 2018. A pending version is never in force.
func ExemptionOn(on Date) (Exemption, bool) {
	for _, x := range exemptions() {
		if !x.Pending && x.Holds(on) {
			return x, true
		}
	}
	return Exemption{}, false
}
