package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
		"ropa":   thatDay,
		"editor": editorMain,
		"holder": holderMain,
	})
}

// testDay is the day on which all stories play, and on which the README was
// written: what has gone stale depends on the day.
const testDay = "2026-11-22"

// thatDay is ropa on that day, from noon on.
func thatDay() {
	noon, err := time.Parse(time.DateTime, testDay+" 12:00:00")
	if err != nil {
		panic(err)
	}
	began := time.Now()
	now = func() time.Time { return noon.Add(time.Since(began)) }
	main()
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
//	replace OLD NEW FILE    replaces text in the file, which must have it
//	[!] only PATTERN [TO]   one file matches (! none does), and is copied to TO
//	truncate FILE N         cuts the file to N bytes
//	patch FILE AT BYTE ..   overwrites bytes
//	big FILE N              makes a text of N bytes
//	fill FILE TEXT          makes a document whose description is that text
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
			"exits": exits, "keep": keep, "kept": kept, "reads": reads,
			"replace": replace, "only": onlyFile, "truncate": truncate, "patch": patch, "big": big, "fill": fill,
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
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
	plain := func(file string) string {
		text := ts.ReadFile(file)
		text = strings.ReplaceAll(text, testDay, "TODAY")
		text = strings.ReplaceAll(text, ts.Getenv("WORK"), "$WORK")
		for _, c := range changing {
			text = c.form.ReplaceAllString(text, c.word)
		}
		return text
	}
	got, want := plain(args[0]), plain(args[1])
	if diff := cmp.Diff(want, got); (diff == "") == neg {
		ts.Fatalf("%s against %s (-want +got):\n%s\n%s", args[0], args[1], diff, got)
	}
}

func replace(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[2])
	if !strings.Contains(text, args[0]) {
		ts.Fatalf("%s has no %q:\n%s", args[2], args[0], text)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.ReplaceAll(text, args[0], args[1])), 0o666))
}

func onlyFile(ts *testscript.TestScript, neg bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	switch {
	case neg && len(found) > 0, !neg && len(found) != 1:
		ts.Fatalf("%s: found %q", args[0], found)
	case len(args) > 1:
		ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(found[0])), 0o666))
	}
}

func number(ts *testscript.TestScript, text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	ts.Check(err)
	return n
}

func truncate(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.Truncate(ts.MkAbs(args[0]), number(ts, args[1])))
}

func patch(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	defer f.Close()
	var bytes []byte
	for _, b := range args[2:] {
		bytes = append(bytes, byte(number(ts, b)))
	}
	_, err = f.WriteAt(bytes, number(ts, args[1]))
	ts.Check(err)
}

func big(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("x", int(number(ts, args[1])))), 0o666))
}

func fill(ts *testscript.TestScript, _ bool, args []string) {
	document := fmt.Sprintf(`{"name": "big", "description": "%s"}`, ts.ReadFile(args[1]))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(document), 0o666))
}

// editorMain is the editor of a script. Each argument but the last, which is the
// file, is a change that it makes: "old=>new", or a text in the place of all; "\n"
// is a line end. A change "again:old=>new" waits until the text comes with
// problems on top, and the others are not made then. "fail" fails. What the editor
// was given is added to the file $EDITOR_SEEN.
func editorMain() {
	if err := edits(os.Args[1:len(os.Args)-1], os.Args[len(os.Args)-1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

func edits(changes []string, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	text := string(data)
	if seen := os.Getenv("EDITOR_SEEN"); seen != "" {
		before, _ := os.ReadFile(seen)
		if err := os.WriteFile(seen, fmt.Appendf(before, "%v %s\n%s", info.Mode(), file, text), 0o666); err != nil {
			return err
		}
	}
	mending := strings.Contains(text, " to mend:")
	for _, change := range changes {
		change, again := strings.CutPrefix(strings.ReplaceAll(change, `\n`, "\n"), "again:")
		switch old, replacement, ok := strings.Cut(change, "=>"); {
		case change == "fail":
			return errors.New("the editor fails")
		case again != mending:
		case ok:
			text = strings.ReplaceAll(text, old, replacement)
		default:
			text = change
		}
	}
	return os.WriteFile(file, []byte(text), 0o600)
}
