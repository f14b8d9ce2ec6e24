package model

import (
	"strconv"
	"strings"

	"ropa/model/law"
)

// Words puts values of a record into words for people: labels instead of codes,
// names instead of links and keys. Nothing is left out, and what is malformed is
// shown as it is.
type Words struct {
	Reg *Register
	Rec Record // for the names of its items

	// items holds the items of a list by their keys, once one was asked for. It
	// is made where all of a record is put into words, and nil elsewhere: most
	// records are small.
	items map[string]map[string]Object

	// Lent is where Shared puts what it returns, over what it returned before; nil
	// gives each its own. It is for who puts a whole register into words.
	Lent *Lent
}

// Value returns a leaf in words; lists are joined by a comma.
func (w Words) Value(o Object, f *Field) string {
	switch f.Type {
	case SelectionType:
		return w.selection(f, o.Selection(f))
	case CountType:
		return o.count(f).Words()
	case KeyType:
		return w.key(o, f)
	}
	texts := o.Texts(f)
	if len(texts) == 1 {
		return w.leaf(f, texts[0])
	}
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = w.leaf(f, t)
	}
	return strings.Join(list, ", ")
}

func (w Words) leaf(f *Field, text string) string {
	switch f.Type {
	case ChoiceType:
		return f.CodeWords(text)
	case LinkType:
		return w.link(text)
	case CountryType:
		if name, ok := law.CountryName(text); ok {
			return name
		}
	case PeriodType:
		return Period(text).Words()
	}
	return text
}

// CodeWords returns the words for a code. A code that is a place in the law,
// "6.1.f", stands before them: it is what lawyers look for.
func (f *Field) CodeWords(code string) string {
	label := f.Choices.Label(code)
	if label != code && code != "" && code[0] >= '0' && code[0] <= '9' {
		return code + " " + label
	}
	return label
}

func (w Words) link(uid string) string {
	if e, ok := w.Reg.Entry(uid); ok {
		if e.Kind == KindActivity {
			return e.Title()
		}
		return e.Name
	}
	return uid
}

func (w Words) selection(f *Field, s Selection) string {
	list := make([]string, 0, len(s.Keys)+1)
	switch s.Word {
	case "":
	case WordRest:
		list = append(list, "the rest")
	case WordGroup:
		list = append(list, "the whole group")
	default: // all, or what is malformed
		list = append(list, s.Word)
	}
	for _, key := range s.Keys {
		if f.List == ListCompanies {
			key = w.link(key)
		} else if item, ok := w.find(f.List, key); ok {
			key = w.Item(item)
		}
		list = append(list, key)
	}
	return strings.Join(list, ", ")
}

// find returns the item with the given key in one of the record's own lists.
func (w Words) find(list, key string) (Object, bool) {
	if known, ok := w.items[list]; ok {
		item, ok := known[key]
		return item, ok
	}
	o := Of(w.Rec)
	f := o.Field(list)
	if f == nil {
		return Object{}, false
	}
	if w.items == nil {
		item, _, ok := o.Find(f, key)
		return item, ok
	}
	known := map[string]Object{}
	for _, item := range o.Items(f) {
		if k := item.Key(); known[k].set == nil {
			known[k] = item
		}
	}
	w.items[list] = known
	item, ok := known[key]
	return item, ok
}

// key names the item that a KeyType stands for.
func (w Words) key(o Object, f *Field) string {
	key := o.Text(f)
	if f.List != ListAgreements && f.List != ListTools {
		if item, ok := w.find(f.List, key); ok {
			return w.Item(item)
		}
		return key
	}
	if party := w.Reg.Party(partyOf(w.Rec, o)); party != nil {
		po := Of(party)
		if item, _, ok := po.Find(po.Field(f.List), key); ok {
			return Words{Reg: w.Reg, Rec: party}.Item(item)
		}
	}
	return key
}

// Item returns the name of an item in one line: its first main part in words, or
// where none is said yet the first part that is.
func (w Words) Item(item Object) string {
	for _, f := range item.set.list {
		if f.Main && !item.IsZero(f) {
			return oneLine(w.Value(item, f))
		}
	}
	for _, f := range item.set.list {
		if f.Leaf() && f.Key != "key" && !item.IsZero(f) {
			return oneLine(w.Value(item, f))
		}
	}
	return "(empty)"
}

// Scope returns a scope in words: "purposes: all; data subjects: employees".
func (w Words) Scope(scope Object) string {
	var parts []string
	for _, f := range scope.set.list {
		if !scope.IsZero(f) {
			parts = append(parts, strings.ToLower(f.Label)+": "+w.Value(scope, f))
		}
	}
	return strings.Join(parts, "; ")
}

// Summary returns a whole field in one line: a leaf in words, the names of the
// items of a list, the answer of an answered one.
func (w Words) Summary(o Object, f *Field) string {
	switch f.Type {
	case ScopeType:
		return w.Scope(o.Scope(f))
	case SaidType, ItemsType:
		var names []string
		for _, item := range o.Items(f) {
			names = append(names, w.Item(item))
		}
		if f.Type == SaidType && len(names) == 0 {
			answer, reason := o.Answer(f)
			if reason != "" {
				return f.Choices.Label(answer) + ": " + oneLine(reason)
			}
			return f.Choices.Label(answer)
		}
		return strings.Join(names, ", ")
	}
	return oneLine(w.Value(o, f))
}

// oneLine folds line ends and runs of blanks into one blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Plural returns n and the word for that many: "1 item", "2 items".
func Plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	if strings.HasSuffix(word, "y") && !strings.HasSuffix(word, "ey") {
		return strconv.Itoa(n) + " " + strings.TrimSuffix(word, "y") + "ies"
	}
	return strconv.Itoa(n) + " " + word + "s"
}
