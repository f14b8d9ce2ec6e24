package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Path names a place in a record, in the words of the catalogue: a field
// ("name"), an item ("personal_data[d1]"), a field of an item
// ("personal_data[d1].detail"), a part of a scope
// ("legal_bases[b2].scope.purposes") or of an answered list
// ("recipients.answer", "recipients.reason"). Items go by their key. Problems,
// differences, findings, queries and "ropa set" all speak in paths.
type Path string

// Of returns the path of field f inside p.
func (p Path) Of(f *Field) Path { return p.Key(f.Key) }

// Key returns the path of the field with the given key inside p.
func (p Path) Key(key string) Path {
	if p == "" {
		return Path(key)
	}
	return p + "." + Path(key)
}

// Item returns the path of the item with the given key in the list p.
func (p Path) Item(key string) Path { return p + "[" + Path(key) + "]" }

// Top returns the first word of p, the key of a top-level field.
func (p Path) Top() string {
	if i := strings.IndexAny(string(p), ".["); i >= 0 {
		return string(p[:i])
	}
	return string(p)
}

// A Place is what a path leads to: field Field of Object, and, where Item is
// set, one item of that field rather than the whole of it. Part is "answer" or
// "reason" for the head of an answered list.
type Place struct {
	Object Object
	Field  *Field
	Item   int // place in the list, -1 when the path does not end in an item
	Part   string
}

// At follows p from o. The error names the step that leads nowhere, and the
// nearest step that would lead somewhere.
func (o Object) At(p Path) (Place, error) {
	rest, done := string(p), ""
	for {
		key, next, sep := rest, "", byte(0)
		if i := strings.IndexAny(rest, ".["); i >= 0 {
			key, next, sep = rest[:i], rest[i+1:], rest[i]
		}
		f := o.Field(key)
		if f == nil {
			return Place{}, o.noField(p, done, key)
		}
		done += key
		place := Place{Object: o, Field: f, Item: -1}
		switch {
		case sep == 0:
			return place, nil
		case sep == '[':
			item, i, after, err := o.itemAt(f, next)
			if err != nil {
				return Place{}, fmt.Errorf("path %q: %s %w", p, done, err)
			}
			if place.Item = i; after == "" {
				return place, nil
			}
			done += "[" + item.Key() + "]"
			o, next = item, after[1:]
		case f.Type == ScopeType:
			o = o.Scope(f)
		case f.Type == SaidType && (next == "answer" || next == "reason"):
			place.Part = next
			return place, nil
		case f.Type == SaidType:
			return Place{}, fmt.Errorf("path %q: %s has answer, reason and items such as %s[key]", p, done, done)
		default:
			return Place{}, fmt.Errorf("path %q: %s has no parts", p, done)
		}
		rest, done = next, done+"."
	}
}

// itemAt returns the item of f whose key and closing bracket rest begins with,
// and what follows them: nothing, or a dot and more. A key that a person made up
// may have brackets of its own.
func (o Object) itemAt(f *Field, rest string) (item Object, place int, after string, err error) {
	if !f.HasItems() {
		return Object{}, -1, "", errors.New("is not a list of items")
	}
	key, closed := "", false
	for i := range len(rest) {
		if after = rest[i+1:]; rest[i] != ']' || after != "" && after[0] != '.' {
			continue
		}
		if !closed {
			key, closed = rest[:i], true
		}
		if item, place, found := o.Find(f, rest[:i]); found {
			return item, place, after, nil
		}
	}
	if !closed {
		return Object{}, -1, "", fmt.Errorf("is followed by %q; an item is written as [key], and a part of it behind a dot", "["+rest)
	}
	return Object{}, -1, "", fmt.Errorf("has no item with the key %q; it has %s", key, orNone(o.keys(f)))
}

func (o Object) noField(p Path, done, key string) error {
	var known []string
	for _, f := range o.Fields() {
		known = append(known, f.Key)
	}
	if near, ok := Nearest(key, known); ok {
		return fmt.Errorf("path %q: unknown field %q; did you mean %q?", p, done+key, done+near)
	}
	return fmt.Errorf("path %q: unknown field %q; known are %s", p, done+key, strings.Join(known, ", "))
}

// orNone returns the words joined by a comma, of many the first few.
func orNone(words []string) string {
	const most = 12
	switch n := len(words); {
	case n == 0:
		return "none"
	case n > most:
		return strings.Join(words[:most], ", ") + " and " + strconv.Itoa(n-most) + " more"
	}
	return strings.Join(words, ", ")
}
