package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"ropa/model"
)

// heads name the columns.
func (x *matrix) heads() []string {
	if !x.proofs {
		return []string{"a", "b", "c", "d", "e", "f", "g"}
	}
	var out []string
	for _, k := range kindsOfEvidence {
		out = append(out, k.head)
	}
	return out
}

// columnWidth is what a column takes, with the gap before it.
func (x *matrix) columnWidth(width int) int {
	if x.proofs && width >= 100 {
		return 10
	}
	return 4
}

func (x *matrix) view(width, height int) frame {
	t := x.sh.theme
	cards := x.cards()
	x.rows.setCount(len(cards))
	foot := x.foot(width, height)
	step := x.columnWidth(width)
	name := max(width-2-step*len(x.heads())-1, 10)
	summary := text(" " + t.dim.Render(short(x.summary(cards), width-1)))
	head := "  " + spaces(name)
	for i, h := range x.heads() {
		style := t.dim
		if i == x.column {
			style = t.strong.Underline(true)
		}
		h = h[:min(len(h), step-1)]
		head += spaces(step-cells(h)) + style.Render(h)
	}
	top := below(summary, text(fitLine(head, width)))
	room := max(height-len(top.lines)-len(foot.lines), 1)
	if len(cards) == 0 {
		words := "There are no activities yet."
		if x.gaps {
			words = "Nothing is missing. m shows all activities."
		}
		return below(top, frame{lines: []string{"  " + t.dim.Render(words)}}.at(2, 0).fit(width, room), foot)
	}
	body := x.rows.view(t, width, room, func(i, w int, inHand bool) string {
		c := cards[i]
		title := cell(c.Title(), name)
		if inHand {
			title = t.strong.Render(title)
		}
		line := title
		for j, v := range x.marks[c.UID] {
			line += spaces(step-1) + x.style(v.mark, inHand && j == x.column).Render(v.mark)
		}
		return line
	})
	if body.cursor != nil {
		_, _, ok := x.inHand()
		if ok {
			at := min(x.column, max(len(x.marks[cards[x.rows.cursor].UID])-1, 0))
			body.cursor.X = min(2+name+step*(at+1)-1, width-1)
		}
	}
	return below(top, body.fit(width, room), foot)
}

func (x *matrix) style(mark string, inHand bool) lipgloss.Style {
	t := x.sh.theme
	style := t.dim
	switch mark {
	case "!":
		style = t.bad
	case "?", "~":
		style = t.warn
	case "+", "0", "=":
		style = t.good
	}
	if inHand {
		style = style.Underline(true)
	}
	return style
}

// summary counts the activities that say everything.
func (x *matrix) summary(cards []*card) string {
	if x.failed != nil {
		return "The register cannot be read: " + x.failed.Error()
	}
	if x.marks == nil {
		return "Reading" + ellipsis
	}
	whole := 0
	for _, c := range cards {
		missing := false
		for _, v := range x.marks[c.UID] {
			missing = missing || v.mark == "!" || v.mark == "~"
		}
		if !missing {
			whole++
		}
	}
	what := "every letter answered in"
	if x.proofs {
		what = "nothing missing or stale in"
	}
	if x.gaps {
		return counted(len(cards), model.KindActivity) + " with gaps"
	}
	return fmt.Sprintf("%s, %s %d", counted(len(cards), model.KindActivity), what, whole)
}

// foot explains the cell in hand and the marks.
func (x *matrix) foot(width, height int) frame {
	t := x.sh.theme
	list := letterMarks
	if x.proofs {
		list = evidenceMarks
	}
	var parts []string
	for _, m := range list {
		parts = append(parts, m.mark+" "+m.word)
	}
	legend := " " + t.dim.Render(short(strings.Join(parts, "   "), width-1))
	about := ""
	if _, v, ok := x.inHand(); ok {
		about = v.about + ": " + v.word
		if v.reason != "" {
			about += ": " + v.reason
		}
	}
	if height < 14 {
		return frame{lines: []string{" " + short(about, width-1)}}
	}
	lines := append(fold(sentence(about), width-2), "", "")[:2]
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return frame{lines: append([]string{t.border.Render(strings.Repeat("─", width))}, append(lines, legend)...)}
}
