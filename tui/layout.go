package tui

// The smallest terminal that the app draws on, in cells.
const (
	minWidth  = 40
	minHeight = 10
)

// A shape is the plan of a page. It depends on the size alone.
type shape int

const (
	tooSmall shape = iota // a message; state is kept and quitting works
	compact               // one pane, short labels
	single                // one pane
	double                // list and detail side by side
)

// shapeOf tells the plan for a page of width x height cells.
func shapeOf(width, height int) shape {
	switch {
	case width < minWidth || height < minHeight:
		return tooSmall
	case width < 80:
		return compact
	case width < 120:
		return single
	}
	return double
}

// split divides the width of a double page: the list, a gap of three cells
// for the line between, and the detail. The list gets two fifths and never
// more than 100 cells, since what grows is text to read.
func split(width int) (left, right int) {
	left = min(width*2/5, 100)
	return left, max(width-left-3, 0)
}

// between is the line between two panes.
func between(t *theme) string { return " " + t.border.Render("│") + " " }

// dialogSize tells how large the inside of a dialog may be on a page of
// width x height cells.
func dialogSize(width, height int) (w, h int) {
	w = width - 2
	if width >= 80 {
		w = min(width-8, 84)
	}
	return max(w, 1), max(height-2, 1)
}
