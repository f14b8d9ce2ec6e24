package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// shows are the uids that the list shows.
func (c *clerk) shows() map[string]bool {
	out := map[string]bool{}
	a := c.places.table().have
	for i := range a.len() {
		out[a.card(i).UID] = true
	}
	return out
}

// The search asks for what the rules find, in the words of the command line.
func TestSearchForFindings(t *testing.T) {
	c := openSample(t)
	for _, kind := range []string{"1", "2", "6"} {
		c.press(kind)
		for _, value := range []string{"error", "Warning", "hint", "muted", "DA-01", "or-06", ""} {
			for _, not := range []string{"", "-"} {
				c.searches(not + "finding:" + value)
				c.press("enter")
				shown := c.shows()
				for _, x := range c.places.b.now.shelf(c.places.kind).cards {
					want := value == ""
					for _, f := range c.places.b.now.audit.findings(x.UID) {
						switch {
						case value == "" && !f.Muted:
							want = false
						case value == "muted":
							want = want || f.Muted
						case value != "" && !f.Muted:
							want = want || strings.EqualFold(f.Severity.String(), value) || strings.EqualFold(f.Rule, value)
						}
					}
					if shown[x.UID] != (want != (not == "-")) {
						t.Errorf("%sfinding:%s: %s is shown: %v", not, value, x.Name, shown[x.UID])
					}
				}
				c.press("esc")
			}
		}
	}
	c.press("1")
	c.searches(`finding:error role:"joint controller"`)
	c.sees("PA-0001")
	c.misses("PA-0024")
	c.searches("finding:eror")
	c.sees("finding:eror is neither", "mean finding:error? ")
	c.press("esc")

	// The value in hand is searched for.
	c.press("right", "right")
	c.cursorAt("E2 W2")
	c.press("f")
	c.sees("/ finding:error")
	c.press("esc", "g")
	for !strings.HasPrefix(c.cursorOn(), "W1") {
		c.press("down")
	}
	c.press("f")
	c.sees("/ finding:warning", "PA-0003")
	c.press("esc")
}

// What was found last is what is searched in.
func TestSearchForFindingsFollowsTheRules(t *testing.T) {
	c := openSample(t)
	c.searches("finding:muted")
	c.press("enter")
	before := c.places.table().have.len()
	c.press("9", "s") // without hints
	for {
		if x, ok := c.sh.front().(*findings).inHand(); ok && x.Severity == check.Warning {
			break
		}
		c.press("down")
	}
	x, _ := c.sh.front().(*findings).inHand()
	c.press("x")
	c.types("not here")
	c.press("enter", "esc")
	if n := c.places.table().have.len(); n != before+1 || !c.shows()[x.UID] {
		t.Errorf("%d records, before %d; of %s", n, before, x.UID)
	}
	c.tick() // the whole register has been gone through again
	if !c.shows()[x.UID] {
		t.Error("it is not found any more")
	}
}

// Before the rules have answered nothing is known, and nothing is made up.
func TestSearchForFindingsWaitsForTheRules(t *testing.T) {
	c := openSample(t)
	h := &host{ctx: context.Background(), o: Options{Store: c.store, Author: "Bo", State: c.state}}
	x, err := h.prepare(c.store)
	if err != nil {
		t.Fatal(err)
	}
	c.hold = true
	c.run(h.enter(c.sh, x))
	h.opened = nil
	c.places = c.sh.screens[0].(*places)
	var answers []tea.Msg
	settle := func() {
		for len(c.late) > 0 {
			msg := c.late[0]
			c.late = c.late[1:]
			if _, ok := msg.(result[*audit]); ok {
				answers = append(answers, msg)
			} else {
				c.send(msg)
			}
		}
	}
	settle()
	c.searches("finding:error")
	settle()
	c.sees("/ finding:error", "asking the rules…")
	c.misses(" of 24")

	// Where they cannot be asked, it says so, and how to try again.
	asked := answers[len(answers)-1].(result[*audit])
	asked.value, asked.err = nil, errors.New("the disk is gone")
	answers = nil
	c.send(asked)
	c.sees("the rules could not be asked; f5 tries again", "the register could not be checked; nothing was changed: the disk is gone")
	c.misses("asking the rules", " of 24")
	c.press("enter", "f5")
	settle()
	c.tick()
	settle()
	c.late = answers
	answers = nil
	c.hold = false
	for _, msg := range c.late {
		c.send(msg)
	}
	c.sees(" of 24")
	c.misses("asking")
	for uid := range c.shows() {
		if n := c.places.b.now.audit.tally(uid); n[check.Error] == 0 {
			t.Errorf("%s is shown, and has %s", uid, n.words(check.Hint))
		}
	}
	if len(c.shows()) == 0 || c.places.kind != model.KindActivity {
		t.Error("nothing is shown")
	}
}

func TestWhatFindingsWereSearchedForIsExported(t *testing.T) {
	c := openSample(t)
	c.searches("finding:error")
	c.press("enter")
	n := c.places.table().have.len()
	c.press("E")
	c.sees("found by finding:error")
	c.press("enter")
	rows := c.csv("activities-2026-11-22.csv", ';')
	if len(rows) != n || n == 0 || n == 24 {
		t.Errorf("wrote %d rows, where the list shows %d", len(rows), n)
	}
}
