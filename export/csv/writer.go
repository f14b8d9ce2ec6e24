package csv

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"ropa/export"
	"ropa/model"
)

// Options say how a file is written. The zero Options write every field but the
// private ones, between semicolons, a row for each record.
type Options struct {
	Delimiter byte     // ';' or ','; 0 is ';'
	Columns   []string // headings; none means all
	Private   bool     // with the private fields
	Long      bool     // a row for each value, for pivot tables; it is not read back
}

// A Table writes records of one kind. It is the same for all of them and may be
// used by several goroutines at a time.
type Table struct {
	labels  *labels
	kind    model.Kind
	long    bool
	comma   byte
	columns []column
	format  []byte
	lists   []listKeys  // for _keys, one for each list of the kind and each linked column
	entries []*listKeys // by column, the one for it
}

// listKeys is an entry of _keys.
type listKeys struct {
	column  column
	written bool // the column is in the file
	summed  bool // its text depends on other records
}

// NewTable returns a Table for records of kind k. Links and shared facts are
// looked up in reg, which must hold the parties, rules and own terms and must not
// change while the table is used.
func NewTable(k model.Kind, reg *model.Register, o Options) (*Table, error) {
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
	t := &Table{labels: newLabels(reg), kind: k, long: o.Long, comma: comma, columns: columns, format: []byte(formatOf(k))}
	t.lists = keyEntries(k, columns)
	t.entries = make([]*listKeys, len(columns))
	for i := range t.lists {
		if at := slices.Index(columns, t.lists[i].column); at >= 0 {
			t.entries[at] = &t.lists[i]
		}
	}
	return t, nil
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

// Write writes a file with the records that feed hands out. Memory does not grow
// with their number.
func (t *Table) Write(w io.Writer, feed export.Feed) error {
	if _, err := w.Write(t.head()); err != nil {
		return err
	}
	for rows, err := range feed(t.worker) {
		if err != nil {
			return err
		}
		if _, err := w.Write(rows); err != nil {
			return err
		}
	}
	return nil
}

// head returns what stands in front of the records.
func (t *Table) head() []byte {
	w := rowWriter{Table: t, out: []byte("\ufeff")}
	if t.long {
		w.longRow(string(t.kind)+"_id", longHead[0], longHead[1], []byte(longHead[2]), []byte(longHead[3]))
		return w.out
	}
	for _, c := range t.columns {
		w.add([]byte(c.head))
	}
	w.add([]byte(headBaseRev))
	w.add([]byte(headKeys))
	w.add([]byte(headFormat))
	w.endRow()
	return w.out
}

// worker returns what appends rows, for one goroutine.
func (t *Table) worker() export.Worker {
	w := &rowWriter{Table: t, r: newRenderer(t.labels)}
	return func(b []byte, rec model.Record, rev string) ([]byte, error) {
		if rec.Kind() != t.kind {
			return b, fmt.Errorf("csv: %s among the rows of kind %s", rec.Kind().One(), t.kind)
		}
		w.out = b
		w.r.record(rec)
		if t.long {
			w.longRows(rec)
		} else {
			w.row(rev)
		}
		if cap(w.cell) > longestKept {
			w.cell = nil
		}
		return w.out, nil
	}
}

// longestKept is the size in bytes from which on the memory for a cell is not
// kept for the next one.
const longestKept = 1 << 20

// A rowWriter appends rows to out.
type rowWriter struct {
	*Table
	r    *renderer
	out  []byte
	cell []byte
	keys []byte
}

// row appends the record at hand, which is what revision rev says.
func (w *rowWriter) row(rev string) {
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
	w.add([]byte(rev))
	w.add(w.keys)
	w.add(w.format)
	w.endRow()
}

// add appends one cell to the row at hand.
func (w *rowWriter) add(cell []byte) {
	if n := len(w.out); n > 0 && w.out[n-1] == '"' {
		w.out = append(w.out, w.comma)
	}
	w.out = appendQuoted(w.out, cell)
}

func (w *rowWriter) endRow() { w.out = append(w.out, '\r', '\n') }

// key appends the entry e of _keys for the cell at hand: "recipients: r1~sum,
// r2~sum" or, for a cell that is no list of items, "unit~sum".
func (w *rowWriter) key(e *listKeys) {
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

// lines brings all line ends of text to LF.
func lines(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
