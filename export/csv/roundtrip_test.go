package csv

import (
	"bytes"
	"context"
	"fmt"
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
	Errorf(format string, args ...any)
}

// write writes all records of kind k.
func write(t tester, f *exporttest.File, k model.Kind, o Options) []byte {
	t.Helper()
	return writeSome(t, f, k, o, f.Reg.Records(k)...)
}

// writeSome writes the given records of kind k.
func writeSome(t tester, f *exporttest.File, k model.Kind, o Options, recs ...model.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	table, err := NewTable(k, f.Reg, o)
	if err != nil {
		t.Fatalf("NewTable: %v", err)
	}
	if err := table.Write(&b, f.Feed(recs...)); err != nil {
		t.Fatalf("Write: %v", err)
	}
	return b.Bytes()
}

// take reads a file and makes the plan.
func take(t tester, f *exporttest.File, data []byte, o export.Options) *export.Plan {
	t.Helper()
	ctx := context.Background()
	file, err := Read(ctx, "audit.csv", data, f.Reg, f, o)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	p, err := export.Make(ctx, file, f.Reg, f, o)
	if err != nil {
		t.Fatalf("Make: %v", err)
	}
	return p
}

// report puts a plan into lines, for comparing.
func report(p *export.Plan) string {
	var b strings.Builder
	for i := range p.Steps {
		s := &p.Steps[i]
		fmt.Fprintf(&b, "%s %s\n", s.State, s.Title)
		for _, d := range s.Differences() {
			old, new := d.Words(p.Register())
			fmt.Fprintf(&b, "  %s %s: %q -> %q\n", d.Op, d.Path, old, new)
		}
		for _, c := range s.Conflicts {
			fmt.Fprintf(&b, "  conflict %s: %q here, %q in the file\n", c.Path, c.Ours, c.Theirs)
		}
		for _, r := range s.Problems {
			fmt.Fprintf(&b, "  problem %s\n", r)
		}
		for _, r := range s.Remarks {
			fmt.Fprintf(&b, "  remark %s\n", r)
		}
	}
	for _, c := range p.Created {
		fmt.Fprintf(&b, "creates the %s %q, like %q\n", c.Record.Kind(), c.Record.Base().Name, c.Near)
	}
	for _, r := range p.Remarks {
		fmt.Fprintf(&b, "remark %s\n", r)
	}
	return b.String()
}

// unchanged fails the test unless a plan says that nothing has changed.
func unchanged(t tester, p *export.Plan, n int) {
	t.Helper()
	if len(p.Steps) != n || p.Count(export.Same) != n || len(p.Created) > 0 || len(p.Remarks) > 0 {
		t.Fatalf("%d records were exported and came back as:\n%s", n, report(p))
	}
}

func sampleFile() *exporttest.File {
	return exporttest.New(modeltest.Load(sample.Register()...))
}

func TestUntouchedSampleIsNoChange(t *testing.T) {
	f := sampleFile()
	for _, k := range model.Kinds {
		for _, o := range []Options{{}, {Delimiter: ','}, {Private: true}, {Columns: []string{"name"}}} {
			unchanged(t, take(t, f, write(t, f, k, o), export.Options{}), len(f.Reg.Records(k)))
		}
	}
}

func TestUntouchedRandomRecordsAreNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		for _, k := range model.Kinds {
			data := write(t, f, k, Options{Delimiter: rapid.SampledFrom([]byte{';', ','}).Draw(t, "delimiter"), Private: true})
			unchanged(t, take(t, f, data, export.Options{}), len(f.Reg.Records(k)))
		}
	})
}

// With nothing but the file, every field comes back as it was: the cells carry
// everything, the revision behind them is not needed for that.
func TestRowsCarryTheWholeRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		for _, k := range model.Kinds {
			rec := f.Reg.Records(k)[0]
			stranger := &exporttest.File{Reg: f.Reg} // whose revisions nobody has
			data := writeSome(t, stranger, k, Options{Private: true}, rec)
			file, err := Read(context.Background(), "audit.csv", data, f.Reg, f, export.Options{})
			if err != nil {
				t.Fatal(err)
			}
			in := file.Records[0]
			if in.Record == nil {
				t.Fatalf("the row came back as a problem: %v", in.Problems)
			}
			if diff := cmp.Diff(rec, in.Record); diff != "" {
				t.Fatalf("%s (-written +read):\n%s\n%s", k, diff, data)
			}
		}
	})
}
