package main

import (
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// safe makes stored text fit for one line of a terminal or of a pipe: line ends
// and tabs become blanks, and what a terminal would act on or turn around
// (escape sequences, direction marks) is left out. Stored text may come from
// anybody's file. What must be exact is had with --json or an export.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\u200c' || r == '\u200d': // they join letters and emoji
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// oneLine is safe, with every run of blanks as one.
func oneLine(s string) string { return strings.Join(strings.Fields(safe(s)), " ") }

// terminalWidth returns how many cells wide w is, or 0 where it is no terminal.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return 0
	}
	if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
		return width
	}
	return 80
}

// isTerminal reports whether a person sits at r.
func isTerminal(r any) bool {
	f, ok := r.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// A table is what "ropa list" and its like print.
type table struct {
	head []string
	rows [][]string

	headed    bool // the headings stand in a pipe, too
	proseLast bool // the last column is sentences: wrapped, not cut
	whole     bool // every cell is wrapped, not cut
}

func (t *table) add(cells ...string) {
	for i := range cells {
		cells[i] = oneLine(cells[i])
	}
	t.rows = append(t.rows, cells)
}

// write prints t. Within a width its columns are aligned under their headings
// and cut where they do not fit, or wrapped; with width 0, for a pipe, the cells stand whole
// and apart by tabs, one row a line, as cut and sort take them; headings then stand
// above them only where they were asked for.
func (t *table) write(w io.Writer, width int) error {
	var b strings.Builder
	if width == 0 {
		rows := t.rows
		if t.headed {
			rows = append([][]string{t.head}, rows...)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
	all := append([][]string{t.head}, t.rows...)
	widths := fit(all, width)
	if t.proseLast {
		widths = t.fitProse(all, width)
	}
	for _, row := range all {
		t.writeRow(&b, row, widths)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeRow writes one row in as many lines as its highest cell needs.
func (t *table) writeRow(b *strings.Builder, row []string, widths []int) {
	cells, height := make([][]string, len(row)), 1
	for i, cell := range row {
		switch {
		case t.whole:
			cells[i] = strings.Split(ansi.Wrap(cell, widths[i], ""), "\n")
		case t.proseLast && i == len(row)-1:
			cells[i] = strings.Split(ansi.Wordwrap(cell, widths[i], ""), "\n")
		default:
			cells[i] = []string{ansi.Truncate(cell, widths[i], "…")}
		}
		height = max(height, len(cells[i]))
	}
	for n := range height {
		var line strings.Builder
		for i, lines := range cells {
			cell := ""
			if n < len(lines) {
				cell = lines[n]
			}
			line.WriteString(cell + strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell))+len(gap)))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// gap stands between two columns of a table.
const gap = "  "

// fitProse leaves a third of a width at least to the last column.
func (t *table) fitProse(rows [][]string, width int) []int {
	front := make([][]string, len(rows))
	for i, row := range rows {
		front[i] = row[:len(row)-1]
	}
	widths := fit(front, width-width/3-len(gap))
	used := 0
	for _, w := range widths {
		used += w + len(gap)
	}
	return append(widths, max(20, width-used))
}

// fit returns how wide each column may be: as wide as its widest cell, unless
// all together are too wide; then the widest are cut to one width.
func fit(rows [][]string, width int) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	room := width - len(gap)*(len(widths)-1)
	for limit := width; limit > 3; limit-- {
		sum := 0
		for _, w := range widths {
			sum += min(w, limit)
		}
		if sum <= room || limit == 4 {
			for i := range widths {
				widths[i] = min(widths[i], limit)
			}
			break
		}
	}
	return widths
}
