package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"ropa/export"
)

func newBackup(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "backup [TARGET]",
		Short: "Make a checked copy of the register",
		Long: `Make a copy of the register and check it. Others may have the register open, also
for writing: the copy is of one moment.

Without TARGET the copy lies beside the register, with the time in its name:
acme-2026-11-22T0915.bak.ropa. TARGET is another folder, or a file; without an
ending it gets .bak.ropa. A file that is there already is never overwritten. The
path of the copy is printed.

To go back to a copy, close ropa, keep the register under another name, and copy
the backup to the register's place.`,
		Example: `  ropa backup

  # Under a name of its own
  ropa backup before-the-merger`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.look(cmd, func(s *session) error {
				path, err := s.backup(args)
				if err != nil {
					return err
				}
				info, err := os.Stat(path)
				if err != nil {
					return fmt.Errorf("look at the copy %s: %w", path, export.Cause(err))
				}
				remark(cmd, "made a copy of %s and checked it: it is whole, %d kB", relative(s.Path()), (info.Size()+1023)/1024)
				_, err = fmt.Fprintln(cmd.OutOrStdout(), safe(relative(path)))
				return err
			})
		},
	}
}

// backup makes a copy in the folder or the file that args name, if any.
func (s *session) backup(args []string) (string, error) {
	if len(args) == 0 {
		return s.BackupIn(s.ctx, "")
	}
	target := args[0]
	if info, err := os.Stat(target); err == nil && info.IsDir() {
		return s.BackupIn(s.ctx, target)
	}
	if filepath.Ext(target) == "" {
		target += ".bak.ropa" // which does not count as a register of the folder
	}
	return target, s.Backup(s.ctx, target)
}
