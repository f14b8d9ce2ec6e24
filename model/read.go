package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"ropa/model/law"
)

// Read returns the stored form of one value of the leaf f as a person writes
// it: "28 February 2024" for a date, "Denmark" or "dk" for a country, "joint
// controller" or "6.1.f legitimate interests" for a choice, "Yes" for an answer,
// "1,200" for a number, "3 years" for a period. It is the one reading behind every
// way in but JSON, which takes stored forms alone.
//
// A date that is none is an error with the reason. Anything else that cannot be
// read is returned as it is: [Validate] says what is wrong with it. Links and
// keys are left as they are, too, see [Register.Resolve] and [Words.FindItem].
func (f *Field) Read(text string) (string, error) {
	switch f.Type {
	case Text, Long, CountType, LinkType, KeyType, SelectionType:
		return text, nil // a name may begin or end with a blank
	}
	word := strings.TrimSpace(text)
	if word == "" {
		return "", nil
	}
	switch f.Type {
	case DateType:
		d, err := ParseDateLoose(word)
		return string(d), err
	case AnswerType:
		if a := Answer(strings.ToLower(word)); a == Yes || a == No || a == Unknown {
			return string(a), nil
		}
	case CountryType:
		if code, ok := law.FindCountry(word); ok {
			return code, nil
		}
	case NumberType:
		if c := ParseCount(word); c.From != "" && c.From == c.To && c.Note == "" {
			return string(c.From), nil
		}
	case PeriodType:
		if span, err := ParsePeriod(word); err == nil {
			return span.String(), nil
		}
	case ChoiceType, SaidType:
		return f.readChoice(word), nil
	}
	return word, nil
}

// readChoice returns the code that word is, in any case and with blanks for
// underscores, or whose words it is; else word.
func (f *Field) readChoice(word string) string {
	if f.Choices.Has(word) {
		return word
	}
	bare := func(s string) string { return Fold(strings.ReplaceAll(s, "_", " ")) }
	readings := []func(c law.Choice) string{
		func(c law.Choice) string { return bare(c.Code) },
		func(c law.Choice) string { return bare(c.Label) },
		func(c law.Choice) string { return bare(f.CodeWords(c.Code)) },
	}
	for _, reading := range readings {
		var found []string
		for _, c := range f.Choices {
			if reading(c) == bare(word) {
				found = append(found, c.Code)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
	}
	return word
}

// FindItem returns the place in items of the one that word names: by its key,
// else by its number from 1, else by its name, see [Words.Item]. The error says
// which items there are, or names those that bear the name.
func (w Words) FindItem(items []Object, word string) (int, error) {
	if i := slices.IndexFunc(items, func(item Object) bool { return item.Key() == word }); i >= 0 {
		return i, nil
	}
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(items) {
		return n - 1, nil
	}
	var found []int
	for i, item := range items {
		if word != "" && Fold(w.Item(item)) == Fold(word) {
			found = append(found, i)
		}
	}
	list := func(places []int) []string {
		names := make([]string, len(places))
		for n, i := range places {
			names[n] = strconv.Itoa(i+1) + " (" + cut(w.Item(items[i]), 40) + ")"
		}
		return names
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		all := make([]int, len(items))
		for i := range all {
			all[i] = i
		}
		if len(all) == 0 {
			return -1, fmt.Errorf("there is no item %q, nor any other", word)
		}
		return -1, fmt.Errorf("there is no item %q, but %s", word, orNone(list(all)))
	}
	return -1, fmt.Errorf("%q names %d items: %s; write the number of the one that is meant", word, len(found), strings.Join(list(found), " and "))
}

// FindKey returns the key of the item that word names in f of o, a field of
// KeyType or SelectionType that does not hold companies.
func (w Words) FindKey(o Object, f *Field, word string) (string, error) {
	owner, items := w.Referable(o, f)
	if owner == nil {
		return "", errors.New(noParty(f, word))
	}
	i, err := Words{Reg: w.Reg, Rec: owner}.FindItem(items, word)
	if err != nil {
		return "", fmt.Errorf("in %s %w", f.List, err)
	}
	return items[i].Key(), nil
}

// FindKeys returns the keys of the items that words name in f of o, as
// [Words.FindKey] finds them. Words that stood on one line were cut at their commas, and a name may have commas of its own: so
// the longest run of words that is a name counts.
func (w Words) FindKeys(o Object, f *Field, words []string) (keys []string, err error) {
	for len(words) > 0 {
		n := len(words)
		key, err := "", error(nil)
		for ; n > 0; n-- {
			if key, err = w.FindKey(o, f, strings.Join(words[:n], ", ")); err == nil {
				break
			}
		}
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
		words = words[n:]
	}
	return keys, nil
}

// MainPart returns the part of an item that value stands for where a person
// writes it alone: the first of its main parts that takes it, else the first. It
// is nil for an item without main parts.
func (r *Register) MainPart(item Object, value string) *Field {
	var first *Field
	for _, f := range item.set.list {
		if !f.Main {
			continue
		}
		if first == nil {
			first = f
		}
		switch f.Type {
		case Text, Long:
			return f
		case LinkType:
			if _, ok := r.LookupFor(f, value); ok {
				return f
			}
		case ChoiceType:
			if f.Choices.Has(f.readChoice(value)) {
				return f
			}
		case CountryType:
			if _, ok := law.FindCountry(value); ok {
				return f
			}
		case PeriodType:
			if _, err := ParsePeriod(value); err == nil {
				return f
			}
		}
	}
	return first
}

// ByHand is what a text that a person wrote leaves open until the register is
// at hand; see [Register.Resolve].
type ByHand struct {
	// Bare are the keys of items that were written as one value, without the part
	// that it is. It stands in the first main part.
	Bare map[string]bool
	// Lines are the lines in which places stand, the items by their numbers from 1:
	// "purposes[2].text".
	Lines map[string]int
	// Lost is set where more than a value could not be read, so that the record may
	// lack what others name.
	Lost bool
}

// bareItems says which part the items of rec are that were written as one value.
func (r *Register) bareItems(rec Record, h *ByHand) {
	o := Of(rec)
	for _, f := range o.set.list {
		for _, item := range o.Items(f) {
			if !h.Bare[item.Key()] {
				continue
			}
			for _, main := range item.set.list {
				if text := item.Text(main); main.Main && text != "" {
					if part := r.MainPart(item, text); part != main {
						item.Clear(main)
						item.SetText(part, text)
					}
					break
				}
			}
		}
	}
}

// readReferences turns the words with which rec names its own items, or those
// of a party, into keys. Later references may depend on earlier ones, as a tool
// does on the recipient.
func (r *Register) readReferences(rec Record) (problems Problems) {
	w := Words{Reg: r, Rec: rec}
	for at, p := range Leaves(rec) {
		o, f := p.Object, p.Field
		switch {
		case f.Type == KeyType:
			key, err := w.FindKey(o, f, o.Text(f))
			if err != nil {
				problems = append(problems, Problem{at, err.Error()})
				continue
			}
			o.SetText(f, key)
		case f.Type == SelectionType && f.List != ListCompanies:
			s := o.Selection(f)
			keys, err := w.FindKeys(o, f, s.Keys)
			if err != nil {
				problems = append(problems, Problem{at, err.Error()})
				continue
			}
			o.SetSelection(f, Selection{Word: s.Word, Keys: keys})
		}
	}
	return problems
}

// cut shortens a name for a list of names.
func cut(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

// Place returns a path in words: "legal_bases 2 (6.1.f legitimate interests),
// scope.purposes" for legal_bases[b2].scope.purposes. The keys of fields stay,
// since forms and texts show them; items go by their number and name.
func (w Words) Place(p Path) string {
	place, err := Of(w.Rec).At(p)
	if err != nil {
		return string(p)
	}
	if place.Item >= 0 {
		return w.numbered(place.Object, place.Field, place.Item)
	}
	// Items stand at the top alone, so there is one at most on the way.
	list, rest, _ := strings.Cut(string(p), "[")
	o := Of(w.Rec)
	f := o.Field(list)
	if rest == "" || f == nil {
		return string(p)
	}
	_, i, part, err := o.itemAt(f, rest)
	if err != nil {
		return string(p)
	}
	return w.numbered(o, f, i) + ", " + strings.TrimPrefix(part, ".")
}

// numbered names an item by its list, its number from 1, and its name where it
// has one.
func (w Words) numbered(o Object, f *Field, i int) string {
	text := f.Key + " " + strconv.Itoa(i+1)
	if name := w.Item(o.Item(f, i)); name != "(empty)" && uuid.Validate(name) != nil {
		text += " (" + cut(name, 40) + ")"
	}
	return text
}

// Problem returns a problem in words, with its place as [Words.Place] names it.
func (w Words) Problem(p Problem) string {
	if p.Path == "" {
		return p.Text
	}
	return w.Place(p.Path) + ": " + p.Text
}
