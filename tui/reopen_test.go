package tui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"ropa/model"
	"ropa/model/sample"
	"ropa/store"
)

// reopens lets the app open files, as the command does.
func reopens(o Options) Options {
	o.Begin.Open = func(ctx context.Context, path string) (*store.Store, error) {
		return store.Open(ctx, path, store.Options{})
	}
	return o
}

// copyFile copies a register as a backup does.
func (c *clerk) copyFile() string {
	c.t.Helper()
	data, err := os.ReadFile(c.store.Path())
	if err != nil {
		c.t.Fatal(err)
	}
	to := filepath.Join(c.t.TempDir(), "copy.ropa")
	if err := os.WriteFile(to, data, 0o600); err != nil {
		c.t.Fatal(err)
	}
	return to
}

// replaces puts another file in the place of the register.
func (c *clerk) replaces(by string) {
	c.t.Helper()
	if err := os.Rename(c.store.Path(), c.store.Path()+".was"); err != nil {
		c.t.Fatal(err)
	}
	data, err := os.ReadFile(by)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(c.store.Path(), data, 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.tick()
}

// now is the screen at the bottom, after the app has gone to another register.
func (c *clerk) now() *book {
	c.places = c.sh.screens[0].(*places)
	return c.places.b
}

// A backup that is brought back is opened by a key, and what was typed is offered
// there and saved into it.
func TestABackupThatIsBroughtBackIsOpened(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), reopens(Options{}))
	backup := c.copyFile()
	c.press("d") // after the backup
	c.sees("Deleted «PA-0001")
	c.press("g", "e", "enter", "ctrl+u")
	c.types("Our website")
	c.replaces(backup)
	c.sees("The file was replaced", "o  open the file that is there now")
	c.clock = c.clock.Add(grace)
	c.press("o")
	c.sees("Opened acme.ropa as it is now. What you typed in «PA-0002 Our website» is kept", "Activities › PA-0002 Website")
	c.misses("Read-only")
	c.press("e")
	c.sees("A draft was found")
	c.press("r", "ctrl+s")
	c.sees("Saved «PA-0002 Our website».")
	c.press("esc", "esc")
	c.sees("24 activities", "Our website", "PA-0001")
	head, err := c.now().d.store.Head(context.Background(), c.places.table().have.card(1).UID)
	if err != nil || head.Record.Base().Name != "Our website" {
		t.Errorf("%v %+v", err, head.Record)
	}
	if _, err := c.store.Meta(context.Background(), "register_uid"); err == nil {
		t.Error("the file that was open before is open still")
	}

	// It can happen again.
	if err := os.Rename(c.store.Path(), c.store.Path()+".once more"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(c.store.Path()+".was", c.store.Path()); err != nil {
		t.Fatal(err)
	}
	c.tick()
	c.sees("The file was replaced")
	c.clock = c.clock.Add(grace)
	c.press("enter")
	c.sees("23 activities", "Opened acme.ropa as it is now.")
}

func TestReadingOnAndOpeningLater(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), reopens(Options{}))
	c.press("2", "j", "enter")
	c.replaces(c.copyFile())
	c.clock = c.clock.Add(grace)
	c.press("r")
	c.press("?")
	c.types("the file that")
	c.sees("f5", "open the file that is there now")
	c.press("esc", "e")
	c.sees("Not now: edit. Another file was put in its place: f5 opens it.")
	c.tick()
	c.misses("The file was replaced") // it is not asked again
	name := c.sh.front().title()
	c.press("f5")
	c.sees("Parties › " + name)
	c.press("e")
	c.sees("› edit")
}

// What cannot be opened leaves everything as it is.
func TestTheFileInItsPlaceCannotBeOpened(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), reopens(Options{}))
	bad := filepath.Join(t.TempDir(), "bad.ropa")
	if err := os.WriteFile(bad, []byte("not a register"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.replaces(bad)
	c.clock = c.clock.Add(grace)
	c.press("o")
	c.sees("It could not be opened", "not a register", "What was open can still be read")
	c.clock = c.clock.Add(grace)
	c.press("r", "enter")
	c.sees("PA-0001", "Contact details and correspondence")
}

func TestAnotherRegisterInItsPlaceIsAskedAbout(t *testing.T) {
	other := makeRegister(t,
		&model.Settings{Common: model.Common{UID: uidOf(77), Name: "Beta GmbH"}},
		&model.Activity{Common: model.Common{UID: uidOf(78), Name: "Beta's payroll"}})
	c := openFile(t, makeRegister(t, sample.Register()...), reopens(Options{}))
	c.press("e", "enter")
	c.types(" half")
	c.replaces(other)
	c.clock = c.clock.Add(grace)
	c.press("o")
	c.sees("Another register", "«Beta GmbH» lies there now")
	c.clock = c.clock.Add(grace)
	c.press("enter") // the first answer stays, and typing goes on
	c.types(" way")
	c.sees(" half way")
	c.press("f5")
	c.clock = c.clock.Add(grace)
	c.press("o")
	c.sees("Beta's payroll", "1 activity")
	if entries, err := os.ReadDir(filepath.Join(c.state, "drafts")); err != nil || len(entries) != 1 {
		t.Errorf("the drafts are %v, %v", entries, err)
	}
}

// A save finds it out before the app has looked.
func TestASaveIntoAFileThatWasReplaced(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), reopens(Options{}))
	c.press("e", "enter")
	c.types("!")
	by := c.copyFile()
	late := c.ticks
	c.ticks = nil
	c.replaces(by)
	c.press("ctrl+s")
	c.sees("Not saved", "o  open the file that is there now")
	c.clock = c.clock.Add(grace)
	c.press("o", "e")
	c.sees("A draft was found")
	c.press("r", "ctrl+s")
	c.sees("Saved «PA-0001")
	c.ticks = append(c.ticks, late...)
	c.tick() // what the register before would still ask finds nobody
	c.misses("replaced")
}
