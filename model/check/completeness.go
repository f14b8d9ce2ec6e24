package check

import (
	"ropa/model"
)

// A State says how far the record answers one letter of Article 30. A truthful
// none counts as said.
type State string

// The states.
const (
	Said        State = "said"
	None        State = "none"         // said: there is none
	NotPossible State = "not_possible" // with the reason; letters (f) and (g) only
	NotKnown    State = "unknown"      // the record says that it is not known
	NotSaid     State = "not_said"
)

// A Mark is the state of one letter of Article 30(1) or, for a processor's
// record, 30(2).
type Mark struct {
	Letter  string     `json:"letter"`  // "a"
	Article string     `json:"article"` // "30(1)(a)"
	State   State      `json:"state"`
	Reason  string     `json:"reason,omitempty"` // why not possible, or what is missing
	Path    model.Path `json:"path"`             // where to say it
}

// Completeness returns how far a answers each letter, in the order of the law:
// (a) to (g) for a controller, (a) to (d) for a processor. It looks at whether
// something is said, not at how well: that is for the rules.
func (c *Checker) Completeness(a *model.Activity) []Mark {
	k := c.facts(a)
	defer c.release(k)
	if k.processor {
		return []Mark{
			k.whoMark("30(2)(a)"),
			k.clientMark(),
			k.transferMark("c", "30(2)(c)"),
			k.measureMark("d", "30(2)(d)"),
		}
	}
	return []Mark{
		k.whoMark("30(1)(a)"),
		k.purposeMark(),
		k.peopleMark(),
		k.recipientMark(),
		k.transferMark("e", "30(1)(e)"),
		k.retentionMark(),
		k.measureMark("g", "30(1)(g)"),
	}
}

// whoMark is (a): the company, its joint controllers or clients, its
// representative and data protection officer where there is one.
func (k *facts) whoMark(article string) Mark {
	m := Mark{Letter: "a", Article: article, State: NotSaid, Path: "companies"}
	if len(k.companies) == 0 {
		m.Reason = "which company acts"
		return m
	}
	for _, p := range k.companies {
		switch {
		case p.Name == "" || !p.reachable():
			m.Reason = "how " + firstOf(p.Name, "the company") + " can be reached"
			return m
		case p.DPODesignated == model.Yes && (p.DPOName == "" || p.DPOAddress+p.DPOEmail+p.DPOPhone == ""):
			m.Reason = "name and contact of the data protection officer of " + clip(p.Name)
			return m
		case p.third && p.RepresentativeName == "" && p.NoRepresentativeReason == "":
			m.Reason = "the representative of " + clip(p.Name)
			return m
		}
	}
	if k.processor {
		m.Path = "clients"
		for i := range k.Clients {
			if p := k.parties[k.Clients[i].Party]; p == nil || !p.reachable() {
				m.Reason = "name and contact of each controller"
				return m
			}
		}
		if len(k.Clients) == 0 {
			m.Reason = "the controllers we act for"
			return m
		}
	}
	if k.Role == model.RoleJointController {
		m.Path = "joint_controllers"
		for i := range k.JointControllers {
			if k.parties[k.JointControllers[i].Party] == nil {
				m.Reason = "the name of each joint controller"
				return m
			}
		}
		if len(k.JointControllers) == 0 {
			m.Reason = "the joint controller"
			return m
		}
	}
	m.State, m.Path = Said, "companies"
	return m
}

func (k *facts) clientMark() Mark {
	m := Mark{Letter: "b", Article: "30(2)(b)", State: NotSaid, Path: "clients"}
	for i := range k.Clients {
		if c := &k.Clients[i]; c.Processing == "" {
			m.Path, m.Reason = at("clients", c.Key, "processing"), "what we process for "+k.clientName(c)
			return m
		}
	}
	if len(k.Clients) > 0 {
		m.State = Said
	}
	return m
}

func (k *facts) purposeMark() Mark {
	m := Mark{Letter: "b", Article: "30(1)(b)", State: NotSaid, Path: "purposes"}
	for i := range k.Purposes {
		if k.Purposes[i].Text != "" {
			m.State = Said
		}
	}
	return m
}

func (k *facts) peopleMark() Mark {
	m := Mark{Letter: "c", Article: "30(1)(c)", State: NotSaid, Path: "data_subjects"}
	said := false
	for i := range k.subjects {
		said = said || k.subjects[i].Term != ""
	}
	if !said {
		m.Reason = "the categories of data subjects"
		return m
	}
	m.Path = "personal_data"
	for i := range k.data {
		if k.data[i].Term != "" || k.data[i].Detail != "" {
			m.State = Said
			return m
		}
	}
	m.Reason = "the categories of personal data"
	return m
}

func (k *facts) recipientMark() Mark {
	m := Mark{Letter: "d", Article: "30(1)(d)", State: NotSaid, Path: "recipients"}
	switch {
	case len(k.recipients) > 0:
		m.State = Said
	case k.Recipients.Answer == model.AnswerNone:
		m.State, m.Reason = None, k.Recipients.Reason
	case k.Recipients.Answer == model.AnswerUnknown:
		m.State, m.Reason = NotKnown, k.Recipients.Reason
	}
	return m
}

func (k *facts) transferMark(letter, article string) Mark {
	m := Mark{Letter: letter, Article: article, State: NotSaid, Path: "transfers"}
	switch {
	case len(k.transfers) > 0:
		for i := range k.transfers {
			t := &k.transfers[i]
			if t.tool.Country == "" && t.tool.Organisation == "" || t.tool.Country == "ZZ" {
				m.Path, m.Reason = at("transfers", t.Key, "country"), "the country or organisation"
				return m
			}
		}
		m.State = Said
	case k.Transfers.Answer == model.AnswerNone:
		m.State, m.Reason = None, k.Transfers.Reason
	case k.Transfers.Answer == model.AnswerUnknown:
		m.State, m.Reason = NotKnown, k.Transfers.Reason
	}
	return m
}

func (k *facts) retentionMark() Mark {
	m := Mark{Letter: "f", Article: "30(1)(f)", State: NotSaid, Path: "retention"}
	switch {
	case len(k.retention) > 0:
		for i := range k.retention {
			t := k.retention[i].terms
			if t.Period == "" && k.blank(t.Criterion) && k.blank(t.Law) {
				m.Path, m.Reason = item("retention", k.retention[i].Key), "a period or a criterion"
				return m
			}
		}
		m.State = Said
	case k.Retention.Answer == model.AnswerNotPossible && k.Retention.Reason != "":
		m.State, m.Reason = NotPossible, k.Retention.Reason
	case k.Retention.Answer == model.AnswerNotPossible:
		m.Path, m.Reason = "retention.reason", "why it is not possible"
	case k.Retention.Answer == model.AnswerUnknown:
		m.State, m.Reason = NotKnown, k.Retention.Reason
	}
	return m
}

func (k *facts) measureMark(letter, article string) Mark {
	m := Mark{Letter: letter, Article: article, State: NotSaid, Path: "measures"}
	switch {
	case k.MeasuresText != "" || len(k.measures) > 0:
		m.State = Said
	case k.Measures.Answer == model.AnswerNotPossible && k.Measures.Reason != "":
		m.State, m.Reason = NotPossible, k.Measures.Reason
	case k.Measures.Answer == model.AnswerNotPossible:
		m.Path, m.Reason = "measures.reason", "why it is not possible"
	case k.Measures.Answer == model.AnswerUnknown:
		m.State, m.Reason = NotKnown, k.Measures.Reason
	}
	return m
}
