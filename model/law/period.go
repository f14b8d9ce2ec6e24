package law

import "slices"

// A StatutoryPeriod is how long data of a kind are kept in a country by law, or
// by limitation of claims or the guideline of an authority.
type StatutoryPeriod struct {
	Number      int    // of the row in the table; two rows that follow in time share one
	Country     string // alpha-2 code, or EU
	Topic       string // a code of PeriodTopics
	Data        string // which data, in words
	Terms       []string
	Period      string // ISO 8601, such as P3Y6M; empty where the law gives no number
	Longest     string // ISO 8601: may be longer up to this
	Criterion   string // in words, instead of or beside Period
	Trigger     string // a code of Triggers
	CountedFrom string // a code of CountedFrom
	Kind        string // a code of RuleKinds
	Law         string
	Action      string // a code of Actions, where the law says
	Span
	Unresolved bool // sources conflict: do not hold a record against it
	Note       string
	Evidence
}

// PeriodTopics lists what statutory periods are about.
var PeriodTopics = Choices{
	{"bookkeeping", "bookkeeping", ""},
	{"vouchers", "accounting vouchers and invoices", ""},
	{"letters", "business letters", ""},
	{"payroll", "payroll", ""},
	{"minimum_wage", "minimum wage", ""},
	{"working_time", "working time", ""},
	{"parental_leave", "parental leave", ""},
	{"permits", "employment permits", ""},
	{"accidents", "accidents", ""},
	{"personnel", "personnel file", ""},
	{"applicants", "job applicants", ""},
	{"patients", "patient records", ""},
	{"cctv", "video surveillance", ""},
	{"aml", "money laundering checks", ""},
}

var periods = load(periodTable, decodePeriod)

var periodTable = table{
	name:    "periods",
	columns: "number country topic data terms period longest criterion trigger counted_from rule_kind law action valid_from valid_to unresolved note",
	key:     "number valid_from",
}

func decodePeriod(r *row) StatutoryPeriod {
	p := StatutoryPeriod{
		Number:      r.number("number"),
		Country:     r.need("country"),
		Topic:       r.choice("topic", PeriodTopics),
		Data:        r.need("data"),
		Terms:       r.terms("terms", "personal_data"),
		Period:      r.period("period"),
		Longest:     r.period("longest"),
		Criterion:   r.text("criterion"),
		Trigger:     r.choice("trigger", Triggers),
		CountedFrom: r.choice("counted_from", CountedFrom),
		Kind:        r.choice("rule_kind", RuleKinds),
		Law:         r.need("law"),
		Action:      r.choice("action", Actions),
		Span:        r.span(),
		Unresolved:  r.yes("unresolved"),
		Note:        r.text("note"),
		Evidence:    r.evidence(),
	}
	r.need("number")
	r.need("topic")
	r.need("trigger")
	r.need("rule_kind")
	if _, ok := CountryOf(p.Country); !ok && p.Country != "EU" {
		r.addf("country %q is neither a country nor EU", p.Country)
	}
	if p.Period == "" && p.Criterion == "" {
		r.addf("period and criterion are both empty")
	}
	return p
}

// StatutoryPeriods returns all rows of the table, past and future ones too.
func StatutoryPeriods() []StatutoryPeriod { return slices.Clone(periods()) }

// StatutoryPeriodsOn returns the periods that hold in a country on a day, with
// those of EU law where the country is in the EEA.
func StatutoryPeriodsOn(country string, on Date) []StatutoryPeriod {
	return slices.DeleteFunc(StatutoryPeriods(), func(p StatutoryPeriod) bool {
		here := p.Country == country || p.Country == "EU" && InEEA(country, on)
		return !here || !p.Holds(on)
	})
}

// StatutoryPeriodOf returns the period with a number that holds on a day.
func StatutoryPeriodOf(number int, on Date) (StatutoryPeriod, bool) {
	for _, p := range periods() {
		if p.Number == number && p.Holds(on) {
			return p, true
		}
	}
	return StatutoryPeriod{}, false
}
