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
	bound  string // of a comparison: a date or a number
	span   bool   // bound is a day that was counted from today
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
		ft := fieldTerm{QueryTerm: t, needle: NewNeedle(t.Value)}
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

// compareWith reads the value of a comparison in f: a date, or a span of time that
// is counted from today, for a date; a period or a number for those. In a list any
// of them will do, and what does not fit is not found.
func (t *fieldTerm) compareWith(f *Field, today Date) error {
	number := Number(t.Value).Valid()
	day, err := ParseDateLoose(t.Value)
	span, err2 := ParsePeriod(t.Value)
	dated, timed := err == nil && !number, err2 == nil
	var fits bool
	want := "neither a date such as 2026-01-31 nor a span such as 30d"
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
		fits, want = dated || timed || number, "neither a date such as 2026-01-31, a span such as 30d, nor a number"
	}
	if !fits {
		return &QueryError{t.Column, fmt.Sprintf("%q is %s", t.Value, want)}
	}
	switch {
	case number:
		t.bound = t.Value
	case dated:
		t.bound = string(day)
	case t.Field == "changed":
		t.bound, t.span = string(back(span, today)), true
	default:
		t.bound, t.span = string(span.AddTo(today)), true
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
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

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

// findIn looks into the fields with the given paths; items are passed through
// without naming them.
func findIn(paths ...string) predicate {
	var steps [][]string
	for _, p := range paths {
		steps = append(steps, strings.Split(p, "."))
	}
	return func(m *Matcher, s *Subject, t *fieldTerm) bool {
		o := Of(s.Record)
		if t.Value == "" {
			return !slices.ContainsFunc(steps, func(path []string) bool { return !m.silent(o, path) })
		}
		return slices.ContainsFunc(steps, func(path []string) bool { return m.within(s, o, path, t) })
	}
}

// silent reports whether nothing is said at path.
func (m *Matcher) silent(o Object, path []string) bool {
	f := o.Field(path[0])
	switch {
	case f == nil || o.IsZero(f):
		return true
	case len(path) == 1:
		return false
	case f.Type == ScopeType:
		return m.silent(o.Scope(f), path[1:])
	case f.Type == SaidType && (path[1] == "answer" || path[1] == "reason"):
		answer, reason := o.Answer(f)
		return map[string]string{"answer": answer, "reason": reason}[path[1]] == ""
	}
	return !slices.ContainsFunc(o.Items(f), func(item Object) bool { return !m.silent(item, path[1:]) })
}

// within reports whether the term holds for anything at path or inside it.
func (m *Matcher) within(s *Subject, o Object, path []string, t *fieldTerm) bool {
	f := o.Field(path[0])
	if f == nil || o.IsZero(f) {
		return false
	}
	part := ""
	if len(path) > 1 {
		part = path[1]
	}
	if f.Type == SaidType && t.Op == "" {
		answer, reason := o.Answer(f)
		if (part == "" || part == "answer") && answer != "" && f.codeIs(answer, t.Value) ||
			(part == "" || part == "reason") && reason != "" && t.needle.In(SearchText(reason)) {
			return true
		}
	}
	switch {
	case part != "" && f.Type == ScopeType:
		return m.within(s, o.Scope(f), path[1:], t)
	case part != "":
		return slices.ContainsFunc(o.Items(f), func(item Object) bool { return m.within(s, item, path[1:], t) })
	case f.Leaf():
		return m.leaf(s, o, f, t)
	}
	found := false
	look := func(o Object, f *Field) { found = found || f.Leaf() && f.Key != "key" && m.leaf(s, o, f, t) }
	if f.Type == ScopeType {
		eachLeaf(o.Scope(f), look)
	} else {
		for _, item := range o.Items(f) {
			eachLeaf(item, look)
		}
	}
	return found
}

// codeIs reports whether value means code: the code itself, the front of one
// with dots ("6.1" for "6.1.f"), or its label.
func (f *Field) codeIs(code, value string) bool {
	return strings.EqualFold(code, value) || len(value) > 1 && strings.HasPrefix(code, value+".") || Fold(f.Choices.Label(code)) == Fold(value)
}

func (m *Matcher) leaf(s *Subject, o Object, f *Field, t *fieldTerm) bool {
	if t.Op != "" && f.Type == CountType {
		return compareCount(*o.at(f).Addr().Interface().(*Count), t)
	}
	if t.Op != "" {
		return slices.ContainsFunc(o.Texts(f), func(text string) bool { return compare(f, text, t) })
	}
	switch f.Type {
	case ChoiceType:
		return slices.ContainsFunc(o.Texts(f), func(code string) bool { return f.codeIs(code, t.Value) })
	case AnswerType:
		return strings.EqualFold(o.Text(f), t.Value)
	case CountryType:
		if len(t.Value) == 2 {
			return slices.ContainsFunc(o.Texts(f), func(code string) bool { return strings.EqualFold(code, t.Value) })
		}
	case KeyType:
		return t.needle.In(SearchText(Words{Reg: m.reg, Rec: s.Record}.Value(o, f)))
	}
	var texts []string
	Words{Reg: m.reg, Rec: s.Record}.eachText(o, f, func(text string) { texts = append(texts, text) })
	return t.needle.In(SearchText(texts...))
}

// compare compares dates and numbers; texts of other types have no order.
func compare(f *Field, text string, t *fieldTerm) bool {
	switch f.Type {
	case DateType:
		if !Date(text).Valid() || !Date(t.bound).Valid() {
			return false
		}
		return holds(strings.Compare(text, t.bound), t.Op)
	case NumberType:
		a, b := Number(text), Number(t.bound)
		if !a.Valid() || !b.Valid() {
			return false
		}
		switch {
		case less(a, b):
			return holds(-1, t.Op)
		case less(b, a):
			return holds(1, t.Op)
		}
		return holds(0, t.Op)
	case PeriodType:
		span, err := ParsePeriod(text)
		limit, err2 := ParsePeriod(t.Value)
		return err == nil && err2 == nil && holds(span.Compare(limit), t.Op)
	}
	return false
}

// compareCount reports whether a number that c leaves open fulfils t.
func compareCount(c Count, t *fieldTerm) bool {
	at := func(n Number) bool { return compare(&Field{Type: NumberType}, string(n), t) }
	if t.Op == OpMore || t.Op == OpAtLeast {
		return at(c.To) || c.To == "" && c.From != "" // there is no most
	}
	return at(c.From) || c.From == "" && c.To != ""
}

func holds(order int, op string) bool {
	switch op {
	case OpLess:
		return order < 0
	case OpAtMost:
		return order <= 0
	case OpMore:
		return order > 0
	}
	return order >= 0
}

// findLink looks for links to records of kind k, wherever they stand.
func findLink(k Kind) predicate {
	return func(m *Matcher, s *Subject, t *fieldTerm) bool {
		found := false
		eachLeaf(Of(s.Record), func(o Object, f *Field) {
			switch {
			case found || f.To != k:
			case t.Value == "":
				found = true
			case f.Type == LinkType:
				found = m.leaf(s, o, f, t)
			case f.Type == SelectionType:
				found = o.Selection(f).Word == "" && m.leaf(s, o, f, t)
			}
		})
		if t.Value == "" {
			return !found
		}
		return found
	}
}

// findTransfer looks at destination, mechanism and importer, as they are in
// effect.
func findTransfer(m *Matcher, s *Subject, t *fieldTerm) bool {
	a, ok := s.Record.(*Activity)
	if !ok {
		return false
	}
	if t.Value == "" {
		return a.Transfers.Answer == "" && len(a.Transfers.Items) == 0
	}
	country := strings.ToUpper(t.Value)
	_, isCountry := law.CountryName(country)
	o := Of(a)
	if !isCountry && m.within(s, o, []string{"transfers"}, t) {
		return true
	}
	f := o.Field("transfers")
	for i := range a.Transfers.Items {
		x := &a.Transfers.Items[i]
		terms := m.reg.Transfer(a, x)
		if isCountry {
			if string(terms.Country) == country {
				return true
			}
			continue
		}
		effective := o.Item(f, i).like(&Transfer{ToolTerms: terms})
		for _, key := range []string{"country", "organisation", "mechanism"} {
			if part := effective.Field(key); !effective.IsZero(part) && m.leaf(s, effective, part, t) {
				return true
			}
		}
		if p := m.reg.Importer(a, x); p != nil && t.needle.In(SearchText(p.Name)) {
			return true
		}
	}
	return false
}

// findSpecial compares what the record says of special categories: yes when it
// says so or when any of its data is of that kind, no when it says there are
// none, otherwise unknown.
func findSpecial(m *Matcher, s *Subject, t *fieldTerm) bool {
	a, ok := s.Record.(*Activity)
	if !ok {
		return findIn("special")(m, s, t)
	}
	answer := Unknown
	if a.SpecialData == "none" {
		answer = No
	}
	if a.SpecialData == "processed" {
		answer = Yes
	}
	for i := range a.PersonalData {
		if term := m.reg.Term(a.PersonalData[i].Term); term != nil && term.Special != "" {
			answer = Yes
		}
	}
	if t.Value == "" {
		return a.SpecialData == ""
	}
	return strings.EqualFold(string(answer), t.Value)
}

// findChanged compares the day of the last change; a span counts back.
func findChanged(_ *Matcher, s *Subject, t *fieldTerm) bool {
	switch {
	case t.Op == "":
		return t.Value != "" && strings.HasPrefix(string(s.ChangedOn), t.Value)
	case s.ChangedOn == "":
		return false
	}
	order := strings.Compare(string(s.ChangedOn), t.bound)
	if t.span {
		order = -order // younger than 30 days is later than that day
	}
	return holds(order, t.Op)
}
