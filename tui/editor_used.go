package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// A usedElsewhere is an answer to which activities name an agreement or a
// transfer tool of a party.
type usedElsewhere struct{ titles []string }

// askUsed looks whether activities name the item of a party that has just been
// deleted. They are other records, and perhaps somebody else's, so they are not
// changed here; the person is told, and undo brings the item back.
func (f *form) askUsed(list, key string) tea.Cmd {
	s, d := f.s, f.d
	if s.rec.Kind() != model.KindParty || s.base == "" || list != model.ListAgreements && list != model.ListTools {
		return nil
	}
	party := model.Clone(s.was)
	return fetch(&f.root.keep.using, func() (usedElsewhere, error) {
		var found usedElsewhere
		uses, err := d.store.Used(d.ctx, party.Base().UID)
		if err != nil {
			return found, err
		}
		var uids []string
		for _, u := range uses {
			uids = append(uids, u.UID)
		}
		heads, err := d.store.Heads(d.ctx, uids...)
		if err != nil {
			return found, err
		}
		reg := new(model.Register)
		reg.Put(party)
		for _, h := range heads {
			if namesItemOf(model.Words{Reg: reg, Rec: h.Record}, party, list, key) {
				found.titles = append(found.titles, model.EntryOf(h.Record).Title())
			}
		}
		return found, nil
	})
}

// namesItemOf reports whether the record of w names the item of a list of party.
func namesItemOf(w model.Words, party model.Record, list, key string) bool {
	for _, p := range model.Leaves(w.Rec) {
		if f := p.Field; f.Type != model.KeyType || f.List != list || p.Object.Text(f) != key {
			continue
		}
		if owner, _ := w.Referable(p.Object, p.Field); owner == party {
			return true
		}
	}
	return false
}

// tellUsed says which activities would name nothing once this is saved.
func (f *form) tellUsed(found usedElsewhere, err error) {
	const shown = 3
	switch n := len(found.titles); {
	case err != nil:
		f.sh.fail(fmt.Errorf("look where it is used: %w", err))
	case n > 0:
		names := strings.Join(found.titles[:min(n, shown)], ", ")
		if n > shown {
			names += fmt.Sprintf(" and %d more", n-shown)
		}
		f.sh.fail(fmt.Errorf("it is named by %s; once this is saved, they would name nothing; u brings it back", names))
	}
}
