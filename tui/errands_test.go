package tui

import (
	"context"
	"runtime"
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
	c.sees("is still used, so it was not deleted", "not quit, since not everything can be kept: delete unit")
	if c.quit {
		t.Error("it has quit")
	}
	c.press("esc")
	c.press("ctrl+c")
	if !c.quit {
		t.Error("it does not quit")
	}
}
