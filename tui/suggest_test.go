package tui

import (
	"testing"

	"ropa/model"
)

func TestSuggestionsAreEnteredWhenTaken(t *testing.T) {
	c := openSample(t)
	c.opensActivity("Payroll")
	c.press("s")
	c.sees("Suggestions: what do you take?")
	c.golden("suggestions")
	c.press("esc")
	c.sees("saved")
	c.press("s", "enter")
	c.sees("Nothing was ticked, so nothing was taken; space ticks.", "saved")
	c.press("s", "space", "enter")
	c.sees("Entered 1 suggestion.", "changed")
	for len(c.sh.screens) > 2 {
		c.press("esc")
	}
	c.press("u")
	c.sees("Undone: Take 1 suggestion", "saved")
}

func TestAnActivityFromATemplate(t *testing.T) {
	c := openSample(t)
	before := len(c.places.b.now.shelf(model.KindActivity).cards)
	c.press("A")
	c.sees("New activity from a template")
	c.types("payroll")
	c.press("enter")
	c.sees("A draft to be adapted.", "new")
	if n := len(c.places.b.now.shelf(model.KindActivity).cards); n != before {
		t.Fatalf("%d activities before it was saved, want %d", n, before)
	}
	c.press("ctrl+s")
	c.sees("Saved")
	c.press("esc")
	c.sees("25 activities")
}
