package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/store"
)

func newUndo(a *app) *cobra.Command {
	u := undo{app: a}
	cmd := &cobra.Command{
		Use:   "undo [CHANGE] [--dry-run]",
		Short: "Take back the last change of the register, or an earlier one",
		Long: `Take back the last change of the register, whoever made it: what it added is
deleted, what it changed says again what it said before, what it deleted is back.
It is shown, old and new. All of that is a change of its own, and "ropa undo" once
more takes it back in turn.

CHANGE is the number of an earlier change; "ropa import" tells that of an import.
Where a record of it has been changed since, nothing is taken back.`,
		Example: `  ropa undo --dry-run
  ropa undo`,
		Args:              atMost(1),
		ValidArgsFunction: a.completeChanges,
		RunE:              u.run,
	}
	flags := cmd.Flags()
	flags.BoolVar(&u.dryRun, "dry-run", false, "show what would be taken back, and change nothing")
	flags.BoolVar(&u.json, "json", false, "report as JSON")
	return a.changes(cmd)
}

type undo struct {
	*app
	dryRun, json bool
}

func (u *undo) run(cmd *cobra.Command, args []string) error {
	var number int64 // 0: the newest
	if len(args) == 1 {
		var err error
		if number, err = strconv.ParseInt(args[0], 10, 64); err != nil || number < 1 {
			return helpHint(cmd, usagef("%q is not the number of a change", args[0]))
		}
	}
	if u.dryRun {
		return u.look(cmd, func(s *session) error {
			r, err := s.Reversal(s.ctx, number)
			if err != nil {
				return s.notUndone(err)
			}
			if err := u.show(cmd, s, r, nil); err != nil {
				return err
			}
			remark(cmd, "a dry run: nothing was changed")
			return nil
		})
	}
	return u.change(cmd, func(s *session) error {
		r, saved, err := s.Undo(s.ctx, u.signed("undo"), number)
		if err != nil {
			return s.notUndone(err)
		}
		if err := u.show(cmd, s, r, saved); err != nil {
			return err
		}
		remark(cmd, "took change %d back; it comes back with: ropa undo %d", r.Of.Number, changeOf(saved))
		return nil
	})
}

// notUndone says why a change was not taken back, and what can be done about it.
func (s *session) notUndone(err error) error {
	var no *store.Irreversible
	var invalid store.Invalid
	switch {
	case errors.As(err, &no) && no.Why == "":
		newest := int64(0)
		for _, r := range no.Since {
			newest = max(newest, r.Changeset)
		}
		return hint(err, "what came last is taken back with: ropa undo %d", newest)
	case errors.Is(err, model.ErrNotFound):
		return hint(err, `"ropa undo --dry-run" shows the last change, and its number`)
	case errors.As(err, &invalid):
		reg, regErr := s.register()
		return errors.Join(toldWith(err, nil, reg), regErr)
	}
	return inUse(err)
}

// changeOf returns the number of the change as which saved was kept, or 0 where all of
// it was there already.
func changeOf(saved []store.Saved) int64 {
	for _, r := range saved {
		if !r.Unchanged {
			return r.Changeset
		}
	}
	return 0
}

// What becomes of a record.
const (
	undoChanges  = "changed"
	undoDeletes  = "deleted"
	undoRestores = "brought back"
)

func undoes(s *store.Step) string {
	switch {
	case s.Deletes():
		return undoDeletes
	case !s.Now.Live():
		return undoRestores
	}
	return undoChanges
}

// show reports what was taken back, or would be.
func (u *undo) show(cmd *cobra.Command, s *session, r store.Reversal, saved []store.Saved) error {
	reg, err := s.register()
	if err != nil {
		return err
	}
	if u.json {
		return printJSON(cmd.OutOrStdout(), undoDocument(r, saved, reg))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "change %d, %s\n", r.Of.Number, oneLine(changeWords(r.Of)))
	for i := range r.Steps {
		step := &r.Steps[i]
		what := undoes(step)
		fmt.Fprintf(&b, "%-13s  %s %s\n", what, step.Now.Kind, oneLine(model.EntryOf(step.Now.Record).Title()))
		if what == undoChanges {
			for _, line := range differenceLines(step.Now.Record, step.Then.Record, reg) {
				fmt.Fprintf(&b, "    %s\n", line)
			}
		}
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), b.String())
	return err
}

// changeWords says what a change was: import by Anna Berg on 2026-11-22 at 12:00: audit.csv.
func changeWords(c store.Changeset) string {
	words := fmt.Sprintf("%s by %s on %s", c.Op, c.Author, c.At.Local().Format("2006-01-02 at 15:04"))
	if c.Note != "" {
		words += ": " + c.Note
	}
	return words
}

// The documents of "ropa undo --json".
type (
	undoReport struct {
		Change   changeReport   `json:"change"`
		Records  []undoneReport `json:"records"`
		UndoneBy int64          `json:"undone_by,omitempty"` // the number of the change that took it back
	}
	changeReport struct {
		Number int64     `json:"number"`
		Op     string    `json:"op"`
		Author string    `json:"author"`
		At     time.Time `json:"at"`
		Note   string    `json:"note,omitempty"`
	}
	undoneReport struct {
		State   string             `json:"state"`
		Kind    string             `json:"kind"`
		UID     string             `json:"uid"`
		Title   string             `json:"title"`
		Changes []differenceReport `json:"changes,omitempty"`
	}
)

func undoDocument(r store.Reversal, saved []store.Saved, reg *model.Register) undoReport {
	c := r.Of
	u := undoReport{Change: changeReport{c.Number, c.Op, c.Author, c.At, c.Note}, Records: []undoneReport{}, UndoneBy: changeOf(saved)}
	for i := range r.Steps {
		step := &r.Steps[i]
		rec := undoneReport{State: undoes(step), Kind: string(step.Now.Kind), UID: step.Now.UID, Title: model.EntryOf(step.Now.Record).Title()}
		if rec.State == undoChanges {
			rec.Changes = differenceReports(model.Diff(step.Now.Record, step.Then.Record), reg)
		}
		u.Records = append(u.Records, rec)
	}
	return u
}
