package model

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"
	"unicode/utf8"
)

// Canonical returns the canonical form of r, the body of its revisions: JSON
// with the keys of every object sorted, everything empty left out, links as
// uids alone, whole numbers only, no blanks. So a new field never changes the
// hash of an untouched record, and a renamed party rewrites no activity. Texts
// are expected in NFC with LF, as [Normalize] leaves them.
func Canonical(r Record) []byte {
	return Of(r).encode(make([]byte, 0, 4096))
}

// BodyHash returns the SHA-256 of a canonical body in hexadecimal.
func BodyHash(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// JSON returns r as a document for people and scripts: the keys in catalogue
// order, links as {"uid", "name"} with the names that name gives, two blanks of
// indent. A name of "" is left out, and a nil name knows none. The keys of extra
// come last, in the given order.
func JSON(r Record, name func(uid string) string, extra ...[2]string) []byte {
	if name == nil {
		name = func(string) string { return "" }
	}
	p := printer{name: name}
	b := p.object(nil, Of(r), 0, extra)
	return append(b, '\n')
}

// encode appends the canonical form of o.
func (o Object) encode(b []byte) []byte {
	b = append(b, '{')
	first := true
	for _, f := range o.set.sorted {
		if o.IsZero(f) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, '"')
		b = append(b, f.Key...)
		b = append(b, '"', ':')
		b = o.encodeField(b, f, o.at(f))
	}
	return append(b, '}')
}

func (o Object) encodeField(b []byte, f *Field, v reflect.Value) []byte {
	switch {
	case f.Many:
		return appendList(b, v.Len(), func(b []byte, i int) []byte { return appendLeaf(b, f, v.Index(i).String()) })
	case f.Type == ScopeType:
		return Object{v, f.set}.encode(b)
	case f.Type == ItemsType:
		return encodeItems(b, f, v)
	case f.Type == SaidType:
		answer, reason := o.Answer(f)
		b = append(b, '{')
		n := len(b)
		comma := func() {
			if len(b) > n {
				b = append(b, ',')
			}
		}
		if answer != "" {
			b = appendString(append(b, `"answer":`...), answer)
		}
		if items := o.slice(f); items.Len() > 0 {
			comma()
			b = encodeItems(append(b, `"items":`...), f, items)
		}
		if reason != "" {
			comma()
			b = appendString(append(b, `"reason":`...), reason)
		}
		return append(b, '}')
	case f.Type == CountType:
		return appendCount(b, *v.Addr().Interface().(*Count), `,`, `:`)
	case f.Type == SelectionType:
		s := v.Addr().Interface().(*Selection)
		if s.Word != "" {
			return appendString(b, s.Word)
		}
		return appendList(b, len(s.Keys), func(b []byte, i int) []byte { return appendString(b, s.Keys[i]) })
	}
	return appendLeaf(b, f, v.String())
}

func encodeItems(b []byte, f *Field, v reflect.Value) []byte {
	return appendList(b, v.Len(), func(b []byte, i int) []byte { return Object{v.Index(i), f.set}.encode(b) })
}

func appendList(b []byte, n int, each func([]byte, int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = each(b, i)
	}
	return append(b, ']')
}

func appendLeaf(b []byte, f *Field, s string) []byte {
	if f.Type == NumberType && Number(s).Valid() {
		return append(b, s...)
	}
	return appendString(b, s)
}

func appendCount(b []byte, c Count, comma, colon string) []byte {
	b = append(b, '{')
	n := len(b)
	add := func(key string, number Number) {
		if number == "" {
			return
		}
		if len(b) > n {
			b = append(b, comma...)
		}
		b = append(append(append(b, '"'), key...), '"')
		b = append(b, colon...)
		if number.Valid() {
			b = append(b, number...)
		} else {
			b = appendString(b, string(number))
		}
	}
	add("from", c.From)
	if c.Note != "" {
		if len(b) > n {
			b = append(b, comma...)
		}
		b = appendString(append(append(b, `"note"`...), colon...), c.Note)
	}
	add("to", c.To)
	return append(b, '}')
}

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string. Only what JSON demands is escaped, so
// that there is one form for each text; bytes that are no UTF-8 become U+FFFD,
// which [Validate] refuses before it can happen.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			if r, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
				b = append(append(b, s[start:i]...), "\uFFFD"...)
				i++
				start = i
			} else {
				i += n
			}
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

// A printer writes JSON for people.
type printer struct{ name func(uid string) string }

func (p printer) object(b []byte, o Object, depth int, extra [][2]string) []byte {
	b = append(b, '{')
	first := true
	next := func(key string) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = indent(b, depth+1)
		b = append(appendString(b, key), ':', ' ')
	}
	for _, f := range o.set.list {
		if o.IsZero(f) {
			continue
		}
		next(f.Key)
		b = p.field(b, o, f, o.at(f), depth+1)
	}
	for _, kv := range extra {
		next(kv[0])
		b = appendString(b, kv[1])
	}
	if !first {
		b = indent(b, depth)
	}
	return append(b, '}')
}

func (p printer) field(b []byte, o Object, f *Field, v reflect.Value, depth int) []byte {
	switch {
	case f.Many:
		return p.list(b, v.Len(), depth, func(b []byte, i int) []byte { return p.leaf(b, f, v.Index(i).String()) })
	case f.Type == ScopeType:
		return p.object(b, Object{v, f.set}, depth, nil)
	case f.Type == ItemsType:
		return p.items(b, f, v, depth)
	case f.Type == SaidType:
		answer, reason := o.Answer(f)
		b = append(b, '{')
		n := len(b)
		next := func(key string) {
			if len(b) > n {
				b = append(b, ',')
			}
			b = append(appendString(indent(b, depth+1), key), ':', ' ')
		}
		if answer != "" {
			next("answer")
			b = appendString(b, answer)
		}
		if reason != "" {
			next("reason")
			b = appendString(b, reason)
		}
		if items := o.slice(f); items.Len() > 0 {
			next("items")
			b = p.items(b, f, items, depth+1)
		}
		return append(indent(b, depth), '}')
	case f.Type == CountType:
		return appendCount(b, *v.Addr().Interface().(*Count), ", ", ": ")
	case f.Type == SelectionType:
		s := v.Addr().Interface().(*Selection)
		if s.Word != "" {
			return appendString(b, s.Word)
		}
		return p.list(b, len(s.Keys), depth, func(b []byte, i int) []byte {
			if f.List == ListCompanies {
				return p.link(b, s.Keys[i])
			}
			return appendString(b, s.Keys[i])
		})
	}
	return p.leaf(b, f, v.String())
}

func (p printer) items(b []byte, f *Field, v reflect.Value, depth int) []byte {
	return p.list(b, v.Len(), depth, func(b []byte, i int) []byte {
		return p.object(b, Object{v.Index(i), f.set}, depth+1, nil)
	})
}

func (p printer) leaf(b []byte, f *Field, s string) []byte {
	if f.Type == LinkType {
		return p.link(b, s)
	}
	return appendLeaf(b, f, s)
}

func (p printer) link(b []byte, uid string) []byte {
	b = appendString(append(b, `{"uid": `...), uid)
	if name := p.name(uid); name != "" {
		b = appendString(append(b, `, "name": `...), name)
	}
	return append(b, '}')
}

func (p printer) list(b []byte, n, depth int, each func([]byte, int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = each(indent(b, depth+1), i)
	}
	if n > 0 {
		b = indent(b, depth)
	}
	return append(b, ']')
}

func indent(b []byte, depth int) []byte {
	return append(append(b, '\n'), strings.Repeat("  ", depth)...)
}
