package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ropa/export"
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
		nearest = append(nearest, nearestTo(c, reg, created))
	}
	saved, err := s.Save(s.ctx, e, changes...)
	if err != nil {
		return store.Revision{}, toldWith(err, rec, reg)
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
	var meant []string
	for i, c := range saved[1:] {
		near := ""
		if nearest[i] != "" {
			near = fmt.Sprintf("; it has %q", nearest[i])
		}
		remark(cmd, "added %s, which the register did not have%s", titleOf(c.Record), near)
		if near != "" {
			meant = append(meant, fmt.Sprintf("%q", nearest[i]))
		}
	}
	if len(meant) > 0 {
		remark(cmd, "if %s was meant, take all of it back with: ropa undo %d", strings.Join(meant, " or "), changeOf(saved))
	}
	for _, r := range saved {
		warnSameName(cmd, reg, r.Record)
	}
	return now.Revision, nil
}

// printSaved prints what became of a record. Who reads that it failed must not
// take the record for lost, and add it again.
func printSaved(cmd *cobra.Command, data []byte) error {
	if _, err := cmd.OutOrStdout().Write(data); err != nil {
		return fmt.Errorf("it was saved, but could not be printed: %w", export.Cause(err))
	}
	return nil
}

// nearestTo returns the name of another record that rec may be a slip of the pen
// for, or "". It is none of those that were created with rec.
func nearestTo(rec model.Record, reg *model.Register, created []model.Record) string {
	var names []string
	for _, e := range reg.Entries(rec.Kind()) {
		if other := reg.Record(e.UID); !slices.Contains(created, other) && sameVocabulary(rec, other) {
			names = append(names, e.Name)
		}
	}
	near, _ := model.Nearest(rec.Base().Name, names)
	return near
}

// sameVocabulary reports whether a link that leads to a can lead to b, which is of
// the same kind.
func sameVocabulary(a, b model.Record) bool {
	t, ok := a.(*model.Term)
	other, known := b.(*model.Term)
	return !ok || !known || t.Vocabulary == other.Vocabulary
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
	for _, line := range differenceLines(old, new, reg) {
		remark(cmd, "  %s", line)
	}
}

// differenceLines says where two states of a record differ, one line a place.
func differenceLines(old, new model.Record, reg *model.Register) []string {
	var lines []string
	for _, d := range model.Diff(old, new) {
		was, is := d.Words(reg)
		line := numbered(d.Path, new) + ": "
		switch d.Op {
		case model.Added:
			line += "added " + quoted(is)
		case model.Removed:
			line = numbered(d.Path, old) + ": taken out " + quoted(was)
		case model.Moved:
			line += "in another order"
		default:
			line += quoted(was) + " -> " + quoted(is)
		}
		lines = append(lines, line)
	}
	return lines
}

// numbered writes a path with the number of an item in the place of its key, as
// "ropa show" counts them and "ropa set" takes them.
func numbered(path model.Path, rec model.Record) string {
	m := itemForm.FindStringSubmatch(string(path))
	if m == nil {
		return string(path)
	}
	o := model.Of(rec)
	f := o.Field(m[1])
	if f == nil || !f.HasItems() {
		return string(path)
	}
	_, i, ok := o.Find(f, m[2])
	if !ok {
		return string(path)
	}
	return fmt.Sprintf("%s[%d]%s", m[1], i+1, m[3])
}

// quoted shows a value in one line, not more of it than a line holds.
func quoted(text string) string {
	if text == "" {
		return "not said"
	}
	return `"` + ansi.Truncate(oneLine(text), 100, "…") + `"`
}
