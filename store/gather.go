package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"time"

	"ropa/model"
)

// A Present is what the register says of a record now.
type Present struct {
	Record model.Record
	Rev    string    // hash of the revision that says so
	At     time.Time // when that was saved, UTC, to the millisecond
}

// A Worker appends what it makes of a record to b. The record is the worker's
// only until it returns: the next one may be read into it. A Worker serves one
// goroutine.
type Worker func(b []byte, p Present) ([]byte, error)

// Gather reads the live records of kind k, has workers on all processors append
// what they make of them, and yields that in the order of lists, a few records at
// a time. What is yielded is written over once the loop goes on. It is one moment
// of the file and takes memory for a few hundred records. As with [Store.All],
// whoever reads must not dawdle. An error ends it.
func (s *Store) Gather(ctx context.Context, k model.Kind, worker func() Worker) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		err := s.snapshot(ctx, func(tx *sql.Tx) error {
			rows, err := tx.QueryContext(ctx, `
				SELECT r.head, coalesce(v.at, r.changed_at), CASE v.op WHEN 'delete' THEN '' ELSE coalesce(v.body_hash, '') END, v.body
				FROM record AS r LEFT JOIN revision AS v ON v.hash = r.head
				WHERE r.kind = ? AND r.deleted = 0
				ORDER BY `+OrderOf(k).sql(), string(k))
			if err != nil {
				return err
			}
			defer rows.Close()
			read := func(g *gathered) (more bool, err error) {
				g.read, err = handful(rows, g.read, scanWritten)
				return len(g.read) > 0, err
			}
			for g, err := range inOrder(read, func() func(*gathered) { return makeOf(k, worker()) }) {
				if err = errors.Join(err, g.err); err != nil {
					return err
				}
				if !yield(g.made, nil) {
					return errEnough
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
}

// written is a present state as it stands in the file.
type written struct {
	rev, at, hash string // the hash is empty where the state is a deletion
	body          sql.NullString
}

func scanWritten(rows *sql.Rows) (w written, err error) {
	return w, rows.Scan(&w.rev, &w.at, &w.hash, &w.body)
}

func (w *written) read(bodies *model.BodyReader) (p Present, err error) {
	p.Rev = w.rev
	switch {
	case !w.body.Valid:
		return p, altered(w.rev, headless)
	case w.hash == "": // see Gather
		return p, altered(w.rev, undead)
	}
	if p.At, err = parseStamp(w.at); err == nil {
		p.Record, err = readBody(w.rev, w.body.String, w.hash, bodies.Read)
	}
	return p, err
}

// A gathered is some states and what a worker made of them.
type gathered struct {
	read []written
	made []byte
	err  error
}

// mostKept bounds what stays in memory of what was made, in bytes, where one
// record is very long.
const mostKept = 1 << 20

// makeOf returns what has work done on a handful.
func makeOf(k model.Kind, work Worker) func(*gathered) {
	bodies := model.NewBodyReader(k)
	return func(g *gathered) {
		if cap(g.made) > mostKept {
			g.made = nil
		}
		g.made, g.err = g.made[:0], nil
		for _, w := range g.read {
			var p Present
			if p, g.err = w.read(bodies); g.err == nil {
				g.made, g.err = work(g.made, p)
			}
			if g.err != nil {
				return
			}
		}
	}
}
