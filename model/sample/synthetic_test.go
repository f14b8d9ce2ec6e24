package sample

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
)

func TestEverySyntheticRecordCanBeSaved(t *testing.T) {
	for _, n := range []int{0, 1, 40, 700} {
		reg := new(model.Register)
		for _, term := range model.ShippedTerms() {
			reg.Put(term)
		}
		// Each record is checked as it comes: links lead backwards.
		for r := range Synthetic(n, 7) {
			reg.Put(r)
			if err := model.Validate(r, reg); err != nil {
				t.Fatalf("%d activities: %s %q:\n%v", n, r.Kind(), r.Base().Name, err)
			}
		}
		if got := len(reg.Entries(model.KindActivity)); got != n {
			t.Errorf("%d activities, want %d", got, n)
		}
		if got, want := len(reg.Entries(model.KindParty)), max(n/20, 4); got != want {
			t.Errorf("%d activities come with %d parties, want %d", n, got, want)
		}
		if own := len(reg.OwnCompanies()); own < 3 {
			t.Errorf("%d activities come with %d own companies", n, own)
		}
	}
}

func TestTheSameSeedGivesTheSameRegister(t *testing.T) {
	one, two := slices.Collect(Synthetic(50, 3)), slices.Collect(Synthetic(50, 3))
	if diff := cmp.Diff(one, two); diff != "" {
		t.Error(diff)
	}
	other := slices.Collect(Synthetic(50, 4))
	for i := range one {
		if one[i].Base().UID == other[i].Base().UID {
			t.Errorf("record %d has the uid %s under both seeds", i, one[i].Base().UID)
		}
	}
}

func TestSyntheticActivitiesAreAsLargeAsRealOnes(t *testing.T) {
	const n = 1000
	total, smallest, largest := 0, 1<<20, 0
	uids, names, bodies := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var text strings.Builder
	for r := range Synthetic(n, 1) {
		uids[r.Base().UID] = true
		names[string(r.Kind())+r.Base().Name] = true
		if r.Kind() != model.KindActivity {
			continue
		}
		body := model.Canonical(r)
		text.Write(body)
		bodies[string(body)] = true
		total, smallest, largest = total+len(body), min(smallest, len(body)), max(largest, len(body))
	}
	if mean := total / n; mean < 1500 || mean > 3000 || smallest < 1000 || largest > 5000 {
		t.Errorf("activities have %d bytes on average, %d to %d; want 1500 to 3000", mean, smallest, largest)
	}
	if want := 1 + 4*n/20 + papers + n; len(uids) != want || len(names) != want || len(bodies) != n {
		t.Errorf("%d uids, %d names, %d bodies; want %d, %d, %d", len(uids), len(names), len(bodies), want, want, n)
	}
	for _, letter := range []string{"ä", "ö", "ü", "ß", "æ", "ø", "å"} {
		if !strings.Contains(text.String(), letter) {
			t.Errorf("no %s in %d activities", letter, n)
		}
	}
}

func TestSyntheticStopsWhenItIsNoLongerAsked(t *testing.T) {
	seen := 0
	for range Synthetic(1_000_000, 1) {
		if seen++; seen == 10 {
			break
		}
	}
}

func BenchmarkSynthetic(b *testing.B) {
	b.ReportAllocs()
	const n = 10_000
	for b.Loop() {
		for range Synthetic(n, 1) {
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/activity")
}
