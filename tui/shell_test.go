package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// rows is a small place of the app: rows that can be searched, opened and
// deleted. It uses all parts of the contract.
type rows struct {
	sh     *shell
	name   string
	all    []string
	found  []string
	list   list
	filter *lineEdit // nil: not filtering
	typing bool
	asked  request
	held   string // not saved yet
	broken error  // what saving it runs into
	saved  string
	shown  int
}

func newRows(sh *shell, name string, n int) *rows {
	r := &rows{sh: sh, name: name}
	for i := range n {
		r.all = append(r.all, fmt.Sprintf("activity %04d", i+1))
	}
	r.found = r.all
	r.list.setCount(n)
	return r
}

func (r *rows) title() string { return r.name }
func (r *rows) init() tea.Cmd { return nil }

func (r *rows) editor() editor {
	if r.typing {
		return r.filter
	}
	return nil
}

func (r *rows) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editedMsg:
		want := r.filter.value()
		return debounce(r.sh, &r.asked, 100*time.Millisecond, func() ([]string, error) {
			if want == "!" {
				return nil, errors.New("read activities: the file is gone")
			}
			var found []string
			for _, s := range r.all {
				if strings.Contains(s, want) {
					found = append(found, s)
				}
			}
			return found, nil
		})
	case result[[]string]:
		if !r.asked.takes(msg) {
			return nil
		}
		if msg.err != nil {
			r.sh.fail(msg.err)
			return nil
		}
		r.found = msg.value
		r.list.setCount(len(r.found))
	case shownMsg:
		r.shown++
	case tea.MouseClickMsg:
		msg.Y-- // the line above the list
		r.list.pointer(msg)
	case tea.MouseWheelMsg:
		r.list.pointer(msg)
	}
	return nil
}

func (r *rows) actions() []action {
	if r.typing {
		return []action{
			{id: "rows.keep", title: "keep", keys: []string{"enter"}, run: func() tea.Cmd { r.typing = false; return nil }},
			{id: "rows.clear", title: "clear", keys: []string{"esc"}, run: r.clear},
		}
	}
	none := func() string {
		if len(r.found) == 0 {
			return "There is no row."
		}
		return ""
	}
	out := []action{
		{id: "rows.open", title: "open", keys: []string{"enter"}, why: none, run: func() tea.Cmd {
			return r.sh.push(newRows(r.sh, r.found[r.list.cursor], 3))
		}},
		{id: "rows.filter", title: "search", keys: []string{"/"}, run: func() tea.Cmd {
			r.filter, r.typing = newLineEdit(""), true
			return nil
		}},
		{id: "rows.delete", title: "delete", keys: []string{"d"}, why: none, danger: true, run: func() tea.Cmd {
			return r.sh.open(newChoice(r.sh, "Delete", "Delete "+r.found[r.list.cursor]+"?", []option{
				{key: "d", title: "delete it", danger: true, run: func() tea.Cmd { r.sh.say("Deleted."); return nil }},
				{key: "k", title: "keep it"},
			}))
		}},
		{id: "rows.locked", title: "approve", keys: []string{"A"}, why: func() string { return "The register is read-only." }, run: func() tea.Cmd { panic("ran") }},
	}
	if r.filter != nil {
		out = append(out, action{id: "rows.clear", title: "clear", keys: []string{"esc"}, run: r.clear})
	}
	return append(out, r.list.actions(true)...)
}

func (r *rows) clear() tea.Cmd {
	r.filter, r.typing, r.found = nil, false, r.all
	r.asked.cancel()
	r.list.setCount(len(r.found))
	return nil
}

func (r *rows) leave() func() error {
	if r.held == "" {
		return nil
	}
	held := r.held
	return func() error {
		if r.broken == nil {
			r.saved = held
		}
		return r.broken
	}
}

func (r *rows) view(width, height int) frame {
	top := frame{lines: []string{"all"}}
	if r.filter != nil {
		top = beside(text("search: "), 8, "", r.filter.view(r.sh.theme, width-8))
		if !r.typing {
			top.cursor = nil
		}
	}
	body := r.list.view(r.sh.theme, width, height-1, func(i, w int, _ bool) string { return cell(r.found[i], w) })
	if shapeOf(width, height) == double {
		left, right := split(width)
		detail := text(cell("detail", right))
		body = beside(body.fit(left, height-1), left, between(r.sh.theme), detail)
	}
	return below(top, body)
}

func startRows(t testing.TB, n int) (*user, *rows) {
	t.Helper()
	var r *rows
	u := start(t, func(sh *shell) screen { r = newRows(sh, "Activities", n); return r })
	return u, r
}

func TestShell(t *testing.T) {
	u, _ := startRows(t, 100)
	u.sees("Activities", "> activity 0001", "enter open", "? help")
	u.golden("shell")
	u.press("j", "enter")
	u.sees("Activities › activity 0002")
	u.press("esc")
	u.misses("›")
	u.cursorAt("activity 0002")
}

func TestEveryFrameFitsItsTerminal(t *testing.T) {
	u, _ := startRows(t, 100)
	for h := 1; h <= 30; h++ {
		for w := 1; w <= 130; w++ {
			u.resizes(w, h)
		}
	}
	u.press("?")
	for h := 1; h <= 30; h++ {
		for w := 1; w <= 130; w += 3 {
			u.resizes(w, h)
		}
	}
}

func TestTooSmallKeepsStateAndQuits(t *testing.T) {
	u, _ := startRows(t, 100)
	u.press("j", "j")
	u.resizes(39, 9)
	u.sees("too small")
	u.press("j", "enter")
	u.resizes(80, 24)
	u.cursorAt("activity 0003")
	u.resizes(10, 2)
	u.press("ctrl+c")
	if !u.quit {
		t.Error("ctrl+c does not quit")
	}
}

func TestImplausibleSizes(t *testing.T) {
	t.Setenv("COLUMNS", "100")
	t.Setenv("LINES", "")
	u, _ := startRows(t, 3)
	for _, size := range []tea.WindowSizeMsg{{}, {Width: 80}, {Width: -1, Height: 5}, {Width: 65535, Height: 65535}} {
		u.send(size)
		if u.sh.width != 80 || u.sh.height != 24 {
			t.Errorf("%v was believed", size)
		}
	}
	if got, want := plausible(newShell(Options{}, nil), tea.WindowSizeMsg{}), (tea.WindowSizeMsg{Width: 100, Height: 24}); got != want {
		t.Errorf("0x0 at the start: %v, want %v", got, want)
	}
}

func TestHelpListsEveryActionAndRunsIt(t *testing.T) {
	u, _ := startRows(t, 100)
	u.resizes(120, 60)
	bs := u.sh.bindings()
	u.press("?")
	for _, b := range bs {
		u.sees(b.title)
	}
	u.sees("not now: The register is read-only.", "delete!")
	u.types("last row")
	u.press("enter")
	u.cursorAt("activity 0100")
}

func TestPaletteRunsActions(t *testing.T) {
	u, _ := startRows(t, 100)
	u.press(":")
	u.types("opn")
	u.press("enter")
	u.sees("Activities › activity 0001")
}

func TestADisabledActionSaysWhy(t *testing.T) {
	u, _ := startRows(t, 100)
	u.press("A")
	u.sees("Not now: approve. The register is read-only.")
	u.press("j")
	u.misses("read-only")
}

func TestEscapeClearsTheFilterFirst(t *testing.T) {
	u, _ := startRows(t, 100)
	u.press("enter", "/")
	u.types("0002?q")
	u.sees("search: 0002?q")
	u.press("ctrl+w")
	u.types("0002")
	u.tick()
	u.press("enter")
	u.sees("> activity 0002")
	u.misses("0001\n")
	u.press("esc")
	u.sees("› activity 0001", "activity 0003")
	u.press("esc")
	u.misses("›")
}

func TestAStaleAnswerIsDropped(t *testing.T) {
	u, r := startRows(t, 100)
	u.press("/")
	u.types("00")
	u.tick() // "0" has not waited long enough; "00" is asked
	if len(r.found) != 100 {
		t.Fatalf("%d rows", len(r.found))
	}
	// Answers come in the wrong order, and twice.
	u.hold = true
	u.types("9")
	u.tick()
	u.types("0")
	u.tick()
	u.arrive(0)
	if len(r.found) != 100 {
		t.Fatalf("the answer to an old question was taken: %d rows", len(r.found))
	}
	u.hold = true
	u.types("x")
	u.press("backspace")
	u.tick()
	u.types("y")
	u.press("backspace")
	u.tick()
	u.arrive(1, 0, 1)
	u.sees("> activity 0090")
	u.misses("activity 0001")
	// One comes after the search was given up, one after the screen closed.
	u.hold = true
	u.types("1")
	u.tick()
	u.press("esc")
	u.arrive(0)
	u.sees("> activity 0001")
	u.press("enter", "/")
	u.hold = true
	u.types("2")
	u.tick()
	u.press("esc", "esc")
	u.arrive(0)
	u.sees("> activity 0001", "activity 0021")
}

func TestAnErrorStaysUntilItCouldBeRead(t *testing.T) {
	u, _ := startRows(t, 100)
	u.press("/", "!")
	u.tick()
	u.sees("! read activities: the file is gone")
	u.send(keyPress(t, "a")) // typed ahead, at the same moment
	u.sees("the file is gone")
	u.press("esc")
	u.misses("the file is gone")
	u.press(":")
	u.types("messages")
	u.press("enter")
	u.sees("failed  read activities: the file is gone", "Activities › Messages")
}

func TestDialogsThatComeByThemselvesTakeNoTypedAheadKey(t *testing.T) {
	u, r := startRows(t, 100)
	r.sh.open(newChoice(r.sh, "Changed", "Somebody else saved.", []option{{key: "r", title: "reload"}}))
	u.send(keyPress(t, "enter"))
	u.sees("Somebody else saved.")
	u.press("enter")
	u.misses("Somebody else saved.")
}

func TestConfirmingTakesAnotherKey(t *testing.T) {
	u, _ := startRows(t, 100)
	u.press("d")
	u.golden("choice")
	u.press("d")
	u.sees("Delete activity 0001?")
	u.press("enter") // the first choice is to keep it
	u.misses("Deleted.", "Delete activity")
	u.press("d", "down", "enter")
	u.sees("Deleted.")
}

func TestFooterClicks(t *testing.T) {
	u, _ := startRows(t, 100)
	lines := strings.Split(u.screen(), "\n")
	x := strings.Index(lines[23], "/ search")
	u.clicks(x+3, 23)
	u.sees("search: ")
	u.press("esc")
	u.clicks(5, 5)
	u.cursorAt("activity 0004")
	u.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
	u.cursorAt("activity 0007")
	u.press("?")
	u.clicks(0, 3) // beside the dialog: nothing
	u.sees("Help")
}

func TestQuittingSavesFirst(t *testing.T) {
	u, r := startRows(t, 100)
	r.held = "half a wo"
	r.broken = errors.New("disk full")
	u.press("enter", "q", "q")
	if u.quit {
		t.Fatal("quit though saving failed")
	}
	u.sees("not quit", "disk full")
	r.broken = nil
	u.press("q")
	if !u.quit || r.saved != "half a wo" {
		t.Errorf("quit %v, saved %q", u.quit, r.saved)
	}
}

func TestSIGTERMSavesAndQuits(t *testing.T) {
	u, r := startRows(t, 100)
	r.held = "half a wo"
	u.press("enter", "?")
	u.send(terminateMsg{})
	if !u.quit || r.saved != "half a wo" {
		t.Errorf("quit %v, saved %q", u.quit, r.saved)
	}

	u, r = startRows(t, 100)
	r.held, r.broken = "half", errors.New("disk full")
	u.send(terminateMsg{})
	if !u.quit || u.sh.err == nil {
		t.Errorf("quit %v, error %v", u.quit, u.sh.err)
	}
}

func TestLeavingAScreenSaves(t *testing.T) {
	u, r := startRows(t, 3)
	u.press("enter")
	top := u.sh.front().(*rows)
	top.held = "x"
	u.press("esc")
	if top.saved != "x" || r.shown != 1 {
		t.Errorf("saved %q, shown %d times", top.saved, r.shown)
	}
}

func TestGoingToAnotherPlaceSaves(t *testing.T) {
	u, r := startRows(t, 3)
	r.held = "x"
	u.press("enter")
	u.run(u.sh.swap(newRows(u.sh, "Parties", 3)))
	u.sees(" Parties")
	u.misses("›")
	if r.saved != "x" {
		t.Errorf("saved %q", r.saved)
	}
}

func TestCtrlCTwiceQuitsWhenSavingHangs(t *testing.T) {
	u, r := startRows(t, 3)
	r.held = "x"
	u.hold = true
	u.press("ctrl+c", "j", "ctrl+c")
	u.cursorAt("activity 0001")
	if u.quit {
		t.Fatal("quit before it could be saved")
	}
	u.press("x", "ctrl+c")
	if !u.quit {
		t.Error("ctrl+c does not quit")
	}
}

func TestThemesAndASCII(t *testing.T) {
	u, _ := startRows(t, 3)
	for range themeNames {
		u.press(":")
		u.types("next theme")
		u.press("enter")
	}
	u.sh.ascii = true
	u.press("?")
	for _, r := range u.screen() {
		if r > 0x7e {
			t.Fatalf("%q is not ASCII in\n%s", r, u.screen())
		}
	}
}

func TestNoTerminal(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = Run(t.Context(), Options{In: f, Out: f})
	if !errors.Is(err, ErrNoTerminal) {
		t.Fatalf("got %v, want ErrNoTerminal", err)
	}
	if want := "standard input is not one"; !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "ropa list") {
		t.Errorf("%q does not say %q", err, want)
	}
}
