package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/law"
)

// notSaid is the row of a picker that takes an answer away.
var notSaid = item{id: "", label: "not said"}

// pick opens the dialog in which the value of r is chosen.
func (f *form) pick(r row) tea.Cmd {
	fl := r.field
	switch {
	case fl.Type == model.SelectionType:
		return f.pickSelection(r)
	case fl.Type == model.AnswerType:
		return f.ask(f.answerChoices(r))
	case fl.Type == model.KeyType:
		return f.pickKey(r)
	case fl.Many:
		return f.pickMany(r)
	}
	p := newPicker(f.sh, fl.Label, append([]item{notSaid}, f.candidates(r)...), nil)
	now := r.obj.Text(fl)
	if !slices.ContainsFunc(p.items, func(it item) bool { return it.id == now }) {
		p.items = append(p.items, item{id: now, label: now, note: "not on the list"})
	}
	p.on, p.whole, p.way = map[string]bool{now: true}, fl.Type == model.ChoiceType, f.passage(true)
	p.add = addable(fl)
	path := r.path
	p.done = func(ids, added []string) tea.Cmd {
		r, ok := f.find(path)
		if !ok {
			return nil
		}
		return f.change("Change "+f.where(r), r, func() {
			r.obj.SetText(fl, append(f.makeNew(fl, added), ids...)[0])
		})
	}
	return f.sh.open(p)
}

// makeNew makes records called names for the links in fl, and returns their uids;
// of words it returns the words. It says so: a new record may be a slip of the
// fingers.
func (f *form) makeNew(fl *model.Field, names []string) []string {
	if fl.Type != model.LinkType || len(names) == 0 {
		return names
	}
	var uids []string
	for _, name := range names {
		uids = append(uids, f.s.addPending(fl, name))
	}
	f.sh.say("New " + string(fl.To) + ": «" + strings.Join(names, "», «") + "». Saved together with «" + f.s.name() + "»; u undoes it.")
	return uids
}

// addable is what a new value of f is called, or "" where there can be none.
func addable(f *model.Field) string {
	switch {
	case f.Type == model.LinkType && f.To != model.KindActivity:
		return string(f.To)
	case f.Type == model.Text && f.Many:
		return "one"
	}
	return ""
}

// candidates are the values that may be chosen for r.
func (f *form) candidates(r row) []item {
	switch r.field.Type {
	case model.ChoiceType:
		return choiceItems(r.field)
	case model.CountryType:
		return countryItems()
	case model.LinkType:
		return f.linkItems(r.field, r.obj.Texts(r.field))
	case model.Text:
		return f.usedTexts(r.field)
	}
	return nil
}

func choiceItems(f *model.Field) []item {
	items := make([]item, len(f.Choices))
	for i, c := range f.Choices {
		items[i] = item{id: c.Code, label: f.CodeWords(c.Code), note: c.Help, also: []string{c.Code, c.Label}, short: initials(c.Label, false) + "\n" + initials(c.Help, true)}
	}
	return items
}

// initials are the first letters of the words of label, as people shorten what is
// named in the law: "scc" for standard contractual clauses. Of a longer text the
// capital ones do.
func initials(text string, capital bool) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || !capital && unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// countryItems are all countries by name, as people look for them.
func countryItems() []item {
	countries := law.Countries()
	items := make([]item, len(countries))
	for i, c := range countries {
		items[i] = item{
			id: c.Code, label: c.Name, note: strings.TrimSuffix(c.Code+" "+strings.Join(c.Aliases, " "), " "),
			also: append([]string{c.Code}, c.Aliases...),
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return strings.Compare(model.Fold(a.label), model.Fold(b.label)) })
	return items
}

// linkItems are the records that a link in f may lead to: by ref or code, what
// has none by name. Retired terms are offered only where they are linked
// already.
func (f *form) linkItems(fl *model.Field, now []string) []item {
	reg := f.s.register()
	entries := reg.Entries(fl.To)
	order := make(map[string]string, len(entries))
	for _, e := range entries {
		order[e.UID] = e.Code + "\x00" + model.Fold(e.Name)
	}
	slices.SortStableFunc(entries, func(a, b model.Entry) int { return strings.Compare(order[a.UID], order[b.UID]) })
	var items []item
	for _, e := range entries {
		if e.UID == f.s.rec.Base().UID {
			continue
		}
		it := item{id: e.UID, label: e.Name, note: e.Code}
		if e.Code != "" {
			it.also = []string{e.Code}
		}
		switch rec := reg.Record(e.UID).(type) {
		case *model.Term:
			if fl.Vocabulary != "" && rec.Vocabulary != fl.Vocabulary || rec.Retired == model.Yes && !slices.Contains(now, e.UID) {
				continue
			}
		case *model.Party:
			if it.note, _ = law.CountryName(string(rec.Country)); rec.Own == model.Yes {
				it.note = strings.TrimSuffix("own company, "+it.note, ", ")
			}
		}
		if f.s.pendingAt(e.UID) >= 0 {
			it.note = "new, not saved yet"
		}
		items = append(items, it)
	}
	return items
}

// usedTexts are the words that other records of this kind have in f: tags and
// owners are words of one's own, and the same word should be written the same.
func (f *form) usedTexts(fl *model.Field) []item {
	used := map[string]bool{}
	for _, rec := range f.s.register().Records(f.s.rec.Kind()) {
		o := model.Of(rec)
		if o.Field(fl.Key) != fl {
			break // a list inside an item
		}
		for _, t := range o.Texts(fl) {
			used[t] = true
		}
	}
	var items []item
	for t := range used {
		items = append(items, item{id: t, label: t})
	}
	slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.label, b.label) })
	return items
}

// pickMany ticks the values of a list. Those that are there stand first, in
// their order.
func (f *form) pickMany(r row) tea.Cmd {
	fl := r.field
	now := r.obj.Texts(fl)
	all := f.candidates(r)
	p := newPicker(f.sh, fl.Label, nil, nil)
	p.many, p.add, p.on, p.whole = true, addable(fl), map[string]bool{}, fl.Type == model.ChoiceType
	p.way = f.passage(true)
	for _, v := range now {
		p.on[v] = true
		it := item{id: v, label: v}
		if fl.Type != model.Text {
			it.note = "not on the list"
		}
		if i := slices.IndexFunc(all, func(it item) bool { return it.id == v }); i >= 0 {
			it = all[i]
		}
		p.items = append(p.items, it)
	}
	for _, it := range all {
		if !p.on[it.id] {
			p.items = append(p.items, it)
		}
	}
	beside := besideEvents(r)
	p.items = append(p.items, beside...)
	for _, it := range beside {
		p.on[it.id] = it.id == countedFrom+r.obj.Text(r.obj.Field("counted_from"))
	}
	path := r.path
	p.done = func(ids, added []string) tea.Cmd {
		r, ok := f.find(path)
		if !ok {
			return nil
		}
		return f.change("Change "+f.where(r), r, func() {
			if len(beside) > 0 {
				ids = takeCountedFrom(r.obj, ids)
			}
			r.obj.SetTexts(fl, append(ids, f.makeNew(fl, added)...))
		})
	}
	return f.sh.open(p)
}

// countedFrom begins the id of an item that is not an event but a day from which
// a period is counted.
const countedFrom = "\x00counted_from "

// besideEvents are offered behind the events that a period runs from: the end of
// the financial year is a field of its own, and people look for it there.
func besideEvents(r row) []item {
	field := r.obj.Field("counted_from")
	if r.field.Key != "starts" || field == nil {
		return nil
	}
	var items []item
	for _, it := range choiceItems(field) {
		it.id, it.note = countedFrom+it.id, strings.TrimSuffix("sets «"+field.Label+"»; "+it.note, "; ")
		items = append(items, it)
	}
	return items
}

// takeCountedFrom sets the day from which is counted to the one that was chosen
// among ids, a new one before the present one, and returns the other ids.
func takeCountedFrom(o model.Object, ids []string) []string {
	field := o.Field("counted_from")
	now, chosen := o.Text(field), ""
	var events []string
	for _, id := range ids {
		switch code, ok := strings.CutPrefix(id, countedFrom); {
		case !ok:
			events = append(events, id)
		case chosen == "" || chosen == now:
			chosen = code
		}
	}
	o.SetText(field, chosen)
	return events
}

// An asking is a question about a row, and what may be answered.
type asking struct {
	row     row
	now     string // the present answer
	options []answerOption
}

type answerOption struct {
	value, key, title, note string
	take                    func() tea.Cmd // nil: nothing changes
}

// answerChoices are yes, no, unknown and not said.
func (f *form) answerChoices(r row) asking {
	path := r.path
	take := func(a model.Answer) func() tea.Cmd {
		return func() tea.Cmd {
			r, ok := f.find(path)
			if !ok {
				return nil
			}
			return f.change("Change "+f.where(r), r, func() { r.obj.SetText(r.field, string(a)) })
		}
	}
	return asking{r, r.obj.Text(r.field), []answerOption{
		{string(model.Yes), "y", "yes", "", take(model.Yes)},
		{string(model.No), "n", "no", "", take(model.No)},
		{string(model.Unknown), "u", "unknown", "It was looked at, and it is not known.", take(model.Unknown)},
		{"", "d", "not said", "", take("")},
	}}
}

// answering are the ways in which an answered list is answered. Where nothing
// is said yet, the list itself stands first.
func (f *form) answering(r row) asking {
	path := r.path
	take := func(answer string) func() tea.Cmd {
		return func() tea.Cmd { return f.setAnswer(path, answer) }
	}
	keys := map[string]string{model.AnswerListed: "l", model.AnswerNone: "n", model.AnswerNotPossible: "p", model.AnswerUnknown: "u"}
	a := asking{row: r}
	for _, c := range r.field.Choices {
		note := c.Help
		if c.Code == model.AnswerListed {
			note = "in the rows below"
			if r.obj.Len(r.field) == 0 {
				note = "opens the first entry"
			}
		}
		a.options = append(a.options, answerOption{c.Code, keys[c.Code], c.Label, note, take(c.Code)})
	}
	a.options = append(a.options, answerOption{"", "d", "not said", "", take("")})
	if a.now, _ = r.obj.Answer(r.field); a.now == "" {
		a.now = a.options[0].value
	}
	return a
}

// ask opens a choice with the present answer in hand.
func (f *form) ask(a asking) tea.Cmd {
	var list []option
	at := 0
	for i, o := range a.options {
		if o.value == a.now {
			at = i
		}
		list = append(list, option{key: o.key, title: o.title, note: o.note, run: o.take})
	}
	c := newChoice(f.sh, a.row.field.Label, a.row.field.Help, list)
	c.rows.move(at)
	c.first, c.way = at, f.passage(true)
	return f.sh.open(c)
}

// setAnswer answers the list at path. Items cannot stand beside another answer
// than listed, so they go, and can be brought back by undo.
func (f *form) setAnswer(path model.Path, answer string) tea.Cmd {
	r, ok := f.find(path)
	if !ok {
		return nil
	}
	n := r.obj.Len(r.field)
	if answer == model.AnswerListed && n == 0 {
		return f.addItem(r) // the first entry makes the answer
	}
	if answer == model.AnswerListed || n == 0 {
		cmd := f.change("Answer "+r.field.Label, r, func() {
			_, reason := r.obj.Answer(r.field)
			r.obj.SetAnswer(r.field, answer, reason)
		})
		if answer == model.AnswerNotPossible { // Article 30 then wants the reason
			if reason, ok := f.find(path.Key("reason")); ok && reason.text() == "" {
				f.reach(reason.path)
				return tea.Batch(cmd, f.beginTyping(reason))
			}
		}
		return cmd
	}
	title := "not said"
	if answer != "" {
		title = r.field.Choices.Label(answer)
	}
	return f.sh.open(confirm(f.sh, r.field.Label, model.Plural(n, "item")+" would go from the list. Undo brings them back.", "answer «"+title+"» and take them out", func() tea.Cmd {
		r, ok := f.find(path)
		if !ok {
			return nil
		}
		return f.change("Answer "+r.field.Label, r, func() {
			for r.obj.Len(r.field) > 0 {
				f.dropItem(r.obj, r.field, 0)
			}
			_, reason := r.obj.Answer(r.field)
			r.obj.SetAnswer(r.field, answer, reason)
		})
	}))
}
