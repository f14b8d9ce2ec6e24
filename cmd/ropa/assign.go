package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ropa/model"
)

// assignHelp explains KEY=VALUE in the help of the commands that take it.
const assignHelp = `KEY is a field or a place in a list, VALUE what it is to say:

  name="Payroll, Denmark"              a field; nothing behind = makes it say nothing
  tags=hr,pay  tags+=dk  tags-=pay     a list of words: set, add to, take from
  unit="Human resources"               a link, by name, code or uid; a name that
                                       nobody bears yet makes a new record
  starts_on="1 May 2026"               dates, periods and countries as people write them
  purposes+="Pay salaries"             a new item, by its main part
  purposes[2].note="since 2026"        a part of an item: by its number, key or name
  recipients[+a].party=ACME  recipients[a].role=processor
                                       a new item with several parts
  purposes[2]=                         takes an item out
  recipients=none                      an answer; recipients.reason=.. says why
  legal_bases[1].scope.purposes=all    a scope: all, rest, or items

Some shells want quotes around brackets.`

var (
	assignForm = regexp.MustCompile(`(?s)^([^=]+?)(\+=|-=|=)(.*)$`)
	itemForm   = regexp.MustCompile(`^([a-z0-9_]+)\[([^\]]*)\](.*)$`)
)

// A setter changes one record by assignments.
type setter struct {
	rec     model.Record
	reg     *model.Register
	created []model.Record // what links made
}

// assign carries out "purposes+=Pay salaries" and its like.
func (s *setter) assign(text string) error {
	m := assignForm.FindStringSubmatch(text)
	if m == nil {
		return usagef("%q is not of the form KEY=VALUE", text)
	}
	path, op, value := m[1], m[2], m[3]
	p, err := s.place(path)
	if err != nil {
		return usageError{err}
	}
	if f := p.Field; f.Type != model.Text && f.Type != model.Long {
		value = strings.TrimSpace(value)
	}
	if err := s.apply(p, op, value); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	// Later assignments may speak of what this one linked to.
	created, err := s.reg.Resolve(model.Input{Record: s.rec})
	s.created = append(s.created, created...)
	return toldWith(err, s.rec, s.reg)
}

// place follows a path in which an item goes by its key, its number or its name,
// or is a new one: "[+]", or "[+key]" with a key of one's own.
func (s *setter) place(path string) (model.Place, error) {
	o := model.Of(s.rec)
	m := itemForm.FindStringSubmatch(path)
	if m == nil {
		return o.At(model.Path(path))
	}
	list, err := o.At(model.Path(m[1]))
	if err != nil {
		return list, err
	}
	if !list.Field.HasItems() {
		return list, fmt.Errorf("path %q: %s is not a list of items", path, m[1])
	}
	key := m[2]
	if fresh, isNew := strings.CutPrefix(key, "+"); isNew {
		if _, _, found := o.Find(list.Field, fresh); found {
			return list, fmt.Errorf("path %q: the item %q is there already; write [%s]", path, fresh, fresh)
		}
		item := o.Append(list.Field)
		if fresh != "" {
			item.SetKey(fresh)
		}
		key = item.Key()
	} else if i, err := s.words().FindItem(o.Items(list.Field), key); err == nil {
		key = o.Item(list.Field, i).Key()
	} else {
		return list, fmt.Errorf("path %q: in %s %w", path, m[1], err)
	}
	return o.At(model.Path(m[1] + "[" + key + "]" + m[3]))
}

func (s *setter) apply(p model.Place, op, value string) error {
	f := p.Field
	switch {
	case f.Key == "uid" || f.Key == "key":
		return usagef("it is the identity and stays")
	case p.Part != "":
		return s.answer(p, op, value)
	case p.Item >= 0:
		return s.item(p, op, value)
	case f.HasItems():
		return s.items(p, op, value)
	case f.Type == model.ScopeType:
		return usagef("say which part: scope.companies, scope.purposes, scope.data_subjects, scope.personal_data or scope.when")
	case f.Type == model.SelectionType:
		return s.selection(p, op, value)
	case f.Many:
		return s.list(p, op, value)
	case op != "=":
		return usagef("%s is for lists; this is one value", op)
	}
	return s.leaf(p.Object, f, value)
}

// leaf writes a single value.
func (s *setter) leaf(o model.Object, f *model.Field, value string) error {
	text, err := s.read(o, f, value)
	if err == nil {
		o.SetText(f, text)
	}
	return err
}

// read turns what a person writes into the stored form. What cannot be read as
// anything better is left for the register to refuse, with a reason.
func (s *setter) read(o model.Object, f *model.Field, value string) (string, error) {
	if f.Type == model.KeyType {
		if key, err := s.words().FindKey(o, f, value); err == nil {
			return key, nil
		}
	}
	return f.Read(value)
}

func (s *setter) words() model.Words { return model.Words{Reg: s.reg, Rec: s.rec} }

func (s *setter) answer(p model.Place, op, value string) error {
	if op != "=" {
		return usagef("%s is for lists; this is one value", op)
	}
	answer, reason := p.Object.Answer(p.Field)
	if p.Part == "reason" {
		p.Object.SetAnswer(p.Field, answer, value)
	} else {
		answer, err := p.Field.Read(value)
		if err != nil {
			return err
		}
		p.Object.SetAnswer(p.Field, answer, reason)
	}
	return nil
}

// item changes the main part of an item, or takes the item out.
func (s *setter) item(p model.Place, op, value string) error {
	item := p.Object.Item(p.Field, p.Item)
	switch {
	case op != "=":
		return usagef("%s is for lists; to take the item out write nothing behind =", op)
	case value == "":
		s.remove(p.Object, p.Field, p.Item)
		return nil
	}
	return s.leaf(item, s.reg.MainPart(item, value), value)
}

// remove takes an item out, and its key out of all that names it.
func (s *setter) remove(o model.Object, f *model.Field, i int) {
	key := o.Item(f, i).Key()
	o.Remove(f, i)
	model.Unname(s.rec, f.Key, key)
}

// items changes a list of items as a whole.
func (s *setter) items(p model.Place, op, value string) error {
	o, f := p.Object, p.Field
	switch op {
	case "+=":
		if value == "" {
			return usagef("there is nothing to add")
		}
		item := o.Append(f)
		return s.leaf(item, s.reg.MainPart(item, value), value)
	case "-=":
		items := o.Items(f)
		i, err := s.words().FindItem(items, value)
		if err != nil {
			var ok bool
			if i, ok = s.linked(items, value); !ok {
				return usageError{err}
			}
		}
		s.remove(o, f, i)
		return nil
	}
	code, err := f.Read(value)
	if err != nil {
		return err
	}
	switch {
	case value == "":
		for o.Len(f) > 0 {
			s.remove(o, f, o.Len(f)-1)
		}
		o.Clear(f)
	case f.Type == model.SaidType && f.Choices.Has(code):
		_, reason := o.Answer(f)
		o.SetAnswer(f, code, reason)
	default:
		return usagef("it is a list: add an item with %s+=.., change one with %s[1]=..", f.Key, f.Key)
	}
	return nil
}

// linked returns the only item whose main part is the record that word names.
func (s *setter) linked(items []model.Object, word string) (int, bool) {
	found := -1
	for i, item := range items {
		for _, f := range item.Fields() {
			if !f.Main || f.Type != model.LinkType {
				continue
			}
			if e, err := s.reg.FindFor(f, word); err == nil && item.Text(f) == e.UID {
				if found >= 0 {
					return -1, false
				}
				found = i
			}
		}
	}
	return found, found >= 0
}

// list changes a list of plain values.
func (s *setter) list(p model.Place, op, value string) error {
	o, f := p.Object, p.Field
	words := s.split(f, op, value)
	texts := make([]string, len(words))
	for i, word := range words {
		var err error
		if texts[i], err = s.read(o, f, word); err != nil {
			return err
		}
		if f.Type == model.LinkType {
			texts[i] = s.uidOf(f, word)
		}
	}
	old := slices.Clone(o.Texts(f))
	switch op {
	case "+=":
		texts = slices.DeleteFunc(texts, func(t string) bool { return slices.Contains(old, t) })
		texts = append(old, texts...)
	case "-=":
		for i, t := range texts {
			if !slices.Contains(old, t) {
				return usagef("%q is not in it", words[i])
			}
		}
		texts = slices.DeleteFunc(old, func(t string) bool { return slices.Contains(texts, t) })
	}
	o.SetTexts(f, texts)
	return nil
}

// split cuts a list at its commas. What is added or taken out is one value, and
// so is a name with commas that a record bears.
func (s *setter) split(f *model.Field, op, value string) []string {
	if value == "" {
		return nil
	}
	if op != "=" || f.To != "" && s.uidOf(f, value) != value {
		return []string{value}
	}
	var words []string
	for word := range strings.SplitSeq(value, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// uidOf returns the uid of the record that word names, or word itself.
func (s *setter) uidOf(f *model.Field, word string) string {
	if f.Type == model.SelectionType {
		f = &model.Field{Type: model.LinkType, To: f.To}
	}
	if e, err := s.reg.FindFor(f, word); err == nil {
		return e.UID
	}
	return word
}

// isSelectionWord reports whether text is a word that some selection says.
func isSelectionWord(text string) bool {
	return text == model.WordAll || text == model.WordRest || text == model.WordGroup
}

// selection changes what a scope, or the companies of an activity, name.
func (s *setter) selection(p model.Place, op, value string) error {
	o, f := p.Object, p.Field
	word := strings.ToLower(value)
	if isWord := word == f.Word || f.Word == "" && (word == model.WordAll || word == model.WordRest); isWord && word != "" {
		if op != "=" {
			return usagef("%q is said alone, with =", word)
		}
		o.SetSelection(f, model.Selection{Word: word})
		return nil
	}
	keys := s.split(f, op, value)
	if f.List == model.ListCompanies && isSelectionWord(word) && s.uidOf(f, value) == value {
		o.SetSelection(f, model.Selection{Word: word}) // no name of a company, and Validate says what is
		return nil
	}
	if f.List == model.ListCompanies {
		for i, word := range keys {
			keys[i] = s.uidOf(f, word)
		}
	} else {
		var err error
		if keys, err = s.words().FindKeys(o, f, keys); err != nil {
			return usageError{err}
		}
	}
	old := slices.Clone(o.Selection(f).Keys)
	switch op {
	case "+=":
		keys = append(old, keys...)
	case "-=":
		keys = slices.DeleteFunc(old, func(k string) bool { return slices.Contains(keys, k) })
	}
	o.SetSelection(f, model.These(keys...))
	return nil
}
