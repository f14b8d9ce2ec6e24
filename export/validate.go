package export

import (
	"cmp"
	"fmt"
	"slices"

	"ropa/model"
)

// validate refuses what cannot be saved, and then what leads to that, until
// nothing more falls.
func (m *maker) validate() {
	gone := map[string]Place{} // new records that were refused
	for i := range m.plan.Steps {
		s := &m.plan.Steps[i]
		if _, known := m.heads[s.UID]; s.State == Refused && !known && s.UID != "" {
			gone[s.UID] = s.Place
		}
	}
	for {
		var failed []int
		for i := range m.plan.Steps {
			if s := &m.plan.Steps[i]; s.New != nil && !m.sound(i, gone) {
				failed = append(failed, i)
			}
		}
		if len(failed) == 0 {
			return
		}
		for _, i := range failed {
			s := &m.plan.Steps[i]
			s.State, s.New = Refused, nil
			if s.Old != nil {
				m.reg.Put(s.Old)
			} else {
				gone[s.UID] = s.Place
			}
		}
	}
}

// sound reports whether step i can be saved, and keeps the reasons why not.
func (m *maker) sound(i int, gone map[string]Place) bool {
	s := &m.plan.Steps[i]
	if len(gone) > 0 {
		for _, uid := range model.Links(s.New) {
			if at, ok := gone[uid]; ok {
				s.Problems = append(s.Problems, Remark{s.Place, fmt.Sprintf("it leads to the record in %s, which cannot be taken", at)})
			}
		}
	}
	if len(s.Problems) == 0 {
		s.Problems = m.placed(i, s.New, model.Validate(s.New, m.reg))
	}
	return len(s.Problems) == 0
}

// validateParts adds to the problems of records that could be read in part what
// else is wrong with them. It makes records known that nobody will save, and so
// comes last.
func (m *maker) validateParts() {
	var reg *model.Register
	for i := range m.in {
		rec := m.in[i].Part
		if rec == nil {
			continue
		}
		if reg == nil {
			reg = m.reg.With()
		}
		model.Normalize(rec)
		model.GiveKeys(rec)
		if rec.Base().UID == "" {
			rec.Base().UID = model.NewUID()
		}
		_, err := reg.Resolve(model.Input{Record: rec, Names: m.in[i].Names})
		if err == nil {
			err = model.Validate(rec, reg)
		}
		problems, _ := err.(model.Problems)
		if base := m.in[i].Base; base != nil { // what the file left alone is not its fault
			edited := map[string]bool{}
			for _, d := range model.Diff(base, rec) {
				edited[d.Path.Top()] = true
			}
			problems = slices.DeleteFunc(problems, func(p model.Problem) bool { return !edited[p.Path.Top()] })
		}
		s := &m.plan.Steps[i]
		s.Problems = append(s.Problems, m.placed(i, rec, problems.InPart(rec))...)
		slices.SortStableFunc(s.Problems, byColumn)
	}
}

// placed says where in the file the problems of a record are.
func (m *maker) placed(i int, rec model.Record, err error) []Remark {
	if err == nil {
		return nil
	}
	in := &m.in[i]
	problems, ok := err.(model.Problems)
	if !ok {
		return []Remark{{in.Place, err.Error()}}
	}
	words := model.Words{Reg: m.reg, Rec: rec}
	var list []Remark
	for _, p := range problems {
		r := Remark{in.at(p.Path), words.Problem(p)}
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, byColumn)
	return list
}

func byColumn(a, b Remark) int { return cmp.Compare(a.Place.Column, b.Place.Column) }
