package tui

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// slowly presses a key; the work that comes of it is still to be done.
func (c *clerk) slowly(key string) tea.Cmd {
	c.clock = c.clock.Add(time.Second)
	_, cmd := c.sh.Update(keyPress(c.t, key))
	return cmd
}

// answers does the work of cmd.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var all []tea.Msg
		for _, cmd := range msg {
			all = append(all, answers(cmd)...)
		}
		return all
	default:
		return []tea.Msg{msg}
	}
}

func (c *clerk) take(all []tea.Msg) {
	for _, msg := range all {
		c.run(func() tea.Msg { return msg })
	}
}

// The end waits for what was asked for, though its screen has gone: only then the
// file is closed.
func TestQuittingWaitsForWhatIsBeingSaved(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`)
	payroll := func(name string) func() bool {
		return func() bool { return c.head(model.KindActivity, "PA-0014").Record.Base().Name == name }
	}
	website := c.head(model.KindActivity, "PA-0002").UID
	there := func(want bool) func() bool {
		return func() bool {
			r, err := c.store.Head(context.Background(), website)
			return err == nil && r.Live() == want
		}
	}
	for _, x := range []struct {
		name   string
		before func()
		key    string
		after  string // a key pressed meanwhile
		saved  func() bool
	}{
		{"an import", func() { c.imports("audit") }, "ctrl+s", "2", payroll("Wages")},
		{"an import taken back", func() { c.press("1") }, "U", "2", payroll("Payroll")},
		{"a deletion", func() { c.press("1", "g", "j") }, "d", "2", there(false)},
		{"a record brought back", func() {}, "u", "1", there(true)},
	} {
		x.before()
		save := c.slowly(x.key)
		c.press(x.after)
		quit := c.slowly("ctrl+c")
		left := make(chan []tea.Msg, 1)
		go func() { left <- answers(quit) }()
		for range 10000 {
			runtime.Gosched()
		}
		if len(left) > 0 {
			t.Errorf("it ends before %s is saved", x.name)
		}
		c.take(answers(save))
		if c.take(<-left); !c.quit || !x.saved() {
			t.Errorf("%s: it does not quit, or nothing was saved", x.name)
		}
		c.quit, c.sh.leaving = false, false
	}
}

// What comes to nothing at the end is not lost in silence.
func TestQuittingSaysWhatWasNotSaved(t *testing.T) {
	c := openSample(t)
	c.press("4")
	save := c.slowly("d")
	c.press("1")
	quit := c.slowly("ctrl+c")
	c.take(answers(save))
	c.take(answers(quit))
	c.sees("is still used, so it was not deleted", "not quit, since not everything is saved: delete unit")
	if c.quit {
		t.Error("it has quit")
	}
	c.press("esc")
	c.press("ctrl+c")
	if !c.quit {
		t.Error("it does not quit")
	}
}

// waits fails unless quitting waits for the save, does the save, and lets its answer
// in before or after the app has heard that everything is kept.
func (c *clerk) waits(save, quit tea.Cmd, answerFirst bool) {
	c.t.Helper()
	left := make(chan []tea.Msg, 1)
	go func() { left <- answers(quit) }()
	for range 10000 {
		runtime.Gosched()
	}
	if len(left) > 0 {
		c.t.Error("it ends before the form is saved")
	}
	saved := answers(save)
	if answerFirst {
		c.take(saved)
	}
	c.take(<-left)
}

// A form is waited for, too, and leaves no draft of what was saved, whether it hears
// of that or the app has ended by then.
func TestQuittingWaitsForTheFormThatIsBeingSaved(t *testing.T) {
	for _, heard := range []bool{true, false} {
		state := t.TempDir()
		path := makeRegister(t, &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}})
		c := openFile(t, path, Options{State: state})
		c.press("e", "enter")
		c.types("!")
		c.press("esc")
		c.tick()
		save := c.slowly("ctrl+s")
		c.press("esc")
		c.sees("It is being saved.")
		if c.waits(save, c.slowly("ctrl+c"), heard); !c.quit {
			t.Error("it does not quit")
		}
		if a := c.head(model.KindActivity, "PA-0001").Record; a.Base().Name != "Payroll!" {
			t.Errorf("saved %q", a.Base().Name)
		}
		c.store.Close()
		d := openFile(t, path, Options{State: state})
		d.misses("unsaved draft")

		// What was undone meanwhile was not undone in the register, which the draft knows.
		d.press("e", "enter", "backspace")
		d.types("?")
		d.press("esc")
		save = d.slowly("ctrl+s")
		d.press("u", "esc")
		d.sees("It is being saved.")
		d.waits(save, d.slowly("ctrl+c"), heard)
		d.store.Close()
		e := openFile(t, path, Options{State: state})
		e.sees("1 unsaved draft", "Payroll?")
		e.press("e")
		e.misses("since by somebody else")
		e.press("s")
		e.sees("was Payroll?", "is  Payroll!")
	}
}

// A disk that does not answer costs nothing: there is a draft before one waits, for
// whoever ends the app all the same.
func TestQuittingKeepsADraftOfWhatIsStillBeingSaved(t *testing.T) {
	state := t.TempDir()
	path := makeRegister(t, &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}})
	c := openFile(t, path, Options{State: state})
	c.press("e", "enter")
	c.types("!")
	save := c.slowly("ctrl+s")
	quit := c.slowly("ctrl+c")
	left := make(chan []tea.Msg, 1)
	go func() { left <- answers(quit) }()
	var found []*draft
	for i := 0; len(found) == 0 && i < 100000; i++ {
		found, _ = c.places.b.d.drafts.read(uidOf(7))
		runtime.Gosched()
	}
	if len(found) != 1 || found[0].rec.Base().Name != "Payroll!" {
		t.Errorf("while it waits, the drafts are %v", found)
	}
	c.take(answers(save))
	if c.take(<-left); !c.quit {
		t.Error("it does not quit")
	}
	c.store.Close()
	d := openFile(t, path, Options{State: state})
	d.misses("unsaved draft")
	d.sees("Payroll!")
}

// What could not be saved is said, and kept as a draft.
func TestQuittingKeepsTheFormThatCouldNotBeSaved(t *testing.T) {
	state := t.TempDir()
	path := makeRegister(t, &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}})
	c := openFile(t, path, Options{State: state})
	c.press("e", "enter")
	c.types("!")
	c.press("esc")
	c.elsewhere(uidOf(7), "Wages")
	save := c.slowly("ctrl+s")
	if c.waits(save, c.slowly("ctrl+c"), true); c.quit {
		t.Error("it has quit without a word")
	}
	c.sees("Saved by two", "not quit, since not everything is saved: «PA-0001 Payroll!» was not saved,", "is kept as a draft: activity")
	c.press("ctrl+c")
	if !c.quit {
		t.Error("it does not quit")
	}
	c.store.Close()
	d := openFile(t, path, Options{State: state})
	d.sees("1 unsaved draft: «PA-0001 Payroll!»")
	d.press("e")
	d.sees("A draft was found", "since by somebody else")
	d.press("esc")

	// Who is made to end keeps it, too, and the shell is told.
	d.press("e", "r")
	save = d.slowly("ctrl+s")
	_, quit := d.sh.Update(terminateMsg{})
	if d.waits(save, quit, false); !d.quit || d.sh.err == nil {
		t.Errorf("quit %v, %v", d.quit, d.sh.err)
	}
	d.store.Close()
	e := openFile(t, path, Options{State: state})
	e.sees("1 unsaved draft")
}

// No menu leads past what the back key of a screen asks.
func TestMenusHaveOneWayBack(t *testing.T) {
	c := openSample(t)
	c.press("e", "enter")
	c.types("!")
	c.press("esc", ":")
	c.types("back")
	if n := strings.Count(c.screen(), "esc q"); n != 1 {
		t.Errorf("there are %d ways back in\n%s", n, c.screen())
	}
	c.press("enter")
	c.sees("Not saved yet")
}
