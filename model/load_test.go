package model_test

import (
	"runtime"
	"sync"
	"testing"

	. "ropa/model"
	"ropa/model/sample"
)

// bodies returns the bodies of n synthetic activities and a register with what
// they link to.
func bodies(n int) (reg *Register, texts []string, size int64) {
	reg = new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	for rec := range sample.Synthetic(n, 1) {
		if rec.Kind() != KindActivity {
			reg.Put(rec)
			continue
		}
		body := string(Canonical(rec))
		texts = append(texts, body)
		size += int64(len(body))
	}
	return reg, texts, size
}

// onAll calls do for every number below n, on all processors.
func onAll(n int, do func(i int)) {
	var wg sync.WaitGroup
	procs := runtime.GOMAXPROCS(0)
	for p := range procs {
		wg.Go(func() {
			for i := p; i < n; i += procs {
				do(i)
			}
		})
	}
	wg.Wait()
}

// The goal of design.md for loading and decoding ten thousand activities is 0.3 s
// on two processors, and what the file takes goes off that.
func BenchmarkDecodeTenThousand(b *testing.B) {
	_, texts, size := bodies(10_000)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		onAll(len(texts), func(i int) {
			if _, err := DecodeBody(KindActivity, texts[i]); err != nil {
				b.Error(err)
			}
		})
	}
}

func BenchmarkDecodeBody(b *testing.B) {
	_, texts, size := bodies(100)
	b.SetBytes(size / int64(len(texts)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := DecodeBody(KindActivity, texts[i%len(texts)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchTextOfTenThousand(b *testing.B) {
	reg, texts, size := bodies(10_000)
	records := make([]Record, len(texts))
	for i, body := range texts {
		records[i], _ = DecodeBody(KindActivity, body)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		onAll(len(records), func(i int) { SearchTextOf(records[i], reg) })
	}
}

func BenchmarkCanonicalTenThousand(b *testing.B) {
	_, texts, size := bodies(10_000)
	records := make([]Record, len(texts))
	for i, body := range texts {
		records[i], _ = DecodeBody(KindActivity, body)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		onAll(len(records), func(i int) { Canonical(records[i]) })
	}
}
