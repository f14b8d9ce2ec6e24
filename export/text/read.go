package text

import (
	"encoding/json"
	"fmt"
	"regexp"
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

// texts reads a list of lines "- text" below the line in hand, indented or as far
// in as the key at column col, or the one value behind the key. at are the lines
// in which the texts stand.
func (r *reader) texts(value string, col int) (list []string, at []int) {
	line := r.at + 1
	if value != "" {
		return []string{r.text(value, col)}, []int{line}
	}
	r.at++
	for in := r.entries(col); in >= 0 && r.entry(in, col); {
		line := r.at + 1
		_, rest, _ := strings.Cut(r.lines[r.at], "-")
		if text := r.text(strings.TrimSpace(rest), in); text != "" {
			list, at = append(list, text), append(at, line)
		}
	}
	return list, at
}

// entries returns how far in the entries of a list stand whose key stands at
// column col, or -1 where there are none: they may stand as far in as the key.
func (r *reader) entries(col int) int {
	if n := r.next(); n > col || n == col && r.dash() {
		return n
	}
	return -1
}

// entry reports whether the line in hand begins an entry at column in of a list
// whose key stands at column col. Lines between the entries are named and passed
// over.
func (r *reader) entry(in, col int) bool {
	for {
		switch n := r.next(); {
		case n == in && r.dash():
			return true
		case n < in && n <= col, n == col:
			return false
		case n == in:
			r.lose(r.at+1, "%q: an entry of a list begins with \"- \"", r.line())
			r.skip(in)
		default:
			if !r.row(in, min(in, col+1)) {
				return false
			}
		}
	}
}

func (r *reader) said(o model.Object, f *model.Field, min int) {
	col := r.next()
	answer, reason := "", ""
	for r.row(col, min) {
		line := r.at + 1
		key, value, _ := strings.Cut(strings.TrimSpace(r.lines[r.at]), ":")
		value = strings.TrimSpace(value)
		switch key = strings.TrimSpace(key); {
		case key == "answer":
			r.inside(".answer", func() { answer = r.value(f, r.text(value, col), line) })
		case key == "reason":
			r.inside(".reason", func() { reason = r.text(value, col) })
		case key == "items":
			if value != "" {
				r.lose(line, "the entries of %q stand indented below \"items:\"", f.Key)
			}
			r.at++
			r.items(o, f, col)
		case r.dash():
			r.lose(line, "the entries of %q stand below \"items:\", or alone below %q", f.Key, f.Key)
			r.skip(col)
		default:
			r.lose(line, "unknown key %q; known are answer, reason, items", key)
			r.skip(col)
		}
	}
	o.SetAnswer(f, answer, reason)
}

// items reads the entries of f below its key, or "items:", at column col.
func (r *reader) items(o model.Object, f *model.Field, col int) {
	for in := r.entries(col); in >= 0 && r.entry(in, col); {
		item := o.Append(f)
		key := item.Key()
		item.SetKey("")
		bare := false
		r.inside(fmt.Sprintf("[%d]", o.Len(f)), func() {
			if bare = r.openEntry(item, in); r.next() > in {
				r.object(item, in+1)
			}
		})
		if item.Key() == "" {
			item.SetKey(key)
		}
		if bare {
			r.hand.Bare[item.Key()] = true
		}
	}
}

// openEntry takes the dash away from the first line of an entry, so that what
// stands behind it is as far in as the lines below it. Where that is a value
// without a key, "- Pay salaries", it gets that of the first main part.
func (r *reader) openEntry(item model.Object, in int) (bare bool) {
	_, rest, _ := strings.Cut(r.lines[r.at], "-")
	text := strings.TrimSpace(rest)
	if text == "" {
		r.at++
		return false
	}
	blanks := rest[:len(rest)-len(strings.TrimLeft(rest, " \t"))]
	main := mainPart(item)
	if bare = main != nil && !startsWithKey(item, text); bare {
		if text == "|" {
			blanks = "" // its lines may stand as far in as this
		}
		text = main.Key + ": " + text
	}
	r.lines[r.at] = strings.Repeat(" ", in+1) + blanks + text
	return bare
}

func mainPart(item model.Object) *model.Field {
	for _, f := range item.Fields() {
		if f.Main {
			return f
		}
	}
	return nil
}

// startsWithKey reports whether text is "key: value" rather than a value. A word
// that looks like a key and is none counts as one: it is a slip, to be told.
func startsWithKey(item model.Object, text string) bool {
	key, value, ok := strings.Cut(text, ":")
	key = strings.TrimSpace(key)
	return ok && (item.Field(key) != nil || keyForm.MatchString(key) && (value == "" || value[0] == ' '))
}

var keyForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
