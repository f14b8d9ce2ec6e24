package model

import (
	"slices"
	"strings"

	"ropa/model/law"
)

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
		return compareCount(*o.count(f), t)
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
	case DateType:
		if day := Date(o.Text(f)); t.days.Last != "" && day.Valid() {
			return t.days.has(day)
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
		day := Date(text)
		return t.days.Last != "" && day.Valid() && holds(t.days.order(day), t.Op)
	case NumberType:
		a, b := Number(text), t.number
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
		if m.reg.special(a.PersonalData[i].Term) {
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
	case s.ChangedOn == "" || t.Value == "":
		return false
	case t.Op == "" && t.days.Last != "":
		return t.days.has(s.ChangedOn)
	case t.Op == "":
		return strings.HasPrefix(string(s.ChangedOn), t.Value)
	}
	order := t.days.order(s.ChangedOn)
	if t.span {
		order = -order // younger than 30 days is later than that day
	}
	return holds(order, t.Op)
}
