package check

import (
	"strconv"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// A Duty says whether an activity belongs into the record under one version of
// Article 30(5). That it does not is said only where the record says everything
// it rests on: special categories are absent where special_data says none, and
// nothing else does, since a category without a mark may hold them all the same;
// convictions are absent where no category listed is of Article 10 or may be, as
// an own one may that is not marked either way.
type Duty struct {
	Exemption string `json:"exemption"` // code of [law.Exemptions]
	Pending   bool   `json:"pending,omitempty"`
	// Due is yes, no, or unknown where the record does not say enough.
	Due    model.Answer `json:"due"`
	Reason string       `json:"reason"`
}

// Duty returns, for the version of Article 30(5) in force on the day and then
// for each pending one, whether the record of a is due.
func (c *Checker) Duty(a *model.Activity) []Duty {
	k := c.facts(a)
	defer c.release(k)
	var list []Duty
	for _, x := range law.Exemptions() {
		if !x.Pending && !x.Holds(c.on) {
			continue
		}
		due, reason := k.due(&x)
		list = append(list, Duty{x.Code, x.Pending, due, reason})
	}
	return list
}

// due decides for one version of Article 30(5).
func (k *facts) due(x *law.Exemption) (model.Answer, string) {
	forActivity, why := k.dueFor(x)
	if forActivity == model.Yes {
		return model.Yes, why
	}
	if len(k.companies) == 0 {
		return model.Unknown, "the record does not say which company acts"
	}
	var silent, largest *party
	most := -1
	for _, p := range k.companies {
		n := number(p.Employees)
		switch {
		case p.isPublic() && x.PublicBodiesExcluded:
			return model.Yes, clip(p.Name) + " is a public body, which is never exempt"
		case n >= x.Persons:
			return model.Yes, clip(p.Name) + " has " + string(p.Employees) + " persons, and the exemption is for fewer than " + strconv.Itoa(x.Persons)
		case n < 0:
			silent = p
		case n > most:
			most, largest = n, p
		}
	}
	switch {
	case silent != nil:
		return model.Unknown, "the record does not say how many persons " + clip(silent.Name) + " has"
	case forActivity == model.Unknown:
		return model.Unknown, why
	}
	size := clip(largest.Name)
	if len(k.companies) > 1 {
		size = "the largest company, " + size + ","
	}
	return model.No, size + " has " + strconv.Itoa(most) + " persons, fewer than " + strconv.Itoa(x.Persons) + " (each company is counted by itself), and " + why
}

// dueFor decides whether the activity itself calls for a record, whatever the
// size of the organisation: one of the conditions of x is enough.
func (k *facts) dueFor(x *law.Exemption) (model.Answer, string) {
	var unknown, not []string
	for _, code := range x.DueFor {
		switch answer, why := k.condition(code); answer {
		case model.Yes:
			return model.Yes, why
		case model.No:
			not = append(not, why)
		default:
			unknown = append(unknown, why)
		}
	}
	if len(unknown) > 0 {
		return model.Unknown, "the record does not say whether " + strings.Join(unknown, ", or whether ")
	}
	return model.No, strings.Join(not, ", ")
}

// condition decides one code of [law.DueFor]. The words say what holds, or, for
// unknown, what is not said.
func (k *facts) condition(code string) (model.Answer, string) {
	screened := k.DPIARequired == model.No
	switch code {
	case "not_occasional":
		switch k.Occasional {
		case model.No:
			return model.Yes, "it is not occasional"
		case model.Yes:
			return model.No, "it is occasional"
		}
		return model.Unknown, "it is occasional"
	case "art9":
		for i := range k.data {
			if k.data[i].term.special {
				return model.Yes, "special categories: " + k.dataName(i)
			}
		}
		switch k.SpecialData {
		case "processed":
			return model.Yes, "special categories are processed"
		case "none":
			return model.No, "without special categories"
		case "unsolicited":
			return model.Unknown, "special categories that people send unasked are kept"
		}
		return model.Unknown, "special categories are processed"
	case "art10":
		for i := range k.data {
			if k.data[i].term.criminal {
				return model.Yes, "convictions and offences: " + k.dataName(i)
			}
		}
		for i := range k.data {
			if !k.data[i].term.notCriminal {
				return model.Unknown, "there are data on convictions and offences in " + k.dataName(i)
			}
		}
		if len(k.data) == 0 {
			return model.Unknown, "there are data on convictions and offences"
		}
		return model.No, "without data on convictions and offences"
	case "risk":
		if why := k.risk(); why != "" {
			return model.Yes, why
		}
		if screened {
			return model.No, "no sign of a risk"
		}
		return model.Unknown, "it is likely to result in a risk"
	case "high_risk":
		switch {
		case k.DPIARequired == model.Yes:
			return model.Yes, "an impact assessment is required"
		case k.DPIAListedCase != "":
			return model.Yes, "a case of Art. " + clip(k.DPIAListedCase)
		case screened:
			return model.No, "no impact assessment is required"
		case len(k.DPIACriteria) >= 2:
			return model.Yes, strconv.Itoa(len(k.DPIACriteria)) + " criteria of WP248 are met"
		}
		return model.Unknown, "it is likely to result in a high risk"
	case "dpo_core_activity":
		switch k.DPOCoreActivity {
		case model.Yes:
			return model.Yes, "a core activity that requires a data protection officer"
		case model.No:
			return model.No, "no core activity that requires a data protection officer"
		}
		return model.Unknown, "it is a core activity that requires a data protection officer"
	}
	return model.Unknown, code
}

// risk returns what in the record speaks for a risk, or "".
func (k *facts) risk() string {
	switch {
	case k.DPIARequired == model.Yes:
		return "an impact assessment is required"
	case k.DPIAListedCase != "":
		return "a case of Art. " + clip(k.DPIAListedCase)
	case len(k.DPIACriteria) > 0:
		return "a criterion of WP248 is met: " + law.DPIACriteria.Label(k.DPIACriteria[0])
	case k.AutomatedDecisions == model.Yes:
		return "decisions are made by machines alone"
	case k.Profiling == model.Yes:
		return "people are profiled"
	case k.LargeScale == model.Yes:
		return "it is on a large scale"
	}
	for i := range k.subjects {
		if k.subjects[i].vulnerable {
			return "vulnerable people: " + k.subjectName(i)
		}
	}
	return ""
}
