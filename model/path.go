package model

import (
	"fmt"
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
		key, next, inItem := rest, "", false
		if i := strings.IndexAny(rest, ".["); i >= 0 {
			key, next, inItem = rest[:i], rest[i+1:], rest[i] == '['
		}
		f := o.Field(key)
		if f == nil {
			return Place{}, o.noField(p, done, key)
		}
		done += key
		place := Place{Object: o, Field: f, Item: -1}
		if inItem {
			if !f.HasItems() {
				return Place{}, fmt.Errorf("path %q: %s is not a list of items", p, done)
			}
			k, after, ok := strings.Cut(next, "]")
			if !ok {
				return Place{}, fmt.Errorf("path %q: a ] is missing after %q", p, next)
			}
			item, i, found := o.Find(f, k)
			if !found {
				return Place{}, fmt.Errorf("path %q: %s has no item with the key %q; it has %s", p, done, k, orNone(o.keys(f)))
			}
			done += "[" + k + "]"
			place.Item = i
			if after == "" {
				return place, nil
			}
			if after[0] != '.' {
				return Place{}, fmt.Errorf("path %q: a dot is missing after %s", p, done)
			}
			o, next = item, after[1:]
		} else if next == "" && len(rest) == len(key) {
			return place, nil
		} else {
			switch f.Type {
			case SaidType:
				if next != "answer" && next != "reason" {
					return Place{}, fmt.Errorf("path %q: %s has answer, reason and items such as %s[key]", p, done, done)
				}
				place.Part = next
				return place, nil
			case ScopeType:
				o = o.Scope(f)
			default:
				return Place{}, fmt.Errorf("path %q: %s has no parts", p, done)
			}
		}
		done += "."
		rest = next
	}
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

// keys returns the keys of the items in f.
func (o Object) keys(f *Field) []string {
	keys := make([]string, o.Len(f))
	for i := range keys {
		keys[i] = o.Item(f, i).Key()
	}
	return keys
}

func orNone(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}
