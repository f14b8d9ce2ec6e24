package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export/text"
	"ropa/model"
	"ropa/store"
)

func newEdit(a *app) *cobra.Command {
	e := edit{app: a}
	cmd := &cobra.Command{
		Use:   "edit REF [--editor] [--from FILE|-]",
		Short: "Change a whole record, in an editor or from a file",
		Long: `Change a whole record: what is left out then says nothing.

--editor opens the record as annotated text in $VISUAL or $EDITOR. When there is
something to mend, it opens again with the problems on top. On a terminal it is
what happens when nothing else is asked for.

--from takes a document as "ropa show --json" writes it, or such a text. It
names the revision that it was read from, base_rev. When the record has moved on
since, nothing is saved and the difference is shown; then --merge takes the
changes of both sides where they do not touch, and --replace overwrites. A
document without base_rev needs --replace.`,
		Example: `  ropa edit PA-0001 --editor

  ropa show PA-0001 --json > payroll.json
  ropa edit PA-0001 --from payroll.json`,
		Args: exactly(1),
		RunE: e.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&e.from, "from", "", "take the record from a `FILE`, or from standard input for -")
	flags.BoolVar(&e.editor, "editor", false, "open the record in $VISUAL or $EDITOR")
	flags.BoolVar(&e.replace, "replace", false, "overwrite what the register says, whatever it was read from")
	flags.BoolVar(&e.merge, "merge", false, "take the changes of both sides, unless they touch")
	flags.BoolVar(&e.json, "json", false, "print the record as it is saved")
	a.takesRef(cmd, &e.kind)
	return a.changes(cmd)
}

type edit struct {
	*app
	kind                         kindFlag
	from                         string
	editor, replace, merge, json bool
}

func (e *edit) run(cmd *cobra.Command, args []string) error {
	if err := errors.Join(exclusive(cmd, "replace", "merge"), exclusive(cmd, "editor", "from")); err != nil {
		return err
	}
	switch {
	case e.from != "":
		return e.fromFile(cmd, args[0])
	case e.replace || e.merge:
		return usagef("--replace and --merge go with --from")
	case e.editor || isTerminal(cmd.InOrStdin()):
		return e.byHand(cmd, args[0])
	}
	return helpHint(cmd, usagef("say what to change it with: --editor or --from"))
}

// fromFile replaces a record by what a file says.
func (e *edit) fromFile(cmd *cobra.Command, ref string) error {
	content, err := readInput(cmd, e.from)
	if err != nil {
		return err
	}
	return e.change(cmd, func(s *session) error {
		head, err := s.head(e.kind.kind, ref)
		if err != nil {
			return err
		}
		in, err := parseRecord(string(content), head.Kind)
		var lines text.Errors
		if errors.As(err, &lines) {
			err = s.withProblems(in, head.UID, lines)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", inputName(e.from), err)
		}
		return e.save(cmd, s, head, in)
	})
}

// save puts in on top of head, if in was made from head.
func (e *edit) save(cmd *cobra.Command, s *session, head store.Revision, in model.Input) error {
	rec, base := in.Record, in.BaseRev
	switch uid := rec.Base().UID; {
	case uid == "":
		rec.Base().UID = head.UID
	case uid != head.UID:
		return fmt.Errorf("it is another record: its uid is %s, that of the %s is %s", uid, titleOf(head.Record), head.UID)
	}
	if a, ok := rec.(*model.Activity); ok && a.Ref == "" {
		a.Ref = head.Record.(*model.Activity).Ref
	}
	reg, err := s.register()
	if err != nil {
		return err
	}
	created, err := reg.Resolve(in)
	if err != nil {
		return toldWith(err, rec, reg)
	}
	model.Normalize(rec)
	switch {
	case e.replace:
		base = head.Hash
	case base == "":
		return hint(errors.New("it does not say which revision it was read from (base_rev)"),
			`read it with "ropa show --json" and change that, or overwrite what the register says with --replace`)
	case e.merge && base != head.Hash:
		if rec, err = e.merged(s, base, rec, head); err != nil {
			return err
		}
		base = head.Hash
	}
	saved, err := s.save(cmd, e.signed("save"), base, rec, created)
	var conflicts store.Conflicts
	if errors.As(err, &conflicts) {
		return e.moved(conflicts[0], reg)
	}
	if err != nil || !e.json {
		return err
	}
	return printSaved(cmd, document(saved, reg))
}

// moved says what came in between, and how to go on.
func (e *edit) moved(c store.Conflict, reg *model.Register) error {
	title := titleOf(c.Stored.Record)
	if c.Base.Record == nil {
		return hint(fmt.Errorf("the document was read from the revision %s, which the %s does not have here; nothing was saved", c.Base.Hash, title),
			`read it again with "ropa show --json", or overwrite what the register says with --replace`)
	}
	when := c.Stored.At.Local().Format("2006-01-02 at 15:04")
	if !c.Stored.Live() {
		return hint(fmt.Errorf("the %s was deleted by %s on %s, after it was read; nothing was saved", title, c.Stored.Author, when),
			"bring it back with: ropa undelete %s", wordFor(model.EntryOf(c.Stored.Record)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "the %s was changed by %s on %s, after it was read; nothing was saved", title, c.Stored.Author, when)
	list := func(head string, old, new model.Record) {
		b.WriteString("\n" + head)
		for _, line := range differenceLines(old, new, reg) {
			b.WriteString("\n  " + line)
		}
	}
	list("changed there:", c.Base.Record, c.Stored.Record)
	list("changed by you:", c.Base.Record, c.Record)
	return hint(errors.New(b.String()), "--merge takes both where they do not touch, --replace overwrites what was changed there")
}

// merged brings rec, which was made from the revision base, together with head.
func (e *edit) merged(s *session, base string, rec model.Record, head store.Revision) (model.Record, error) {
	was, err := s.Revision(s.ctx, base)
	switch {
	case errors.Is(err, model.ErrNotFound) || err == nil && (was.UID != head.UID || was.Record == nil):
		return nil, e.moved(store.Conflict{Record: rec, Stored: head, Base: store.Revision{Hash: base}}, nil)
	case err != nil:
		return nil, err
	}
	merged, conflicts := model.Merge(was.Record, rec, head.Record)
	if len(conflicts) == 0 {
		return merged, nil
	}
	reg, err := s.register()
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "both sides changed %s of the %s; nothing was saved", model.Plural(len(conflicts), "place"), titleOf(head.Record))
	for _, c := range conflicts {
		fmt.Fprintf(&b, "\n%s: you %s, there %s", numbered(c.Path, rec), quoted(named(reg, c.Ours)), quoted(named(reg, c.Theirs)))
		if c.Text != "" {
			fmt.Fprintf(&b, " (%s)", c.Text)
		}
	}
	return nil, hint(errors.New(b.String()), "bring the places together by hand: read the record again, and change that")
}

// named returns the name of the record that text is the uid of, else text.
func named(reg *model.Register, text string) string {
	if name := reg.Name(text); name != "" {
		return name
	}
	return text
}

// byHand changes a record in an editor.
func (e *edit) byHand(cmd *cobra.Command, ref string) error {
	var head store.Revision
	var reg *model.Register
	err := e.change(cmd, func(s *session) (err error) {
		if head, err = s.head(e.kind.kind, ref); err != nil {
			return err
		}
		reg, err = s.register()
		return err
	})
	if err != nil {
		return err
	}
	ed := &editing{
		app: e.app, cmd: cmd, kind: head.Kind, uid: head.UID, head: textHead(titleFor(head), head.Hash),
		save: func(s *session, in model.Input) error {
			in.BaseRev = head.Hash // the line that says so may be gone
			return e.save(cmd, s, head, in)
		},
	}
	err = ed.run(head.Record, reg)
	if errors.Is(err, errUnchanged) {
		remark(cmd, "%v", err)
		return nil
	}
	return err
}
