package tui

import (
	"fmt"
	"strings"
	"testing"

	"ropa/model"
)

// opensActivity opens the editor of the activity whose name begins so.
func (c *clerk) opensActivity(name string) {
	c.t.Helper()
	for _, x := range c.places.b.now.shelf(model.KindActivity).cards {
		if strings.HasPrefix(x.Name, name) {
			c.run(c.places.b.editAt(x.UID, ""))
			return
		}
	}
	c.t.Fatalf("no activity %s", name)
}

func TestTheEditorTellsWhatTheRulesFind(t *testing.T) {
	c := openSample(t)
	c.opensActivity("Photographs")
	c.press("f")
	for i := 0; !strings.HasPrefix(c.cursorOn(), "Purposes"); i++ {
		if c.press("f"); i > 50 {
			t.Fatal("no finding about the purposes")
		}
	}
	c.sees(">E Purposes", "error PU-01: The record does not say what the processing is for.", "errors")
	c.golden("editor-findings")
	c.press("enter")
	c.types("To answer ") // a draft of a purpose, which is read at every key
	c.press("enter", "esc")
	c.misses("PU-01:")
	c.press("F")
	c.sees("What the record does not say", "error ")
	c.types("DA-01")
	c.press("enter")
	c.cursorAt("Data subjects")
}

// What only shows when all activities are seen is told in the editor, too, until
// its field is answered, and does not come back before they are seen again.
func TestTheEditorTellsWhatShowsAmongAllActivities(t *testing.T) {
	c := openSample(t)
	c.opensActivity("Photographs")
	f := c.sh.front().(*form)
	listed := c.places.b.now.audit.tally(f.uid())
	if f.root.checks.tally != listed {
		t.Errorf("the editor counts %v, the list %v", f.root.checks.tally, listed)
	}
	for i := 0; !strings.Contains(c.cursorOn(), "We act as"); i++ {
		if c.press("f"); i > 50 {
			t.Fatal("no finding about the role")
		}
	}
	c.sees(">W We act as", "warning OR-11: The record does not say whether we act as")
	c.press("enter", "down", "enter", "esc")
	c.sees("  We act as                      controller")
	c.misses("OR-11", "W We act as")
	c.press("ctrl+s")
	c.misses("OR-11", "W We act as")
	c.tick()
	c.misses("OR-11", "W We act as")
}

func TestTheDetailPageTellsWhatTheRulesFind(t *testing.T) {
	c := openSample(t)
	c.searches("photographs")
	c.press("enter", "enter")
	c.sees("errors", "· a! b! c! d!")
	c.press("f")
	c.sees("What the record does not say", "> error ")
	c.golden("detail-findings")
	c.press("enter")
	c.sees(">E ")
}

func TestSharedRecordsAreCheckedInTheEditor(t *testing.T) {
	c := openSample(t)
	c.press("9")
	c.onFinding("OR-06", "Kupfer")
	c.press("enter")
	c.sees("warning OR-06")
	c.press("enter")
	c.types("2026-01-02")
	c.press("esc")
	c.misses("OR-06")
	c.press("ctrl+s", "esc")
	c.tick()
	c.sees("No finding matches")
}

// BenchmarkCheckedKey is from a key to the finished frame in the editor of an
// activity, while the rules are asked at every key.
func BenchmarkCheckedKey(b *testing.B) {
	for _, n := range []int{24, 10_000} {
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			b.Run(fmt.Sprintf("%d/%dx%d", n, size[0], size[1]), func(b *testing.B) {
				var c *clerk
				if n == 24 {
					c = openSample(b)
				} else {
					c = openFile(b, bigFile(b, n), Options{})
				}
				c.resizes(size[0], size[1])
				c.run(c.places.b.editAt(c.places.b.now.shelf(model.KindActivity).cards[0].UID, "name"))
				c.press("enter")
				letter, back := keyPress(b, "x"), keyPress(b, "backspace")
				for b.Loop() {
					c.sh.Update(letter)
					c.sh.View()
					c.sh.Update(back)
					c.sh.View()
				}
			})
		}
	}
}
