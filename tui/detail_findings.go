package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// findingsTitle is the section of the findings in a detail page.
const findingsTitle = "What the record does not say"

// addFindings puts the findings of the record behind what it says, the heaviest
// first.
func (d *detail) addFindings() {
	d.findings = slices.DeleteFunc(d.b.rules.now.findings(d.uid), func(x check.Finding) bool { return x.Muted })
	slices.SortStableFunc(d.findings, func(x, y check.Finding) int { return int(y.Severity) - int(x.Severity) })
	d.found = len(d.lines)
	if len(d.findings) == 0 {
		return
	}
	d.lines = append(d.lines, model.Line{Label: findingsTitle})
	for _, x := range d.findings {
		d.lines = append(d.lines, model.Line{Depth: 1, Label: x.Severity.String() + " " + x.Rule, Text: sentence(x.Message)})
	}
}

// finding is the one in hand.
func (d *detail) finding() (check.Finding, bool) {
	i := d.cursor - d.found - 1
	if d.rec == nil || i < 0 || i >= len(d.findings) {
		return check.Finding{}, false
	}
	return d.findings[i], true
}

// toFindings goes to the section of the findings.
func (d *detail) toFindings() tea.Cmd {
	if len(d.findings) > 0 {
		d.cursor, d.top = d.found+1, len(d.rows) // as many of them as the page has room for
	}
	return nil
}

func (d *detail) noFinding() string {
	if len(d.findings) == 0 {
		return "The rules have nothing to ask about this record."
	}
	return ""
}

// aboutChecks tells in short what the rules found, and which letters of Article
// 30 are said.
func (d *detail) aboutChecks() []string {
	var out []string
	var n tally
	n.add(d.findings...)
	if words := n.words(check.Warning); words != "" {
		out = append(out, words)
	}
	if a, ok := d.rec.(*model.Activity); ok && d.b.rules.now != nil {
		out = append(out, letterRow(d.b.rules.now.checker.Completeness(a)))
	}
	return out
}
