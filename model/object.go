package model

import (
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unsafe"
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

// at returns the struct field behind f, which must be one of o.Fields().
func (o Object) at(f *Field) reflect.Value {
	if len(f.index) == 1 {
		return o.v.Field(f.index[0])
	}
	return o.v.FieldByIndex(f.index)
}

// behind returns where f lies; its type is known, see [Field.fits]. It does what at
// does without reflect: to ask each field of each item whether it says something was
// a third of the time of an export.
func (o Object) behind(f *Field) unsafe.Pointer {
	if f.of != o.set {
		f.isForeign()
	}
	return unsafe.Add(unsafe.Pointer(o.v.UnsafeAddr()), f.offset)
}

// isForeign panics: f would lead out of the struct.
func (f *Field) isForeign() { panic(fmt.Sprintf("model: %s is a field of something else", f.Key)) }

// text returns the string behind a plain field: nearly all of a register are such.
func (o Object) text(f *Field) *string { return (*string)(o.behind(f)) }

// A list of any type is as long as one of this type would be.
type anyList []struct{}

// IsZero reports whether o says nothing in f.
func (o Object) IsZero(f *Field) bool {
	switch {
	case f.plain:
		return *o.text(f) == ""
	case f.Many || f.Type == ItemsType:
		return len(*(*anyList)(o.behind(f))) == 0
	case f.Type == SaidType:
		said := o.said(f)
		return said.Answer == "" && said.Reason == "" && len(said.Items) == 0
	case f.Type == SelectionType:
		return o.selection(f).IsZero()
	case f.Type == ScopeType:
		return (*Scope)(o.behind(f)).IsZero()
	}
	return *o.count(f) == Count{}
}

// Text returns the written form of a leaf: what Texts returns, joined by a comma,
// for a list. Links are uids, choices are codes. It is empty for what is no leaf.
func (o Object) Text(f *Field) string {
	switch {
	case f.plain:
		return *o.text(f)
	case f.Many:
		return strings.Join(o.Texts(f), ", ")
	}
	switch f.Type {
	case CountType:
		return o.count(f).String()
	case SelectionType:
		return o.selection(f).String()
	}
	return ""
}

// SetText writes a leaf in its written form; what is malformed is kept as it is,
// and the empty text says nothing. In a list of values s becomes the only one, in
// a selection the word, or else the only key. It panics for a field without a
// written form: a scope, or a field with items.
func (o Object) SetText(f *Field, s string) {
	v := o.at(f)
	switch {
	case s == "" && f.Leaf():
		v.SetZero()
	case f.Many:
		o.SetTexts(f, []string{s})
	case v.Kind() == reflect.String:
		v.SetString(s)
	case f.Type == CountType:
		v.Set(reflect.ValueOf(ParseCount(s)))
	case f.Type == SelectionType:
		sel := These(s)
		if slices.Contains(f.words(), s) {
			sel = Selection{Word: s}
		}
		o.SetSelection(f, sel)
	default:
		panic(fmt.Sprintf("model: SetText on %s, a field of type %s", f.Key, f.Type))
	}
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
	if v.Len() == 0 {
		return nil
	}
	texts := make([]string, v.Len())
	for i := range texts {
		texts[i] = v.Index(i).String()
	}
	return texts
}

// SetTexts writes a list of leafs. A single leaf takes one text or none; it
// panics when there are more.
func (o Object) SetTexts(f *Field, texts []string) {
	v := o.at(f)
	switch {
	case len(texts) == 0:
		v.SetZero()
		return
	case !f.Many && len(texts) == 1:
		o.SetText(f, texts[0])
		return
	case !f.Many:
		panic(fmt.Sprintf("model: %d texts for %s, which takes one", len(texts), f.Key))
	}
	list := reflect.MakeSlice(v.Type(), len(texts), len(texts))
	for i, t := range texts {
		list.Index(i).SetString(t)
	}
	v.Set(list)
}

// Selection returns the selection in a field of SelectionType. Its keys belong to
// the record and must not be changed.
func (o Object) Selection(f *Field) Selection { return *o.selection(f) }

func (o Object) selection(f *Field) *Selection { return (*Selection)(o.behind(f)) }

func (o Object) count(f *Field) *Count { return (*Count)(o.behind(f)) }

// SetSelection writes it.
func (o Object) SetSelection(f *Field, s Selection) { o.at(f).Set(reflect.ValueOf(s)) }

// Scope returns the scope in a field of ScopeType as an Object of its own.
func (o Object) Scope(f *Field) Object { return Object{o.at(f), f.set} }

// saidItems is the place of the items in a [Said]; reflect finds them so much faster
// than by name.
const saidItems = 2

// Answer returns the answer and the reason of a field of SaidType; any other has
// none.
func (o Object) Answer(f *Field) (answer, reason string) {
	if f.Type != SaidType {
		return "", ""
	}
	said := o.said(f)
	return said.Answer, said.Reason
}

// said returns the answered list behind f; only the number of its items is to be
// relied on.
func (o Object) said(f *Field) *Said[struct{}] { return (*Said[struct{}])(o.behind(f)) }

// SetAnswer writes them. The items stay as they are.
func (o Object) SetAnswer(f *Field, answer, reason string) {
	said := o.said(f)
	said.Answer, said.Reason = answer, reason
}

// slice returns the items of f, answered or not. It is not valid when f has no
// items.
func (o Object) slice(f *Field) reflect.Value {
	switch f.Type {
	case ItemsType:
		return o.at(f)
	case SaidType:
		return o.at(f).Field(saidItems)
	}
	return reflect.Value{}
}

// Len returns the number of items in f; a field of another type has none.
func (o Object) Len(f *Field) int {
	switch f.Type {
	case ItemsType:
		return len(*(*anyList)(o.behind(f)))
	case SaidType:
		return len(o.said(f).Items)
	}
	return 0
}

// Item returns item i of f, which has that many.
func (o Object) Item(f *Field, i int) Object { return Object{o.slice(f).Index(i), f.set} }

// Items returns the items of f.
func (o Object) Items(f *Field) []Object {
	items := make([]Object, o.Len(f))
	for i := range items {
		items[i] = o.Item(f, i)
	}
	return items
}

// Find returns the item of f with the given key and its place: the first one,
// should there be two.
func (o Object) Find(f *Field, key string) (item Object, place int, ok bool) {
	v := o.slice(f)
	for i := range o.Len(f) {
		if x := v.Index(i); f.keyOf(x) == key {
			return Object{x, f.set}, i, true
		}
	}
	return Object{}, -1, false
}

// keyOf returns the key of an item of f.
func (f *Field) keyOf(item reflect.Value) string {
	return item.Field(f.set.key.index[0]).String()
}

// keys returns the keys of the items in f.
func (o Object) keys(f *Field) []string {
	keys := make([]string, o.Len(f))
	for i := range keys {
		keys[i] = f.keyOf(o.slice(f).Index(i))
	}
	return keys
}

// Append adds an empty item with a fresh key to f and returns it. In an answered
// list the answer becomes "listed". Objects of other items of f may no longer be
// used: the list may have moved. It panics for a field that holds no items.
func (o Object) Append(f *Field) Object {
	v := o.slice(f)
	if !v.IsValid() {
		panic(fmt.Sprintf("model: Append to %s, a field of type %s", f.Key, f.Type))
	}
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	item := o.Item(f, v.Len()-1)
	item.SetKey(NewKey())
	if f.Type == SaidType {
		o.said(f).Answer = AnswerListed
	}
	return item
}

// Remove takes item i out of f; where there is none, nothing happens. The answer
// of an answered list stays; an empty list that is "listed" says nothing, so
// that answer goes with the last item. Objects of items of f may no longer be
// used.
func (o Object) Remove(f *Field, i int) {
	n := o.Len(f)
	if i < 0 || i >= n {
		return
	}
	v := o.slice(f)
	if n > 1 {
		list := reflect.MakeSlice(v.Type(), n-1, n-1)
		reflect.Copy(list, v.Slice(0, i))
		reflect.Copy(list.Slice(i, n-1), v.Slice(i+1, n))
		v.Set(list)
		return
	}
	v.SetZero()
	if answer, reason := o.Answer(f); answer == AnswerListed {
		o.SetAnswer(f, "", reason)
	}
}

// Move takes item from to place to; where either is no place of f, nothing
// happens.
func (o Object) Move(f *Field, from, to int) {
	if n := o.Len(f); from < 0 || from >= n || to < 0 || to >= n {
		return
	}
	swap := reflect.Swapper(o.slice(f).Interface())
	for ; from < to; from++ {
		swap(from, from+1)
	}
	for ; from > to; from-- {
		swap(from, from-1)
	}
}

// Key returns the key of an item; it is empty for anything else.
func (o Object) Key() string {
	if o.set.key != nil {
		return *o.text(o.set.key)
	}
	return ""
}

// SetKey writes it.
func (o Object) SetKey(key string) { o.SetText(o.set.key, key) }

// Clear makes f say nothing.
func (o Object) Clear(f *Field) { o.at(f).SetZero() }

// Copy sets f to what it is in other, an Object of the same kind, and shares
// nothing with it.
func (o Object) Copy(f *Field, other Object) {
	v := o.at(f)
	v.Set(other.at(f))
	unshare(v)
}

// Clone returns a copy of r that shares nothing with it.
func Clone[R Record](r R) R {
	v := reflect.New(reflect.TypeOf(r).Elem())
	v.Elem().Set(reflect.ValueOf(r).Elem())
	unshare(v.Elem())
	return v.Interface().(R)
}

// unshare gives v, which was copied from another value, lists of its own.
func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		if list.Type().Elem().Kind() == reflect.Struct {
			for i := range list.Len() {
				unshare(list.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			unshare(v.Field(i))
		}
	}
}

// NewKey returns a fresh key for an item: 60 random bits in twelve letters and
// digits, so that items added in two copies of a register do not meet.
func NewKey() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))[:12]
}
