package tui

import (
	"testing"

	"ropa/model"
)

func TestPathsInWords(t *testing.T) {
	rec := &model.Activity{LegalBases: []model.LegalBasis{{Key: "b1"}, {Key: "behgdyclsk6s"}}, Recipients: model.Said[model.Recipient]{Items: []model.Recipient{{Key: "r1"}}}}
	for text, want := range map[string]string{
		"see legal_bases[behgdyclsk6s].art6.":     "see legal basis 2, Article 6(1).",
		"legal_bases[b1].scope.purposes":          "legal basis 1, Scope, Purposes",
		"recipients[r1]: no country":              "recipient 1: no country",
		"legal_bases[gone].law":                   "legal basis, Law",
		"tools[k1].mechanism of a party":          "transfer tool, Mechanism of a party",
		"nothing[at].all and a list [of things].": "nothing[at].all and a list [of things].",
	} {
		if got := pathsInWords(text, rec); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for path, want := range map[model.Path]string{"name": "name", "recipients.reason": "recipients, reason", "dpo_advice": "advice of the DPO", "dpia_on": "DPIA done on"} {
		if got := pathInWords(path, rec); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	for label, want := range map[string]string{"controllers we act for": "controller we act for", "sub-processors": "sub-processor", "personal data": "personal data", "left over from imports": "left over from imports"} {
		if got := singular(label); got != want {
			t.Errorf("one of %q is %q, want %q", label, got, want)
		}
	}
}
