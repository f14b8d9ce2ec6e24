package csv

import (
	"strconv"

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
			if value == emptyItem {
				value = ""
			}
			w.longRow(id, c.head, strconv.Itoa(i+1), []byte(unescape(value)), []byte(parts))
		}
	}
}

// cutMain splits an item as it stands in a cell into its main part and the rest.
func cutMain(item string, shape itemShape) (main, rest string) {
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
