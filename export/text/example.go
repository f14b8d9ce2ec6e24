package text

import (
	"regexp"
	"strings"

	"ropa/model"
)

// examples are entries of lists, in the shape that an entry has. A code in
// braces is a shipped term, by its name. One example has a scope, where it is
// needed most. Left out is what imports leave over.
var examples = map[string]string{
	"joint_controllers": "- party: Nordic Metals AB\n  contact: Head of Privacy",
	"clients":           "- party: Nordic Metals AB\n  processing: We store and ship its spare parts",
	"purposes":          "- text: Prepare participant lists",
	"legal_bases": "- art6: legitimate interests\n  interest: To know who is in the building\n" +
		"  scope:\n    purposes:\n      - Prepare participant lists\n    data_subjects: all",
	"data_subjects": "- term: {DS12}\n  count: 100-200",
	"personal_data": "- term: {PD01}\n  detail: first and last name",
	"sources":       "- from: data_subject",
	"recipients":    "- party: Pay Bureau ApS\n  role: processor",
	"transfers":     "- importer: Cloud Mail Inc.\n  country: US",
	"retention":     "- period: 3 years\n  starts:\n    - last activity",
	"measures":      "- term: {M01}",
	"systems":       "- system: Payroll system\n  what_for: pays salaries",
	"notices":       "- doc: Privacy notice for employees",
	"documents":     "- doc: Guideline on visitors\n  what_for: who is let in, and how",
	"reviews":       "- on: 22 November 2026\n  outcome: unchanged",
	"mutes":         "- check: PU-08\n  reason: one purpose, said twice",
	"agreements":    "- kind: processor_contract\n  status: signed",
	"tools":         "- mechanism: 46.2.c\n  country: US",
	"subprocessors": "- party: Data Centre Oy\n  country: Finland",
	"audits":        "- on: 22 November 2026\n  how: on site",
	"glossary":      "- short: DPO\n  long: data protection officer",
}

var termCode = regexp.MustCompile(`\{(\w+)\}`)

// example writes an example of an entry of f below its key, as remarks. It can be
// used by taking away the signs #: its lines are then as far in as entries may
// stand.
func (w *writer) example(depth int, f *model.Field) {
	text := termCode.ReplaceAllStringFunc(examples[f.Key], func(code string) string {
		return w.link(f.Field("term"), model.TermUID(strings.Trim(code, "{}")))
	})
	for line := range strings.Lines(text) {
		w.line(0, "#"+strings.Repeat("  ", depth)+" "+strings.TrimSuffix(line, "\n"))
	}
}
