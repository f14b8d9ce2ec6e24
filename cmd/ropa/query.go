package main

import (
	"errors"
	"slices"

	"ropa/export/exchange"
	"ropa/model"
	"ropa/model/check"
	"ropa/store"
)

// queryFields are the fields of a query that need more than the record, by name.
var queryFields = model.Predicates{check.QueryField: nil}

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
	more := model.Predicates{check.QueryField: func(model.Record, string) bool { return false }}
	asked, err := check.Asked(q)
	if err != nil {
		return nil, misread(err)
	}
	if asked {
		all, err := s.check(s.day())
		if err != nil {
			return nil, err
		}
		more[check.QueryField] = all.has
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

// has reports whether something that value names was found in rec.
func (c *checked) has(rec model.Record, value string) bool {
	var found []check.Finding
	for _, f := range c.found[rec.Base().UID] {
		found = append(found, f.Finding)
	}
	return check.Has(found, value)
}

// ruleIDs returns the ids of all rules, in their order.
func ruleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return slices.Compact(ids)
}
