package tui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"ropa/model/law"
	"ropa/store"
)

// A welcome is the start page: what can be done where no register is open.
type welcome struct {
	sh    *shell
	h     *host
	offer []offer
	rows  list

	asked   request
	busy    string // what is being done
	passing bool   // it makes a register that is thrown away at the end
}

// An offer is one thing that the start page can do.
type offer struct {
	key   string
	title string
	note  string
	run   func() tea.Cmd
}

func newWelcome(sh *shell, h *host) *welcome {
	w := &welcome{sh: sh, h: h}
	b := h.o.Begin
	if b.Open != nil {
		for _, f := range b.Files {
			w.offer = append(w.offer, offer{title: "open " + filepath.Base(f), note: filepath.Dir(f), run: func() tea.Cmd { return w.open(f) }})
		}
	}
	if b.Create != nil {
		w.offer = append(w.offer, offer{"n", "make a new register", "one file, for one organisation or group", w.create})
	}
	if b.Open != nil {
		w.offer = append(w.offer, offer{"o", "open a register", "a file that ends in .ropa", w.askPath})
	}
	if b.Sample != nil {
		w.offer = append(w.offer, offer{"s", "look at the sample", "an invented group of companies; what you change is thrown away", w.sample})
	}
	w.rows.setCount(len(w.offer))
	return w
}

func (w *welcome) title() string { return "ropa" }
func (w *welcome) init() tea.Cmd { return nil }

func (w *welcome) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[opening]:
		if !w.asked.takes(msg) {
			if msg.of == &w.asked && msg.value.store != nil {
				msg.value.store.Close() // nobody waits for it any more
			}
			return nil
		}
		w.busy = ""
		if msg.err != nil {
			return w.sh.open(newChoice(w.sh, "It could not be done", failureText(msg.err), []option{{key: "b", title: "back"}}))
		}
		msg.value.passing = w.passing
		return w.h.enter(w.sh, msg.value)
	case tea.MouseClickMsg:
		msg.Y -= len(w.text(w.sh.width))
		at := w.rows.cursor
		if w.rows.pointer(msg) && at == w.rows.cursor {
			return w.take()
		}
	case tea.MouseWheelMsg:
		w.rows.pointer(msg)
	}
	return nil
}

func (w *welcome) actions() []action {
	busy := func() string {
		switch {
		case w.busy != "":
			return w.busy
		case len(w.offer) == 0:
			return "There is nothing to choose."
		}
		return ""
	}
	out := []action{{id: "welcome.take", title: "choose", keys: []string{"enter"}, why: busy, run: w.take}}
	for _, o := range w.offer {
		if o.key != "" {
			out = append(out, action{id: "welcome." + o.key, title: o.title, keys: []string{o.key}, why: busy, run: o.run})
		}
	}
	return append(out, w.rows.actions(true)...)
}

func (w *welcome) take() tea.Cmd {
	if w.rows.cursor >= len(w.offer) {
		return nil
	}
	return w.offer[w.rows.cursor].run()
}

// do opens a register away from the event loop.
func (w *welcome) do(what string, open func(context.Context) (*store.Store, error)) tea.Cmd {
	w.busy, w.passing = what, false
	ctx := w.h.ctx
	return fetch(&w.asked, func() (opening, error) {
		s, err := open(ctx)
		if err != nil {
			return opening{}, err
		}
		x, err := w.h.prepare(s)
		if err != nil {
			return opening{}, errors.Join(err, s.Close())
		}
		return x, nil
	})
}

func (w *welcome) open(path string) tea.Cmd {
	return w.do("Opening "+filepath.Base(path)+ellipsis, func(ctx context.Context) (*store.Store, error) {
		return w.h.o.Begin.Open(ctx, path)
	})
}

func (w *welcome) sample() tea.Cmd {
	cmd := w.do("Making the sample"+ellipsis, w.h.o.Begin.Sample)
	w.passing = true
	return cmd
}

func (w *welcome) askPath() tea.Cmd {
	return w.sh.open(newAsk(w.sh, "Open a register", []question{{label: "File", hint: "such as acme.ropa", need: true}}, func(a []string) tea.Cmd {
		return w.open(a[0])
	}))
}

func (w *welcome) create() tea.Cmd {
	return w.sh.open(newAsk(w.sh, "New register", []question{
		{label: "Organisation", hint: "the company or body that keeps the register", need: true},
		{label: "Country", hint: "such as Denmark or DK, or empty: not said", check: knownCountry},
		{label: "File", hint: "such as acme.ropa", need: true},
	}, func(a []string) tea.Cmd {
		n := NewRegister{Organisation: a[0], Path: a[2]}
		n.Country, _ = law.FindCountry(a[1]) // it was checked
		return w.do("Making "+filepath.Base(n.Path)+ellipsis, func(ctx context.Context) (*store.Store, error) {
			return w.h.o.Begin.Create(ctx, n)
		})
	}))
}

func knownCountry(word string) (why string) {
	if _, ok := law.FindCountry(word); word != "" && !ok {
		return fmt.Sprintf("%q is no country; write its English name, or a code such as DK.", word)
	}
	return ""
}

// text stands above the offers.
func (w *welcome) text(width int) []string {
	lines := fold("A register of processing activities, the record that Article 30 of the GDPR asks for, in one file.", max(width-2, 1))
	return append(append([]string{""}, lines...), "")
}

func (w *welcome) view(width, height int) frame {
	t := w.sh.theme
	above := w.text(width)
	for i := range above {
		above[i] = " " + above[i]
	}
	if height < len(above)+len(w.offer) {
		above = nil
	}
	if w.busy != "" {
		above = append(above, " "+t.dim.Render(short(w.busy, width-1)))
	}
	rows := w.rows.view(t, width, max(height-len(above), 1), func(i, wide int, inHand bool) string {
		o := w.offer[i]
		key := "   "
		if o.key != "" {
			key = t.key.Render(o.key) + "  "
		}
		return key + labelled(t, o.title, o.note, wide-3, inHand)
	})
	return below(frame{lines: above}, rows)
}
