package csv

import (
	"strings"

	"ropa/model"
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
	if f.Type == model.LinkType && word != "" {
		return x.link(f, word)
	}
	if read, err := f.Read(text); err == nil {
		return read
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
