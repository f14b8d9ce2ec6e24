package main

import (
	"github.com/spf13/cobra"

	"ropa/model"
)

func newSet(a *app) *cobra.Command {
	var kind kindFlag
	asJSON := false
	cmd := &cobra.Command{
		Use:   "set REF KEY=VALUE ..",
		Short: "Change fields of a record",
		Long: `Change fields of a record. All assignments are one change: either all are
saved, or none.

` + assignHelp,
		Example: `  ropa set PA-0001 processing_status=running "starts_on=1 May 2026"
  ropa set PA-0001 tags+=payroll purposes+="Pay salaries on time"
  ropa set PA-0001 "recipients[+a].party=Cloud Mail Inc." "recipients[a].role=processor"
  ropa set register profile=DK`,
		Args: atLeast(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.change(cmd, func(s *session) error {
				head, err := s.head(kind.kind, args[0])
				if err != nil {
					return err
				}
				reg, err := s.register()
				if err != nil {
					return err
				}
				set := setter{rec: model.Clone(head.Record), reg: reg}
				for _, text := range args[1:] {
					if err := set.assign(text); err != nil {
						return err
					}
				}
				saved, err := s.save(cmd, a.signed("save"), head.Hash, set.rec, set.created)
				if err != nil || !asJSON {
					return err
				}
				return printSaved(cmd, document(saved, reg))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the record as it is saved")
	cmd.ValidArgsFunction = a.completeAssignments(&kind)
	a.takesRef(cmd, &kind)
	return a.changes(cmd)
}
