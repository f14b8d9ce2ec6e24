package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Query is a search as it is typed into the search line or given on the
// command line. A record is found when every term holds; the empty Query finds
// all. What a term means for a record is not decided here, see [ParseQuery] for
// the language.
type Query struct{ Terms []QueryTerm }

// A QueryTerm is one condition of a [Query].
type QueryTerm struct {
	Not    bool
	Field  string // "" for a word or phrase that may stand anywhere
	Op     string // how to compare, or "" for contains; always "" without Field
	Value  string // "" only with a Field: the field is empty
	Column int    // where the term begins in the text, in characters from 1
}

// The comparisons of a [QueryTerm].
const (
	OpLess    = "<"
	OpAtMost  = "<="
	OpMore    = ">"
	OpAtLeast = ">="
)

// operators in the order in which they are tried: the longer first.
var operators = []string{OpAtMost, OpAtLeast, OpLess, OpMore}

// A QueryError says where a query cannot be understood, and why.
type QueryError struct {
	Column int // in characters from 1
	Reason string
}

func (e *QueryError) Error() string {
	return fmt.Sprintf("query, character %d: %s", e.Column, e.Reason)
}

// ParseQuery reads a query:
//
//	payroll "annual leave"      words and phrases, anywhere in the record
//	party:ACME party:"ACME A/S" a field that has the value
//	due:<30d changed:>=2026-01-01
//	starts_on:>2019 starts_on:2019-05 after, or in, a whole year or month
//	retention:                  a field that says nothing
//	-payroll -special:yes       not
//
// Terms stand apart by blanks. In quotes everything is taken as it stands and
// "" is one quote; typographic quotes serve as well. A field is a name of
// fields, in any case; when fields is nil, any name is. An error is a
// *[QueryError].
func ParseQuery(text string, fields []string) (Query, error) {
	p := queryParser{text: text, column: 1, fields: fields}
	var q Query
	for {
		p.skipBlanks()
		if p.text == "" {
			return q, nil
		}
		t, err := p.term()
		if err != nil {
			return Query{}, err
		}
		q.Terms = append(q.Terms, t)
	}
}

// A queryParser reads text from the front.
type queryParser struct {
	text   string // what is left
	column int    // of its first character
	fields []string
}

// advance takes n bytes from the front of p and returns them.
func (p *queryParser) advance(n int) string {
	taken := p.text[:n]
	p.text = p.text[n:]
	p.column += utf8.RuneCountInString(taken)
	return taken
}

func (p *queryParser) skipBlanks() {
	p.advance(len(p.text) - len(strings.TrimLeftFunc(p.text, unicode.IsSpace)))
}

func (p *queryParser) errorf(column int, format string, args ...any) error {
	return &QueryError{column, fmt.Sprintf(format, args...)}
}

// term reads one term; p stands on its first character.
func (p *queryParser) term() (QueryTerm, error) {
	t := QueryTerm{Column: p.column}
	if strings.HasPrefix(p.text, "-") {
		p.advance(1)
		t.Not = true
	}
	if name := fieldName(p.text); name != "" {
		var err error
		if t.Field, err = p.known(name); err != nil {
			return QueryTerm{}, err
		}
		p.advance(len(name) + len(":"))
		for _, op := range operators {
			if strings.HasPrefix(p.text, op) {
				t.Op = p.advance(len(op))
				break
			}
		}
	}
	at := p.column
	value, quoted, err := p.value()
	switch {
	case err != nil:
		return QueryTerm{}, err
	case value != "":
	case t.Op != "":
		return QueryTerm{}, p.errorf(at, "%s:%s needs a value, such as %s:%s30d or %s:%s2026-01-31", t.Field, t.Op, t.Field, t.Op, t.Field, t.Op)
	case t.Field != "":
	case quoted:
		return QueryTerm{}, p.errorf(at, "there is nothing between the quotes")
	default:
		return QueryTerm{}, p.errorf(t.Column, `"-" leaves out what follows it, and nothing does; to search for a dash write "-" in quotes`)
	}
	t.Value = value
	return t, nil
}

// fieldName returns the name that text begins with when a colon follows it: a
// letter, then letters, digits and _ - . as in paths.
func fieldName(text string) string {
	for i, r := range text {
		switch {
		case r == ':':
			return text[:i]
		case unicode.IsLetter(r), i > 0 && (unicode.IsDigit(r) || strings.ContainsRune("_-.", r)):
		default:
			return ""
		}
	}
	return ""
}

// known returns the field that is meant by name; p stands on the name.
func (p *queryParser) known(name string) (string, error) {
	if p.fields == nil {
		return name, nil
	}
	for _, f := range p.fields {
		if strings.EqualFold(f, name) {
			return f, nil
		}
	}
	asText := fmt.Sprintf(`to search for the text write "%s:.." in quotes`, name)
	if near, ok := Nearest(name, p.fields); ok {
		return "", p.errorf(p.column, "there is no field %q; did you mean %s:? (%s)", name, near, asText)
	}
	return "", p.errorf(p.column, "there is no field %q (%s)", name, asText)
}

// value reads a word or a text in quotes, up to a blank or the end. It may be
// empty.
func (p *queryParser) value() (value string, quoted bool, err error) {
	if isQuote(p.text) {
		value, err = p.quoted()
		return value, true, err
	}
	start := p.text
	for p.text != "" {
		r, n := utf8.DecodeRuneInString(p.text)
		if unicode.IsSpace(r) {
			break
		}
		if isQuote(p.text) {
			return "", false, p.errorf(p.column, "a quote stands inside a word; put a blank before it, or the whole word in quotes")
		}
		p.advance(n)
	}
	return start[:len(start)-len(p.text)], false, nil
}

// quoted reads a text in quotes; p stands on the first.
func (p *queryParser) quoted() (string, error) {
	start := p.column
	plain := p.text[0] == '"'
	p.advance(quoteLen(p.text))
	var value strings.Builder
	for p.text != "" {
		switch n := quoteLen(p.text); {
		case plain && strings.HasPrefix(p.text, `""`):
			p.advance(2)
			value.WriteByte('"')
		case n == 0 || plain && p.text[0] != '"':
			_, n := utf8.DecodeRuneInString(p.text)
			value.WriteString(p.advance(n))
		default:
			p.advance(n)
			if r, _ := utf8.DecodeRuneInString(p.text); p.text != "" && !unicode.IsSpace(r) {
				return "", p.errorf(p.column, `a blank is missing behind the quote; a quote inside quotes is written ""`)
			}
			return value.String(), nil
		}
	}
	return "", p.errorf(start, "this quote is not closed")
}

// quotes are the signs that may stand around a text. One that was opened by the
// plain sign is closed by it alone.
const quotes = "\"“”„«»"

func isQuote(text string) bool { return quoteLen(text) > 0 }

// quoteLen returns the length of the quote that text begins with, or 0.
func quoteLen(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || r == utf8.RuneError || !strings.ContainsRune(quotes, r) {
		return 0
	}
	return n
}

// String returns q as [ParseQuery] reads it, with quotes where they are needed.
func (q Query) String() string {
	terms := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		terms[i] = t.String()
	}
	return strings.Join(terms, " ")
}

// String returns t as [ParseQuery] reads it.
func (t QueryTerm) String() string {
	var b strings.Builder
	if t.Not {
		b.WriteByte('-')
	}
	if t.Field != "" {
		b.WriteString(t.Field + ":" + t.Op)
	}
	if t.mustQuote() {
		b.WriteString(`"` + strings.ReplaceAll(t.Value, `"`, `""`) + `"`)
	} else {
		b.WriteString(t.Value)
	}
	return b.String()
}

// mustQuote reports whether the value of t would be read as something else
// without quotes.
func (t QueryTerm) mustQuote() bool {
	if strings.ContainsAny(t.Value, quotes) || strings.IndexFunc(t.Value, unicode.IsSpace) >= 0 {
		return true
	}
	if t.Field == "" {
		return t.Value == "" || t.Value[0] == '-' || strings.Contains(t.Value, ":")
	}
	return t.Value != "" && strings.ContainsRune("<>=", rune(t.Value[0]))
}
