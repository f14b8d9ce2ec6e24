package model

import "ropa/model/law"

// The closed lists of an activity that are ours and not the law's.
var (
	roles = law.Choices{
		{Code: RoleController, Label: "controller", Help: "We decide why and how: Article 30(1)."},
		{Code: RoleJointController, Label: "joint controller", Help: "We decide together with others: Articles 26 and 30(1)."},
		{Code: RoleProcessor, Label: "processor", Help: "We process for others: Article 30(2)."},
	}
	processingStatuses = law.Choices{
		{Code: StatusPlanned, Label: "planned"},
		{Code: StatusRunning, Label: "running"},
		{Code: StatusEnded, Label: "ended"},
	}
	recordStatuses = law.Choices{
		{Code: RecordDraft, Label: "draft"},
		{Code: RecordInReview, Label: "in review"},
	}
	identifiabilities = law.Choices{
		{Code: "identified", Label: "identified", Help: "People can be told apart by name or number."},
		{Code: "pseudonymous", Label: "pseudonymous", Help: "Article 4(5): still personal data."},
		{Code: "claimed_anonymous", Label: "claimed to be anonymous", Help: "Somebody says so; the record does not vouch for it."},
	}
	sourcesFrom = law.Choices{
		{Code: "data_subject", Label: "the data subject"},
		{Code: "other_person", Label: "another person"},
		{Code: "party", Label: "a party"},
		{Code: "public", Label: "public sources"},
		{Code: "own_systems", Label: "own systems"},
		{Code: "inferred", Label: "inferred"},
	}
	specialDataAnswers = law.Choices{
		{Code: "none", Label: "none"},
		{Code: "unsolicited", Label: "only if people send it unasked"},
		{Code: "processed", Label: "processed"},
		{Code: "unknown", Label: "unknown"},
	}
	listedOrNone = law.Choices{
		{Code: AnswerListed, Label: "listed"},
		{Code: AnswerNone, Label: "none"},
		{Code: AnswerUnknown, Label: "unknown"},
	}
	listedOrNotPossible = law.Choices{
		{Code: AnswerListed, Label: "listed"},
		{Code: AnswerNotPossible, Label: "not possible", Help: "With the reason; Article 30(1) asks for this where possible."},
		{Code: AnswerUnknown, Label: "unknown"},
	}
	dpiaStatuses = law.Choices{
		{Code: "none", Label: "none"},
		{Code: "planned", Label: "planned"},
		{Code: "done", Label: "done"},
	}
	reviewOutcomes = law.Choices{
		{Code: "unchanged", Label: "unchanged"},
		{Code: "changed", Label: "changed"},
		{Code: "to_end", Label: "to be ended"},
	}
)

func activityFields() []*Field {
	var all []*Field
	add := func(fields []*Field) { all = append(all, fields...) }

	add(section(SectionIdentity,
		uidField(),
		&Field{Key: "ref", Label: "Ref", Type: Text, Help: "PA-0001: given once, never reused."},
		nameField("What the processing is called, after its purpose: Payroll."),
		&Field{Key: "description", Label: "Description", Type: Long, Help: "What happens, in a few plain sentences."},
		&Field{Key: "tags", Label: "Tags", Type: Text, Many: true, Help: "Words of your own to group by."},
		&Field{Key: "role", Label: "We act as", Type: ChoiceType, Choices: roles, Article: "30(1)", Processor: "30(2)", Need: Always, Help: "Whether we decide about the processing or do it for others."},
		&Field{Key: "processing_status", Label: "Processing", Type: ChoiceType, Choices: processingStatuses, Help: "Whether the processing is planned, running or ended."},
		&Field{Key: "starts_on", Label: "Starts on", Type: DateType, Help: "The first day of the processing."},
		&Field{Key: "ends_on", Label: "Ends on", Type: DateType, Help: "The last day of the processing."},
		&Field{Key: "replaced_by", Label: "Replaced by", Type: LinkType, To: KindActivity, Help: "The activity that takes its place."},
		&Field{Key: "record_status", Label: "Record", Type: ChoiceType, Choices: recordStatuses, Help: "How far this record is; approval is kept apart."},
		&Field{Key: "unit", Label: "Department", Type: LinkType, To: KindUnit, Help: "The department or function that is responsible."},
		&Field{Key: "owners", Label: "Owners", Type: Text, Many: true, Help: "Who answers for the record; roles rather than names."},
	))
	add(section(SectionParties,
		&Field{Key: "companies", Label: "Companies", Type: SelectionType, List: ListCompanies, Word: WordGroup, To: KindParty, Article: "30(1)(a)", Processor: "30(2)(a)", Need: Always, Help: "The own companies that act here, or the whole group."},
		&Field{Key: "joint_controllers", Label: "Joint controllers", Type: ItemsType, Article: "30(1)(a)", Need: IfApplicable, Only: RoleJointController, Help: "Who decides together with us, Article 26.", Fields: scoped(
			&Field{Key: "party", Label: "Party", Type: LinkType, To: KindParty, Main: true, Help: "The other controller."},
			&Field{Key: "who_does_what", Label: "Who does what", Type: Long, Article: "26(1)", Help: "How the duties are shared."},
			&Field{Key: "contact", Label: "Answers requests", Type: Text, Article: "26(1)", Help: "Who answers the requests of data subjects."},
			&Field{Key: "doc", Label: "Arrangement", Type: LinkType, To: KindDocument, Article: "26(2)", Help: "The arrangement between the controllers."},
		)},
		&Field{Key: "clients", Label: "Controllers we act for", Type: ItemsType, Processor: "30(2)(a), (b)", Need: Always, Help: "Each controller on whose behalf we process, and what we do for it.", Fields: item(
			&Field{Key: "party", Label: "Party", Type: LinkType, To: KindParty, Main: true, Help: "The client."},
			&Field{Key: "term", Label: "Category", Type: LinkType, To: KindTerm, Vocabulary: VocabularyRecipients, Main: true, Help: "A category of clients, where they are too many to name."},
			&Field{Key: "processing", Label: "Processing", Type: Long, Processor: "30(2)(b)", Help: "The categories of processing carried out for this controller."},
			&Field{Key: "agreement", Label: "Agreement", Type: KeyType, List: ListAgreements, Article: "28(3)", Help: "Which of the agreements with the party."},
			&Field{Key: "doc", Label: "Document", Type: LinkType, To: KindDocument, Help: "Any other document about this client."},
		)},
	))
	add(section(SectionPurposes,
		&Field{Key: "purposes", Label: "Purposes", Type: ItemsType, Article: "30(1)(b)", Need: Always, Help: "Why the data are processed, one purpose a line.", Fields: item(
			&Field{Key: "text", Label: "Purpose", Type: Long, Main: true, Help: "One aim, concrete enough to judge what it needs."},
		)},
		&Field{Key: "legal_bases", Label: "Legal bases", Type: ItemsType, Article: "6(1)", Help: "The grounds of Article 6(1), each for its purposes, people and data.", Fields: legalBasisFields()},
	))
	add(section(SectionPeople,
		&Field{Key: "data_subjects", Label: "Data subjects", Type: ItemsType, Article: "30(1)(c)", Need: Always, Help: "The categories of people.", Fields: item(
			&Field{Key: "term", Label: "Category", Type: LinkType, To: KindTerm, Vocabulary: VocabularyDataSubjects, Main: true, Help: "From the vocabulary, or one of your own."},
			&Field{Key: "count", Label: "How many", Type: CountType, Help: "A number or a range of people, such as 8000-10000."},
			&Field{Key: "vulnerable", Label: "Vulnerable", Type: AnswerType, Article: "35", Help: "Whether they can hardly object, as employees, patients and children."},
		)},
		&Field{Key: "personal_data", Label: "Personal data", Type: ItemsType, Article: "30(1)(c)", Need: Always, Help: "The categories of personal data, each for its people.", Fields: scoped(
			&Field{Key: "term", Label: "Category", Type: LinkType, To: KindTerm, Vocabulary: VocabularyPersonalData, Main: true, Help: "From the vocabulary, or one of your own."},
			&Field{Key: "detail", Label: "Detail", Type: Text, Help: "What exactly: e-mail, phone, job title."},
			&Field{Key: "identifiability", Label: "Identifiability", Type: ChoiceType, Choices: identifiabilities, Article: "4(5)", Help: "Whether the data name people, carry a pseudonym, or are said to be anonymous."},
			&Field{Key: "special_note", Label: "Special-data note", Type: Text, Article: "9(1)", Help: "In what way the data are, or may be, special."},
			&Field{Key: "national_id_law", Label: "Law for the number", Type: Text, Article: "87", Help: "The national law that allows the identification number."},
			&Field{Key: "required", Label: "Must be given", Type: AnswerType, Article: "13(2)(e)", Help: "Whether people have to give these data."},
			&Field{Key: "consequence", Label: "If not given", Type: Text, Article: "13(2)(e)", Help: "What follows when they do not."},
		)},
		&Field{Key: "sources", Label: "Sources", Type: ItemsType, Article: "14(2)(f)", Help: "Where the data come from.", Fields: scoped(
			&Field{Key: "from", Label: "From", Type: ChoiceType, Choices: sourcesFrom, Main: true, Help: "The kind of source."},
			&Field{Key: "party", Label: "Party", Type: LinkType, To: KindParty, Help: "The party that gives the data."},
			&Field{Key: "term", Label: "Category", Type: LinkType, To: KindTerm, Help: "A category of such parties or people."},
		)},
		&Field{Key: "special_data", Label: "Special categories", Type: ChoiceType, Choices: specialDataAnswers, Article: "9", Help: "Whether data of Article 9(1) are processed at all."},
		&Field{Key: "free_text_rule", Label: "Rule for free text", Type: Long, Article: "5(1)(c)", Help: "What may be written into free-text fields, and what not."},
		&Field{Key: "children", Label: "Children", Type: AnswerType, Article: "8", Help: "Whether data about children are processed."},
		&Field{Key: "profiling", Label: "Profiling", Type: AnswerType, Article: "4(4)", Help: "Whether personal aspects are evaluated automatically."},
		&Field{Key: "profiling_note", Label: "Profiling note", Type: Long, Help: "How, and what for."},
	))
	add(section(SectionRecipients,
		&Field{Key: "recipients", Label: "Recipients", Type: SaidType, Choices: listedOrNone, Article: "30(1)(d)", Need: Always, Help: "To whom data are disclosed, processors and those in third countries included; none is an answer.", Fields: scoped(
			&Field{Key: "party", Label: "Party", Type: LinkType, To: KindParty, Main: true, Help: "The recipient by name."},
			&Field{Key: "term", Label: "Category", Type: LinkType, To: KindTerm, Vocabulary: VocabularyRecipients, Main: true, Help: "The category of recipient."},
			&Field{Key: "role", Label: "Role", Type: ChoiceType, Choices: law.RecipientRoles, Article: "4(9)", Help: "In what role it receives the data."},
			&Field{Key: "why", Label: "Why", Type: Text, Help: "What it does with the data, or why it gets them."},
			&Field{Key: "country", Label: "Country", Type: CountryType, Help: "Where it is; decides whether there is a transfer."},
			&Field{Key: "own_basis", Label: "Ground for the disclosure", Type: Text, Article: "6", Help: "What allows the disclosure, where the recipient decides for itself."},
			&Field{Key: "agreement", Label: "Agreement", Type: KeyType, List: ListAgreements, Article: "28(3)", Help: "Which of the agreements with the party."},
		)},
	))
	add(section(SectionTransfers,
		&Field{Key: "transfers", Label: "Transfers", Type: SaidType, Choices: listedOrNone, Article: "30(1)(e)", Processor: "30(2)(c)", Need: IfApplicable, Help: "Transfers to third countries or international organisations; none is an answer.", Fields: scoped(append([]*Field{
			{Key: "importer", Label: "Importer", Type: LinkType, To: KindParty, Main: true, Help: "Who receives the data there."},
			{Key: "term", Label: "Category of importer", Type: LinkType, To: KindTerm, Vocabulary: VocabularyRecipients, Main: true, Help: "A category, where the importer has no name yet."},
			{Key: "recipient", Label: "Recipient", Type: KeyType, List: ListRecipients, Help: "Which recipient of this activity it belongs to."},
			{Key: "tool", Label: "Transfer tool", Type: KeyType, List: ListTools, Article: "44", Help: "Which tool of the importer, or of the recipient, is used; the fields below say where this transfer differs."},
		}, toolFields(true)...)...)},
	))
	add(section(SectionRetention,
		&Field{Key: "retention", Label: "Retention", Type: SaidType, Choices: listedOrNotPossible, Article: "30(1)(f)", Need: IfPossible, Help: "Time limits for erasure, each for its data; or why they cannot be given.", Fields: scoped(append(append([]*Field{
			{Key: "rule", Label: "Rule", Type: LinkType, To: KindRule, Main: true, Help: "A shared retention rule; the fields below say where this activity differs."},
		}, ruleTermFields()...),
			&Field{Key: "last_deleted_on", Label: "Last deleted on", Type: DateType, Help: "When data were last deleted under this rule."},
		)...)},
	))
	add(section(SectionSecurity,
		&Field{Key: "measures", Label: "Measures", Type: SaidType, Choices: listedOrNotPossible, Article: "30(1)(g)", Processor: "30(2)(d)", Need: IfPossible, Or: "measures_text", Help: "Technical and organisational security measures; or why they cannot be described.", Fields: scoped(
			&Field{Key: "term", Label: "Measure", Type: LinkType, To: KindTerm, Vocabulary: VocabularyMeasures, Main: true, Help: "From the vocabulary, or one of your own; one may include others."},
		)},
		&Field{Key: "measures_text", Label: "General description", Type: Long, Article: "30(1)(g)", Processor: "30(2)(d)", Help: "The general description of the security measures in words."},
		&Field{Key: "systems", Label: "Systems", Type: ItemsType, Help: "The applications and filing systems that hold the data.", Fields: scoped(
			&Field{Key: "system", Label: "System", Type: LinkType, To: KindSystem, Main: true, Help: "The system."},
			&Field{Key: "what_for", Label: "What for", Type: Text, Help: "What it does in this activity."},
		)},
	))
	add(section(SectionAssessment,
		&Field{Key: "automated_decisions", Label: "Automated decisions", Type: AnswerType, Article: "22", Help: "Whether decisions with legal or similar effect are made by machines alone."},
		&Field{Key: "decision_logic", Label: "Logic of the decision", Type: Long, Article: "13(2)(f)", Help: "The logic involved, the significance and the consequences."},
		&Field{Key: "decision_basis", Label: "Ground of the decision", Type: ChoiceType, Choices: law.DecisionBases, Article: "22(2)", Help: "Which exception of Article 22(2)."},
		&Field{Key: "dpia_required", Label: "DPIA required", Type: AnswerType, Article: "35(1)", Help: "Whether a data protection impact assessment is due."},
		&Field{Key: "dpia_reason", Label: "Why, or why not", Type: Long, Article: "35(1)", Help: "The reason for that answer."},
		&Field{Key: "dpia_criteria", Label: "DPIA criteria", Type: ChoiceType, Many: true, Choices: law.DPIACriteria, Article: "35(1)", Help: "Which of the nine criteria of WP248 are met."},
		&Field{Key: "dpia_listed_case", Label: "Listed case", Type: ChoiceType, Choices: law.DPIAListedCases, Article: "35(3)", Help: "Which case of Article 35(3) it is, if any."},
		&Field{Key: "dpia_screened_on", Label: "Screened on", Type: DateType, Article: "35(1)", Help: "When it was decided whether a DPIA is due."},
		&Field{Key: "dpia_status", Label: "DPIA", Type: ChoiceType, Choices: dpiaStatuses, Article: "35(1)", Help: "How far the assessment is."},
		&Field{Key: "dpia_on", Label: "DPIA done on", Type: DateType, Article: "35(7)", Help: "The date of the assessment."},
		&Field{Key: "dpia_doc", Label: "DPIA document", Type: LinkType, To: KindDocument, Article: "35(7)", Help: "The assessment itself."},
		&Field{Key: "dpia_outcome", Label: "Remaining risk", Type: ChoiceType, Choices: law.DPIAOutcomes, Article: "36(1)", Help: "What the assessment found."},
		&Field{Key: "dpo_advice", Label: "Advice of the DPO", Type: Long, Article: "35(2)", Help: "What the data protection officer advised."},
		&Field{Key: "consulted_on", Label: "Authority consulted on", Type: DateType, Article: "36(1)", Help: "The date of the prior consultation."},
		&Field{Key: "dpia_next_on", Label: "DPIA due again on", Type: DateType, Article: "35(11)", Help: "When the assessment is looked at again."},
		&Field{Key: "large_scale", Label: "Large scale", Type: AnswerType, Article: "35(3)", Help: "Whether many people, much data or a wide area are concerned."},
		&Field{Key: "occasional", Label: "Occasional", Type: AnswerType, Article: "30(5)", Help: "Whether it is outside the usual course of business."},
		&Field{Key: "dpo_core_activity", Label: "Core activity requiring a DPO", Type: AnswerType, Article: "37(1)", Help: "Whether it is a core activity of Article 37(1)(b) or (c)."},
		&Field{Key: "notices", Label: "Notices", Type: ItemsType, Article: "13, 14", Help: "The privacy notices that tell people about it.", Fields: scoped(
			&Field{Key: "doc", Label: "Notice", Type: LinkType, To: KindDocument, Main: true, Help: "The notice."},
		)},
		&Field{Key: "documents", Label: "Documents", Type: ItemsType, Help: "Any other documents.", Fields: item(
			&Field{Key: "doc", Label: "Document", Type: LinkType, To: KindDocument, Main: true, Help: "The document."},
			&Field{Key: "what_for", Label: "What for", Type: Text, Help: "What it shows."},
		)},
		&Field{Key: "rights_note", Label: "Rights of data subjects", Type: Long, Article: "12-22", Help: "How requests are met, where this activity differs from the company."},
	))
	add(section(SectionReview,
		&Field{Key: "reviews", Label: "Reviews", Type: ItemsType, Article: "5(2)", Help: "Who looked at the record, when, and what came of it.", Fields: item(
			&Field{Key: "on", Label: "On", Type: DateType, Main: true, Help: "The day of the review."},
			&Field{Key: "by", Label: "By", Type: Text, Help: "Who reviewed it."},
			&Field{Key: "outcome", Label: "Outcome", Type: ChoiceType, Choices: reviewOutcomes, Help: "What came of it."},
		)},
		&Field{Key: "review_every", Label: "Review every", Type: PeriodType, Help: "How often it is reviewed, where it differs from the register."},
		&Field{Key: "next_review_on", Label: "Next review on", Type: DateType, Help: "When it is due again."},
	))
	add(section(SectionNotes,
		&Field{Key: "notes", Label: "Notes", Type: Long, Help: "Anything else that belongs to the record."},
		&Field{Key: "private_note", Label: "Private note", Type: Long, Private: true, Help: "For us only: leaves the register only when asked for."},
		&Field{Key: "mutes", Label: "Muted checks", Type: ItemsType, Help: "Checks that do not speak of this activity, each with the reason.", Fields: item(
			&Field{Key: "check", Label: "Check", Type: Text, Main: true, Help: "The id of the check, such as PU-08."},
			&Field{Key: "reason", Label: "Reason", Type: Text, Help: "Why it does not apply here."},
			&Field{Key: "by", Label: "By", Type: Text, Help: "Who muted it."},
			&Field{Key: "on", Label: "On", Type: DateType, Help: "When."},
		)},
		leftoversField(),
	))
	return all
}

func legalBasisFields() []*Field {
	return scoped(
		&Field{Key: "art6", Label: "Article 6(1)", Type: ChoiceType, Choices: law.Art6, Main: true, Article: "6(1)", Help: "Which ground of Article 6(1)."},
		&Field{Key: "law", Label: "Law", Type: Text, Article: "6(3)", Help: "Act and section that the duty or task rests on."},
		&Field{Key: "law_country", Label: "Country of the law", Type: CountryType, Article: "6(3)", Help: "Where that law is in force."},
		&Field{Key: "interest", Label: "Legitimate interest", Type: Long, Article: "13(1)(d)", Help: "The interest, and whose it is."},
		&Field{Key: "balancing", Label: "Outcome of balancing", Type: Long, Article: "6(1)(f)", Help: "Why the interest prevails, in words."},
		&Field{Key: "balancing_on", Label: "Balanced on", Type: DateType, Article: "6(1)(f)", Help: "The date of the balancing test."},
		&Field{Key: "balancing_doc", Label: "Balancing test", Type: LinkType, To: KindDocument, Article: "6(1)(f)", Help: "The document of the test."},
		&Field{Key: "consent_how", Label: "How consent is asked", Type: Long, Article: "7(1)", Help: "Where and how it is asked, and where the proof is."},
		&Field{Key: "consent_withdrawal", Label: "How consent is withdrawn", Type: Text, Article: "7(3)", Help: "As easily as it was given."},
		&Field{Key: "objection_how", Label: "How to object", Type: Text, Article: "21", Help: "How people object, and to whom."},
		&Field{Key: "art9", Label: "Article 9(2)", Type: ChoiceType, Choices: law.Art9, Article: "9(2)", Help: "The exception for special categories of data."},
		&Field{Key: "art9_law", Label: "Law for Article 9", Type: Text, Article: "9(2)", Help: "The law or collective agreement that the exception rests on."},
		&Field{Key: "explicit", Label: "Explicit consent", Type: AnswerType, Article: "9(2)(a)", Help: "Whether the consent is explicit."},
		&Field{Key: "professional_secrecy", Label: "Professional secrecy", Type: AnswerType, Article: "9(3)", Help: "Whether those who see the data are bound by it."},
		&Field{Key: "art10_law", Label: "Law for Article 10", Type: Text, Article: "10", Help: "The law that allows data about convictions and offences."},
		&Field{Key: "official_authority", Label: "Official authority", Type: AnswerType, Article: "10", Help: "Whether it is done under the control of official authority."},
		&Field{Key: "other_permission", Label: "Other permission", Type: Text, Help: "What other laws ask for: marketing law, ePrivacy, cookies."},
	)
}
