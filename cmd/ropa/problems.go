package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export/text"
	"ropa/model"
)

// withProblems adds to the lines of a text that cannot be read what else keeps
// the record from being saved, so that all of it can be mended at once. What may
// only follow from those lines is left out. uid is that of the record, empty for
// a new one.
func (s *session) withProblems(in model.Input, uid string, lines text.Errors) text.Errors {
	reg, err := s.register()
	if err != nil {
		return lines
	}
	rec := in.Record
	if rec.Base().UID = uid; uid == "" {
		rec.Base().UID = model.NewUID()
	}
	if _, err = reg.Resolve(in); err == nil {
		model.Normalize(rec)
		err = model.Validate(rec, reg)
	}
	var problems model.Problems
	errors.As(err, &problems)
	if in.ByHand.Lost {
		problems = problems.InPart(rec)
	}
	words := model.Words{Reg: reg, Rec: rec}
	for _, p := range problems {
		lines = append(lines, text.Error{Line: lineOf(in.ByHand, numbered(p.Path, rec)), Text: words.Problem(p)})
	}
	slices.SortStableFunc(lines, func(a, b text.Error) int { return cmp.Compare(a.Line, b.Line) })
	return lines
}

// withProblems does the same where the register is not open. One that cannot be
// opened has nothing to add.
func (a *app) withProblems(cmd *cobra.Command, in model.Input, uid string, lines text.Errors) text.Errors {
	a.look(cmd, func(s *session) error {
		lines = s.withProblems(in, uid, lines)
		return nil
	})
	return lines
}

// lineOf returns the line of a text in which a place stands, or the place to which
// it belongs.
func lineOf(hand *model.ByHand, place string) int {
	for place != "" {
		if line := hand.Lines[place]; line > 0 {
			return line
		}
		place = place[:max(strings.LastIndexAny(place, ".["), 0)]
	}
	return 0
}
