package csv

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
)

// cellOf returns the cell of an activity in the register of small and others.
func cellOf(t *testing.T, a *model.Activity, heading string, others ...model.Record) string {
	t.Helper()
	f := small()
	a.Common = model.Common{UID: uid("9"), Name: "Returns"}
	f = exporttest.New(f.Reg.With(append(others, a)...))
	s := open(t, writeSome(t, f, model.KindActivity, Options{}, a))
	return s[1][s.column(heading)]
}

// A record that names no company names no controller and no officer either, even
// where the register has a main company.
func TestNobodyIsNamedForARecordWithoutCompanies(t *testing.T) {
	for _, head := range contactColumns {
		if got := cellOf(t, &model.Activity{}, head); got != "" {
			t.Errorf("%s = %q, and the record does not say who acts", head, got)
		}
	}
	if got := cellOf(t, &model.Activity{Companies: model.These(uid("1"))}, "dpo_contact"); got != "Maja :: email: dpo@nordic.example" {
		t.Errorf("dpo_contact = %q", got)
	}
}

// That a company has designated nobody is told apart from what it does not say.
func TestNobodyDesignatedIsNotTheSameAsNotSaid(t *testing.T) {
	own := func(n string, p model.Party) *model.Party {
		p.Common, p.Own = model.Common{UID: uid(n), Name: "Company " + n}, model.Yes
		return &p
	}
	says := own("a", model.Party{DPODesignated: model.No, RepresentativeDesignated: model.No})
	why := own("b", model.Party{DPODesignated: model.No, NoRepresentativeReason: "in the EU: none needed"})
	silent := own("c", model.Party{DPODesignated: model.Unknown, RepresentativeDesignated: model.Unknown})
	for _, c := range []struct {
		head      string
		companies []string
		want      string
	}{
		{"dpo_contact", []string{"a", "b"}, "none designated"},
		{"dpo_contact", []string{"1", "a", "b", "c"}, "Maja :: email: dpo@nordic.example :: for: Nordic A/S | none designated :: for: Company a, Company b"},
		{"dpo_contact", []string{"c"}, ""},
		{"representative_contact", []string{"a", "b", "c"}, `none designated :: for: Company a | none designated :: reason: in the EU: none needed :: for: Company b`},
		{"representative_contact", []string{"1", "c"}, ""},
	} {
		var uids []string
		for _, n := range c.companies {
			uids = append(uids, uid(n))
		}
		if got := cellOf(t, &model.Activity{Companies: model.These(uids...)}, c.head, says, why, silent); got != c.want {
			t.Errorf("%s of %v = %q, want %q", c.head, c.companies, got, c.want)
		}
	}
}

// A row can be read alone: what the linked record says of an item stands in it.
func TestRowsSayWhatLinkedRecordsSay(t *testing.T) {
	client := &model.Party{
		Common: model.Common{UID: uid("a"), Name: "Alpenlicht AG"}, Address: "Lichtgasse 4", Country: "CH",
		RepresentativeName: "Alpenlicht GmbH", RepresentativeAddress: "Konstanz", RepresentativeEmail: "eu@a.example", RepresentativePhone: "+49 1",
		DPOName: "Frau Berg", DPOAddress: "Rorschach", DPOEmail: "dsb@a.example", DPOPhone: "+41 2",
	}
	contact := " :: (address: Lichtgasse 4) :: (country: CH) :: (representative_name: Alpenlicht GmbH) :: (representative_address: Konstanz) :: (representative_email: eu@a.example) :: (representative_phone: +49 1)" +
		" :: (dpo_name: Frau Berg) :: (dpo_address: Rorschach) :: (dpo_email: dsb@a.example) :: (dpo_phone: +41 2)"
	baseline := &model.Term{
		Common: model.Common{UID: uid("b"), Name: "IT baseline"}, Vocabulary: model.VocabularyMeasures,
		Includes: []model.Link{model.Link(model.TermUID("M02")), model.Link(model.TermUID("M08"))},
	}
	file := &model.Term{Common: model.Common{UID: uid("c"), Name: "staff file"}, Vocabulary: model.VocabularyPersonalData, Special: "health", Criminal: model.No, NationalID: model.Yes}
	includes := name("M02") + ", " + name("M08")
	for _, c := range []struct {
		list string
		a    model.Activity
		want string
	}{
		{"clients", model.Activity{Clients: []model.Client{{Key: "k", Party: model.Link(client.UID)}}}, "Alpenlicht AG" + contact},
		{"joint_controllers", model.Activity{JointControllers: []model.JointController{{Key: "k", Party: model.Link(client.UID)}}}, "Alpenlicht AG" + contact},
		{"measures", model.Activity{Measures: model.Said[model.Measure]{Answer: model.AnswerListed, Items: []model.Measure{{Key: "k", Term: model.Link(baseline.UID)}}}}, "IT baseline :: (includes: " + includes + ")"},
		{"personal_data", model.Activity{PersonalData: []model.PersonalData{{Key: "k", Term: model.Link(file.UID)}, {Key: "l", Term: model.Link(model.TermUID("PD01"))}}}, "staff file :: (special: health) :: (criminal: no) :: (national_id: yes) | " + name("PD01")},
	} {
		if got := cellOf(t, &c.a, c.list, client, baseline, file); got != c.want {
			t.Errorf("%s (-want +got):\n%s", c.list, cmp.Diff(c.want, got))
		}
	}
}

// name returns the name of a shipped term.
func name(code string) string { return small().Reg.Name(model.TermUID(code)) }

// Whether an agreement is in effect is what its status says, and nothing else.
func TestAnAgreementIsNotCalledInEffect(t *testing.T) {
	draft := &model.Party{Common: model.Common{UID: uid("d"), Name: "Draft Inc."}, Agreements: []model.Agreement{{Key: "a1", AgreementKind: model.AgreementProcessor, AgreementRef: "DPA 2026, draft", Status: "requested"}}}
	a := &model.Activity{Recipients: model.Said[model.Recipient]{Answer: model.AnswerListed, Items: []model.Recipient{{Key: "r1", Party: model.Link(draft.UID), Role: model.RecipientProcessor}}}}
	const want = "Draft Inc. :: role: processor :: (agreement: processor contract; DPA 2026, draft; status: requested)"
	if got := cellOf(t, a, "recipients", draft); got != want {
		t.Errorf("recipients = %q, want %q", got, want)
	}
}

// Files that were written when shared parts had another label are no edit, and an
// edit beside such a part is that edit alone.
func TestAnOldLabelOfASharedPartIsNoEdit(t *testing.T) {
	f := small()
	s := sheetOf(t, f, model.KindActivity)
	cell, keys := &s[1][s.column("recipients")], &s[1][s.column("_keys")]
	acme := splitItems(*cell)[0]
	old := strings.Replace(acme, "(agreement: ", "(agreement in effect: ", 1)
	*cell = strings.Replace(*cell, acme, old, 1)
	*keys = strings.Replace(*keys, "r1~"+sumOf(acme), "r1~"+sumOf(old), 1)
	if old == acme || !strings.Contains(*keys, sumOf(old)) {
		t.Fatalf("the row says %q, %q", *cell, *keys)
	}
	if diff := cmp.Diff("same PA-0001 Orders\n", report(take(t, f, s.save(t), export.Options{}))); diff != "" {
		t.Errorf("untouched (-want +got):\n%s", diff)
	}
	*cell = strings.Replace(*cell, "role: processor", "role: sub_processor", 1)
	want := "changed PA-0001 Orders\n  changed recipients[r1].role: \"processor\" -> \"sub-processor\"\n"
	if diff := cmp.Diff(want, report(take(t, f, s.save(t), export.Options{}))); diff != "" {
		t.Errorf("edited (-want +got):\n%s", diff)
	}
}
