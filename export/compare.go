package export

import (
	"errors"
	"reflect"
	"slices"

	"ropa/model"
)

func isNotFound(err error) bool { return errors.Is(err, model.ErrNotFound) }

const deletedText = "the record was deleted in the register; undelete it first, or leave it out of the file"

// compare decides what step i is, and makes the record to save.
func (m *maker) compare(i int) {
	in, s := &m.in[i], &m.plan.Steps[i]
	head, known := m.heads[s.UID]
	switch {
	case m.gone(i) && (in.Record == nil || model.Same(m.records[in.BaseRev], in.Record)):
		s.State = ChangedThere
	case m.gone(i):
		m.refuse(i, in.Place, deletedText)
	case !known:
		s.State, s.New = New, in.Record
		m.complete(i, nil)
		if s.State == New {
			m.title(i)
		}
	case in.Record == nil && in.BaseRev == head.Rev && !head.Deleted:
		s.State = Same
	default:
		s.Head = head.Rev
		if s.Old = m.records[head.Rev]; s.Old == nil {
			m.refuse(i, in.Place, "the register cannot show what it says of this record now")
			return
		}
		m.existing(i, head)
		m.title(i)
	}
}

// gone reports whether the register knows the revision of step i, and the record
// no more.
func (m *maker) gone(i int) bool {
	uid := m.plan.Steps[i].UID
	_, known := m.heads[uid]
	base := m.records[m.in[i].BaseRev]
	return !known && base != nil && base.Base().UID == uid
}

func (m *maker) title(i int) {
	s := &m.plan.Steps[i]
	for _, rec := range []model.Record{s.Old, s.New} {
		if rec != nil {
			s.Title = model.EntryOf(rec).Title()
			return
		}
	}
}

// existing decides about a record that the register has.
func (m *maker) existing(i int, head Head) {
	in, s := &m.in[i], &m.plan.Steps[i]
	if s.Old.Kind() != in.Kind {
		m.refuse(i, in.Place, "the uid belongs to the %s %q, not to %s", s.Old.Kind(), model.EntryOf(s.Old).Title(), in.Kind.One())
		return
	}
	base := m.records[in.BaseRev]
	switch {
	case base != nil && base.Base().UID != s.UID:
		m.refuse(i, in.Place, "its base_rev is a revision of another record, %q; put it back as it was exported", model.EntryOf(base).Title())
		return
	case in.Record == nil: // the file says what base_rev says
		s.State = ChangedThere
		if base != nil && !head.Deleted && model.Same(base, s.Old) {
			s.State = Same
		}
		return
	}
	rec := in.Record
	rec.Base().UID = s.UID
	keep(rec, s.Old, in.Keeps)
	if s.Joined {
		// A record that was named and not identified adds what it says, and
		// overwrites nothing.
		base = model.New(in.Kind)
		base.Base().UID, base.Base().Name = s.UID, rec.Base().Name
	}
	if base != nil {
		keep(rec, base, in.Keeps)
	}
	if !m.complete(i, s.Old) {
		return
	}
	switch {
	case head.Deleted && base != nil && model.Same(base, rec):
		s.State = ChangedThere
	case head.Deleted:
		m.refuse(i, in.Place, deletedText)
	case model.Same(s.Old, rec):
		s.State = Same
	case in.Kind == model.KindRegister && !m.options.Settings && len(m.in) > 1:
		s.State = Kept
	case base == nil && (m.options.Replace || in.Kind == model.KindRegister):
		s.State, s.New = Changed, rec
	case base == nil && in.BaseRev == "":
		s.Replaceable = true
		m.refuse(i, in.Place, "the record differs from the register and does not say by base_rev which revision it was read from; export it again, or have it replaced as a whole")
	case base == nil:
		s.Replaceable = true
		m.refuse(i, in.Place, "the record differs from the register, which does not have its base_rev %.12s; export it again, or have it replaced as a whole", in.BaseRev)
	default:
		m.merge(i, base, rec)
	}
	if s.New != nil {
		m.reg.Put(s.New)
	}
}

// merge brings the file's changes to what the register says now.
func (m *maker) merge(i int, base, rec model.Record) {
	s := &m.plan.Steps[i]
	if model.Same(base, s.Old) {
		s.State, s.New = Changed, rec
		return
	}
	merged, conflicts := model.Merge(base, s.Old, rec)
	changed := !model.Same(s.Old, merged)
	switch {
	case len(conflicts) > 0:
		s.State, s.Conflicts = Both, conflicts
	case changed:
		s.State = Changed
	case model.Same(base, rec):
		s.State = ChangedThere
	default:
		s.State = Same // the register says so already
	}
	if changed {
		s.New = merged
	}
}

// complete gives the record of the file what it needs to be compared with old,
// the record of the register or nil: uids for its links, and keys for its items.
// It reports whether that worked.
func (m *maker) complete(i int, old model.Record) bool {
	in := &m.in[i]
	given := model.GiveKeys(in.Record)
	created, err := m.reg.Resolve(model.Input{Record: in.Record, Names: in.Names})
	m.created[i] = created
	for _, p := range m.placed(i, in.Record, err) {
		m.refuse(i, p.Place, "%s", p.Text)
	}
	joined := m.plan.Steps[i].Joined
	if old != nil && (joined || len(given) > 0) {
		recognise(in.Record, old, func(key string) bool { return joined || slices.Contains(given, key) })
	}
	return err == nil
}

// keep takes fields that the file leaves out by its own account from old.
func keep(rec, old model.Record, keys []string) {
	o := model.Of(rec)
	for _, key := range keys {
		if f := o.Field(key); f != nil && o.IsZero(f) {
			o.Copy(f, model.Of(old))
		}
	}
}

// recognise finds the items of old among those of rec whose key says nothing, for
// it was made up for the file: an item that says the same is the same.
func recognise(rec, old model.Record, madeUp func(key string) bool) {
	o, was := model.Of(rec), model.Of(old)
	for _, f := range o.Fields() {
		taken := map[string]bool{}
		for _, item := range o.Items(f) {
			taken[item.Key()] = true
		}
		for _, item := range o.Items(f) {
			key := item.Key()
			if _, _, known := was.Find(f, key); known || !madeUp(key) {
				continue
			}
			for _, other := range was.Items(f) {
				if !taken[other.Key()] && sameItem(item, other) {
					taken[other.Key()] = true
					item.SetKey(other.Key())
					model.RenameKey(rec, f.Key, key, other.Key())
					break
				}
			}
		}
	}
}

// sameItem reports whether two items say the same, their keys aside.
func sameItem(a, b model.Object) bool {
	for _, f := range a.Fields() {
		if f.Key != "key" && !reflect.DeepEqual(value(a, f), value(b, f)) {
			return false
		}
	}
	return true
}

// value returns what f says in a form that can be compared.
func value(o model.Object, f *model.Field) any {
	switch f.Type {
	case model.ScopeType:
		scope := o.Scope(f)
		var all []any
		for _, sub := range f.Fields {
			all = append(all, value(scope, sub))
		}
		return all
	case model.SelectionType:
		return o.Selection(f).String()
	}
	return o.Texts(f)
}
