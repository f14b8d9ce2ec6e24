package tui

import (
	"os"
	"path/filepath"
	"testing"

	"ropa/model"
	"ropa/store"
)

// secondWindow is another process of the same person that has the same register
// open. running tells whether the two can see each other.
func (b *bench) secondWindow() (c *bench, running *bool) {
	b.t.Helper()
	running = new(bool)
	*running = true
	c = &bench{folder: b.folder}
	c.user = start(b.t, func(sh *shell) screen { return newReader(sh, "ropa", "Home.") })
	reg, err := b.desk.store.Register(b.desk.ctx, store.KeepShared)
	if err != nil {
		b.t.Fatal(err)
	}
	c.desk = &desk{ctx: b.desk.ctx, store: b.desk.store, reg: reg, author: "Me too", drafts: newDrafts(b.folder, uidOf(0))}
	c.desk.drafts.pid = b.desk.drafts.pid + 1
	b.desk.drafts.alive = func(pid int) bool { return *running && pid == c.desk.drafts.pid }
	c.desk.drafts.alive = func(pid int) bool { return *running && pid == b.desk.drafts.pid }
	return c, running
}

// Two windows that type into the same record keep a draft each. After a crash
// both are offered, one after the other, and nothing is lost of either.
func TestTwoWindowsKeepADraftEach(t *testing.T) {
	b := startDesk(t)
	c, _ := b.secondWindow()
	b.opens(editing{uid: uidOf(9), at: "description"})
	c.opens(editing{uid: uidOf(9), at: "notes"})
	b.press("enter")
	b.types("From the first window")
	b.press("esc")
	b.misses("another window")
	c.press("enter")
	c.types("From the second")
	c.press("esc")
	c.sees("typed in another window, too")
	b.press("g")
	b.toLabel("Name")
	b.press("enter")
	b.types("!")
	b.press("esc")
	b.sees("typed in another window, too")
	if files := b.draftFiles(); len(files) != 2 {
		t.Fatalf("the drafts are %q", files)
	}

	d := b.crash() // both of them
	d.desk.drafts.alive = func(int) bool { return false }
	d.opens(editing{uid: uidOf(9)})
	d.sees("A draft was found", "1 more draft of", "once this one is discarded")
	d.press("r")
	d.press("ctrl+s")
	d.sees("Saved «")
	d.press("esc")
	d.opens(editing{uid: uidOf(9)})
	d.sees("A draft was found", "a save will compare the two")
	d.misses("more draft")
	d.press("r", "ctrl+s")
	d.sees("Saved by two", "none of them here")
	d.press("enter")
	a := d.stored(uidOf(9)).(*model.Activity)
	if a.Name != "Payroll!" || a.Description != "From the first window" || a.Notes != "From the second" {
		t.Errorf("saved %q, %q, %q", a.Name, a.Description, a.Notes)
	}
	if files := d.draftFiles(); len(files) > 0 {
		t.Errorf("there is still %q", files)
	}
}

// Who opens a record that is being typed in another window is told, and may type
// in it all the same.
func TestTypingWhereAnotherWindowTypes(t *testing.T) {
	b := startDesk(t)
	c, running := b.secondWindow()
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("By the first")
	b.press("esc")
	c.opens(editing{uid: uidOf(9), at: "notes"})
	c.sees("Being typed in another window", "> l  leave it alone", "t  type here as well")
	c.press("t")
	c.cursorAt("Notes")
	c.press("enter")
	c.types("By the second")
	c.press("esc")
	c.sees("typed in another window, too")
	c.press("u") // its draft goes, the other window stays
	if files := b.draftFiles(); len(files) != 1 {
		t.Errorf("the drafts are %q", files)
	}
	c.sees("typed in another window, too")
	c.press("enter")
	c.types("By the second")
	c.press("esc")
	if files := b.draftFiles(); len(files) != 2 {
		t.Errorf("the drafts are %q", files)
	}
	b.press("ctrl+s") // takes its own draft away, and no other
	if files := b.draftFiles(); len(files) != 1 {
		t.Errorf("the drafts are %q", files)
	}
	c.press("ctrl+s")
	c.sees("Saved by two", "none of them here")
	c.press("enter")
	c.sees("Saved «PA-0009 Payroll».")
	a := c.stored(uidOf(9)).(*model.Activity)
	if a.Description != "By the first" || a.Notes != "By the second" {
		t.Errorf("saved %q, %q", a.Description, a.Notes)
	}

	// A draft that another window left behind is taken over whole.
	b.press("g")
	b.toLabel("Tags")
	b.press("enter")
	b.types("hr")
	b.press("enter")
	*running = false
	c.press("esc")
	c.opens(editing{uid: uidOf(9)})
	c.sees("A draft was found")
	c.press("r")
	c.sees("hr", "draft kept")
	if files := c.draftFiles(); len(files) != 1 || filepath.Join(c.folder, files[0]) != c.desk.drafts.path(uidOf(9)) {
		t.Errorf("the drafts are %q", files)
	}
}

// Drafts of before every window had its own are found, too.
func TestDraftUnderTheOldName(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Kept")
	b.press("esc")
	old := filepath.Join(b.folder, b.desk.drafts.stem(uidOf(9))+".json")
	if err := os.Rename(b.desk.drafts.path(uidOf(9)), old); err != nil {
		t.Fatal(err)
	}
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.sees("A draft was found")
	c.press("x", "enter")
	if files := c.draftFiles(); len(files) > 0 {
		t.Errorf("there is still %q", files)
	}
}
