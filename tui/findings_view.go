package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

// severityStyle goes with the word of a severity; hints do not shout.
func (t *theme) severityStyle(s check.Severity) lipgloss.Style {
	switch s {
	case check.Error:
		return t.bad
	case check.Warning:
		return t.warn
	}
	return t.dim
}

func (f *findings) view(width, height int) frame {
	f.build()
	head := f.head(width, height)
	foot := f.foot(width, height)
	room := max(height-len(head.lines)-len(foot.lines), 1)
	t := f.sh.theme
	if len(f.at) == 0 {
		var lines []string
		for _, line := range fold(f.nothing(), max(width-2, 1)) {
			lines = append(lines, "  "+t.dim.Render(line))
		}
		body := frame{lines: lines}
		if !f.typing {
			body = body.at(min(2, width-1), 0)
		}
		return below(head, body.fit(width, room), foot)
	}
	body := f.rows.view(t, width, room, f.row).fit(width, room)
	if f.typing {
		body.cursor = nil
	}
	return below(head, body, foot)
}

// head tells what is shown: the tabs, and how much of what.
func (f *findings) head(width, height int) frame {
	t := f.sh.theme
	var out frame
	if height >= 12 && width >= 80 {
		out = f.places.tabs(width)
	}
	parts := []string{f.by.String()}
	muted := f.silent
	if words := f.total.words(f.least); words != "" {
		parts = append(parts, words)
	}
	switch f.least {
	case check.Error:
		parts = append(parts, "errors only")
	case check.Warning:
		parts = append(parts, "without hints")
	}
	switch {
	case muted > 0 && f.muted:
		parts = append(parts, fmt.Sprintf("%d muted, shown", muted))
	case muted > 0:
		parts = append(parts, fmt.Sprintf("%d muted", muted))
	}
	out = below(out, text(" "+t.dim.Render(short(strings.Join(parts, " · "), width-1))))
	if !f.searching() {
		return out
	}
	line := f.line.view(t, max(width-4, 1)).fit(max(width-4, 1), 1)
	if !f.typing {
		line.cursor = nil
	}
	return below(out, beside(text(t.accent.Render(" / ")), 3, "", line))
}

// nothing says why no finding is seen.
func (f *findings) nothing() string {
	switch {
	case f.ahead != nil && !f.ahead.done, f.ahead == nil && f.drawn == nil:
		return "Asking the rules" + ellipsis
	case f.searching():
		return "No finding matches. esc shows all."
	case len(f.source) == 0 && f.ahead != nil:
		return "Nothing is due until " + string(f.ahead.to) + "."
	case len(f.source) == 0:
		return "The rules have nothing to ask."
	}
	return "No finding passes the filter: s shows other severities, m what is muted."
}

func (f *findings) row(i, width int, inHand bool) string {
	t := f.sh.theme
	p := f.at[i]
	g := &f.groups[p.group]
	if p.item < 0 {
		fold := "- "
		if f.folded[g.id] && !f.searching() {
			fold = "+ "
		}
		count := g.tally.words(check.Hint)
		if muted := len(g.items) - g.tally.sum(); muted > 0 {
			count = strings.TrimPrefix(fmt.Sprintf("%s, %d muted", count, muted), ", ")
		}
		name := short(fold+g.title, max(width-cells(count)-2, 8))
		style := t.title
		if inHand {
			style = t.strong
		}
		return style.Render(name) + spaces(width-cells(name)-cells(count)-1) + t.dim.Render(count)
	}
	e := &f.source[p.item]
	word := e.Severity.String()
	style := t.severityStyle(e.Severity)
	if e.Muted {
		word, style = "muted", t.dim
	}
	line := "  " + style.Render(cell(word, 7)) + " "
	if f.by != byRule {
		line += e.Rule + " "
	}
	who := e.title
	if f.by == byActivity {
		who = ""
	}
	room := max(width-cells(line), 1)
	who = short(who, max(room*2/5, 12))
	if inHand {
		who = t.strong.Render(who)
	}
	if who != "" {
		who += "  "
	}
	said := short(brief(e.Message), max(room-cells(who), 0))
	return fitLine(line+who+t.dim.Render(said), width)
}

// brief shortens what most findings begin with.
func brief(message string) string {
	if what, ok := strings.CutPrefix(message, "the record does not say "); ok {
		return "not said: " + what
	}
	return message
}

// foot is the finding in hand in full.
func (f *findings) foot(width, height int) frame {
	if height < 14 {
		return frame{}
	}
	lines := 3
	if height >= 30 {
		lines = 5
	}
	t := f.sh.theme
	out := frame{lines: make([]string, lines+1)}
	out.lines[0] = t.border.Render(strings.Repeat("─", width))
	var about []string
	if x, ok := f.inHand(); ok {
		about = append(about, " "+t.severityStyle(x.Severity).Render(x.Severity.String())+t.dim.Render(short(f.about(x), width-10)))
		for _, line := range fold(sentence(x.Message), width-2) {
			about = append(about, " "+line)
		}
		if x.Muted {
			about = append(about, " "+t.dim.Render(short("Muted: "+x.MuteReason, width-2)))
		}
	} else if p := f.rows.cursor; p < len(f.at) {
		for _, line := range fold(sentence(f.groups[f.at[p].group].title), width-2) {
			about = append(about, " "+t.dim.Render(line))
		}
	}
	copy(out.lines[1:], about)
	return out
}

// about tells of a finding which rule and article it comes from, and where it
// speaks.
func (f *findings) about(x check.Finding) string {
	s := " · " + x.Rule + " · Article " + x.Article
	if e, ok := f.b.now.reg.Entry(x.UID); ok && x.Path != "" {
		s += " · " + fieldWords(e.Kind, fieldPath(x.Path))
	}
	if e, ok := f.b.now.reg.Entry(x.Shared); ok && x.Shared != x.UID {
		s += " · said in the " + string(e.Kind) + " " + e.Title()
	}
	if x.Since != "" {
		word := " · since "
		if x.Since > model.DateOf(f.sh.now()) {
			word = " · from "
		}
		s += word + string(x.Since)
	}
	return s
}

// fieldPath is a path without the keys of items: "recipients.role".
func fieldPath(p model.Path) string {
	s := string(p)
	for {
		before, rest, ok := strings.Cut(s, "[")
		if !ok {
			return s
		}
		_, after, _ := strings.Cut(rest, "]")
		s = before + after
	}
}

func (t tally) sum() int { return t[check.Hint] + t[check.Warning] + t[check.Error] }

// pointer takes a click for taking a row in hand, and a second one for enter.
func (f *findings) pointer(msg tea.Msg) tea.Cmd {
	body, _ := f.sh.bodyHeight()
	head := len(f.head(f.sh.width, body).lines)
	x, y := at(msg)
	if _, click := msg.(tea.MouseClickMsg); click && y == 0 && head > 1 && !f.typing {
		if k, ok := tabAt(x); ok {
			return f.places.goToList(k)
		}
	}
	before := f.rows.cursor
	if f.rows.pointer(moved(msg, 0, head)) && before == f.rows.cursor {
		return f.open()
	}
	return nil
}
