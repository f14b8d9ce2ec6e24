package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ropa/model"
	"ropa/store"
	"ropa/tui"
)

// An app is what the commands share.
type app struct {
	file     fileFlag // --file
	readOnly bool     // --read-only
	author   string   // --author, of commands that write
	note     string   // --note

	looks tui.Options // how the app looks

	// For tests: to count statements, and not to wait for a lock.
	trace func(query string)
	wait  time.Duration
}

// options are how registers are opened.
func (a *app) options() store.Options {
	return store.Options{ReadOnly: a.readOnly, Trace: a.trace, BusyTimeout: a.wait}
}

// path returns which register is meant: --file, else $ROPA_FILE, else the only
// one in the current folder.
func (a *app) path() (string, error) {
	if a.file != "" {
		return string(a.file), nil
	}
	if file := os.Getenv("ROPA_FILE"); file != "" {
		return file, nil
	}
	here, err := registersHere()
	switch {
	case err != nil:
		return "", err
	case len(here) == 0:
		return "", hint(usagef("there is no register in this folder"),
			`name one with --file or $ROPA_FILE, make one with "ropa new acme.ropa --name ACME", or look at the sample with "ropa demo"`)
	case len(here) > 1:
		return "", hint(usagef("there are %d registers in this folder: %s", len(here), strings.Join(here, ", ")),
			"say which with --file or $ROPA_FILE")
	}
	return here[0], nil
}

// registersHere lists the registers in the current folder; backups and hidden
// files do not count.
func registersHere() ([]string, error) {
	entries, err := os.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("look for a register in this folder: %w", err)
	}
	var here []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasSuffix(name, ".ropa") && !strings.HasSuffix(name, ".bak.ropa") && name[0] != '.' && !e.IsDir() {
			here = append(here, name)
		}
	}
	return here, nil
}

// look opens the register for reading and runs fn on it. The file is not
// written to.
func (a *app) look(cmd *cobra.Command, fn func(*session) error) error {
	o := a.options()
	o.ReadOnly = true
	return a.open(cmd, o, fn)
}

// change opens the register for writing and runs fn on it.
func (a *app) change(cmd *cobra.Command, fn func(*session) error) error {
	return a.open(cmd, a.options(), func(s *session) error {
		if f := s.Locked(); f != nil {
			refused := *f
			refused.Op = cmd.Name()
			return &refused
		}
		return fn(s)
	})
}

func (a *app) open(cmd *cobra.Command, o store.Options, fn func(*session) error) (err error) {
	path, err := a.path()
	if err != nil {
		return err
	}
	s, err := store.Open(cmd.Context(), path, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for _, r := range s.Remarks() {
		remark(cmd, "%s", r)
	}
	return fn(&session{Store: s, ctx: cmd.Context()})
}

// remark tells the person something that is no data.
func remark(cmd *cobra.Command, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(cmd.ErrOrStderr(), safe(line))
	}
}

// signed returns who makes a change and why, for the history.
func (a *app) signed(op string) store.Edit {
	e := store.Edit{Author: a.author, Op: op, Note: a.note}
	if e.Author == "" {
		e.Author = os.Getenv("ROPA_AUTHOR")
	}
	if e.Author == "" {
		e.Author = accountName()
	}
	return e
}

// accountName returns the name of the person as the system knows it.
func accountName() string {
	u, err := user.Current()
	if err != nil {
		return "unknown"
	}
	name, _, _ := strings.Cut(u.Name, ",") // a full name may be followed by room and phone
	if name = strings.TrimSpace(name); name != "" {
		return name
	}
	return u.Username
}

// changes declares the flags of a command that changes the register.
func (a *app) changes(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&a.author, "author", "", "the author's `NAME` in the history (else $ROPA_AUTHOR, else your account's)")
	cmd.Flags().StringVar(&a.note, "note", "", "a `TEXT` for the history that says why")
	return cmd
}

// A session is an open register and a command that works on it.
type session struct {
	*store.Store
	ctx context.Context
	reg *model.Register
}

// register reads what links lead to, once: an entry for every record, and the
// shared kinds whole.
func (s *session) register() (*model.Register, error) {
	if s.reg == nil {
		reg, err := s.Register(s.ctx, store.KeepShared)
		if err != nil {
			return nil, err
		}
		s.reg = reg
	}
	return s.reg, nil
}

// settingsWord names the register's own record, whose name is often also that of
// a party.
const settingsWord = "register"

// find returns the live record that word names: its uid, ref, code or exact name.
func (s *session) find(k model.Kind, word string) (model.Entry, error) {
	if word == settingsWord && (k == "" || k == model.KindRegister) {
		rows, err := s.List(s.ctx, model.KindRegister, false, store.ByName, 0, 1)
		if err != nil || len(rows) > 0 {
			return rows[0].Entry, err
		}
	}
	e, err := s.Find(s.ctx, k, word)
	if k == "" && errors.Is(err, model.ErrAmbiguous) {
		reg, regErr := s.register()
		if regErr != nil {
			return e, regErr
		}
		if e, ok := onlyOne(reg, word); ok {
			return e, nil
		}
	}
	switch {
	case errors.Is(err, model.ErrAmbiguous):
		err = hint(err, "say which by its uid, or by its kind with --kind")
	case errors.Is(err, model.ErrNotFound):
		err = s.notFound(k, word, err)
	}
	return e, err
}

// notFound says that no live record bears the word, and what else there is.
func (s *session) notFound(k model.Kind, word string, err error) error {
	deleted, listErr := s.deleted(k)
	if listErr != nil {
		return listErr
	}
	if e, findErr := among(deleted, k, word); findErr == nil {
		return hint(fmt.Errorf("the %s is deleted", nameEntry(e)), "bring it back with: ropa undelete %s", wordFor(e))
	}
	which := ""
	if k != "" && k != model.KindActivity {
		which = " --kind " + string(k)
	}
	return hint(noSuch(err), `"ropa list%s" shows what the register has`, which)
}

// noSuch makes a sentence of a [model.ErrNotFound].
func noSuch(err error) error {
	return fmt.Errorf("there is no %s", strings.TrimSuffix(err.Error(), ": "+model.ErrNotFound.Error()))
}

// onlyOne returns the record that word names when all but one of those it names
// are the register's own record.
func onlyOne(reg *model.Register, word string) (model.Entry, bool) {
	var found []model.Entry
	for _, k := range model.Kinds {
		if k == model.KindRegister {
			continue
		}
		e, err := reg.Find(k, word)
		if errors.Is(err, model.ErrAmbiguous) {
			return e, false
		}
		if err == nil {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return model.Entry{}, false
	}
	return found[0], true
}

// head returns the state of the live record that word names.
func (s *session) head(k model.Kind, word string) (store.Revision, error) {
	e, err := s.find(k, word)
	if err != nil {
		return store.Revision{}, err
	}
	return s.Head(s.ctx, e.UID)
}

// today is the day from which spans such as 30d count.
func today() model.Date { return model.DateOf(time.Now()) }

// maxInput is more than any record or register that is read whole.
const maxInput = 256 << 20

// readInput reads the file at path, or standard input for "-".
func readInput(cmd *cobra.Command, path string) ([]byte, error) {
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, cause(err))
		}
		defer f.Close()
		return readAll(f, path)
	}
	// Reading from a terminal waits, and ctrl+c must end it.
	type result struct {
		data []byte
		err  error
	}
	c := make(chan result, 1)
	go func() {
		data, err := readAll(cmd.InOrStdin(), inputName(path))
		c <- result{data, err}
	}()
	select {
	case r := <-c:
		return r.data, r.err
	case <-cmd.Context().Done():
		return nil, cmd.Context().Err()
	}
}

// inputName is how texts call the input at path.
func inputName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}

func readAll(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	case len(data) > maxInput:
		return nil, fmt.Errorf("read %s: it is larger than %d MB", name, maxInput>>20)
	}
	return data, nil
}

// cause returns what is wrong with a file, without the call and the path that the
// system puts in front.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// A fileFlag is a --file. An empty one, as a variable that is not set makes it,
// must not lead to some other register.
type fileFlag string

func (f *fileFlag) String() string { return string(*f) }
func (f *fileFlag) Type() string   { return "FILE" }

func (f *fileFlag) Set(path string) error {
	if path == "" {
		return errors.New("it names no file")
	}
	*f = fileFlag(path)
	return nil
}

// A kindFlag is a --kind that takes the word for one record or for several.
type kindFlag struct{ kind model.Kind }

func (k *kindFlag) String() string { return string(k.kind) }
func (k *kindFlag) Type() string   { return "KIND" }

func (k *kindFlag) Set(word string) error {
	var known []string
	for _, kind := range model.Kinds {
		if strings.EqualFold(word, string(kind)) || strings.EqualFold(word, kind.Plural()) {
			k.kind = kind
			return nil
		}
		known = append(known, string(kind))
	}
	if near, ok := model.Nearest(word, known); ok {
		return fmt.Errorf("there is no kind %q; did you mean %q?", word, near)
	}
	return fmt.Errorf("there is no kind %q; there are %s", word, strings.Join(known, ", "))
}

// otherKinds declares a --kind that is activity unless it is said.
func otherKinds(flags *pflag.FlagSet, kind *kindFlag) {
	flags.VarP(kind, "kind", "k", "not activities but a party, unit, system, term, rule, document or register")
	flags.Lookup("kind").DefValue = ""
}

// kindNames are the kinds as --kind takes them.
func kindNames() []string {
	names := make([]string, len(model.Kinds))
	for i, k := range model.Kinds {
		names[i] = string(k)
	}
	slices.Sort(names)
	return names
}
