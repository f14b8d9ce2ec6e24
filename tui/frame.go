package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A frame is what a part of the screen looks like: styled lines, and where in
// them the terminal's cursor sits. A nil cursor: nothing here has the focus.
type frame struct {
	lines  []string
	cursor *tea.Position
}

// text makes a frame without a cursor from text that is safe already.
func text(s string) frame { return frame{lines: strings.Split(s, "\n")} }

// at gives f the cursor.
func (f frame) at(x, y int) frame {
	f.cursor = &tea.Position{X: x, Y: y}
	return f
}

// fit makes f exactly width x height: too much is cut, what is missing is
// blank, and a cursor outside is brought back to the edge.
func (f frame) fit(width, height int) frame {
	width, height = max(width, 0), max(height, 0)
	out := frame{lines: make([]string, height)}
	for i := range out.lines {
		if i < len(f.lines) {
			out.lines[i] = fitLine(f.lines[i], width)
		} else {
			out.lines[i] = spaces(width)
		}
	}
	if f.cursor != nil && width > 0 && height > 0 {
		out.cursor = &tea.Position{
			X: min(max(f.cursor.X, 0), width-1),
			Y: min(max(f.cursor.Y, 0), height-1),
		}
	}
	return out
}

// fitLine makes a styled line exactly width cells wide.
func fitLine(s string, width int) string {
	w := cells(s)
	if w > width {
		s = ansi.Truncate(s, width, "")
		w = cells(s) // less than width where a wide character straddled the edge
	}
	if w < width {
		return s + spaces(width-w)
	}
	return s
}

var blank = strings.Repeat(" ", 256)

func spaces(n int) string {
	if n <= len(blank) {
		return blank[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}

// below stacks frames; the first cursor among them is the cursor of the whole.
func below(frames ...frame) frame {
	var out frame
	for _, f := range frames {
		if f.cursor != nil && out.cursor == nil {
			out = out.at(f.cursor.X, f.cursor.Y+len(out.lines))
		}
		out.lines = append(out.lines, f.lines...)
	}
	return out
}

// beside puts right next to left, with between in the middle. Left is made
// exactly width cells wide; the result is as high as the higher of the two.
func beside(left frame, width int, between string, right frame) frame {
	height := max(len(left.lines), len(right.lines))
	left = left.fit(width, height)
	out := frame{lines: make([]string, height), cursor: left.cursor}
	for i := range out.lines {
		out.lines[i] = left.lines[i] + between
		if i < len(right.lines) {
			out.lines[i] += right.lines[i]
		}
	}
	if out.cursor == nil && right.cursor != nil {
		out = out.at(width+cells(between)+right.cursor.X, right.cursor.Y)
	}
	return out
}

// overlay draws top over f with its upper left corner at x, y, and takes over
// its cursor. Only the lines under top are touched: a canvas would have to
// parse all of f, which is several times the price of a whole frame.
func (f frame) overlay(top frame, x, y int) frame {
	lines := append([]string(nil), f.lines...)
	for i, line := range top.lines {
		row := y + i
		if row < 0 || row >= len(lines) {
			continue
		}
		right := x + cells(line)
		rest := ""
		if under := cells(lines[row]); right < under {
			rest = ansi.TruncateLeft(lines[row], right, "")
			if cells(rest) > under-right { // a wide character straddles the edge
				rest = ansi.TruncateLeft(lines[row], right+1, "")
			}
			rest = spaces(under-right-cells(rest)) + rest
		}
		lines[row] = fitLine(lines[row], x) + line + rest
	}
	out := frame{lines: lines}
	if top.cursor != nil {
		out = out.at(top.cursor.X+x, top.cursor.Y+y)
	}
	return out
}
