package sample

import "ropa/model"

func recruitment() *model.Activity {
	a := &model.Activity{
		Common: is("recruitment", "Recruitment"), Ref: "PA-0012",
		Description: "Jobs are advertised on the website and on social media; applications come through the recruitment platform.",
		Tags:        []string{"hr"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-hr"), Owners: []string{"Head of HR"}, Companies: model.Group(),
		Purposes: []model.Purpose{
			{Key: "select", Text: "Choose among applicants for a position"},
			{Key: "pool", Text: "Keep applications for later positions"},
			{Key: "defend", Text: "Answer claims of rejected applicants"},
		},
		LegalBases: []model.LegalBasis{
			{Key: "steps", Art6: "6.1.b", Scope: model.Scope{Companies: all, Purposes: these("select"), DataSubjects: all, PersonalData: rest}, Note: "steps at the request of the applicant"},
			{Key: "pool-consent", Art6: "6.1.a", ConsentHow: "Asked by the platform after a rejection, with a box that is not ticked; the platform keeps the proof.", ConsentWithdrawal: "link in every mail of the platform", Scope: model.Scope{Purposes: these("pool"), DataSubjects: all}},
			{Key: "claims", Art6: "6.1.f", Interest: "Ours: to be able to answer claims of discrimination.", Balancing: "Short period, files locked; applicants expect it.", BalancingOn: "2025-09-15", ObjectionHow: "by mail to hr@havtorn.example", Scope: model.Scope{Purposes: these("defend"), DataSubjects: all, PersonalData: all}},
			{
				Key: "record", Art6: "6.1.f", Interest: "Ours: staff who are trusted with copper stock worth stealing.", Balancing: "Asked for four positions only; shown, not copied; only the answer yes or no is kept.", BalancingOn: "2025-09-15",
				Art10Law: "Databeskyttelsesloven § 8(3)", OfficialAuthority: model.No, ObjectionHow: "in the interview",
				Scope: model.Scope{Companies: companies("havtorn"), Purposes: these("select"), PersonalData: these("record-shown"), When: "positions with access to copper stock"},
			},
		},
		DataSubjects: []model.DataSubject{{Key: "applicants", Term: code("DS03"), Count: model.Count{From: "700", To: "900", Note: "a year"}, Vulnerable: model.Yes}},
		PersonalData: []model.PersonalData{
			{Key: "identity", Term: code("PD01"), Required: model.Yes, Consequence: "the application cannot be handled", Scope: model.Scope{Companies: all, DataSubjects: all}},
			{Key: "private-contact", Term: code("PD03"), Scope: model.Scope{DataSubjects: all}},
			{Key: "cv", Term: code("PD28"), Detail: "application, CV, certificates", SpecialNote: "applicants may write about health or union membership unasked", Scope: model.Scope{DataSubjects: all}},
			{Key: "references", Term: code("PD29"), Scope: model.Scope{DataSubjects: all, When: "second interview, after the applicant named the referee"}},
			{Key: "record-shown", Term: link("pd-record-shown"), Scope: model.Scope{Companies: companies("havtorn"), DataSubjects: all, When: "positions with access to copper stock"}},
			{Key: "interview-notes", Term: code("PD63"), Scope: model.Scope{DataSubjects: all}},
		},
		Sources: []model.Source{
			{Key: "applicant", From: "data_subject", Scope: model.Scope{PersonalData: rest}},
			{Key: "referee", From: "other_person", Scope: model.Scope{PersonalData: these("references")}, Note: "the referee whom the applicant named"},
			{Key: "profile", From: "public", Scope: model.Scope{PersonalData: these("cv"), When: "applied through LinkedIn"}},
		},
		SpecialData: "unsolicited", FreeTextRule: "Notes of interviews hold what was said about the work, nothing about health, family or opinions.", Children: model.No, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "hr", Term: code("RC01"), Role: model.RecipientInternal, Why: "Handles applications", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "platform", Party: link("kandidatporten"), Term: code("RC22"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK", Why: "Recruitment platform", Scope: model.Scope{DataSubjects: all, PersonalData: rest}, Note: "the old contract ended in May 2024"},
			model.Recipient{Key: "agency", Term: code("RC23"), Role: model.RecipientSeparate, Why: "Search for managers", OwnBasis: "6.1.b", Scope: model.Scope{PersonalData: these("identity", "cv"), When: "positions of management"}},
		),
		Transfers: model.Said[model.Transfer]{Answer: model.AnswerNone},
		Retention: listed(
			model.Retention{Key: "rejected-de", Rule: link("rule-applicants-de"), Scope: model.Scope{Companies: companies(german...), DataSubjects: all, PersonalData: all}},
			model.Retention{
				Key: "rejected-se", RuleTerms: model.RuleTerms{
					Countries: []model.Country{"SE"}, Companies: links(swedish...), Period: "P2Y", Starts: []string{"case_closed"}, StartNote: "end of the recruitment", RuleKind: "limitation_period",
					Law: "Diskrimineringslagen 6 kap.", LawCountry: "SE", LawCheckedOn: "2026-05-18", Action: "erase", Method: "by_processor",
				},
				Scope: model.Scope{Companies: companies(swedish...), DataSubjects: all, PersonalData: all},
			},
			model.Retention{Key: "rejected", Rule: link("rule-applicants"), Scope: model.Scope{Companies: rest, DataSubjects: all, PersonalData: all}},
			model.Retention{Key: "pool-kept", RuleTerms: model.RuleTerms{Period: "P1Y", SelfSetMaximum: model.Yes, Criterion: "Until consent is withdrawn, a year at most.", Starts: []string{"consent_withdrawn", "decision_sent"}, Whichever: "earlier", RuleKind: "business_decision", Action: "erase", Method: "by_processor"}, Scope: model.Scope{Purposes: these("pool"), PersonalData: all}},
		),
		Measures: baseline("M41"), MeasuresText: "HR and the hiring manager only; access ends with the recruitment.",
		Systems: []model.SystemUse{
			{Key: "platform-use", System: link("sys-recruit"), WhatFor: "applications and mails", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
		},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "One criterion: people in a weak position.", DPIACriteria: []string{"vulnerable"}, DPIAScreenedOn: "2025-09-15", DPIAStatus: "none",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: told("doc-applicant-notice"),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-05-12", By: "Head of HR", Outcome: "unchanged"}},
	}
	return a
}

func personnel() *model.Activity {
	a := &model.Activity{
		Common: is("personnel", "Personnel administration and sick leave"), Ref: "PA-0013",
		Description: "From the contract to the reference: personnel files, working time, appraisals, absence, and occupational health in the smelter.",
		Tags:        []string{"hr"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-hr"), Owners: []string{"Head of HR"}, Companies: model.Group(),
		Purposes: []model.Purpose{
			{Key: "employ", Text: "Carry out the employment: tasks, working time, appraisals, training"},
			{Key: "absence", Text: "Handle absence and the return to work"},
			{Key: "health", Text: "Watch the health of staff who work with lead"},
		},
		LegalBases: []model.LegalBasis{
			{Key: "contract", Art6: "6.1.b", Scope: model.Scope{Companies: all, Purposes: these("employ"), DataSubjects: these("staff"), PersonalData: rest}},
			{
				Key: "sick-pay", Art6: "6.1.c", Law: "Sygedagpengeloven", LawCountry: "DK", Art9: "9.2.b", Art9Law: "Databeskyttelsesloven § 12; the collective agreement for the metal industry",
				Scope: model.Scope{Companies: companies(danish...), Purposes: these("absence"), DataSubjects: these("staff"), PersonalData: these("sick-leave")},
			},
			{
				Key: "lead", Art6: "6.1.c", Law: "Executive order on work with metallic lead", LawCountry: "DK", Art9: "9.2.h", Art9Law: "Arbejdsmiljøloven § 63", ProfessionalSecrecy: model.Yes,
				Scope: model.Scope{Companies: companies("havtorn"), Purposes: these("health"), DataSubjects: these("staff"), PersonalData: these("lead-levels"), When: "work in the smelter"},
			},
			{
				Key: "check-up", Art6: "6.1.a", Art9: "9.2.a", Explicit: model.Yes, ConsentHow: "The clinic asks on a form of its own; nobody in the company sees who takes part.", ConsentWithdrawal: "a word to the clinic",
				Scope: model.Scope{Purposes: these("health"), DataSubjects: these("staff"), PersonalData: these("lead-levels"), When: "voluntary yearly check-up"},
			},
			{Key: "kin-interest", Art6: "6.1.f", Interest: "Of staff and ours: to reach somebody in an emergency.", Balancing: "Two lines of data, given by the employee, used in an emergency only.", Scope: model.Scope{DataSubjects: these("relatives")}},
		},
		DataSubjects: []model.DataSubject{
			{Key: "staff", Term: code("DS01"), Count: model.Count{From: "1086"}},
			{Key: "former", Term: code("DS02")},
			{Key: "relatives", Term: code("DS06"), Vulnerable: model.Unknown, Note: "children of staff among them, for days off with a sick child"},
		},
		PersonalData: []model.PersonalData{
			{Key: "identity", Term: code("PD01"), Detail: "name, private address and telephone", Required: model.Yes, Consequence: "no contract without it", Scope: model.Scope{DataSubjects: these("staff", "former")}},
			{Key: "contract-data", Term: code("PD30"), Scope: model.Scope{Purposes: these("employ"), DataSubjects: these("staff", "former")}},
			{Key: "time", Term: code("PD31"), Scope: model.Scope{Purposes: these("employ"), DataSubjects: these("staff")}},
			{Key: "appraisals", Term: code("PD34"), Scope: model.Scope{Purposes: these("employ"), DataSubjects: these("staff")}},
			{Key: "sick-leave", Term: code("PD33"), Detail: "days of absence, fitness for work", SpecialNote: "health: absence for illness; the diagnosis is not asked for", Scope: model.Scope{Purposes: these("absence"), DataSubjects: these("staff")}},
			{Key: "lead-levels", Term: link("pd-lead-work"), Scope: model.Scope{Companies: companies("havtorn"), Purposes: these("health"), DataSubjects: these("staff")}},
			{Key: "posted", Term: link("pd-posted"), NationalIDLaw: "Executive order on the register of foreign service providers (RUT)", Scope: model.Scope{DataSubjects: these("staff"), When: "work abroad"}},
			{Key: "emergency", Term: code("PD03"), Detail: "name and telephone of relatives", Scope: model.Scope{DataSubjects: these("relatives")}},
		},
		Sources: []model.Source{
			{Key: "employee", From: "data_subject", Scope: model.Scope{DataSubjects: these("staff"), PersonalData: rest}},
			{Key: "clinic", From: "party", Party: link("fjordklinik"), Scope: model.Scope{Companies: companies("havtorn"), PersonalData: these("lead-levels")}, Note: "fit or unfit for lead work; values stay with the clinic unless a limit is passed"},
			{Key: "clock", From: "own_systems", Scope: model.Scope{PersonalData: these("time")}},
		},
		SpecialData: "processed", FreeTextRule: "Absence notes say how long, never why.", Children: model.Yes, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "managers", Term: code("RC04"), Role: model.RecipientInternal, Why: "Lead their own staff", Scope: model.Scope{Companies: all, Purposes: these("employ"), DataSubjects: these("staff"), PersonalData: these("time", "appraisals")}},
			model.Recipient{Key: "council", Term: code("RC06"), Role: model.RecipientInternal, Why: "Is heard on dismissals", Scope: model.Scope{Companies: companies(german...), PersonalData: these("contract-data"), When: "dismissals, § 102 BetrVG"}},
			model.Recipient{Key: "file", Party: link("cumulant"), Term: code("RC13"), Role: model.RecipientProcessor, Agreement: "dpa", Why: "Runs the HR file", Country: "NL", Scope: model.Scope{DataSubjects: all, PersonalData: rest}},
			model.Recipient{Key: "clinic-sent", Party: link("fjordklinik"), Term: code("RC34"), Role: model.RecipientSeparate, Why: "Examines smelter staff", OwnBasis: "6.1.c with 9.2.h", Country: "DK", Scope: model.Scope{Companies: companies("havtorn"), Purposes: these("health"), DataSubjects: these("staff"), PersonalData: these("identity")}, Note: "bound to secrecy"},
			model.Recipient{Key: "municipality", Term: code("RC39"), Role: model.RecipientAuthority, Why: "Refunds sick pay", OwnBasis: "6.1.c, Sygedagpengeloven", Country: "DK", Scope: model.Scope{Companies: companies(danish...), Purposes: these("absence"), DataSubjects: these("staff"), PersonalData: these("identity", "sick-leave")}},
			model.Recipient{Key: "next-of-kin", Term: code("RC42"), Role: model.RecipientIndividuals, Why: "Are called in an emergency", OwnBasis: "6.1.d", Scope: model.Scope{DataSubjects: these("relatives"), When: "emergency"}},
		),
		Transfers: listed(model.Transfer{
			Key: "us-support", Importer: link("cumulant"), Recipient: "file", Tool: "dpf",
			ToolTerms: model.ToolTerms{DPFListed: model.Yes, DPFHR: model.Yes, DPFCheckedOn: "2026-09-15", Fallback: "SCC, module 2", SubjectsInformed: model.Yes},
			Scope:     model.Scope{Companies: all, Purposes: all, DataSubjects: these("staff", "former"), PersonalData: these("identity", "contract-data"), When: "remote support"},
		}),
		Retention: listed(
			model.Retention{Key: "file-dk", Rule: link("rule-personnel-dk"), LastDeletedOn: "2026-01-15", Scope: model.Scope{Companies: companies(danish...), DataSubjects: these("staff", "former"), PersonalData: these("identity", "contract-data", "appraisals", "sick-leave")}},
			model.Retention{
				Key: "time-de", RuleTerms: model.RuleTerms{Countries: []model.Country{"DE"}, Period: "P2Y", Starts: []string{"recording"}, RuleKind: "statutory_minimum", Law: "§ 16(2) ArbZG; § 17 MiLoG", LawCountry: "DE", LawCheckedOn: "2026-05-18", Action: "erase", Method: "automatic_job"},
				Scope: model.Scope{Companies: companies(german...), PersonalData: these("time")},
			},
			model.Retention{Key: "kin", RuleTerms: model.RuleTerms{Period: "P1M", Starts: []string{"employment_end"}, CountedFrom: "end_of_month", RuleKind: "business_decision", Action: "erase", Method: "manual"}, Scope: model.Scope{DataSubjects: these("relatives"), PersonalData: these("emergency")}},
			model.Retention{Key: "lead-kept", RuleTerms: model.RuleTerms{Criterion: "With the clinic, under the law on health records.", Action: "transfer_to_archive"}, Scope: model.Scope{PersonalData: these("lead-levels")}, Note: "we keep fit or unfit for the year"},
			model.Retention{Key: "rest-of-group", RuleTerms: model.RuleTerms{Criterion: "By the law of the country; to be entered by local HR."}, Scope: model.Scope{Companies: rest, PersonalData: rest}},
		),
		Measures: model.Said[model.Measure]{Answer: model.AnswerListed, Reason: "Paper files are being scanned; the cabinet goes in 2027.", Items: []model.Measure{
			{Key: "base", Term: link("m-baseline"), Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: rest}},
			{Key: "split", Term: code("M17"), Scope: model.Scope{Purposes: these("health"), DataSubjects: these("staff"), PersonalData: these("sick-leave", "lead-levels"), When: "health data, apart from the file"}, Note: "a folder that only two people can open"},
			{Key: "locks", Term: code("M14"), Scope: model.Scope{PersonalData: these("contract-data"), When: "paper"}},
		}},
		MeasuresText: "HR file by role; health data apart; paper locked in room 114.",
		Systems: []model.SystemUse{
			{Key: "hr-file", System: link("sys-hr"), WhatFor: "file, time, absence", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: rest}},
			{Key: "cabinet", System: link("sys-paper"), WhatFor: "contracts before 2015", Scope: model.Scope{Companies: companies("havtorn"), PersonalData: these("contract-data"), When: "signed before 2015"}, Note: "to be scanned"},
		},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "Two criteria (weak position, sensitive data), but few people and a statutory frame; decided with the DPO.", DPIACriteria: []string{"vulnerable", "sensitive"}, DPIAScreenedOn: "2025-09-15", DPIAStatus: "none",
		DPOAdvice: "No DPIA now; screen again if the time clock gets fingerprints.", LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: told("doc-staff-notice"),
		Reviews: []model.Review{{Key: "review-2025", On: "2025-09-15", By: "Head of HR", Outcome: "changed"}},
	}
	a.Leftovers = leftover("old-hr", "Personale!H14", "Bemærkning", "Læge: se særskilt aftale fra 2016")
	return a
}

func payroll() *model.Activity {
	return &model.Activity{
		Common: is("payroll", "Payroll"), Ref: "PA-0014",
		Description: "Salaries, taxes, pensions and union dues of the Danish companies. The other countries have records of their own to be added.",
		Tags:        []string{"hr", "finance"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-finance"), Owners: []string{"Payroll lead"}, Companies: companies(danish...),
		Purposes: []model.Purpose{{Key: "pay", Text: "Compute and pay salaries, withhold and report taxes and contributions"}},
		LegalBases: []model.LegalBasis{
			{Key: "tax", Art6: "6.1.c", Law: "Kildeskatteloven; Indkomstregisterloven", LawCountry: "DK", Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: these("cpr", "tax-data", "salary")}},
			{Key: "contract", Art6: "6.1.b", Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: these("bank", "salary", "pension")}},
			{Key: "dues", Art6: "6.1.b", Art9: "9.2.b", Art9Law: "Databeskyttelsesloven § 12; the collective agreement for the metal industry", Scope: model.Scope{DataSubjects: all, PersonalData: these("union"), When: "the employee has asked us to pay the dues"}},
		},
		DataSubjects: []model.DataSubject{{Key: "staff", Term: code("DS01"), Count: model.Count{From: "450", To: "450"}}, {Key: "former", Term: code("DS02")}},
		PersonalData: []model.PersonalData{
			{Key: "cpr", Term: code("PD09"), NationalIDLaw: "Databeskyttelsesloven § 11", Required: model.Yes, Consequence: "no salary can be reported", Scope: model.Scope{DataSubjects: all}},
			{Key: "bank", Term: code("PD18"), Required: model.Yes, Consequence: "no salary can be paid", Scope: model.Scope{DataSubjects: all}},
			{Key: "salary", Term: code("PD21"), Scope: model.Scope{DataSubjects: all}},
			{Key: "tax-data", Term: code("PD22"), Scope: model.Scope{DataSubjects: all}},
			{Key: "pension", Term: code("PD26"), Scope: model.Scope{DataSubjects: all}},
			{Key: "union", Term: code("PD36"), SpecialNote: "membership shows in the deduction", Scope: model.Scope{DataSubjects: all}},
		},
		Sources: []model.Source{
			{Key: "employee", From: "data_subject", Scope: model.Scope{PersonalData: these("cpr", "bank", "union")}},
			{Key: "skat", From: "party", Party: link("skat"), Term: code("RC36"), Scope: model.Scope{PersonalData: these("tax-data")}},
		},
		SpecialData: "processed", Children: model.No, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "bureau", Party: link("loenhjulet"), Term: code("RC11"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK", Why: "Computes the salaries", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
			model.Recipient{Key: "tax-office", Party: link("skat"), Term: code("RC36"), Role: model.RecipientAuthority, Country: "DK", Why: "Monthly reports", OwnBasis: "6.1.c, Indkomstregisterloven", Scope: model.Scope{DataSubjects: all, PersonalData: these("cpr", "salary", "tax-data")}},
			model.Recipient{Key: "bank-pays", Term: code("RC27"), Role: model.RecipientSeparate, Country: "DK", Why: "Carries out the payments", OwnBasis: "6.1.b", Scope: model.Scope{DataSubjects: all, PersonalData: these("bank", "salary")}},
			model.Recipient{Key: "pension-fund", Party: link("stoebepension"), Term: code("RC29"), Role: model.RecipientSeparate, Country: "DK", Why: "Pension", OwnBasis: "6.1.b", Scope: model.Scope{DataSubjects: all, PersonalData: these("cpr", "pension")}},
			model.Recipient{Key: "union-dues", Party: link("nordlys"), Role: model.RecipientSeparate, Country: "DK", Why: "Dues", OwnBasis: "6.1.b with 9.2.b", Scope: model.Scope{DataSubjects: all, PersonalData: these("union"), When: "the employee has asked us to pay the dues"}},
		),
		Transfers: model.Said[model.Transfer]{Answer: model.AnswerNone, Reason: "All recipients are in Denmark."},
		Retention: listed(
			model.Retention{Key: "books", Rule: link("rule-books-dk"), Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: all}, LastDeletedOn: "2026-02-02"},
		),
		Measures: baseline("M04", "M27"), MeasuresText: "Two people release each payment; the bureau is reached over an encrypted line with multi-factor login.",
		Systems:            []model.SystemUse{{Key: "pay-system", System: link("sys-pay"), WhatFor: "salaries and reports", Scope: model.Scope{Companies: companies(danish...), PersonalData: all}}, {Key: "ledger", System: link("sys-erp"), WhatFor: "postings", Scope: model.Scope{PersonalData: these("salary")}}},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "Statutory task, few people, no new technology.", DPIAScreenedOn: "2025-09-15", DPIAStatus: "none", LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: told("doc-staff-notice"),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-02-16", By: "Payroll lead", Outcome: "unchanged"}},
	}
}
