package tui

import (
	"strings"
	"testing"

	"ropa/model"
)

// What is typed into a field is read as on the command line.
func TestTypedValuesAreReadAsEverywhere(t *testing.T) {
	for _, x := range []struct{ field, typed string }{
		{"starts_on", "28 February 2024"},
		{"starts_on", "28.2.2024"},
		{"starts_on", "next spring"},
		{"starts_on", "03/04/2026"},
		{"review_every", "3 years and 6 months"},
		{"review_every", "5y"},
		{"review_every", "now and then"},
		{"owners", "Head of Sales"},
	} {
		b := startDesk(t)
		f := b.opens(editing{uid: uidOf(9), at: model.Path(x.field)})
		fl := f.row().field
		b.press("enter")
		b.types(x.typed)
		b.press("tab")
		want, err := fl.Read(x.typed)
		if err != nil {
			want = x.typed
		}
		if got := model.Of(f.s.rec).Text(fl); got != want {
			t.Errorf("%s: %q is kept as %q, want %q", x.field, x.typed, got, want)
		}
	}
}

// In a dialog, too, what the command line reads as a value is the first choice.
func TestTypedChoicesAreReadAsEverywhere(t *testing.T) {
	seen := map[*model.Field]bool{}
	var walk func(list []*model.Field)
	walk = func(list []*model.Field) {
		for _, f := range list {
			walk(f.Fields)
			if seen[f] || f.Type != model.ChoiceType && f.Type != model.CountryType {
				continue
			}
			seen[f] = true
			items := countryItems()
			if f.Type == model.ChoiceType {
				items = choiceItems(f)
			}
			rank := ranking{items: append([]item{notSaid}, items...)}
			for _, it := range items {
				for _, typed := range append([]string{it.label, strings.ToUpper(it.label)}, it.also...) {
					want, err := f.Read(typed)
					if err != nil || want == typed && want != it.id {
						continue // it names more than one
					}
					found, similar := rank.find(typed)
					if len(found) == 0 || similar || rank.items[found[0]].id != want {
						t.Errorf("%s: %q is read as %s, and not the first choice", f.Key, typed, want)
					}
				}
			}
		}
	}
	for _, k := range model.Kinds {
		walk(model.Fields(k))
	}
}

// Who only passes through a line does not change what it shows in another form.
func TestPassingALineLeavesItAsItIs(t *testing.T) {
	b := startDesk(t)
	b.elsewhere(uidOf(9), func(rec model.Record) {
		a := rec.(*model.Activity)
		a.Name, a.ReviewEvery, a.StartsOn = " Payroll ", "P18M", "2024-02-28"
		a.DataSubjects[0].Count = model.ParseCount("8 000 - 10 000; in 2025")
	})
	f := b.opens(editing{uid: uidOf(9), at: "name"})
	for _, field := range []string{"name", "starts_on", "review_every"} {
		b.stops()
		b.press("g")
		b.toLabel(model.FieldOf(model.KindActivity, field).Label)
		b.press("enter", "enter", "shift+tab", "tab", "esc")
	}
	b.stops()
	b.run(f.visit("data_subjects[d1].count"))
	b.press("enter", "tab", "esc")
	if f.s.dirty {
		t.Errorf("it changed: %v", model.Diff(f.s.was, f.s.rec))
	}
	b.stops()
	b.press("esc")
	b.run(f.visit("name"))
	b.press("enter", "backspace")
	b.types("!  ")
	b.press("tab")
	if got := f.s.rec.Base().Name; got != "Payroll!" {
		t.Errorf("the name is %q", got)
	}
}
