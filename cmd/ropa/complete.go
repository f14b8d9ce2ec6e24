package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

func newCompletion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print what makes a shell complete commands, refs and fields",
		Long: `Print what makes a shell complete commands, refs, kinds and fields. SHELL is
bash, zsh, fish or powershell. To have it in every new shell:

  bash        ropa completion bash > ~/.local/share/bash-completion/completions/ropa
  zsh         ropa completion zsh > "${fpath[1]}/_ropa"
  fish        ropa completion fish > ~/.config/fish/completions/ropa.fish
  powershell  ropa completion powershell >> $PROFILE`,
		Example:   `  ropa completion bash`,
		Args:      exactly(1),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return helpHint(cmd, usagef("there is no completion for %q; there is for %s", args[0], strings.Join(shells, ", ")))
		},
	}
}

// A completer proposes what may stand where the cursor is.
type completer = func(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective)

const (
	noFiles = cobra.ShellCompDirectiveNoFileComp
	noSpace = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
)

func completeRegisters(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"ropa"}, cobra.ShellCompDirectiveFilterFileExt
}

func completeKinds(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return kindNames(), noFiles
}

func completeCountries(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	for _, c := range law.Countries() {
		list = append(list, cobra.CompletionWithDesc(c.Code, c.Name))
	}
	return list, noFiles
}

// withPrefix returns those of words that begin with what is typed already.
func withPrefix(words []string, typed string) []cobra.Completion {
	var list []cobra.Completion
	for _, w := range words {
		if strings.HasPrefix(w, typed) {
			list = append(list, w)
		}
	}
	return list
}

// completeColumns proposes columns, behind those that stand before a comma.
func completeColumns(kind *kindFlag) completer {
	return func(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before := word[:strings.LastIndexByte(word, ',')+1]
		typed := strings.TrimPrefix(word[len(before):], "-")
		var list []cobra.Completion
		for _, name := range withPrefix(columnNames(orActivity(kind.kind)), typed) {
			list = append(list, strings.TrimSuffix(word, typed)+name)
		}
		return list, noSpace
	}
}

// completeQuery proposes the fields of a query and, behind a field, its codes.
func completeQuery(kind *kindFlag) completer {
	return func(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		k := orActivity(kind.kind)
		name, _, behind := strings.Cut(word, ":")
		switch {
		case behind && name == check.QueryField:
			var list []string
			for _, v := range check.QueryValues() {
				list = append(list, name+":"+v)
			}
			return withPrefix(list, word), noFiles
		case behind:
			return withPrefix(values(fieldAt(model.Fields(k), name), name+":"), word), noFiles
		}
		var list []cobra.Completion
		for _, name := range model.QueryFields(k, queryFields) {
			if strings.HasPrefix(name, word) {
				list = append(list, name+":")
			}
		}
		return list, noSpace
	}
}

// fieldAt returns the field at a path without items, or nil.
func fieldAt(fields []*model.Field, path string) *model.Field {
	key, rest, deeper := strings.Cut(path, ".")
	for _, f := range fields {
		switch {
		case f.Key != key:
		case deeper:
			return fieldAt(f.Fields, rest)
		default:
			return f
		}
	}
	return nil
}

// values returns the codes that f may have, each behind prefix.
func values(f *model.Field, prefix string) []string {
	var list []string
	switch {
	case f == nil:
	case f.Type == model.AnswerType:
		for _, a := range []model.Answer{model.Yes, model.No, model.Unknown} {
			list = append(list, prefix+string(a))
		}
	default:
		for _, c := range f.Choices {
			list = append(list, prefix+c.Code)
		}
	}
	return list
}

// completeKeys proposes KEY= and, behind it, the codes of a field.
func completeKeys(kind *kindFlag) completer {
	return func(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return keysFor(orActivity(kind.kind), word)
	}
}

func keysFor(k model.Kind, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	path, _, behind := strings.Cut(word, "=")
	fields, before := model.Fields(k), ""
	if list, rest, ok := strings.Cut(path, "["); ok {
		if f := fieldAt(fields, list); f != nil {
			if key, part, ok := strings.Cut(rest, "]."); ok {
				fields, before = f.Fields, list+"["+key+"]."
				path = part
			}
		}
	}
	if behind {
		f := fieldAt(fields, strings.TrimRight(path, "+-"))
		return withPrefix(values(f, before+path+"="), word), noFiles
	}
	var list []string
	for _, f := range fields {
		switch {
		case f.Key == "uid" || f.Key == "key":
		case f.HasItems():
			list = append(list, before+f.Key+"+=", before+f.Key+"[")
		default:
			list = append(list, before+f.Key+"=")
		}
	}
	return withPrefix(list, word), noSpace
}

// completeAssignments proposes a ref first, and then keys for its record.
func (a *app) completeAssignments(kind *kindFlag) completer {
	return func(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return a.completeRefs(kind)(cmd, args, word)
		}
		k := orActivity(kind.kind)
		a.look(quiet(cmd), func(s *session) error {
			e, err := s.find(kind.kind, args[0])
			if err == nil {
				k = e.Kind
			}
			return err
		})
		return keysFor(k, word)
	}
}

// completeRefs proposes refs, codes and names. A register that cannot be read
// proposes nothing: pressing TAB is no place for errors.
func (a *app) completeRefs(kind *kindFlag) completer {
	return func(cmd *cobra.Command, args []string, word string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
		if len(args) > 0 && !strings.HasSuffix(strings.Fields(cmd.Use)[len(strings.Fields(cmd.Use))-1], "..") {
			return nil, noFiles
		}
		a.look(quiet(cmd), func(s *session) error {
			reg, err := s.register()
			if err != nil {
				return err
			}
			list = refs(reg.Entries(kind.kind), word)
			return nil
		})
		return list, noFiles
	}
}

// completeDeleted proposes what can be brought back.
func (a *app) completeDeleted(kind *kindFlag) completer {
	return func(cmd *cobra.Command, _ []string, word string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
		a.look(quiet(cmd), func(s *session) error {
			deleted, err := s.deleted(kind.kind)
			list = refs(deleted, word)
			return err
		})
		return list, noFiles
	}
}

// completeChanges proposes the last changes, the newest first.
func (a *app) completeChanges(cmd *cobra.Command, args []string, word string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	a.look(quiet(cmd), func(s *session) error {
		changes, err := s.Changesets(s.ctx, 20)
		for _, c := range changes {
			if number := strconv.FormatInt(c.Number, 10); strings.HasPrefix(number, word) {
				list = append(list, cobra.CompletionWithDesc(number, oneLine(changeWords(c))))
			}
		}
		return err
	})
	return list, noFiles | cobra.ShellCompDirectiveKeepOrder
}

// refs returns the words for entries that begin with word: refs and codes with
// the name behind, and names where there is no code.
func refs(entries []model.Entry, word string) []cobra.Completion {
	var list []cobra.Completion
	folded := model.Fold(word)
	for _, e := range entries {
		switch {
		case e.Code != "" && strings.HasPrefix(strings.ToUpper(e.Code), strings.ToUpper(word)):
			list = append(list, cobra.CompletionWithDesc(e.Code, oneLine(e.Name)))
		case e.Code == "" && strings.HasPrefix(model.Fold(e.Name), folded):
			list = append(list, cobra.CompletionWithDesc(oneLine(e.Name), fmt.Sprint(e.Kind)))
		}
	}
	return list
}

// quiet returns cmd without a place for remarks.
func quiet(cmd *cobra.Command) *cobra.Command {
	cmd.SetErr(io.Discard)
	return cmd
}
