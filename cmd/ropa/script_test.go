package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ropa":   main,
		"editor": editorMain,
	})
}

// TestScripts runs the stories in testdata/script, one for each command. Beside
// the usual words of such scripts they know
//
//	exits CODE COMMAND ..   runs the command, which must end with the code
//	keep FILE ..            notes what is in the files
//	kept FILE ..            fails unless it is still in them, to the byte
//	reads FILE WANT         compares texts, stdout or stderr among them, in which
//	                        uids, revisions, fresh keys, today and $WORK stand
//	                        as UID, REV, KEY, TODAY and $WORK
//	big FILE N              makes a text of N bytes with that many characters
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROPA_AUTHOR", "Anna Berg")
			e.Setenv("XDG_STATE_HOME", e.WorkDir+"/state")
			e.Setenv("HOME", e.WorkDir+"/home")
			e.Values["kept"] = map[string]string{}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "keep": keep, "kept": kept, "reads": reads, "big": big,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ..")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("it ended with %d, not with %d", got, want)
	}
}

func sums(ts *testscript.TestScript) map[string]string { return ts.Value("kept").(map[string]string) }

func sum(ts *testscript.TestScript, file string) string {
	data, err := os.ReadFile(ts.MkAbs(file))
	ts.Check(err)
	return fmt.Sprintf("%x", sha256.Sum256(data))
}

func keep(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args {
		sums(ts)[file] = sum(ts, file)
	}
}

func kept(ts *testscript.TestScript, neg bool, args []string) {
	for _, file := range args {
		if same := sums(ts)[file] == sum(ts, file); same == neg {
			ts.Fatalf("%s: changed is %t", file, !same)
		}
	}
}

// changing is what differs from run to run.
var changing = []struct {
	form *regexp.Regexp
	word string
}{
	{regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`), "UID"},
	{regexp.MustCompile(`\b[0-9a-f]{64}\b`), "REV"},
	{regexp.MustCompile(`\[[a-z2-7]{12}\]`), "[KEY]"},
	{regexp.MustCompile(`"[a-z2-7]{12}"`), `"KEY"`},
	{regexp.MustCompile(`edit-[0-9]+`), "edit-N"},
	{regexp.MustCompile(`\d\d:\d\d\b`), "NOW"},
}

func reads(ts *testscript.TestScript, neg bool, args []string) {
	got, want := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	got = strings.ReplaceAll(got, time.Now().Format(time.DateOnly), "TODAY")
	got = strings.ReplaceAll(got, ts.Getenv("WORK"), "$WORK")
	for _, c := range changing {
		got = c.form.ReplaceAllString(got, c.word)
	}
	if diff := cmp.Diff(want, got); (diff == "") == neg {
		ts.Fatalf("%s against %s (-want +got):\n%s\n%s", args[0], args[1], diff, got)
	}
}

func big(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("x", n)), 0o666))
}

// editorMain is the editor of a script: each argument but the last, which is the
// file, is a change that it makes, "old=>new" or "text" to put in the place of
// all. It shows first what it was given.
func editorMain() {
	edits, file := os.Args[1:len(os.Args)-1], os.Args[len(os.Args)-1]
	data, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	text := string(data)
	if seen := os.Getenv("EDITOR_SEEN"); seen != "" {
		if info, err := os.Stat(file); err == nil {
			text := fmt.Sprintf("%v %s\n%s", info.Mode(), file, text)
			os.WriteFile(seen, append(readFile(seen), text...), 0o666)
		}
	}
	for _, edit := range edits {
		switch old, replacement, ok := strings.Cut(edit, "=>"); {
		case edit == "fail":
			os.Exit(3)
		case ok:
			text = strings.ReplaceAll(text, strings.ReplaceAll(old, `\n`, "\n"), strings.ReplaceAll(replacement, `\n`, "\n"))
		default:
			text = strings.ReplaceAll(edit, `\n`, "\n")
		}
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readFile(name string) []byte {
	data, _ := os.ReadFile(name)
	return data
}
