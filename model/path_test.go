package model_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

func TestPathsLeadToPlaces(t *testing.T) {
	a := &Activity{
		Purposes:     []Purpose{{Key: "p1"}, {Key: "p2"}, {Key: "odd].key"}, {Key: ""}},
		LegalBases:   []LegalBasis{{Key: "b2", Scope: Scope{When: "always"}}},
		PersonalData: []PersonalData{{Key: "d1", Detail: "phone"}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Why: "hosting"}}},
	}
	for _, c := range []struct {
		path  Path
		field string
		item  int
		part  string
		text  string
	}{
		{"name", "name", -1, "", ""},
		{"companies", "companies", -1, "", ""},
		{"personal_data", "personal_data", -1, "", ""},
		{"personal_data[d1]", "personal_data", 0, "", ""},
		{"personal_data[d1].detail", "detail", -1, "", "phone"},
		{"purposes[p2]", "purposes", 1, "", ""},
		{"purposes[p2].key", "key", -1, "", "p2"},
		{"purposes[odd].key]", "purposes", 2, "", ""},
		{"purposes[odd].key].key", "key", -1, "", "odd].key"},
		{"purposes[]", "purposes", 3, "", ""},
		{"legal_bases[b2].scope", "scope", -1, "", ""},
		{"legal_bases[b2].scope.purposes", "purposes", -1, "", ""},
		{"legal_bases[b2].scope.when", "when", -1, "", "always"},
		{"recipients", "recipients", -1, "", ""},
		{"recipients.answer", "recipients", -1, "answer", ""},
		{"recipients.reason", "recipients", -1, "reason", ""},
		{"recipients[r1]", "recipients", 0, "", ""},
		{"recipients[r1].why", "why", -1, "", "hosting"},
	} {
		at, err := Of(a).At(c.path)
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
			continue
		}
		if at.Field.Key != c.field || at.Item != c.item || at.Part != c.part {
			t.Errorf("%s leads to %s, item %d, part %q", c.path, at.Field.Key, at.Item, at.Part)
		}
		if c.text != "" && at.Object.Text(at.Field) != c.text {
			t.Errorf("%s says %q, want %q", c.path, at.Object.Text(at.Field), c.text)
		}
	}
}

func TestPathsThatLeadNowhereSayWhichStepDoes(t *testing.T) {
	a := &Activity{
		Purposes:   []Purpose{{Key: "p1"}, {Key: "p2"}},
		LegalBases: []LegalBasis{{Key: "b1"}},
	}
	for path, want := range map[Path]string{
		"":                             `path "": unknown field ""; known are uid, `,
		"nmae":                         `path "nmae": unknown field "nmae"; did you mean "name"?`,
		"purposes[p1].txt":             `path "purposes[p1].txt": unknown field "purposes[p1].txt"; did you mean "purposes[p1].text"?`,
		"purposes[p3].text":            `path "purposes[p3].text": purposes has no item with the key "p3"; it has p1, p2`,
		"purposes[x].y].text":          `path "purposes[x].y].text": purposes has no item with the key "x"; it has p1, p2`,
		"personal_data[d1]":            `path "personal_data[d1]": personal_data has no item with the key "d1"; it has none`,
		"legal_bases[b1].scope.who":    `path "legal_bases[b1].scope.who": unknown field "legal_bases[b1].scope.who"; known are companies, purposes, data_subjects, personal_data, when`,
		"legal_bases[b1].scope[x]":     `path "legal_bases[b1].scope[x]": legal_bases[b1].scope is not a list of items`,
		"purposes.text":                `path "purposes.text": purposes has no parts`,
		"name.first":                   `path "name.first": name has no parts`,
		"name.":                        `path "name.": name has no parts`,
		"tags[1]":                      `path "tags[1]": tags is not a list of items`,
		"purposes[p1":                  `path "purposes[p1": purposes is followed by "[p1"; an item is written as [key], and a part of it behind a dot`,
		"purposes[p1]text":             `path "purposes[p1]text": purposes is followed by "[p1]text"; an item is written as [key], and a part of it behind a dot`,
		"purposes[p1].":                `path "purposes[p1].": unknown field "purposes[p1]."; known are key, text, note`,
		"recipients.items":             `path "recipients.items": recipients has answer, reason and items such as recipients[key]`,
		"recipients.":                  `path "recipients.": recipients has answer, reason and items such as recipients[key]`,
		"recipients.answer.x":          `path "recipients.answer.x": recipients has answer, reason and items such as recipients[key]`,
		"legal_bases[b1].scope.when.x": `path "legal_bases[b1].scope.when.x": legal_bases[b1].scope.when has no parts`,
	} {
		if _, err := Of(a).At(path); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q\n got %v\nwant %s", path, err, want)
		}
	}
}

func TestPathsAreBuiltStepByStep(t *testing.T) {
	f := FieldOf(KindActivity, "legal_bases")
	p := Path("").Of(f).Item("b1").Key("scope").Key("purposes")
	if want := Path("legal_bases[b1].scope.purposes"); p != want {
		t.Errorf("%s, want %s", p, want)
	}
	for _, p := range []Path{"legal_bases", "legal_bases[b1]", "legal_bases.x"} {
		if p.Top() != "legal_bases" {
			t.Errorf("the top of %s is %s", p, p.Top())
		}
	}
}

// damaged returns a copy of rec in which some things are changed at random,
// malformed values, lost items and equal keys included.
func damaged(t *rapid.T, rec Record) Record {
	rec = Clone(rec)
	var damage func(o Object)
	damage = func(o Object) {
		for _, f := range o.Fields() {
			hit := rapid.IntRange(0, 7).Draw(t, "damage "+f.Key) == 0
			switch {
			case f.HasItems():
				for i := range o.Len(f) {
					damage(o.Item(f, i))
				}
				if hit && f.Type == SaidType {
					o.SetAnswer(f, rapid.SampledFrom([]string{"", "none", "unknown", "listed", "perhaps"}).Draw(t, "answer"), "why")
				}
				switch n := o.Len(f); {
				case !hit || n == 0:
				case rapid.Bool().Draw(t, "remove"):
					o.Remove(f, rapid.IntRange(0, n-1).Draw(t, "which"))
				default:
					o.Item(f, 0).SetKey(rapid.SampledFrom([]string{"", "k1", "k2", "a]b", "x.y", "é"}).Draw(t, "key"))
				}
			case f.Type == ScopeType:
				damage(o.Scope(f))
			case hit && f.Type == SelectionType:
				o.SetSelection(f, rapid.SampledFrom([]Selection{{}, All(), Group(), {Word: "most"}, These("k1", "k1", "gone"), {Word: WordRest, Keys: []string{"k2"}}}).Draw(t, "selection"))
			case hit && f.Many:
				o.SetTexts(f, rapid.SliceOfN(rapid.SampledFrom([]string{"x", "DK", ""}), 0, 3).Draw(t, "texts"))
			case hit && f.Key != "key":
				o.SetText(f, rapid.SampledFrom([]string{"", "x", "\xff", "9-3; n", "1 year"}).Draw(t, "text"))
			}
		}
	}
	damage(Of(rec))
	return rec
}

func TestPathsOfProblemsDifferencesAndOutlinesLeadSomewhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		rec := modeltest.Record(t, reg, rapid.SampledFrom(Kinds).Draw(t, "kind"))
		bad := damaged(t, rec)
		leads := func(what string, r Record, p Path) {
			if _, err := Of(r).At(p); err != nil {
				t.Fatalf("%s: %v", what, err)
			}
		}
		for _, r := range []Record{rec, bad} {
			for _, line := range Outline(r, reg, true) {
				if line.Field != nil {
					leads("outline", r, line.Path)
				}
			}
			for p := range Leaves(r) {
				leads("leaves", r, p)
			}
		}
		if err := Validate(bad, reg); err != nil {
			for _, p := range err.(Problems) {
				leads(p.String(), bad, p.Path)
			}
		}
		for _, d := range Diff(rec, bad) {
			if d.Op != Added {
				leads("old side", rec, d.Path)
			}
			if d.Op != Removed {
				leads("new side", bad, d.Path)
			}
		}
	})
}

func ExampleObject_At() {
	a := &Activity{PersonalData: []PersonalData{{Key: "d1", Detail: "e-mail, phone"}}}
	at, err := Of(a).At("personal_data[d1].detail")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(at.Field.Label+":", at.Object.Text(at.Field))
	_, err = Of(a).At("personal_data[d2].detail")
	fmt.Println(err)
	// Output:
	// Detail: e-mail, phone
	// path "personal_data[d2].detail": personal_data has no item with the key "d2"; it has d1
}
