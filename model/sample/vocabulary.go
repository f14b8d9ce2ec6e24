package sample

import "ropa/model"

// terms are the group's own entries beside the shipped vocabularies.
func terms() []*model.Term {
	own := func(slug, vocabulary, name string) *model.Term {
		return &model.Term{Common: is(slug, name), Vocabulary: vocabulary}
	}
	presenters := own("ds-presenters", model.VocabularyDataSubjects, "presenters and participants of events")
	presenters.Vulnerable = model.No

	engagement := own("pd-engagement", model.VocabularyPersonalData, "interaction with newsletters (opened, clicked)")
	engagement.HighlyPersonal = model.No
	engagement.Notes = "Read by a tracking pixel in the newsletter."

	permission := own("pd-permission", model.VocabularyPersonalData, "permissions and consents given or refused")

	posted := own("pd-posted", model.VocabularyPersonalData, "posted-worker papers (A1, RUT number)")
	posted.NationalID = model.Yes
	posted.HighlyPersonal = model.Yes

	shown := own("pd-record-shown", model.VocabularyPersonalData, "clean criminal record shown (yes or no)")
	shown.Criminal = model.Yes
	shown.HighlyPersonal = model.Yes
	shown.Leftovers = leftover("old-code", "Kategorier!A31", "Kode", "S-31 (straffeattest forevist)")

	fitness := own("pd-lead-work", model.VocabularyPersonalData, "blood lead levels of smelter staff")
	fitness.Special = "health"

	advisers := own("rc-advisers", model.VocabularyRecipients, "advisers: lawyers, accountants, consultants")
	advisers.DefaultRole = model.RecipientSeparate

	attendees := own("rc-attendees", model.VocabularyRecipients, "presenters and attendees of the same event")
	attendees.DefaultRole = model.RecipientIndividuals

	requested := own("rc-on-request", model.VocabularyRecipients, "public authorities and courts, on request or by order")
	requested.DefaultRole = model.RecipientAuthority

	vendors := own("rc-cookie-vendors", model.VocabularyRecipients, "vendors listed in the cookie declaration")
	vendors.DefaultRole = model.RecipientUndecided

	fax := own("rc-fax", model.VocabularyRecipients, "fax bureau")
	fax.Retired = model.Yes

	baseline := own("m-baseline", model.VocabularyMeasures, "Havtorn IT baseline")
	baseline.Heading = "organisational"
	for _, c := range []string{"M01", "M02", "M03", "M08", "M09", "M11", "M12", "M16", "M24", "M25", "M28", "M34", "M36", "M40", "M42"} {
		baseline.Includes = append(baseline.Includes, code(c))
	}
	baseline.Notes = "What the IT security policy asks of every system; an activity links it and adds what it needs on top."

	return []*model.Term{presenters, engagement, permission, posted, shown, fitness, advisers, attendees, requested, vendors, fax, baseline}
}

// rules are the retention rules that several activities share.
func rules() []*model.Rule {
	books := func(slug, name string, t model.RuleTerms) *model.Rule {
		t.RuleKind, t.Action = "statutory_minimum", "erase"
		return &model.Rule{Common: is(slug, name), RuleTerms: t}
	}
	checked := model.Date("2026-10-12")

	dk := books("rule-books-dk", "Accounting records, Denmark", model.RuleTerms{
		Countries: []model.Country{"DK"}, Companies: links(danish...), Period: "P5Y", Starts: []string{"last_entry"}, StartNote: "the financial year that the records concern",
		CountedFrom: "end_of_financial_year", Law: "Bogføringsloven (Act 700 of 24 May 2022) § 12", LawCountry: "DK", LawCheckedOn: checked,
		Method: "automatic_job", Exceptions: "Pending tax audits.",
	})
	dk.Notes = "The duty is a minimum; we erase when it ends."
	dk.Leftovers = leftover("old-rule", "Slettefrister!D2", "Frist", "5 år + løbende år")

	others := books("rule-books-rest", "Accounting records, other countries of the group", model.RuleTerms{
		Countries: []model.Country{"AT", "FI", "LT", "PL", "CZ"},
		Criterion: "As long as the bookkeeping law of the country asks; the period and the section are still to be entered country by country.",
	})
	others.Notes = "Unfinished: the local accountants were asked on 2 November 2026."

	contacts := &model.Rule{Common: is("rule-contacts", "Business contacts, three years"), RuleTerms: model.RuleTerms{
		Period: "P3Y", Criterion: "Kept as long as we communicate with the person as our point of contact.",
		Starts:    []string{"contract_end", "last_activity"},
		StartNote: "end of the contract with the company that the person represents, or last interaction with the person or that company",
		Whichever: "later", RuleKind: "business_decision", Action: "erase", Method: "automatic_job",
		Exceptions: "Longer where needed to establish, exercise or defend a legal claim.",
	}}
	contacts.Notes = "The policy says either event; we read it as whichever is later."

	return []*model.Rule{
		dk,
		books("rule-books-se", "Accounting information, Sweden", model.RuleTerms{
			Countries: []model.Country{"SE"}, Companies: links(swedish...), Period: "P7Y", Starts: []string{"last_entry"},
			CountedFrom: "end_of_calendar_year_after_financial_year", Law: "Bokföringslagen (1999:1078) 7 kap. 2 §", LawCountry: "SE", LawCheckedOn: checked,
		}),
		books("rule-books-no", "Primary accounting records, Norway", model.RuleTerms{
			Countries: []model.Country{"NO"}, Companies: links(norwegian...), Period: "P5Y", Starts: []string{"last_entry"},
			CountedFrom: "end_of_financial_year", Law: "Bokføringsloven § 13", LawCountry: "NO", LawCheckedOn: checked,
		}),
		books("rule-books-de", "Accounting vouchers and invoices, Germany", model.RuleTerms{
			Countries: []model.Country{"DE"}, Companies: links(german...), Period: "P8Y", Starts: []string{"invoice_date"},
			CountedFrom: "end_of_calendar_year", Law: "§ 147(3) AO, § 257(4) HGB", LawCountry: "DE", LawCheckedOn: checked,
			Exceptions: "Books, annual accounts and inventories: ten years.",
		}),
		books("rule-books-nl", "Financial administration, Netherlands", model.RuleTerms{
			Countries: []model.Country{"NL"}, Companies: links(dutch...), Period: "P7Y", Starts: []string{"last_entry"},
			CountedFrom: "end_of_calendar_year", Law: "AWR art. 52", LawCountry: "NL", LawCheckedOn: checked,
		}),
		others,
		contacts,
		{Common: is("rule-consent-proof", "Permissions and consents, two years"), RuleTerms: model.RuleTerms{
			Period: "P2Y", Starts: []string{"last_activity"}, StartNote: "the last marketing activity under the permission",
			RuleKind: "business_decision", Action: "erase", Method: "automatic_job",
		}},
		{Common: is("rule-personnel-dk", "Personnel file after leaving, Denmark"), RuleTerms: model.RuleTerms{
			Countries: []model.Country{"DK"}, Period: "P5Y", Starts: []string{"employment_end"}, RuleKind: "authority_guideline",
			Law: "Forældelsesloven; practice of Datatilsynet", LawCountry: "DK", LawCheckedOn: "2024-05-02", Action: "erase", Method: "manual",
			Exceptions: "Work injuries and pending claims.",
		}},
		{Common: is("rule-applicants-de", "Rejected applicants, Germany"), RuleTerms: model.RuleTerms{
			Countries: []model.Country{"DE"}, Companies: links(german...), Period: "P6M", Starts: []string{"decision_sent"}, RuleKind: "limitation_period",
			Law: "§ 15(4) AGG, § 61b ArbGG", LawCountry: "DE", LawCheckedOn: "2026-05-18", Action: "erase", Method: "by_processor",
		}},
		{Common: is("rule-applicants", "Rejected applicants, up to six months"), RuleTerms: model.RuleTerms{
			Period: "P6M", SelfSetMaximum: model.Yes, Starts: []string{"decision_sent"}, RuleKind: "business_decision", Action: "erase", Method: "by_processor",
		}},
		{Common: is("rule-cctv-dk", "Video surveillance, Denmark"), RuleTerms: model.RuleTerms{
			Countries: []model.Country{"DK"}, Period: "P30D", SelfSetMaximum: model.No, Starts: []string{"recording"}, RuleKind: "statutory_maximum",
			Law: "Tv-overvågningsloven § 4 c(4)", LawCountry: "DK", LawCheckedOn: "2026-05-18", Action: "erase", Method: "automatic_job",
			Exceptions: "Longer only for a concrete dispute, § 4 c(5).",
		}},
		{Common: is("rule-logs", "Security logs"), RuleTerms: model.RuleTerms{
			Period: "P6M", Starts: []string{"recording"}, CountedFrom: "end_of_month", RuleKind: "business_decision", Action: "erase", Method: "backup_cycle",
		}},
	}
}
