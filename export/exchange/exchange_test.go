package exchange

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/export"
	"ropa/export/csv"
	"ropa/export/json"
	"ropa/model"
	"ropa/model/sample"
	"ropa/store"
)

// open makes a register that holds the sample.
func open(t *testing.T) (*store.Store, *model.Register) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "acme.ropa")
	s, err := store.Create(ctx, path, model.NewUID(), store.Options{}, func(s *store.Store) error {
		var changes []store.Change
		for _, term := range model.ShippedTerms() {
			changes = append(changes, store.Change{Record: term})
		}
		for _, rec := range sample.Register() {
			if rec.Kind() != model.KindRegister {
				changes = append(changes, store.Change{Record: rec})
			}
		}
		_, err := s.Save(ctx, store.Edit{Author: "Anna"}, changes...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	reg, err := s.Register(ctx, store.KeepShared)
	if err != nil {
		t.Fatal(err)
	}
	return s, reg
}

// rename gives a record another name.
func rename(t *testing.T, s *store.Store, k model.Kind, name, to string) {
	t.Helper()
	ctx := context.Background()
	e, err := s.Find(ctx, k, name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Head(ctx, e.UID)
	if err != nil {
		t.Fatal(err)
	}
	r.Record.Base().Name = to
	if _, err := s.Save(ctx, store.Edit{}, store.Change{Record: r.Record, Base: r.Hash}); err != nil {
		t.Fatal(err)
	}
}

func matcher(t *testing.T, query string, k model.Kind, reg *model.Register) *model.Matcher {
	t.Helper()
	m, err := model.NewMatcher(query, k, reg, "2026-11-22", nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// What is read of a register for writing all of it is enough for every format and
// every kind.
func TestLinkedRecordsAreEnough(t *testing.T) {
	s, shared := open(t)
	ctx := context.Background()
	linked, err := s.Register(ctx, store.KeepLinked)
	if err != nil {
		t.Fatal(err)
	}
	if len(linked.Records("")) == len(shared.Records("")) {
		t.Fatal("nothing was left out")
	}
	write := func(reg *model.Register, k model.Kind, long bool) string {
		var b bytes.Buffer
		table, err := csv.NewTable(k, reg, csv.Options{Private: true, Long: long})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Table(ctx, s, &b, table, k, matcher(t, "", k, reg)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, k := range model.Kinds {
		for _, long := range []bool{false, true} {
			if diff := cmp.Diff(write(shared, k, long), write(linked, k, long)); diff != "" {
				t.Errorf("%s, long %v: -with all shared records +with those that lend\n%s", k, long, diff)
			}
		}
	}
	document := func(reg *model.Register) string {
		var b bytes.Buffer
		if _, err := Document(ctx, s, json.NewWriter(&b, reg, json.Options{Private: true}), "", nil); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if diff := cmp.Diff(document(shared), document(linked)); diff != "" {
		t.Errorf("json: -with all shared records +with those that lend\n%s", diff)
	}
}

func TestWhatIsWrittenIsOfOneState(t *testing.T) {
	s, _ := open(t)
	ctx := context.Background()
	want, err := s.State(ctx)
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	got, err := OfOneState(ctx, s, func(state string) error { seen = state; return nil })
	if err != nil || got != want || seen != want {
		t.Errorf("the state is %q, %q, %v; want %q", got, seen, err, want)
	}
	_, err = OfOneState(ctx, s, func(string) error {
		rename(t, s, model.KindActivity, "Payroll", "Wages")
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "somebody saved while the register was written out; nothing was kept; try again") {
		t.Errorf("a save in between: %v", err)
	}
}

// What is found and all it leads to can be taken in elsewhere, and nothing else
// goes along.
func TestWhatIsFoundGoesWithWhatItLeadsTo(t *testing.T) {
	s, reg := open(t)
	ctx := context.Background()
	var b bytes.Buffer
	m := matcher(t, "name:payroll", model.KindActivity, reg)
	n, err := Document(ctx, s, json.NewWriter(&b, reg, json.Options{}), model.KindActivity, m)
	if err != nil {
		t.Fatal(err)
	}
	if n[model.KindActivity] != 1 || n[model.KindParty] == 0 || n[model.KindParty] == len(reg.Entries(model.KindParty)) {
		t.Errorf("written were %s", n)
	}
	f, err := json.Read(ctx, "some.json", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, r := range f.Records {
		there[r.UID] = true
	}
	for _, r := range f.Records {
		for _, uid := range model.Links(r.Record) {
			if !there[uid] {
				t.Errorf("%s %q leads to %s, which is not there", r.Kind, r.Record.Base().Name, reg.Name(uid))
			}
		}
	}
}

func TestCountsInWords(t *testing.T) {
	n := Counts{model.KindActivity: 2, model.KindParty: 1, model.KindRegister: 1}
	if got := n.String() + "; " + n.Of(model.KindUnit) + "; " + (Counts{model.KindRegister: 1}).String(); got != "2 activities, 1 party; 0 units; no records" {
		t.Errorf("got %q", got)
	}
}

// activities writes all activities as a table.
func activities(t *testing.T, s *store.Store, reg *model.Register) string {
	t.Helper()
	var b bytes.Buffer
	table, err := csv.NewTable(model.KindActivity, reg, csv.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Table(t.Context(), s, &b, table, model.KindActivity, matcher(t, "", model.KindActivity, reg)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFileIsReadAndTaken(t *testing.T) {
	s, reg := open(t)
	ctx := context.Background()
	text := strings.Replace(activities(t, s, reg), `"Payroll"`, `"Wages"`, 1)
	plan, err := Read(ctx, s, reg, "audit.csv", []byte(text), export.Options{})
	if err != nil || plan.Count(export.Changed) != 1 || plan.Count(export.Same) != 23 {
		t.Fatalf("planned are %+v, %v", plan, err)
	}
	saved, err := Take(ctx, s, store.Edit{Author: "Bo", Op: "import"}, plan)
	if err != nil || len(saved) != 1 || saved[0].Record.Base().Name != "Wages" {
		t.Fatalf("saved were %v, %v", saved, err)
	}
	// What the plan was made of has moved on.
	if _, err := Take(ctx, s, store.Edit{}, plan); err != nil {
		t.Errorf("the same once more: %v", err)
	}
	rename(t, s, model.KindActivity, "Wages", "Pay")
	if _, err := Take(ctx, s, store.Edit{}, plan); err == nil {
		t.Error("what somebody saved since was overwritten")
	}
}

// A text may hold any character, and a NUL does not keep an export from being read.
func TestATextWithNULComesBack(t *testing.T) {
	s, reg := open(t)
	ctx := context.Background()
	e, err := s.Find(ctx, model.KindActivity, "Payroll")
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Head(ctx, e.UID)
	if err != nil {
		t.Fatal(err)
	}
	r.Record.(*model.Activity).Description = "Pay\x00slips"
	if _, err := s.Save(ctx, store.Edit{}, store.Change{Record: r.Record, Base: r.Hash}); err != nil {
		t.Fatal(err)
	}
	text := activities(t, s, reg)
	if !strings.Contains(text, "\x00") {
		t.Fatal("the export has lost the NUL")
	}
	plan, err := Read(ctx, s, reg, "audit.csv", []byte(text), export.Options{})
	if err != nil || plan.Count(export.Same) != 24 || len(plan.Remarks) > 0 {
		t.Errorf("planned are %+v, %v", plan, err)
	}
}

// A record that is deleted is known to be, also where a file still has it.
func TestAFileWithADeletedRecord(t *testing.T) {
	s, reg := open(t)
	ctx := context.Background()
	e, err := s.Find(ctx, model.KindActivity, "Payroll")
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Head(ctx, e.UID)
	if err != nil {
		t.Fatal(err)
	}
	text := model.JSON(r.Record, reg.Name, [2]string{"base_rev", r.Hash})
	if _, err := s.Save(ctx, store.Edit{}, store.Change{Record: r.Record, Base: r.Hash, Delete: true}); err != nil {
		t.Fatal(err)
	}
	if reg, err = s.Register(ctx, store.KeepShared); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name string
		want export.State
	}{{"Payroll", export.ChangedThere}, {"Wages", export.Refused}} {
		doc := `{"format":"ropa-register/1","activities":[` + strings.Replace(string(text), `"Payroll"`, `"`+x.name+`"`, 1) + `]}`
		plan, err := Read(ctx, s, reg, "one.json", []byte(doc), export.Options{})
		if err != nil || plan.Count(x.want) != 1 {
			t.Errorf("%s: %+v, %v", x.name, plan, err)
		}
	}
}

func TestFilesThatAreNeitherTableNorDocument(t *testing.T) {
	s, reg := open(t)
	wide := func(text string) string {
		b := []byte("\xff\xfe")
		for _, c := range []byte(text) {
			b = append(b, c, 0)
		}
		return string(b)
	}
	for data, want := range map[string]string{
		"[{}]":                          "it is JSON, but not a document",
		`"x"`:                           "it is JSON, but not a document",
		strings.Repeat("[", 10_000):     "it is JSON, but not a document",
		wide("{\"format\": 1}"):         "it is JSON in UTF-16",
		"\x7fELF\x02\x01\x00\x00\x00":   "it is no text",
		"name\rPayroll\rMarketing\r":    "its lines end with CR alone",
		"SQLite format 3\x00\x10\x00":   "it is a register",
		"%PDF-1.7\n":                    "it is a PDF",
		"PK\x03\x04\x14\x00\x06\x00":    "it is a spreadsheet",
		"\xd0\xcf\x11\xe0\xa1\xb1\x00":  "it is a spreadsheet",
		wide("verarbeitung;zweck\n"):    "none of the headings",
		"verarbeitung;zweck\r\na;b\r\n": "none of the headings",
	} {
		if _, err := Read(t.Context(), s, reg, "x", []byte(data), export.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: got %v, want %q", data, err, want)
		}
	}
}
