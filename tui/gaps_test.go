package tui

import (
	"strings"
	"testing"

	"ropa/model"
)

// The next gap is where a letter of Article 30 or an error is, and be it in an
// item of a list, on the page of a record and in its form.
func TestNextGapLeadsIntoItems(t *testing.T) {
	c := openSample(t)
	c.press("enter")
	c.sees("e!")
	c.press("n")
	c.misses("says everything")
	c.sees("asks for")
	if d := c.sh.front().(*detail); !strings.HasPrefix(string(d.lines[d.cursor].Path), "transfers[") {
		t.Errorf("the line in hand is %+v", d.lines[d.cursor])
	}
	c.press("e")
	if path := c.sh.front().(*form).row().path; !strings.HasSuffix(string(path), "].country") {
		t.Errorf("the row in hand is %s", path)
	}
	c.press("esc", "g", "n")
	f := c.sh.front().(*form)
	if path := f.row().path; !strings.HasPrefix(string(path), "transfers[") || f.row().kind != rowItem {
		t.Errorf("the row in hand is %s", path)
	}
	c.misses("nothing is wrong")
	c.press("enter", "n")
	if path := c.sh.front().(*form).row().path; !strings.HasSuffix(string(path), "].country") {
		t.Errorf("the row in hand is %s in\n%s", path, c.screen())
	}
}

// All is only said to be there when every letter is.
func TestNextGapOfWhatIsElsewhere(t *testing.T) {
	a := &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}}
	c := openFile(t, makeRegister(t, a), Options{})
	c.press("enter")
	for range 20 {
		c.press("n")
		c.misses("says everything")
	}
	c.press("e")
	for range 20 {
		c.press("n")
		c.misses("nothing is wrong")
	}
}
