package sample

import "ropa/model"

func chat() *model.Activity {
	a := &model.Activity{
		Common: is("chat", "Chat on the website"), Ref: "PA-0008",
		Description: "Users of the website ask for advice and guidance in a chat; our staff answer there or by mail.",
		Tags:        []string{"web", "sales", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		StartsOn: "2022-04-01", Unit: link("unit-sales"), Owners: []string{"Head of Sales"}, Companies: model.Group(), JointControllers: withParent(),
		Purposes: []model.Purpose{
			{Key: "advise", Text: "Give users of the website advice and guidance, fast and flexibly"},
			{Key: "statistics", Text: "Statistics on inquiries, for business development"},
		},
		LegalBases: []model.LegalBasis{{
			Key: "interest", Art6: "6.1.f", Interest: "Ours: support by answering inquiries, and business development.",
			Balancing:   "Our interest in delivering information and services effectively exceeds the interest of the person that the data are not processed: they are stored only as far as assessed to be necessary, and they are not of a private nature.",
			BalancingOn: "2025-02-11", BalancingDoc: link("doc-balancing-web"), ObjectionHow: "in the chat, or by mail to " + privacyTeam,
			Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all},
		}, {
			Key: "books", Art6: "6.1.c", Law: "the bookkeeping law of the company's country; in Denmark Bogføringsloven § 12",
			Scope: model.Scope{PersonalData: these("orders"), When: "inquiries that become accounting records"},
		}},
		DataSubjects: []model.DataSubject{
			{Key: "potential", Term: code("DS10"), Count: model.Count{From: "3000", To: "4000", Note: "inquiries a year"}, Note: "users of the website who are not customers yet"},
			{Key: "existing", Term: code("DS09"), Count: model.Count{From: "2000"}},
		},
		PersonalData: []model.PersonalData{
			{Key: "ip", Term: code("PD52"), Detail: "IP address", Identifiability: "pseudonymous", Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "place", Term: code("PD57"), Detail: "geographic location", Scope: model.Scope{Purposes: all, DataSubjects: all}, Note: "as the chat service derives it from the IP address"},
			{Key: "reactions", Term: code("PD54"), Detail: "possible reactions to our advertisements", Scope: model.Scope{Purposes: these("statistics"), DataSubjects: all, When: "cookies were accepted"}},
			{Key: "who", Term: code("PD01"), Detail: "name, telephone number, e-mail address", Required: model.No, Consequence: "no answer after the chat is closed", Scope: model.Scope{Purposes: these("advise"), DataSubjects: all, When: "given in the inquiry"}},
			{Key: "inquiry", Term: code("PD55"), Detail: "what the person writes in the inquiry", SpecialNote: "may hold special categories if people write them", Scope: model.Scope{Purposes: these("advise"), DataSubjects: all}},
			{Key: "orders", Term: code("PD27"), Detail: "order or invoice concerned", Scope: model.Scope{Purposes: these("advise"), DataSubjects: these("existing")}},
		},
		Sources: []model.Source{
			{Key: "chatting", From: "data_subject", Scope: model.Scope{DataSubjects: all, PersonalData: these("who", "inquiry")}},
			{Key: "service", From: "party", Party: link("svarpunkt"), Scope: model.Scope{PersonalData: these("place", "ip")}},
		},
		SpecialData:  "unsolicited",
		FreeTextRule: "We do not process special categories unless people send them, and the chat window asks kindly not to (health, for example). If it happens the passage is removed when the inquiry is closed.",
		Children:     model.No, Profiling: model.No,
		Transfers: listed(certainCases("who", "inquiry")),
		Measures:  baseline("M13", "M41"), MeasuresText: "The service provider is bound by contract to sufficient technical and organisational measures, and we are bound to control it. Its level of security was found adequate.",
		Systems:            []model.SystemUse{{Key: "tool", System: link("sys-chat"), WhatFor: "chat, and mailboxes for what follows", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: all}}},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "No criterion of WP248 is met.", DPIAScreenedOn: "2025-02-11", DPIAStatus: "none", Occasional: model.No,
		Notices: told("doc-privacy-policy"),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-03-02", By: "Head of Sales", Outcome: "unchanged"}},
	}
	dispute := "Longer where needed for documentation, such as in a dispute, or to establish, exercise or defend a legal claim."
	a.Retention = listed(append([]model.Retention{
		{
			Key: "potential-1y", RuleTerms: model.RuleTerms{
				Period: "P12M", Starts: []string{"case_closed"}, StartNote: "the inquiry is resolved", RuleKind: "business_decision", Action: "erase", Method: "by_processor", Exceptions: dispute,
			},
			LastDeletedOn: "2026-11-01", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: these("potential"), PersonalData: rest}, Note: "all of the inquiry",
		},
		{
			Key: "existing-3y", RuleTerms: model.RuleTerms{
				Period: "P3Y", Starts: []string{"contract_end"}, StartNote: "end of the contractual relationship", RuleKind: "business_decision", Action: "erase", Method: "by_processor", Exceptions: dispute,
			},
			Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: these("existing"), PersonalData: rest},
		},
	}, bookkeeping("orders")...)...)
	a.Recipients = listed(append(onNeed("who", "inquiry"), model.Recipient{
		Key: "svarpunkt", Party: link("svarpunkt"), Term: code("RC14"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK",
		Why: "Service provider: runs the chat on our behalf", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: all},
		Note: "processor contract concluded; security assessed at the audit of February 2026",
	})...)
	return a
}

func webshop() *model.Activity {
	a := &model.Activity{
		Common: is("webshop", "Webshop"), Ref: "PA-0009",
		Description: "Registered business customers order in the webshop. Registration lets us keep track of login details and register logins, which makes sure that only registered customers get in.",
		Tags:        []string{"web", "sales", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-digital"), Owners: []string{"Head of Digital", "Head of Sales"}, Companies: model.Group(), JointControllers: withParent(),
		Purposes: []model.Purpose{
			{Key: "sell", Text: "Sell our products to our customers"},
			{Key: "guard", Text: "Let only registered customers log in"},
			{Key: "optimise", Text: "Statistics on logins, to give customers the best experience"},
		},
		LegalBases: []model.LegalBasis{
			{
				Key: "interest", Art6: "6.1.f",
				Interest:    "Ours: a professional service to customers, suppliers and trading partners and fulfilling our contracts; maintaining and improving customer relations and other partnerships; invoicing what either side has supplied; answering questions, theirs or ours; documentation.",
				Balancing:   "Our interests override the interests and fundamental rights of the people: we want to supply goods and services and to be paid promptly (fees, costs, debts), the data are a very limited set, and they are mainly business contact details.",
				BalancingOn: "2025-02-10", BalancingDoc: link("doc-balancing-contacts"), ObjectionHow: "by mail to " + privacyTeam,
				Scope: model.Scope{Companies: all, Purposes: rest, DataSubjects: rest, PersonalData: all},
			},
			{Key: "contract", Art6: "6.1.b", Scope: model.Scope{Purposes: these("sell"), DataSubjects: these("traders"), When: "in rare cases: the customer is party to the contract, or has asked for steps before one"}},
			{
				Key: "books", Art6: "6.1.c", Law: "Bogføringsloven (Act 700 of 24 May 2022) § 12", LawCountry: "DK",
				Scope: model.Scope{Companies: companies(danish...), PersonalData: these("orders"), When: "where the law obliges us, for instance to keep accounting records"},
			},
		},
		DataSubjects: []model.DataSubject{
			{Key: "buyers", Term: code("DS09"), Count: model.Count{From: "1900", To: "1900"}, Note: "contact persons of registered customers"},
			{Key: "traders", Term: code("DS08"), Count: model.Count{To: "40"}, Note: "sole traders who buy themselves"},
		},
		PersonalData: []model.PersonalData{
			{Key: "who", Term: code("PD04"), Detail: "name and e-mail address of contact persons", Required: model.Yes, Consequence: "no account, no order", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all}},
			{Key: "orders", Term: code("PD27"), Detail: "details of the inquiry or order, or both", Scope: model.Scope{Purposes: these("sell"), DataSubjects: all}},
			{Key: "login", Term: code("PD51"), Detail: "login details", Scope: model.Scope{Purposes: these("guard"), DataSubjects: all}},
			{Key: "logins", Term: code("PD53"), Detail: "registered logins", Scope: model.Scope{Purposes: these("guard", "optimise"), DataSubjects: all}},
		},
		Sources: []model.Source{
			{Key: "registration", From: "data_subject", Scope: model.Scope{DataSubjects: all, PersonalData: these("who", "orders", "login")}},
			{Key: "shop", From: "own_systems", Scope: model.Scope{PersonalData: these("logins")}},
		},
		SpecialData: "none", Children: model.No, Profiling: model.No,
		Transfers: listed(certainCases("who", "orders")),
		Measures:  baseline("M10", "M22", "M31"), MeasuresText: "Own account per person, passwords hashed, logins logged; orders pass to the ERP over an encrypted line.",
		Systems: []model.SystemUse{
			{Key: "shop-system", System: link("sys-shop"), WhatFor: "accounts and orders", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			{Key: "erp", System: link("sys-erp"), WhatFor: "takes over every order: the webshop is integrated with it", Scope: model.Scope{PersonalData: these("who", "orders")}},
		},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "No criterion of WP248 is met; credit limits are an activity of their own.", DPIAScreenedOn: "2025-02-10", DPIAStatus: "none",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: told("doc-privacy-policy"),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-04-14", By: "Head of Digital", Outcome: "changed", Note: "statistics on logins added"}},
	}
	a.Recipients = listed(append(onNeed("who", "orders"), processorsUnderContract("who", "orders", "login", "logins"),
		model.Recipient{Key: "host", Party: link("isbjerg"), Term: code("RC12"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK", Why: "Hosts webshop and ERP", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
	)...)
	a.Retention = listed(append([]model.Retention{
		{Key: "contacts", Rule: link("rule-contacts"), Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: these("who", "login")}},
		{Key: "logins-kept", Rule: link("rule-logs"), RuleTerms: model.RuleTerms{Period: "P1Y", Exceptions: "A year instead of half, to see the seasons in the statistics."}, Scope: model.Scope{PersonalData: these("logins")}},
	}, bookkeeping("orders")...)...)
	return a
}
