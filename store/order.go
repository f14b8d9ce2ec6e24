package store

import (
	"database/sql"
	"iter"
	"runtime"
	"sync"
)

// inOrder has jobs done by workers on all processors and yields them done, in the
// order in which fill made them. Fill writes the next job over one that is no
// longer needed and returns false when there is none; an error ends it.
func inOrder[J any](fill func(*J) (bool, error), worker func() func(*J)) iter.Seq2[*J, error] {
	type task struct {
		job  J
		done chan struct{}
	}
	return func(yield func(*J, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		ring := make([]task, 2*workers+1) // a job at hand and one waiting for each, and one that is being filled or yielded
		todo := make(chan *task, len(ring))
		var all sync.WaitGroup
		defer all.Wait()
		defer close(todo)
		for range workers {
			work := worker()
			all.Go(func() {
				for t := range todo {
					work(&t.job)
					t.done <- struct{}{}
				}
			})
		}
		for i := range ring {
			ring[i].done = make(chan struct{}, 1)
		}
		filled, yielded := 0, 0
		for more := true; more || yielded < filled; {
			if more && filled-yielded < len(ring) {
				t := &ring[filled%len(ring)]
				var err error
				if more, err = fill(&t.job); err != nil {
					yield(&t.job, err)
					return
				}
				if more {
					todo <- t
					filled++
				}
				continue
			}
			t := &ring[yielded%len(ring)]
			<-t.done
			yielded++
			if !yield(&t.job, nil) {
				return
			}
		}
	}
}

// aHandful is large enough for goroutines to be changed seldom, and small enough
// for little to be in memory.
const aHandful = 32

// handful reads the next rows over list.
func handful[T any](rows *sql.Rows, list []T, scan func(*sql.Rows) (T, error)) ([]T, error) {
	list = list[:0]
	for len(list) < aHandful && rows.Next() {
		x, err := scan(rows)
		if err != nil {
			return list, err
		}
		list = append(list, x)
	}
	return list, rows.Err()
}
