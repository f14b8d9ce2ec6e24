package text

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ropa/model"
)

// An Error is a line that could not be read.
type Error struct {
	Line int // from 1; 0 for what stands in no line
	Text string
}

func (e Error) Error() string {
	if e.Line == 0 {
		return e.Text
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Text)
}

// Errors are all lines that could not be read.
type Errors []Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i := range e {
		lines[i] = e[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Read reads annotated text into a record of kind k. Values are read as
// [model.Field.Read] does. Links come back as the names that stand there, items
// of the record as the keys, numbers or names, see [model.Register.Resolve];
// entries without a key get a fresh one. All lines that cannot be read are
// returned at once, as [Errors]; the record then has what could be read.
func Read(k model.Kind, text string) (model.Input, error) {
	rec := model.New(k)
	r := &reader{hand: &model.ByHand{Bare: map[string]bool{}, Lines: map[string]int{}}}
	in := model.Input{Record: rec, ByHand: r.hand}
	if !utf8.ValidString(text) {
		r.lose(1, "the text is not valid UTF-8; save it as UTF-8")
		return in, r.errs
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	r.lines = strings.Split(text, "\n")
	r.object(model.Of(rec), 0)
	if len(r.errs) > 0 {
		return in, r.errs
	}
	return in, nil
}

type reader struct {
	lines []string
	at    int    // the line in hand, from 0
	place string // that is being read, items by their numbers: "purposes[2]"
	errs  Errors
	hand  *model.ByHand
}

// fail reports a value that cannot be read.
func (r *reader) fail(line int, format string, args ...any) {
	r.errs = append(r.errs, Error{line, fmt.Sprintf(format, args...)})
}

// lose reports what cannot be read and may be more than a value.
func (r *reader) lose(line int, format string, args ...any) {
	r.hand.Lost = true
	r.fail(line, format, args...)
}

// inside runs read within a part of the place in hand.
func (r *reader) inside(part string, read func()) {
	outer := r.place
	r.place += part
	r.hand.Lines[strings.TrimPrefix(r.place, ".")] = r.at + 1
	read()
	r.place = outer
}

// next skips blank lines and remarks, and returns how far the line in hand is
// indented, or -1 at the end.
func (r *reader) next() int {
	for ; r.at < len(r.lines); r.at++ {
		line := strings.TrimSpace(r.lines[r.at])
		if line != "" && line[0] != '#' {
			return indent(r.lines[r.at])
		}
	}
	return -1
}

// indent counts leading blanks; a tab counts as two.
func indent(line string) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 2
		default:
			return n
		}
	}
	return n
}

// row reports whether the line in hand is one of a block whose lines all stand
// at column col. Lines that stand elsewhere but must belong to the block, being
// at least as far in as min, are named and passed over.
func (r *reader) row(col, min int) bool {
	for {
		n := r.next()
		switch {
		case n == col:
			return true
		case n < min:
			return false
		case n > col:
			r.lose(r.at+1, "%q is indented further than its neighbours; a text of many lines stands indented below \"key: |\"", r.line())
		default:
			r.lose(r.at+1, "%q is indented less than its neighbours, and more than what they belong to", r.line())
		}
		r.skip(col)
	}
}

// line returns the line in hand, shortened for a message.
func (r *reader) line() string {
	const most = 60
	text := []rune(strings.TrimSpace(r.lines[r.at]))
	if len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return string(text)
}

// dash reports whether the line in hand begins an entry of a list.
func (r *reader) dash() bool {
	text := strings.TrimSpace(r.lines[r.at])
	return text == "-" || strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "-\t")
}

// object reads the fields of o, which stand at least as far in as min and all
// equally far.
func (r *reader) object(o model.Object, min int) {
	col := r.next()
	if col < min {
		return
	}
	seen := map[string]int{}
	for r.row(col, min) {
		line := r.at + 1
		text := strings.TrimSpace(r.lines[r.at])
		if r.dash() {
			r.lose(line, "%q is an entry of no list", r.line())
			r.skip(col)
			continue
		}
		key, value, ok := strings.Cut(text, ":")
		key = strings.TrimSpace(key)
		if !ok {
			r.lose(line, "%q is no line of the form \"key: value\"; a text of many lines stands indented below \"key: |\"", r.line())
			r.skip(col)
			continue
		}
		f := o.Field(key)
		if f == nil {
			r.unknown(line, key, o.Fields())
			r.skip(col)
			continue
		}
		if first := seen[key]; first > 0 {
			r.lose(line, "%q stands here a second time; the first is line %d", key, first)
			r.skip(col)
			continue
		}
		seen[key] = line
		r.inside("."+key, func() { r.field(o, f, col, strings.TrimSpace(value)) })
	}
}

func (r *reader) unknown(line int, key string, fields []*model.Field) {
	var known []string
	for _, f := range fields {
		known = append(known, f.Key)
	}
	if near, ok := model.Nearest(key, known); ok {
		r.lose(line, "unknown key %q; did you mean %q?", key, near)
		return
	}
	r.lose(line, "unknown key %q; known are %s", key, strings.Join(known, ", "))
}

// skip passes over the line in hand and all that is indented below it.
func (r *reader) skip(col int) {
	r.at++
	for r.next() > col {
		r.at++
	}
}

// field reads the value of f; the line in hand has its key at column col.
func (r *reader) field(o model.Object, f *model.Field, col int, value string) {
	line := r.at + 1
	switch {
	case f.HasItems() || f.Type == model.ScopeType:
		r.block(o, f, col, value)
	case f.Type == model.SelectionType:
		r.selection(o, f, col, value)
	case f.Many:
		texts, at := r.texts(value, col)
		if value != "" && (f.Type == model.ChoiceType || f.Type == model.CountryType) {
			texts = strings.Split(texts[0], ",") // none of these has a comma in it, once it is read
			at = slices.Repeat(at, len(texts))
		}
		var list []string
		for i, text := range texts {
			if text = r.value(f, text, at[i]); text != "" {
				list = append(list, text)
			}
		}
		o.SetTexts(f, list)
	default:
		o.SetText(f, r.value(f, r.text(value, col), line))
	}
}

// value returns the stored form of a value that stands in the given line.
func (r *reader) value(f *model.Field, text string, line int) string {
	read, err := f.Read(text)
	if err != nil {
		r.fail(line, "%s: %v", f.Key, err)
	}
	return read
}

// block reads what stands below the key of a list of items or of a scope.
func (r *reader) block(o model.Object, f *model.Field, col int, value string) {
	line := r.at + 1
	if value != "" {
		if answer, err := f.Read(value); err == nil && f.Type == model.SaidType && f.Choices.Has(answer) {
			o.SetAnswer(f, answer, "") // "recipients: none"
			r.at++
			return
		}
		r.lose(line, "what belongs to %q stands indented below it, not behind it", f.Key)
		r.skip(col)
		return
	}
	r.at++
	n := r.next()
	switch {
	case f.Type == model.ScopeType && n > col:
		r.object(o.Scope(f), col+1)
	case f.Type == model.ScopeType || n < col:
	case f.Type == model.SaidType && !r.dash():
		if n > col {
			r.said(o, f, col+1)
		}
	default:
		r.items(o, f, col)
	}
	if answer, reason := o.Answer(f); f.Type == model.SaidType && answer == "" && o.Len(f) > 0 {
		o.SetAnswer(f, model.AnswerListed, reason)
	}
}

// selection reads the word or the list that a selection is. In quotes a word is
// the name of something.
func (r *reader) selection(o model.Object, f *model.Field, col int, value string) {
	texts, at := r.texts(value, col)
	if len(texts) == 1 && !strings.Contains(r.lines[at[0]-1], `"`) {
		for _, word := range []string{model.WordAll, model.WordRest, model.WordGroup} {
			if strings.EqualFold(texts[0], word) { // where the word has no place, Validate says so
				o.SetSelection(f, model.Selection{Word: word})
				return
			}
		}
	}
	var s model.Selection
	for _, text := range texts {
		if value == "" || f.List == model.ListCompanies {
			s.Keys = append(s.Keys, text)
			continue
		}
		for word := range strings.SplitSeq(text, ",") {
			if word = strings.TrimSpace(word); word != "" {
				s.Keys = append(s.Keys, word)
			}
		}
	}
	o.SetSelection(f, s)
}

// text reads the value of the line in hand: behind the key, quoted, or in a block
// below it that is indented further than col.
func (r *reader) text(value string, col int) string {
	line := r.at + 1
	r.at++
	if strings.HasPrefix(value, `"`) {
		var s string
		if err := json.Unmarshal([]byte(value), &s); err != nil {
			r.lose(line, "the text in quotes is not closed, or has a backslash that starts no escape; a text may also stand without quotes")
		}
		return s
	}
	if value != "|" {
		return value
	}
	var lines []string
	in := -1
	for ; r.at < len(r.lines); r.at++ {
		l := strings.TrimRight(r.lines[r.at], " \t")
		if l == "" {
			lines = append(lines, "")
			continue
		}
		n := indent(l)
		if n <= col {
			break
		}
		if in < 0 {
			in = n
		}
		if n < in {
			r.fail(r.at+1, "this line is indented less than the first one of its text")
			n = in
		}
		lines = append(lines, strings.Repeat(" ", n-in)+strings.TrimLeft(l, " \t"))
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}
