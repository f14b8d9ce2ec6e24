package tui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// A graveyard lists the deleted records of one kind, whoever deleted them and
// whenever, and brings them back.
type graveyard struct {
	b    *book
	kind model.Kind

	found  []store.Row // the last that was deleted first
	read   bool
	failed error
	rows   list

	asked   request // for the rows
	looking request // for a record
}

func newGraveyard(b *book, k model.Kind) *graveyard { return &graveyard{b: b, kind: k} }

func (g *graveyard) title() string { return "Deleted " + g.kind.Plural() }

func (g *graveyard) init() tea.Cmd {
	ctx, s, k := g.b.d.ctx, g.b.d.store, g.kind
	return fetch(&g.asked, func() ([]store.Row, error) {
		found, err := s.List(ctx, k, true, store.OrderOf(k), 0, -1)
		slices.SortStableFunc(found, func(x, y store.Row) int { return y.ChangedAt.Compare(x.ChangedAt) })
		return found, err
	})
}

func (g *graveyard) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[[]store.Row]:
		if g.asked.takes(msg) {
			g.found, g.failed, g.read = msg.value, msg.err, true
			g.rows.setCount(len(g.found))
		}
	case result[store.Revision]:
		if g.looking.takes(msg) {
			return g.look(msg.value, msg.err)
		}
	case savedMsg, refreshedMsg, restoredMsg:
		return g.init() // one may have been brought back, or not, or deleted
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		g.rows.pointer(msg)
	}
	return nil
}

func (g *graveyard) actions() []action {
	none := func() string {
		if g.rows.count == 0 {
			return "There is no deleted " + string(g.kind) + "."
		}
		return ""
	}
	change := func() string {
		if why := none(); why != "" {
			return why
		}
		return g.b.d.readOnly
	}
	return append([]action{
		{id: "deleted.show", title: "show it as it was", keys: []string{"enter"}, why: none, run: g.show},
		{id: "deleted.restore", title: "bring back", keys: []string{"u"}, why: change, run: g.bringBack},
	}, g.rows.actions(true)...)
}

func (g *graveyard) bringBack() tea.Cmd {
	at := g.rows.cursor
	row := g.found[at]
	g.found = slices.Delete(slices.Clone(g.found), at, at+1) // whoever presses the key again means the next one
	g.rows.setCount(len(g.found))
	return g.b.bin.bringBack(row)
}

func (g *graveyard) show() tea.Cmd {
	ctx, s, uid := g.b.d.ctx, g.b.d.store, g.found[g.rows.cursor].UID
	return fetch(&g.looking, func() (store.Revision, error) { return s.Head(ctx, uid) })
}

func (g *graveyard) look(r store.Revision, err error) tea.Cmd {
	switch {
	case err != nil:
		g.b.sh.fail(err)
		return nil
	case r.Record == nil:
		g.b.sh.fail(errRedacted)
		return nil
	}
	return g.b.sh.push(newReader(g.b.sh, clip(model.EntryOf(r.Record).Title()), plainText(r.Record, g.b.d.reg)))
}

func (g *graveyard) view(width, height int) frame {
	t := g.b.sh.theme
	switch {
	case g.failed != nil:
		return frame{lines: fold("The deleted records cannot be read: "+g.failed.Error(), width-1)}.at(0, 0)
	case !g.read:
		return text("").at(0, 0)
	case len(g.found) == 0:
		return frame{lines: fold("No "+string(g.kind)+" was ever deleted, or all were brought back.", width-1)}.at(0, 0)
	}
	const when = len("on 2006-01-02 15:04 by ") + 20
	return g.rows.view(t, width, height, func(i, w int, inHand bool) string {
		r := g.found[i]
		note := "on " + r.ChangedAt.Local().Format("2006-01-02 15:04")
		if r.ChangedBy != "" {
			note += " by " + r.ChangedBy
		}
		return labelled(t, cell(r.Title(), max(w-when-2, w*2/5)), note, w, inHand)
	})
}

// errRedacted tells that nothing but a hash is left of a record.
var errRedacted = errors.New("its text was redacted and cannot come back")
