package tui

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"ropa/model"
)

// keeper keeps records in memory: what the editor needs of the register.
type keeper struct {
	recs map[string]stored
	n    int
	err  error // what the next save runs into
}

func (k *keeper) load(_ context.Context, uid string) (stored, error) {
	st, ok := k.recs[uid]
	if !ok {
		return stored{}, fmt.Errorf("record %s: %w", uid, model.ErrNotFound)
	}
	return stored{rec: model.Clone(st.rec), base: st.base}, nil
}

func (k *keeper) save(_ context.Context, rec model.Record, base string, beside []model.Record) (stored, error) {
	if err := k.err; err != nil {
		k.err = nil
		return stored{}, err
	}
	if now := k.recs[rec.Base().UID]; now.base != base {
		return stored{}, &conflict{theirs: model.Clone(now.rec), base: now.base, author: "Anna", at: theDay}
	}
	for _, b := range beside {
		k.put(b)
	}
	if a, ok := rec.(*model.Activity); ok && a.Ref == "" {
		a.Ref = fmt.Sprintf("PA-%04d", len(k.recs))
	}
	st := k.put(rec)
	st.beside = beside
	return st, nil
}

func (k *keeper) put(rec model.Record) stored {
	k.n++
	st := stored{rec: rec, base: "r" + strconv.Itoa(k.n)}
	k.recs[rec.Base().UID] = st
	return st
}

// bench is a register on a desk, and a user before it.
type bench struct {
	*user
	keeper *keeper
	desk   *desk
	folder string // of the drafts
}

// uidOf makes a uid that is easy to read.
func uidOf(n int) string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", n) }

// startDesk puts records into a register and shows an empty page.
func startDesk(t testing.TB, recs ...model.Record) *bench {
	t.Helper()
	b := &bench{keeper: &keeper{recs: map[string]stored{}}, folder: t.TempDir()}
	b.desk = newTestDesk(b.keeper, b.folder)
	for _, rec := range recs {
		b.keeper.put(rec)
		b.desk.reg.Put(rec)
	}
	b.user = start(t, func(sh *shell) screen { return newReader(sh, "ropa", "Home.") })
	return b
}

func newTestDesk(k *keeper, folder string) *desk {
	reg := &model.Register{}
	for _, t := range model.ShippedTerms() {
		reg.Put(t)
	}
	return &desk{ctx: context.Background(), reg: reg, records: k, drafts: newDrafts(folder, uidOf(0))}
}

// opens opens the editor.
func (b *bench) opens(what editing) *form {
	b.t.Helper()
	f := newEditor(b.sh, b.desk, what)
	b.run(b.sh.push(f))
	return f
}

// stored is the record as it was saved last.
func (b *bench) stored(uid string) model.Record { return b.keeper.recs[uid].rec }

func TestEditorEndToEnd(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{rec: model.New(model.KindActivity)})
	b.sees("Name", "We act as", "not said", "Companies")
	b.press("enter")
	b.types("Payroll")
	b.press("enter")
	b.press("/")
	b.types("purposes")
	b.press("enter", "a")
	b.types("Pay people")
	b.press("esc", "esc")
	b.sees("Pay people")
	b.press("ctrl+s")
	b.sees("Saved", "PA-0000 Payroll", "saved")
	a := b.stored(f.uid()).(*model.Activity)
	if a.Name != "Payroll" || len(a.Purposes) != 1 || a.Purposes[0].Text != "Pay people" {
		t.Errorf("saved %+v", a)
	}
}
