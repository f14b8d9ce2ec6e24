package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ropa/model"
	"ropa/store"
)

// A column is what a list shows of a record: a field of the catalogue, a part of
// items ("recipients.party") or something that the register knows of the record.
type column struct {
	key  string
	path []string                    // into the record; empty for what the register knows
	of   func(store.Revision) string // that
}

// known are the columns that are no fields.
var known = map[string]func(store.Revision) string{
	"kind":       func(r store.Revision) string { return string(r.Kind) },
	"changed_on": func(r store.Revision) string { return string(changedOn(r)) },
	"changed_by": func(r store.Revision) string { return r.Author },
	"base_rev":   func(r store.Revision) string { return r.Hash },
}

// changedOn returns the day of r where the reader is.
func changedOn(r store.Revision) model.Date { return model.DateOf(r.At.Local()) }

// usual are the columns of a list unless others are asked for.
var usual = map[model.Kind][]string{
	model.KindActivity: {"ref", "name", "role", "processing_status", "unit", "changed_on"},
	model.KindParty:    {"name", "own", "country", "term"},
	model.KindUnit:     {"name", "company", "head"},
	model.KindSystem:   {"name", "system_kind", "provider", "hosted_in"},
	model.KindTerm:     {"code", "name", "vocabulary"},
	model.KindRule:     {"name", "countries", "period", "law"},
	model.KindDocument: {"name", "document_kind", "version", "dated_on", "where"},
	model.KindRegister: {"name", "main_company", "profile", "language"},
}

// columnNames are the columns that a list of records of kind k can show.
func columnNames(k model.Kind) []string {
	names := make([]string, 0, 200)
	var walk func(fields []*model.Field, prefix string)
	walk = func(fields []*model.Field, prefix string) {
		for _, f := range fields {
			if prefix != "" && f.Key == "key" {
				continue
			}
			names = append(names, prefix+f.Key)
			if f.Type == model.SaidType {
				names = append(names, prefix+f.Key+".answer", prefix+f.Key+".reason")
			}
			walk(f.Fields, prefix+f.Key+".")
		}
	}
	walk(model.Fields(k), "")
	for name := range known {
		names = append(names, name)
	}
	slices.Sort(names[len(names)-len(known):])
	return names
}

// readColumns reads the columns of a list of records of kind k.
func readColumns(k model.Kind, keys []string) ([]column, error) {
	if len(keys) == 0 {
		keys = usual[k]
	}
	columns := make([]column, len(keys))
	for i, key := range keys {
		var err error
		if columns[i], err = readColumn(k, strings.TrimSpace(key)); err != nil {
			return nil, err
		}
	}
	return columns, nil
}

func readColumn(k model.Kind, key string) (column, error) {
	if of := known[key]; of != nil {
		return column{key: key, of: of}, nil
	}
	names := columnNames(k)
	if slices.Contains(names, key) {
		return column{key: key, path: strings.Split(key, ".")}, nil
	}
	if near, ok := model.Nearest(key, names); ok {
		return column{}, usagef("column %q: %s has no such field; did you mean %q?", key, k.One(), near)
	}
	var top []string
	for _, f := range model.Fields(k) {
		top = append(top, f.Key)
	}
	return column{}, usagef("column %q: %s has no such field; it has %s", key, k.One(), strings.Join(top, ", "))
}

// words returns what c shows of r, in words.
func (c column) words(w model.Words, r store.Revision) string {
	if c.of != nil {
		return c.of(r)
	}
	return strings.Join(wordsAt(w, model.Of(r.Record), c.path), ", ")
}

func wordsAt(w model.Words, o model.Object, path []string) (words []string) {
	f := o.Field(path[0])
	switch {
	case o.IsZero(f):
		return nil
	case len(path) == 1:
		return []string{w.Summary(o, f)}
	case f.Type == model.ScopeType:
		return wordsAt(w, o.Scope(f), path[1:])
	}
	answer, reason := "", ""
	if f.Type == model.SaidType {
		answer, reason = o.Answer(f)
	}
	switch {
	case path[1] == "answer" && answer != "":
		return []string{f.Choices.Label(answer)}
	case path[1] == "reason" && reason != "":
		return []string{reason}
	}
	for _, item := range o.Items(f) {
		if item.Field(path[1]) != nil {
			words = append(words, wordsAt(w, item, path[1:])...)
		}
	}
	return words
}

// sortKey returns by what c orders r: dates, numbers and periods as such, all
// else by its words without case and accents. It is "" where r says nothing.
func (c column) sortKey(w model.Words, r store.Revision) string {
	if f := c.field(r.Kind); f != nil && !f.HasItems() {
		return model.Of(r.Record).Text(f)
	}
	return model.Fold(c.words(w, r))
}

// field returns the field whose stored values have an order, or nil.
func (c column) field(k model.Kind) *model.Field {
	if len(c.path) != 1 {
		return nil
	}
	f := model.FieldOf(k, c.path[0])
	switch {
	case f.Type == model.PeriodType, f.Type == model.DateType, f.Type == model.NumberType, f.Key == "ref", f.Key == "code":
		return f
	}
	return nil
}

// compare orders two sort keys of records of kind k.
func (c column) compare(k model.Kind, a, b string) int {
	f := c.field(k)
	switch {
	case f == nil || f.Type == model.DateType:
		return strings.Compare(a, b)
	case f.Type == model.PeriodType:
		return model.Period(a).Compare(model.Period(b))
	case len(a) != len(b):
		return cmp.Compare(len(a), len(b)) // PA-10000 comes after PA-9999
	}
	return strings.Compare(a, b)
}

// sortBy orders records of kind k by keys such as "name" and, the other way
// round, "-name". What says nothing comes last; what is equal stays as it was.
func sortBy(records []store.Revision, k model.Kind, keys []string, reg *model.Register) ([]store.Revision, error) {
	for _, key := range slices.Backward(keys) {
		name, down := strings.CutPrefix(strings.TrimSpace(key), "-")
		c, err := readColumn(k, name)
		if err != nil {
			return nil, err
		}
		type keyed struct {
			store.Revision
			key string
		}
		list := make([]keyed, len(records))
		for i, r := range records {
			list[i] = keyed{r, c.sortKey(model.Words{Reg: reg, Rec: r.Record}, r)}
		}
		slices.SortStableFunc(list, func(a, b keyed) int {
			switch {
			case a.key == "" || b.key == "":
				return strings.Compare(b.key, a.key)
			case down:
				return c.compare(k, b.key, a.key)
			}
			return c.compare(k, a.key, b.key)
		})
		for i := range list {
			records[i] = list[i].Revision
		}
	}
	return records, nil
}

// document returns r as the JSON document that "ropa add --from" and "ropa edit
// --from" take back.
func document(r store.Revision, reg *model.Register, more ...[2]string) []byte {
	extra := [][2]string{{"base_rev", r.Hash}}
	if r.Kind != model.KindActivity {
		extra = append([][2]string{{"kind", string(r.Kind)}}, extra...)
	}
	return model.JSON(r.Record, reg.Name, append(extra, more...)...)
}

// only returns a copy of r that says nothing but what the columns show.
func only(r store.Revision, columns []column) (_ store.Revision, more [][2]string) {
	r.Record = model.Clone(r.Record)
	paths := [][]string{{"uid"}}
	for _, c := range columns {
		switch {
		case c.of == nil:
			paths = append(paths, c.path)
		case c.key != "base_rev" && c.key != "kind":
			more = append(more, [2]string{c.key, c.of(r)})
		}
	}
	keepPaths(model.Of(r.Record), paths)
	return r, more
}

// keepPaths clears in o what no path leads to.
func keepPaths(o model.Object, paths [][]string) {
	for _, f := range o.Fields() {
		var deeper [][]string
		whole := f.Key == "key"
		for _, p := range paths {
			switch {
			case p[0] != f.Key:
			case len(p) == 1:
				whole = true
			default:
				deeper = append(deeper, p[1:])
			}
		}
		switch {
		case whole:
		case len(deeper) == 0:
			o.Clear(f)
		case f.Type == model.ScopeType:
			keepPaths(o.Scope(f), deeper)
		default:
			for _, item := range o.Items(f) {
				keepPaths(item, deeper)
			}
		}
	}
}

// asJSON joins documents to a list.
func asJSON(documents [][]byte) string {
	if len(documents) == 0 {
		return "[]\n"
	}
	var b strings.Builder
	b.WriteString("[")
	for i, d := range documents {
		if i > 0 {
			b.WriteByte(',')
		}
		text := strings.TrimRight(string(d), "\n")
		fmt.Fprintf(&b, "\n  %s", strings.ReplaceAll(text, "\n", "\n  "))
	}
	return b.String() + "\n]\n"
}
