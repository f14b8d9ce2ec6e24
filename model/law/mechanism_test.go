package law

import "testing"

// The list that fields offer and the table that dates it are one list.
func TestMechanismsAreDatedInTheirOrder(t *testing.T) {
	list := MechanismList()
	if len(list) != len(Mechanisms) {
		t.Fatalf("%d rows in %s for %d codes", len(list), mechanismTable.path(), len(Mechanisms))
	}
	for i, m := range list {
		if m.Code != Mechanisms[i].Code {
			t.Errorf("row %d is %s, want %s", i+1, m.Code, Mechanisms[i].Code)
		}
	}
}

func TestMechanismCarries(t *testing.T) {
	for _, c := range []struct {
		code string
		on   Date
		want bool
	}{
		{"46.2.c", "2026-11-22", true},
		{"46.2.c", "2021-06-26", false},
		{"safe_harbour", "2015-10-05", true},
		{"safe_harbour", "2015-10-06", false},
		{"privacy_shield", "2020-01-01", true},
		{"privacy_shield", "2020-07-16", false},
		{"scc_2010", "2022-12-27", true},
		{"scc_2010", "2022-12-28", false},
		{"scc_2001", "2026-11-22", false},
		{"scc_2004", "2026-11-22", false},
		{"scc_unknown", "2026-11-22", true},
		{"48", "2026-11-22", false},
		{"scc_art28", "2026-11-22", false},
		{"idta", "2026-11-22", false},
		{"uk_addendum", "2026-11-22", false},
		{"dpf_wrong", "2026-11-22", false},
		{"consent_generic", "2026-11-22", false},
		{"49.1.sub2", "2026-11-22", true},
	} {
		m, ok := MechanismOf(c.code)
		if !ok || m.Carries(c.on) != c.want {
			t.Errorf("%s carries a transfer on %s: %v, want %v", c.code, c.on, m.Carries(c.on), c.want)
		}
	}
	if m, _ := MechanismOf("scc_2010"); m.NewUntil != "2021-09-26" || m.EndedOn() != "2022-12-28" {
		t.Errorf("the clauses of 2010: new until %s, ended on %s", m.NewUntil, m.EndedOn())
	}
	if _, ok := MechanismOf("49.1"); ok {
		t.Error("49.1 is taken for a mechanism")
	}
}

func TestWhatMechanismsAskFor(t *testing.T) {
	for _, m := range MechanismList() {
		article46 := m.Tool && len(m.Article) > 2 && m.Article[:2] == "46" || m.Code == "47"
		if m.NeedsTIA != article46 {
			t.Errorf("%s (Art. %s): needs an assessment %v, want %v", m.Code, m.Article, m.NeedsTIA, article46)
		}
	}
	for code, want := range map[string]Mechanism{
		"49.1.a":    {Occasional: true, NotAuthorities: true},
		"49.1.b":    {Occasional: true, NotAuthorities: true},
		"49.1.c":    {Occasional: true, NotAuthorities: true},
		"49.1.d":    {},
		"49.1.e":    {Occasional: true},
		"49.1.f":    {},
		"49.1.sub2": {NotAuthorities: true},
		"46.2.a":    {PublicOnly: true},
		"46.3.b":    {PublicOnly: true},
		"47":        {SameAs: "46.2.b"},
	} {
		m, _ := MechanismOf(code)
		if m.Occasional != want.Occasional || m.NotAuthorities != want.NotAuthorities || m.PublicOnly != want.PublicOnly || m.SameAs != want.SameAs {
			t.Errorf("%s: %+v, want the flags %+v", code, m, want)
		}
	}
}
