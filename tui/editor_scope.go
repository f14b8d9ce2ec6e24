package tui

import (
	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/law"
)

// pickSelection ticks what a scope, or the companies of an activity, are
// about: a word, these, or not said.
func (f *form) pickSelection(r row) tea.Cmd {
	now := r.obj.Selection(r.field)
	path := r.path
	c := &checkList{
		sh: f.sh, name: r.field.Label, items: f.selectable(r),
		words: []word{
			{model.WordAll, "all", ""},
			{model.WordRest, "the rest", "what no other item of this list names"},
		},
		word: now.Word, keys: now.Keys, way: f.passage(true),
	}
	if r.field.Word == model.WordGroup {
		c.words = []word{{model.WordGroup, "the whole group", "every own company, those to come too"}}
	}
	c.done = func(word string, keys []string) tea.Cmd {
		r, ok := f.find(path)
		if !ok {
			return nil
		}
		return f.change("Change "+f.where(r), r, func() {
			r.obj.SetSelection(r.field, model.Selection{Word: word, Keys: keys})
		})
	}
	return f.sh.open(c)
}

// selectable are the things that the selection in r may name.
func (f *form) selectable(r row) []item {
	w := f.s.words()
	var items []item
	if r.field.List != model.ListCompanies {
		_, list := w.Referable(r.obj, r.field)
		for _, it := range list {
			if model.Path(r.field.List).Item(it.Key()) == f.at {
				continue // an item is not about itself
			}
			items = append(items, item{id: it.Key(), label: w.Item(it)})
		}
		return items
	}
	for _, p := range w.Reg.OwnCompanies() {
		country, _ := law.CountryName(string(p.Country))
		items = append(items, item{id: p.UID, label: p.Name, note: country})
	}
	if len(items) == 0 { // a register that has just begun
		for _, e := range w.Reg.Entries(model.KindParty) {
			items = append(items, item{id: e.UID, label: e.Name, note: "not marked as own company"})
		}
	}
	return items
}

// keyWhy tells why there is nothing to choose for a field that stands for an
// item, or "".
func (f *form) keyWhy(r row) string {
	owner, list := f.s.words().Referable(r.obj, r.field)
	switch {
	case owner == nil:
		return "Name the party first: its " + r.field.List + " stand there."
	case len(list) == 0 && r.obj.IsZero(r.field):
		return "«" + model.EntryOf(owner).Name + "» has no " + r.field.List + " yet. " + f.entered(owner)
	}
	return ""
}

// entered tells where the items of owner are entered, for who misses one.
func (f *form) entered(owner model.Record) string {
	if owner.Base().UID == f.s.rec.Base().UID {
		return "They are entered in this record."
	}
	return "They are entered at the " + string(owner.Kind()) + ": o on its field opens it."
}

// pickKey chooses the item that a field stands for: an agreement or a tool of
// the party, a recipient of the activity.
func (f *form) pickKey(r row) tea.Cmd {
	if why := f.keyWhy(r); why != "" {
		f.sh.say(why)
		return nil
	}
	owner, list := f.s.words().Referable(r.obj, r.field)
	w := model.Words{Reg: f.s.register(), Rec: owner}
	p := newPicker(f.sh, r.field.Label, []item{notSaid}, nil)
	now := r.obj.Text(r.field)
	p.on, p.way = map[string]bool{now: true}, f.passage(true)
	known := now == ""
	for _, it := range list {
		known = known || it.Key() == now
		p.items = append(p.items, item{id: it.Key(), label: w.Item(it), note: w.Details(it)})
	}
	if !known {
		p.items = append(p.items, item{id: now, label: now, note: "not there any more"})
	}
	path := r.path
	p.done = func(ids, _ []string) tea.Cmd {
		r, ok := f.find(path)
		if !ok {
			return nil
		}
		return f.change("Change "+f.where(r), r, func() { r.obj.SetText(r.field, ids[0]) })
	}
	return f.sh.open(p)
}
