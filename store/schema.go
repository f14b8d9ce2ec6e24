package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

//go:embed migrations/*.sql migrations/*.sum
var migrations embed.FS

// released returns the schemas of this ropa.
var released = sync.OnceValue(func() *history {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err)
	}
	h, err := readHistory(sub)
	if err != nil {
		panic(err) // embedded, and read by every test
	}
	return h
})

// A history is the sequence of schemas of the file. Its step n brings a file
// from schema n-1 to n; user_version in the file is n.
type history struct {
	steps []string
	sums  map[int]string // of the objects of a schema, where known; spares making them to compare

	mu      sync.Mutex
	objects map[int][]object
}

// latest returns the number of the newest schema.
func (h *history) latest() int { return len(h.steps) }

var stepName = regexp.MustCompile(`^(\d{4})(_[a-z_]+)?\.(sql|sum)$`)

// readHistory reads the steps in the folder fsys: step n is all .sql files whose
// name begins with n in four digits, in the order of their names. A .sum beside
// them holds the hash of what they make.
func readHistory(fsys fs.FS) (*history, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	h := &history{sums: make(map[int]string), objects: make(map[int][]object)}
	for _, e := range entries {
		m := stepName.FindStringSubmatch(e.Name())
		if m == nil {
			return nil, fmt.Errorf("migration %s: the name is not of the form 0001.sql or 0001_views.sql", e.Name())
		}
		text, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return nil, err
		}
		n, _ := strconv.Atoi(m[1])
		if m[3] == "sum" {
			h.sums[n] = strings.TrimSpace(string(text))
			continue
		}
		switch n {
		case len(h.steps):
			h.steps[n-1] += string(text)
		case len(h.steps) + 1:
			h.steps = append(h.steps, string(text))
		default:
			return nil, fmt.Errorf("migration %s: it follows step %d", e.Name(), len(h.steps))
		}
	}
	if len(h.steps) == 0 {
		return nil, fmt.Errorf("no migrations")
	}
	return h, nil
}

// apply brings the file behind tx from schema from to schema to. Every step finds
// the file without views and makes them all anew: a table that a view names could
// not be rebuilt.
func (h *history) apply(ctx context.Context, tx *sql.Tx, from, to int) error {
	for n := from + 1; n <= to; n++ {
		if err := dropViews(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, h.steps[n-1]); err != nil {
			return fmt.Errorf("schema %d: %w", n, err)
		}
	}
	// The number is part of the transaction: a crash leaves the old schema with the old number or the new with the new.
	_, err := tx.ExecContext(ctx, `PRAGMA user_version = `+strconv.Itoa(to))
	return err
}

func dropViews(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'view'`)
	names, err := collect(rows, err, func(r *sql.Rows) (name string, err error) { return name, r.Scan(&name) })
	if err != nil {
		return err
	}
	var script strings.Builder
	for _, name := range names { // ours: the file was compared before
		script.WriteString(`DROP VIEW "` + name + `";`)
	}
	_, err = tx.ExecContext(ctx, script.String())
	return err
}

// An object is a table, an index or a view, as sqlite_schema describes it.
type object struct{ kind, name, table, sql string }

func (o object) String() string { return o.kind + " " + o.name }

// A querier is a pool, a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// readObjects returns what the file behind q is made of, by kind and name.
// Statistics that ANALYZE left are passed over: they hold numbers only.
func readObjects(ctx context.Context, q querier) ([]object, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT type, name, tbl_name, coalesce(sql, '')
		FROM sqlite_schema
		ORDER BY type, name`)
	all, err := collect(rows, err, func(r *sql.Rows) (o object, err error) {
		return o, r.Scan(&o.kind, &o.name, &o.table, &o.sql)
	})
	if err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, o := range all {
		if statistics[o.sql] != o.name || o.kind != "table" {
			kept = append(kept, o)
		}
	}
	return kept, nil
}

var statistics = map[string]string{
	"CREATE TABLE sqlite_stat1(tbl,idx,stat)":                "sqlite_stat1",
	"CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)": "sqlite_stat4",
}

// sumOf returns a hash over objects.
func sumOf(objects []object) string {
	var words []string
	for _, o := range objects {
		words = append(words, o.kind, o.name, o.table, o.sql)
	}
	return digest("ropa-schema-1", words...)
}

// expected returns what a file of schema n is made of.
func (h *history) expected(ctx context.Context, n int) ([]object, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if o, ok := h.objects[n]; ok {
		return o, nil
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	o := []object(nil)
	err = inTx(ctx, db, func(tx *sql.Tx) error {
		if err := h.apply(ctx, tx, 0, n); err != nil {
			return err
		}
		o, err = readObjects(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	h.objects[n] = o
	return o, nil
}

// compare returns what distinguishes the file behind q from one of schema n, in
// words, or "" where every table, index and view is byte for byte the same. A
// trigger or a view that someone else put in would run inside ropa's own
// statements, and no setting of SQLite stops that.
func (h *history) compare(ctx context.Context, q querier, n int) (string, error) {
	got, err := readObjects(ctx, q)
	if err != nil {
		return "", err
	}
	if h.sums[n] == sumOf(got) {
		return "", nil
	}
	want, err := h.expected(ctx, n)
	if err != nil {
		return "", err
	}
	index := func(objects []object) map[string]object {
		m := make(map[string]object, len(objects))
		for _, o := range objects {
			m[o.String()] = o
		}
		return m
	}
	gotBy, wantBy := index(got), index(want)
	for _, o := range got {
		w, ok := wantBy[o.String()]
		switch {
		case !ok:
			return fmt.Sprintf("it contains something that ropa did not put there: %s", printable(o.String())), nil
		case o != w:
			return fmt.Sprintf("its %s is not as ropa made it: another program changed it, or it is damaged", o), nil
		}
	}
	for _, o := range want {
		if _, ok := gotBy[o.String()]; !ok {
			return fmt.Sprintf("its %s is gone", o), nil
		}
	}
	if len(got) != len(want) {
		return "it describes a table twice", nil
	}
	return "", nil
}

// printable cuts a name found in a foreign file short and takes out what a terminal would obey.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if !strconv.IsGraphic(r) {
			return '?'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + ".."
	}
	return s
}
