package sample

import "ropa/model"

func cctv() *model.Activity {
	return &model.Activity{
		Common: is("cctv", "Video surveillance of gates and stock"), Ref: "PA-0015",
		Description: "Cameras at gates, yard and copper stock of the two Danish works. No sound, no recognition of faces.",
		Tags:        []string{"security"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		StartsOn: "2019-03-01", Unit: link("unit-security"), Owners: []string{"Works manager"}, Companies: companies("havtorn", "havtorn-wind"),
		Purposes: []model.Purpose{{Key: "prevent", Text: "Prevent and clear up theft of metal and accidents in the yard"}},
		LegalBases: []model.LegalBasis{{
			Key: "interest", Art6: "6.1.f", Interest: "Ours: to protect stock and people.", Balancing: "Narrow fields of view, no break rooms, short storage; thefts of copper in 2018 and 2022 could not be cleared up otherwise.",
			BalancingOn: "2026-05-20", BalancingDoc: link("doc-balancing-security"), ObjectionHow: "to the works manager or " + privacyTeam, Art10Law: "Databeskyttelsesloven § 8(3)", OfficialAuthority: model.No,
			OtherPermission: "Tv-overvågningsloven: signs, registration with the police",
			Scope:           model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all},
		}},
		DataSubjects: []model.DataSubject{
			{Key: "staff", Term: code("DS01")},
			{Key: "visitors", Term: code("DS14")},
			{Key: "passers-by", Term: code("DS26"), Count: model.Count{Note: "few: the street lies outside the field of view"}},
		},
		PersonalData: []model.PersonalData{
			{Key: "video", Term: code("PD16"), Scope: model.Scope{DataSubjects: all}},
			{Key: "plates", Term: code("PD58"), Detail: "licence plates at the gates", Scope: model.Scope{DataSubjects: these("visitors", "staff")}},
			{Key: "offences", Term: code("PD49"), Detail: "stills handed to the police", Scope: model.Scope{DataSubjects: all, When: "an offence was filmed"}},
		},
		Sources:     []model.Source{{Key: "cameras", From: "own_systems", Scope: model.Scope{DataSubjects: all, PersonalData: all}}},
		SpecialData: "none", Children: model.No, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "guards", Term: code("RC03"), Role: model.RecipientInternal, Why: "Look at recordings after an incident, in pairs", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "installer", Party: link("vagtvaerk"), Term: code("RC16"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK", Why: "Maintains cameras and recorders", Scope: model.Scope{DataSubjects: all, PersonalData: these("video")}},
			model.Recipient{Key: "police", Term: code("RC38"), Role: model.RecipientAuthority, Country: "DK", Why: "Investigates", OwnBasis: "6.1.f with Databeskyttelsesloven § 8", Scope: model.Scope{DataSubjects: all, PersonalData: these("offences"), When: "an offence was filmed"}},
		),
		Transfers: model.Said[model.Transfer]{Answer: model.AnswerNone, Reason: "Recorders stand in the works."},
		Retention: listed(model.Retention{
			Key: "recordings", Rule: link("rule-cctv-dk"), RuleTerms: model.RuleTerms{Period: "P21D", SelfSetMaximum: model.Yes, Exceptions: "Longer for a concrete dispute, with a note in the log."}, LastDeletedOn: "2026-11-21",
			Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all}, Note: "shorter than the law allows",
		}),
		Measures: baseline("M13", "M14"), MeasuresText: "Recorders in a locked room, access logged, two people needed to look.",
		Systems:            []model.SystemUse{{Key: "recorders", System: link("sys-cctv"), WhatFor: "cameras and recorders", Scope: model.Scope{DataSubjects: all, PersonalData: all}}},
		AutomatedDecisions: model.No, DPIARequired: model.Yes, DPIAReason: "Systematic monitoring of staff.", DPIACriteria: []string{"monitor", "vulnerable"}, DPIAScreenedOn: "2026-05-20", DPIAStatus: "done", DPIAOn: "2026-06-02",
		DPIADoc: link("doc-dpia-cctv"), DPIAOutcome: "low", DPOAdvice: "Turn camera 7 away from the smokers' corner; done on 12 June 2026.", DPIANextOn: "2028-06-01",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: []model.Notice{
			{Key: "signs", Doc: link("doc-camera-sign"), Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all}},
			{Key: "staff-notice", Doc: link("doc-staff-notice"), Scope: model.Scope{DataSubjects: these("staff")}, Note: "chapter 6"},
		},
		Documents: []model.DocumentUse{{Key: "balancing", Doc: link("doc-balancing-security"), WhatFor: "why each camera is needed"}},
		Reviews:   []model.Review{{Key: "review-2026", On: "2026-05-20", By: "Works manager", Outcome: "changed", Note: "processor contract missing: found"}},
	}
}

func whistleblowing() *model.Activity {
	return &model.Activity{
		Common: is("whistleblowing", "Whistleblowing channel"), Ref: "PA-0016",
		Description: "Reports of breaches of law, in the open or anonymous, and what is done about them.",
		Tags:        []string{"compliance"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		StartsOn: "2021-12-17", Unit: link("unit-legal"), Owners: []string{"General counsel"}, Companies: companies("havtorn", "havtorn-wind", "havtorn-service", "havtorn-pl", "havtorn-serwis"),
		Purposes: []model.Purpose{{Key: "report", Text: "Receive reports of breaches of law and follow them up"}, {Key: "claims", Text: "Establish and defend legal claims that follow"}},
		LegalBases: []model.LegalBasis{
			{
				Key: "act", Art6: "6.1.c", Law: "Lov om beskyttelse af whistleblowere § 9", LawCountry: "DK", Art9: "9.2.g", Art9Law: "Lov om beskyttelse af whistleblowere § 22", Art10Law: "Lov om beskyttelse af whistleblowere § 22", OfficialAuthority: model.No,
				Scope: model.Scope{Companies: companies("havtorn", "havtorn-wind"), Purposes: these("report"), DataSubjects: all, PersonalData: all},
			},
			{Key: "act-abroad", Art6: "6.1.c", Law: "the national act that carries out Directive (EU) 2019/1937", Scope: model.Scope{Companies: rest, Purposes: these("report"), DataSubjects: all}, Note: "act and section to be named for Germany and Poland"},
			{Key: "defence", Art6: "6.1.f", Interest: "Ours: to establish, exercise and defend claims.", Balancing: "Only in a case that goes to court, with what the court needs.", Art9: "9.2.f", Scope: model.Scope{Purposes: these("claims"), DataSubjects: all}},
		},
		DataSubjects: []model.DataSubject{{Key: "people", Term: code("DS25"), Count: model.Count{From: "5", To: "15", Note: "cases a year"}, Vulnerable: model.Yes, Note: "whistleblowers, those reported, witnesses"}},
		PersonalData: []model.PersonalData{
			{Key: "reports", Term: code("PD63"), Detail: "what the report says", SpecialNote: "may hold anything, special categories included", Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "offences", Term: code("PD49"), Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "identity", Term: code("PD01"), Identifiability: "identified", Required: model.No, Consequence: "a report may be anonymous", Scope: model.Scope{Purposes: these("report"), DataSubjects: all}},
		},
		Sources: []model.Source{
			{Key: "reporter", From: "other_person", Scope: model.Scope{DataSubjects: all, PersonalData: all, When: "about those reported and witnesses"}},
			{Key: "own-word", From: "data_subject", Scope: model.Scope{PersonalData: these("identity")}},
		},
		SpecialData: "processed", FreeTextRule: "Case handlers strike out what the case does not need.", Children: model.No, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "handlers", Term: code("RC07"), Role: model.RecipientInternal, Why: "Two case handlers", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "channel", Party: link("trygkanal"), Term: code("RC14"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK", Why: "Runs the channel", Scope: model.Scope{DataSubjects: all, PersonalData: all}, Note: "cannot read the reports"},
			model.Recipient{Key: "counsel", Party: link("straits"), Term: code("RC32"), Role: model.RecipientSeparate, Country: "SG", Why: "Advice in case 2026-01", OwnBasis: "6.1.f with 9.2.f", Scope: model.Scope{Purposes: these("claims"), DataSubjects: all, PersonalData: these("reports"), When: "case 2026-01"}},
		),
		Transfers: listed(model.Transfer{
			Key: "case-2026-01", Importer: link("straits"), Recipient: "counsel", Tool: "compelling",
			ToolTerms: model.ToolTerms{
				Country: "SG", Mechanism: "49.1.sub2", Safeguards: "Undertaking of secrecy; encrypted data room, reading only, closed after 60 days; names replaced by letters.", Doc: link("doc-straits-safeguards"), SignedOn: "2026-02-26",
				Occasional: model.Yes, Assessment: "Three people are concerned, once. No contract clauses could be agreed before the hearing, the interest in a defence is compelling, and with letters instead of names their interests do not override it.",
				AuthorityInformedOn: "2026-03-03", SubjectsInformed: model.Yes, CopyFrom: "the general counsel",
			},
			Scope: model.Scope{Companies: companies("havtorn"), Purposes: these("claims"), DataSubjects: all, PersonalData: these("reports"), When: "case 2026-01, once"},
		}),
		Retention: listed(
			model.Retention{Key: "cases", RuleTerms: model.RuleTerms{Period: "P2Y", Starts: []string{"case_closed"}, CountedFrom: "end_of_calendar_year", RuleKind: "business_decision", Action: "restrict_and_review", Method: "manual", Exceptions: "Pending proceedings."}, Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: all}},
			model.Retention{Key: "unfounded", RuleTerms: model.RuleTerms{Period: "P2M", Starts: []string{"decision_sent"}, RuleKind: "business_decision", Action: "erase", Method: "by_processor"}, Scope: model.Scope{PersonalData: all, When: "reports outside the scope of the act"}},
		),
		Measures: baseline("M04", "M05", "M18", "M27"), MeasuresText: "Reports are encrypted end to end; two named handlers; nobody in IT can read them.",
		Systems:            []model.SystemUse{{Key: "tool", System: link("sys-whistle"), WhatFor: "reports and case notes", Scope: model.Scope{Companies: all, Purposes: these("report"), DataSubjects: all, PersonalData: all}}},
		AutomatedDecisions: model.No, DPIARequired: model.Yes, DPIAReason: "Sensitive data about people in a weak position.", DPIACriteria: []string{"sensitive", "vulnerable"}, DPIAScreenedOn: "2021-11-30", DPIAStatus: "done", DPIAOn: "2021-12-08", DPIAOutcome: "low", DPOAdvice: "Keep the list of handlers short.", DPIANextOn: "2024-12-01",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices:    told("doc-staff-notice"),
		Documents:  []model.DocumentUse{{Key: "policy", Doc: link("doc-whistle-policy"), WhatFor: "how to report, and what happens then"}},
		RightsNote: "Those reported are told when it no longer endangers the case; the whistleblower's identity is never given out without consent.",
		Reviews:    []model.Review{{Key: "review-2026", On: "2026-03-10", By: "General counsel", Outcome: "changed", Note: "transfer in case 2026-01 added"}},
	}
}

func itAccounts() *model.Activity {
	return &model.Activity{
		Common: is("it-accounts", "User accounts, access and logs"), Ref: "PA-0017",
		Description: "Accounts of staff and outside consultants, what they may open, and logs of what happened.",
		Tags:        []string{"it", "security"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-it"), Owners: []string{"Head of IT"}, Companies: model.Group(),
		Purposes: []model.Purpose{{Key: "access", Text: "Give people the access that their task needs, and take it away in time"}, {Key: "detect", Text: "Detect and clear up security incidents"}},
		LegalBases: []model.LegalBasis{
			{Key: "security", Art6: "6.1.c", Law: "GDPR Art. 32; NIS 2 law of the country where it applies", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all}},
			{Key: "interest", Art6: "6.1.f", Interest: "Ours: systems that are not misused.", Balancing: "Logs are looked at after an alarm only, never to judge performance.", BalancingOn: "2026-05-20", BalancingDoc: link("doc-balancing-security"), ObjectionHow: "to the head of IT", Scope: model.Scope{Purposes: these("detect"), DataSubjects: all, PersonalData: these("logs")}},
		},
		DataSubjects: []model.DataSubject{{Key: "staff", Term: code("DS01"), Count: model.Count{From: "1086"}}, {Key: "consultants", Term: code("DS04"), Count: model.Count{To: "60"}}},
		PersonalData: []model.PersonalData{
			{Key: "accounts", Term: code("PD51"), Scope: model.Scope{DataSubjects: all}},
			{Key: "devices", Term: code("PD52"), Scope: model.Scope{DataSubjects: all}},
			{Key: "logs", Term: code("PD53"), Identifiability: "pseudonymous", Scope: model.Scope{Purposes: these("detect"), DataSubjects: all}},
		},
		Sources:     []model.Source{{Key: "hr-file", From: "own_systems", Scope: model.Scope{DataSubjects: these("staff"), PersonalData: these("accounts")}}},
		SpecialData: "none", Children: model.No, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "admins", Term: code("RC03"), Role: model.RecipientInternal, Why: "Administer accounts", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "directory", Party: link("cumulant"), Term: code("RC13"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "NL", Why: "Runs the directory", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "night-desk", Party: link("kalpavani"), Term: code("RC18"), Role: model.RecipientSubprocessor, Country: "IN", Why: "Service desk at night", Scope: model.Scope{PersonalData: these("accounts"), When: "22:00 to 06:00"}, Note: "engaged by Cumulant Cloud Inc."},
		),
		Transfers: listed(
			model.Transfer{
				Key: "us", Importer: link("cumulant"), Recipient: "directory", Tool: "scc", ToolTerms: model.ToolTerms{Module: "2", SignedOn: "2023-09-04", Doc: link("doc-scc-cumulant")},
				Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: these("accounts"), When: "remote support"}, Note: "the entry on the DPF list is the second leg",
			},
			model.Transfer{
				Key: "india", Importer: link("kalpavani"), Recipient: "night-desk", Tool: "bcr",
				ToolTerms: model.ToolTerms{Mechanism: "46.2.b", ApprovedBy: "Autoriteit Persoonsgegevens, Netherlands", ApprovedOn: "2023-02-20", TIAOn: "2025-05-06", TIAResult: "ok_with_measures", TIADoc: link("doc-tia-in"), Supplementary: "For us without screen sharing: by telephone only.", Occasional: model.No},
				Scope:     model.Scope{Companies: all, DataSubjects: these("staff"), PersonalData: these("accounts"), When: "22:00 to 06:00"},
			},
		),
		Retention: listed(
			model.Retention{Key: "accounts-kept", RuleTerms: model.RuleTerms{Period: "P90D", Starts: []string{"account_closed"}, RuleKind: "business_decision", Action: "erase", Method: "automatic_job"}, Scope: model.Scope{DataSubjects: all, PersonalData: these("accounts", "devices")}},
			model.Retention{Key: "logs-kept", Rule: link("rule-logs"), Scope: model.Scope{DataSubjects: all, PersonalData: these("logs")}, LastDeletedOn: "2026-10-31"},
		),
		Measures: baseline("M06", "M13", "M19", "M26", "M39"), MeasuresText: "As the IT security policy says; revised with the yearly IT audit.",
		Systems:            []model.SystemUse{{Key: "directory-use", System: link("sys-directory"), WhatFor: "accounts and sign-on", Scope: model.Scope{Companies: all, Purposes: these("access"), DataSubjects: all, PersonalData: all}}, {Key: "office", System: link("sys-office"), WhatFor: "mailboxes of the accounts", Scope: model.Scope{DataSubjects: all}}},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "Logs are not used to watch staff; agreed with the works councils.", DPIACriteria: []string{"vulnerable"}, DPIAScreenedOn: "2026-05-20", DPIAStatus: "none", LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices:   told("doc-staff-notice"),
		Documents: []model.DocumentUse{{Key: "policy", Doc: link("doc-security-policy"), WhatFor: "what every account and system has to meet"}},
		Reviews:   []model.Review{{Key: "review-2026", On: "2026-05-20", By: "Head of IT", Outcome: "unchanged"}},
	}
}
