package law

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func ExampleAdequate() {
	for _, on := range []Date{"2014-05-01", "2016-01-15", "2020-01-01", "2021-03-01", "2026-11-22"} {
		if a, ok := Adequate("US", on); ok {
			fmt.Println(on, "adequate:", a.Decision)
		} else {
			fmt.Println(on, "no decision")
		}
	}
	// Output:
	// 2014-05-01 adequate: 2000/520/EC (Safe Harbour)
	// 2016-01-15 no decision
	// 2020-01-01 adequate: (EU) 2016/1250 (Privacy Shield)
	// 2021-03-01 no decision
	// 2026-11-22 adequate: (EU) 2023/1795 (Data Privacy Framework)
}

func TestAdequateAnswersAsHistoryDid(t *testing.T) {
	for _, c := range []struct {
		dest string
		on   Date
		want bool
	}{
		{"US", "2000-07-25", false},
		{"US", "2000-07-26", true},
		{"US", "2015-10-05", true},
		{"US", "2015-10-06", false}, // Schrems I
		{"US", "2016-07-11", false},
		{"US", "2016-07-12", true},
		{"US", "2020-07-15", true},
		{"US", "2020-07-16", false}, // Schrems II
		{"US", "2023-07-09", false},
		{"US", "2023-07-10", true},
		{"GB", "2021-03-01", false},
		{"GB", "2021-06-28", true},
		{"GB", "2025-12-18", true},
		{"GB", "2025-12-19", true},
		{"GB", "2031-12-27", true},
		{"GB", "2031-12-28", false},
		{"BR", "2026-01-25", false},
		{"BR", "2026-11-22", true},
		{"KR", "2021-12-16", false},
		{"KR", "2021-12-17", true},
		{"CH", "2026-11-22", true},
		{"EPO", "2025-07-14", false},
		{"EPO", "2026-11-22", true},
		{"AU", "2026-11-22", false},
		{"IN", "2026-11-22", false},
		{"GL", "2026-11-22", false},
		{"DE", "2026-11-22", false}, // not a third country
		{"ZZ", "2026-11-22", false},
		{"US", "", false},
		{"US", "soon", false},
	} {
		if _, got := Adequate(c.dest, c.on); got != c.want {
			t.Errorf("Adequate(%s, %s) = %v, want %v", c.dest, c.on, got, c.want)
		}
	}
}

func TestSeventeenDecisionsAreInForce(t *testing.T) {
	var in []string
	for _, a := range AdequaciesOn(StatusDate) {
		in = append(in, a.Destination)
	}
	const want = "AD AR BR CA CH FO GB GG IL IM JE JP KR NZ US UY EPO"
	if got := strings.Join(in, " "); got != want {
		t.Errorf("in force on %s: %s, want %s", StatusDate, got, want)
	}
}

func TestDecisionsOnOneDestinationDoNotOverlap(t *testing.T) {
	last := map[string]Adequacy{}
	for _, a := range Adequacies() {
		if b, ok := last[a.Destination]; ok && (b.ValidTo == "" || b.ValidTo >= a.ValidFrom) {
			t.Errorf("%s: %s runs into %s", a.Destination, b.Decision, a.Decision)
		}
		last[a.Destination] = a
	}
}

func TestScopeOfDecisions(t *testing.T) {
	for dest, want := range map[string]struct{ list, confirm bool }{
		"US": {list: true}, "CA": {confirm: true}, "IL": {confirm: true}, "JP": {confirm: true},
		"KR": {confirm: true}, "BR": {confirm: true}, "CH": {}, "GB": {}, "NZ": {},
	} {
		a, _ := Adequate(dest, StatusDate)
		if a.ListOnly != want.list || a.Confirm != want.confirm {
			t.Errorf("%s: list only %v, confirm %v, want %+v", dest, a.ListOnly, a.Confirm, want)
		}
	}
}

// A sender in Norway cannot take the decision on Brazil for granted.
func TestAppliesFromDiffersInTheEFTAStates(t *testing.T) {
	br, _ := Adequate("BR", StatusDate)
	if got := br.AppliesFrom("DK"); got != "2026-01-26" {
		t.Errorf("Brazil from Denmark applies from %q", got)
	}
	for _, sender := range []string{"NO", "IS", "LI"} {
		if got := br.AppliesFrom(sender); got != "" {
			t.Errorf("Brazil from %s applies from %q, but that is not established", sender, got)
		}
	}
	us, _ := Adequate("US", StatusDate)
	if got := us.AppliesFrom("NO"); got != "2023-07-10" {
		t.Errorf("the US from Norway applies from %q", got)
	}
}

func TestAdequaciesOfTellsTheHistory(t *testing.T) {
	if n := len(AdequaciesOf("US")); n != 3 {
		t.Errorf("%d decisions on the US, want 3", n)
	}
	if got := AdequaciesOf("US")[1].EndedOn(); got != "2020-07-16" {
		t.Errorf("the Privacy Shield ended on %q", got)
	}
}

// What holds on a day is what the day lies in, whatever the day.
func TestSpanHolds(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) Date {
		return DateOf(first.AddDate(0, 0, rapid.IntRange(0, 20000).Draw(t, "days")))
	})
	rapid.Check(t, func(t *rapid.T) {
		s := Span{day.Draw(t, "from"), day.Draw(t, "to")}
		on := day.Draw(t, "on")
		if got, want := s.Holds(on), on >= s.ValidFrom && on < s.EndedOn(); got != want {
			t.Errorf("%+v holds on %s: %v, want %v", s, on, got, want)
		}
		if !(Span{}).Holds(on) || (Span{}).EndedOn() != "" {
			t.Errorf("an open span does not hold on %s", on)
		}
	})
}

var first, _ = Date("1990-01-01").Time()

func TestOrganisationsAreNoCountries(t *testing.T) {
	if got := Organisations(); !slices.Equal(got, []string{"EPO"}) {
		t.Errorf("there are decisions about the organisations %q", got)
	}
}
