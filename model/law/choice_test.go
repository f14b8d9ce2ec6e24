package law

import (
	"slices"
	"testing"
)

func TestClosedListsAreWellFormed(t *testing.T) {
	for name, c := range map[string]struct {
		list Choices
		n    int
	}{
		"Art6": {Art6, 6}, "Art9": {Art9, 10}, "SpecialKinds": {SpecialKinds, 8}, "DecisionBases": {DecisionBases, 3},
		"Mechanisms": {Mechanisms, 30}, "SCCModules": {SCCModules, 4}, "TIAResults": {TIAResults, 3},
		"RecipientRoles": {RecipientRoles, 10},
		"Triggers":       {Triggers, 21}, "CountedFrom": {CountedFrom, 4}, "RuleKinds": {RuleKinds, 6},
		"Actions": {Actions, 5}, "Methods": {Methods, 5},
		"DPIACriteria": {DPIACriteria, 9}, "DPIAListedCases": {DPIAListedCases, 3}, "DPIAOutcomes": {DPIAOutcomes, 2},
		"MeasureHeadings": {MeasureHeadings, 7}, "Profiles": {Profiles, 11}, "Vocabularies": {Vocabularies, 4},
		"PossibleKinds": {PossibleKinds, 10}, "DueFor": {DueFor, 6}, "PeriodTopics": {PeriodTopics, 14}, "Languages": {Languages, 8},
	} {
		if len(c.list) != c.n {
			t.Errorf("%s has %d codes, want %d", name, len(c.list), c.n)
		}
		codes, labels := map[string]bool{}, map[string]bool{}
		for _, x := range c.list {
			if x.Code == "" || x.Label == "" {
				t.Errorf("%s: %+v lacks a code or a label", name, x)
			}
			if codes[x.Code] || labels[x.Label] {
				t.Errorf("%s: %q or its label is there twice", name, x.Code)
			}
			codes[x.Code], labels[x.Label] = true, true
		}
	}
}

// What a lawyer would look up has its source, as the rows of the tables have.
func TestCodesOfTheLawHaveTheirSource(t *testing.T) {
	for _, list := range []Choices{Art6, Art9, DecisionBases, DPIAListedCases, DPIACriteria} {
		for _, c := range list {
			if e := EvidenceOf(c.Code); e.Source == "" || !confidences.Has(e.Confidence) || !e.CheckedOn.Valid() || e.CheckedOn > StatusDate {
				t.Errorf("%s comes from %+v", c.Code, e)
			}
		}
	}
	if e := EvidenceOf("eval"); e.Source != "WP248 rev.01" {
		t.Errorf("a criterion comes from %q", e.Source)
	}
	if e := EvidenceOf("erase"); e != (Evidence{}) {
		t.Errorf("a code of ours comes from %+v", e)
	}
}

func TestRequiresLaw(t *testing.T) {
	for code, want := range map[string]bool{"6.1.a": false, "6.1.b": false, "6.1.c": true, "6.1.e": true, "6.1.f": false, "9.2.a": false, "9.2.b": true, "9.2.h": true, "": false} {
		if got := RequiresLaw(code); got != want {
			t.Errorf("RequiresLaw(%q) = %v, want %v", code, got, want)
		}
	}
}

func TestEveryMeasureHeadingHasItsLetter(t *testing.T) {
	var got []string
	for _, h := range MeasureHeadings {
		got = append(got, HeadingLetter(h.Code))
	}
	if want := []string{"a", "b", "b", "b", "c", "d", ""}; !slices.Equal(got, want) {
		t.Errorf("the letters of Art. 32(1) are %q, want %q", got, want)
	}
}

func TestEverySCCModuleHasItsRoles(t *testing.T) {
	for _, m := range SCCModules {
		if from, to := SCCRoles(m.Code); m.Label != from+" to "+to {
			t.Errorf("module %s: %s to %s, but its label is %q", m.Code, from, to, m.Label)
		}
	}
}
