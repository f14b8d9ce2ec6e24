package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ropa/export/exchange"
	"ropa/model"
	"ropa/model/check"
)

// A located finding is one with its place as "ropa set" takes it.
type located struct {
	check.Finding
	place string
}

// checked is what the rules found, by the records of which they speak.
type checked struct {
	reg    *model.Register
	on     model.Date
	counts exchange.Counts // of what was looked at, without the terms that every register has
	order  []string
	found  map[string][]located
}

func (c *checked) add(f check.Finding, place string) {
	// Parts of the body of a record would keep all of it in memory.
	f.UID, f.Shared, f.MuteReason = c.own(f.UID), c.own(f.Shared), strings.Clone(f.MuteReason)
	if _, known := c.found[f.UID]; !known {
		c.order = append(c.order, f.UID)
	}
	c.found[f.UID] = append(c.found[f.UID], located{f, place})
}

// own returns uid as a text that is no part of a longer one.
func (c *checked) own(uid string) string {
	if e, ok := c.reg.Entry(uid); ok {
		return e.UID
	}
	return strings.Clone(uid)
}

// check runs all rules over the register as of a day, once. The activities go by
// one at a time. What only shows when all of them are seen comes last in the
// record of which it speaks.
func (s *session) check(on model.Date) (*checked, error) {
	if s.checked != nil && s.checked.on == on {
		return s.checked, nil
	}
	reg, err := s.register()
	if err != nil {
		return nil, err
	}
	c := &checked{reg: reg, on: on, counts: exchange.Counts{}, found: map[string][]located{}}
	shipped := map[string]bool{}
	for _, t := range model.ShippedTerms() {
		shipped[t.UID] = true
	}
	checker := check.New(reg, on, "")
	for _, rec := range reg.Records("") {
		if !shipped[rec.Base().UID] {
			c.counts[rec.Kind()]++
		}
		for _, f := range checker.Record(rec) {
			c.add(f, numbered(f.Path, rec))
		}
	}
	whole := checker.Activities(s.Activities(s.ctx, &err), func(a *model.Activity, found []check.Finding) {
		c.counts[model.KindActivity]++
		for _, f := range found {
			c.add(f, numbered(f.Path, a))
		}
	})
	if err != nil {
		return nil, err
	}
	if err := s.place(c, whole, reg); err != nil {
		return nil, err
	}
	c.sort(reg)
	s.checked = c
	return c, nil
}

// sort puts the shared records first, since mending one mends many: kind by kind
// and by name. The activities stay as they came.
func (c *checked) sort(reg *model.Register) {
	type key struct {
		kind int
		name string
	}
	keys := map[string]key{}
	for _, uid := range c.order {
		e, _ := reg.Entry(uid)
		if e.Kind != model.KindActivity {
			keys[uid] = key{slices.Index(model.Kinds, e.Kind) - len(model.Kinds), model.Fold(e.Name) + uid}
		}
	}
	slices.SortStableFunc(c.order, func(a, b string) int {
		return cmp.Or(cmp.Compare(keys[a].kind, keys[b].kind), strings.Compare(keys[a].name, keys[b].name))
	})
}

// place adds findings that were made without the record at hand.
func (s *session) place(c *checked, whole []check.Finding, reg *model.Register) error {
	var uids []string
	for _, f := range whole {
		if itemForm.MatchString(string(f.Path)) && reg.Record(f.UID) == nil {
			uids = append(uids, f.UID)
		}
	}
	slices.Sort(uids)
	heads, err := s.Heads(s.ctx, slices.Compact(uids)...)
	if err != nil {
		return err
	}
	records := map[string]model.Record{}
	for _, r := range heads {
		records[r.UID] = r.Record
	}
	for _, f := range whole {
		rec := records[f.UID]
		if rec == nil {
			rec = reg.Record(f.UID)
		}
		place := string(f.Path)
		if rec != nil {
			place = numbered(f.Path, rec)
		}
		c.add(f, place)
	}
	return nil
}

// findings writes what was found.
func (c *checks) findings(cmd *cobra.Command, query string) error {
	return c.look(cmd, func(s *session) error {
		s.on = c.on.or()
		all, err := s.check(s.on)
		if err != nil {
			return err
		}
		reg, err := s.register()
		if err != nil {
			return err
		}
		r := findingReport{width: c.tableWidth(cmd), reg: reg}
		wanted, err := c.wanted(s, query)
		if err != nil {
			return err
		}
		checked := all.counts.String()
		if wanted != nil {
			kind := orActivity(c.kind.kind)
			checked = exchange.Counts{kind: len(wanted)}.Of(kind)
			if len(wanted) == 0 {
				tellNone(cmd, kind, query)
			}
		}
		for _, uid := range all.order {
			if wanted != nil && !wanted[uid] {
				continue
			}
			e, known := reg.Entry(uid)
			if !known { // the register as a whole, where it has no record of its own
				e = model.Entry{Kind: model.KindRegister, UID: uid}
			}
			var found []located
			for _, f := range all.found[uid] {
				if c.only != nil && !slices.ContainsFunc(c.only, f.Named) {
					continue
				}
				r.count(f.Finding)
				if c.all || !f.Muted || c.only != nil {
					found = append(found, f)
				}
			}
			if len(found) > 0 {
				r.groups = append(r.groups, group{e, found})
			}
		}
		if c.json {
			err = printJSON(cmd.OutOrStdout(), r.documents())
		} else {
			err = r.write(cmd.OutOrStdout())
		}
		if err != nil {
			return err
		}
		remark(cmd, "%s", r.summary(checked, c.all))
		if c.failOn.Severity > 0 && r.worst >= c.failOn.Severity {
			return errTold
		}
		return nil
	})
}

// wanted returns the uids of the records that were asked for, nil for all.
func (c *checks) wanted(s *session, query string) (map[string]bool, error) {
	if query == "" && c.kind.kind == "" {
		return nil, nil
	}
	uids := map[string]bool{}
	for r, err := range s.matches(orActivity(c.kind.kind), query) {
		if err != nil {
			return nil, err
		}
		uids[r.UID] = true
	}
	return uids, nil
}

// A findingReport is what "ropa check" prints.
type findingReport struct {
	reg    *model.Register
	width  int
	groups []group
	worst  check.Severity
	n      [check.Error + 1]int
	muted  int
}

// A group is what was found in one record.
type group struct {
	model.Entry
	found []located
}

func (r *findingReport) count(f check.Finding) {
	if f.Muted {
		r.muted++
		return
	}
	r.n[f.Severity]++
	r.worst = max(r.worst, f.Severity)
}

func (r *findingReport) write(w io.Writer) error {
	p := page{width: r.width}
	column := 0
	for _, g := range r.groups {
		for _, f := range g.found {
			column = max(column, ansi.StringWidth(findingLabel(f.Finding)))
		}
	}
	for i, g := range r.groups {
		if i > 0 {
			p.b.WriteByte('\n')
		}
		title := g.Title()
		if g.Kind != model.KindActivity {
			title = strings.TrimSpace(string(g.Kind) + " " + title)
		}
		p.line(0, title)
		for _, f := range g.found {
			p.labelled(2, findingLabel(f.Finding), column, r.text(g.Entry, f))
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func findingLabel(f check.Finding) string {
	article := f.Article
	if article != "" && article[0] >= '0' && article[0] <= '9' { // no recital, no guideline
		article = "Art. " + article
	}
	return fmt.Sprintf("%-7s  %s  %s", f.Severity, f.Rule, article)
}

// text says where and what a finding is, since when, and where to mend it.
func (r *findingReport) text(e model.Entry, f located) string {
	text := oneLine(f.Message)
	if f.place != "" {
		text = f.place + ": " + text
	}
	var more []string
	if f.Since != "" && !strings.Contains(text, string(f.Since)) {
		word := "since"
		if f.Since > today() {
			word = "from"
		}
		more = append(more, word+" "+string(f.Since))
	}
	if shared, known := r.reg.Entry(f.Shared); known && f.Shared != e.UID {
		where := fmt.Sprintf("said in the %s", nameEntry(shared))
		if rec := r.reg.Record(f.Shared); rec != nil && f.SharedPath != "" {
			where += ", " + numbered(f.SharedPath, rec)
		}
		more = append(more, where)
	}
	if f.Muted {
		more = append(more, "muted: "+f.MuteReason)
	}
	if len(more) > 0 {
		text += " (" + strings.Join(more, "; ") + ")"
	}
	return text
}

// summary says what was found in what was checked, as "2 activities".
func (r *findingReport) summary(checked string, all bool) string {
	text := checked + " checked: "
	var counts []string
	for severity := check.Error; severity >= check.Hint; severity-- {
		if n := r.n[severity]; n > 0 {
			counts = append(counts, model.Plural(n, severity.String()))
		}
	}
	if len(counts) == 0 {
		counts = []string{"no findings"}
	}
	text += strings.Join(counts, ", ")
	switch {
	case r.muted == 0:
	case all:
		text += fmt.Sprintf("; %d muted", r.muted)
	default:
		text += fmt.Sprintf("; %d muted, which --all shows", r.muted)
	}
	return text
}

// A findingDocument is a finding as JSON.
type findingDocument struct {
	Kind string `json:"kind"`
	Ref  string `json:"ref,omitempty"` // or the code of a term
	Name string `json:"name"`
	check.Finding
}

func (r *findingReport) documents() []findingDocument {
	docs := []findingDocument{}
	for _, g := range r.groups {
		for _, f := range g.found {
			docs = append(docs, findingDocument{string(g.Kind), g.Code, g.Name, f.Finding})
		}
	}
	return docs
}
