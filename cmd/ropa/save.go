package main

import (
	"errors"
	"fmt"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/store"
)

// save keeps rec on top of the revision base, "" for a new record, together with
// the records that its links made, and tells what came of it.
func (s *session) save(cmd *cobra.Command, e store.Edit, base string, rec model.Record, created []model.Record) (store.Revision, error) {
	reg, err := s.register()
	if err != nil {
		return store.Revision{}, err
	}
	var was store.Revision
	if base != "" {
		if was, err = s.Head(s.ctx, rec.Base().UID); err != nil {
			return was, err
		}
	}
	changes := []store.Change{{Record: rec, Base: base}}
	var nearest []string
	for _, c := range created {
		changes = append(changes, store.Change{Record: c})
		nearest = append(nearest, nearestTo(c, reg))
	}
	saved, err := s.Save(s.ctx, e, changes...)
	if err != nil {
		return store.Revision{}, err
	}
	now := saved[0]
	reg.Put(now.Record)
	switch {
	case now.Unchanged:
		remark(cmd, "nothing changed: the %s says so already", titleOf(now.Record))
	case base == "":
		remark(cmd, "added %s", titleOf(now.Record))
	default:
		remark(cmd, "changed %s", titleOf(now.Record))
		tellDifferences(cmd, was.Record, now.Record, reg)
	}
	for i, c := range saved[1:] {
		near := ""
		if nearest[i] != "" {
			near = fmt.Sprintf("; it has %q", nearest[i])
		}
		remark(cmd, "added %s, which the register did not have%s", titleOf(c.Record), near)
	}
	for _, r := range saved {
		warnSameName(cmd, reg, r.Record)
	}
	return now.Revision, nil
}

// nearestTo returns the name of another record that rec may be a slip of the pen
// for, or "".
func nearestTo(rec model.Record, reg *model.Register) string {
	var names []string
	for _, e := range reg.Entries(rec.Kind()) {
		if e.UID != rec.Base().UID {
			names = append(names, e.Name)
		}
	}
	near, _ := model.Nearest(rec.Base().Name, names)
	return near
}

// warnSameName says that another record of the kind bears the name, too: it is
// allowed, since merges make such records, but links by that name are then
// refused.
func warnSameName(cmd *cobra.Command, reg *model.Register, rec model.Record) {
	if rec.Kind() == model.KindActivity || rec.Kind() == model.KindRegister {
		return
	}
	if _, err := reg.Find(rec.Kind(), rec.Base().Name); errors.Is(err, model.ErrAmbiguous) {
		remark(cmd, "mind: another %s bears the name %q, too; links can then be made by uid only", rec.Kind(), rec.Base().Name)
	}
}

// tellDifferences says on standard error where two states of a record differ.
func tellDifferences(cmd *cobra.Command, old, new model.Record, reg *model.Register) {
	for _, d := range model.Diff(old, new) {
		remark(cmd, "  %s", differenceLine(d, reg))
	}
}

// differenceLine puts a difference into one line.
func differenceLine(d model.Difference, reg *model.Register) string {
	old, new := d.Words(reg)
	switch d.Op {
	case model.Added:
		return fmt.Sprintf("%s: added %s", d.Path, quoted(new))
	case model.Removed:
		return fmt.Sprintf("%s: taken out %s", d.Path, quoted(old))
	case model.Moved:
		return fmt.Sprintf("%s: in another order", d.Path)
	}
	return fmt.Sprintf("%s: %s -> %s", d.Path, quoted(old), quoted(new))
}

// quoted shows a value in one line, not more of it than a line holds.
func quoted(text string) string {
	if text == "" {
		return "not said"
	}
	return `"` + ansi.Truncate(oneLine(text), 100, "…") + `"`
}
