package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"ropa/model"
)

var queryFields = []string{"ref", "name", "party", "basis", "transfer", "special", "record_status", "due", "changed", "finding", "retention"}

func TestAQueryIsReadTermByTerm(t *testing.T) {
	type term = model.QueryTerm
	for text, want := range map[string][]term{
		"":         nil,
		" \t\n ":   nil,
		"payroll":  {{Value: "payroll", Column: 1}},
		" Löhne x": {{Value: "Löhne", Column: 2}, {Value: "x", Column: 8}},
		`"annual leave" -staff`: {
			{Value: "annual leave", Column: 1},
			{Not: true, Value: "staff", Column: 16},
		},
		`-"annual leave"`:       {{Not: true, Value: "annual leave", Column: 1}},
		"basis:6.1.f":           {{Field: "basis", Value: "6.1.f", Column: 1}},
		"-transfer:US":          {{Not: true, Field: "transfer", Value: "US", Column: 1}},
		"Record_Status:draft":   {{Field: "record_status", Value: "draft", Column: 1}},
		`party:"ACME A/S"`:      {{Field: "party", Value: "ACME A/S", Column: 1}},
		`party:“ACME A/S”`:      {{Field: "party", Value: "ACME A/S", Column: 1}},
		`„Löhne und Gehälter“`:  {{Value: "Löhne und Gehälter", Column: 1}},
		`party:"A ""B"" C"`:     {{Field: "party", Value: `A "B" C`, Column: 1}},
		`"“as is”"`:             {{Value: "“as is”", Column: 1}},
		"retention: x":          {{Field: "retention", Column: 1}, {Value: "x", Column: 12}},
		"-retention:":           {{Not: true, Field: "retention", Column: 1}},
		`retention:""`:          {{Field: "retention", Column: 1}},
		"due:<30d":              {{Field: "due", Op: "<", Value: "30d", Column: 1}},
		"due:<=30d":             {{Field: "due", Op: "<=", Value: "30d", Column: 1}},
		"changed:>2026-01-01":   {{Field: "changed", Op: ">", Value: "2026-01-01", Column: 1}},
		`changed:>="1 January"`: {{Field: "changed", Op: ">=", Value: "1 January", Column: 1}},
		`name:"<30d"`:           {{Field: "name", Value: "<30d", Column: 1}},
		"<30d":                  {{Value: "<30d", Column: 1}},
		"10:30 :x":              {{Value: "10:30", Column: 1}, {Value: ":x", Column: 7}},
		"name:a:b":              {{Field: "name", Value: "a:b", Column: 1}},
		"e-mail a-b":            {{Value: "e-mail", Column: 1}, {Value: "a-b", Column: 8}},
		`"-"`:                   {{Value: "-", Column: 1}},
		"--x":                   {{Not: true, Value: "-x", Column: 1}},
		`"party:x"`:             {{Value: "party:x", Column: 1}},
	} {
		got, err := model.ParseQuery(text, queryFields)
		if diff := cmp.Diff(want, got.Terms); err != nil || diff != "" {
			t.Errorf("ParseQuery(%q): error %v, want no error and these terms (-want +got):\n%s", text, err, diff)
		}
	}
}

func TestABadQuerySaysWhereAndWhy(t *testing.T) {
	for text, want := range map[string]model.QueryError{
		`payroll "annual`:    {9, "this quote is not closed"},
		`"a""`:               {1, "this quote is not closed"},
		`für "a"b`:           {8, `a blank is missing behind the quote; a quote inside quotes is written ""`},
		`party"ACME`:         {6, "a quote stands inside a word; put a blank before it, or the whole word in quotes"},
		`Größe name:A"B"`:    {13, "a quote stands inside a word; put a blank before it, or the whole word in quotes"},
		`x ""`:               {3, "there is nothing between the quotes"},
		`-""`:                {2, "there is nothing between the quotes"},
		"x - y":              {3, `"-" leaves out what follows it, and nothing does; to search for a dash write "-" in quotes`},
		"due:<":              {6, "due:< needs a value, such as due:<30d or due:<2026-01-31"},
		"due:>= x":           {7, "due:>= needs a value, such as due:>=30d or due:>=2026-01-31"},
		"x -partyy:ACME":     {4, `there is no field "partyy"; did you mean party:? (to search for the text write "partyy:.." in quotes)`},
		"record-status:open": {1, `there is no field "record-status"; did you mean record_status:? (to search for the text write "record-status:.." in quotes)`},
		"https://x.example":  {1, `there is no field "https" (to search for the text write "https:.." in quotes)`},
	} {
		_, err := model.ParseQuery(text, queryFields)
		var got *model.QueryError
		if !errors.As(err, &got) || *got != want {
			t.Errorf("ParseQuery(%q): error %v, want %v", text, err, &want)
		}
	}
}

var queries = rapid.Custom(func(t *rapid.T) model.Query {
	value := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[-<>=:"“„ a1_.]{0,6}`),
	)
	term := rapid.Custom(func(t *rapid.T) model.QueryTerm {
		c := model.QueryTerm{Not: rapid.Bool().Draw(t, "not"), Value: value.Draw(t, "value")}
		if rapid.Bool().Draw(t, "has a field") {
			c.Field = rapid.SampledFrom(queryFields).Draw(t, "field")
			c.Op = rapid.SampledFrom([]string{"", "", "<", "<=", ">", ">="}).Draw(t, "op")
		}
		return c
	}).Filter(func(c model.QueryTerm) bool { return c.Value != "" || c.Field != "" && c.Op == "" })
	return model.Query{Terms: rapid.SliceOfN(term, 0, 5).Draw(t, "terms")}
})

func TestWhatAQueryPrintsReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := queries.Draw(t, "query")
		text := q.String()
		got, err := model.ParseQuery(text, queryFields)
		if diff := cmp.Diff(q, got, cmpopts.IgnoreFields(model.QueryTerm{}, "Column"), cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatalf("%q reads back with error %v and (-want +got):\n%s", text, err, diff)
		}
	})
}

func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{`party:"ACME A/S" -x due:<=30d`, "“a” \xff:\"\"", `a"b`, "-", "ref:", "“\xff", `"""`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := model.ParseQuery(text, nil)
		if err != nil {
			var e *model.QueryError
			if !errors.As(err, &e) || e.Column < 1 || e.Column > utf8.RuneCountInString(text)+1 {
				t.Errorf("%q: error %v lies outside of the query", text, err)
			}
			return
		}
		last := 0
		for _, term := range q.Terms {
			if term.Column <= last || term.Column > utf8.RuneCountInString(text) {
				t.Errorf("%q: term %v in column %d after %d", text, term, term.Column, last)
			}
			last = term.Column
		}
		again, err := model.ParseQuery(q.String(), nil)
		if diff := cmp.Diff(q, again, cmpopts.IgnoreFields(model.QueryTerm{}, "Column")); err != nil || diff != "" {
			t.Errorf("%q prints as %q, which reads with error %v and (-want +got):\n%s", text, q, err, diff)
		}
	})
}

func ExampleParseQuery() {
	fields := []string{"party", "basis", "due"}
	q, _ := model.ParseQuery(`payroll party:"ACME A/S" -basis:6.1.f due:<30d`, fields)
	for _, t := range q.Terms {
		fmt.Printf("%v %q %q %q\n", t.Not, t.Field, t.Op, t.Value)
	}
	_, err := model.ParseQuery("payroll bases:6.1.f", fields)
	fmt.Println(strings.ReplaceAll(err.Error(), "; ", ";\n  "))
	// Output:
	// false "" "" "payroll"
	// false "party" "" "ACME A/S"
	// true "basis" "" "6.1.f"
	// false "due" "<" "30d"
	// query, character 9: there is no field "bases";
	//   did you mean basis:? (to search for the text write "bases:.." in quotes)
}
