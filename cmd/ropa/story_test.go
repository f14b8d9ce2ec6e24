package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A terminal is a real one, of tmux, with a program in it.
type terminal struct {
	t      *testing.T
	socket string
	dir    string
}

// newTerminal starts command, a line for the shell, in a terminal of the given
// size, in the folder dir.
func newTerminal(t *testing.T, dir string, width, height, command string) *terminal {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no tmux on Windows")
	}
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	x := &terminal{t: t, dir: dir, socket: filepath.Join(t.TempDir(), "s")}
	x.tmux("-f", os.DevNull, "new-session", "-d", "-x", width, "-y", height, "-c", dir,
		"-e", "XDG_STATE_HOME="+filepath.Join(dir, "state"), "-e", "ROPA_AUTHOR=Anna Berg", "-e", "PATH="+os.Getenv("PATH"), "-e", "TERM=xterm-256color",
		command)
	t.Cleanup(func() {
		// At once: a program that is asked to end still writes into the folder.
		if pid, err := exec.Command("tmux", "-S", x.socket, "display-message", "-p", "#{pane_pid}").Output(); err == nil {
			exec.Command("kill", "-9", strings.TrimSpace(string(pid))).Run()
		}
		exec.Command("tmux", "-S", x.socket, "kill-server").Run()
	})
	return x
}

func (x *terminal) tmux(args ...string) string {
	x.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", x.socket}, args...)...).CombinedOutput()
	if err != nil {
		x.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (x *terminal) screen() string { x.t.Helper(); return x.tmux("capture-pane", "-p") }

// sees waits until the screen shows all texts.
func (x *terminal) sees(texts ...string) {
	x.t.Helper()
	x.until(func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	}, "it does not show "+strings.Join(texts, ", "))
}

// misses waits until the screen no longer shows text.
func (x *terminal) misses(text string) {
	x.t.Helper()
	x.until(func(screen string) bool { return !strings.Contains(screen, text) }, "it still shows "+text)
}

func (x *terminal) until(ok func(screen string) bool, else_ string) {
	x.t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for range 1500 { // half a minute: the machine of the gate may be busy
		if ok(x.screen()) {
			return
		}
		<-look.C
	}
	x.t.Fatalf("%s:\n%s", else_, x.screen())
}

// press presses keys by their names in tmux.
func (x *terminal) press(keys ...string) {
	x.t.Helper()
	x.tmux(append([]string{"send-keys"}, keys...)...)
}

// types types a text.
func (x *terminal) types(text string) { x.t.Helper(); x.tmux("send-keys", "-l", text) }

// kill ends the program as kill -9 does.
func (x *terminal) kill() {
	x.t.Helper()
	pid := strings.TrimSpace(x.tmux("display-message", "-p", "#{pane_pid}"))
	if out, err := exec.Command("kill", "-9", pid).CombinedOutput(); err != nil {
		x.t.Fatalf("kill -9 %s: %v\n%s", pid, err, out)
	}
}

// The screens in the README are those of "ropa demo", in a terminal of 80 columns
// and 24 rows.
func TestStoryReadmeScreens(t *testing.T) {
	screens := map[string]block{}
	for _, b := range blocks(t) {
		if name, ok := strings.CutPrefix(b.info, "screen "); ok {
			screens[name] = b
		}
	}
	x := newTerminal(t, t.TempDir(), "80", "24", "ropa demo")
	// What is counted behind a frame comes a moment later.
	show := func(name string) {
		if !*update {
			x.until(func(screen string) bool { return screen == screens[name].text }, "this is not the screen "+name+" of README.md")
			return
		}
		last, same := "", 0
		x.until(func(screen string) bool {
			if same++; screen != last {
				last, same = screen, 0
			}
			return same > 50
		}, "the screen does not come to rest")
		hold(t, screens[name], last)
	}

	x.sees("This is a sample", "24 activities", "Payroll")
	x.press("Escape") // the remark has been read
	x.misses("This is a sample")
	show("list")
	x.press("/")
	x.types("transfer:US")
	x.sees("4 of 24")
	show("search")
	x.press("Enter", "Down", "Enter")
	x.sees("Activities › PA-0013", "Personnel")
	x.press("e")
	x.sees("ctrl+s save")
	show("editor")
}

// A day with ropa: an activity is catalogued in the terminal, survives kill -9 on
// the way, is exported, changed in the spreadsheet, imported, and read with
// sqlite3.
func TestStory(t *testing.T) {
	dir := t.TempDir()
	sh := func(line string) string {
		t.Helper()
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "ROPA_AUTHOR=Anna Berg", "XDG_STATE_HOME="+filepath.Join(dir, "state"))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		return string(out)
	}
	sh(`ropa new acme.ropa --name "ACME A/S" --country DK`)

	x := newTerminal(t, dir, "120", "40", "ropa acme.ropa")
	x.sees("There are no activities yet")
	x.press("a")
	x.sees("New activity")
	x.types("Chat on the website")
	x.press("Enter")
	x.sees("Chat on the website", "We act as", "not said")
	x.press("C-s")
	x.sees("Saved", "PA-0001")

	// What is being typed survives kill -9, once the field has been left.
	x.press("Down", "Enter") // from the name to the description
	x.types("Visitors ask, we answer.")
	x.press("Tab")
	x.sees("draft kept")
	x.kill()

	x = newTerminal(t, dir, "120", "40", "ropa acme.ropa")
	x.sees("PA-0001", "Chat on the website", "not said (Article 30(1)(b))")
	x.press("e")
	x.sees("A draft was found")
	x.answer("r", "A draft was found")
	x.sees("Visitors ask, we answer.")

	// The rest of the record, field by field.
	x.find("purposes")
	x.press("a")
	x.sees("One aim")
	x.types("Answer questions of visitors")
	x.press("C-s")
	x.sees("saved", "Answer questions of visitors")
	x.press("Escape") // typing went on
	x.misses("esc is done")
	x.press("q") // from the purpose to the activity
	x.sees("1 item")
	x.press("q") // to the list
	x.sees("1 activity", "Answer questions of visitors")
	x.kill()

	// To the auditor and back: a cell is changed in the spreadsheet.
	sh(`ropa export -o register.csv`)
	if _, err := exec.LookPath("soffice"); err != nil && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	office := "soffice -env:UserInstallation=file://" + filepath.Join(dir, "office") + " --headless "
	sh(office + `--infilter=CSV:59,34,76,1 --convert-to fods register.csv`)
	sh(`sed -i 's/Answer questions of visitors/Answer the questions of visitors/' register.fods`)
	sh(`mv register.csv untouched.csv`)
	sh(office + `--convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false' register.fods`)
	if out := sh(`ropa import untouched.csv --dry-run`); !strings.Contains(out, "1 same") {
		t.Errorf("an untouched file is no change:\n%s", out)
	}
	out := sh(`ropa import register.csv --yes`)
	for _, want := range []string{"Answer questions of visitors", "Answer the questions of visitors", "1 changed"} {
		if !strings.Contains(out, want) {
			t.Errorf("the import does not show %q:\n%s", want, out)
		}
	}
	out = sh(`sqlite3 -line acme.ropa 'select * from article_30_controller'`)
	for _, want := range []string{"Chat on the website", "Visitors ask, we answer.", "Answer the questions of visitors"} {
		if !strings.Contains(out, want) {
			t.Errorf("article_30_controller does not show %q:\n%s", want, out)
		}
	}
}

// answer presses key until the dialog is gone: one that comes up by itself takes
// no keys for a moment, so that nobody answers it by accident.
func (x *terminal) answer(key, dialog string) {
	x.t.Helper()
	x.until(func(screen string) bool {
		if strings.Contains(screen, dialog) {
			x.press(key)
			return false
		}
		return true
	}, "the dialog stays")
}

// find goes to a field of the editor by its name.
func (x *terminal) find(field string) {
	x.t.Helper()
	x.press("/")
	x.sees("Find a field")
	x.types(field)
	x.press("Enter")
	x.misses("Find a field")
}
