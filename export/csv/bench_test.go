package csv

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// synthetic returns a register of n activities and their bodies.
func synthetic(n int) (reg *model.Register, bodies []string) {
	reg = modeltest.Load(slices.Collect(sample.Synthetic(n, 1))...)
	for _, rec := range reg.Records(model.KindActivity) {
		bodies = append(bodies, string(model.Canonical(rec)))
	}
	return reg, bodies
}

// The whole way of an export: decode a body, write a row. MB/s counts bodies.
func BenchmarkExport(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		reg, bodies := synthetic(n)
		size := 0
		for _, body := range bodies {
			size += len(body)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				work := worker(b, reg)
				var row []byte
				for _, body := range bodies {
					row = writeBody(b, work, row, body)
				}
			}
			b.ReportMetric(float64(size)/float64(n), "bytes/record")
		})
	}
}

// worker returns what writes rows of activities.
func worker(tb testing.TB, reg *model.Register) export.Worker {
	tb.Helper()
	table, err := NewTable(model.KindActivity, reg, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return table.worker()
}

// writeBody decodes a body and writes its row over row.
func writeBody(tb testing.TB, work export.Worker, row []byte, body string) []byte {
	tb.Helper()
	rec, err := model.DecodeBody(model.KindActivity, body)
	if err != nil {
		tb.Fatal(err)
	}
	if row, err = work(row[:0], rec, "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"); err != nil {
		tb.Fatal(err)
	}
	return row
}

// Only the rows: what remains when the records are in memory.
func BenchmarkWrite(b *testing.B) {
	reg, _ := synthetic(1000)
	recs := reg.Records(model.KindActivity)
	b.ReportAllocs()
	for b.Loop() {
		work := worker(b, reg)
		var row []byte
		for _, rec := range recs {
			var err error
			if row, err = work(row[:0], rec, "x"); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// An untouched file of 1,000 activities is read and compared with the register.
func BenchmarkReadUntouched(b *testing.B) {
	reg, _ := synthetic(1000)
	f := exporttest.New(reg)
	data := write(b, f, model.KindActivity, Options{})
	ctx := context.Background()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		file, err := Read(ctx, "audit.csv", data, f.Reg, f, export.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := export.Make(ctx, file, f.Reg, f, export.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// Memory does not grow with the number of rows: what is remembered of them, such
// as the words for a link, is no part of a body.
func TestWriterKeepsNothingOfTheRows(t *testing.T) {
	reg, bodies := synthetic(2000)
	work := worker(t, reg)
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	row := make([]byte, 0, 1<<16)
	before := heap()
	for _, body := range bodies {
		row = writeBody(t, work, row, strings.Clone(body))
	}
	if after := heap(); after > before+1<<20 {
		t.Errorf("the heap has grown from %d to %d bytes over %d rows", before, after, len(bodies))
	}
	runtime.KeepAlive(work)
	runtime.KeepAlive(bodies)
}

// The words for links to 10,000 parties of one name.
func BenchmarkLabelsOfOneName(b *testing.B) {
	var parties []model.Record
	for range 10_000 {
		parties = append(parties, &model.Party{Common: model.Common{UID: model.NewUID(), Name: "ACME A/S"}})
	}
	reg := modeltest.Load(parties...)
	for b.Loop() {
		newLabels(reg)
	}
}
