package store

import (
	"cmp"
	"context"
	"database/sql"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/law"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// A cell is a column of one row, and what stands there; NULL is empty.
type cell struct{ column, text string }

// rowOf returns what a view says of the record with the given uid.
func rowOf(t interface {
	Helper()
	Fatal(...any)
}, s *Store, view, uid string,
) []cell {
	t.Helper()
	rows, err := s.db.Query(`SELECT * FROM `+view+` WHERE uid = ?`, uid)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var row []cell
	for rows.Next() {
		texts := make([]*string, len(columns))
		into := make([]any, len(columns))
		for i := range into {
			into[i] = &texts[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for i, c := range columns {
			row = append(row, cell{column: c})
			if texts[i] != nil {
				row[len(row)-1].text = *texts[i]
			}
		}
	}
	if err := rows.Err(); err != nil || len(row) != len(columns) {
		t.Fatal("not one row of", view, "for", uid, err)
	}
	return row
}

func articleViewOf(a *model.Activity) string {
	if a.Role == model.RoleProcessor {
		return "article_30_processor"
	}
	return "article_30_controller"
}

// What Article 30 asks for comes first, in the order of its letters, and every
// field of an activity has a column.
func TestColumnsOfArticle30(t *testing.T) {
	s := openFile(t, newFile(t), testOptions)
	for view, want := range map[string]string{
		"article_30_controller": "ref name role companies joint_controllers purposes data_subjects personal_data recipients transfers retention measures measures_text",
		"article_30_processor":  "ref name role companies clients transfers measures measures_text",
	} {
		rows, err := s.db.Query(`SELECT * FROM ` + view)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		rows.Close()
		if err != nil {
			t.Fatal(err)
		}
		first := strings.Fields(want)
		if diff := gocmp.Diff(first, columns[:len(first)]); diff != "" {
			t.Errorf("%s, -want +got\n%s", view, diff)
		}
		for _, f := range model.Fields(model.KindActivity) {
			if slices.Contains(columns, f.Key) == f.Private {
				t.Errorf("%s has a column %s: %v", view, f.Key, !f.Private)
			}
		}
	}
}

// The detail page shows everything that a record says and, where an item leaves
// it to a shared record, what holds there. The views say all of it too.
func TestArticle30SaysAllOfTheSample(t *testing.T) {
	s := openFile(t, sampleRegister(t), testOptions)
	reg, err := s.Register(context.Background(), KeepAll)
	if err != nil {
		t.Fatal(err)
	}
	said := make(map[string]bool) // places of the catalogue that were looked for
	for _, rec := range reg.Records(model.KindActivity) {
		a := rec.(*model.Activity)
		row := make(map[string]string)
		for _, c := range rowOf(t, s, articleViewOf(a), a.UID) {
			row[c.column] = plainWords(c.text)
		}
		for _, line := range model.Outline(a, reg, false) {
			if line.Field == nil || line.Field.Private || line.Unsaid {
				continue
			}
			if k := line.Field.Key; line.From != "" && (k == "agreement" || k == "vulnerable" || k == "highly_personal") {
				continue // Article 30 does not ask which agreement holds, who is vulnerable, nor what is highly personal
			}
			got := row[line.Path.Top()]
			if line.Path != "companies" && !strings.Contains(got, plainWords(line.Text)) && !strings.Contains(got, plainWords(codesOfCountries(line.Text))) {
				t.Errorf("%s, %s: %q is not said\n%s", a.Ref, line.Path, line.Text, got)
			}
			said[line.Path.Top()+" "+line.Field.Key] = true
		}
		for _, p := range reg.Companies(a) {
			for _, text := range []string{p.Name, p.RegistrationNo, string(p.Country), p.Email, p.Phone, p.DPOName, p.RepresentativeName} {
				if !strings.Contains(row["companies"], plainWords(text)) {
					t.Errorf("%s: %q of company %s is not said\n%s", a.Ref, text, p.Name, row["companies"])
				}
			}
		}
	}
	for _, f := range model.Fields(model.KindActivity) {
		if !f.Private && !said[f.Key+" "+f.Key] {
			t.Errorf("no activity of the sample says %s", f.Key)
		}
		for _, x := range f.Fields {
			if x.Key != "key" && !x.Main && !said[f.Key+" "+x.Key] {
				t.Errorf("no activity of the sample says %s of %s", x.Key, f.Key)
			}
		}
	}
}

// plainWords makes texts comparable that break their lines and separate their
// values differently.
func plainWords(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "; ", ", ")), " ")
}

// codesOfCountries puts the codes of countries in place of their names, but for
// the one that is no country yet.
func codesOfCountries(text string) string {
	all := law.Countries()
	slices.SortFunc(all, func(a, b law.Country) int { return cmp.Compare(len(b.Name), len(a.Name)) })
	for _, c := range all {
		if c.Code != "ZZ" && (text == c.Name || strings.Contains(", "+text+", ", ", "+c.Name+", ")) {
			text = strings.ReplaceAll(text, c.Name, c.Code)
		}
	}
	return text
}

// Whatever an activity may hold stands in its row.
func TestArticle30SaysEveryLeaf(t *testing.T) {
	s := newRegister(t)
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		var changes []Change
		for _, rec := range reg.Records("") {
			if x, ok := rec.(*model.Term); ok && x.Code != "" || rec.Kind() == model.KindRegister {
				continue // shipped, and there once only
			}
			if a, ok := rec.(*model.Activity); ok {
				a.Ref = ""
			}
			changes = append(changes, Change{Record: rec})
		}
		saved, err := s.Save(context.Background(), anna, changes...)
		if err != nil {
			t.Fatal(err)
		}
		for _, head := range saved {
			a, ok := head.Record.(*model.Activity)
			if !ok {
				continue
			}
			row := make(map[string]string)
			for _, c := range rowOf(t, s, articleViewOf(a), a.UID) {
				row[c.column] = c.text
			}
			for path, at := range model.Leaves(a) {
				for _, want := range leafWords(reg, at) {
					if got := row[path.Top()]; !strings.Contains(got, strings.TrimLeft(want, " ")) {
						t.Fatalf("%s: %q is not said\n%q", path, want, got)
					}
				}
			}
		}
	})
}

// leafWords returns the values of a leaf as the views put them, none for one that
// names other items.
func leafWords(reg *model.Register, at model.Place) []string {
	f := at.Field
	switch {
	case f.Private, f.Key == "key", f.Type == model.KeyType:
		return nil
	case f.Type == model.SelectionType:
		switch word := at.Object.Selection(f).Word; word {
		case model.WordRest:
			return []string{"the rest"}
		case model.WordGroup:
			return []string{"the whole group"}
		default:
			return []string{word}
		}
	case f.Type == model.CountryType:
		return strings.Fields(strings.ReplaceAll(strings.Join(at.Object.Texts(f), " "), "ZZ", ""))
	case f.Type == model.LinkType && !f.Many:
		return []string{reg.Record(at.Object.Text(f)).Base().Name}
	case f.Many:
		var list []string
		for _, text := range at.Object.Texts(f) {
			switch f.Type {
			case model.ChoiceType:
				text = f.Choices.Label(text)
			case model.LinkType:
				text = reg.Record(text).Base().Name
			}
			list = append(list, text)
		}
		return list
	}
	return []string{model.Words{Reg: reg}.Value(at.Object, f)}
}

// What the views say of one activity as controller and one as processor, word for
// word, with modernc and with the sqlite3 of the system.
func TestArticle30WordForWord(t *testing.T) {
	path := sampleRegister(t)
	s := openFile(t, path, testOptions)
	for _, rec := range sample.Register() {
		a, ok := rec.(*model.Activity)
		if !ok || a.Ref != "PA-0001" && a.Ref != "PA-0018" {
			continue
		}
		view := articleViewOf(a)
		var got strings.Builder
		row := rowOf(t, s, view, a.UID)
		for _, c := range row {
			if c.text != "" {
				got.WriteString(c.column + " = " + c.text + "\n")
			}
		}
		file := "testdata/" + view + ".txt"
		if *update {
			if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
			t.Errorf("%s, -want +got; run go test -update\n%s", file, diff)
		}

		cli, err := exec.LookPath("sqlite3")
		if err != nil {
			continue
		}
		out, err := exec.Command(cli, "-batch", "-separator", "\x1f", path, "SELECT * FROM "+view+" WHERE uid = '"+a.UID+"'").CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		var texts []string
		for _, c := range row {
			texts = append(texts, c.text)
		}
		if diff := gocmp.Diff(texts, strings.Split(strings.TrimSuffix(string(out), "\n"), "\x1f")); diff != "" {
			t.Errorf("the sqlite3 of the system says something else of %s, -modernc +sqlite3\n%s", a.Ref, diff)
		}
	}
}

// Older SQLite, 3.40 among it, reads SQL with a stack of a hundred places and calls a file
// malformed that has a view nested more deeply: the whole file. So there is room left.
func TestViewsLeaveRoomInOldParsers(t *testing.T) {
	cli, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("there is no sqlite3 here")
	}
	tables, err := migrations.ReadFile("migrations/0001.sql")
	if err != nil {
		t.Fatal(err)
	}
	nested = 20
	defer func() { nested = 0 }()
	c := exec.Command(cli, "-batch", "-bail", ":memory:")
	c.Stdin = strings.NewReader(string(tables) + views())
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("with %d more brackets around each column: %v\n%.500s", nested, err, out)
	}
}

// BenchmarkArticle30 reads the whole view of a register of the size that real ones
// have, and of a very large one.
func BenchmarkArticle30(b *testing.B) {
	for _, n := range []int{500, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, err := Open(context.Background(), synthetic(b, n), testOptions)
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			for b.Loop() {
				rows, err := s.db.Query(`SELECT * FROM article_30_controller`)
				if err != nil {
					b.Fatal(err)
				}
				size := 0
				columns, _ := rows.Columns()
				texts := make([]sql.RawBytes, len(columns))
				into := make([]any, len(columns))
				for i := range into {
					into[i] = &texts[i]
				}
				for rows.Next() {
					if err := rows.Scan(into...); err != nil {
						b.Fatal(err)
					}
					for _, t := range texts {
						size += len(t)
					}
				}
				if err := rows.Err(); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(size)/1e6, "MB")
			}
		})
	}
}
