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
// nothing is there too, as Unsaid; with all, so is every other field.
func Outline(rec Record, reg *Register, all bool) []Line {
	w := outliner{Words: Words{reg, rec}, all: all}
	if a, ok := rec.(*Activity); ok {
		w.role = a.Role
	}
	o := Of(rec)
	section := ""
	for _, f := range o.Fields() {
		before := len(w.lines)
		w.field(o, f)
		if f.Section != section && len(w.lines) > before {
			section = f.Section
			heading := Line{Label: section}
			w.lines = append(w.lines[:before], append([]Line{heading}, w.lines[before:]...)...)
		}
	}
	return w.lines
}

type outliner struct {
	Words
	role  string
	all   bool
	lines []Line
}

func (w *outliner) field(o Object, f *Field) {
	line := Line{Depth: 1, Field: f, Path: Path(f.Key), Label: f.Label}
	if o.IsZero(f) {
		if line.Unsaid = f.Required(w.role); line.Unsaid || w.all {
			w.lines = append(w.lines, line)
		}
		return
	}
	if !f.HasItems() {
		line.Text = w.Value(o, f)
		w.lines = append(w.lines, line)
		return
	}
	if f.Type == SaidType {
		answer, reason := o.Answer(f)
		if answer != AnswerListed {
			line.Text = f.Choices.Label(answer)
		}
		if reason != "" {
			if line.Text != "" {
				line.Text += ": "
			}
			line.Text += reason
		}
	}
	w.lines = append(w.lines, line)
	for i, item := range o.Items(f) {
		w.item(f, item, line.Path.Item(item.Key()), i+1)
	}
}

func (w *outliner) item(f *Field, item Object, at Path, n int) {
	w.lines = append(w.lines, Line{Depth: 2, Field: f, Path: at, Label: strconv.Itoa(n), Text: w.Item(item)})
	shared, from := w.Shared(item)
	named := false
	for _, part := range item.Fields() {
		switch {
		case part.Key == "key":
			continue
		case !item.IsZero(part):
			if part.Main && !named {
				named = true
				if part.Type != Long {
					continue // it is the name of the item already
				}
				if oneLine(w.Value(item, part)) == w.Value(item, part) {
					continue
				}
			}
			text := ""
			if part.Type == ScopeType {
				text = w.Scope(item.Scope(part))
			} else {
				text = w.Value(item, part)
			}
			w.lines = append(w.lines, Line{Depth: 3, Field: part, Path: at.Of(part), Label: part.Label, Text: text})
		case from != "":
			if sf := shared.Field(part.Key); sf != nil && sf.Type == part.Type && part.Key != "note" && !shared.IsZero(sf) {
				w.lines = append(w.lines, Line{Depth: 3, Field: part, Path: at.Of(part), Label: part.Label, Text: w.Value(shared, sf), From: from})
			}
		}
	}
}

// Shared returns what fills the parts that an item leaves unsaid, and its name:
// the retention rule, or the transfer tool of the importer. The name is empty
// when there is none.
func (w Words) Shared(item Object) (Object, string) {
	switch x := item.v.Addr().Interface().(type) {
	case *Retention:
		if rule := w.Reg.Rule(x.Rule); rule != nil {
			return Of(rule), rule.Name
		}
	case *Transfer:
		a, ok := w.Rec.(*Activity)
		if !ok || x.Tool == "" {
			break
		}
		if p := w.Reg.Importer(a, x); p != nil {
			po := Of(p)
			if tool, _, ok := po.Find(po.Field(ListTools), x.Tool); ok {
				return tool, p.Name
			}
		}
	}
	return Object{}, ""
}
