package store

import (
	"context"
	"path/filepath"
	"testing"
)

func TestStateIsThatOfACopyAndChangesWithEverySave(t *testing.T) {
	ctx := context.Background()
	s := newRegister(t)
	state := func(s *Store) string {
		t.Helper()
		hash, err := s.State(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return hash
	}
	before := state(s)
	target := filepath.Join(t.TempDir(), "copy.ropa")
	if err := s.Backup(ctx, target); err != nil {
		t.Fatal(err)
	}
	if got := state(openFile(t, target, Options{ReadOnly: true})); got != before || len(got) != 64 {
		t.Errorf("the copy is in state %q, the register in %q", got, before)
	}
	saved := save(t, s, Change{Record: activity("Payroll")})
	after := state(s)
	if after == before {
		t.Error("a save does not change the state")
	}
	save(t, s, Change{Record: saved[0].Record, Base: saved[0].Hash})
	if state(s) != after {
		t.Error("a save that says nothing new changes the state")
	}
}
