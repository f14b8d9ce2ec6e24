package check_test

import (
	"fmt"
	"strings"

	"ropa/model"
	"ropa/model/check"
)

// A transfer under a mechanism that has ended, and a time limit without a time.
func ExampleChecker_Activity() {
	reg := new(model.Register)
	reg.Put(&model.Party{Common: model.Common{UID: "acme", Name: "Acme A/S"}, Own: model.Yes, Country: "DK", Email: "info@acme.example"})
	c := check.New(reg, "2026-11-22", "DE")
	a := &model.Activity{
		Common:   model.Common{UID: "crm", Name: "Customers"},
		Role:     model.RoleController,
		Purposes: []model.Purpose{{Key: "p1", Text: "Administration"}},
		Transfers: model.Said[model.Transfer]{Answer: model.AnswerListed, Items: []model.Transfer{
			{Key: "t1", ToolTerms: model.ToolTerms{Country: "US", Mechanism: "privacy_shield"}},
		}},
		Retention: model.Said[model.Retention]{Answer: model.AnswerListed, Items: []model.Retention{
			{Key: "x1", RuleTerms: model.RuleTerms{Criterion: "as long as necessary"}},
		}},
	}
	for _, f := range c.Activity(a) {
		switch f.Rule {
		case "PU-02", "TR-11", "RT-04":
			fmt.Printf("%s %s, Art. %s, at %s\n  %s\n", f.Severity, f.Rule, f.Article, f.Path, f.Message)
		}
	}
	// Output:
	// warning PU-02, Art. 5(1)(b), at purposes[p1].text
	//   the record does not say concretely what the processing is for: "Administration" may be anything
	// error TR-11, Art. 44, at transfers[t1].mechanism
	//   the record does not name a tool that holds: EU-US Privacy Shield has not held since 2020-07-16 (CJEU C-311/18 Schrems II of 16 July 2020)
	// error RT-04, Art. 30(1)(f), at retention[x1].criterion
	//   the record does not say how long: "as long as necessary" is no time limit
}

// A truthful none is an answer.
func ExampleChecker_Completeness() {
	reg := new(model.Register)
	reg.Put(&model.Party{Common: model.Common{UID: "acme", Name: "Acme A/S"}, Own: model.Yes, Email: "info@acme.example"})
	a := &model.Activity{
		Common:     model.Common{UID: "crm", Name: "Customers"},
		Companies:  model.These("acme"),
		Purposes:   []model.Purpose{{Key: "p1", Text: "Answer questions of customers"}},
		Recipients: model.Said[model.Recipient]{Answer: model.AnswerNone},
		Retention:  model.Said[model.Retention]{Answer: model.AnswerUnknown},
	}
	for _, m := range check.New(reg, "2026-11-22", "").Completeness(a) {
		fmt.Println(strings.TrimSpace(fmt.Sprintln(m.Article, m.State, m.Reason)))
	}
	// Output:
	// 30(1)(a) said
	// 30(1)(b) said
	// 30(1)(c) not_said the categories of data subjects
	// 30(1)(d) none
	// 30(1)(e) not_said
	// 30(1)(f) unknown
	// 30(1)(g) not_said
}
