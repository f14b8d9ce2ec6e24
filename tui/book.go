package tui

import (
	"slices"
	"strings"

	"ropa/model"
	"ropa/store"
)

// A card is what the app keeps in memory of a record to list and search it; the
// record itself stays in the file. A card is never changed: another state of
// the record is another card.
type card struct {
	store.Row
	slot int // where its words and what was read out of it lie
}

// A shelf is all cards of one kind, in the order of lists: activities by ref,
// others by name. It is never changed.
type shelf struct{ cards []*card }

// at is the place of the card with the given uid, or -1.
func (s *shelf) at(uid string) int {
	return slices.IndexFunc(s.cards, func(c *card) bool { return c.UID == uid })
}

// A moment is all that the app has in memory of a register at one time. It is
// never changed, so that work away from the event loop can read it.
type moment struct {
	whole   bool            // false until all rows are read
	reg     *model.Register // with the shared kinds
	shelves map[model.Kind]*shelf
	texts   texts
	facts   []fact   // by slot
	slots   int      // how many were given out
	extra   []string // what facts hold beside the gaps
	unread  []*card  // whose records were not looked into yet
	audit   *audit   // nil until the rules were asked
}

// A fact is what was read out of a record for the lists.
type fact struct {
	read bool
	gaps int32    // fields that Article 30 asks for and that say nothing
	more []string // the columns that are named by extra
}

func (m *moment) shelf(k model.Kind) *shelf {
	if s := m.shelves[k]; s != nil {
		return s
	}
	return &shelf{}
}

// fact is what was read out of the record of c.
func (m *moment) fact(c *card) fact {
	if c.slot < len(m.facts) {
		return m.facts[c.slot]
	}
	return fact{}
}

// more is what the column with the given key shows of c.
func (m *moment) more(c *card, key string) string {
	i := slices.Index(m.extra, key)
	if more := m.fact(c).more; i >= 0 && i < len(more) {
		return more[i]
	}
	return ellipsis // not read yet
}

// card finds the card of a record of any kind, or nil.
func (m *moment) card(uid string) *card {
	e, ok := m.reg.Entry(uid)
	if !ok {
		return nil
	}
	s := m.shelf(e.Kind)
	if i := s.at(uid); i >= 0 {
		return s.cards[i]
	}
	return nil
}

// next is a moment like m, to be changed by who makes it until it is shared.
func (m *moment) next() *moment {
	n := *m
	n.shelves = make(map[model.Kind]*shelf, len(m.shelves))
	for k, s := range m.shelves {
		n.shelves[k] = s
	}
	return &n
}

// deal gives a row its card, to be read.
func (m *moment) deal(row store.Row) *card {
	c := &card{Row: row, slot: m.slots}
	m.slots++
	m.unread = append(m.unread, c)
	return c
}

// dealAgain gives the records that is names new cards, so that they are read
// again.
func (m *moment) dealAgain(is func(*card) bool) {
	for k, s := range m.shelves {
		cards := slices.Clone(s.cards)
		for i, c := range cards {
			if is(c) {
				cards[i] = m.deal(c.Row)
			}
		}
		m.shelves[k] = &shelf{cards}
	}
}

// startOver forgets everything that was read out of the records.
func (m *moment) startOver() {
	m.texts, m.facts, m.slots, m.unread = texts{}, nil, 0, nil
	m.dealAgain(func(*card) bool { return true })
	m.sortUnread()
}

// put puts c into its place on its shelf, instead of an older card of the
// record. It must not be called twice for shelves that are shared.
func (m *moment) put(c *card) {
	old := m.shelf(c.Kind)
	cards := slices.Clone(old.cards)
	if i := old.at(c.UID); i >= 0 {
		cards = slices.Delete(cards, i, i+1)
	}
	i, _ := slices.BinarySearchFunc(cards, c, inListOrder)
	m.shelves[c.Kind] = &shelf{slices.Insert(cards, i, c)}
}

// take takes the card of a record away.
func (m *moment) take(k model.Kind, uid string) {
	old := m.shelf(k)
	if i := old.at(uid); i >= 0 {
		m.shelves[k] = &shelf{slices.Delete(slices.Clone(old.cards), i, i+1)}
	}
}

// inListOrder compares two cards of one kind as the file lists them.
func inListOrder(a, b *card) int {
	if a.Kind == model.KindActivity {
		if n := len(a.Code) - len(b.Code); n != 0 {
			return n
		}
		if a.Code != b.Code {
			return strings.Compare(a.Code, b.Code)
		}
	} else if x, y := model.Fold(a.Name), model.Fold(b.Name); x != y {
		return strings.Compare(x, y)
	}
	return strings.Compare(a.UID, b.UID)
}
