package model

import (
	"slices"
	"strings"
	"testing"
)

func TestQueriesFindRecords(t *testing.T) {
	reg := new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	acme := &Party{Common: Common{UID: NewUID(), Name: "ACME A/S"}, Country: "US"}
	reg.Put(acme)
	pay := &Activity{
		Common: Common{UID: NewUID(), Name: "Løn og gage"}, Ref: "PA-0001", Role: RoleController, RecordStatus: RecordDraft, NextReviewOn: "2026-12-01",
		Purposes:     []Purpose{{Key: "p1", Text: "Pay the staff"}},
		LegalBases:   []LegalBasis{{Key: "b1", Art6: "6.1.c", Art9: "9.2.b", LawCountry: "DK"}},
		PersonalData: []PersonalData{{Key: "d1", Term: Link(TermUID("PD36")), Detail: "Straße 7"}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: Link(acme.UID), Role: "processor"}}},
		Transfers:    Said[Transfer]{Answer: AnswerListed, Items: []Transfer{{Key: "t1", Importer: Link(acme.UID), ToolTerms: ToolTerms{Mechanism: "46.2.c"}}}},
		Companies:    These(acme.UID), Children: No,
	}
	web := &Activity{
		Common: Common{UID: NewUID(), Name: "Web site"}, Ref: "PA-0002", Role: RoleJointController, SpecialData: "none", NextReviewOn: "2027-06-01",
		Recipients: Said[Recipient]{Answer: AnswerNone, Reason: "nobody sees it"},
		Children:   Unknown,
	}
	for _, c := range []struct{ query, want string }{
		{"", "pay web"},
		{"lon", "pay"},
		{"strasse staff", "pay"},
		{"-staff", "web"},
		{`"pay the"`, "pay"},
		{"PA-0002", "web"},
		{"role:controller", "pay"},
		{"role:joint_controller", "web"},
		{`role:"joint controller"`, "web"},
		{"record_status:draft", "pay"},
		{"record_status:", "web"},
		{"-record_status:", "pay"},
		{"basis:6.1.c", "pay"},
		{"basis:6.1", "pay"},
		{"basis:9.2.b", "pay"},
		{"basis:", "web"},
		{"transfer:US", "pay"},
		{"transfer:us", "pay"},
		{"transfer:46.2.c", "pay"},
		{"transfer:acme", "pay"},
		{"transfer:", "web"},
		{"special:yes", "pay"},
		{"special:no", "web"},
		{`party:"ACME A/S"`, "pay"},
		{"party:", "web"},
		{"term:PD36", "pay"},
		{"due:<30d", "pay"},
		{"due:>2027-01-01", "web"},
		{"changed:>2026-06-01", "pay"},
		{"changed:<30d", "pay"},
		{"changed:>30d", "web"},
		{"children:no", "pay"},
		{"children:unknown", "web"},
		{"recipients:none", "web"},
		{"recipients:nobody", "web"},
		{"recipients.role:processor", "pay"},
		{"personal_data.detail:strasse", "pay"},
		{"legal_bases.law_country:Denmark", "pay"},
		{"companies:acme", "pay"},
		{"finding:error", "web"},
		{"purposes:staff -basis:6.1.a", "pay"},
	} {
		m, err := NewMatcher(c.query, KindActivity, reg, "2026-11-22", Predicates{
			"finding": func(rec Record, value string) bool { return value == "error" && rec == Record(web) },
		})
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		var got []string
		if m.Match(Subject{Record: pay, ChangedOn: "2026-11-20"}) {
			got = append(got, "pay")
		}
		if m.Match(Subject{Record: web, ChangedOn: "2026-01-02"}) {
			got = append(got, "web")
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s finds %v, want %s", c.query, got, c.want)
		}
	}
	for _, c := range []struct{ query, want string }{
		{"purpose:x", `query, character 1: there is no field "purpose"; did you mean purposes:?`},
		{"due:<soon", `query, character 1: "soon" is neither a date such as 2026-01-31, a span such as 30d, nor a number`},
	} {
		if _, err := NewMatcher(c.query, KindActivity, reg, "2026-11-22", nil); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.query, err, c.want)
		}
	}
}
