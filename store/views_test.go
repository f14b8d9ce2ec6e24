package store

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"os/exec"
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
-- A column that is NULL is not said. Codes are those of the catalogue. A link is
-- the name of the record that it leads to. Private notes are left out.
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
	b.WriteString(articleView("article_30_controller", "controller",
		[]string{"companies", "joint_controllers", "purposes", "data_subjects", "personal_data", "recipients", "transfers", "retention", "measures", "measures_text"}))
	b.WriteString(articleView("article_30_processor", "processor",
		[]string{"companies", "clients", "transfers", "measures", "measures_text"}))
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
	v.columns = append(v.columns, fmt.Sprintf("  %s AS %q", expr, name))
}

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
	return fmt.Sprintf("(SELECT group_concat(%s, '; ') FROM %s AS k JOIN %s AS x ON %s = k.value)",
		mainWords(list, "x.value"), each(source, path...), each("v.body", itemsPath(list)...), extract("x.value", "key"))
}

func names(source string, path []string) string {
	return fmt.Sprintf("(SELECT group_concat(n.name, '; ') FROM %s AS k JOIN record AS n ON n.uid = k.value)", each(source, path...))
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

// joined returns the parts that are not NULL, with commas between them.
func joined(parts ...string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	for i, p := range parts {
		parts[i] = fmt.Sprintf("coalesce(', ' || %s, '')", p)
	}
	return fmt.Sprintf("nullif(substr(%s, 3), '')", strings.Join(parts, " || "))
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

// articleView has one row per activity: what Article 30 asks for, in words.
func articleView(name, role string, keys []string) string {
	v := &view{name: name, kind: model.KindActivity}
	v.head()
	for _, key := range keys {
		f := model.FieldOf(model.KindActivity, key)
		switch {
		case key == "companies":
			v.add("companies", companies())
		case f.HasItems():
			v.add(key, listInWords(f))
		default:
			v.leaf("", f, "v.body")
		}
	}
	v.add("processing_status", "r.processing_status")
	v.add("changed_at", "r.changed_at")
	op := "<>" // a record without a role is taken for a controller's
	if role == model.RoleProcessor {
		op = "="
	}
	v.where = fmt.Sprintf(" AND coalesce(r.role, '') %s 'processor'", op)
	return v.sql()
}

// companies returns who acts, with the contacts that Article 30(1)(a) asks for.
func companies() string {
	field := func(key string) string { return extract("pv.body", key) }
	person := func(title, prefix string) string {
		return fmt.Sprintf("'%s: ' || %s", title, joined(field(prefix+"_name"), field(prefix+"_address"), field(prefix+"_email"), field(prefix+"_phone")))
	}
	words := joined("p.name", field("address"), field("country"), field("email"), field("phone"),
		person("representative", "representative"), person("data protection officer", "dpo"))
	return fmt.Sprintf(`CASE json_type(v.body, '$.companies')
    WHEN 'text' THEN (SELECT group_concat(%s, '; ') FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.kind = 'party' AND p.deleted = 0 AND %s = 'yes')
    ELSE (SELECT group_concat(%s, '; ') FROM json_each(v.body, '$.companies') AS k JOIN record AS p ON p.uid = k.value JOIN revision AS pv ON pv.hash = p.head) END`,
		words, field("own"), words)
}

// listInWords returns the items of a list in one text, or its answer.
func listInWords(f *model.Field) string {
	item := func(key string) string {
		return plain(f.Field(key), "i.value", []string{key})
	}
	// over returns a field of the item, else of the shared record that holds the terms.
	over := func(key, shared string) string {
		return fmt.Sprintf("coalesce(%s, (SELECT %s %s))", item(key), extract("s.value", key), shared)
	}
	words := []string{mainWords(f, "i.value")}
	switch f.Key {
	case "joint_controllers":
		words = append(words, item("who_does_what"))
	case "clients":
		words = append(words, item("processing"))
	case "personal_data":
		words = append(words, item("detail"))
	case "recipients":
		words = append(words, fmt.Sprintf("replace(%s, '_', ' ')", item("role")), item("country"))
	case "transfers":
		tool := fmt.Sprintf("FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = %s AND %s = %s",
			extract("i.value", "importer"), extract("s.value", "key"), extract("i.value", "tool"))
		words = append(words, over("country", tool), over("organisation", tool), over("mechanism", tool), over("safeguards", tool))
	case "retention":
		rule := fmt.Sprintf("FROM record AS p JOIN (SELECT hash, body AS value FROM revision) AS s ON s.hash = p.head WHERE p.uid = %s", extract("i.value", "rule"))
		words = append(words, over("period", rule), over("criterion", rule), over("law", rule))
	}
	list := fmt.Sprintf("(SELECT group_concat(%s, '; ') FROM %s AS i)", joined(words...), each("v.body", itemsPath(f)...))
	if f.Type != model.SaidType {
		return list
	}
	return fmt.Sprintf(`CASE %s WHEN 'listed' THEN %s ELSE replace(%s, '_', ' ') || coalesce(': ' || %s, '') END`,
		extract("v.body", f.Key, "answer"), list, extract("v.body", f.Key, "answer"), extract("v.body", f.Key, "reason"))
}

// sampleRegister makes the sample register and returns its path.
func sampleRegister(t testing.TB) string {
	t.Helper()
	uid := ""
	var changes []Change
	for _, term := range model.ShippedTerms() {
		changes = append(changes, Change{Record: term})
	}
	for _, rec := range sample.Register() {
		if rec.Kind() == model.KindRegister {
			uid = rec.Base().UID
		}
		changes = append(changes, Change{Record: rec})
	}
	path := t.TempDir() + "/sample.ropa"
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
		o := model.Of(r.Record)
		for _, f := range o.Fields() {
			if f.HasItems() && f.Key != "leftovers" {
				want[string(r.Kind)+"_"+f.Key] += o.Len(f)
			} else if f.HasItems() {
				want["leftovers"] += o.Len(f)
			}
		}
		if a, ok := r.Record.(*model.Activity); ok && a.Role == model.RoleProcessor {
			want["article_30_processor"]++
		} else if ok {
			want["article_30_controller"]++
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
