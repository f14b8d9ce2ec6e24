package csv

import (
	"bytes"
	"hash/crc32"
	"strconv"

	"ropa/model"
)

// A renderer turns records into cells. Writer and reader share it: what the
// reader does not find changed was written by this very code.
type renderer struct {
	reg      *model.Register
	labels   *labels
	shared   sharedFacts
	contacts map[string][len(contactTexts)]string

	// Of the record at hand.
	rec   model.Record
	obj   model.Object
	named [len(ownLists)]struct {
		itemNames
		loaded bool
	}

	party itemNames // of a party's agreements or tools

	// Of the cell at hand: where each of its items ends.
	ends []int

	shapes map[*model.Field]*itemShape
}

// ownLists are the lists of a record that its items may point into.
var ownLists = [...]string{model.ListPurposes, model.ListDataSubjects, model.ListPersonalData, model.ListRecipients}

type itemShape struct {
	main  *model.Field
	slots []slot
	link  *model.Field      // to a record that says more of the item, if any
	facts []*model.Field    // of that record
	texts map[string]string // what it says, by its uid
}

func newRenderer(l *labels) *renderer {
	r := &renderer{reg: l.reg, labels: l, shapes: map[*model.Field]*itemShape{}}
	r.shared.reg = l.reg
	return r
}

// record makes rec the record at hand.
func (r *renderer) record(rec model.Record) {
	r.rec, r.obj = rec, model.Of(rec)
	for i := range r.named {
		r.named[i].loaded = false
	}
}

// names returns the names of the items in one of the record's own lists.
func (r *renderer) names(list string) *itemNames {
	for i, own := range ownLists {
		if own == list {
			n := &r.named[i]
			if !n.loaded {
				n.load(r.labels, r.obj, list)
				n.loaded = true
			}
			return &n.itemNames
		}
	}
	return nil
}

func (r *renderer) shape(f *model.Field) *itemShape {
	s := r.shapes[f]
	if s == nil {
		s = new(itemShape)
		s.main, s.slots = slotsOf(f)
		if s.link, s.facts = f.LinkedFacts(); s.link != nil {
			s.texts = map[string]string{}
		}
		r.shapes[f] = s
	}
	return s
}

// cell appends the cell of column c to b. For a list of items, r.ends then says
// where each of them ends.
func (r *renderer) cell(b []byte, c column) []byte {
	r.ends = r.ends[:0]
	if c.part == contact {
		return r.contact(b, c.head)
	}
	f, o := c.field, r.obj
	if c.part != whole {
		said, why := o.Answer(f)
		if c.part == reason {
			said = why
		}
		return append(b, said...)
	}
	if o.IsZero(f) {
		return b
	}
	switch {
	case f.HasItems():
		start := len(b)
		for i := range o.Len(f) {
			if i > 0 {
				b = append(b, " | "...)
			}
			b = r.item(b, f, i)
			r.ends = append(r.ends, len(b)-start)
		}
		return b
	case f.Type == model.SelectionType:
		s := o.Selection(f)
		if s.Word != "" {
			return append(b, s.Word...)
		}
		return r.list(b, s.Keys, f)
	case f.Many:
		return r.list(b, o.Texts(f), f)
	case f.Type == model.LinkType:
		return append(b, r.labels.link(f, o.Text(f))...)
	}
	return append(b, o.Text(f)...)
}

// list appends the values of a list of plain values.
func (r *renderer) list(b []byte, texts []string, f *model.Field) []byte {
	for i, text := range texts {
		if i > 0 {
			b = append(b, " | "...)
		}
		if f.To != "" {
			text = r.labels.link(f, text)
		}
		if text == "" {
			b = append(b, emptyItem...)
		}
		b = appendEscaped(b, text, inList)
	}
	return b
}

// item appends item i of the list f.
func (r *renderer) item(b []byte, f *model.Field, i int) []byte {
	item, shape := r.obj.Item(f, i), r.shape(f)
	start := len(b)
	if main := shape.main; main != nil && !item.IsZero(main) {
		b = r.value(b, item, main, inFirst, item)
	}
	var scope model.Object
	scoped := false
	for n := range shape.slots {
		s, o := &shape.slots[n], item
		if s.scope != nil {
			if s.first {
				scope, scoped = item.Scope(s.scope), !item.IsZero(s.scope)
			}
			if !scoped {
				continue
			}
			o = scope
		}
		if o.IsZero(s.field) {
			continue
		}
		b = appendLabel(b, start, s.label)
		b = r.value(b, o, s.field, inPart, item)
	}
	if len(b) == start {
		return append(b, emptyItem...)
	}
	return r.shared.append(b, r, f, i, item, shape)
}

func appendLabel(b []byte, start int, label string) []byte {
	if len(b) > start {
		b = append(b, " :: "...)
	}
	return append(append(b, label...), ": "...)
}

// value appends the value of f in o, which is item or its scope.
func (r *renderer) value(b []byte, o model.Object, f *model.Field, e escaping, item model.Object) []byte {
	switch {
	case f.Type == model.SelectionType:
		s := o.Selection(f)
		if s.Word != "" {
			return append(b, s.Word...)
		}
		for i, key := range s.Keys {
			if i > 0 {
				b = append(b, ", "...)
			}
			if f.List == model.ListCompanies {
				b = appendEscaped(b, r.labels.link(f, key), inCommas)
			} else {
				b = r.names(f.List).append(b, key, inCommas)
			}
		}
		return b
	case f.Many:
		for i, text := range o.Texts(f) {
			if i > 0 {
				b = append(b, ", "...)
			}
			if f.To != "" {
				text = r.labels.link(f, text)
			}
			b = appendEscaped(b, text, inCommas)
		}
		return b
	case f.Type == model.LinkType:
		return appendEscaped(b, r.labels.link(f, o.Text(f)), e)
	case f.Type == model.KeyType:
		if n := r.names(f.List); n != nil {
			return n.append(b, o.Text(f), e)
		}
		r.party = r.shared.namesOf(r.labels, r.party, partyOf(r.obj, item), f.List)
		return r.party.append(b, o.Text(f), e)
	}
	return appendEscaped(b, o.Text(f), e)
}

// append appends the name of the item with the given key: its main part, or its
// number, or the key where there is no such item.
func (n *itemNames) append(b []byte, key string, e escaping) []byte {
	for i, k := range n.keys {
		if k == key {
			if n.names[i] != "" {
				return appendEscaped(b, n.names[i], e)
			}
			return strconv.AppendInt(b, int64(i+1), 10)
		}
	}
	return appendEscaped(b, key, e)
}

// sum returns the check sum of a text, as _keys holds it: six characters for the
// 32 bits of a CRC, which is enough to tell an edited cell from an untouched one.
func appendSum(b, text []byte) []byte {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	if bytes.IndexByte(text, '\r') >= 0 {
		text = []byte(lines(string(text)))
	}
	sum := crc32.ChecksumIEEE(text)
	for shift := 30; shift >= 0; shift -= 6 {
		b = append(b, digits[sum>>shift&63])
	}
	return b
}
