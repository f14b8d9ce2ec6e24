package check

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"ropa/model"
)

// purposeRules are the rules on the activity as a whole and on its purposes.
var purposeRules = map[string]func(*facts){
	"PU-01": func(k *facts) {
		for i := range k.Purposes {
			if k.Purposes[i].Text != "" {
				return
			}
		}
		k.find("purposes")
	},
	"PU-02": func(k *facts) {
		for i := range k.Purposes {
			p := &k.Purposes[i]
			if p.Text != "" && (k.tokens.only(p.Text, genericPurposes) || shortWord(&k.tokens, p.Text)) && !k.isSystem(p.Text) {
				k.find(at("purposes", p.Key, "text"), "text", clip(p.Text))
			}
		}
	},
	"PU-03": func(k *facts) {
		for i := range k.Purposes {
			if p := &k.Purposes[i]; k.isSystem(p.Text) {
				k.find(at("purposes", p.Key, "text"), "text", clip(p.Text))
			}
		}
	},
	"PU-04": func(k *facts) {
		switch {
		case len(k.Purposes) > 5:
			k.find("purposes", "count", strconv.Itoa(len(k.Purposes)))
		case len(k.Purposes) > 1 && k.splitPurposes():
			k.say(1, spot{path: "purposes"})
		}
	},
	"PU-06": func(k *facts) {
		if k.Role != model.RoleJointController {
			return
		}
		for i := range k.JointControllers {
			if k.JointControllers[i].Party != "" {
				return
			}
		}
		k.find("joint_controllers")
	},
	"PU-07": func(k *facts) {
		if k.Role != model.RoleJointController {
			return
		}
		for i := range k.JointControllers {
			j := &k.JointControllers[i]
			if p := k.parties[j.Party]; p != nil && !k.arranged(p) {
				k.find(at("joint_controllers", j.Key, "doc"), "party", clip(p.Name))
			}
		}
	},
	"PU-08": func(k *facts) {
		if k.Unit == "" && len(k.Owners) == 0 {
			k.find("unit")
		}
	},
	"PU-09": func(k *facts) {
		if len(k.Notices) == 0 {
			k.find("notices")
		}
	},
	"PU-10": func(k *facts) {
		if past(k.EndsOn, k.on) && k.ProcessingStatus != model.StatusEnded {
			k.find("processing_status", "date", string(k.EndsOn)).Since = dayAfter(k.EndsOn)
		}
		if k.replacedByItself() {
			k.say(1, spot{path: "replaced_by"})
		}
		if past(k.EndsOn, k.StartsOn) && k.StartsOn.Valid() {
			k.say(2, spot{path: "ends_on"}, "date", string(k.EndsOn), "start", string(k.StartsOn))
		}
	},
}

// isSystem reports whether a text is the name of a system of the register.
func (k *facts) isSystem(text string) bool {
	t := &k.tokens
	t.reset(text)
	return t.have(0) && k.systemWords[string(t.at(0))] && k.systemNames[model.Fold(text)]
}

// shortWord reports whether a text is a single word of fewer than 15 letters.
// Two words may be short and concrete: "pay salaries".
func shortWord(t *tokens, text string) bool {
	if utf8.RuneCountInString(text) >= 15 {
		return false
	}
	t.reset(text)
	return t.have(0) && !t.have(1)
}

// splitPurposes reports whether two purposes differ both in the legal bases and
// in the retention that are said to be theirs.
func (k *facts) splitPurposes() bool {
	bases, kept := k.grid(basesPurposes), k.grid(retentionPurposes)
	differ := func(g *grid, n, p, q int, same func(i, j int) bool) bool {
		first, second := -1, -1
		for i := range n {
			has, hasNot := g.says(i, p), g.says(i, q)
			switch {
			case has && hasNot:
				return false // they share one
			case has && first < 0:
				first = i
			case hasNot && second < 0:
				second = i
			}
		}
		return first >= 0 && second >= 0 && !same(first, second)
	}
	for p := range min(len(k.Purposes), 5) {
		for q := range p {
			if differ(bases, len(k.LegalBases), p, q, func(i, j int) bool { return k.LegalBases[i].Art6 == k.LegalBases[j].Art6 }) &&
				differ(kept, len(k.retention), p, q, func(i, j int) bool { return k.retention[i].span == k.retention[j].span }) {
				return true
			}
		}
	}
	return false
}

// arranged reports whether the record says how duties are shared with a joint
// controller: in its list, or by an arrangement in force with the party.
func (k *facts) arranged(p *party) bool {
	for i := range k.JointControllers {
		if j := &k.JointControllers[i]; k.parties[j.Party] == p && (j.Doc != "" || j.WhoDoesWhat != "") {
			return true
		}
	}
	for i := range p.Agreements {
		if a := &p.Agreements[i]; a.AgreementKind == model.AgreementJoint && agreementFault(a, k.day) == "" {
			return true
		}
	}
	for _, own := range k.companies { // the group's arrangement stands on one of the companies
		for i := range own.Agreements {
			a := &own.Agreements[i]
			if a.AgreementKind == model.AgreementJoint && slices.Contains(a.Companies, model.Link(p.UID)) && agreementFault(a, k.day) == "" {
				return true
			}
		}
	}
	return false
}

// replacedByItself reports whether the chain of replacements leads back.
func (k *facts) replacedByItself() bool {
	const longest = 100
	next := k.ReplacedBy
	for range longest {
		if next == "" {
			return false
		}
		if string(next) == k.UID {
			return true
		}
		a, ok := k.reg.Record(string(next)).(*model.Activity)
		if !ok {
			return false
		}
		next = a.ReplacedBy
	}
	return false
}
