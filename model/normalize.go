package model

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Normalize brings r into the one form in which it is stored: texts in NFC with
// LF line ends, periods in ISO 8601 where they can be read, country codes in
// capitals, the answer "listed" where there are items and no answer, no empty
// values in lists. It changes how a thing is written, never what is said.
func Normalize(r Record) { normalize(Of(r)) }

func normalize(o Object) {
	for _, f := range o.set.list {
		if o.IsZero(f) {
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
			s.Keys = normalList(s.Keys, normalText)
			o.SetSelection(f, s)
		case CountType:
			c := o.count(f)
			c.Note = normalText(c.Note)
		default:
			if f.Many {
				o.SetTexts(f, normalList(o.Texts(f), f.normal))
			} else {
				o.SetText(f, f.normal(o.Text(f)))
			}
		}
	}
}

// normalList brings every value of list into its form and drops the empty ones.
func normalList(list []string, normal func(string) string) []string {
	var out []string
	for _, s := range list {
		if s = normal(s); s != "" {
			out = append(out, s)
		}
	}
	return slices.Clip(out)
}

// normal returns a plain value of f in the form in which it is stored. What
// cannot be read stays as it was typed.
func (f *Field) normal(s string) string {
	switch f.Type {
	case PeriodType:
		if span, err := ParsePeriod(s); err == nil {
			return span.String()
		}
	case CountryType:
		if code := strings.ToUpper(strings.TrimSpace(s)); len(code) == 2 && code[0] >= 'A' && code[0] <= 'Z' {
			return code
		}
	}
	return normalText(s)
}

func normalText(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return norm.NFC.String(s)
}
