package csv

import (
	"fmt"
	"io"
	"strconv"

	"ropa/model"
)

// A LongWriter writes the long form of the same content, for pivot tables: a row
// for every value, with the record, the field, the place in the list, the value
// and, for an item, its other parts. It is not read back.
type LongWriter struct {
	w Writer
}

// NewLongWriter writes the head of a long file for records of kind k. Options
// and register are those of [NewWriter].
func NewLongWriter(w io.Writer, k model.Kind, reg *model.Register, o Options) (*LongWriter, error) {
	if model.Fields(k) == nil {
		return nil, fmt.Errorf("csv: unknown kind %q", k)
	}
	comma, err := delimiter(o.Delimiter)
	if err != nil {
		return nil, err
	}
	columns, err := selectColumns(k, o.Columns, o.Private)
	if err != nil {
		return nil, err
	}
	l := &LongWriter{Writer{w: w, r: newRenderer(reg), kind: k, comma: comma, columns: columns}}
	l.w.out = append(l.w.out, "\ufeff"...)
	return l, l.row(string(k)+"_id", "field", "position", []byte("value"), []byte("parts"))
}

func (l *LongWriter) row(id, field, position string, value, parts []byte) error {
	w := &l.w
	w.add([]byte(id))
	w.add([]byte(field))
	w.add([]byte(position))
	w.add(value)
	w.add(parts)
	return w.endRow()
}

// Write writes everything rec says. The record is named by its ref or code, else
// by its uid.
func (l *LongWriter) Write(rec model.Record) error {
	w := &l.w
	if rec.Kind() != w.kind {
		return fmt.Errorf("csv: %s among the rows of kind %s", rec.Kind().One(), w.kind)
	}
	id := model.EntryOf(rec).Code
	if id == "" {
		id = rec.Base().UID
	}
	w.r.record(rec)
	for _, c := range w.columns {
		w.cell = w.r.cell(w.cell[:0], c)
		if len(w.cell) == 0 {
			continue
		}
		f := c.field
		isList := c.part == whole && (f.HasItems() || f.Many || f.Type == model.SelectionType && w.r.obj.Selection(f).Word == "")
		if !isList {
			if err := l.row(id, c.head, "", w.cell, nil); err != nil {
				return err
			}
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
			if err := l.row(id, c.head, strconv.Itoa(i+1), []byte(unescape(value)), []byte(parts)); err != nil {
				return err
			}
		}
	}
	return nil
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

// Close writes what is left. It does not close the underlying writer.
func (l *LongWriter) Close() error { return l.w.flush() }
