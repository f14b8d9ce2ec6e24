package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// fields is a screen with a line and a box of long text; tab goes between.
type fields struct {
	sh   *shell
	line *lineEdit
	long *textEdit
	on   int // 0 line, 1 long, 2 none
}

func newFields(sh *shell) screen {
	return &fields{sh: sh, line: newLineEdit(""), long: newTextEdit("")}
}

func (f *fields) title() string { return "Fields" }
func (f *fields) init() tea.Cmd { return nil }

func (f *fields) update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		m.Y-- // the line above the long text
		f.on = 1
		f.long.pointer(m)
	case tea.MouseWheelMsg:
		f.long.pointer(m)
	}
	return nil
}

func (f *fields) editor() editor {
	switch f.on {
	case 0:
		return f.line
	case 1:
		return f.long
	}
	return nil
}

func (f *fields) actions() []action {
	return []action{{id: "fields.next", title: "next field", keys: []string{"tab"}, run: func() tea.Cmd {
		f.on = (f.on + 1) % 3
		return nil
	}}}
}

func (f *fields) view(width, height int) frame {
	line := beside(text("Name: "), 6, "", f.line.view(f.sh.theme, width-6))
	long := f.long.view(f.sh.theme, width, height-1)
	switch f.on {
	case 0:
		long.cursor = nil
	case 1:
		line.cursor = nil
	case 2: // the label has the focus
		line = line.at(0, 0)
	}
	return below(line, long)
}

func startFields(t testing.TB) (*user, *fields) {
	t.Helper()
	var f *fields
	u := start(t, func(sh *shell) screen {
		f = newFields(sh).(*fields)
		return f
	})
	return u, f
}

func TestLineEdit(t *testing.T) {
	tests := []struct {
		name string
		keys string // space between keys; 'text' types
		want string
		at   int // cell of the cursor
	}{
		{"typing", "'abc'", "abc", 3},
		{"left and insert", "'abc' left 'X'", "abXc", 3},
		{"start and end", "'abc' home 'X' end 'Y'", "XabcY", 5},
		{"ctrl+a and ctrl+e", "'abc' ctrl+a 'X' ctrl+e 'Y'", "XabcY", 5},
		{"backspace and delete", "'abc' backspace home delete", "b", 0},
		{"at the edges nothing happens", "left backspace right delete ctrl+w ctrl+u ctrl+k alt+d", "", 0},
		{"delete a word", "'one two  ' ctrl+w", "one ", 4},
		{"delete the next word", "'one two' home alt+d", " two", 0},
		{"word by word", "'one two three' alt+b alt+b 'X'", "one Xtwo three", 5},
		{"word by word forward", "'one two' home ctrl+right 'X'", "oneX two", 4},
		{"delete to the start", "'one two' left left ctrl+u", "wo", 0},
		{"delete to the end", "'one two' left left ctrl+k", "one t", 5},
		{"wide characters", "'日本語' left 'x'", "日本x語", 5},
		{"an accent of its own is one step", "'cafe\u0301s' left left 'X'", "cafXe\u0301s", 4},
		{"an emoji of parts is one step", "'a\U0001F469\u200D\U0001F467b' left backspace", "ab", 1},
		{"keys of actions are text here", "'q?:/jk'", "q?:/jk", 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u, f := startFields(t)
			u.keys(tt.keys)
			if got := f.line.value(); got != tt.want {
				t.Errorf("%s gives %q, want %q", tt.keys, got, tt.want)
			}
			if got := u.sh.View().Cursor.X - len("Name: "); got != tt.at {
				t.Errorf("%s: cursor in cell %d, want %d", tt.keys, got, tt.at)
			}
		})
	}
}

// keys presses keys given as one text: 'abc' is typed, the rest are names.
func (u *user) keys(s string) {
	u.t.Helper()
	for i, part := range strings.Split(s, "'") {
		if i%2 == 1 {
			u.types(part)
		} else {
			u.press(strings.Fields(part)...)
		}
	}
}

func TestLineEditPaste(t *testing.T) {
	u, f := startFields(t)
	u.pastes("ACME\tA/S\r\nDenmark\x1b[31m\n")
	if got, want := f.line.value(), "ACME A/S Denmark[31m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLineEditKeepsStoredText(t *testing.T) {
	u, f := startFields(t)
	stored := "in\u202Evoice\x07"
	f.line.set(stored)
	u.sees("in·voice·")
	u.press("left", "right")
	if got := f.line.value(); got != stored {
		t.Errorf("got %q, want %q", got, stored)
	}
	u.press("backspace")
	if got, want := f.line.value(), "in\u202Evoice"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLineEditScrolls(t *testing.T) {
	u, _ := startFields(t)
	u.resizes(40, 12)
	u.types(strings.Repeat("日本", 20) + "end")
	u.cursorAt("")
	u.sees("本end ")
	u.press("home")
	u.cursorAt("日本日")
	u.press("end", "left", "left", "left")
	u.cursorAt("end")
	u.resizes(80, 24)
	u.cursorAt("end")
}

// What is typed and deleted at random is what a plain list of characters
// would hold.
func TestLineEditIsAListOfCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newLineEdit("")
		var model []string
		at := 0
		act := map[string]func() tea.Cmd{}
		for _, a := range e.actions() {
			act[a.id] = a.run
		}
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			switch op := rapid.SampledFrom([]string{"type", "left", "right", "backspace", "delete", "start", "end"}).Draw(t, "op"); op {
			case "type":
				c := rapid.SampledFrom([]string{"a", "日", "e\u0301", " ", "\U0001F469\u200D\U0001F467"}).Draw(t, "c")
				e.insert(c)
				model = append(model[:at:at], append([]string{c}, model[at:]...)...)
				at++
			default:
				act["line."+op]()
				switch {
				case op == "left":
					at = max(at-1, 0)
				case op == "right":
					at = min(at+1, len(model))
				case op == "start":
					at = 0
				case op == "end":
					at = len(model)
				case op == "backspace" && at > 0:
					model = append(model[:at-1:at-1], model[at:]...)
					at--
				case op == "delete" && at < len(model):
					model = append(model[:at:at], model[at+1:]...)
				}
			}
			width := rapid.IntRange(1, 12).Draw(t, "width")
			f := e.view(newTheme("mono", true), width)
			if want := strings.Join(model, ""); e.value() != want || e.at != len(strings.Join(model[:at], "")) {
				t.Fatalf("%q at %d, want %q at character %d", e.value(), e.at, want, at)
			}
			if f.cursor.X < 0 || f.cursor.X >= width || cells(f.lines[0]) > width {
				t.Fatalf("%q in %d cells: %q, cursor %d", e.value(), width, f.lines[0], f.cursor.X)
			}
		}
	})
}

func TestTextEdit(t *testing.T) {
	tests := []struct {
		name, keys, want string
		x, y             int
	}{
		{"lines", "'one' enter 'two'", "one\ntwo", 3, 1},
		{"backspace joins", "'one' enter 'two' home backspace", "onetwo", 3, 0},
		{"delete joins", "'one' enter 'two' up end delete", "onetwo", 3, 0},
		{"delete to the end, then the line break", "'one' enter 'two' up home ctrl+k ctrl+k", "two", 0, 0},
		{"delete to the start", "'one' enter 'two' left ctrl+u", "one\no", 0, 1},
		{"delete a word across lines", "'one' enter ctrl+w", "one", 3, 0},
		{"up keeps the column", "'long line' enter 'ab' enter 'long line' up up 'X'", "long lineX\nab\nlong line", 10, 0},
		{"up in the first line goes to its start", "'one' up 'X'", "Xone", 1, 0},
		{"down in the last line goes to its end", "'one' home down 'X'", "oneX", 4, 0},
		{"start and end of the text", "'one' enter 'two' ctrl+home 'X' ctrl+end 'Y'", "Xone\ntwoY", 4, 1},
		{"left over the line break", "'one' enter left 'X'", "oneX\n", 4, 0},
		{"right over the line break", "'one' enter 'two' up end right 'X'", "one\nXtwo", 1, 1},
		{"words", "'one two' alt+b 'X' alt+f 'Y'", "one XtwoY", 9, 0},
		{"wide characters keep the column", "'日本語' enter 'abcdef' up left 'X'", "日本X語\nabcdef", 5, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u, f := startFields(t)
			u.press("tab")
			u.keys(tt.keys)
			if got := f.long.value(); got != tt.want {
				t.Errorf("%s gives %q, want %q", tt.keys, got, tt.want)
			}
			if c := u.sh.View().Cursor; c.X != tt.x || c.Y != tt.y+2 {
				t.Errorf("%s: cursor at %d,%d, want %d,%d", tt.keys, c.X, c.Y-2, tt.x, tt.y)
			}
		})
	}
}

func TestTextEditPasteAndWrap(t *testing.T) {
	u, f := startFields(t)
	u.press("tab")
	u.pastes("first\r\nsecond\rthird\n" + strings.Repeat("word ", 30))
	if got := f.long.value(); strings.Contains(got, "\r") || strings.Count(got, "\n") != 3 {
		t.Errorf("got %q", got)
	}
	u.golden("fields")
	u.press("ctrl+home", "down", "down", "down", "end", "up")
	u.cursorAt("") // above the end of the wrapped line
	u.resizes(40, 12)
	u.resizes(120, 40)
}

// A key in a text of 20,000 lines costs what it costs in one of 20.
func TestTextEditShowsTheEndOfALongText(t *testing.T) {
	u, f := startFields(t)
	u.press("tab")
	f.long.set(strings.Repeat("Some text in a line.\n", 20_000))
	u.press("ctrl+end")
	u.types("the end")
	u.sees("the end")
	u.press("pgup", "pgup", "ctrl+home")
	u.cursorAt("Some text")
}

func TestTextEditClick(t *testing.T) {
	u, f := startFields(t)
	f.long.set("first\n日本語 third\n")
	u.clicks(5, 3) // the second half of a wide character
	u.cursorAt("語")
	u.clicks(70, 20)
	u.types("X")
	if got, want := f.long.value(), "first\n日本語 third\nX"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.send(tea.MouseWheelMsg{X: 1, Y: 5, Button: tea.MouseWheelUp})
	u.cursorAt("irst") // in the same column
}

func BenchmarkLongText(b *testing.B) {
	u, f := startFields(b)
	u.resizes(120, 40)
	u.press("tab")
	f.long.set(strings.Repeat("Some text in a line that is long enough to be wrapped once. ", 40_000/60))
	f.long.insert(strings.Repeat("Some text in a line.\n", 20_000))
	u.press("ctrl+end")
	x := keyPress(b, "x")
	for b.Loop() {
		u.sh.Update(x)
		u.sh.View()
		u.sh.Update(keyPress(b, "backspace"))
	}
}
