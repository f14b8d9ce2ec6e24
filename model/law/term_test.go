package law

import (
	"slices"
	"testing"
)

func TestVocabulariesAreComplete(t *testing.T) {
	for vocabulary, want := range map[string]int{"data_subjects": 30, "personal_data": 64, "recipients": 44, "measures": 44, "purposes": 0} {
		terms := TermsOf(vocabulary)
		if len(terms) != want {
			t.Errorf("%s has %d terms, want %d", vocabulary, len(terms), want)
		}
		names := map[string]bool{}
		for _, x := range terms {
			if x.Vocabulary != vocabulary || names[x.Name] {
				t.Errorf("%s: %s %q is in %q or there twice", vocabulary, x.Code, x.Name, x.Vocabulary)
			}
			names[x.Name] = true
		}
	}
	if n := len(Terms()); n != 182 {
		t.Errorf("%d terms in all, want 182", n)
	}
	optional := 0
	for _, x := range TermsOf("data_subjects") {
		if x.Optional {
			optional++
		}
	}
	if optional != 4 {
		t.Errorf("%d categories of data subjects are optional, want 4", optional)
	}
}

func TestFlagsOfTerms(t *testing.T) {
	for code, want := range map[string]Term{
		"DS01": {Vulnerable: true},
		"DS02": {},
		"DS20": {Vulnerable: true},
		"DS27": {Vulnerable: true, Optional: true},
		"PD01": {CNIL: "EC"},
		"PD07": {CNIL: "EC", Possible: []string{"racial_ethnic"}},
		"PD09": {CNIL: "NIR", NationalID: true},
		"PD10": {CNIL: "EF", NationalID: true},
		"PD33": {CNIL: "S7", Special: "health"},
		"PD35": {CNIL: "PRO", HighlyPersonal: true, Possible: []string{"criminal"}},
		"PD41": {CNIL: "S7", Possible: []string{"health", "religion"}},
		"PD43": {CNIL: "S6", Special: "biometric_id"},
		"PD48": {CNIL: "S9", Criminal: true},
		"PD50": {CNIL: "S9", HighlyPersonal: true, Possible: []string{"criminal"}},
		"PD59": {CNIL: "VP", HighlyPersonal: true, Possible: []string{"special"}},
		"RC09": {DefaultRole: "processor"},
		"RC25": {DefaultRole: "joint_controller"},
		"RC42": {DefaultRole: "public"},
		"RC43": {DefaultRole: "undecided"},
		"RC44": {DefaultRole: "public_authority"},
		"M01":  {Heading: "encryption"},
		"M21":  {Heading: "confidentiality"},
		"M27":  {Heading: "integrity"},
		"M33":  {Heading: "availability"},
		"M37":  {Heading: "restore"},
		"M41":  {Heading: "testing"},
		"M44":  {Heading: "organisational"},
	} {
		got, ok := TermOf(code)
		if !ok {
			t.Errorf("there is no %s", code)
			continue
		}
		if got.Vulnerable != want.Vulnerable || got.Optional != want.Optional || got.Special != want.Special ||
			got.Criminal != want.Criminal || got.NationalID != want.NationalID || got.HighlyPersonal != want.HighlyPersonal ||
			!slices.Equal(got.Possible, want.Possible) || got.CNIL != want.CNIL || got.DefaultRole != want.DefaultRole || got.Heading != want.Heading {
			t.Errorf("%s is %+v, want the flags %+v", code, got, want)
		}
	}
}

// All eight kinds of Article 9(1) can be said with a shipped term.
func TestEverySpecialKindHasATerm(t *testing.T) {
	for _, k := range SpecialKinds {
		if !slices.ContainsFunc(TermsOf("personal_data"), func(x Term) bool { return x.Special == k.Code }) {
			t.Errorf("no shipped category of data is %s", k.Code)
		}
	}
}
