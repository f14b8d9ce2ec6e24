package json

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// tester is what *testing.T and *rapid.T have in common here.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

func write(t tester, f *exporttest.File, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, f.Reg, o)
	for _, k := range model.Kinds {
		for _, rec := range f.Reg.Records(k) {
			if err := w.Write(rec, f.Rev(rec.Base().UID)); err != nil {
				t.Fatalf("Write: %v", err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	return b.Bytes()
}

func take(t tester, f *exporttest.File, data []byte, o export.Options) *export.Plan {
	t.Helper()
	file, err := Read(context.Background(), "register.json", data)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	p, err := export.Make(context.Background(), file, f.Reg, f, o)
	if err != nil {
		t.Fatalf("Make: %v", err)
	}
	return p
}

// summary names every step but those that are the same.
func summary(p *export.Plan) string {
	var b strings.Builder
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.State == export.Same {
			continue
		}
		joined := ""
		if s.Joined {
			joined = " (joined)"
		}
		fmt.Fprintf(&b, "%s %s %s%s\n", s.State, s.Kind, s.Title, joined)
		for _, d := range s.Differences() {
			if s.State != export.New {
				old, new := d.Words(p.Register())
				fmt.Fprintf(&b, "  %s %s: %q -> %q\n", d.Op, d.Path, old, new)
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

func sampleFile() *exporttest.File {
	return exporttest.New(modeltest.Load(sample.Register()...))
}

func TestUntouchedDocumentIsNoChange(t *testing.T) {
	f := sampleFile()
	for _, o := range []Options{{}, {Private: true, Head: "abc"}} {
		p := take(t, f, write(t, f, o), export.Options{Settings: true})
		if n := len(f.Reg.Records("")); p.Count(export.Same) != n {
			t.Errorf("%d records, %d the same:\n%s", n, p.Count(export.Same), summary(p))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		p := take(t, f, write(t, f, Options{Private: rapid.Bool().Draw(t, "private")}), export.Options{Settings: true})
		if n := len(f.Reg.Records("")); p.Count(export.Same) != n {
			t.Fatalf("%d records, %d the same:\n%s", n, p.Count(export.Same), summary(p))
		}
	})
}

// A whole register goes out and into an empty file: everything is there, with
// the same uids, refs and keys.
func TestOutAndIntoAnEmptyRegister(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		empty := exporttest.New(new(model.Register))
		p := take(t, empty, write(t, f, Options{Private: true}), export.Options{})
		if p.Count(export.New) != len(p.Steps) || len(p.Created) > 0 {
			t.Fatalf("%s", summary(p))
		}
		for _, c := range p.Changes() {
			empty.Put(c.Record)
		}
		for _, rec := range f.Reg.Records("") {
			got := empty.Reg.Record(rec.Base().UID)
			if diff := cmp.Diff(rec, got); diff != "" {
				t.Fatalf("%s (-there +here):\n%s", rec.Kind(), diff)
			}
		}
	})
}

func TestTheSameRevisionsGiveTheSameBytes(t *testing.T) {
	a, b := write(t, sampleFile(), Options{Head: "x"}), write(t, sampleFile(), Options{Head: "x"})
	if !bytes.Equal(a, b) {
		t.Error("two documents of one register differ")
	}
}

func TestDocumentForm(t *testing.T) {
	f := exporttest.New(new(model.Register))
	f.Put(&model.Unit{Common: model.Common{UID: "00000000-0000-7000-8000-000000000001", Name: "Sales"}})
	f.Put(&model.Unit{Common: model.Common{UID: "00000000-0000-7000-8000-000000000002", Name: "IT\n"}, Company: "00000000-0000-7000-8000-000000000003"})
	f.Reg.Put(&model.Party{Common: model.Common{UID: "00000000-0000-7000-8000-000000000003", Name: "Nordic"}})
	var b bytes.Buffer
	w := NewWriter(&b, f.Reg, Options{Head: "4f3c"})
	for _, rec := range f.Reg.Records(model.KindUnit) {
		if err := w.Write(rec, "rev"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	want := `{
  "format": "ropa-register/1",
  "head": "4f3c",
  "without": ["private_note"],
  "register": {},
  "parties": [],
  "units": [
    {
      "uid": "00000000-0000-7000-8000-000000000001",
      "name": "Sales",
      "base_rev": "rev"
    },
    {
      "uid": "00000000-0000-7000-8000-000000000002",
      "name": "IT\n",
      "company": {"uid": "00000000-0000-7000-8000-000000000003", "name": "Nordic"},
      "base_rev": "rev"
    }
  ],
  "systems": [],
  "terms": [],
  "rules": [],
  "documents": [],
  "activities": []
}
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRecordsComeByKind(t *testing.T) {
	w := NewWriter(io.Discard, new(model.Register), Options{})
	if err := w.Write(&model.Unit{}, ""); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&model.Party{}, ""); err == nil {
		t.Error("a party after the units went unnoticed")
	}
}

// Private notes that a document leaves out are not taken for removed ones.
func TestWhatIsLeftOutStays(t *testing.T) {
	f := exporttest.New(modeltest.Load(&model.Activity{
		Common: model.Common{UID: "00000000-0000-7000-8000-000000000001", Name: "Payroll"}, Ref: "PA-0001", PrivateNote: "secret", Description: "old",
	}))
	data := write(t, f, Options{})
	if bytes.Contains(data, []byte("secret")) {
		t.Fatal("the private note has left the register")
	}
	p := take(t, f, bytes.Replace(data, []byte(`"old"`), []byte(`"new"`), 1), export.Options{})
	if got, want := summary(p), "changed activity PA-0001 Payroll\n  changed description: \"old\" -> \"new\"\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMistakesHaveALineAndAColumn(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"", `x.json, line 1, column 1: the text ends where an object {..} should stand`},
		{"{}", `x.json, line 1, column 1: the document does not say its format; a whole register begins with {"format": "ropa-register/1", ..}`},
		{`{"format":"ropa-register/2"}`, `x.json, line 1, column 11: format: the format is "ropa-register/2", and this ropa reads "ropa-register/1"`},
		{`{"name":"Payroll"}`, `x.json, line 1, column 2: name: "name" is a key of one record, and a whole register was expected: it begins with {"format": "ropa-register/1", ..}`},
		{`{"format":"ropa-register/1","partys":[]}`, `x.json, line 1, column 29: partys: unknown key "partys"; did you mean "parties"?`},
		{"{\"format\":\"ropa-register/1\",\n \"parties\":[{\"name\":\"A\"},\n  {\"name\":\"B\", \"contry\":\"DK\"}]}", `x.json, line 3, column 16: parties[2].contry: unknown key "contry"; did you mean "country"?`},
		{`{"format":"ropa-register/1","units":[],"units":[]}`, `x.json, line 1, column 40: units: the key stands here a second time`},
		{`{"format":"ropa-register/1","units":{}}`, `x.json, line 1, column 37: units: '{' stands where a list [..] should stand`},
		{`{"format":"ropa-register/1","units":[{"kind":"party"}]}`, `x.json, line 1, column 38: units[1]: a party stands among the units`},
		{`{"format":"ropa-register/1"} x`, `x.json, line 1, column 30: there is more text after the end of the document`},
		{`{"format":"ropa-register/1","units":[`, `x.json, line 1, column 38: units[1]: the text ends where an object {..} should stand`},
	} {
		_, err := Read(context.Background(), "x.json", []byte(c.data))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s\ngot  %v\nwant %s", c.data, err, c.want)
		}
	}
}

// Records know where they stand, to the line and the character.
func TestPlaces(t *testing.T) {
	f, err := Read(context.Background(), "x.json", []byte("{\"format\":\"ropa-register/1\",\n\"units\":[{\"name\":\"ä\"}, {\"name\":\"b\"},\n\n {\"name\":\"c\"}]}"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range f.Records {
		got = append(got, r.Place.String())
	}
	want := []string{"x.json, line 2, column 10", "x.json, line 2, column 24", "x.json, line 4, column 2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(write(f, sampleFile(), Options{}))
	f.Add([]byte(`{"format":"ropa-register/1","units":[{"name":"A","company":"B"}],"activities":[{"name":"x","purposes":[{"text":"y"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(t.Context(), "x.json", data)
		if err != nil {
			return
		}
		empty := exporttest.New(new(model.Register))
		if _, err := export.Make(t.Context(), file, empty.Reg, empty, export.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	reg := modeltest.Load(slices.Collect(sample.Synthetic(1000, 1))...)
	recs := reg.Records(model.KindActivity)
	b.ReportAllocs()
	for b.Loop() {
		w := NewWriter(io.Discard, reg, Options{})
		for _, rec := range recs {
			if err := w.Write(rec, "x"); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadUntouched(b *testing.B) {
	f := exporttest.New(modeltest.Load(slices.Collect(sample.Synthetic(1000, 1))...))
	data := write(b, f, Options{})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		take(b, f, data, export.Options{})
	}
}
