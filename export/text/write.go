// Package text writes a record as annotated text for an editor and reads it
// back: [Write] and [Read]. It is the form in which a whole record can be
// edited without the terminal app, with any editor and any screen reader.
//
// The text looks like YAML and is simpler: every value is a text, so that "no"
// is the answer no and 007 stays 007. A line is "key: value"; a value of many
// lines stands below "key: |", indented; a list has a line "- .." for each
// entry; lines that begin with # are remarks. Every field of the record is
// there, the empty ones too, each with a remark that says what belongs there.
// Links are written as names, or as uids where two records bear one name. An
// empty list has an example of an entry as a remark. Items go by their keys, with
// their names as remarks; by hand, a number or the name does as well.
//
// The package knows the field catalogue and nothing of files, editors or SQL.
package text

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ropa/model"
)

// Options of [Write].
type Options struct {
	// Problems stand as remarks on top and above the fields they speak of.
	Problems model.Problems
	// Head is put on top as remarks, one for each line.
	Head string
}

// Write returns rec as annotated text.
func Write(rec model.Record, reg *model.Register, o Options) []byte {
	w := &writer{reg: reg, words: model.Words{Reg: reg, Rec: rec}, problems: o.Problems}
	w.remarks(0, o.Head)
	if len(o.Problems) > 0 {
		w.remark(0, fmt.Sprintf("%s to mend:", model.Plural(len(o.Problems), "problem")))
		for _, p := range o.Problems {
			w.remark(0, "  "+w.words.Problem(p))
		}
		w.b.WriteByte('\n')
	}
	obj := model.Of(rec)
	section := ""
	for _, f := range obj.Fields() {
		if f.Key == "uid" {
			continue // not for hands
		}
		if f.Section != section {
			section = f.Section
			w.b.WriteByte('\n')
			w.remark(0, "== "+section+" ==")
		}
		w.help(0, f)
		w.field(0, obj, f, model.Path(f.Key))
	}
	return w.b.Bytes()
}

type writer struct {
	b        bytes.Buffer
	reg      *model.Register
	words    model.Words
	problems model.Problems
}

func (w *writer) line(depth int, text string) {
	w.b.WriteString(strings.TrimRight(strings.Repeat("  ", depth)+text, " "))
	w.b.WriteByte('\n')
}

func (w *writer) remark(depth int, text string) { w.line(depth, "# "+text) }

func (w *writer) remarks(depth int, text string) {
	if text == "" {
		return
	}
	for line := range strings.Lines(text) {
		w.remark(depth, strings.TrimRight(line, "\n"))
	}
}

// help says above a field what belongs there, and what is wrong with it.
func (w *writer) help(depth int, f *model.Field) {
	text := f.Label
	if f.Article != "" {
		text += " (Art. " + f.Article + ")"
	} else if f.Processor != "" {
		text += " (Art. " + f.Processor + ")"
	}
	w.remark(depth, text+": "+f.Help)
	if hint := values(f); hint != "" {
		w.remark(depth, "  "+hint)
	}
	if f.HasItems() {
		w.remark(depth, "  each entry may have:")
		for _, sub := range f.Fields {
			if sub.Key != "key" {
				w.remark(depth, fmt.Sprintf("  %-22s %s", sub.Key+":", strings.TrimRight(sub.Label+". "+values(sub), " ")))
			}
		}
	}
}

// values says what a field may hold, where that is not plain.
func values(f *model.Field) string {
	many := ""
	if f.Many {
		many = "a list of lines \"- ..\": "
	}
	switch f.Type {
	case model.ChoiceType, model.SaidType:
		var codes []string
		for _, c := range f.Choices {
			if c.Label == c.Code {
				codes = append(codes, c.Code)
			} else {
				codes = append(codes, c.Code+" ("+c.Label+")")
			}
		}
		if len(codes) > 12 {
			codes = append(codes[:12], "..")
		}
		return many + "one of " + strings.Join(codes, ", ")
	case model.AnswerType:
		return "yes, no or unknown"
	case model.DateType:
		return "a date such as 2026-11-22 or 22 November 2026"
	case model.PeriodType:
		return "a period such as 3 years 6 months"
	case model.CountType:
		return "a number or a range such as 8000-10000; a note after a semicolon"
	case model.NumberType:
		return "a whole number"
	case model.CountryType:
		return many + "a country such as DK or Denmark"
	case model.LinkType:
		what := string(f.To)
		if f.Vocabulary != "" {
			what += " of the vocabulary " + f.Vocabulary
		}
		if f.To == model.KindActivity {
			return many + "the ref of an activity" // no name makes one
		}
		return many + "the name of a " + what + "; an unknown name makes a new one"
	case model.SelectionType:
		if f.Word != "" {
			return f.Word + ", or a list of lines \"- name\""
		}
		return "all, rest, or a list of lines \"- name\""
	case model.KeyType:
		return "the name or the number of one of the " + f.List
	case model.ScopeType:
		return "companies, purposes, data_subjects, personal_data (each all, rest or a list), when"
	}
	if f.Many {
		return "a list of lines \"- ..\""
	}
	return ""
}

func (w *writer) field(depth int, o model.Object, f *model.Field, at model.Path) {
	for _, p := range w.problems {
		if p.Path == at {
			w.remark(depth, "!! "+p.Text)
		}
	}
	switch {
	case f.Type == model.ScopeType:
		if o.IsZero(f) {
			return
		}
		w.line(depth, f.Key+":")
		scope := o.Scope(f)
		for _, sub := range scope.Fields() {
			if !scope.IsZero(sub) {
				w.field(depth+1, scope, sub, at.Of(sub))
			}
		}
	case f.Type == model.SaidType:
		w.line(depth, f.Key+":")
		answer, reason := o.Answer(f)
		w.value(depth+1, "answer", answer)
		w.value(depth+1, "reason", reason)
		w.line(depth+1, "items:")
		w.items(depth+2, o, f, at)
	case f.Type == model.ItemsType:
		w.line(depth, f.Key+":")
		w.items(depth+1, o, f, at)
	case f.Type == model.SelectionType:
		s := o.Selection(f)
		if s.Word != "" {
			w.value(depth, f.Key, s.Word)
			return
		}
		w.line(depth, f.Key+":")
		for _, key := range s.Keys {
			if f.List == model.ListCompanies {
				key = w.link(&model.Field{To: model.KindParty}, key)
			} else {
				w.named(depth+1, o, f, key)
			}
			if slices.Contains([]string{model.WordAll, model.WordRest, model.WordGroup}, strings.ToLower(key)) {
				w.line(depth+1, "- "+quote(key)) // the name of something
				continue
			}
			w.value(depth+1, "-", key)
		}
	case f.Many:
		w.line(depth, f.Key+":")
		for _, text := range o.Texts(f) {
			w.value(depth+1, "-", w.leaf(f, text))
		}
	default:
		if f.Type == model.KeyType {
			w.named(depth, o, f, o.Text(f))
		}
		w.value(depth, f.Key, w.leaf(f, o.Text(f)))
	}
}

// named says as a remark which item a key stands for. The key itself stays in
// the text: a name may be changed in the same text.
func (w *writer) named(depth int, o model.Object, f *model.Field, key string) {
	owner, items := w.words.Referable(o, f)
	for _, item := range items {
		if item.Key() == key {
			name := model.Words{Reg: w.reg, Rec: owner}.Item(item)
			w.remark(depth, strings.Map(func(r rune) rune {
				if control(r) {
					return -1
				}
				return r
			}, name)+":")
		}
	}
}

func (w *writer) items(depth int, o model.Object, f *model.Field, at model.Path) {
	if o.Len(f) == 0 {
		w.example(depth, f)
	}
	for _, item := range o.Items(f) {
		p := at.Item(item.Key())
		for _, x := range w.problems {
			if x.Path == p {
				w.remark(depth, "!! "+x.Text)
			}
		}
		w.line(depth, "- key: "+item.Key())
		for _, sub := range item.Fields() {
			if sub.Key != "key" && !item.IsZero(sub) {
				w.field(depth+1, item, sub, p.Of(sub))
			}
		}
	}
}

func (w *writer) leaf(f *model.Field, text string) string {
	if f.Type == model.LinkType && text != "" {
		return w.link(f, text)
	}
	return text
}

// link writes a link by the code or name that leads back to the same record, or
// by its uid where none does.
func (w *writer) link(f *model.Field, uid string) string {
	e, ok := w.reg.Entry(uid)
	if !ok {
		return uid
	}
	if t, ok := w.words.Rec.(*model.Term); ok && f.To == model.KindTerm && f.Vocabulary == "" {
		f = &model.Field{Type: model.LinkType, To: f.To, Vocabulary: t.Vocabulary} // by names, terms lead to terms of their own vocabulary
	}
	for _, word := range []string{e.Name, e.Code} {
		if back, ok := w.reg.LookupFor(f, word); ok && back.UID == uid {
			return word
		}
	}
	return uid
}

// value writes "key: text". A text of many lines becomes a block; one that could
// be read as anything else, a JSON string.
func (w *writer) value(depth int, key, text string) {
	if key != "-" {
		key += ":"
	}
	switch {
	case text == "":
		w.line(depth, key)
	case plain(text):
		w.line(depth, key+" "+text)
	case block(text):
		w.line(depth, key+" |")
		for line := range strings.SplitSeq(text, "\n") {
			w.line(depth+1, line)
		}
	default:
		w.line(depth, key+" "+quote(text))
	}
}

// plain reports whether text can stand on one line as it is.
func plain(text string) bool {
	return text != "|" && text[0] != '"' && strings.TrimSpace(text) == text && !strings.ContainsFunc(text, control)
}

// block reports whether the lines of text can stand in a block as they are.
func block(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimRight(line, " \t") != line || strings.ContainsFunc(line, control) {
			return false
		}
		if i == 0 && (line == "" || line[0] == ' ') {
			return false // the first line says how far the block is indented
		}
	}
	return !strings.HasSuffix(text, "\n")
}

// control tells what an editor may swallow or show as something else. Direction
// marks are left alone: they belong to texts in Hebrew and Arabic.
func control(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff
}

func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(text) // a string always has a form
	return strings.TrimRight(b.String(), "\n")
}
