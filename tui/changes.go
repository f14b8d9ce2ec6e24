package tui

import (
	"errors"
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
	lost := store.Reason("")
	for _, r := range []store.Reason{store.Replaced, store.Removed} {
		if errors.Is(err, r) {
			lost = r
		}
	}
	var tell tea.Cmd
	switch {
	case lost != "" && lost != b.lost:
		tell = b.lose(lost, err)
	case lost != "" || errors.Is(err, store.Busy) || b.d.ctx.Err() != nil:
		// Said already; or somebody is saving right now.
	case err != nil && !b.troubled:
		b.troubled = true
		b.sh.fail(err)
	case err == nil && b.lost != "":
		b.lost = ""
		b.d.readOnly = b.locked
		b.sh.say("The file is back in its place.")
	}
	if err == nil {
		b.troubled = false
	}
	if changed {
		return tea.Batch(b.reload(), b.watch())
	}
	return tea.Batch(tell, b.watch())
}

// lose goes on without the file: what is in memory can be read.
func (b *book) lose(why store.Reason, err error) tea.Cmd {
	b.lost = why
	b.d.readOnly = reasonOf(err)
	if why != store.Replaced || b.replaced == nil {
		b.sh.fail(err)
		return nil
	}
	if b.d.reopen != nil {
		b.d.readOnly = "Another file was put in its place: f5 opens it."
	}
	return b.replaced(err)
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
		row := r.Row()
		if old, known := m.reg.Entry(r.UID); known && old != row.Entry {
			renamed = append(renamed, &card{Row: row})
		}
		n.reg.PutEntry(row.Entry)
		n.put(n.deal(row))
	}
	return turn{moment: n}, b.rereadUsers(n, renamed)
}
