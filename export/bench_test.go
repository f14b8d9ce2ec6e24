package export_test

import (
	"context"
	"fmt"
	"testing"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

// BenchmarkMakeNew plans the import of 10,000 new activities that name 10,000
// suppliers, new ones too, beside 10,000 that are there.
func BenchmarkMakeNew(b *testing.B) {
	var there []model.Record
	for i := range 10_000 {
		there = append(there, &model.Party{Common: model.Common{UID: uid(i), Name: fmt.Sprintf("Supplier %d", i)}})
	}
	f := exporttest.New(modeltest.Load(there...))
	for b.Loop() {
		file := &export.File{Name: "new.csv", Records: make([]export.Incoming, 10_000)}
		for i := range file.Records {
			file.Records[i] = export.Incoming{
				Place: export.Place{File: file.Name, Row: i + 2}, Kind: model.KindActivity,
				Record: &model.Activity{
					Common:     model.Common{Name: fmt.Sprintf("Matter %d", i)},
					Recipients: model.Said[model.Recipient]{Answer: "listed", Items: []model.Recipient{{Key: "r1", Party: model.Link(fmt.Sprintf("Vendor %d", i))}}},
				},
			}
		}
		if p, err := export.Make(context.Background(), file, f.Reg, f, export.Options{}); err != nil || p.Count(export.New) != 10_000 || len(p.Created) != 10_000 {
			b.Fatal(err)
		}
	}
}
