package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
)

func TestListMoves(t *testing.T) {
	u, _ := startRows(t, 1000) // 21 rows are seen
	tests := []struct{ key, want string }{
		{"down", "0002"},
		{"up", "0001"},
		{"up", "0001"},
		{"ctrl+d", "0011"},
		{"ctrl+u", "0001"},
		{"pgdown", "0021"},
		{"pgup", "0001"},
		{"G", "1000"},
		{"j", "1000"},
		{"k", "0999"},
		{"g", "0001"},
		{"end", "1000"},
		{"home", "0001"},
	}
	for _, tt := range tests {
		u.press(tt.key)
		u.cursorAt("activity " + tt.want)
		u.sees("> activity " + tt.want)
	}
}

func TestAnEmptyListHasACursor(t *testing.T) {
	u, _ := startRows(t, 0)
	u.press("j", "G", "ctrl+d", "enter")
	u.sees("Not now: open. There is no row.")
}

// opener is a screen that opens a dialog on o.
type opener struct {
	reader
	dialog func() screen
}

func (o *opener) actions() []action {
	return append([]action{{id: "open", title: "open", keys: []string{"o"}, run: func() tea.Cmd { return o.sh.open(o.dialog()) }}}, o.reader.actions()...)
}

func startDialog(t testing.TB, dialog func(sh *shell) screen) *user {
	t.Helper()
	u := start(t, func(sh *shell) screen {
		return &opener{*newReader(sh, "Page", "Some text to read."), func() screen { return dialog(sh) }}
	})
	u.press("o")
	return u
}

var parties = []item{
	{id: "1", label: "ACME A/S", note: "Denmark"},
	{id: "2", label: "Beta GmbH", note: "Germany"},
	{id: "3", label: "Gamma \u202ESARL", note: "France"},
}

func TestPickerChoosesOne(t *testing.T) {
	var ids, added []string
	calls := 0
	u := startDialog(t, func(sh *shell) screen {
		p := newPicker(sh, "Party", parties, func(i, a []string) tea.Cmd { ids, added = i, a; calls++; return nil })
		p.add = "party"
		return p
	})
	u.cursorAt("type to search")
	u.golden("picker")
	u.types("germ")
	u.sees("> Beta GmbH", "new party: «germ»")
	u.misses("ACME")
	u.press("enter")
	if diff := cmp.Diff([]string{"2"}, ids); diff != "" || added != nil {
		t.Errorf("%s %v", diff, added)
	}

	u.press("o")
	u.types("  Delta ")
	u.sees("> new party: «Delta»")
	u.press("enter")
	if diff := cmp.Diff([]string{"Delta"}, added); diff != "" || ids != nil {
		t.Errorf("%s %v", diff, ids)
	}

	u.press("o")
	u.types("acme a/s")
	u.misses("new party") // it is there already
	u.press("esc")
	if calls != 2 {
		t.Errorf("%d calls, want none after esc", calls)
	}
	u.misses("ACME")
}

func TestPickerWithoutAddSaysThatNothingMatches(t *testing.T) {
	u := startDialog(t, func(sh *shell) screen {
		return newPicker(sh, "Party", parties, func(_, _ []string) tea.Cmd { t.Error("called"); return nil })
	})
	u.types("zzz")
	u.sees("nothing matches")
	u.press("enter")
	u.sees("Nothing matches.")
}

func TestPickerChoosesMany(t *testing.T) {
	var ids, added []string
	u := startDialog(t, func(sh *shell) screen {
		p := newPicker(sh, "Parties", parties, func(i, a []string) tea.Cmd { ids, added = i, a; return nil })
		p.many, p.add, p.on = true, "party", map[string]bool{"3": true}
		return p
	})
	u.sees("[x] Gamma SARL", "[ ] ACME")
	u.sees("space tick")
	u.press("space")
	u.types("New Ltd") // with a blank in it
	u.sees("/ New Ltd", "ctrl+t tick")
	u.press("ctrl+t")
	u.sees("[x] New Ltd", "[x] ACME")
	u.types("Other")
	u.sees("> new party: «Other»")
	u.press("enter")
	if diff := cmp.Diff([][]string{{"1", "3"}, {"New Ltd", "Other"}}, [][]string{ids, added}); diff != "" {
		t.Error(diff)
	}
}

func TestPickerClick(t *testing.T) {
	var ids []string
	u := startDialog(t, func(sh *shell) screen {
		return newPicker(sh, "Party", parties, func(i, _ []string) tea.Cmd { ids = i; return nil })
	})
	for y, line := range strings.Split(u.screen(), "\n") {
		if x := strings.Index(line, "Beta"); x >= 0 {
			u.clicks(x, y)
		}
	}
	if diff := cmp.Diff([]string{"2"}, ids); diff != "" {
		t.Error(diff)
	}
}

func TestCheckList(t *testing.T) {
	all := []word{{"all", "all of them", ""}, {"rest", "the rest", "what no other row names"}}
	tests := []struct {
		name     string
		word     string
		keys     []string
		press    string
		wantWord string
		wantKeys []string
	}{
		{"nothing said stays not said", "", nil, "enter", "", nil},
		{"all is kept", "all", nil, "enter", "all", nil},
		{"ticks are kept", "", []string{"2"}, "enter", "", []string{"2"}},
		{"say rest", "", []string{"2"}, "k space enter", "rest", nil},
		{"say nothing", "all", nil, "g space enter", "", nil},
		{"tick after all: only the ticked", "all", nil, "G space enter", "", []string{"3"}},
		{"the last tick taken away leaves not said", "", []string{"3"}, "G space enter", "", nil},
		{"back to these brings the ticks back", "", []string{"2", "3"}, "g space j j j space enter", "", []string{"2", "3"}},
		{"enter takes the word in hand", "", nil, "j enter", "all", nil},
		{"enter takes the word in hand instead of the ticks", "", []string{"2"}, "k k enter", "all", nil},
		{"enter takes the row in hand", "all", nil, "G enter", "", []string{"3"}},
		{"enter takes what is ticked, not the row in hand", "", nil, "G space k enter", "", []string{"3"}},
		{"a tick taken away, then a word", "", []string{"3"}, "G space g j enter", "all", nil},
		{"what is not there any more is kept", "", []string{"9", "1"}, "enter", "", []string{"1", "9"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			word, keys, called := "", []string(nil), false
			u := startDialog(t, func(sh *shell) screen {
				return &checkList{
					sh: sh, name: "Data", words: all, items: parties, word: tt.word, keys: tt.keys,
					done: func(w string, k []string) tea.Cmd { word, keys, called = w, k, true; return nil },
				}
			})
			if tt.name == "ticks are kept" {
				u.golden("checklist")
			}
			u.keys(tt.press)
			if !called || word != tt.wantWord || !cmp.Equal(keys, tt.wantKeys) {
				t.Errorf("%s gives %q %q, want %q %q", tt.press, word, keys, tt.wantWord, tt.wantKeys)
			}
		})
	}
}

// "These" without a tick would take the answer away unheard.
func TestCheckListAsksForATick(t *testing.T) {
	called := false
	u := startDialog(t, func(sh *shell) screen {
		return &checkList{
			sh: sh, name: "Data", words: []word{{"all", "all of them", ""}}, items: parties, word: "all",
			done: func(string, []string) tea.Cmd { called = true; return nil },
		}
	})
	u.keys("j enter")
	u.sees("Nothing is ticked yet: space ticks a row.", "(x) these:")
	u.keys("j space k enter") // what is ticked, though another row is in hand
	if !called {
		t.Error("it is still open")
	}
}

func TestTicksDoNotVanishUnheard(t *testing.T) {
	u := startDialog(t, func(sh *shell) screen {
		p := newPicker(sh, "Parties", parties, func(_, _ []string) tea.Cmd { t.Error("called"); return nil })
		p.many = true
		return p
	})
	u.press("space", "esc")
	u.sees("Cancelled: Parties stays as it was")
}

func TestPickerOfManyTakesTheRowInHand(t *testing.T) {
	tests := []struct {
		name  string
		on    string // is ticked at the start
		keys  string
		ids   string
		added string
		says  string
	}{
		{"nothing ticked: the row in hand", "", "'beta' enter", "2", "", ""},
		{"nothing ticked: the new one in hand", "", "'delta' enter", "", "delta", ""},
		{"a hit is before a new one", "", "'gam' enter", "3", "", ""},
		{"after a tick, the new one below is not taken", "", "'gam' ctrl+t enter", "3", "", ""},
		{"what was there stays, and what was searched comes to it", "1", "'beta' enter", "1 2", "", ""},
		{"what was there stays, and a new one comes to it", "1", "'delta' enter", "1", "delta", ""},
		{"what was there stays", "1", "enter", "1", "", ""},
		{"what was there stays, and is said to be all", "1", "down enter", "1", "", "«Beta GmbH» was not"},
		{"the last tick can be taken away", "1", "space enter", "", "", ""},
		{"typing after a tick searches anew", "", "'gam' ctrl+t 'beta' ctrl+t enter", "2 3", "", ""},
		{"what was searched after a tick comes to it", "", "'gam' ctrl+t 'beta' enter", "2 3", "", ""},
		{"a blank ticks where one has gone to a row", "", "'g' down space enter", "2", "", ""},
		{"a blank ticks on where a search was served", "", "'g' ctrl+t space enter", "2 3", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ids, added, called := "", "", false
			u := startDialog(t, func(sh *shell) screen {
				p := newPicker(sh, "Parties", parties, func(i, a []string) tea.Cmd {
					ids, added, called = strings.Join(i, " "), strings.Join(a, " "), true
					return nil
				})
				p.many, p.add, p.on = true, "party", map[string]bool{}
				if tt.on != "" {
					p.on[tt.on] = true
				}
				return p
			})
			u.keys(tt.keys)
			if !called || ids != tt.ids || added != tt.added {
				t.Errorf("%s gives %q and new %q, want %q and %q", tt.keys, ids, added, tt.ids, tt.added)
			}
			u.sees(tt.says)
		})
	}
}

func TestChoiceAddsAWayOutWhenAllAnswersLose(t *testing.T) {
	ran := ""
	u := startDialog(t, func(sh *shell) screen {
		return newChoice(sh, "Conflict", "Which one?", []option{
			{key: "o", title: "ours", danger: true, run: func() tea.Cmd { ran = "ours"; return nil }},
			{key: "t", title: "theirs", danger: true, run: func() tea.Cmd { ran = "theirs"; return nil }},
		})
	})
	u.press("o") // the key that opened it
	u.press("enter")
	if ran != "" {
		t.Errorf("enter took %s", ran)
	}
	u.press("o", "t")
	if ran != "theirs" {
		t.Errorf("t took %q", ran)
	}
}

func TestConfirm(t *testing.T) {
	done := 0
	u := startDialog(t, func(sh *shell) screen {
		return confirm(sh, "Delete", "Delete 12 records?", "delete 12 records", func() tea.Cmd { done++; return nil })
	})
	u.press("enter")
	u.press("o", "n")
	u.press("o", "esc")
	if done != 0 {
		t.Fatal("it was done")
	}
	u.press("o", "y")
	if done != 1 {
		t.Errorf("done %d times", done)
	}
}

func TestALongQuestionLeavesRoomForTheAnswers(t *testing.T) {
	u := startDialog(t, func(sh *shell) screen {
		return confirm(sh, "Delete", strings.Repeat("Many words. ", 200), "delete", func() tea.Cmd { return nil })
	})
	for _, size := range [][2]int{{80, 24}, {40, 10}, {40, 12}} {
		u.resizes(size[0], size[1])
		u.sees("> n  no, go back")
	}
}

func startPage(t testing.TB) *user {
	t.Helper()
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "Line %d says something about salaries and is long enough to be wrapped on a narrow page.\n", i+1)
	}
	return start(t, func(sh *shell) screen { return newReader(sh, "Record", b.String()) })
}

func TestPageScrolls(t *testing.T) {
	u := startPage(t)
	u.golden("page")
	u.cursorAt("Line 1 says")
	u.press("j")
	u.misses("Line 1 says")
	u.press("g", "G")
	u.sees("Line 200 says")
	u.press("pgup", "ctrl+u", "k", "home")
	u.sees("Line 1 says")
}

func TestPageSearches(t *testing.T) {
	u := startPage(t)
	u.press("/")
	u.types("LINE 15")
	u.sees("1 of 11")
	u.press("enter")
	u.cursorAt("Line 15 says")
	u.press("n")
	u.cursorAt("Line 150 says")
	u.press("N", "N")
	u.cursorAt("Line 159 says")
	u.press("n")
	u.cursorAt("Line 15 says")
	u.resizes(40, 12)
	u.cursorAt("Line 15 says")
	u.press("esc")
	u.misses("of 11")
	u.press("/")
	u.types("nowhere")
	u.sees("nothing found")
	u.press("enter", "n")
	u.sees("Not now: next. Nothing was found.")
}

// A list in a dialog that is longer than its box says so, and how to go on.
func TestLongDialogsSayThatThereIsMore(t *testing.T) {
	c := openSample(t)
	for _, key := range []string{"?", ":"} {
		c.press(key)
		n := len(c.sh.front().(*picker).items)
		room := c.sh.front().(*picker).rows.height
		c.sees(fmt.Sprintf("%d more below (pgdown)", n-room))
		c.misses("above")
		c.press("pgdown")
		c.sees("more below (pgdown), ", " above (pgup)")
		for range n {
			c.press("down")
		}
		c.sees(fmt.Sprintf("%d more above (pgup)", n-room))
		c.misses("below")
		c.types("theme") // what fits says nothing
		c.misses("above", "below")
		c.press("esc")
	}
	c.resizes(40, 10)
	c.press("?")
	c.sees("more below (pgdown)")
	c.press("pgdown")
	c.sees(" more below, ", " above")
	c.press("esc", "c")
	c.sees("more below (pgdown)")
}
