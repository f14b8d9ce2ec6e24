package model

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shared returns a file that lies beside the project. A user's clone does not
// have it; CI does.
func shared(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "shared", name))
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return string(b)
}

// small is an activity that uses every type of field.
func small() *Activity {
	return &Activity{
		Common:    Common{UID: "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e", Name: "Løn \"payroll\"\nand more\x01 \u2028", Leftovers: []Leftover{{Key: "l1", Text: "x"}}},
		Ref:       "PA-0001",
		Tags:      []string{"b", "a"},
		Role:      RoleController,
		StartsOn:  "2026-01-01",
		Companies: Group(),
		Purposes:  []Purpose{{Key: "p1", Text: "pay"}},
		LegalBases: []LegalBasis{{Key: "b1", Art6: "6.1.c", LawCountry: "DK", Scope: Scope{
			Companies: These("0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8f"), Purposes: All(), DataSubjects: Rest(), When: "always",
		}}},
		DataSubjects: []DataSubject{{Key: "s1", Term: Link(TermUID("DS01")), Count: Count{From: "8", To: "10", Note: "about"}}},
		Recipients:   Said[Recipient]{Answer: AnswerNone, Reason: "nobody"},
		Retention:    Said[Retention]{Answer: AnswerListed, Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Period: "P3Y", Starts: []string{"last_activity"}}}}},
		LargeScale:   Unknown,
	}
}

// The canonical form is what every hash in every register is made of. This test
// may only ever get new cases.
func TestCanonicalFormNeverChanges(t *testing.T) {
	for _, c := range []struct {
		rec  Record
		body string
		hash string
	}{
		{&Unit{}, `{}`, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
		{
			small(),
			`{"companies":"group","data_subjects":[{"count":{"from":8,"note":"about","to":10},"key":"s1","term":"` + TermUID("DS01") + `"}],` +
				`"large_scale":"unknown","leftovers":[{"key":"l1","text":"x"}],` +
				`"legal_bases":[{"art6":"6.1.c","key":"b1","law_country":"DK","scope":{"companies":["0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8f"],"data_subjects":"rest","purposes":"all","when":"always"}}],` +
				`"name":"Løn \"payroll\"\nand more\u0001 ` + "\u2028" + `","purposes":[{"key":"p1","text":"pay"}],"recipients":{"answer":"none","reason":"nobody"},"ref":"PA-0001",` +
				`"retention":{"answer":"listed","items":[{"key":"x1","period":"P3Y","starts":["last_activity"]}]},"role":"controller","starts_on":"2026-01-01","tags":["b","a"],"uid":"0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e"}`,
			"15157173b9a2a235a6586c22efc4c4ffe20d7f34b08e3c74b6a8231ad01990b6",
		},
		{&Party{Employees: "250", Agreements: []Agreement{{Key: "a1", AgreementKind: AgreementProcessor, ObjectionDays: "0"}}}, `{"agreements":[{"key":"a1","kind":"processor_contract","objection_days":0}],"employees":250}`, ""},
	} {
		body := Canonical(c.rec)
		if diff := cmp.Diff(c.body, string(body)); diff != "" {
			t.Errorf("canonical form (-want +got):\n%s", diff)
		}
		if c.hash != "" && BodyHash(body) != c.hash {
			t.Errorf("hash of %s is %s, want %s", body, BodyHash(body), c.hash)
		}
		back, err := DecodeBody(c.rec.Kind(), string(body))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.rec, back); diff != "" {
			t.Errorf("read back (-want +got):\n%s", diff)
		}
	}
}

// The worked example of the format is read, its names become records, and what
// is then written is read back as the same record.
func TestExampleDocumentIsReadAndWritten(t *testing.T) {
	in, err := Decode(KindActivity, shared(t, "examples/activity.json"))
	if err != nil {
		t.Fatal(err)
	}
	reg := new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	created, err := reg.Resolve(in)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, rec := range created {
		names = append(names, string(rec.Kind())+" "+rec.Base().Name)
	}
	want := []string{"unit Sales", "document Balancing test 3", "party FocalScope service provider", "party Cloud mail provider Inc."}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("created (-want +got):\n%s", diff)
	}
	in.Record.Base().UID = NewUID()
	Normalize(in.Record)
	if err := Validate(in.Record, reg); err != nil {
		t.Errorf("the example cannot be saved:\n%v", err)
	}
	again, err := Decode(KindActivity, string(JSON(in.Record, reg.Name, [2]string{"base_rev", "abc"})))
	if err != nil {
		t.Fatal(err)
	}
	if again.BaseRev != "abc" {
		t.Errorf("base_rev %q, want abc", again.BaseRev)
	}
	if diff := cmp.Diff(in.Record, again.Record); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestDecodeSaysWhereAndWhat(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, `line 1, column 1: the text ends where an object {..} should stand`},
		{`{"name": "x"`, `line 1, column 13: the text ends where a comma or } should stand`},
		{"{\n  \"nmae\": \"x\"}", `line 2, column 3: nmae: unknown key "nmae"; did you mean "name"?`},
		{`{"æøå": 1, "name": 5}`, `unknown key "æøå"`},
		{`{"name": 5}`, `line 1, column 10: name: '5' stands where a text in quotes should stand`},
		{`{"purposes": [{"text": "a"}, {"txt": "b"}]}`, `line 1, column 31: purposes[2].txt: unknown key "txt"; did you mean "text"?`},
		{`{"own": true}`, `unknown key "own"`},
		{`{"children": true}`, `line 1, column 14: children: write "yes", "no" or "unknown"; true and false leave no room for unknown`},
		{`{"data_subjects": [{"count": {"from": 1.5}}]}`, `data_subjects[1].count.from: 1.5 is not a whole number without sign`},
		{`{"recipients": {"answer": "none", "item": []}}`, `recipients.item: unknown key "item"; known are answer, reason, items`},
		{`{"companies": "all"}`, `companies: "all" is neither a list nor "group"`},
		{`{"legal_bases": [{"scope": {"purposes": "group"}}]}`, `"group" is neither a list nor "all" or "rest"`},
		{`{"name": "a", "name": "b"}`, `name: the key stands here a second time`},
		{"{\"name\": \"a\nb\"}", `a line end or control character inside a text; write it as \n or \u000a`},
		{`{"name": "a\q"}`, `a backslash that starts no escape of JSON`},
		{`{"name": "\ud800"}`, `a backslash that starts no escape of JSON`},
		{"{\"name\": \"\xff\"}", `not valid UTF-8`},
		{`{"name": "a"} {}`, `there is more text after the end of the record`},
		{`{"unit": {"id": "x"}}`, `unit.id: unknown key "id"; a link has uid and name`},
	} {
		_, err := Decode(KindActivity, c.text)
		var in *InputError
		if !errors.As(err, &in) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\n got %v\nwant %s", c.text, err, c.want)
		}
	}
}

// Reading never panics, and what was read is written and read again alike.
func FuzzDecode(f *testing.F) {
	f.Add(string(Canonical(small())))
	f.Add(`{"name": null, "companies": ["a", {"uid": "b", "name": "c"}], "tags": []}`)
	f.Fuzz(func(t *testing.T, text string) {
		in, err := Decode(KindActivity, text)
		if err != nil {
			return
		}
		body := Canonical(in.Record)
		back, err := DecodeBody(KindActivity, string(body))
		if err != nil {
			t.Fatalf("%s\ncannot be read back: %v", body, err)
		}
		if again := Canonical(back); string(again) != string(body) {
			t.Fatalf("first %s\nthen  %s", body, again)
		}
	})
}
