package text

import (
	"fmt"
	"regexp"
	"strings"

	"ropa/model"
)

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
