package sample

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
	"ropa/model/law"
)

// register returns the sample as a new register file would hold it: with the
// shipped terms.
func register() *model.Register {
	reg := new(model.Register)
	for _, t := range model.ShippedTerms() {
		reg.Put(t)
	}
	for _, r := range Register() {
		reg.Put(r)
	}
	return reg
}

func TestEveryRecordCanBeSaved(t *testing.T) {
	reg := register()
	for _, r := range Register() {
		if err := model.Validate(r, reg); err != nil {
			t.Errorf("%s %q:\n%v", r.Kind(), r.Base().Name, err)
		}
	}
}

func TestTheRegisterIsTheSameOnEveryCall(t *testing.T) {
	if diff := cmp.Diff(Register(), Register()); diff != "" {
		t.Error(diff)
	}
}

func TestNothingChangesWhenItIsStored(t *testing.T) {
	for _, r := range Register() {
		stored := model.Clone(r)
		model.Normalize(stored)
		if diff := cmp.Diff(r, stored); diff != "" {
			t.Errorf("%s %q: %s", r.Kind(), r.Base().Name, diff)
		}
	}
}

func TestUIDsRefsAndNamesAreUnique(t *testing.T) {
	uids, refs, names := map[string]string{}, map[string]string{}, map[string]bool{}
	for _, r := range Register() {
		b := r.Base()
		if other, seen := uids[b.UID]; seen {
			t.Errorf("%q and %q share the uid %s", b.Name, other, b.UID)
		}
		uids[b.UID] = b.Name
		if k := string(r.Kind()) + b.Name; names[k] {
			t.Errorf("two records of kind %s are called %q", r.Kind(), b.Name)
		} else {
			names[k] = true
		}
		if a, ok := r.(*model.Activity); ok {
			if refs[a.Ref] != "" {
				t.Errorf("%q and %q share the ref %s", a.Name, refs[a.Ref], a.Ref)
			}
			refs[a.Ref] = a.Name
		}
	}
}

// TestEveryFieldIsUsed walks the catalogue beside the register: each field of
// each kind, of its items and of their scopes stands in at least one record.
func TestEveryFieldIsUsed(t *testing.T) {
	used := map[string]bool{}
	reg := register()
	for _, r := range reg.Records("") {
		note(used, string(r.Kind()), model.Of(r))
	}
	var missing []string
	for _, k := range model.Kinds {
		missing = append(missing, unused(used, string(k), model.Fields(k))...)
	}
	// A category of data is not itself about categories of data.
	missing = slices.DeleteFunc(missing, func(path string) bool { return path == "activity.personal_data.scope.personal_data" })
	if len(missing) > 0 {
		t.Errorf("no record of the sample uses\n%s", strings.Join(missing, "\n"))
	}
}

// note marks what o says, under the paths of its fields.
func note(used map[string]bool, at string, o model.Object) {
	for _, f := range o.Fields() {
		if o.IsZero(f) {
			continue
		}
		path := at + "." + f.Key
		used[path] = true
		switch f.Type {
		case model.ScopeType:
			note(used, path, o.Scope(f))
		case model.SaidType:
			answer, reason := o.Answer(f)
			used[path+"="+answer] = true
			if reason != "" {
				used[path+" reason"] = true
			}
		case model.SelectionType:
			used[path+"="+word(o.Selection(f))] = true
		case model.AnswerType:
			used["answer "+o.Text(f)] = true
		}
		if f.HasItems() {
			for _, item := range o.Items(f) {
				note(used, path, item)
			}
		}
	}
}

func word(s model.Selection) string {
	if s.Word != "" {
		return s.Word
	}
	return "list"
}

func unused(used map[string]bool, at string, fields []*model.Field) (missing []string) {
	want := func(path string) {
		if !used[path] {
			missing = append(missing, path)
		}
	}
	for _, f := range fields {
		path := at + "." + f.Key
		want(path)
		for _, c := range f.Answers() {
			want(path + "=" + c.Code)
		}
		if f.Type == model.SaidType {
			want(path + " reason")
		}
		if f.Word != "" {
			want(path + "=" + f.Word)
			want(path + "=list")
		}
		missing = append(missing, unused(used, path, f.Fields)...)
	}
	return missing
}

func TestEveryWordOfAScopeIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, r := range Register() {
		var walk func(o model.Object)
		walk = func(o model.Object) {
			for _, f := range o.Fields() {
				switch {
				case f.Type == model.ScopeType:
					walk(o.Scope(f))
				case f.Type == model.SelectionType && !o.IsZero(f):
					used[f.Key+" "+word(o.Selection(f))] = true
				case f.Type == model.AnswerType && !o.IsZero(f):
					used["answer "+o.Text(f)] = true
				case f.HasItems():
					for _, item := range o.Items(f) {
						walk(item)
					}
				}
			}
		}
		walk(model.Of(r))
	}
	want := []string{"answer yes", "answer no", "answer unknown", "companies group"}
	for _, list := range []string{"companies", "purposes", "data_subjects", "personal_data"} {
		for _, w := range []string{"all", "rest", "list"} {
			want = append(want, list+" "+w)
		}
	}
	for _, w := range want {
		if !used[w] {
			t.Errorf("nowhere in the sample: %s", w)
		}
	}
}

// The codes of the lists that say who takes part and in what way are all there,
// so that the demo shows each of them once.
func TestEveryRoleAndStatusIsUsed(t *testing.T) {
	used := map[string]map[string]bool{}
	var walk func(kind string, o model.Object)
	walk = func(at string, o model.Object) {
		for _, f := range o.Fields() {
			path := at + "." + f.Key
			if f.Type == model.ChoiceType {
				if used[path] == nil {
					used[path] = map[string]bool{}
				}
				for _, c := range o.Texts(f) {
					used[path][c] = true
				}
			}
			if f.HasItems() {
				for _, item := range o.Items(f) {
					walk(path, item)
				}
			}
		}
	}
	for _, r := range Register() {
		walk(string(r.Kind()), model.Of(r))
	}
	for path, choices := range map[string]law.Choices{
		"activity.recipients.role":   law.RecipientRoles,
		"activity.legal_bases.art6":  law.Art6[:3],
		"activity.role":              model.FieldOf(model.KindActivity, "role").Choices,
		"activity.processing_status": model.FieldOf(model.KindActivity, "processing_status").Choices,
		"activity.record_status":     model.FieldOf(model.KindActivity, "record_status").Choices,
		"activity.special_data":      model.FieldOf(model.KindActivity, "special_data").Choices,
		"activity.dpia_status":       model.FieldOf(model.KindActivity, "dpia_status").Choices,
		"activity.reviews.outcome":   model.FieldOf(model.KindActivity, "reviews").Field("outcome").Choices,
		"activity.sources.from":      model.FieldOf(model.KindActivity, "sources").Field("from").Choices,
		"party.agreements.status":    model.FieldOf(model.KindParty, "agreements").Field("status").Choices,
		"party.agreements.kind":      model.FieldOf(model.KindParty, "agreements").Field("kind").Choices[:4],
		"document.document_kind":     model.FieldOf(model.KindDocument, "document_kind").Choices,
		"rule.rule_kind":             law.RuleKinds[:5],
	} {
		for _, c := range choices {
			if !used[path][c.Code] {
				t.Errorf("%s is nowhere %q; used are %s", path, c.Code, slices.Sorted(maps.Keys(used[path])))
			}
		}
	}
}

// TestSharedThingsAreEnteredOnce holds the promise of the sample: no record is a
// copy of another under a second name.
func TestSharedThingsAreEnteredOnce(t *testing.T) {
	seen := map[string]string{}
	for _, r := range Register() {
		c := model.Clone(r)
		*c.Base() = model.Common{}
		if a, ok := c.(*model.Activity); ok {
			a.Ref = ""
		}
		body := fmt.Sprintf("%#v", c)
		if other, twice := seen[body]; twice {
			t.Errorf("%s %q says the same as %q", r.Kind(), r.Base().Name, other)
		}
		seen[body] = r.Base().Name
	}
}

func TestTheGroupIsAsWide(t *testing.T) {
	own := register().OwnCompanies()
	if len(own) != 17 {
		t.Errorf("the sample has %d own companies, want 17", len(own))
	}
	countries := map[model.Country]bool{}
	for _, p := range own {
		countries[p.Country] = true
	}
	want := []model.Country{"AT", "CZ", "DE", "DK", "FI", "LT", "NL", "NO", "PL", "SE"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(countries))); diff != "" {
		t.Error(diff)
	}
}
