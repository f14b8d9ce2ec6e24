package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A zone is where the footer shows an action: cells from to to, to excluded.
type zone struct {
	from, to int
	action   binding
}

// footerZones chooses the actions that fit into width cells, in order; help
// always has its place, at the right end of the others.
func footerZones(bs []binding, width int) []zone {
	const gap = 2
	var out []zone
	var help *binding
	for i, b := range bs {
		if b.id == "help" && b.why == "" && len(b.keys) > 0 {
			help = &bs[i]
		}
	}
	room := width - 1
	if help != nil {
		room -= cells(footerLabel(*help)) + gap
	}
	x := 1
	for _, b := range bs {
		if b.quiet || b.why != "" || len(b.keys) == 0 || b.id == "help" {
			continue
		}
		w := cells(footerLabel(b))
		if x+w > room {
			break // in order: a less useful action never takes the place of a better one
		}
		out = append(out, zone{x, x + w, b})
		x += w + gap
	}
	if help != nil {
		out = append(out, zone{x, x + cells(footerLabel(*help)), *help})
	}
	return out
}

func footerLabel(b binding) string { return b.keys[0] + " " + footerTitle(b) }

func footerTitle(b binding) string {
	if b.danger {
		return safe(b.title) + "!"
	}
	return safe(b.title)
}

func (sh *shell) footer() frame {
	var b strings.Builder
	x := 0
	for _, z := range footerZones(sh.bindings(), sh.width) {
		b.WriteString(spaces(z.from - x))
		b.WriteString(sh.theme.key.Render(z.action.keys[0]))
		style := sh.theme.dim
		if z.action.danger {
			style = sh.theme.bad
		}
		b.WriteString(style.Render(" " + footerTitle(z.action)))
		x = z.to
	}
	return frame{lines: []string{b.String()}}
}

func (sh *shell) clickFooter(x int) tea.Cmd {
	for _, z := range footerZones(sh.bindings(), sh.width) {
		if x >= z.from && x < z.to {
			sh.dismiss()
			sh.trigger = "click"
			defer func() { sh.trigger = "" }()
			return sh.perform(z.action)
		}
	}
	return nil
}
