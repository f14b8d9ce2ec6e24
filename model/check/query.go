package check

import (
	"slices"
	"strings"

	"ropa/model"
)

// QueryField is the field of a query that asks for what the rules find, as in
// finding:error. What may stand behind it is told by [QueryValues].
const QueryField = "finding"

// mutedWord finds, as finding:muted, where a rule is silenced.
const mutedWord = "muted"

// QueryValues returns what a query for findings may name: the severities, what is
// muted, and the rules.
func QueryValues() []string {
	values := []string{Error.String(), Warning.String(), Hint.String(), mutedWord}
	for _, r := range Rules() {
		values = append(values, r.ID)
	}
	return slices.Compact(values)
}

// Named reports whether value names f: by its severity or rule, or as muted.
func (f *Finding) Named(value string) bool {
	if f.Muted {
		return strings.EqualFold(value, mutedWord)
	}
	return strings.EqualFold(value, f.Rule) || strings.EqualFold(value, f.Severity.String())
}

// Has reports whether findings has one that value names. No value asks for none:
// that nothing is there but what is muted.
func Has(findings []Finding, value string) bool {
	for i := range findings {
		if f := &findings[i]; value == "" && !f.Muted || value != "" && f.Named(value) {
			return value != ""
		}
	}
	return value == ""
}

// UnknownValue says why value names no findings that there can be, or "". It is
// written behind prefix.
func UnknownValue(value, prefix string) string {
	values := QueryValues()
	if slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, value) }) {
		return ""
	}
	reason := prefix + strings.Join(strings.Fields(value), " ") + " is neither error, warning, hint or muted nor a rule"
	if near, ok := model.Nearest(value, values); ok {
		return reason + "; did you mean " + prefix + near + "?"
	}
	return reason + `; "ropa check --rules" lists the rules`
}

// Asked reports whether q asks for findings. The error is a [model.QueryError] for
// a value that names none.
func Asked(q model.Query) (asked bool, err error) {
	for _, t := range q.Terms {
		if t.Field != QueryField {
			continue
		}
		asked = true
		if t.Value == "" {
			continue
		}
		if reason := UnknownValue(t.Value, QueryField+":"); reason != "" {
			return true, &model.QueryError{Column: t.Column, Reason: reason}
		}
	}
	return asked, nil
}
