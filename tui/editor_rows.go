package tui

import (
	"slices"
	"strconv"
	"strings"

	"ropa/model"
)

// rowKind says what a row of a form stands for.
type rowKind int

const (
	rowHeading rowKind = iota // a section; never in hand
	rowField                  // a field; for lists the line above the items
	rowReason                 // the reason of an answered list
	rowItem                   // an item of a list
)

// A row is one line of a form. The object is good until the record changes.
type row struct {
	kind    rowKind
	path    model.Path
	field   *model.Field
	obj     model.Object // that has the field
	item    int          // of rowItem: its place in the list
	section string
	depth   int
}

// rowsOf lists the rows of object o at path: a record, or an item.
func rowsOf(o model.Object, at model.Path) []row {
	var rows []row
	section := ""
	for _, f := range o.Fields() {
		if f.Section != section {
			section = f.Section
			rows = append(rows, row{kind: rowHeading, section: section})
		}
		p := at.Of(f)
		switch {
		case f.Key == "key" && at != "":
			// The identity of an item is of no use to a person.
		case f.Type == model.ScopeType:
			rows = append(rows, row{kind: rowHeading, section: f.Label, field: f})
			rows = append(rows, rowsOf(o.Scope(f), p)...)
		default:
			rows = append(rows, row{kind: rowField, path: p, field: f, obj: o, section: section})
			if f.HasItems() {
				rows = append(rows, itemRows(o, f, p, section)...)
			}
		}
	}
	return rows
}

func itemRows(o model.Object, f *model.Field, at model.Path, section string) []row {
	var rows []row
	if f.Type == model.SaidType {
		if answer, reason := o.Answer(f); answer != "" || reason != "" {
			rows = append(rows, row{kind: rowReason, path: at.Key("reason"), field: f, obj: o, section: section, depth: 1})
		}
	}
	for i, item := range o.Items(f) {
		rows = append(rows, row{kind: rowItem, path: at.Item(item.Key()), field: f, obj: o, item: i, section: section, depth: 1})
	}
	return rows
}

// label is what stands at the left of the row.
func (r row) label() string {
	switch r.kind {
	case rowHeading:
		return r.section
	case rowReason:
		return "Reason"
	case rowItem:
		return strconv.Itoa(r.item + 1)
	}
	return r.field.Label
}

// value is what the row says, in words and in one line; "" when it says
// nothing.
func (r row) value(w model.Words) string {
	switch r.kind {
	case rowReason:
		_, reason := r.obj.Answer(r.field)
		return oneLine(reason)
	case rowItem:
		return w.Details(r.obj.Item(r.field, r.item))
	case rowField:
		if r.field.Type == model.SaidType {
			answer, _ := r.obj.Answer(r.field)
			if n := r.obj.Len(r.field); n > 0 {
				return strings.TrimPrefix(r.field.Choices.Label(answer)+": "+strconv.Itoa(n), ": ")
			}
			return r.field.Choices.Label(answer)
		}
		if r.field.Type == model.ItemsType {
			if n := r.obj.Len(r.field); n > 0 {
				return model.Plural(n, "item")
			}
			return ""
		}
		if r.field.Type == model.Long {
			return oneLine(r.obj.Text(r.field))
		}
		return w.Summary(r.obj, r.field)
	}
	return ""
}

// oneLine is the beginning of a long text, more than any row shows.
func oneLine(text string) string {
	const most = 2000
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + " " + ellipsis
	}
	return strings.Join(strings.Fields(text), " ")
}

// unsaid reports whether Article 30 asks for the row in a record of this role,
// and the record does not say it.
//
// Items that are open and still empty do not answer it.
func (r row) unsaid(role string) bool {
	if r.kind != rowField || !r.field.Required(role) {
		return false
	}
	if r.field.Unsaid(r.obj, role) {
		return true
	}
	n := r.obj.Len(r.field)
	for i := range n {
		if !emptyItem(r.obj.Item(r.field, i)) {
			return false
		}
	}
	return n > 0 && (r.field.Or == "" || r.obj.IsZero(r.obj.Field(r.field.Or)))
}

// gap reports whether the row still wants an answer: unsaid, and not one of
// the lists that only some activities have.
func (r row) gap(role string) bool {
	if !r.unsaid(role) {
		return false
	}
	return r.field.Need != model.IfApplicable || r.field.Type == model.SaidType || role == model.RoleJointController
}

// fixed tells why a row cannot be changed by hand, or "".
func (r row) fixed(rec model.Record) string {
	if r.kind != rowField {
		return ""
	}
	switch {
	case r.field.Key == "uid" && r.path == "uid":
		return "A record keeps its identity."
	case r.field.Key == "ref" && r.path == "ref":
		return "The register gives the ref when the record is saved."
	case r.field.Key == "code" && r.path == "code":
		if t, ok := rec.(*model.Term); ok && t.Code != "" && t.UID == model.TermUID(t.Code) {
			return "A shipped term keeps its code."
		}
	}
	return ""
}

// long reports whether the row holds text of many lines.
func (r row) long() bool {
	return r.kind == rowReason || r.kind == rowField && r.field.Type == model.Long
}

// typed reports whether the row is changed by typing into it.
func (r row) typed() bool {
	if r.kind == rowReason {
		return true
	}
	if r.kind != rowField || r.field.Many {
		return false
	}
	switch r.field.Type {
	case model.Text, model.Long, model.DateType, model.PeriodType, model.NumberType, model.CountType:
		return true
	}
	return false
}

// links are the uids of the records that the row leads to: of a link its own,
// of an item those of its main parts.
func (r row) links() []string {
	var uids []string
	add := func(o model.Object, f *model.Field) {
		switch {
		case f.Type == model.LinkType:
			uids = append(uids, o.Texts(f)...)
		case f.Type == model.SelectionType && f.List == model.ListCompanies:
			uids = append(uids, o.Selection(f).Keys...)
		}
	}
	switch r.kind {
	case rowField:
		add(r.obj, r.field)
	case rowItem:
		item := r.obj.Item(r.field, r.item)
		for _, f := range item.Fields() {
			if f.Main {
				add(item, f)
			}
		}
	}
	return slices.Compact(uids)
}

// answer is the answer of an answered list, "" for anything else.
func (r row) answer() string {
	if r.field == nil || r.field.Type != model.SaidType {
		return ""
	}
	answer, _ := r.obj.Answer(r.field)
	return answer
}
