package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// suggest shows what may be entered in the activity. Nothing is entered but what
// the person takes, and nothing is stored before the record is saved.
func (f *form) suggest() tea.Cmd {
	f.findings() // makes the checker
	a, ok := f.s.rec.(*model.Activity)
	if !ok {
		return nil
	}
	list := f.root.checks.checker.Suggest(a)
	if len(list) == 0 {
		f.sh.say("There is nothing to suggest.")
		return nil
	}
	var items []item
	for i, s := range list {
		where := placeWords(f.s.register(), s.Path, f.s.rec)
		items = append(items, item{id: strconv.Itoa(i), label: where + ": " + s.Label, note: reasonWords(s)})
	}
	p := newPicker(f.sh, "Suggestions: what do you take?", items, nil)
	p.many, p.whole = true, true
	p.done = func(ids, _ []string) tea.Cmd {
		if len(ids) == 0 {
			return nil
		}
		var taken []check.Suggestion
		for _, id := range ids {
			i, _ := strconv.Atoi(id)
			taken = append(taken, list[i])
		}
		f.s.change("Take "+model.Plural(len(taken), "suggestion"), taken[0].Path, func() {
			for _, s := range taken {
				f.enterSuggestion(s)
			}
		})
		f.sh.say("Entered " + model.Plural(len(taken), "suggestion") + ". u takes them out again.")
		f.build()
		return tea.Batch(f.root.writeDraft(), f.root.visitFrom(f, taken[0].Path))
	}
	return f.sh.open(p)
}

// reasonWords tells why something is suggested, and how sure that is.
func reasonWords(s check.Suggestion) string {
	out := sentence(s.Reason)
	if s.Rule != nil {
		out += " It becomes a rule of this register, to be adapted."
	}
	switch s.Confidence {
	case "B":
		out += " To be verified: confidence B."
	case "C":
		out += " Uncertain: confidence C."
	}
	return out
}

// enterSuggestion writes a suggestion into the record.
func (f *form) enterSuggestion(s check.Suggestion) {
	p, ok := f.place(s.Path)
	if !ok {
		return
	}
	value := s.Value
	if s.Rule != nil {
		rule := model.Clone(s.Rule)
		rule.Base().UID = newUID()
		f.s.putPending(rule)
		value = rule.Base().UID
	}
	o, fl := p.Object, p.Field
	switch {
	case fl.HasItems():
		item := o.Append(fl)
		for _, part := range item.Fields() {
			if part.Type == model.LinkType && part.To == model.KindRule {
				item.SetText(part, value)
			}
		}
	case fl.Many:
		if have := o.Texts(fl); !slices.Contains(have, value) {
			o.SetTexts(fl, append(slices.Clone(have), value))
		}
	default:
		o.SetText(fl, value)
	}
}

// noSuggestion tells why there are no suggestions here, or "".
func (f *form) noSuggestion() string {
	if f.s.rec.Kind() != model.KindActivity {
		return "Suggestions are for activities."
	}
	return f.d.readOnly
}

// addFromTemplate starts an activity from one that many registers have.
func (p *places) addFromTemplate() tea.Cmd {
	var items []item
	for _, s := range law.Starters() {
		note := strings.Join(s.Purposes, "; ")
		if !s.Company {
			note = "for public bodies: " + note
		}
		items = append(items, item{id: s.Code, label: s.Name, note: note})
	}
	return p.sh.open(newPicker(p.sh, "New activity from a template", items, func(ids, _ []string) tea.Cmd {
		a, beside, err := check.New(p.b.now.reg, model.DateOf(p.sh.now()), "").Template(ids[0], "")
		if err != nil {
			p.sh.fail(err)
			return nil
		}
		form := newEditor(p.sh, p.b.d, editing{rec: a})
		for _, rec := range beside {
			if rec.Base().UID == "" {
				p.sh.fail(errors.New("a record of the template has no identity; nothing was added"))
				return nil
			}
			form.s.putPending(rec)
		}
		form.s.refresh()
		p.sh.say("A draft to be adapted. Nothing is in the register until it is saved.")
		return p.sh.push(form)
	}))
}

func (p *places) noTemplate() string {
	if p.kind != model.KindActivity {
		return "Templates are for activities."
	}
	if !p.b.now.whole {
		return "The register is still being read."
	}
	return p.cannotAdd()
}
