package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// needTerminal are the examples that open the app.
var needTerminal = map[string]bool{"ropa demo": true, "ropa acme.ropa": true}

// TestExamplesWork runs what the help of every command gives as examples, line by
// line as a shell takes them, in a folder with the sample register.
func TestExamplesWork(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the examples are run by a POSIX shell")
	}
	var commands []*cobra.Command
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		commands = append(commands, c)
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(newRoot(&app{}))
	for _, c := range commands {
		t.Run(c.CommandPath(), func(t *testing.T) {
			if c.Example == "" {
				t.Fatal("its help has no example")
			}
			t.Parallel()
			dir := t.TempDir()
			sh := func(line string) (string, error) {
				cmd := exec.Command("sh", "-c", line)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "ROPA_AUTHOR=Anna Berg", `EDITOR=editor "name:=>name: Edited"`, "XDG_STATE_HOME="+dir, "ROPA_FILE="+filepath.Join(dir, "sample.ropa"))
				out, err := cmd.CombinedOutput()
				return string(out), err
			}
			for _, line := range prepare[c.Name()] {
				if out, err := sh(line); err != nil {
					t.Fatalf("%s: %v\n%s", line, err, out)
				}
			}
			for line := range strings.Lines(c.Example) {
				if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
					continue
				}
				out, err := sh(line)
				switch {
				case needTerminal[line]:
					if err == nil || !strings.Contains(out, "the terminal app needs a terminal") {
						t.Errorf("%s: %v\n%s", line, err, out)
					}
				case err != nil:
					t.Errorf("%s: %v\n%s", line, err, out)
				}
			}
		})
	}
}

// prepare is what the examples of a command find in their folder.
var prepare = map[string][]string{
	"add":      {"ropa demo sample.ropa", "ropa new other.ropa --name Other"},
	"check":    {"ropa demo sample.ropa"},
	"mute":     {"ropa demo sample.ropa"},
	"unmute":   {"ropa demo sample.ropa", `ropa mute PA-0014 SE-06 --reason "seen to"`},
	"backup":   {"ropa demo sample.ropa"},
	"delete":   {"ropa demo sample.ropa", `ropa add --kind party --name "Old Supplier Ltd"`},
	"undelete": {"ropa demo sample.ropa", `ropa add --kind party --name "Old Supplier Ltd"`, `ropa delete "Old Supplier Ltd" PA-0003`},
	"edit":     {"ropa demo sample.ropa"},
	"export":   {"ropa demo sample.ropa"},
	"import":   {"ropa demo sample.ropa"},
	"list":     {"ropa demo sample.ropa"},
	"set":      {"ropa demo sample.ropa"},
	"show":     {"ropa demo sample.ropa"},
	"undo":     {"ropa demo sample.ropa", "ropa set PA-0001 notes=New"},
	"used":     {"ropa demo sample.ropa"},
}

// TestHelpNeedsNoRegister asks every command for help in a folder that cannot be
// read.
func TestHelpNeedsNoRegister(t *testing.T) {
	t.Setenv("ROPA_FILE", filepath.Join(t.TempDir(), "missing.ropa"))
	for _, c := range newRoot(&app{}).Commands() {
		var out bytes.Buffer
		root := newRoot(&app{})
		root.SetOut(&out)
		root.SetErr(&out)
		root.SetArgs([]string{c.Name(), "--help"})
		if err := root.ExecuteContext(context.Background()); err != nil {
			t.Errorf("ropa %s --help: %v", c.Name(), err)
		}
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 100 {
				t.Errorf("ropa %s --help has a line of %d characters: %s", c.Name(), n, line)
			}
		}
	}
}

func BenchmarkHelp(b *testing.B) {
	for b.Loop() {
		if err := exec.Command("ropa", "--help").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
