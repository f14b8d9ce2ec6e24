package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

// compile returns the schema of the whole document, or of one definition.
func compile(t tester, at string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatalf("the schema is no JSON: %v", err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatalf("AddResource: %v", err)
	}
	s, err := c.Compile("schema.json" + at)
	if err != nil {
		t.Fatalf("the schema does not compile: %v", err)
	}
	return s
}

func validate(t tester, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return s.Validate(v)
}

func TestSchemaTakesWhatIsWritten(t *testing.T) {
	whole := compile(t, "")
	if err := validate(t, whole, write(t, sampleFile(), Options{Private: true, Head: "4f3c"})); err != nil {
		t.Errorf("the sample register: %v", err)
	}
	if err := validate(t, compile(t, "#/$defs/activity"), modeltest.Shared(t, "examples/activity.json")); err != nil {
		t.Errorf("the worked example: %v", err)
	}
	kinds := map[model.Kind]*jsonschema.Schema{}
	for _, k := range model.Kinds {
		kinds[k] = compile(t, "#/$defs/"+string(k))
	}
	rapid.Check(t, func(t *rapid.T) {
		f := exporttest.New(modeltest.Register(t))
		if rapid.IntRange(0, 9).Draw(t, "whole") == 0 {
			if err := validate(t, whole, write(t, f, Options{})); err != nil {
				t.Fatalf("%v", err)
			}
		}
		for _, k := range model.Kinds {
			rec := f.Reg.Records(k)[0]
			for _, text := range [][]byte{model.JSON(rec, f.Reg.Name, [2]string{"kind", string(k)}), model.Canonical(rec)} {
				if err := validate(t, kinds[k], text); err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
			}
		}
	})
}

func TestSchemaRefusesWhatIsBroken(t *testing.T) {
	s := compile(t, "#/$defs/activity")
	good := string(modeltest.Shared(t, "examples/activity.json"))
	for _, c := range []struct{ what, old, new string }{
		{"no name", `"name": "Contact persons at customers and suppliers",`, ``},
		{"an empty name", `"Contact persons at customers and suppliers"`, `" "`},
		{"an unknown key", `"description"`, `"descripton"`},
		{"an unknown key in an item", `"interest"`, `"intrest"`},
		{"an unknown key in a scope", `"when"`, `"wenn"`},
		{"an unknown code", `"6.1.f"`, `"6.1.g"`},
		{"a truth value for an answer", `"automated_decisions": "no"`, `"automated_decisions": false`},
		{"a local date", `"2025-02-10"`, `"10.02.2025"`},
		{"no day of the calendar", `"2025-02-10"`, `"2025-02-30"`},
		{"a period in words", `"P3Y"`, `"3 years"`},
		{"an unknown country", `"country": "US"`, `"country": "USA"`},
		{"a number as text", `"from": 8000`, `"from": "8000"`},
		{"a negative number", `"from": 8000`, `"from": -8000`},
		{"a selection of no kind", `"companies": "group"`, `"companies": "everyone"`},
		{"a list for a text", `"unit": "Sales"`, `"unit": ["Sales"]`},
		{"a key with blanks", `"key": "p1"`, `"key": "p 1"`},
		{"items beside none", `"answer": "listed"`, `"answer": "none"`},
		{"an answer that does not belong here", `"answer": "listed"`, `"answer": "maybe"`},
		{"null", `"unit": "Sales"`, `"unit": null`},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		if bad == good {
			t.Fatalf("%s: %s is not in the example", c.what, c.old)
		}
		if validate(t, s, []byte(bad)) == nil {
			t.Errorf("%s goes through", c.what)
		}
	}
	whole := compile(t, "")
	for _, bad := range []string{`{}`, `[]`, `{"format":"ropa-register/2"}`, `{"format":"ropa-register/1","partys":[]}`, `{"format":"ropa-register/1","parties":[{"name":"A","kind":"unit"}]}`} {
		if validate(t, whole, []byte(bad)) == nil {
			t.Errorf("%s goes through", bad)
		}
	}
}

// Every field of the catalogue is in the schema, and nothing else.
func TestSchemaHasEveryField(t *testing.T) {
	var s struct {
		Defs map[string]map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	for _, k := range model.Kinds {
		checkProperties(t, string(k), model.Fields(k), s.Defs[string(k)], "kind", "base_rev")
	}
}

func checkProperties(t *testing.T, where string, fields []*model.Field, schema map[string]any, more ...string) {
	properties, _ := schema["properties"].(map[string]any)
	if got, want := len(properties), len(fields)+len(more); got != want {
		t.Errorf("%s has %d properties, and the catalogue %d", where, got, want)
	}
	for _, f := range fields {
		p, ok := properties[f.Key].(map[string]any)
		if !ok {
			t.Errorf("%s.%s is not in the schema", where, f.Key)
			continue
		}
		at := where + "." + f.Key
		switch f.Type {
		case model.ScopeType:
			checkProperties(t, at, f.Fields, p)
		case model.SaidType:
			p = p["properties"].(map[string]any)["items"].(map[string]any)
			fallthrough
		case model.ItemsType:
			checkProperties(t, at, f.Fields, p["items"].(map[string]any))
		}
	}
}

func TestSchemaIsTheSameEveryTime(t *testing.T) {
	if a, b := Schema(), Schema(); !bytes.Equal(a, b) {
		t.Error("two calls give two schemas")
	}
}

func ExampleSchema() {
	for line := range strings.Lines(string(Schema())) {
		if strings.HasPrefix(line, `  "$`) || strings.HasPrefix(line, `  "title"`) {
			fmt.Print(line)
		}
	}
	// Output:
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "$id": "urn:ropa:ropa-register:1",
	//   "title": "A register of processing activities, Article 30 of the GDPR",
	//   "$defs": {
}
