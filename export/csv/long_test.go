package csv

import (
	"bytes"
	"fmt"
	"log"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

func TestLong(t *testing.T) {
	f := small()
	var b bytes.Buffer
	w, err := NewLongWriter(&b, model.KindActivity, f.Reg, Options{Columns: []string{"name", "tags", "companies", "purposes", "recipients", "measures"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(f.Reg.Record(uid("8"))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range open(t, b.Bytes()) {
		got = append(got, strings.Join(row, "\t"))
	}
	want := []string{
		"activity_id\tfield\tposition\tvalue\tparts",
		"PA-0001\tname\t\tOrders\t",
		"PA-0001\ttags\t1\ta | b\t",
		"PA-0001\ttags\t2\tc\t",
		"PA-0001\tcompanies\t1\tNordic A/S\t",
		"PA-0001\tpurposes\t1\tSell\t",
		"PA-0001\tpurposes\t2\tnote: deliver :: and invoice\t",
		"PA-0001\trecipients\t1\tAcme Inc.\trole: processor :: agreement: processor_contract :: personal_data: 2 :: (country: US) :: (agreement in effect: processor contract; DPA 7; status: signed; signed on: 2024-03-01)",
		"PA-0001\trecipients\t2\t\tterm: sister company with own purposes",
		"PA-0001\trecipients_answer\t\tlisted\t",
		"PA-0001\tmeasures_answer\t\tnot_possible\t",
		"PA-0001\tmeasures_reason\t\t'=secret\t",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Each item and each said field has its row.
func TestLongLeavesNothingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		for _, k := range model.Kinds {
			rec := f.Reg.Records(k)[0]
			o := model.Of(rec)
			want := map[string]int{}
			for _, field := range o.Fields() {
				n := len(o.Texts(field))
				switch {
				case field.HasItems():
					n = o.Len(field)
				case field.Type == model.SelectionType && o.Selection(field).Word == "":
					n = len(o.Selection(field).Keys)
				}
				if n > 0 {
					want[field.Key] = n
				}
				answer, reason := o.Answer(field)
				if answer != "" {
					want[field.Key+"_answer"] = 1
				}
				if reason != "" {
					want[field.Key+"_reason"] = 1
				}
			}
			var b bytes.Buffer
			w, err := NewLongWriter(&b, k, f.Reg, Options{Private: true})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Write(rec); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			got := map[string]int{}
			for _, row := range open(t, b.Bytes())[1:] {
				if !strings.HasSuffix(row[1], "_contact") || k != model.KindActivity {
					got[row[1]]++
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("rows of a %s (-want +got):\n%s", k, diff)
			}
		}
	})
}

// A party as a row, without the byte order mark that stands in front.
func ExampleWriter() {
	reg := new(model.Register)
	acme := &model.Party{Common: model.Common{UID: uid("2"), Name: "Acme Inc."}, Country: "US", Phone: "+1 555 0100"}
	reg.Put(acme)

	var b strings.Builder
	w, err := NewWriter(&b, model.KindParty, reg, Options{Columns: []string{"name", "country", "phone"}})
	if err != nil {
		log.Fatal(err)
	}
	if err := w.Write(acme, "4f3c"); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Print(strings.ReplaceAll(strings.TrimPrefix(b.String(), "\ufeff"), "\r", ""))
	// Output:
	// "name";"country";"phone";"base_rev";"_keys";"_format"
	// "Acme Inc.";"US";"'+1 555 0100";"4f3c";"";"ropa-audit-csv/1 party"
}
