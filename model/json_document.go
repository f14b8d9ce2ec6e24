package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// DocumentFormat names the format of a document that holds a whole register.
const DocumentFormat = "ropa-register/1"

// A RegisterDocument is a whole register as one JSON document:
//
//	{"format": "ropa-register/1", "register": {}, "parties": [], "units": [], "systems": [],
//	 "terms": [], "rules": [], "documents": [], "activities": []}
//
// with the records as [JSON] writes them. Every list may be missing.
type RegisterDocument struct {
	Head    string   // hash of the state it was written from; "" where it does not say
	Without []string // keys of fields that were left out when it was written
	Records []DocumentRecord
}

// A DocumentRecord is one record of a document and where it begins, in lines and
// characters from 1.
type DocumentRecord struct {
	Input
	Line, Column int
}

// DocumentKey returns the key under which a document has the records of kind k.
func DocumentKey(k Kind) string {
	if k == KindRegister {
		return string(k)
	}
	return k.Plural()
}

// DecodeDocument reads a whole register from data. Mistakes are those of
// [Decode], with the place in the document. Every record that it returns has its
// Kind.
func DecodeDocument(data string) (RegisterDocument, error) {
	s := &scanner{text: strings.TrimPrefix(data, "\ufeff")}
	var d RegisterDocument
	count := lineCounter{text: s.text}
	format := ""
	var seen []string
	err := s.members(func(key string, start int) error {
		if slices.Contains(seen, key) {
			return s.errorAt(start, "the key stands here a second time")
		}
		seen = append(seen, key)
		if s.null() {
			return nil
		}
		switch key {
		case "format":
			at := s.pos
			err := s.stringInto(&format)
			if err == nil && format != DocumentFormat {
				return s.errorAt(at, fmt.Sprintf("the format is %q, and this ropa reads %q", format, DocumentFormat))
			}
			return err
		case "head":
			return s.stringInto(&d.Head)
		case "without":
			return s.elements(func(int) error {
				key, err := s.str()
				d.Without = append(d.Without, key)
				return err
			})
		}
		for _, k := range Kinds {
			if DocumentKey(k) != key {
				continue
			}
			if k == KindRegister {
				return s.documentRecord(&d, k, &count)
			}
			return s.elements(func(int) error { return s.documentRecord(&d, k, &count) })
		}
		if format == "" && isRecordKey(key) {
			return s.errorAt(start, fmt.Sprintf("%q is a key of one record, and a whole register was expected: it begins with {\"format\": %q, ..}", key, DocumentFormat))
		}
		return s.unknownDocumentKey(key, start)
	})
	if err != nil {
		return RegisterDocument{}, err
	}
	if s.space(); s.pos < len(s.text) {
		return RegisterDocument{}, s.errorf("there is more text after the end of the document")
	}
	if format == "" {
		return RegisterDocument{}, s.errorAt(0, fmt.Sprintf("the document does not say its format; a whole register begins with {\"format\": %q, ..}", DocumentFormat))
	}
	return d, nil
}

func (s *scanner) documentRecord(d *RegisterDocument, k Kind, count *lineCounter) error {
	s.space()
	start := s.pos
	line, column := count.at(start)
	in, err := s.record(k)
	if err != nil {
		return err
	}
	if in.Kind != "" && in.Kind != k {
		return s.errorAt(start, fmt.Sprintf("%s stands among the %s", in.Kind.One(), k.Plural()))
	}
	in.Kind = k
	if k == KindRegister && Of(in.Record).zero() {
		return nil // "register": {} says nothing
	}
	d.Records = append(d.Records, DocumentRecord{in, line, column})
	return nil
}

// A lineCounter finds lines and columns of ever later places in a text.
type lineCounter struct {
	text             string
	line, start, pos int // lines before pos, where the last of them starts
}

func (c *lineCounter) at(pos int) (line, column int) {
	c.line += strings.Count(c.text[c.pos:pos], "\n")
	if i := strings.LastIndexByte(c.text[c.pos:pos], '\n'); i >= 0 {
		c.start = c.pos + i + 1
	}
	c.pos = pos
	return c.line + 1, utf8.RuneCountInString(c.text[c.start:pos]) + 1
}

// zero reports whether o says nothing at all.
func (o Object) zero() bool {
	for _, f := range o.set.list {
		if !o.IsZero(f) {
			return false
		}
	}
	return true
}

// isRecordKey reports whether some kind of record has a field of that name.
func isRecordKey(key string) bool {
	return slices.ContainsFunc(Kinds, func(k Kind) bool { return FieldOf(k, key) != nil })
}

func (s *scanner) unknownDocumentKey(key string, start int) error {
	known := []string{"format", "head", "without"}
	for _, k := range Kinds {
		known = append(known, DocumentKey(k))
	}
	if near, ok := Nearest(key, known); ok {
		return s.errorAt(start, fmt.Sprintf("unknown key %q; did you mean %q?", key, near))
	}
	return s.errorAt(start, fmt.Sprintf("unknown key %q; known are %s", key, strings.Join(known, ", ")))
}
