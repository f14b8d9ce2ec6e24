package csv

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
)

// rows returns the sheet of small, and a function that sets a cell of its
// activity.
func rows(t *testing.T, f *exporttest.File) (s sheet, set func(row int, heading, text string)) {
	s = sheetOf(t, f, model.KindActivity)
	return s, func(row int, heading, text string) {
		t.Helper()
		c := s.column(heading)
		if c < 0 {
			t.Fatalf("no column %s", heading)
		}
		s[row][c] = text
	}
}

func check(t *testing.T, p *export.Plan, want string) {
	t.Helper()
	if diff := cmp.Diff(want, report(p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// change saves a new state of the activity of small, after the export.
func change(f *exporttest.File, fn func(a *model.Activity)) {
	a := model.Clone(f.Reg.Record(uid("8")).(*model.Activity))
	fn(a)
	f.Put(a)
}

func TestTheRegisterHasMovedOn(t *testing.T) {
	there := func(a *model.Activity) {
		a.Description = "there"
		a.Recipients.Items[0].Why = "there"
	}
	for _, c := range []struct {
		name  string
		cells []string
		want  string
	}{
		{"only there", nil, "changed there PA-0001 Orders\n"},
		{"in different places", []string{"notes", "here"}, `changed PA-0001 Orders
  changed notes: "" -> "here"
`},
		{"in the same place", []string{"description", "here", "notes", "here"}, `both PA-0001 Orders
  changed notes: "" -> "here"
  conflict description: "there" here, "here" in the file
`},
		{"the same change", []string{"description", "there"}, "same PA-0001 Orders\n"},
		{"another part of the same item", []string{"recipients", "Acme Inc. :: role: sub_processor :: agreement: processor_contract :: personal_data: 2 | term: sister company with own purposes"}, `changed PA-0001 Orders
  changed recipients[r1].role: "processor" -> "sub-processor"
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := small()
			s, set := rows(t, f)
			for i := 0; i < len(c.cells); i += 2 {
				set(1, c.cells[i], c.cells[i+1])
			}
			change(f, there)
			p := take(t, f, s.save(t), export.Options{})
			check(t, p, c.want)

			// What was taken is kept beside what happened there.
			f.Save(t, p)
			a := f.Reg.Record(uid("8")).(*model.Activity)
			if a.Description != "there" || a.Recipients.Items[0].Why != "there" {
				t.Errorf("the import has overwritten the register: %q, %q", a.Description, a.Recipients.Items[0].Why)
			}
		})
	}
}

// Between export and import a linked record got another name, and shared facts
// changed. An edit beside them does not touch the links.
func TestNamesChangedSinceTheExport(t *testing.T) {
	f := small()
	s, set := rows(t, f)
	set(1, "recipients", strings.Replace(s[1][s.column("recipients")], "role: processor", "role: sub_processor :: why: hosting", 1))
	acme := model.Clone(f.Reg.Party(model.Link(uid("2"))))
	acme.Name, acme.Country = "Acme Holding", "CA"
	acme.Agreements[0].Status = model.AgreementEnded
	f.Put(acme)
	unit := model.Clone(f.Reg.Unit(model.Link(uid("3"))))
	unit.Name = "Sales and Service"
	f.Put(unit)
	check(t, take(t, f, s.save(t), export.Options{}), `changed PA-0001 Orders
  changed recipients[r1].role: "processor" -> "sub-processor"
  changed recipients[r1].why: "" -> "hosting"
`)
}

func TestDeletedSinceTheExport(t *testing.T) {
	f := small()
	s, set := rows(t, f)
	f.Delete(uid("8"))
	check(t, take(t, f, s.save(t), export.Options{}), "changed there PA-0001 Orders\n")
	set(1, "notes", "here")
	check(t, take(t, f, s.save(t), export.Options{}), "problem PA-0001 Orders\n  problem audit.csv, row 2: the record was deleted in the register; undelete it first, or leave it out of the file\n")
}

// What no field holds is kept with the record, once.
func TestUnknownColumnsAreLeftOver(t *testing.T) {
	f := small()
	s := sheetOf(t, f, model.KindActivity)
	s[0] = append(s[0], "Purposs", "", "empty")
	s[1] = append(s[1], "our own text", "no heading", " ")
	data := s.save(t)
	p := take(t, f, data, export.Options{})
	a := p.Steps[0].New.(*model.Activity)
	want := []model.Leftover{
		{Source: "audit.csv", Place: "row 2, column BV", Heading: "Purposs", Text: "our own text"},
		{Source: "audit.csv", Place: "row 2, column BW", Text: "no heading"},
	}
	for i := range a.Leftovers {
		want[i].Key = a.Leftovers[i].Key
	}
	if diff := cmp.Diff(want, a.Leftovers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(p.Remarks) != 2 || p.Remarks[0].String() != `audit.csv, column BV (Purposs): activities have no such field; its cells are kept with the records as left over from this import` {
		t.Errorf("remarks: %v", p.Remarks)
	}
	f.Save(t, p)
	p = take(t, f, data, export.Options{})
	p.Remarks = nil
	check(t, p, "same PA-0001 Orders\n")
}

func TestMissingRowsDeleteNothing(t *testing.T) {
	f := small()
	p := take(t, f, sheetOf(t, f, model.KindUnit)[:2].save(t), export.Options{})
	if len(p.Steps) != 1 || len(p.Changes()) > 0 {
		t.Errorf("%s", report(p))
	}
}

func TestNewRows(t *testing.T) {
	f := small()
	s, _ := rows(t, f)
	s = append(s, slices.Clone(s[1]), make([]string, len(s[0])))
	set := func(row int, cells ...string) {
		for i := 0; i < len(cells); i += 2 {
			s[row][s.column(cells[i])] = cells[i+1]
		}
	}
	// A row that was copied whole is refused, one without identity is new.
	p := take(t, f, s.save(t), export.Options{})
	check(t, p, `same PA-0001 Orders
problem PA-0001 Orders
  problem audit.csv, row 3: it is the same record as in audit.csv, row 2; for a new record leave out its uid, ref and base_rev
`)
	set(2, "uid", "", "ref", "", "base_rev", "", "name", "Orders, Sweden")
	set(3, "name", "Complaints", "role", "controller", "purposes", "Answer | Improve",
		"legal_bases", "6.1.f :: purposes: 2 :: data_subjects: Customers", "data_subjects", "Customers :: count: 10",
		"recipients", "Acme Inc :: role: processor", "unit", "Sales")
	p = take(t, f, s.save(t), export.Options{})
	got := report(p)
	if !strings.HasPrefix(got, "same PA-0001 Orders\nnew Orders, Sweden\n") || !strings.Contains(got, "new Complaints\n") {
		t.Fatalf("%s", got)
	}
	copied, old := p.Steps[1].New, f.Reg.Record(uid("8"))
	if ds := model.Diff(old, copied); len(ds) != 3 { // uid, ref, name
		t.Errorf("the copy differs in %v", ds)
	}
	a := p.Steps[2].New.(*model.Activity)
	if a.LegalBases[0].Scope.Purposes.Keys[0] != a.Purposes[1].Key || a.LegalBases[0].Scope.DataSubjects.Keys[0] != a.DataSubjects[0].Key {
		t.Errorf("the scope %+v does not lead to the items of the row", a.LegalBases[0].Scope)
	}
	if a.Recipients.Answer != model.AnswerListed || a.Measures.Answer != "" {
		t.Errorf("answers %q and %q, want listed and nothing", a.Recipients.Answer, a.Measures.Answer)
	}
	var made []string
	for _, c := range p.Created {
		made = append(made, string(c.Record.Kind())+" "+c.Record.Base().Name+" like "+c.Near)
	}
	if diff := cmp.Diff([]string{"term Customers like customers (private persons)", "party Acme Inc like Acme Inc."}, made); diff != "" {
		t.Errorf("created (-want +got):\n%s", diff)
	}
	f.Save(t, p)
	if p := take(t, f, s[:3].save(t), export.Options{}); p.Count(export.New) != 1 {
		t.Errorf("a row without identity is new each time:\n%s", report(p))
	}
}

// A refused row takes nothing with it and makes nothing.
func TestRefusedRowsCreateNothing(t *testing.T) {
	f := small()
	s, set := rows(t, f)
	set(1, "unit", "Lending")
	set(1, "role", "boss")
	p := take(t, f, s.save(t), export.Options{})
	if len(p.Created) > 0 || len(p.Changes()) > 0 || p.Count(export.Refused) != 1 {
		t.Errorf("%s", report(p))
	}
}

func TestRowsWithoutTheirRevision(t *testing.T) {
	for _, rev := range []string{"", "0123456789abcdef"} {
		f := small()
		s, set := rows(t, f)
		set(1, "base_rev", rev)
		check(t, take(t, f, s.save(t), export.Options{}), "same PA-0001 Orders\n")

		set(1, "notes", "here")
		p := take(t, f, s.save(t), export.Options{})
		if p.Count(export.Refused) != 1 || !strings.Contains(report(p), "base_rev") {
			t.Errorf("base_rev %q:\n%s", rev, report(p))
		}
		check(t, take(t, f, s.save(t), export.Options{Replace: true}), "changed PA-0001 Orders\n  changed notes: \"\" -> \"here\"\n")
	}
}

// Columns sorted apart from one another are noticed.
func TestRowsOutOfJoint(t *testing.T) {
	f := small()
	s := sheetOf(t, f, model.KindUnit)
	c := s.column("base_rev")
	s[1][c], s[2][c] = s[2][c], s[1][c]
	p := take(t, f, s.save(t), export.Options{})
	if p.Count(export.Refused) != 2 {
		t.Errorf("%s", report(p))
	}
}

// Heads and revisions are asked for all at once, however many rows there are.
func TestOneQueryForAllRows(t *testing.T) {
	f := sampleFile()
	data := write(t, f, model.KindActivity, Options{})
	f.Queries = 0
	take(t, f, data, export.Options{})
	if f.Queries > 3 {
		t.Errorf("%d queries", f.Queries)
	}
}

func TestColumnsThatDoNotExist(t *testing.T) {
	for _, c := range []struct{ column, want string }{
		{"porposes", `column "porposes": activities have no such field; did you mean "purposes"?`},
		{"private_note", `column "private_note": it is private and leaves the register only when asked for`},
	} {
		if _, err := NewTable(model.KindActivity, small().Reg, Options{Columns: []string{c.column}}); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	file := small()
	for _, k := range model.Kinds {
		f.Add(write(f, file, k, Options{}))
	}
	f.Add([]byte("name\tpurposes\na\tb | c :: x: y\n"))
	f.Add([]byte("\xff\xfen\x00a\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := Read(t.Context(), "x.csv", data, file.Reg, file, export.Options{Replace: true})
		if err != nil {
			return
		}
		if _, err := export.Make(t.Context(), read, file.Reg, file, export.Options{Replace: true}); err != nil {
			t.Fatal(err)
		}
	})
}
