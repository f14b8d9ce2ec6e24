package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// A reopening goes on with the file that was put in the place of the open
// register: a backup that was brought back, or a copy that a sync client fetched.
// What is being typed is kept as drafts before.
type reopening struct {
	h     *host
	p     *places
	asked request
	busy  bool
}

// A back is the register that lies there now, on its way to the screen.
type back struct {
	opening
	name string // what it calls itself
}

// cannot tells why there is nothing to open, or "".
func (r *reopening) cannot() string {
	d := r.p.b.d
	switch {
	case r.h.o.Begin.Open == nil:
		return "Start ropa again."
	case r.busy:
		return "It is being opened" + ellipsis
	case d.drafts == nil && slices.ContainsFunc(r.p.sh.screens, unsaved):
		return "No drafts are kept here, so what you typed would be lost. Copy it first."
	}
	return ""
}

// unsaved tells a form with changes that are not saved.
func unsaved(s screen) bool {
	f, ok := s.(*form)
	return ok && f.s != nil && f.unsaved()
}

// offer tells what happened, and asks whether to open the file that is there now.
func (r *reopening) offer(err error) tea.Cmd {
	sh := r.p.sh
	if r.h.o.Begin.Open == nil {
		sh.fail(err)
		return nil
	}
	var f *store.Failure
	ask := "Another file was put in the place of this register: a backup, perhaps, or a copy from elsewhere."
	if errors.As(err, &f) {
		ask += " " + sentence(f.Safe())
	}
	return sh.open(newChoice(sh, "The file was replaced", ask, []option{
		{key: "o", title: "open the file that is there now", note: "what you typed is kept as a draft", run: r.open},
		{key: "r", title: "go on reading what was open", note: "f5 opens the other file later"},
	}))
}

// open opens the file, once what is being typed is on the disk.
func (r *reopening) open() tea.Cmd {
	sh := r.p.sh
	if why := r.cannot(); why != "" {
		sh.say("Not now: open the file that is there. " + why)
		return nil
	}
	r.busy = true
	var hand *typing
	if f, ok := sh.front().(*form); ok {
		hand = f.root.hand
	}
	saves := sh.saves()
	if hand != nil {
		hand.form.typeOn(hand) // until the other file is there, or for good
	}
	h, path, start := r.h, r.p.b.d.store.Path(), r.place()
	return fetch(&r.asked, func() (back, error) {
		for _, save := range saves {
			if err := save(); err != nil {
				return back{}, fmt.Errorf("the file was not opened, since not everything is saved: %w", err)
			}
		}
		s, err := h.o.Begin.Open(h.ctx, path)
		if err != nil {
			return back{}, err
		}
		x, err := h.prepare(s)
		if err != nil {
			return back{}, errors.Join(err, s.Close())
		}
		x.start = start.kind
		if r, err := s.Head(h.ctx, start.uid); err == nil && r.Live() {
			x.start = start.uid
		}
		name := ""
		if all, err := s.List(h.ctx, model.KindRegister, false, store.ByName, 0, 1); err == nil && len(all) > 0 {
			name = all[0].Name
		}
		return back{x, name}, nil
	})
}

// place is where one is: a list, or a record above it.
func (r *reopening) place() (at struct{ kind, uid string }) {
	at.kind = string(r.p.kind)
	if len(r.p.sh.screens) < 2 {
		return at
	}
	switch s := r.p.sh.screens[1].(type) {
	case *detail:
		at.uid = s.uid
	case *form:
		at.uid = s.uid()
	}
	return at
}

func (r *reopening) update(msg tea.Msg) tea.Cmd {
	answer, ok := msg.(result[back])
	if !ok {
		return nil
	}
	x := answer.value
	if !r.asked.takes(answer) {
		return closing(x.store)
	}
	r.busy = false
	sh := r.p.sh
	switch {
	case answer.err != nil:
		return sh.open(newChoice(sh, "It could not be opened", failureText(answer.err)+"\n\nWhat was open can still be read, and what you typed is kept.", []option{
			{key: "r", title: "go on reading what was open"},
			{key: "t", title: "try again", run: r.open},
		}))
	case x.uid != r.p.b.uid:
		return r.another(x)
	}
	return r.enter(x)
}

// another asks about a file that is no copy of the register that was open.
func (r *reopening) another(x back) tea.Cmd {
	name := "another register"
	if x.name != "" {
		name = "«" + x.name + "»"
	}
	c := newChoice(r.p.sh, "Another register", sentence(name+" lies there now, which is no copy of the one that was open. What you typed stays kept as a draft for that one, and is not offered here"), []option{
		{key: "r", title: "go on reading what was open", run: func() tea.Cmd { return closing(x.store) }},
		{key: "o", title: "open " + name, run: func() tea.Cmd { return r.enter(x) }},
	})
	c.cancel = func() tea.Cmd { return closing(x.store) }
	return r.p.sh.open(c)
}

func closing(s *store.Store) tea.Cmd {
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		s.Close() // nothing was done with it
		return nil
	}
}

// enter shows the register that lies there now.
func (r *reopening) enter(x back) tea.Cmd {
	sh, old := r.p.sh, r.p.b.d.store
	var kept []string
	for _, s := range sh.screens {
		if unsaved(s) && s.(*form).root == s.(*form) {
			kept = append(kept, "«"+s.(*form).s.name()+"»")
		}
	}
	said := slices.Clone(x.store.Remarks())
	said = append(said, "Opened "+filepath.Base(x.store.Path())+" as it is now.")
	if len(kept) > 0 {
		said = append(said, "What you typed in "+strings.Join(kept, ", ")+" is kept as a draft, and offered when you edit it.")
	}
	r.h.opened = append(r.h.opened, x.store)
	cmd := sh.swap(r.h.places(sh, x.opening))
	sh.say(strings.Join(said, " "))
	return tea.Batch(cmd, closing(old))
}
