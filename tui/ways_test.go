package tui

import (
	"strings"
	"testing"
)

func TestPlaceKeysWorkInsideARecord(t *testing.T) {
	c := openSample(t)
	c.press("enter")
	c.sees("Activities › PA-0001")
	c.press("2")
	c.sees("Parties", "by name")
	c.misses(" › ")

	// From a record that a record has led to, too.
	c.press("1", "enter")
	for c.cursorOn() == "" || !strings.Contains(c.screen(), "open what is linked") {
		c.press("down")
	}
	c.press("enter", "3")
	c.sees("Systems", "by name")
	c.misses(" › ")
	c.press("1")
	c.cursorAt("PA-0001") // where one was in the list

	c.resizes(140, 40)
	c.press("tab")
	c.sees("back to the list")
	c.press("5") // the tabs are seen: they lead there
	c.sees("Vocabulary")
	c.misses("back to the list")
	c.press("1", "enter", "?")
	c.types("go to")
	c.sees("go to Parties", "go to Settings")
	c.press("esc")
}

func TestPlaceKeysLeadBackToTheFindingsAsTheyWere(t *testing.T) {
	c := openSample(t)
	c.tick()
	c.press("9", "tab")
	c.sees("by activity")
	c.press("o")
	c.sees("Findings › PA-00")
	c.press("9")
	c.sees("by activity")
	c.misses(" › ")
	c.press("enter", "4") // in the editor
	c.sees("Not now: go to Units. A record is being edited: enter types, esc leaves it.", "Findings › ")
	c.press("esc", "1")
	c.sees("Activities", "by ref")
}

func TestTheHeadingNamesThePlace(t *testing.T) {
	c := openSample(t)
	c.press("2", "8")
	c.sees(" Settings › Havtorn Metal Group ")
	c.press("8")
	c.sees(" Settings › Havtorn Metal Group ")
	c.press("e")
	c.sees(" Settings › Havtorn Metal Group › edit ")
	c.press("esc")
	for !strings.Contains(c.screen(), "open what is linked") {
		c.press("down")
	}
	c.press("enter")
	c.sees(" Settings › Havtorn Metal Group › Havtorn Metal A/S ")
	c.press("8")
	c.sees(" Settings › Havtorn Metal Group ")
	c.press("1")
	c.misses(" › ")
	c.press("9")
	c.misses("Activities ›")
	c.press("d")
	c.sees(" Findings › Due in 90 days ")
	c.press("9")
	c.sees(" Findings ", "by rule")
	c.misses(" › ")
}

// The message after an import is seen on every screen, and so U works there, but
// not in the middle of editing.
func TestAnImportIsTakenBackFromTheRecord(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages and salaries"`)
	c.imports("audit")
	c.press("ctrl+s", "enter")
	c.sees("› PA-0014 Wages and salaries")
	c.press("e", "U")
	c.sees("Not now: take the import back. A record is being edited")
	c.press("esc", "U")
	c.sees("Took the import of audit.csv back. Both are kept in the file.", "› PA-0014 Payroll")
	c.press("U")
	c.sees("Not now: take the import back. Nothing was imported")
	c.resizes(200, 60)
	c.press("esc", "tab", "U") // beside the list
	c.sees("Not now: take the import back. Nothing was imported")
}
