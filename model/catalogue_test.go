package model

import (
	"reflect"
	"strings"
	"testing"

	"ropa/model/law"
)

// Every struct field that has a key is in the catalogue, with a Go type that
// fits its type: an export driven by the catalogue cannot lose a field.
func TestCatalogueNamesEveryStructField(t *testing.T) {
	for _, k := range Kinds {
		typ := reflect.TypeOf(New(k)).Elem()
		checkFields(t, string(k), typ, catalogue()[k])
	}
}

func checkFields(t *testing.T, where string, typ reflect.Type, set *fieldSet) {
	t.Helper()
	for _, sf := range reflect.VisibleFields(typ) {
		if sf.Anonymous {
			continue
		}
		key := sf.Tag.Get("json")
		f := set.byKey[key]
		if f == nil {
			t.Errorf("%s: the struct field %s (%q) is not in the catalogue", where, sf.Name, key)
			continue
		}
		typ := sf.Type
		if f.Many {
			if typ.Kind() != reflect.Slice {
				t.Errorf("%s.%s is a list in the catalogue and %s in the struct", where, key, typ)
				continue
			}
			typ = typ.Elem()
		}
		if want := goType[f.Type]; want != nil && typ != want {
			t.Errorf("%s.%s is %s in the catalogue, so %s belongs in the struct, not %s", where, key, f.Type, want, typ)
		}
		if f.HasItems() {
			checkFields(t, where+"."+key, itemType(sf.Type), f.set)
		}
	}
	if want := len(set.list); len(reflect.VisibleFields(typ))-anonymous(typ) != want {
		t.Errorf("%s: %d struct fields, %d in the catalogue", where, len(reflect.VisibleFields(typ))-anonymous(typ), want)
	}
}

var goType = map[Type]reflect.Type{
	Text: reflect.TypeFor[string](), Long: reflect.TypeFor[string](), ChoiceType: reflect.TypeFor[string](), KeyType: reflect.TypeFor[string](),
	DateType: reflect.TypeFor[Date](), PeriodType: reflect.TypeFor[Period](), NumberType: reflect.TypeFor[Number](), CountType: reflect.TypeFor[Count](),
	AnswerType: reflect.TypeFor[Answer](), CountryType: reflect.TypeFor[Country](), LinkType: reflect.TypeFor[Link](),
	SelectionType: reflect.TypeFor[Selection](), ScopeType: reflect.TypeFor[Scope](),
}

func itemType(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Struct {
		items, _ := t.FieldByName("Items")
		t = items.Type
	}
	return t.Elem()
}

func anonymous(t reflect.Type) (n int) {
	for _, sf := range reflect.VisibleFields(t) {
		if sf.Anonymous {
			n++
		}
	}
	return n
}

// Every entry can do its work: a label and a sentence for people, codes for a
// choice, a target for a link, and no codes that two entries of one list share.
func TestCatalogueEntriesAreWhole(t *testing.T) {
	for _, k := range Kinds {
		walkFields(Fields(k), string(k), func(where string, f *Field) {
			if f.Label == "" || !strings.HasSuffix(f.Help, ".") {
				t.Errorf("%s: label %q, help %q: give it a label and a sentence", where, f.Label, f.Help)
			}
			if (f.Type == ChoiceType || f.Type == SaidType) != (len(f.Choices) > 0) {
				t.Errorf("%s is %s with %d choices", where, f.Type, len(f.Choices))
			}
			if f.Type == LinkType && New(f.To) == nil {
				t.Errorf("%s leads to the kind %q", where, f.To)
			}
			if (f.Type == KeyType || f.Type == SelectionType) && f.List == "" {
				t.Errorf("%s does not say which list its keys are of", where)
			}
			of := k
			if f.List == ListAgreements || f.List == ListTools {
				of = KindParty
			}
			if list := FieldOf(of, f.List); f.List != "" && f.List != ListCompanies && (list == nil || !list.HasItems()) {
				t.Errorf("%s holds keys of %q, which is no list of a %s", where, f.List, of)
			}
			if f.Vocabulary != "" && !vocabularies.Has(f.Vocabulary) {
				t.Errorf("%s: unknown vocabulary %q", where, f.Vocabulary)
			}
			seen := map[string]bool{}
			for _, c := range f.Choices {
				if c.Code == "" || c.Label == "" || seen[c.Code] {
					t.Errorf("%s: bad choice %+v", where, c)
				}
				seen[c.Code] = true
			}
			if f.Need != Practice && f.Article == "" && f.Processor == "" {
				t.Errorf("%s is needed %q by no article", where, f.Need)
			}
			if f.HasItems() && f.Fields[0].Key != "key" {
				t.Errorf("%s: an item begins with its key", where)
			}
		})
		for _, f := range Fields(k) {
			if f.Section == "" {
				t.Errorf("%s.%s belongs to no section", k, f.Key)
			}
		}
	}
}

func walkFields(list []*Field, where string, each func(where string, f *Field)) {
	for _, f := range list {
		each(where+"."+f.Key, f)
		walkFields(f.Fields, where+"."+f.Key, each)
	}
}

// The record of Article 30 is complete in the catalogue: each letter has its
// fields.
func TestEachLetterOfArticle30HasAField(t *testing.T) {
	for role, letters := range map[string][]string{
		RoleController: {"30(1)(a)", "30(1)(b)", "30(1)(c)", "30(1)(d)", "30(1)(e)", "30(1)(f)", "30(1)(g)"},
		RoleProcessor:  {"30(2)(a)", "30(2)(b)", "30(2)(c)", "30(2)(d)"},
	} {
		for _, letter := range letters {
			found := false
			walkFields(Fields(KindActivity), "", func(_ string, f *Field) {
				found = found || strings.HasPrefix(f.ArticleFor(role), letter)
			})
			if !found {
				t.Errorf("no field of an activity stands for %s", letter)
			}
		}
	}
}

func TestFieldsAreFoundByTheirKeys(t *testing.T) {
	for _, k := range Kinds {
		walkFields(Fields(k), "", func(where string, f *Field) {
			if at := fieldIn(k, strings.TrimPrefix(where, ".")); at != f {
				t.Errorf("%s%s leads to %v", k, where, at)
			}
		})
		if f := FieldOf(k, "nonsense"); f != nil {
			t.Errorf("%s has nonsense", k)
		}
	}
	if Fields("club") != nil || FieldOf("club", "name") != nil || New("club") != nil {
		t.Error("an unknown kind has fields")
	}
	if f := FieldOf(KindActivity, "name").Field("x"); f != nil {
		t.Error("a name has parts")
	}
}

func TestFieldsAreAskedForByRole(t *testing.T) {
	for _, c := range []struct {
		key, role, article string
		required           bool
	}{
		{"purposes", RoleController, "30(1)(b)", true},
		{"purposes", "", "30(1)(b)", true},
		{"purposes", RoleProcessor, "", false},
		{"transfers", RoleProcessor, "30(2)(c)", true},
		{"joint_controllers", RoleController, "30(1)(a)", false},
		{"joint_controllers", RoleJointController, "30(1)(a)", true},
		{"legal_bases", RoleController, FieldOf(KindActivity, "legal_bases").Article, false},
		{"clients", RoleController, "", false},
		{"clients", RoleProcessor, FieldOf(KindActivity, "clients").Processor, true},
		{"tags", RoleController, "", false},
	} {
		f := FieldOf(KindActivity, c.key)
		if f.ArticleFor(c.role) != c.article || f.Required(c.role) != c.required {
			t.Errorf("%s for %q: article %q, required %v", c.key, c.role, f.ArticleFor(c.role), f.Required(c.role))
		}
	}
	measures := FieldOf(KindActivity, "measures")
	if a := (&Activity{}); !measures.Unsaid(Of(a), RoleController) {
		t.Error("measures are said in an empty record")
	}
	if a := (&Activity{MeasuresText: "locks"}); measures.Unsaid(Of(a), RoleController) {
		t.Error("measures that are described in words are not said")
	}
}

func TestWordsForTheCatalogue(t *testing.T) {
	for want, got := range map[string]string{
		"practice": Practice.String(), "always": Always.String(), "if applicable": IfApplicable.String(), "if possible": IfPossible.String(),
		"text": Text.String(), "answer3": AnswerType.String(), "items": ItemsType.String(), "selection": SelectionType.String(),
		"activities": KindActivity.Plural(), "parties": KindParty.Plural(), "units": KindUnit.Plural(), "records": Kind("").Plural(),
		"all": All().String(), "a, b": These("a", "b").String(), "rest": Rest().String(),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, c := range []struct {
		s    Selection
		want bool
	}{{All(), true}, {These("x", "a"), true}, {These("x"), false}, {Rest(), false}, {Selection{}, false}} {
		if c.s.Has("a") != c.want {
			t.Errorf("%q has a: %v", c.s, c.s.Has("a"))
		}
	}
	for n, want := range map[Number]bool{"0": true, "12": true, "012": false, "": false, "-1": false, "1e3": false, "999999999999999": true, "1000000000000000": false} {
		if n.Valid() != want {
			t.Errorf("%q is valid: %v", n, n.Valid())
		}
	}
}

func TestShippedTermsAreValidAndKeepTheirUIDs(t *testing.T) {
	reg := new(Register)
	terms := ShippedTerms()
	if len(terms) != len(law.Terms()) {
		t.Fatalf("%d terms, want %d", len(terms), len(law.Terms()))
	}
	for _, term := range terms {
		reg.Put(term)
	}
	for _, term := range terms {
		if err := Validate(term, reg); err != nil {
			t.Errorf("%s: %v", term.Code, err)
		}
	}
	// A uid that changed would split every register from its copies.
	if got, want := TermUID("DS09"), "b567e244-a2e7-579f-8300-fbe292e46c62"; got != want {
		t.Errorf("TermUID(DS09) = %s, want %s", got, want)
	}
}
