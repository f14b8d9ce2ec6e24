package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
)

func TestHeadsComeInTheOrderAskedForInOneQuery(t *testing.T) {
	n := 0
	o := testOptions
	o.Trace = func(string) { n++ }
	s := openFile(t, newFile(t), o)
	saved := save(t, s, Change{Record: activity("Payroll")}, Change{Record: &model.Party{Common: model.Common{Name: "ACME A/S"}}}, Change{Record: activity("Canteen")})
	gone := saved[2]
	save(t, s, Change{Record: gone.Record, Base: gone.Hash, Delete: true})

	n = 0
	heads, err := s.Heads(context.Background(), saved[1].UID, "nobody", gone.UID, saved[0].UID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range heads {
		got = append(got, r.Hash+" "+r.Record.Base().Name)
	}
	if diff := cmp.Diff([]string{saved[1].Hash + " ACME A/S", saved[0].Hash + " Payroll"}, got); diff != "" {
		t.Error(diff)
	}
	if n != 1 {
		t.Errorf("%d statements, want 1", n)
	}

	n = 0
	deleted, err := s.Deleted(context.Background(), saved[1].UID, "nobody", gone.UID)
	if err != nil {
		t.Fatal(err)
	}
	last, err := s.Head(context.Background(), gone.UID)
	if diff := cmp.Diff(map[string]string{gone.UID: last.Hash}, deleted); diff != "" || err != nil || last.Op != Deleted {
		t.Error(diff, err, last.Op)
	}
	if n != 2 {
		t.Errorf("%d statements with that for the head, want 2", n)
	}
}

func TestRevisionsComeInTheOrderAskedForInOneQuery(t *testing.T) {
	n := 0
	o := testOptions
	o.Trace = func(string) { n++ }
	s := openFile(t, newFile(t), o)
	first := save(t, s, Change{Record: activity("Payroll")})[0]
	next := model.Clone(first.Record)
	next.Base().Name = "Wages"
	second := save(t, s, Change{Record: next, Base: first.Hash})[0]

	n = 0
	found, err := s.Revisions(context.Background(), second.Hash, "nobody", first.Hash)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range found {
		got = append(got, r.Hash+" "+r.Record.Base().Name)
	}
	if diff := cmp.Diff([]string{second.Hash + " Wages", first.Hash + " Payroll"}, got); diff != "" {
		t.Error(diff)
	}
	if n != 1 {
		t.Errorf("%d statements, want 1", n)
	}
}
