package model

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ropa/model/law"
)

func field(k Kind, path string) *Field {
	keys := strings.Split(path, ".")
	f := FieldOf(k, keys[0])
	for _, key := range keys[1:] {
		f = f.Field(key)
	}
	return f
}

func TestValuesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, x := range []struct{ field, text, want string }{
		{"role", "joint controller", "joint_controller"},
		{"role", " Joint_Controller ", "joint_controller"},
		{"role", "boss", "boss"}, // Validate says what is wrong with it
		{"legal_bases.art6", "consent", "6.1.a"},
		{"legal_bases.art6", "6.1.A", "6.1.a"},
		{"legal_bases.art6", "6.1.f legitimate interests", "6.1.f"},
		{"recipients", "None", "none"},
		{"retention", "not possible", "not_possible"},
		{"children", "Yes", "yes"},
		{"children", "maybe", "maybe"},
		{"starts_on", "28 February 2024", "2024-02-28"},
		{"starts_on", "28.2.2024", "2024-02-28"},
		{"recipients.country", "Danmark", "DK"},
		{"recipients.country", "denmark", "DK"},
		{"recipients.country", "Narnia", "Narnia"},
		{"notes", " 28 February 2024", " 28 February 2024"},
		{"starts_on", " ", ""},
		{"review_every", " 3 years and 6 months", "P3Y6M"},
		{"review_every", "5y", "P5Y"},
		{"review_every", "now and then", "now and then"},
	} {
		got, err := field(KindActivity, x.field).Read(x.text)
		if err != nil || got != x.want {
			t.Errorf("%s: %q is read as %q, %v, want %q", x.field, x.text, got, err, x.want)
		}
	}
	if got, err := field(KindParty, "employees").Read("1,200"); got != "1200" || err != nil {
		t.Errorf("1,200 is read as %q, %v", got, err)
	}
	_, err := field(KindActivity, "starts_on").Read("30 February 2024")
	if err == nil || !strings.Contains(err.Error(), "the calendar has no such day") {
		t.Errorf("30 February: %v", err)
	}
}

// Every label that the program shows for a code leads back to the code, and what
// was read is read again as the same.
func TestWhatIsShownIsRead(t *testing.T) {
	var walk func(list []*Field)
	walk = func(list []*Field) {
		for _, f := range list {
			for _, c := range f.Choices {
				for _, word := range []string{c.Code, c.Label, f.CodeWords(c.Code), strings.ToUpper(c.Label)} {
					if got, err := f.Read(word); got != c.Code || err != nil {
						t.Errorf("%s: %q is read as %q, %v, want %q", f.Key, word, got, err, c.Code)
					}
				}
			}
			walk(f.Fields)
		}
	}
	for _, k := range Kinds {
		walk(Fields(k))
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, f := range []*Field{field(KindActivity, "role"), field(KindActivity, "starts_on"), field(KindActivity, "children"), field(KindParty, "country"), field(KindParty, "employees"), field(KindActivity, "name")} {
			once, err := f.Read(text)
			if err != nil {
				continue
			}
			if twice, err := f.Read(once); err != nil || twice != once {
				t.Fatalf("%s: %q is read as %q, and that as %q, %v", f.Key, text, once, twice, err)
			}
		}
	})
}

// Items are found in every way that the help gives.
func TestItemsAreFound(t *testing.T) {
	rec := &Activity{Purposes: []Purpose{
		{Key: "a", Text: "Pay salaries"}, {Key: "2", Text: "Keep accounts"}, {Key: "c", Text: "keep  Accounts"},
	}}
	o := Of(rec)
	items := o.Items(o.Field("purposes"))
	w := Words{Reg: new(Register), Rec: rec}
	for word, want := range map[string]int{
		"a": 0, "1": 0, "pay salaries": 0,
		"2": 1, // the key goes before the number
		"3": 2, "c": 2,
		"4": -1, "0": -1, "Keep accounts": -1, "": -1,
	} {
		if got, err := w.FindItem(items, word); got != want || (err == nil) != (want >= 0) {
			t.Errorf("item %q: got %d, %v, want %d", word, got, err, want)
		}
	}
	for word, want := range map[string]string{
		"keep accounts": `"keep accounts" names 2 items: 2 (Keep accounts) and 3 (keep Accounts); write the number of the one that is meant`,
		"Dance":         `there is no item "Dance", but 1 (Pay salaries), 2 (Keep accounts), 3 (keep Accounts)`,
	} {
		if _, err := w.FindItem(items, word); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", word, err, want)
		}
	}
	if _, err := w.FindItem(nil, "Dance"); err == nil || err.Error() != `there is no item "Dance", nor any other` {
		t.Errorf("in an empty list: %v", err)
	}
}

// In a text by hand items go by number or name, also where the name comes from a
// link or a party, and has commas.
func TestReferencesByHandAreResolved(t *testing.T) {
	reg := new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	mail := &Party{Common: Common{UID: NewUID(), Name: "Cloud Mail Inc."}, Tools: []Tool{{Key: "t", ToolTerms: ToolTerms{Country: "US", Mechanism: "scc_2021"}}}}
	reg.Put(mail)
	a := &Activity{
		Common:       Common{UID: NewUID(), Name: "x"},
		Purposes:     []Purpose{{Key: "k1", Text: "Hire, and pay"}, {Key: "k2", Text: "Report"}},
		DataSubjects: []DataSubject{{Key: "k3", Term: "DS01"}},
		LegalBases: []LegalBasis{{Key: "k4", Art6: "6.1.b", Scope: Scope{
			Purposes: These("Hire", "and pay", "2"), DataSubjects: These(law.Terms()[0].Name),
		}}},
		Recipients: Said[Recipient]{Answer: "listed", Items: []Recipient{{Key: "k5", Party: "Cloud Mail Inc."}, {Key: "k6", Party: "RC01"}}},
		Transfers:  Said[Transfer]{Answer: "listed", Items: []Transfer{{Key: "k7", Recipient: "cloud mail inc.", Tool: "1"}}},
	}
	in := Input{Record: a, ByHand: &ByHand{Bare: map[string]bool{"k6": true}}}
	if created, err := reg.Resolve(in); err != nil || len(created) > 0 {
		t.Fatalf("%v, created %d", err, len(created))
	}
	if err := Validate(a, reg); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintln(a.LegalBases[0].Scope.Purposes.Keys, a.LegalBases[0].Scope.DataSubjects.Keys, a.Transfers.Items[0].Recipient, a.Transfers.Items[0].Tool); got != "[k1 k2] [k3] k5 t\n" {
		t.Errorf("references are %s", got)
	}
	if r := a.Recipients.Items[1]; r.Party != "" || r.Term != Link(TermUID("RC01")) {
		t.Errorf("a bare recipient that is a category: %+v", r)
	}
	a.LegalBases[0].Scope.Purposes = These("Dance")
	_, err := reg.Resolve(in)
	if want := `legal_bases[k4].scope.purposes: in purposes there is no item "Dance", but 1 (Hire, and pay), 2 (Report)`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	// JSON takes keys alone.
	a.LegalBases[0].Scope.Purposes = These("2")
	if _, err := reg.Resolve(Input{Record: a}); err != nil || Validate(a, reg) == nil {
		t.Errorf("a number in JSON was taken: %v", err)
	}
}

func TestPlacesAreNamedInWords(t *testing.T) {
	a := &Activity{
		LegalBases: []LegalBasis{{Key: "b1", Art6: "6.1.a"}, {Key: "b2", Art6: "6.1.f"}},
		Purposes:   []Purpose{{Key: "p1"}},
	}
	w := Words{Reg: new(Register), Rec: a}
	for path, want := range map[Path]string{
		"name":                           "name",
		"legal_bases[b2].art6":           "legal_bases 2 (6.1.f legitimate interests), art6",
		"legal_bases[b1]":                "legal_bases 1 (6.1.a consent)",
		"legal_bases[b1].scope.purposes": "legal_bases 1 (6.1.a consent), scope.purposes",
		"purposes[p1].text":              "purposes 1, text",
		"recipients.answer":              "recipients.answer",
		"purposes[gone].text":            "purposes[gone].text",
	} {
		if got := w.Place(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
}
