package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ropa/model"
)

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

// flagError says what is wrong with a flag, and how to write what was meant.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	if !cmd.HasParent() { // a flag of the command that was meant
		if err := mistyped(cmd, cmd.Flags().Args()); err != nil {
			return err
		}
	}
	switch {
	case errors.As(err, &invalid):
		return usagef("--%s %s: %w", invalid.GetFlag().Name, quoteArg(invalid.GetValue()), errors.Unwrap(invalid))
	case !errors.As(err, &unknown):
		return helpHint(cmd, usageError{err})
	case len(unknown.GetSpecifiedName()) == 1 && strings.Contains(cmd.Use, "[QUERY"):
		return hint(usageError{err}, `a query that leaves something out stands behind --, as in: %s -- -special:yes`, cmd.CommandPath())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near, ok := model.Nearest(unknown.GetSpecifiedName(), names); ok {
		return hint(usageError{err}, "did you mean --%s?", near)
	}
	return helpHint(cmd, usageError{err})
}

// helpHint points to the help of cmd.
func helpHint(cmd *cobra.Command, err error) error {
	return hint(err, "see %s --help", cmd.CommandPath())
}

// args checks how many arguments a command gets; the names are those in its Use.
func args(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return helpHint(cmd, usagef("something is missing: %s", cmd.UseLine()))
		case most >= 0 && len(args) > most:
			return helpHint(cmd, usagef("%q is one too many: %s", args[most], cmd.UseLine()))
		}
		return nil
	}
}

func exactly(n int) cobra.PositionalArgs { return args(n, n) }
func atMost(n int) cobra.PositionalArgs  { return args(0, n) }
func atLeast(n int) cobra.PositionalArgs { return args(n, -1) }

// exclusive returns an error when more than one of the flags is given.
func exclusive(cmd *cobra.Command, names ...string) error {
	first := ""
	for _, name := range names {
		switch {
		case !cmd.Flags().Changed(name):
		case first != "":
			return usagef("--%s and --%s do not go together", first, name)
		default:
			first = name
		}
	}
	return nil
}
