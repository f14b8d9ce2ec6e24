package sample

import "ropa/model"

// portal is a processor's record, Article 30(2).
func portal() *model.Activity {
	return &model.Activity{
		Common: is("portal", "Consignment portal for clients"), Ref: "PA-0018",
		Description: "Havtorn Service GmbH runs a portal through which the staff of clients draw metal from stock kept on the client's ground.",
		Tags:        []string{"service"}, Role: model.RoleProcessor, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		StartsOn: "2024-02-01", Unit: link("unit-logistics"), Owners: []string{"Leiterin Logistik"}, Companies: companies("havtorn-service"),
		Clients: []model.Client{
			{Key: "vestkyst", Party: link("vestkyst"), Processing: "Hosting and support of accounts; storing who drew what and when; monthly statements", Agreement: "client-dpa", Doc: link("doc-dpa-vestkyst")},
			{Key: "alpenlicht", Party: link("alpenlicht"), Processing: "Hosting and support of accounts; storing who drew what and when", Agreement: "client-dpa", Note: "controller in Switzerland, with a representative in Germany"},
			{Key: "pilots", Term: code("RC41"), Processing: "Accounts for a trial of three months", Note: "pilot customers, to be named when they sign"},
		},
		DataSubjects: []model.DataSubject{{Key: "users", Term: code("DS09"), Count: model.Count{From: "140", To: "160"}, Note: "staff of the clients"}},
		PersonalData: []model.PersonalData{
			{Key: "accounts", Term: code("PD51"), Scope: model.Scope{DataSubjects: all}},
			{Key: "withdrawals", Term: code("PD27"), Detail: "who drew what and when", Scope: model.Scope{DataSubjects: all}},
		},
		SpecialData: "none",
		Recipients: listed(
			model.Recipient{Key: "hosting", Party: link("cumulant"), Term: code("RC18"), Role: model.RecipientSubprocessor, Agreement: "dpa", Country: "DE", Why: "Hosting", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "back-to-client", Party: link("alpenlicht"), Term: code("RC41"), Role: model.RecipientSeparate, Country: "CH", Why: "Gets its own data back", OwnBasis: "instructions of the client", Scope: model.Scope{PersonalData: all}},
		),
		Transfers: listed(
			model.Transfer{Key: "swiss-client", Importer: link("alpenlicht"), Recipient: "back-to-client", Tool: "adequacy", Scope: model.Scope{DataSubjects: all, PersonalData: all, When: "data of this client"}},
			model.Transfer{
				Key: "us-support", Recipient: "hosting", ToolTerms: model.ToolTerms{Country: "US", Mechanism: "46.2.c", Module: "3", Safeguards: "SCC, module 3, in the terms of Cumulant Cloud Inc.", SignedOn: "2024-02-01", TIAOn: "2025-11-12", TIAResult: "ok_with_measures", TIADoc: link("doc-tia-us")},
				Scope: model.Scope{DataSubjects: all, PersonalData: these("accounts"), When: "remote support"},
			},
		),
		Measures: baseline("M17", "M28", "M41"), MeasuresText: "One space per client; encrypted in transit and at rest; daily backup, restored once a year as a test.",
		Systems:   []model.SystemUse{{Key: "portal-system", System: link("sys-portal"), WhatFor: "the portal", Scope: model.Scope{Companies: companies("havtorn-service"), DataSubjects: all, PersonalData: all}}},
		Documents: []model.DocumentUse{{Key: "dpa", Doc: link("doc-dpa-vestkyst"), WhatFor: "instructions of the client"}},
		Reviews:   []model.Review{{Key: "review-2026", On: "2026-06-23", By: "Leiterin Logistik", Outcome: "unchanged"}},
	}
}

// patents shows a transfer to an international organisation.
func patents() *model.Activity {
	return &model.Activity{
		Common: is("patents", "Employee inventions and patents"), Ref: "PA-0019",
		Description: "Inventions of staff are reported, claimed or released, and filed for a patent; inventors are named.",
		Tags:        []string{"legal"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-legal"), Owners: []string{"General counsel"}, Companies: companies("havtorn", "havtorn-kupfer"),
		Purposes: []model.Purpose{{Key: "file-patents", Text: "Claim inventions, pay the inventors, file and defend patents"}},
		LegalBases: []model.LegalBasis{
			{Key: "german-act", Art6: "6.1.c", Law: "ArbnErfG", LawCountry: "DE", Scope: model.Scope{Companies: companies("havtorn-kupfer"), Purposes: all}},
			{Key: "danish-act", Art6: "6.1.c", Law: "Lov om arbejdstageres opfindelser", LawCountry: "DK", Scope: model.Scope{Companies: companies("havtorn"), Purposes: all}},
		},
		DataSubjects: []model.DataSubject{{Key: "inventors", Term: code("DS01"), Count: model.Count{From: "12", To: "12"}}},
		PersonalData: []model.PersonalData{{Key: "inventor", Term: code("PD01"), Detail: "name, private address, share in the invention", Scope: model.Scope{DataSubjects: all}}},
		SpecialData:  "none",
		Recipients: listed(
			model.Recipient{Key: "office", Party: link("epo"), Term: code("RC39"), Role: model.RecipientAuthority, Why: "Grants and publishes patents", OwnBasis: "6.1.c", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "register", Term: code("RC42"), Role: model.RecipientGeneralPublic, Why: "Inventors are published", OwnBasis: "European Patent Convention", Scope: model.Scope{PersonalData: these("inventor"), When: "18 months after filing"}},
		),
		Transfers: listed(model.Transfer{
			Key: "to-epo", Importer: link("epo"), Recipient: "office", Tool: "adequacy",
			ToolTerms: model.ToolTerms{Organisation: "European Patent Organisation", ScopeConfirmed: model.Yes},
			Scope:     model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all},
		}),
		Retention: model.Said[model.Retention]{Answer: model.AnswerNotPossible, Reason: "A patent is public for good; how long the file is needed depends on the life of the patent and on claims of inventors, which differ case by case."},
		Measures:  baseline("M21"), AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "Few people, no risk beyond publication, which the law asks for.", DPIAScreenedOn: "2026-01-20", DPIAStatus: "none",
		LargeScale: model.No, Occasional: model.No,
		Notices: told("doc-staff-notice"),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-01-20", By: "General counsel", Outcome: "unchanged"}},
	}
}

// creditLimits is planned: a decision by machine, with its assessment.
func creditLimits() *model.Activity {
	return &model.Activity{
		Common: is("credit-limits", "Automatic credit limits in the webshop"), Ref: "PA-0020",
		Description: "New customers get a credit limit at once, set by a score; sole traders are natural persons.",
		Tags:        []string{"web", "finance"}, Role: model.RoleController, ProcessingStatus: model.StatusPlanned, StartsOn: "2027-03-01", RecordStatus: model.RecordDraft,
		Unit: link("unit-finance"), Owners: []string{"Credit manager"}, Companies: companies("havtorn", "havtorn-se"),
		Purposes: []model.Purpose{{Key: "limit", Text: "Set a credit limit for new customers without delay"}},
		LegalBases: []model.LegalBasis{{
			Key: "contract", Art6: "6.1.b", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, When: "the customer asks for delivery on account"},
		}},
		DataSubjects: []model.DataSubject{{Key: "traders", Term: code("DS08"), Count: model.Count{To: "400", Note: "a year, estimated"}}, {Key: "guarantors", Term: code("DS07")}},
		PersonalData: []model.PersonalData{
			{Key: "who", Term: code("PD01"), Required: model.Yes, Consequence: "delivery against prepayment only", Scope: model.Scope{DataSubjects: all}},
			{Key: "score", Term: code("PD23"), Detail: "score and payment defaults", Scope: model.Scope{DataSubjects: these("traders")}},
		},
		Sources:     []model.Source{{Key: "agency", From: "party", Party: link("kreditkompas"), Term: code("RC33"), Scope: model.Scope{Companies: companies("havtorn"), DataSubjects: all, PersonalData: these("score")}}},
		SpecialData: "none", Children: model.No, Profiling: model.Yes, ProfilingNote: "The score estimates whether a trader pays.",
		Recipients: listed(model.Recipient{Key: "agency-asked", Party: link("kreditkompas"), Term: code("RC33"), Role: model.RecipientSeparate, Country: "DK", Why: "Asked for the score", OwnBasis: "6.1.b", Scope: model.Scope{DataSubjects: all, PersonalData: these("who")}}),
		Transfers:  model.Said[model.Transfer]{Answer: model.AnswerNone},
		Retention:  listed(model.Retention{Key: "scores", RuleTerms: model.RuleTerms{Period: "P6M", SelfSetMaximum: model.Yes, Starts: []string{"offer_made", "contract_end"}, StartNote: "without a contract from the offer, else from its end", Whichever: "later", RuleKind: "business_decision", Action: "anonymise", Method: "automatic_job"}, Scope: model.Scope{DataSubjects: all, PersonalData: all}}),
		Measures:   baseline("M22", "M23"),
		Systems:    []model.SystemUse{{Key: "shop", System: link("sys-shop"), WhatFor: "asks and applies the limit", Scope: model.Scope{PersonalData: all}}},

		AutomatedDecisions: model.Yes, DecisionBasis: "22.2.a",
		DecisionLogic: "Score, age of the company and defaults give one of four limits. A low score means prepayment. Customers can have a person decide, give their view and contest the result.",
		DPIARequired:  model.Yes, DPIAReason: "Evaluation with significant effect; three criteria.", DPIACriteria: []string{"eval", "adm", "block"}, DPIAListedCase: "35.3.a", DPIAScreenedOn: "2026-06-01",
		DPIAStatus: "done", DPIAOn: "2026-09-30", DPIADoc: link("doc-dpia-credit"), DPIAOutcome: "residual_high", DPOAdvice: "Do not start before the authority has answered; let a person look at every refusal.", ConsultedOn: "2026-10-19", DPIANextOn: "2027-01-31",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		NextReviewOn: "2027-01-31",
		PrivateNote:  "Sales presses for January. Wait for the answer of Datatilsynet.",
	}
}
