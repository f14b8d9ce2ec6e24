// Package exporttest keeps a register in memory, with its history, for tests of
// what comes back from files. It is imported by tests only.
package exporttest

import (
	"context"
	"iter"
	"testing"

	"ropa/export"
	"ropa/model"
)

// A File is a register with a history. It is an [export.Source].
type File struct {
	Reg     *model.Register
	Queries int // how often it was asked

	heads map[string]export.Head
	revs  map[string]model.Record
}

// New returns a File that holds the records of reg.
func New(reg *model.Register) *File {
	f := &File{Reg: new(model.Register), heads: map[string]export.Head{}, revs: map[string]model.Record{}}
	for _, rec := range reg.Records("") {
		f.Put(rec)
	}
	return f
}

// Put saves rec and returns its revision.
func (f *File) Put(rec model.Record) string {
	rev := model.BodyHash(model.Canonical(rec))
	f.heads[rec.Base().UID] = export.Head{Rev: rev}
	f.revs[rev] = model.Clone(rec)
	f.Reg.Put(rec)
	return rev
}

// Delete deletes a record.
func (f *File) Delete(uid string) {
	e, _ := f.Reg.Entry(uid)
	e.Deleted = true
	f.Reg.PutEntry(e)
	h := f.heads[uid]
	h.Deleted = true
	f.heads[uid] = h
}

// Rev returns the present revision of a record.
func (f *File) Rev(uid string) string { return f.heads[uid].Rev }

// Save does what a plan says, and fails the test if that is not on top of what
// the register says now.
func (f *File) Save(t testing.TB, p *export.Plan) {
	t.Helper()
	for _, c := range p.Changes() {
		if now := f.heads[c.Record.Base().UID].Rev; now != c.Base {
			t.Fatalf("%q is to be saved on top of %q, and the register has %q", c.Record.Base().Name, c.Base, now)
		}
		f.Put(c.Record)
	}
}

// Heads is part of [export.Source].
func (f *File) Heads(_ context.Context, uids []string) (map[string]export.Head, error) {
	f.Queries++
	found := map[string]export.Head{}
	for _, uid := range uids {
		if h, ok := f.heads[uid]; ok {
			found[uid] = h
		}
	}
	return found, nil
}

// Revisions is part of [export.Source].
func (f *File) Revisions(_ context.Context, revs []string) (map[string]model.Record, error) {
	f.Queries++
	found := map[string]model.Record{}
	for _, rev := range revs {
		if rec, ok := f.revs[rev]; ok {
			found[rev] = model.Clone(rec)
		}
	}
	return found, nil
}

// Feed hands out records of the file.
func (f *File) Feed(recs ...model.Record) export.Feed {
	return func(worker func() export.Worker) iter.Seq2[[]byte, error] {
		return func(yield func([]byte, error) bool) {
			work := worker()
			var b []byte
			for _, rec := range recs {
				var err error
				if b, err = work(b[:0], rec, f.Rev(rec.Base().UID)); !yield(b, err) || err != nil {
					return
				}
			}
		}
	}
}
