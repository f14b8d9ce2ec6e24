package law

import (
	"slices"
	"strings"
	"sync"
)

// Vocabularies lists the four vocabularies from which a register takes terms.
var Vocabularies = Choices{
	{"data_subjects", "categories of data subjects", "Art. 30(1)(c)"},
	{"personal_data", "categories of personal data", "Art. 30(1)(c)"},
	{"recipients", "categories of recipients", "Art. 30(1)(d)"},
	{"measures", "security measures", "Art. 30(1)(g), 32(1)"},
}

// A Term is an entry of a shipped vocabulary. The law has no such lists; these
// follow the practice of authorities, and a register adds its own terms. The
// flags hold by default: what applies in single cases only is in Possible.
type Term struct {
	Code       string // DS01, PD01, RC01, M01 ..
	Vocabulary string // a code of Vocabularies
	Name       string
	Note       string
	Optional   bool // offered, but not part of a starter set

	Vulnerable bool // data subjects: vulnerable in the sense of WP248

	Special        string   // personal data: a code of SpecialKinds
	Criminal       bool     // personal data: Article 10
	NationalID     bool     // personal data: Article 87
	HighlyPersonal bool     // personal data: in the sense of WP248, not Article 9
	Possible       []string // personal data: codes of PossibleKinds
	CNIL           string   // personal data: box in the workbook of the CNIL

	DefaultRole string // recipients: a code of RecipientRoles
	Heading     string // measures: a code of MeasureHeadings

	Evidence
}

// PossibleKinds lists what data may turn out to be in a single case: one of
// [SpecialKinds], any of them, or criminal.
var PossibleKinds = append(slices.Clone(SpecialKinds),
	Choice{"special", "any special category", ""},
	Choice{"criminal", "criminal convictions and offences", "Art. 10"},
)

var cnilBoxes = Choices{
	{"EC", "civil status, identity, images", ""},
	{"VP", "personal life", ""},
	{"PRO", "professional life", ""},
	{"EF", "economic and financial", ""},
	{"DC", "connection data", ""},
	{"LO", "location", ""},
	{"NIR", "social security number", ""},
	{"S1", "racial or ethnic origin", ""},
	{"S2", "political opinions", ""},
	{"S3", "religious or philosophical beliefs", ""},
	{"S4", "trade union membership", ""},
	{"S5", "genetic data", ""},
	{"S6", "biometric data", ""},
	{"S7", "health", ""},
	{"S8", "sex life, sexual orientation", ""},
	{"S9", "convictions, offences", ""},
}

// term reads the columns that all vocabularies have.
func (r *row) term(prefix string) Term {
	t := Term{
		Code:       r.need("code"),
		Vocabulary: r.table.name,
		Name:       r.need("name"),
		Note:       r.text("note"),
		Evidence:   r.evidence(),
	}
	if n, ok := strings.CutPrefix(t.Code, prefix); !ok || len(n) != 2 || strings.Trim(n, "0123456789") != "" {
		r.addf("code %q is not %s and two digits", t.Code, prefix)
	}
	return t
}

var dataSubjects = load(dataSubjectTable, decodeDataSubject)

var dataSubjectTable = table{
	name:    "data_subjects",
	columns: "code name vulnerable optional note",
	key:     "code",
}

func decodeDataSubject(r *row) Term {
	t := r.term("DS")
	t.Vulnerable = r.yes("vulnerable")
	t.Optional = r.yes("optional")
	return t
}

var personalData = load(personalDataTable, decodePersonalData)

var personalDataTable = table{
	name:    "personal_data",
	columns: "code name special criminal national_id highly_personal possible cnil note",
	key:     "code",
}

func decodePersonalData(r *row) Term {
	t := r.term("PD")
	t.Special = r.choice("special", SpecialKinds)
	t.Criminal = r.yes("criminal")
	t.NationalID = r.yes("national_id")
	t.HighlyPersonal = r.yes("highly_personal")
	t.Possible = r.choices("possible", PossibleKinds)
	t.CNIL = r.choice("cnil", cnilBoxes)
	return t
}

var recipients = load(recipientTable, decodeRecipient)

var recipientTable = table{
	name:    "recipients",
	columns: "code name default_role note",
	key:     "code",
}

func decodeRecipient(r *row) Term {
	t := r.term("RC")
	t.DefaultRole = r.choice("default_role", RecipientRoles)
	r.need("default_role")
	return t
}

var measures = load(measureTable, decodeMeasure)

var measureTable = table{
	name:    "measures",
	columns: "code name heading note",
	key:     "code",
}

func decodeMeasure(r *row) Term {
	t := r.term("M")
	t.Heading = r.choice("heading", MeasureHeadings)
	r.need("heading")
	return t
}

// Terms returns the shipped terms of all vocabularies, in the order of
// [Vocabularies] and of their codes.
func Terms() []Term {
	return slices.Concat(dataSubjects(), personalData(), recipients(), measures())
}

// TermsOf returns the shipped terms of one vocabulary, none for an unknown one.
func TermsOf(vocabulary string) []Term {
	switch vocabulary {
	case "data_subjects":
		return slices.Clone(dataSubjects())
	case "personal_data":
		return slices.Clone(personalData())
	case "recipients":
		return slices.Clone(recipients())
	case "measures":
		return slices.Clone(measures())
	}
	return nil
}

var termByCode = sync.OnceValue(func() map[string]Term {
	m := map[string]Term{}
	for _, t := range Terms() {
		m[t.Code] = t
	}
	return m
})

// TermOf returns the shipped term with a code.
func TermOf(code string) (Term, bool) {
	t, ok := termByCode()[code]
	return t, ok
}
