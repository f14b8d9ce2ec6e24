package tui

import (
	"testing"

	"ropa/model"
)

// A name that was mistyped leads to the one that was meant; a new record takes a
// step of its own, and is told of.
func TestAMistypedNameMakesNoNewRecord(t *testing.T) {
	for _, key := range []string{"enter", "tab"} {
		b := startDesk(t)
		f := b.opens(editing{uid: uidOf(9), at: "unit"})
		was := model.Of(f.s.rec).Text(f.row().field)
		b.press("enter")
		b.types("Slaes")
		b.sees("nothing contains «Slaes», similar:", "> Sales", "  new unit: «Slaes»", "enter choose")
		b.press(key)
		b.sees("Nothing is called «Slaes», so nothing was taken.")
		b.press("esc")
		if len(f.s.pending) > 0 || model.Of(f.s.rec).Text(f.row().field) != was {
			t.Errorf("%s made %v of a slip", key, f.s.pending)
		}
		b.press("enter")
		b.types("Slaes")
		b.press("down")
		b.sees("> new unit: «Slaes»", "enter make a new unit")
		b.press("enter")
		b.sees("New unit: «Slaes». Saved together with «PA-0009 Payroll»; u undoes it.")
		b.press("esc", "u")
		b.misses("Slaes")
	}
}

// The enter key that opens a list to tick takes nothing out of it when it is pressed
// twice, however one has come to the list.
func TestEnterTakesNoRowThatNobodyWentTo(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "measures"})
	b.press("a")
	b.sees("Add to", "enter done  space tick")
	b.press("enter")
	b.sees("Nothing was ticked, so nothing was taken; space ticks.")
	b.press("g")
	b.toLabel("Systems")
	b.press("a", "enter")
	if f.s.dirty {
		t.Errorf("taken was %v", model.Diff(f.s.was, f.s.rec))
	}
	b.press("a", "down")
	b.sees("enter choose")
	b.press("enter")
	if !f.s.dirty {
		t.Error("the row that was gone to was not taken")
	}
}

func TestAQuestionMarkIsNoName(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "unit"})
	b.press("enter", "?")
	b.sees("nothing matches", "f1 help")
	b.misses("new unit")
	b.press("enter")
	b.sees("Nothing is called «?», so nothing was taken.")
	if b.press("esc"); f.s.dirty {
		t.Error("the record has changed")
	}
}

// The slash before the line tells that one may search; who types it searches.
func TestASlashBeginsASearch(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "unit"})
	b.press("enter")
	b.types("/Sales")
	b.cursorAt("")
	b.sees("/ Sales")
	b.misses("//", "/ /")
	b.press("enter")
	if f.s.rec.(*model.Activity).Unit == "" {
		t.Errorf("no department was chosen in\n%s", b.screen())
	}
}
