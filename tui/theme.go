package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// The themes by name. Auto is light or dark as the terminal says; a terminal
// that says nothing counts as dark.
var themeNames = []string{"auto", "light", "dark", "contrast", "mono"}

// A theme is how things look. It is made once and never changed. Nothing is
// told by colour alone: each style goes with a word, a mark or a place.
type theme struct {
	name string
	dark bool

	dim    lipgloss.Style // what explains: notes, hints, units
	strong lipgloss.Style // what matters most in its line
	title  lipgloss.Style // names of places and boxes
	accent lipgloss.Style // the marker, the row in hand
	key    lipgloss.Style // keys in the footer
	good   lipgloss.Style // done
	warn   lipgloss.Style // look here
	bad    lipgloss.Style // it failed, it is missing, it destroys
	match  lipgloss.Style // what a search found
	border lipgloss.Style
}

// newTheme makes a theme. Dark says what stands behind the text; it counts
// for auto and contrast.
func newTheme(name string, dark bool) *theme {
	switch name {
	case "light":
		dark = false
	case "dark":
		dark = true
	}
	p := palette{accent: "#0b57d0", dim: "#5f6368", good: "#146c2e", warn: "#8a5300", bad: "#b3261e", border: "#5f6368"}
	if dark {
		p = palette{accent: "#8ab4f8", dim: "#a8a8a8", good: "#8fd694", warn: "#e5c07b", bad: "#ff8a80", border: "#8a8a8a"}
	}
	if name == "contrast" {
		p = palette{accent: "#00319c", dim: "#000000", good: "#004d00", warn: "#5c3000", bad: "#8b0000", border: "#000000"}
		if dark {
			p = palette{accent: "#ffff00", dim: "#ffffff", good: "#7cff7c", warn: "#ffd700", bad: "#ffb0b0", border: "#ffffff"}
		}
	}
	if name == "mono" {
		p = palette{}
	}
	return &theme{
		name: name, dark: dark,
		dim:    p.style(p.dim),
		strong: p.style("").Bold(true),
		title:  p.style(p.accent).Bold(true),
		accent: p.style(p.accent).Bold(true),
		key:    p.style(p.accent).Bold(true),
		good:   p.style(p.good),
		warn:   p.style(p.warn).Bold(true),
		bad:    p.style(p.bad).Bold(true),
		match:  p.style("").Reverse(true),
		border: p.style(p.border),
	}
}

// A palette is the colours of a theme; "" leaves the terminal's own.
type palette struct{ accent, dim, good, warn, bad, border string }

func (palette) style(colour string) lipgloss.Style {
	s := lipgloss.NewStyle()
	if colour != "" {
		s = s.Foreground(lipgloss.Color(colour))
	}
	return s
}

// plainGlyphs draws borders and marks with ASCII, cell for cell.
var plainGlyphs = strings.NewReplacer(
	"─", "-", "│", "|", "╭", "+", "╮", "+", "╰", "+", "╯", "+",
	"›", ">", "‹", "<", ellipsis, "~", newlineMark, "$", "·", "-",
	"↑", "^", "↓", "v", "←", "<", "→", ">", "«", `"`, "»", `"`,
)

// box draws a border with a title around f, which is first made exactly
// width x height: the box is two cells larger each way.
func box(t *theme, title string, f frame, width, height int) frame {
	f = f.fit(width, height)
	title = short(title, max(width-4, 0))
	top := "╭" + strings.Repeat("─", width) + "╮"
	if title != "" {
		rest := width - 3 - cells(title)
		top = t.border.Render("╭─ ") + t.title.Render(title) + t.border.Render(" "+strings.Repeat("─", max(rest, 0))+"╮")
	} else {
		top = t.border.Render(top)
	}
	side := t.border.Render("│")
	out := frame{lines: make([]string, 0, height+2)}
	out.lines = append(out.lines, top)
	for _, line := range f.lines {
		out.lines = append(out.lines, side+line+side)
	}
	out.lines = append(out.lines, t.border.Render("╰"+strings.Repeat("─", width)+"╯"))
	if f.cursor != nil {
		out = out.at(f.cursor.X+1, f.cursor.Y+1)
	}
	return out
}
