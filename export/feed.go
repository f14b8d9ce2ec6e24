package export

import (
	"iter"

	"ropa/model"
)

// A Feed hands records to workers, each record to one of them and each worker to
// one goroutine, and yields what they appended in the order of the records, a few
// records at a time. What is yielded is written over once the loop goes on. An
// error ends it.
type Feed func(worker func() Worker) iter.Seq2[[]byte, error]

// A Worker appends what a format makes of a record to b. Rev is the revision
// that rec is; it is empty for a record that was never saved. The record is the
// worker's only until it returns.
type Worker func(b []byte, rec model.Record, rev string) ([]byte, error)
