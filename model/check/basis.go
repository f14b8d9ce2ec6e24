package check

import (
	"slices"
	"strconv"

	"ropa/model"
	"ropa/model/law"
)

// basisRules are the rules on the legal bases of Article 6.
var basisRules = map[string]func(*facts){
	"LB-01": func(k *facts) {
		if len(k.Purposes) == 0 {
			return // PU-01
		}
		if !k.hasBasis() {
			k.say(1, spot{path: "legal_bases"})
			return
		}
		g := k.grid(basesPurposes)
		for j := range k.Purposes {
			covered, open := false, -1
			for i := range k.LegalBases {
				switch {
				case !k.bases[i].art6:
				case k.carriesPurpose(i, j):
					covered = true
				case g.unsaid[i]:
					open = i
				}
			}
			switch {
			case covered:
			case open >= 0:
				k.say(2, spot{path: at("legal_bases", k.LegalBases[open].Key, "scope.purposes")})
				return // it may hold for all that are left
			default:
				k.find(item("purposes", k.Purposes[j].Key), "text", clip(k.Purposes[j].Text))
			}
		}
	},
	"LB-02": func(k *facts) {
		if k.authority == nil {
			return
		}
		for i, b := range k.basesOn("6.1.f") {
			if b.OfficialAuthority == model.Yes || k.sharesPurpose(i, "6.1.e") {
				k.find(at("legal_bases", b.Key, "art6"), "party", clip(k.authority.Name))
			}
		}
	},
	"LB-03": func(k *facts) {
		for i := range k.LegalBases {
			if b := &k.LegalBases[i]; (b.Art6 == "6.1.c" || b.Art6 == "6.1.e") && b.Law == "" {
				k.find(at("legal_bases", b.Key, "law"), "basis", "the "+law.Art6.Label(b.Art6))
			}
		}
	},
	"LB-04": func(k *facts) {
		for _, b := range k.basesOn("6.1.c") {
			if k.isThird(b.LawCountry) {
				k.find(at("legal_bases", b.Key, "law_country"), "country", countryName(b.LawCountry))
			}
		}
	},
	"LB-05": func(k *facts) {
		for _, b := range k.basesOn("6.1.f") {
			if b.Interest == "" {
				k.find(at("legal_bases", b.Key, "interest"))
			}
		}
	},
	"LB-06": func(k *facts) {
		for _, b := range k.basesOn("6.1.f") {
			if b.BalancingOn == "" && b.BalancingDoc == "" {
				k.find(at("legal_bases", b.Key, "balancing_on"))
			}
		}
	},
	"LB-07": func(k *facts) {
		for _, b := range k.basesOn("6.1.a") {
			switch {
			case b.ConsentHow == "" && b.ConsentWithdrawal == "":
				k.find(at("legal_bases", b.Key, "consent_how"), "what", "asked for and proved, nor how it is withdrawn")
			case b.ConsentHow == "":
				k.find(at("legal_bases", b.Key, "consent_how"), "what", "asked for and proved")
			case b.ConsentWithdrawal == "":
				k.find(at("legal_bases", b.Key, "consent_withdrawal"), "what", "withdrawn")
			}
		}
	},
	"LB-08": func(k *facts) {
		for i, b := range k.basesOn("6.1.a") {
			why := ""
			switch people := k.peopleIn(basesPeople, i); {
			case people.meets(employees):
				why = "from employees"
			case people.meets(applicants):
				why = "from job applicants"
			case k.authority != nil && k.topicOf()&(marketingWords|websiteWords) == 0: // nobody depends on a newsletter
				why = "towards a public authority"
			}
			if why != "" && !k.tokens.has(b.ConsentHow, voluntaryWords) && !k.tokens.has(b.Note, voluntaryWords) {
				k.find(at("legal_bases", b.Key, "consent_how"), "why", why)
			}
		}
	},
	"LB-09": func(k *facts) {
		if len(k.retention) == 0 {
			return // RT-01
		}
		for _, b := range k.basesOn("6.1.a") {
			if !k.endsWithConsent() {
				k.find(at("legal_bases", b.Key, "consent_withdrawal"))
				return
			}
		}
	},
	"LB-10": func(k *facts) {
		for i, b := range k.basesOn("6.1.b") {
			if people := k.peopleIn(basesPeople, i); b.Scope.When == "" && !people.empty() && people.without(contactPersons).empty() && k.allKnown(i) {
				k.find(at("legal_bases", b.Key, "art6"), "subjects", k.peopleNames(i, contactPersons))
			}
		}
	},
	"LB-11": func(k *facts) {
		for i, b := range k.basesOn("6.1.b") {
			if b.Scope.When == "" && k.peopleIn(basesPeople, i).meets(thirdPersons) {
				k.find(at("legal_bases", b.Key, "scope"), "subjects", k.peopleNames(i, thirdPersons))
			}
		}
	},
	"LB-12": func(k *facts) {
		if k.Occasional == model.Yes {
			return
		}
		for _, b := range k.basesOn("6.1.d") {
			if b.Scope.When == "" && b.Note == "" {
				k.find(at("legal_bases", b.Key, "art6"))
			}
		}
	},
	"LB-19": func(k *facts) {
		g := k.grid(basesPurposes)
		for j := range k.Purposes {
			var found []string
			for i := range k.LegalBases {
				b := &k.LegalBases[i]
				plain := b.Scope.When == "" && !narrow(b.Scope.PersonalData) && !narrow(b.Scope.DataSubjects) && !narrow(b.Scope.Companies)
				if plain && b.Art6 != "" && g.says(i, j) && !slices.Contains(found, b.Art6) {
					found = append(found, b.Art6)
				}
			}
			if len(found) > 2 {
				k.find(item("purposes", k.Purposes[j].Key), "count", strconv.Itoa(len(found)), "text", clip(k.Purposes[j].Text))
			}
		}
	},
	"LB-22": func(k *facts) {
		for i := range k.LegalBases {
			if b := &k.LegalBases[i]; b.Law != "" && k.onlyBDSG26(b.Law) {
				k.find(at("legal_bases", b.Key, "law"))
			}
		}
	},
	"LB-23": func(k *facts) {
		for i, b := range k.basesOn("6.1.f") {
			if b.ObjectionHow != "" {
				continue
			}
			for j := range k.Purposes {
				if k.grid(basesPurposes).may(i, j) && k.tokens.has(k.Purposes[j].Text, marketingWords) {
					k.find(at("legal_bases", b.Key, "objection_how"))
					break
				}
			}
		}
	},
	"QU-11": func(k *facts) {
		if k.authority != nil && !k.hasBasis() {
			k.find("legal_bases")
		}
	},
}

// basesOn yields the legal bases with a code of Article 6, and their places.
func (k *facts) basesOn(art6 string) func(func(int, *model.LegalBasis) bool) {
	return func(yield func(int, *model.LegalBasis) bool) {
		for i := range k.LegalBases {
			if b := &k.LegalBases[i]; b.Art6 == art6 && !yield(i, b) {
				return
			}
		}
	}
}

// carriesPurpose reports whether basis i holds for purpose j: because it says
// so, or because there is only one basis or one purpose, and so no other reading.
func (k *facts) carriesPurpose(i, j int) bool {
	g := k.grid(basesPurposes)
	return g.says(i, j) || g.unsaid[i] && (len(k.LegalBases) == 1 || len(k.Purposes) == 1)
}

// sharesPurpose reports whether a purpose of basis i also rests on another code.
func (k *facts) sharesPurpose(i int, art6 string) bool {
	g := k.grid(basesPurposes)
	for other := range k.basesOn(art6) {
		if len(k.Purposes) == 1 && k.carriesPurpose(i, 0) && k.carriesPurpose(other, 0) {
			return true
		}
		for w, bits := range g.row(i) {
			if bits&g.row(other)[w] != 0 {
				return true
			}
		}
	}
	return false
}

// endsWithConsent reports whether a time limit speaks of the withdrawal.
func (k *facts) endsWithConsent() bool {
	for i := range k.retention {
		t := k.retention[i].terms
		if slices.Contains(t.Starts, "consent_withdrawn") || k.tokens.has(t.Criterion, withdrawalWords) ||
			k.tokens.has(t.StartNote, withdrawalWords) || k.tokens.has(t.Exceptions, withdrawalWords) {
			return true
		}
	}
	return false
}

// allKnown reports whether all people of basis i are of shipped categories, so
// that nobody is overlooked.
func (k *facts) allKnown(i int) bool {
	g := k.grid(basesPeople)
	for j := range k.subjects {
		if g.may(i, j) && k.subjects[j].term.codes.empty() {
			return false
		}
	}
	return true
}

// peopleNames returns the data subjects of basis i that are in who.
func (k *facts) peopleNames(i int, who codes) string {
	var names []string
	g := k.grid(basesPeople)
	for j := range k.subjects {
		if g.may(i, j) && k.subjects[j].term.codes.meets(who) {
			names = append(names, k.subjectName(j))
		}
	}
	return few(names)
}

// narrow reports whether a selection picks some and not all.
func narrow(s model.Selection) bool { return s.Word == model.WordRest || len(s.Keys) > 0 }

// onlyBDSG26 reports whether a text names § 26(1) BDSG and nothing else.
func (k *facts) onlyBDSG26(text string) bool {
	t := &k.tokens
	t.reset(text)
	var section, paragraph, act bool
	for i := 0; t.have(i); i++ {
		switch string(t.at(i)) {
		case "26":
			section = true
		case "1":
			paragraph = true
		case "bdsg":
			act = true
		case "abs", "absatz", "satz", "s", "par", "paragraph":
		default:
			return false
		}
	}
	return section && paragraph && act
}
