package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/check"
)

func newMute(a *app) *cobra.Command {
	reason := ""
	cmd := &cobra.Command{
		Use:   "mute REF RULE --reason TEXT",
		Short: "Silence a rule for an activity, with a reason",
		Long: `Silence a rule for an activity: what it finds there counts no more. The reason,
who gave it and when are kept in the record and its history, and "ropa check
--all" shows them.

An error cannot be muted. Where a time limit or the measures cannot be named, the
record can say so itself: retention=not_possible with a reason.`,
		Example: `  ropa mute PA-0014 SE-06 --reason "the auditor of the group sees to it"
  ropa check finding:muted --all`,
		Args: exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			rule, err := findRule(args[1])
			switch {
			case err != nil:
				return err
			case strings.TrimSpace(reason) == "":
				return usagef("say why, with --reason; it is kept in the record")
			}
			return a.changeActivity(cmd, args[0], func(s *session, act *model.Activity) error {
				found, err := s.mutable(act, rule)
				if err != nil {
					return err
				}
				if !found {
					remark(cmd, "%s finds nothing in %s by itself today", rule, nameEntry(model.EntryOf(act)))
				}
				now := model.Mute{Key: model.NewKey(), Check: rule, Reason: strings.TrimSpace(reason), By: a.signed("").Author, On: today()}
				if i := muteOf(act, rule); i >= 0 {
					now.Key, now.Note = act.Mutes[i].Key, act.Mutes[i].Note
					if act.Mutes[i].Reason == now.Reason {
						return nil // said so already
					}
					act.Mutes[i] = now
					return nil
				}
				act.Mutes = append(act.Mutes, now)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "a `TEXT` that says why, kept in the record")
	cmd.RegisterFlagCompletionFunc("reason", cobra.NoFileCompletions)
	cmd.ValidArgsFunction = a.completeMutes(false)
	return a.changes(cmd)
}

func newUnmute(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "unmute REF RULE",
		Short:   "Let a rule speak again",
		Long:    `Let a rule that was muted for an activity speak again.`,
		Example: `  ropa unmute PA-0014 SE-06`,
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changeActivity(cmd, args[0], func(s *session, act *model.Activity) error {
				i := muteOf(act, args[1])
				if i < 0 {
					return fmt.Errorf("the %s does not mute %s", nameEntry(model.EntryOf(act)), args[1])
				}
				act.Mutes = slices.Delete(act.Mutes, i, i+1)
				return nil
			})
		},
	}
	cmd.ValidArgsFunction = a.completeMutes(true)
	return a.changes(cmd)
}

// changeActivity saves what change does to an activity.
func (a *app) changeActivity(cmd *cobra.Command, ref string, change func(*session, *model.Activity) error) error {
	return a.change(cmd, func(s *session) error {
		head, err := s.head(model.KindActivity, ref)
		if err != nil {
			return err
		}
		act := model.Clone(head.Record).(*model.Activity)
		if err := change(s, act); err != nil {
			return err
		}
		_, err = s.save(cmd, a.signed("save"), head.Hash, act, nil)
		return err
	})
}

// muteOf returns the place of the mute of a rule, or -1.
func muteOf(act *model.Activity, rule string) int {
	return slices.IndexFunc(act.Mutes, func(m model.Mute) bool { return strings.EqualFold(m.Check, rule) })
}

// findRule returns the id of the rule that word means.
func findRule(word string) (string, error) {
	ids := ruleIDs()
	id := strings.ToUpper(word)
	if slices.Contains(ids, id) {
		return id, nil
	}
	for _, r := range check.LeftOut() {
		if r.ID == id {
			return "", usagef("%s is not decided here and finds nothing: %s", id, r.Reason)
		}
	}
	err := usagef("there is no rule %q", word)
	if near, ok := model.Nearest(word, ids); ok {
		return "", hint(err, "did you mean %s?", near)
	}
	return "", hint(err, `"ropa check --rules" lists them`)
}

// mutable says whether a rule finds something in an activity, and refuses to mute
// an error.
func (s *session) mutable(act *model.Activity, rule string) (found bool, err error) {
	reg, err := s.register()
	if err != nil {
		return false, err
	}
	checker := check.New(reg, today(), "")
	for _, f := range checker.Activity(act) {
		if f.Rule != rule {
			continue
		}
		found = true
		if f.Severity < check.Error {
			continue
		}
		err := fmt.Errorf("%s: %s\nthis is an error, and an error cannot be muted; nothing was saved", rule, f.Message)
		if list := f.Path.Top(); list == "retention" || list == "measures" {
			return true, hint(err, `where it is not possible, the record can say so: ropa set %s %s=not_possible %s.reason=".."`, act.Ref, list, list)
		}
		return true, err
	}
	if r, _ := check.RuleOf(rule, checker.Profile()); !found && r.Severity == check.Error {
		return false, fmt.Errorf("%s finds errors, and an error cannot be muted; nothing was saved", rule)
	}
	return found, nil
}

// completeMutes proposes a ref first, then rules: those that speak there, or those
// that are muted there.
func (a *app) completeMutes(muted bool) completer {
	return func(cmd *cobra.Command, args []string, word string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
		kind := &kindFlag{model.KindActivity}
		switch len(args) {
		case 0:
			return a.completeRefs(kind)(cmd, args, word)
		case 1:
			a.look(quiet(cmd), func(s *session) error {
				head, err := s.head(kind.kind, args[0])
				if err != nil {
					return err
				}
				reg, err := s.register()
				if err != nil {
					return err
				}
				act := head.Record.(*model.Activity)
				var ids []string
				if muted {
					for _, m := range act.Mutes {
						ids = append(ids, m.Check)
					}
				} else {
					for _, f := range check.New(reg, today(), "").Activity(act) {
						if !f.Muted && f.Severity < check.Error {
							ids = append(ids, f.Rule)
						}
					}
				}
				list = withPrefix(slices.Compact(ids), strings.ToUpper(word))
				return nil
			})
		}
		return list, noFiles
	}
}
