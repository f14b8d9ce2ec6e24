package tui

import (
	"cmp"
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/check"
)

// shown reports whether e passes the filters.
func (f *findings) shown(e *entry, words []model.Needle) bool {
	if e.Muted && !f.muted || e.Severity < f.least {
		return false
	}
	if len(words) == 0 {
		return true
	}
	if e.text == "" {
		e.text = model.SearchText(e.Rule, e.Message, e.title, e.Severity.String(), f.b.now.reg.Name(e.unit))
	}
	for _, word := range words {
		if !word.In(e.text) {
			return false
		}
	}
	return true
}

// arrange puts what is shown under its headings: the heaviest rules first,
// records in the order of lists.
func (f *findings) arrange() {
	f.groups = nil
	at := map[string]int{}
	var words []model.Needle
	for _, word := range strings.Fields(model.Fold(f.line.value())) {
		words = append(words, model.NewNeedle(word))
	}
	for i := range f.source {
		e := &f.source[i]
		if !f.shown(e, words) {
			continue
		}
		id, title := f.heading(e)
		g, ok := at[id]
		if !ok {
			g = len(f.groups)
			at[id] = g
			f.groups = append(f.groups, group{id: id, title: title})
		}
		f.groups[g].items = append(f.groups[g].items, i)
		f.groups[g].tally.add(e.Finding)
	}
	for _, g := range f.groups {
		slices.SortStableFunc(g.items, func(i, j int) int {
			return cmp.Compare(f.source[j].Severity, f.source[i].Severity)
		})
	}
	slices.SortStableFunc(f.groups, func(x, y group) int {
		switch f.by {
		case byRule:
			return cmp.Or(heavier(x.tally, y.tally), cmp.Compare(x.id, y.id))
		case byUnit:
			if (x.id == "") != (y.id == "") {
				return boolOrder(x.id == "") - boolOrder(y.id == "")
			}
			return cmp.Compare(model.Fold(x.title), model.Fold(y.title))
		case byDay:
			return cmp.Compare(x.id, y.id)
		}
		return 0
	})
}

// heavier compares two tallies by errors, then by warnings, then by hints.
func heavier(x, y tally) int {
	for s := check.Error; s >= check.Hint; s-- {
		if n := boolOrder(y[s] > 0) - boolOrder(x[s] > 0); n != 0 {
			return n
		}
	}
	return 0
}

// heading is the group that e belongs to.
func (f *findings) heading(e *entry) (id, title string) {
	switch {
	case f.by == byRule:
		r, _ := check.RuleOf(e.Rule, f.b.rules.profile())
		return e.Rule, e.Rule + " " + r.When
	case f.by == byDay:
		return string(e.Since), dayWords(e.Since)
	case f.by == byActivity && e.kind == model.KindActivity:
		return e.UID, e.title
	case f.by == byActivity:
		return e.UID, string(e.kind) + " " + e.title
	case e.unit != "":
		return e.unit, f.b.now.reg.Name(e.unit)
	case e.kind == model.KindActivity:
		return "-", "No department"
	}
	return "", "Shared records and settings"
}

func dayWords(d model.Date) string {
	if d == "" {
		return "No day"
	}
	return string(d)
}

// lay makes the rows of the groups.
func (f *findings) lay() {
	f.at = f.at[:0]
	for g := range f.groups {
		f.at = append(f.at, spot{g, -1})
		if f.folded[f.groups[g].id] && !f.searching() {
			continue
		}
		for _, i := range f.groups[g].items {
			f.at = append(f.at, spot{g, i})
		}
	}
	f.rows.setCount(len(f.at))
}

func (f *findings) searching() bool { return f.typing || strings.TrimSpace(f.line.value()) != "" }
