package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// An Input is what a JSON document or an annotated text said: the record, the
// revision that it was read from, and the names that its links bore.
type Input struct {
	Record  Record
	BaseRev string
	Kind    Kind              // said in the document by "kind"; empty: not said
	Names   map[string]string // uid of a link -> the name beside it
	ByHand  *ByHand           // of a text for people; nil where values stand in their stored forms
}

// Decode reads one record of kind k from data, a JSON object as [Canonical] or
// [JSON] write it or as a person wrote it by hand: a link may be a uid, a code, a
// name or {"uid", "name"}, see [Register.Resolve]. An unknown key or a value of
// the wrong shape is an [InputError] that says where and, for a key, names the
// nearest known one. Malformed dates, codes and periods are kept for [Validate].
func Decode(k Kind, data string) (Input, error) {
	s := &scanner{text: strings.TrimPrefix(data, "\ufeff")}
	in, err := s.record(k)
	if err != nil {
		return Input{}, err
	}
	if err := s.end(); err != nil {
		return Input{}, err
	}
	return in, nil
}

// end refuses what stands behind a record.
func (s *scanner) end() error {
	if s.space(); s.pos < len(s.text) {
		return s.errorf("there is more text after the end of the record")
	}
	return nil
}

// DecodeBody reads a canonical body as the register stores it.
func DecodeBody(k Kind, body string) (Record, error) {
	in, err := Decode(k, body)
	return in.Record, err
}

// A BodyReader reads canonical bodies of one kind, one after the other, over each
// other: for work that is done with a record before it wants the next one, it
// saves most of the memory that ten thousand records take and leave behind.
type BodyReader struct {
	rec Record
	o   Object
}

// NewBodyReader returns a BodyReader for records of kind k.
func NewBodyReader(k Kind) *BodyReader {
	rec := New(k)
	return &BodyReader{rec, Of(rec)}
}

// Read reads body. The record is the same every time: the next call writes over
// it and over its lists. Texts may be kept; each keeps the body that it is a part
// of.
func (r *BodyReader) Read(body string) (Record, error) {
	r.o.clear()
	s := &scanner{text: body}
	if err := s.object(r.o, nil); err != nil {
		return nil, err
	}
	return r.rec, s.end()
}

// clear makes o say nothing and keeps the memory of its lists.
func (o Object) clear() {
	for _, f := range o.set.list {
		switch {
		case f.plain:
			*o.text(f) = ""
		case f.Many:
			o.at(f).SetLen(0)
		case f.HasItems():
			list := o.slice(f)
			list.SetLen(0)
			if f.Type == SaidType {
				o.SetAnswer(f, "", "")
			}
		default:
			o.at(f).SetZero()
		}
	}
}

// An InputError is a mistake in a JSON document.
type InputError struct {
	Line, Column int // in lines and characters, from 1
	Path         string
	Text         string
}

func (e *InputError) Error() string {
	at := fmt.Sprintf("line %d, column %d: ", e.Line, e.Column)
	if e.Path != "" {
		at += e.Path + ": "
	}
	return at + e.Text
}

// record reads an object of kind k.
func (s *scanner) record(k Kind) (Input, error) {
	in := Input{Record: New(k)}
	if in.Record == nil {
		return in, fmt.Errorf("unknown kind %q", k)
	}
	s.names = nil
	err := s.object(Of(in.Record), &in)
	in.Names = s.names
	return in, err
}

// object reads an object into o. At the top of a record, in takes what is about
// the document and not about the record.
func (s *scanner) object(o Object, in *Input) error {
	var seen [2]uint64 // no list of fields has more than 128
	next := 0
	return s.members(func(key string, start int) error {
		f, place := o.set.find(key, next)
		if next = place; f == nil {
			switch {
			case in != nil && (key == "base_rev" || key == "kind") && s.null():
				return nil
			case in != nil && key == "base_rev":
				return s.stringInto(&in.BaseRev)
			case in != nil && key == "kind":
				return s.stringInto((*string)(&in.Kind))
			}
			return s.unknownKey(key, start, o.set.list, in != nil)
		}
		bit := uint64(1) << (f.place & 63)
		if seen[f.place>>6]&bit != 0 {
			return s.errorAt(start, "the key stands here a second time")
		}
		seen[f.place>>6] |= bit
		if s.null() {
			return nil
		}
		return s.field(o, f)
	})
}

// find returns the field with the given key, or nil. A body has its keys in order,
// so it is looked for from the place next of the sorted fields on first; find
// returns the place to go on from.
func (s *fieldSet) find(key string, next int) (*Field, int) {
	for i := next; i < len(s.sorted); i++ {
		if f := s.sorted[i]; f.Key == key {
			return f, i + 1
		}
	}
	return s.byKey[key], next
}

func (s *scanner) unknownKey(key string, start int, list []*Field, top bool) error {
	var known []string
	for _, f := range list {
		known = append(known, f.Key)
	}
	if top {
		known = append(known, "base_rev")
	}
	if near, ok := Nearest(key, known); ok {
		return s.errorAt(start, fmt.Sprintf("unknown key %q; did you mean %q?", key, near))
	}
	return s.errorAt(start, fmt.Sprintf("unknown key %q; known are %s", key, strings.Join(known, ", ")))
}

func (s *scanner) field(o Object, f *Field) (err error) {
	if f.plain {
		*o.text(f), err = s.leaf(f)
		return err
	}
	switch {
	case f.Many:
		return s.leafs(f, o.at(f))
	case f.Type == ScopeType:
		return s.object(o.Scope(f), nil)
	case f.Type == ItemsType:
		return s.items(f, o.slice(f))
	case f.Type == SaidType:
		return s.said(o, f)
	case f.Type == CountType:
		return s.count(o.count(f))
	}
	return s.selection(f, o.selection(f))
}

func (s *scanner) leafs(f *Field, v reflect.Value) error {
	return s.elements(func(int) error {
		text, err := s.leaf(f)
		extend(v).SetString(text)
		return err
	})
}

func (s *scanner) items(f *Field, v reflect.Value) error {
	return s.elements(func(int) error { return s.object(Object{extend(v), f.set}, nil) })
}

// extend returns an empty element at the end of the list v. Lists are short: the
// room for them is doubled from one on.
func extend(v reflect.Value) reflect.Value {
	n := v.Len()
	if n == v.Cap() {
		v.Grow(max(1, n))
	}
	v.SetLen(n + 1)
	x := v.Index(n)
	x.SetZero()
	return x
}

// The keys of the small objects that the catalogue has no fields for.
var (
	saidKeys  = []string{"answer", "reason", "items"}
	countKeys = []string{"from", "to", "note"}
	linkKeys  = []string{"uid", "name"}
)

// parts reads an object that has some of the given keys, each once at most, and
// calls each with the place of the key; known names the keys for an error.
func (s *scanner) parts(keys []string, known string, each func(i int) error) error {
	seen := 0
	return s.members(func(key string, start int) error {
		i := slices.Index(keys, key)
		if i < 0 {
			return s.errorAt(start, fmt.Sprintf("unknown key %q; %s", key, known))
		}
		if seen&(1<<i) != 0 {
			return s.errorAt(start, "the key stands here a second time")
		}
		if seen |= 1 << i; s.null() {
			return nil
		}
		return each(i)
	})
}

func (s *scanner) said(o Object, f *Field) error {
	said := o.said(f)
	return s.parts(saidKeys, "known are answer, reason, items", func(i int) error {
		switch i {
		case 0:
			return s.stringInto(&said.Answer)
		case 1:
			return s.stringInto(&said.Reason)
		}
		return s.items(f, o.slice(f))
	})
}

func (s *scanner) count(c *Count) error {
	return s.parts(countKeys, "known are from, to, note", func(i int) error {
		switch i {
		case 0:
			return s.numberInto(&c.From)
		case 1:
			return s.numberInto(&c.To)
		}
		return s.stringInto(&c.Note)
	})
}

func (s *scanner) numberInto(n *Number) error {
	text, err := s.number()
	*n = Number(text)
	return err
}

func (s *scanner) selection(f *Field, sel *Selection) error {
	if s.peek() == '"' {
		word, err := s.str()
		if err != nil {
			return err
		}
		if words := f.words(); !slices.Contains(words, word) {
			return s.errorf("%q is neither a list nor %s", word, strings.Join(quoted(words), " or "))
		}
		sel.Word = word
		return nil
	}
	return s.elements(func(int) error {
		var key string
		var err error
		if f.List == ListCompanies {
			key, err = s.link()
		} else {
			key, err = s.str()
		}
		sel.Keys = append(sel.Keys, key)
		return err
	})
}

// words returns the words that a selection in f may say instead of a list.
func (f *Field) words() []string {
	if f.Word != "" {
		return []string{f.Word}
	}
	return []string{WordAll, WordRest}
}

func (s *scanner) leaf(f *Field) (string, error) {
	switch f.Type {
	case LinkType:
		return s.link()
	case NumberType:
		return s.number()
	case AnswerType:
		if c := s.peek(); c == 't' || c == 'f' {
			return "", s.errorf(`write "yes", "no" or "unknown"; true and false leave no room for unknown`)
		}
	}
	return s.str()
}

// link reads a link in any of its forms and keeps the name beside a uid.
func (s *scanner) link() (string, error) {
	if s.peek() != '{' {
		return s.str()
	}
	var uid, name string
	err := s.parts(linkKeys, "a link has uid and name", func(i int) error {
		return s.stringInto([]*string{&uid, &name}[i])
	})
	if err != nil {
		return "", err
	}
	if uid == "" {
		return name, nil
	}
	if name != "" {
		if s.names == nil {
			s.names = map[string]string{}
		}
		s.names[uid] = name
	}
	return uid, nil
}

func (s *scanner) stringInto(p *string) error {
	text, err := s.str()
	*p = text
	return err
}

func quoted(words []string) []string {
	q := make([]string, len(words))
	for i, w := range words {
		q[i] = `"` + w + `"`
	}
	return q
}
