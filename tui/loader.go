package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// A book is the open register as the places show it. It reads the first rows
// for the first frame, then all rows, then the records themselves, and keeps
// what is in memory up to date with what is saved here and elsewhere.
type book struct {
	sh  *shell
	d   *desk
	uid string // of the register, which its settings have too

	habits *habits // how lists look
	rules  *inspector

	now     *moment
	version int // counts the moments, for who draws from them

	queue   []job
	running bool
	working request
	writer  textWriter // of the job at work
	failed  error      // why reading came to a halt; tried again at the next change

	watching request
	lost     store.Reason            // why the file is not in its place; "" while it is
	replaced func(err error) tea.Cmd // asks what becomes of another file in its place; may be nil
	troubled bool                    // the last look at the file failed, and that was said
	locked   string                  // why nothing can be changed even when the file is in its place
	checking request
	checked  bool
	rest     func() // called once when all is read and checked; may be nil

	bin bin
}

// A job makes the next moment out of the present one, away from the event
// loop. One is done at a time, in the order in which they were asked for.
type job struct {
	run   func(m *moment) (turn, error)
	saved []model.Record // that the desk knows already
}

// A turn is what a job brings.
type turn struct {
	*moment
	reg     *model.Register // for the desk, which owns it from now on; nil: it keeps its own
	changed []*card         // by others
	gone    []*card
	trouble error // what could not be read
}

// refreshedMsg tells all screens that somebody else changed these records.
type refreshedMsg struct{ uids []string }

func newBook(sh *shell, d *desk, uid string) *book {
	b := &book{sh: sh, d: d, uid: uid, habits: readHabits(""), now: &moment{reg: new(model.Register)}, locked: d.readOnly}
	b.rules, b.bin = &inspector{b: b}, bin{b: b, going: map[string]bool{}}
	return b
}

// open reads the first rows of kind k, and then everything.
func (b *book) open(k model.Kind) tea.Cmd {
	return tea.Batch(
		b.do(job{run: func(m *moment) (turn, error) { return b.firstRows(m, k) }}),
		b.do(job{run: b.allRows}),
		b.watch(),
	)
}

// do puts a job into the queue.
func (b *book) do(j job) tea.Cmd {
	b.queue = append(b.queue, j)
	return b.goOn()
}

// goOn starts the next job, unless one is at work.
func (b *book) goOn() tea.Cmd {
	if b.running {
		return nil
	}
	run := b.readSome
	switch {
	case len(b.queue) > 0:
		run = b.queue[0].run
		b.queue = slices.Clone(b.queue[1:])
	case len(b.now.unread) == 0 || b.failed != nil:
		return b.check()
	}
	b.running = true
	m := b.now
	return fetch(&b.working, func() (turn, error) { return run(m) })
}

// update takes the answers to what the book asked, and what was saved.
func (b *book) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[turn]:
		if b.working.takes(msg) {
			b.running = false
			if msg.err != nil {
				b.stumble(msg.err)
				return b.goOn()
			}
			return tea.Batch(b.turned(msg.value), b.goOn())
		}
	case savedMsg:
		b.failed = nil
		return b.do(job{saved: append([]model.Record{msg.rec}, msg.beside...), run: func(m *moment) (turn, error) { return b.putSaved(m, msg.stored) }})
	case result[bool]:
		if b.watching.takes(msg) {
			return b.watched(msg.value, msg.err)
		}
	case result[struct{}]:
		if b.checking.takes(msg) {
			return b.wasChecked(msg.err)
		}
	case deletedMsg:
		if msg.of == &b.bin {
			return b.bin.deleted(msg.uid, msg.x, msg.err)
		}
	case restoredMsg:
		if msg.of == &b.bin {
			return b.bin.restored(msg.x, msg.now, msg.err)
		}
	}
	return nil
}

// stumble says why a job came to nothing. Reading stops until something is
// saved or the person asks for it, or it would fail again and again.
func (b *book) stumble(err error) {
	if b.d.ctx.Err() != nil {
		return
	}
	b.failed = err
	b.sh.fail(err)
}

// turned shows the moment that a job made.
func (b *book) turned(t turn) tea.Cmd {
	b.now = t.moment
	b.now.audit = b.rules.now
	b.version++
	if t.reg != nil {
		b.d.reg = t.reg
		for _, j := range b.queue {
			for _, rec := range j.saved {
				b.d.reg.Put(rec) // it was saved after t had been read
			}
		}
	}
	if t.trouble != nil {
		b.stumble(t.trouble)
	}
	if len(t.changed)+len(t.gone) == 0 {
		return nil
	}
	b.sh.say(whoChanged(t.changed, t.gone))
	var uids []string
	for _, c := range slices.Concat(t.changed, t.gone) {
		uids = append(uids, c.UID)
	}
	return func() tea.Msg { return refreshedMsg{uids} }
}

// whoChanged tells in a sentence what others did.
func whoChanged(changed, gone []*card) string {
	all := slices.Concat(changed, gone)
	by := all[0].ChangedBy
	for _, c := range all {
		if c.ChangedBy != by {
			by = ""
		}
	}
	who := by
	if who == "" || len(changed) == 0 {
		who = "Somebody else"
	}
	what := model.Plural(len(all), "record")
	if len(all) == 1 {
		what = "«" + all[0].Title() + "»"
	}
	if len(changed) == 0 {
		return who + " has deleted " + what + "."
	}
	return who + " has saved " + what + "."
}
