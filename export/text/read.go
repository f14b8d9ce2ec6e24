package text

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"ropa/model"
)

// An Error is a line that could not be read.
type Error struct {
	Line int // from 1
	Text string
}

func (e Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Text) }

// Errors are all lines that could not be read.
type Errors []Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i := range e {
		lines[i] = e[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Read reads annotated text into a record of kind k. Links come back as the
// names that stand there, see [model.Register.Resolve]; entries without a key
// get a fresh one. All lines that cannot be read are returned at once, as
// [Errors]; the record then has what could be read.
func Read(k model.Kind, text string) (model.Input, error) {
	r := &reader{}
	if !utf8.ValidString(text) {
		r.fail(1, "the text is not valid UTF-8; save it as UTF-8")
		return model.Input{Record: model.New(k)}, r.errs
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	r.lines = strings.Split(text, "\n")
	rec := model.New(k)
	r.object(model.Of(rec), 0, true)
	if r.next(); r.at < len(r.lines) {
		r.fail(r.at+1, "this line is indented more than the one above it allows")
	}
	if len(r.errs) > 0 {
		return model.Input{Record: rec}, r.errs
	}
	return model.Input{Record: rec}, nil
}

type reader struct {
	lines []string
	at    int // the line in hand, from 0
	errs  Errors
}

func (r *reader) fail(line int, format string, args ...any) {
	r.errs = append(r.errs, Error{line, fmt.Sprintf(format, args...)})
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

// object reads the fields of o, which stand at least as far in as min and all
// equally far.
func (r *reader) object(o model.Object, min int, top bool) {
	col := r.next()
	if col < min {
		return
	}
	seen := map[string]int{}
	for r.next() == col {
		line := r.at + 1
		text := strings.TrimSpace(r.lines[r.at])
		if strings.HasPrefix(text, "- ") || text == "-" {
			if top {
				r.fail(line, "%q is an entry of no list", text)
				r.skip(col)
				continue
			}
			return // the next item
		}
		key, value, ok := strings.Cut(text, ":")
		key = strings.TrimSpace(key)
		if !ok {
			r.fail(line, "%q is no line of the form \"key: value\"; a text of many lines stands indented below \"key: |\"", text)
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
			r.fail(line, "%q stands here a second time; the first is line %d", key, first)
			r.skip(col)
			continue
		}
		seen[key] = line
		r.field(o, f, col, strings.TrimSpace(value))
	}
}

func (r *reader) unknown(line int, key string, fields []*model.Field) {
	var known []string
	for _, f := range fields {
		known = append(known, f.Key)
	}
	if near, ok := model.Nearest(key, known); ok {
		r.fail(line, "unknown key %q; did you mean %q?", key, near)
		return
	}
	r.fail(line, "unknown key %q; known are %s", key, strings.Join(known, ", "))
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
		if value != "" {
			r.fail(line, "what belongs to %q stands indented below it, not behind it", f.Key)
			r.skip(col)
			return
		}
		r.at++
		switch {
		case f.Type == model.ScopeType:
			if r.next() > col {
				r.object(o.Scope(f), col+1, false)
			}
		case f.Type == model.SaidType:
			if r.next() > col {
				r.said(o, f, col+1)
			}
		default:
			r.items(o, f, col)
		}
	case f.Type == model.SelectionType:
		texts := r.texts(value, col)
		var s model.Selection
		if len(texts) == 1 && (texts[0] == model.WordAll || texts[0] == model.WordRest || texts[0] == model.WordGroup) {
			s.Word = texts[0]
		} else if value != "" && f.List != model.ListCompanies {
			for word := range strings.SplitSeq(value, ",") {
				if word = strings.TrimSpace(word); word != "" {
					s.Keys = append(s.Keys, word)
				}
			}
		} else {
			s.Keys = texts
		}
		o.SetSelection(f, s)
	case f.Many:
		o.SetTexts(f, r.texts(value, col))
	default:
		o.SetText(f, r.text(value, col))
	}
}

// text reads the value of the line in hand: behind the key, quoted, or in a block
// below it that is indented further than col.
func (r *reader) text(value string, col int) string {
	line := r.at + 1
	r.at++
	if strings.HasPrefix(value, `"`) {
		var s string
		if err := json.Unmarshal([]byte(value), &s); err != nil {
			r.fail(line, "the text in quotes is not closed, or has a backslash that starts no escape; a text may also stand without quotes")
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

// texts reads a list of lines "- text" below the line in hand, or the one value
// behind its key.
func (r *reader) texts(value string, col int) []string {
	if value != "" {
		return []string{r.text(value, col)}
	}
	r.at++
	var list []string
	for r.next() > col {
		in := r.next()
		text := strings.TrimSpace(r.lines[r.at])
		rest, ok := strings.CutPrefix(text, "-")
		if !ok {
			r.fail(r.at+1, "%q: an entry of a list begins with \"- \"", text)
			r.skip(col)
			return list
		}
		if v := r.text(strings.TrimSpace(rest), in); v != "" {
			list = append(list, v)
		}
	}
	return list
}

func (r *reader) said(o model.Object, f *model.Field, min int) {
	col := r.next()
	if col < min {
		return
	}
	answer, reason := "", ""
	for r.next() == col {
		line := r.at + 1
		key, value, _ := strings.Cut(strings.TrimSpace(r.lines[r.at]), ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(key) {
		case "answer":
			answer = r.text(value, col)
		case "reason":
			reason = r.text(value, col)
		case "items":
			if value != "" {
				r.fail(line, "the entries of %q stand indented below \"items:\"", f.Key)
			}
			r.at++
			r.items(o, f, col)
		default:
			r.fail(line, "unknown key %q; known are answer, reason, items", key)
			r.skip(col)
		}
	}
	if answer == "" && o.Len(f) > 0 {
		answer = model.AnswerListed
	}
	o.SetAnswer(f, answer, reason)
}

// items reads entries "- key: value .." below the line in hand, which is at col.
func (r *reader) items(o model.Object, f *model.Field, col int) {
	for r.next() > col || r.next() == col && strings.HasPrefix(strings.TrimSpace(r.lines[r.at]), "-") {
		in := r.next()
		line := r.lines[r.at]
		text := strings.TrimSpace(line)
		rest, ok := strings.CutPrefix(text, "-")
		if !ok {
			r.fail(r.at+1, "%q: an entry of %q begins with \"- \"", text, f.Key)
			r.skip(col)
			return
		}
		item := o.Append(f)
		key := item.Key()
		item.SetKey("")
		// The dash becomes a blank, so that what stands behind it is as far in as
		// the lines below it.
		if strings.TrimSpace(rest) == "" {
			r.at++
		} else {
			r.lines[r.at] = strings.Repeat(" ", in) + " " + rest
		}
		if r.next() > in {
			r.object(item, in+1, false)
		}
		if item.Key() == "" {
			item.SetKey(key)
		}
	}
}
