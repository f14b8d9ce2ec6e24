package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// activities hands every activity that a query finds to fn.
func (c *checks) activities(cmd *cobra.Command, query string, fn func(*check.Checker, *model.Activity), end func(*session) error) error {
	return c.look(cmd, func(s *session) error {
		s.on = c.on.or()
		reg, err := s.register()
		if err != nil {
			return err
		}
		checker, n := check.New(reg, s.on, ""), 0
		for r, err := range s.matches(model.KindActivity, query) {
			if err != nil {
				return err
			}
			n++
			fn(checker, r.Record.(*model.Activity))
		}
		if n == 0 {
			tellNone(cmd, model.KindActivity, query)
		}
		return end(s)
	})
}

// print writes what a view has to say: documents for --json, else a table.
func (c *checks) print(cmd *cobra.Command, t *table, docs any) error {
	if c.json {
		return printJSON(cmd.OutOrStdout(), docs)
	}
	return t.write(cmd.OutOrStdout(), c.tableWidth(cmd))
}

// A subject says in a document of which activity it speaks.
type subject struct {
	UID  string `json:"uid"`
	Ref  string `json:"ref"`
	Name string `json:"name"`
}

func subjectOf(a *model.Activity) subject { return subject{a.UID, a.Ref, a.Name} }

// words writes a code as words: not_said as "not said".
func words[S ~string](code S) string { return strings.ReplaceAll(string(code), "_", " ") }

// signs are what stands for a state in a table for the screen, where there is no
// room for words.
var signs = map[check.State]string{check.Said: "+", check.None: "0", check.NotPossible: "n/p", check.NotKnown: "?", check.NotSaid: "-"}

// matrix writes how far each activity answers the letters of Article 30.
func (c *checks) matrix(cmd *cobra.Command, query string) error {
	type document struct {
		subject
		Marks []check.Mark `json:"marks"`
	}
	letters := []string{"a", "b", "c", "d", "e", "f", "g"}
	docs := []document{}
	t := &table{head: append([]string{"REF", "NAME", "ART."}, letters...)}
	spelled := c.tableWidth(cmd) == 0
	done := 0
	return c.activities(cmd, query, func(checker *check.Checker, a *model.Activity) {
		marks := checker.Completeness(a)
		docs = append(docs, document{subjectOf(a), marks})
		cells := make([]string, 3+len(letters))
		cells[0], cells[1] = a.Ref, a.Name
		complete := true
		for _, m := range marks {
			cells[2] = strings.TrimSuffix(m.Article, "("+m.Letter+")")
			sign := signs[m.State]
			if spelled {
				sign = words(m.State)
			}
			if i := slices.Index(letters, m.Letter); i >= 0 {
				cells[3+i] = sign
			}
			complete = complete && m.State != check.NotSaid
		}
		if complete {
			done++
		}
		t.add(cells...)
	}, func(*session) error {
		if err := c.print(cmd, t, docs); err != nil {
			return err
		}
		if !spelled && !c.json {
			remark(cmd, "+ said, 0 none, n/p not possible, ? unknown, - not said")
		}
		remark(cmd, "every letter is answered in %d of %s", done, model.Plural(len(docs), "activity"))
		return nil
	})
}

// evidenceHeads are short names for the kinds of evidence.
var evidenceHeads = map[string]string{
	check.BalancingTest: "BALANCING", check.Art9Condition: "ART. 9", check.ProcessorContract: "CONTRACT",
	check.TransferTool: "TRANSFER", check.DPIA: "DPIA", check.PrivacyNotice: "NOTICE",
}

// evidence writes which evidence each activity needs and has.
func (c *checks) evidence(cmd *cobra.Command, query string) error {
	type document struct {
		subject
		Evidence []check.Evidence `json:"evidence"`
	}
	docs := []document{}
	t := &table{}
	n := map[check.EvidenceState]int{}
	spelled := c.tableWidth(cmd) == 0
	return c.activities(cmd, query, func(checker *check.Checker, a *model.Activity) {
		list := checker.Evidence(a)
		docs = append(docs, document{subjectOf(a), list})
		t.head = []string{"REF", "NAME"}
		cells := []string{a.Ref, a.Name}
		for _, e := range list {
			n[e.State]++
			t.head = append(t.head, evidenceHeads[e.Kind])
			text := words(e.State)
			if e.State == check.NotNeeded && !spelled {
				text = "-"
			}
			cells = append(cells, text)
		}
		t.add(cells...)
	}, func(*session) error {
		if err := c.print(cmd, t, docs); err != nil {
			return err
		}
		if !spelled && !c.json {
			remark(cmd, "- is not needed")
		}
		remark(cmd, "%d present, %d stale, %d missing, %d undecided", n[check.Present], n[check.Stale], n[check.Missing], n[check.Undecided])
		return nil
	})
}

// scope writes for which activities the record is due under Article 30(5).
func (c *checks) scope(cmd *cobra.Command, query string) error {
	type document struct {
		subject
		Duties []check.Duty `json:"duties"`
	}
	docs := []document{}
	t := &table{head: []string{"REF", "NAME", "ART. 30(5)", "DUE", "WHY"}, proseLast: true}
	type answers = map[model.Answer]int
	n := map[string]answers{}
	return c.activities(cmd, query, func(checker *check.Checker, a *model.Activity) {
		duties := checker.Duty(a)
		docs = append(docs, document{subjectOf(a), duties})
		for _, d := range duties {
			if n[d.Exemption] == nil {
				n[d.Exemption] = answers{}
			}
			n[d.Exemption][d.Due]++
			t.add(a.Ref, a.Name, standing(d.Pending), string(d.Due), d.Reason)
		}
	}, func(*session) error {
		if err := c.print(cmd, t, docs); err != nil {
			return err
		}
		for _, x := range law.Exemptions() {
			if found := n[x.Code]; found != nil {
				remark(cmd, "%s (%s): due for %d, not for %d, not said for %d; %s", x.Code, standing(x.Pending),
					found[model.Yes], found[model.No], found[model.Unknown], x.Note)
			}
		}
		return nil
	})
}

func standing(pending bool) string {
	if pending {
		return "pending"
	}
	return "in force"
}

// suggest writes what may be entered.
func (c *checks) suggest(cmd *cobra.Command, query string) error {
	type document struct {
		subject
		check.Suggestion
		Template int `json:"template,omitempty"` // the number of a statutory period
	}
	docs := []document{}
	periods := false
	t := &table{head: []string{"REF", "PATH", "VALUE", "WHY"}, proseLast: true}
	return c.activities(cmd, query, func(checker *check.Checker, a *model.Activity) {
		for _, x := range checker.Suggest(a) {
			d := document{subject: subjectOf(a), Suggestion: x}
			value := x.Label
			if x.Rule != nil {
				d.Template = periodOf(x.Rule)
				value = joined(" ", fmt.Sprintf("period %d:", d.Template), value)
				periods = true
			}
			docs = append(docs, d)
			if code := x.Value; code != "" && code != value && len(code) < len(a.UID) { // a uid says nothing to people
				value = joined(" ", code, "("+value+")")
			}
			why := x.Reason
			if x.Confidence != "" {
				why += fmt.Sprintf(" [%s; %s]", x.Confidence, x.Source)
			}
			t.add(a.Ref, numbered(x.Path, a), value, why)
		}
	}, func(*session) error {
		if err := c.print(cmd, t, docs); err != nil {
			return err
		}
		remark(cmd, "%s; nothing was entered", model.Plural(len(docs), "suggestion"))
		if periods {
			remark(cmd, "adopt a period as a rule with: ropa add --kind rule --template NUMBER")
		}
		return nil
	})
}

// periodOf returns the number of the statutory period from which r is made, or 0.
func periodOf(r *model.Rule) int {
	for _, p := range law.StatutoryPeriods() {
		if made := check.StatutoryRule(p); made.Name == r.Name && made.Law == r.Law {
			return p.Number
		}
	}
	return 0
}

// rules writes the rules and, behind them, those that are left out. It needs no
// register.
func (c *checks) rules(cmd *cobra.Command, query string) error {
	type document struct {
		Rule      string         `json:"rule"`
		Severity  check.Severity `json:"severity,omitzero"`
		Article   string         `json:"article,omitempty"`
		Processor string         `json:"article_processor,omitempty"`
		Profile   string         `json:"profile,omitempty"`
		Record    string         `json:"record,omitempty"`
		ValidFrom model.Date     `json:"valid_from,omitempty"`
		When      string         `json:"when,omitempty"`
		Messages  []string       `json:"messages,omitempty"`
		LeftOut   string         `json:"left_out,omitempty"`
	}
	find := model.NewNeedle(query)
	docs := []document{}
	t := &table{head: []string{"RULE", "SEVERITY", "ARTICLE", "PROFILE", "FINDS"}, proseLast: true}
	add := func(d document, severity, article, text string) {
		if find.In(model.SearchText(d.Rule, severity, article, d.Profile, text)) {
			docs = append(docs, d)
			t.add(d.Rule, severity, article, d.Profile, text)
		}
	}
	for _, r := range check.Rules() {
		d := document{r.ID, r.Severity, r.Article, "", r.Profile, r.Record, r.ValidFrom, r.When, r.Messages, ""}
		article := r.Article
		if r.Processor != r.Article {
			d.Processor = r.Processor
			article += ", " + r.Processor
		}
		add(d, r.Severity.String(), article, r.When)
	}
	for _, r := range check.LeftOut() {
		add(document{Rule: r.ID, LeftOut: r.Reason}, "left out", "", r.Reason)
	}
	if err := c.print(cmd, t, docs); err != nil {
		return err
	}
	remark(cmd, "%s, %d left out", model.Plural(len(ruleIDs()), "rule"), len(check.LeftOut()))
	return nil
}

// tellNone says that there is no record to speak of.
func tellNone(cmd *cobra.Command, k model.Kind, query string) {
	if query != "" {
		remark(cmd, "no %s matches: %s", k, query)
		return
	}
	remark(cmd, "the register has no %s yet", k.Plural())
}
