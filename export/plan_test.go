package export_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/export/json"
	"ropa/model"
	"ropa/model/modeltest"
)

func uid(n int) string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", n) }

// nordic is a register with a little of everything that a file may meet.
func nordic() *exporttest.File {
	return exporttest.New(modeltest.Load(
		&model.Settings{Common: model.Common{UID: uid(1), Name: "Nordic"}, Profile: "DK"},
		&model.Party{Common: model.Common{UID: uid(2), Name: "Acme"}, Country: "US", Agreements: []model.Agreement{{Key: "a1", AgreementKind: "other", AgreementRef: "7"}}},
		&model.Party{Common: model.Common{UID: uid(3), Name: "Twin"}},
		&model.Party{Common: model.Common{UID: uid(4), Name: "Twin"}},
		&model.Activity{Common: model.Common{UID: uid(5), Name: "Payroll"}, Ref: "PA-0001", Purposes: []model.Purpose{{Key: "p1", Text: "pay"}}},
	))
}

// plan takes a document whose content stands behind its format.
func plan(t *testing.T, f *exporttest.File, content string, o export.Options) *export.Plan {
	t.Helper()
	file, err := json.Read(context.Background(), "x.json", []byte(`{"format":"ropa-register/1",`+content+"}"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := export.Make(context.Background(), file, f.Reg, f, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func report(p *export.Plan) string {
	var b strings.Builder
	for i := range p.Steps {
		s := &p.Steps[i]
		joined := ""
		if s.Joined {
			joined = ", joined"
		}
		fmt.Fprintf(&b, "%s %s %s%s\n", s.State, s.Kind, s.Title, joined)
		for _, d := range s.Differences() {
			if s.State != export.New {
				old, new := d.Words(p.Register())
				fmt.Fprintf(&b, "  %s %s: %q -> %q\n", d.Op, strings.Split(string(d.Path), "[")[0], old, new)
			}
		}
		for _, c := range s.Conflicts {
			fmt.Fprintf(&b, "  conflict %s: %q here, %q in the file\n", c.Path, c.Ours, c.Theirs)
		}
		for _, r := range slices.Concat(s.Problems, s.Remarks) {
			fmt.Fprintf(&b, "  %s\n", r)
		}
	}
	for _, c := range p.Created {
		fmt.Fprintf(&b, "creates the %s %q, like %q\n", c.Record.Kind(), c.Record.Base().Name, c.Near)
	}
	return b.String()
}

func TestRecordsByHand(t *testing.T) {
	for _, c := range []struct {
		name, content string
		options       export.Options
		want          string
	}{
		{
			"without a uid: join by name, say what is not said yet",
			`"parties":[{"name":"Acme","country":"US","address":"Main Street"}]`,
			export.Options{},
			"changed party Acme, joined\n  changed address: \"\" -> \"Main Street\"\n",
		},
		{
			"without a uid: nothing is overwritten",
			`"parties":[{"name":"Acme","country":"CA","address":"Main Street"}]`,
			export.Options{},
			"both party Acme, joined\n  changed address: \"\" -> \"Main Street\"\n  conflict country: \"US\" here, \"CA\" in the file\n",
		},
		{
			"without a uid: an item that is there is not there twice",
			`"parties":[{"name":"Acme","agreements":[{"kind":"other","agreement_ref":"7"},{"kind":"other","agreement_ref":"8"}]}]`,
			export.Options{},
			"changed party Acme, joined\n  added agreements: \"\" -> \"other; Reference: 8\"\n",
		},
		{
			"without a uid: a term by its code, nothing new",
			`"terms":[{"name":"contact persons of business customers","code":"DS09"}]`,
			export.Options{},
			"same term DS09 contact persons of business customers, joined\n",
		},
		{
			"without a uid: a name that two bear",
			`"parties":[{"name":"Twin"}]`,
			export.Options{},
			"problem party Twin\n  x.json, line 1, column 40: it has no uid, and \"Twin\" names 2 records: party \"Twin\" (" + uid(3) + "), party \"Twin\" (" + uid(4) + "); say which by its uid\n",
		},
		{
			"without a uid: activities are new",
			`"activities":[{"name":"Payroll"}]`,
			export.Options{},
			"new activity Payroll\n",
		},
		{
			"with a uid and no base_rev",
			`"parties":[{"uid":"` + uid(2) + `","name":"Acme","country":"CA"}]`,
			export.Options{},
			"problem party Acme\n  x.json, line 1, column 40: the record differs from the register and does not say by base_rev which revision it was read from; export it again, or have it replaced as a whole\n",
		},
		{
			"with a uid and no base_rev, to be replaced",
			`"parties":[{"uid":"` + uid(2) + `","name":"Acme","country":"CA"}]`,
			export.Options{Replace: true},
			"changed party Acme\n  changed country: \"United States\" -> \"Canada\"\n  removed agreements: \"other; Reference: 7\" -> \"\"\n",
		},
		{
			"with a uid that the register does not have",
			`"parties":[{"uid":"` + uid(9) + `","name":"Acme"}]`,
			export.Options{},
			"new party Acme\n  x.json, line 1, column 40: there is a party of that name already, with another uid; both are kept\n",
		},
		{
			"with the uid of another kind",
			`"units":[{"uid":"` + uid(2) + `","name":"Acme"}]`,
			export.Options{},
			"problem unit Acme\n  x.json, line 1, column 38: the uid belongs to the party \"Acme\", not to a unit\n",
		},
		{
			"a ref that is taken",
			`"activities":[{"uid":"` + uid(9) + `","ref":"PA-0001","name":"Sales"}]`,
			export.Options{},
			"new activity Sales\n  x.json, line 1, column 43: the ref PA-0001 belongs to \"Payroll\" here; the record gets a new one\n",
		},
		{
			"one record twice",
			`"parties":[{"uid":"` + uid(9) + `","name":"A"},{"uid":"` + uid(9) + `","name":"B"}]`,
			export.Options{},
			"new party A\nproblem party B\n  x.json, line 1, column 98: it is the same record as in x.json, line 1, column 40; for a new record leave out its uid, ref and base_rev\n",
		},
		{
			"records of the file that link one another, and one that nobody has",
			`"units":[{"name":"HR","company":"New Co"}],"parties":[{"name":"New Co","own":"yes"}],"activities":[{"name":"Hiring","unit":"HR","companies":["New Co"],"systems":[{"system":"Mailbox"}],"recipients":{"items":[{"party":"Acmee"}]}}]`,
			export.Options{},
			"new unit HR\nnew party New Co\nnew activity Hiring\ncreates the party \"Acmee\", like \"Acme\"\ncreates the system \"Mailbox\", like \"\"\n",
		},
		{
			"what leads to a refused record is refused with it",
			`"parties":[{"name":"Bad Co","country":"Atlantis"}],"units":[{"name":"HR","company":"Bad Co"}]`,
			export.Options{},
			"problem party Bad Co\n  x.json, line 1, column 40: country: \"Atlantis\" is not a country code; write one of ISO 3166-1 such as DK, or ZZ for a third country that is not established yet\n" +
				"problem unit HR\n  x.json, line 1, column 89: it leads to the record in x.json, line 1, column 40, which cannot be taken\n",
		},
		{
			"also where its names lead nowhere, and with what else is wrong with it",
			`"parties":[{"name":"Bad Co","country":"Atlantis","term":"RC99"}],"units":[{"name":"HR","company":"Bad Co"}]`,
			export.Options{},
			"problem party Bad Co\n  x.json, line 1, column 40: term: there is no category of recipients \"RC99\"; did you mean \"RC09\"?\n" +
				"  x.json, line 1, column 40: country: \"Atlantis\" is not a country code; write one of ISO 3166-1 such as DK, or ZZ for a third country that is not established yet\n" +
				"problem unit HR\n  x.json, line 1, column 103: it leads to the record in x.json, line 1, column 40, which cannot be taken\n",
		},
		{
			"settings are kept",
			`"register":{"uid":"` + uid(8) + `","name":"Other","profile":"SE"},"parties":[]`,
			export.Options{},
			"changed register Nordic\n  changed name: \"Nordic\" -> \"Other\"\n  changed profile: \"Denmark\" -> \"Sweden\"\n",
		},
		{
			"settings among other records are kept",
			`"register":{"uid":"` + uid(8) + `","name":"Other","profile":"SE"},"parties":[{"name":"X"}]`,
			export.Options{},
			"kept register Nordic\nnew party X\n",
		},
		{
			"settings that are asked for",
			`"register":{"uid":"` + uid(8) + `","name":"Other","profile":"SE"},"parties":[{"name":"X"}]`,
			export.Options{Settings: true},
			"changed register Nordic\n  changed name: \"Nordic\" -> \"Other\"\n  changed profile: \"Denmark\" -> \"Sweden\"\nnew party X\n",
		},
		{
			"keys by hand stay where they are unique, and what refers to them follows",
			`"activities":[{"name":"Sales","purposes":[{"key":"1","text":"a"},{"text":"b"}],"data_subjects":[{"key":"1","term":"DS09"}],"legal_bases":[{"key":"2","scope":{"purposes":["1"],"data_subjects":["1"]}}]}]`,
			export.Options{},
			"new activity Sales\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := nordic()
			p := plan(t, f, c.content, c.options)
			if diff := cmp.Diff(c.want, report(p)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// What the plan would save can be saved, and is then the same.
			f.Save(t, p)
			for _, rec := range f.Reg.Records("") {
				if err := model.Validate(rec, f.Reg); err != nil {
					t.Errorf("%s: %v", rec.Base().Name, err)
				}
			}
		})
	}
}

func TestKeysByHand(t *testing.T) {
	p := plan(t, nordic(), `"activities":[{"name":"Sales","purposes":[{"key":"1","text":"a"},{"text":"b"}],"data_subjects":[{"key":"1","term":"DS09"}],"legal_bases":[{"key":"2","scope":{"purposes":["1"],"data_subjects":["1"]}}]}]`, export.Options{})
	a := p.Steps[0].New.(*model.Activity)
	if a.Purposes[0].Key != "1" || a.LegalBases[0].Key != "2" || a.Purposes[1].Key == "" {
		t.Errorf("keys %q, %q, %q", a.Purposes[0].Key, a.LegalBases[0].Key, a.Purposes[1].Key)
	}
	s := a.LegalBases[0].Scope
	if !slices.Equal(s.Purposes.Keys, []string{"1"}) || !slices.Equal(s.DataSubjects.Keys, []string{a.DataSubjects[0].Key}) || a.DataSubjects[0].Key == "1" {
		t.Errorf("the scope %+v does not follow the keys", s)
	}
}

// A join that says nothing new can be repeated without end.
func TestJoiningTwiceChangesNothing(t *testing.T) {
	f := nordic()
	content := `"parties":[{"name":"Acme","address":"x","agreements":[{"kind":"other","agreement_ref":"8"}],"subprocessors":[{"party":"Subco"}]}]`
	f.Save(t, plan(t, f, content, export.Options{}))
	p := plan(t, f, content, export.Options{})
	if got, want := report(p), "same party Acme, joined\n"; got != want {
		t.Errorf("got\n%s", report(p))
	}
}

// Making a plan is looking: the register and its file stay as they are.
func TestAPlanChangesNothing(t *testing.T) {
	f := nordic()
	before := len(f.Reg.Entries(""))
	acme := model.Clone(f.Reg.Party(model.Link(uid(2))))
	plan(t, f, `"parties":[{"name":"Acme","address":"x"},{"name":"New"}],"units":[{"name":"HR","company":"Unheard of"}]`, export.Options{})
	if got := len(f.Reg.Entries("")); got != before {
		t.Errorf("%d entries became %d", before, got)
	}
	if diff := cmp.Diff(acme, f.Reg.Party(model.Link(uid(2)))); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// Shared records come before those that link them, whatever the file's order.
func TestChangesComeInOrder(t *testing.T) {
	p := plan(t, nordic(), `"activities":[{"name":"A","unit":"HR"}],"units":[{"name":"HR"}],"parties":[{"name":"P"}]`, export.Options{})
	var got []string
	for _, c := range p.Changes() {
		got = append(got, c.Record.Base().Name)
	}
	if diff := cmp.Diff([]string{"P", "HR", "A"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func ExamplePlace() {
	fmt.Println(export.Place{File: "audit.csv", Row: 12, Column: 28, Heading: "recipients"})
	fmt.Println(export.Place{File: "register.json", Line: 12, Char: 3})
	// Output:
	// audit.csv, row 12, column AB (recipients)
	// register.json, line 12, column 3
}
