package main

import (
	"errors"
	"slices"
	"strings"

	"ropa/export/exchange"
	"ropa/model"
	"ropa/model/check"
	"ropa/store"
)

// findingField is the field of a query that asks for what the rules find.
const findingField = "finding"

// queryFields are the fields of a query that need more than the record, by name.
var queryFields = model.Predicates{findingField: nil}

// matches yields the live records of kind k that a query finds.
func (s *session) matches(k model.Kind, query string) func(yield func(store.Revision, error) bool) {
	return func(yield func(store.Revision, error) bool) {
		m, err := s.matcher(k, query)
		if err != nil {
			yield(store.Revision{}, err)
			return
		}
		exchange.Found(s.ctx, s.Store, k, m)(yield)
	}
}

// matcher makes a query ready. One that asks for findings has the rules run over
// the register first.
func (s *session) matcher(k model.Kind, query string) (*model.Matcher, error) {
	reg, err := s.register()
	if err != nil {
		return nil, err
	}
	q, err := model.ParseQuery(query, model.QueryFields(k, queryFields))
	if err != nil {
		return nil, misread(err)
	}
	more := model.Predicates{findingField: func(model.Record, string) bool { return false }}
	if slices.ContainsFunc(q.Terms, func(t model.QueryTerm) bool { return t.Field == findingField }) {
		for _, t := range q.Terms {
			if t.Field != findingField || t.Value == "" {
				continue
			}
			if reason := unknownFinding(t.Value, findingField+":"); reason != "" {
				return nil, misread(&model.QueryError{Column: t.Column, Reason: reason})
			}
		}
		all, err := s.check(s.day())
		if err != nil {
			return nil, err
		}
		more[findingField] = all.has
	}
	m, err := model.NewMatcher(query, k, reg, today(), more)
	return m, misread(err)
}

// misread makes a mistake in a query one of the command line.
func misread(err error) error {
	if errors.As(err, new(*model.QueryError)) {
		return usageError{err}
	}
	return err
}

// day is the day of which the rules speak.
func (s *session) day() model.Date {
	if s.on == "" {
		return today()
	}
	return s.on
}

// has reports whether something that value names was found in rec: a severity, a
// rule, what is muted, or, for no value, nothing at all.
func (c *checked) has(rec model.Record, value string) bool {
	found := c.found[rec.Base().UID]
	if value == "" {
		return !slices.ContainsFunc(found, func(f located) bool { return !f.Muted })
	}
	return slices.ContainsFunc(found, func(f located) bool { return f.is(value) })
}

// is reports whether value names f: by its severity or rule, or as muted.
func (f *located) is(value string) bool {
	if f.Muted {
		return strings.EqualFold(value, mutedWord)
	}
	return strings.EqualFold(value, f.Rule) || strings.EqualFold(value, f.Severity.String())
}

// mutedWord finds, as finding:muted, where a rule is silenced.
const mutedWord = "muted"

// findingValues are what may stand behind finding: in a query.
func findingValues() []string {
	return append([]string{check.Error.String(), check.Warning.String(), check.Hint.String(), mutedWord}, ruleIDs()...)
}

// unknownFinding says why value names no findings that there can be, or "". It is
// written behind prefix.
func unknownFinding(value, prefix string) string {
	values := findingValues()
	if slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, value) }) {
		return ""
	}
	reason := prefix + oneLine(value) + " is neither error, warning, hint or muted nor a rule"
	if near, ok := model.Nearest(value, values); ok {
		return reason + "; did you mean " + prefix + near + "?"
	}
	return reason + `; "ropa check --rules" lists the rules`
}

// ruleIDs returns the ids of all rules, in their order.
func ruleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return slices.Compact(ids)
}
