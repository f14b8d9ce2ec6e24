package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/export"
	"ropa/export/exchange"
	"ropa/model"
	"ropa/store"
)

// An intake saves imports, and takes the last one back. There is one for all
// screens, since one may leave the screen of an import while it is being saved.
type intake struct {
	p     *places
	asked request
	doing string // in words; "" for nothing
	last  *undoable
}

// An undoable is an import that can be taken back.
type undoable struct {
	name   string
	change int64 // its number
}

// Intaken is what came of an import, or of taking one back.
type intaken struct {
	plan  *export.Plan // nil: it was taken back
	name  string       // of the file
	saved []store.Saved
}

func (in *intake) busy() bool { return in.doing != "" }

// take saves what plan says, as one change.
func (in *intake) take(plan *export.Plan, name string) tea.Cmd {
	ctx, s := in.p.b.d.ctx, in.p.b.d.store
	e := store.Edit{Author: in.p.b.d.author, Op: "import", Note: name}
	return in.save("Taking in "+name+ellipsis, intaken{plan: plan, name: name}, func() ([]store.Saved, error) {
		return exchange.Take(ctx, s, e, plan)
	})
}

// fileActions take records out of the register and into it.
func (p *places) fileActions() []action {
	in := func() string {
		if p.intake.busy() {
			return p.intake.doing
		}
		return p.b.d.readOnly
	}
	return []action{
		{id: "place.export", title: "export to a file", keys: []string{"E"}, quiet: true, run: p.export},
		{id: "place.import", title: "import a file", keys: []string{"I"}, quiet: true, why: in, run: p.importFile},
		p.takeBack(),
	}
}

// takeBack takes the last import back, from wherever one is: its message stands
// above every screen.
func (p *places) takeBack() action {
	return action{id: "place.import-undo", title: "take the import back", keys: []string{"U"}, quiet: true, why: p.intake.cannotUndo, run: p.intake.undo}
}

// cannotUndo tells why no import can be taken back, or "".
func (in *intake) cannotUndo() string {
	switch {
	case in.busy():
		return in.doing
	case in.last == nil:
		return "Nothing was imported since ropa was opened."
	}
	return in.p.b.d.readOnly
}

// undo takes the last import back.
func (in *intake) undo() tea.Cmd {
	ctx, s, last := in.p.b.d.ctx, in.p.b.d.store, *in.last
	e := store.Edit{Author: in.p.b.d.author}
	return in.save("Taking back "+last.name+ellipsis, intaken{name: last.name}, func() ([]store.Saved, error) {
		_, saved, err := s.Undo(ctx, e, last.change)
		return saved, err
	})
}

func (in *intake) save(doing string, x intaken, work func() ([]store.Saved, error)) tea.Cmd {
	in.doing = doing
	under := in.p.b.sh.errands.begin()
	return fetch(&in.asked, func() (intaken, error) {
		var err error
		x.saved, err = work()
		under.end(err)
		return x, err
	})
}

// update takes over what was saved, for all screens.
func (in *intake) update(msg tea.Msg) tea.Cmd {
	r, ok := msg.(result[intaken])
	if !ok || !in.asked.takes(r) {
		return nil
	}
	in.doing = ""
	x := r.value
	switch {
	case r.err != nil && x.plan == nil:
		in.p.sh.fail(fmt.Errorf("the import of %s was not taken back: %w", x.name, asInApp(r.err)))
		return nil
	case r.err != nil && in.seen(x.plan):
		return nil // the screen of the import says it
	case errors.As(r.err, new(store.Conflicts)):
		in.p.sh.fail(fmt.Errorf("the import of %s was not taken in: somebody has saved a record of it since it was compared; import the file again to compare it anew", x.name))
		return nil
	case r.err != nil:
		in.p.sh.fail(fmt.Errorf("the import of %s was not taken in: %w", x.name, r.err))
		return nil
	case x.plan == nil:
		in.last = nil
		in.p.sh.say("Took the import of " + x.name + " back. Both are kept in the file.")
		return in.tookIn(x.saved)
	}
	in.last = nil
	if i := slices.IndexFunc(x.saved, func(s store.Saved) bool { return !s.Unchanged }); i >= 0 {
		in.last = &undoable{name: x.name, change: x.saved[i].Changeset}
	}
	in.p.sh.say(x.words())
	return in.tookIn(x.saved)
}

// asInApp words why a change is not taken back for those who have no commands at
// hand, and cannot take back another one before.
func asInApp(err error) error {
	var no *store.Irreversible
	if !errors.As(err, &no) || len(no.Since) == 0 {
		return err
	}
	now := no.Since[0]
	what := "«" + model.EntryOf(now.Record).Title() + "» was changed since"
	if !now.Live() {
		what = "«" + model.EntryOf(now.Record).Title() + "» was deleted since"
	}
	if now.Author != "" {
		what += " by " + now.Author
	}
	if n := len(no.Since) - 1; n > 0 {
		what += ", and " + model.Plural(n, "more record") + " of it"
	}
	return errors.New(what + "; nothing was changed; edit by hand what is to be as before")
}

// seen reports whether the screen of an import is still there.
func (in *intake) seen(plan *export.Plan) bool {
	return slices.ContainsFunc(in.p.sh.screens, func(s screen) bool {
		m, ok := s.(*importing)
		return ok && m.plan == plan
	})
}

// tookIn shows what was saved. The first record of the listed kind is taken in hand.
func (in *intake) tookIn(saved []store.Saved) tea.Cmd {
	i := slices.IndexFunc(saved, func(s store.Saved) bool { return s.Kind == in.p.kind && s.Live() })
	if i >= 0 {
		in.p.table().seek(saved[i].UID)
	}
	return in.p.b.takeOver(saved)
}

// words says what was taken in, and what was not.
func (x *intaken) words() string {
	words := "Took " + model.Plural(len(x.saved), "change") + " into the register, as one change. Until ropa is closed, U takes all of it back."
	if n := x.plan.Count(export.Both); n > 0 {
		words += "\n" + model.Plural(n, "record") + " changed both here and in the file: where the two differ, the register keeps its own."
	}
	if n := x.plan.Count(export.Refused); n > 0 {
		words += "\n" + model.Plural(n, "record") + " could not be taken."
	}
	return words
}

// takeOver brings what is in memory up to date with what was saved here: all rows
// are read again, as after somebody else has saved, and nobody is told of it.
func (b *book) takeOver(saved []store.Saved) tea.Cmd {
	heads := make(map[string]string, len(saved))
	var uids []string
	for _, s := range saved {
		heads[s.UID] = s.Hash
		uids = append(uids, s.UID)
		e := model.EntryOf(s.Record)
		e.Deleted = !s.Live()
		if s.Live() && (s.Kind != model.KindActivity || b.d.reg.Record(s.UID) != nil) {
			b.d.reg.Put(s.Record)
		} else {
			b.d.reg.PutEntry(e) // of activities the desk has those that were saved one by one
		}
	}
	rest := b.rest
	read := job{run: func(m *moment) (turn, error) {
		t, err := b.allRows(m)
		if rest != nil {
			rest() // an import of everything takes many times what is kept of it
		}
		t.changed = slices.DeleteFunc(t.changed, func(c *card) bool { return heads[c.UID] == c.Head })
		t.gone = slices.DeleteFunc(t.gone, func(c *card) bool { return heads[c.UID] != "" })
		return t, err
	}}
	return tea.Batch(b.do(read), func() tea.Msg { return refreshedMsg{uids} })
}
