package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

// differences returns a Diff as text.
func differences(reg *Register, old, new Record) string {
	var b strings.Builder
	for _, d := range Diff(old, new) {
		was, now := d.Words(reg)
		fmt.Fprintf(&b, "%s %s: %q -> %q\n", d.Op, d.Path, was, now)
	}
	return b.String()
}

func TestDiffTellsItemsByTheirKeys(t *testing.T) {
	reg := dealings()
	old := &Activity{
		Common:     Common{Name: "Payroll"},
		Tags:       []string{"a", "b"},
		Companies:  Group(),
		Purposes:   []Purpose{{Key: "p1", Text: "Pay"}, {Key: "p2", Text: "Report"}, {Key: "p3", Text: "Plan"}},
		LegalBases: []LegalBasis{{Key: "b1", Art6: "6.1.b", Scope: Scope{Purposes: These("p1", "p2")}}},
		Recipients: Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: "us", Role: RecipientProcessor}}},
		Transfers:  Said[Transfer]{Answer: AnswerUnknown},
	}
	for name, c := range map[string]struct {
		edit func(a *Activity)
		want string
	}{
		"nothing": {func(*Activity) {}, ""},
		"fields": {func(a *Activity) {
			a.Name, a.Role, a.Tags, a.Companies = "Wages", RoleController, []string{"b", "a"}, These("dk")
		}, `changed name: "Payroll" -> "Wages"
changed tags: "a, b" -> "b, a"
changed role: "" -> "controller"
changed companies: "the whole group" -> "Own A/S"
`},
		"parts of an item, and its scope": {func(a *Activity) {
			a.LegalBases[0].Art6, a.LegalBases[0].Scope.Purposes = "6.1.c", These("p2")
			a.LegalBases[0].Scope.When = "always"
		}, `changed legal_bases[b1].art6: "` + FieldOf(KindActivity, "legal_bases").Field("art6").CodeWords("6.1.b") + `" -> "` + FieldOf(KindActivity, "legal_bases").Field("art6").CodeWords("6.1.c") + `"
changed legal_bases[b1].scope.purposes: "Pay, Report" -> "Report"
changed legal_bases[b1].scope.when: "" -> "always"
`},
		"all, where nothing was said": {func(a *Activity) { a.LegalBases[0].Scope.DataSubjects = All() }, `changed legal_bases[b1].scope.data_subjects: "" -> "all"
`},
		"an item goes, another comes": {func(a *Activity) {
			a.Purposes = []Purpose{a.Purposes[0], {Key: "p4", Text: "Learn", Note: "new"}, a.Purposes[2]}
		}, `removed purposes[p2]: "Report" -> ""
added purposes[p4]: "" -> "Learn; Note: new"
`},
		"the order of a list": {func(a *Activity) { a.Purposes = []Purpose{a.Purposes[2], a.Purposes[0], a.Purposes[1]} }, `moved purposes: "Pay, Report, Plan" -> "Plan, Pay, Report"
`},
		"an item with the key of another": {func(a *Activity) { a.Purposes[2].Key = "p1" }, `removed purposes[p3]: "Plan" -> ""
added purposes[p1]: "" -> "Plan"
`},
		"answers": {func(a *Activity) {
			a.Recipients = Said[Recipient]{Answer: AnswerNone, Reason: "internal"}
			a.Transfers.Reason = "ask IT"
		}, `changed recipients.answer: "listed" -> "none"
changed recipients.reason: "" -> "internal"
removed recipients[r1]: "Cloud Inc.; Role: processor" -> ""
changed transfers.reason: "" -> "ask IT"
`},
	} {
		now := Clone(old)
		c.edit(now)
		if diff := cmp.Diff(c.want, differences(reg, old, now)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if Same(old, now) != (c.want == "") {
			t.Errorf("%s: Same says %v", name, Same(old, now))
		}
	}
}

func TestRecordsAreTheSameExactlyWhenTheirBodiesAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		a := modeltest.Record(t, reg, rapid.SampledFrom(Kinds).Draw(t, "kind"))
		b := damaged(t, a)
		for _, rec := range []Record{a, b} {
			if d := differences(reg, rec, Clone(rec)); d != "" {
				t.Fatalf("a record differs from itself:\n%s", d)
			}
		}
		if same := string(Canonical(a)) == string(Canonical(b)); same != Same(a, b) {
			t.Fatalf("the bodies are the same: %v; the differences are:\n%s", same, differences(reg, a, b))
		}
		if there, back := len(Diff(a, b)), len(Diff(b, a)); there != back {
			t.Fatalf("%d differences there, %d back", there, back)
		}
	})
}
