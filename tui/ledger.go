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
	words []string // each once, and none a part of a record that would stay in memory with it
	notes []note
	spans map[string]span32 // by uid: the part of notes that is the record's
}

// A note is a [check.Finding]: its texts are places in the words of the ledger. A
// path is the item that it leads to and the rest of it: the paths of a register
// differ in little more than the keys of items.
type note struct {
	rule, article, item, path, message, shared, sharedPath, since, reason uint32

	severity uint8
	muted    bool
}

// of is what the rules found in a record.
func (l *ledger) of(uid string) []check.Finding {
	notes := l.notesOf(uid)
	if len(notes) == 0 {
		return nil
	}
	found := make([]check.Finding, len(notes))
	for i, n := range notes {
		found[i] = check.Finding{
			Rule: l.words[n.rule], Severity: check.Severity(n.severity), Article: l.words[n.article],
			UID: uid, Path: joinPath(l.words[n.path], l.words[n.item]), Message: l.words[n.message],
			Shared: l.words[n.shared], SharedPath: model.Path(l.words[n.sharedPath]),
			Since: model.Date(l.words[n.since]), Muted: n.muted, MuteReason: l.words[n.reason],
		}
	}
	return found
}

func (l *ledger) notesOf(uid string) []note {
	s := l.spans[uid]
	return l.notes[s.from:s.to]
}

// A ledgerWriter writes a ledger.
type ledgerWriter struct {
	ledger
	seen map[string]uint32
}

func newLedger() *ledgerWriter {
	return &ledgerWriter{ledger{words: []string{""}, spans: map[string]span32{}}, map[string]uint32{"": 0}}
}

// add notes what was found in a record, which is added once.
func (w *ledgerWriter) add(uid string, found []check.Finding) {
	if len(found) == 0 {
		return
	}
	from := uint32(len(w.notes))
	for i := range found {
		f := &found[i]
		path, item := splitPath(f.Path)
		w.notes = append(w.notes, note{
			rule: w.word(f.Rule), article: w.word(f.Article), item: w.word(item), path: w.word(path), message: w.word(f.Message),
			shared: w.word(f.Shared), sharedPath: w.word(string(f.SharedPath)), since: w.word(string(f.Since)), reason: w.word(f.MuteReason),
			severity: uint8(f.Severity), muted: f.Muted,
		})
	}
	w.spans[w.words[w.word(uid)]] = span32{from, uint32(len(w.notes))}
}

// splitPath takes the key of the item out of a path: "recipients[r1].role" is
// "recipients[].role" and "r1".
func splitPath(p model.Path) (path, item string) {
	list, rest, _ := strings.Cut(string(p), "[")
	item, rest, found := strings.Cut(rest, "]")
	if !found || item == "" {
		return string(p), ""
	}
	return list + "[]" + rest, item
}

// joinPath is the undo of splitPath.
func joinPath(path, item string) model.Path {
	return model.Path(strings.Replace(path, "[]", "["+item+"]", 1))
}

// word is the place of a text among the words.
func (w *ledgerWriter) word(s string) uint32 {
	at, ok := w.seen[s]
	if !ok {
		s = strings.Clone(s) // it may be a part of the body of the record
		at = uint32(len(w.words))
		w.words = append(w.words, s)
		w.seen[s] = at
	}
	return at
}

// end gives what was written.
func (w *ledgerWriter) end() *ledger {
	l := w.ledger
	l.words, l.notes = slices.Clip(slices.Clone(l.words)), slices.Clip(slices.Clone(l.notes)) // without the room to grow
	return &l
}
