package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"ropa/model/law"
)

// A Field is one entry of the field catalogue: everything that the editor, the
// detail page, the exports, the differences, the search and the checks need to
// know of a field. The catalogue names every field of every kind once; adding a
// field is one entry here and one field in a struct.
type Field struct {
	Key       string // the word in JSON, CSV, paths and queries; a contract
	Label     string // for people
	Help      string // one sentence: what belongs here
	Section   string // the part of the form; top-level fields only
	Article   string // of the GDPR, for a controller: "30(1)(b)"
	Processor string // the article for a processor's record: "30(2)(c)"
	Need      Need
	Only      string // the one role in whose record Article 30 asks for it; empty: any
	Or        string // another field that says the same thing in its own way
	Type      Type
	Many      bool // a list of plain values of the type

	Choices    law.Choices // the codes of a ChoiceType
	To         Kind        // what a LinkType leads to
	Vocabulary string      // which terms a link to a term may lead to; empty: any
	List       string      // a SelectionType or KeyType: the list whose keys it holds, see the lists below
	Word       string      // a SelectionType of companies: the one word beside a list
	Main       bool        // of an item: the part that names it
	Private    bool        // leaves the register only when asked for

	Fields []*Field // of a ScopeType, SaidType or ItemsType; of Said and Items: the item's

	set    *fieldSet // Fields, prepared
	of     *fieldSet // the fields it is one of
	index  []int     // of the struct field, for reflect
	offset uintptr   // of the struct field, in bytes
	plain  bool      // one text, number, date, code or link: a string in the struct
	place  int       // in its list
}

// Need says how the law, or good practice, wants a field.
type Need int

// Practice is not asked for by Article 30, but by other articles or by most
// authorities. The others are the qualifiers of Article 30(1) and (2).
const (
	Practice Need = iota
	Always
	IfApplicable
	IfPossible
)

// String returns the words for n.
func (n Need) String() string {
	return [...]string{"practice", "always", "if applicable", "if possible"}[n]
}

// Type is the type of a field.
type Type int

// The types. The comment names the Go type of the struct field.
const (
	Text          Type = iota // string, one line
	Long                      // string, many lines
	DateType                  // Date
	PeriodType                // Period
	NumberType                // Number
	CountType                 // Count
	ChoiceType                // string, one of Field.Choices
	AnswerType                // Answer
	CountryType               // Country
	LinkType                  // Link
	KeyType                   // string, the key of an item of Field.List
	SelectionType             // Selection
	ScopeType                 // Scope
	SaidType                  // Said[T]
	ItemsType                 // []T
)

// String returns the word for t that design documents and schemas use.
func (t Type) String() string {
	return [...]string{
		"text", "long", "date", "period", "number", "count", "choice", "answer3",
		"country", "link", "key", "selection", "scope", "said", "items",
	}[t]
}

// The lists that a KeyType or SelectionType may point into. ListAgreements and
// ListTools stand on the party that the item names, the others in the record
// itself; ListCompanies are parties.
const (
	ListCompanies    = "companies"
	ListPurposes     = "purposes"
	ListDataSubjects = "data_subjects"
	ListPersonalData = "personal_data"
	ListRecipients   = "recipients"
	ListAgreements   = "agreements"
	ListTools        = "tools"
)

// Leaf reports whether values of the field have one written form: everything
// but scopes, answered lists and lists of items.
func (f *Field) Leaf() bool { return f.Type < ScopeType }

// HasItems reports whether the field holds items, answered or not.
func (f *Field) HasItems() bool { return f.Type == ItemsType || f.Type == SaidType }

// Field returns the sub-field with the given key, or nil.
func (f *Field) Field(key string) *Field {
	if f.set == nil {
		return nil
	}
	return f.set.byKey[key]
}

// ArticleFor returns the article that asks for the field in a record of the
// given role; it is empty when none does.
func (f *Field) ArticleFor(role string) string {
	if role == RoleProcessor {
		return f.Processor
	}
	return f.Article
}

// Required reports whether Article 30 itself asks for the field in a record of
// the given role, so that leaving it unsaid leaves the record incomplete.
func (f *Field) Required(role string) bool {
	return f.Need != Practice && strings.HasPrefix(f.ArticleFor(role), "30(") && (f.Only == "" || f.Only == role)
}

// Unsaid reports whether Article 30 asks for f in a record o of the given role,
// and neither f nor the field that can stand for it says anything.
func (f *Field) Unsaid(o Object, role string) bool {
	return f.Required(role) && o.IsZero(f) && (f.Or == "" || o.IsZero(o.Field(f.Or)))
}

// Answers returns what may be answered beside or instead of a list.
func (f *Field) Answers() law.Choices {
	if f.Type != SaidType {
		return nil
	}
	return f.Choices
}

// Fields returns the catalogue of kind k in its fixed order, or nil for an
// unknown kind. The fields are shared and must not be changed.
func Fields(k Kind) []*Field {
	if s := catalogue()[k]; s != nil {
		return s.list
	}
	return nil
}

// FieldOf returns the top-level field of kind k with the given key, or nil.
func FieldOf(k Kind, key string) *Field {
	if s := catalogue()[k]; s != nil {
		return s.byKey[key]
	}
	return nil
}

// A fieldSet is a list of fields, ready for use: as written, by key, and in the
// order of the canonical form.
type fieldSet struct {
	list   []*Field
	sorted []*Field
	byKey  map[string]*Field
	key    *Field // of an item: its key
}

// catalogue binds the fields to the structs on first use, so that a start that
// only prints help does not pay for it.
var catalogue = sync.OnceValue(func() map[Kind]*fieldSet {
	c := map[Kind]*fieldSet{}
	for k, list := range map[Kind][]*Field{
		KindActivity: activityFields(),
		KindParty:    partyFields(),
		KindUnit:     unitFields(),
		KindSystem:   systemFields(),
		KindTerm:     termFields(),
		KindRule:     ruleFields(),
		KindDocument: documentFields(),
		KindRegister: settingsFields(),
	} {
		c[k] = bind(list, reflect.TypeOf(New(k)).Elem())
	}
	return c
})

// bind ties each field to the struct field of t that bears its key. It panics
// when the two do not match: that is a mistake in this package, and every test
// meets it.
func bind(list []*Field, t reflect.Type) *fieldSet {
	s := &fieldSet{list: list, byKey: make(map[string]*Field, len(list))}
	for i, f := range list {
		sf, ok := fieldByTag(t, f.Key)
		if !ok {
			panic(fmt.Sprintf("model: %s has no field for the key %q", t, f.Key))
		}
		if s.byKey[f.Key] != nil {
			panic(fmt.Sprintf("model: the catalogue of %s has %q twice", t, f.Key))
		}
		f.index, f.offset, f.place = sf.Index, offsetOf(t, sf.Index), i
		f.of = s
		f.plain = !f.Many && sf.Type.Kind() == reflect.String
		if !f.fits(sf.Type) {
			panic(fmt.Sprintf("model: the field with the key %q is a %s, which holds no %s", f.Key, sf.Type, f.Type))
		}
		s.byKey[f.Key] = f
		switch f.Type {
		case ItemsType:
			f.set = bind(f.Fields, sf.Type.Elem())
		case SaidType:
			items, _ := fieldByTag(sf.Type, "items")
			f.set = bind(f.Fields, items.Type.Elem())
		case ScopeType:
			f.Fields = scopeFields()
			f.set = bind(f.Fields, sf.Type)
		}
	}
	s.key = s.byKey["key"]
	s.sorted = slices.SortedFunc(slices.Values(list), func(a, b *Field) int { return strings.Compare(a.Key, b.Key) })
	return s
}

// fits reports whether t is what [Type] says of f's: Object relies on it.
func (f *Field) fits(t reflect.Type) bool {
	switch {
	case f.Many:
		return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String
	case f.Type == ItemsType:
		return t.Kind() == reflect.Slice
	case f.Type == SaidType:
		return t.PkgPath() == reflect.TypeFor[Scope]().PkgPath() && strings.HasPrefix(t.Name(), "Said[")
	case f.Type == ScopeType:
		return t == reflect.TypeFor[Scope]()
	case f.Type == SelectionType:
		return t == reflect.TypeFor[Selection]()
	case f.Type == CountType:
		return t == reflect.TypeFor[Count]()
	}
	return t.Kind() == reflect.String
}

// offsetOf returns how many bytes after the beginning of t the field with the
// given index lies.
func offsetOf(t reflect.Type, index []int) (offset uintptr) {
	for _, i := range index {
		sf := t.Field(i)
		offset, t = offset+sf.Offset, sf.Type
	}
	return offset
}

// fieldByTag finds the field of t, or of a struct embedded in t, whose json tag
// is key.
func fieldByTag(t reflect.Type, key string) (reflect.StructField, bool) {
	for _, sf := range reflect.VisibleFields(t) {
		if sf.Tag.Get("json") == key {
			return sf, true
		}
	}
	return reflect.StructField{}, false
}

func scopeFields() []*Field {
	return []*Field{
		{Key: "companies", Label: "Companies", Type: SelectionType, List: ListCompanies, To: KindParty, Help: "For which own companies this holds."},
		{Key: "purposes", Label: "Purposes", Type: SelectionType, List: ListPurposes, Help: "For which purposes this holds."},
		{Key: "data_subjects", Label: "Data subjects", Type: SelectionType, List: ListDataSubjects, Help: "For which data subjects this holds."},
		{Key: "personal_data", Label: "Personal data", Type: SelectionType, List: ListPersonalData, Help: "For which personal data this holds."},
		{Key: "when", Label: "When", Type: Text, Help: "The condition in words; it says nothing about the rest."},
	}
}

// item puts what every item has around the fields of its own.
func item(fields ...*Field) []*Field {
	list := append([]*Field{{Key: "key", Label: "Key", Type: Text, Help: "The identity of the item; unique within the record."}}, fields...)
	return append(list, &Field{Key: "note", Label: "Note", Type: Text, Help: "Anything else about this item."})
}

// scoped is item with a scope before the note.
func scoped(fields ...*Field) []*Field {
	return item(append(fields, &Field{Key: "scope", Label: "Scope", Type: ScopeType, Help: "For which companies, purposes, people and data this holds."})...)
}

// section sets the section of all fields.
func section(name string, fields ...*Field) []*Field {
	for _, f := range fields {
		f.Section = name
	}
	return fields
}

// Sections of the forms.
const (
	SectionIdentity   = "Identity"
	SectionParties    = "Who is responsible"
	SectionPurposes   = "Why"
	SectionPeople     = "People and data"
	SectionRecipients = "To whom"
	SectionTransfers  = "Third countries"
	SectionRetention  = "How long"
	SectionSecurity   = "Security"
	SectionAssessment = "Assessments"
	SectionReview     = "Review"
	SectionNotes      = "Notes"
)

func uidField() *Field {
	return &Field{Key: "uid", Label: "UID", Type: Text, Section: SectionIdentity, Help: "The identity of the record in every copy of the register."}
}

func nameField(help string) *Field {
	return &Field{Key: "name", Label: "Name", Type: Text, Section: SectionIdentity, Need: Practice, Main: true, Help: help}
}

func notesFields() []*Field {
	return section(SectionNotes,
		&Field{Key: "notes", Label: "Notes", Type: Long, Help: "Anything else that belongs to this record."},
		leftoversField(),
	)
}

func leftoversField() *Field {
	return &Field{Key: "leftovers", Label: "Left over from imports", Section: SectionNotes, Type: ItemsType, Help: "What an import could not map to a field.", Fields: item(
		&Field{Key: "source", Label: "Source", Type: Text, Help: "The file it came from."},
		&Field{Key: "place", Label: "Place", Type: Text, Help: "Sheet and cell, or row and column."},
		&Field{Key: "heading", Label: "Heading", Type: Text, Help: "The heading above it."},
		&Field{Key: "text", Label: "Text", Type: Long, Main: true, Help: "The text as it was."},
	)}
}
