package model_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

// written returns a value of f in its written form.
func written(f *Field) string {
	switch f.Type {
	case DateType:
		return "2026-11-22"
	case PeriodType:
		return "P3Y6M"
	case NumberType:
		return "12"
	case CountType:
		return "8-10; about"
	case ChoiceType:
		return f.Choices[0].Code
	case AnswerType:
		return "unknown"
	case CountryType:
		return "DK"
	}
	return "text of " + f.Key
}

// eachObject calls each for a record of every kind and, with one item in every
// list, for its items and scopes.
func eachObject(each func(where string, o Object)) {
	var walk func(where string, o Object)
	walk = func(where string, o Object) {
		each(where, o)
		for _, f := range o.Fields() {
			switch {
			case f.HasItems():
				item := o.Append(f)
				walk(where+"."+f.Key, item)
			case f.Type == ScopeType:
				walk(where+"."+f.Key, o.Scope(f))
			}
		}
	}
	for _, k := range Kinds {
		walk(string(k), Of(New(k)))
	}
}

func TestEveryFieldIsWrittenAndReadThroughObject(t *testing.T) {
	n := 0
	eachObject(func(where string, o Object) {
		for _, f := range o.Fields() {
			n++
			at := where + "." + f.Key
			if !o.IsZero(f) && f.Key != "key" {
				t.Errorf("%s says something in an empty record", at)
			}
			switch {
			case f.Many:
				for _, want := range [][]string{{"a"}, {"b", "a", "b"}} {
					o.SetTexts(f, want)
					if got := o.Texts(f); !slices.Equal(got, want) || o.Text(f) != strings.Join(want, ", ") {
						t.Errorf("%s is %q, %q after writing %q", at, got, o.Text(f), want)
					}
				}
				o.SetText(f, "c")
				if got := o.Texts(f); !slices.Equal(got, []string{"c"}) {
					t.Errorf("%s is %q after writing c", at, got)
				}
			case f.Type == SelectionType:
				for _, want := range []Selection{{Word: WordGroup}, {Keys: []string{"a", "b"}}} {
					o.SetSelection(f, want)
					if diff := cmp.Diff(want, o.Selection(f)); diff != "" {
						t.Errorf("%s (-want +got):\n%s", at, diff)
					}
				}
				for text, want := range map[string]Selection{"k1": These("k1"), "all": All(), "group": These("group")} {
					if f.Word != "" {
						want = map[string]Selection{"k1": These("k1"), "all": These("all"), "group": Group()}[text]
					}
					o.SetText(f, text)
					if diff := cmp.Diff(want, o.Selection(f)); diff != "" || o.Text(f) != text {
						t.Errorf("%s after writing %s: %q (-want +got):\n%s", at, text, o.Text(f), diff)
					}
				}
			case f.Leaf():
				for _, want := range []string{written(f), "malformed"} {
					o.SetText(f, want)
					if got := o.Text(f); got != want {
						t.Errorf("%s is %q after writing %q", at, got, want)
					}
					if got := o.Texts(f); !slices.Equal(got, []string{want}) {
						t.Errorf("%s is %q after writing %q", at, got, want)
					}
				}
			case f.Type == SaidType:
				o.SetAnswer(f, AnswerUnknown, "why")
				if answer, reason := o.Answer(f); answer != AnswerUnknown || reason != "why" {
					t.Errorf("%s is answered %q, %q", at, answer, reason)
				}
				continue
			case f.Type == ScopeType:
				o.Scope(f).SetText(o.Scope(f).Field("when"), "now")
			default:
				o.Append(f)
			}
			if o.IsZero(f) {
				t.Errorf("%s says nothing after writing", at)
			}
			o.Clear(f)
			if !o.IsZero(f) {
				t.Errorf("%s says something after clearing", at)
			}
			if f.Leaf() {
				o.SetTexts(f, []string{written(f)})
				o.SetText(f, "")
				if !o.IsZero(f) || o.Text(f) != "" || o.Texts(f) != nil {
					t.Errorf("%s is %q after writing nothing", at, o.Texts(f))
				}
			}
		}
	})
	if n < 400 {
		t.Errorf("met only %d fields", n)
	}
}

func TestItemsAreAppendedFoundMovedAndRemoved(t *testing.T) {
	for _, key := range []string{"purposes", "recipients"} {
		a := new(Activity)
		o := Of(a)
		f := o.Field(key)
		keys := func() string {
			var list []string
			for i, item := range o.Items(f) {
				if found, at, ok := o.Find(f, item.Key()); !ok || at != i || found.Key() != item.Key() {
					t.Errorf("%s is found at %d, %v", item.Key(), at, ok)
				}
				list = append(list, item.Key())
			}
			return strings.Join(list, " ")
		}
		for _, k := range []string{"a", "b", "c", "d"} {
			item := o.Append(f)
			if len(item.Key()) != 12 {
				t.Errorf("the fresh key is %q", item.Key())
			}
			item.SetKey(k)
		}
		for _, step := range []struct {
			name string
			do   func()
			want string
		}{
			{"appended", func() {}, "a b c d"},
			{"move to the end", func() { o.Move(f, 0, 3) }, "b c d a"},
			{"move to the front", func() { o.Move(f, 2, 0) }, "d b c a"},
			{"move nowhere", func() { o.Move(f, 1, 1); o.Move(f, -1, 0); o.Move(f, 0, 4); o.Move(f, 4, 0) }, "d b c a"},
			{"remove in the middle", func() { o.Remove(f, 1) }, "d c a"},
			{"remove what is not there", func() { o.Remove(f, 3); o.Remove(f, -1) }, "d c a"},
			{"remove the last and the first", func() { o.Remove(f, 2); o.Remove(f, 0) }, "c"},
		} {
			step.do()
			if got := keys(); got != step.want {
				t.Errorf("%s, %s: %s, want %s", key, step.name, got, step.want)
			}
		}
		if _, at, ok := o.Find(f, "a"); ok || at != -1 {
			t.Errorf("a is still found at %d", at)
		}
		if answer, _ := o.Answer(f); f.Type == SaidType && answer != AnswerListed {
			t.Errorf("the answer beside the list is %q", answer)
		}
		o.Remove(f, 0)
		if !o.IsZero(f) {
			t.Errorf("%s says something after the last item went", key)
		}
	}
}

func TestRemovingTheLastItemKeepsWhatElseWasSaid(t *testing.T) {
	a := &Activity{Recipients: Said[Recipient]{Answer: AnswerUnknown, Reason: "asked IT", Items: []Recipient{{Key: "r"}}}}
	Of(a).Remove(FieldOf(KindActivity, "recipients"), 0)
	if want := (Said[Recipient]{Answer: AnswerUnknown, Reason: "asked IT"}); !cmp.Equal(a.Recipients, want) {
		t.Errorf("%+v, want %+v", a.Recipients, want)
	}
}

// A wrong field is a mistake in the program. Reading finds nothing there, and
// writing says which field it was.
func TestFieldsWithoutItemsHaveNone(t *testing.T) {
	o := Of(&Activity{Common: Common{Name: "Payroll"}, Tags: []string{"a"}, Companies: Group()})
	for _, f := range o.Fields() {
		if f.HasItems() {
			continue
		}
		if o.Len(f) != 0 || len(o.Items(f)) != 0 {
			t.Errorf("%s has %d items", f.Key, o.Len(f))
		}
		if _, _, ok := o.Find(f, "a"); ok {
			t.Errorf("%s has an item a", f.Key)
		}
		o.Remove(f, 0)
		o.Move(f, 0, 0)
		if answer, reason := o.Answer(f); answer+reason != "" {
			t.Errorf("%s is answered %q", f.Key, answer)
		}
	}
	for name, do := range map[string]func(){
		"model: Append to tags, a field of type text":        func() { o.Append(o.Field("tags")) },
		"model: SetText on purposes, a field of type items":  func() { o.SetText(o.Field("purposes"), "") },
		"model: SetText on recipients, a field of type said": func() { o.SetText(o.Field("recipients"), "none") },
		"model: 2 texts for name, which takes one":           func() { o.SetTexts(o.Field("name"), []string{"a", "b"}) },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != name {
					t.Errorf("panics with %q, want %q", got, name)
				}
			}()
			do()
		}()
	}
}

// scribble changes every string and every list that v leads to.
func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		scribble(v.Elem())
	case reflect.String:
		v.SetString(v.String() + "!")
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i))
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			scribble(field)
		}
	}
}

func TestClonesShareNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		for _, k := range Kinds {
			rec := modeltest.Record(t, reg, k)
			before := string(Canonical(rec))
			c := Clone(rec)
			if diff := cmp.Diff(rec, c); diff != "" {
				t.Fatalf("a clone differs (-want +got):\n%s", diff)
			}
			fields := New(k)
			for _, f := range Of(rec).Fields() {
				Of(fields).Copy(f, Of(rec))
			}
			if diff := cmp.Diff(rec, fields); diff != "" {
				t.Fatalf("a copy of all fields differs (-want +got):\n%s", diff)
			}
			scribble(reflect.ValueOf(c))
			scribble(reflect.ValueOf(fields))
			if after := string(Canonical(rec)); after != before {
				t.Fatalf("the record changed with its copies\n was %s\n  is %s", before, after)
			}
		}
	})
}

func TestFreshKeysAreValidAndDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		k := NewKey()
		if strings.Trim(k, "abcdefghijklmnopqrstuvwxyz234567") != "" || len(k) != 12 || seen[k] {
			t.Fatalf("key %q", k)
		}
		seen[k] = true
	}
}

func ExampleOf() {
	a := &Activity{Common: Common{Name: "Payroll"}}
	o := Of(a)
	o.SetText(o.Field("starts_on"), "2026-01-01")
	purpose := o.Append(o.Field("purposes"))
	purpose.SetText(purpose.Field("text"), "Pay the staff")
	fmt.Println(a.StartsOn, a.Purposes[0].Text)
	// Output: 2026-01-01 Pay the staff
}

// A field of something else would lead out of the struct.
func TestAFieldOfSomethingElseIsRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the field of an activity was read in a unit")
		}
	}()
	Of(new(Unit)).Text(FieldOf(KindActivity, "description"))
}
