package model_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

// drawn draws a record of any kind, now and then a malformed one, and a register
// for its links.
func drawn(t *rapid.T) (*Register, Record) {
	reg := modeltest.Register(t)
	rec := modeltest.Record(t, reg, rapid.SampledFrom(Kinds).Draw(t, "kind"))
	if rapid.Bool().Draw(t, "damaged") {
		rec = damaged(t, rec)
		for _, p := range Leaves(rec) { // what no document can say
			switch f := p.Field; {
			case f.Type == SelectionType:
				if s := p.Object.Selection(f); s.Word != "" {
					p.Object.Clear(f)
				}
			case strings.Contains(p.Object.Text(f), "\xff"):
				p.Object.Clear(f)
			}
		}
	}
	return reg, rec
}

func TestBodiesAreReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, rec := drawn(t)
		body := Canonical(rec)
		back, err := DecodeBody(rec.Kind(), string(body))
		if err != nil {
			t.Fatalf("%v\n%s", err, body)
		}
		if diff := cmp.Diff(rec, back); diff != "" {
			t.Fatalf("(-was +read):\n%s", diff)
		}
		if again := Canonical(back); !bytes.Equal(again, body) {
			t.Fatalf("first %s\nthen  %s", body, again)
		}
	})
}

func TestDocumentsAreReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg, rec := drawn(t)
		for _, name := range []func(string) string{reg.Name, nil} {
			text := string(JSON(rec, name, [2]string{"base_rev", "abc"}, [2]string{"kind", string(rec.Kind())}))
			in, err := Decode(rec.Kind(), text)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if diff := cmp.Diff(rec, in.Record); diff != "" || in.BaseRev != "abc" || in.Kind != rec.Kind() {
				t.Fatalf("base_rev %q, kind %q (-was +read):\n%s", in.BaseRev, in.Kind, diff)
			}
			for _, uid := range Links(rec) {
				want := ""
				if name != nil {
					want = reg.Name(uid)
				}
				if in.Names[uid] != want {
					t.Fatalf("the name of %s is %q, want %q", uid, in.Names[uid], want)
				}
			}
		}
	})
}

// parsed is what the standard library reads, with links as their uids alone.
func parsed(t *rapid.T, text []byte) any {
	var x any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&x); err != nil || !json.Valid(text) {
		t.Fatalf("%v\n%s", err, text)
	}
	var plain func(x any) any
	plain = func(x any) any {
		switch x := x.(type) {
		case map[string]any:
			if uid, ok := x["uid"]; ok && len(x) <= 2 && x["name"] != nil || ok && len(x) == 1 {
				return uid
			}
			for k, v := range x {
				x[k] = plain(v)
			}
		case []any:
			for i, v := range x {
				x[i] = plain(v)
			}
		}
		return x
	}
	top, ok := x.(map[string]any)
	if !ok {
		t.Fatalf("not an object: %s", text)
	}
	for k, v := range top {
		top[k] = plain(v)
	}
	return top
}

func TestJSONIsWhatTheStandardLibraryReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg, rec := drawn(t)
		body, text := Canonical(rec), JSON(rec, reg.Name)
		if diff := cmp.Diff(parsed(t, body), parsed(t, text)); diff != "" {
			t.Fatalf("the body and the document say different things (-body +document):\n%s", diff)
		}
		// The standard library sorts keys and leaves no blanks too, so that it
		// writes the same body but for two characters that it escapes for browsers.
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(parsed(t, body)); err != nil {
			t.Fatal(err)
		}
		std := strings.NewReplacer(`\\`, `\\`, `\u2028`, "\u2028", `\u2029`, "\u2029").Replace(strings.TrimSuffix(b.String(), "\n"))
		if std != string(body) {
			t.Fatalf("the standard library writes\n%s\nand ropa\n%s", std, body)
		}
		if bytes.Contains(text, []byte("\t")) || !bytes.HasSuffix(text, []byte("}\n")) {
			t.Fatalf("odd blanks:\n%s", text)
		}
	})
}

// The canonical form has nothing empty in it, of any record as Normalize leaves
// it: a field that was never said and one that was emptied are the same.
func TestBodiesHaveNothingEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, rec := drawn(t)
		Normalize(rec)
		var look func(x any)
		look = func(x any) {
			switch x := x.(type) {
			case nil:
				t.Fatal("a null")
			case string:
				if x == "" {
					t.Fatal("an empty text")
				}
			case []any:
				if len(x) == 0 {
					t.Fatal("an empty list")
				}
				for _, v := range x {
					// An item that lost its key says nothing; Validate refuses it.
					if m, ok := v.(map[string]any); !ok || len(m) > 0 {
						look(v)
					}
				}
			case map[string]any:
				if len(x) == 0 {
					t.Fatal("an empty object")
				}
				for _, v := range x {
					look(v)
				}
			}
		}
		look(parsed(t, Canonical(rec)))
	})
}

func TestDecodeTakesWhatAPersonMayWrite(t *testing.T) {
	want := &Activity{
		Common:       Common{Name: "a\u00e9\U0001F600\"/\\\b\f\n\r\t"},
		Tags:         []string{"x"},
		Unit:         "Sales",
		Companies:    These("u1", "ACME"),
		DataSubjects: []DataSubject{{Key: "s1", Count: Count{From: "8", To: "about ten"}}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{}}},
	}
	in, err := Decode(KindActivity, "\ufeff\r\n\t {"+`"name" : "a\u00e9\uD83D\uDE00\"\/\\\b\f\n\r\t", "ref": null, "tags":["x"],
		"unit": {"name": "Sales"}, "companies": [{"uid": "u1", "name": "One"}, {"name": "ACME", "uid": null}],
		"purposes": [], "retention": {}, "children": "", "transfers": {"answer": null, "items": []},
		"data_subjects": [ {"key": "s1", "count": {"from": 8, "to": "about ten", "note": null}} ],
		"recipients": {"answer": "listed", "items": [{}]}, "base_rev": null }`+" \n")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, in.Record); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"u1": "One"}, in.Names); diff != "" || in.BaseRev != "" || in.Kind != "" {
		t.Errorf("base_rev %q, kind %q, names (-want +got):\n%s", in.BaseRev, in.Kind, diff)
	}
}

func TestDecodeRefusesWhatWouldBeLost(t *testing.T) {
	for text, want := range map[string]string{
		`{"recipients": {"answer": "none", "answer": "listed"}}`:   `line 1, column 35: recipients.answer: the key stands here a second time`,
		`{"recipients": {"items": [{"key": "a"}], "items": []}}`:   `recipients.items: the key stands here a second time`,
		`{"data_subjects": [{"count": {"from": 1, "from": 2}}]}`:   `data_subjects[1].count.from: the key stands here a second time`,
		`{"unit": {"uid": "a", "name": "b", "uid": "c"}}`:          `unit.uid: the key stands here a second time`,
		`{"legal_bases": [{"scope": {"when": "a", "when": "b"}}]}`: `legal_bases[1].scope.when: the key stands here a second time`,
		`{"tags": [null]}`:            `tags[1]: 'n' stands where a text in quotes should stand`,
		`{"name": nul}`:               `name: 'n' stands where a text in quotes should stand`,
		`{"purposes": {"text": "a"}}`: `purposes: '{' stands where a list [..] should stand`,
		`{"retention": []}`:           `retention: '[' stands where an object {..} should stand`,
		`{"name": "a",}`:              `line 1, column 14: '}' stands where a key in quotes should stand`,
		`{"tags": ["a",]}`:            `tags[2]: ']' stands where a text in quotes should stand`,
		`{"name" "a"}`:                `line 1, column 9: '"' stands where a colon should stand`,
		`{"name": "a" "ref": "b"}`:    `line 1, column 14: '"' stands where a comma or } should stand`,
		`{"name": "a`:                 `line 1, column 10: name: the text that starts here has no closing quote`,
		`{"name": "a\n`:               `line 1, column 10: name: the text that starts here has no closing quote`,
		"{\"name\": \"a\\n\x01\"}":    `write it as \n or \u0001`,
		`{"name": "a\u12"}`:           `a backslash that starts no escape of JSON`,
		`{"name": "\udc00"}`:          `a backslash that starts no escape of JSON`,
		`{"name": "\ud800\u0041"}`:    `a backslash that starts no escape of JSON`,
		`[]`:                          `line 1, column 1: '[' stands where an object {..} should stand`,
		`{"data_subjects": [{"count": {"from": -1}}]}`:                   `data_subjects[1].count.from: -1 is not a whole number without sign`,
		`{"data_subjects": [{"count": {"from": 12345678901234567890}}]}`: `is not a whole number without sign`,
		`{"data_subjects": [{"count": {"from": true}}]}`:                 `data_subjects[1].count.from: 't' stands where a number should stand`,
		`{"purposes": [{"text": "a", "kye": "b"}]}`:                      `purposes[1].kye: unknown key "kye"; did you mean "key"?`,
		`{"base_revv": "x"}`:                            `unknown key "base_revv"; did you mean "base_rev"?`,
		`{"reviews": [{"on": "2026-01-01", "zzz": 1}]}`: `unknown key "zzz"; known are key, on, by, outcome, note`,
		strings.Repeat(`{"unit":`, 200):                 `unit.unit: unknown key "unit"; a link has uid and name`,
	} {
		_, err := Decode(KindActivity, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s\n got %v\nwant %s", text, err, want)
		}
	}
	if _, err := Decode("club", "{}"); err == nil || err.Error() != `unknown kind "club"` {
		t.Errorf("a record of no kind: %v", err)
	}
}

func ExampleJSON() {
	reg := new(Register)
	reg.Put(&Party{Common: Common{UID: "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e", Name: "ACME A/S"}})
	unit := &Unit{Common: Common{Name: "Sales"}, Company: "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e"}
	fmt.Print(string(JSON(unit, reg.Name, [2]string{"base_rev", "5b1c"})))
	fmt.Println(string(Canonical(unit)))
	// Output:
	// {
	//   "name": "Sales",
	//   "company": {"uid": "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e", "name": "ACME A/S"},
	//   "base_rev": "5b1c"
	// }
	// {"company":"0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e","name":"Sales"}
}
