package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

// A sheet is a file of ours in the hands of somebody who edits it.
type sheet [][]string

func open(t tester, data []byte) sheet {
	t.Helper()
	r := stdcsv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return rows
}

func (s sheet) column(heading string) int { return slices.Index(s[0], heading) }

// save writes the sheet as a spreadsheet might: commas, few quotes, no mark.
func (s sheet) save(t tester) []byte {
	t.Helper()
	var b bytes.Buffer
	w := stdcsv.NewWriter(&b)
	if err := w.WriteAll(s); err != nil {
		t.Fatalf("save: %v", err)
	}
	return b.Bytes()
}

// One change in one column is exactly that difference, or a problem that says
// why it cannot be told what was meant. It is never anything else.
func TestAnEditedCellIsExactlyThatDifference(t *testing.T) {
	taken, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		k := rapid.SampledFrom(model.Kinds).Draw(t, "kind")
		rec := f.Reg.Records(k)[0]
		want, field := modeltest.Change(t, f.Reg, rec)

		was := open(t, write(t, f, k, Options{Private: true}))
		edited := exporttest.New(f.Reg.With(want))
		now := open(t, write(t, edited, k, Options{Private: true}))
		column := was.column(field.Key)
		was[1][column] = now[1][column]

		p := take(t, f, was.save(t), export.Options{})
		s := &p.Steps[0]
		switch {
		case len(p.Remarks) > 0: // what a spreadsheet does by itself
		case s.State == export.Refused:
			refused++
		case s.State == export.Same:
			if !model.Same(rec, want) && was[1][column] != now[1][column] {
				t.Fatalf("%s was changed, and the plan says it is the same", field.Key)
			}
		default:
			taken++
			adoptKeys(want, s.New)
			diff := model.Diff(want, s.New)
			// Items that say the same cannot be told apart, nor need they be: one may have
			// gone for the other.
			diff = slices.DeleteFunc(diff, func(d model.Difference) bool { return d.Op != model.Changed && sameTexts(want, s.New, d.Field) })
			if len(diff) > 0 || s.State != export.Changed {
				t.Fatalf("%s: state %s, wrong at %v:\n%s\nedited %q", field.Key, s.State, diff, report(p), was[1][column])
			}
		}
	})
	if refused > taken/5 {
		t.Errorf("%d changes were taken and %d refused", taken, refused)
	}
}

// sameTexts reports whether the items of f say the same in both records, in the
// same order.
func sameTexts(a, b model.Record, f *model.Field) bool {
	texts := func(rec model.Record) (list []string) {
		for _, item := range model.Of(rec).Items(f) {
			list = append(list, model.Words{Reg: new(model.Register), Rec: rec}.Details(item))
		}
		return list
	}
	return slices.Equal(texts(a), texts(b))
}

// adoptKeys gives the items that are new in want the keys they got in got, also
// where they are named: a new item may name itself.
func adoptKeys(want, got model.Record) {
	w, g := model.Of(want), model.Of(got)
	for _, f := range w.Fields() {
		for i, item := range w.Items(f) {
			if old := item.Key(); strings.HasPrefix(old, "k100") && i < g.Len(f) {
				item.SetKey(g.Item(f, i).Key())
				model.RenameKey(want, f.Key, old, item.Key())
			}
		}
	}
}
