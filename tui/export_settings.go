package tui

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ropa/model"
)

// A setting is one thing that is to be said about an export.
type setting int

const (
	setForm setting = iota
	setExtent
	setNotes
	setComma
	setFile
)

func (s setting) String() string {
	return [...]string{"Format", "Records", "Notes", "Delimiter", "File"}[s]
}

// settings are those that count for the format in hand.
func (x *exporting) settings() []setting {
	out := []setting{setForm, setExtent}
	if x.order.form == asJSON || slices.ContainsFunc(model.Fields(x.order.kind), func(f *model.Field) bool { return f.Private }) {
		out = append(out, setNotes)
	}
	if x.order.form != asJSON {
		out = append(out, setComma)
	}
	return append(out, setFile)
}

func (x *exporting) hand() setting {
	s := x.settings()
	x.rows.setCount(len(s))
	return s[x.rows.cursor]
}

// An extent is how much of the register goes into the file.
type extent struct{ id, words string }

// The ids of extents.
const (
	someFound     = "found" // what the list shows
	ofKind        = "kind"  // all of the kind that is listed
	wholeRegister = "whole" // the whole register
)

// extents are those to choose from, what the person sees in the list first.
func (x *exporting) extents() []extent {
	k := x.order.kind
	all := "all " + k.Plural()
	if x.b.now.whole {
		all = "all " + counted(len(x.b.now.shelf(k).cards), k)
	}
	var out []extent
	if x.order.query != "" {
		out = append(out, extent{someFound, counted(x.found, k) + " found by " + x.order.query})
	}
	if x.order.form != asJSON {
		return append(out, extent{ofKind, all})
	}
	for i := range out {
		out[i].words = "what was found, and all it leads to"
	}
	return append(out, extent{wholeRegister, "the whole register"}, extent{ofKind, all + ", and all they lead to"})
}

// inExtent is the place of the chosen part; one that the format does not have gives
// way to the first.
func (x *exporting) inExtent() int {
	return max(slices.IndexFunc(x.extents(), func(p extent) bool { return p.id == x.extent }), 0)
}

// values are the answers to a setting, and which one is chosen.
func (x *exporting) values(s setting) (all []string, in int) {
	switch s {
	case setForm:
		return []string{"CSV: a row per record", "CSV: a row per value", "JSON: one document"}, int(x.order.form)
	case setExtent:
		for _, p := range x.extents() {
			all = append(all, p.words)
		}
		return all, x.inExtent()
	case setNotes:
		return []string{"without private notes", "with private notes"}, boolOrder(x.order.private)
	case setComma:
		return []string{"; semicolon", ", comma"}, boolOrder(x.order.comma == ',')
	}
	return nil, 0
}

// turn goes to the next answer, or the one before.
func (x *exporting) turn(by int) {
	s := x.hand()
	all, in := x.values(s)
	if len(all) == 0 {
		return
	}
	in = (in + by + len(all)) % len(all)
	switch s {
	case setForm:
		x.order.form = fileForm(in)
		x.extent = x.extents()[x.inExtent()].id
	case setExtent:
		x.extent = x.extents()[in].id
	case setNotes:
		x.order.private = in == 1
	case setComma:
		x.order.comma = all[in][0]
	}
	x.suggest()
}

// suggest puts a name into the line, unless the person has; then only its ending
// follows the format.
func (x *exporting) suggest() {
	ext := ".csv"
	if x.order.form == asJSON {
		ext = ".json"
	}
	name := x.order.kind.Plural()
	switch {
	case x.order.form == asJSON && x.extent == wholeRegister:
		name = "register"
	case x.order.form == asValues:
		name += "-long"
	}
	name += "-" + string(x.order.today) + ext
	switch now := x.line.value(); {
	case now == x.suggested:
		x.line.set(name)
	case slices.Contains([]string{".csv", ".json"}, filepath.Ext(now)):
		x.line.set(strings.TrimSuffix(now, filepath.Ext(now)) + ext)
	}
	x.suggested = name
}

// about says what is good to know about a setting.
func (x *exporting) about(s setting) string {
	switch s {
	case setForm:
		return [...]string{
			"For auditors and spreadsheets. What is changed there can be imported.",
			"For pivot tables. It is not read back.",
			"With everything that the records link. It can be imported here and elsewhere.",
		}[x.order.form]
	case setExtent:
		if x.extent == someFound {
			return "The search is " + x.order.query
		}
		return "Without what is deleted."
	case setNotes:
		return "Private notes leave the register only when asked for."
	case setComma:
		return "Excel takes the semicolon in most of Europe."
	}
	path := safe(x.path())
	if over := cells(path) - 120; over > 0 {
		path = ansi.TruncateLeft(path, over+1, ellipsis) // the name matters more than where it begins
	}
	return path
}
