package law

import (
	"fmt"
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
		"tables/adequacy.csv":      each(Adequacies(), func(x Adequacy) Evidence { return x.Evidence }),
		"tables/articles.csv":      each(Articles(), func(x Article) Evidence { return x.Evidence }),
		"tables/countries.csv":     each(Countries(), func(x Country) Evidence { return x.Evidence }),
		"tables/data_subjects.csv": each(TermsOf("data_subjects"), termEvidence),
		"tables/dpia_hints.csv":    each(DPIAHints(), func(x DPIAHint) Evidence { return x.Evidence }),
		"tables/exemption.csv":     each(Exemptions(), func(x Exemption) Evidence { return x.Evidence }),
		"tables/measures.csv":      each(TermsOf("measures"), termEvidence),
		"tables/mechanisms.csv":    each(MechanismList(), func(x Mechanism) Evidence { return x.Evidence }),
		"tables/membership.csv":    each(Memberships(), func(x Membership) Evidence { return x.Evidence }),
		"tables/national.csv":      each(Provisions(), func(x Provision) Evidence { return x.Evidence }),
		"tables/periods.csv":       each(StatutoryPeriods(), func(x StatutoryPeriod) Evidence { return x.Evidence }),
		"tables/personal_data.csv": each(TermsOf("personal_data"), termEvidence),
		"tables/recipients.csv":    each(TermsOf("recipients"), termEvidence),
		"tables/starters.csv":      each(Starters(), func(x Starter) Evidence { return x.Evidence }),
		"tables/territories.csv":   each(Territories(), func(x Territory) Evidence { return x.Evidence }),
		"tables/wording.csv":       each(Wordings(), func(x Wording) Evidence { return x.Evidence }),
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

// A slip of the pen in a table that ships: old is written as slip, once.
func TestSlipInAShippedTableIsRefusedByLine(t *testing.T) {
	for _, c := range []struct {
		check     func(text string) error
		table     table
		old, slip string
		want      string
	}{
		{check(adequacyTable, decodeAdequacy), adequacyTable, "2020-07-15", "2020-07-32", "valid_to \"2020-07-32\" is not a date"},
		{check(adequacyTable, decodeAdequacy), adequacyTable, "2015-10-05", "1999-10-05", "valid_from 2000-07-26 is after valid_to 1999-10-05"},
		{check(adequacyTable, decodeAdequacy), adequacyTable, "UY,country", "UX,country", "destination \"UX\" is no country"},
		{check(adequacyTable, decodeAdequacy), adequacyTable, "UY,country", "UY,county", "kind \"county\" is not one of"},
		{check(adequacyTable, decodeAdequacy), adequacyTable, "controllers and processors subject to the LGPD", "", "scope is empty"},
		{check(mechanismTable, decodeMechanism), mechanismTable, "\n46.2.f,", "\n46.2.g,", "code \"46.2.g\" is not one of"},
		{check(mechanismTable, decodeMechanism), mechanismTable, "\n46.2.f,", "\n46.2.e,", "46.2.e is in line"},
		{check(exemptionTable, decodeExemption), exemptionTable, "omnibus_iv,pending", "omnibus_iv,in_force", "valid_from is given where status is in_force"},
		{check(exemptionTable, decodeExemption), exemptionTable, "1000", "1,000", "12 fields, want 11"},
		{check(periodTable, decodePeriod), periodTable, "P3Y6M", "3.5 years", "period \"3.5 years\" is not a period such as P3Y6M"},
		{check(periodTable, decodePeriod), periodTable, "P30D", "P0D", "period \"P0D\" is not a period"},
		{check(periodTable, decodePeriod), periodTable, "P30D", "P", "period \"P\" is not a period"},
		{check(periodTable, decodePeriod), periodTable, "P30D", "", "period and criterion are both empty"},
		{check(periodTable, decodePeriod), periodTable, "\n38,EU", "\nxx,EU", "number \"xx\" is not a whole number above 0"},
		{check(periodTable, decodePeriod), periodTable, "\n38,EU", "\n38,EEC", "country \"EEC\" is neither a country nor EU"},
		{check(hintTable, decodeHint), hintTable, "flag,criminal", "flag,crime", "value \"crime\" is no flag of a term"},
		{check(hintTable, decodeHint), hintTable, "term,DS26", "term,DS62", "value \"DS62\" is no term"},
		{check(starterTable, decodeStarter), starterTable, "9 21 27 30", "9 21 27 39", "periods: there is no period 39"},
		{check(starterTable, decodeStarter), starterTable, "PD26 PD31", "PD26 M31", "personal_data: \"M31\" is no term of personal_data"},
		{check(articleTable, decodeArticle), articleTable, "\nC-362/14,", "\nC-311/18,", "C-311/18 is in line"},
		{check(wordingTable, decodeWording), wordingTable, "sous-traitant", "", "fr is empty"},
		{check(provisionTable, decodeProvision), provisionTable, "DSG § 4(4),14", "DSG § 4(4),12", "age 12: Art. 8 allows 13 to 16"},
		{check(countryTable, decodeCountry), countryTable, "\nGR,", "\nGreece,", "code \"Greece\" is not two capital letters"},
		{check(membershipTable, decodeMembership), membershipTable, "GB,bridge", "GB,brexit", "kind \"brexit\" is not one of"},
		{check(territoryTable, decodeTerritory), territoryTable, "AX,FI", "AX,", "belongs_to is empty"},
		{check(dataSubjectTable, decodeDataSubject), dataSubjectTable, "\nDS07,", "\nDS7,", "code \"DS7\" is not DS and two digits"},
		{check(personalDataTable, decodePersonalData), personalDataTable, "biometric_id", "biometric", "special \"biometric\" is not one of"},
		{check(recipientTable, decodeRecipient), recipientTable, "joint_controller", "", "default_role is empty"},
		{check(measureTable, decodeMeasure), measureTable, "M37,recovery time and recovery point objectives,restore", "M37,recovery time and recovery point objectives,c", "heading \"c\" is not one of"},
	} {
		text, err := files.ReadFile(c.table.path())
		if err != nil {
			t.Fatal(err)
		}
		before, after, ok := strings.Cut(string(text), c.old)
		if !ok {
			t.Errorf("%s does not hold %q", c.table.path(), c.old)
			continue
		}
		line := strings.Count(before+c.slip, "\n") + 1
		want := fmt.Sprintf("%s:%d: %s", c.table.path(), line, c.want)
		if err := c.check(before + c.slip + after); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q for %q: got\n%v\nwant in it\n%s", c.slip, c.old, err, want)
		}
	}
}

func check[T any](t table, decode func(*row) T) func(string) error {
	return func(text string) error {
		_, err := parse(t, text, decode)
		return err
	}
}
