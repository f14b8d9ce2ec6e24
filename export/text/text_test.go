package text

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
)

func register(t *testing.T) *model.Register {
	t.Helper()
	reg := new(model.Register)
	for _, term := range model.ShippedTerms() {
		reg.Put(term)
	}
	return reg
}

// What is written is read back as the same record, whatever stands in it.
func TestTextIsReadBackAsItWas(t *testing.T) {
	reg := register(t)
	party := &model.Party{Common: model.Common{UID: model.NewUID(), Name: `A, B: "C" - D`}}
	twin := &model.Party{Common: model.Common{UID: model.NewUID(), Name: "Twin"}}
	other := &model.Party{Common: model.Common{UID: model.NewUID(), Name: "Twin"}}
	group := &model.Party{Common: model.Common{UID: model.NewUID(), Name: "Group"}}
	for _, p := range []*model.Party{party, twin, other, group} {
		reg.Put(p)
	}
	for _, text := range []string{
		"plain", "# no remark", "- no entry", "key: value", "|", `"quoted"`, " blank first", "blank last ", "\ttab", "a\nb", "a\n\n  b\n- c\n# d", "\nfirst line empty",
		"last line empty\n", "trailing \nblank", "\x00\x01\x1b[31m", "\u202eright to left", "\u2028", "\ufeffmark", "a\\nb", "all", "no", "null", "007", "æøå ß 漢字",
	} {
		a := &model.Activity{
			Common: model.Common{UID: model.NewUID(), Name: "x", Notes: text}, Description: text, Tags: []string{text, "second"},
			Companies: model.These(party.UID, twin.UID),
			Purposes:  []model.Purpose{{Key: "p1", Text: text, Note: text}, {Key: "p2"}},
			LegalBases: []model.LegalBasis{{Key: "b1", Art6: "6.1.f", Scope: model.Scope{
				Companies: model.These(party.UID), Purposes: model.These("p1", "p2"), DataSubjects: model.All(), PersonalData: model.Rest(), When: text,
			}}},
			Sources:      []model.Source{{Key: "q1", Scope: model.Scope{Companies: model.These(group.UID), DataSubjects: model.These("rest")}}},
			DataSubjects: []model.DataSubject{{Key: "rest", Term: model.Link(model.TermUID("DS01")), Count: model.Count{From: "1", Note: "n"}}},
			Recipients:   model.Said[model.Recipient]{Answer: "none", Reason: text},
			Transfers:    model.Said[model.Transfer]{Answer: "listed", Items: []model.Transfer{{Key: "t1", Importer: model.Link(party.UID), ToolTerms: model.ToolTerms{Country: "US"}}}},
		}
		out := string(Write(a, reg, Options{Head: "two\nlines", Problems: model.Problems{{Path: "purposes[p1].text", Text: "x"}}}))
		in, err := Read(model.KindActivity, out)
		if err != nil {
			t.Fatalf("%q: %v\n%s", text, err, out)
		}
		created, err := reg.Resolve(in)
		if err != nil || len(created) > 0 {
			t.Fatalf("%q: resolve: %v, created %d", text, err, len(created))
		}
		in.Record.Base().UID = a.UID
		if diff := cmp.Diff(a, in.Record); diff != "" {
			t.Errorf("%q read back (-want +got):\n%s", text, diff)
		}
	}
}

// A person who fills in the empty form by hand gets what the form promises.
func TestFormIsFilledInByHand(t *testing.T) {
	in, err := Read(model.KindActivity, `
# a remark
name: Chat
description: |
   Visitors ask,
     we answer.

tags:
  - web
  - support
companies: group
purposes:
- text: Answer questions
- key: p2
  text: |
    Statistics
    of use
legal_bases:
  -
    art6: 6.1.f
    scope:
      purposes: all
      data_subjects: s1, s2
      when: on weekdays
recipients:
  items:
    - party: Chat provider
      role: processor
transfers:
  answer: none
`)
	if err != nil {
		t.Fatal(err)
	}
	a := in.Record.(*model.Activity)
	for i := range a.Purposes {
		if i == 0 {
			a.Purposes[i].Key = "fresh"
		}
	}
	a.LegalBases[0].Key, a.Recipients.Items[0].Key = "fresh", "fresh"
	want := &model.Activity{
		Common: model.Common{Name: "Chat"}, Description: "Visitors ask,\n  we answer.", Tags: []string{"web", "support"}, Companies: model.Group(),
		Purposes: []model.Purpose{{Key: "fresh", Text: "Answer questions"}, {Key: "p2", Text: "Statistics\nof use"}},
		LegalBases: []model.LegalBasis{{Key: "fresh", Art6: "6.1.f", Scope: model.Scope{
			Purposes: model.All(), DataSubjects: model.These("s1", "s2"), When: "on weekdays",
		}}},
		Recipients: model.Said[model.Recipient]{Answer: "listed", Items: []model.Recipient{{Key: "fresh", Party: "Chat provider", Role: "processor"}}},
		Transfers:  model.Said[model.Transfer]{Answer: "none"},
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
}

func TestMistakesAreNamedAllAtOnce(t *testing.T) {
	_, err := Read(model.KindActivity, "nmae: x\nname: y\nname: z\nno colon here\npurposes: inline\nrecipients:\n  anser: none\n- stray\nnotes: \"open\n")
	var errs Errors
	if !errors.As(err, &errs) {
		t.Fatalf("got %v", err)
	}
	want := []string{
		`line 1: unknown key "nmae"; did you mean "name"?`,
		`line 3: "name" stands here a second time; the first is line 2`,
		`line 4: "no colon here" is no line of the form "key: value"; a text of many lines stands indented below "key: |"`,
		`line 5: what belongs to "purposes" stands indented below it, not behind it`,
		`line 7: unknown key "anser"; known are answer, reason, items`,
		`line 8: "- stray" is an entry of no list`,
		`line 9: the text in quotes is not closed, or has a backslash that starts no escape; a text may also stand without quotes`,
	}
	if diff := cmp.Diff(want, strings.Split(err.Error(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The empty form names every field of every kind, so that nobody has to look a
// key up elsewhere.
func TestFormNamesEveryField(t *testing.T) {
	reg := register(t)
	for _, k := range model.Kinds {
		out := string(Write(model.New(k), reg, Options{}))
		var walk func(list []*model.Field)
		walk = func(list []*model.Field) {
			for _, f := range list {
				if f.Key != "key" && f.Key != "uid" && f.Type != model.ScopeType && !strings.Contains(out, f.Key+":") {
					t.Errorf("the form of a %s does not name %s", k, f.Key)
				}
				if f.Type != model.ScopeType {
					walk(f.Fields)
				}
			}
		}
		walk(model.Fields(k))
		if _, err := Read(k, out); err != nil {
			t.Errorf("the empty form of a %s cannot be read: %v", k, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("name: x\npurposes:\n  - text: y\n    note: |\n      z\n")
	if b, err := os.ReadFile(filepath.Join("testdata", "form.txt")); err == nil {
		f.Add(string(b))
	}
	reg := new(model.Register)
	f.Fuzz(func(t *testing.T, text string) {
		in, err := Read(model.KindActivity, text)
		if err != nil {
			return
		}
		out := string(Write(in.Record, reg, Options{}))
		again, err := Read(model.KindActivity, out)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		in.Record.Base().UID, again.Record.Base().UID = "", ""
		if diff := cmp.Diff(in.Record, again.Record); diff != "" {
			t.Fatalf("(-first +again):\n%s\n%s", diff, out)
		}
	})
}
