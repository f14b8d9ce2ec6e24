package sample

import "ropa/model"

// The policy says the same of several activities: who receives the data, what
// happens when they leave the EEA, and how long accounting records are kept. It
// is written here once; the keys are the same everywhere.

// onNeed are the recipients that the policy names for most activities. data are
// the keys of the personal data that they may receive.
func onNeed(data ...string) []model.Recipient {
	about := model.Scope{DataSubjects: all, PersonalData: these(data...)}
	when := func(words string) model.Scope { s := about; s.When = words; return s }
	return []model.Recipient{
		{Key: "partners", Term: code("RC41"), Role: model.RecipientSeparate, Why: "Work on the same order or project", OwnBasis: "6.1.f, the same interest", Scope: when("as needed")},
		{Key: "group", Term: code("RC10"), Role: model.RecipientIntraGroup, Why: "Shared services and joint customers", Scope: model.Scope{
			Companies: all, DataSubjects: all, PersonalData: these(data...), When: "as needed",
		}},
		{Key: "authorities", Term: link("rc-on-request"), Role: model.RecipientAuthority, Why: "Requests of public authorities and orders of courts", OwnBasis: "6.1.c, the law behind the request or order", Scope: when("on request of a public authority or by order of a court")},
		{Key: "advisers", Term: link("rc-advisers"), Role: model.RecipientSeparate, Why: "Advice", OwnBasis: "6.1.f, legal claims", Scope: when("for example where needed to establish, exercise or defend our legal claims")},
	}
}

// processorsUnderContract stands for the processors that the policy does not
// name.
func processorsUnderContract(data ...string) model.Recipient {
	return model.Recipient{
		Key: "processors", Term: code("RC14"), Role: model.RecipientProcessor, Why: "Process on our behalf and on our instructions",
		Scope: model.Scope{DataSubjects: all, PersonalData: these(data...)},
		Note:  "Under processor contracts that oblige them to sufficient technical and organisational measures; we check that they follow our instructions.",
	}
}

// certainCases is the transfer that the policy announces without a country.
func certainCases(data ...string) model.Transfer {
	return model.Transfer{
		Key: "certain-cases", Term: code("RC41"), ToolTerms: model.ToolTerms{
			Country: "ZZ", Mechanism: "scc_unknown",
			Safeguards:    "Every recipient outside the EU and EEA ensures an adequate level of protection, for example by standard contractual clauses with us; transfers follow the applicable data protection law.",
			Supplementary: "Added where the single case asks for them.",
			CopyFrom:      "on request from " + privacyTeam,
		},
		Scope: model.Scope{DataSubjects: all, PersonalData: these(data...), When: "in certain cases"},
		Note:  "The policy names neither country nor set of clauses.",
	}
}

// bookkeeping is the retention of accounting records, country by country.
func bookkeeping(data ...string) []model.Retention {
	keep := func(key, rule string, who model.Selection) model.Retention {
		return model.Retention{Key: key, Rule: link(rule), Scope: model.Scope{
			Companies: who, PersonalData: these(data...), When: "needed for bookkeeping, such as data in invoices",
		}}
	}
	return []model.Retention{
		keep("books-dk", "rule-books-dk", companies(danish...)),
		keep("books-se", "rule-books-se", companies(swedish...)),
		keep("books-no", "rule-books-no", companies(norwegian...)),
		keep("books-de", "rule-books-de", companies(german...)),
		keep("books-nl", "rule-books-nl", companies(dutch...)),
		keep("books-rest", "rule-books-rest", rest),
	}
}

// withParent says that each company is responsible together with the parent.
func withParent() []model.JointController {
	return []model.JointController{{
		Key: "parent", Party: link("havtorn"), Doc: link("doc-group-arrangement"),
		WhoDoesWhat: "Each company is controller of its own processing, along with Havtorn Metal A/S, since the group shares services to a large extent. Havtorn Metal A/S runs the systems, keeps the policy and answers requests; each company sees to its own contacts.",
		Contact:     "privacy team of Havtorn Metal A/S, " + privacyTeam,
		Scope:       model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all},
		Note:        "also for Havtorn Metal A/S itself: it acts alone there",
	}}
}

// told is the notice that covers everything in an activity.
func told(doc string) []model.Notice {
	return []model.Notice{{Key: "notice", Doc: link(doc), Scope: model.Scope{Companies: all, DataSubjects: all}}}
}

// baseline is the group's set of measures for all data, with more on top.
func baseline(more ...string) model.Said[model.Measure] {
	items := []model.Measure{{Key: "baseline", Term: link("m-baseline"), Scope: model.Scope{Companies: all, PersonalData: all}}}
	for _, c := range more {
		items = append(items, model.Measure{Key: c, Term: code(c), Scope: model.Scope{PersonalData: all}})
	}
	return model.Said[model.Measure]{Answer: model.AnswerListed, Items: items}
}

func listed[T any](items ...T) model.Said[T] {
	return model.Said[T]{Answer: model.AnswerListed, Items: items}
}

func businessContacts() *model.Activity {
	a := &model.Activity{
		Common: is("business-contacts", "Contact persons at customers, suppliers and partners"), Ref: "PA-0001",
		Description: "Contact details and correspondence of people who represent former, current and potential customers, suppliers, trading partners and other business partners. The data arise when they communicate with us, for example by mail in a running contract, or when one is made or ended.",
		Tags:        []string{"sales", "purchase", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning,
		StartsOn: "2018-05-25", RecordStatus: model.RecordInReview, Unit: link("unit-sales"), Owners: []string{"Head of Sales", "Head of Purchase"},
		Companies: model.Group(), JointControllers: withParent(),
		Purposes: []model.Purpose{
			{Key: "service", Text: "Offer a professional service to customers, suppliers and trading partners", Note: "the aim behind all others"},
			{Key: "trade", Text: "Carry out sales, purchase, manufacturing and delivery"},
			{Key: "promote", Text: "Market our products and services to business partners"},
			{Key: "develop", Text: "Market research, product development, business development and statistics"},
		},
		LegalBases: []model.LegalBasis{
			{
				Key: "interest", Art6: "6.1.f",
				Interest:     "Ours: offering a professional service to customers, suppliers and trading partners and fulfilling our contracts; maintaining and improving customer relations and other partnerships; invoicing what either side has supplied; answering questions about services, theirs or ours; documentation.",
				Balancing:    "Our interests override the interests and fundamental rights of the people: we want to supply goods and services and to be paid promptly (fees, costs, debts), the data are a very limited set, and they are mainly business contact details.",
				BalancingOn:  "2025-02-10",
				BalancingDoc: link("doc-balancing-contacts"), ObjectionHow: "by mail to " + privacyTeam,
				Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all},
			},
			{
				Key: "contract", Art6: "6.1.b",
				Scope: model.Scope{Purposes: these("trade"), DataSubjects: all, When: "in rare cases: the person is party to the contract, or has asked for steps before one"},
				Note:  "sole traders, mostly",
			},
			{
				Key: "books", Art6: "6.1.c", Law: "Bogføringsloven (Act 700 of 24 May 2022) § 12", LawCountry: "DK",
				Scope: model.Scope{Companies: companies(danish...), PersonalData: these("trade-data"), When: "where the law obliges us, for instance to keep accounting records"},
			},
			{
				Key: "books-abroad", Art6: "6.1.c", Law: "the bookkeeping law of the company's country",
				Scope: model.Scope{Companies: rest, PersonalData: these("trade-data"), When: "accounting records"},
			},
		},
		DataSubjects: []model.DataSubject{
			{Key: "customers", Term: code("DS09"), Count: model.Count{From: "8000", To: "10000", Note: "counted in the CRM in March 2026"}, Vulnerable: model.No, Note: "contact persons employed with, or otherwise representing, former, current and potential customers"},
			{Key: "suppliers", Term: code("DS13"), Count: model.Count{From: "2500"}, Note: "and contact persons of trading partners and other business partners, former, current and potential"},
			{Key: "prospects", Term: code("DS10"), Count: model.Count{Note: "not counted"}},
		},
		PersonalData: []model.PersonalData{
			{Key: "name", Term: code("PD01"), Identifiability: "identified", Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "contact", Term: code("PD04"), Detail: "e-mail address, telephone number, job position, place of work", Required: model.Yes, Consequence: "without a point of contact we cannot deliver", Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "letters", Term: code("PD55"), Detail: "mails and notes of meetings", Scope: model.Scope{DataSubjects: all}},
			{Key: "trade-data", Term: code("PD27"), Detail: "offers, orders and invoices that name the person", Scope: model.Scope{Purposes: these("trade"), DataSubjects: these("customers", "suppliers")}},
		},
		Sources: []model.Source{
			{Key: "themselves", From: "data_subject", Scope: model.Scope{DataSubjects: all, PersonalData: all, When: "when they communicate with us, for example by mail, in a contract, or when one is made or ended"}},
			{Key: "colleagues", From: "other_person", Term: code("DS09"), Scope: model.Scope{PersonalData: these("name", "contact"), When: "a colleague is named as contact"}},
			{Key: "their-web", From: "public", Scope: model.Scope{DataSubjects: these("prospects"), PersonalData: these("name", "contact")}, Note: "company websites and business registers"},
		},
		SpecialData: "none", FreeTextRule: "Notes of visits hold what was said about business; nothing about health, family or opinions.",
		Children: model.No, Profiling: model.No,
		Transfers: listed(
			model.Transfer{
				Key: "uk", Importer: link("tynemark"), Recipient: "tynemark", Tool: "adequacy",
				ToolTerms: model.ToolTerms{ScopeConfirmed: model.Yes, Fallback: "SCC, module 1, drafted"},
				Scope:     model.Scope{Companies: companies("havtorn", "havtorn-wind"), Purposes: these("trade"), DataSubjects: these("customers"), PersonalData: these("name", "contact")},
			},
			certainCases("name", "contact"),
		),
		Measures:     baseline("M13", "M18", "M41"),
		MeasuresText: "Access to the CRM by role; mail and CRM encrypted in transit and at rest; processors under contract and checked each year.",
		Systems: []model.SystemUse{
			{Key: "crm", System: link("sys-crm"), WhatFor: "contacts, visits, offers", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: these("name", "contact")}},
			{Key: "mail", System: link("sys-office"), WhatFor: "correspondence", Scope: model.Scope{PersonalData: these("letters"), When: "always"}},
			{Key: "erp", System: link("sys-erp"), WhatFor: "orders and invoices", Scope: model.Scope{PersonalData: these("trade-data")}, Note: "one ledger per company"},
		},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "None of the nine criteria of WP248 is met.", DPIAScreenedOn: "2025-02-10", DPIAStatus: "none",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: told("doc-privacy-policy"),
		Reviews: []model.Review{
			{Key: "review-2025", On: "2025-02-10", By: "Head of Sales", Outcome: "changed", Note: "balancing test renewed"},
			{Key: "review-2026", On: "2026-03-02", By: "Head of Sales", Outcome: "unchanged"},
		},
		ReviewEvery: "P1Y", NextReviewOn: "2027-03-02",
	}
	a.Recipients = listed(append(onNeed("name", "contact", "trade-data"),
		processorsUnderContract("name", "contact", "letters", "trade-data"),
		model.Recipient{Key: "sales", Term: code("RC05"), Role: model.RecipientInternal, Why: "Keep the contacts", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: all}},
		model.Recipient{Key: "cumulant", Party: link("cumulant"), Term: code("RC13"), Role: model.RecipientProcessor, Why: "Runs CRM and mail", Country: "NL", Agreement: "dpa", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: these("name", "contact", "letters")}},
		model.Recipient{Key: "tynemark", Party: link("tynemark"), Term: code("RC41"), Role: model.RecipientSeparate, Why: "Cuts and delivers to British sites", Country: "GB", OwnBasis: "6.1.f, delivery of the order", Scope: model.Scope{DataSubjects: these("customers"), PersonalData: these("name", "contact"), When: "deliveries to Great Britain"}},
	)...)
	a.Retention = listed(append([]model.Retention{{
		Key: "contacts", Rule: link("rule-contacts"), LastDeletedOn: "2026-10-31",
		Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: these("name", "contact", "letters")},
	}}, bookkeeping("trade-data")...)...)
	a.Notes = "Covers the whole group; the policy applies to every company."
	a.Mutes = []model.Mute{{Key: "mute", Check: "LB-19", Reason: "The contract is relied on in rare cases only and the scope says which.", By: "Group DPO", On: "2026-03-02", Note: "look again at the next review"}}
	return a
}
