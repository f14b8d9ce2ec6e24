package csv

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ropa/export"
	"ropa/model"
)

// Read reads a file that [Table] wrote, in whatever way a spreadsheet has saved
// it since: with or without byte order mark, in UTF-8, UTF-16 or Windows-1252,
// with ; , TAB or | between cells, quoted or not, columns moved, removed or
// added. name is the name of the file for messages. Links are looked up in reg,
// which must hold the shared records and an entry for every activity; the
// revisions that the rows show come from src.
//
// A row that says what its revision says comes back without a Record. What
// cannot be read is a problem of its row, with the column and with what to do;
// an error is a file that cannot be read at all.
func Read(ctx context.Context, name string, data []byte, reg *model.Register, src export.Source, o export.Options) (*export.File, error) {
	t, remark, err := readTable(data)
	if _, broken := cutMark(string(data)); err != nil && broken {
		err = errLetters // the mark stands before the first quote, and breaks it
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(t.rows) == 0 {
		return nil, fmt.Errorf("%s: the file is empty", name)
	}
	r := &reader{
		file:  &export.File{Name: name},
		table: t,
		reg:   reg,
		r:     newRenderer(newLabels(reg)),
	}
	if remark != "" {
		r.remark(export.Place{File: name}, "%s", remark)
	}
	if err := r.locate(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	bases, err := r.bases(ctx, src, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if r.kind, err = r.kindOf(bases, o); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := r.bind(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for i := 1; i < len(t.rows); i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.file.Records = append(r.file.Records, r.row(i, bases))
	}
	return r.file, nil
}

// A reader reads one file.
type reader struct {
	file  *export.File
	table table
	reg   *model.Register
	r     *renderer
	kind  model.Kind
	own   bool // a file of ours: apostrophes of the guard are taken away

	headings []string // as keys, in the order of the file
	columns  []readColumn
	baseRev  int // places of the columns that are no fields, -1 where there is none
	keys     int
	format   int
	uid      int
	ref      int
	heads    map[int]string // by row: the revision that a row without one replaces
	text     []byte         // of the cell at hand as the register would write it
}

// A readColumn is a column of the file.
type readColumn struct {
	column
	place   int // from 0
	dates   func(string) (model.Date, error)
	unknown bool
}

func (r *reader) remark(p export.Place, format string, args ...any) {
	r.file.Remarks = append(r.file.Remarks, export.Remark{Place: p, Text: fmt.Sprintf(format, args...)})
}

// cell returns the cell of row i in column c; ok is false where the row ends
// before it.
func (r *reader) cell(i, c int) (text string, ok bool) {
	row := r.table.rows[i]
	if c < 0 || c >= len(row) {
		return "", false
	}
	if r.own {
		return unguard(row[c]), true
	}
	return row[c], true
}

// word returns a cell that holds a name or a number, without blanks around it.
func (r *reader) word(i, c int) string {
	text, _ := r.cell(i, c)
	return strings.TrimSpace(text)
}

// locate finds the columns that say what the file is.
func (r *reader) locate() error {
	if err := misread(r.table.rows[0]); err != nil {
		return err
	}
	for _, cell := range r.table.rows[0] {
		r.headings = append(r.headings, headingOf(cell))
	}
	known := false
	for i, h := range r.headings {
		if h != "" && slices.Index(r.headings, h) < i {
			return fmt.Errorf("the heading %q stands in the columns %s and %s; take one of them out", h, export.ColumnName(slices.Index(r.headings, h)+1), export.ColumnName(i+1))
		}
		known = known || knownHeading(h)
	}
	switch {
	case isLong(r.headings):
		return errLong
	case !known:
		return fmt.Errorf("none of the headings in the first row is known; it has to name fields as the first row of an export does: name, role, purposes and so on. A table that was made elsewhere can be taken in once its headings are replaced by such names")
	}
	r.baseRev = slices.Index(r.headings, headBaseRev)
	r.keys = slices.Index(r.headings, headKeys)
	r.format = slices.Index(r.headings, headFormat)
	r.uid = slices.Index(r.headings, "uid")
	r.ref = slices.Index(r.headings, "ref")
	r.own = r.baseRev >= 0
	return nil
}

// bases fetches the revisions that the rows show, all at once. Where rows are to
// be replaced and show none, the present state of their records stands in.
func (r *reader) bases(ctx context.Context, src export.Source, o export.Options) (map[string]model.Record, error) {
	var revs []string
	for i := 1; i < len(r.table.rows); i++ {
		if rev := r.word(i, r.baseRev); rev != "" {
			revs = append(revs, rev)
		}
	}
	bases, err := src.Revisions(ctx, revs)
	if err != nil || !o.Replace {
		return bases, err
	}
	r.heads = map[int]string{}
	uids := map[int]string{}
	for i := 1; i < len(r.table.rows); i++ {
		if bases[r.word(i, r.baseRev)] == nil {
			if uid := r.identify(i, o.Kind); uid != "" {
				uids[i] = uid
			}
		}
	}
	heads, err := src.Heads(ctx, slices.Collect(maps.Values(uids)))
	if err != nil {
		return nil, err
	}
	revs = revs[:0]
	for i, uid := range uids {
		if h, ok := heads[uid]; ok {
			r.heads[i] = h.Rev
			revs = append(revs, h.Rev)
		}
	}
	all, err := src.Revisions(ctx, revs)
	if err != nil {
		return nil, err
	}
	if all == nil {
		return bases, nil
	}
	maps.Copy(all, bases)
	return all, nil
}

// identify returns the uid of the record that row i is about, "" for a new one.
func (r *reader) identify(i int, k model.Kind) string {
	if uid := r.word(i, r.uid); uid != "" {
		return uid
	}
	if ref := r.word(i, r.ref); ref != "" {
		if e, err := r.reg.Find(k, ref); err == nil {
			return e.UID
		}
	}
	return ""
}

// kindOf returns the kind of the rows: what the rows say, what was asked for,
// what the revisions are, or the kind that has the most of the headings.
func (r *reader) kindOf(bases map[string]model.Record, o export.Options) (model.Kind, error) {
	var said model.Kind
	asked := o.Kind
	for i := 1; i < len(r.table.rows); i++ {
		format := r.word(i, r.format)
		if format == "" {
			continue
		}
		name, kind, _ := strings.Cut(format, " ")
		if name != Format {
			if strings.HasPrefix(name, "ropa-audit-csv/") {
				return "", fmt.Errorf("row %d: the format is %q and this ropa reads %q; take a newer ropa", r.table.numbers[i], name, Format)
			}
			return "", fmt.Errorf("row %d: the cell below %s says %q, not %q; put it back, or empty it in a new row", r.table.numbers[i], headFormat, short(format), Format)
		}
		if kind == "" {
			kind = string(model.KindActivity)
		}
		if said == "" {
			said = model.Kind(kind)
		}
		if string(said) != kind {
			return "", fmt.Errorf("row %d: it is a row of kind %s among rows of kind %s; put each kind into a file of its own", r.table.numbers[i], kind, said)
		}
		r.own = true
	}
	switch {
	case said != "" && model.Fields(said) == nil:
		return "", fmt.Errorf("the rows are of an unknown kind %q", said)
	case said != "" && asked != "" && said != asked:
		return "", fmt.Errorf("the rows are of kind %s, and %s was asked for", said, asked)
	case said != "":
		return said, nil
	case asked != "":
		return asked, nil
	}
	for i := 1; i < len(r.table.rows); i++ {
		if base := bases[r.word(i, r.baseRev)]; base != nil {
			return base.Kind(), nil
		}
	}
	best, most := model.KindActivity, 0
	for _, k := range []model.Kind{model.KindActivity, model.KindParty, model.KindUnit, model.KindSystem, model.KindTerm, model.KindRule, model.KindDocument, model.KindRegister} {
		n := 0
		for _, c := range columnsOf(k, true) {
			if slices.Contains(r.headings, c.head) {
				n++
			}
		}
		if n > most || n == most && k == o.Likely {
			best, most = k, n
		}
	}
	return best, nil
}

// bind says for each column what it holds.
func (r *reader) bind() error {
	all := columnsOf(r.kind, true)
	heads := make([]string, len(all))
	for i, c := range all {
		heads[i] = c.head
	}
	width := 0
	for _, row := range r.table.rows {
		width = max(width, len(row))
	}
	for place := range width {
		h := ""
		if place < len(r.headings) {
			h = r.headings[place]
		}
		if h == headBaseRev || h == headKeys || h == headFormat {
			continue
		}
		if i := slices.Index(heads, h); i >= 0 {
			c := readColumn{column: all[i], place: place}
			if c.field != nil && c.field.Type == model.DateType {
				c.dates = model.DateReader(r.values(place))
			}
			r.columns = append(r.columns, c)
			continue
		}
		if r.emptyColumn(place) {
			continue
		}
		r.columns = append(r.columns, readColumn{place: place, unknown: true})
		at := export.Place{File: r.file.Name, Column: place + 1, Heading: r.heading(place)}
		if near, ok := model.Nearest(h, heads); ok && h != "" && !slices.Contains(r.headings, near) {
			r.remark(at, "%s have no such field; its cells are kept with the records as left over from this import. Did you mean %q?", r.kind.Plural(), near)
		} else {
			r.remark(at, "%s have no such field; its cells are kept with the records as left over from this import", r.kind.Plural())
		}
	}
	// Lists before what refers to their items, and items before the answer
	// beside them.
	slices.SortStableFunc(r.columns, func(a, b readColumn) int { return rank(a) - rank(b) })
	return nil
}

// rank says when a column is read: an answer once its items are known.
func rank(c readColumn) int {
	switch {
	case c.unknown:
		return 2
	case c.part == answer || c.part == reason:
		return 1
	}
	return 0
}

// values returns the cells below the heading of a column.
func (r *reader) values(place int) []string {
	list := make([]string, 0, len(r.table.rows))
	for i := 1; i < len(r.table.rows); i++ {
		if text, ok := r.cell(i, place); ok {
			list = append(list, text)
		}
	}
	return list
}

func (r *reader) emptyColumn(place int) bool {
	for i := 1; i < len(r.table.rows); i++ {
		if r.word(i, place) != "" {
			return false
		}
	}
	return true
}

// heading returns the heading of a column as it stands in the file.
func (r *reader) heading(place int) string {
	if row := r.table.rows[0]; place < len(row) {
		return strings.TrimSpace(row[place])
	}
	return ""
}
