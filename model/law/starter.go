package law

import (
	"slices"
	"strings"
)

// A Starter is an activity that most organisations have, to start a register
// from. All of it is a default to be adapted.
type Starter struct {
	Number       int
	Code         string // such as payroll; stable
	Name         string
	Company      bool // for companies
	Municipality bool // for municipalities and other public bodies
	Standard     bool // expected in every register
	Purposes     []string

	Bases       []string // codes of Art6
	PublicBases []string // for a public body instead; none: the same
	Exceptions  []string // codes of Art9
	Criminal    bool     // usually holds data of Article 10

	DataSubjects, PersonalData, Recipients, Measures []string // codes of terms

	Periods   []int  // numbers of statutory periods that may apply
	Period    string // ISO 8601, where practice has a number
	Longest   string // ISO 8601, where practice has a range
	Trigger   string // a code of Triggers
	Retention string // in words: what the period is about, or what stands in its place

	DPIACriteria []string // that usually apply
	Hint         string
	Evidence
}

var starterFor = Choices{
	{"company", "companies", ""},
	{"municipality", "municipalities", ""},
	{"both", "companies and municipalities", ""},
}

var starters = load(starterTable, decodeStarter)

var starterTable = table{
	name: "starters",
	columns: "number code name who purposes bases public_bases exceptions art10 " +
		"data_subjects personal_data recipients measures " +
		"periods period longest trigger retention dpia_criteria standard hint",
	key: "code",
}

func decodeStarter(r *row) Starter {
	who := r.choice("who", starterFor)
	s := Starter{
		Number:       r.number("number"),
		Code:         r.need("code"),
		Name:         r.need("name"),
		Company:      who != "municipality",
		Municipality: who != "company",
		Standard:     r.yes("standard"),
		Purposes:     strings.Split(r.need("purposes"), "|"),
		Bases:        r.choices("bases", Art6),
		PublicBases:  r.choices("public_bases", Art6),
		Exceptions:   r.choices("exceptions", Art9),
		Criminal:     r.yes("art10"),
		DataSubjects: r.terms("data_subjects", "data_subjects"),
		PersonalData: r.terms("personal_data", "personal_data"),
		Recipients:   r.terms("recipients", "recipients"),
		Measures:     r.terms("measures", "measures"),
		Period:       r.period("period"),
		Longest:      r.period("longest"),
		Trigger:      r.choice("trigger", Triggers),
		Retention:    r.need("retention"),
		DPIACriteria: r.choices("dpia_criteria", DPIACriteria),
		Hint:         r.text("hint"),
		Evidence:     r.evidence(),
	}
	r.need("who")
	r.need("bases")
	for f := range strings.FieldsSeq(r.text("periods")) {
		n := r.atoi("periods", f)
		if !slices.ContainsFunc(periods(), func(p StatutoryPeriod) bool { return p.Number == n }) {
			r.addf("periods: there is no period %s", f)
		}
		s.Periods = append(s.Periods, n)
	}
	if s.Period != "" && s.Trigger == "" {
		r.addf("period %s has no trigger", s.Period)
	}
	return s
}

// Starters returns all starter activities.
func Starters() []Starter { return slices.Clone(starters()) }

// StarterOf returns the starter activity with a code.
func StarterOf(code string) (Starter, bool) {
	i := slices.IndexFunc(starters(), func(s Starter) bool { return s.Code == code })
	if i < 0 {
		return Starter{}, false
	}
	return starters()[i], true
}

// BasesFor returns the usual legal bases, codes of [Art6], for a public body or
// for another organisation.
func (s Starter) BasesFor(public bool) []string {
	if public && len(s.PublicBases) > 0 {
		return s.PublicBases
	}
	return s.Bases
}
