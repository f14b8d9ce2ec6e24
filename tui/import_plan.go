package tui

import (
	"fmt"
	"slices"
	"strings"

	"ropa/export"
	"ropa/model"
)

// stateWords say what a record of a file is, in the order in which it is shown:
// first what stands in the way, then what changes.
var stateWords = []struct {
	state export.State
	words string
	more  string
}{
	{export.Refused, "cannot be taken", ""},
	{export.Both, "changed here and there", ". Nothing is overwritten: where the two differ, the register keeps its own"},
	{export.Changed, "changed", ""},
	{export.New, "new", ""},
	{export.ChangedThere, "changed here since the file was written", ". The file says nothing new"},
	{export.Kept, "kept as it is here", ": the settings"},
	{export.Same, "the same", ""},
}

// planCounts says how many records of a file are what.
func planCounts(plan *export.Plan) string {
	var counts []string
	for _, s := range stateWords {
		if n := plan.Count(s.state); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, s.words))
		}
	}
	switch {
	case len(counts) == 0:
		return "The file holds no records."
	case len(plan.Changes()) == 0:
		counts = append(counts, "nothing to take")
	}
	return strings.Join(counts, ", ")
}

// A planText is what a plan would do, in lines to read.
type planText struct {
	th    *theme
	reg   *model.Register
	lines []string
}

// planLines says what a plan would do, record by record.
func planLines(th *theme, plan *export.Plan) []string {
	x := planText{th: th, reg: plan.Register()}
	for _, s := range stateWords {
		x.steps(plan, s.state, sentence(s.words), s.more)
		switch s.state {
		case export.Both:
			x.remarks(plan.Remarks)
		case export.New:
			x.created(plan.Created)
		}
	}
	if len(x.lines) == 0 {
		x.add(0, "The file holds no records.")
	}
	return x.lines
}

// remarks shows what is to be known about the file as a whole.
func (x *planText) remarks(remarks []export.Remark) {
	if len(remarks) > 0 {
		x.heading("About the file")
	}
	for _, r := range remarks {
		x.remark(1, r, export.Place{})
	}
}

// remark shows a remark without what is known already: the file, and the place of
// the record.
func (x *planText) remark(depth int, r export.Remark, of export.Place) {
	at, text := r.Place, r.Text
	at.File = ""
	if at.Row == of.Row {
		at.Row = 0
	}
	if at.Line == of.Line && at.Char == of.Char {
		at.Line = 0
	}
	if at.Heading != "" {
		text = strings.TrimPrefix(text, at.Heading+": ")
	}
	if place := strings.TrimPrefix(at.String(), ", "); place != "" {
		text = place + ": " + text
	}
	x.add(depth, text)
}

// created shows what is made for the records of the file.
func (x *planText) created(created []export.Created) {
	if n := len(created); n > 0 {
		x.heading("New, since the file names them: " + model.Plural(n, "record"))
	}
	for _, c := range created {
		near := ""
		if c.Near != "" {
			near = "; there is a «" + c.Near + "»"
		}
		x.add(1, entryWords(model.EntryOf(c.Record))+near)
	}
}

// entryWords names a record: "PA-0001 Payroll", "party ACME".
func entryWords(e model.Entry) string {
	if e.Kind == model.KindActivity {
		return e.Title()
	}
	return string(e.Kind) + " " + e.Title()
}

func (x *planText) heading(words string) {
	if len(x.lines) > 0 {
		x.lines = append(x.lines, "")
	}
	x.lines = append(x.lines, " "+x.th.title.Render(safe(words)))
}

// add adds text of any number of lines.
func (x *planText) add(depth int, text string) {
	for _, line := range safeLines(text) {
		x.lines = append(x.lines, " "+spaces(2*depth)+line)
	}
}

// wordy is how many new records are shown with what they say; of more, the names
// have to do.
const wordy = 50

// steps shows the records that are in a state. Those that stay as they are, and of
// which there is nothing to say, are only counted.
func (x *planText) steps(plan *export.Plan, state export.State, words, more string) {
	n := plan.Count(state)
	if n == 0 {
		return
	}
	x.heading(strings.TrimSuffix(words, ".") + ": " + model.Plural(n, "record") + more)
	for i := range plan.Steps {
		s := &plan.Steps[i]
		if s.State == state && (state != export.Same || len(s.Remarks) > 0) {
			x.step(s, n <= wordy)
		}
	}
}

func (x *planText) step(s *export.Step, whole bool) {
	title := s.Title
	switch {
	case title == "":
		title = s.Kind.One()
	case s.Kind != model.KindActivity:
		title = string(s.Kind) + " " + title
	}
	at := ""
	switch {
	case s.Place.Row > 0:
		at = fmt.Sprintf("  row %d", s.Place.Row)
	case s.Place.Line > 0:
		at = fmt.Sprintf("  line %d", s.Place.Line)
	}
	x.lines = append(x.lines, "   "+x.th.strong.Render(short(title, 120))+x.th.dim.Render(at))
	for _, r := range s.Problems {
		x.remark(2, r, s.Place)
	}
	for _, c := range s.Conflicts {
		x.add(2, placeWords(x.reg, c.Path, s.Old, s.New))
		x.sides("stays ", x.side(c.Field, c.Ours), "file  ", x.side(c.Field, c.Theirs))
		if c.Text != "" {
			x.add(3, c.Text)
		}
	}
	switch {
	case s.New != nil && s.Old != nil:
		for _, d := range model.Diff(s.Old, s.New) {
			x.add(2, placeWords(x.reg, d.Path, s.New, s.Old))
			if d.Op == model.Moved {
				x.add(3, "in another order")
				continue
			}
			was, is := d.Words(x.reg)
			x.sides("was ", was, "is  ", is)
		}
	case s.New != nil && whole:
		for _, l := range model.Outline(s.New, x.reg, false) {
			if l.Depth > 0 && !l.Unsaid && l.Path != "name" && l.Path != "uid" {
				x.add(l.Depth+1, l.Label+": "+clip(l.Text))
			}
		}
	}
	for _, r := range s.Remarks {
		x.remark(2, r, s.Place)
	}
}

// side is one side of a conflict in words: a link says the name of its record, a
// code what it stands for.
func (x *planText) side(f *model.Field, text string) string {
	switch name := x.reg.Name(text); {
	case name != "":
		return name
	case f != nil && f.Choices.Has(text):
		return f.Choices.Label(text)
	}
	return text
}

// sides shows two values, one below the other. Of long ones that begin or end alike
// the common part is left out, so that one sees where they differ.
func (x *planText) sides(aWord, a, bWord, b string) {
	a, b = apart(orNotSaid(a), orNotSaid(b))
	for _, side := range [][2]string{{aWord, a}, {bWord, b}} {
		lines := safeLines(clip(side[1]))
		x.lines = append(x.lines, "       "+x.th.dim.Render(side[0])+lines[0])
		for _, line := range lines[1:] {
			x.lines = append(x.lines, "       "+spaces(len(side[0]))+line)
		}
	}
}

// apart cuts what two texts have in common at their ends, where that is much.
func apart(a, b string) (string, string) {
	const much, near = 200, 60 // how long they are, and what stays to see where one is
	x, y := []rune(a), []rune(b)
	if max(len(x), len(y)) < much || slices.Equal(x, y) {
		return a, b
	}
	front := 0
	for front < min(len(x), len(y)) && x[front] == y[front] {
		front++
	}
	back := 0
	for back < min(len(x), len(y))-front && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	cut := func(r []rune) string {
		from, to := max(front-near, 0), min(len(r)-back+near, len(r))
		s := string(r[from:to])
		if from > 0 {
			s = ellipsis + s
		}
		if to < len(r) {
			s += ellipsis
		}
		return s
	}
	return cut(x), cut(y)
}
