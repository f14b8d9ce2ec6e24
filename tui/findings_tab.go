package tui

import (
	"strings"

	"ropa/model/check"
)

// tabsWidth is the width from which the tabs have room for the findings.
const tabsWidth = 92

// findingsTab is the tab of the findings, behind those of the lists.
func (p *places) findingsTab() string {
	th := p.sh.theme
	style := th.dim
	if _, ok := p.sh.screens[len(p.sh.screens)-1].(*findings); ok {
		style = th.strong.Underline(true)
	}
	return " " + th.key.Render("9") + " " + style.Render("Findings")
}

// withCounts puts what the rules found at the right end of the line above a
// list, where there is room for it.
func (p *places) withCounts(line frame, width int) frame {
	if p.b.rules.now == nil || len(line.lines) == 0 || p.table().typing || p.table().query() != "" {
		return line
	}
	words := p.b.rules.total().words(check.Warning)
	if words == "" {
		return line
	}
	if width < tabsWidth {
		words = "9 Findings: " + words
	}
	first := strings.TrimRight(line.lines[0], " ")
	if gap := width - 1 - cells(first) - cells(words); gap >= 2 {
		line.lines[0] = first + spaces(gap) + p.sh.theme.dim.Render(words)
	}
	return line
}

// total counts everything that was found.
func (i *inspector) total() tally {
	if i.counted != i.now {
		i.counted, i.sum = i.now, i.now.all()
	}
	return i.sum
}
