package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/store"
)

func newDelete(a *app) *cobra.Command {
	var kind kindFlag
	cmd := &cobra.Command{
		Use:   "delete REF ..",
		Short: "Delete records",
		Long: `Delete records, all of them or none. A record that another one links to is not
deleted. What is deleted stays in the history, and "ropa undelete" brings it back.`,
		Example: `  ropa delete PA-0003
  ropa delete --kind party "Old Supplier Ltd" --note "left in May"`,
		Args: atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.change(cmd, func(s *session) error {
				var changes []store.Change
				for _, ref := range args {
					head, err := s.head(kind.kind, ref)
					if err != nil {
						return err
					}
					if head.Kind == model.KindRegister {
						return usagef("the register's own record stays as long as the register")
					}
					changes = append(changes, store.Change{Record: head.Record, Base: head.Hash, Delete: true})
				}
				saved, err := s.Save(s.ctx, a.signed("delete"), changes...)
				if err != nil {
					return inUse(err)
				}
				for _, r := range saved {
					remark(cmd, "deleted %s; it comes back with: ropa undelete %s", titleOf(r.Record), wordFor(model.EntryOf(r.Record)))
				}
				return nil
			})
		},
	}
	a.takesRef(cmd, &kind)
	return a.changes(cmd)
}

// wordFor returns by what a record is named on the command line: its ref or
// code, else its uid.
func wordFor(e model.Entry) string {
	if e.Code != "" {
		return e.Code
	}
	return e.UID
}

// inUse names all records that keep one from being deleted.
func inUse(err error) error {
	var use *store.InUse
	if !errors.As(err, &use) {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "the %s is still used; nothing was deleted", nameEntry(use.Record))
	for _, u := range use.By {
		fmt.Fprintf(&b, "\n%s, in %s", nameEntry(u.Entry), u.Field)
	}
	return hint(errors.New(b.String()), "take it out there first, with ropa set or ropa edit")
}

func newUndelete(a *app) *cobra.Command {
	var kind kindFlag
	cmd := &cobra.Command{
		Use:   "undelete REF ..",
		Short: "Bring deleted records back",
		Long: `Bring deleted records back as they were. REF is the ref or code of a deleted
record, its name or its uid; "ropa list --deleted" has them.`,
		Example: `  ropa undelete PA-0003
  ropa list --deleted --kind party
  ropa undelete --kind party "Old Supplier Ltd"`,
		Args: atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.change(cmd, func(s *session) error {
				deleted, err := s.deleted(kind.kind)
				if err != nil {
					return err
				}
				var changes []store.Change
				for _, ref := range args {
					uid, err := s.findDeleted(deleted, kind.kind, ref)
					if err != nil {
						return err
					}
					head, err := s.Head(s.ctx, uid)
					if err != nil {
						return err
					}
					if head.Record == nil {
						return fmt.Errorf("the text of %s was redacted and cannot come back", ref)
					}
					changes = append(changes, store.Change{Record: head.Record, Base: head.Hash})
				}
				saved, err := s.Save(s.ctx, a.signed("undelete"), changes...)
				if err != nil {
					return err
				}
				for _, r := range saved {
					remark(cmd, "brought back %s", titleOf(r.Record))
				}
				return nil
			})
		},
	}
	cmd.ValidArgsFunction = a.completeDeleted(&kind)
	a.takesRef(cmd, &kind)
	return a.changes(cmd)
}
