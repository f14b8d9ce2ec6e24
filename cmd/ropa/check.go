package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/check"
)

func newCheck(a *app) *cobra.Command {
	c := &checks{app: a}
	cmd := &cobra.Command{
		Use:   "check [QUERY] [--fail-on SEVERITY] [--on DATE]",
		Short: "Find what the register does not say, and what has gone stale",
		Long: `Find what the register does not say: without a QUERY in all its records and in
the register as a whole, with one in the records that it finds.

An error is an element of Article 30 that is missing, or something that cannot
stand as it is written. A warning is probably wrong or not accepted by an
authority. A hint is worth a look. Whether processing is lawful is not decided
here. "ropa mute" silences a warning or a hint, with a reason.

Instead of findings, for the activities that the QUERY finds:

  --matrix    how far each letter of Article 30(1) or 30(2) is answered
  --evidence  which tests, contracts, assessments and notices are needed and there
  --scope     which activities Article 30(5) leaves out, as it is in force and as
              it is about to be changed
  --suggest   what may be entered; nothing is entered by it
  --rules     the rules themselves, with those that are left out and why

` + queryHelp,
		Example: `  # Everything; the exit code is 1 if there is an error
  ropa check
  ropa check --kind party --fail-on error

  # One activity; only errors, only what two rules find
  ropa check ref:PA-0012
  ropa check --only error
  ropa check --only RT-04,SE-03 processing_status:running

  # What will be due in 90 days
  ropa check --on 90d

  # How complete the record is
  ropa check --matrix role:controller`,
		RunE: c.run,
	}
	flags := cmd.Flags()
	flags.Var(&c.failOn, "fail-on", "exit with 1 at a finding of this `SEVERITY` or above")
	flags.Var(&c.on, "on", "the `DATE` of which it speaks, or in how many days, as 90d (else today)")
	flags.VarP(&c.kind, "kind", "k", "only records of this kind (with a QUERY else activities)")
	flags.StringSliceVar(&c.only, "only", nil, "only `FINDINGS` of a severity or a rule, as error or RT-04")
	flags.BoolVar(&c.all, "all", false, "also what is muted")
	for _, v := range views {
		flags.Bool(v.flag, false, v.help)
	}
	flags.BoolVar(&c.json, "json", false, "as JSON")
	flags.IntVar(&c.width, "width", 0, "`N` cells wide, on a terminal or not")
	cmd.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions([]string{"error", "warning", "hint"}, noFiles))
	cmd.RegisterFlagCompletionFunc("only", func(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return withPrefix(check.QueryValues(), word), noFiles
	})
	cmd.RegisterFlagCompletionFunc("on", cobra.NoFileCompletions)
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	cmd.ValidArgsFunction = completeQuery(&c.kind)
	return cmd
}

type checks struct {
	*app
	failOn severityFlag
	on     dayFlag
	kind   kindFlag
	only   []string
	all    bool
	json   bool
	width  int
}

// A view is what "ropa check" can show instead of findings.
type view struct {
	flag, help string
	show       func(c *checks, cmd *cobra.Command, query string) error
}

var views = []view{
	{"matrix", "instead: how far each letter of Article 30 is answered", (*checks).matrix},
	{"evidence", "instead: which evidence is needed and there", (*checks).evidence},
	{"scope", "instead: which activities Article 30(5) leaves out", (*checks).scope},
	{"suggest", "instead: what may be entered", (*checks).suggest},
	{"rules", "instead: the rules", (*checks).rules},
}

func (c *checks) run(cmd *cobra.Command, args []string) error {
	query := strings.Join(args, " ")
	chosen := (*checks).findings
	var flags []string
	for _, v := range views {
		flags = append(flags, v.flag)
		if cmd.Flags().Changed(v.flag) {
			chosen = v.show
		}
	}
	for _, narrowing := range []string{"fail-on", "kind", "only", "all"} {
		if err := exclusive(cmd, append(slices.Clone(flags), narrowing)...); err != nil {
			return err
		}
	}
	for i, value := range c.only {
		c.only[i] = strings.TrimSpace(value)
		if reason := check.UnknownValue(c.only[i], "--only "); reason != "" {
			return usagef("%s", reason)
		}
	}
	return chosen(c, cmd, query)
}

// tableWidth returns how wide what goes to standard output may be.
func (c *checks) tableWidth(cmd *cobra.Command) int {
	if c.width > 0 {
		return c.width
	}
	return terminalWidth(cmd.OutOrStdout())
}

// A severityFlag is a --fail-on.
type severityFlag struct{ check.Severity }

func (s *severityFlag) Type() string { return "SEVERITY" }

// String returns "" for no severity, which is the default.
func (s *severityFlag) String() string { return s.Severity.String() }

func (s *severityFlag) Set(word string) (err error) {
	s.Severity, err = check.ParseSeverity(strings.ToLower(word))
	return err
}

// A dayFlag is a day: a date as people write it, or a span from today.
type dayFlag struct{ day model.Date }

func (d *dayFlag) Type() string   { return "DATE" }
func (d *dayFlag) String() string { return string(d.day) }

func (d *dayFlag) Set(text string) error {
	if span, err := model.ParsePeriod(text); err == nil {
		d.day = span.AddTo(today())
		return nil
	}
	day, err := model.ParseDateLoose(text)
	if err != nil {
		return fmt.Errorf("%w; or say in how many days, as 90d", err)
	}
	d.day = day
	return nil
}

// or returns the day, or today where none was said.
func (d *dayFlag) or() model.Date {
	if d.day == "" {
		return today()
	}
	return d.day
}
