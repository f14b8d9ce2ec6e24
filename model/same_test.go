package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/modeltest"
)

func TestSameIsToDifferInNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		a := modeltest.Record(t, reg, rapid.SampledFrom(model.Kinds).Draw(t, "kind"))
		b, _ := modeltest.Change(t, reg, a)
		if got, want := model.Same(a, b), len(model.Diff(a, b)) == 0; got != want {
			t.Fatalf("Same is %v, and Diff finds %d differences", got, len(model.Diff(a, b)))
		}
		if !model.Same(a, model.Clone(a)) {
			t.Fatal("a copy is not the same")
		}
	})
}
