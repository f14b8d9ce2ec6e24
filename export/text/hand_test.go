package text

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/modeltest"
)

// byHand reads a text and brings it into the register, as a save does.
func byHand(reg *model.Register, k model.Kind, text string) (model.Record, error) {
	in, err := Read(k, text)
	if err != nil {
		return in.Record, err
	}
	if in.Record.Base().UID == "" {
		in.Record.Base().UID = model.NewUID()
	}
	if _, err := reg.Resolve(in); err != nil {
		return in.Record, err
	}
	model.Normalize(in.Record)
	return in.Record, model.Validate(in.Record, reg)
}

// What the program shows, it takes: labels, dates, countries, names of items.
func TestTextIsTakenAsPeopleWriteIt(t *testing.T) {
	rec, err := byHand(register(t), model.KindActivity, `
name: Visitors
role: joint controller
starts_on: 28 February 2024
children: No
companies: group
purposes:
  - Prepare participant lists
  - Let people in: at the gate
    note: since 2020
  - |
      Two
      lines
legal_bases:
  - consent
  - art6: 6.1.f legitimate interests
    law_country: Danmark
    scope:
      purposes:
        - prepare participant lists
        - 2
      data_subjects: Website and app users
data_subjects:
  - website and app users
  - term: employees
    vulnerable: Yes
personal_data:
recipients:
  - Pay Bureau ApS
  - party: Cloud Mail Inc.
    role: Processor
    country: usa
transfers: none
retention:
  items:
    - period: 3 years
      starts:
      - last activity
      - end of the contract
      countries: Denmark, Sweden
      note: at most
dpia_criteria: large scale, monitor
tags:
- web
- desk
`)
	if err != nil {
		t.Fatal(err)
	}
	a := rec.(*model.Activity)
	got := fmt.Sprintln(a.Role, a.StartsOn, a.Children, a.Companies.Word, a.Tags, a.DPIACriteria)
	for _, p := range a.Purposes {
		got += fmt.Sprintf("%q %q\n", p.Text, p.Note)
	}
	for _, b := range a.LegalBases {
		got += fmt.Sprintln(b.Art6, b.LawCountry, len(b.Scope.Purposes.Keys), len(b.Scope.DataSubjects.Keys))
	}
	for _, r := range a.Recipients.Items {
		got += fmt.Sprintln(r.Role, r.Country)
	}
	got += fmt.Sprintln(a.Transfers.Answer, a.Retention.Answer)
	for _, r := range a.Retention.Items {
		got += fmt.Sprintln(r.Period, r.Starts, r.Countries, r.Note)
	}
	want := `joint_controller 2024-02-28 no group [web desk] [scale monitor]
"Prepare participant lists" ""
"Let people in: at the gate" "since 2020"
"Two\nlines" ""
6.1.a  0 0
6.1.f DK 2 1
 
processor US
none listed
P3Y [last_activity contract_end] [DK SE] at most
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s := a.LegalBases[1].Scope; s.Purposes.Keys[0] != a.Purposes[0].Key || s.Purposes.Keys[1] != a.Purposes[1].Key || s.DataSubjects.Keys[0] != a.DataSubjects[0].Key {
		t.Errorf("the scope names %v", s)
	}
	if a.DataSubjects[0].Term != model.Link(model.TermUID("DS12")) {
		t.Errorf("the first data subjects are %q", a.DataSubjects[0].Term)
	}
}

// A message names the line that is wrong, and none that is right.
func TestMistakesAreNamedInTheirLines(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"name: x\nstarts_on: 30 February 2024\nnotes: y", `line 2: starts_on: date "30 February 2024": the calendar has no such day; write it as 2026-12-31`},
		{"name: x\n  and more\nnotes: y\nntoes: z", "line 2: \"and more\" is indented further than its neighbours; a text of many lines stands indented below \"key: |\"\n" +
			`line 4: unknown key "ntoes"; did you mean "notes"?`},
		{"purposes:\n- text: a\n note: b\n- text: c\nrole: x y", `line 3: "note: b" is indented less than its neighbours, and more than what they belong to`},
		{"purposes:\n  - text: a\n  role: x\nname: y", `line 3: "role: x": an entry of a list begins with "- "`},
		{"purposes:\n    - text: a\n  - text: b\nname: y", `line 3: "- text: b" is indented less than its neighbours, and more than what they belong to`},
		{"purposes:\n  - txet: a\nname: y", `line 2: unknown key "txet"; did you mean "text"?`},
		{"tags:\n  web\nname: y\n- stray", "line 2: \"web\": an entry of a list begins with \"- \"\nline 4: \"- stray\" is an entry of no list"},
		{"retention:\n  items:\n    - period: 3 years\n      starts:\n      - last activity\n      nte: x\n", `line 6: unknown key "nte"; did you mean "note"?`},
		{"recipients: none\n  - party: x\nname: y", `line 2: "- party: x" is indented further than its neighbours; a text of many lines stands indented below "key: |"`},
	} {
		_, err := Read(model.KindActivity, x.text)
		if err == nil || err.Error() != x.want {
			t.Errorf("%q:\n got %v\nwant %s", x.text, err, x.want)
		}
	}
}

// Beside its mistakes the text says where everything stands that could be read, and
// whether more than a value is missing.
func TestWhatCanBeReadKeepsItsLines(t *testing.T) {
	in, err := Read(model.KindActivity, "# a remark\nname: x\nstarts_on: soon\nlegal_bases:\n  - art6: consent\n  - key: b2\n    scope:\n      purposes:\n        - a\nretention:\n  answer: none\n")
	if err == nil || in.ByHand.Lost {
		t.Errorf("a date that is none: %v, lost %v", err, in.ByHand.Lost)
	}
	want := map[string]int{
		"name": 2, "starts_on": 3, "legal_bases": 4, "legal_bases[1]": 5, "legal_bases[1].art6": 5, "legal_bases[2]": 6, "legal_bases[2].key": 6,
		"legal_bases[2].scope": 7, "legal_bases[2].scope.purposes": 8, "retention": 10, "retention.answer": 11,
	}
	if diff := cmp.Diff(want, in.ByHand.Lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	for _, content := range []string{"name: x\nntoes: y\n", "name: \"x\n", "\xff", "purposes:\n  text: Pay\n"} {
		if in, err := Read(model.KindActivity, content); err == nil || !in.ByHand.Lost {
			t.Errorf("%q: %v, lost %v", content, err, in.ByHand.Lost)
		}
	}
}

// An item that cannot be told is refused with the names of those that there are.
func TestReferencesThatCannotBeToldAreRefused(t *testing.T) {
	for word, want := range map[string]string{
		"Dance": `there is no item "Dance", but 1 (Pay), 2 (pay), 3 (Report)`,
		"pay":   `"pay" names 2 items: 1 (Pay) and 2 (pay); write the number of the one that is meant`,
	} {
		rec, err := byHand(register(t), model.KindActivity, "name: x\npurposes:\n  - Pay\n  - pay\n  - Report\nlegal_bases:\n  - art6: consent\n    scope:\n      purposes: "+word+"\n")
		var problems model.Problems
		if !errors.As(err, &problems) || !strings.HasSuffix(problems[0].Text, want) {
			t.Fatalf("%s: %v", word, err)
		}
		out := string(Write(rec, register(t), Options{Problems: problems}))
		for _, line := range []string{"#   legal_bases 1 (6.1.a consent), scope.purposes: in purposes ", "# !! in purposes "} {
			if !strings.Contains(out, line) {
				t.Errorf("the text does not say %q:\n%s", line, out)
			}
		}
	}
}

// The examples in the empty form can be used by taking the signs away.
func TestExamplesCanBeUsed(t *testing.T) {
	reg := register(t)
	example := regexp.MustCompile(`(?m)^#( {3,}(- |\w+:( |$)|  - ).*)$`)
	for _, k := range model.Kinds {
		out := string(Write(model.New(k), reg, Options{}))
		for _, f := range model.Fields(k) {
			if f.HasItems() && f.Key != "leftovers" && examples[f.Key] == "" {
				t.Errorf("the list %s has no example", f.Key)
			}
		}
		// The remarks that list the keys of entries stand above the key, the
		// examples below it.
		var text []string
		used := false
		for line := range strings.Lines(out) {
			line = strings.TrimSuffix(line, "\n")
			if !strings.HasPrefix(line, "#") {
				used = strings.HasSuffix(line, ":")
			} else if m := example.FindStringSubmatch(line); used && m != nil {
				line = m[1]
			} else {
				used = false
			}
			if line == "name:" {
				line = "name: x"
			}
			text = append(text, line)
		}
		rec, err := byHand(reg, k, strings.Join(text, "\n"))
		if err != nil {
			t.Errorf("the examples of a %s: %v", k, err)
			continue
		}
		o := model.Of(rec)
		for _, f := range o.Fields() {
			if f.HasItems() && f.Key != "leftovers" && o.Len(f) != 1 {
				t.Errorf("the example of %s makes %d entries", f.Key, o.Len(f))
			}
		}
	}
	if e, err := reg.Find(model.KindTerm, "website and app users"); err != nil || e.Code != "DS12" {
		t.Errorf("an example made a term of its own: %v, %v", e, err)
	}
}

// Random records of every kind come back as they were, keys and all, though
// names stand beside the keys.
func TestRandomRecordsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		rec := modeltest.Record(t, reg, rapid.SampledFrom(model.Kinds).Draw(t, "kind"))
		model.Normalize(rec)
		out := string(Write(rec, reg, Options{}))
		in, err := Read(rec.Kind(), out)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		in.Record.Base().UID = rec.Base().UID
		if created, err := reg.Resolve(in); err != nil || len(created) > 0 {
			t.Fatalf("%v, created %d\n%s", err, len(created), out)
		}
		model.Normalize(in.Record)
		if d := model.Diff(rec, in.Record); len(d) > 0 {
			t.Fatalf("%s came back different\n%s", d[0].Path, out)
		}
	})
}

func TestKeysHaveTheirNamesBesideThem(t *testing.T) {
	a := &model.Activity{
		Purposes:   []model.Purpose{{Key: "behg", Text: "Pay\nsalaries"}},
		LegalBases: []model.LegalBasis{{Key: "b1", Scope: model.Scope{Purposes: model.These("behg")}}},
	}
	out := string(Write(a, register(t), Options{}))
	if want := "      purposes:\n        # Pay salaries:\n        - behg\n"; !strings.Contains(out, want) {
		t.Errorf("there is no %q in\n%s", want, out)
	}
}
