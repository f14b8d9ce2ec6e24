package check_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
	"ropa/model/modeltest"
)

// everything calls every method for an activity.
func everything(c *check.Checker, reg *model.Register, a *model.Activity) []check.Finding {
	c.Completeness(a)
	c.Evidence(a)
	c.Duty(a)
	c.Suggest(a)
	return allOf(c, reg, []*model.Activity{a})
}

// Records that can be saved lead to findings whose places exist.
func TestFindingsNameExistingPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		a := modeltest.Record(t, reg, model.KindActivity).(*model.Activity)
		reg.Put(a)
		profile := rapid.SampledFrom(law.Profiles).Draw(t, "profile").Code
		on := rapid.SampledFrom([]law.Date{today, "2018-05-25", "2017-01-01", "2045-02-28", "0001-01-01", "9999-12-31"}).Draw(t, "on")
		c := check.New(reg, on, profile)
		found := everything(c, reg, a)
		for _, f := range found {
			for uid, path := range map[string]model.Path{f.UID: f.Path, f.Shared: f.SharedPath} {
				if uid == "" || path == "" {
					continue
				}
				rec := reg.Record(uid)
				if rec == nil {
					t.Fatalf("%s speaks of a record that is not there: %+v", f.Rule, f)
				}
				if _, err := model.Of(rec).At(path); err != nil {
					t.Fatalf("%s: %v", f.Rule, err)
				}
			}
			if f.Message == "" || f.Severity < check.Hint || f.Severity > check.Error || f.Since != "" && !f.Since.Valid() {
				t.Fatalf("%+v", f)
			}
		}
		for _, m := range c.Completeness(a) {
			if _, err := model.Of(a).At(m.Path); err != nil {
				t.Fatal(err)
			}
		}
		for _, e := range c.Evidence(a) {
			if _, err := model.Of(a).At(e.Path); err != nil {
				t.Fatal(err)
			}
		}
		for _, s := range c.Suggest(a) {
			if _, err := model.Of(a).At(s.Path); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Checking reads: it changes neither the activity nor the register.
func TestCheckingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		var before []string
		for _, rec := range reg.Records("") {
			before = append(before, string(model.Canonical(rec)))
		}
		a := modeltest.Record(t, reg, model.KindActivity).(*model.Activity)
		body := string(model.Canonical(a))
		everything(check.New(reg, today, ""), reg, a)
		if got := string(model.Canonical(a)); got != body {
			t.Fatalf("the activity was %s and is %s", body, got)
		}
		for i, rec := range reg.Records("") {
			if got := string(model.Canonical(rec)); got != before[i] {
				t.Fatalf("a record was %s and is %s", before[i], got)
			}
		}
	})
}

// nasty are values that no field takes, and some that one does.
var nasty = []string{
	"", "", "", "x", "0", "-1", "99999999999999999999", "yes", "no", "unknown", "listed", "none", "not_possible", "all", "rest",
	"2026-11-22", "2026-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "12345-01-01", "yesterday", "P1Y", "P0D", "P99999999999Y", "P1000Y", "1 year", "P",
	"DK", "US", "GB", "ZZ", "XX", "dk", "45", "46.2.c", "49.1.sub2", "scc_unknown", "scc_2010", "privacy_shield", "magic", "6.1.a", "6.1.f", "9.2.d", "9.9.z",
	"controller", "joint_controller", "processor", "sub_processor", "separate_controller", "internal", "running", "ended", "planned", "draft", "manual", "backup_cycle",
	"statutory_minimum", "statutory_maximum", "done", "processed", "35.3.a", "1", "2", "7", "employment_end", "consent_withdrawn", "signed", "ended", "missing",
	"see policy", "TODO", "?", "???", "lorem ipsum", "as long as necessary", "@", "a.b@c.d", "@@@@", "a@", "\x00", "\xff\xfe", "{party}", "{", "}}", "|", "é́́", "ẞßﬁǅ", "\u202e",
	strings.Repeat("A", 100), strings.Repeat("so ", 300), strings.Repeat("(", 50), "XYZ (x", "§", "§ 147 AO", "§ 26 Abs. 1 BDSG", "worldwide", "2021/915", "UK Addendum",
}

// wreck fills any value with nasty ones.
type wreck struct {
	*rand.Rand
	links []string
	most  int // items in a list
}

func (w *wreck) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[model.Link]() || w.IntN(12) == 0 {
			v.SetString(w.links[w.IntN(len(w.links))])
			return
		}
		v.SetString(nasty[w.IntN(len(nasty))])
	case reflect.Slice:
		n := w.IntN(w.most + 1)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			w.fill(v.Index(i))
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			w.fill(field)
		}
	}
}

// wrecked returns a register in which nothing is right.
func wrecked(seed uint64, most int) (*model.Register, []*model.Activity) {
	w := &wreck{Rand: rand.New(rand.NewPCG(seed, 1)), most: most, links: []string{"", "nowhere"}}
	reg := modeltest.Load()
	for _, term := range []string{"DS01", "DS20", "DS26", "PD09", "PD16", "PD32", "PD39", "PD46", "PD48", "PD63", "RC10", "RC38", "M01"} {
		w.links = append(w.links, model.TermUID(term))
	}
	for _, kind := range model.Kinds {
		for i := range 3 {
			w.links = append(w.links, fmt.Sprint(kind, i))
		}
	}
	var list []*model.Activity
	for _, kind := range model.Kinds {
		for i := range 3 {
			rec := model.New(kind)
			w.fill(reflect.ValueOf(rec).Elem())
			rec.Base().UID = fmt.Sprint(kind, i)
			reg.Put(rec)
			if a, ok := rec.(*model.Activity); ok {
				list = append(list, a)
			}
		}
	}
	return reg, list
}

func survives(reg *model.Register, list []*model.Activity, on law.Date, profile string) int {
	c := check.New(reg, on, profile)
	n := len(allOf(c, reg, list))
	for _, a := range list {
		n += len(everything(c, reg, a))
	}
	for _, s := range law.Starters() {
		c.Template(s.Code, profile)
	}
	return n
}

func FuzzWreckedRecords(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed, string(today), "DK")
	}
	f.Add(uint64(7), "soon", "??")
	f.Add(uint64(8), "0001-01-01", "DE")
	f.Add(uint64(9), "9999-12-31", "ES")
	f.Fuzz(func(t *testing.T, seed uint64, on, profile string) {
		reg, list := wrecked(seed, 4)
		survives(reg, list, law.Date(on), profile)
	})
}

func FuzzTexts(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w := office()
		w.a.Name, w.a.MeasuresText, w.a.Purposes[0].Text = s, s, s
		w.a.Owners, w.a.PersonalData[0].Detail = []string{s}, s
		w.keeps(model.RuleTerms{Criterion: s, Law: s, RuleKind: "statutory_minimum", Period: model.Period(s)})
		w.recipient(0).Scope.When, w.party("acme").Name = s, s
		w.findings()
	})
}

// A thousand items in every list, and scopes that name them all, are checked in
// bounded time.
func TestAThousandItems(t *testing.T) {
	const n = 1000
	a := &model.Activity{Common: is("a1", "Everything"), Role: model.RoleController, Companies: these("acme")}
	var keys []string
	for i := range n {
		keys = append(keys, fmt.Sprint("k", i))
	}
	for i := range n {
		key := keys[i]
		scope := model.Scope{Purposes: these(keys...), DataSubjects: these(keys...), PersonalData: these(keys...)}
		if i%3 == 0 {
			scope = model.Scope{Purposes: model.Rest(), DataSubjects: model.Rest(), PersonalData: model.Rest()}
		}
		a.Purposes = append(a.Purposes, model.Purpose{Key: key, Text: "purpose " + key})
		a.LegalBases = append(a.LegalBases, model.LegalBasis{Key: key, Art6: "6.1.e", Art9: "9.2.g", Scope: scope})
		a.DataSubjects = append(a.DataSubjects, model.DataSubject{Key: key, Term: code("DS01")})
		a.PersonalData = append(a.PersonalData, model.PersonalData{Key: key, Term: code("PD48"), Scope: scope})
		a.Recipients.Items = append(a.Recipients.Items, model.Recipient{Key: key, Party: "mailer", Role: model.RecipientProcessor, Scope: scope})
		a.Transfers.Items = append(a.Transfers.Items, model.Transfer{Key: key, Importer: "print", Recipient: "none", ToolTerms: dpf(), Scope: scope})
		a.Retention.Items = append(a.Retention.Items, model.Retention{Key: key, RuleTerms: model.RuleTerms{Period: "P5Y", Law: "Bogføringsloven"}, Scope: scope})
		a.Measures.Items = append(a.Measures.Items, model.Measure{Key: key, Term: code("M01")})
		a.Systems = append(a.Systems, model.SystemUse{Key: key, System: "crm"})
		a.JointControllers = append(a.JointControllers, model.JointController{Key: key, Party: "bank"})
		a.Mutes = append(a.Mutes, model.Mute{Key: key, Check: "PU-08", Reason: "x"})
	}
	w := office()
	p := w.party("mailer")
	for i := range n {
		p.Subprocessors = append(p.Subprocessors, model.Subprocessor{Key: keys[i], Country: "IN"})
		p.Agreements = append(p.Agreements, model.Agreement{Key: keys[i]})
	}
	w.a = a
	if found := everything(w.checker(), w.register(), a); len(found) < n {
		t.Errorf("%d findings about %d items in every list", len(found), n)
	}
}

// Terms that include one another in a circle, and replacements that do.
func TestCircles(t *testing.T) {
	w := office()
	for i := range 50 {
		term := &model.Term{Common: is(fmt.Sprint("m", i), "Set"), Vocabulary: model.VocabularyMeasures}
		for j := range 50 {
			term.Includes = append(term.Includes, model.Link(fmt.Sprint("m", j)))
		}
		w.add(term)
	}
	find[*model.Term](w, "m7").Heading = "encryption"
	w.a.Measures = listed(model.Measure{Key: "m1", Term: "m49"})
	w.health()
	if found := w.only("SE-04"); len(found) > 0 {
		t.Errorf("a set that includes encryption is not found: %s", found[0].Message)
	}
	w.a.ReplacedBy = "a2"
	w.another("a2", func(a *model.Activity) { a.ReplacedBy = "a3" })
	w.another("a3", func(a *model.Activity) { a.ReplacedBy = "a2" }) // a circle that leaves a1 out
	if found := w.only("PU-10"); len(found) > 0 {
		t.Errorf("a1 does not replace itself: %s", found[0].Message)
	}
}
