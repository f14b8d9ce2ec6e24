package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ropa/export/text"
	"ropa/model"
)

func newAdd(a *app) *cobra.Command {
	n := add{app: a}
	cmd := &cobra.Command{
		Use:   "add [KEY=VALUE ..] [--kind KIND] [--from FILE|-] [--template T] [--editor]",
		Short: "Add a record",
		Long: `Add a record; a name is enough. Its ref, or its uid where records of the kind
have no ref, is printed.

--from takes a document as "ropa show --json" writes it, or an annotated text as
--editor shows it. --editor opens the new record in $VISUAL or $EDITOR.

--template starts an activity from one that most organisations have, as a draft
with the terms and statutory periods that belong to it ("ropa law templates"), and
--kind rule --template N adopts a statutory period ("ropa law periods"). All of
that are defaults: look them through.

` + assignHelp,
		Example: `  ropa add --name Payroll
  ropa add --name Recruitment role=controller purposes+="Find new colleagues"
  ropa add --kind party --name "ACME A/S" country=Denmark own=yes

  # From a template, for Denmark; a statutory period as a rule
  ropa add --template payroll --country DK
  ropa add --kind rule --template 9

  # A copy in another register
  ropa show PA-0007 --json | ropa add --file other.ropa --from -

  # Everything in one text
  ropa add --editor`,
		RunE: n.run,
	}
	flags := cmd.Flags()
	flags.VarP(&n.kind, "kind", "k", "what to add (else an activity)")
	flags.StringVarP(&n.name, "name", "n", "", "its `NAME`")
	flags.StringVar(&n.from, "from", "", "take the record from a `FILE`, or from standard input for -")
	flags.StringVar(&n.template, "template", "", "start from a template, by its `NAME`, or its number for a rule")
	flags.StringVar(&n.country, "country", "", "of a template: the `COUNTRY` whose law it takes")
	flags.BoolVar(&n.editor, "editor", false, "open it in $VISUAL or $EDITOR first")
	flags.BoolVar(&n.json, "json", false, "print the record as it is saved")
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	cmd.RegisterFlagCompletionFunc("template", n.completeTemplates)
	cmd.RegisterFlagCompletionFunc("country", completeCountries)
	cmd.ValidArgsFunction = completeKeys(&n.kind)
	return a.changes(cmd)
}

type add struct {
	*app
	kind         kindFlag
	name, from   string
	template     string
	country      string
	editor, json bool
}

func (n *add) run(cmd *cobra.Command, assignments []string) error {
	switch {
	case n.template != "":
		return n.fromTemplate(cmd, assignments)
	case n.country != "":
		return usagef("--country goes with --template; for a country of the record write country=%s", n.country)
	}
	in := model.Input{Record: model.New(orActivity(n.kind.kind))}
	if n.from != "" {
		var err error
		if in, err = readRecord(cmd, n.from, n.kind.kind); err != nil {
			var lines text.Errors
			if errors.As(err, &lines) {
				err = fmt.Errorf("%s: %w", inputName(n.from), n.withProblems(cmd, in, "", lines))
			}
			return err
		}
	}
	if in.Record.Kind() == model.KindRegister {
		return hint(usagef("a register has one record of its own, and it is there already"), "ropa edit register --editor")
	}
	if n.name != "" {
		in.Record.Base().Name = n.name
	}
	if n.editor {
		return n.byHand(cmd, in, assignments)
	}
	if n.name == "" && n.from == "" && len(assignments) == 0 {
		return helpHint(cmd, usagef("give it a name with --name, or take it from a file with --from, or write it with --editor"))
	}
	return n.change(cmd, func(s *session) error {
		created, err := n.fill(s, in, assignments)
		if err != nil {
			return err
		}
		return n.save(cmd, s, in.Record, created)
	})
}

// fill resolves the links of in and carries out the assignments.
func (n *add) fill(s *session, in model.Input, assignments []string) ([]model.Record, error) {
	reg, err := s.register()
	if err != nil {
		return nil, err
	}
	if e, known := reg.Entry(in.Record.Base().UID); known {
		if e.Deleted {
			return nil, hint(fmt.Errorf("the %s was in this register and is deleted", nameEntry(e)), "ropa undelete %s", e.UID)
		}
		word := e.Code
		if word == "" {
			word = e.UID
		}
		return nil, hint(fmt.Errorf("the %s is in this register already", nameEntry(e)), "ropa edit %s --from %s", word, quoteArg(n.from))
	}
	if in.Record.Base().UID == "" {
		in.Record.Base().UID = model.NewUID()
	}
	created, err := reg.Resolve(in)
	if err != nil {
		return nil, toldWith(err, in.Record, reg)
	}
	set := setter{rec: in.Record, reg: reg, created: created}
	for _, text := range assignments {
		if err := set.assign(text); err != nil {
			return nil, err
		}
	}
	return set.created, nil
}

// save adds rec and prints how it can be named from now on.
func (n *add) save(cmd *cobra.Command, s *session, rec model.Record, created []model.Record) error {
	saved, err := s.save(cmd, n.signed("save"), "", rec, created)
	if err != nil {
		return err
	}
	if n.json {
		return printSaved(cmd, document(saved, s.reg))
	}
	e := model.EntryOf(saved.Record)
	if e.Code == "" {
		e.Code = e.UID
	}
	return printSaved(cmd, []byte(e.Code+"\n"))
}

// byHand writes a new record in an editor.
func (n *add) byHand(cmd *cobra.Command, in model.Input, assignments []string) error {
	var reg *model.Register
	err := n.change(cmd, func(s *session) (err error) {
		if _, err = n.fill(s, in, assignments); err != nil {
			return err
		}
		reg, err = s.register()
		return err
	})
	if err != nil {
		return err
	}
	kind := in.Record.Kind()
	ed := &editing{
		app: n.app, cmd: cmd, kind: kind, head: textHead("A new "+string(kind), ""),
		save: func(s *session, in model.Input) error {
			created, err := n.fill(s, in, nil)
			if err != nil {
				return err
			}
			return n.save(cmd, s, in.Record, created)
		},
	}
	err = ed.run(in.Record, reg)
	if errors.Is(err, errUnchanged) {
		err = errors.New("nothing was added: the text came back as it was")
		if name := in.Record.Base().Name; name != "" {
			return hint(err, "the same command without --editor adds the %s %q as it is", kind, name)
		}
		return err
	}
	return err
}
