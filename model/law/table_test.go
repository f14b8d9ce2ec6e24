package law

import (
	"io/fs"
	"strings"
	"testing"
)

// try is a small table with a cell of each kind.
var try = table{name: "try", columns: "code on flag role roles valid_from valid_to", key: "code"}

func parseTry(text string) error {
	_, err := parse(try, text, func(r *row) string {
		r.date("on")
		r.yes("flag")
		r.choice("role", RecipientRoles)
		r.choices("roles", RecipientRoles)
		r.span()
		r.evidence()
		return r.need("code")
	})
	return err
}

const tryHead = "# a comment\ncode,on,flag,role,roles,valid_from,valid_to,source,checked_on,confidence\n"

func TestBrokenTableIsRefusedByLine(t *testing.T) {
	const good = "a,2026-01-31,yes,processor,public internal,2020-01-01,2020-12-31,OJ,2026-11-22,A\n"
	if err := parseTry(tryHead + good); err != nil {
		t.Fatalf("a good table is refused: %v", err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"nothing in it":          {"", "tables/try.csv: the table is empty"},
		"only a comment":         {"# hello\n", "tables/try.csv: the table is empty"},
		"a column is missing":    {"code,on\n" + good, "tables/try.csv:1: the columns are \"code,on\", want"},
		"a cell too few":         {tryHead + good + "b,2026-01-31\n", "tables/try.csv:4: 2 fields, want 10"},
		"a comma without quotes": {tryHead + "a,,,,,,,OJ, page 3,2026-11-22,A\n", "tables/try.csv:3: 11 fields, want 10 (a field with a comma needs quotes)"},
		"a quote left open":      {tryHead + good + "\"b,,,,,,,OJ,2026-11-22,A\n", "tables/try.csv:4: "},
		"a stray quote":          {tryHead + good + "b\",,,,,,,OJ,2026-11-22,A\n", "tables/try.csv:4: bare"},
		"no code":                {tryHead + ",,,,,,,OJ,2026-11-22,A\n", "tables/try.csv:3: code is empty"},
		"a code twice":           {tryHead + good + "# between\n" + good, "tables/try.csv:5: a is in line 3 already"},
		"no such day":            {tryHead + "a,2026-02-30,,,,,,OJ,2026-11-22,A\n", "tables/try.csv:3: on \"2026-02-30\" is not a date"},
		"a date as people write": {tryHead + "a,1.2.2026,,,,,,OJ,2026-11-22,A\n", "tables/try.csv:3: on \"1.2.2026\" is not a date"},
		"neither yes nor empty":  {tryHead + "a,,no,,,,,OJ,2026-11-22,A\n", "tables/try.csv:3: flag \"no\" is neither yes nor empty"},
		"unknown choice":         {tryHead + "a,,,proccessor,,,,OJ,2026-11-22,A\n", "tables/try.csv:3: role \"proccessor\" is not one of internal, "},
		"unknown among choices":  {tryHead + "a,,,,public all,,,OJ,2026-11-22,A\n", "tables/try.csv:3: roles \"all\" is not one of internal, "},
		"ends before it begins":  {tryHead + "a,,,,,2021-01-01,2020-12-31,OJ,2026-11-22,A\n", "tables/try.csv:3: valid_from 2021-01-01 is after valid_to 2020-12-31"},
		"spaces around a cell":   {tryHead + "a,,, processor,,,,OJ,2026-11-22,A\n", "tables/try.csv:3: role \" processor\" has spaces around it"},
		"no source":              {tryHead + "a,,,,,,,,2026-11-22,A\n", "tables/try.csv:3: source is empty"},
		"never checked":          {tryHead + "a,,,,,,,OJ,,A\n", "tables/try.csv:3: checked_on is empty"},
		"no confidence":          {tryHead + "a,,,,,,,OJ,2026-11-22,\n", "tables/try.csv:3: confidence is empty"},
		"unknown confidence":     {tryHead + "a,,,,,,,OJ,2026-11-22,D\n", "tables/try.csv:3: confidence \"D\" is not one of A, B, C"},
	} {
		t.Run(name, func(t *testing.T) {
			err := parseTry(c.text)
			if err == nil {
				t.Fatalf("the table is taken:\n%s", c.text)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got\n%v\nwant in it\n%s", err, c.want)
			}
		})
	}
}

func TestAllFaultsOfATableAreNamedAtOnce(t *testing.T) {
	err := parseTry(tryHead + "a,x,,,,,,OJ,2026-11-22,A\nb,,no,,,,,OJ,2026-11-22,A\n,,,,,,,OJ,2026-11-22,A\n")
	for _, want := range []string{":3: on", ":4: flag", ":5: code"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
}

// A file that no test of this package reads could be broken unseen.
func TestEveryEmbeddedTableIsRead(t *testing.T) {
	names, err := fs.Glob(files, "tables/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	read := everyTable()
	for _, n := range names {
		if _, ok := read[n]; !ok {
			t.Errorf("%s is embedded but read by no test", n)
		}
	}
	if len(names) != len(read) {
		t.Errorf("%d tables are embedded, %d are read", len(names), len(read))
	}
}

func TestEveryRowSaysWhereItComesFrom(t *testing.T) {
	for name, rows := range everyTable() {
		if len(rows) == 0 {
			t.Errorf("%s has no rows", name)
		}
		for i, e := range rows {
			if e.Source == "" || !confidences.Has(e.Confidence) || !e.CheckedOn.Valid() || e.CheckedOn > StatusDate {
				t.Errorf("%s row %d: evidence %+v is incomplete", name, i+1, e)
			}
		}
	}
}

// everyTable returns the evidence of all rows by file.
func everyTable() map[string][]Evidence {
	return map[string][]Evidence{
		"tables/countries.csv":     each(Countries(), func(c Country) Evidence { return c.Evidence }),
		"tables/membership.csv":    each(Memberships(), func(m Membership) Evidence { return m.Evidence }),
		"tables/territories.csv":   each(Territories(), func(t Territory) Evidence { return t.Evidence }),
		"tables/data_subjects.csv": each(TermsOf("data_subjects"), termEvidence),
		"tables/personal_data.csv": each(TermsOf("personal_data"), termEvidence),
		"tables/recipients.csv":    each(TermsOf("recipients"), termEvidence),
		"tables/measures.csv":      each(TermsOf("measures"), termEvidence),
	}
}

func termEvidence(t Term) Evidence { return t.Evidence }

func each[T any](rows []T, f func(T) Evidence) []Evidence {
	var out []Evidence
	for _, r := range rows {
		out = append(out, f(r))
	}
	return out
}
