package csv

import (
	"fmt"
	"slices"
	"strings"

	"ropa/model"
)

// A column is one column of a file.
type column struct {
	head  string
	field *model.Field // nil for the columns that are no fields
	part  part
}

// A part says what of a field a column shows.
type part int

const (
	whole   part = iota
	answer       // of an answered list
	reason       // of an answered list
	contact      // read only: who the companies are, see contactColumns
)

// Contact columns follow the companies of an activity: Article 30(1)(a) and
// 30(2)(a) ask for the contact details of the controller or processor, its
// representative and its data protection officer. They stand on the parties and
// are there to be read.
var contactColumns = []string{"controller_contact", "representative_contact", "dpo_contact"}

// columnsOf returns the columns of kind k in catalogue order.
func columnsOf(k model.Kind, private bool) []column {
	var list []column
	for _, f := range model.Fields(k) {
		if f.Private && !private {
			continue
		}
		list = append(list, column{head: f.Key, field: f})
		switch {
		case f.Type == model.SaidType:
			list = append(list, column{f.Key + "_answer", f, answer}, column{f.Key + "_reason", f, reason})
		case k == model.KindActivity && f.Key == model.ListCompanies:
			for _, head := range contactColumns {
				list = append(list, column{head, nil, contact})
			}
		}
	}
	return list
}

// selectColumns returns the columns that were asked for, in the order in which
// they were asked for; nothing asked for is all of them. An answered list comes
// with its answer and its reason.
func selectColumns(k model.Kind, keys []string, private bool) ([]column, error) {
	all := columnsOf(k, private)
	if len(keys) == 0 {
		return all, nil
	}
	var chosen []column
	seen := map[string]bool{headBaseRev: true, headKeys: true, headFormat: true} // always there
	for _, key := range keys {
		key = strings.TrimSpace(key)
		found := false
		for _, c := range all {
			if c.head != key && !(c.field != nil && c.field.Key == key) {
				continue
			}
			found = true
			if !seen[c.head] {
				seen[c.head] = true
				chosen = append(chosen, c)
			}
		}
		if !found && !seen[key] {
			return nil, noColumn(k, key, all)
		}
	}
	return chosen, nil
}

func noColumn(k model.Kind, key string, all []column) error {
	if f := model.FieldOf(k, key); f != nil && f.Private {
		return fmt.Errorf("column %q: it is private and leaves the register only when asked for", key)
	}
	heads := make([]string, len(all))
	for i, c := range all {
		heads[i] = c.head
	}
	if near, ok := model.Nearest(key, heads); ok {
		return fmt.Errorf("column %q: %s have no such field; did you mean %q?", key, k.Plural(), near)
	}
	return fmt.Errorf("column %q: %s have no such field; known are %s", key, k.Plural(), strings.Join(heads, ", "))
}

// linked reports whether the text of f depends on more than the record itself:
// names of linked records, shared rules, tools and agreements.
func linked(f *model.Field) bool {
	switch f.Type {
	case model.LinkType, model.KeyType:
		return true
	case model.SelectionType:
		return f.List == model.ListCompanies
	}
	return slices.ContainsFunc(f.Fields, linked)
}

// mainField returns the part of an item that stands bare, in front.
func mainField(f *model.Field) *model.Field {
	for _, sub := range f.Fields {
		if sub.Main {
			return sub
		}
	}
	return nil
}

// A slot is a labelled part of an item: a field of the item, or of its scope.
type slot struct {
	label string
	field *model.Field
	scope *model.Field // the scope that field is in, or nil
	first bool         // of its scope
}

// slotsOf returns the parts of the items of f that are written with a label, in
// order, and the main part, which is written without where it says something.
func slotsOf(f *model.Field) (main *model.Field, slots []slot) {
	main = mainField(f)
	own := map[string]bool{}
	for _, sub := range f.Fields {
		own[sub.Key] = true
	}
	for _, sub := range f.Fields {
		switch {
		case sub.Key == "key" || sub == main:
		case sub.Type == model.ScopeType:
			for n, s := range sub.Fields {
				label := s.Key
				if own[label] {
					label = sub.Key + "." + label
				}
				slots = append(slots, slot{label, s, sub, n == 0})
			}
		default:
			slots = append(slots, slot{label: sub.Key, field: sub})
		}
	}
	return main, slots
}
