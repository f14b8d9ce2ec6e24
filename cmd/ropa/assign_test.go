package main

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/modeltest"
)

// TestAssigningWhatIsThereChangesNothing sets every leaf of random records to what
// it says already.
func TestAssigningWhatIsThereChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		k := rapid.SampledFrom(model.Kinds).Draw(t, "kind")
		rec := modeltest.Record(t, reg, k)
		model.Normalize(rec)
		for path, p := range model.Leaves(rec) {
			text := p.Object.Text(p.Field)
			switch {
			case p.Field.Key == "key" || p.Field.Key == "uid":
				continue
			case p.Field.Many && slices.ContainsFunc(p.Object.Texts(p.Field), func(t string) bool { return strings.Contains(t, ",") || strings.TrimSpace(t) != t }):
				continue // commas separate; such a value is added with +=
			}
			set := setter{rec: model.Clone(rec), reg: reg}
			if err := set.assign(string(path) + "=" + text); err != nil {
				t.Fatalf("%s=%q: %v", path, text, err)
			}
			if d := model.Diff(rec, set.rec); len(d) > 0 {
				t.Fatalf("%s=%q changed %s", path, text, d[0].Path)
			}
		}
	})
}
