package tui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/sample"
	"ropa/store"
)

// bigFiles are synthetic registers by their number of activities, made once.
var bigFiles struct {
	sync.Mutex
	bytes map[int][]byte
}

// bigFile makes a synthetic register of n activities.
func bigFile(b *testing.B, n int) string {
	b.Helper()
	bigFiles.Lock()
	defer bigFiles.Unlock()
	if bigFiles.bytes == nil {
		bigFiles.bytes = map[int][]byte{}
	}
	if bigFiles.bytes[n] == nil {
		data, err := os.ReadFile(makeRegister(b, slices.Collect(sample.Synthetic(n, 1))...))
		if err != nil {
			b.Fatal(err)
		}
		bigFiles.bytes[n] = data
	}
	path := filepath.Join(b.TempDir(), "big.ropa")
	if err := os.WriteFile(path, bigFiles.bytes[n], 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkFirstFrame is from the closed file to a frame with rows, within the
// process.
func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range []int{500, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := bigFile(b, n)
			for b.Loop() {
				s, err := store.Open(b.Context(), path, store.Options{})
				if err != nil {
					b.Fatal(err)
				}
				h := &host{ctx: b.Context(), o: Options{Store: s}}
				x, err := h.prepare(s)
				if err != nil {
					b.Fatal(err)
				}
				sh := newShell(Options{}, func(sh *shell) screen { return h.places(sh, x) })
				sh.Init()
				sh.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
				p := sh.screens[0].(*places)
				first, err := p.b.firstRows(p.b.now, p.kind)
				if err != nil {
					b.Fatal(err)
				}
				p.b.turned(first)
				p.table().show(arrangement{of: p.b.now.shelf(p.kind)})
				if p.table().card() == nil || sh.View().Content == "" {
					b.Fatal("no rows")
				}
				s.Close()
			}
		})
	}
}

// BenchmarkRead reads everything that lists and search need.
func BenchmarkRead(b *testing.B) {
	path := bigFile(b, 10_000)
	for b.Loop() {
		s, err := store.Open(b.Context(), path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		k := &book{d: &desk{ctx: b.Context(), store: s}, now: &moment{reg: new(model.Register)}}
		t, err := k.allRows(k.now)
		for err == nil && len(t.unread) > 0 {
			t, err = k.readSome(t.moment)
		}
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// BenchmarkPlacesKey is from a key to the finished frame, in a list.
func BenchmarkPlacesKey(b *testing.B) {
	c := openFile(b, bigFile(b, 10_000), Options{})
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			c.resizes(size[0], size[1])
			c.tick()
			down := keyPress(b, "j")
			for b.Loop() {
				c.sh.Update(down)
				c.sh.View()
			}
		})
	}
}

// BenchmarkSearch is the search as one types, without the pause before it.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		m := bigMoment(n)
		for _, query := range []string{"e", "payroll", "data -zzz", `"personal data"`, "role:processor"} {
			b.Run(fmt.Sprintf("%d/%s", n, query), func(b *testing.B) {
				for b.Loop() {
					if _, err := m.find(context.Background(), nil, model.KindActivity, query, "2026-11-22"); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprintf("%d/sort by name", n), func(b *testing.B) {
			c := columnsBy(model.KindActivity, []string{"name"})[0]
			for b.Loop() {
				m.sorted(model.KindActivity, c, true)
			}
		})
	}
}

// bigMoment is what is in memory of a synthetic register, made without a file.
func bigMoment(n int) *moment {
	k := &book{}
	m := &moment{reg: new(model.Register), shelves: map[model.Kind]*shelf{}, facts: make([]fact, n)}
	for _, t := range model.ShippedTerms() {
		m.reg.Put(t)
	}
	k.writer.begin(m.texts)
	s := &shelf{}
	for rec := range sample.Synthetic(n, 1) {
		a, ok := rec.(*model.Activity)
		if !ok {
			m.reg.Put(rec)
			continue
		}
		row := (&store.Revision{Record: a}).Row()
		row.Code = fmt.Sprintf("PA-%04d", len(s.cards)+1)
		c := m.deal(row)
		k.readOne(m, c, a)
		s.cards = append(s.cards, c)
	}
	m.texts = k.writer.end()
	m.shelves[model.KindActivity] = s
	return m
}
