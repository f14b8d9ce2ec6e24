package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"ropa/export"
	"ropa/export/csv"
	"ropa/model"
	"ropa/store"
)

// A Writer writes records in some format, one after the other.
type Writer interface {
	Write(rec model.Record, rev string) error
	Close() error // ends the document, not what is below it
}

// Table writes the live records of kind k that m finds, or all without m, as a
// table, on all processors.
func Table(ctx context.Context, s *store.Store, w io.Writer, t *csv.Table, k model.Kind, m *model.Matcher) (Counts, error) {
	var n atomic.Int64
	err := t.Write(w, func(worker func() export.Worker) iter.Seq2[[]byte, error] {
		return s.Gather(ctx, k, func() store.Worker {
			work := worker()
			return func(b []byte, p store.Present) ([]byte, error) {
				if m != nil && !finds(m, p.Record, p.At) {
					return b, nil
				}
				n.Add(1)
				return work(b, p.Record, p.Rev)
			}
		})
	})
	return Counts{k: int(n.Load())}, err
}

// Document writes a document of the live records of kind k that m finds and of all
// that they lead to, near and far, and of the settings: it can be taken in
// anywhere. Without m it is the whole register.
func Document(ctx context.Context, s *store.Store, w Writer, k model.Kind, m *model.Matcher) (Counts, error) {
	records := s.All(ctx)
	if m != nil {
		records = withLinked(ctx, s, Found(ctx, s, k, m))
	}
	n := Counts{}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		if err := w.Write(r.Record, r.Hash); err != nil {
			return nil, err
		}
		n[r.Kind]++
	}
	return n, w.Close()
}

// Found yields the live records of kind k that m finds.
func Found(ctx context.Context, s *store.Store, k model.Kind, m *model.Matcher) iter.Seq2[store.Revision, error] {
	return func(yield func(store.Revision, error) bool) {
		for r, err := range s.All(ctx, k) {
			if err != nil || finds(m, r.Record, r.At) {
				if !yield(r, err) {
					return
				}
			}
		}
	}
}

// finds reports whether m finds rec, which was saved at the given time.
func finds(m *model.Matcher, rec model.Record, at time.Time) bool {
	return m.Match(model.Subject{Record: rec, ChangedOn: model.DateOf(at.Local())})
}

// withLinked yields the records of found, all that they lead to, and the settings.
func withLinked(ctx context.Context, s *store.Store, found iter.Seq2[store.Revision, error]) iter.Seq2[store.Revision, error] {
	return func(yield func(store.Revision, error) bool) {
		wanted, err := closure(ctx, s, found)
		if err != nil {
			yield(store.Revision{}, err)
			return
		}
		for r, err := range s.All(ctx) {
			if err != nil || wanted[r.UID] || r.Kind == model.KindRegister {
				if !yield(r, err) {
					return
				}
			}
		}
	}
}

// closure returns the uids of records and of all that they lead to.
func closure(ctx context.Context, s *store.Store, records iter.Seq2[store.Revision, error]) (map[string]bool, error) {
	wanted := map[string]bool{}
	var next []string
	follow := func(rec model.Record) {
		for _, uid := range model.Links(rec) {
			if !wanted[uid] {
				wanted[uid] = true
				next = append(next, uid)
			}
		}
	}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		wanted[r.UID] = true
		follow(r.Record)
	}
	for len(next) > 0 { // one query for each step away from what was found
		heads, err := s.Heads(ctx, next...)
		if err != nil {
			return nil, err
		}
		next = nil
		for _, r := range heads {
			follow(r.Record)
		}
	}
	return wanted, nil
}

// Counts are how many records were written, by kind.
type Counts map[model.Kind]int

// Of returns "1 party", "3 parties", "0 parties".
func (n Counts) Of(k model.Kind) string {
	if n[k] == 1 {
		return "1 " + string(k)
	}
	return fmt.Sprintf("%d %s", n[k], k.Plural())
}

// String returns "2 activities, 1 party"; the settings do not count.
func (n Counts) String() string {
	var all []string
	for _, k := range slices.Backward(model.Kinds) {
		if n[k] > 0 && k != model.KindRegister {
			all = append(all, n.Of(k))
		}
	}
	if len(all) == 0 {
		return "no records"
	}
	return strings.Join(all, ", ")
}

// OfOneState runs write, which may ask the register several questions, and returns
// the state in which the register was. Where somebody saved in between it is an
// error: what was written is then of no state, and must not be kept. Nor must it
// where [store.Store.CheckRecords] fails, which goes on beside.
func OfOneState(ctx context.Context, s *store.Store, write func(state string) error) (state string, err error) {
	if state, err = s.State(ctx); err != nil {
		return "", err
	}
	checked := make(chan error, 1)
	go func() { checked <- s.CheckRecords(ctx) }()
	err = write(state)
	if failed := <-checked; err == nil || errors.Is(failed, store.Damaged) {
		err = failed
	}
	if err != nil {
		return "", err
	}
	switch now, err := s.State(ctx); {
	case err != nil:
		return "", err
	case now != state:
		return "", errors.New("somebody saved while the register was written out; nothing was kept; try again")
	}
	return state, nil
}
