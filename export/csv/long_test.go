package csv

import (
	"context"
	"fmt"
	"iter"
	"log"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

func TestLong(t *testing.T) {
	f := small()
	o := Options{Long: true, Columns: []string{"name", "tags", "companies", "purposes", "recipients", "measures"}}
	data := writeSome(t, f, model.KindActivity, o, f.Reg.Record(uid("8")))
	var got []string
	for _, row := range open(t, data) {
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
		"PA-0001\trecipients\t1\tAcme Inc.\trole: processor :: agreement: processor_contract :: personal_data: 2 :: (country: US) :: (agreement: processor contract; DPA 7; status: signed; signed on: 2024-03-01)",
		"PA-0001\trecipients\t2\tsister company with own purposes\tterm: sister company with own purposes",
		"PA-0001\trecipients_answer\t\tlisted\t",
		"PA-0001\tmeasures_answer\t\tnot_possible\t",
		"PA-0001\tmeasures_reason\t\t'=secret\t",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every item has a value to count by, be it named by a party or not.
func TestLongNamesItemsWithoutAParty(t *testing.T) {
	f := small()
	a := &model.Activity{Common: model.Common{UID: uid("9"), Name: "Returns"}, Ref: "PA-0002"}
	a.Clients = []model.Client{{Key: "c", Term: model.Link(model.TermUID("RC10")), Processing: "storing"}}
	a.Transfers = model.Said[model.Transfer]{Answer: model.AnswerListed, Items: []model.Transfer{
		{Key: "x", Term: model.Link(model.TermUID("RC10"))}, {Key: "y", ToolTerms: model.ToolTerms{Country: "US"}}, {Key: "z", Note: "to be found out"},
	}}
	f = exporttest.New(f.Reg.With(a))
	var got []string
	for _, row := range open(t, writeSome(t, f, model.KindActivity, Options{Long: true, Columns: []string{"clients", "transfers"}}, a))[1:] {
		got = append(got, row[1]+" "+row[2]+" "+row[3])
	}
	sister := name("RC10")
	want := []string{"clients 1 " + sister, "transfers 1 " + sister, "transfers 2 US", "transfers 3 ", "transfers_answer  listed"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The long form is one-way, and says so.
func TestLongIsNotReadBack(t *testing.T) {
	f := small()
	for _, k := range model.Kinds {
		data := write(t, f, k, Options{Long: true})
		if _, err := Read(context.Background(), "long.csv", data, f.Reg, f, export.Options{}); err == nil || !strings.Contains(err.Error(), "it is the long form") {
			t.Errorf("%s: got %v", k, err)
		}
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
			data := writeSome(t, f, k, Options{Private: true, Long: true}, rec)
			got := map[string]int{}
			for _, row := range open(t, data)[1:] {
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
func ExampleTable() {
	acme := &model.Party{Common: model.Common{UID: uid("2"), Name: "Acme Inc."}, Country: "US", Phone: "+1 555 0100"}
	table, err := NewTable(model.KindParty, new(model.Register), Options{Columns: []string{"name", "country", "phone"}})
	if err != nil {
		log.Fatal(err)
	}
	one := func(worker func() export.Worker) iter.Seq2[[]byte, error] {
		return func(yield func([]byte, error) bool) { yield(worker()(nil, acme, "4f3c")) }
	}
	var b strings.Builder
	if err := table.Write(&b, one); err != nil {
		log.Fatal(err)
	}
	fmt.Print(strings.ReplaceAll(strings.TrimPrefix(b.String(), "\ufeff"), "\r", ""))
	// Output:
	// "name";"country";"phone";"base_rev";"_keys";"_format"
	// "Acme Inc.";"US";"'+1 555 0100";"4f3c";"";"ropa-audit-csv/1 party"
}
