package tui

import (
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/check"
)

// A ledger keeps findings in little memory: a large register has five for each
// activity, nobody looks at most of them, and their texts repeat. Once written it
// is never changed.
type ledger struct {
	sorts []check.Finding // each once; without record and message, the path without the key of an item
	words []string        // each once, and none a part of a record that would stay in memory with it
	notes []note
	spans map[string]span32 // by uid: the part of notes that is the record's
}

// A note is a [check.Finding]: places in sorts and words.
type note struct{ sort, item, message uint32 }

// of is what the rules found in a record.
func (l *ledger) of(uid string) []check.Finding {
	notes := l.notesOf(uid)
	if len(notes) == 0 {
		return nil
	}
	found := make([]check.Finding, len(notes))
	for i, n := range notes {
		f := l.sorts[n.sort]
		f.UID, f.Message, f.Path = uid, l.words[n.message], joinPath(f.Path, l.words[n.item])
		found[i] = f
	}
	return found
}

func (l *ledger) notesOf(uid string) []note {
	s := l.spans[uid]
	return l.notes[s.from:s.to]
}

// tally counts what the rules found in a record.
func (l *ledger) tally(uid string) (t tally) {
	for _, n := range l.notesOf(uid) {
		t.add(l.sorts[n.sort])
	}
	return t
}

// A ledgerWriter writes a ledger.
type ledgerWriter struct {
	ledger
	sortAt map[check.Finding]uint32
	wordAt map[string]uint32
}

func newLedger() *ledgerWriter {
	return &ledgerWriter{
		ledger: ledger{spans: map[string]span32{}},
		sortAt: map[check.Finding]uint32{}, wordAt: map[string]uint32{},
	}
}

// add notes what was found in a record, which is added once.
func (w *ledgerWriter) add(uid string, found []check.Finding) {
	if len(found) == 0 {
		return
	}
	from := uint32(len(w.notes))
	for _, f := range found {
		path, item := splitPath(f.Path)
		n := note{item: w.word(item), message: w.word(f.Message)}
		f.UID, f.Message, f.Path = "", "", path
		n.sort = w.sort(f)
		w.notes = append(w.notes, n)
	}
	w.spans[strings.Clone(uid)] = span32{from, uint32(len(w.notes))}
}

// splitPath takes the key of the item out of a path: "recipients[r1].role" is
// "recipients[].role" and "r1".
func splitPath(p model.Path) (path model.Path, item string) {
	list, rest, _ := strings.Cut(string(p), "[")
	item, rest, found := strings.Cut(rest, "]")
	if !found || item == "" {
		return p, ""
	}
	return model.Path(list + "[]" + rest), item
}

// joinPath is the undo of splitPath.
func joinPath(path model.Path, item string) model.Path {
	return model.Path(strings.Replace(string(path), "[]", "["+item+"]", 1))
}

// sort is the place of a finding among the sorts.
func (w *ledgerWriter) sort(f check.Finding) uint32 {
	at, ok := w.sortAt[f]
	if !ok {
		for _, s := range []*string{(*string)(&f.Path), &f.Shared, (*string)(&f.SharedPath), (*string)(&f.Since), &f.MuteReason} {
			*s = strings.Clone(*s) // it may be a part of the body of the record
		}
		at = uint32(len(w.sorts))
		w.sorts = append(w.sorts, f)
		w.sortAt[f] = at
	}
	return at
}

// word is the place of a text among the words.
func (w *ledgerWriter) word(s string) uint32 {
	at, ok := w.wordAt[s]
	if !ok {
		s = strings.Clone(s)
		at = uint32(len(w.words))
		w.words = append(w.words, s)
		w.wordAt[s] = at
	}
	return at
}

// end gives what was written.
func (w *ledgerWriter) end() *ledger {
	l := w.ledger
	l.sorts, l.words, l.notes = slices.Clone(l.sorts), slices.Clone(l.words), slices.Clone(l.notes) // without the room to grow
	return &l
}
