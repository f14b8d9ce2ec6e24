package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// conflicted goes on when somebody else has saved the record in the meantime.
// Nothing was written; the person is asked how to go on.
func (f *form) conflicted(c *conflict) tea.Cmd {
	s := f.s
	by, did := orSomebody(c.author), "saved"
	if c.deleted {
		did = "deleted"
	}
	ask := by + " " + did + " this record on " + c.at.Local().Format("2006-01-02 at 15:04") + ", after it was opened here. Nothing was overwritten."
	if c.deleted {
		return f.sh.open(newChoice(f.sh, "Deleted in the meantime", ask, []option{
			{key: "k", title: "keep mine as a draft", run: f.keepAndLeave},
			{key: "b", title: "go back to the form"},
			{key: "w", title: "save mine: the record is there again", run: func() tea.Cmd {
				s.base = c.base
				return f.save()
			}},
		}))
	}
	f.d.reg.Put(c.theirs)
	_, conflicts := model.Merge(s.was, s.rec, c.theirs)
	theirs := len(model.Diff(s.was, c.theirs))
	tell := func() tea.Msg { return savedMsg{stored{rec: c.theirs, base: c.base}} }
	m := &merging{sh: f.sh, form: f, conflict: c, conflicts: conflicts, choices: make([]bool, len(conflicts))}
	m.rows.setCount(len(conflicts))
	join := option{key: "c", title: "compare, and decide", run: func() tea.Cmd { return f.sh.push(m) }}
	switch {
	case theirs == 0:
		join = option{key: "c", title: "save mine", run: m.finish} // they went back to what it was
	case len(conflicts) == 0:
		ask += fmt.Sprintf(" They changed %s, none of them here.", model.Plural(theirs, "place"))
		join = option{key: "c", title: "save both together", run: m.finish}
	default:
		ask += " Both changed " + model.Plural(len(conflicts), "place") + ", differently."
	}
	return tea.Batch(tell, f.sh.open(newChoice(f.sh, "Saved by two", ask, []option{
		join,
		{key: "v", title: "see what they changed", run: func() tea.Cmd {
			return f.sh.push(newReader(f.sh, "What they changed", changesText(f.s.register(), s.was, c.theirs)))
		}},
		{key: "k", title: "keep mine as a draft", note: "and decide later", run: f.keepAndLeave},
		{key: "b", title: "go back to the form"},
	})))
}

// A merging is a screen on which a person decides, place by place, whose
// version is taken where both sides changed the record.
type merging struct {
	sh        *shell
	form      *form
	conflict  *conflict
	conflicts []model.Conflict
	choices   []bool // theirs
	rows      list
}

func (m *merging) title() string { return "Saved by two" }
func (m *merging) init() tea.Cmd { return nil }

func (m *merging) update(msg tea.Msg) tea.Cmd {
	at := m.rows.cursor
	if m.rows.pointer(msg) && at == m.rows.cursor {
		m.turn()
	}
	return nil
}

func (m *merging) actions() []action {
	set := func(theirs bool) func() tea.Cmd {
		return func() tea.Cmd {
			m.choices[m.rows.cursor] = theirs
			return nil
		}
	}
	return append([]action{
		{id: "merging.turn", title: "the other side", keys: []string{"enter", "space"}, run: func() tea.Cmd { m.turn(); return nil }},
		{id: "merging.ours", title: "mine", keys: []string{"m", "left"}, run: set(false)},
		{id: "merging.theirs", title: "theirs", keys: []string{"t", "right"}, run: set(true)},
		{id: "merging.save", title: "save", keys: []string{"ctrl+s"}, run: m.finish},
		{id: "merging.changes", title: "all that they changed", keys: []string{"v"}, run: func() tea.Cmd {
			f := m.form
			return f.sh.push(newReader(f.sh, "What they changed", changesText(f.s.register(), f.s.was, m.conflict.theirs)))
		}},
		{id: "merging.back", title: "back to the form", keys: []string{"esc", "q"}, run: m.sh.pop},
	}, m.rows.actions(true)...)
}

func (m *merging) turn() {
	if i := m.rows.cursor; i < len(m.choices) {
		m.choices[i] = !m.choices[i]
	}
}

// finish puts the two together as decided, and saves on top of theirs.
func (m *merging) finish() tea.Cmd {
	f, s := m.form, m.form.s
	merged := resolve(s.was, s.rec, m.conflict.theirs, m.conflicts, m.choices)
	s.rec, s.was, s.base = merged, m.conflict.theirs, m.conflict.base
	s.settle(nil)
	var cmd tea.Cmd
	if m.sh.front() == screen(m) {
		cmd = m.sh.pop()
	}
	if !s.dirty {
		m.sh.say("«" + s.name() + "» is as they saved it: nothing of yours is left to save.")
		return tea.Batch(cmd, f.keepDraft()) // what was given up is not offered again
	}
	return tea.Batch(cmd, f.save())
}

// resolve merges two states of a record. Where both changed a place, theirs
// says for each conflict whose version stays.
func resolve(was, ours, theirs model.Record, conflicts []model.Conflict, choices []bool) model.Record {
	merged, _ := model.Merge(was, ours, theirs)
	for i, c := range conflicts {
		side := ours
		if choices[i] {
			side = theirs
		}
		model.Take(merged, side, c.Path)
	}
	return merged
}

func (m *merging) view(width, height int) frame {
	t := m.sh.theme
	rows := max(min(len(m.conflicts), height-6, height/2), 1)
	list := m.rows.view(t, width, rows, func(i, w int, inHand bool) string {
		mark := "[mine]   "
		if m.choices[i] {
			mark = "[theirs] "
		}
		return labelled(t, mark+m.placeName(m.conflicts[i].Path), m.conflicts[i].Text, w, inHand)
	})
	list = list.fit(width, rows)
	room := height - rows - 1
	line := frame{lines: []string{t.border.Render(strings.Repeat("─", width))}}
	i := m.rows.cursor
	if i >= len(m.conflicts) || room < 1 {
		return list
	}
	path := m.conflicts[i].Path
	mine := m.side("Mine", m.form.s.rec, path, !m.choices[i])
	theirs := m.side("Theirs, "+orSomebody(m.conflict.author)+", "+m.conflict.at.Local().Format("2006-01-02 15:04"), m.conflict.theirs, path, m.choices[i])
	if shapeOf(width, minHeight) == compact {
		half := max(room/2, 1)
		return below(list, line, text(strings.Join(m.column(mine, width, half), "\n")), text(strings.Join(m.column(theirs, width, room-half), "\n")))
	}
	half := (width - 3) / 2
	left := frame{lines: m.column(mine, half, room)}
	right := frame{lines: m.column(theirs, width-half-3, room)}
	return below(list, line, beside(left, half, between(t), right))
}

func (m *merging) placeName(path model.Path) string {
	return placeWords(m.form.s.register(), path, m.form.s.rec, m.conflict.theirs, m.form.s.was)
}

// side is what one side says at a place: a heading, then the text.
func (m *merging) side(who string, rec model.Record, path model.Path, taken bool) [2]string {
	mark := "( ) "
	if taken {
		mark = "(x) "
	}
	return [2]string{mark + who, placeValue(m.form.s.register(), rec, path)}
}

// placeValue is what rec says at a place, in words.
func placeValue(reg *model.Register, rec model.Record, path model.Path) string {
	p, err := model.Of(rec).At(path)
	if err != nil {
		return "taken out"
	}
	w := model.Words{Reg: reg, Rec: rec}
	value := ""
	switch {
	case p.Item >= 0:
		value = w.Details(p.Object.Item(p.Field, p.Item))
	case p.Part == "reason":
		_, value = p.Object.Answer(p.Field)
	case p.Part == "answer":
		value = w.Summary(p.Object, p.Field)
	default:
		value = w.Value(p.Object, p.Field)
	}
	return orNotSaid(value)
}

// column folds one side into width x height.
func (m *merging) column(side [2]string, width, height int) []string {
	t := m.sh.theme
	lines := []string{t.strong.Render(short(side[0], width))}
	lines = append(lines, fold(side[1], max(width-1, 1))...)
	if len(lines) > height {
		lines = lines[:max(height, 0)]
		if height > 1 {
			lines[height-1] = short(lines[height-1], width-2) + ellipsis
		}
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}

func orSomebody(author string) string {
	if author == "" {
		return "Somebody else"
	}
	return author
}
