package tui

import (
	"regexp"
	"strconv"
	"strings"

	"ropa/model"
)

// problemWords puts problems of rec into the words of a person who looks at a
// form: why a date is none, and places by their labels instead of by keys.
func problemWords(problems model.Problems, rec model.Record) model.Problems {
	for i, p := range problems {
		problems[i].Text = pathsInWords(p.Text, rec)
		at, err := model.Of(rec).At(p.Path)
		if err != nil || at.Field == nil || at.Field.Type != model.DateType || at.Item >= 0 {
			continue
		}
		if _, err := model.ParseDateLoose(at.Object.Text(at.Field)); err != nil {
			problems[i].Text = err.Error()
		}
	}
	return problems
}

// problemLine is a problem of rec with the place where it is.
func problemLine(p model.Problem, rec model.Record) string {
	if p.Path == "" {
		return p.Text
	}
	place := pathInWords(p.Path, rec)
	return strings.ToUpper(place[:1]) + place[1:] + ": " + p.Text
}

// itemPath is a path as it stands in a text: legal_bases[b1].art6.
var itemPath = regexp.MustCompile(`\b[a-z_]+\[[A-Za-z0-9_-]+\](\.[a-z0-9_]+)*`)

// pathsInWords puts the paths in a text into words.
func pathsInWords(text string, rec model.Record) string {
	return itemPath.ReplaceAllStringFunc(text, func(path string) string { return pathInWords(model.Path(path), rec) })
}

// pathInWords names a place: "legal basis 1, Article 6(1)". The item is counted
// where rec has it.
func pathInWords(path model.Path, rec model.Record) string {
	var field *model.Field
	kinds := append([]model.Kind{rec.Kind()}, model.Kinds...)
	for _, k := range kinds {
		for _, f := range model.Fields(k) {
			if field == nil && f.Key == string(path.Top()) {
				field = f
			}
		}
	}
	if field == nil {
		return string(path)
	}
	name := lowerFirst(field.Label)
	rest := strings.TrimPrefix(string(path), field.Key)
	if key, inside, ok := strings.Cut(strings.TrimPrefix(rest, "["), "]"); ok && strings.HasPrefix(rest, "[") {
		name, rest = singular(name), inside
		if o := model.Of(rec); o.Field(field.Key) == field {
			if _, i, found := o.Find(field, key); found {
				name += " " + strconv.Itoa(i+1)
			}
		}
	}
	for key := range strings.SplitSeq(strings.TrimPrefix(rest, "."), ".") {
		if sub := field.Field(key); sub != nil {
			name, field = name+", "+sub.Label, sub
		} else if key == "reason" {
			name += ", reason"
		}
	}
	return name
}

// lowerFirst makes a label part of a sentence; what begins with capitals stays.
func lowerFirst(label string) string {
	if len(label) > 1 && label[1] >= 'A' && label[1] <= 'Z' {
		return label
	}
	return strings.ToLower(label[:1]) + label[1:]
}

// singular names one item of a list by the label of the list.
func singular(label string) string {
	first, rest, _ := strings.Cut(label, " for")
	if len(first) < len(label) {
		rest = " for" + rest
	}
	switch {
	case strings.Contains(first, " from "): // left over from imports
	case strings.HasSuffix(first, "bases"):
		first = strings.TrimSuffix(first, "bases") + "basis"
	case strings.HasSuffix(first, "ies"):
		first = strings.TrimSuffix(first, "ies") + "y"
	case strings.HasSuffix(first, " we act"):
		first = strings.TrimSuffix(strings.TrimSuffix(first, " we act"), "s") + " we act"
	default:
		first = strings.TrimSuffix(first, "s")
	}
	return first + rest
}
