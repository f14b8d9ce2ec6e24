package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// fromTemplate adds an activity from a starter activity, or a rule from a
// statutory period, with what else of it the register lacks.
func (n *add) fromTemplate(cmd *cobra.Command, assignments []string) error {
	for _, other := range []string{"from", "editor"} {
		if cmd.Flags().Changed(other) {
			return hint(usagef("--template and --%s do not go together", other), "add it first, then: ropa edit REF --editor")
		}
	}
	kind := orActivity(n.kind.kind)
	if kind != model.KindActivity && kind != model.KindRule {
		return usagef("there are templates for activities and rules, not for %s", kind.Plural())
	}
	return n.change(cmd, func(s *session) error {
		reg, err := s.register()
		if err != nil {
			return err
		}
		rec, others, err := n.starter(reg, kind)
		if err != nil {
			return err
		}
		if n.name != "" {
			rec.Base().Name = n.name
		}
		for _, o := range others {
			reg.Put(o)
		}
		created, err := n.fill(s, model.Input{Record: rec}, assignments)
		if err != nil {
			return err
		}
		return n.save(cmd, s, rec, append(others, created...))
	})
}

// starter makes the record that the template is for, and those that it links and
// the register lacks.
func (n *add) starter(reg *model.Register, kind model.Kind) (model.Record, []model.Record, error) {
	country, err := readCountry(n.country)
	if err != nil {
		return nil, nil, err
	}
	if kind == model.KindRule {
		p, err := n.period()
		if err != nil {
			return nil, nil, err
		}
		return check.StatutoryRule(p), nil, nil
	}
	rec, others, err := check.New(reg, today(), "").Template(n.template, string(country))
	if err != nil {
		return nil, nil, hint(usageError{err}, `"ropa law templates" lists them`)
	}
	return rec, others, nil
}

// period returns the statutory period that --template names.
func (n *add) period() (law.StatutoryPeriod, error) {
	if n.country != "" {
		return law.StatutoryPeriod{}, usagef("a statutory period has its country already; leave out --country")
	}
	if number, err := strconv.Atoi(n.template); err == nil {
		if p, ok := law.StatutoryPeriodOf(number, today()); ok {
			return p, nil
		}
	}
	return law.StatutoryPeriod{}, hint(usagef("there is no statutory period %q", n.template), `"ropa law periods" shows them with their numbers`)
}

// completeTemplates proposes starter activities, or statutory periods.
func (n *add) completeTemplates(_ *cobra.Command, _ []string, word string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
	if n.kind.kind == model.KindRule {
		for _, p := range law.StatutoryPeriods() {
			if code := strconv.Itoa(p.Number); p.Holds(today()) && strings.HasPrefix(code, word) {
				list = append(list, cobra.CompletionWithDesc(code, fmt.Sprintf("%s, %s", p.Country, p.Data)))
			}
		}
		return list, noFiles
	}
	for _, s := range law.Starters() {
		if strings.HasPrefix(s.Code, word) {
			list = append(list, cobra.CompletionWithDesc(s.Code, s.Name))
		}
	}
	return list, noFiles
}
