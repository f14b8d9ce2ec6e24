package model

import (
	"crypto/rand"
	"encoding/base32"
	"reflect"
	"strings"
)

// An Object is a record, an item of a list, a scope or the head of an answered
// list, seen through the field catalogue: every field can be read and written
// without knowing the struct behind it. All code that serves every kind of
// record alike goes through Object. It refers to the record, it is no copy.
type Object struct {
	v   reflect.Value
	set *fieldSet
}

// Of returns r as an Object.
func Of(r Record) Object {
	return Object{reflect.ValueOf(r).Elem(), catalogue()[r.Kind()]}
}

// Fields returns the fields of o in catalogue order.
func (o Object) Fields() []*Field { return o.set.list }

// Field returns the field of o with the given key, or nil.
func (o Object) Field(key string) *Field { return o.set.byKey[key] }

func (o Object) at(f *Field) reflect.Value { return o.v.FieldByIndex(f.index) }

// IsZero reports whether o says nothing in f.
func (o Object) IsZero(f *Field) bool { return isZero(o.at(f)) }

func isZero(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice:
		return v.Len() == 0
	case reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		for i := range v.NumField() {
			if !isZero(v.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
}

// Text returns the written form of a leaf: what Texts returns, joined by a comma,
// for a list. Links are uids, choices are codes.
func (o Object) Text(f *Field) string {
	v := o.at(f)
	switch {
	case f.Many:
		return strings.Join(o.Texts(f), ", ")
	case v.Kind() == reflect.String:
		return v.String()
	}
	switch x := v.Addr().Interface().(type) {
	case *Count:
		return x.String()
	case *Selection:
		return x.String()
	}
	return ""
}

// SetText writes a single leaf in its written form. What is malformed is kept
// as it is. It must not be called for lists and selections.
func (o Object) SetText(f *Field, s string) {
	v := o.at(f)
	if c, ok := v.Addr().Interface().(*Count); ok {
		*c = ParseCount(s)
		return
	}
	v.SetString(s)
}

// Texts returns the values of a list of leafs, or the value of a single one
// unless it is empty.
func (o Object) Texts(f *Field) []string {
	v := o.at(f)
	if !f.Many {
		if t := o.Text(f); t != "" {
			return []string{t}
		}
		return nil
	}
	if s, ok := v.Interface().([]string); ok {
		return s
	}
	texts := make([]string, v.Len())
	for i := range texts {
		texts[i] = v.Index(i).String()
	}
	return texts
}

// SetTexts writes a list of leafs.
func (o Object) SetTexts(f *Field, texts []string) {
	v := o.at(f)
	if len(texts) == 0 {
		v.SetZero()
		return
	}
	list := reflect.MakeSlice(v.Type(), len(texts), len(texts))
	for i, t := range texts {
		list.Index(i).SetString(t)
	}
	v.Set(list)
}

// Selection returns the selection in a field of SelectionType.
func (o Object) Selection(f *Field) Selection { return o.at(f).Interface().(Selection) }

// SetSelection writes it.
func (o Object) SetSelection(f *Field, s Selection) { o.at(f).Set(reflect.ValueOf(s)) }

// Scope returns the scope in a field of ScopeType as an Object of its own.
func (o Object) Scope(f *Field) Object { return Object{o.at(f), f.set} }

// Answer returns the answer and the reason of a field of SaidType.
func (o Object) Answer(f *Field) (answer, reason string) {
	v := o.at(f)
	return v.FieldByName("Answer").String(), v.FieldByName("Reason").String()
}

// SetAnswer writes them. The items stay as they are.
func (o Object) SetAnswer(f *Field, answer, reason string) {
	v := o.at(f)
	v.FieldByName("Answer").SetString(answer)
	v.FieldByName("Reason").SetString(reason)
}

// slice returns the items of f, answered or not.
func (o Object) slice(f *Field) reflect.Value {
	v := o.at(f)
	if f.Type == SaidType {
		v = v.FieldByName("Items")
	}
	return v
}

// Len returns the number of items in f.
func (o Object) Len(f *Field) int { return o.slice(f).Len() }

// Item returns item i of f.
func (o Object) Item(f *Field, i int) Object { return Object{o.slice(f).Index(i), f.set} }

// Items returns the items of f.
func (o Object) Items(f *Field) []Object {
	v := o.slice(f)
	items := make([]Object, v.Len())
	for i := range items {
		items[i] = Object{v.Index(i), f.set}
	}
	return items
}

// Find returns the item of f with the given key and its place.
func (o Object) Find(f *Field, key string) (item Object, place int, ok bool) {
	for i := range o.Len(f) {
		if item = o.Item(f, i); item.Key() == key {
			return item, i, true
		}
	}
	return Object{}, -1, false
}

// Append adds an empty item with a fresh key to f and returns it. In an answered
// list the answer becomes "listed". Objects of other items of f may no longer be
// used: the list may have moved.
func (o Object) Append(f *Field) Object {
	v := o.slice(f)
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	item := Object{v.Index(v.Len() - 1), f.set}
	item.SetKey(NewKey())
	if f.Type == SaidType {
		o.at(f).FieldByName("Answer").SetString(AnswerListed)
	}
	return item
}

// Remove takes item i out of f. The answer of an answered list stays; an empty
// list that is "listed" says nothing, so the answer goes with the last item.
func (o Object) Remove(f *Field, i int) {
	v := o.slice(f)
	list := reflect.MakeSlice(v.Type(), 0, v.Len())
	list = reflect.AppendSlice(list, v.Slice(0, i))
	list = reflect.AppendSlice(list, v.Slice(i+1, v.Len()))
	v.Set(list)
	if f.Type == SaidType && list.Len() == 0 {
		if answer, reason := o.Answer(f); answer == AnswerListed {
			o.SetAnswer(f, "", reason)
		}
	}
}

// Move takes item from to place to.
func (o Object) Move(f *Field, from, to int) {
	v := o.slice(f)
	swap := reflect.Swapper(v.Interface())
	for ; from < to; from++ {
		swap(from, from+1)
	}
	for ; from > to; from-- {
		swap(from, from-1)
	}
}

// Key returns the key of an item; it is empty for anything else.
func (o Object) Key() string {
	if f := o.set.byKey["key"]; f != nil {
		return o.Text(f)
	}
	return ""
}

// SetKey writes it.
func (o Object) SetKey(key string) { o.SetText(o.set.byKey["key"], key) }

// Clear makes f say nothing.
func (o Object) Clear(f *Field) { o.at(f).SetZero() }

// Copy sets f to what it is in other, an Object of the same kind.
func (o Object) Copy(f *Field, other Object) { o.at(f).Set(deepCopy(other.at(f))) }

// Clone returns a copy of r that shares nothing with it.
func Clone[R Record](r R) R {
	v := reflect.New(reflect.TypeOf(r).Elem())
	v.Elem().Set(deepCopy(reflect.ValueOf(r).Elem()))
	return v.Interface().(R)
}

func deepCopy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			list.Index(i).Set(deepCopy(v.Index(i)))
		}
		return list
	case reflect.Struct:
		s := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			s.Field(i).Set(deepCopy(v.Field(i)))
		}
		return s
	}
	return v
}

// NewKey returns a fresh key for an item: 60 random bits in twelve letters and
// digits, so that items added in two copies of a register do not meet.
func NewKey() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))[:12]
}
