package tui

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model/check"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// What is read in a ledger is what was found.
func TestLedgerGivesBackWhatWasFound(t *testing.T) {
	reg := modeltest.Load(sample.Register()...)
	c := check.New(reg, "2026-11-22", "")
	w := newLedger()
	found := map[string][]check.Finding{}
	for _, rec := range reg.Records("") {
		uid := rec.Base().UID
		if found[uid] = c.Record(rec); len(found[uid]) > 0 {
			found[uid][0].Muted, found[uid][0].MuteReason = true, "not here" // the sample mutes little
		}
		w.add(uid, found[uid])
	}
	l := w.end()
	findings := 0
	for uid, want := range found {
		findings += len(want)
		if got := l.of(uid); len(want)+len(got) > 0 {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-found +in the ledger):\n%s", reg.Name(uid), diff)
			}
		}
		var n tally
		n.add(want...)
		if got := l.tally(uid); got != n {
			t.Errorf("%s: %v were found, %v are noted", reg.Name(uid), n, got)
		}
	}
	if findings < 100 {
		t.Errorf("only %d findings in the sample", findings)
	}
	if l.of("nobody") != nil {
		t.Error("something was found in a record that is not there")
	}
}
