package law

// Triggers lists the events from which a retention period runs.
var Triggers = Choices{
	{"collection", "collection", ""},
	{"last_activity", "last activity or contact", ""},
	{"contract_end", "end of the contract", ""},
	{"employment_end", "end of the employment", ""},
	{"case_closed", "case closed", ""},
	{"last_entry", "last entry", ""},
	{"recording", "recording", ""},
	{"decision_sent", "decision sent", ""},
	{"consent_withdrawn", "consent withdrawn", ""},
	{"account_closed", "account closed", ""},
	{"payment", "payment", ""},
	{"membership_end", "end of the membership", ""},
	{"project_end", "end of the project", ""},
	{"child_turns_18", "child turns 18", ""},
	{"death", "death", ""},
	{"invoice_date", "date of the invoice", ""},
	{"offer_made", "offer made", ""},
	{"delivery", "delivery", ""},
	{"guarantee_start", "start of the guarantee", ""},
	{"session_end", "end of the session", ""},
	{"other", "another event", "Say which."},
}

// CountedFrom lists the day to which the start of a period rolls forward after
// its event. Without one it runs from the event itself.
var CountedFrom = Choices{
	{"end_of_month", "end of the month", ""},
	{"end_of_calendar_year", "end of the calendar year", ""},
	{"end_of_financial_year", "end of the financial year", ""},
	{"end_of_calendar_year_after_financial_year", "end of the calendar year in which the financial year ended", ""},
}

// RuleKinds lists what a retention period rests on. A minimum is no date of
// erasure yet; a maximum may not be exceeded.
var RuleKinds = Choices{
	{"statutory_minimum", "kept at least, by law", "Name the law, and when the data go."},
	{"statutory_maximum", "kept at most, by law", "Name the law."},
	{"limitation_period", "limitation of claims", "Name the law."},
	{"authority_guideline", "guideline of an authority", "Name the guideline."},
	{"business_decision", "own decision", "Say why so long."},
	{"archives_law", "archives law", "Name the law."},
}

// Actions lists what happens at the end of a retention period.
var Actions = Choices{
	{"erase", "erase", ""},
	{"anonymise", "anonymise", ""},
	{"restrict_and_review", "restrict and review", ""},
	{"transfer_to_archive", "hand over to an archive", ""},
	{"return_to_controller", "return to the controller", ""},
}

// Methods lists how the action at the end of a period is carried out.
var Methods = Choices{
	{"automatic_job", "automatic job", ""},
	{"manual", "by hand", ""},
	{"backup_cycle", "overwritten in the backup cycle", ""},
	{"shredding", "shredded to a class", ""},
	{"by_processor", "by the processor", ""},
}
