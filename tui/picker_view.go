package tui

import "strings"

func (p *picker) view(width, height int) frame {
	search := beside(text("/ "), 2, "", p.query.view(p.sh.theme, width-2))
	if p.query.served {
		search = beside(search, min(cells(p.query.value())+4, width), "", text(p.sh.theme.dim.Render("typing searches anew")))
	}
	search = below(search.fit(width, 1), p.remark(width))
	top := len(search.lines)
	var foot frame
	if p.whole {
		foot = p.inFull(width, height)
		height -= len(foot.lines)
	}
	rows := p.rows.part(p.sh.theme, width, max(height-top, 1), p.row)
	rows.cursor = nil // the cursor stays where one types
	if p.rows.count == 0 {
		none := "nothing matches"
		switch {
		case p.searched() != "":
		case p.add != "":
			none = "there is none yet: what you type is added"
		default:
			none = "there is nothing to choose"
		}
		rows = text(p.sh.theme.dim.Render("  " + none))
	}
	// A box that kept changing its height while one types would be hard to
	// follow: it stays as high as all items are.
	most := len(p.items) + 1 - top
	if p.add != "" {
		most++
	}
	for len(rows.lines) < min(height-top, most) {
		rows.lines = append(rows.lines, "")
	}
	return below(search, rows, foot)
}

// remark tells that the rows are not what was typed.
func (p *picker) remark(width int) frame {
	if !p.similar {
		return frame{}
	}
	return text(p.sh.theme.warn.Render(short("  nothing contains «"+strings.TrimSpace(p.query.value())+"», similar:", width)))
}

// inFull is the note of the row in hand, in as many lines wherever one is.
func (p *picker) inFull(width, height int) frame {
	most := 0
	for _, it := range p.items {
		most = max(most, len(fold(it.note, width-2)))
	}
	out := frame{lines: make([]string, max(min(most, height-4, 4), 0))}
	if i := p.rows.cursor; i < len(p.found) && len(out.lines) > 0 {
		for k, line := range fold(p.items[p.found[i]].note, width-2) {
			if k < len(out.lines) {
				out.lines[k] = "  " + p.sh.theme.dim.Render(line)
			}
		}
	}
	return out
}

func (p *picker) row(i, width int, inHand bool) string {
	t := p.sh.theme
	if i == len(p.found) {
		return short("new "+p.add+": «"+strings.TrimSpace(p.query.value())+"»", width)
	}
	it := p.items[p.found[i]]
	tick := ""
	if p.many {
		tick = "[ ] "
		if p.on[it.id] {
			tick = "[x] "
		}
	}
	note := it.note
	if p.whole {
		note = ""
	}
	return labelled(t, tick+it.label, note, width, inHand)
}

// labelled is a row of a dialog: what it is, and more about it where there is
// room.
func labelled(t *theme, label, note string, width int, inHand bool) string {
	label = short(label, width)
	if room := width - cells(label) - 2; note != "" && room > 3 {
		note = "  " + t.dim.Render(short(note, room))
	} else {
		note = ""
	}
	if inHand {
		label = t.strong.Render(label)
	}
	return label + note
}
