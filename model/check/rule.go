package check

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"ropa/model"
	"ropa/model/law"
)

//go:embed tables/*.csv
var files embed.FS

// A Rule is a row of tables/rules.csv.
type Rule struct {
	ID        string // "PU-01"; stable, since mutes name it
	Severity  Severity
	Article   string // of a controller's record
	Processor string // of a processor's record
	Profile   string // the country whose authority asks for it; empty: everywhere
	Record    string // controller or processor, where only that record is asked
	ValidFrom law.Date
	When      string // what is found, in words
	Messages  []string
	forms     []form
}

// Rules returns all rows of the table. A rule that a profile changes has a
// second row with that profile.
func Rules() []Rule { return slices.Clone(rules()) }

// RuleOf returns the rule with an id as it stands under a profile, even where
// it does not apply there: the row of that profile, else the first.
func RuleOf(id, profile string) (Rule, bool) {
	var found Rule
	for _, r := range rules() {
		if r.ID == id && (found.ID == "" || r.Profile == profile) {
			found = r
		}
	}
	return found, found.ID != ""
}

// appliesTo reports whether r is asked of the record of a controller, or of a
// processor.
func (r *Rule) appliesTo(processor bool) bool {
	return r.Record == "" || (r.Record == model.RoleProcessor) == processor
}

// A LeftOutRule is a rule of the source that is not decided here.
type LeftOutRule struct{ ID, Reason string }

// LeftOut lists the rules of our source that are left out, each with the reason.
func LeftOut() []LeftOutRule { return slices.Clone(leftOut) }

var leftOut = []LeftOutRule{
	{"QU-10", "It asks whether the texts are in one language and in that of the authority. Telling languages apart takes word statistics that short fields full of names do not carry; a guess would annoy more than it helps. The register says its language in a field of its own."},
	{"QU-12", "It asks for changes since the data protection officer was last told (Spain). The register does not keep when somebody was told of a change; the history of the file answers what changed since a day or a hand-over."},
	{"QU-14", "It asks for breaches of a system after the last review. The log of breaches, Art. 33(5), is a record of its own and not part of this register."},
}

// The columns of the table of rules.
const ruleColumns = "id,severity,article,profile,record,valid_from,when,message"

var rules = sync.OnceValue(func() []Rule {
	text, err := files.ReadFile("tables/rules.csv")
	if err != nil {
		panic(err)
	}
	list, err := parseRules(string(text))
	if err != nil {
		panic(err) // it was built in, and the tests read it
	}
	return list
})

var ruleID = regexp.MustCompile(`^[A-Z]{2}-\d\d$`)

// parseRules reads the table of rules. It reports every fault, each with its
// line, and then returns no rules.
func parseRules(text string) ([]Rule, error) {
	var list []Rule
	seen := map[string]int{}
	err := readTable("tables/rules.csv", ruleColumns, text, func(line int, cells []string) error {
		r := Rule{ID: cells[0], Profile: cells[3], Record: cells[4], ValidFrom: law.Date(cells[5]), When: cells[6]}
		var faults []error
		fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
		if !ruleID.MatchString(r.ID) {
			fault("id %q is not of the form PU-01", r.ID)
		}
		severity, err := ParseSeverity(cells[1])
		if err != nil {
			fault("%w", err)
		}
		r.Severity = severity
		r.Article, r.Processor, _ = strings.Cut(cells[2], "|")
		if r.Processor == "" {
			r.Processor = r.Article
		}
		for _, ref := range []string{r.Article, r.Processor} {
			if law.ArticleTitle(ref) == "" {
				fault("article %q is not known", ref)
			}
		}
		if r.Profile != "" && !law.Profiles.Has(r.Profile) {
			fault("profile %q is not one of the profiles", r.Profile)
		}
		if r.Record != "" && r.Record != model.RoleController && r.Record != model.RoleProcessor {
			fault("record %q is neither controller nor processor", r.Record)
		}
		if !r.ValidFrom.Valid() {
			fault("valid_from %q is not a date such as 2018-05-25", r.ValidFrom)
		}
		before := slices.IndexFunc(list, func(x Rule) bool { return x.ID == r.ID })
		if r.When == "" && before >= 0 {
			r.When = list[before].When
		}
		if r.When == "" {
			fault("when is empty")
		}
		switch {
		case cells[7] != "":
			r.Messages = strings.Split(cells[7], "|")
		case before >= 0:
			r.Messages = list[before].Messages
		default:
			fault("message is empty")
		}
		for _, m := range r.Messages {
			f, err := parseForm(m)
			if err != nil {
				fault("message: %w", err)
			}
			r.forms = append(r.forms, f)
		}
		if before >= 0 && r.Profile == "" {
			fault("the row of %s without a profile comes first", r.ID)
		}
		if first, ok := seen[r.ID+" "+r.Profile]; ok {
			fault("%s is in line %d already", strings.TrimSpace(r.ID+" "+r.Profile), first)
		}
		seen[r.ID+" "+r.Profile] = line
		list = append(list, r)
		return errors.Join(faults...)
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// readTable reads a CSV table with comments (#) and a line of column names, and
// hands each row to add with the number of its line. Every fault is reported
// with file and line.
func readTable(name, columns, text string, add func(line int, cells []string) error) error {
	in := csv.NewReader(strings.NewReader(text))
	in.Comment = '#'
	in.FieldsPerRecord = -1 // counted here, with a message that helps
	var faults []error
	fault := func(line int, err error) {
		for _, e := range unjoin(err) {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, line, e))
		}
	}
	want := strings.Count(columns, ",") + 1
	for first := true; ; first = false {
		cells, err := in.Read()
		if err == io.EOF {
			if first {
				return fmt.Errorf("%s: the table is empty", name)
			}
			return errors.Join(faults...)
		}
		if err != nil {
			var e *csv.ParseError
			if errors.As(err, &e) {
				fault(e.Line, e.Err)
			}
			return errors.Join(faults...) // what follows cannot be told apart
		}
		line, _ := in.FieldPos(0)
		switch {
		case first && strings.Join(cells, ",") != columns:
			return fmt.Errorf("%s:%d: the columns are %q, want %q", name, line, strings.Join(cells, ","), columns)
		case first:
		case len(cells) != want:
			fault(line, fmt.Errorf("%d fields, want %d (a field with a comma needs quotes)", len(cells), want))
		default:
			if err := add(line, cells); err != nil {
				fault(line, err)
			}
		}
	}
}

func unjoin(err error) []error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		return j.Unwrap()
	}
	return []error{err}
}

// A form is a message ready to be filled in: text and the name of a word, in
// turn, beginning and ending with a text.
type form []string

// parseForm takes a message with words in braces apart.
func parseForm(text string) (form, error) {
	var f form
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("%q: a } without a {", text)
		}
		if f = append(f, before); !found {
			return f, nil
		}
		name, next, closed := strings.Cut(after, "}")
		if !closed || name == "" || strings.ContainsAny(name, "{ ") {
			return nil, fmt.Errorf("%q: {word} is not closed or not one word", text)
		}
		f, rest = append(f, name), next
	}
}

// fill returns the message with its words, given as name and value in turn.
func (f form) fill(words []string) string {
	if len(f) == 1 {
		return f[0]
	}
	size := 0
	for i, part := range f {
		if i%2 == 1 {
			part = word(words, part)
		}
		size += len(part)
	}
	var b strings.Builder
	b.Grow(size)
	for i, part := range f {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		b.WriteString(word(words, part))
	}
	return b.String()
}

// word returns the value that words has for name, or the name in braces, which
// the tests look for.
func word(words []string, name string) string {
	for i := 0; i+1 < len(words); i += 2 {
		if words[i] == name {
			return words[i+1]
		}
	}
	return "{" + name + "}"
}
