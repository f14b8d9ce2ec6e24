package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
)

func TestRows(t *testing.T) {
	s := newRegister(t)
	a, shared := payroll()
	saved := save(t, s, append(shared, Change{Record: a})...)[2]
	rows, err := s.List(context.Background(), model.KindActivity, false, ByRef, 0, -1)
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{{
		Entry: model.Entry{UID: saved.UID, Kind: model.KindActivity, Code: "PA-0001", Name: "Payroll"},
		Role:  "controller", Unit: string(a.Unit), Owners: "Head of HR, CFO", NextReviewOn: "2027-01-01",
		ChangedAt: saved.At, ChangedBy: "Anna Jensen", Head: saved.Hash,
	}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error("-want +got\n" + diff)
	}
	if diff := cmp.Diff(want[0], saved.Row()); diff != "" {
		t.Error("Row, -want +got\n" + diff)
	}
	if n, err := s.Count(context.Background(), model.KindTerm, false); err != nil || n != len(model.ShippedTerms()) {
		t.Errorf("%d terms, %v", n, err)
	}
}

func TestListsAreOrderedAndWindowed(t *testing.T) {
	s := newRegister(t)
	var changes []Change
	for _, name := range []string{"Zoo", "ärzte", "Ånd", "apple", "Øl", "oase", "Apple"} {
		a := activity(name)
		if name == "Zoo" {
			a.Ref = "PA-10000"
		}
		changes = append(changes, Change{Record: a})
	}
	save(t, s, changes...)
	names := func(by Order, first, count int) string {
		rows, err := s.List(context.Background(), model.KindActivity, false, by, first, count)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, r := range rows {
			list = append(list, r.Name)
		}
		return strings.Join(list, " ")
	}
	if got, want := names(ByName, 1, 5), "apple Apple ärzte oase Øl"; got != want {
		t.Errorf("by name: %s, want %s", got, want)
	}
	// The highest number was given by hand; the others follow it.
	if got, want := names(ByRef, 0, 3), "Zoo ärzte Ånd"; got != want {
		t.Errorf("by ref: %s, want %s", got, want)
	}
}

func TestFind(t *testing.T) {
	s := newRegister(t)
	save(t, s,
		Change{Record: activity("Payroll")}, Change{Record: activity("Twice")}, Change{Record: activity("Twice")},
		Change{Record: &model.Party{Common: model.Common{Name: "Payroll"}}})
	for _, test := range []struct {
		kind model.Kind
		word string
		want error
		says string
	}{
		{model.KindActivity, "Payroll", nil, ""},
		{model.KindParty, "Payroll", nil, ""},
		{"", "Payroll", model.ErrAmbiguous, "party"},
		{model.KindActivity, "Twice", model.ErrAmbiguous, "PA-0003"},
		{model.KindTerm, "ds09", nil, ""},
		{"", "pa-0002", nil, ""},
		{model.KindActivity, "payroll", model.ErrNotFound, `did you mean "Payroll"`},
		{model.KindActivity, "Payrol", model.ErrNotFound, `did you mean "Payroll"`},
		{model.KindUnit, "PA-0001", model.ErrNotFound, ""},
	} {
		e, err := s.Find(context.Background(), test.kind, test.word)
		if !errors.Is(err, test.want) || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("Find(%s, %q) = %v, %v; want %v %s", test.kind, test.word, e, err, test.want, test.says)
		}
	}
}

func TestAllIsOneMoment(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	var changes []Change
	for i := range 30 {
		changes = append(changes, Change{Record: activity(fmt.Sprintf("Activity %02d", i))})
	}
	saved := save(t, s, changes...)
	n := 0
	for r, err := range s.All(context.Background(), model.KindActivity) {
		if err != nil {
			t.Fatal(err)
		}
		if want := saved[n].Hash; r.Hash != want {
			t.Fatalf("record %d is %s, want %s", n, r.Hash, want)
		}
		n++
	}
	if n != 30 {
		t.Errorf("%d records", n)
	}
	for _, err := range s.All(context.Background()) { // stops early
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	if _, err := s.Save(context.Background(), anna, Change{Record: activity("after")}); err != nil {
		t.Errorf("the reading has left a lock: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range s.All(ctx) {
		wantReason(t, err, Stopped)
	}
}

func TestStatementsOfASave(t *testing.T) {
	n := 0
	o := testOptions
	o.Trace = func(string) { n++ }
	s := openFile(t, newFile(t), o)
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	a, shared := payroll()
	a.Recipients = model.Said[model.Recipient]{}
	saved := save(t, s, append(shared, Change{Record: a})...)[2]
	n = 0
	b := saved.Record.(*model.Activity)
	b.Description = "changed"
	save(t, s, Change{Record: b, Base: saved.Hash})
	if n > 10 {
		t.Errorf("saving one activity takes %d statements", n)
	}
	var many []Change
	for i := range 100 {
		many = append(many, Change{Record: activity(fmt.Sprint(i))})
	}
	save(t, s, many...)
	for what, read := range map[string]func() error{
		"all records": func() error {
			for _, err := range s.All(context.Background()) {
				if err != nil {
					return err
				}
			}
			return nil
		},
		"the register": func() error { _, err := s.Register(context.Background(), KeepAll); return err },
		"a list": func() error {
			_, err := s.List(context.Background(), model.KindActivity, false, ByName, 0, 60)
			return err
		},
	} {
		n = 0
		if err := read(); err != nil {
			t.Fatal(err)
		}
		if n > 2+2+len(model.Kinds) {
			t.Errorf("%s takes %d statements", what, n)
		}
	}
}

// As long as no clock is put back, moments in the file are those of the saves.
func TestMomentsAreKeptToTheMillisecond(t *testing.T) {
	at := time.Date(2026, 3, 29, 2, 30, 0, 123456789, time.FixedZone("", 3600))
	o := testOptions
	o.Now = func() time.Time { return at }
	s := openFile(t, newFile(t), o)
	saved := save(t, s, Change{Record: activity("Payroll")})[0]
	head, err := s.Head(context.Background(), saved.UID)
	want := time.Date(2026, 3, 29, 1, 30, 0, 123000000, time.UTC)
	if err != nil || !head.At.Equal(want) || head.At != saved.At {
		t.Errorf("saved %v, read %v (%v), want %v", saved.At, head.At, err, want)
	}
}
