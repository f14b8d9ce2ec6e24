package model

import "ropa/model/law"

// The closed lists of the shared kinds that are ours and not the law's.
var (
	agreementKinds = law.Choices{
		{Code: AgreementProcessor, Label: "processor contract", Help: "They process for us, Article 28(3)."},
		{Code: AgreementClient, Label: "client contract", Help: "We process for them, Article 28(3)."},
		{Code: AgreementJoint, Label: "joint arrangement", Help: "Article 26(1)."},
		{Code: "confidentiality", Label: "confidentiality"},
		{Code: "other", Label: "other"},
	}
	agreementStatuses = law.Choices{
		{Code: "missing", Label: "missing"},
		{Code: "requested", Label: "requested"},
		{Code: AgreementSigned, Label: "signed"},
		{Code: AgreementEnded, Label: "ended"},
	}
	subprocessings = law.Choices{
		{Code: "none", Label: "not allowed"},
		{Code: "specific", Label: "with specific authorisation"},
		{Code: "general", Label: "with general authorisation"},
		{Code: "unknown", Label: "unknown"},
	}
	nonprofitKinds = law.Choices{
		{Code: "none", Label: "not such a body"},
		{Code: "political", Label: "political"},
		{Code: "philosophical", Label: "philosophical"},
		{Code: "religious", Label: "religious"},
		{Code: "trade_union", Label: "trade union"},
	}
	whichevers = law.Choices{
		{Code: "later", Label: "whichever is later"},
		{Code: "earlier", Label: "whichever is earlier"},
	}
	documentKinds = law.Choices{
		{Code: "notice", Label: "privacy notice"},
		{Code: "balancing_test", Label: "balancing test"},
		{Code: "dpia", Label: "impact assessment (DPIA)"},
		{Code: "tia", Label: "transfer impact assessment"},
		{Code: "agreement", Label: "agreement"},
		{Code: "policy", Label: "policy"},
		{Code: "other", Label: "other"},
	}
	vocabularies = law.Choices{
		{Code: VocabularyDataSubjects, Label: "data subjects"},
		{Code: VocabularyPersonalData, Label: "personal data"},
		{Code: VocabularyRecipients, Label: "recipients"},
		{Code: VocabularyMeasures, Label: "measures"},
	}
)

// toolFields are the contents of a transfer tool, in a party's tools and, main
// parts included, in a transfer.
func toolFields(transfer bool) []*Field {
	return []*Field{
		{Key: "country", Label: "Country", Type: CountryType, Main: transfer, Article: "30(1)(e)", Processor: "30(2)(c)", Help: "The third country; ZZ where it is not established which."},
		{Key: "organisation", Label: "International organisation", Type: Text, Main: transfer, Article: "30(1)(e)", Processor: "30(2)(c)", Help: "Instead of a country: the organisation."},
		{Key: "mechanism", Label: "Mechanism", Type: ChoiceType, Choices: law.Mechanisms, Main: !transfer, Article: "44-49", Help: "Which ground of Chapter V."},
		{Key: "module", Label: "Module", Type: ChoiceType, Choices: law.SCCModules, Article: "46(2)(c)", Help: "Of the standard contractual clauses of 2021."},
		{Key: "safeguards", Label: "Safeguards", Type: Long, Article: "30(1)(e)", Processor: "30(2)(c)", Help: "The suitable safeguards, in words."},
		{Key: "doc", Label: "Document", Type: LinkType, To: KindDocument, Article: "30(1)(e)", Processor: "30(2)(c)", Help: "The documentation of the safeguards."},
		{Key: "signed_on", Label: "Signed on", Type: DateType, Help: "When the clauses or the instrument were signed."},
		{Key: "approved_by", Label: "Approved by", Type: Text, Article: "46(3), 47", Help: "The authority that approved or authorised it."},
		{Key: "approved_on", Label: "Approved on", Type: DateType, Article: "46(3), 47", Help: "When."},
		{Key: "scope_confirmed", Label: "Inside the decision's scope", Type: AnswerType, Article: "45", Help: "Whether the importer is covered by the adequacy decision."},
		{Key: "dpf_listed", Label: "On the DPF list", Type: AnswerType, Article: "45", Help: "Whether this very company is active on the Data Privacy Framework List."},
		{Key: "dpf_hr", Label: "DPF covers HR data", Type: AnswerType, Article: "45", Help: "Whether its certification covers HR data."},
		{Key: "dpf_checked_on", Label: "DPF checked on", Type: DateType, Article: "45", Help: "When the list was last looked at."},
		{Key: "fallback", Label: "Fallback", Type: Text, Help: "What stands ready if the mechanism falls."},
		{Key: "tia_on", Label: "TIA done on", Type: DateType, Article: "46", Help: "The date of the transfer impact assessment."},
		{Key: "tia_result", Label: "Result of the TIA", Type: ChoiceType, Choices: law.TIAResults, Article: "46", Help: "What it found."},
		{Key: "tia_doc", Label: "TIA document", Type: LinkType, To: KindDocument, Article: "46", Help: "The assessment itself."},
		{Key: "supplementary", Label: "Supplementary measures", Type: Long, Article: "46", Help: "What was added so that the tool holds."},
		{Key: "occasional", Label: "Occasional", Type: AnswerType, Article: "49", Help: "Whether it happens only now and then."},
		{Key: "assessment", Label: "Assessment", Type: Long, Article: "49(6)", Help: "Of the circumstances, for compelling legitimate interests."},
		{Key: "authority_informed_on", Label: "Authority informed on", Type: DateType, Article: "49(1)", Help: "When the supervisory authority was told."},
		{Key: "subjects_informed", Label: "Data subjects informed", Type: AnswerType, Article: "49(1)", Help: "Whether they were told."},
		{Key: "copy_from", Label: "Copy from", Type: Text, Article: "13(1)(f)", Help: "Where people can get a copy of the safeguards."},
	}
}

// ruleTermFields are the contents of a retention rule, in a rule and in a
// retention item.
func ruleTermFields() []*Field {
	return []*Field{
		{Key: "countries", Label: "Countries", Type: CountryType, Many: true, Help: "Where this rule holds."},
		{Key: "companies", Label: "Companies", Type: LinkType, Many: true, To: KindParty, Help: "For which own companies it holds."},
		{Key: "period", Label: "Period", Type: PeriodType, Main: true, Article: "30(1)(f)", Help: "How long: P3Y or 3 years."},
		{Key: "self_set_maximum", Label: "Up to", Type: AnswerType, Help: "Whether the period is a maximum that we set ourselves."},
		{Key: "criterion", Label: "Criterion", Type: Text, Main: true, Article: "13(2)(a)", Help: "What decides, where there is no number, or beside it."},
		{Key: "starts", Label: "Runs from", Type: ChoiceType, Many: true, Choices: law.Triggers, Article: "5(1)(e)", Help: "The event that starts the period."},
		{Key: "start_note", Label: "Start in words", Type: Text, Help: "What exactly the event is."},
		{Key: "whichever", Label: "Of several events", Type: ChoiceType, Choices: whichevers, Help: "Whether the later or the earlier one counts."},
		{Key: "counted_from", Label: "Counted from", Type: ChoiceType, Choices: law.CountedFrom, Help: "The end of the month or year in which the event falls."},
		{Key: "rule_kind", Label: "Kind of rule", Type: ChoiceType, Choices: law.RuleKinds, Help: "A duty to keep, a limit, or our own decision."},
		{Key: "law", Label: "Law", Type: Text, Help: "Act and section."},
		{Key: "law_country", Label: "Country of the law", Type: CountryType, Help: "Where that law is in force."},
		{Key: "law_checked_on", Label: "Law checked on", Type: DateType, Help: "When somebody last looked it up."},
		{Key: "action", Label: "Then", Type: ChoiceType, Choices: law.Actions, Article: "5(1)(e)", Help: "What is done at the end."},
		{Key: "method", Label: "How", Type: ChoiceType, Choices: law.Methods, Help: "By what means."},
		{Key: "exceptions", Label: "Exceptions", Type: Long, Help: "When data are kept longer: claims, legal hold."},
	}
}

func partyFields() []*Field {
	var all []*Field
	add := func(fields []*Field) { all = append(all, fields...) }
	contact := func(prefix, who, article string) []*Field {
		return []*Field{
			{Key: prefix + "_name", Label: who + ": name", Type: Text, Article: article, Processor: "30(2)(a)", Help: "Name or function."},
			{Key: prefix + "_address", Label: who + ": address", Type: Long, Article: article, Processor: "30(2)(a)", Help: "Postal address."},
			{Key: prefix + "_email", Label: who + ": e-mail", Type: Text, Article: article, Processor: "30(2)(a)", Help: "E-mail address."},
			{Key: prefix + "_phone", Label: who + ": phone", Type: Text, Article: article, Processor: "30(2)(a)", Help: "Phone number with country code."},
		}
	}
	add(section(SectionIdentity,
		uidField(),
		nameField("The full name of the company, authority or person."),
		&Field{Key: "own", Label: "Own company", Type: AnswerType, Article: "30(1)(a)", Help: "Whether it is a company of ours."},
		&Field{Key: "registration_no", Label: "Registration number", Type: Text, Help: "In the business register."},
		&Field{Key: "address", Label: "Address", Type: Long, Article: "30(1)(a)", Processor: "30(2)(a)", Help: "Postal address."},
		&Field{Key: "country", Label: "Country", Type: CountryType, Help: "Where it is established."},
		&Field{Key: "email", Label: "E-mail", Type: Text, Article: "30(1)(a)", Processor: "30(2)(a)", Help: "E-mail address."},
		&Field{Key: "phone", Label: "Phone", Type: Text, Article: "30(1)(a)", Processor: "30(2)(a)", Help: "Phone number with country code."},
		&Field{Key: "web", Label: "Web", Type: Text, Help: "Web site."},
		&Field{Key: "term", Label: "Usual category", Type: LinkType, To: KindTerm, Vocabulary: VocabularyRecipients, Help: "As which category of recipient it usually appears."},
		&Field{Key: "public_authority", Label: "Public authority", Type: AnswerType, Article: "37(1)(a)", Help: "Whether it is a public authority or body."},
		&Field{Key: "nonprofit_kind", Label: "Non-profit body", Type: ChoiceType, Choices: nonprofitKinds, Article: "9(2)(d)", Help: "Its aim, if it is a body of Article 9(2)(d)."},
		&Field{Key: "employees", Label: "Employees", Type: NumberType, Article: "30(5)", Help: "The number of persons it employs."},
		&Field{Key: "language", Label: "Language", Type: Text, Help: "The language of its records."},
		&Field{Key: "lead_authority", Label: "Lead authority", Type: Text, Article: "56", Help: "The supervisory authority that leads."},
		&Field{Key: "privacy_contact", Label: "Privacy contact", Type: Text, Article: "12", Help: "Where people turn to with requests."},
		&Field{Key: "rights_note", Label: "Rights of data subjects", Type: Long, Article: "12-22", Help: "How requests are met."},
	))
	add(section("Data protection officer", append(append([]*Field{
		{Key: "dpo_designated", Label: "DPO designated", Type: AnswerType, Article: "37", Help: "Whether a data protection officer is designated."},
	}, contact("dpo", "DPO", "30(1)(a)")...),
		&Field{Key: "dpo_notified_on", Label: "DPO notified on", Type: DateType, Article: "37(7)", Help: "When the contact details were given to the authority."},
	)...))
	add(section("Representative", append(append([]*Field{
		{Key: "representative_designated", Label: "Representative designated", Type: AnswerType, Article: "27", Help: "Whether a representative in the Union is designated."},
	}, contact("representative", "Representative", "30(1)(a)")...),
		&Field{Key: "representative_notified_on", Label: "Authority told on", Type: DateType, Help: "When the authority was told of the representative."},
		&Field{Key: "no_representative_reason", Label: "Why no representative", Type: Text, Article: "27(2)", Help: "Why none is needed."},
		&Field{Key: "exemption_note", Label: "Exemption", Type: Long, Article: "30(5)", Help: "Whether activities are left out under Article 30(5), and why; that it is not used, where everything is recorded."},
	)...))
	add(section("Agreements",
		&Field{Key: "agreements", Label: "Agreements", Type: ItemsType, Article: "28(3), 26", Help: "Contracts and arrangements with it.", Fields: item(
			&Field{Key: "kind", Label: "Kind", Type: ChoiceType, Choices: agreementKinds, Main: true, Help: "What kind of agreement."},
			&Field{Key: "companies", Label: "Companies", Type: LinkType, Many: true, To: KindParty, Help: "The own companies that it covers."},
			&Field{Key: "status", Label: "Status", Type: ChoiceType, Choices: agreementStatuses, Help: "How far it is."},
			&Field{Key: "agreement_ref", Label: "Reference", Type: Text, Main: true, Help: "Its number or title."},
			&Field{Key: "signed_on", Label: "Signed on", Type: DateType, Help: "The date of signature."},
			&Field{Key: "expires_on", Label: "Expires on", Type: DateType, Help: "The last day."},
			&Field{Key: "doc", Label: "Document", Type: LinkType, To: KindDocument, Help: "The agreement itself."},
			&Field{Key: "subprocessing", Label: "Sub-processing", Type: ChoiceType, Choices: subprocessings, Article: "28(2)", Help: "Whether it may engage other processors."},
			&Field{Key: "objection_days", Label: "Days to object", Type: NumberType, Article: "28(2)", Help: "To a new sub-processor, in days."},
			&Field{Key: "instructions", Label: "Instructions", Type: Long, Article: "28(3)(a)", Help: "The documented instructions."},
		)},
	))
	add(section("Transfer tools",
		&Field{Key: "tools", Label: "Transfer tools", Type: ItemsType, Article: "44-49", Help: "Transfer tools in place with it.", Fields: item(toolFields(false)...)},
	))
	add(section("Sub-processors and audits",
		&Field{Key: "subprocessors", Label: "Sub-processors", Type: ItemsType, Article: "28(2), (4)", Help: "Whom it engages.", Fields: item(
			&Field{Key: "party", Label: "Party", Type: LinkType, To: KindParty, Main: true, Help: "The sub-processor."},
			&Field{Key: "what_for", Label: "What for", Type: Text, Help: "What it does."},
			&Field{Key: "country", Label: "Country", Type: CountryType, Help: "Where it does it."},
			&Field{Key: "since", Label: "Since", Type: DateType, Help: "From when on."},
		)},
		&Field{Key: "audits", Label: "Audits", Type: ItemsType, Article: "28(3)(h)", Help: "Our audits of the processor.", Fields: item(
			&Field{Key: "on", Label: "On", Type: DateType, Main: true, Help: "The day of the audit."},
			&Field{Key: "how", Label: "How", Type: Text, Help: "On site, by questionnaire, by certificate."},
			&Field{Key: "result", Label: "Result", Type: Text, Help: "What it found."},
			&Field{Key: "next_on", Label: "Next on", Type: DateType, Help: "When it is due again."},
		)},
	))
	add(notesFields())
	return all
}

func unitFields() []*Field {
	return append(section(SectionIdentity,
		uidField(),
		nameField("The department or function: Sales."),
		&Field{Key: "company", Label: "Company", Type: LinkType, To: KindParty, Help: "The own company it belongs to."},
		&Field{Key: "head", Label: "Head", Type: Text, Help: "Who leads it; a role rather than a name."},
		&Field{Key: "email", Label: "E-mail", Type: Text, Help: "E-mail address."},
	), notesFields()...)
}

func systemFields() []*Field {
	return append(section(SectionIdentity,
		uidField(),
		nameField("What it is called in the house."),
		&Field{Key: "system_kind", Label: "Kind", Type: Text, Help: "ERP, mailbox, paper file."},
		&Field{Key: "provider", Label: "Provider", Type: LinkType, To: KindParty, Help: "Who provides or runs it."},
		&Field{Key: "hosted_in", Label: "Hosted in", Type: CountryType, Help: "The country where the data lie."},
		&Field{Key: "description", Label: "Description", Type: Long, Help: "What it does."},
	), notesFields()...)
}

func termFields() []*Field {
	return append(section(SectionIdentity,
		uidField(),
		nameField("The category in words."),
		&Field{Key: "vocabulary", Label: "Vocabulary", Type: ChoiceType, Choices: vocabularies, Help: "What it is a category of."},
		&Field{Key: "code", Label: "Code", Type: Text, Help: "Of a shipped term; stable."},
		&Field{Key: "retired", Label: "Retired", Type: AnswerType, Help: "No longer offered, still valid where it is used."},
		&Field{Key: "includes", Label: "Includes", Type: LinkType, Many: true, To: KindTerm, Help: "Terms that this one includes: a baseline of measures."},
		&Field{Key: "vulnerable", Label: "Vulnerable", Type: AnswerType, Article: "35", Help: "Data subjects: whether they usually are."},
		&Field{Key: "special", Label: "Special category", Type: ChoiceType, Choices: law.SpecialKinds, Article: "9(1)", Help: "Personal data: which kind of Article 9(1)."},
		&Field{Key: "criminal", Label: "Convictions and offences", Type: AnswerType, Article: "10", Help: "Personal data: whether Article 10 applies."},
		&Field{Key: "national_id", Label: "National number", Type: AnswerType, Article: "87", Help: "Personal data: whether it is a national identification number."},
		&Field{Key: "highly_personal", Label: "Highly personal", Type: AnswerType, Article: "35", Help: "Personal data: sensitive in the sense of WP248."},
		&Field{Key: "default_role", Label: "Usual role", Type: ChoiceType, Choices: law.RecipientRoles, Help: "Recipients: offered as the role, never assumed."},
		&Field{Key: "heading", Label: "Heading", Type: ChoiceType, Choices: law.MeasureHeadings, Article: "32(1)", Help: "Measures: which part of Article 32(1) it serves."},
	), notesFields()...)
}

func ruleFields() []*Field {
	return append(append([]*Field{uidField(), nameField("The rule in short: Accounting records, Denmark.")},
		section(SectionRetention, ruleTermFields()...)...), notesFields()...)
}

func documentFields() []*Field {
	return append(section(SectionIdentity,
		uidField(),
		nameField("The title of the document."),
		&Field{Key: "document_kind", Label: "Kind", Type: ChoiceType, Choices: documentKinds, Help: "What kind of document."},
		&Field{Key: "where", Label: "Where", Type: Text, Help: "Where it is kept: path, address, folder."},
		&Field{Key: "version", Label: "Version", Type: Text, Help: "Its version."},
		&Field{Key: "dated_on", Label: "Dated", Type: DateType, Help: "The date it bears."},
		&Field{Key: "expires_on", Label: "Expires on", Type: DateType, Help: "The last day it is valid."},
		&Field{Key: "mentions_transfers", Label: "Mentions transfers", Type: AnswerType, Article: "13(1)(f)", Help: "A notice: whether it speaks of transfers to third countries."},
	), notesFields()...)
}

func settingsFields() []*Field {
	return append(section(SectionIdentity,
		uidField(),
		nameField("The name of the register, usually of the organisation."),
		&Field{Key: "main_company", Label: "Main company", Type: LinkType, To: KindParty, Article: "30(1)(a)", Help: "The company whose register this is."},
		&Field{Key: "profile", Label: "Profile", Type: ChoiceType, Choices: law.Profiles, Help: "Which national rules the checks apply."},
		&Field{Key: "language", Label: "Language", Type: Text, Help: "The language of the register."},
		&Field{Key: "glossary", Label: "Glossary", Type: ItemsType, Help: "Abbreviations that the register uses.", Fields: item(
			&Field{Key: "short", Label: "Short", Type: Text, Main: true, Help: "The abbreviation."},
			&Field{Key: "long", Label: "Long", Type: Text, Help: "What it stands for."},
		)},
		&Field{Key: "review_every", Label: "Review every", Type: PeriodType, Help: "How often activities are reviewed, unless they say otherwise."},
	), notesFields()...)
}
