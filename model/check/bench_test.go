package check_test

import (
	"slices"
	"testing"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// synthetic returns a register of n activities as large as real ones.
func synthetic(n int) (*model.Register, []*model.Activity) {
	reg := modeltest.Load()
	var list []*model.Activity
	for rec := range sample.Synthetic(n, 1) {
		reg.Put(rec)
		if a, ok := rec.(*model.Activity); ok {
			list = append(list, a)
		}
	}
	return reg, list
}

// The goal is 100 ms for 10,000 activities on two cores.
func BenchmarkAll10000(b *testing.B) {
	reg, list := synthetic(10_000)
	c := check.New(reg, today, "")
	found := 0
	for b.Loop() {
		found = 0
		c.Activities(slices.Values(list), func(_ *model.Activity, of []check.Finding) { found += len(of) })
	}
	b.ReportMetric(float64(found)/float64(len(list)), "findings/activity")
}

// The goal is 100 microseconds, so that the editor can check at every key.
func BenchmarkActivity(b *testing.B) {
	reg, list := synthetic(1000)
	c := check.New(reg, today, "")
	i := 0
	for b.Loop() {
		c.Activity(list[i%len(list)])
		i++
	}
}

func BenchmarkNew10000(b *testing.B) {
	reg, _ := synthetic(10_000)
	for b.Loop() {
		check.New(reg, today, "")
	}
}

func BenchmarkCompleteness(b *testing.B) {
	reg, list := synthetic(1000)
	c := check.New(reg, today, "")
	i := 0
	for b.Loop() {
		c.Completeness(list[i%len(list)])
		c.Evidence(list[i%len(list)])
		i++
	}
}
