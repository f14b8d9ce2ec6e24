package check

import (
	"ropa/model"
	"ropa/model/law"
)

// specialRules are the rules on Articles 9, 10 and 22.
var specialRules = map[string]func(*facts){
	"LB-13": func(k *facts) {
		some := false
		for j := range k.data {
			if !k.data[j].term.special {
				continue
			}
			some = true
			k.exceptionFor(j)
		}
		if !some && k.SpecialData == "processed" && !k.hasException() {
			k.say(1, spot{path: "special_data"})
		}
	},
	"LB-14": func(k *facts) {
		if k.mayBeSpecial() {
			return
		}
		for i := range k.LegalBases {
			if b := &k.bases[i]; b.art9 {
				k.find(at("legal_bases", b.Key, "art9"))
			}
		}
	},
	"LB-15": func(k *facts) {
		for i := range k.LegalBases {
			if b := &k.LegalBases[i]; b.Art9 == "9.2.a" && b.Explicit != model.Yes {
				k.find(at("legal_bases", b.Key, "explicit"))
			}
		}
	},
	"LB-16": func(k *facts) {
		for i := range k.LegalBases {
			b := &k.LegalBases[i]
			if b.Art9 == "" || !law.RequiresLaw(b.Art9) || b.Art9Law != "" || b.Law != "" {
				continue
			}
			if b.Art9 == "9.2.h" && b.ProfessionalSecrecy == model.Yes {
				continue // a contract with a health professional does as well
			}
			k.find(at("legal_bases", b.Key, "art9_law"), "basis", law.Art9.Label(b.Art9))
		}
	},
	"LB-17": func(k *facts) {
		for i := range k.LegalBases {
			if b := &k.LegalBases[i]; b.Art9 == "9.2.d" && !k.isNonprofit() {
				k.find(at("legal_bases", b.Key, "art9"))
			}
		}
	},
	"LB-18": func(k *facts) {
		g := k.grid(basesData)
		for j := range k.data {
			if !k.data[j].term.criminal {
				continue
			}
			covered := false
			for i := range k.LegalBases {
				b := &k.LegalBases[i]
				covered = covered || g.may(i, j) && (b.Art10Law != "" || b.OfficialAuthority == model.Yes)
			}
			if !covered {
				k.find(at("personal_data", k.data[j].Key, "term"), "data", k.dataName(j))
			}
		}
	},
	"LB-20": func(k *facts) {
		if k.AutomatedDecisions != model.Yes {
			return
		}
		switch {
		case k.DecisionLogic == "" && k.DecisionBasis == "":
			k.find("decision_logic", "what", "the logic and the ground")
		case k.DecisionLogic == "":
			k.find("decision_logic", "what", "the logic")
		case k.DecisionBasis == "":
			k.find("decision_basis", "what", "the ground")
		}
	},
	"LB-21": func(k *facts) {
		if k.AutomatedDecisions != model.Yes || !k.hasSpecial() || !k.hasException() {
			return
		}
		wrong := -1
		for i := range k.LegalBases {
			switch b := &k.bases[i]; {
			case b.Art9 == "9.2.a", b.Art9 == "9.2.g":
				return
			case b.art9:
				wrong = i
			}
		}
		k.find(at("legal_bases", k.LegalBases[wrong].Key, "art9"))
	},
}

// exceptionFor looks for an exception of Article 9(2) that covers data j, and
// each purpose that the data are said to be for. An exception that does not say
// what it covers may cover them.
func (k *facts) exceptionFor(j int) {
	bases := k.grid(basesData)
	some := false
	for i := range k.bases {
		some = some || k.bases[i].art9 && bases.may(i, j)
	}
	if !some {
		k.find(at("personal_data", k.data[j].Key, "term"), "data", k.dataName(j))
		return
	}
	uses, purposes := k.grid(dataPurposes), k.grid(basesPurposes)
	k.covered = resize(k.covered, purposes.words)
	for i := range k.bases {
		switch {
		case !k.bases[i].art9 || !bases.may(i, j):
		case purposes.unsaid[i]:
			return // it may be for all of them
		default:
			for w, bits := range purposes.row(i) {
				k.covered[w] |= bits
			}
		}
	}
	for p := range k.Purposes {
		if uses.says(j, p) && k.covered[p/64]&(1<<(p%64)) == 0 {
			k.say(2, spot{path: at("personal_data", k.data[j].Key, "scope.purposes")}, "data", k.dataName(j), "purpose", clip(k.Purposes[p].Text))
			return
		}
	}
}

func (k *facts) hasException() bool {
	for i := range k.LegalBases {
		if k.bases[i].art9 {
			return true
		}
	}
	return false
}

func (k *facts) hasSpecial() bool {
	for i := range k.data {
		if k.data[i].term.special {
			return true
		}
	}
	return false
}

func (k *facts) hasCriminal() bool {
	for i := range k.data {
		if k.data[i].term.criminal {
			return true
		}
	}
	return false
}

// mayBeSpecial reports whether the record speaks of special categories in any
// way: by a category, a possible one, a note, or the answer for the activity.
func (k *facts) mayBeSpecial() bool {
	if k.SpecialData != "" && k.SpecialData != "none" {
		return true
	}
	for i := range k.data {
		if d := &k.data[i]; d.term.special || d.term.possible || d.SpecialNote != "" {
			return true
		}
	}
	return false
}

// isNonprofit reports whether a company that acts is a body of Article 9(2)(d).
func (k *facts) isNonprofit() bool {
	for _, p := range k.companies {
		if p.NonprofitKind != "" && p.NonprofitKind != "none" {
			return true
		}
	}
	return false
}
