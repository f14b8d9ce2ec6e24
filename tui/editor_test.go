package tui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"ropa/model"
	"ropa/store"
)

// bench is a register on a desk, and a user before it.
type bench struct {
	*user
	desk   *desk
	folder string // of the drafts
}

// uidOf makes a uid that is easy to read.
func uidOf(n int) string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", n) }

// template is a register file with the shipped terms and the fixtures, made
// once; every test works on a copy.
var template = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "ropa-tui-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "template.ropa")
	ctx := context.Background()
	s, err := store.Create(ctx, path, uidOf(0), store.Options{Now: noon}, func(s *store.Store) error {
		var changes []store.Change
		for _, t := range model.ShippedTerms() {
			changes = append(changes, store.Change{Record: t})
		}
		for _, rec := range fixtures() {
			changes = append(changes, store.Change{Record: rec})
		}
		_, err := s.Save(ctx, store.Edit{Author: "Test", Op: "create"}, changes...)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func noon() time.Time { return theDay }

// startDesk opens a register with the fixtures and shows an empty page.
func startDesk(t testing.TB) *bench {
	t.Helper()
	data, err := template()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "test.ropa")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return startOn(t, path, filepath.Join(t.TempDir(), "drafts"), store.Options{Now: noon})
}

// startOn opens the app on a register file, as a new process would.
func startOn(t testing.TB, path, folder string, o store.Options) *bench {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	reg, err := s.Register(ctx, store.KeepShared)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{folder: folder}
	b.user = start(t, func(sh *shell) screen { return newReader(sh, "ropa", "Home.") })
	b.desk = &desk{ctx: ctx, store: s, reg: reg, author: "Me", drafts: newDrafts(folder, uidOf(0))}
	b.desk.drafts.now = func() time.Time { return b.clock }
	return b
}

// opens opens the editor.
func (b *bench) opens(what editing) *form {
	b.t.Helper()
	f := newEditor(b.sh, b.desk, what)
	b.run(b.sh.push(f))
	return f
}

// stored is the record as it was saved last.
func (b *bench) stored(uid string) model.Record {
	b.t.Helper()
	r, err := b.desk.store.Head(b.desk.ctx, uid)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.Record
}

// elsewhere saves a change of a record that somebody else makes.
func (b *bench) elsewhere(uid string, change func(model.Record)) {
	b.t.Helper()
	r, err := b.desk.store.Head(b.desk.ctx, uid)
	if err != nil {
		b.t.Fatal(err)
	}
	change(r.Record)
	if _, err := b.desk.store.Save(b.desk.ctx, store.Edit{Author: "Anna"}, store.Change{Record: r.Record, Base: r.Hash}); err != nil {
		b.t.Fatal(err)
	}
}

func TestEditorEndToEnd(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{rec: model.New(model.KindActivity)})
	b.sees("Name", "We act as", "not said", "Companies")
	b.press("enter")
	b.types("Payroll")
	b.press("enter") // goes on to the description
	b.types("Salaries")
	b.press("esc", "/")
	b.types("purposes")
	b.press("enter", "a")
	b.types("Pay people")
	b.press("esc", "esc")
	b.sees("Pay people")
	b.press("ctrl+s")
	b.sees("Saved", "PA-0010 Payroll", "saved")
	a := b.stored(f.uid()).(*model.Activity)
	if a.Name != "Payroll" || a.Description != "Salaries" || len(a.Purposes) != 1 || a.Purposes[0].Text != "Pay people" {
		t.Errorf("saved %+v", a)
	}
}

// An empty field shows an example, and nobody can take it for what the record says.
func TestAnExampleIsNoAnswer(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "starts_on"})
	b.press("enter")
	b.sees("Starts on                      such as 2026-11-22")
	b.press("esc")
	b.misses("such as")
}
