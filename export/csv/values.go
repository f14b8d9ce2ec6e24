package csv

import (
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// leaf sets a plain field from a cell.
func (x *rowReader) leaf(o model.Object, f *model.Field, text string) {
	if f.Type == model.DateType && strings.TrimSpace(text) != "" {
		d, err := x.column.dates(text)
		if err != nil {
			x.fail("%v", err)
			return
		}
		text = string(d)
	}
	o.SetText(f, x.value(f, text))
}

// value returns the stored form of one plain value as people write it. What
// cannot be read is kept, for the register says what is wrong with it.
func (x *rowReader) value(f *model.Field, text string) string {
	if f.Type == model.Text || f.Type == model.Long || f.Type == model.CountType {
		return text
	}
	word := strings.TrimSpace(text)
	if word == "" {
		return ""
	}
	switch f.Type {
	case model.DateType:
		if d, err := model.ParseDateLoose(word); err == nil {
			return string(d)
		}
	case model.NumberType:
		return numberOf(word)
	case model.ChoiceType:
		return choiceOf(f.Choices, word)
	case model.AnswerType:
		if a := strings.ToLower(word); a == string(model.Yes) || a == string(model.No) || a == string(model.Unknown) {
			return a
		}
	case model.CountryType:
		up := strings.ToUpper(word)
		if _, ok := law.CountryName(up); ok {
			return up
		}
		if code, ok := law.FindCountry(word); ok {
			return code
		}
	case model.LinkType:
		return x.link(f, word)
	}
	return word
}

// link returns the uid of the record that word names, or word itself where no
// record does: the import then makes one or says what is wrong.
func (x *rowReader) link(f *model.Field, word string) string {
	if e, ok := x.reg.Entry(word); ok {
		return e.UID
	}
	if e, err := x.reg.FindFor(f, word); err == nil {
		return e.UID
	}
	return word
}

// values sets a list of plain values from a cell.
func (x *rowReader) values(o model.Object, f *model.Field, text string) {
	var list []string
	for _, raw := range splitItems(text) {
		if raw == emptyItem {
			list = append(list, "")
		} else {
			list = append(list, x.value(f, unescape(raw)))
		}
	}
	o.SetTexts(f, list)
}

// selection sets the companies of an activity from a cell.
func (x *rowReader) selection(o model.Object, f *model.Field, text string) {
	if word := strings.TrimSpace(text); word == f.Word {
		o.SetSelection(f, model.Selection{Word: word})
		return
	}
	var s model.Selection
	for _, raw := range splitItems(text) {
		s.Keys = append(s.Keys, x.link(f, unescape(raw)))
	}
	o.SetSelection(f, s)
}

// choiceOf returns the code that a person means: the code itself, in any case
// and with blanks for underscores, or its label.
func choiceOf(choices law.Choices, word string) string {
	if word == "" || choices.Has(word) {
		return word
	}
	code := strings.ReplaceAll(strings.ToLower(word), " ", "_")
	for _, c := range choices {
		if strings.EqualFold(c.Code, word) || strings.ToLower(c.Code) == code || strings.EqualFold(c.Label, word) {
			return c.Code
		}
	}
	return word
}

// numberOf returns a whole number in plain digits, however it is grouped, or
// text as it stands.
func numberOf(text string) string {
	text = strings.TrimSpace(text)
	if c := model.ParseCount(text); c.From != "" && c.From == c.To && c.Note == "" {
		return string(c.From)
	}
	return text
}
