package check

import (
	"slices"
	"strconv"

	"ropa/model"
)

var (
	roleConcept      = set(8)  // M
	processorControl = set(41) // M
)

// securityRules are the rules on measures, Article 32.
var securityRules = map[string]func(*facts){
	"SE-01": func(k *facts) {
		switch {
		case k.MeasuresText != "" || len(k.measures) > 0:
		case k.Measures.Answer == model.AnswerNotPossible && k.Measures.Reason == "":
			k.say(1, spot{path: "measures.reason"})
		case k.Measures.Answer != model.AnswerNotPossible:
			k.find("measures")
		}
	},
	"SE-02": func(k *facts) {
		for i, t := range k.measures {
			if !t.codes.empty() || t.letters != 0 || !k.tokens.only(t.Name, vagueMeasures) {
				return // a measure that says something
			}
			if i == len(k.measures)-1 && k.MeasuresText == "" {
				k.find(at("measures", k.Measures.Items[i].Key, "term"), "text", clip(t.Name))
			}
		}
		if k.tokens.only(k.MeasuresText, vagueMeasures) {
			k.find("measures_text", "text", clip(k.MeasuresText))
		}
	},
	"SE-03": func(k *facts) {
		if len(k.measures) == 0 || k.letters == 0b1111 || k.Measures.Reason != "" || len(k.MeasuresText) >= 40 {
			return
		}
		var lacks []string
		for i, group := range [...]string{
			"pseudonymisation or encryption", "confidentiality, integrity or availability", "restoring after an incident", "regular testing",
		} {
			if k.letters&(1<<i) == 0 {
				lacks = append(lacks, group)
			}
		}
		k.find("measures", "what", few(lacks))
	},
	"SE-04": func(k *facts) {
		if k.encrypt || k.guards.meets(roleConcept) || len(k.measures) == 0 && k.MeasuresText == "" {
			return
		}
		for j := range k.data {
			if t := k.data[j].term; t.special || t.criminal {
				if !k.tokens.has(k.MeasuresText, encryptionWords|accessWords) {
					k.find("measures", "data", k.dataName(j))
				}
				return
			}
		}
	},
	"SE-06": func(k *facts) {
		if k.guards.meets(processorControl) {
			return
		}
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Role == model.RecipientProcessor && (r.party == nil || len(r.party.Audits) == 0) {
				k.find("measures", "party", r.name())
				return
			}
		}
		for _, s := range k.systems {
			if s != nil && s.foreign() && len(s.provider.Audits) == 0 {
				k.find("measures", "party", clip(s.provider.Name))
				return
			}
		}
	},
}

// assessmentRules are the rules on the impact assessment, Articles 35 and 36.
var assessmentRules = map[string]func(*facts){
	"DP-01": func(k *facts) {
		if k.active && k.DPIAScreenedOn == "" && (k.DPIARequired == "" || k.DPIARequired == model.Unknown) && k.DPIAStatus != "done" {
			k.find("dpia_required")
		}
	},
	"DP-02": func(k *facts) {
		if k.DPIAListedCase != "" && k.DPIARequired != model.Yes && k.DPIAReason == "" {
			k.find("dpia_required", "case", clip(k.DPIAListedCase))
		}
	},
	"DP-03": func(k *facts) {
		if len(k.DPIACriteria) >= 2 && k.DPIARequired == model.No && k.DPIAReason == "" {
			k.find("dpia_reason", "count", strconv.Itoa(len(k.DPIACriteria)))
		}
	},
	"DP-04": func(k *facts) {
		if k.DPIARequired == model.Yes && k.DPIAStatus != "done" && k.active {
			k.find("dpia_status")
		}
	},
	"DP-05": func(k *facts) {
		if k.DPIAOutcome == "residual_high" && k.ConsultedOn == "" {
			k.find("consulted_on")
		}
	},
	"DP-06": func(k *facts) {
		if k.DPIAStatus != "done" || k.DPOAdvice != "" {
			return
		}
		if slices.ContainsFunc(k.companies, func(p *party) bool { return p.DPODesignated == model.Yes }) {
			k.find("dpo_advice")
		}
	},
	"DP-07": func(k *facts) {
		if k.DPIAStatus != "done" || !k.active {
			return
		}
		if past(k.DPIANextOn, k.on) {
			k.find("dpia_next_on", "why", "it was due on "+string(k.DPIANextOn)).Since = dayAfter(k.DPIANextOn)
			return
		}
		for i := range k.Reviews {
			if v := &k.Reviews[i]; v.Outcome == "changed" && past(k.DPIAOn, v.On) && v.On.Valid() && v.On <= k.on {
				k.find("dpia_on", "why", "a review on "+string(v.On)+" found changes").Since = v.On
				return
			}
		}
	},
	"DP-08": func(k *facts) {
		if k.LargeScale != model.Yes || len(k.DPIACriteria) > 0 {
			return
		}
		who, what := -1, -1
		for i := range k.subjects {
			if k.subjects[i].vulnerable {
				who = i
			}
		}
		for i := range k.data {
			if t := k.data[i].term; t.special || t.personal {
				what = i
			}
		}
		if who >= 0 && what >= 0 {
			k.find("dpia_criteria", "what", k.subjectName(who)+", "+k.dataName(what)+" and large scale")
		}
	},
	"DP-09": func(k *facts) {
		cctv := k.kinds.meets(video) && k.people.meets(passersBy)
		if cctv && len(k.Notices) == 0 && k.DPIAScreenedOn == "" && (k.DPIARequired == "" || k.DPIARequired == model.Unknown) {
			k.find("notices")
		}
	},
}
