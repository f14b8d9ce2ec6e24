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

// TestItemsOfAListAreFound names items in every way that the help gives.
func TestItemsOfAListAreFound(t *testing.T) {
	rec := &model.Activity{Purposes: []model.Purpose{
		{Key: "a", Text: "Pay salaries"}, {Key: "2", Text: "Keep accounts"}, {Key: "c", Text: "keep  Accounts"},
	}}
	o := model.Of(rec)
	items := o.Items(o.Field("purposes"))
	w := model.Words{Reg: new(model.Register), Rec: rec}
	for word, want := range map[string]int{
		"a": 0, "1": 0, "pay salaries": 0,
		"2": 1, // the key goes before the number
		"3": 2, "c": 2,
		"4": -1, "0": -1, "Keep accounts": -1, "": -1,
	} {
		if got, ok := findItem(w, items, word); got != want || ok != (want >= 0) {
			t.Errorf("item %q: got %d, %t, want %d", word, got, ok, want)
		}
	}
}
