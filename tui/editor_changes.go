package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// showChanges lists what differs from the record as it was read.
func (f *form) showChanges() tea.Cmd {
	return f.sh.push(newReader(f.sh, "What changed", changesText(f.s.register(), f.s.was, f.s.rec)))
}

// changesText lists the differences between two states of a record in words.
func changesText(reg *model.Register, old, new model.Record) string {
	var b strings.Builder
	for _, d := range model.Diff(old, new) {
		was, is := d.Words(reg)
		b.WriteString(placeWords(reg, d.Path, new, old) + "\n")
		if d.Op == model.Moved {
			b.WriteString("  in another order\n\n")
			continue
		}
		b.WriteString(indented("was ", orNotSaid(was)))
		b.WriteString(indented("is  ", orNotSaid(is)))
		b.WriteString("\n")
	}
	if b.Len() == 0 {
		return "Nothing differs."
	}
	return strings.TrimSuffix(b.String(), "\n\n")
}

func orNotSaid(s string) string {
	if s == "" {
		return "not said"
	}
	return s
}

// indented puts text of any number of lines behind a word.
func indented(word, text string) string {
	lines := strings.Split(text, "\n")
	return "  " + word + strings.Join(lines, "\n  "+strings.Repeat(" ", len(word))) + "\n"
}

// placeWords names a place for people: "Recipients «ACME»: Country". The item
// is looked for in each record in turn.
func placeWords(reg *model.Register, at model.Path, recs ...model.Record) string {
	for _, rec := range recs {
		if rec == nil {
			continue
		}
		o := model.Of(rec)
		f := o.Field(string(at.Top()))
		if f == nil {
			continue
		}
		rest := strings.TrimPrefix(string(at), f.Key)
		key, inside, isItem := strings.Cut(strings.TrimPrefix(rest, "["), "]")
		if !strings.HasPrefix(rest, "[") || !isItem {
			return joinLabels(f.Label, f, strings.TrimPrefix(rest, "."))
		}
		item, _, ok := o.Find(f, key)
		if !ok {
			continue
		}
		name := f.Label + " «" + model.Words{Reg: reg, Rec: rec}.Item(item) + "»"
		return joinLabels(name, f, strings.TrimPrefix(inside, "."))
	}
	return string(at)
}

// joinLabels adds the labels of the fields that rest goes through.
func joinLabels(name string, f *model.Field, rest string) string {
	sep := ": "
	for rest != "" {
		var key string
		key, rest, _ = strings.Cut(rest, ".")
		label := key
		if sub := f.Field(key); sub != nil {
			label, f = sub.Label, sub
		}
		name += sep + strings.ToLower(label[:1]) + label[1:]
		sep = ", "
	}
	return name
}
