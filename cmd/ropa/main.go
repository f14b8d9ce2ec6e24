// Command ropa keeps a register of processing activities, the record that
// Article 30 of the GDPR asks for, in one file.
//
// "ropa FILE" opens the terminal app; everything that the app can do, a command
// can do too. A command is one constructor, newShow for "ropa show", and what
// they share is an [app]: the flags that all have and the way to the register.
// Data goes to standard output, remarks to standard error. Errors become texts
// and exit codes here and nowhere else.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"ropa/export"
	"ropa/model"
	"ropa/store"
	"ropa/tui"
)

func main() {
	os.Exit(run())
}

func run() int {
	ctx, stop := untilStopped()
	defer stop()
	context.AfterFunc(ctx, stop) // a second ctrl+c ends the program at once
	a := &app{}
	root := newRoot(a)
	root.SetArgs(queriesLast(os.Args[1:]))
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = a.noHelp
	}
	return report(os.Stderr, err)
}

// untilStopped returns a context that ends when the program is asked to stop, so
// that what is half-written is taken away. The app has ways of its own.
func untilStopped() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), signals...)
}

// leftOut is a term of a query that leaves something out.
var leftOut = regexp.MustCompile(`^-([a-z][a-z0-9_.]+):`)

// queriesLast puts terms such as -special:yes behind "--", where they are no
// flags. Every other term that begins with a dash has to be put there by hand.
func queriesLast(args []string) []string {
	if slices.Contains(args, "--") {
		return args
	}
	var front, terms []string
	for _, arg := range args {
		if m := leftOut.FindStringSubmatch(arg); m != nil && isQueryField(m[1]) {
			terms = append(terms, arg)
		} else {
			front = append(front, arg)
		}
	}
	if len(terms) == 0 {
		return args
	}
	return append(append(front, "--"), terms...)
}

func isQueryField(name string) bool {
	return slices.ContainsFunc(model.Kinds, func(k model.Kind) bool { return slices.Contains(model.QueryFields(k, queryFields), name) })
}

// The exit codes.
const (
	done    = 0
	failed  = 1
	misused = 2 // the command line itself is wrong, or it asks for the app without a terminal
)

// A usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// A hintError is an error with something that can be done about it.
type hintError struct {
	error
	hint string
}

func (e hintError) Unwrap() error { return e.error }

// hint adds to err, unless it is nil, what can be done about it: best a line
// that can be typed.
func hint(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return hintError{err, fmt.Sprintf(format, args...)}
}

// errTold is returned by a command that has said on standard error what is
// wrong, as part of a report.
var errTold = errors.New("told already")

// report writes what err says to a person, if anything, and returns the exit
// code. The first line says what was tried and what came in between, the lines
// below it what is safe and what can be done.
func report(w io.Writer, err error) int {
	switch {
	case err == nil:
		return done
	case errors.Is(err, errTold):
		return failed
	}
	text, hints := explain(err)
	first, more, _ := strings.Cut(text, "\n")
	fmt.Fprintln(w, "ropa: "+safe(first))
	if more != "" {
		for line := range strings.SplitSeq(more, "\n") {
			fmt.Fprintln(w, "  "+safe(line))
		}
	}
	for _, h := range hints {
		fmt.Fprintln(w, "ropa: hint: "+safe(h))
	}
	if errors.As(err, new(usageError)) || errors.Is(err, tui.ErrNoTerminal) {
		return misused
	}
	return failed
}

// explain returns what err says and what can be done about it.
func explain(err error) (text string, hints []string) {
	text = err.Error()
	var f *store.Failure
	var unwritten *export.WriteError
	var conflicts store.Conflicts
	var u unsaved
	var invalid store.Invalid
	switch {
	case errors.As(err, &f):
		text = strings.ReplaceAll(text, f.Error(), f.Op+" "+f.Path+": "+f.What()+"\n"+f.Safe())
		hints = append(hints, strings.ReplaceAll(f.Next(), "--file FILE", "--file "+quoteArg(relative(f.Path))))
	case errors.As(err, &unwritten):
		if what, next := cannotWrite(unwritten); next != "" {
			text = strings.Replace(text, unwritten.Err.Error(), what, 1)
			hints = append(hints, next)
		}
	case errors.As(err, &conflicts):
		text = strings.ReplaceAll(text, "; compare both and save again", "") // which is for the app
		hints = append(hints, "look at what the register says now, and run the command again")
	case errors.As(err, &u):
		text = strings.Replace(text, u.Error(), cannotSave(u.Invalid, u.reg), 1)
	case errors.As(err, &invalid):
		text = strings.Replace(text, invalid.Error(), cannotSave(invalid, new(model.Register)), 1)
	case errors.Is(err, context.Canceled):
		text = "stopped"
	}
	for {
		var h hintError
		if !errors.As(err, &h) {
			return text, hints
		}
		hints = append(hints, h.hint)
		err = h.error
	}
}

// An unsaved says why records cannot be saved, and has the names for that.
type unsaved struct {
	store.Invalid
	reg *model.Register
}

// Unwrap returns what [store.Invalid] wraps, and that itself.
func (u unsaved) Unwrap() error { return u.Invalid }

// toldWith gives the problems among err the names of what they speak of.
func toldWith(err error, rec model.Record, reg *model.Register) error {
	var invalid store.Invalid
	var problems model.Problems
	switch {
	case errors.As(err, &invalid):
		return unsaved{invalid, reg}
	case errors.As(err, &problems):
		return unsaved{store.Invalid{{Record: rec, Problems: problems}}, reg}
	}
	return err
}

// cannotSave says of each record why it cannot be saved.
func cannotSave(invalid store.Invalid, reg *model.Register) string {
	var b strings.Builder
	for i, r := range invalid {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "the %s cannot be saved as it is", titleOf(r.Record))
		w := model.Words{Reg: reg, Rec: r.Record}
		for _, p := range r.Problems {
			b.WriteString("\n" + w.Problem(p))
		}
	}
	return b.String() + "\nnothing was saved"
}

// titleOf names a record in a sentence: party "ACME", activity PA-0001 "Payroll".
func titleOf(rec model.Record) string { return nameEntry(model.EntryOf(rec)) }

func nameEntry(e model.Entry) string {
	switch {
	case strings.TrimSpace(e.Name) == "":
		return string(e.Kind)
	case e.Code == "":
		return fmt.Sprintf("%s %q", e.Kind, e.Name)
	}
	return fmt.Sprintf("%s %s %q", e.Kind, e.Code, e.Name)
}
