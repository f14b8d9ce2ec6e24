package model

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// payroll is an activity whose items name one another.
func payroll() *Activity {
	return &Activity{
		Common:    Common{UID: "a1", Name: "Payroll"},
		Companies: These("own1"),
		Purposes:  []Purpose{{Key: "p1", Text: "Pay people"}, {Key: "p2", Text: "Report tax"}},
		LegalBases: []LegalBasis{
			{Key: "b1", Scope: Scope{Purposes: These("p1", "p2"), Companies: These("own1", "own2")}},
			{Key: "b2", Scope: Scope{Purposes: These("p2"), PersonalData: All()}},
		},
		Recipients: Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: "acme", Agreement: "g1"}}},
		Transfers:  Said[Transfer]{Answer: AnswerListed, Items: []Transfer{{Key: "t1", Recipient: "r1", Tool: "k1"}}},
	}
}

func TestReferences(t *testing.T) {
	tests := []struct {
		list, key string
		want      []Path
	}{
		{ListPurposes, "p2", []Path{"legal_bases[b1].scope.purposes", "legal_bases[b2].scope.purposes"}},
		{ListPurposes, "p9", nil},
		{ListPersonalData, "p2", nil}, // the key of another list
		{ListRecipients, "r1", []Path{"transfers[t1].recipient"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, References(payroll(), tt.list, tt.key)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", tt.list, tt.key, diff)
		}
	}
}

func TestUnnameLeavesNothingThatMeansAll(t *testing.T) {
	a := payroll()
	Unname(a, ListPurposes, "p2")
	Unname(a, ListRecipients, "r1")
	want := payroll()
	want.LegalBases[0].Scope.Purposes = These("p1")
	want.LegalBases[1].Scope.Purposes = Selection{}
	want.Transfers.Items[0].Recipient, want.Transfers.Items[0].Tool = "", ""
	if d := Diff(want, a); len(d) > 0 {
		t.Errorf("%d differences, the first at %s", len(d), d[0].Path)
	}
	if !a.LegalBases[1].Scope.Purposes.IsZero() {
		t.Errorf("the scope says %q, want nothing", a.LegalBases[1].Scope.Purposes)
	}
	if got := payroll().LegalBases[0].Scope.Purposes.Keys; !slices.Equal(got, []string{"p1", "p2"}) {
		t.Errorf("the other record changed too: %q", got)
	}
}

func TestLinks(t *testing.T) {
	if diff := cmp.Diff([]string{"own1", "own2", "acme"}, Links(payroll())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReferable(t *testing.T) {
	acme := &Party{Common: Common{UID: "acme", Name: "ACME"}, Agreements: []Agreement{{Key: "g1"}}, Tools: []Tool{{Key: "k1"}, {Key: "k2"}}}
	var reg Register
	reg.Put(acme)
	a := payroll()
	w := Words{Reg: &reg, Rec: a}
	o := Of(a)
	recipient := o.Item(o.Field("recipients"), 0)
	transfer := o.Item(o.Field("transfers"), 0)
	basis := o.Item(o.Field("legal_bases"), 0)
	for _, tt := range []struct {
		o     Object
		key   string
		owner Record
		n     int
	}{
		{recipient, "agreement", acme, 1},
		{transfer, "tool", acme, 2}, // of the recipient's party
		{transfer, "recipient", a, 1},
		{basis.Scope(basis.Field("scope")), "purposes", a, 2},
		{basis.Scope(basis.Field("scope")), "companies", nil, 0},
	} {
		owner, items := w.Referable(tt.o, tt.o.Field(tt.key))
		if owner != tt.owner || len(items) != tt.n {
			t.Errorf("%s: %v with %d items, want %v with %d", tt.key, owner, len(items), tt.owner, tt.n)
		}
	}
}

func TestWithLeavesTheRegisterAlone(t *testing.T) {
	var reg Register
	reg.Put(&Party{Common: Common{UID: "1", Name: "ACME"}})
	reg.Put(&Party{Common: Common{UID: "2", Name: "ACME"}})
	other := reg.With(&Party{Common: Common{UID: "3", Name: "ACME"}}, &Party{Common: Common{UID: "1", Name: "Bolt"}})
	if got := len(reg.Entries(KindParty)); got != 2 || reg.Name("1") != "ACME" {
		t.Errorf("the register has %d parties, and the first is called %q", got, reg.Name("1"))
	}
	if got := len(other.Entries(KindParty)); got != 3 || other.Name("1") != "Bolt" {
		t.Errorf("the other has %d parties, and the first is called %q", got, other.Name("1"))
	}
	if e, err := other.Find(KindParty, "Bolt"); err != nil || e.UID != "1" {
		t.Errorf("Bolt is %v, %v", e, err)
	}
	if _, err := reg.Find(KindParty, "Bolt"); err == nil {
		t.Error("the register knows Bolt")
	}
}
