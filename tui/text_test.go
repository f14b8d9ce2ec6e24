package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSafe(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Payroll", "Payroll"},
		{"Lønsystem – år", "Lønsystem – år"},
		{"\x1b[31mred\x1b[0m", "[31mred[0m"},
		{"\u009b31mred", "31mred"},
		{"\x9b31mred", "\uFFFD31mred"},
		{"bell\a back\b del\x7f", "bell back del"},
		{"invoice\u202Efdp.exe", "invoicefdp.exe"},
		{"\u2066iso\u2069 \u200Emark\uFEFF", "iso mark"},
		{"a\tb", "a    b"},
		{"one\ntwo\r\nthree\u2028four", "one⏎two⏎three⏎four"},
		{"日本語", "日本語"},
		{"e\u0301", "e\u0301"},
		{"\U0001F469\u200D\U0001F469\u200D\U0001F467 ok", "\U0001F469 ok"}, // a family
		{"\U0001F44D\U0001F3FD", "\U0001F44D"},                             // a skin tone
		{"\u2764\uFE0F", "\u2764"},                                         // a heart, coloured
		{"می\u200Cخواهم", "می\u200Cخواهم"},                                 // Persian needs the joiner
	}
	for _, tt := range tests {
		if got := safe(tt.in); got != tt.want {
			t.Errorf("safe(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestShort(t *testing.T) {
	tests := []struct {
		in    string
		width int
		want  string
	}{
		{"Payroll", 7, "Payroll"},
		{"Payroll", 6, "Payro…"},
		{"Payroll", 1, "…"},
		{"Payroll", 0, ""},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
	}
	for _, tt := range tests {
		if got := short(tt.in, tt.width); got != tt.want {
			t.Errorf("short(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

// words makes text of the kind that goes wrong.
func words(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
		"a", "b", " ", "word", "日本", "e\u0301", "\u0301", "\U0001F469\u200D\U0001F467", "\u2764\uFE0F", "\U0001F1E9\U0001F1F0",
		"\x1b[2J", "\u009b", "\x9b", "\u202E", "\t", "\u200B", "ø", "\x00", "مر", "가", "ﷺ",
	}), 0, 20).Draw(t, name), "")
}

func TestSafeTextHasNoControlsAndAKnownWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := words(t, "text")
		width := rapid.IntRange(0, 30).Draw(t, "width")
		got := safe(s)
		for _, r := range got {
			if invisible(r) {
				t.Fatalf("safe(%q) = %q has %U", s, got, r)
			}
		}
		if cells(got) != ansi.StringWidth(got) {
			t.Fatalf("cells(%q) = %d, ansi says %d", got, cells(got), ansi.StringWidth(got))
		}
		if ansi.StringWidth(got) != ansi.StringWidthWc(got) {
			t.Fatalf("terminals disagree about the width of %q: %d or %d", got, ansi.StringWidth(got), ansi.StringWidthWc(got))
		}
		if w := cells(cell(s, width)); w != width {
			t.Fatalf("cell(%q, %d) is %d cells wide", s, width, w)
		}
		styled := newTheme("dark", true).bad.Render(got)
		if cells(styled) != ansi.StringWidth(styled) {
			t.Fatalf("cells(%q) = %d, ansi says %d", styled, cells(styled), ansi.StringWidth(styled))
		}
	})
}

func TestFold(t *testing.T) {
	got := fold("The quick brown fox\njumps over averyverylongword.\r\n\r\nEnd", 10)
	want := []string{"The quick", "brown fox", "jumps over", "averyveryl", "ongword.", "", "End"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWrappedPiecesAreTheWholeLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := words(t, "line")
		width := rapid.IntRange(1, 12).Draw(t, "width")
		at := 0
		for i, p := range wrap(s, width) {
			if p.from != at || p.to < p.from || p.to == p.from && s != "" {
				t.Fatalf("piece %d of %q is %v", i, s, p)
			}
			if w := editCells(strings.TrimRight(s[p.from:p.to], " ")); w > max(width, tabWidth) {
				t.Fatalf("piece %q of %q is %d cells wide, want %d", s[p.from:p.to], s, w, width)
			}
			at = p.to
		}
		if at != len(s) {
			t.Fatalf("the pieces of %q end at %d", s, at)
		}
	})
}

func TestOverlayCutsWideCharacters(t *testing.T) {
	f := text("日本語日本語").overlay(text("ab"), 3, 0)
	if got, want := f.lines[0], "日 ab 日本語"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
