package tui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Marks that stand for what has no cell of its own.
const (
	newlineMark = "⏎"
	ellipsis    = "…"
	tabWidth    = 4
)

// safe makes stored text fit to be drawn in one line: controls (ESC, C0, C1),
// bidirectional controls and other invisible ones are left out, tabs become
// spaces, and a line break becomes a visible mark. Stored text may come from
// anybody's file; without this it could move the cursor, recolour the screen
// or turn words around. The stored text itself is never changed.
func safe(s string) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	for s != "" {
		c, shown, _ := cluster(s)
		b.WriteString(shown)
		s = s[len(c):]
	}
	return b.String()
}

// safeLines is safe for text of many lines; CRLF and CR end a line as LF does.
func safeLines(s string) []string {
	lines := strings.Split(unixLines(s), "\n")
	for i := range lines {
		lines[i] = safe(lines[i])
	}
	return lines
}

// unixLines turns CRLF and lone CR into LF.
func unixLines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// typed is what an editor takes over from typed or pasted text: no controls
// but line breaks and tabs, and line breaks as LF.
func typed(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && invisible(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(unixLines(s), "\uFFFD"))
}

// cell is s made safe and exactly width cells wide, with an ellipsis where it
// had to be cut.
func cell(s string, width int) string {
	return fitLine(short(s, width), width)
}

// short is s made safe and at most width cells wide.
func short(s string, width int) string {
	s = safe(s)
	if cells(s) <= width {
		return s
	}
	return ansi.Truncate(s, max(width, 0), ellipsis)
}

// cells is the number of terminal cells that a styled line takes.
func cells(s string) int {
	n := 0
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == ansi.ESC:
			j := i + 1
			if j < len(s) && s[j] == '[' {
				for j++; j < len(s) && (s[j] < 0x40 || s[j] > 0x7e); j++ {
				}
				i = min(j+1, len(s))
				continue
			}
			return n + ansi.StringWidth(s[i:]) // not a colour: leave it to the parser
		case c >= 0x20 && c < 0x7f && (i+1 == len(s) || s[i+1] < 0x80):
			n++
			i++
		default:
			g, w := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
			n += w
			i += max(len(g), 1)
		}
	}
	return n
}

// cluster cuts the first thing that a reader takes for one character off s:
// its bytes, how it is drawn, and the cells that takes.
func cluster(s string) (bytes, shown string, width int) {
	if c := s[0]; c >= 0x20 && c < 0x7f && (len(s) == 1 || s[1] < 0x80) {
		return s[:1], s[:1], 1
	}
	g, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if g == "" {
		g = s[:1]
	}
	shown = draw(g)
	return g, shown, cells(shown)
}

// draw gives the safe look of one cluster.
func draw(g string) string {
	switch g {
	case "\t":
		return spaces(tabWidth)
	case "\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085":
		return newlineMark
	}
	var b strings.Builder
	for _, r := range g {
		if !invisible(r) {
			b.WriteRune(r) // an invalid byte arrives, and is drawn, as U+FFFD
		}
	}
	g = b.String()
	// Terminals disagree about joined emoji, skin tones and variation
	// selectors: some add the parts up, some do not. The first part alone has
	// one width everywhere, so columns stay straight and the cursor right.
	if first, n := utf8.DecodeRuneInString(g); n < len(g) && (first >= 0x1F000 || strings.ContainsAny(g, "\uFE0F\u20E3")) &&
		ansi.StringWidth(g) != ansi.StringWidthWc(g) {
		return g[:n]
	}
	return g
}

// invisible tells controls and format characters that a terminal acts on, or
// that a reader cannot see, from text.
func invisible(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f:
		return true
	case r < 0xad:
		return false
	case r == 0xad, r == 0x061c, r == 0x180e, r == 0x200b, r == 0x200e, r == 0x200f,
		r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff,
		r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return false
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// A span is a piece of a line, in bytes.
type span struct{ from, to int }

// wrap cuts one line of plain text into pieces of at most width cells, at
// spaces where it can. Spaces at the end of a piece hang over its edge, so
// that no piece begins with the space that ended the one before. There is
// always at least one piece.
func wrap(s string, width int) []span {
	width = max(width, 1)
	var out []span
	start, breakAt, x := 0, 0, 0
	for i := 0; i < len(s); {
		c, _, w := cluster(s[i:])
		w = max(w, 1)
		space := c == " "
		if x+w > width && !space {
			if breakAt > start {
				out = append(out, span{start, breakAt})
				start = breakAt
				x = editCells(s[start:i])
			}
			if x+w > width && i > start {
				out = append(out, span{start, i})
				start, x = i, 0
			}
		}
		x += w
		i += len(c)
		if space {
			breakAt = i
		}
	}
	return append(out, span{start, len(s)})
}

// fold wraps plain text of any number of lines for reading.
func fold(s string, width int) []string {
	var out []string
	for _, line := range safeLines(s) {
		for _, p := range wrap(line, width) {
			out = append(out, strings.TrimRight(line[p.from:p.to], " "))
		}
	}
	return out
}
