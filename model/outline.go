package model

import "strconv"

// A Line is one line of an [Outline]: a section, a field, an item of a list or a
// part of an item.
type Line struct {
	Depth  int    // 0 section, 1 field, 2 item, 3 part of an item
	Field  *Field // nil for a section
	Path   Path
	Label  string
	Text   string // in words, with LF between lines; empty for a heading
	Unsaid bool   // the law asks for it, and the record does not say
	From   string // the shared record that says it, where the item itself does not
}

// Outline returns everything that rec says, in words and in catalogue order, for
// a detail page or a printout. A field that Article 30 asks for and that says
// nothing is there too, as Unsaid; with all, so is every other field of the
// record. What an item leaves to a shared record stands there with its From.
func Outline(rec Record, reg *Register, all bool) []Line {
	w := outliner{Words: Words{Reg: reg, Rec: rec, items: map[string]map[string]Object{}}, all: all}
	if a, ok := rec.(*Activity); ok {
		w.role = a.Role
	}
	o := Of(rec)
	for _, f := range o.Fields() {
		w.field(o, f)
	}
	return w.lines
}

type outliner struct {
	Words
	role    string
	all     bool
	section string
	lines   []Line
}

func (w *outliner) field(o Object, f *Field) {
	line := Line{Depth: 1, Field: f, Path: Path(f.Key), Label: f.Label}
	if o.IsZero(f) {
		if line.Unsaid = f.Unsaid(o, w.role); !line.Unsaid && !w.all {
			return
		}
	}
	if f.Section != w.section {
		w.section = f.Section
		w.lines = append(w.lines, Line{Label: f.Section})
	}
	switch {
	case f.Type == SaidType:
		answer, reason := o.Answer(f)
		if answer != AnswerListed || o.Len(f) == 0 {
			line.Text = f.Choices.Label(answer)
		}
		if line.Text != "" && reason != "" {
			line.Text += ": "
		}
		line.Text += reason
	case !f.HasItems():
		line.Text = w.Value(o, f)
	}
	w.lines = append(w.lines, line)
	for i, item := range o.Items(f) {
		w.item(f, item, line.Path.Item(item.Key()), i+1)
	}
}

func (w *outliner) item(f *Field, item Object, at Path, n int) {
	name := w.Item(item)
	w.lines = append(w.lines, Line{Depth: 2, Field: f, Path: at, Label: strconv.Itoa(n), Text: name})
	shared, from := w.Shared(item)
	named := false
	for _, part := range item.Fields() {
		line := Line{Depth: 3, Field: part, Path: at.Of(part), Label: part.Label}
		switch {
		case part.Key == "key":
			continue
		case !item.IsZero(part):
			line.Text = w.part(item, part)
			if part.Main && !named {
				named = true
				if line.Text == name {
					continue
				}
			}
		case from != "" && !shared.IsZero(part):
			line.Text, line.From = w.part(shared, part), from
		default:
			continue
		}
		w.lines = append(w.lines, line)
	}
	w.linked(f, item, at)
}

// linked adds what the term that an item names says of it, with all that the term
// includes. Such a line stands for the item, which leads to the term. A party has
// more to say, and a page for it.
// That data are highly personal counts for an impact assessment, and is no part of
// what Article 30 asks for: it is told here and not in the rows of an export.
func (w *outliner) linked(f *Field, item Object, at Path) {
	link, facts := f.LinkedFacts()
	if link == nil || link.To != KindTerm {
		return
	}
	rec := w.Reg.Record(item.Text(link))
	if rec == nil {
		return
	}
	if f.Key == ListPersonalData {
		facts = append(facts, FieldOf(KindTerm, "highly_personal"))
	}
	if t, ok := rec.(*Term); ok && len(t.Includes) > 0 {
		whole := *t
		whole.Includes = w.Reg.Included(t)
		rec = &whole
	}
	o := Of(rec)
	for _, fact := range facts {
		if !o.IsZero(fact) {
			w.lines = append(w.lines, Line{Depth: 3, Field: fact, Path: at, Label: fact.Label, Text: w.Value(o, fact), From: rec.Base().Name})
		}
	}
}

// part returns a part of an item in words.
func (w *outliner) part(item Object, f *Field) string {
	if f.Type == ScopeType {
		return w.Scope(item.Scope(f))
	}
	return w.Value(item, f)
}
