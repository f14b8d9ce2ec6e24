package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

func TestNormalizeWritesThingsInOneForm(t *testing.T) {
	in := &Activity{
		Common:       Common{Name: "Cafe\u0301", Notes: "one\r\ntwo\rthree\n"},
		Tags:         []string{"", "a\u030a", "", "b"},
		ReviewEvery:  "3 years 6 months",
		Companies:    These("", "c1"),
		DataSubjects: []DataSubject{{Key: "s1", Count: Count{From: "8", Note: "e\u0301\r\n"}}},
		PersonalData: []PersonalData{{Key: "d1", Scope: Scope{Purposes: These(""), When: "A\u030a"}}},
		Recipients:   Said[Recipient]{Reason: "x\r", Items: []Recipient{{Key: "r1", Country: " dk\t"}}},
		Transfers:    Said[Transfer]{Answer: AnswerUnknown, Reason: "\r\n"},
		Retention: Said[Retention]{Items: []Retention{
			{Key: "x1", RuleTerms: RuleTerms{Period: "5y", Countries: []Country{"se", "", "Denmark"}}},
			{Key: "x2", RuleTerms: RuleTerms{Period: "for ane\u0301e\r", Starts: []string{""}}},
		}},
		LargeScale: "perhaps\r",
	}
	want := &Activity{
		Common:       Common{Name: "Café", Notes: "one\ntwo\nthree\n"},
		Tags:         []string{"å", "b"},
		ReviewEvery:  "P3Y6M",
		Companies:    These("c1"),
		DataSubjects: []DataSubject{{Key: "s1", Count: Count{From: "8", Note: "é\n"}}},
		PersonalData: []PersonalData{{Key: "d1", Scope: Scope{When: "Å"}}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Reason: "x\n", Items: []Recipient{{Key: "r1", Country: "DK"}}},
		Transfers:    Said[Transfer]{Answer: AnswerUnknown, Reason: "\n"},
		Retention: Said[Retention]{Answer: AnswerListed, Items: []Retention{
			{Key: "x1", RuleTerms: RuleTerms{Period: "P5Y", Countries: []Country{"SE", "Denmark"}}},
			{Key: "x2", RuleTerms: RuleTerms{Period: "for anée\n"}},
		}},
		LargeScale: "perhaps\n",
	}
	Normalize(in)
	if diff := cmp.Diff(want, in); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNormalizeKeepsWhatItCannotRead(t *testing.T) {
	a := &Activity{StartsOn: "next week", EndsOn: "1.2.2026", ReviewEvery: "now and then", LargeScale: "YES", Companies: Selection{Word: "most"}, Role: "boss"}
	b := Clone(a)
	Normalize(b)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNormalizeTwiceIsNormalizeOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		rec := modeltest.Record(t, reg, rapid.SampledFrom(Kinds).Draw(t, "kind"))
		stored := Clone(rec) // modeltest draws records as they are stored
		Normalize(stored)
		if diff := cmp.Diff(rec, stored); diff != "" {
			t.Fatalf("a stored record changed (-was +is):\n%s", diff)
		}
		odd := damaged(t, rec)
		texts := rapid.SampledFrom([]string{"e\u0301", "a\rb\r\n", "", "3 years", "dk", "\u212b", "\xff", "\u0344\u0301"})
		for _, f := range Of(odd).Fields() {
			if f.Leaf() && rapid.IntRange(0, 3).Draw(t, "odd") == 0 {
				Of(odd).SetText(f, texts.Draw(t, "text"))
			}
		}
		Normalize(odd)
		twice := Clone(odd)
		Normalize(twice)
		if diff := cmp.Diff(odd, twice); diff != "" {
			t.Fatalf("once and twice differ (-once +twice):\n%s", diff)
		}
		for p, at := range Leaves(odd) {
			for _, text := range at.Object.Texts(at.Field) {
				if !norm.NFC.IsNormalString(text) || strings.Contains(text, "\r") || text == "" {
					t.Fatalf("%s is %q", p, text)
				}
			}
		}
	})
}
