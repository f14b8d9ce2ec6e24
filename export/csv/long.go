package csv

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ropa/model"
)

// The long form says the same in a row for every value: the record, the field,
// the place in the list, the value and, for an item, its other parts.

func (w *rowWriter) longRow(id, field, position string, value, parts []byte) {
	w.add([]byte(id))
	w.add([]byte(field))
	w.add([]byte(position))
	w.add(value)
	w.add(parts)
	w.endRow()
}

// longHead are the headings of the long form behind the first, which is the kind
// and "_id".
var longHead = []string{"field", "position", "value", "parts"}

// errLong says that a file in the long form is not read back.
var errLong = errors.New("it is the long form, which is made for pivot tables and cannot be taken back; export with --format wide, change that file and import it")

// isLong reports whether headings are those of the long form.
func isLong(headings []string) bool {
	return len(headings) > len(longHead) && strings.HasSuffix(headings[0], "_id") && slices.Equal(headings[1:len(longHead)+1], longHead)
}

// longRows appends everything rec, the record at hand, says. The record is named
// by its ref or code, else by its uid.
func (w *rowWriter) longRows(rec model.Record) {
	id := model.EntryOf(rec).Code
	if id == "" {
		id = rec.Base().UID
	}
	for _, c := range w.columns {
		w.cell = w.r.cell(w.cell[:0], c)
		if len(w.cell) == 0 {
			continue
		}
		f := c.field
		isList := c.part == whole && (f.HasItems() || f.Many || f.Type == model.SelectionType && w.r.obj.Selection(f).Word == "")
		if !isList {
			w.longRow(id, c.head, "", w.cell, nil)
			continue
		}
		for i, item := range splitItems(string(w.cell)) {
			value, parts := item, ""
			if f.HasItems() {
				value, parts = cutMain(item, w.r.shape(f))
			}
			switch {
			case value == emptyItem:
				value = ""
			case value == "":
				value = w.r.otherMain(f, i)
			}
			w.longRow(id, c.head, strconv.Itoa(i+1), []byte(unescape(value)), []byte(parts))
		}
	}
}

// otherMain returns what names item i of the list f where its first main part says
// nothing: the category of a recipient that is no party, the country of a transfer.
// It stands among the other parts, too.
func (r *renderer) otherMain(f *model.Field, i int) string {
	item := r.obj.Item(f, i)
	for _, part := range f.Fields {
		if part.Main && !item.IsZero(part) {
			return string(r.value(nil, item, part, inFirst, item))
		}
	}
	return ""
}

// cutMain splits an item as it stands in a cell into its main part and the rest.
func cutMain(item string, shape *itemShape) (main, rest string) {
	if item == emptyItem {
		return "", ""
	}
	first := firstPart(item)
	if label, _, ok := cutLabel(first); ok && slotOf(shape, label) >= 0 {
		return "", item
	}
	if len(item) == len(first) {
		return first, ""
	}
	return first, item[len(first)+len(" :: "):]
}
