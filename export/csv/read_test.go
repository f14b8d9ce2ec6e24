package csv

import (
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

// uid returns a uid that is easy to tell.
func uid(n string) string { return "00000000-0000-7000-8000-00000000000" + n }

// small is a register with one activity that uses what is special about cells.
func small() *exporttest.File {
	return exporttest.New(modeltest.Load(
		&model.Document{Common: model.Common{UID: uid("4"), Name: "Privacy notice"}},
		&model.Party{
			Common: model.Common{UID: uid("1"), Name: "Nordic A/S"}, Own: model.Yes,
			Address: "Main Street 1\nAarhus", Email: "info@nordic.example", Phone: "+45 11",
			DPOName: "Maja", DPOEmail: "dpo@nordic.example",
		},
		&model.Party{
			Common: model.Common{UID: uid("2"), Name: "Acme Inc."}, Country: "US",
			Agreements: []model.Agreement{{Key: "a1", AgreementKind: model.AgreementProcessor, AgreementRef: "DPA 7", Status: model.AgreementSigned, SignedOn: "2024-03-01"}},
			Tools:      []model.Tool{{Key: "t1", ToolTerms: model.ToolTerms{Country: "US", Mechanism: "46.2.c", Module: "2"}}},
		},
		&model.Unit{Common: model.Common{UID: uid("3"), Name: "Sales"}, Email: "sales@nordic.example"},
		&model.Unit{Common: model.Common{UID: uid("5"), Name: "Purchase"}},
		&model.Rule{Common: model.Common{UID: uid("6"), Name: "Accounting, Denmark"}, RuleTerms: model.RuleTerms{Period: "P5Y", Countries: []model.Country{"DK"}}},
		&model.Settings{Common: model.Common{UID: uid("7"), Name: "Nordic"}, MainCompany: model.Link(uid("1"))},
		&model.Activity{
			Common: model.Common{UID: uid("8"), Name: "Orders"}, Ref: "PA-0001",
			Description: "Offers,\n\"orders\" and more", Tags: []string{"a | b", "c"}, Role: model.RoleController,
			StartsOn: "2024-02-03", EndsOn: "2030-12-31", Unit: model.Link(uid("3")), Companies: model.These(uid("1")),
			Purposes:     []model.Purpose{{Key: "p1", Text: "Sell"}, {Key: "p2", Text: "note: deliver :: and invoice"}},
			LegalBases:   []model.LegalBasis{{Key: "b1", Art6: "6.1.b", Scope: model.Scope{Purposes: model.These("p1", "p2"), When: "always"}}},
			DataSubjects: []model.DataSubject{{Key: "s1", Term: model.Link(model.TermUID("DS09")), Count: model.Count{From: "8000", To: "10000", Note: "about"}}},
			PersonalData: []model.PersonalData{
				{Key: "d1", Term: model.Link(model.TermUID("PD04")), Detail: "e-mail", Scope: model.Scope{DataSubjects: model.All()}},
				{Key: "d2", Term: model.Link(model.TermUID("PD04")), Detail: "phone"},
			},
			Recipients: model.Said[model.Recipient]{Answer: model.AnswerListed, Items: []model.Recipient{
				{Key: "r1", Party: model.Link(uid("2")), Role: model.RecipientProcessor, Agreement: "a1", Scope: model.Scope{PersonalData: model.These("d2")}},
				{Key: "r2", Term: model.Link(model.TermUID("RC10"))},
			}},
			Transfers: model.Said[model.Transfer]{Answer: model.AnswerListed, Items: []model.Transfer{{Key: "x1", Importer: model.Link(uid("2")), Recipient: "r1", Tool: "t1"}}},
			Retention: model.Said[model.Retention]{Answer: model.AnswerListed, Items: []model.Retention{{Key: "e1", Rule: model.Link(uid("6")), RuleTerms: model.RuleTerms{Exceptions: "claims"}}}},
			Measures:  model.Said[model.Measure]{Answer: model.AnswerNotPossible, Reason: "=secret"},
		},
	))
}

func sheetOf(t tester, f *exporttest.File, k model.Kind) sheet {
	t.Helper()
	return open(t, write(t, f, k, Options{}))
}

// The cells of the contract, as they stand in a file.
func TestCells(t *testing.T) {
	s := sheetOf(t, small(), model.KindActivity)
	var b strings.Builder
	for i, cell := range s[1] {
		if cell != "" {
			b.WriteString(s[0][i] + "\t" + cell + "\n")
		}
	}
	want := `uid	00000000-0000-7000-8000-000000000008
ref	PA-0001
name	Orders
description	Offers,
"orders" and more
tags	a \| b | c
role	controller
starts_on	2024-02-03
ends_on	2030-12-31
unit	Sales
companies	Nordic A/S
controller_contact	Nordic A/S :: address: Main Street 1
Aarhus :: email: info@nordic.example :: phone: +45 11
dpo_contact	Maja :: email: dpo@nordic.example
purposes	Sell | note\: deliver \:: and invoice
legal_bases	6.1.b :: purposes: Sell, note: deliver \:: and invoice :: when: always
data_subjects	contact persons of business customers :: count: 8000-10000; about
personal_data	work contact details :: detail: e-mail :: data_subjects: all | work contact details :: detail: phone
recipients	Acme Inc. :: role: processor :: agreement: processor_contract :: personal_data: 2 :: (country: US) :: (agreement: processor contract; DPA 7; status: signed; signed on: 2024-03-01) | term: sister company with own purposes
recipients_answer	listed
transfers	Acme Inc. :: recipient: Acme Inc. :: tool: 46.2.c :: (country: US) :: (mechanism: 46.2.c) :: (module: 2)
transfers_answer	listed
retention	Accounting, Denmark :: exceptions: claims :: (countries: DK) :: (period: P5Y)
retention_answer	listed
measures_answer	not_possible
measures_reason	'=secret
base_rev	` + s[1][s.column("base_rev")] + `
_keys	unit~CqQF9A | companies~Cx0szu | controller_contact~BA1j3E | dpo_contact~BISUe3 | purposes: p1, p2 | legal_bases: b1~DDTqW_ | data_subjects: s1~CeF_2J | personal_data: d1~BJSfe_, d2~B0kJwZ | recipients: r1~DjBrRy, r2~CKUYGQ | transfers: x1~DZXIgL | retention: e1~C6JGs9
_format	ropa-audit-csv/1
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
}

// The form of the file: byte order mark, quotes around every cell, CRLF between
// rows and LF within cells, no line that names the separator.
func TestFileForm(t *testing.T) {
	unit := &model.Unit{Common: model.Common{Name: `a "b"`, Notes: "=1\n2"}}
	got := writeSome(t, small(), model.KindUnit, Options{Columns: []string{"name", "notes"}, Delimiter: ','}, unit)
	want := "\ufeff" + `"name","notes","base_rev","_keys","_format"` + "\r\n" + `"a ""b""","'=1` + "\n" + `2","","","ropa-audit-csv/1 unit"` + "\r\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
	}
}

func TestGuard(t *testing.T) {
	for _, cell := range []string{"=1", "+1", "-1", "@1", "\t1", "\r1", "\n1", "|1", "%1", "'1", "'", "＝1", "＋1", "－1", "＠1", "｜1", "％1", " =1", "  -1", "\u00a0+1", "\u3000＠1"} {
		if !guarded(cell) {
			t.Errorf("%q goes unguarded into a spreadsheet", cell)
		}
		if got := unguard("'" + cell); got != cell {
			t.Errorf("%q came back as %q", cell, got)
		}
	}
	for _, cell := range []string{"", "1", "a=1", " a", "é", " |", "0+1"} {
		if guarded(cell) {
			t.Errorf("%q needs no apostrophe", cell)
		}
	}
	// Somebody's own apostrophe is a letter like any other.
	if got := unguard("'s-Hertogenbosch"); got != "'s-Hertogenbosch" {
		t.Errorf("got %q", got)
	}
}

// edit changes cells of the only activity of small and takes the file back.
func edit(t *testing.T, cells ...string) (f *exporttest.File, p *export.Plan) {
	t.Helper()
	f = small()
	s := sheetOf(t, f, model.KindActivity)
	for i := 0; i < len(cells); i += 2 {
		c := s.column(cells[i])
		if c < 0 {
			t.Fatalf("no column %s", cells[i])
		}
		s[1][c] = cells[i+1]
	}
	return f, take(t, f, s.save(t), export.Options{})
}

// Whatever is wrong with a file is told at once: every bad cell of every row, and
// every bad part of a cell. What may only follow from a cell that could not be read
// is not.
func TestAllBadCellsAreNamedAtOnce(t *testing.T) {
	f := small()
	s := sheetOf(t, f, model.KindActivity)
	bad := func(row int, cells ...string) {
		for i := 0; i < len(cells); i += 2 {
			s[row][s.column(cells[i])] = cells[i+1]
		}
	}
	bad(1,
		"role", "boss",
		"starts_on", "soon",
		"unit", "Two\nlines",
		"companies", "",
		"purposes", `Sell :: why: x :: txet: y | note\: deliver \:: and invoice`,
		"legal_bases", "6.1.x :: purposes: Dance :: personal_data: 9",
		"children", "maybe",
		"transfers_answer", "perhaps",
	)
	s = append(s, slices.Clone(s[1]), slices.Clone(s[1]))
	for row := 2; row < 4; row++ {
		for c := range s[row] {
			s[row][c] = ""
		}
	}
	bad(2, "name", "New", "starts_on", "later", "role", "chief", "unit", "Purchase")
	bad(3, "name", "Newer", "replaced_by", "PA-0999", "role", "chief")
	got := report(take(t, f, s.save(t), export.Options{}))
	want := `problem PA-0001 Orders
  problem audit.csv, row 2, column F (role): role: "boss" is not one of controller, joint_controller, processor
  problem audit.csv, row 2, column H (starts_on): date "soon": it is not a day; write it as 2026-12-31
  problem audit.csv, row 2, column L (unit): unit: "Two\nlines" is no name for a new unit: the name has a line end or another control character; write it on one line
  problem audit.csv, row 2, column T (purposes): item 1, "Sell": no part is called "why"; the parts are note. If it is no label, put a backslash before the colon
  problem audit.csv, row 2, column T (purposes): item 1, "Sell": no part is called "txet"; the parts are note. If it is no label, put a backslash before the colon
  problem audit.csv, row 2, column U (legal_bases): item 1, part personal_data, "9": there is no item with that number
  problem audit.csv, row 2, column U (legal_bases): legal_bases 1 (6.1.x), art6: "6.1.x" is not one of 6.1.a, 6.1.b, 6.1.c, 6.1.d, 6.1.e, 6.1.f
  problem audit.csv, row 2, column AA (children): children: "maybe" is not one of yes, no, unknown
  problem audit.csv, row 2, column AH (transfers_answer): transfers.answer: "perhaps" is not one of the answers listed, none, unknown
problem New
  problem audit.csv, row 3, column F (role): role: "chief" is not one of controller, joint_controller, processor
  problem audit.csv, row 3, column H (starts_on): date "later": it is not a day; write it as 2026-12-31
problem Newer
  problem audit.csv, row 4, column F (role): role: "chief" is not one of controller, joint_controller, processor
  problem audit.csv, row 4, column J (replaced_by): replaced_by: there is no activity "PA-0999"
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEdits(t *testing.T) {
	const acme = "Acme Inc. :: role: processor :: agreement: processor_contract :: personal_data: 2 :: (country: US) :: (agreement: processor contract; DPA 7; status: signed; signed on: 2024-03-01)"
	for _, c := range []struct {
		name  string
		cells []string
		want  string
	}{
		{"a text", []string{"description", "New"}, "changed PA-0001 Orders\n  changed description: \"Offers,\\n\\\"orders\\\" and more\" -> \"New\"\n"},
		{"a code by its label, an answer in capitals", []string{"role", "Joint controller", "children", "Yes"}, `changed PA-0001 Orders
  changed role: "controller" -> "joint controller"
  changed children: "" -> "yes"
`},
		{"a link that is known", []string{"unit", "Purchase"}, `changed PA-0001 Orders
  changed unit: "Sales" -> "Purchase"
`},
		{"a link that is not known", []string{"unit", "Purchas"}, `changed PA-0001 Orders
  changed unit: "Sales" -> "Purchas"
creates the unit "Purchas", like "Purchase"
`},
		{"a list of words", []string{"tags", `c | new \| tag`}, `changed PA-0001 Orders
  changed tags: "a | b, c" -> "c, new | tag"
`},
		{"one part of one item", []string{"recipients", strings.Replace(acme, "processor", "sub_processor", 1) + " | term: sister company with own purposes"}, `changed PA-0001 Orders
  changed recipients[r1].role: "processor" -> "sub-processor"
`},
		{"a part by hand, blanks and code", []string{"recipients", acme + "  |   term: RC10 ::why: shared services::  "}, `changed PA-0001 Orders
  changed recipients[r2].why: "" -> "shared services"
`},
		{"an item more", []string{"recipients", acme + " | term: sister company with own purposes | Nordic A/S :: country: Denmark"}, `changed PA-0001 Orders
  added recipients[NEW]: "" -> "Nordic A/S; Country: Denmark"
`},
		{"an item less", []string{"recipients", acme}, `changed PA-0001 Orders
  removed recipients[r2]: "sister company with own purposes" -> ""
`},
		{"items in another order", []string{"recipients", "term: sister company with own purposes | " + acme}, `changed PA-0001 Orders
  moved recipients: "Acme Inc., sister company with own purposes" -> "sister company with own purposes, Acme Inc."
`},
		{"the main part of an item", []string{"purposes", `Sell more | note\: deliver \:: and invoice`}, `changed PA-0001 Orders
  changed purposes[p1].text: "Sell" -> "Sell more"
`},
		{"an item that others refer to", []string{"purposes", `Sell`}, `problem PA-0001 Orders
  problem audit.csv, row 2, column U (legal_bases): legal_bases 1 (6.1.b contract, or steps before one), scope.purposes names "note: deliver :: and invoice", which is no longer among the purposes; take it out here, too, or put it back there
`},
		{"which is which cannot be told", []string{"purposes", `Sell more | Sell less | note\: deliver \:: and invoice`}, `problem PA-0001 Orders
  problem audit.csv, row 2, column T (purposes): the item "Sell" is gone, in its place the row has 2 new items, and other parts of the row refer to it; it cannot be told which of them it is now. Rename it in one file and add or take out in the next
`},
		{"scopes by name, number and word", []string{"legal_bases", "6.1.b :: purposes: 2 :: data_subjects: rest :: personal_data: 1 :: when: always"}, `changed PA-0001 Orders
  changed legal_bases[b1].scope.purposes: "Sell, note: deliver :: and invoice" -> "note: deliver :: and invoice"
  changed legal_bases[b1].scope.data_subjects: "" -> "the rest"
  changed legal_bases[b1].scope.personal_data: "" -> "work contact details"
`},
		{"a number that means another item by now", []string{"purposes", `note\: deliver \:: and invoice | Sell`, "legal_bases", "6.1.b :: purposes: 1 :: when: always"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column U (legal_bases): item 1, part purposes, "1": the number meant "Sell" in the file and means "note: deliver :: and invoice" now; write the name
`},
		{"a name that two items bear", []string{"legal_bases", "6.1.b :: personal_data: work contact details"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column U (legal_bases): item 1, part personal_data, "work contact details": two items are called that; write the number of the one that is meant
`},
		{"a label that is not known", []string{"legal_bases", "6.1.b :: porposes: all"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column U (legal_bases): item 1, "6.1.b": no part is called "porposes"; did you mean "purposes"?
`},
		{"a part without a label", []string{"retention", "Accounting, Denmark :: for claims"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column AJ (retention): item 1, "Accounting, Denmark": the part "for claims" has no label; write it as one of countries, companies, period, self_set_maximum, criterion, starts, start_note, whichever, counted_from, rule_kind, law, law_country, law_checked_on, action, method, exceptions, last_deleted_on, scope.companies, purposes, data_subjects, personal_data, when, note, with a colon and the value behind it
`},
		{"a part of a shared record", []string{"retention", "Accounting, Denmark :: exceptions: claims :: (countries: DK) :: (period: P7Y)"}, `same PA-0001 Orders
remark audit.csv, row 2, column AJ (retention): item 1, "Accounting, Denmark": the part (period: P7Y) stands on a shared record and is only shown here; change it there, or write it without parentheses to make this item differ
`},
		{"a part that differs from the shared record", []string{"retention", "Accounting, Denmark :: period: 7 years :: exceptions: claims :: (countries: DK)"}, `changed PA-0001 Orders
  changed retention[e1].period: "" -> "7 years"
`},
		{"a contact, which stands elsewhere", []string{"dpo_contact", "Ole"}, `same PA-0001 Orders
remark audit.csv, row 2, column Q (dpo_contact): the contact details stand on the parties and are only shown here; change them there. The cell is not taken
`},
		{"all items gone", []string{"transfers", ""}, `changed PA-0001 Orders
  changed transfers.answer: "listed" -> ""
  removed transfers[x1]: "Acme Inc.; Recipient: Acme Inc.; Transfer tool: 46.2.c EU standard contractual clauses (2021/914)" -> ""
`},
		{"none instead of a list", []string{"transfers", "", "transfers_answer", "None", "transfers_reason", "all in the EU"}, `changed PA-0001 Orders
  changed transfers.answer: "listed" -> "none"
  changed transfers.reason: "" -> "all in the EU"
  removed transfers[x1]: "Acme Inc.; Recipient: Acme Inc.; Transfer tool: 46.2.c EU standard contractual clauses (2021/914)" -> ""
`},
		{"items beside another answer", []string{"measures", "M01"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column AN (measures_answer): measures.answer: 1 item stands beside the answer "not_possible"; answer "listed", or take out what is listed
`},
		{"a ref", []string{"ref", "PA-0002"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column B (ref): the row is that of PA-0001, and a ref is given once; put it back. For a new record empty uid, ref and base_rev
`},
		{"a code that is none", []string{"role", "boss"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column F (role): role: "boss" is not one of controller, joint_controller, processor
`},
		{"a name taken away", []string{"name", ""}, `problem PA-0001 Orders
  problem audit.csv, row 2, column C (name): name: give the activity a name
`},
		{"a date that may be two days", []string{"starts_on", "03/04/2024"}, `problem PA-0001 Orders
  problem audit.csv, row 2, column H (starts_on): date "03/04/2024": it may be 3 April 2024 or 4 March 2024, and no other cell of the column tells which; write it as 2024-04-03 or as 2024-03-04
`},
		{"a date in the local order", []string{"starts_on", "03.02.2024", "ends_on", "31/12/2031"}, `changed PA-0001 Orders
  changed ends_on: "2030-12-31" -> "2031-12-31"
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, p := edit(t, c.cells...)
			got := report(p)
			for i := range p.Steps {
				for _, d := range p.Steps[i].Differences() {
					if d.Op == model.Added {
						got = strings.ReplaceAll(got, d.New.Key(), "NEW")
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// However a program has saved the file, an untouched one is no change.
func TestUntouchedHoweverSaved(t *testing.T) {
	f := small()
	plainRows := sheetOf(t, f, model.KindActivity)
	text := string(plainRows.save(t))
	tabbed := func() string {
		var b strings.Builder
		for _, row := range plainRows {
			for i, cell := range row {
				if i > 0 {
					b.WriteByte('\t')
				}
				if strings.ContainsAny(cell, "\t\n\"") {
					cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
				}
				b.WriteString(cell)
			}
			b.WriteString("\r\n")
		}
		return b.String()
	}
	utf16File := func(order binary.AppendByteOrder, mark bool) string {
		var b []byte
		if mark {
			b = order.AppendUint16(b, 0xfeff)
		}
		for _, u := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, u)
		}
		return string(b)
	}
	reversed := func() string {
		s := slices.Clone(plainRows)
		for i := range s {
			s[i] = slices.Clone(s[i])
			slices.Reverse(s[i])
		}
		return string(s.save(t))
	}
	some := func(headings ...string) string {
		s := make(sheet, len(plainRows))
		for _, h := range headings {
			for i, row := range plainRows {
				s[i] = append(s[i], row[plainRows.column(h)])
			}
		}
		return string(s.save(t))
	}
	cp1252, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	empty := strings.Repeat(",", len(plainRows[0])-1) + "\n"
	for _, c := range []struct{ name, data, remark string }{
		{"commas", text, ""},
		{"byte order mark", "\ufeff" + text, ""},
		{"CRLF everywhere", strings.ReplaceAll(text, "\n", "\r\n"), ""},
		{"tabs", tabbed(), ""},
		{"UTF-16", utf16File(binary.LittleEndian, true), "UTF-16"},
		{"UTF-16, the other order", utf16File(binary.BigEndian, true), "UTF-16"},
		{"UTF-16 without a mark", utf16File(binary.LittleEndian, false), "UTF-16"},
		{"Windows-1252", cp1252, ""},
		{"columns in another order", reversed(), ""},
		{"headings in capitals with blanks", strings.Replace(text, "name,", " Name ,", 1), ""},
		{"few columns", some("name", "purposes", "base_rev"), ""},
		{"no keys, no format", some("ref", "name", "recipients", "transfers", "legal_bases", "measures_reason", "base_rev"), ""},
		{"empty rows and columns", strings.ReplaceAll(text+empty+empty, ",ropa-audit-csv/1\n", ",ropa-audit-csv/1,,\n"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := take(t, f, []byte(c.data), export.Options{})
			if c.remark != "" {
				if len(p.Remarks) != 1 || !strings.Contains(p.Remarks[0].Text, c.remark) {
					t.Errorf("remarks %v, want one about %s", p.Remarks, c.remark)
				}
				p.Remarks = nil
			}
			unchanged(t, p, 1)
		})
	}
}

// In Windows-1252 other characters are lost; they are not lost in the register.
func TestCharactersThatTheFileCannotHoldStay(t *testing.T) {
	f := exporttest.New(modeltest.Load(&model.Unit{Common: model.Common{UID: uid("1"), Name: "Łódź é", Notes: "Σ"}, Head: "x"}))
	s := sheetOf(t, f, model.KindUnit)
	s[1][s.column("head")] = "y"
	b, err := charmap.Windows1252.NewEncoder().String(through1252(string(s.save(t))))
	if err != nil {
		t.Fatal(err)
	}
	p := take(t, f, []byte(b), export.Options{})
	d := p.Steps[0].Differences()
	if len(d) != 1 || d[0].Path != "head" {
		t.Errorf("the head was edited:\n%s", report(p))
	}
	if len(p.Remarks) != 3 {
		t.Errorf("the file, the name and the notes deserve a remark each:\n%s", report(p))
	}
}

// An edit of a text that the file could not hold as a whole would lose the rest.
func TestEditsThatWouldLoseText(t *testing.T) {
	long := strings.Repeat("words and more ", 3000)
	f := exporttest.New(modeltest.Load(&model.Unit{Common: model.Common{UID: uid("1"), Name: "A", Notes: long}, Head: "Łukasz"}))
	s := sheetOf(t, f, model.KindUnit)
	notes, head := s.column("notes"), s.column("head")

	s[1][notes] = long[:32767]
	if p := take(t, f, s.save(t), export.Options{}); p.Count(export.Same) != 1 || len(p.Remarks) != 1 {
		t.Errorf("cut, not edited:\n%s", report(p))
	}
	s[1][notes] = "new " + long[:32763]
	if p := take(t, f, s.save(t), export.Options{}); p.Count(export.Refused) != 1 {
		t.Errorf("edited, then cut:\n%s", report(p))
	}
	s[1][notes], s[1][head] = long, "Łukasz, acting"
	b, err := charmap.Windows1252.NewEncoder().String(through1252(string(s.save(t))) + "é")
	if err != nil {
		t.Fatal(err)
	}
	if p := take(t, f, []byte(b), export.Options{}); !strings.Contains(report(p), lossText) {
		t.Errorf("edited, in Windows-1252:\n%s", report(p))
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	f := small()
	s := sheetOf(t, f, model.KindActivity)
	format := s.column("_format")
	for _, c := range []struct {
		name string
		data func() []byte
		want string
	}{
		{"nothing", func() []byte { return nil }, "audit.csv: the file is empty"},
		{"another table", func() []byte { return []byte("Verarbeitung;Zweck\nx;y\n") }, "audit.csv: none of the headings in the first row is known; it has to name fields as the first row of an export does: name, role, purposes and so on. A table that was made elsewhere can be taken in once its headings are replaced by such names"},
		{"a heading twice", func() []byte { return []byte("name,role,name\n") }, `audit.csv: the heading "name" stands in the columns A and C; take one of them out`},
		{"a newer ropa", func() []byte {
			s[1][format] = "ropa-audit-csv/9"
			return s.save(t)
		}, `audit.csv: row 2: the format is "ropa-audit-csv/9" and this ropa reads "ropa-audit-csv/1"; take a newer ropa`},
		{"broken quotes", func() []byte { return []byte("name,role\n\"a,b\nc,d\n") }, "audit.csv: line 3, column 5: the quotes of a cell that starts in line 2 are broken; open the file in a spreadsheet and save it again, or close the quote (a quote inside a cell is written twice)"},
		{"a stray quote", func() []byte { return []byte("name,role\na\"b,c\n") }, "audit.csv: line 2, column 2: the quotes of a cell are broken; open the file in a spreadsheet and save it again, or close the quote (a quote inside a cell is written twice)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(context.Background(), "audit.csv", c.data(), f.Reg, f, export.Options{})
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}
