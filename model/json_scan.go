package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A scanner reads JSON from a text. It exists beside encoding/json because a
// register document wants more than a decoder for structs gives: a place in
// lines and columns and a path for every mistake, the nearest known key, links
// in several forms; and because loading a register is reading ten thousand
// bodies, where strings without escapes are slices of the body, not copies.
type scanner struct {
	text  string
	pos   int
	path  []step // of the members and elements around pos
	depth int
	names map[string]string // see Input.Names
}

// A step leads to a member by its key, or, where key is empty, to an element by
// its number from 1.
type step struct {
	key string
	n   int
}

func (s *scanner) where() string {
	var b strings.Builder
	for i, st := range s.path {
		switch {
		case st.key == "":
			fmt.Fprintf(&b, "[%d]", st.n)
		case i > 0:
			b.WriteString("." + st.key)
		default:
			b.WriteString(st.key)
		}
	}
	return b.String()
}

// maxDepth bounds what a hostile document can make us recurse. A register
// document is six deep.
const maxDepth = 100

func (s *scanner) errorf(format string, args ...any) error {
	return s.errorAt(s.pos, fmt.Sprintf(format, args...))
}

func (s *scanner) errorAt(pos int, text string) error {
	before := s.text[:pos]
	line := strings.LastIndexByte(before, '\n') + 1
	return &InputError{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[line:]) + 1,
		Path:   s.where(),
		Text:   text,
	}
}

func (s *scanner) space() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		default:
			return
		}
	}
}

// peek returns the first byte of the next value, or 0 at the end.
func (s *scanner) peek() byte {
	s.space()
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *scanner) expect(c byte, what string) error {
	if s.peek() != c {
		return s.unexpected(what)
	}
	s.pos++
	return nil
}

func (s *scanner) unexpected(what string) error {
	if s.pos >= len(s.text) {
		return s.errorf("the text ends where %s should stand", what)
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos:])
	return s.errorf("%q stands where %s should stand", r, what)
}

// null consumes a null, if there is one: the value is not said.
func (s *scanner) null() bool {
	s.space()
	if strings.HasPrefix(s.text[s.pos:], "null") {
		s.pos += 4
		return true
	}
	return false
}

// members reads an object and calls each after every key, with the place of the
// key.
func (s *scanner) members(each func(key string, start int) error) error {
	if err := s.expect('{', "an object {..}"); err != nil {
		return err
	}
	if s.depth++; s.depth > maxDepth {
		return s.errorf("the text is nested more than %d deep", maxDepth)
	}
	if s.peek() == '}' {
		s.pos++
		s.depth--
		return nil
	}
	for {
		s.space()
		start := s.pos
		key, err := s.strOr("a key in quotes")
		if err != nil {
			return err
		}
		if err := s.expect(':', "a colon"); err != nil {
			return err
		}
		s.path = append(s.path, step{key: key})
		if err := each(key, start); err != nil {
			return err
		}
		s.path = s.path[:len(s.path)-1]
		if s.peek() == '}' {
			s.pos++
			s.depth--
			return nil
		}
		if err := s.expect(',', "a comma or }"); err != nil {
			return err
		}
	}
}

// elements reads a list and calls each at the start of every element.
func (s *scanner) elements(each func(i int) error) error {
	if err := s.expect('[', "a list [..]"); err != nil {
		return err
	}
	if s.depth++; s.depth > maxDepth {
		return s.errorf("the text is nested more than %d deep", maxDepth)
	}
	if s.peek() == ']' {
		s.pos++
		s.depth--
		return nil
	}
	for i := 0; ; i++ {
		s.path = append(s.path, step{n: i + 1})
		s.space()
		if err := each(i); err != nil {
			return err
		}
		s.path = s.path[:len(s.path)-1]
		if s.peek() == ']' {
			s.pos++
			s.depth--
			return nil
		}
		if err := s.expect(',', "a comma or ]"); err != nil {
			return err
		}
	}
}

// number reads a whole number, as a number or as a string of anything that
// Validate will then speak of.
func (s *scanner) number() (string, error) {
	if s.peek() == '"' {
		return s.str()
	}
	start := s.pos
	for s.pos < len(s.text) && strings.IndexByte("+-.0123456789eE", s.text[s.pos]) >= 0 {
		s.pos++
	}
	n := Number(s.text[start:s.pos])
	if n == "" {
		return "", s.unexpected("a number")
	}
	if !n.Valid() {
		s.pos = start
		return "", s.errorf("%s is not a whole number without sign", n)
	}
	return string(n), nil
}

func (s *scanner) str() (string, error) { return s.strOr("a text in quotes") }

// strOr reads a string; what names it in the error when something else stands
// there.
func (s *scanner) strOr(what string) (string, error) {
	if s.peek() != '"' {
		return "", s.unexpected(what)
	}
	start := s.pos + 1
	var all byte // the bytes of the string in one, to see whether they are ASCII
	for i := start; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			s.pos = i + 1
			if all < utf8.RuneSelf {
				return s.text[start:i], nil
			}
			return s.valid(start, s.text[start:i])
		case c == '\\':
			return s.escaped(start, i)
		case c < ' ':
			s.pos = i
			return "", s.errorf(`a line end or control character inside a text; write it as \n or \u%04x`, c)
		default:
			all |= c
		}
	}
	s.pos = len(s.text)
	return "", s.errorAt(start-1, "the text that starts here has no closing quote")
}

// escaped reads the rest of a string that has an escape at i.
func (s *scanner) escaped(start, i int) (string, error) {
	b := append(make([]byte, 0, 2*(i-start)+16), s.text[start:i]...)
	for i < len(s.text) {
		c := s.text[i]
		switch {
		case c == '"':
			s.pos = i + 1
			return s.valid(start, string(b))
		case c < ' ':
			s.pos = i
			return "", s.errorf(`a line end or control character inside a text; write it as \n or \u%04x`, c)
		case c != '\\':
			b = append(b, c)
			i++
		default:
			r, n := unescape(s.text[i:])
			if n == 0 {
				s.pos = i
				return "", s.errorf(`a backslash that starts no escape of JSON; write \\ for a backslash`)
			}
			b = utf8.AppendRune(b, r)
			i += n
		}
	}
	s.pos = len(s.text)
	return "", s.errorAt(start-1, "the text that starts here has no closing quote")
}

// valid refuses bytes that are no UTF-8: they could not be stored as they are.
func (s *scanner) valid(start int, text string) (string, error) {
	if !utf8.ValidString(text) {
		s.pos = start
		return "", s.errorf("the text is not valid UTF-8; save the file as UTF-8")
	}
	return text, nil
}

// unescape reads one escape at the start of t and returns its length, or 0.
func unescape(t string) (rune, int) {
	if len(t) < 2 {
		return 0, 0
	}
	switch t[1] {
	case '"', '\\', '/':
		return rune(t[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		hi, ok := hex4(t)
		if !ok {
			return 0, 0
		}
		if hi >= 0xD800 && hi < 0xDC00 {
			if lo, ok := hex4(t[6:]); ok && lo >= 0xDC00 && lo < 0xE000 {
				return (hi-0xD800)<<10 + (lo - 0xDC00) + 0x10000, 12
			}
		}
		if hi >= 0xD800 && hi < 0xE000 {
			return 0, 0 // half a character has no place in UTF-8
		}
		return hi, 6
	}
	return 0, 0
}

func hex4(t string) (rune, bool) {
	if len(t) < 6 || t[0] != '\\' || t[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(t[2:6], 16, 32)
	return rune(n), err == nil
}
