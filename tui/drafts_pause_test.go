package tui

import (
	"testing"

	"ropa/model"
)

// What is on the screen and not in the register is called changed from the first
// key on, in fields of every kind.
func TestTheFirstKeyChangesTheRecord(t *testing.T) {
	for _, at := range []model.Path{"name", "description", "purposes[p1].text"} {
		b := startDesk(t)
		b.opens(editing{uid: uidOf(9), at: at})
		b.press("enter")
		b.sees("· saved")
		b.types("x")
		b.sees("· changed")
		b.press("ctrl+s")
		b.sees("· saved")
		b.types("y")
		b.sees("· changed")
		b.press("backspace")
		b.sees("· saved")
		b.press("left")
		b.sees("· saved")
	}
}

// A crash costs no more than what was typed in the last second, in the field that
// is in hand, too.
func TestDraftIsKeptWhileSomebodyTypes(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("What")
	b.sees("· changed")
	b.misses("draft")
	b.tick()
	b.sees("changed, draft kept 09:30:05")
	b.types(" happens")
	b.sees("changed since the draft of 09:30:05")
	b.tick()
	b.sees("changed, draft kept 09:30:13")
	b.types(" and is lost")
	b.press("home")
	b.cursorAt("What happens and is lost")
	if len(f.s.undo) > 0 {
		t.Errorf("a pause is a step for undo: %d", len(f.s.undo))
	}
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.press("r")
	c.sees("This is the draft.", "What happens")
	c.misses("and is lost")
}

// Who takes back all that was typed leaves no draft, and the text as it was, with
// the ends of its lines.
func TestWhatIsTypedAndTakenBackLeavesNoDraft(t *testing.T) {
	b := startDesk(t)
	b.elsewhere(uidOf(9), func(rec model.Record) { rec.(*model.Activity).Description = "One\r\ntwo" })
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.press("enter")
	b.types("!")
	b.tick()
	b.sees("draft kept")
	b.press("backspace")
	b.tick()
	b.sees("· saved")
	if files := b.draftFiles(); len(files) > 0 {
		t.Errorf("there is still %q", files)
	}
	b.press("esc")
	if f.s.dirty || len(f.s.undo) > 0 {
		t.Errorf("the text is %q", f.s.rec.(*model.Activity).Description)
	}
}

// A date of which half is there comes back as it was typed.
func TestDraftOfHalfADate(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "starts_on"})
	b.press("enter")
	b.types("2026-1")
	b.tick()
	c := b.crash()
	c.opens(editing{uid: uidOf(9)})
	c.press("r")
	c.cursorAt("Starts on                      2026-1")
}

func TestDraftOfANewRecordInHand(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{rec: model.New(model.KindActivity)})
	b.press("enter")
	b.types("Bonus")
	b.press("enter")
	b.types("Paid in May")
	b.tick()
	c := b.crash()
	c.opens(editing{rec: model.New(model.KindActivity)})
	c.sees("A new activity «Bonus» was not saved")
	c.press("r")
	c.sees("Bonus", "Paid in May")
}

// A new record above another one is kept with it, and stays one step for undo.
func TestDraftOfANewRecordAboveInHand(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "unit"})
	b.press("enter")
	b.types("Rewards")
	b.press("enter", "esc", "up", "o")
	b.toLabel("Head")
	b.press("enter")
	b.types("Chief of rew")
	steps := len(f.s.undo)
	b.tick()
	if len(f.s.undo) != steps {
		t.Errorf("a pause is a step for undo: %d, and it was %d", len(f.s.undo), steps)
	}
	c := b.crash()
	c.opens(editing{uid: uidOf(9), at: "unit"})
	c.press("r")
	c.cursorAt("Department")
	c.press("o")
	c.sees("Rewards", "Chief of rew")
}

// A save in the middle of a text looks again at what the rules find in its field.
func TestASaveRenewsTheFindingOfTheFieldInHand(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(2), at: "address"})
	b.sees("OR-01:")
	b.press("enter")
	b.types("Harbour 1")
	b.press("ctrl+s")
	b.sees("Saved «", " saved", "Harbour 1")
	b.misses("OR-01:")
}
