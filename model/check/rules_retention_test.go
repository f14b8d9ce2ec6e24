package check_test

import "ropa/model"

// keeps replaces the time limits by one of its own for all data.
func (w *world) keeps(terms model.RuleTerms) *model.Retention {
	w.a.Retention = listed(model.Retention{Key: "x1", RuleTerms: terms, Scope: model.Scope{PersonalData: all}})
	return w.retention(0)
}

var retentionCases = []ruleCase{
	{
		"RT-01", "retention",
		func(w *world) { w.a.Retention = model.Said[model.Retention]{} },
		func(w *world) {
			w.a.Retention = model.Said[model.Retention]{Answer: model.AnswerNotPossible, Reason: "the court decides"}
		},
	},
	{
		"RT-01", "retention.reason",
		func(w *world) { w.a.Retention = model.Said[model.Retention]{Answer: model.AnswerNotPossible} },
		nothing,
	},
	{
		"RT-02", "personal_data[d2]",
		func(w *world) { w.retention(0).Scope.PersonalData = these("d1") },
		func(w *world) { w.retention(0).Scope.PersonalData = model.Rest() },
	},
	{
		"RT-02", "retention",
		func(w *world) { w.retention(0).Scope, w.retention(1).Scope = model.Scope{}, model.Scope{} },
		func(w *world) { w.a.Retention.Items = w.a.Retention.Items[:1]; w.retention(0).Scope = model.Scope{} },
	},
	{
		"RT-03", "retention[x1].rule",
		func(w *world) { w.rule("limitation").Starts = nil },
		func(w *world) { w.retention(1).Starts = nil }, // counted from the end of the year
	},
	{
		"RT-04", "retention[x1].criterion",
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "As long as necessary"}) },
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "as long as necessary to answer the complaint"}) },
	},
	{
		"RT-04", "retention[x1].rule",
		func(w *world) {
			r := w.rule("limitation")
			r.Period, r.Starts, r.Criterion = "", nil, "gemäß den gesetzlichen Aufbewahrungsfristen"
		},
		func(w *world) {
			r := w.rule("limitation")
			r.Period, r.Starts, r.Criterion = "", nil, "bis zur Rechtskraft des Bescheids"
		},
	},
	{
		"RT-04", "retention[x1].criterion",
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "To be entered", Law: "Bogføringsloven § 12"}) },
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "until the claim has been entered"}) },
	},
	{
		"RT-04", "retention[x1].criterion",
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "tbd, see retention policy", StartNote: "?"}) },
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "the end of the guarantee", StartNote: "?"}) },
	},
	{
		"RT-04", "retention[x1].criterion",
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "n/a"}) },
		func(w *world) {
			w.keeps(model.RuleTerms{Criterion: "n/a", Period: "P5Y", Starts: []string{"last_entry"}})
		},
	},
	{
		"RT-04", "retention[x1].period",
		func(w *world) { w.keeps(model.RuleTerms{Law: "TODO"}) },
		func(w *world) { w.keeps(model.RuleTerms{Law: "Bogføringsloven § 12"}) },
	},
	{
		"RT-03", "retention[x1].starts",
		func(w *world) {
			w.keeps(model.RuleTerms{Period: "P5Y", StartNote: "tbd", Criterion: "wird noch ergänzt"})
		},
		func(w *world) { w.keeps(model.RuleTerms{Period: "P5Y", StartNote: "the last visit"}) },
	},
	{
		"RT-04", "retention[x1].period",
		func(w *world) { w.keeps(model.RuleTerms{}) },
		func(w *world) {
			w.keeps(model.RuleTerms{Criterion: "until consent is withdrawn", Starts: []string{"consent_withdrawn"}})
		},
	},
	{
		"RT-04", "retention[x1].period", // a start without a length
		func(w *world) {
			w.keeps(model.RuleTerms{Starts: []string{"last_entry"}, CountedFrom: "end_of_financial_year"})
		},
		func(w *world) {
			w.keeps(model.RuleTerms{Starts: []string{"last_entry"}, CountedFrom: "end_of_financial_year", Period: "P5Y"})
		},
	},
	{
		"RT-04", "retention[x1].criterion",
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "tbd", Starts: []string{"contract_end"}}) },
		func(w *world) { w.keeps(model.RuleTerms{Law: "Bogføringsloven § 12", StartNote: "the last entry"}) },
	},
	{
		"RT-05", "retention[x2].law",
		func(w *world) { w.retention(1).Law = "" },
		func(w *world) { w.retention(1).Law, w.retention(1).RuleKind = "", "business_decision" },
	},
	{
		"RT-06", "retention[x1].period",
		func(w *world) { w.cctv().Period = "P31D" },
		func(w *world) { w.cctv() },
	},
	{
		"RT-06", "retention[x1].period",
		func(w *world) { x := w.cctv(); x.Period, x.RuleKind = "P6M", "business_decision" },
		func(w *world) {
			x := w.cctv()
			x.Period, x.RuleKind = "P6M", "business_decision"
			w.people("DS01") // a recorded meeting
		},
	},
	{
		"RT-07", "retention[x2].period",
		func(w *world) { w.retention(1).Period = "P4Y" },
		func(w *world) { w.retention(1).Period = "P10Y" },
	},
	{
		"RT-08", "retention[x1].law",
		func(w *world) {
			w.keeps(model.RuleTerms{Period: "P11Y", Starts: []string{"contract_end"}, RuleKind: "business_decision"})
		},
		func(w *world) {
			w.keeps(model.RuleTerms{Period: "P10Y", Starts: []string{"contract_end"}, RuleKind: "business_decision"})
		},
	},
	{
		"RT-09", "retention[x1].criterion",
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "dauerhaft"}) },
		func(w *world) { w.keeps(model.RuleTerms{Criterion: "dauerhaft", RuleKind: "archives_law"}) },
	},
	{
		"RT-10", "retention[x2].law",
		func(w *world) {
			w.a.Retention.Items = w.a.Retention.Items[1:]
			w.retention(0).Scope.PersonalData = all
			w.a.PersonalData[0].Term = code("PD28")
		},
		func(w *world) { w.a.Retention.Items = w.a.Retention.Items[1:]; w.retention(0).Scope.PersonalData = all },
	},
	{
		"RT-11", "retention[x2].law_country",
		func(w *world) { w.retention(1).LawCountry = "DE" },
		func(w *world) {
			w.retention(1).LawCountry = "DE"
			w.add(&model.Party{Common: is("gmbh", "Acme GmbH"), Own: model.Yes, Country: "DE", Email: "x@x.example"})
			w.a.Companies = model.Group()
		},
	},
	{
		"RT-12", "retention[x1].period",
		func(w *world) { german(w) },
		func(w *world) { german(w).Exceptions = "Versicherung: zehn Jahre" },
	},
	{
		"RT-13", "retention[x2].action",
		func(w *world) { w.retention(1).Action = "" },
		func(w *world) { w.retention(1).Action, w.retention(1).Criterion = "", "then deleted" },
	},
	{
		"RT-13", "retention",
		func(w *world) {
			w.retention(1).Action, w.rule("limitation").Action, w.rule("limitation").RuleKind = "", "", "statutory_minimum"
		},
		func(w *world) { w.rule("limitation").Action = "" }, // erased when claims are barred
	},
	{
		"RT-14", "retention[x2].method",
		func(w *world) { w.retention(1).Method = "manual"; w.a.DataSubjects[0].Count.From = "1001" },
		func(w *world) { w.retention(1).Method = "manual"; w.a.DataSubjects[0].Count.From = "1000" },
	},
	{
		"RT-15", "retention[x2].exceptions",
		func(w *world) { w.retention(1).Method = "backup_cycle" },
		func(w *world) { w.retention(1).Method, w.retention(1).Period = "backup_cycle", "P3Y" },
	},
	{
		"RT-16", "retention[x2].last_deleted_on",
		func(w *world) { w.a.ProcessingStatus, w.a.EndsOn = model.StatusEnded, "2019-12-31" },
		func(w *world) {
			w.a.ProcessingStatus, w.a.EndsOn = model.StatusEnded, "2019-12-31"
			w.retention(1).LastDeletedOn = "2025-01-10"
		},
	},
	{
		"RT-17", "retention[x2].law_checked_on",
		func(w *world) { w.retention(1).LawCheckedOn = "2024-11-21" },
		func(w *world) { w.retention(1).LawCheckedOn = "2024-11-22" },
	},
	{
		"RT-17", "law_checked_on",
		func(w *world) { w.rule("limitation").LawCheckedOn = "2020-01-01" },
		func(w *world) { w.rule("limitation").LawCheckedOn = "" },
	},
}

// german keeps vouchers for ten years under German law.
func german(w *world) *model.Retention {
	w.party("acme").Country = "DE"
	return w.keeps(model.RuleTerms{
		Period: "P10Y", Starts: []string{"invoice_date"}, CountedFrom: "end_of_calendar_year", RuleKind: "statutory_minimum",
		Law: "§ 147 AO", LawCountry: "DE", Action: "erase",
	})
}

var securityCases = []ruleCase{
	{
		"SE-01", "measures",
		func(w *world) { w.a.Measures = model.Said[model.Measure]{} },
		func(w *world) {
			w.a.Measures = model.Said[model.Measure]{Answer: model.AnswerNotPossible, Reason: "kept secret by order"}
		},
	},
	{
		"SE-01", "measures.reason",
		func(w *world) { w.a.Measures = model.Said[model.Measure]{Answer: model.AnswerNotPossible} },
		func(w *world) {
			w.a.Measures = model.Said[model.Measure]{}
			w.a.MeasuresText = "Access by role, disks encrypted, backups tested each month."
		},
	},
	{
		"SE-02", "measures_text",
		func(w *world) {
			w.a.Measures = model.Said[model.Measure]{}
			w.a.MeasuresText = "ISO 27001 certified, GDPR compliant"
		},
		func(w *world) { w.a.MeasuresText = "ISO 27001 certified" }, // beside measures by name
	},
	{
		"SE-03", "measures",
		func(w *world) { w.a.Measures.Items = w.a.Measures.Items[:2] },
		func(w *world) {
			w.a.Measures.Items, w.a.Measures.Reason = w.a.Measures.Items[:2], "nothing to restore: the data are copies"
		},
	},
	{
		"SE-04", "measures",
		func(w *world) { w.health(); w.a.Measures.Items = w.a.Measures.Items[2:] },
		func(w *world) {
			w.health()
			w.a.Measures.Items = w.a.Measures.Items[2:]
			w.a.MeasuresText = "Alle diske er krypteret; backup prøves hver måned."
		},
	},
	{
		"SE-06", "measures",
		func(w *world) { w.a.Measures.Items = w.a.Measures.Items[:4] },
		func(w *world) {
			w.a.Measures.Items = w.a.Measures.Items[:4]
			w.party("print").Audits = []model.Audit{{Key: "u1", On: "2026-01-10"}}
		},
	},
	{
		"DP-01", "dpia_required",
		func(w *world) { w.a.DPIARequired, w.a.DPIAScreenedOn = "", "" },
		func(w *world) {
			w.a.DPIARequired, w.a.DPIAScreenedOn, w.a.ProcessingStatus = "", "", model.StatusPlanned
		},
	},
	{
		"DP-02", "dpia_required",
		func(w *world) { w.a.DPIAListedCase, w.a.DPIAReason = "35.3.b", "" },
		func(w *world) { w.a.DPIAListedCase, w.a.DPIAReason = "35.3.b", "assessed with the law, Art. 35(10)" },
	},
	{
		"DP-03", "dpia_reason",
		func(w *world) { w.a.DPIACriteria, w.a.DPIAReason = []string{"scale", "vulnerable"}, "" },
		func(w *world) { w.a.DPIACriteria, w.a.DPIAReason = []string{"scale"}, "" },
	},
	{
		"DP-04", "dpia_status",
		func(w *world) { w.a.DPIARequired, w.a.DPIAStatus = model.Yes, "planned" },
		func(w *world) {
			w.a.DPIARequired, w.a.DPIAStatus, w.a.ProcessingStatus = model.Yes, "planned", model.StatusPlanned
		},
	},
	{
		"DP-05", "consulted_on",
		func(w *world) { w.a.DPIAOutcome = "residual_high" },
		func(w *world) { w.a.DPIAOutcome = "low" },
	},
	{
		"DP-06", "dpo_advice",
		func(w *world) { w.public(); w.a.DPIAStatus = "done" },
		func(w *world) { w.a.DPIAStatus = "done" }, // there is no officer
	},
	{
		"DP-07", "dpia_next_on",
		func(w *world) { w.a.DPIAStatus, w.a.DPIANextOn = "done", "2026-11-21" },
		func(w *world) { w.a.DPIAStatus, w.a.DPIANextOn = "done", "2026-11-22" },
	},
	{
		"DP-07", "dpia_on",
		func(w *world) {
			w.a.DPIAStatus, w.a.DPIAOn, w.a.Reviews[0].Outcome = "done", "2026-04-30", "changed"
		},
		func(w *world) {
			w.a.DPIAStatus, w.a.DPIAOn, w.a.Reviews[0].Outcome = "done", "2026-05-01", "changed"
		},
	},
	{
		"DP-08", "dpia_criteria",
		func(w *world) { w.health(); w.people("DS19"); w.a.LargeScale = model.Yes },
		func(w *world) { w.health(); w.people("DS08"); w.a.LargeScale = model.Yes },
	},
	{
		"DP-09", "notices",
		func(w *world) { w.cctv(); w.a.Notices, w.a.DPIARequired, w.a.DPIAScreenedOn = nil, "", "" },
		func(w *world) { w.cctv(); w.a.Notices = nil },
	},
}
