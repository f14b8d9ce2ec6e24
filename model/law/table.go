package law

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/*.csv
var files embed.FS

// Evidence says where a row of a table comes from.
type Evidence struct {
	Source     string
	CheckedOn  Date
	Confidence string // A: primary text or two independent sources; B: one source; C: not confirmed
}

// A Span is the time in which something holds, both days included. An empty end
// is open: since ever, or until further notice.
type Span struct {
	ValidFrom, ValidTo Date
}

// Holds reports whether the day on lies in s. An empty or malformed day does
// not.
func (s Span) Holds(on Date) bool {
	return on.Valid() && on >= s.ValidFrom && (s.ValidTo == "" || on <= s.ValidTo)
}

// EndedOn returns the first day on which s no longer held, as in "invalid since
// 2020-07-16"; "" while s is open.
func (s Span) EndedOn() Date {
	last, err := s.ValidTo.Time()
	if err != nil {
		return ""
	}
	return DateOf(last.AddDate(0, 0, 1))
}

// A table describes one embedded file.
type table struct {
	name    string // of the file in the folder tables, without .csv
	columns string // in their order, separated by spaces; those of Evidence follow
	key     string // columns that together are unique
}

// evidence are the columns that end every table.
const evidence = "source checked_on confidence"

// load returns a function that reads t when it is first called. It panics
// where the table is broken: it was built in, and the tests read every table.
func load[T any](t table, decode func(*row) T) func() []T {
	return sync.OnceValue(func() []T {
		text, err := files.ReadFile(t.path())
		if err != nil {
			panic(err)
		}
		rows, err := parse(t, string(text), decode)
		if err != nil {
			panic(err)
		}
		return rows
	})
}

func (t table) path() string { return "tables/" + t.name + ".csv" }

// parse reads a table: comments (#), a line with the names of the columns, and
// one row per line. It reports every fault, each with file and line, and then
// returns no rows.
func parse[T any](t table, text string, decode func(*row) T) ([]T, error) {
	in := csv.NewReader(strings.NewReader(text))
	in.Comment = '#'
	in.FieldsPerRecord = -1 // counted here, with a message that helps
	columns := strings.Fields(t.columns + " " + evidence)

	var out []T
	var faults []error
	seen := map[string]int{}
	for first := true; ; first = false {
		cells, err := in.Read()
		if err == io.EOF {
			if first {
				return nil, fmt.Errorf("%s: the table is empty", t.path())
			}
			break
		}
		if err != nil {
			var at *csv.ParseError
			if errors.As(err, &at) {
				err = fmt.Errorf("%s:%d: %w", t.path(), at.Line, at.Err)
			}
			return nil, errors.Join(append(faults, err)...) // what follows cannot be told apart
		}
		line, _ := in.FieldPos(0)
		r := &row{table: t, line: line, columns: columns, cells: cells}
		switch {
		case first:
			if !slices.Equal(cells, columns) {
				return nil, r.faultf("the columns are %q, want %q", strings.Join(cells, ","), strings.Join(columns, ","))
			}
			continue
		case len(cells) != len(columns):
			faults = append(faults, r.faultf("%d fields, want %d (a field with a comma needs quotes)", len(cells), len(columns)))
			continue
		}
		v := decode(r)
		var key []string
		for c := range strings.FieldsSeq(t.key) {
			key = append(key, r.text(c))
		}
		k := strings.Join(key, ",")
		if before, ok := seen[k]; ok {
			r.addf("%s is in line %d already", k, before)
		}
		seen[k] = line
		faults = append(faults, r.faults...)
		out = append(out, v)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return out, nil
}

// A row gives the cells of one line by the names of their columns and collects
// what is wrong with them.
type row struct {
	table   table
	line    int
	columns []string
	cells   []string
	faults  []error
}

func (r *row) faultf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.table.path(), r.line, fmt.Sprintf(format, args...))
}

func (r *row) addf(format string, args ...any) {
	r.faults = append(r.faults, r.faultf(format, args...))
}

// text returns the cell of a column, which may be empty.
func (r *row) text(column string) string {
	i := slices.Index(r.columns, column)
	if i < 0 {
		panic("table " + r.table.name + " has no column " + column)
	}
	s := r.cells[i]
	if s != strings.TrimSpace(s) {
		r.addf("%s %q has spaces around it", column, s)
	}
	return s
}

// need returns the cell of a column that must not be empty.
func (r *row) need(column string) string {
	s := r.text(column)
	if s == "" {
		r.addf("%s is empty", column)
	}
	return s
}

// date returns the day in a column, which may be empty.
func (r *row) date(column string) Date {
	d := Date(r.text(column))
	if d != "" && !d.Valid() {
		r.addf("%s %q is not a date such as 2026-11-22", column, d)
	}
	return d
}

// yes reports whether a column says yes; the only other answer is an empty cell.
func (r *row) yes(column string) bool {
	s := r.text(column)
	if s != "" && s != "yes" {
		r.addf("%s %q is neither yes nor empty", column, s)
	}
	return s == "yes"
}

// choice returns a cell that is empty or a code of list.
func (r *row) choice(column string, list Choices) string {
	s := r.text(column)
	if s != "" && !list.Has(s) {
		r.addf("%s %q is not one of %s", column, s, list.codes())
	}
	return s
}

// choices returns the codes of list in a cell that separates them by spaces.
func (r *row) choices(column string, list Choices) []string {
	codes := strings.Fields(r.text(column))
	for _, c := range codes {
		if !list.Has(c) {
			r.addf("%s %q is not one of %s", column, c, list.codes())
		}
	}
	return codes
}

// number returns a cell that is empty (0) or a whole number above 0.
func (r *row) number(column string) int {
	s := r.text(column)
	if s == "" {
		return 0
	}
	return r.atoi(column, s)
}

func (r *row) atoi(column, s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n <= 0 {
		r.addf("%s %q is not a whole number above 0", column, s)
		return 0
	}
	return n
}

var isoPeriod = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^P([1-9]\d*Y)?([1-9]\d*M)?([1-9]\d*W)?([1-9]\d*D)?$`)
})

// period returns a cell that is empty or a period of ISO 8601 in years, months,
// weeks and days.
func (r *row) period(column string) string {
	s := r.text(column)
	if s != "" && (s == "P" || !isoPeriod().MatchString(s)) {
		r.addf("%s %q is not a period such as P3Y6M", column, s)
	}
	return s
}

// terms returns the codes of a vocabulary in a cell that separates them by
// spaces.
func (r *row) terms(column, vocabulary string) []string {
	codes := strings.Fields(r.text(column))
	for _, c := range codes {
		if t, ok := TermOf(c); !ok || t.Vocabulary != vocabulary {
			r.addf("%s: %q is no term of %s", column, c, vocabulary)
		}
	}
	return codes
}

func (c Choices) codes() string {
	codes := make([]string, len(c))
	for i := range c {
		codes[i] = c[i].Code
	}
	return strings.Join(codes, ", ")
}

var confidences = Choices{
	{"A", "primary text, or two independent sources", ""},
	{"B", "one source", ""},
	{"C", "not confirmed", ""},
}

// evidence returns the columns that end every row; none may be empty.
func (r *row) evidence() Evidence {
	e := Evidence{
		Source:     r.need("source"),
		CheckedOn:  r.date("checked_on"),
		Confidence: r.choice("confidence", confidences),
	}
	r.need("checked_on")
	r.need("confidence")
	return e
}

// span returns the columns valid_from and valid_to.
func (r *row) span() Span {
	s := Span{ValidFrom: r.date("valid_from"), ValidTo: r.date("valid_to")}
	if s.ValidTo != "" && s.ValidFrom > s.ValidTo {
		r.addf("valid_from %s is after valid_to %s", s.ValidFrom, s.ValidTo)
	}
	return s
}
