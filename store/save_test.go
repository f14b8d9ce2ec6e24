package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/modeltest"
)

// newRegister opens a new register that holds the shipped terms.
func newRegister(t testing.TB) *Store {
	t.Helper()
	s := openFile(t, newFile(t), testOptions)
	var terms []Change
	for _, term := range model.ShippedTerms() {
		terms = append(terms, Change{Record: term})
	}
	save(t, s, terms...)
	return s
}

var anna = Edit{Author: "Anna Jensen", Note: "as agreed"}

func save(t testing.TB, s *Store, changes ...Change) []Saved {
	t.Helper()
	saved, err := s.Save(context.Background(), anna, changes...)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func activity(name string) *model.Activity {
	return &model.Activity{Common: model.Common{Name: name}}
}

// payroll is an activity that leads to records of several kinds, with those records.
func payroll() (*model.Activity, []Change) {
	acme := &model.Party{
		Common:     model.Common{UID: "0190f3a2-7c1e-7b3a-9d55-000000000001", Name: "ACME A/S"},
		Agreements: []model.Agreement{{Key: "g1", AgreementKind: model.AgreementProcessor}},
	}
	hr := &model.Unit{Common: model.Common{UID: "0190f3a2-7c1e-7b3a-9d55-000000000002", Name: "HR"}}
	a := activity("Payroll")
	a.Role = model.RoleController
	a.Unit = model.Link(hr.UID)
	a.Owners = []string{"Head of HR", "CFO"}
	a.NextReviewOn = "2027-01-01"
	a.Companies = model.These(acme.UID)
	a.Purposes = []model.Purpose{{Key: "p1", Text: "Pay salaries"}}
	a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerListed, Items: []model.Recipient{
		{Key: "r1", Party: model.Link(acme.UID), Agreement: "g1"},
		{Key: "r2", Party: model.Link(acme.UID), Term: model.Link(model.TermUID("RC10"))},
	}}
	return a, []Change{{Record: acme}, {Record: hr}}
}

func TestSaveAndHead(t *testing.T) {
	s := newRegister(t)
	a, shared := payroll()
	saved := save(t, s, append(shared, Change{Record: a})...)
	got := saved[2]
	if a.UID != "" || a.Ref != "" {
		t.Error("the caller's record was changed")
	}
	stored := got.Record.(*model.Activity)
	if stored.UID == "" || stored.Ref != "PA-0001" {
		t.Errorf("uid %q, ref %q", stored.UID, stored.Ref)
	}
	want := model.Clone(a)
	want.UID, want.Ref = stored.UID, "PA-0001"
	if diff := cmp.Diff(want, stored); diff != "" {
		t.Error("what was saved is not what is stored (-want +got)\n" + diff)
	}
	if got.Author != "Anna Jensen" || got.Note != "as agreed" || got.Op != Created || !got.At.Equal(testOptions.Now()) || !got.Live() {
		t.Errorf("got %+v", got.Revision)
	}
	head, err := s.Head(context.Background(), stored.UID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got.Revision, head, cmp.AllowUnexported(Revision{})); diff != "" {
		t.Error("Head (-saved +read)\n" + diff)
	}
	for _, hash := range []string{got.Hash, got.Hash[:8]} {
		if r, err := s.Revision(context.Background(), hash); err != nil || r.Hash != got.Hash {
			t.Errorf("Revision(%s) = %v, %v", hash, r.Hash, err)
		}
	}
	for _, hash := range []string{"", "abc", "0123456789", strings.Repeat("0", 64), "%", "g"} {
		if _, err := s.Revision(context.Background(), hash); !errors.Is(err, model.ErrNotFound) {
			t.Errorf("Revision(%q): %v", hash, err)
		}
	}
	if _, err := s.Head(context.Background(), "nobody"); !errors.Is(err, model.ErrNotFound) {
		t.Error(err)
	}
}

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

func TestAnUnchangedRecordWritesNothing(t *testing.T) {
	s := newRegister(t)
	first := save(t, s, Change{Record: activity("Payroll")})[0]
	check := untouched(t, s.Path())
	again := save(t, s, Change{Record: first.Record, Base: first.Hash})[0]
	if !again.Unchanged || again.Hash != first.Hash || first.Unchanged {
		t.Errorf("first %+v\nagain %+v", first, again)
	}
	// The same document without base_rev, or from an older state that said the same, says nothing new either.
	again = save(t, s, Change{Record: first.Record, Base: ""})[0]
	if !again.Unchanged {
		t.Error("not recognised as unchanged")
	}
	check()
}

func TestARecordThatHasMovedOn(t *testing.T) {
	s := newRegister(t)
	first := save(t, s, Change{Record: activity("Payroll")})[0]
	theirs := model.Clone(first.Record).(*model.Activity)
	theirs.Description = "theirs"
	second := save(t, s, Change{Record: theirs, Base: first.Hash})[0]

	mine := model.Clone(first.Record).(*model.Activity)
	mine.Description = "mine"
	check := untouched(t, s.Path())
	_, err := s.Save(context.Background(), anna, Change{Record: activity("Also in this change")}, Change{Record: mine, Base: first.Hash})
	var c Conflicts
	if !errors.As(err, &c) || len(c) != 1 {
		t.Fatalf("got %v, want a conflict", err)
	}
	t.Log(err)
	if c[0].Stored.Hash != second.Hash || c[0].Base.Hash != first.Hash {
		t.Errorf("stored %s, base %s", c[0].Stored.Hash, c[0].Base.Hash)
	}
	for got, want := range map[string]string{
		c[0].Record.(*model.Activity).Description:        "mine",
		c[0].Stored.Record.(*model.Activity).Description: "theirs",
		c[0].Base.Record.(*model.Activity).Description:   "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check()

	// Both typed the same: nothing to decide.
	mine.Description = "theirs"
	if got := save(t, s, Change{Record: mine, Base: first.Hash})[0]; !got.Unchanged || got.Hash != second.Hash {
		t.Errorf("got %+v", got)
	}
	// A new record under a uid that is taken.
	mine.Description = "mine"
	_, err = s.Save(context.Background(), anna, Change{Record: mine})
	if !errors.As(err, &c) {
		t.Errorf("got %v, want a conflict", err)
	}
	// A record of another register.
	_, err = s.Save(context.Background(), anna, Change{Record: &model.Unit{Common: model.Common{UID: model.NewUID(), Name: "HR"}}, Base: first.Hash})
	if !errors.Is(err, model.ErrNotFound) {
		t.Errorf("got %v, want not found", err)
	}
}

func TestWhatCannotBeSaved(t *testing.T) {
	s := newRegister(t)
	saved := save(t, s, Change{Record: activity("Payroll")})[0]
	gone := save(t, s, Change{Record: &model.Unit{Common: model.Common{Name: "Old department"}}})[0]
	gone = save(t, s, Change{Record: gone.Record, Base: gone.Hash, Delete: true})[0]
	with := func(f func(*model.Activity)) model.Record {
		a := activity("Payroll")
		f(a)
		return a
	}
	acme := save(t, s, Change{Record: &model.Party{Common: model.Common{Name: "ACME"}}})[0]
	check := untouched(t, s.Path())
	for _, test := range []struct {
		record model.Record
		base   string
		says   string
	}{
		{activity(""), "", "name"},
		{with(func(a *model.Activity) { a.Unit = model.Link(model.NewUID()) }), "", "leads to no unit"},
		{with(func(a *model.Activity) { a.Unit = model.Link(gone.UID) }), "", "which is deleted"},
		{with(func(a *model.Activity) { a.Unit = model.Link(acme.UID) }), "", "a unit belongs here"},
		{with(func(a *model.Activity) {
			a.DataSubjects = []model.DataSubject{{Key: "s1", Term: model.Link(model.TermUID("PD01"))}}
		}), "", "vocabulary"},
		{with(func(a *model.Activity) {
			a.Recipients.Answer = model.AnswerListed
			a.Recipients.Items = []model.Recipient{{Key: "r1", Party: model.Link(acme.UID), Agreement: "g1"}}
		}), "", "no agreement with the key"},
		{with(func(a *model.Activity) { a.Ref = "PA-0001" }), "", `PA-0001 was given to "Payroll"`},
		{with(func(a *model.Activity) { a.UID, a.Ref = saved.UID, "PA-0002" }), saved.Hash, "stays so"},
		{&model.Party{Common: model.Common{UID: saved.UID, Name: "ACME"}}, saved.Hash, "of another kind: activity"},
		{&model.Settings{Common: model.Common{Name: "Second settings"}}, "", testUID},
	} {
		_, err := s.Save(context.Background(), anna, Change{Record: activity("Sound")}, Change{Record: test.record, Base: test.base})
		var invalid Invalid
		var problems model.Problems
		if !errors.As(err, &invalid) || !errors.As(err, &problems) || len(invalid) != 1 || !strings.Contains(err.Error(), test.says) {
			t.Errorf("got %v, want that it cannot be saved: %s", err, test.says)
		}
	}
	_, err := s.Save(context.Background(), anna,
		Change{Record: with(func(a *model.Activity) { a.Ref = "PA-0007" })}, Change{Record: with(func(a *model.Activity) { a.Ref = "PA-0007" })})
	if err == nil {
		t.Error("two activities got the same ref")
	}
	_, err = s.Save(context.Background(), anna, Change{Record: saved.Record, Base: saved.Hash}, Change{Record: saved.Record, Base: saved.Hash})
	if err == nil {
		t.Error("one change has a record twice")
	}
	check()
}

func TestRefsAreGivenOnce(t *testing.T) {
	s := newRegister(t)
	ref := func(v Saved) string { return v.Record.(*model.Activity).Ref }
	first := save(t, s, Change{Record: activity("first")}, Change{Record: activity("second")})
	if ref(first[0]) != "PA-0001" || ref(first[1]) != "PA-0002" {
		t.Errorf("got %s, %s", ref(first[0]), ref(first[1]))
	}
	save(t, s, Change{Record: first[1].Record, Base: first[1].Hash, Delete: true})
	third := save(t, s, Change{Record: activity("third")})[0]
	if ref(third) != "PA-0003" {
		t.Errorf("after a deletion: %s", ref(third))
	}
	if _, err := s.db.Exec(`INSERT INTO ref_alias(ref, uid) VALUES ('PA-12000', ?)`, third.UID); err != nil {
		t.Fatal(err)
	}
	given := activity("given by hand")
	given.Ref = "PA-9000"
	more := save(t, s, Change{Record: activity("new")}, Change{Record: given}, Change{Record: activity("newer")})
	if ref(more[0]) != "PA-12001" || ref(more[1]) != "PA-9000" || ref(more[2]) != "PA-12002" {
		t.Errorf("after a merge: %s, %s, %s", ref(more[0]), ref(more[1]), ref(more[2]))
	}
	for word, want := range map[string]string{"pa-12000": third.UID, "PA-9000": more[1].UID, "third": third.UID, third.UID: third.UID} {
		if e, err := s.Find(context.Background(), "", word); err != nil || e.UID != want {
			t.Errorf("Find(%q) = %v, %v", word, e, err)
		}
	}
	// An editor need not know the ref.
	a := model.Clone(third.Record).(*model.Activity)
	a.Ref, a.Description = "", "changed"
	if got := save(t, s, Change{Record: a, Base: third.Hash})[0]; ref(got) != "PA-0003" {
		t.Errorf("the ref became %q", ref(got))
	}
}

func TestDeleteAndUndelete(t *testing.T) {
	s := newRegister(t)
	a, shared := payroll()
	saved := save(t, s, append(shared, Change{Record: a})...)
	acme, payroll := saved[0], saved[2]

	_, err := s.Save(context.Background(), anna, Change{Record: acme.Record, Base: acme.Hash, Delete: true})
	var inUse *InUse
	if !errors.As(err, &inUse) || len(inUse.By) != 2 || inUse.By[0].Field != "companies" || inUse.By[1].Field != "recipients.party" {
		t.Fatalf("got %v, want that it is in use", err)
	}
	t.Log(err)
	if uses, err := s.Used(context.Background(), acme.UID); err != nil || len(uses) != 2 || uses[0].Title() != "PA-0001 Payroll" {
		t.Errorf("Used: %v, %v", uses, err)
	}

	// Together they can go. What the caller changed meanwhile is no part of a deletion.
	edited := model.Clone(payroll.Record).(*model.Activity)
	edited.Name = "Edited"
	gone := save(t, s, Change{Record: acme.Record, Base: acme.Hash, Delete: true}, Change{Record: edited, Base: payroll.Hash, Delete: true})
	if gone[1].Live() || gone[1].Record.Base().Name != "Payroll" || gone[1].Parents[0] != payroll.Hash {
		t.Errorf("got %+v", gone[1])
	}
	if n, err := s.Count(context.Background(), model.KindActivity, false); err != nil || n != 0 {
		t.Errorf("%d activities, %v", n, err)
	}
	if rows, err := s.List(context.Background(), model.KindActivity, true, ByRef, 0, -1); err != nil || len(rows) != 1 || !rows[0].Deleted {
		t.Errorf("deleted: %v, %v", rows, err)
	}
	if again := save(t, s, Change{Record: gone[1].Record, Base: gone[1].Hash, Delete: true})[0]; !again.Unchanged {
		t.Error("deleted twice")
	}
	_, err = s.Save(context.Background(), anna, Change{Record: payroll.Record, Base: payroll.Hash})
	if c := (Conflicts{}); !errors.As(err, &c) || c[0].Stored.Live() {
		t.Errorf("saved over a deletion: %v", err)
	}

	// Alone it cannot come back, as it leads to one that is deleted.
	_, err = s.Save(context.Background(), anna, Change{Record: gone[1].Record, Base: gone[1].Hash})
	if !errors.As(err, new(Invalid)) {
		t.Errorf("got %v, want that it cannot be saved", err)
	}
	back := save(t, s, Change{Record: gone[0].Record, Base: gone[0].Hash}, Change{Record: gone[1].Record, Base: gone[1].Hash})
	if !back[1].Live() || back[1].Op != Restored || back[1].bodyHash != payroll.bodyHash {
		t.Errorf("got %+v", back[1])
	}
	if uses, err := s.Used(context.Background(), acme.UID); err != nil || len(uses) != 2 {
		t.Errorf("Used: %v, %v", uses, err)
	}
	_, err = s.Save(context.Background(), anna, Change{Record: &model.Unit{Common: model.Common{UID: model.NewUID(), Name: "x"}}, Delete: true})
	if !errors.Is(err, model.ErrNotFound) {
		t.Errorf("got %v, want not found", err)
	}
}

// The chain of changesets covers who, when, why, and every revision in order.
func TestChain(t *testing.T) {
	s := newRegister(t)
	first := save(t, s, Change{Record: activity("one")}, Change{Record: activity("two")})
	save(t, s, Change{Record: first[0].Record, Base: first[0].Hash, Delete: true})
	rows, err := s.db.Query(`SELECT seq, hash, coalesce(prev, ''), coalesce(prev2, ''), at, author, op, note FROM changeset ORDER BY seq`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var sets []changeset
	var seqs []int64
	for rows.Next() {
		var c changeset
		var seq int64
		var at string
		if err := rows.Scan(&seq, &c.hash, &c.prev, &c.prev2, &at, &c.author, &c.op, &c.note); err != nil {
			t.Fatal(err)
		}
		c.at, _ = parseStamp(at)
		sets, seqs = append(sets, c), append(seqs, seq)
	}
	rows.Close()
	prev := ""
	for i, c := range sets {
		rows, err := s.db.Query(`SELECT `+revisionColumns+` FROM revision AS v WHERE changeset = ? ORDER BY pos`, seqs[i])
		revisions, err := collect(rows, err, scanRevision)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range revisions {
			if r.hash() != r.Hash || model.BodyHash(model.Canonical(r.Record)) != r.bodyHash {
				t.Errorf("revision %s does not bear out its hash", r.Hash)
			}
			c.revisions = append(c.revisions, r.Hash)
		}
		if c.prev != prev || c.sum() != c.hash || c.author != "Anna Jensen" || c.op != "save" {
			t.Errorf("changeset %d: %+v, sum %s", i, c, c.sum())
		}
		c.revisions[0], c.author = c.author, c.revisions[0]
		if c.sum() == c.hash {
			t.Error("the hash does not tell fields apart")
		}
		prev = c.hash
	}
	if len(sets) != 3 || s.newest != prev {
		t.Errorf("%d changesets, newest %s", len(sets), s.newest)
	}
}

// Own saves are no news, those of somebody else are, also when both saved.
func TestChangedAfterSaves(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	saved := save(t, s, Change{Record: activity("Payroll")})[0]
	if changed, err := s.Changed(context.Background()); changed || err != nil {
		t.Errorf("after an own save: %v, %v", changed, err)
	}
	c := another(t, path, "")
	do(t, c, `INSERT INTO changeset(hash, at, author, op, note) VALUES ('theirs', '', '', '', '')`)
	a := model.Clone(saved.Record).(*model.Activity)
	a.Description = "mine"
	save(t, s, Change{Record: a, Base: saved.Hash})
	if changed, err := s.Changed(context.Background()); !changed || err != nil {
		t.Errorf("after both saved: %v, %v", changed, err)
	}
	if changed, err := s.Changed(context.Background()); changed || err != nil {
		t.Errorf("asked again: %v, %v", changed, err)
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

// Whatever a record may hold comes back as it was, and every projection and link
// is what the body says.
func TestEveryRecordComesBack(t *testing.T) {
	path := newRegister(t).Path()
	empty, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n, ".ropa"))
		if err := os.WriteFile(path, empty, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx := context.Background()
		s, err := Open(ctx, path, testOptions)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		reg := modeltest.Register(t)
		reg.Settings().UID = testUID // nothing leads to the settings
		var changes []Change
		for _, rec := range reg.Records("") {
			changes = append(changes, Change{Record: rec})
		}
		if _, err := s.Save(ctx, Edit{Author: "x"}, changes...); err != nil {
			t.Fatal(err)
		}
		got, err := s.Register(ctx, KeepAll)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range reg.Records("") {
			if want.Kind() == model.KindTerm && want.(*model.Term).Code != "" {
				continue // shipped
			}
			if diff := cmp.Diff(string(model.Canonical(want)), string(model.Canonical(got.Record(want.Base().UID)))); diff != "" {
				t.Fatal("-want +got\n" + diff)
			}
			uses := 0
			for _, uid := range model.Links(want) {
				used, err := used(ctx, s.db, uid)
				if err != nil {
					t.Fatal(err)
				}
				for _, u := range used {
					if u.UID == want.Base().UID {
						uses++
					}
				}
			}
			if links := linksOf(want); uses != len(links) {
				t.Fatalf("%s leads to %d places, want %v", want.Kind(), uses, links)
			}
		}
		if n := len(got.Records("")); n != len(reg.Records("")) {
			t.Fatalf("%d records, want %d", n, len(reg.Records("")))
		}
	})
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

// A field that this ropa does not know must not be lost by saving the record.
func TestARecordOfANewerRopa(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	saved := save(t, s, Change{Record: activity("Payroll")})[0]
	if _, err := s.db.Exec(`UPDATE revision SET body = replace(body, '{', '{"new_field":"x",')`); err != nil {
		t.Fatal(err)
	}
	_, err := s.Head(context.Background(), saved.UID)
	wantReason(t, err, Newer)
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
