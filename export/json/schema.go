package json

import (
	"bytes"
	"encoding/json"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// Schema returns the JSON Schema (2020-12) of a register document, made from the
// field catalogue. The definition of one record is at "#/$defs/activity" and so
// on. It describes what ropa writes, and what it reads but for two things that
// people may write by hand: links and companies by name alone are in it, periods
// in words and null for "not said" are not.
func Schema() []byte {
	defs := object{
		{"uid", object{{"type", "string"}, {"pattern", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"}}},
		{"key", object{{"description", "The identity of an item within its record."}, {"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{1,64}$"}}},
		{"link", object{{"description", "Another record: its uid, its code or its exact name, or both uid and name."}, {"anyOf", []any{
			object{{"type", "string"}, {"minLength", 1}},
			object{
				{"type", "object"},
				{"properties", object{{"uid", ref("uid")}, {"name", object{{"type", "string"}}}}},
				{"minProperties", 1},
				{"additionalProperties", false},
			},
		}}}},
		{"date", object{{"description", "A day, ISO 8601."}, {"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},
		{"period", object{{"description", "A length of time, ISO 8601: years, months, weeks, days."}, {"type", "string"}, {"pattern", "^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"}, {"minLength", 3}}},
		{"number", object{{"type", "integer"}, {"minimum", 0}, {"maximum", int64(999_999_999_999_999)}}},
		{"answer", object{{"description", "Absent is not said; unknown is never no."}, {"enum", []string{string(model.Yes), string(model.No), string(model.Unknown)}}}},
		{"country", object{{"description", "ISO 3166-1 alpha-2; ZZ is a third country that is not established yet."}, {"enum", countries()}}},
		{"count", object{
			{"description", "A number of people, as exactly as it is known."},
			{"type", "object"},
			{"properties", object{{"from", ref("number")}, {"to", ref("number")}, {"note", object{{"type", "string"}}}}},
			{"additionalProperties", false},
		}},
	}
	doc := object{
		{"format", object{{"const", model.DocumentFormat}}},
		{"head", object{{"description", "The hash of the state that was written."}, {"type", "string"}}},
		{"without", object{{"description", "Keys of fields that were left out."}, {"type", "array"}, {"items", object{{"type", "string"}}}}},
	}
	for _, k := range model.Kinds {
		defs = append(defs, member{string(k), recordSchema(k)})
		if k == model.KindRegister {
			doc = append(doc, member{model.DocumentKey(k), object{{"anyOf", []any{ref(string(k)), object{{"type", "object"}, {"maxProperties", 0}}}}}})
		} else {
			doc = append(doc, member{model.DocumentKey(k), object{{"type", "array"}, {"items", ref(string(k))}}})
		}
	}
	schema := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "urn:ropa:" + strings.ReplaceAll(model.DocumentFormat, "/", ":")},
		{"title", "A register of processing activities, Article 30 of the GDPR"},
		{"type", "object"},
		{"properties", doc},
		{"required", []string{"format"}},
		{"additionalProperties", false},
		{"$defs", defs},
	}
	b, err := json.Marshal(schema)
	if err != nil {
		panic(err) // it holds texts and numbers only
	}
	var out bytes.Buffer
	json.Indent(&out, b, "", "  ")
	out.WriteByte('\n')
	return out.Bytes()
}

// An object is a JSON object that keeps its order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON is part of [json.Marshaler].
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(m.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func ref(def string) object { return object{{"$ref", "#/$defs/" + def}} }

func recordSchema(k model.Kind) object {
	properties := propertiesOf(model.Fields(k))
	properties = append(properties,
		member{"kind", object{{"const", string(k)}}},
		member{"base_rev", object{{"description", "The revision that the document shows."}, {"type", "string"}}},
	)
	return object{
		{"type", "object"},
		{"properties", properties},
		{"required", []string{"name"}},
		{"additionalProperties", false},
	}
}

func propertiesOf(fields []*model.Field) object {
	var o object
	for _, f := range fields {
		o = append(o, member{f.Key, fieldSchema(f)})
	}
	return o
}

// fieldSchema describes one field, with its label and its help.
func fieldSchema(f *model.Field) object {
	about := object{{"title", f.Label}, {"description", description(f)}}
	if !f.Many {
		return append(about, valueSchema(f)...)
	}
	list := append(about, member{"type", "array"}, member{"items", valueSchema(f)})
	if f.Type != model.Text {
		list = append(list, member{"uniqueItems", true})
	}
	return list
}

func description(f *model.Field) string {
	text := f.Help
	switch {
	case f.Article != "" && f.Processor != "":
		text += " Article " + f.Article + "; for a processor " + f.Processor + "."
	case f.Article != "":
		text += " Article " + f.Article + "."
	case f.Processor != "":
		text += " For a processor: Article " + f.Processor + "."
	}
	if f.Type == model.ChoiceType {
		var words []string
		for _, c := range f.Choices {
			words = append(words, c.Code+": "+c.Label)
		}
		text += " " + strings.Join(words, "; ") + "."
	}
	return text
}

func valueSchema(f *model.Field) object {
	switch f.Type {
	case model.DateType:
		return ref("date")
	case model.PeriodType:
		return ref("period")
	case model.NumberType:
		return ref("number")
	case model.CountType:
		return ref("count")
	case model.ChoiceType:
		return object{{"enum", codes(f.Choices)}}
	case model.AnswerType:
		return ref("answer")
	case model.CountryType:
		return ref("country")
	case model.LinkType:
		return ref("link")
	case model.KeyType:
		return ref("key")
	case model.SelectionType:
		return selectionSchema(f)
	case model.ScopeType:
		return object{{"type", "object"}, {"properties", propertiesOf(f.Fields)}, {"additionalProperties", false}}
	case model.ItemsType:
		return itemsSchema(f)
	case model.SaidType:
		return object{
			{"type", "object"},
			{"properties", object{
				{"answer", object{{"enum", codes(f.Answers())}}},
				{"reason", object{{"type", "string"}}},
				{"items", itemsSchema(f)},
			}},
			{"additionalProperties", false},
			{"if", object{{"properties", object{{"items", object{{"minItems", 1}}}}}, {"required", []string{"items"}}}},
			{"then", object{{"properties", object{{"answer", object{{"const", model.AnswerListed}}}}}}},
		}
	}
	switch {
	case f.Key == "uid":
		return ref("uid")
	case f.Key == "key":
		return ref("key")
	case f.Key == "ref":
		return object{{"type", "string"}, {"pattern", "^PA-[0-9]{4,}$"}}
	case f.Key == "name" && f.Main:
		return object{{"type", "string"}, {"pattern", `\S`}}
	}
	return object{{"type", "string"}}
}

func itemsSchema(f *model.Field) object {
	return object{{"type", "array"}, {"items", object{
		{"type", "object"}, {"properties", propertiesOf(f.Fields)}, {"additionalProperties", false},
	}}}
}

func selectionSchema(f *model.Field) object {
	words := []string{model.WordAll, model.WordRest}
	if f.Word != "" {
		words = []string{f.Word}
	}
	of := "key"
	if f.List == model.ListCompanies {
		of = "link"
	}
	return object{{"anyOf", []any{
		object{{"enum", words}},
		object{{"type", "array"}, {"items", ref(of)}, {"uniqueItems", true}},
	}}}
}

func codes(choices law.Choices) []string {
	list := make([]string, len(choices))
	for i, c := range choices {
		list[i] = c.Code
	}
	return list
}

func countries() []string {
	var list []string
	for _, c := range law.Countries() {
		list = append(list, c.Code)
	}
	return list
}
