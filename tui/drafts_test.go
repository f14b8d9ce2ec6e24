package tui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"ropa/model"
	"ropa/store"
)

// crash drops the app as kill -9 does, and starts it again on the same file.
func (b *bench) crash() *bench {
	b.t.Helper()
	path := b.desk.store.Path()
	if err := b.desk.store.Close(); err != nil {
		b.t.Fatal(err)
	}
	return startOn(b.t, path, b.folder, store.Options{Now: noon})
}

func (b *bench) draftFiles() []string {
	b.t.Helper()
	entries, err := os.ReadDir(b.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestDraftSurvivesACrash(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("What happens")
	b.press("tab") // the field is left
	b.sees("draft kept")
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.sees("A draft was found", "A draft of")
	c.press("s")
	c.sees("Description", "was not said", "is  What happens")
	c.press("esc")
	c.sees("A draft was found")
	c.press("r")
	c.sees("This is the draft.", "What happens", "changed")
	c.press("ctrl+s")
	c.sees("Saved «PA-0009 Payroll».")
	if a := c.stored(uidOf(9)).(*model.Activity); a.Description != "What happens" {
		t.Errorf("saved %q", a.Description)
	}
	if files := c.draftFiles(); len(files) > 0 {
		t.Errorf("after the save there is still %q", files)
	}
}

func TestDraftOfANewRecordSurvivesACrashWithItsNewLinks(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{rec: model.New(model.KindActivity)})
	b.press("enter")
	b.types("Bonus")
	b.press("enter")
	b.toLabel("Department")
	b.press("enter")
	b.types("Rewards")
	b.press("enter")
	c := b.crash()
	c.opens(editing{rec: model.New(model.KindParty)})
	c.misses("draft") // of another kind
	c.press("esc")
	c.opens(editing{rec: model.New(model.KindActivity)})
	c.sees("A new activity «Bonus» was not saved")
	c.press("r")
	c.sees("Bonus", "Rewards")
	c.press("ctrl+s")
	c.sees("Saved «PA-0010 Bonus».")
	if n := len(c.desk.reg.Entries(model.KindUnit)); n != 2 {
		t.Errorf("%d departments, want 2", n)
	}
	d := c.crash()
	d.opens(editing{rec: model.New(model.KindActivity)})
	d.misses("draft")
}

func TestDraftCanBeDiscarded(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("x")
	b.press("esc")
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.press("esc") // who does not decide does not edit
	c.sees("Home.")
	c.opens(editing{uid: uidOf(9)})
	c.press("x")
	c.sees("Enter does it: discard the draft.")
	c.press("enter")
	c.sees("PA-0009 Payroll", "saved")
	c.press("esc")
	if files := c.draftFiles(); len(files) > 0 {
		t.Errorf("there is still %q", files)
	}
}

func TestDraftOnAnOldRevisionIsComparedAtTheSave(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Mine")
	b.press("esc")
	c := b.crash()
	c.elsewhere(uidOf(9), func(rec model.Record) { rec.Base().Name = "Salaries" })
	c.opens(editing{uid: uidOf(9)})
	c.sees("a save will compare the two")
	c.press("r", "ctrl+s")
	c.sees("Saved by two", "none of them here")
	c.press("enter")
	c.sees("Saved «PA-0009 Salaries».")
	if a := c.stored(uidOf(9)).(*model.Activity); a.Description != "Mine" {
		t.Errorf("saved %q", a.Description)
	}
}

func TestSavedDraftIsNotOffered(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Mine")
	b.press("esc")
	left := f.draft()
	b.press("ctrl+s")
	if err := b.desk.drafts.write(b.desk.drafts.next(), left); err != nil { // as if the end came between the two
		t.Fatal(err)
	}
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.misses("A draft")
	if files := c.draftFiles(); len(files) > 0 {
		t.Errorf("there is still %q", files)
	}
}

func TestKeepAsDraft(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Mine")
	b.press("esc", "esc")
	b.sees("k  keep as a draft  offered when the record is edited again")
	b.press("k")
	b.sees("Home.", "«PA-0009 Payroll» is kept as a draft.")
	b.opens(editing{uid: uidOf(9)})
	b.sees("A draft was found")
}

// The end of the app, by the person or by the system, keeps even the field
// that is being typed.
func TestEndKeepsWhatIsBeingTyped(t *testing.T) {
	for name, end := range map[string]func(*bench){
		"ctrl+c":  func(b *bench) { b.press("ctrl+c") },
		"SIGTERM": func(b *bench) { b.send(terminateMsg{}) },
	} {
		t.Run(name, func(t *testing.T) {
			b := startDesk(t)
			b.opens(editing{uid: uidOf(9), at: "purposes[p1].text"})
			b.press("enter", "ctrl+u")
			b.types("Half a sen")
			end(b)
			if !b.quit {
				t.Fatal("it does not end")
			}
			c := b.crash()
			c.opens(editing{uid: uidOf(9)})
			c.press("r")
			c.cursorAt("1    Half a sen")
			c.sees("Half a sen")
		})
	}
}

// The same holds for a new record that is filled in above the one that it is
// saved with.
func TestEndKeepsWhatIsBeingTypedInANewRecordAbove(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "unit"})
	b.press("enter")
	b.types("Rewards")
	b.press("enter", "esc", "up", "o")
	b.toLabel("Head")
	b.press("enter")
	b.types("Chief of rew")
	b.send(terminateMsg{})
	c := b.crash()
	c.opens(editing{uid: uidOf(9), at: "unit"})
	c.press("r")
	c.cursorAt("Department")
	c.press("o")
	c.sees("Rewards", "Chief of rew")
}

func TestDraftsThatCannotBeKeptAreSpokenOf(t *testing.T) {
	b := startDesk(t)
	if err := os.WriteFile(b.folder, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Mine")
	b.press("esc")
	b.sees("changed, and no draft can be kept")
	b.press("esc", "k")
	b.sees("the form stays open", "Mine")
	b.press("ctrl+c")
	if b.quit {
		t.Error("it ended and lost the change")
	}
}

func TestUnreadableDraftIsPutAside(t *testing.T) {
	b := startDesk(t)
	if err := os.MkdirAll(b.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := b.desk.drafts.path(uidOf(9))
	if err := os.WriteFile(path, []byte(`{"format":"ropa-draft/9"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.sees("cannot be read", "PA-0009 Payroll")
	b.press("enter")
	b.types("Mine")
	b.press("esc")
	if files := b.draftFiles(); len(files) != 2 || !f.s.dirty {
		t.Errorf("files %q", files)
	}
}

// A copy of the file has the same uid: what was typed into the one is not
// offered in the other as if it belonged there.
func TestDraftOfACopyIsNotTheFirstChoice(t *testing.T) {
	b := startDesk(t)
	b.desk.drafts.file = b.desk.store.Path()
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("For the copy")
	b.press("esc")
	c := b.crash()
	c.desk.drafts.file = filepath.Join(t.TempDir(), "original.ropa")
	c.opens(editing{uid: uidOf(9)})
	c.sees("A draft was found", "in another copy of this register", "original.ropa", "> l  leave it alone")
	c.press("enter")
	c.sees("Home.")
	c.opens(editing{uid: uidOf(9)})
	c.press("r")
	c.sees("This is the draft.", "For the copy")

	// Where the other file is not there any more, this one was renamed.
	c.toLabel("Description")
	c.press("enter")
	c.types("!")
	c.press("esc")
	d := c.crash()
	d.desk.drafts.file = d.desk.store.Path()
	d.opens(editing{uid: uidOf(9)})
	d.sees("> r  go on with the draft")
	d.misses("another copy")
}

// What is being typed in another window is neither taken over nor discarded.
func TestDraftOfAnotherWindowIsLeftAlone(t *testing.T) {
	b := startDesk(t)
	b.desk.drafts.pid++ // another process
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Half a")
	b.press("esc")
	b.opens(editing{rec: model.New(model.KindActivity)})
	b.press("enter")
	b.types("New")
	b.press("enter")

	other, running := b.desk.drafts.pid, true
	c := b.crash() // in this test one process has one window
	c.desk.drafts.alive = func(pid int) bool { return running && pid == other }
	c.opens(editing{uid: uidOf(9)})
	c.sees("Being typed in another window", "> l  leave it alone")
	c.misses("discard", "go on with")
	c.press("s")
	c.sees("is  Half a")
	c.press("esc", "x", "r", "l")
	c.sees("Home.")
	c.opens(editing{rec: model.New(model.KindActivity)})
	c.misses("draft", "New")
	c.press("esc")
	if files := c.draftFiles(); len(files) != 2 {
		t.Errorf("the drafts are %q", files)
	}
	running = false // its window was closed, or crashed
	c.opens(editing{uid: uidOf(9)})
	c.sees("A draft was found", "> r  go on with the draft")
}

func TestRunningProcess(t *testing.T) {
	if !runs(os.Getpid()) {
		t.Error("this process does not run")
	}
	if runs(1 << 30) {
		t.Error("a process runs that cannot be")
	}
}

func TestDraftsArePrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes; the folder is the user's own")
	}
	d := newDrafts(filepath.Join(t.TempDir(), "state", "drafts"), uidOf(0))
	rec := &model.Party{Common: model.Common{UID: "../../etc/passwd", Name: "ACME"}}
	if err := d.write(d.next(), draft{rec: rec, was: rec}); err != nil {
		t.Fatal(err)
	}
	folder, err := os.Stat(d.folder)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(d.folder)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v, %v", entries, err)
	}
	file, err := entries[0].Info()
	if err != nil {
		t.Fatal(err)
	}
	if folder.Mode().Perm() != 0o700 || file.Mode().Perm() != 0o600 {
		t.Errorf("folder %v, file %v", folder.Mode(), file.Mode())
	}
	if strings.Contains(entries[0].Name(), "passwd") {
		t.Errorf("the file is called %s", entries[0].Name())
	}
}

// A draft gives back what was typed, malformed or not.
func TestDraftRoundTrip(t *testing.T) {
	d := newDrafts(t.TempDir(), uidOf(0))
	a := &model.Activity{
		Common: model.Common{UID: uidOf(9), Name: "a <b> & \u2028 \x1b"}, StartsOn: "next spring", ReviewEvery: "often",
		DataSubjects: []model.DataSubject{{Key: "d", Count: model.Count{From: "many"}}},
		Companies:    model.Group(),
	}
	party := &model.Party{Common: model.Common{UID: uidOf(3)}, Employees: "some", Country: "Denmark"}
	want := draft{rec: a, was: &model.Activity{Common: model.Common{UID: uidOf(9)}}, base: "abc", pending: []model.Record{party}, at: theDay}
	if err := d.write(d.next(), want); err != nil {
		t.Fatal(err)
	}
	all, err := d.read(uidOf(9))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	got := all[0]
	if !model.Same(got.rec, a) || !model.Same(got.was, want.was) || got.base != "abc" || !got.at.Equal(theDay) || len(got.pending) != 1 || !model.Same(got.pending[0], party) {
		t.Errorf("got %+v", got)
	}
}

// Whatever comes to the disk first, the last thing that was done holds.
func TestLateDraftWritesLose(t *testing.T) {
	d := newDrafts(t.TempDir(), uidOf(0))
	dr := func(name string) draft {
		rec := &model.Party{Common: model.Common{UID: uidOf(3), Name: name}}
		return draft{rec: rec, was: rec, at: time.Time{}}
	}
	first, second, third := d.next(), d.next(), d.next()
	for _, err := range []error{d.write(second, dr("second")), d.write(first, dr("first"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, err := d.read(uidOf(3)); err != nil || len(got) != 1 || got[0].rec.Base().Name != "second" {
		t.Errorf("got %v, %v", got, err)
	}
	if err := d.remove(third, uidOf(3)); err != nil {
		t.Fatal(err)
	}
	if err := d.write(second, dr("second")); err != nil {
		t.Fatal(err)
	}
	if got, err := d.read(uidOf(3)); got != nil || err != nil {
		t.Errorf("after the removal: %v, %v", got, err)
	}
}
