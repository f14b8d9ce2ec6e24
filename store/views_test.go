package store

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"ropa/model"
	"ropa/model/sample"
)

var update = flag.Bool("update", false, "write migrations/0001_views.sql anew from the catalogue")

// The views are for readers with other tools. They are written from the field
// catalogue, once: when schema 1 is released, its text stays as it is, and fields
// that come later wait for the views of a later schema. The register itself needs
// no schema for them.
func TestViewsAreThoseOfTheCatalogue(t *testing.T) {
	const file = "migrations/0001_views.sql"
	want := views()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := migrations.ReadFile(file)
	if err != nil || string(got) != want && !*update {
		t.Errorf("%s is not what the catalogue says (%v); run go test -update", file, err)
	}
}

// views returns the SQL of all views.
func views() string {
	var b strings.Builder
	b.WriteString(`-- Views for readers with other tools, written from the field catalogue; see views_test.go.
-- A column that is NULL is not said. A link is the name of the record that it
-- leads to. Private notes are left out. article_30_controller and
-- article_30_processor say everything of an activity in words, what Article 30
-- asks for first; in the other views, codes are those of the catalogue.
`)
	for _, k := range model.Kinds {
		b.WriteString(recordView(k))
		for _, f := range model.Fields(k) {
			if f.HasItems() && f.Key != "leftovers" {
				b.WriteString(itemsView(k, f))
			}
		}
	}
	b.WriteString(leftoversView)
	b.WriteString(contactsView())
	b.WriteString(wordsView())
	b.WriteString(articleView("article_30_controller", model.RoleController))
	b.WriteString(articleView("article_30_processor", model.RoleProcessor))
	return b.String()
}

// A view is a list of columns over the live records of a kind.
type view struct {
	name    string
	kind    model.Kind
	columns []string
	from    string // more tables
	where   string // more conditions
}

func (v *view) add(name, expr string) {
	v.columns = append(v.columns, fmt.Sprintf("  %s%s%s AS %q", strings.Repeat("(", nested), expr, strings.Repeat(")", nested), name))
}

// nested is the number of brackets around each column; a test sets it.
var nested int

func (v *view) head() {
	v.add("uid", "r.uid")
	if v.kind == model.KindActivity {
		v.add("ref", "r.ref")
	}
	v.add("name", "r.name")
}

func (v *view) sql() string {
	return fmt.Sprintf("\nCREATE VIEW %s AS SELECT\n%s\nFROM record AS r JOIN revision AS v ON v.hash = r.head%s\nWHERE r.kind = '%s' AND r.deleted = 0%s;\n",
		v.name, strings.Join(v.columns, ",\n"), v.from, v.kind, v.where)
}

// recordView has one row per record: its plain fields, and the answers of its lists.
func recordView(k model.Kind) string {
	name := k.Plural()
	if k == model.KindRegister {
		name = "settings"
	}
	v := &view{name: name, kind: k}
	v.head()
	for _, f := range model.Fields(k) {
		switch {
		case f.Key == "uid", f.Key == "ref", f.Key == "name", f.Type == model.ItemsType, f.Private:
		case f.Type == model.SaidType:
			v.add(f.Key, extract("v.body", f.Key, "answer"))
			v.add(f.Key+"_reason", extract("v.body", f.Key, "reason"))
		default:
			v.leaf("", f, "v.body")
		}
	}
	v.add("changed_at", "r.changed_at")
	v.add("changed_by", "r.changed_by")
	return v.sql()
}

// itemsView has one row per item of a list, and none for a list without items.
func itemsView(k model.Kind, f *model.Field) string {
	v := &view{name: string(k) + "_" + f.Key, kind: k, from: ", " + each("v.body", itemsPath(f)...) + " AS i"}
	v.head()
	for _, x := range f.Fields {
		switch {
		case x.Type == model.ScopeType:
			for _, s := range x.Fields {
				v.leaf("scope_", s, "i.value", x.Key)
			}
		case x.Key == "uid", x.Key == "ref", x.Key == "name":
			panic("an item has a field " + x.Key)
		default:
			v.leaf("", x, "i.value")
		}
	}
	return v.sql()
}

func itemsPath(f *model.Field) []string {
	if f.Type == model.SaidType {
		return []string{f.Key, "items"}
	}
	return []string{f.Key}
}

// leaf adds the columns for a plain field that stands in the JSON object source, at path.
func (v *view) leaf(prefix string, f *model.Field, source string, path ...string) {
	path = append(path, f.Key)
	name := prefix + f.Key
	switch f.Type {
	case model.CountType:
		for _, part := range []string{"from", "to", "note"} {
			v.add(name+"_"+part, extract(source, append(path, part)...))
		}
	case model.SelectionType:
		v.add(name, fmt.Sprintf("CASE json_type(%s, %s) WHEN 'text' THEN %s ELSE %s END",
			source, jsonPath(path), extract(source, path...), v.named(f, source, path)))
	default:
		v.add(name, plain(f, source, path))
	}
}

// plain returns the value of a leaf in words.
func plain(f *model.Field, source string, path []string) string {
	switch {
	case f.Type == model.LinkType && f.Many:
		return names(source, path)
	case f.Type == model.LinkType:
		return fmt.Sprintf("(SELECT n.name FROM record AS n WHERE n.uid = %s)", extract(source, path...))
	case f.Many:
		return fmt.Sprintf("(SELECT group_concat(k.value, '; ') FROM %s AS k)", each(source, path...))
	}
	return extract(source, path...)
}

// named returns the names of what the keys of a selection stand for.
func (v *view) named(f *model.Field, source string, path []string) string {
	if f.List == model.ListCompanies {
		return names(source, path)
	}
	list := model.FieldOf(v.kind, f.List)
	return fmt.Sprintf("(SELECT group_concat((SELECT %s FROM %s AS x WHERE %s = k.value), '; ') FROM %s AS k)",
		mainWords(list, "x.value"), each("v.body", itemsPath(list)...), extract("x.value", "key"), each(source, path...))
}

// names returns the names of linked records, in the order of the links: a join
// would leave the order to the planner.
func names(source string, path []string) string {
	return fmt.Sprintf("(SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM %s AS k)", each(source, path...))
}

// mainWords returns what names an item: its main fields.
func mainWords(list *model.Field, item string) string {
	var parts []string
	for _, f := range list.Fields {
		if f.Main {
			parts = append(parts, plain(f, item, []string{f.Key}))
		}
	}
	return joined(parts...)
}

// joined returns the parts that are not NULL, with commas between them. What
// stands twice is worked out once where the first part is said.
func joined(parts ...string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	half := len(parts) / 2
	rest := joined(parts[half:]...)
	return fmt.Sprintf("coalesce(%s || coalesce(', ' || %s, ''), %s)", joined(parts[:half]...), rest, rest)
}

func jsonPath(path []string) string { return "'$." + strings.Join(path, ".") + "'" }

func extract(source string, path ...string) string {
	return fmt.Sprintf("json_extract(%s, %s)", source, jsonPath(path))
}

func each(source string, path ...string) string {
	return fmt.Sprintf("json_each(%s, %s)", source, jsonPath(path))
}

const leftoversView = `
CREATE VIEW leftovers AS SELECT
  r.uid AS uid,
  r.kind AS kind,
  r.ref AS ref,
  r.name AS name,
  json_extract(i.value, '$.source') AS source,
  json_extract(i.value, '$.place') AS place,
  json_extract(i.value, '$.heading') AS heading,
  json_extract(i.value, '$.text') AS text,
  json_extract(i.value, '$.note') AS note
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.leftovers') AS i
WHERE r.deleted = 0;
`

// sampleRegister makes the sample register and returns its path.
func sampleRegister(t testing.TB) string {
	t.Helper()
	return registerOf(t, slices.Values(sample.Register()))
}

// synthetic makes a register of n activities and returns its path.
func synthetic(t testing.TB, n int) string {
	t.Helper()
	return registerOf(t, sample.Synthetic(n, 1))
}

func registerOf(t testing.TB, records iter.Seq[model.Record]) string {
	t.Helper()
	uid := ""
	var changes []Change
	for _, term := range model.ShippedTerms() {
		changes = append(changes, Change{Record: term})
	}
	for rec := range records {
		if rec.Kind() == model.KindRegister {
			uid = rec.Base().UID
		}
		changes = append(changes, Change{Record: rec})
	}
	path := t.TempDir() + "/register.ropa"
	s, err := Create(context.Background(), path, uid, testOptions, func(s *Store) error {
		_, err := s.Save(context.Background(), anna, changes...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func viewNames(t *testing.T) []string {
	t.Helper()
	objects, err := released().expected(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range objects {
		if o.kind == "view" {
			names = append(names, o.name)
		}
	}
	return names
}

// Every view can be read, has the rows that the records have, and says something in every column.
func TestViewsOfTheSampleRegister(t *testing.T) {
	s := openFile(t, sampleRegister(t), testOptions)
	want := make(map[string]int)
	for r, err := range s.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		name := r.Kind.Plural()
		if r.Kind == model.KindRegister {
			name = "settings"
		}
		want[name]++
		if r.Kind == model.KindParty {
			want["party_contacts"]++
		}
		o := model.Of(r.Record)
		for _, f := range o.Fields() {
			if f.HasItems() && f.Key != "leftovers" {
				want[string(r.Kind)+"_"+f.Key] += o.Len(f)
			} else if f.HasItems() {
				want["leftovers"] += o.Len(f)
			}
		}
		if a, ok := r.Record.(*model.Activity); ok {
			want["activities_in_words"]++
			want[articleViewOf(a)]++
		}
	}
	for _, name := range viewNames(t) {
		rows, err := s.db.Query(`SELECT * FROM ` + name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		said := make([]bool, len(columns))
		n := 0
		for rows.Next() {
			n++
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for i := range values {
				said[i] = said[i] || *values[i].(*any) != nil
			}
		}
		if err := rows.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n != want[name] {
			t.Errorf("%s has %d rows, want %d", name, n, want[name])
		}
		var silent []string
		for i, c := range columns {
			if !said[i] {
				silent = append(silent, c)
			}
		}
		if len(silent) > 0 && n > 0 {
			t.Logf("%s: no row says %v", name, silent)
		}
	}
}

func TestViewsAreForOldReaders(t *testing.T) {
	text := views()
	for _, new := range []string{"->", "ORDER BY", "FILTER", "RETURNING", "IIF(", "concat("} {
		if strings.Contains(strings.ReplaceAll(text, "group_concat(", ""), new) {
			t.Errorf("the views use %s, which an old reader does not have", new)
		}
	}
	if strings.Contains(text, "private_note") {
		t.Error("the views show private notes")
	}
}

// The sqlite3 of the system reads what ropa writes, with the same words.
func TestViewsInTheSQLiteOfTheSystem(t *testing.T) {
	cli, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("there is no sqlite3 here")
	}
	path := sampleRegister(t)
	s := openFile(t, path, testOptions)
	for _, name := range viewNames(t) {
		out, err := exec.Command(cli, "-batch", "-csv", "-header", path, "SELECT * FROM "+name).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		var n int
		if err := s.db.QueryRow(`SELECT count(*) FROM ` + name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(out))).ReadAll()
		if err != nil || n > 0 && len(rows) != n+1 {
			t.Errorf("%s: sqlite3 shows %d lines, want %d (%v)", name, len(rows), n+1, err)
		}
	}
}
