package check

import (
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// toolRules are the rules on transfer tools other than adequacy decisions:
// Articles 46 to 49 and what is no tool.
var toolRules = map[string]func(*facts){
	"TR-05": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			switch {
			case !t.third && t.tool.Country != "":
			case t.tool.Mechanism == "":
				k.findIn(t.spot("mechanism", false), "country", t.destination())
			case t.mechanism == nil:
				k.say(1, t.spot("mechanism", t.Mechanism != ""), "country", t.destination(), "text", clip(t.tool.Mechanism))
			}
		}
	},
	"TR-11": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			m := t.mechanism
			switch s := t.spot("mechanism", t.Mechanism != ""); {
			case m == nil || !m.Tool:
			case m.ValidTo != "" && k.day > m.ValidTo:
				f := k.findIn(s, "mechanism", law.Mechanisms.Label(m.Code), "date", string(m.EndedOn()), "why", m.EndedBy)
				f.Since = m.EndedOn()
			case m.NewUntil != "" && past(m.NewUntil, t.tool.SignedOn) && t.tool.SignedOn.Valid():
				k.say(1, s, "mechanism", law.Mechanisms.Label(m.Code), "date", string(t.tool.SignedOn))
			}
		}
	},
	"TR-12": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			m := t.mechanism
			if m != nil && (m.Occasional || m.Code == "consent_generic") && t.tool.Occasional != model.Yes {
				k.findIn(t.spot("occasional", t.Occasional != ""), "country", t.destination(), "mechanism", law.Mechanisms.Label(m.Code))
			}
		}
	},
	"TR-13": func(k *facts) {
		if k.authority == nil || !k.publicPowers() {
			return
		}
		for i := range k.transfers {
			if t := &k.transfers[i]; t.mechanism != nil && t.mechanism.NotAuthorities {
				k.findIn(t.spot("mechanism", t.Mechanism != ""), "party", clip(k.authority.Name), "mechanism", law.Mechanisms.Label(t.mechanism.Code))
			}
		}
	},
	"TR-14": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if t.tool.Mechanism != "49.1.sub2" {
				continue
			}
			safe := t.tool.Safeguards != "" || t.tool.Doc != ""
			switch {
			case !safe && t.tool.Assessment == "":
				k.findIn(t.spot("safeguards", false), "what", "the safeguards and the assessment")
			case !safe:
				k.findIn(t.spot("safeguards", false), "what", "the safeguards")
			case t.tool.Assessment == "":
				k.findIn(t.spot("assessment", false), "what", "the assessment")
			}
		}
	},
	"TR-15": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if t.tool.Mechanism != "49.1.sub2" {
				continue
			}
			if t.tool.AuthorityInformedOn == "" {
				k.findIn(t.spot("authority_informed_on", false), "what", "the authority was")
			}
			if t.tool.SubjectsInformed != model.Yes {
				k.findIn(t.spot("subjects_informed", t.SubjectsInformed != ""), "what", "the data subjects were")
			}
		}
	},
	"TR-16": func(k *facts) {
		for i := range k.transfers {
			switch t := &k.transfers[i]; {
			case t.tool.Mechanism == "46.2.c" && t.tool.Module == "":
				k.findIn(t.spot("module", false))
			case t.tool.Mechanism == "scc_unknown":
				k.say(1, t.spot("mechanism", t.Mechanism != ""))
			}
		}
	},
	"TR-17": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			wantFrom, wantTo := law.SCCRoles(t.tool.Module)
			if t.tool.Mechanism != "46.2.c" || wantFrom == "" {
				continue
			}
			from, to := k.Role, k.importerRole(t)
			if from == model.RoleJointController {
				from = model.RoleController
			}
			if from != "" && from != wantFrom || to != "" && to != wantTo {
				k.findIn(t.spot("module", t.Module != ""), "module", t.tool.Module, "meant", law.SCCModules.Label(t.tool.Module),
					"from", firstOf(from, wantFrom), "to", firstOf(to, wantTo))
			}
		}
	},
	"TR-18": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if k.needsTIA(t) && t.tool.TIAOn == "" && t.tool.TIADoc == "" {
				k.findIn(t.spot("tia_on", false), "country", t.destination())
			}
		}
	},
	"TR-19": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if !k.needsTIA(t) || !k.active {
				continue
			}
			if why, since := k.staleTIA(t); why != "" {
				f := k.findIn(t.spot("tia_on", t.TIAOn != ""), "country", t.destination(), "date", firstOf(string(t.tool.TIAOn), "an unknown day"), "why", why)
				f.Since = since
			}
		}
	},
	"TR-20": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if bcr := t.tool.Mechanism == "46.2.b" || t.tool.Mechanism == "47"; bcr && (t.tool.ApprovedBy == "" || t.tool.ApprovedOn == "") {
				k.findIn(t.spot("approved_by", false))
			}
		}
	},
	"TR-21": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if strings.HasPrefix(t.tool.Mechanism, "46.3.") && t.tool.ApprovedBy == "" && t.tool.ApprovedOn == "" {
				k.findIn(t.spot("approved_by", false), "mechanism", law.Mechanisms.Label(t.tool.Mechanism))
			}
		}
	},
	"TR-22": func(k *facts) {
		for i := range k.transfers {
			if t := &k.transfers[i]; t.tool.Mechanism == "48" {
				k.findIn(t.spot("mechanism", t.Mechanism != ""), "country", t.destination())
			}
		}
	},
	"TR-23": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if t.tool.Mechanism == "scc_art28" || t.unclear() && strings.Contains(t.tool.Safeguards, "2021/915") && !strings.Contains(t.tool.Safeguards, "2021/914") {
				k.findIn(t.spot("mechanism", t.Mechanism != ""), "country", t.destination())
			}
		}
	},
	"TR-24": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			switch t.tool.Mechanism {
			case "idta", "uk_addendum", "dpf_wrong":
				k.findIn(t.spot("mechanism", t.Mechanism != ""), "country", t.destination(), "mechanism", law.Mechanisms.Label(t.tool.Mechanism))
			default:
				if name := foreignTool(t.tool.Safeguards); name != "" && t.unclear() {
					k.findIn(t.spot("safeguards", t.Safeguards != ""), "country", t.destination(), "mechanism", name)
				}
			}
		}
	},
}

// publicPowers reports whether the activity uses public powers, as far as the
// record says: by a public task, or by official authority.
func (k *facts) publicPowers() bool {
	for i := range k.LegalBases {
		if b := &k.LegalBases[i]; b.Art6 == "6.1.e" || b.OfficialAuthority == model.Yes {
			return true
		}
	}
	return false
}

// importerRole returns controller or processor for the importer of t, as far as
// a recipient of the record says, and "" otherwise.
func (k *facts) importerRole(t *transfer) string {
	for i := range k.recipients {
		r := &k.recipients[i]
		if t.Recipient != r.Key && (t.Recipient != "" || t.importer == nil || t.importer != r.party) {
			continue
		}
		switch r.Role {
		case model.RecipientProcessor, model.RecipientSubprocessor:
			return model.RoleProcessor
		case model.RecipientSeparate, model.RecipientJoint:
			return model.RoleController
		}
	}
	if k.processor {
		for i := range k.Clients {
			if t.importer != nil && k.parties[k.Clients[i].Party] == t.importer {
				return model.RoleController
			}
		}
	}
	return ""
}

// needsTIA reports whether the tool of t calls for a transfer impact assessment.
// Where a decision covers the whole destination the assessment has been made, and
// a country that is not established cannot be assessed.
func (k *facts) needsTIA(t *transfer) bool {
	return t.mechanism != nil && t.mechanism.NeedsTIA && k.carries(t.mechanism) && t.third && t.tool.Country != "ZZ" &&
		(t.adequacy == nil || t.adequacy.ListOnly || t.adequacy.Confirm)
}

// staleTIA says why the assessment of t is to be made again, and since when; ""
// where it is not.
func (k *facts) staleTIA(t *transfer) (why string, since law.Date) {
	done := t.tool.TIAOn
	switch {
	case t.tool.TIAResult == "stop":
		return "its result was that the protection does not suffice", ""
	case past(done, k.twoYearsAgo):
		return "it is older than 24 months", dayAfter(shift(done, 2))
	}
	if changed := lawChanged(&t.tool, done, k.on); changed != "" {
		return "the law changed on " + string(changed), changed
	}
	return "", ""
}

// unclear reports whether t names no tool of the law, so that the words in its
// safeguards are what it rests on.
func (t *transfer) unclear() bool {
	return t.mechanism == nil || t.tool.Mechanism == "scc_unknown"
}

// foreignTool returns the instrument of UK or Swiss law that a text names, or "".
func foreignTool(text string) string {
	if text == "" || strings.Contains(text, "2021/914") {
		return ""
	}
	folded := strings.ToLower(text)
	for _, name := range [...]string{"IDTA", "UK Addendum", "UK Extension", "Swiss-US"} {
		if strings.Contains(folded, strings.ToLower(name)) {
			return name
		}
	}
	return ""
}
