package check

import (
	"strconv"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// roles is OR-11: the records of controller and processor kept apart.
type roles struct {
	controller, processor bool
	mixed, silent         []roleUse
}

type roleUse struct{ uid, role string }

func (r *roles) see(g *glimpse) {
	switch g.role {
	case model.RoleProcessor:
		r.processor = true
	case "":
		r.silent = append(r.silent, roleUse{g.uid, ""})
	default:
		r.controller = true
		if g.clients {
			r.mixed = append(r.mixed, roleUse{g.uid, strings.ReplaceAll(g.role, "_", " ")})
		}
	}
	r.processor = r.processor || g.clients
}

func (r *roles) end(w *whole) {
	for _, x := range r.mixed {
		w.find(x.uid, "clients", "role", x.role)
	}
	if r.controller && r.processor {
		for _, x := range r.silent {
			w.say(1, x.uid, "role")
		}
	}
}

// exemptions is OR-09: companies that claim Article 30(5) for what it does not
// cover.
type exemptions struct {
	uncovered map[*party][]string
}

func (e *exemptions) see(g *glimpse) {
	for _, u := range g.uncovered {
		e.uncovered[u.company] = append(e.uncovered[u.company], u.why)
	}
}

func (e *exemptions) end(w *whole) {
	x, ok := law.ExemptionOn(w.on)
	if !ok {
		return
	}
	for _, p := range w.own {
		switch {
		case !p.exempt:
		case number(p.Employees) >= x.Persons:
			w.say(1, p.UID, "exemption_note", "party", clip(p.Name), "persons", string(p.Employees), "threshold", strconv.Itoa(x.Persons))
		case len(e.uncovered[p]) > 0:
			w.find(p.UID, "exemption_note", "party", clip(p.Name), "activities", few(e.uncovered[p]))
		}
	}
}
