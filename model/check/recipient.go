package check

import (
	"slices"
	"strconv"

	"ropa/model"
	"ropa/model/law"
)

// Shipped categories of recipients that rules speak of.
var (
	ownControllers = set(27, 28, 29, 30, 32, 35, 36, 37, 38, 39) // RC: bank, insurer, pension, auditor, lawyer, post, authorities
	authorities    = set(36, 37, 38, 39, 44)
	onRequest      = set(44)
	groupCompanies = set(8, 9, 10)
)

// recipientRules are the rules on recipients and processors.
var recipientRules = map[string]func(*facts){
	"RE-01": func(k *facts) {
		if k.Recipients.Answer != model.AnswerNone && len(k.recipients) == 0 {
			k.find("recipients")
		}
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Party == "" && r.Term == "" && r.Why == "" && r.Note == "" {
				k.say(1, spot{path: item("recipients", r.Key)}, "item", strconv.Itoa(i+1))
			}
		}
	},
	"RE-02": func(k *facts) {
		if k.Recipients.Answer != model.AnswerNone {
			return
		}
		if len(k.transfers) > 0 {
			k.say(1, spot{path: "recipients"}, "country", k.transfers[0].destination())
		}
		for i, s := range k.systems {
			if s != nil && (s.foreign() || k.tokens.has(s.SystemKind, cloudWords)) {
				k.find(at("systems", k.Systems[i].Key, "system"), "system", clip(s.Name))
			}
		}
	},
	"RE-03": func(k *facts) {
		for i := range k.recipients {
			r := &k.recipients[i]
			if r.Role != model.RecipientProcessor || k.hasClauses(r) {
				continue
			}
			if why, since := k.contractFault(r.party, k.reg.RecipientAgreement(r.Recipient)); why != "" {
				k.find(at("recipients", r.Key, "agreement"), "party", r.name(), "why", why).Since = since
			}
		}
	},
	"RE-04": func(k *facts) {
		for i := range k.recipients {
			r := &k.recipients[i]
			if a := k.reg.RecipientAgreement(r.Recipient); a != nil && a.AgreementKind == model.AgreementProcessor && past(a.SignedOn, law.GDPRApplies) && a.Note == "" {
				s := spot{path: at("recipients", r.Key, "agreement")}
				if r.party != nil {
					s.shared, s.sharedPath = r.party.UID, at("agreements", a.Key, "signed_on")
				}
				k.findIn(s, "party", r.name(), "date", string(a.SignedOn))
			}
		}
	},
	"RE-05": func(k *facts) {
		var silent []string
		for i := range k.recipients {
			switch r := &k.recipients[i]; r.Role {
			case "":
				silent = append(silent, r.name())
			case model.RecipientUndecided:
				k.find(at("recipients", r.Key, "role"), "party", r.name())
			}
		}
		if len(silent) > 1 { // one finding is enough to see
			k.find("recipients", "party", few(silent))
			return
		}
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Role == "" {
				k.find(at("recipients", r.Key, "role"), "party", r.name())
			}
		}
	},
	"RE-06": func(k *facts) {
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Role == model.RecipientProcessor && r.term.codes.meets(ownControllers) && r.Note == "" {
				k.find(at("recipients", r.Key, "role"), "party", r.name())
			}
		}
	},
	"RE-07": func(k *facts) {
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Role == model.RecipientJoint && (r.party == nil || !k.arranged(r.party)) {
				k.find(at("recipients", r.Key, "agreement"), "party", r.name())
			}
		}
	},
	"RE-08": func(k *facts) {
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Role == model.RecipientSeparate && r.OwnBasis == "" {
				k.find(at("recipients", r.Key, "own_basis"), "party", r.name())
			}
		}
	},
	"RE-09": func(k *facts) {
		silent := 0
		for i := range k.recipients {
			if k.sharesUnsaid(i) {
				silent++
			}
		}
		if silent > 1 && silent == len(k.recipients) {
			k.say(1, spot{path: "recipients"})
			return
		}
		for i := range k.recipients {
			if k.sharesUnsaid(i) {
				k.find(at("recipients", k.recipients[i].Key, "scope"), "party", k.recipients[i].name())
			}
		}
	},
	"RE-10": func(k *facts) {
		g := k.grid(recipientsData)
		for i := range k.recipients {
			r := &k.recipients[i]
			if r.Why != "" || r.Note != "" {
				continue
			}
			for j := range k.data {
				if t := k.data[j].term; (t.special || t.criminal) && g.says(i, j) {
					k.find(at("recipients", r.Key, "why"), "party", r.name(), "data", k.dataName(j))
					break
				}
			}
		}
	},
	"RE-11": func(k *facts) {
		for i := range k.recipients {
			r := &k.recipients[i]
			if r.Role != model.RecipientAuthority && !r.term.codes.meets(authorities) {
				continue
			}
			silent := r.Why == "" && r.Scope.When == "" && r.Note == ""
			if silent && r.term.codes.meets(onRequest) || k.tokens.has(r.Scope.When, inquiryWords) || k.tokens.has(r.Why, inquiryWords) || k.tokens.has(r.Note, inquiryWords) {
				k.find(item("recipients", r.Key), "party", r.name())
			}
		}
	},
	"RE-12": func(k *facts) {
		var silent []string
		for i := range k.recipients {
			if r := &k.recipients[i]; r.country == "" && k.mayBeAbroad(r) {
				silent = append(silent, r.name())
			}
		}
		if len(silent) > 1 { // one finding is enough to see
			k.say(1, spot{path: "recipients"}, "party", few(silent))
			return
		}
		for i := range k.recipients {
			if r := &k.recipients[i]; r.country == "" && k.mayBeAbroad(r) {
				k.find(at("recipients", r.Key, "country"), "party", r.name())
			}
		}
	},
	"RE-13": func(k *facts) {
		for i := range k.recipients {
			r := &k.recipients[i]
			if r.Role == model.RecipientInternal && (r.term.codes.meets(groupCompanies) && r.Party == "" || k.isOther(r.party)) {
				k.find(at("recipients", r.Key, "role"), "party", r.name())
			}
		}
	},
}

// sharesUnsaid reports whether recipient i does not say which data, or whose,
// although there are several.
func (k *facts) sharesUnsaid(i int) bool {
	return len(k.data) > 1 && k.grid(recipientsData).unsaid[i] || len(k.subjects) > 1 && k.grid(recipientsPeople).unsaid[i]
}

// mayBeAbroad reports whether the country of a recipient is a question: it is
// somebody else who is named; or a category, and the record does not say either
// to which third countries data go. An authority of a category is at home.
func (k *facts) mayBeAbroad(r *recipient) bool {
	said := k.Transfers.Answer == model.AnswerNone || len(k.transfers) > 0
	return r.outside() && (r.party != nil || !said && r.Role != model.RecipientAuthority)
}

// isOther reports whether p is a company that does not act here.
func (k *facts) isOther(p *party) bool {
	if p == nil || len(k.companies) == 0 {
		return false
	}
	return !slices.Contains(k.companies, p)
}

// hasClauses reports whether standard contractual clauses in force with a
// recipient stand for its contract: modules 2 and 3 hold what Art. 28(3) asks for.
func (k *facts) hasClauses(r *recipient) bool {
	for i := range k.transfers {
		t := &k.transfers[i]
		mine := t.Recipient == r.Key || r.party != nil && t.importer == r.party
		if mine && t.tool.Mechanism == "46.2.c" && (t.tool.Module == "2" || t.tool.Module == "3") {
			return true
		}
	}
	return false
}

// contractFault says why a contract with p is not in force, beginning with a
// colon; "" where it is. since is the day from which that comes with time.
func (k *facts) contractFault(p *party, a *model.Agreement) (why string, since model.Date) {
	if a != nil {
		fault := agreementFault(a, k.day)
		if fault != "" && a.Status != model.AgreementEnded && past(a.ExpiresOn, k.day) {
			since = dayAfter(a.ExpiresOn)
		}
		return fault, since
	}
	if p == nil {
		return ": no party is named", ""
	}
	some := 0
	for i := range p.Agreements {
		if kind := p.Agreements[i].AgreementKind; kind == model.AgreementProcessor || kind == model.AgreementClient {
			some++
		}
	}
	if some > 1 {
		return ": there are several, and which one is not said", ""
	}
	return ": there is none", ""
}

// agreementFault says why an agreement is not in force on a day, or "".
func agreementFault(a *model.Agreement, day law.Date) string {
	switch {
	case a.Status == "missing":
		return ": it is missing"
	case a.Status == "requested":
		return ": it is requested"
	case a.Status == model.AgreementEnded:
		return ": it has ended"
	case past(a.ExpiresOn, day):
		return ": it expired on " + string(a.ExpiresOn)
	case a.Status == "" && a.SignedOn == "" && a.AgreementRef == "" && a.Doc == "":
		return ": it is not said to be signed"
	}
	return ""
}
