package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export"
	"ropa/model"
)

// show reports what the plan would do: on standard output, being what a dry run
// is run for.
func (i *imports) show(cmd *cobra.Command, plan *export.Plan) error {
	if i.json {
		return printJSON(cmd.OutOrStdout(), planDocument(plan))
	}
	var b strings.Builder
	for _, r := range plan.Remarks {
		fmt.Fprintln(&b, oneLine(r.String()))
	}
	for _, c := range plan.Created {
		near := ""
		if c.Near != "" {
			near = fmt.Sprintf("; there is a %q", c.Near)
		}
		fmt.Fprintf(&b, "%-13s  %s, since the file names it%s\n", export.New, oneLine(titleOf(c.Record)), oneLine(near))
	}
	for n := range plan.Steps {
		writeStep(&b, &plan.Steps[n], plan.Register())
	}
	var counts []string
	for _, state := range export.States {
		if n := plan.Count(state); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, state))
		}
	}
	if len(counts) == 0 {
		counts = []string{"the file holds no records"}
	}
	fmt.Fprintln(&b, strings.Join(counts, ", "))
	_, err := fmt.Fprint(cmd.OutOrStdout(), b.String())
	return err
}

func writeStep(b *strings.Builder, s *export.Step, reg *model.Register) {
	if s.State == export.Same && len(s.Remarks) == 0 {
		return
	}
	fmt.Fprintf(b, "%-13s  %s %s\n", s.State, s.Kind, oneLine(s.Title))
	if s.Old != nil && s.New != nil { // a new record is not told cell by cell
		for _, line := range differenceLines(s.Old, s.New, reg) {
			fmt.Fprintf(b, "    %s\n", line)
		}
	}
	for _, c := range s.Conflicts {
		fmt.Fprintf(b, "    %s: stays %s; the file says %s\n", numbered(c.Path, s.Old), quoted(named(reg, c.Ours)), quoted(named(reg, c.Theirs)))
	}
	for _, r := range append(s.Problems, s.Remarks...) {
		fmt.Fprintf(b, "    %s\n", oneLine(r.String()))
	}
}

// The documents of "ropa import --json".
type (
	planReport struct {
		Records []stepReport   `json:"records"`
		Created []string       `json:"created,omitempty"` // uids
		Remarks []string       `json:"remarks,omitempty"`
		Counts  map[string]int `json:"counts"`
	}
	stepReport struct {
		State     string             `json:"state"`
		Kind      string             `json:"kind"`
		UID       string             `json:"uid,omitempty"`
		Title     string             `json:"title"`
		Place     string             `json:"place"`
		Changes   []differenceReport `json:"changes,omitempty"`
		Conflicts []conflictReport   `json:"conflicts,omitempty"`
		Problems  []string           `json:"problems,omitempty"`
		Remarks   []string           `json:"remarks,omitempty"`
	}
	differenceReport struct {
		Path string `json:"path"`
		Op   string `json:"op"`
		Old  string `json:"old,omitempty"`
		New  string `json:"new,omitempty"`
	}
	conflictReport struct {
		Path     string `json:"path"`
		File     string `json:"file"`
		Register string `json:"register"` // stays
	}
)

func planDocument(plan *export.Plan) planReport {
	p := planReport{Records: []stepReport{}, Counts: map[string]int{}, Remarks: remarkTexts(plan.Remarks)}
	for _, c := range plan.Created {
		p.Created = append(p.Created, c.Record.Base().UID)
	}
	for n := range plan.Steps {
		s := &plan.Steps[n]
		p.Counts[string(s.State)]++
		step := stepReport{
			State: string(s.State), Kind: string(s.Kind), UID: s.UID, Title: s.Title, Place: s.Place.String(),
			Problems: remarkTexts(s.Problems), Remarks: remarkTexts(s.Remarks),
		}
		step.Changes = differenceReports(s.Differences(), plan.Register())
		for _, c := range s.Conflicts {
			step.Conflicts = append(step.Conflicts, conflictReport{string(c.Path), c.Theirs, c.Ours})
		}
		p.Records = append(p.Records, step)
	}
	return p
}

func differenceReports(list []model.Difference, reg *model.Register) []differenceReport {
	var reports []differenceReport
	for _, d := range list {
		old, new := d.Words(reg)
		reports = append(reports, differenceReport{string(d.Path), string(d.Op), old, new})
	}
	return reports
}

func remarkTexts(remarks []export.Remark) []string {
	var texts []string
	for _, r := range remarks {
		texts = append(texts, r.String())
	}
	return texts
}
