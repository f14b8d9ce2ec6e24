package tui

import (
	"testing"

	"ropa/model"
	"ropa/model/sample"
)

// What was deleted, whoever did it and whenever, is listed in its place, can be
// looked at, and comes back.
func TestDeletedRecordsAreListedAndComeBack(t *testing.T) {
	c := openSample(t)
	c.press("D")
	c.sees("Activities › Deleted activities", "No activity was ever deleted, or all were brought back.")
	c.press("u")
	c.sees("Not now: bring back. There is no deleted activity.")
	c.press("esc")
	third := c.places.table().have.card(2).UID
	c.elsewhere(third, "")
	c.tick()
	c.press("j", "d")
	c.store.Close()

	d := openFile(t, c.store.Path(), Options{}) // another day
	d.sees("22 activities")
	d.press("u")
	d.sees("D shows what was deleted before")
	d.press("D")
	d.sees("PA-0003 Cookies: strictly", "PA-0002 Website", "on 2026-1", "by Cleo", "on 2026-11-20 09:31 by Bo", "enter show it as it was  u bring back")
	for d.cursorOn()[:7] != "PA-0002" {
		d.press("j")
	}
	d.press("enter")
	d.sees("Deleted activities › PA-0002 Website", "Name: Website")
	d.press("esc", "u")
	d.sees("Brought back «PA-0002 Website».", "PA-0003")
	d.misses("  PA-0002", "> PA-0002")
	d.press("u")
	d.sees("Brought back «PA-0003", "No activity was ever deleted")
	d.press("esc")
	d.sees("24 activities")
	d.cursorAt("PA-0003")
}

// Keys pressed faster than the file answers mean one row after the other, and what
// somebody else has brought back stays as it is.
func TestBringingBackFasterThanTheFileAnswers(t *testing.T) {
	c := openSample(t)
	c.press("d", "d", "d", "D")
	c.sees("> PA-0003", "  PA-0002", "  PA-0001")
	c.golden("deleted")
	first := c.sh.front().(*graveyard).found[2].UID
	c.hold = true
	c.press("u", "u")
	c.misses("PA-0002", "PA-0003")
	c.arrive(0, 1)
	c.misses("> PA-0002", "PA-0003")
	c.sees("> PA-0001")
	c.elsewhere(first, "Brought back elsewhere")
	c.press("u")
	c.sees("is there again: Cleo has saved it since.", "No activity was ever deleted")
	c.press("esc")
	c.sees("24 activities")
	c.press("u")
	c.sees("Everything that was deleted since")
}

// What leads to a record that is deleted itself comes back after that one.
func TestWhatLeadsToSomethingDeletedSaysSo(t *testing.T) {
	c := openFile(t, makeRegister(t,
		&model.Party{Common: model.Common{UID: uidOf(3), Name: "ACME"}},
		&model.Unit{Common: model.Common{UID: uidOf(4), Name: "Sales"}, Company: model.Link(uidOf(3))},
	), Options{})
	c.press("4", "d", "2", "d", "4", "D", "u")
	c.sees("> Sales", "ACME")
	c.misses("Brought back")
	c.press("esc", "2", "D", "u")
	c.sees("Brought back «ACME».")
	c.press("esc", "4", "D", "u")
	c.sees("Brought back «Sales».")
}

func TestDeletedRecordsOfAReadOnlyRegister(t *testing.T) {
	path := makeRegister(t, sample.Register()...)
	c := openFile(t, path, Options{})
	c.press("d")
	c.store.Close()
	d := openFile(t, path, Options{ReadOnly: "look"})
	d.press("D", "u")
	d.sees("Not now: bring back.", "PA-0001")
	d.press("enter")
	d.sees("Name: Contact persons")
}
