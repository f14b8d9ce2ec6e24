package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/model"
)

// says returns what the register says: every live record, and every link.
func says(t interface{ Fatal(...any) }, s *Store) []string {
	rows, err := s.db.Query(`
		SELECT r.name, v.body FROM record AS r JOIN revision AS v ON v.hash = r.head WHERE r.deleted = 0
		UNION ALL
		SELECT from_uid, field || ' ' || to_uid FROM link
		ORDER BY 1, 2`)
	all, err := collect(rows, err, func(r *sql.Rows) (string, error) {
		var what, text string
		err := r.Scan(&what, &text)
		return what + ": " + text, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func undo(t testing.TB, s *Store, number int64) (Reversal, []Saved) {
	t.Helper()
	r, saved, err := s.Undo(context.Background(), Edit{Author: "Bo"}, number)
	if err != nil {
		t.Fatal(err)
	}
	return r, saved
}

// renamed is the change that gives a record another name.
func renamed(r Revision, name string) Change {
	rec := model.Clone(r.Record)
	rec.Base().Name = name
	return Change{Record: rec, Base: r.Hash}
}

func TestUndoTakesBackWhatAChangeDidToEachRecord(t *testing.T) {
	s := newRegister(t)
	a, shared := payroll()
	old := save(t, s, Change{Record: activity("edited")}, Change{Record: activity("deleted")}, Change{Record: activity("back")})
	gone := save(t, s, Change{Record: old[2].Record, Base: old[2].Hash, Delete: true})[0]
	before := says(t, s)
	a.Name = "created"
	did, err := s.Save(context.Background(), Edit{Author: "Anna Jensen", Op: "import", Note: "audit.csv"}, append(shared,
		Change{Record: a}, renamed(old[0].Revision, "Edited"),
		Change{Record: old[1].Record, Base: old[1].Hash, Delete: true}, Change{Record: gone.Record, Base: gone.Hash})...)
	if err != nil {
		t.Fatal(err)
	}
	after := says(t, s)

	plan, err := s.Reversal(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	r, saved := undo(t, s, 0)
	if diff := cmp.Diff(plan, r, cmp.AllowUnexported(Changeset{}, Revision{})); diff != "" {
		t.Error("what was foretold is not what was done\n" + diff)
	}
	if r.Of.Number != 4 || r.Of.Op != "import" || r.Of.Author != "Anna Jensen" || r.Of.Note != "audit.csv" || !r.Of.At.Equal(testOptions.Now()) {
		t.Errorf("taken back was %+v", r.Of)
	}
	if diff := cmp.Diff(before, says(t, s)); diff != "" {
		t.Error("the register does not say again what it said (-want +got)\n" + diff)
	}
	for i, want := range []struct {
		op   Op
		name string
	}{{Deleted, "ACME A/S"}, {Deleted, "HR"}, {Deleted, "created"}, {Edited, "edited"}, {Restored, "deleted"}, {Deleted, "back"}} {
		got := saved[i]
		if got.Op != want.op || got.Record.Base().Name != want.name || got.Parents[0] != did[i].Hash || r.Steps[i].Now.Hash != did[i].Hash || r.Steps[i].Deletes() != (want.op == Deleted) {
			t.Errorf("got %s of %q, want %s of %q", got.Op, got.Record.Base().Name, want.op, want.name)
		}
	}

	// It is a change like others, which says what it was, and can be taken back in turn.
	undo(t, s, 0)
	if diff := cmp.Diff(after, says(t, s)); diff != "" {
		t.Error("the change is not back (-want +got)\n" + diff)
	}
	var last []string
	list, err := s.Changesets(context.Background(), 3)
	for _, c := range list {
		last = append(last, fmt.Sprintf("%d %s %s: %s", c.Number, c.Author, c.Op, c.Note))
	}
	if diff := cmp.Diff([]string{"6 Bo undo: change 5, undo", "5 Bo undo: change 4, import: audit.csv", "4 Anna Jensen import: audit.csv"}, last); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestUndoOverwritesNothingThatCameLater(t *testing.T) {
	s := newRegister(t)
	old := save(t, s, Change{Record: activity("one")}, Change{Record: activity("two")}, Change{Record: activity("three")})
	did := save(t, s, renamed(old[0].Revision, "One"), renamed(old[1].Revision, "Two"), Change{Record: old[2].Record, Base: old[2].Hash, Delete: true})
	number := did[0].Changeset
	save(t, s, Change{Record: activity("something else")})
	later := save(t, s, renamed(did[0].Revision, "First"))
	bo, err := s.Save(context.Background(), Edit{Author: "Bo"}, Change{Record: did[1].Record, Base: did[1].Hash, Delete: true})
	if err != nil {
		t.Fatal(err)
	}
	later = append(later, bo...)

	check := untouched(t, s.Path())
	for what, try := range map[string]func() error{
		"Undo":     func() error { _, _, err := s.Undo(context.Background(), anna, number); return err },
		"Reversal": func() error { _, err := s.Reversal(context.Background(), number); return err },
	} {
		err := try()
		var no *Irreversible
		if !errors.As(err, &no) || len(no.Since) != 2 || no.Since[0].Hash != later[0].Hash || no.Since[1].Hash != later[1].Hash {
			t.Fatalf("%s: got %v, want that two records were changed since", what, err)
		}
		at := testOptions.Now().Local().Format("2006-01-02 at 15:04")
		want := "change 3 cannot be taken back: records of it were changed since; nothing was changed\n" +
			`activity "PA-0001 First" was changed by Anna Jensen on ` + at + ", in change 5\n" +
			`activity "PA-0002 Two" was deleted by Bo on ` + at + ", in change 6\n" +
			"take the later change back first, or set the record back by hand"
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	check()

	// One is set back by hand, to what it said before; with the other, the later change is taken back.
	save(t, s, renamed(later[0].Revision, "one"))
	_, saved := undo(t, s, later[1].Changeset)
	if len(saved) != 1 || saved[0].Op != Restored || saved[0].Record.Base().Name != "Two" {
		t.Errorf("got %+v", saved)
	}
	_, saved = undo(t, s, number)
	if len(saved) != 2 || saved[0].Record.Base().Name != "two" || saved[1].Op != Restored {
		t.Errorf("got %+v", saved)
	}
	_, _, err = s.Undo(context.Background(), anna, number)
	if want := "change 3 cannot be taken back: the register says already what it said before; nothing was changed"; err == nil || err.Error() != want {
		t.Errorf("taken back twice: %v", err)
	}
}

func TestWhatCannotBeTakenBack(t *testing.T) {
	s := newRegister(t)
	a, shared := payroll()
	made := save(t, s, shared...)
	user := save(t, s, Change{Record: a})[0]
	without := model.Clone(user.Record).(*model.Activity)
	without.Unit = ""
	unlinked := save(t, s, Change{Record: without, Base: user.Hash})[0]
	save(t, s, Change{Record: made[1].Record, Base: made[1].Hash, Delete: true})
	edited := save(t, s, Change{Record: activity("one")})[0]
	edited = save(t, s, renamed(edited.Revision, "One"))[0]
	if _, err := s.db.Exec(`UPDATE revision SET body = NULL WHERE hash = ?`, edited.Parents[0]); err != nil {
		t.Fatal(err)
	}
	settings := save(t, s, Change{Record: &model.Settings{Common: model.Common{UID: testUID, Name: "ACME"}}})[0]

	check := untouched(t, s.Path())
	for _, test := range []struct {
		what   string
		number int64
		says   string
	}{
		{"a party that an activity leads to since", made[0].Changeset, `delete party "ACME A/S": it is still used by "PA-0001 Payroll" (companies)`},
		{"a unit that is gone since", unlinked.Changeset, "is deleted"},
		{"a state that was redacted", edited.Changeset, `what activity "PA-0002 One" said before was redacted; nothing was changed`},
		{"the first change", settings.Changeset, "it made the register; nothing was changed"},
		{"no change", 99, "change 99: not found"},
	} {
		_, _, err := s.Undo(context.Background(), anna, test.number)
		_, foretold := s.Reversal(context.Background(), test.number)
		if err == nil || !strings.Contains(err.Error(), test.says) || foretold == nil || foretold.Error() != err.Error() {
			t.Errorf("%s: got %v, foretold %v, want %q", test.what, err, foretold, test.says)
		}
	}
	check()
}

// Whatever a change did: taken back, the register says what it said before, and
// taken back once more, what it said after.
func TestUndoOfAnything(t *testing.T) {
	s := newRegister(t)
	ctx := context.Background()
	var all []Saved
	for i := range 3 {
		p := save(t, s, Change{Record: &model.Party{Common: model.Common{Name: fmt.Sprint("party ", i)}}})[0]
		a := activity(fmt.Sprint("activity ", i))
		a.Companies = model.These(p.UID)
		all = append(all, p, save(t, s, Change{Record: a})[0])
	}
	kept := 0
	rapid.Check(t, func(t *rapid.T) {
		var changes []Change
		for _, x := range rapid.Permutation(all).Draw(t, "records")[:rapid.IntRange(1, 6).Draw(t, "how many")] {
			head, err := s.Head(ctx, x.UID)
			if err != nil {
				t.Fatal(err)
			}
			c := Change{Record: model.Clone(head.Record), Base: head.Hash, Delete: rapid.Bool().Draw(t, "delete")}
			if a, ok := c.Record.(*model.Activity); ok {
				a.Companies = model.These(all[2*rapid.IntRange(0, 2).Draw(t, "company")].UID)
			}
			c.Record.Base().Notes = rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "notes")
			changes = append(changes, c)
		}
		if rapid.Bool().Draw(t, "a new one") {
			changes = append(changes, Change{Record: activity("new")})
		}
		before := says(t, s)
		saved, err := s.Save(ctx, anna, changes...)
		if err != nil {
			return // in use, or it leads to what is deleted
		}
		for _, x := range saved {
			if !x.Unchanged {
				kept++
				number := x.Changeset
				after := says(t, s)
				for _, want := range [][]string{before, after} {
					_, undone, err := s.Undo(ctx, anna, number)
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(want, says(t, s)); diff != "" {
						t.Fatal(diff)
					}
					number = undone[0].Changeset
				}
				return
			}
		}
	})
	if kept < 10 {
		t.Errorf("only %d changes were saved", kept)
	}
}

// What is read to take a change back does not grow with it.
func TestStatementsOfAnUndo(t *testing.T) {
	n := 0
	o := testOptions
	o.Trace = func(string) { n++ }
	s := openFile(t, newFile(t), o)
	counted := func(do func() []Saved) (saved []Saved, statements int) {
		n = 0
		saved = do()
		return saved, n
	}
	for _, size := range []int{1, 100} {
		var news, edits []Change
		for i := range size {
			news = append(news, Change{Record: activity(fmt.Sprint(i))})
		}
		made, forNews := counted(func() []Saved { return save(t, s, news...) })
		_, back := counted(func() []Saved { _, saved := undo(t, s, 0); return saved })
		if back > forNews+5 {
			t.Errorf("%d activities are made with %d statements and taken back with %d", size, forNews, back)
		}
		undo(t, s, 0)
		for _, x := range made {
			head, err := s.Head(context.Background(), x.UID)
			if err != nil {
				t.Fatal(err)
			}
			edits = append(edits, renamed(head, "Edited"))
		}
		_, forEdits := counted(func() []Saved { return save(t, s, edits...) })
		_, back = counted(func() []Saved { _, saved := undo(t, s, 0); return saved })
		if back > forEdits+5 {
			t.Errorf("%d activities are edited with %d statements and taken back with %d", size, forEdits, back)
		}
	}
}
