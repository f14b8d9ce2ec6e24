package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

// mended returns rec with everything taken out that cannot be saved.
func mended(t *rapid.T, rec Record, reg *Register) Record {
	Normalize(rec)
	for range 200 {
		err := Validate(rec, reg)
		if err == nil {
			return rec
		}
		p := err.(Problems)[0]
		at, err := Of(rec).At(p.Path)
		switch {
		case err != nil:
			t.Fatalf("%s: %v", p, err)
		case p.Path == "name":
			rec.Base().Name = "Mended"
		case p.Path == "uid" || p.Path == "ref":
			t.Fatal(p)
		case at.Part == "answer":
			_, reason := at.Object.Answer(at.Field)
			answer := ""
			if at.Object.Len(at.Field) > 0 {
				answer = AnswerListed
			}
			at.Object.SetAnswer(at.Field, answer, reason)
		case at.Item >= 0:
			at.Object.Item(at.Field, at.Item).SetKey(rapid.StringMatching("[a-z]{12}").Draw(t, "key"))
		case at.Part != "":
			answer, _ := at.Object.Answer(at.Field)
			at.Object.SetAnswer(at.Field, answer, "")
		default:
			at.Object.Clear(at.Field)
		}
	}
	t.Fatal("cannot be mended: ", Validate(rec, reg))
	return nil
}

// edited returns a copy of rec that somebody worked on and that can be saved.
func edited(t *rapid.T, rec Record, reg *Register) Record {
	name, uid := rec.Base().Name, rec.Base().UID
	rec = damaged(t, rec)
	rec.Base().UID = uid
	if a, ok := rec.(*Activity); ok {
		a.Ref = "PA-0001"
	}
	if rapid.Bool().Draw(t, "keep the name") {
		rec.Base().Name = name
	}
	other := Of(modeltest.Record(t, reg, rec.Kind()))
	o := Of(rec)
	for _, f := range o.Fields() {
		if !f.HasItems() {
			continue
		}
		for i := range other.Len(f) {
			if rapid.IntRange(0, 2).Draw(t, "add") == 0 {
				item := o.Append(f)
				for _, part := range item.Fields() {
					item.Copy(part, other.Item(f, i))
				}
				// The keys of two people meet now and then.
				item.SetKey(fmt.Sprintf("n%d", rapid.IntRange(1, 9).Draw(t, "n")))
			}
		}
		if n := o.Len(f); n > 1 && rapid.IntRange(0, 3).Draw(t, "move") == 0 {
			o.Move(f, rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to"))
		}
	}
	return mended(t, rec, reg)
}

func sides(t *rapid.T) (reg *Register, base, ours, theirs Record) {
	reg = modeltest.Register(t)
	base = modeltest.Record(t, reg, rapid.SampledFrom([]Kind{KindActivity, KindActivity, KindActivity, KindParty, KindTerm, KindRule, KindRegister}).Draw(t, "kind"))
	if a, ok := base.(*Activity); ok {
		a.Ref = "PA-0001"
	}
	return reg, base, edited(t, base, reg), edited(t, base, reg)
}

func TestMergingWithAnUnchangedSideChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg, b, o, _ := sides(t)
		for name, c := range map[string][3]Record{"ours": {b, o, b}, "theirs": {b, b, o}, "both": {b, o, Clone(o)}, "none": {b, b, b}} {
			want := c[1]
			if name == "theirs" {
				want = c[2]
			}
			merged, conflicts := Merge(c[0], c[1], c[2])
			if d := differences(reg, want, merged); d != "" || len(conflicts) > 0 {
				t.Fatalf("%s: %s%s", name, told(conflicts), d)
			}
		}
	})
}

func TestMergedRecordsCanBeSaved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg, b, o, th := sides(t)
		before := string(Canonical(o)) + string(Canonical(th))
		merged, conflicts := Merge(b, o, th)
		if err := Validate(merged, reg); err != nil {
			t.Fatalf("%v\nmerged:\n%s\nours:\n%s\ntheirs:\n%s\nconflicts:\n%s", err, differences(reg, b, merged), differences(reg, b, o), differences(reg, b, th), told(conflicts))
		}
		for _, c := range conflicts {
			if _, err := Of(merged).At(c.Path); err != nil {
				t.Fatalf("a conflict leads nowhere: %v", err)
			}
		}
		// Whatever is decided, it can be saved, and nobody's record was touched.
		for _, c := range conflicts {
			side := o
			if rapid.Bool().Draw(t, "theirs") {
				side = th
			}
			Take(merged, side, c.Path)
			if err := Validate(merged, reg); err != nil {
				t.Fatalf("after the decision about %s: %v\n%s", c.Path, err, told(conflicts))
			}
		}
		if after := string(Canonical(o)) + string(Canonical(th)); after != before {
			t.Fatal("merging changed a side")
		}
	})
}

func TestBothSidesOfAMergeAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg, b, o, th := sides(t)
		here, conflicts := Merge(b, o, th)
		there, back := Merge(b, th, o)
		if diff := cmp.Diff(pathsOf(conflicts), pathsOf(back)); diff != "" {
			t.Fatalf("conflicts (-here +there):\n%s", diff)
		}
		for _, d := range Diff(here, there) {
			in := func(c Conflict) bool {
				onParty := d.Field.List == ListAgreements || d.Field.List == ListTools
				return d.Path == c.Path || onParty && c.Field.To == KindParty // it goes with its party
			}
			if !slices.ContainsFunc(conflicts, in) {
				t.Fatalf("here and there differ outside the conflicts:\n%s%s", told(conflicts), differences(reg, here, there))
			}
		}
	})
}

// What one side alone did is in the merged record, or in a conflict.
func TestMergeDropsNoChangeSilently(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg, b, o, th := sides(t)
		merged, conflicts := Merge(b, o, th)
		touched := map[Path]bool{}
		for _, d := range Diff(b, th) {
			touched[d.Path] = true
		}
		conflict := func(p Path) bool {
			return slices.ContainsFunc(conflicts, func(c Conflict) bool {
				return p == c.Path || strings.HasPrefix(string(p), string(c.Path)+".") || strings.HasPrefix(string(c.Path), string(p)+".")
			})
		}
		for _, d := range Diff(b, o) {
			if touched[d.Path] || conflict(d.Path) || d.Field.Many || d.Field.Type == SelectionType || d.Op == Moved {
				continue
			}
			if d.Field.Type == KeyType && len(conflicts) > 0 {
				continue // it may name an item that stays, or go with its party
			}
			ours, _ := Of(o).At(d.Path)
			at, err := Of(merged).At(d.Path)
			switch {
			case d.Op == Removed:
				if err == nil {
					t.Fatalf("%s is still there\n%s", d.Path, told(conflicts))
				}
			case err != nil:
				// Its key met that of another list, and it has another now.
				if _, err := Of(th).At(d.Path); err == nil {
					t.Fatalf("%s: %v", d.Path, err)
				}
			case d.Part != "":
				a1, r1 := ours.Object.Answer(d.Field)
				a2, r2 := at.Object.Answer(d.Field)
				if d.Part == "reason" && r1 != r2 || d.Part == "answer" && a1 != a2 && (a2 == AnswerListed) != (at.Object.Len(d.Field) > 0) {
					t.Fatalf("%s is %q %q, ours %q %q", d.Path, a2, r2, a1, r1)
				}
			case d.Op == Changed:
				if got, want := at.Object.Text(at.Field), ours.Object.Text(ours.Field); got != want {
					t.Fatalf("%s is %q, we said %q\n%s%s", d.Path, got, want, told(conflicts), differences(reg, b, merged))
				}
			}
		}
	})
}

// Two people who work on different fields never hear of each other.
func TestEditsAtDifferentPlacesMeetInNoConflict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		k := rapid.SampledFrom(Kinds).Draw(t, "kind")
		base, x, y := modeltest.Record(t, reg, k), modeltest.Record(t, reg, k), modeltest.Record(t, reg, k)
		ours, theirs, want := Clone(base), Clone(base), Clone(base)
		for _, f := range Of(base).Fields() {
			switch rapid.IntRange(0, 2).Draw(t, f.Key) {
			case 0:
				Of(ours).Copy(f, Of(x))
				Of(want).Copy(f, Of(x))
			case 1:
				Of(theirs).Copy(f, Of(y))
				Of(want).Copy(f, Of(y))
			}
		}
		// Scopes and keys may dangle now; that is not what is asked here.
		for _, rec := range []Record{base, ours, theirs, want} {
			for _, p := range Leaves(rec) {
				if p.Field.Type == KeyType || p.Field.Type == SelectionType && p.Field.List != ListCompanies || p.Field.Key == "key" {
					if p.Field.Key != "key" {
						p.Object.Clear(p.Field)
					}
				}
			}
			n := 0
			for _, f := range Of(rec).Fields() {
				for _, item := range Of(rec).Items(f) {
					n++
					item.SetKey(f.Key + item.Key())
				}
			}
		}
		merged, conflicts := Merge(base, ours, theirs)
		if d := differences(reg, want, merged); d != "" || len(conflicts) > 0 {
			t.Fatalf("%s%s", told(conflicts), d)
		}
	})
}
