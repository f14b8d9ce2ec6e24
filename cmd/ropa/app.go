package main

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/spf13/cobra"

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

	looks  tui.Options // how the app looks
	noHelp error       // why help could not be written

	// For tests: to count statements, and not to wait for a lock.
	trace func(query string)
	wait  time.Duration
}

// options are how registers are opened.
func (a *app) options() store.Options {
	return store.Options{ReadOnly: a.readOnly, Trace: a.trace, BusyTimeout: a.wait, Now: now}
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
	return a.glance(cmd, func(s *session) error {
		if err := s.CheckRecords(s.ctx); err != nil {
			return err
		}
		return fn(s)
	})
}

// glance is look for who sees to [store.Store.CheckRecords] itself.
func (a *app) glance(cmd *cobra.Command, fn func(*session) error) error {
	o := a.options()
	o.ReadOnly = true
	return a.open(cmd, o, fn)
}

// change opens the register for writing and runs fn on it.
func (a *app) change(cmd *cobra.Command, fn func(*session) error) error {
	return a.open(cmd, a.options(), func(s *session) error {
		if err := s.CheckRecords(s.ctx); err != nil {
			return err
		}
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

// now is the clock. Tests set it: what has gone stale depends on the day.
var now = time.Now

// today is the day from which spans such as 30d count.
func today() model.Date { return model.DateOf(now()) }
