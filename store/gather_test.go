package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
)

// gathering saves n activities and returns what names each of them in order.
func gathering(t *testing.T, n int) (s *Store, want []string) {
	s = newRegister(t)
	var changes []Change
	for i := range n {
		a := activity(fmt.Sprintf("Activity %03d", i))
		a.Purposes = make([]model.Purpose, i%4) // so that records of several lengths are read over each other
		for j := range a.Purposes {
			a.Purposes[j] = model.Purpose{Key: fmt.Sprintf("p%d", j), Text: a.Name}
		}
		changes = append(changes, Change{Record: a})
	}
	for _, saved := range save(t, s, changes...) {
		want = append(want, said(saved.Record, saved.Hash))
	}
	return s, want
}

func said(rec model.Record, rev string) string {
	return rev + " " + string(model.Canonical(rec))
}

func lines(b []byte, p Present) ([]byte, error) {
	return append(append(b, said(p.Record, p.Rev)...), '\n'), nil
}

// However many work on them, the records come whole and in the order of lists.
func TestGatherKeepsTheOrder(t *testing.T) {
	s, want := gathering(t, 500)
	var got strings.Builder
	for b, err := range s.Gather(context.Background(), model.KindActivity, func() Worker { return lines }) {
		if err != nil {
			t.Fatal(err)
		}
		got.Write(b)
	}
	if diff := cmp.Diff(strings.Join(want, "\n")+"\n", got.String()); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

func TestGatherEndsWhereItIsTold(t *testing.T) {
	s, _ := gathering(t, 500)
	ctx := context.Background()
	for range s.Gather(ctx, model.KindActivity, func() Worker { return lines }) {
		break
	}
	save(t, s, Change{Record: activity("nothing is locked behind it")})

	refused := errors.New("no more")
	var errs []error
	for _, err := range s.Gather(ctx, model.KindActivity, func() Worker {
		return func(b []byte, p Present) ([]byte, error) {
			if p.Record.Base().Name == "Activity 300" {
				return b, refused
			}
			return b, nil
		}
	}) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) != 1 || !errors.Is(errs[0], refused) {
		t.Errorf("got the errors %v, want one", errs)
	}

	stopped, stop := context.WithCancel(ctx)
	defer stop()
	var err error
	for _, err = range s.Gather(stopped, model.KindActivity, func() Worker { return lines }) {
		stop()
	}
	wantReason(t, err, Stopped)
}

// What is named stays known by every name that might be another's.
func TestKeepLinkedKnowsWhatLinksLeadTo(t *testing.T) {
	s := newRegister(t)
	names := []string{"Alone", "Twin", "Twin", "PA-0001", "Replaced once", "Replaced twice", "Replaced 3 times"}
	var changes []Change
	for _, name := range names {
		changes = append(changes, Change{Record: activity(name)})
	}
	saved := save(t, s, changes...)
	for i, to := range []int{0: 5, 1: 1, 2: 3} { // who is replaced by whom
		a := saved[4+i].Record.(*model.Activity)
		a.ReplacedBy = model.Link(saved[to].UID)
		save(t, s, Change{Record: a, Base: saved[4+i].Hash})
	}
	all, err := s.Register(context.Background(), KeepShared)
	if err != nil {
		t.Fatal(err)
	}
	some, err := s.Register(context.Background(), KeepLinked)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range some.Entries(model.KindActivity) {
		got = append(got, e.Title())
	}
	// PA-0001 is there since an activity that is linked bears that for a name.
	want := []string{"PA-0001 Alone", "PA-0002 Twin", "PA-0003 Twin", "PA-0004 PA-0001", "PA-0006 Replaced twice"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
	field := model.FieldOf(model.KindActivity, "replaced_by")
	for _, word := range []string{"Twin", "PA-0001", "Replaced twice", "PA-0006"} {
		a, errA := all.FindFor(field, word)
		b, errB := some.FindFor(field, word)
		if a != b || fmt.Sprint(errA) != fmt.Sprint(errB) {
			t.Errorf("%s: %v, %v; among those that are linked %v, %v", word, a, errA, b, errB)
		}
	}
	for _, k := range []model.Kind{model.KindParty, model.KindRule, model.KindTerm, model.KindRegister} {
		if a, b := len(all.Records(k)), len(some.Records(k)); a != b {
			t.Errorf("%d records of kind %s, want %d", b, k, a)
		}
	}
}
