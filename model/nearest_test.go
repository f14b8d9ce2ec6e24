package model_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"ropa/model"
)

func TestTheNearestNameIsTheOneThatWasMeant(t *testing.T) {
	keys := []string{
		"ref", "name", "description", "owners", "purposes", "legal_bases", "data_subjects", "personal_data",
		"recipients", "transfers", "retention", "measures", "measures_text", "notes", "private_note", "by", "on",
	}
	for word, want := range map[string]string{
		"purpose":      "purposes",
		"porpuses":     "purposes",
		"nmae":         "name",
		"owner":        "owners",
		"note":         "notes",
		"Legal Bases":  "legal_bases",
		"legalBases":   "legal_bases",
		"legal-basis":  "legal_bases",
		"subjects":     "data_subjects",
		"personaldata": "personal_data",
		"retentoin":    "retention",
		"measure":      "measures",
		"réf":          "ref",
		"yb":           "by",
		"no":           "on",
		"no_":          "on",
		"name":         "name",

		"":          "",
		"-":         "",
		"x":         "",
		"qqq":       "",
		"ja":        "",
		"dat":       "",
		"salary":    "",
		"cat":       "",
		"colleague": "",
	} {
		got, ok := model.Nearest(word, keys)
		if got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v; want %q", word, got, ok, want)
		}
	}
}

func TestANameIsNearestToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-zæø]{1,8}`), 1, 10, model.Fold).Draw(t, "names")
		name := rapid.SampledFrom(names).Draw(t, "name")
		if got, ok := model.Nearest(name, names); !ok || got != name {
			t.Fatalf("Nearest(%q, %q) = %q, %v", name, names, got, ok)
		}
		if got, ok := model.Nearest(rapid.String().Draw(t, "word"), names); ok != (got != "") {
			t.Fatalf("got %q, %v", got, ok)
		}
	})
}

func ExampleNearest() {
	if name, ok := model.Nearest("recipents", []string{"purposes", "recipients", "transfers"}); ok {
		fmt.Printf("did you mean %q?\n", name)
	}
	// Output: did you mean "recipients"?
}

func TestNearestCountryKnowsSlipsInAnyOfItsNames(t *testing.T) {
	for word, want := range map[string]string{
		"Danmrk": "Denmark", "Untied Kingdom": "United Kingdom", "Holand": "Netherlands",
		"XX": "", "EU": "", "Atlantis": "", "unknown": "",
	} {
		if got, ok := model.NearestCountry(word); got != want || ok != (want != "") {
			t.Errorf("NearestCountry(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}
