package model

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/google/uuid"
)

// Resolve turns every link of in that a person wrote as a code or as an exact
// name into a uid. A name that no record bears becomes a new record of the kind
// that belongs there, with nothing but that name; it is put into r and returned,
// to be saved together with in and to be reported. What cannot be resolved is
// returned as [Problems]: a name that two records bear, an unknown activity, uid
// or code.
func (r *Register) Resolve(in Input) (created []Record, err error) {
	res := resolver{reg: r, in: in}
	res.object(Of(in.Record), "")
	return res.created, res.problems.err()
}

type resolver struct {
	reg      *Register
	in       Input
	created  []Record
	problems Problems
}

func (s *resolver) object(o Object, at Path) {
	for _, f := range o.set.list {
		if o.IsZero(f) {
			continue
		}
		p := at.Of(f)
		switch {
		case f.Type == ScopeType:
			s.object(o.Scope(f), p)
		case f.HasItems():
			for _, item := range o.Items(f) {
				s.object(item, p.Item(item.Key()))
			}
		case f.Type == SelectionType && f.List == ListCompanies:
			sel := o.Selection(f)
			for i, key := range sel.Keys {
				sel.Keys[i] = s.link(f, key, p)
			}
		case f.Type == LinkType && f.Many:
			texts := o.Texts(f)
			for i, text := range texts {
				texts[i] = s.link(f, text, p)
			}
			o.SetTexts(f, texts)
		case f.Type == LinkType:
			o.SetText(f, s.link(f, o.Text(f), p))
		}
	}
}

// codeForm is what a code of a shipped term looks like. An unknown one is a slip,
// not a new name.
var codeForm = regexp.MustCompile(`^(DS|PD|RC|M)[0-9]+$`)

func (s *resolver) link(f *Field, text string, at Path) string {
	if e, ok := s.reg.Entry(text); ok {
		return e.UID // Validate says what is wrong with it, if anything is
	}
	name, uid := text, ""
	if uuid.Validate(text) == nil {
		if name = s.in.Names[text]; name == "" {
			return text // Validate: it leads nowhere
		}
		uid = text
	}
	e, err := s.reg.FindFor(f, name)
	if err == nil {
		return e.UID
	}
	if !errors.Is(err, ErrNotFound) || f.To == KindActivity || codeForm.MatchString(name) {
		s.problems = append(s.problems, Problem{at, err.Error()})
		return text
	}
	if strings.TrimSpace(name) == "" {
		return text
	}
	rec := New(f.To)
	rec.Base().Name = name
	if rec.Base().UID = uid; uid == "" {
		rec.Base().UID = NewUID()
	}
	if t, ok := rec.(*Term); ok {
		if t.Vocabulary = f.Vocabulary; t.Vocabulary == "" {
			t.Vocabulary = VocabularyRecipients
		}
	}
	Normalize(rec)
	s.reg.Put(rec)
	s.created = append(s.created, rec)
	return rec.Base().UID
}

// FindFor returns the live record that word names and that a link in f may lead
// to: like [Register.Find], but among the terms of the right vocabulary only.
func (r *Register) FindFor(f *Field, word string) (Entry, error) {
	if f.Vocabulary == "" {
		return r.Find(f.To, word)
	}
	var found []Entry
	for _, e := range r.byWord(f.To, word) {
		if t := r.Term(Link(e.UID)); t == nil || t.Vocabulary == f.Vocabulary {
			found = append(found, e)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Entry{}, fmt.Errorf("no term %q in the vocabulary %q: %w", word, f.Vocabulary, ErrNotFound)
	}
	return Entry{}, ambiguous(word, found)
}
