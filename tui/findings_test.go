package tui

import (
	"strings"
	"testing"

	"ropa/model"
)

func TestFindingsOpenAndGroup(t *testing.T) {
	c := openSample(t)
	c.sees("9 Findings: ", "errors")
	c.press("9")
	c.sees(" Findings ", "by rule", "DA-01", "error   PA-0024", "enter mend")
	c.golden("findings")
	c.press("tab")
	c.sees("by activity", "PA-0023 Business card")
	c.press("tab", "g")
	c.sees("by department", "Digital and webshop")
	c.golden("findings-department")
	c.press("2")
	c.sees("Parties", "by name")
	c.press("9", "esc")
	c.sees("Parties", "by name")
}

// onFinding goes to the finding of a rule in a record.
func (c *clerk) onFinding(rule, name string) {
	c.t.Helper()
	c.press("/")
	for c.sh.front().(*findings).line.value() != "" {
		c.press("backspace")
	}
	c.types(rule + " " + name)
	c.press("enter", "g", "j")
	if x, ok := c.sh.front().(*findings).inHand(); !ok || x.Rule != rule {
		c.t.Fatalf("%s of %s is not in hand in\n%s", rule, name, c.screen())
	}
}

// backTo presses esc until a screen of that name is in front.
func (c *clerk) backTo(name string) {
	c.t.Helper()
	for i := 0; c.sh.front().title() != name; i++ {
		if c.press("esc"); i > 5 {
			c.t.Fatalf("no way back to %s from\n%s", name, c.screen())
		}
	}
}

func TestAFindingIsMendedWhereItSpeaks(t *testing.T) {
	c := openSample(t)
	c.press("9")
	c.onFinding("PU-01", "Photographs")
	c.sees("The record does not say what the processing is for.", "Article 30(1)(b) · Purposes")
	c.press("enter")
	c.sees("Findings › PA-0024")
	c.cursorAt("Purposes")
	c.press("a")
	c.types("To show what happened at the summer party in the staff magazine")
	c.press("enter", "ctrl+s")
	c.sees("Saved")
	c.backTo("Findings")
	c.sees("No finding matches")
	c.tick()
	c.sees("No finding matches")
	c.press("esc")
	c.sees("error   PA-0024")
}

func TestAFindingIsMutedWithAReason(t *testing.T) {
	c := openSample(t)
	c.press("9")
	c.onFinding("PU-01", "Photographs")
	c.press("x")
	c.sees("Not now: mute.", "errors cannot be muted")
	c.onFinding("QU-03", "Cookies: strictly")
	c.press("x")
	c.sees("Mute QU-03 for «PA-0003")
	c.press("enter")
	c.sees("It needs a reason.")
	c.types("Reviewed by the group every spring")
	c.press("enter")
	c.sees("Saved with «PA-0003", "No finding matches")
	var a *model.Activity
	for _, card := range c.places.b.now.shelf(model.KindActivity).cards {
		if strings.HasPrefix(card.Name, "Cookies: strictly") {
			r, err := c.store.Head(c.places.b.d.ctx, card.UID)
			if err != nil {
				t.Fatal(err)
			}
			a = r.Record.(*model.Activity)
		}
	}
	if len(a.Mutes) != 1 || a.Mutes[0].Check != "QU-03" || a.Mutes[0].Reason != "Reviewed by the group every spring" || a.Mutes[0].By != "Bo" || a.Mutes[0].On != "2026-11-22" {
		t.Errorf("mutes are %+v", a.Mutes)
	}
	c.press("esc")
	c.sees("1 muted")
	c.press("m")
	c.onFinding("QU-03", "Cookies: strictly")
	c.sees("muted   PA-0003", "Muted: Reviewed by the group every spring", "x unmute")
	c.press("x")
	c.sees("warning PA-0003")
	c.misses("1 muted")
}

func TestFindingsBySeverity(t *testing.T) {
	c := openSample(t)
	c.press("9", "s")
	c.sees("without hints")
	c.press("s")
	c.sees("errors only")
	c.misses("warning PA-")
	c.press("z")
	c.sees("+ DA-01")
	c.press("enter")
	c.sees("- DA-01")
}

func TestCompletenessAndEvidence(t *testing.T) {
	c := openSample(t)
	c.press("9", "c")
	c.sees("every letter answered in", "+ said", "! not said")
	c.golden("letters")
	c.press("n")
	c.sees("(e) transfers to third countries: not said")
	c.press("enter")
	c.cursorAt("Country")
	c.backTo("Findings")
	c.press("v")
	c.sees("Evidence", "~ stale", "missing")
	c.golden("evidence")
	c.press("m")
	c.sees("with gaps")
}

func TestWhatIsDue(t *testing.T) {
	c := openSample(t)
	c.press("9", "d")
	c.sees("Due in 90 days", "by day", "2027-01-21", "PA-0019")
	c.golden("due")
}
