package export

import (
	"context"
	"fmt"
	"maps"

	"ropa/model"
)

// A State says what a record of a file is to the register.
type State string

// The states.
const (
	New          State = "new"           // the register does not have it
	Changed      State = "changed"       // the file changes it
	Same         State = "same"          // the file says what the register says
	ChangedThere State = "changed there" // the register has moved on, the file says nothing new
	Both         State = "both"          // both changed it, and in places differently
	Kept         State = "kept"          // the settings of the register, which were not asked for
	Refused      State = "problem"       // it cannot be taken
)

// States are all states, in the order in which a summary names them.
var States = []State{New, Changed, Same, ChangedThere, Both, Kept, Refused}

// A Step is what becomes of one record of the file.
type Step struct {
	State  State
	Place  Place
	Kind   model.Kind
	UID    string
	Title  string // code and name
	Joined bool   // the file gives no uid; the record of equal name was taken for it

	// Old is what the register says, nil for a new record. New is what it will
	// say, nil where nothing changes. Head is the revision of Old.
	Old, New model.Record
	Head     string

	// Conflicts are the places that both sides changed differently, of a step
	// that is Both. New then has the register's side there, and the file's where
	// only the file changed something.
	Conflicts []model.Conflict

	Problems    []Remark // of a step that is Refused
	Replaceable bool     // of a step that is Refused: with [Options.Replace] it is not
	Remarks     []Remark
}

// Differences returns what the step changes, place by place. For a new record
// they are counted from an empty one.
func (s *Step) Differences() []model.Difference {
	old := s.Old
	switch {
	case s.New == nil:
		return nil
	case old == nil:
		old = model.New(s.Kind)
	}
	return model.Diff(old, s.New)
}

// A Created is a record that is made because the file names it and the register
// does not have it.
type Created struct {
	Record model.Record
	Near   string // the name of an existing record that is much like it; "" for none
}

// A Plan is what an import would do.
type Plan struct {
	Steps   []Step
	Created []Created
	Remarks []Remark

	reg *model.Register
}

// Register returns the register as it would be, for names and words. It must not
// be changed.
func (p *Plan) Register() *model.Register { return p.reg }

// Count returns how many steps are in state s.
func (p *Plan) Count(s State) (n int) {
	for i := range p.Steps {
		if p.Steps[i].State == s {
			n++
		}
	}
	return n
}

// A Change is a record to save, on top of the revision Base; "" for a new one.
type Change struct {
	Record model.Record
	Base   string
}

// Changes returns what is to be saved, in one go: the created records, then the
// steps that change something, shared records first.
func (p *Plan) Changes() []Change {
	var changes []Change
	for _, c := range p.Created {
		changes = append(changes, Change{Record: c.Record})
	}
	for _, k := range model.Kinds {
		for i := range p.Steps {
			if s := &p.Steps[i]; s.Kind == k && s.New != nil && s.State != Refused {
				changes = append(changes, Change{s.New, s.Head})
			}
		}
	}
	return changes
}

// Make compares a file with the register. reg must hold the shared records and
// an entry for every activity; it stays as it is, and what is to be saved shares
// nothing with it. The records of f are taken over and must not be used any more.
func Make(ctx context.Context, f *File, reg *model.Register, src Source, o Options) (*Plan, error) {
	m := maker{
		plan: &Plan{Steps: make([]Step, len(f.Records)), Remarks: f.Remarks, reg: reg.With()},
		in:   f.Records, options: o, created: make([][]model.Record, len(f.Records)),
	}
	m.reg = m.plan.reg
	if err := m.identify(ctx, src); err != nil {
		return nil, err
	}
	if err := m.fetch(ctx, src); err != nil {
		return nil, err
	}
	for _, each := range []func(i int){m.announce, m.compare} {
		for i := range m.in {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if m.plan.Steps[i].State != Refused {
				each(i)
			}
		}
	}
	m.validate()
	m.keepCreated(reg)
	m.validateParts()
	return m.plan, nil
}

// A maker makes one plan.
type maker struct {
	plan    *Plan
	in      []Incoming
	options Options
	reg     *model.Register // as it would be
	heads   map[string]Head
	records map[string]model.Record // by revision
	created [][]model.Record        // by step: made for it
}

func (m *maker) refuse(i int, at Place, format string, args ...any) {
	s := &m.plan.Steps[i]
	s.State, s.New = Refused, nil
	s.Problems = append(s.Problems, Remark{at, fmt.Sprintf(format, args...)})
}

func (m *maker) remark(i int, format string, args ...any) {
	s := &m.plan.Steps[i]
	s.Remarks = append(s.Remarks, Remark{s.Place, fmt.Sprintf(format, args...)})
}

// identify finds the record of the register that each record of the file is.
func (m *maker) identify(ctx context.Context, src Source) (err error) {
	first := map[string]Place{}
	var uids []string
	for i := range m.in {
		in, s := &m.in[i], &m.plan.Steps[i]
		*s = Step{Place: in.Place, Kind: in.Kind, Title: in.title(), UID: in.UID}
		if in.UID == "" && in.Record != nil {
			s.UID = in.Record.Base().UID
		}
		for _, p := range in.Problems {
			m.refuse(i, p.Place, "%s", p.Text)
		}
		if s.State == Refused {
			continue
		}
		if in.Record != nil {
			model.Normalize(in.Record)
		}
		if own := m.reg.Settings().UID; in.Kind == model.KindRegister && own != "" {
			s.UID = own // there is one of them
		}
		if s.UID == "" && in.Record != nil {
			m.join(i)
		}
		if s.UID == "" {
			continue
		}
		if at, ok := first[s.UID]; ok {
			m.refuse(i, in.Place, "it is the same record as in %s; for a new record leave out its uid, ref and base_rev", at)
			continue
		}
		first[s.UID] = in.Place
		uids = append(uids, s.UID)
	}
	m.heads, err = src.Heads(ctx, uids)
	return err
}

// join looks for the record that a record without a uid is: the one of the same
// kind and name. Activities are always new.
func (m *maker) join(i int) {
	in, s := &m.in[i], &m.plan.Steps[i]
	var e model.Entry
	var err error
	switch rec := in.Record.(type) {
	case *model.Activity, *model.Settings: // new, as there is none
		return
	case *model.Term:
		word := rec.Name
		if rec.Code != "" {
			word = rec.Code
		}
		e, err = m.reg.FindFor(&model.Field{To: model.KindTerm, Vocabulary: rec.Vocabulary}, word)
	default:
		e, err = m.reg.Find(in.Kind, in.Record.Base().Name)
	}
	switch {
	case err == nil:
		s.UID, s.Joined = e.UID, true
	case !isNotFound(err):
		m.refuse(i, in.Place, "it has no uid, and %v", err)
	}
}

// fetch reads all revisions that are needed in one go.
func (m *maker) fetch(ctx context.Context, src Source) (err error) {
	m.records = map[string]model.Record{}
	var revs []string
	need := func(rev string) {
		if _, asked := m.records[rev]; rev != "" && !asked {
			m.records[rev] = nil
			revs = append(revs, rev)
		}
	}
	for i := range m.in {
		in, head := &m.in[i], m.heads[m.plan.Steps[i].UID].Rev
		if in.Base != nil {
			m.records[in.BaseRev] = in.Base
		}
		if in.Record == nil && (in.BaseRev == head || m.plan.Steps[i].State == Refused) {
			continue // nothing to compare
		}
		need(head)
		need(in.BaseRev)
	}
	if len(revs) == 0 {
		return nil
	}
	found, err := src.Revisions(ctx, revs)
	maps.Copy(m.records, found)
	return err
}

// announce makes the new records known before links are looked up, so that the
// records of a file may link one another.
func (m *maker) announce(i int) {
	in, s := &m.in[i], &m.plan.Steps[i]
	if in.Record == nil {
		return
	}
	if _, known := m.heads[s.UID]; known || m.gone(i) {
		return
	}
	base := in.Record.Base()
	if s.UID == "" {
		s.UID = model.NewUID()
	}
	base.UID = s.UID
	if a, ok := in.Record.(*model.Activity); ok && a.Ref != "" {
		if e, ok := m.reg.Lookup(model.KindActivity, a.Ref); ok && e.UID != s.UID {
			m.remark(i, "the ref %s belongs to %q here; the record gets a new one", a.Ref, e.Name)
			a.Ref = ""
		}
	}
	if in.Kind != model.KindActivity { // any number of activities may bear one name
		if e, ok := m.reg.Lookup(in.Kind, base.Name); ok && e.UID != s.UID {
			m.remark(i, "there is %s of that name already, with another uid; both are kept", in.Kind.One())
		}
	}
	m.reg.Put(in.Record)
}

// keepCreated puts the records into the plan that are made because a step that
// will be saved names them.
func (m *maker) keepCreated(reg *model.Register) {
	used := map[string]bool{}
	for i := range m.plan.Steps {
		if s := &m.plan.Steps[i]; s.New != nil {
			for _, uid := range model.Links(s.New) {
				used[uid] = true
			}
		}
	}
	near := nearNames{reg: reg, names: map[nameSpace]*model.Names{}}
	for _, list := range m.created {
		for _, rec := range list {
			if used[rec.Base().UID] {
				m.plan.Created = append(m.plan.Created, Created{rec, near.to(rec)})
			}
		}
	}
}

// nearNames finds names that were there before.
type nearNames struct {
	reg   *model.Register
	names map[nameSpace]*model.Names
}

// A nameSpace is what the names of records are compared in.
type nameSpace struct {
	kind       model.Kind
	vocabulary string
}

func nameSpaceOf(rec model.Record) nameSpace {
	if t, ok := rec.(*model.Term); ok {
		return nameSpace{model.KindTerm, t.Vocabulary}
	}
	return nameSpace{rec.Kind(), ""}
}

// to returns the name of a record that rec may be a slip of the pen for, or "".
func (n *nearNames) to(rec model.Record) string {
	space := nameSpaceOf(rec)
	names := n.names[space]
	if names == nil {
		var known []string
		for _, e := range n.reg.Entries(space.kind) {
			if other := n.reg.Record(e.UID); other == nil || nameSpaceOf(other) == space {
				known = append(known, e.Name)
			}
		}
		names = model.NewNames(known)
		n.names[space] = names
	}
	near, _ := names.Nearest(rec.Base().Name)
	return near
}
