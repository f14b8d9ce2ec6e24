package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
)

// The groups of commands in the help.
const (
	groupRegister = "register"
	groupRecords  = "records"
	groupLaw      = "law"
	groupFiles    = "files"
	groupMore     = "more"
)

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "ropa [FILE]",
		Short: "Keep a register of processing activities (GDPR Article 30) in one file",
		Long: `Keep a register of processing activities (GDPR Article 30) in one file.

With a FILE, or with no command at all, the terminal app opens. The commands do
the same without it. They find the register by --file, else by $ROPA_FILE, else
they take the only *.ropa in the current folder.

Data goes to standard output, remarks to standard error. The exit code is 0 when
it is done, 1 when it failed, 2 when the command line is wrong or the app has no
terminal.`,
		Example: `  # Look at a sample register
  ropa demo

  # Make a register of your own, and open it
  ropa new acme.ropa --name "ACME A/S"
  ropa acme.ropa`,
		DisableFlagsInUseLine: true,
		Args:                  fileAlone,
		Version:               version().Ropa,
		SilenceErrors:         true,
		SilenceUsage:          true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				if a.file != "" {
					return usagef("say the file once: %q or --file %q", args[0], a.file)
				}
				if err := a.file.Set(args[0]); err != nil {
					return usagef("FILE %q: %w", args[0], err)
				}
			}
			return a.runApp(cmd)
		},
		ValidArgsFunction: completeRegisters,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetVersionTemplate("ropa {{.Version}}\n")
	flags := root.PersistentFlags()
	flags.VarP(&a.file, "file", "f", "the register (else $ROPA_FILE, else the only *.ropa here)")
	flags.BoolVar(&a.readOnly, "read-only", false, "change nothing")
	root.MarkPersistentFlagFilename("file", "ropa")
	root.SetFlagErrorFunc(flagError)

	root.AddGroup(
		&cobra.Group{ID: groupRegister, Title: "The register:"},
		&cobra.Group{ID: groupRecords, Title: "Its records:"},
		&cobra.Group{ID: groupLaw, Title: "What the law asks:"},
		&cobra.Group{ID: groupFiles, Title: "In and out:"},
		&cobra.Group{ID: groupMore, Title: "More:"},
	)
	add := func(group string, cmds ...*cobra.Command) {
		for _, c := range cmds {
			c.GroupID = group
			c.DisableFlagsInUseLine = true
			root.AddCommand(c)
		}
	}
	add(groupRegister, newNew(a), newDemo(a))
	add(groupRecords, newList(a), newShow(a), newAdd(a), newEdit(a), newSet(a), newDelete(a), newUndelete(a), newUndo(a), newUsed(a))
	add(groupLaw, newCheck(a), newLaw(), newMute(a), newUnmute(a))
	add(groupFiles, newExport(a), newImport(a), newBackup(a))
	help := newHelp()
	add(groupMore, newCompletion(), help, newVersion())
	root.SetHelpCommand(help)
	root.SetHelpFunc(a.help(root.HelpFunc()))
	a.draws(root)
	return root
}

// help returns what writes the help of a command. Cobra writes it piece by piece
// and leaves no way to say that it could not, so that is noted.
func (a *app) help(write func(*cobra.Command, []string)) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, args []string) {
		var text bytes.Buffer
		out := cmd.OutOrStdout()
		cmd.SetOut(&text)
		write(cmd, args)
		cmd.SetOut(out)
		_, a.noHelp = out.Write(text.Bytes())
	}
}

// newHelp takes the place of cobra's own, which is content with any word.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: `  ropa help list`,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), strings.Join(args, " "))
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return withPrefix(commandNames(cmd.Root()), word), noFiles
		},
	}
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return names
}

func unknownCommand(root *cobra.Command, word string) error {
	err := usagef("there is no command %q", word)
	if near, ok := model.Nearest(word, commandNames(root)); ok {
		return hint(err, "did you mean: ropa %s", near)
	}
	return helpHint(root, err)
}

// fileAlone takes one FILE or none.
func fileAlone(cmd *cobra.Command, args []string) error {
	if err := mistyped(cmd, args); err != nil {
		return err
	}
	return atMost(1)(cmd, args)
}

// mistyped returns an error when the first of args can be no register but looks
// like a command, as in "ropa lst" and "ropa shwo PA-0001".
func mistyped(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	word := args[0]
	if _, err := os.Stat(word); err == nil || word == "" || filepath.Ext(word) != "" || filepath.Base(word) != word {
		return nil // the store says what is wrong with the file
	}
	return unknownCommand(root, word)
}
