package tui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// window is how many rows are read for the first frame: more than a screen has.
const window = 100

// firstRows reads what the first frame shows: the rows, and what their
// departments are called.
func (b *book) firstRows(m *moment, k model.Kind) (turn, error) {
	rows, err := b.d.store.List(b.d.ctx, k, false, store.OrderOf(k), 0, window)
	if err != nil {
		return turn{}, err
	}
	n := m.next()
	n.reg = m.reg.With()
	s := &shelf{}
	var units []string
	for _, r := range rows {
		n.reg.PutEntry(r.Entry)
		s.cards = append(s.cards, &card{Row: r, slot: unread})
		if r.Unit != "" && !slices.Contains(units, r.Unit) {
			units = append(units, r.Unit)
		}
	}
	n.shelves[k] = s
	if len(units) > 0 {
		heads, _ := b.d.store.Heads(b.d.ctx, units...) // what fails will be said when all is read
		for _, r := range heads {
			n.reg.PutEntry(model.EntryOf(r.Record))
		}
	}
	return turn{moment: n, reg: n.reg.With()}, nil
}

// unread is the slot of a card that is shown before all are dealt.
const unread = 1 << 30

// allRows reads all rows and the shared records. Cards of records that have not
// changed stay, and so does what was read out of them.
func (b *book) allRows(m *moment) (turn, error) {
	ctx := b.d.ctx
	reg, err := b.d.store.Register(ctx, store.KeepShared)
	t := turn{trouble: err}
	if errors.Is(err, store.Damaged) {
		reg, err = b.d.store.Register(ctx, store.KeepNone) // the names may still be there
	}
	if err != nil {
		return turn{}, err
	}
	n := m.next()
	n.reg, n.whole = reg, true
	same := interner{}
	var renamed []*card
	for _, k := range model.Kinds {
		rows, err := b.d.store.List(ctx, k, false, store.OrderOf(k), 0, -1)
		if err != nil {
			return turn{}, err
		}
		before := make(map[string]*card, len(m.shelf(k).cards))
		for _, c := range m.shelf(k).cards {
			if c.slot != unread {
				before[c.UID] = c
			}
		}
		s := &shelf{cards: make([]*card, 0, len(rows))}
		for _, r := range rows {
			old := before[r.UID]
			delete(before, r.UID)
			if old != nil && old.Head == r.Head {
				s.cards = append(s.cards, old)
				continue
			}
			if e, ok := reg.Entry(r.UID); ok {
				r.Entry = e // the same strings
			}
			same.row(&r)
			c := n.deal(r)
			s.cards = append(s.cards, c)
			if m.whole {
				t.changed = append(t.changed, c)
				if old != nil && old.Entry != c.Entry {
					renamed = append(renamed, c)
				}
			}
		}
		for _, c := range before {
			t.gone = append(t.gone, c)
		}
		n.shelves[k] = s
	}
	n.sortUnread()
	if err := b.rereadUsers(n, renamed); err != nil {
		return turn{}, err
	}
	t.moment, t.reg = n, reg.With()
	return t, nil
}

// sortUnread puts the shared kinds first: they are few and at hand.
func (m *moment) sortUnread() {
	slices.SortStableFunc(m.unread, func(x, y *card) int {
		return boolOrder(x.Kind == model.KindActivity) - boolOrder(y.Kind == model.KindActivity)
	})
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// manyRenamed is from how many renamed records on everything is read again,
// rather than asking for the users of each.
const manyRenamed = 20

// rereadUsers deals new cards to the records that lead to renamed ones: they
// are found by the new names from then on.
func (b *book) rereadUsers(m *moment, renamed []*card) error {
	if len(renamed) > manyRenamed {
		m.startOver()
		return nil
	}
	users := map[string]bool{}
	for _, c := range renamed {
		uses, err := b.d.store.Used(b.d.ctx, c.UID)
		if err != nil {
			return err
		}
		for _, u := range uses {
			users[u.UID] = true
		}
	}
	if len(users) > 0 {
		m.dealAgain(func(c *card) bool { return users[c.UID] })
	}
	return nil
}

// readSome looks into the next records that were not read yet.
func (b *book) readSome(m *moment) (turn, error) {
	some := m.unread[:min(len(m.unread), max(portion, m.slots/40))]
	n := m.next()
	n.unread = m.unread[len(some):]
	n.facts = make([]fact, m.slots)
	copy(n.facts, m.facts)
	b.writer.begin(m.texts)

	var fetched []string
	at := make(map[string]*card, len(some))
	for _, c := range some {
		if rec := m.reg.Record(c.UID); rec != nil {
			b.readOne(n, c, rec)
			continue
		}
		fetched = append(fetched, c.UID)
		at[c.UID] = c
	}
	heads, err := b.d.store.Heads(b.d.ctx, fetched...)
	if err != nil {
		b.writer = textWriter{} // it remembers lines that are thrown away
		return turn{}, err
	}
	for _, r := range heads {
		b.readOne(n, at[r.UID], r.Record)
	}
	n.texts = b.writer.end()
	if len(n.unread) == 0 {
		b.writer = textWriter{} // what is saved from now on repeats little
		n.texts.ids = slices.Clip(slices.Clone(n.texts.ids))
	}
	return turn{moment: n}, nil
}

// readOne takes out of a record what lists and search need.
func (b *book) readOne(m *moment, c *card, rec model.Record) {
	if !m.texts.has(c.slot) {
		b.writer.add(c.slot, model.SearchTextOf(rec, m.reg))
	}
	o := model.Of(rec)
	f := fact{read: true}
	if rec.Kind() == model.KindActivity {
		for _, field := range o.Fields() {
			if field.Unsaid(o, roleOf(rec)) {
				f.gaps++
			}
		}
		w := model.Words{Reg: m.reg, Rec: rec}
		for _, key := range m.extra {
			f.more = append(f.more, strings.Clone(clip(w.Summary(o, o.Field(key)))))
		}
	}
	m.facts[c.slot] = f
}

// show reads columns of activities that the rows have not got.
func (b *book) show(extra []string) tea.Cmd {
	if slices.Equal(extra, b.now.extra) {
		return nil
	}
	return b.do(job{run: func(m *moment) (turn, error) {
		n := m.next()
		n.extra = extra
		n.facts = slices.Clone(m.facts)
		for i := range n.facts {
			n.facts[i].more = nil
		}
		n.unread = slices.Clone(n.shelf(model.KindActivity).cards)
		for _, c := range m.unread {
			if c.Kind != model.KindActivity {
				n.unread = append(n.unread, c)
			}
		}
		return turn{moment: n}, nil
	}})
}

// An interner keeps one of equal strings.
type interner map[string]string

func (in interner) one(s string) string {
	if t, ok := in[s]; ok {
		return t
	}
	in[s] = s
	return s
}

func (in interner) row(r *store.Row) {
	for _, s := range []*string{&r.Vocabulary, &r.Role, &r.ProcessingStatus, &r.RecordStatus, &r.Unit, &r.Owners, &r.ChangedBy} {
		*s = in.one(*s)
	}
	r.NextReviewOn = model.Date(in.one(string(r.NextReviewOn)))
}
