package tui

import (
	"errors"
	"slices"

	"ropa/model"
)

// A session is the editing of one record. The form of the record and the forms
// of its items share it: they draw what it holds and change it through it, so
// that undo, problems and draft are kept in one place.
type session struct {
	d      *desk
	parent *session // of a record that is not saved yet and belongs to another

	rec     model.Record   // as it is on the screen
	was     model.Record   // as it was read, or as a new one began
	base    string         // the revision of was; "" for a new record
	pending []model.Record // new ones that pickers made; replaced, never changed

	problems model.Problems
	gaps     int // what Article 30 asks for and the record does not say
	dirty    bool
	version  int             // counts the changes, for who draws from it
	seen     *model.Register // the desk's register, as it was looked at last
	reg      *model.Register // the same with pending in it
	regOf    *model.Register // what reg was made from

	undo, redo []snapshot
}

// A snapshot is a state that can be gone back to.
type snapshot struct {
	what    string // the change that came after it, as a sentence
	rec     model.Record
	pending []model.Record
	at      model.Path // the row that was in hand
}

// maxUndo bounds the states that are kept; they share their texts.
const maxUndo = 500

// newSession edits rec, which it takes over. Base is its revision, "" for a new
// record.
func newSession(d *desk, rec model.Record, base string) *session {
	s := &session{d: d, rec: rec, was: model.Clone(rec), base: base}
	s.refresh()
	return s
}

// register is the register with the records that are not saved yet in it.
func (s *session) register() *model.Register {
	under := s.d.reg
	if s.parent != nil {
		under = s.parent.register()
	}
	if len(s.pending) == 0 {
		return under
	}
	if s.reg == nil || s.regOf != under {
		s.reg, s.regOf = under.With(s.pending...), under
	}
	return s.reg
}

// words names things in the record.
func (s *session) words() model.Words { return model.Words{Reg: s.register(), Rec: s.rec} }

// role is the role that the record speaks of; it decides which article asks
// for a field.
func (s *session) role() string {
	o := model.Of(s.rec)
	if f := o.Field("role"); f != nil && s.rec.Kind() == model.KindActivity {
		return o.Text(f)
	}
	return ""
}

// name is the title of the record.
func (s *session) name() string {
	if title := model.EntryOf(s.rec).Title(); title != "" {
		return title
	}
	return "new " + string(s.rec.Kind())
}

// change does something to the record. What says it in words, for undo; at is
// the row in hand. A change that changes nothing leaves no trace.
//
// An agreement or a tool stands on a party. Where the party of an item changes,
// those that the new one does not have go in the same step; lost are the places
// where they were named.
func (s *session) change(what string, at model.Path, do func()) (lost []model.Path) {
	before := s.snapshot(what, at)
	named := s.onParties()
	do()
	now := s.onParties()
	for path := range named {
		if p, err := model.Of(s.rec).At(path); err == nil && !now[path] && !p.Object.IsZero(p.Field) {
			p.Object.Clear(p.Field)
			lost = append(lost, path)
		}
	}
	if s.sameAs(before) {
		return nil
	}
	s.push(before)
	s.refresh()
	slices.Sort(lost)
	return lost
}

// onParties are the places that name an agreement or a tool which is there.
func (s *session) onParties() map[model.Path]bool {
	var there map[model.Path]bool
	w := s.words()
	for path, p := range model.Leaves(s.rec) {
		if f := p.Field; f.Type != model.KeyType || f.List != model.ListAgreements && f.List != model.ListTools {
			continue
		}
		_, items := w.Referable(p.Object, p.Field)
		key := p.Object.Text(p.Field)
		if slices.ContainsFunc(items, func(it model.Object) bool { return it.Key() == key }) {
			if there == nil {
				there = map[model.Path]bool{}
			}
			there[path] = true
		}
	}
	return there
}

// begin is change for typing, which changes the record at every key: it gives
// back the state to pass to [session.end].
func (s *session) begin(what string, at model.Path) snapshot { return s.snapshot(what, at) }

// end ends what begin began.
func (s *session) end(before snapshot) {
	if !s.sameAs(before) {
		s.push(before)
	}
	s.refresh()
}

func (s *session) snapshot(what string, at model.Path) snapshot {
	return snapshot{what: what, rec: model.Clone(s.rec), pending: slices.Clone(s.pending), at: at}
}

func (s *session) sameAs(b snapshot) bool {
	return slices.Equal(s.pending, b.pending) && model.Same(s.rec, b.rec)
}

func (s *session) push(b snapshot) {
	s.undo = append(s.undo, b)
	if len(s.undo) > maxUndo {
		s.undo = slices.Clone(s.undo[1:])
	}
	s.redo = nil
}

// back undoes the last change, and forth does it again. They give the change
// in words and the row where it was.
func (s *session) back() (what string, at model.Path)  { return s.travel(&s.undo, &s.redo) }
func (s *session) forth() (what string, at model.Path) { return s.travel(&s.redo, &s.undo) }

func (s *session) travel(from, to *[]snapshot) (what string, at model.Path) {
	n := len(*from)
	if n == 0 {
		return "", ""
	}
	b := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, s.snapshot(b.what, b.at))
	s.rec, s.pending, s.reg = b.rec, b.pending, nil
	s.refresh()
	return b.what, b.at
}

// refresh brings up to date what follows from the record.
func (s *session) refresh() {
	s.version++
	s.seen = s.d.reg
	s.problems = nil
	errors.As(model.Validate(s.rec, s.register()), &s.problems)
	s.problems = problemWords(s.problems, s.rec)
	s.gaps = 0
	role := s.role()
	for _, r := range rowsOf(model.Of(s.rec), "") {
		if r.gap(role) {
			s.gaps++
		}
	}
	s.dirty = !model.Same(s.was, s.rec) || len(s.pending) > 0 && len(s.beside()) > 0
}

// addPending makes a new record called name for the links in f, to be saved
// together with the record, and gives its uid.
func (s *session) addPending(f *model.Field, name string) string {
	rec := model.New(f.To)
	rec.Base().UID, rec.Base().Name = newUID(), name
	if t, ok := rec.(*model.Term); ok {
		if t.Vocabulary = f.Vocabulary; t.Vocabulary == "" {
			t.Vocabulary = model.VocabularyRecipients
		}
	}
	s.putPending(rec)
	return rec.Base().UID
}

// putPending adds rec to the new records, or puts it in the place of an older
// state of it.
func (s *session) putPending(rec model.Record) {
	s.pending = slices.Clone(s.pending)
	s.reg = nil
	if i := s.pendingAt(rec.Base().UID); i >= 0 {
		s.pending[i] = rec
		return
	}
	s.pending = append(s.pending, rec)
}

func (s *session) pendingAt(uid string) int {
	return slices.IndexFunc(s.pending, func(r model.Record) bool { return r.Base().UID == uid })
}

// beside are the new records that the record leads to, or another of them
// does: those that are saved with it. What an undo left behind is not.
func (s *session) beside() []model.Record {
	used := map[string]bool{}
	var follow func(model.Record)
	follow = func(rec model.Record) {
		for _, uid := range model.Links(rec) {
			if i := s.pendingAt(uid); i >= 0 && !used[uid] {
				used[uid] = true
				follow(s.pending[i])
			}
		}
	}
	follow(s.rec)
	var out []model.Record
	for _, rec := range s.pending {
		if used[rec.Base().UID] {
			out = append(out, rec)
		}
	}
	return out
}

// problemsOf are the problems of the row at path: of everything inside it too,
// where the row stands for an item.
func (s *session) problemsOf(r row) model.Problems {
	if r.kind == rowItem {
		return s.problems.At(r.path)
	}
	var out model.Problems
	for _, p := range s.problems {
		if p.Path == r.path || r.kind == rowField && r.field.Type == model.SaidType && p.Path == r.path.Key("answer") {
			out = append(out, p)
		}
	}
	return out
}
