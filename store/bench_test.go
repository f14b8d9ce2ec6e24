package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"ropa/model"
	"ropa/model/modeltest"
)

// example returns the worked example with the records that it leads to.
func example(t testing.TB, reg *model.Register) (*model.Activity, []model.Record) {
	t.Helper()
	in, err := model.Decode(model.KindActivity, string(modeltest.Shared(t, "examples/activity.json")))
	if err != nil {
		t.Fatal(err)
	}
	created, err := reg.Resolve(in)
	if err != nil {
		t.Fatal(err)
	}
	return in.Record.(*model.Activity), created
}

// filled makes a register of n activities like the worked example.
func filled(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "register.ropa")
	s, err := Create(context.Background(), path, testUID, Options{}, func(s *Store) error {
		var changes []Change
		reg := modeltest.Load()
		for _, term := range model.ShippedTerms() {
			changes = append(changes, Change{Record: term})
		}
		a, shared := example(b, reg)
		for _, rec := range shared {
			changes = append(changes, Change{Record: rec})
		}
		for i := range n {
			a := model.Clone(a)
			a.Name = fmt.Sprintf("%s %d", a.Name, (i*7919)%n)
			changes = append(changes, Change{Record: a})
		}
		_, err := s.Save(context.Background(), anna, changes...)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkSave compares saving one activity with the bare transaction that writes
// the same rows.
func BenchmarkSave(b *testing.B) {
	path := filled(b, 1000)
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if err := s.Check(context.Background()); err != nil {
		b.Fatal(err)
	}
	e, err := s.Find(context.Background(), model.KindActivity, "PA-0500")
	if err != nil {
		b.Fatal(err)
	}
	head, err := s.Head(context.Background(), e.UID)
	if err != nil {
		b.Fatal(err)
	}
	a := head.Record.(*model.Activity)
	body := string(model.Canonical(a))
	n := 0
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			n++
			hash := digest("bare", fmt.Sprint(n)) // as scattered as real ones
			err := inTx(context.Background(), s.db, func(tx *sql.Tx) error {
				r, err := tx.Exec(`INSERT INTO changeset(hash, prev, at, author, op, note) VALUES (?, ?, ?, ?, ?, ?)`,
					hash, head.Hash, stamp(head.At), head.Author, "save", head.Note)
				if err != nil {
					return err
				}
				seq, _ := r.LastInsertId()
				if _, err := tx.Exec(`INSERT INTO revision(hash, uid, kind, p1, at, author, op, note, format, body_hash, body, changeset, pos) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
					hash, head.UID, "activity", head.Hash, stamp(head.At), head.Author, "edit", "", 1, head.bodyHash, body, seq, 0); err != nil {
					return err
				}
				_, err = tx.Exec(`UPDATE record SET name = ?, sort_name = ?, role = ?, changed_at = ?, changed_by = ?, head = ? WHERE uid = ?`,
					a.Name, model.Fold(a.Name), a.Role, stamp(head.At), head.Author, hash, head.UID)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	head, err = s.Head(context.Background(), e.UID)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("Save", func(b *testing.B) {
		for b.Loop() {
			n++
			a.Description = fmt.Sprint("changed ", n)
			saved, err := s.Save(context.Background(), anna, Change{Record: a, Base: head.Hash})
			if err != nil {
				b.Fatal(err)
			}
			head = saved[0].Revision
		}
	})
}

// BenchmarkRegister measures how a register is opened and read, by the number of activities.
func BenchmarkRegister(b *testing.B) {
	for _, n := range []int{500, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filled(b, n)
			b.Run("first rows", func(b *testing.B) {
				for b.Loop() {
					s, err := Open(context.Background(), path, Options{})
					if err != nil {
						b.Fatal(err)
					}
					if rows, err := s.List(context.Background(), model.KindActivity, false, ByName, 0, 60); err != nil || len(rows) != 60 {
						b.Fatal(len(rows), err)
					}
					if _, err := s.Count(context.Background(), model.KindActivity, false); err != nil {
						b.Fatal(err)
					}
					s.Close()
				}
			})
			s, err := Open(context.Background(), path, Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			b.Run("all rows", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if rows, err := s.List(context.Background(), model.KindActivity, false, ByRef, 0, -1); err != nil || len(rows) != n {
						b.Fatal(len(rows), err)
					}
				}
			})
			b.Run("bare bodies", func(b *testing.B) {
				for b.Loop() {
					rows, err := s.db.Query(`SELECT v.body FROM record AS r JOIN revision AS v ON v.hash = r.head WHERE r.kind = 'activity' AND r.deleted = 0 ORDER BY length(r.ref), r.ref`)
					if err != nil {
						b.Fatal(err)
					}
					size := 0
					for rows.Next() {
						var body string
						if err := rows.Scan(&body); err != nil {
							b.Fatal(err)
						}
						size += len(body)
					}
					b.ReportMetric(float64(size)/float64(n), "B/body")
					rows.Close()
				}
			})
			b.Run("all records", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					for _, err := range s.All(context.Background(), model.KindActivity) {
						if err != nil {
							b.Fatal(err)
						}
					}
				}
			})
			b.Run("register", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Register(context.Background(), KeepAll); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run("check", func(b *testing.B) {
				for b.Loop() {
					s.checked = false
					if err := s.Check(context.Background()); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
