package csv

import (
	"fmt"
	"slices"
	"strings"

	"ropa/model"
)

// A reference is a part of an item that names other items. It is read when all
// lists of the row are known.
type reference struct {
	list, key string     // of the item
	slot      slot       // of the part
	value     string     // as it stands in the cell
	column    readColumn // where it stands
}

// items sets the list f of o from a cell; want is the cell as the register would
// write the base.
func (x *rowReader) items(o model.Object, f *model.Field, text, want string) {
	base := model.Of(x.base)
	var was []baseItem
	start := 0
	for i, end := range x.r.ends {
		b := baseItem{text: want[start:end]}
		b.main = firstPart(b.text)
		key := base.Item(f, i).Key()
		b.sum = x.sums[itemSum(x.column.head, key)]
		b.used = len(model.References(x.base, f.Key, key)) > 0
		was = append(was, b)
		start = end + len(" | ")
	}
	items := splitItems(text)
	match, err := matchItems(items, was, x.same)
	if err != nil {
		x.fail("%v", err)
		return
	}
	answer, reason := "", ""
	if f.Type == model.SaidType {
		answer, reason = o.Answer(f)
	}
	for i, item := range items {
		if match[i] < 0 {
			fresh := o.Append(f)
			if keys := x.keysOf[f.Key]; x.fresh && len(keys) == len(items) {
				fresh.SetKey(keys[i])
			}
			o.Move(f, o.Len(f)-1, i)
			x.item(o, f, i, splitParts(item), nil, "")
			continue
		}
		b := was[match[i]]
		_, at, _ := o.Find(f, base.Item(f, match[i]).Key())
		o.Move(f, at, i)
		if x.same(item, b.text) || b.sum != "" && b.sum == sumOf(item) {
			continue
		}
		x.item(o, f, i, splitParts(item), splitParts(b.text), b.sum)
	}
	for o.Len(f) > len(items) {
		o.Remove(f, o.Len(f)-1)
	}
	if f.Type != model.SaidType {
		return
	}
	// The answer has a column of its own. Without it the items speak: a list that
	// was not said is now listed, and one that lost its last item is not said.
	switch {
	case answer == "" && len(items) > 0:
		answer = model.AnswerListed
	case answer == model.AnswerListed && len(items) == 0:
		answer = ""
	}
	o.SetAnswer(f, answer, reason)
}

// item sets item i of f from the parts in a cell. was are the parts that the
// register would write, nil for a new item; sum is the check sum of the item in
// the file.
func (x *rowReader) item(o model.Object, f *model.Field, i int, parts, was []string, sum string) {
	shape := x.r.shape(f)
	now, faults := parseParts(shape, parts)
	for _, fault := range faults {
		x.fail("item %d, %q: %s", i+1, short(parts[0]), fault)
	}
	var old itemParts
	if was != nil {
		old, _ = parseParts(shape, was)
		if sum != "" {
			old = exported(shape, now, old, sum)
		}
	}
	for _, s := range now.shared {
		if !slices.Contains(old.shared, s) && was != nil {
			x.note("item %d, %q: the part %s stands on a shared record and is only shown here; change it there, or write it without parentheses to make this item differ", i+1, short(parts[0]), short(s))
		}
	}
	item := o.Item(f, i)
	set := func(s slot, now, old string) {
		switch {
		case x.same(now, old):
		case x.loses(old):
			x.fail("item %d, %q, part %s: %s", i+1, short(parts[0]), s.label, lossText)
		default:
			x.part(item, f, s, now)
		}
	}
	if main := shape.main; main != nil {
		set(slot{label: main.Key, field: main}, now.main, old.main)
	}
	for n, s := range shape.slots {
		set(s, now.values[n], old.value(n))
	}
}

// part sets one part of an item from its value as it stands in the cell.
func (x *rowReader) part(item model.Object, f *model.Field, s slot, value string) {
	o := item
	if s.scope != nil {
		o = item.Scope(s.scope)
	}
	switch t := s.field.Type; {
	case t == model.SelectionType || t == model.KeyType:
		x.later = append(x.later, reference{list: f.Key, key: item.Key(), slot: s, value: value, column: x.column})
	case s.field.Many:
		var list []string
		for _, v := range splitValues(value) {
			list = append(list, x.value(s.field, v))
		}
		o.SetTexts(s.field, list)
	default:
		o.SetText(s.field, x.value(s.field, unescape(value)))
	}
}

// itemParts are the parts of an item as they stand in a cell, escapes included.
type itemParts struct {
	main   string
	values []string // by slot
	shared []string // parts in parentheses, of shared records
}

func (p itemParts) value(n int) string {
	if p.values == nil {
		return ""
	}
	return p.values[n]
}

// parseParts sorts the parts of an item. It returns what is wrong with those that
// belong nowhere.
func parseParts(shape *itemShape, parts []string) (p itemParts, faults []string) {
	p.values = make([]string, len(shape.slots))
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	seen := map[string]bool{}
	for i, part := range parts {
		if part == "" {
			continue
		}
		if i > 0 && part[0] == '(' && part[len(part)-1] == ')' {
			p.shared = append(p.shared, part)
			continue
		}
		label, value, labelled := cutLabel(part)
		n := -1
		if labelled {
			n = slotOf(shape, label)
		}
		isMain := shape.main != nil && (labelled && label == shape.main.Key || n < 0 && i == 0)
		switch {
		case labelled && seen[label]:
			fault("the part %q stands there twice; leave one", label)
		case isMain && (!labelled || label != shape.main.Key):
			p.main = part
		case isMain:
			p.main = value
		case n >= 0:
			p.values[n] = value
		case labelled:
			fault("no part is called %q%s", label, nearestLabel(shape, label))
		default:
			fault("the part %q has no label; write it as one of %s, with a colon and the value behind it", short(part), strings.Join(labelsOf(shape), ", "))
		}
		if labelled {
			seen[label] = true
		}
	}
	return p, faults
}

func slotOf(shape *itemShape, label string) int {
	for n, s := range shape.slots {
		if s.label == label || s.scope != nil && s.scope.Key+"."+s.field.Key == label {
			return n
		}
	}
	return -1
}

func labelsOf(shape *itemShape) []string {
	var list []string
	for _, s := range shape.slots {
		list = append(list, s.label)
	}
	return list
}

func nearestLabel(shape *itemShape, label string) string {
	if near, ok := model.Nearest(label, labelsOf(shape)); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return "; the parts are " + strings.Join(labelsOf(shape), ", ") + ". If it is no label, put a backslash before the colon"
}

// exported returns the parts of an item as the file had them when it was
// written: those of now that nobody edited, and those of old for the rest. Since
// then a linked record may have got another name, so that a part differs from
// what the register would write though nobody touched it. The check sum of the
// item tells which combination it was; old is returned where none fits.
func exported(shape *itemShape, now, old itemParts, sum string) itemParts {
	const most = 8 // parts that differ; 256 combinations
	differ := []int{}
	if now.main != old.main {
		differ = append(differ, -1)
	}
	for n := range old.values {
		if now.values[n] != old.values[n] {
			differ = append(differ, n)
		}
	}
	sharedDiffers := !slices.Equal(now.shared, old.shared)
	if sharedDiffers {
		differ = append(differ, len(old.values))
	}
	if len(differ) > most {
		return old
	}
	for set := 1; set < 1<<len(differ); set++ {
		try := itemParts{main: old.main, values: slices.Clone(old.values), shared: old.shared}
		for bit, n := range differ {
			switch {
			case set&(1<<bit) == 0:
			case n < 0:
				try.main = now.main
			case n == len(old.values):
				try.shared = now.shared
			default:
				try.values[n] = now.values[n]
			}
		}
		if sumOf(try.join(shape)) == sum {
			return try
		}
	}
	return old
}

// join writes the parts as the writer does.
func (p itemParts) join(shape *itemShape) string {
	parts := make([]string, 0, 8)
	if p.main != "" {
		parts = append(parts, p.main)
	}
	for n, v := range p.values {
		if v != "" {
			parts = append(parts, shape.slots[n].label+": "+v)
		}
	}
	if len(parts) == 0 {
		return emptyItem
	}
	return strings.Join(append(parts, p.shared...), " :: ")
}

// refer reads the parts that name other items, now that all items are known.
func (x *rowReader) refer() {
	if len(x.later) == 0 {
		return
	}
	o, base := model.Of(x.rec), model.Of(x.base)
	for _, ref := range x.later {
		x.column = ref.column
		if x.unread[ref.slot.field.List] {
			continue // what it names may be what could not be read
		}
		f := o.Field(ref.list)
		item, place, _ := o.Find(f, ref.key)
		target := item
		if ref.slot.scope != nil {
			target = item.Scope(ref.slot.scope)
		}
		sub := ref.slot.field
		fail := func(word, why string) {
			x.fail("item %d, part %s, %q: %s", place+1, ref.slot.label, short(word), why)
		}
		if sub.Type == model.KeyType {
			word := unescape(ref.value)
			if word == "" {
				target.SetText(sub, "")
				continue
			}
			var names, before itemNames
			if sub.List == model.ListAgreements || sub.List == model.ListTools {
				names = x.r.shared.namesOf(x.r.labels, names, partyOf(o, item), sub.List)
				before = names
			} else {
				names.load(x.r.labels, o, sub.List)
				before.load(x.r.labels, base, sub.List)
			}
			key, why := x.named(&names, &before, word)
			if why != "" {
				fail(word, why)
				continue
			}
			target.SetText(sub, key)
			continue
		}
		target.SetSelection(sub, x.selectionOf(o, base, sub, ref.value, fail))
	}
}

// dangling finds what the row still names of the items that it took out.
func (x *rowReader) dangling() {
	if x.rec == nil {
		return
	}
	o, base := model.Of(x.rec), model.Of(x.base)
	words := model.Words{Reg: x.reg, Rec: x.rec}
	for _, f := range o.Fields() {
		if !f.HasItems() || x.unread[f.Key] {
			continue
		}
		for _, item := range base.Items(f) {
			if _, _, stays := o.Find(f, item.Key()); stays {
				continue
			}
			for _, at := range model.References(x.rec, f.Key, item.Key()) {
				name := model.Words{Reg: x.reg, Rec: x.base}.Item(item)
				x.problem(slices.Index(x.headings, at.Top()), "%s names %q, which is no longer among the %s; take it out here, too, or put it back there", words.Place(at), short(name), strings.ToLower(f.Label))
			}
		}
	}
}

// selectionOf reads a part such as "purposes: 1, 2".
func (x *rowReader) selectionOf(o, base model.Object, sub *model.Field, value string, fail func(word, why string)) (s model.Selection) {
	if value == model.WordAll || value == model.WordRest {
		return model.Selection{Word: value}
	}
	var names, before itemNames
	if sub.List != model.ListCompanies {
		names.load(x.r.labels, o, sub.List)
		before.load(x.r.labels, base, sub.List)
	}
	for _, word := range splitValues(value) {
		if sub.List == model.ListCompanies {
			s.Keys = append(s.Keys, x.link(sub, word))
			continue
		}
		key, why := x.named(&names, &before, word)
		if why != "" {
			fail(word, why)
			continue
		}
		s.Keys = append(s.Keys, key)
	}
	return s
}

// named returns the key of the item that word names. before are the items as the
// file had them: a number that has come to mean another item is refused.
func (x *rowReader) named(names, before *itemNames, word string) (key, why string) {
	i, why := names.find(word)
	if why != "" {
		return "", why
	}
	key = names.keys[i]
	if isNumber(word) && i < len(before.keys) && before.keys[i] != key {
		return "", fmt.Sprintf("the number meant %q in the file and means %q now; write the name", short(before.all[i]), short(names.all[i]))
	}
	return key, ""
}
