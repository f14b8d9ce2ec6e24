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

func (r *roles) see(k *facts) {
	switch k.Role {
	case model.RoleProcessor:
		r.processor = true
	case "":
		r.silent = append(r.silent, roleUse{k.UID, ""})
	default:
		r.controller = true
		if len(k.Clients) > 0 {
			r.mixed = append(r.mixed, roleUse{k.UID, strings.ReplaceAll(k.Role, "_", " ")})
		}
	}
	if len(k.Clients) > 0 {
		r.processor = true
	}
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
	claims map[*party]*claim
	order  []*party
}

type claim struct{ activities []string }

func (e *exemptions) see(k *facts) {
	for _, p := range k.companies {
		if p.ExemptionNote == "" {
			continue
		}
		c := e.claims[p]
		if c == nil {
			if !claimsExemption(p.Party) {
				continue
			}
			c = &claim{}
			e.claims[p], e.order = c, append(e.order, p)
		}
		if x, ok := law.ExemptionOn(k.on); ok {
			if due, why := k.dueFor(&x); due == model.Yes {
				c.activities = append(c.activities, clip(k.Name)+" ("+why+")")
			}
		}
	}
}

func (e *exemptions) end(w *whole) {
	x, ok := law.ExemptionOn(w.on)
	if !ok {
		return
	}
	for _, p := range w.own {
		if !claimsExemption(p.Party) {
			continue
		}
		if number(p.Employees) >= x.Persons {
			w.say(1, p.UID, "exemption_note", "party", clip(p.Name), "persons", string(p.Employees), "threshold", strconv.Itoa(x.Persons))
		} else if c := e.claims[p]; c != nil && len(c.activities) > 0 {
			w.find(p.UID, "exemption_note", "party", clip(p.Name), "activities", few(c.activities))
		}
	}
}
