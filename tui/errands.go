package tui

import (
	"errors"
	"slices"
)

// An errand is a save that is done away from the event loop, for whichever screen
// is in front by then.
type errand struct {
	over chan struct{}
	err  error // once it is over
}

func newErrand() *errand { return &errand{over: make(chan struct{})} }

// end tells what came of it.
func (e *errand) end(err error) {
	e.err = err
	close(e.over)
}

func (e *errand) ended() bool {
	select {
	case <-e.over:
		return true
	default:
		return false
	}
}

// errands are those that may be under way; who ends the app waits for them.
type errands []*errand

// begin is called on the event loop, so that nothing ends before it is known.
func (es *errands) begin() *errand {
	e := newErrand()
	*es = append(slices.DeleteFunc(*es, (*errand).ended), e)
	return e
}

// leave waits for what is under way, and tells what came to nothing.
func (es errands) leave() func() error {
	waiting := slices.DeleteFunc(slices.Clone(es), (*errand).ended)
	if len(waiting) == 0 {
		return nil
	}
	return func() error {
		var errs []error
		for _, e := range waiting {
			<-e.over
			errs = append(errs, e.err)
		}
		return errors.Join(errs...)
	}
}
