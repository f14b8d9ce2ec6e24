package tui

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// glance is how often the file is asked whether somebody else has saved.
const glance = 2 * time.Second

// watch asks after a while whether somebody else has saved.
func (b *book) watch() tea.Cmd {
	ctx, s := b.d.ctx, b.d.store
	return debounce(b.sh, &b.watching, glance, func() (bool, error) { return s.Changed(ctx) })
}

// watched goes on with the answer. Only when something was saved is anything
// read again.
func (b *book) watched(changed bool, err error) tea.Cmd {
	lost := errors.Is(err, store.Replaced) || errors.Is(err, store.Removed)
	switch {
	case lost && !b.away:
		b.away = true
		b.d.readOnly = reasonOf(err)
		b.sh.fail(err)
	case lost || errors.Is(err, store.Busy) || b.d.ctx.Err() != nil:
		// Said already; or somebody is saving right now.
	case err != nil && !b.troubled:
		b.troubled = true
		b.sh.fail(err)
	case err == nil && b.away:
		b.away = false
		b.d.readOnly = b.locked
		b.sh.say("The file is back in its place.")
	}
	if err == nil {
		b.troubled = false
	}
	if changed {
		return tea.Batch(b.reload(), b.watch())
	}
	return b.watch()
}

// reload reads everything again that is not as it was.
func (b *book) reload() tea.Cmd {
	b.failed = nil
	return b.do(job{run: b.allRows})
}

// reasonOf makes a sentence of why nothing can be changed.
func reasonOf(err error) string {
	var f *store.Failure
	if !errors.As(err, &f) {
		return sentence(err.Error())
	}
	return sentence(f.What() + "; " + f.Next())
}

// sentence gives text a capital and a full stop, unless it begins with what one
// types, such as finding:error, or ends otherwise.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if first, _, _ := strings.Cut(text, " "); !strings.Contains(first, ":") {
		_, n := utf8.DecodeRuneInString(text)
		text = strings.ToUpper(text[:n]) + text[n:]
	}
	if !strings.ContainsAny(text[len(text)-1:], ".?!") {
		text += "."
	}
	return text
}

// check looks through the whole file, once, when everything else is read: a
// damaged file must not be written to.
func (b *book) check() tea.Cmd {
	if b.checked || !b.now.whole {
		return nil
	}
	b.checked = true
	ctx, s := b.d.ctx, b.d.store
	rest := b.rest
	return fetch(&b.checking, func() (struct{}, error) {
		err := s.Check(ctx)
		if rest != nil {
			rest()
		}
		return struct{}{}, err
	})
}

func (b *book) wasChecked(err error) tea.Cmd {
	if err == nil || b.d.ctx.Err() != nil {
		return nil
	}
	if !errors.Is(err, store.Damaged) {
		return nil // not known yet; the first save will ask again
	}
	b.locked = reasonOf(err)
	b.d.readOnly = b.locked
	return b.sh.open(newChoice(b.sh, "The file is damaged", failureText(err), []option{{key: "r", title: "go on reading"}}))
}

// failureText tells what happened, what is safe and what to do, for a dialog.
func failureText(err error) string {
	var f *store.Failure
	if !errors.As(err, &f) {
		return sentence(err.Error())
	}
	return sentence(f.What()) + "\n\n" + sentence(f.Safe()) + "\n\n" + sentence(f.Next())
}

// putSaved takes over what was saved here.
func (b *book) putSaved(m *moment, s stored) (turn, error) {
	uids := []string{s.rec.Base().UID}
	for _, rec := range s.beside {
		uids = append(uids, rec.Base().UID)
	}
	heads, err := b.d.store.Heads(b.d.ctx, uids...)
	if err != nil {
		return turn{}, err
	}
	n := m.next()
	var shared []model.Record
	for _, r := range heads {
		if r.Kind != model.KindActivity {
			shared = append(shared, r.Record)
		}
	}
	n.reg = m.reg.With(shared...)
	var renamed []*card
	for _, r := range heads {
		row := rowOf(r)
		if old, known := m.reg.Entry(r.UID); known && old != row.Entry {
			renamed = append(renamed, &card{Row: row})
		}
		n.reg.PutEntry(row.Entry)
		n.put(n.deal(row))
	}
	return turn{moment: n}, b.rereadUsers(n, renamed)
}

// rowOf is the row of a record as a list has it.
func rowOf(r store.Revision) store.Row {
	o := model.Of(r.Record)
	text := func(key string) string {
		if f := o.Field(key); f != nil {
			return o.Text(f)
		}
		return ""
	}
	return store.Row{
		Entry: model.EntryOf(r.Record), Vocabulary: text("vocabulary"),
		Role: text("role"), ProcessingStatus: text("processing_status"), RecordStatus: text("record_status"),
		Unit: text("unit"), Owners: text("owners"), NextReviewOn: model.Date(text("next_review_on")),
		ChangedAt: r.At, ChangedBy: r.Author, Head: r.Hash,
	}
}

// A deletion is a record that was deleted here and can be brought back.
type deletion struct {
	rec  model.Record
	head string // the revision that deleted it
}

// delete deletes the record of c. Who comes back with u gets it back.
func (b *book) delete(c *card) tea.Cmd {
	ctx, s, by := b.d.ctx, b.d.store, b.d.author
	return fetch(&b.deleting, func() (deletion, error) {
		saved, err := s.Save(ctx, store.Edit{Author: by, Op: "delete"}, store.Change{Record: rowRecord(c), Base: c.Head, Delete: true})
		if err != nil {
			return deletion{}, err
		}
		return deletion{saved[0].Record, saved[0].Hash}, nil
	})
}

// deleted goes on when the record is gone, or could not go.
func (b *book) deleted(x deletion, err error) tea.Cmd {
	var used *store.InUse
	switch {
	case errors.As(err, &used):
		return b.sh.open(usesDialog(b, "«"+used.Record.Title()+"» is still used, so it was not deleted", used.By))
	case errors.As(err, new(store.Conflicts)):
		b.sh.fail(err)
		return b.reload()
	case err != nil:
		b.sh.fail(err)
		return nil
	}
	b.removed = append(b.removed, x)
	e := model.EntryOf(x.rec)
	e.Deleted = true
	b.d.reg.PutEntry(e)
	b.sh.say("Deleted «" + e.Title() + "». u brings it back.")
	return b.do(job{run: func(m *moment) (turn, error) {
		n := m.next()
		n.reg = m.reg.With()
		n.reg.PutEntry(e)
		n.take(e.Kind, e.UID)
		return turn{moment: n}, nil
	}})
}

// restore brings back what was deleted here last.
func (b *book) restore() tea.Cmd {
	if len(b.removed) == 0 {
		return nil
	}
	x := b.removed[len(b.removed)-1]
	ctx, s, by := b.d.ctx, b.d.store, b.d.author
	return fetch(&b.restoring, func() (stored, error) {
		saved, err := s.Save(ctx, store.Edit{Author: by, Op: "undelete"}, store.Change{Record: x.rec, Base: x.head})
		if err != nil {
			return stored{}, err
		}
		return stored{rec: saved[0].Record, base: saved[0].Hash}, nil
	})
}

func (b *book) restored(s stored, err error) tea.Cmd {
	if err != nil {
		b.sh.fail(err)
		return nil
	}
	uid := s.rec.Base().UID
	b.removed = slices.DeleteFunc(slices.Clone(b.removed), func(x deletion) bool { return x.rec.Base().UID == uid })
	b.d.reg.Put(s.rec)
	b.sh.say("Brought back «" + model.EntryOf(s.rec).Title() + "».")
	return func() tea.Msg { return savedMsg{s} }
}
