package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTableFitsItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 6).Draw(t, "columns")
		cells := rapid.SliceOfN(rapid.String(), columns, columns)
		tab := table{head: cells.Draw(t, "head")}
		for i := range tab.head {
			tab.head[i] = oneLine(tab.head[i])
		}
		for _, row := range rapid.SliceOfN(cells, 0, 5).Draw(t, "rows") {
			tab.add(row...)
		}
		width := rapid.IntRange(40, 200).Draw(t, "width")
		var b strings.Builder
		if err := tab.write(&b, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
				t.Fatalf("%d cells, and the width is %d: %q", n, width, line)
			}
		}
		if n := strings.Count(b.String(), "\n"); n != len(tab.rows)+1 {
			t.Fatalf("%d lines for %d rows", n, len(tab.rows))
		}
		b.Reset()
		if err := tab.write(&b, 0); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "\t"); n != (columns-1)*len(tab.rows) {
			t.Fatalf("%d tabs for %d rows of %d cells", n, len(tab.rows), columns)
		}
	})
}

func TestSafeTextActsOnNothing(t *testing.T) {
	for text, want := range map[string]string{
		"plain Æ 日本":          "plain Æ 日本",
		"a\nb\tc\r":           "a b c",
		"\x1b[31mred\x1b[0m":  "[31mred[0m",
		"\u009bclear":         "clear",
		"evil\u202egnp.exe":   "evilgnp.exe",
		"\u2066a\u2069\ufeff": "a",
		"👩\u200d🔬":            "👩\u200d🔬",
		"not\xffutf8":         "not\uFFFDutf8",
	} {
		if got := safe(text); got != want {
			t.Errorf("safe(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestPageWrapsBelowItsText(t *testing.T) {
	p := page{width: 40}
	p.labelled(2, "Purpose", 10, "Pay salaries and\nkeep the accounts of the company for five years")
	p.labelled(4, "Note:", 0, "as the law of the country asks us to do it")
	want := "" +
		"  Purpose     Pay salaries and\n" +
		"              keep the accounts of the\n" +
		"              company for five years\n" +
		"    Note: as the law of the country\n" +
		"      asks us to do it\n"
	if diff := cmp.Diff(want, p.b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEditorCommandIsSplitAtBlanks(t *testing.T) {
	for line, want := range map[string][]string{
		"vi":                              {"vi"},
		"code --wait":                     {"code", "--wait"},
		`"/my editors/ed" -n 'two words'`: {"/my editors/ed", "-n", "two words"},
		`C:\tools\ed.exe  -x`:             {`C:\tools\ed.exe`, "-x"},
		`ed ""`:                           {"ed", ""},
		`"open`:                           nil,
		"":                                nil,
		`""`:                              nil,
	} {
		got, err := splitWords(line)
		if diff := cmp.Diff(want, got); diff != "" || (err != nil) != (want == nil) {
			t.Errorf("%q: %v (-want +got):\n%s", line, err, diff)
		}
	}
}

func TestTermsThatLeaveOutAreNoFlags(t *testing.T) {
	for line, want := range map[string]string{
		"list -special:yes":                   "list -- -special:yes",
		"list -special:yes --json payroll":    "list --json payroll -- -special:yes",
		"list -- -special:yes":                "list -- -special:yes",
		"list -f x.ropa -legal_bases.art6:":   "list -f x.ropa -- -legal_bases.art6:",
		"list -fc:\\x.ropa":                   "list -fc:\\x.ropa",
		"list -zebra":                         "list -zebra",
		"set PA-0001 name=-special:yes":       "set PA-0001 name=-special:yes",
		"export --to csv -c name -finding:no": "export --to csv -c name -- -finding:no",
		"export --to csv -c name -nosuch:no":  "export --to csv -c name -nosuch:no",
	} {
		if got := strings.Join(queriesLast(strings.Fields(line)), " "); got != want {
			t.Errorf("%s\nbecame %s\nwant   %s", line, got, want)
		}
	}
}
