package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

func TestValuesInWords(t *testing.T) {
	reg := dealings()
	reg.Put(&Activity{Common: Common{UID: "a1", Name: "Payroll"}, Ref: "PA-0001"})
	a := &Activity{
		Role:         RoleJointController,
		Tags:         []string{"b", "a"},
		StartsOn:     "2026-11-22",
		Children:     Unknown,
		ReplacedBy:   "a1",
		Unit:         "gone",
		Companies:    These("dk", "us"),
		ReviewEvery:  "P1Y6M",
		Purposes:     []Purpose{{Key: "p1", Text: "Pay\n the  staff"}, {Key: "p2"}},
		DataSubjects: []DataSubject{{Key: "s1", Term: "kids", Count: Count{From: "8", To: "10", Note: "about"}}},
		PersonalData: []PersonalData{{Key: "d1", Scope: Scope{Purposes: These("p1", "p2", "p9"), DataSubjects: All(), Companies: Rest(), When: "always"}}},
		Recipients:   Said[Recipient]{Items: []Recipient{{Key: "r1", Party: "us", Country: "US", Agreement: "g1"}, {Key: "r2", Party: "dk", Agreement: "g1"}}},
		Transfers:    Said[Transfer]{Items: []Transfer{{Key: "t1", Recipient: "r1", Tool: "k1", ToolTerms: ToolTerms{Country: "QQ"}}, {Key: "t2", Recipient: "r9"}}},
		Retention:    Said[Retention]{Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Period: "a while", Starts: []string{"contract_end", "made up"}}}}},
		DPIACriteria: []string{"none of them"},
	}
	for path, want := range map[Path]string{
		"role":                              "joint controller",
		"tags":                              "b, a",
		"starts_on":                         "2026-11-22",
		"children":                          "unknown",
		"replaced_by":                       "PA-0001 Payroll",
		"unit":                              "gone",
		"companies":                         "Own A/S, Cloud Inc.",
		"review_every":                      "1 year 6 months",
		"purposes[p1].text":                 "Pay\n the  staff",
		"data_subjects[s1].term":            "children",
		"data_subjects[s1].count":           "8 to 10; about",
		"personal_data[d1].scope.purposes":  "Pay the staff, (empty), p9",
		"personal_data[d1].scope.companies": "the rest",
		"recipients[r1].country":            "United States",
		"recipients[r1].agreement":          "processor contract",
		"recipients[r2].agreement":          "g1", // of another party
		"transfers[t1].recipient":           "Cloud Inc.",
		"transfers[t1].tool":                labelOf("mechanism", "46.2.c"),
		"transfers[t1].country":             "QQ",
		"transfers[t2].recipient":           "r9",
		"retention[x1].period":              "a while",
		"retention[x1].starts":              labelOf("starts", "contract_end") + ", made up",
		"dpia_criteria":                     "none of them",
		"name":                              "",
	} {
		at, err := Of(a).At(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := (Words{Reg: reg, Rec: a}).Value(at.Object, at.Field); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	for _, c := range []struct {
		s    Selection
		want string
	}{{All(), "all"}, {Group(), "the whole group"}, {Selection{Word: "most"}, "most"}, {Selection{Word: WordAll, Keys: []string{"p2", "x"}}, "all, (empty), x"}} {
		a.PersonalData[0].Scope.Purposes = c.s
		scope := Of(a).Item(FieldOf(KindActivity, "personal_data"), 0).Scope(FieldOf(KindActivity, "personal_data").Field("scope"))
		if got := (Words{Reg: reg, Rec: a}).Value(scope, scope.Field("purposes")); got != c.want {
			t.Errorf("%+v is %q, want %q", c.s, got, c.want)
		}
	}
}

// labelOf returns the words for a code in a field of transfers or retention items.
func labelOf(key, code string) string {
	for _, list := range []string{"transfers", "retention"} {
		if f := FieldOf(KindActivity, list).Field(key); f != nil {
			return f.CodeWords(code)
		}
	}
	return ""
}

func TestFieldsAndItemsInOneLine(t *testing.T) {
	reg := dealings()
	a := &Activity{
		Common:     Common{Notes: "one\n two"},
		LegalBases: []LegalBasis{{Key: "b1", Interest: "growth\nof sales", Scope: Scope{Purposes: All(), When: "asked"}}, {Key: "b2"}},
		Recipients: Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: "us", Why: "hosting"}}},
		Transfers:  Said[Transfer]{Answer: AnswerNone, Reason: "all in\nthe EU"},
		Retention:  Said[Retention]{Answer: AnswerUnknown},
	}
	w := Words{Reg: reg, Rec: a}
	o := Of(a)
	for key, want := range map[string]string{
		"notes":       "one two",
		"legal_bases": "growth of sales, (empty)",
		"recipients":  "Cloud Inc.",
		"transfers":   "none: all in the EU",
		"retention":   "unknown",
		"measures":    "",
		"purposes":    "",
	} {
		if got := w.Summary(o, o.Field(key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string]string{
		"legal_bases": "Legitimate interest: growth of sales; Scope: purposes: all; when: asked",
		"recipients":  "Cloud Inc.; Why: hosting",
	} {
		if got := w.Details(o.Item(o.Field(key), 0)); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for want, c := range map[string]struct {
		n    int
		word string
	}{"1 item": {1, "item"}, "0 items": {0, "item"}, "2 parties": {2, "party"}, "3 keys": {3, "key"}, "2 activities": {2, "activity"}} {
		if got := Plural(c.n, c.word); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// outlined returns the lines of an outline as text.
func outlined(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", l.Depth), l.Label)
		if l.Text != "" {
			fmt.Fprintf(&b, ": %q", l.Text)
		}
		if l.Unsaid {
			b.WriteString(" (not said)")
		}
		if l.From != "" {
			fmt.Fprintf(&b, " (from %s)", l.From)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestOutlineTellsARecordInOrder(t *testing.T) {
	reg := dealings()
	a := &Activity{
		Common:       Common{UID: "x", Name: "Newsletter", Notes: "a\nb"},
		Role:         RoleController,
		Purposes:     []Purpose{{Key: "p1", Text: "Tell  people"}, {Key: "p2"}},
		DataSubjects: []DataSubject{{Key: "s1", Term: "kids"}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Reason: "all of them", Items: []Recipient{{Key: "r1", Party: "us", Role: RecipientProcessor}}},
		Transfers:    Said[Transfer]{Answer: AnswerListed, Items: []Transfer{{Key: "t1", Recipient: "r1", Tool: "k2", Scope: Scope{Purposes: These("p1")}}}},
		Retention:    Said[Retention]{Answer: AnswerListed},
		Measures:     Said[Measure]{Answer: AnswerNotPossible, Reason: "outsourced"},
	}
	want := `Identity
  UID: "x"
  Name: "Newsletter"
  We act as: "controller"
Who is responsible
  Companies (not said)
Why
  Purposes
    1: "Tell people"
      Purpose: "Tell  people"
    2: "(empty)"
People and data
  Data subjects
    1: "children"
      Vulnerable: "yes" (from children)
  Personal data (not said)
To whom
  Recipients: "all of them"
    1: "Cloud Inc."
      Role: "processor"
      Country: "United States" (from Cloud Inc.)
      Agreement: "processor contract" (from Cloud Inc.)
Third countries
  Transfers
    1: "Cloud Inc."
      Recipient: "Cloud Inc."
      Transfer tool: "` + labelOf("mechanism", "46.2.a") + `"
      International organisation: "WHO" (from Cloud Inc.)
      Mechanism: "` + labelOf("mechanism", "46.2.a") + `" (from Cloud Inc.)
      Scope: "purposes: Tell people"
How long
  Retention: "listed"
Security
  Measures: "not possible: outsourced"
Notes
  Notes: "a\nb"
`
	if diff := cmp.Diff(want, outlined(Outline(a, reg, false))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a term says of an item stands with the item, which leads there.
func TestOutlineTellsWhatTermsSay(t *testing.T) {
	reg := dealings().With(
		&Term{Common: Common{UID: "baseline", Name: "IT baseline"}, Includes: []Link{"kids", "crypto", "lost"}},
		&Term{Common: Common{UID: "crypto", Name: "encryption"}, Includes: []Link{"disks", "baseline"}},
		&Term{Common: Common{UID: "disks", Name: "encrypted disks"}, Includes: []Link{"kids"}},
		&Term{Common: Common{UID: "file", Name: "staff file"}, Special: "health", NationalID: Yes},
		&Term{Common: Common{UID: "pay", Name: "salaries"}, HighlyPersonal: Yes},
		&Term{Common: Common{UID: "desk", Name: "desk number"}, HighlyPersonal: No},
		&Term{Common: Common{UID: "name", Name: "name"}},
	)
	a := &Activity{
		Common:       Common{UID: "x", Name: "Staff"},
		PersonalData: []PersonalData{{Key: "d1", Term: "file"}, {Key: "d2", Term: "pay"}, {Key: "d3", Term: "desk"}, {Key: "d4", Term: "name"}},
		Measures:     Said[Measure]{Answer: AnswerListed, Items: []Measure{{Key: "m1", Term: "baseline"}}},
	}
	var got []string
	for _, l := range Outline(a, reg, false) {
		if l.From != "" {
			got = append(got, string(l.Path)+" "+l.Label+": "+l.Text+" (from "+l.From+")")
		}
	}
	want := []string{
		"personal_data[d1] Special category: health (from staff file)",
		"personal_data[d1] National number: yes (from staff file)",
		"personal_data[d2] Highly personal: yes (from salaries)",
		"personal_data[d3] Highly personal: no (from desk number)",
		"measures[m1] Includes: children, encryption, lost, encrypted disks (from IT baseline)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOutlineOfAProcessorAsksForArticle30Paragraph2(t *testing.T) {
	for role, want := range map[string]string{RoleController: "companies purposes data_subjects personal_data recipients transfers retention measures", RoleProcessor: "companies clients transfers measures"} {
		var unsaid []string
		for _, l := range Outline(&Activity{Role: role}, new(Register), true) {
			if l.Unsaid {
				unsaid = append(unsaid, l.Field.Key)
			}
		}
		if got := strings.Join(unsaid, " "); got != want {
			t.Errorf("%s: %s, want %s", role, got, want)
		}
	}
}

func TestNothingOfARecordIsMissingInItsOutline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		rec := modeltest.Record(t, reg, rapid.SampledFrom(Kinds).Draw(t, "kind"))
		if rapid.Bool().Draw(t, "damaged") {
			rec = damaged(t, rec)
		}
		full, short := Outline(rec, reg, true), Outline(rec, reg, false)
		texts := map[Path][]string{}
		for _, l := range full {
			if l.Depth == 2 { // the name of an item stands for the part that it is
				for _, part := range l.Field.Fields {
					texts[l.Path.Of(part)] = append(texts[l.Path.Of(part)], l.Text)
				}
			}
			texts[l.Path] = append(texts[l.Path], l.Text)
		}
		w := Words{Reg: reg, Rec: rec}
		for p, at := range Leaves(rec) {
			words := w.Value(at.Object, at.Field)
			if words == "" || at.Field.Key == "key" {
				continue
			}
			where := p
			if i := strings.Index(string(p), ".scope."); i >= 0 {
				where = p[:i+len(".scope")]
			}
			if !slices.ContainsFunc(texts[where], func(text string) bool { return strings.Contains(text, words) }) {
				t.Fatalf("%s says %q, the outline says %q", p, words, texts[where])
			}
		}
		o := Of(rec)
		for _, f := range o.Fields() {
			answer, reason := o.Answer(f)
			if line := texts[Path(f.Key)]; len(line) != 1 || !strings.Contains(line[0], reason) || o.Len(f) == 0 && !strings.Contains(line[0], f.Choices.Label(answer)) {
				t.Fatalf("%s is answered %q %q, the outline says %q", f.Key, answer, reason, line)
			}
		}
		// What is left out without all says nothing.
		kept := map[Path]bool{}
		for _, l := range short {
			kept[l.Path] = true
		}
		for _, l := range full {
			if !kept[l.Path] && (l.Text != "" || l.Unsaid) {
				t.Fatalf("%s is left out, though it says %q", l.Path, l.Text)
			}
		}
	})
}
