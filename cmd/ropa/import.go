package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export"
	"ropa/export/exchange"
	"ropa/model"
)

func newImport(a *app) *cobra.Command {
	i := imports{app: a}
	cmd := &cobra.Command{
		Use:   "import FILE [--dry-run]",
		Short: "Take back a file that was exported, after a look at what changed in it",
		Long: `Take back a file that "ropa export" wrote and somebody changed since, or take in
what another register exported: CSV or JSON, told apart by what is in it. A table
that was made elsewhere can be taken in once its headings name fields as those of
an export do; columns that ropa does not know are kept with the records.

What the file would change is shown first, old and new. On a terminal you are then
asked; elsewhere --yes takes it. All of it is one change of the register, and
"ropa undo" takes it back. A record that has changed in the register, too, keeps
both changes; a place that both sides changed is shown and stays as the register
has it. A record that is missing in the file is not deleted.`,
		Example: `  ropa export -o audit.csv
  ropa import audit.csv --dry-run
  ropa import audit.csv --yes`,
		Args: exactly(1),
		RunE: i.run,
	}
	flags := cmd.Flags()
	flags.BoolVar(&i.dryRun, "dry-run", false, "show what would change, and change nothing")
	flags.BoolVarP(&i.yes, "yes", "y", false, "take it without asking")
	flags.BoolVar(&i.settings, "settings", false, "take the settings of a register, too")
	flags.BoolVar(&i.replace, "replace", false, "take records whole that do not say which revision they were read from")
	flags.VarP(&i.kind, "kind", "k", "the kind of record, where the file does not say")
	flags.BoolVar(&i.json, "json", false, "report as JSON")
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	return a.changes(cmd)
}

type imports struct {
	*app
	kind                                 kindFlag
	dryRun, yes, settings, replace, json bool
}

func (i *imports) run(cmd *cobra.Command, args []string) error {
	if err := exclusive(cmd, "dry-run", "yes"); err != nil {
		return err
	}
	data, err := readInput(cmd, args[0])
	if err != nil {
		return err
	}
	name := filepath.Base(inputName(args[0]))
	if i.dryRun {
		return i.look(cmd, func(s *session) error {
			plan, err := i.plan(s, name, data)
			if err != nil {
				return err
			}
			if err := i.show(cmd, plan); err != nil {
				return err
			}
			remark(cmd, "a dry run: nothing was changed")
			return incomplete(plan)
		})
	}
	return i.change(cmd, func(s *session) error {
		plan, err := i.plan(s, name, data)
		if err != nil {
			return err
		}
		if err := i.show(cmd, plan); err != nil {
			return err
		}
		return i.take(cmd, s, name, plan)
	})
}

// plan compares the file with the register.
func (i *imports) plan(s *session, name string, data []byte) (*export.Plan, error) {
	reg, err := s.register()
	if err != nil {
		return nil, err
	}
	return exchange.Read(s.ctx, s.Store, reg, name, data, export.Options{Kind: i.kind.kind, Replace: i.replace, Settings: i.settings})
}

// take saves what the plan says, once the person agrees.
func (i *imports) take(cmd *cobra.Command, s *session, name string, plan *export.Plan) error {
	n := len(plan.Changes())
	if n == 0 {
		remark(cmd, "there is nothing to take: the register was not changed")
		return incomplete(plan)
	}
	if !i.yes {
		if !isTerminal(cmd.InOrStdin()) {
			return hint(errors.New("nothing was changed: there is nobody to ask"), "look at it with --dry-run, then take it with --yes")
		}
		ok, err := confirm(cmd, fmt.Sprintf("Take %s into the register?", model.Plural(n, "change")))
		if err != nil {
			return err
		}
		if !ok {
			return errors.New("not taken: nothing was changed")
		}
	}
	e := i.signed("import")
	if e.Note == "" {
		e.Note = name
	}
	saved, err := exchange.Take(s.ctx, s.Store, e, plan)
	if err != nil {
		return err
	}
	remark(cmd, "took %s", model.Plural(len(saved), "change"))
	if n := changeOf(saved); n > 0 {
		remark(cmd, "take it back with: ropa undo %d", n)
	}
	if n := plan.Count(export.Refused); n > 0 {
		remark(cmd, "left out %s, which cannot be taken; the lines above say why", model.Plural(n, "record"))
	}
	if n := plan.Count(export.Both); n > 0 {
		remark(cmd, "%s changed on both sides; the places that differ stay as the register has them", model.Plural(n, "record"))
	}
	return incomplete(plan)
}

// incomplete is an error when not all of the file could be taken; the report has
// said why.
func incomplete(plan *export.Plan) error {
	if plan.Count(export.Refused)+plan.Count(export.Both) > 0 {
		return errTold
	}
	return nil
}

// confirm asks on the terminal; only yes is yes.
func confirm(cmd *cobra.Command, question string) (bool, error) {
	fmt.Fprint(cmd.ErrOrStderr(), question+" [y/N] ")
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case a := <-answer:
		return a == "y" || a == "yes", nil
	case <-cmd.Context().Done():
		return false, cmd.Context().Err()
	}
}
