package check_test

import "ropa/model"

var basisCases = []ruleCase{
	{
		"LB-01", "legal_bases",
		func(w *world) { w.a.LegalBases = nil },
		func(w *world) { w.a.LegalBases = w.a.LegalBases[:1]; w.a.LegalBases[0].Scope = model.Scope{} }, // the only one
	},
	{
		"LB-01", "purposes[p2]",
		func(w *world) { w.interest().Scope.Purposes = these("p1") },
		func(w *world) { w.interest().Scope.Purposes = model.Rest() },
	},
	{
		"LB-01", "legal_bases[b7].scope.purposes",
		func(w *world) { w.interest().Scope.Purposes = model.Selection{} },
		func(w *world) { w.interest() },
	},
	{
		"LB-02", "legal_bases[b7].art6",
		func(w *world) { w.public(); w.interest().Scope.Purposes = these("p1") },
		func(w *world) { w.public(); w.interest() }, // another purpose, such as the safety of the building
	},
	{
		"LB-03", "legal_bases[b2].law",
		func(w *world) { w.a.LegalBases[1].Law = "" },
		func(w *world) { w.a.LegalBases[0].Law = "" },
	},
	{
		"LB-04", "legal_bases[b2].law_country",
		func(w *world) { w.a.LegalBases[1].LawCountry = "US" },
		func(w *world) { w.a.LegalBases[1].LawCountry = "IS" },
	},
	{
		"LB-05", "legal_bases[b7].interest",
		func(w *world) { w.interest().Interest = "" },
		func(w *world) { w.interest() },
	},
	{
		"LB-06", "legal_bases[b7].balancing_on",
		func(w *world) { b := w.interest(); b.BalancingOn, b.BalancingDoc = "", "" },
		func(w *world) { w.interest().BalancingDoc = "" },
	},
	{
		"LB-07", "legal_bases[b6].consent_withdrawal",
		func(w *world) { w.consent().ConsentWithdrawal = "" },
		func(w *world) { w.consent() },
	},
	{
		"LB-08", "legal_bases[b6].consent_how",
		func(w *world) { w.people("DS01"); w.consent() },
		func(w *world) { w.people("DS01"); w.consent().ConsentHow = "form; freiwillig, ohne Nachteile" },
	},
	{
		"LB-08", "legal_bases[b6].consent_how",
		func(w *world) { w.public(); w.consent() },
		func(w *world) { w.consent() },
	},
	{
		"LB-09", "legal_bases[b6].consent_withdrawal",
		func(w *world) { w.consent(); w.retention(0).Criterion = "" },
		func(w *world) {
			w.consent()
			w.retention(0).Criterion, w.retention(0).Starts = "", []string{"consent_withdrawn"}
		},
	},
	{
		"LB-10", "legal_bases[b1].art6",
		func(w *world) { w.people("DS09", "DS13") },
		func(w *world) {
			w.people("DS09", "DS13")
			w.a.LegalBases[0].Scope.When = "the person is party to the contract"
		},
	},
	{
		"LB-11", "legal_bases[b1].scope",
		func(w *world) { w.people("DS08", "DS06") },
		func(w *world) { w.people("DS08", "DS06"); w.a.LegalBases[0].Scope.DataSubjects = these("s1") },
	},
	{
		"LB-12", "legal_bases[b1].art6",
		func(w *world) { w.a.LegalBases[0].Art6 = "6.1.d" },
		func(w *world) { w.a.LegalBases[0].Art6 = "6.1.d"; w.a.Occasional = model.Yes },
	},
	{
		"LB-19", "purposes[p1]",
		func(w *world) {
			for _, c := range []string{"6.1.f", "6.1.a"} {
				w.a.LegalBases = append(w.a.LegalBases, model.LegalBasis{Key: "z" + c[4:], Art6: c, Scope: model.Scope{Purposes: all}})
			}
		},
		func(w *world) {
			for _, c := range []string{"6.1.f", "6.1.a"} {
				w.a.LegalBases = append(w.a.LegalBases, model.LegalBasis{Key: "z" + c[4:], Art6: c, Scope: model.Scope{Purposes: all, When: "in one case"}})
			}
		},
	},
	{
		"LB-22", "legal_bases[b2].law",
		func(w *world) { w.profile = "DE"; w.a.LegalBases[1].Law = "§ 26 Abs. 1 S. 1 BDSG" },
		func(w *world) { w.profile = "DE"; w.a.LegalBases[1].Law = "§ 26 Abs. 1 BDSG, § 611a BGB" },
	},
	{
		"LB-23", "legal_bases[b7].objection_how",
		func(w *world) {
			w.interest().ObjectionHow = ""
			w.a.Purposes[1].Text = "send our newsletter to customers"
		},
		func(w *world) { w.interest().ObjectionHow = "" },
	},
	{
		"QU-11", "legal_bases",
		func(w *world) { w.public(); w.profile = "ES"; w.a.LegalBases = nil },
		func(w *world) { w.public(); w.profile = "DK"; w.a.LegalBases = nil },
	},
}

var specialCases = []ruleCase{
	{
		"LB-13", "personal_data[d9].term",
		func(w *world) { w.health().Art9 = "" },
		func(w *world) { w.health() },
	},
	{
		"LB-13", "personal_data[d9].scope.purposes",
		func(w *world) { w.interest(); w.health().Scope.Purposes = these("p1") },
		func(w *world) {
			w.interest()
			w.health().Scope.Purposes = these("p1")
			w.a.PersonalData[3].Scope.Purposes = these("p1")
		},
	},
	{
		"LB-13", "special_data",
		func(w *world) { w.a.SpecialData = "processed" },
		func(w *world) { w.a.SpecialData = "unsolicited" },
	},
	{
		"LB-14", "legal_bases[b1].art9",
		func(w *world) { w.a.LegalBases[0].Art9 = "9.2.f" },
		func(w *world) { w.a.LegalBases[0].Art9 = "9.2.f"; w.data("PD41") }, // allergies may be data on health
	},
	{
		"LB-15", "legal_bases[b9].explicit",
		func(w *world) { w.health().Art9 = "9.2.a" },
		func(w *world) { b := w.health(); b.Art9, b.Explicit = "9.2.a", model.Yes },
	},
	{
		"LB-16", "legal_bases[b9].art9_law",
		func(w *world) { w.health().Art9Law = "" },
		func(w *world) { b := w.health(); b.Art9Law, b.ProfessionalSecrecy = "", model.Yes },
	},
	{
		"LB-17", "legal_bases[b9].art9",
		func(w *world) { w.health().Art9 = "9.2.d" },
		func(w *world) { w.health().Art9 = "9.2.d"; w.party("acme").NonprofitKind = "religious" },
	},
	{
		"LB-18", "personal_data[d8].term",
		func(w *world) { w.crime().Art10Law = "" },
		func(w *world) { b := w.crime(); b.Art10Law, b.OfficialAuthority = "", model.Yes },
	},
	{
		"LB-20", "decision_basis",
		func(w *world) { w.a.AutomatedDecisions, w.a.DecisionLogic = model.Yes, "score of three facts" },
		func(w *world) {
			w.a.AutomatedDecisions, w.a.DecisionLogic, w.a.DecisionBasis = model.Yes, "score of three facts", "22.2.a"
		},
	},
	{
		"LB-21", "legal_bases[b9].art9",
		func(w *world) { w.health(); w.a.AutomatedDecisions = model.Yes },
		func(w *world) { w.health().Art9 = "9.2.g"; w.a.AutomatedDecisions = model.Yes },
	},
}

var recipientCases = []ruleCase{
	{
		"RE-01", "recipients",
		func(w *world) { w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerUnknown} },
		func(w *world) { w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone} },
	},
	{
		"RE-01", "recipients[r4]",
		func(w *world) {
			w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: "r4", Role: model.RecipientProcessor})
		},
		func(w *world) {
			w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: "r4", Why: "courier on a bicycle"})
		},
	},
	{
		"RE-02", "systems[y1].system",
		func(w *world) {
			w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone}
			w.system("crm").Provider = "print"
		},
		func(w *world) {
			w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone}
			w.system("crm").Provider = "acme"
		},
	},
	{
		"RE-02", "recipients", // and a transfer all the same
		func(w *world) {
			w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone}
			w.a.Transfers = listed(model.Transfer{Key: "t1", ToolTerms: scc()})
		},
		func(w *world) { w.a.Transfers = listed(model.Transfer{Key: "t1", ToolTerms: scc()}) },
	},
	{
		"RE-03", "recipients[r1].agreement",
		func(w *world) { w.party("print").Agreements = nil; w.recipient(0).Agreement = "" },
		func(w *world) { w.recipient(0).Agreement = "" }, // the only one
	},
	{
		"RE-03", "recipients[r1].agreement",
		func(w *world) { w.party("print").Agreements[0].ExpiresOn = "2026-11-21" },
		func(w *world) { w.party("print").Agreements[0].ExpiresOn = "2026-11-22" },
	},
	{
		"RE-03", "recipients[r9].agreement",
		func(w *world) { w.sends("scc").Module = "1"; w.party("mailer").Agreements = nil },
		func(w *world) { w.sends("scc"); w.party("mailer").Agreements = nil }, // module 2 serves as the contract
	},
	{
		"RE-04", "recipients[r1].agreement",
		func(w *world) { w.party("print").Agreements[0].SignedOn = "2018-05-24" },
		func(w *world) { w.party("print").Agreements[0].SignedOn = "2018-05-25" },
	},
	{
		"RE-05", "recipients[r1].role",
		func(w *world) { w.recipient(0).Role = model.RecipientUndecided },
		func(w *world) { w.recipient(0).Role = model.RecipientIntraGroup },
	},
	{
		"RE-05", "recipients",
		func(w *world) {
			for i := range 3 {
				w.recipient(i).Role = ""
			}
		},
		nothing,
	},
	{
		"RE-06", "recipients[r2].role",
		func(w *world) { w.recipient(1).Role = model.RecipientProcessor },
		func(w *world) { w.recipient(1).Role, w.recipient(1).Term = model.RecipientProcessor, code("RC12") },
	},
	{
		"RE-07", "recipients[r2].agreement",
		func(w *world) { w.recipient(1).Role = model.RecipientJoint },
		func(w *world) { w.joint(); w.recipient(1).Role = model.RecipientJoint },
	},
	{
		"RE-08", "recipients[r2].own_basis",
		func(w *world) { w.recipient(1).OwnBasis = "" },
		func(w *world) { w.recipient(0).OwnBasis = "" },
	},
	{
		"RE-09", "recipients[r1].scope",
		func(w *world) { w.profile = "DK"; w.recipient(0).Scope.PersonalData = model.Selection{} },
		func(w *world) { w.profile = "SE"; w.recipient(0).Scope.PersonalData = model.Selection{} },
	},
	{
		"RE-09", "recipients",
		func(w *world) {
			w.profile = "DK"
			for i := range 3 {
				w.recipient(i).Scope = model.Scope{}
			}
		},
		func(w *world) { w.profile = "DK" },
	},
	{
		"RE-10", "recipients[r2].why",
		func(w *world) { w.health(); w.recipient(1).Why = "" },
		func(w *world) { w.health(); w.recipient(1).Why, w.recipient(1).Scope.PersonalData = "", these("d1") },
	},
	{
		"RE-11", "recipients[r4]",
		func(w *world) {
			w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: "r4", Term: code("RC38"), Role: model.RecipientAuthority, Scope: model.Scope{When: "i konkrete sager"}})
		},
		func(w *world) {
			w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: "r4", Term: code("RC36"), Role: model.RecipientAuthority, Scope: model.Scope{When: "each month"}})
		},
	},
	{
		"RE-11", "recipients[r4]",
		func(w *world) {
			w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: "r4", Term: code("RC44"), Role: model.RecipientAuthority})
		},
		func(w *world) {
			w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: "r4", Term: code("RC44"), Role: model.RecipientAuthority, Why: "the list of guests, each month"})
		},
	},
	{
		"RE-12", "recipients[r2].country",
		func(w *world) { w.party("bank").Country = "" },
		func(w *world) { w.recipient(1).Party, w.recipient(1).Term = "", code("RC27") }, // no transfers are said
	},
	{
		"RE-12", "recipients",
		func(w *world) {
			for _, c := range []string{"RC27", "RC28", "RC30"} {
				w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{Key: c, Term: code(c), Role: model.RecipientSeparate, OwnBasis: "6.1.b"})
			}
			w.a.Transfers.Answer = model.AnswerUnknown
		},
		func(w *world) { w.a.Transfers.Answer = model.AnswerUnknown },
	},
	{
		"RE-13", "recipients[r3].role",
		func(w *world) { w.recipient(2).Term = code("RC08") },
		func(w *world) { w.recipient(2).Term = code("RC04") },
	},
	{
		"RE-13", "recipients[r3].role",
		func(w *world) {
			w.add(&model.Party{Common: is("acme2", "Acme II"), Own: model.Yes, Email: "x@x.example", Country: "SE"})
			w.recipient(2).Party = "acme2"
		},
		func(w *world) { w.recipient(2).Party = "acme" },
	},
}
