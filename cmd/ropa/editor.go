package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export/text"
	"ropa/model"
	"ropa/store"
)

// An editing is a record in the person's own editor, as annotated text in a
// private file. The register is closed meanwhile: an editor may be open for days.
type editing struct {
	*app
	cmd  *cobra.Command
	kind model.Kind
	uid  string // of the record; empty for a new one
	head string // the remarks on top of the text
	file string // the text; it stays when it could not be saved

	// save tries to save what came back. The register is open for it.
	save func(s *session, in model.Input) error
}

// run opens rec in the editor, and again as long as there is something to mend
// and a person to do it. What cannot be saved in the end stays in a file.
func (e *editing) run(rec model.Record, reg *model.Register) error {
	if err := e.makeFile(rec); err != nil {
		return err
	}
	shown := string(text.Write(rec, reg, text.Options{Head: e.head}))
	for round := 0; ; round++ {
		content, err := e.edit(shown)
		switch {
		case err != nil:
			return e.kept(err)
		case blank(content):
			e.discard()
			return errors.New("given up: the text came back empty; nothing was saved")
		case content == shown && round > 0:
			return e.kept(errors.New("given up: the text came back with its problems; nothing was saved"))
		case content == shown:
			e.discard()
			return errUnchanged
		}
		again, problems := e.try(content)
		if problems == nil {
			e.discard()
			return nil
		}
		if again == "" || !isTerminal(e.cmd.InOrStdin()) {
			return e.kept(problems)
		}
		shown = again
	}
}

var errUnchanged = errors.New("the text came back as it was; nothing was saved")

// try saves what came back. If that can be mended in the editor, again is the
// text with the problems on top.
func (e *editing) try(content string) (again string, problems error) {
	in, err := parseText(content, e.kind)
	var lines text.Errors
	switch {
	case errors.As(err, &lines):
		lines = e.app.withProblems(e.cmd, in, e.uid, lines)
		return withErrors(content, lines), lines
	case err != nil:
		return "", err
	}
	var reg *model.Register
	err = e.change(e.cmd, func(s *session) (err error) {
		if reg, err = s.register(); err != nil {
			return err
		}
		return e.save(s, in)
	})
	var mend model.Problems
	if err == nil || !errors.As(err, &mend) || reg == nil {
		return "", err
	}
	return string(text.Write(in.Record, reg, text.Options{Head: e.head, Problems: mend})), err
}

// withErrors puts errors on top of a text, in the place of older ones. The text
// itself stays as it was typed, since it could not be read.
func withErrors(content string, errs text.Errors) string {
	const mark = "#! "
	old := 0
	for strings.HasPrefix(content, mark) {
		_, content, _ = strings.Cut(content, "\n")
		old++
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s to mend:\n", mark, model.Plural(len(errs), "line"))
	for _, err := range errs {
		if err.Line > 0 {
			err.Line += len(errs) + 1 - old
		}
		fmt.Fprintf(&b, "%s%v\n", mark, err)
	}
	return b.String() + content
}

// makeFile makes the private file, in the folder for what must survive a crash,
// else where temporary files are.
func (e *editing) makeFile(rec model.Record) error {
	var dir string
	err := errors.New("no home")
	if state := stateDir(); state != "" {
		if err = os.MkdirAll(state, 0o700); err == nil {
			dir, err = os.MkdirTemp(state, "edit-")
		}
	}
	if err != nil {
		if dir, err = os.MkdirTemp("", "ropa-edit-"); err != nil {
			return fmt.Errorf("make a file to edit: %w", err)
		}
	}
	name := model.EntryOf(rec).Code
	if name == "" {
		name = string(rec.Kind())
	}
	e.file = filepath.Join(dir, name+".txt")
	return nil
}

func (e *editing) discard() { os.RemoveAll(filepath.Dir(e.file)) }

// kept says with an error where the text is that could not be saved.
func (e *editing) kept(err error) error {
	if _, statErr := os.Stat(e.file); statErr != nil {
		e.discard()
		return err
	}
	return hint(err, "your text is kept in %s; to go on: %s --from %s", e.file, e.again(), quoteArg(e.file))
}

// again returns the command to go on with.
func (e *editing) again() string {
	line := "ropa " + e.cmd.Name()
	if args := e.cmd.Flags().Args(); e.cmd.Name() == "edit" && len(args) > 0 {
		line += " " + quoteArg(args[0])
	}
	if e.kind != model.KindActivity {
		line += " --kind " + string(e.kind)
	}
	if e.app.file != "" {
		line += " --file " + quoteArg(string(e.app.file))
	}
	return line
}

// edit lets the person edit content and returns what came back.
func (e *editing) edit(content string) (string, error) {
	if err := os.WriteFile(e.file, []byte(content), 0o600); err != nil {
		return "", fmt.Errorf("write the text to edit: %w", err)
	}
	words, err := editorCommand()
	if err != nil {
		e.discard()
		return "", err
	}
	// ctrl+c in an editor is for the editor.
	c := exec.CommandContext(context.WithoutCancel(e.cmd.Context()), words[0], append(words[1:], e.file)...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	if !isTerminal(os.Stdout) {
		c.Stdout = os.Stderr // standard output is for data
	}
	if err := c.Run(); err != nil {
		if unchanged, readErr := os.ReadFile(e.file); readErr == nil && string(unchanged) == content {
			e.discard()
		}
		err = fmt.Errorf("editor %s: %w; nothing was saved", words[0], err)
		if errors.Is(err, exec.ErrNotFound) {
			err = hint(err, "say with $EDITOR which editor to use")
		}
		return "", err
	}
	back, err := os.ReadFile(e.file)
	if err != nil {
		return "", fmt.Errorf("read the text back: %w", err)
	}
	return string(back), nil
}

// editorCommand returns the person's editor and its arguments.
func editorCommand() ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if line := strings.TrimSpace(os.Getenv(name)); line != "" {
			words, err := splitWords(line)
			if err != nil {
				return nil, fmt.Errorf("$%s is %q: %w", name, line, err)
			}
			return words, nil
		}
	}
	if runtime.GOOS == "windows" {
		return []string{"notepad"}, nil
	}
	// vi must not wait for keys that nobody presses, nor draw into a pipe.
	if !isTerminal(os.Stdin) || !isTerminal(os.Stdout) && !isTerminal(os.Stderr) {
		return nil, hint(errors.New("there is no terminal to edit the record in, and $EDITOR names no editor; nothing was saved"),
			"say with $EDITOR which editor to use, or take the record from a file with --from")
	}
	return []string{"vi"}, nil
}

// splitWords splits a command line at its blanks; quotes of both kinds keep
// words with blanks together.
func splitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	inWord, quote := false, rune(0)
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, inWord = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if inWord {
				words = append(words, word.String())
				word.Reset()
			}
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	switch {
	case quote != 0:
		return nil, errors.New("a quote is not closed")
	case inWord:
		words = append(words, word.String())
	}
	if len(words) == 0 || words[0] == "" {
		return nil, errors.New("it names no editor")
	}
	return words, nil
}

// textHead is what stands on top of a record in an editor.
func textHead(title, base string) string {
	head := title + "\n" +
		"Save and close to take it over. To give up, close it unchanged or save it empty.\n" +
		"Lines that begin with # are remarks."
	if base != "" {
		head += "\nbase_rev: " + base
	}
	return head
}

// titleFor names what is being edited, for the first line.
func titleFor(r store.Revision) string { return model.EntryOf(r.Record).Title() }
