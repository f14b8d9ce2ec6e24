// Package modeltest draws random records for property tests. It is imported by
// tests only.
//
// [Register] draws a small register in which every kind occurs, [Record] one
// more record that links into it. They walk the field catalogue, so that a new
// field is drawn without a change here.
// What they draw can be saved as it is ([model.Validate]); texts are as hostile as
// a field may hold, see [Text].
package modeltest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/law"
)

// Load returns the sample register or any other list of records as a register
// that also has the shipped terms.
func Load(records ...model.Record) *model.Register {
	reg := new(model.Register)
	for _, term := range model.ShippedTerms() {
		reg.Put(term)
	}
	for _, rec := range records {
		reg.Put(rec)
	}
	return reg
}

// Shared returns a file that lies beside the project, such as
// "examples/activity.json". A user's clone does not have it, and the test is
// skipped; in CI it fails instead.
func Shared(t testing.TB, name string) []byte {
	t.Helper()
	root, err := filepath.Abs(".")
	for err == nil {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(root) == root {
			t.Fatal("no go.mod above the test")
		}
		root = filepath.Dir(root)
	}
	b, err := os.ReadFile(filepath.Join(root, "..", "shared", filepath.FromSlash(name)))
	if err != nil && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Register draws a register with the shipped terms and a few records of every
// kind that link one another.
func Register(t *rapid.T) *model.Register {
	reg := Load()
	plan := []struct {
		kind model.Kind
		most int
	}{
		{model.KindDocument, 3},
		{model.KindTerm, 4},
		{model.KindParty, 4},
		{model.KindUnit, 2},
		{model.KindSystem, 2},
		{model.KindRule, 3},
		{model.KindRegister, 1},
		{model.KindActivity, 2},
	}
	for _, p := range plan {
		for range rapid.IntRange(1, p.most).Draw(t, string(p.kind)) {
			reg.Put(Record(t, reg, p.kind))
		}
	}
	return reg
}

// Record draws a record of kind k that links into reg. It is not put into reg.
func Record(t *rapid.T, reg *model.Register, k model.Kind) model.Record {
	d := drawer{t: t, reg: reg, rec: model.New(k)}
	o := model.Of(d.rec)
	d.object(o, 5)
	d.references(o)
	d.rec.Base().UID = uid(t)
	d.rec.Base().Name = Name().Draw(t, "name")
	switch x := d.rec.(type) {
	case *model.Activity:
		x.Ref = fmt.Sprintf("PA-%04d", len(reg.Entries(model.KindActivity))+1)
	case *model.Term:
		x.Code = ""
	case *model.Party:
		if rapid.Bool().Draw(t, "own") {
			x.Own = model.Yes
		}
	}
	model.Normalize(d.rec)
	if err := model.Validate(d.rec, reg); err != nil {
		t.Fatalf("modeltest drew a %s that cannot be saved: %v", k, err)
	}
	return d.rec
}

func uid(t *rapid.T) string {
	b := rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "uid")
	return uuid.UUID(b).String()
}

var hostile = []string{
	"=1+1", "+45 12 34", "-1", "@x", "\t=1", " =1+1", "|x", "%x", "＝1+1", "'quoted", "''", "'", `"`, `""a"`, `a""`,
	"a | b", " | ", "|", "a |", "| b", "a|b", " :: ", "::", ":", ":::", "a :: b", "x: y", "note: x", "role: processor", "scope.when: x",
	`\`, `\\`, `a\`, `a \| b`, `\:`, `C:\data\|x`, "a, b", ",", "1", "2", "007", "1-2", "OCT-1", "1E5", "2026-01-02", "01/02/2026", "TRUE", "yes",
	"all", "rest", "group", "(country: DK)", "(x)", "a\nb", "\n", "a\n\nb\n", "x\x00y", "\x01", "\u202eright to left\u2066", "\ufeffbom", "é", "e\u0301",
	" lead", "trail ", "  ", " ", "\u00a0=1", "\u3000@", "~", "#", ";", "a;b", "a,b", "$ref", "<b>&amp;</b>", "😀", "\u2028", strings.Repeat("long ", 60),
}

// Hostile returns texts that some format, tool or reader is known to trip over.
func Hostile() []string { return slices.Clone(hostile) }

// Text draws a text that may stand in a field of text: plain words, formulas,
// separators and quotes of every format, control characters, blanks at the ends
// and, seldom, 100 kB of it.
func Text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		switch n := rapid.IntRange(0, 99).Draw(t, "form"); {
		case n < 40:
			return rapid.SampledFrom([]string{"Payroll", "Sales", "e-mail, phone", "Acme A/S", "Straße 7", "see note", "half a year"}).Draw(t, "plain")
		case n < 70:
			return rapid.SampledFrom(hostile).Draw(t, "hostile")
		case n < 85:
			parts := rapid.SliceOfN(rapid.SampledFrom(hostile), 2, 4).Draw(t, "parts")
			return strings.Join(parts, rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "glue"))
		case n < 99:
			return rapid.StringN(1, 12, -1).Draw(t, "any")
		}
		return strings.Repeat(rapid.SampledFrom(hostile).Draw(t, "unit")+"x", 3000)
	})
}

// Name draws a name: one line that says something. Names meet now and then.
func Name() *rapid.Generator[string] {
	return rapid.Map(Text(), func(s string) string {
		s = strings.Map(func(r rune) rune {
			if r < ' ' || r >= 0x7f && r < 0xa0 {
				return -1
			}
			return r
		}, s)
		if strings.TrimSpace(s) == "" {
			return "Acme"
		}
		return s[:min(len(s), 200)]
	}).Filter(func(s string) bool { return strings.TrimSpace(strings.ToValidUTF8(s, "")) == strings.TrimSpace(s) })
}

// A drawer fills one record.
type drawer struct {
	t    *rapid.T
	reg  *model.Register
	rec  model.Record
	keys int
}

// object fills about four of ten fields of o, or as many as odds says.
func (d *drawer) object(o model.Object, odds int) {
	for _, f := range o.Fields() {
		if f.Key == "uid" || f.Key == "name" && f.Main || f.Key == "ref" || f.Key == "key" {
			continue
		}
		if rapid.IntRange(0, 9).Draw(d.t, f.Key) >= odds {
			continue
		}
		d.field(o, f)
	}
}

func (d *drawer) field(o model.Object, f *model.Field) {
	switch f.Type {
	case model.ScopeType:
		d.object(o.Scope(f), 4)
	case model.SaidType:
		answer := rapid.SampledFrom(f.Choices).Draw(d.t, "answer").Code
		reason := ""
		if rapid.Bool().Draw(d.t, "reasoned") {
			reason = Text().Draw(d.t, "reason")
		}
		o.SetAnswer(f, answer, reason)
		if answer == model.AnswerListed {
			d.items(o, f)
		}
	case model.ItemsType:
		d.items(o, f)
	case model.CountType:
		from, to := rapid.IntRange(0, 100).Draw(d.t, "from"), rapid.IntRange(100, 200).Draw(d.t, "to")
		c := model.Count{From: model.Number(fmt.Sprint(from)), To: model.Number(fmt.Sprint(to))}
		switch rapid.IntRange(0, 3).Draw(d.t, "count") {
		case 0:
			c.From = ""
		case 1:
			c.To = ""
		case 2:
			c.Note = Text().Draw(d.t, "note")
		}
		o.SetText(f, c.String())
	case model.SelectionType, model.KeyType: // when all lists are there
		if f.List == model.ListCompanies {
			d.companies(o, f)
		}
	default:
		if !f.Many {
			o.SetText(f, d.leaf(f))
			return
		}
		var texts []string
		for range rapid.IntRange(1, 3).Draw(d.t, "many") {
			if x := d.leaf(f); x != "" && !slices.Contains(texts, x) {
				texts = append(texts, x)
			}
		}
		o.SetTexts(f, texts)
	}
}

func (d *drawer) items(o model.Object, f *model.Field) {
	for range rapid.IntRange(1, 3).Draw(d.t, "items") {
		item := o.Append(f)
		d.keys++
		item.SetKey(fmt.Sprintf("k%d", d.keys))
		d.object(item, 4)
	}
}

func (d *drawer) companies(o model.Object, f *model.Field) {
	words := []string{model.WordAll, model.WordRest, ""}
	if f.Word != "" {
		words = []string{f.Word, ""}
	}
	s := model.Selection{Word: rapid.SampledFrom(words).Draw(d.t, "word")}
	if s.Word == "" {
		for _, e := range d.reg.Entries(model.KindParty) {
			if rapid.Bool().Draw(d.t, "company") {
				s.Keys = append(s.Keys, e.UID)
			}
		}
	}
	o.SetSelection(f, s)
}

// leaf draws one plain value, or "" where there is nothing to choose from.
func (d *drawer) leaf(f *model.Field) string {
	switch f.Type {
	case model.DateType:
		day := rapid.IntRange(0, 20000).Draw(d.t, "day")
		start, _ := model.Date("1990-01-01").Time()
		return string(law.DateOf(start.AddDate(0, 0, day)))
	case model.PeriodType:
		return rapid.SampledFrom([]string{"P3Y", "P6M", "P1Y6M", "P30D", "P2W", "P1Y2M3W4D"}).Draw(d.t, "period")
	case model.NumberType:
		return fmt.Sprint(rapid.IntRange(0, 1_000_000).Draw(d.t, "number"))
	case model.ChoiceType:
		return rapid.SampledFrom(f.Choices).Draw(d.t, "choice").Code
	case model.AnswerType:
		return string(rapid.SampledFrom([]model.Answer{model.Yes, model.No, model.Unknown}).Draw(d.t, "answer"))
	case model.CountryType:
		return rapid.SampledFrom([]string{"DK", "SE", "US", "GB", "NO", "ZZ"}).Draw(d.t, "country")
	case model.LinkType:
		return d.link(f)
	}
	return Text().Draw(d.t, "text")
}

func (d *drawer) link(f *model.Field) string {
	var fit []string
	for _, e := range d.reg.Entries(f.To) {
		if f.Vocabulary == "" || d.reg.Term(model.Link(e.UID)).Vocabulary == f.Vocabulary {
			fit = append(fit, e.UID)
		}
	}
	if len(fit) == 0 {
		return ""
	}
	// Some of the shipped terms, and the register's own records at the end.
	return fit[len(fit)-1-rapid.IntRange(0, min(6, len(fit)-1)).Draw(d.t, "link")]
}

// references fills the fields that hold keys of items, now that these are there.
func (d *drawer) references(o model.Object) {
	top := model.Of(d.rec)
	for _, f := range o.Fields() {
		switch {
		case f.HasItems():
			for _, item := range o.Items(f) {
				d.references(item)
			}
		case f.Type == model.ScopeType:
			d.references(o.Scope(f))
		case f.List == model.ListCompanies:
		case f.Type == model.SelectionType:
			d.selection(o, f, top)
		case f.Type == model.KeyType && rapid.Bool().Draw(d.t, f.Key):
			list := top
			if f.List == model.ListAgreements || f.List == model.ListTools {
				party := d.partyOf(top, o)
				if party == nil {
					continue
				}
				list = model.Of(party)
			}
			if keys := keysOf(list, f.List); len(keys) > 0 {
				o.SetText(f, rapid.SampledFrom(keys).Draw(d.t, "key"))
			}
		}
	}
}

// partyOf returns the party whose agreements and tools the item o means.
func (d *drawer) partyOf(top, o model.Object) *model.Party {
	for _, key := range []string{"party", "importer"} {
		if f := o.Field(key); f != nil && !o.IsZero(f) {
			return d.reg.Party(model.Link(o.Text(f)))
		}
	}
	if f := o.Field("recipient"); f != nil {
		if r, _, ok := top.Find(top.Field(model.ListRecipients), o.Text(f)); ok {
			return d.reg.Party(model.Link(r.Text(r.Field("party"))))
		}
	}
	return nil
}

func (d *drawer) selection(o model.Object, f *model.Field, top model.Object) {
	var s model.Selection
	switch rapid.IntRange(0, 5).Draw(d.t, f.Key) {
	case 0:
		s = model.All()
	case 1:
		s = model.Rest()
	case 2, 3:
		for _, key := range keysOf(top, f.List) {
			if rapid.Bool().Draw(d.t, "named") {
				s.Keys = append(s.Keys, key)
			}
		}
	}
	o.SetSelection(f, s)
}

func keysOf(o model.Object, list string) []string {
	f := o.Field(list)
	if f == nil {
		return nil
	}
	var keys []string
	for _, item := range o.Items(f) {
		keys = append(keys, item.Key())
	}
	return keys
}
