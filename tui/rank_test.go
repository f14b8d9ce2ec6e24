package tui

import (
	"fmt"
	"strings"
	"testing"

	"ropa/model"
	"ropa/model/law"
)

// ranked are the labels that a query finds.
func ranked(items []item, query string) (labels []string, similar bool) {
	r := ranking{items: items}
	found, similar := r.find(query)
	for _, i := range found {
		labels = append(labels, items[i].label)
	}
	return labels, similar
}

func TestRanking(t *testing.T) {
	var terms []item
	for _, x := range model.ShippedTerms() {
		terms = append(terms, item{id: x.UID, label: x.Name, note: x.Code, also: []string{x.Code}})
	}
	role := choiceItems(&model.Field{Choices: law.RecipientRoles})
	art6 := choiceItems(&model.Field{Choices: law.Art6})
	names := []item{
		{id: "", label: "not said"},
		{id: "1", label: "Müller GmbH", note: "Germany"},
		{id: "2", label: "Ærø Færge A/S", note: "Denmark"},
		{id: "3", label: "Große Straße", note: "Germany"},
		{id: "4", label: "Sub-processor of Muller"},
		{id: "5", label: "Norway House"},
		{id: "6", label: "House of Norway"},
		{id: "7", label: "Enormous house", note: "house of houses"},
		{id: "8", label: "Anything", note: "house"},
		{id: "9", label: "House"},
	}
	tests := []struct {
		items []item
		query string
		want  string // the first labels
		n     int    // how many there are; 0: not asked
	}{
		{role, "processor", "processor", 0},
		{art6, "6.1.f", "6.1.f legitimate interests", 1},
		{art6, "legit", "6.1.f legitimate interests", 0},
		{countryItems(), "no", "Norway", 0},
		{countryItems(), "uk", "United Kingdom", 0},
		{countryItems(), "danmark", "Denmark", 0},
		{names, "muller", "Müller GmbH, Sub-processor of Muller", 2},
		{names, "mueller", "Müller GmbH", 1},
		{names, "aeroe", "Ærø Færge A/S", 1},
		{names, "færge", "Ærø Færge A/S", 1},
		{names, "faerge", "Ærø Færge A/S", 1},
		{names, "strasse", "Große Straße", 1},
		{names, "house", "House, House of Norway, Norway House, Enormous house, Anything", 5},
		{names, "house nor", "Norway House, House of Norway, Enormous house", 3},
		{names, "n", "Norway House, House of Norway", 0},
		{names, "not said", "not said", 1},
	}
	for _, tt := range tests {
		got, similar := ranked(tt.items, tt.query)
		if similar || !strings.HasPrefix(strings.Join(got, ", "), tt.want) || tt.n > 0 && len(got) != tt.n {
			t.Errorf("%q finds %q (similar: %v), want %q", tt.query, got, similar, tt.want)
		}
	}
	for query, never := range map[string]string{"IP ad": "trade union", "name": "religio", "prosp": "insured", "processor": "trade"} {
		got, similar := ranked(terms, query)
		for _, label := range got {
			if !similar && strings.Contains(label, never) {
				t.Errorf("%q finds %q", query, label)
			}
		}
	}
}

// Where nothing contains what is typed, what comes near is offered as such.
func TestPickerTellsThatItOnlyFoundSomethingSimilar(t *testing.T) {
	u := startDialog(t, func(sh *shell) screen { return newPicker(sh, "Party", parties, nil) })
	u.types("btgmb")
	u.sees("nothing contains «btgmb», similar:", "> Beta GmbH")
	u.misses("ACME")
	u.press("ctrl+u")
	u.types("zzz")
	u.sees("nothing matches")
	u.misses("similar")
}

// A search in a large register goes on at every key.
func BenchmarkPickerKey(b *testing.B) {
	var items []item
	for i := range 10_000 {
		items = append(items, item{id: fmt.Sprint(i), label: fmt.Sprintf("Müller & Sønner No. %d", i), note: "Denmark", also: []string{fmt.Sprintf("P%05d", i)}})
	}
	for _, query := range []string{"m", "mull", "sonner 99", "zqzq"} {
		b.Run(query, func(b *testing.B) {
			r := ranking{items: items}
			r.find(query)
			for b.Loop() {
				r.find(query)
			}
		})
	}
}

// Clauses and rules are known by the first letters of their names, too; what is
// called that stands before them.
func TestChoicesAreFoundByTheirInitials(t *testing.T) {
	mechanisms := choiceItems(&model.Field{Choices: law.Mechanisms})
	found, similar := ranked(mechanisms, "SCC")
	if len(found) < 2 || similar || !strings.Contains(strings.Join(found, "\n"), "EU standard contractual clauses (2021/914)") {
		t.Errorf("scc finds %q", found)
	}
	if found, _ := ranked(mechanisms, "DPF"); len(found) < 2 || !strings.Contains(found[1], "adequacy decision") {
		t.Errorf("dpf finds %q", found)
	}
	if found, _ := ranked(mechanisms, "bcr"); len(found) == 0 || !strings.Contains(found[0], "inding corporate rules") {
		t.Errorf("bcr finds %q", found)
	}
}
