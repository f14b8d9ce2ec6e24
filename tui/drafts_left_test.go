package tui

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// Who opens a register is told of the drafts that wait, of new records, too, which
// are in no list.
func TestDraftsAreSpokenOfAtTheStart(t *testing.T) {
	state := t.TempDir()
	path := makeRegister(t, &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}})
	c := openFile(t, path, Options{State: state})
	c.misses("unsaved draft")
	c.press("e", "enter")
	c.types("!")
	c.tick()
	c.store.Close()
	d := openFile(t, path, Options{State: state})
	d.sees("1 unsaved draft: «PA-0001 Payroll!». A draft is offered when its record is")
	d.misses("press a")
	d.press("a")
	d.types("Bonus")
	d.press("enter", "enter", "tab")
	d.types("Paid in May")
	d.tick()
	d.store.Close()
	e := openFile(t, path, Options{State: state})
	e.sees("2 unsaved drafts: ", "new activity «Bonus»", "for new ones press a in")
	e.press("a")
	e.types("Another")
	e.press("enter")
	e.sees("A new activity «Bonus» was not saved")
}

// What a killed process was writing is taken away, what one that runs is writing is
// not; drafts stay.
func TestLeftoversOfDraftsAreTakenAway(t *testing.T) {
	b := startDesk(t)
	d := b.desk.drafts
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Mine")
	b.tick()
	now := d.now()
	old := now.Add(-time.Hour)
	d.alive = func(pid int) bool { return pid == 77 }
	for name, at := range map[string]time.Time{".draft-123456": old, ".draft-66-1": old, ".draft-77-1": old, ".draft-66-2": now} {
		file := filepath.Join(d.folder, name)
		if err := errors.Join(os.WriteFile(file, []byte("{"), 0o600), os.Chtimes(file, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := d.left(); err != nil || len(found) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
	if files := b.draftFiles(); len(files) != 3 || files[0] != ".draft-66-2" || files[1] != ".draft-77-1" {
		t.Errorf("there are %q", files)
	}
}

// A terminal that goes away before the app hears of it costs nothing of what is in
// hand.
func TestALostTerminalKeepsWhatIsBeingTyped(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("Half a sen")
	b.sh.hungUp(errors.Join(tea.ErrProgramKilled, os.ErrClosed))
	if b.sh.err != nil {
		t.Fatal(b.sh.err)
	}
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.press("r")
	c.sees("Half a sen")
}

// A new record is kept from its name on: kill -9 costs nothing, and a draft that
// waits costs no new one.
func TestANameIsKeptAsSoonAsItIsThere(t *testing.T) {
	state := t.TempDir()
	path := makeRegister(t)
	c := openFile(t, path, Options{State: state})
	c.press("a")
	c.types("Bonus")
	c.press("enter")
	c.sees("new, draft kept")
	c.store.Close() // kill -9

	d := openFile(t, path, Options{State: state})
	d.sees("1 unsaved draft: new activity «Bonus»")
	d.press("a")
	d.types("Raffle")
	d.press("enter")
	d.sees("A new activity «Bonus» was not saved", "n  begin «Raffle»  the draft is offered afterwards")
	d.press("esc") // nothing is begun, so nothing is kept
	d.press("a")
	d.types("Raffle")
	d.press("enter", "n")
	d.sees("Activities › Raffle", "new, draft kept")
	d.store.Close()

	e := openFile(t, path, Options{State: state})
	e.sees("2 unsaved drafts: new activity «Raffle», new activity «Bonus»")
	e.press("a")
	e.types("x")
	e.press("enter", "r", "ctrl+s")
	e.sees("Saved «PA-0001 Raffle».")
	e.press("esc", "a")
	e.types("x")
	e.press("enter")
	e.sees("A new activity «Bonus» was not saved")
	e.press("r")
	e.sees("Bonus", "This is the draft.")
	e.press("esc")
	e.sees("«Bonus» is new and not saved.", "offered when the next one is added")
	e.press("x", "enter")
	e.sees("1 activity")
	e.store.Close()

	f := openFile(t, path, Options{State: state})
	f.misses("unsaved draft")
}
