package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
	"testing"

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
		{with(func(a *model.Activity) { a.Unit = model.Link(model.NewUID()) }), "", "no unit has the uid"},
		{with(func(a *model.Activity) { a.Unit = model.Link(gone.UID) }), "", "is deleted"},
		{with(func(a *model.Activity) { a.Unit = model.Link(acme.UID) }), "", "name a unit here"},
		{with(func(a *model.Activity) {
			a.DataSubjects = []model.DataSubject{{Key: "s1", Term: model.Link(model.TermUID("PD01"))}}
		}), "", "name a category of data subjects here"},
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

// An agreement that an activity names cannot be taken out under it.
func TestWhatIsNamedElsewhereStays(t *testing.T) {
	s := newRegister(t)
	a, shared := payroll()
	a.DataSubjects = []model.DataSubject{{Key: "s1", Term: model.Link(model.TermUID("DS09"))}}
	saved := save(t, s, append(shared, Change{Record: a})...)
	acme, payroll := saved[0], saved[2]

	without := model.Clone(acme.Record).(*model.Party)
	without.Agreements[0].Key = "g2"
	_, err := s.Save(context.Background(), anna, Change{Record: without, Base: acme.Hash})
	var p model.Problems
	if !errors.As(err, &p) || p[0].Path != "agreements[g1]" || !strings.Contains(p[0].Text, `"PA-0001 Payroll" names it in recipients[r1].agreement`) {
		t.Errorf("got %v", err)
	}
	// Together both can change.
	moved := model.Clone(payroll.Record).(*model.Activity)
	moved.Recipients.Items[0].Agreement = "g2"
	save(t, s, Change{Record: without, Base: acme.Hash}, Change{Record: moved, Base: payroll.Hash})

	term, err := s.Head(context.Background(), model.TermUID("DS09"))
	if err != nil {
		t.Fatal(err)
	}
	other := model.Clone(term.Record).(*model.Term)
	other.Vocabulary = model.VocabularyPersonalData
	_, err = s.Save(context.Background(), anna, Change{Record: other, Base: term.Hash})
	if !errors.As(err, &p) || p[0].Path != "vocabulary" || p[0].Text != `"PA-0001 Payroll" names it among data subjects; take it out there first` {
		t.Errorf("got %v", err)
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
	var sets []Changeset
	var seqs []int64
	for rows.Next() {
		var c Changeset
		var seq int64
		var at string
		if err := rows.Scan(&seq, &c.hash, &c.prev, &c.prev2, &at, &c.Author, &c.Op, &c.Note); err != nil {
			t.Fatal(err)
		}
		c.At, _ = parseStamp(at)
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
		if c.prev != prev || c.sum() != c.hash || c.Author != "Anna Jensen" || c.Op != "save" {
			t.Errorf("changeset %d: %+v, sum %s", i, c, c.sum())
		}
		c.revisions[0], c.Author = c.Author, c.revisions[0]
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

// Whatever a record may hold comes back as it was, and its links are what the body says.
func TestEveryRecordComesBack(t *testing.T) {
	s := newRegister(t)
	ctx := context.Background()
	all := make(map[string]string)
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		var changes []Change
		for _, rec := range reg.Records("") {
			if x, ok := rec.(*model.Term); ok && x.Code != "" || rec.Kind() == model.KindRegister {
				continue // shipped, and there once only
			}
			if a, ok := rec.(*model.Activity); ok {
				a.Ref = ""
			}
			changes = append(changes, Change{Record: rec})
		}
		saved, err := s.Save(ctx, Edit{Author: "x"}, changes...)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range changes {
			want := c.Record
			if a, ok := want.(*model.Activity); ok {
				a.Ref = saved[i].Record.(*model.Activity).Ref
			}
			head, err := s.Head(ctx, saved[i].UID)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(model.Canonical(want)), string(model.Canonical(head.Record))); diff != "" {
				t.Fatal("-want +got\n" + diff)
			}
			all[head.UID] = head.bodyHash
			rows, err := s.db.Query(`SELECT field, to_uid FROM link WHERE from_uid = ? ORDER BY field, to_uid`, head.UID)
			links, err := collect(rows, err, func(r *sql.Rows) (l link, err error) { return l, r.Scan(&l[0], &l[1]) })
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(linksOf(want), links); diff != "" {
				t.Fatal("links, -want +got\n" + diff)
			}
		}
	})
	reg, err := s.Register(ctx, KeepAll)
	if err != nil {
		t.Fatal(err)
	}
	for uid, hash := range all {
		if got := reg.Record(uid); got == nil || model.BodyHash(model.Canonical(got)) != hash {
			t.Errorf("the register holds another state of %s", uid)
		}
	}
	if want := len(all) + len(model.ShippedTerms()); len(reg.Records("")) != want {
		t.Errorf("%d records, want %d", len(reg.Records("")), want)
	}
}

// Two people save at the same time, from two processes: nothing is lost, no ref is
// given twice, and the chain of changes has no gap.
func TestTwoProcessesSave(t *testing.T) {
	path := newFile(t)
	var all sync.WaitGroup
	for range 2 {
		p := process(t, "save many", path)
		all.Go(func() {
			if out, err := p.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	all.Wait()
	s := openFile(t, path, testOptions)
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	rows, err := s.List(context.Background(), model.KindActivity, false, ByRef, 0, -1)
	if err != nil || len(rows) != 50 || rows[0].Code != "PA-0001" || rows[49].Code != "PA-0050" {
		t.Errorf("%d activities from %s to %s (%v)", len(rows), rows[0].Code, rows[len(rows)-1].Code, err)
	}
	var broken int
	if err := s.db.QueryRow(`SELECT count(*) FROM changeset AS c LEFT JOIN changeset AS p ON p.seq = c.seq - 1 WHERE c.prev IS NOT p.hash`).Scan(&broken); err != nil || broken != 0 {
		t.Errorf("the chain is broken in %d places (%v)", broken, err)
	}
}
