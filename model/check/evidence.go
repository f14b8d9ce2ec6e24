package check

import (
	"slices"

	"ropa/model"
)

// An EvidenceState says whether a piece of evidence is needed and there.
type EvidenceState string

// The states of evidence. Undecided: the record does not say whether it is
// needed, and what is not said is never taken for a no. Stale: it is there, and time or a change has passed it by.
const (
	NotNeeded EvidenceState = "not_needed"
	Undecided EvidenceState = "undecided"
	Present   EvidenceState = "present"
	Stale     EvidenceState = "stale"
	Missing   EvidenceState = "missing"
)

// The kinds of evidence, in the order of [Checker.Evidence].
const (
	BalancingTest     = "balancing_test"     // Art. 6(1)(f)
	Art9Condition     = "art9_condition"     // Art. 9(2)
	ProcessorContract = "processor_contract" // Art. 28(3)
	TransferTool      = "transfer_tool"      // Art. 44 to 49, with the transfer impact assessment
	DPIA              = "dpia"               // Art. 35
	PrivacyNotice     = "notice"             // Art. 13 and 14
)

// An Evidence is one cell of the matrix of evidence.
type Evidence struct {
	Kind   string        `json:"kind"`
	State  EvidenceState `json:"state"`
	Reason string        `json:"reason,omitempty"` // what is missing or stale
	Path   model.Path    `json:"path"`             // where to say it
}

// Evidence returns which evidence a needs and has, derived from the record: one
// entry for each kind, always in the same order. What is missing and what is
// stale is what the rules find, so the matrix and the findings cannot disagree.
func (c *Checker) Evidence(a *model.Activity) []Evidence {
	k := c.facts(a)
	defer c.release(k)
	list := make([]Evidence, len(evidenceKinds))
	for i, e := range evidenceKinds {
		list[i] = k.evidence(e)
	}
	return list
}

// An evidenceKind says when evidence is needed, which rules find it missing, and
// which documents it may consist of.
type evidenceKind struct {
	kind   string
	path   model.Path
	needed func(*facts) EvidenceState // not needed, undecided or present
	rules  []string
	papers func(*facts) []paper

	decided model.Path // where the record would say whether it is needed, unless at path
}

// A paper is a document that the record points to, and from where.
type paper struct {
	doc  model.Link
	path model.Path
}

var evidenceKinds = []evidenceKind{
	{
		kind: BalancingTest, path: "legal_bases", rules: []string{"LB-05", "LB-06"},
		needed: func(k *facts) EvidenceState {
			switch {
			case slices.ContainsFunc(k.LegalBases, func(b model.LegalBasis) bool { return b.Art6 == "6.1.f" }):
				return Present
			case k.processor:
				return NotNeeded
			case !k.hasBasis() || len(k.run([]string{"LB-01"})) > 0:
				return Undecided // a basis that is not said yet may be this one
			}
			return NotNeeded
		},
		papers: func(k *facts) (list []paper) {
			for i := range k.LegalBases {
				list = append(list, paper{k.LegalBases[i].BalancingDoc, at("legal_bases", k.LegalBases[i].Key, "balancing_doc")})
			}
			return list
		},
	},
	{
		kind: Art9Condition, path: "legal_bases", decided: "special_data", rules: []string{"LB-13", "LB-15", "LB-16", "LB-17"},
		needed: func(k *facts) EvidenceState {
			switch {
			case k.processor:
				return NotNeeded // the controller needs it
			case k.hasSpecial() || k.SpecialData == "processed":
				return Present
			case k.SpecialData == "none" || k.SpecialData == "unsolicited":
				return NotNeeded
			}
			return Undecided
		},
	},
	{
		kind: ProcessorContract, path: "recipients", rules: []string{"RE-03", "RE-04", "PR-03"},
		needed: func(k *facts) EvidenceState {
			if k.processor {
				return Present // with its clients
			}
			undecided := len(k.recipients) == 0 && k.Recipients.Answer != model.AnswerNone
			for i := range k.recipients {
				switch k.recipients[i].Role {
				case model.RecipientProcessor:
					return Present
				case "", model.RecipientUndecided:
					undecided = true
				}
			}
			if undecided {
				return Undecided
			}
			return NotNeeded
		},
		papers: func(k *facts) (list []paper) {
			for i := range k.recipients {
				if g := k.reg.RecipientAgreement(k.recipients[i].Recipient); g != nil {
					list = append(list, paper{g.Doc, at("recipients", k.recipients[i].Key, "agreement")})
				}
			}
			return list
		},
	},
	{
		kind: TransferTool, path: "transfers",
		rules: []string{"TR-01", "PR-05", "TR-03", "TR-05", "TR-06", "TR-08", "TR-11", "TR-13", "TR-14", "TR-15", "TR-16", "TR-18", "TR-20", "TR-21", "TR-22", "TR-23", "TR-24", "TR-09", "TR-19", "TR-25"},
		needed: func(k *facts) EvidenceState {
			switch {
			case len(k.transfers) > 0:
				return Present
			case k.Transfers.Answer == model.AnswerNone:
				return NotNeeded
			}
			return Undecided
		},
		papers: func(k *facts) (list []paper) {
			for i := range k.transfers {
				t := &k.transfers[i]
				list = append(list, paper{t.tool.Doc, t.spot("doc", t.Doc != "").path}, paper{t.tool.TIADoc, t.spot("tia_doc", t.TIADoc != "").path})
			}
			return list
		},
	},
	{
		kind: DPIA, path: "dpia_required", rules: []string{"DP-02", "DP-04", "DP-05", "DP-07"},
		needed: func(k *facts) EvidenceState {
			switch {
			case k.DPIARequired == model.Yes || k.DPIAListedCase != "" && k.DPIARequired != model.No:
				return Present
			case k.DPIARequired == model.No || k.processor:
				return NotNeeded
			}
			return Undecided
		},
		papers: func(k *facts) []paper { return []paper{{k.DPIADoc, "dpia_doc"}} },
	},
	{
		kind: PrivacyNotice, path: "notices", rules: []string{"PU-09"},
		needed: func(k *facts) EvidenceState {
			if k.processor {
				return NotNeeded
			}
			return Present
		},
		papers: func(k *facts) (list []paper) {
			for i := range k.Notices {
				list = append(list, paper{k.Notices[i].Doc, at("notices", k.Notices[i].Key, "doc")})
			}
			return list
		},
	},
}

func (k *facts) evidence(e evidenceKind) Evidence {
	cell := Evidence{Kind: e.kind, Path: e.path, State: e.needed(k)}
	if cell.State == Undecided && e.decided != "" {
		cell.Path = e.decided
	}
	found := k.run(e.rules)
	if cell.State == NotNeeded && len(found) == 0 {
		return cell
	}
	for i := range found {
		f := &found[i]
		state := Missing
		if f.Since != "" || f.Rule == "RE-04" {
			state = Stale
		}
		if cell.State != Missing && cell.State != state {
			cell.State, cell.Reason, cell.Path = state, f.Message, f.Path
		}
		if state == Missing {
			return cell
		}
	}
	if cell.State == Present && e.papers != nil {
		for _, p := range e.papers(k) {
			if d := k.reg.Document(p.doc); d != nil && past(d.ExpiresOn, k.on) {
				cell.State, cell.Path = Stale, p.path
				cell.Reason = "the record does not say what replaced " + clip(d.Name) + ", which expired on " + string(d.ExpiresOn)
				break
			}
		}
	}
	return cell
}

// run returns what some of the rules find, whether they are muted or not.
func (k *facts) run(ids []string) []Finding {
	k.found = k.room[:0]
	for _, b := range k.ownRules() {
		if slices.Contains(ids, b.ID) {
			k.rule = b
			b.activity(k)
		}
	}
	k.room, k.found = k.found, nil
	return k.room
}
