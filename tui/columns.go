package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ropa/model"
)

// A column of a list is a field of the catalogue, or something that the
// register knows about a record.
type column struct {
	key   string
	title string
	width int          // cells that suit it; 0 takes what the others leave
	field *model.Field // nil for what the register knows
}

// What the register knows about a record.
const (
	columnChanged   = "changed"
	columnChangedBy = "changed_by"
	columnGaps      = "gaps"
	columnFindings  = "findings"
)

// columnsOf lists everything that a list of kind k can show.
func columnsOf(k model.Kind) []column {
	var out []column
	for _, f := range model.Fields(k) {
		out = append(out, column{key: f.Key, title: f.Label, width: fieldWidth(f), field: f})
	}
	out = append(out,
		column{key: columnChanged, title: "Changed", width: 10},
		column{key: columnChangedBy, title: "Changed by", width: 14},
	)
	if k == model.KindActivity {
		out = append(out,
			column{key: columnGaps, title: "Gaps", width: 5},
			column{key: columnFindings, title: "Findings", width: 8},
		)
	}
	return out
}

// fieldWidth is the width that suits the values of f.
func fieldWidth(f *model.Field) int {
	wide := 20
	switch f.Type {
	case model.DateType:
		wide = 10
	case model.AnswerType:
		wide = 7
	case model.ChoiceType:
		wide = 4
		for _, c := range f.Choices {
			wide = max(wide, cells(c.Label))
		}
		wide = min(wide, 20)
	case model.NumberType:
		wide = 8
	case model.CountryType:
		wide = 14
	case model.Long:
		wide = 32
	}
	switch f.Key {
	case "name":
		return 0
	case "ref", "code":
		return 8
	case "uid":
		return 36
	}
	return max(wide, min(cells(f.Label), 12))
}

// usual are the columns that a list shows at first.
var usual = map[model.Kind][]string{
	model.KindActivity: {"ref", "name", columnFindings, "unit", "role", "processing_status", "record_status", "next_review_on", columnChanged, columnGaps},
	model.KindParty:    {"name", "own", "country", "term", "agreements", "tools", columnChanged},
	model.KindUnit:     {"name", "company", "head", "email", columnChanged},
	model.KindSystem:   {"name", "system_kind", "provider", "hosted_in", columnChanged},
	model.KindTerm:     {"code", "name", "vocabulary", "special", "retired", columnChanged},
	model.KindRule:     {"name", "period", "starts", "counted_from", "law", "countries", columnChanged},
	model.KindDocument: {"name", "document_kind", "version", "dated_on", "expires_on", "where", columnChanged},
}

// columnsBy picks columns of kind k by their keys; unknown ones are passed over.
func columnsBy(k model.Kind, keys []string) []column {
	all := columnsOf(k)
	var out []column
	for _, key := range keys {
		for _, c := range all {
			if c.key == key {
				out = append(out, c)
			}
		}
	}
	return out
}

// inMemory reports whether the values of c are at hand for all cards of kind k,
// without reading records.
func (c column) inMemory(k model.Kind) bool {
	return k != model.KindActivity || c.field == nil || c.key == "owners" || inRow(k, c.key)
}

// value is what c shows of a card, in words and in one line.
func (c column) value(m *moment, reg *model.Register, x *card) string {
	return clip(c.whole(m, reg, x))
}

// clip is as much of a text as a list or a title can show. Somebody may have put
// a book into a field; it is not looked through for every frame.
func clip(s string) string {
	const most = 600
	if len(s) <= most {
		return s
	}
	n := most
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + ellipsis
}

func (c column) whole(m *moment, reg *model.Register, x *card) string {
	switch c.key {
	case columnChanged:
		return x.ChangedAt.Local().Format(time.DateOnly)
	case columnChangedBy:
		return x.ChangedBy
	case columnGaps:
		switch f := m.fact(x); {
		case !f.read:
			return ellipsis
		case f.gaps > 0:
			return strconv.Itoa(int(f.gaps))
		}
		return ""
	case columnFindings:
		if m.audit == nil {
			return ellipsis
		}
		return m.audit.tally(x.UID).short()
	case "name":
		return x.Name
	case "ref", "code":
		return x.Code
	case "uid":
		return x.UID
	}
	if x.Kind == model.KindActivity {
		switch c.key {
		case "role":
			return c.field.Choices.Label(x.Role)
		case "processing_status":
			return c.field.Choices.Label(x.ProcessingStatus)
		case "record_status":
			return c.field.Choices.Label(x.RecordStatus)
		case "unit":
			return reg.Name(x.Unit)
		case "owners":
			return x.Owners
		case "next_review_on":
			return string(x.NextReviewOn)
		}
		return m.more(x, c.key)
	}
	rec := reg.Record(x.UID)
	if rec == nil {
		return ""
	}
	o := model.Of(rec)
	if c.field.Type == model.Long {
		return strings.Join(strings.Fields(clip(o.Text(c.field))), " ")
	}
	return model.Words{Reg: reg, Rec: rec}.Summary(o, c.field)
}

// order is value in a form whose order as text is the order of the list; "" is
// what says nothing.
func (c column) order(m *moment, x *card) string {
	switch c.key {
	case columnChanged:
		return x.ChangedAt.UTC().Format("2006-01-02T15:04:05.000")
	case columnGaps:
		if n := m.fact(x).gaps; n > 0 {
			return fmt.Sprintf("%05d", n)
		}
		return ""
	case columnFindings:
		return m.audit.tally(x.UID).order()
	case "ref", "code":
		if x.Code == "" {
			return ""
		}
		return fmt.Sprintf("%03d%s", len(x.Code), x.Code)
	}
	v := c.value(m, m.reg, x)
	if c.field == nil || v == "" {
		return model.Fold(v)
	}
	switch c.field.Type {
	case model.PeriodType:
		if span, err := model.ParsePeriod(v); err == nil {
			return fmt.Sprintf("%08d", span.ApproxDays())
		}
	case model.NumberType:
		return strings.Repeat("0", max(15-len(v), 0)) + v
	}
	return model.Fold(v)
}
