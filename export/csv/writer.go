package csv

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"ropa/model"
)

// Options say how a file is written. The zero Options write every field but the
// private ones, between semicolons.
type Options struct {
	Delimiter byte     // ';' or ','; 0 is ';'
	Columns   []string // headings; none means all
	Private   bool     // with the private fields
}

// A Writer writes records of one kind, one row each. Memory does not grow with
// the number of rows.
type Writer struct {
	w       io.Writer
	r       *renderer
	kind    model.Kind
	comma   byte
	columns []column
	format  []byte
	lists   []listKeys  // for _keys, one for each list of the kind and each linked column
	entries []*listKeys // by column, the one for it

	out  []byte // what is not yet written
	cell []byte
	keys []byte
}

// listKeys is an entry of _keys.
type listKeys struct {
	column  column
	written bool // the column is in the file
	summed  bool // its text depends on other records
}

// bufferSize is how much a Writer collects before it writes.
const bufferSize = 1 << 16

// NewWriter writes the head of a file for records of kind k and returns a Writer
// for the rows. Links and shared facts are looked up in reg, which must hold the
// parties, rules and own terms and must not change until [Writer.Close].
func NewWriter(w io.Writer, k model.Kind, reg *model.Register, o Options) (*Writer, error) {
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
	cw := &Writer{w: w, r: newRenderer(reg), kind: k, comma: comma, columns: columns, format: []byte(formatOf(k))}
	cw.lists = keyEntries(k, columns)
	cw.entries = make([]*listKeys, len(columns))
	for i := range cw.lists {
		if at := slices.Index(columns, cw.lists[i].column); at >= 0 {
			cw.entries[at] = &cw.lists[i]
		}
	}
	cw.out = append(cw.out, "\ufeff"...)
	for _, c := range columns {
		cw.add([]byte(c.head))
	}
	cw.add([]byte(headBaseRev))
	cw.add([]byte(headKeys))
	cw.add([]byte(headFormat))
	return cw, cw.endRow()
}

func delimiter(c byte) (byte, error) {
	switch c {
	case 0:
		return ';', nil
	case ';', ',':
		return c, nil
	}
	return 0, fmt.Errorf("delimiter %q: it is ; or ,", c)
}

// keyEntries returns the entries of _keys: every list of kind k, written or not,
// and the written columns whose text depends on other records.
func keyEntries(k model.Kind, columns []column) []listKeys {
	written := map[string]bool{}
	for _, c := range columns {
		written[c.head] = true
	}
	var entries []listKeys
	for _, c := range columnsOf(k, true) {
		e := listKeys{column: c, written: written[c.head]}
		switch {
		case c.part == contact:
			e.summed = true
		case c.part == whole:
			e.summed = linked(c.field)
		}
		if e.written && e.summed || c.part == whole && c.field.HasItems() {
			entries = append(entries, e)
		}
	}
	return entries
}

// add appends one cell to the row at hand.
func (w *Writer) add(cell []byte) {
	if n := len(w.out); n > 0 && w.out[n-1] == '"' {
		w.out = append(w.out, w.comma)
	}
	w.out = appendQuoted(w.out, cell)
}

func (w *Writer) endRow() error {
	w.out = append(w.out, '\r', '\n')
	if len(w.out) < bufferSize {
		return nil
	}
	return w.flush()
}

func (w *Writer) flush() error {
	_, err := w.w.Write(w.out)
	if w.out = w.out[:0]; cap(w.out) > 16*bufferSize {
		w.out = nil // one huge record does not stay in memory
	}
	return err
}

// Write writes rec as a row. baseRev is the revision that rec is; it is empty
// for a record that was never saved.
func (w *Writer) Write(rec model.Record, baseRev string) error {
	if rec.Kind() != w.kind {
		return fmt.Errorf("csv: %s among the rows of kind %s", rec.Kind().One(), w.kind)
	}
	w.r.record(rec)
	w.keys = w.keys[:0]
	for i, c := range w.columns {
		w.cell = w.r.cell(w.cell[:0], c)
		w.add(w.cell)
		if e := w.entries[i]; e != nil {
			w.key(e)
		}
	}
	for i := range w.lists {
		if e := &w.lists[i]; !e.written {
			w.key(e)
		}
	}
	w.add([]byte(baseRev))
	w.add(w.keys)
	w.add(w.format)
	return w.endRow()
}

// key appends the entry e of _keys for the cell at hand: "recipients: r1~sum,
// r2~sum" or, for a cell that is no list of items, "unit~sum".
func (w *Writer) key(e *listKeys) {
	f := e.column.field
	isList := f != nil && f.HasItems()
	if isList && w.r.obj.Len(f) == 0 || !isList && len(w.cell) == 0 {
		return
	}
	if len(w.keys) > 0 {
		w.keys = append(w.keys, " | "...)
	}
	w.keys = append(w.keys, e.column.head...)
	if !isList {
		w.keys = appendSum(append(w.keys, '~'), w.cell)
		return
	}
	start := 0
	for i := range w.r.obj.Len(f) {
		sign := ", "
		if i == 0 {
			sign = ": "
		}
		w.keys = append(append(w.keys, sign...), w.r.obj.Item(f, i).Key()...)
		if e.written && e.summed {
			end := w.r.ends[i]
			w.keys = appendSum(append(w.keys, '~'), w.cell[start:end])
			start = end + len(" | ")
		}
	}
}

// Close writes what is left. It does not close the underlying writer.
func (w *Writer) Close() error { return w.flush() }

// lines brings all line ends of text to LF.
func lines(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
