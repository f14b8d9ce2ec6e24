package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// Resolve turns every link of in that a person wrote as a code or as an exact
// name into a uid. A name that no record bears becomes a new record of the kind
// that belongs there, with nothing but that name, however often it stands there;
// the new records are put into r and returned, to be saved together with in and
// to be reported. What cannot be resolved is returned as [Problems], all at once:
// a name that two records bear, an unknown activity or code; with it stands what
// [Validate] finds in other values. Nothing is created then, and the record of in
// is resolved in part. An unknown uid without a name
// is left to [Validate].
//
// In a text that a person wrote, see [Input].ByHand, the items of the record may
// go by their numbers and names as well, as [Words.FindItem] finds them: in
// scopes, and in fields such as the recipient of a transfer.
func (r *Register) Resolve(in Input) (created []Record, err error) {
	s := resolver{reg: r, in: in, made: map[string]Record{}}
	if in.ByHand != nil {
		r.bareItems(in.Record, in.ByHand)
	}
	s.object(Of(in.Record), "")
	if len(s.problems) > 0 {
		return nil, r.withValues(in.Record, s.problems)
	}
	if in.ByHand != nil { // items go by the names of what was created too
		if problems := r.With(s.created...).readReferences(in.Record); len(problems) > 0 {
			return nil, r.withValues(in.Record, problems)
		}
	}
	for _, rec := range s.created {
		r.Put(rec)
	}
	return s.created, nil
}

// withValues adds to problems what else is wrong with the values of rec.
func (r *Register) withValues(rec Record, problems Problems) Problems {
	rec = Clone(rec)
	Normalize(rec)
	if more, ok := Validate(rec, r).(Problems); ok {
		for _, p := range more.InPart(rec) {
			if at, err := Of(rec).At(p.Path); err == nil && at.Field.To == "" && p.Path != "uid" {
				problems = append(problems, p)
			}
		}
	}
	return problems
}

type resolver struct {
	reg      *Register
	in       Input
	created  []Record
	made     map[string]Record // the same, by kind, vocabulary and name
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
		case f.Type == LinkType:
			texts := o.Texts(f)
			for i, text := range texts {
				texts[i] = s.link(f, text, p)
			}
			o.SetTexts(f, texts)
		}
	}
}

// codeForm is what a code of a shipped term looks like. An unknown one is a slip,
// not a new name.
var codeForm = regexp.MustCompile(`^(?i:DS|PD|RC|M)[0-9]+$`)

// link returns the uid that text in f stands for, or text itself where there is
// none.
func (s *resolver) link(f *Field, text string, at Path) string {
	name, uid := text, ""
	if lower := strings.ToLower(text); len(text) == 36 && uuid.Validate(text) == nil {
		name, uid = s.in.Names[text], lower
	}
	for _, known := range []string{text, uid} {
		if _, ok := s.reg.Entry(known); ok {
			return known // Validate says what is wrong with it, if anything is
		}
	}
	if strings.TrimSpace(name) == "" {
		return text // the same
	}
	target := s.target(f)
	found := s.reg.fitting(target, name)
	if len(found) == 0 {
		found = s.reg.fitting(target, strings.TrimSpace(name))
	}
	if len(found) == 0 {
		if t := s.reg.shipped(target, strings.TrimSpace(name)); t != nil {
			return s.keep(t, nameKey(f.To, t.Name)+"\x00"+t.Vocabulary)
		}
	}
	switch {
	case len(found) == 1:
		return found[0].UID
	case len(found) > 1, f.To == KindActivity, f.To == KindTerm && codeForm.MatchString(name):
		_, err := s.reg.FindFor(target, name)
		s.problems = append(s.problems, Problem{at, err.Error()})
		return text
	}
	if word := strings.ToLower(strings.TrimSpace(name)); f.List == ListCompanies && slices.Contains([]string{WordAll, WordRest, WordGroup}, word) {
		s.problems = append(s.problems, Problem{at, fmt.Sprintf("%q is a word that stands alone, and no company is called that; say %s and nothing beside it, or name the companies", name, strings.Join(quoted(f.words()), " or "))})
		return text
	}
	return s.create(target, name, uid, at)
}

// target returns f, or for a link from a term to terms of any vocabulary one
// that stays in its own, if it has one.
func (s *resolver) target(f *Field) *Field {
	if t, ok := s.in.Record.(*Term); ok && f.To == KindTerm && f.Vocabulary == "" {
		return &Field{To: KindTerm, Vocabulary: t.Vocabulary}
	}
	return f
}

// create makes a record of the kind that a link in f leads to, with the given
// name and, unless it is empty, uid.
func (s *resolver) create(f *Field, name, uid string, at Path) string {
	rec := New(f.To)
	rec.Base().Name = strings.TrimSpace(name)
	Normalize(rec)
	if fault := nameFault(rec); fault != "" {
		s.problems = append(s.problems, Problem{at, fmt.Sprintf("%q is no name for a new %s: %s", name, f.To, fault)})
		return name
	}
	key := nameKey(f.To, rec.Base().Name)
	if t, ok := rec.(*Term); ok {
		t.Vocabulary = f.Vocabulary
		key += "\x00" + t.Vocabulary
	}
	if made := s.made[key]; made != nil {
		return made.Base().UID
	}
	if uid == "" {
		uid = NewUID()
	}
	rec.Base().UID = uid
	return s.keep(rec, key)
}

// keep notes rec among the new records and returns its uid.
func (s *resolver) keep(rec Record, key string) string {
	if s.made[key] == nil {
		s.made[key] = rec
		s.created = append(s.created, rec)
	}
	return rec.Base().UID
}

// shipped returns the shipped term that word names by its code or name and that
// the register does not know: it was made before that term came. It is nil where
// there is none.
func (r *Register) shipped(f *Field, word string) *Term {
	if f.To != KindTerm || f.Vocabulary == "" {
		return nil
	}
	for _, t := range ShippedTerms() {
		if _, known := r.Entry(t.UID); !known && t.Vocabulary == f.Vocabulary && (strings.EqualFold(t.Code, word) || t.Name == word) {
			return t
		}
	}
	return nil
}

// FindFor returns the live record that word names and that a link in f may lead
// to: like [Register.Find], but among the terms of the right vocabulary only.
func (r *Register) FindFor(f *Field, word string) (Entry, error) {
	if f.Vocabulary == "" {
		return r.Find(f.To, word)
	}
	switch found := r.fitting(f, word); len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Entry{}, &lookupError{func() string { return r.notFoundFor(f, word) }, ErrNotFound}
	default:
		return Entry{}, &lookupError{func() string { return ambiguous(word, found) }, ErrAmbiguous}
	}
}

// LookupFor is FindFor for those who only want to know whether word names one
// record, as [Register.Lookup] is Find.
func (r *Register) LookupFor(f *Field, word string) (e Entry, ok bool) {
	if f.Vocabulary == "" {
		return r.Lookup(f.To, word)
	}
	if found := r.fitting(f, word); len(found) == 1 {
		return found[0], true
	}
	return e, false
}

// fitting returns the live records that word names and that a link in f may lead
// to. A term of which only the entry is known may be of any vocabulary.
func (r *Register) fitting(f *Field, word string) []Entry {
	return slices.DeleteFunc(r.byWord(f.To, word), func(e Entry) bool { return !r.fits(f, e) })
}

func (r *Register) fits(f *Field, e Entry) bool {
	t := r.Term(Link(e.UID))
	return f.Vocabulary == "" || t == nil || t.Vocabulary == f.Vocabulary
}

// notFoundFor says why word names no term of the vocabulary of f.
func (r *Register) notFoundFor(f *Field, word string) string {
	if others := r.byWord(f.To, word); len(others) > 0 {
		t := r.Term(Link(others[0].UID))
		return fmt.Sprintf("%q is %s; name %s here", others[0].Title(), category(t.Vocabulary), category(f.Vocabulary))
	}
	text := fmt.Sprintf("there is no category of %s %q", vocabularies.Label(f.Vocabulary), word)
	if near, ok := r.nearest(nearKey{f.To, f.Vocabulary}, word); ok {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return text
}
