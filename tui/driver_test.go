package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

var theDay = time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)

var update = flag.Bool("update", false, "rewrite the golden frames")

// A user sits before the app: it presses keys and looks at frames. Commands
// run at once and in order; pauses are collected in ticks and end by tick.
type user struct {
	t      testing.TB
	sh     *shell
	clock  time.Time
	ticks  []tea.Msg
	hold   bool      // results are late
	late   []tea.Msg // those that are
	copied string
	quit   bool
	trail  []string // what was done, for messages
}

// start puts first on a terminal of 80x24.
func start(t testing.TB, first func(*shell) screen) *user {
	t.Helper()
	u := &user{t: t, clock: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)}
	u.sh = newShell(Options{}, first)
	u.sh.now = func() time.Time { return u.clock }
	u.sh.after = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		return func() tea.Msg { return tickMsg{msg} }
	}
	u.run(u.sh.Init())
	u.resizes(80, 24)
	return u
}

type tickMsg struct{ msg tea.Msg }

// send passes msg in and runs what comes of it to the end.
func (u *user) send(msg tea.Msg) {
	u.t.Helper()
	if msg = plausible(u.sh, msg); msg == nil {
		return
	}
	_, cmd := u.sh.Update(msg)
	u.check()
	u.run(cmd)
}

func (u *user) run(cmd tea.Cmd) {
	u.t.Helper()
	if cmd == nil {
		return
	}
	msg := cmd()
	if msg == nil {
		return
	}
	switch msg := msg.(type) {
	case tickMsg:
		u.ticks = append(u.ticks, msg.msg)
		return
	case tea.QuitMsg:
		u.quit = true
		return
	}
	v := reflect.ValueOf(msg)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd](): // batch, sequence
		for i := range v.Len() {
			u.run(v.Index(i).Interface().(tea.Cmd))
		}
	case v.Type().String() == "tea.setClipboardMsg":
		u.copied = v.String()
	case u.hold:
		u.late = append(u.late, msg)
	default:
		u.send(msg)
	}
}

// tick ends all pauses.
func (u *user) tick() {
	u.t.Helper()
	due := u.ticks
	u.ticks = nil
	for _, msg := range due {
		u.send(msg)
	}
}

// arrive lets late results in, by number, in the given order.
func (u *user) arrive(order ...int) {
	u.t.Helper()
	u.hold = false
	for _, i := range order {
		u.send(u.late[i])
	}
	u.late = nil
}

// press presses keys by name: "a", "ctrl+s", "enter". A person takes a second
// for each.
func (u *user) press(keys ...string) {
	u.t.Helper()
	for _, k := range keys {
		u.trail = append(u.trail, k)
		u.clock = u.clock.Add(time.Second)
		u.send(keyPress(u.t, k))
	}
}

// types types text, key by key.
func (u *user) types(s string) {
	u.t.Helper()
	for s != "" {
		c, _, _ := cluster(s)
		u.trail = append(u.trail, c)
		u.clock = u.clock.Add(time.Second)
		u.send(tea.KeyPressMsg{Text: c, Code: []rune(c)[0]})
		s = s[len(c):]
	}
}

func (u *user) pastes(s string) {
	u.t.Helper()
	u.trail = append(u.trail, fmt.Sprintf("paste %q", s))
	u.clock = u.clock.Add(time.Second)
	u.send(tea.PasteMsg{Content: s})
}

func (u *user) resizes(w, h int) {
	u.t.Helper()
	u.trail = append(u.trail, fmt.Sprintf("%dx%d", w, h))
	u.send(tea.WindowSizeMsg{Width: w, Height: h})
}

func (u *user) clicks(x, y int) {
	u.t.Helper()
	u.clock = u.clock.Add(time.Second)
	u.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// screen is what can be read.
func (u *user) screen() string { return ansi.Strip(u.sh.View().Content) }

func (u *user) sees(parts ...string) {
	u.t.Helper()
	for _, part := range parts {
		if !strings.Contains(u.screen(), part) {
			u.t.Fatalf("after %s: does not see %q in\n%s", strings.Join(u.trail, " "), part, u.screen())
		}
	}
}

func (u *user) misses(parts ...string) {
	u.t.Helper()
	for _, part := range parts {
		if strings.Contains(u.screen(), part) {
			u.t.Fatalf("after %s: sees %q in\n%s", strings.Join(u.trail, " "), part, u.screen())
		}
	}
}

// cursorOn tells the text from the cursor to the end of its line.
func (u *user) cursorOn() string {
	u.t.Helper()
	c := u.sh.View().Cursor
	return strings.TrimRight(ansi.Strip(ansi.TruncateLeft(strings.Split(u.sh.View().Content, "\n")[c.Y], c.X, "")), " ")
}

// cursorAt fails unless the cursor's text begins with want.
func (u *user) cursorAt(want string) {
	u.t.Helper()
	if got := u.cursorOn(); !strings.HasPrefix(got, want) {
		u.t.Fatalf("after %s: cursor on %q, want %q, in\n%s", strings.Join(u.trail, " "), got, want, u.screen())
	}
}

// check holds what is true of every frame.
func (u *user) check() {
	u.t.Helper()
	if u.sh.width == 0 {
		return
	}
	fail := func(format string, args ...any) {
		u.t.Helper()
		u.t.Fatalf("after %s: %s\n%s", strings.Join(u.trail, " "), fmt.Sprintf(format, args...), u.screen())
	}
	v := u.sh.View()
	lines := strings.Split(v.Content, "\n")
	if len(lines) != u.sh.height {
		fail("%d lines, want %d", len(lines), u.sh.height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w != u.sh.width || w != cells(line) {
			fail("line %d is %d cells wide (cells says %d), want %d: %q", i, w, cells(line), u.sh.width, line)
		}
		for _, r := range ansi.Strip(line) {
			if invisible(r) {
				fail("line %d has the control %U", i, r)
			}
		}
	}
	if v.Cursor == nil {
		fail("no cursor")
	} else if v.Cursor.X < 0 || v.Cursor.X >= u.sh.width || v.Cursor.Y < 0 || v.Cursor.Y >= u.sh.height {
		fail("cursor outside, at %d,%d", v.Cursor.X, v.Cursor.Y)
	}
	if shapeOf(u.sh.width, u.sh.height) != tooSmall {
		w, h := u.sh.width, 0
		if h, _ = u.sh.bodyHeight(); len(u.sh.dialogs) > 0 {
			w, h = u.sh.dialogRoom()
		}
		if u.sh.front().view(w, h).cursor == nil {
			fail("nothing has the focus in %T", u.sh.front())
		}
	}
	keys := map[string]string{}
	ids := map[string]bool{}
	for _, b := range u.sh.bindings() {
		if ids[b.id] {
			fail("the action %s is there twice", b.id)
		}
		ids[b.id] = true
		if b.id == "" || b.title == "" || b.run == nil {
			fail("half an action: %+v", b.action)
		}
		if b.why != "" {
			continue
		}
		for _, k := range b.keys {
			if !knownKeys[k] {
				keyPress(u.t, k) // a key that no terminal sends could never be pressed
				knownKeys[k] = true
			}
			if keys[k] != "" {
				fail("%s is bound to %s and to %s", k, keys[k], b.id)
			}
			keys[k] = b.id
		}
	}
}

// golden compares the frame with testdata/name.txt at all sizes that count.
func (u *user) golden(name string) {
	u.t.Helper()
	w, h := u.sh.width, u.sh.height
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {200, 60}, {40, 12}, {20, 5}} {
		u.resizes(size.w, size.h)
		got := u.screen()
		lines := strings.Split(got, "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		got = strings.Join(lines, "\n") + "\n"
		u.compare(fmt.Sprintf("%s-%dx%d", name, size.w, size.h), got)
	}
	u.resizes(w, h)
}

// compare holds got against testdata/name.txt, or writes it there.
func (u *user) compare(name, got string) {
	u.t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			u.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			u.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		u.t.Fatalf("%v (go test ./tui -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		u.t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

var knownKeys = map[string]bool{}

var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "f5": tea.KeyF5,
}

// keyPress makes the message that a terminal sends for a key.
func keyPress(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	parts := strings.Split(name, "+")
	if name == "+" {
		parts = []string{"+"}
	}
	last := parts[len(parts)-1]
	var k tea.KeyPressMsg
	for _, m := range parts[:len(parts)-1] {
		switch m {
		case "ctrl":
			k.Mod |= tea.ModCtrl
		case "alt":
			k.Mod |= tea.ModAlt
		case "shift":
			k.Mod |= tea.ModShift
		default:
			t.Fatalf("no such key: %s", name)
		}
	}
	switch code, named := keyCodes[last]; {
	case named:
		k.Code = code
	case last == "space":
		k.Code = tea.KeySpace
		if k.Mod == 0 {
			k.Text = " "
		}
	default:
		r := []rune(last)
		if len(r) != 1 {
			t.Fatalf("no such key: %s", name)
		}
		k.Code = r[0]
		if k.Mod == 0 {
			k.Text = last
		}
	}
	if got := k.String(); got != name {
		t.Fatalf("the key %s arrives as %s", name, got)
	}
	return k
}
