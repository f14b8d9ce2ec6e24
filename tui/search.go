package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"ropa/model"
	"ropa/model/check"
	"ropa/store"
)

// portion is how many records are read from the file at a time.
const portion = 500

// find tells which cards of kind k the query finds: the same as the command
// line finds. Words are looked for in memory; for terms that name fields, the
// records that have the words are read, unless their rows say enough. A query
// that cannot be understood is a [model.QueryError].
func (m *moment) find(ctx context.Context, s *store.Store, k model.Kind, query string, today model.Date) (found []bool, err error) {
	more := m.predicates()
	if _, err := model.NewMatcher(query, k, m.reg, today, more); err != nil {
		return nil, err
	}
	q, err := model.ParseQuery(query, model.QueryFields(k, more))
	if err != nil {
		return nil, err
	}
	switch asked, err := check.Asked(q); {
	case err != nil:
		return nil, err
	case asked && m.audit == nil:
		return nil, errUnasked
	}
	cards := m.shelf(k).cards
	found = make([]bool, len(cards))
	for i := range found {
		found[i] = true
	}
	var fields model.Query
	for _, t := range q.Terms {
		if t.Field != "" {
			fields.Terms = append(fields.Terms, t)
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m.findWord(cards, t, found)
	}
	if len(fields.Terms) == 0 {
		return found, nil
	}
	matcher, err := model.NewMatcher(fields.String(), k, m.reg, today, more)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(fields.Terms, func(t model.QueryTerm) bool { return !inRow(k, t.Field) }) {
		for _, t := range fields.Terms {
			if inText(k, t) {
				m.findWord(cards, model.QueryTerm{Value: t.Value}, found)
			}
		}
		return found, m.findFields(ctx, s, cards, matcher, found)
	}
	rec := model.New(k) // one for all: the matcher does not keep it
	for i, c := range cards {
		if found[i] {
			sayRow(rec, c)
			found[i] = matcher.Match(subject(rec, c))
		}
	}
	return found, nil
}

// errUnasked tells that nobody knows yet what the rules find.
var errUnasked = errors.New("the rules are still being asked")

// predicates are the fields of a query that need more than the record.
func (m *moment) predicates() model.Predicates {
	return model.Predicates{check.QueryField: func(rec model.Record, value string) bool {
		return m.audit.has(rec.Base().UID, value)
	}}
}

// has is [check.Has] for the findings of a record. Severities are counted
// already.
func (a *audit) has(uid, value string) bool {
	if value == "" {
		return a.tally(uid) == tally{}
	}
	if s, err := check.ParseSeverity(strings.ToLower(value)); err == nil {
		return a.tally(uid)[s] > 0
	}
	return check.Has(a.findings(uid), value)
}

// findWord strikes out the cards in which the word is not found, or is found,
// where the term says not.
func (m *moment) findWord(cards []*card, t model.QueryTerm, found []bool) {
	needle := model.NewNeedle(t.Value)
	mask, some := m.texts.with(needle)
	apart := mayStandApart(t.Value)
	for i, c := range cards {
		if !found[i] {
			continue
		}
		has := false
		switch {
		case !m.texts.has(c.slot): // not read yet
			has = needle.In(model.SearchText(c.Code, c.Name))
		case some && m.texts.any(c.slot, mask):
			has = true
		case apart:
			has = needle.In(m.texts.text(c.slot))
		}
		found[i] = has != t.Not
	}
}

// mayStandApart reports whether a phrase may be found though no line has it:
// one with many letters of two spellings is looked for word by word, see
// [model.NewNeedle].
func mayStandApart(phrase string) bool {
	if !strings.ContainsAny(phrase, " \t\u00a0") {
		return false
	}
	n := len(phrase) - utf8.RuneCountInString(phrase)
	for _, pair := range []string{"aa", "ae", "oe", "ue"} {
		n += strings.Count(strings.ToLower(phrase), pair)
	}
	return n > 4
}

// inText reports whether what the term finds stands in the text of the record,
// so that other records need not be read for it.
func inText(k model.Kind, t model.QueryTerm) bool {
	if t.Not || t.Op != "" || t.Value == "" || mayStandApart(t.Value) || !t.Spelled() {
		return false
	}
	switch t.Field {
	case "basis", "party", "term", "system", "rule", "document":
		return k == model.KindActivity
	case "transfer", "special", "changed", "due":
		return false // what follows from other records, or from today
	}
	keys := strings.Split(t.Field, ".")
	f := model.FieldOf(k, keys[0])
	for _, key := range keys[1:] {
		if f != nil {
			f = f.Field(key)
		}
	}
	return f != nil && f.Key != "key" && saidInText(f)
}

// saidInText reports whether the search text has all that f says.
func saidInText(f *model.Field) bool {
	switch f.Type {
	case model.Text, model.Long, model.DateType, model.ChoiceType, model.AnswerType, model.LinkType:
		return true
	case model.ItemsType:
		return !slices.ContainsFunc(f.Fields, func(part *model.Field) bool { return part.Key != "key" && !saidInText(part) })
	}
	return false // names of items, answers to lists, numbers in words
}

// findFields reads the records that are left and asks the matcher.
func (m *moment) findFields(ctx context.Context, s *store.Store, cards []*card, matcher *model.Matcher, found []bool) error {
	var left []int // places of cards whose records have to be read
	for i, c := range cards {
		if !found[i] {
			continue
		}
		if rec := m.reg.Record(c.UID); rec != nil {
			found[i] = matcher.Match(subject(rec, c))
			continue
		}
		left = append(left, i)
	}
	for some := range slices.Chunk(left, portion) {
		uids := make([]string, len(some))
		at := make(map[string]int, len(some))
		for j, i := range some {
			uids[j], at[cards[i].UID] = cards[i].UID, i
			found[i] = false // until it is read: it may be gone
		}
		heads, err := s.Heads(ctx, uids...)
		if err != nil {
			return err
		}
		for _, r := range heads {
			i := at[r.UID]
			found[i] = matcher.Match(subject(r.Record, cards[i]))
		}
	}
	return nil
}

// subject puts a record before a matcher that has no words.
func subject(rec model.Record, c *card) model.Subject {
	return model.Subject{Record: rec, ChangedOn: model.DateOf(c.ChangedAt.Local())}
}

// inRow reports whether what a field says stands in the row of a card.
func inRow(k model.Kind, field string) bool {
	switch field {
	case "name", "uid", "changed", check.QueryField:
		return true
	case "ref", "role", "processing_status", "record_status", "unit", "next_review_on", "due":
		return k == model.KindActivity
	}
	return false
}

// rowRecord is a record that says what the row of c does.
func rowRecord(c *card) model.Record {
	rec := model.New(c.Kind)
	sayRow(rec, c)
	return rec
}

// sayRow makes rec say what the row of c does, and leaves the rest as it is.
func sayRow(rec model.Record, c *card) {
	base := rec.Base()
	base.UID, base.Name = c.UID, c.Name
	a, ok := rec.(*model.Activity)
	if !ok {
		return
	}
	a.Ref, a.Role, a.ProcessingStatus, a.RecordStatus = c.Code, c.Role, c.ProcessingStatus, c.RecordStatus
	a.Unit, a.NextReviewOn = model.Link(c.Unit), c.NextReviewOn
}
