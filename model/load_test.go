package model_test

import (
	"runtime"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
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

// The goal for loading and decoding ten thousand activities is 0.3 s
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

// What is read over another record says nothing of it any more.
func TestBodyReaderForgets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		for _, k := range Kinds {
			r := NewBodyReader(k)
			list := reg.Records(k)
			for _, rec := range append(list, list[0], New(k)) {
				body := string(Canonical(rec))
				got, err := r.Read(body)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(body, string(Canonical(got))); diff != "" {
					t.Fatalf("%s (-stored +read):\n%s", k, diff)
				}
			}
		}
		if _, err := NewBodyReader(KindUnit).Read(`{"name":"a"} b`); err == nil {
			t.Error("what stands behind the record was passed over")
		}
	})
}

func BenchmarkBodyReader(b *testing.B) {
	_, texts, size := bodies(100)
	b.SetBytes(size / int64(len(texts)))
	b.ReportAllocs()
	r := NewBodyReader(KindActivity)
	for i := 0; b.Loop(); i++ {
		if _, err := r.Read(texts[i%len(texts)]); err != nil {
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
