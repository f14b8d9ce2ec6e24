package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what was seen into README.md")

// readmePath is the README, from this package.
var readmePath = filepath.Join("..", "..", "README.md")

// A block is a fenced part of the README.
type block struct{ info, text string }

var fence = regexp.MustCompile("(?ms)^```([^\n]*)\n(.*?)^```$")

// blocks returns the fenced parts of the README, in order.
func blocks(t *testing.T) []block {
	t.Helper()
	data, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	var list []block
	for _, m := range fence.FindAllStringSubmatch(strings.ReplaceAll(string(data), "\r\n", "\n"), -1) {
		list = append(list, block{m[1], m[2]})
	}
	return list
}

// hold compares a block of the README with what was seen. With -update it is
// written instead.
func hold(t *testing.T, b block, seen string) {
	t.Helper()
	if b.text == seen {
		return
	}
	if !*update {
		t.Errorf("README.md, %s (-README +seen):\n%s", b.info, cmp.Diff(b.text, seen))
		return
	}
	data, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	old, with := "```"+b.info+"\n"+b.text+"```", "```"+b.info+"\n"+seen+"```"
	if err := os.WriteFile(readmePath, []byte(strings.Replace(string(data), old, with, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
}

var (
	uidForm  = regexp.MustCompile(`01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)
	hashForm = regexp.MustCompile(`\b[0-9a-f]{64}\b`)
)

// Every command in the README is run, one after the other, and answers what the
// README says.
func TestReadmeTranscripts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the transcripts are run by a POSIX shell")
	}
	if _, err := exec.LookPath("sqlite3"); err != nil && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	dir := t.TempDir()
	sh := func(line string) string {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "ROPA_AUTHOR=Anna Berg", "XDG_STATE_HOME="+filepath.Join(dir, "state"))
		out, _ := cmd.CombinedOutput() // the transcript shows what failing looks like, too
		text := uidForm.ReplaceAllString(string(out), "019b8d2b-8c00-7225-919b-f9eff22fa782")
		return hashForm.ReplaceAllString(text, "a44950c9c78693ffc256ec11a91020145766c502562868851beea93b6db1d187")
	}
	ran := 0
	for _, b := range blocks(t) {
		if b.info != "console" {
			continue
		}
		var seen strings.Builder
		for line := range strings.Lines(b.text) {
			if command, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "$ "); ok {
				seen.WriteString(line + sh(command))
				ran++
			}
		}
		hold(t, b, seen.String())
	}
	if ran < 8 {
		t.Errorf("%d commands were found in README.md", ran)
	}
}

// The two commands at the top are run by TestStory and by the gate; here they are
// only held to be there.
func TestReadmeHasItsTwoCommands(t *testing.T) {
	want := []block{{"sh", "go run ./cmd/ropa demo\n"}, {"sh", "go test ./...\n"}}
	var got []block
	for _, b := range blocks(t) {
		if b.info == "sh" {
			got = append(got, b)
		}
	}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("the commands in README.md are %q, want %q", got, want)
	}
}

// Whoever types one of the searches that the README proposes finds something in
// the sample.
func TestReadmeSearchesFind(t *testing.T) {
	text, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "Press `/` and type to search")
	paragraph, _, found := strings.Cut(after, "\n\n")
	searches := regexp.MustCompile("`[^`]+`").FindAllString(paragraph, -1)
	if !found || len(searches) < 8 {
		t.Fatalf("the README proposes only %q", searches)
	}
	path := filepath.Join(t.TempDir(), "demo.ropa")
	if _, errs, code := call(&app{}, "demo", path); code != done {
		t.Fatal(errs)
	}
	for _, search := range searches {
		out, errs, code := call(&app{}, "list", "--file", path, "--", strings.Trim(search, "`"))
		if code != done || !strings.Contains(out, "PA-") {
			t.Errorf("%s finds nothing: %s", search, errs)
		}
	}
}
