package tui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// An opening is a register on its way to the screen.
type opening struct {
	store   *store.Store
	uid     string // of the register, the same in all its copies
	habits  *habits
	passing bool   // it is thrown away at the end
	start   string // what to show first, see [Options]
}

// prepare asks what the screens need to know before they can be made.
func (h *host) prepare(s *store.Store) (opening, error) {
	uid, err := s.Meta(h.ctx, "register_uid")
	return opening{store: s, uid: uid, habits: readHabits(h.o.State), passing: h.o.Passing, start: h.o.Start}, err
}

// A host makes the screens of registers: of the one that the app was started
// with, or of those that the start page opens.
type host struct {
	ctx    context.Context
	o      Options
	opened []*store.Store // here, so they are closed here
	rest   func()         // called when a register is read and checked
}

// places is the first screen of register x.
func (h *host) places(sh *shell, x opening) screen {
	d := &desk{ctx: h.ctx, reg: new(model.Register), store: x.store, author: h.o.Author, readOnly: h.readOnly(x.store)}
	if h.o.State != "" {
		d.drafts = newDrafts(filepath.Join(h.o.State, "drafts"), x.uid)
		d.drafts.file = x.store.Path()
		if full, err := filepath.Abs(d.drafts.file); err == nil {
			d.drafts.file = full
		}
	}
	if d.folder = filepath.Dir(x.store.Path()); x.passing && h.o.Folder != "" {
		d.folder = h.o.Folder
	}
	b := newBook(sh, d, x.uid)
	b.rest, b.habits = h.rest, x.habits
	p := newPlaces(sh, b, x.start)
	p.again = &reopening{h: h, p: p}
	b.replaced = p.again.offer
	if h.o.Begin.Open != nil {
		d.reopen = p.again.open
	}
	return p
}

// readOnly tells why nothing can be changed in s, or "".
func (h *host) readOnly(s *store.Store) string {
	if f := s.Locked(); f != nil {
		return reasonOf(f)
	}
	return h.o.ReadOnly
}

// greet says what the person should know about how the register was found.
func (h *host) greet(sh *shell, s *store.Store) {
	if all := slices.Concat(s.Remarks(), h.o.Remarks); len(all) > 0 {
		sh.say(strings.Join(all, "\n"))
	}
}

// enter goes from the start page to the register x.
func (h *host) enter(sh *shell, x opening) tea.Cmd {
	h.opened = append(h.opened, x.store)
	cmd := sh.swap(h.places(sh, x))
	h.greet(sh, x.store)
	return cmd
}

func (h *host) close() {
	for _, s := range h.opened {
		s.Close() // nothing is in hand any more
	}
}
