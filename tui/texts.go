package tui

import (
	"hash/maphash"
	"slices"
	"strings"

	"ropa/model"
)

// Texts are the search texts of all records, line by line. The lines of a
// register repeat (names of terms, labels of codes, phrases that people copy),
// so each is kept once, and a record is a list of their numbers: a tenth of
// the memory, and a search reads each line once.
//
// It only grows, at the ends of its slices, so a value of it stays as it is
// while more is added to another.
type texts struct {
	blocks []block
	lines  int
	ids    []uint32 // the lines of all records, one record after the other
	spans  []span32 // by slot: the part of ids that is the record's
}

type span32 struct{ from, to uint32 }

// A block is some lines, each ended by LF. A needle that is not in the block is
// in none of its lines.
type block struct {
	text  string
	first int // the number of its first line
}

const blockSize = 4 << 10

// A textWriter adds texts. It remembers which lines are there;
// without its memory lines are added again, which does no harm.
type textWriter struct {
	texts
	seen map[uint64]uint32
	seed maphash.Seed
	open []byte // the block in hand
	base int    // the number of its first line
}

// begin goes on where w ended.
func (a *textWriter) begin(w texts) {
	if a.seen == nil || w.lines == 0 {
		a.seen, a.seed = map[uint64]uint32{}, maphash.MakeSeed()
	}
	a.texts = w
	a.spans = slices.Clone(w.spans)
	a.base = w.lines
}

// add puts the search text of the record in slot behind the others.
func (a *textWriter) add(slot int, text string) {
	for len(a.spans) <= slot {
		a.spans = append(a.spans, span32{})
	}
	from := uint32(len(a.ids))
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		a.ids = append(a.ids, a.line(line))
	}
	a.spans[slot] = span32{from, uint32(len(a.ids))}
}

// line is the number of a line. Two lines with one hash, which nobody has seen
// yet, would be found for each other.
func (a *textWriter) line(s string) uint32 {
	h := maphash.String(a.seed, s)
	if id, ok := a.seen[h]; ok {
		return id
	}
	id := uint32(a.lines)
	a.seen[h] = id
	a.lines++
	a.open = append(append(a.open, s...), '\n')
	if len(a.open) >= blockSize {
		a.seal()
	}
	return id
}

func (a *textWriter) seal() {
	if len(a.open) == 0 {
		return
	}
	a.blocks = append(a.blocks, block{string(a.open), a.base})
	a.open = a.open[:0]
	a.base = a.lines
}

// end gives what was written.
func (a *textWriter) end() texts {
	a.seal()
	return a.texts
}

// has reports whether the text of the record in slot is there.
func (w *texts) has(slot int) bool { return slot < len(w.spans) && w.spans[slot].to > 0 }

// with tells for each line whether it has the needle.
func (w *texts) with(n model.Needle) (mask []bool, some bool) {
	mask = make([]bool, w.lines)
	for _, b := range w.blocks {
		if !n.In(b.text) {
			continue
		}
		i := b.first
		for line := range strings.Lines(b.text) {
			if n.In(line) {
				mask[i], some = true, true
			}
			i++
		}
	}
	return mask, some
}

// any reports whether the record in slot has one of the marked lines.
func (w *texts) any(slot int, mask []bool) bool {
	s := w.spans[slot]
	for _, id := range w.ids[s.from:s.to] {
		if mask[id] {
			return true
		}
	}
	return false
}

// text is the search text of the record in slot.
func (w *texts) text(slot int) string {
	var b strings.Builder
	s := w.spans[slot]
	for _, id := range w.ids[s.from:s.to] {
		i, found := slices.BinarySearchFunc(w.blocks, int(id), func(b block, id int) int { return b.first - id })
		if !found {
			i--
		}
		skip := int(id) - w.blocks[i].first
		for line := range strings.Lines(w.blocks[i].text) {
			if skip == 0 {
				b.WriteString(line)
				break
			}
			skip--
		}
	}
	return b.String()
}
