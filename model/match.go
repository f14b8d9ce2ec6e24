package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ropa/model/law"
)

// A Matcher tells which records a [Query] finds. It is made for one kind of
// record, since each kind has fields of its own.
type Matcher struct {
	reg   *Register
	today Date
	words []wordTerm
	terms []fieldTerm
}

type wordTerm struct {
	not    bool
	needle Needle
}

type fieldTerm struct {
	QueryTerm
	needle Needle
	days   days   // that the value names, or zero
	number Number // that the value is, where it is compared
	span   bool   // days were counted from today
	find   predicate
}

// predicate reports whether a record fulfils a term.
type predicate func(m *Matcher, s *Subject, t *fieldTerm) bool

// A Subject is a record in front of a [Matcher].
type Subject struct {
	Record    Record
	Text      string // what SearchTextOf returned for it, where at hand
	ChangedOn Date   // the day of its last change
}

// Predicates are the fields of a query that need more than the record, such as
// finding:error. A predicate gets the record and the value of the term.
type Predicates map[string]func(rec Record, value string) bool

// queryNames are fields of a query that are no fields of the catalogue, or mean
// more than the field of that name.
var queryNames = map[string]struct {
	find predicate
	only Kind // the kind that has it; empty: all
}{
	"basis":    {findIn("legal_bases.art6", "legal_bases.art9"), KindActivity}, // 6.1.f, 9.2.b
	"transfer": {findTransfer, KindActivity},                                   // US, 46.2.c, the importer
	"special":  {findSpecial, KindActivity},                                    // yes, no, unknown
	"due":      {findIn("next_review_on"), KindActivity},                       // <30d, <2027-01-01
	"party":    {findLink(KindParty), ""},                                      // by name, wherever it stands
	"term":     {findLink(KindTerm), ""},                                       // by name or code
	"system":   {findLink(KindSystem), ""},
	"rule":     {findLink(KindRule), ""},
	"document": {findLink(KindDocument), ""},
	"changed":  {findChanged, ""}, // >2026-01-01, <30d
}

// QueryFields returns the fields that a query for records of kind k may name:
// those of the catalogue in its order, then the others by name.
func QueryFields(k Kind, more Predicates) []string {
	var names []string
	var walk func(list []*Field, prefix string)
	walk = func(list []*Field, prefix string) {
		for _, f := range list {
			names = append(names, prefix+f.Key)
			if f.Type == SaidType {
				names = append(names, prefix+f.Key+".answer", prefix+f.Key+".reason")
			}
			walk(f.Fields, prefix+f.Key+".")
		}
	}
	walk(Fields(k), "")
	var others []string
	for name, q := range queryNames {
		if FieldOf(k, name) == nil && (q.only == "" || q.only == k) {
			others = append(others, name)
		}
	}
	for name := range more {
		others = append(others, name)
	}
	slices.Sort(others)
	return append(names, slices.Compact(others)...)
}

// NewMatcher prepares the query text for records of kind k whose links lead into
// reg. Spans such as 30d count from today. A query that cannot be understood is
// a [QueryError].
func NewMatcher(text string, k Kind, reg *Register, today Date, more Predicates) (*Matcher, error) {
	q, err := ParseQuery(text, QueryFields(k, more))
	if err != nil {
		return nil, err
	}
	m := &Matcher{reg: reg, today: today}
	for _, t := range q.Terms {
		if t.Field == "" {
			m.words = append(m.words, wordTerm{t.Not, NewNeedle(t.Value)})
			continue
		}
		ft := fieldTerm{QueryTerm: t, needle: NewNeedle(t.Value), days: readDays(t.Value)}
		own, name := more[t.Field], queryNames[t.Field]
		named := name.find != nil && (name.only == k || FieldOf(k, t.Field) == nil)
		switch {
		case own != nil:
			ft.find = func(_ *Matcher, s *Subject, t *fieldTerm) bool { return own(s.Record, t.Value) }
		case named:
			ft.find = name.find
		default:
			ft.find = findIn(t.Field)
		}
		if t.Op != "" {
			if own != nil || named && t.Field != "due" && t.Field != "changed" {
				return nil, noOrder(t)
			}
			if err := ft.compareWith(fieldIn(k, t.Field), today); err != nil {
				return nil, err
			}
		}
		m.terms = append(m.terms, ft)
	}
	return m, nil
}

// fieldIn returns the field of kind k that a query calls by its path, or nil for
// one that is not in the catalogue.
func fieldIn(k Kind, path string) *Field {
	key, rest, more := strings.Cut(path, ".")
	f := FieldOf(k, key)
	for f != nil && more {
		key, rest, more = strings.Cut(rest, ".")
		f = f.Field(key)
	}
	return f
}

func noOrder(t QueryTerm) error {
	return &QueryError{t.Column, fmt.Sprintf("the values of %s have no order, so none is %s another; leave out the %s", t.Field, map[bool]string{true: "less than", false: "more than"}[t.Op[0] == '<'], t.Op)}
}

// compareWith reads the value of a comparison in f: a date, a month, a year, or a
// span of time that is counted from today, for a date; a period or a number for
// those. In a list any of them will do, and what does not fit is not found.
func (t *fieldTerm) compareWith(f *Field, today Date) error {
	span, err := ParsePeriod(t.Value)
	dated, timed, number := t.days.Last != "", err == nil, Number(t.Value).Valid()
	const dates = "a date such as 2026-01-31, 2026-01 or 2026"
	var fits bool
	want := "neither " + dates + " nor a span such as 30d"
	switch {
	case f == nil || f.Type == DateType: // due and changed are dates
		fits = dated || timed
	case f.Type == NumberType || f.Type == CountType:
		fits, want = number, "no whole number"
	case f.Type == PeriodType:
		fits, want = timed, "no period such as P3Y or 5y"
	case f.Leaf():
		return noOrder(t.QueryTerm)
	default:
		fits, want = dated || timed || number, "neither "+dates+", a span such as 30d, nor a number"
	}
	if !fits {
		return &QueryError{t.Column, fmt.Sprintf("%q is %s", t.Value, want)}
	}
	if number {
		t.number = Number(t.Value)
	}
	if timed {
		day := span.AddTo(today)
		if t.Field == "changed" {
			day = back(span, today)
		}
		t.days, t.span = days{day, day}, true
	}
	return nil
}

// back returns the day that lies span before d.
func back(span Span, d Date) Date {
	t, err := d.Time()
	if err != nil {
		return ""
	}
	return DateOf(t.AddDate(-span.Years, -span.Months, -7*span.Weeks-span.Days))
}

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date { return law.DateOf(t) }

// WordsOnly reports whether the query has no terms for fields, so that
// [Matcher.Text] decides alone.
func (m *Matcher) WordsOnly() bool { return len(m.terms) == 0 }

// Text reports whether the words of the query are found in the search text of a
// record. A record that fails need not be read for its fields.
func (m *Matcher) Text(searchText string) bool {
	for i := range m.words {
		if m.words[i].needle.In(searchText) == m.words[i].not {
			return false
		}
	}
	return true
}

// Match reports whether the query finds s. Where s has no Text, it is made here.
func (m *Matcher) Match(s Subject) bool {
	if len(m.words) > 0 {
		if s.Text == "" {
			s.Text = SearchTextOf(s.Record, m.reg)
		}
		if !m.Text(s.Text) {
			return false
		}
	}
	for i := range m.terms {
		if t := &m.terms[i]; t.find(m, &s, t) == t.Not {
			return false
		}
	}
	return true
}
