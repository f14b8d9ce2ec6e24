package csv

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"ropa/export"
	"ropa/model"
)

// A rowReader reads one row.
type rowReader struct {
	*reader
	in     export.Incoming
	i      int                 // of the row in the table
	base   model.Record        // what the row showed when it was written; an empty record for a new row
	fresh  bool                // there is no revision behind the row
	rec    model.Record        // what the row says; nil as long as that is the base
	sums   map[string]string   // check sums in the file
	keysOf map[string][]string // item keys in the file, by list
	later  []reference
	unread map[string]bool // lists with items that could not be read
	column readColumn      // at hand
}

// row reads row i.
func (r *reader) row(i int, bases map[string]model.Record) export.Incoming {
	x := &rowReader{reader: r, i: i}
	x.in = export.Incoming{
		Place:    export.Place{File: r.file.Name, Row: r.table.numbers[i]},
		Kind:     r.kind,
		UID:      r.identify(i, r.kind),
		BaseRev:  r.word(i, r.baseRev),
		Headings: r.headings,
	}
	if head, ok := r.heads[i]; ok {
		x.in.BaseRev = head
	}
	x.findBase(bases)
	if len(x.in.Problems) > 0 {
		return x.in
	}
	x.sums, x.keysOf = readKeys(r.word(i, r.keys))
	if x.fresh {
		x.sums = nil // they tell edits from what the revision said, and there is none
	}
	r.r.record(x.base)
	for _, c := range r.columns {
		x.column = c
		x.read()
	}
	x.refer()
	x.dangling()
	if x.fresh && x.rec == nil {
		x.rec = x.base
	}
	if len(x.in.Problems) > 0 {
		x.in.Part = x.rec
	} else {
		x.in.Record = x.rec
	}
	return x.in
}

// findBase settles which record the row is and what it showed.
func (x *rowReader) findBase(bases map[string]model.Record) {
	ref := x.word(x.i, x.ref)
	base := bases[x.in.BaseRev]
	if base == nil {
		x.fresh = true
		x.base = model.New(x.kind)
		x.base.Base().UID = x.in.UID
		if a, ok := x.base.(*model.Activity); ok {
			a.Ref = ref
		}
		return
	}
	x.base, x.in.Base = base, base
	uid := base.Base().UID
	switch {
	case base.Kind() != x.kind:
		x.problem(x.baseRev, "the revision is one of %s, and this is a table of kind %s; put the cell back as it was exported", base.Kind().One(), x.kind)
	case x.word(x.i, x.uid) != "" && x.word(x.i, x.uid) != uid:
		x.problem(x.uid, "uid and base_rev belong to two different records, as if only a part of the columns had been sorted; export again. For a new record empty uid, ref and base_rev")
	}
	if a, ok := base.(*model.Activity); ok && ref != "" && ref != a.Ref && len(x.in.Problems) == 0 {
		x.problem(x.ref, "the row is that of %s, and a ref is given once; put it back. For a new record empty uid, ref and base_rev", a.Ref)
	}
	x.in.UID = uid
}

// at returns the place of a column of the row.
func (x *rowReader) at(place int) export.Place {
	p := x.in.Place
	if place >= 0 {
		p.Column, p.Heading = place+1, x.heading(place)
	}
	return p
}

func (x *rowReader) problem(place int, format string, args ...any) {
	x.in.Problems = append(x.in.Problems, export.Remark{Place: x.at(place), Text: fmt.Sprintf(format, args...)})
}

// fail is a problem in the column at hand.
func (x *rowReader) fail(format string, args ...any) {
	if c := x.column; c.field != nil && c.field.HasItems() && c.part == whole {
		if x.unread == nil {
			x.unread = map[string]bool{}
		}
		x.unread[c.field.Key] = true
	}
	x.problem(x.column.place, format, args...)
}

// note is a remark on the column at hand.
func (x *rowReader) note(format string, args ...any) {
	x.remark(x.at(x.column.place), format, args...)
}

// read reads the column at hand.
func (x *rowReader) read() {
	text, ok := x.cell(x.i, x.column.place)
	if !ok {
		return // the row ends before it: nothing is said
	}
	c := x.column
	if c.unknown {
		x.leftover(text)
		return
	}
	if c.field != nil && (c.field.Key == "uid" || c.field.Key == "ref") {
		return // see findBase
	}
	x.text = x.r.cell(x.text[:0], c.column)
	want := string(x.text)
	if x.untouched(text, want) {
		return
	}
	if c.part == contact {
		if !x.fresh {
			x.note("the contact details stand on the parties and are only shown here; change them there. The cell is not taken")
		}
		return
	}
	f := c.field
	if was, ok := mended(text); ok {
		x.fail("a program has read the file in the wrong character set, so that the letters of the cell are broken; it probably means %q: write that, or %s", short(was), howToOpen)
		return
	}
	switch limit := cutAt(text, want); {
	case limit > 0:
		x.fail("the program that saved the file has cut the cell after %d characters, and the rest of it would be lost; change it in ropa", limit)
		return
	case x.loses(want) && !(f.HasItems() && c.part == whole):
		x.fail(lossText)
		return
	}
	rec := x.record()
	o := model.Of(rec)
	switch {
	case c.part == answer:
		_, why := o.Answer(f)
		said, _ := f.Read(text) // an answer is no date, and only those can fail
		o.SetAnswer(f, said, why)
	case c.part == reason:
		said, _ := o.Answer(f)
		o.SetAnswer(f, said, text)
	case f.HasItems():
		x.items(o, f, text, want)
	case f.Type == model.SelectionType:
		x.selection(o, f, text)
	case f.Many:
		x.values(o, f, text)
	default:
		x.leaf(o, f, text)
	}
}

const lossText = "the file is in Windows-1252, which cannot hold all characters of the text that stands here; save it in UTF-8, so that none is lost with the change"

// loses reports whether the file cannot hold all characters of a text that is
// changed in it.
func (x *rowReader) loses(was string) bool {
	return x.table.lossy && through1252(was) != was
}

// record returns the record that the row makes, a copy of the base.
func (x *rowReader) record() model.Record {
	if x.rec == nil {
		x.rec = model.Clone(x.base)
	}
	return x.rec
}

// untouched reports whether a cell says what the register would write, or what
// the file said when it was written, give or take what spreadsheets do to a text.
func (x *rowReader) untouched(text, want string) bool {
	if text == want {
		return true
	}
	text, want = lines(text), lines(want)
	if text == want {
		return true
	}
	c := x.column
	if sum, ok := x.sums[c.head]; ok && (c.field == nil || !c.field.HasItems()) && sum == sumOf(text) {
		return true
	}
	if text == "" || want == "" {
		return false
	}
	if c.dates != nil {
		if d, err := c.dates(text); err == nil && string(d) == want {
			return true
		}
	}
	if c.field != nil && c.field.Type == model.NumberType {
		if n, err := c.field.Read(text); err == nil && n == want {
			return true
		}
	}
	if remark := damage(text, want, x.table.lossy); remark != "" {
		x.note("%s", remark)
		return true
	}
	return false
}

// leftover keeps a cell that belongs to no field.
func (x *rowReader) leftover(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	left := model.Leftover{
		Source:  x.file.Name,
		Place:   strings.TrimPrefix(export.Place{Row: x.in.Place.Row, Column: x.column.place + 1}.String(), ", "),
		Heading: x.heading(x.column.place),
		Text:    text,
	}
	// The key comes from the content, so that the same file taken twice, or in two
	// copies of a register, leaves it over once.
	sum := sha256.Sum256([]byte(left.Source + "\x00" + left.Heading + "\x00" + left.Text))
	left.Key = strings.ToLower(base32.StdEncoding.EncodeToString(sum[:8]))[:12]
	has := func(l model.Leftover) bool { return l.Key == left.Key }
	if slices.ContainsFunc(x.base.Base().Leftovers, has) {
		return
	}
	base := x.record().Base()
	if !slices.ContainsFunc(base.Leftovers, has) {
		base.Leftovers = append(base.Leftovers, left)
	}
}

// same reports whether a text says what it was, give or take what a program that
// saved the file could not help doing to it.
func (x *rowReader) same(now, was string) bool {
	return now == was || brokenLetters(now, was) || x.table.lossy && now == through1252(was) || len(now) < len(was) && plain(now) == plain(was)
}

// readKeys reads a _keys cell: the check sums of cells by heading and of items by
// itemSum, and the keys of every list.
func readKeys(cell string) (sums map[string]string, keys map[string][]string) {
	if cell == "" {
		return nil, nil
	}
	sums, keys = map[string]string{}, map[string][]string{}
	for entry := range strings.SplitSeq(cell, " | ") {
		head, list, _ := strings.Cut(entry, ": ")
		if head, sum, ok := strings.Cut(head, "~"); ok {
			sums[head] = sum
			continue
		}
		for key := range strings.SplitSeq(list, ", ") {
			key, sum, ok := strings.Cut(key, "~")
			if ok {
				sums[itemSum(head, key)] = sum
			}
			keys[head] = append(keys[head], key)
		}
	}
	return sums, keys
}

// itemSum is the name of the check sum of an item among those of a row.
func itemSum(list, key string) string { return list + ":" + key }
