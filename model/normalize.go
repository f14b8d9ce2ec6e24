package model

import (
	"reflect"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Normalize brings r into the one form in which it is stored: texts in NFC with
// LF line ends, periods in ISO 8601 where they can be read, country codes in
// capitals, the answer "listed" where there are items and no answer. It changes
// how a thing is written, never what is said.
func Normalize(r Record) { normalize(Of(r)) }

func normalize(o Object) {
	for _, f := range o.set.list {
		v := o.at(f)
		if isZero(v) {
			continue
		}
		switch f.Type {
		case ScopeType:
			normalize(o.Scope(f))
		case SaidType, ItemsType:
			for i := range o.Len(f) {
				normalize(o.Item(f, i))
			}
			if f.Type == SaidType {
				answer, reason := o.Answer(f)
				if answer == "" && o.Len(f) > 0 {
					answer = AnswerListed
				}
				o.SetAnswer(f, answer, normalText(reason))
			}
		case SelectionType:
			s := o.Selection(f)
			for i := range s.Keys {
				s.Keys[i] = normalText(s.Keys[i])
			}
		case CountType:
			c := v.Addr().Interface().(*Count)
			c.Note = normalText(c.Note)
		default:
			if f.Many {
				for i := range v.Len() {
					normalLeaf(f, v.Index(i))
				}
			} else {
				normalLeaf(f, v)
			}
		}
	}
}

func normalLeaf(f *Field, v reflect.Value) {
	s := v.String()
	switch f.Type {
	case PeriodType:
		if span, err := ParsePeriod(s); err == nil {
			s = span.String()
		}
	case CountryType:
		s = strings.ToUpper(strings.TrimSpace(s))
	default:
		s = normalText(s)
	}
	if s != v.String() {
		v.SetString(s)
	}
}

func normalText(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return norm.NFC.String(s)
}
