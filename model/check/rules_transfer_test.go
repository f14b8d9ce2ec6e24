package check_test

import "ropa/model"

var transferCases = []ruleCase{
	{
		"TR-01", "recipients[r1].party",
		func(w *world) { w.party("print").Country = "IN" },
		func(w *world) { w.party("print").Country = "LI" },
	},
	{
		"TR-01", "recipients[r1].country",
		func(w *world) { w.recipient(0).Country = "US" },
		func(w *world) { w.recipient(2).Country = "US" }, // our own people on a journey
	},
	{
		"TR-01", "systems[y1].system",
		func(w *world) { w.system("crm").HostedIn = "US"; w.system("crm").Provider = "mailer" },
		func(w *world) { w.system("crm").HostedIn = "US"; w.system("crm").Provider = "mailer"; w.sends("scc") },
	},
	{
		"TR-02", "transfers",
		func(w *world) { w.a.Transfers.Answer = "" },
		nothing,
	},
	{
		"TR-03", "transfers[t1].country",
		func(w *world) { t := w.says(scc()); t.Country = "ZZ" },
		func(w *world) { t := w.says(scc()); t.Country = "" }, // the importer's
	},
	{
		"TR-03", "transfers[t1].organisation",
		func(w *world) {
			t := w.says(scc())
			t.Importer, t.Recipient, t.Country, t.Organisation = "", "", "", "verschiedene Länder weltweit"
		},
		func(w *world) {
			t := w.says(scc())
			t.Importer, t.Recipient, t.Country, t.Organisation = "", "", "", "European Patent Organisation"
		},
	},
	{
		"TR-04", "transfers[t1].country",
		func(w *world) { w.says(scc()).Country = "NO" },
		func(w *world) { w.says(scc()).Country = "CH" },
	},
	{
		"TR-06", "transfers[t1].mechanism",
		func(w *world) { w.says(dpf()).Country = "IN" },
		func(w *world) { w.says(dpf()).Country = "NZ" },
	},
	{
		"TR-06", "transfers[t1].mechanism",
		func(w *world) { w.on = "2032-01-01"; w.says(dpf()).Country = "GB" },
		func(w *world) { w.on = "2031-12-27"; w.says(dpf()).Country = "GB" },
	},
	{
		"TR-06", "transfers[t1].mechanism",
		func(w *world) { w.says(dpf()); w.a.ProcessingStatus, w.a.EndsOn = model.StatusEnded, "2021-01-31" },
		func(w *world) { w.says(dpf()); w.a.ProcessingStatus, w.a.EndsOn = model.StatusEnded, "2024-01-31" },
	},
	{
		"TR-07", "transfers[t1].scope_confirmed",
		func(w *world) { w.says(dpf()).Country = "JP" },
		func(w *world) { t := w.says(dpf()); t.Country, t.ScopeConfirmed = "JP", model.Yes },
	},
	{
		"TR-07", "transfers[t1].scope_confirmed",
		func(w *world) { patents(w); w.party("acme").Country = "NO" }, // not established from when on it applies there
		patents,
	},
	{
		"TR-08", "transfers[t1].importer",
		func(w *world) { t := w.says(dpf()); t.Importer, t.Recipient, t.Term = "", "", code("RC14") },
		func(w *world) { w.says(dpf()) },
	},
	{
		"TR-08", "transfers[t1].tool",
		func(w *world) { w.sends("dpf"); w.party("mailer").Tools[1].DPFCheckedOn = "" },
		func(w *world) {
			w.sends("dpf").DPFCheckedOn = "2026-04-01"
			w.party("mailer").Tools[1].DPFCheckedOn = ""
		},
	},
	{
		"TR-09", "transfers[t1].tool",
		func(w *world) { w.sends("dpf"); w.on = "2027-03-02" },
		func(w *world) { w.sends("dpf"); w.on = "2027-03-01" },
	},
	{
		"TR-10", "transfers[t1].tool",
		func(w *world) { w.people("DS01"); w.sends("dpf"); w.party("mailer").Tools[1].DPFHR = model.Unknown },
		func(w *world) {
			w.people("DS01", "DS08")
			w.sends("dpf").Scope.DataSubjects = these("s2")
			w.party("mailer").Tools[1].DPFHR = model.Unknown
		},
	},
	{
		"TR-25", "transfers[t1].fallback",
		func(w *world) { t := w.says(dpf()); t.Country, t.Fallback = "GB", ""; w.on = "2031-01-01" },
		func(w *world) { t := w.says(dpf()); t.Country, t.Fallback = "GB", "" },
	},
	{
		"TR-26", "transfers[t1].tool",
		func(w *world) { w.sends("dpf"); w.party("mailer").Tools[1].Fallback = "" },
		func(w *world) { w.sends("dpf") },
	},
	{
		"TR-27", "recipients[r1]",
		func(w *world) {
			w.party("print").Subprocessors = []model.Subprocessor{{Key: "u1", WhatFor: "backup", Country: "IN"}}
		},
		func(w *world) {
			w.party("print").Subprocessors = []model.Subprocessor{{Key: "u1", WhatFor: "backup", Country: "PL"}}
		},
	},
	{
		"TR-28", "notices[n1].doc",
		func(w *world) { w.sends("scc"); w.doc("notice").MentionsTransfers = "" },
		func(w *world) { w.doc("notice").MentionsTransfers = "" },
	},
	{
		"TR-29", "transfers[t1].country",
		func(w *world) { w.says(scc()).Country = "GL" },
		func(w *world) { w.says(scc()).Country = "FO" },
	},
}

var toolCases = []ruleCase{
	{
		"TR-05", "transfers[t1].mechanism",
		func(w *world) { w.says(model.ToolTerms{Country: "US"}) },
		func(w *world) { w.says(model.ToolTerms{Country: "SE"}) },
	},
	{
		"TR-05", "transfers[t1].mechanism",
		func(w *world) { w.says(model.ToolTerms{Country: "US", Mechanism: "trust"}) },
		func(w *world) { w.says(scc()) },
	},
	{
		"TR-11", "transfers[t1].mechanism",
		func(w *world) { w.says(model.ToolTerms{Country: "US", Mechanism: "privacy_shield"}) },
		func(w *world) {
			w.says(model.ToolTerms{Country: "US", Mechanism: "privacy_shield"})
			w.a.ProcessingStatus, w.a.EndsOn = model.StatusEnded, "2020-07-15"
		},
	},
	{
		"TR-11", "transfers[t1].mechanism",
		func(w *world) {
			w.says(model.ToolTerms{Country: "IN", Mechanism: "scc_2010", SignedOn: "2021-09-28"})
			w.on = "2022-06-01"
		},
		func(w *world) {
			w.says(model.ToolTerms{Country: "IN", Mechanism: "scc_2010", SignedOn: "2021-09-26"})
			w.on = "2022-06-01"
		},
	},
	{
		"TR-12", "transfers[t1].occasional",
		func(w *world) { w.says(model.ToolTerms{Country: "US", Mechanism: "49.1.b"}) },
		func(w *world) { w.says(model.ToolTerms{Country: "US", Mechanism: "49.1.b", Occasional: model.Yes}) },
	},
	{
		"TR-13", "transfers[t1].mechanism",
		func(w *world) { w.public(); w.says(model.ToolTerms{Country: "US", Mechanism: "49.1.a"}) },
		func(w *world) { w.public(); w.says(model.ToolTerms{Country: "US", Mechanism: "49.1.e"}) },
	},
	{
		"TR-14", "transfers[t1].assessment",
		func(w *world) { w.says(compelling()).Assessment = "" },
		func(w *world) { w.says(compelling()) },
	},
	{
		"TR-15", "transfers[t1].authority_informed_on",
		func(w *world) { w.says(compelling()).AuthorityInformedOn = "" },
		func(w *world) { w.says(compelling()) },
	},
	{
		"TR-16", "transfers[t1].tool",
		func(w *world) { w.sends("scc"); w.party("mailer").Tools[0].Module = "" },
		func(w *world) { w.sends("scc").Module = "2"; w.party("mailer").Tools[0].Module = "" },
	},
	{
		"TR-16", "transfers[t1].mechanism",
		func(w *world) { w.says(model.ToolTerms{Country: "US", Mechanism: "scc_unknown"}) },
		func(w *world) { w.says(model.ToolTerms{Country: "US", Mechanism: "46.2.b"}) },
	},
	{
		"TR-17", "transfers[t1].module",
		func(w *world) { w.sends("scc").Module = "1" },
		func(w *world) { w.sends("scc").Module = "1"; w.recipient(3).Role = model.RecipientSeparate },
	},
	{
		"TR-18", "transfers[t1].tool",
		func(w *world) { w.sends("scc"); w.party("mailer").Tools[0].TIAOn = "" },
		func(w *world) { w.says(scc()).Country = "CH"; w.a.Transfers.Items[0].TIAOn = "" }, // adequate as a whole
	},
	{
		"TR-19", "transfers[t1].tool",
		func(w *world) { w.sends("scc"); w.on = "2027-06-02" },
		func(w *world) { w.sends("scc"); w.on = "2027-06-01" },
	},
	{
		"TR-19", "transfers[t1].tia_on",
		func(w *world) { w.says(scc()).TIAOn = "2023-07-09"; w.on = "2023-07-10" }, // the Data Privacy Framework began
		func(w *world) { w.says(scc()).TIAOn = "2023-07-10"; w.on = "2023-07-10" },
	},
	{
		"TR-20", "transfers[t1].approved_by",
		func(w *world) { t := w.says(scc()); t.Mechanism, t.ApprovedBy = "46.2.b", "CNIL" },
		func(w *world) {
			t := w.says(scc())
			t.Mechanism, t.ApprovedBy, t.ApprovedOn = "46.2.b", "CNIL", "2022-01-01"
		},
	},
	{
		"TR-21", "transfers[t1].approved_by",
		func(w *world) { w.says(scc()).Mechanism = "46.3.a" },
		func(w *world) { t := w.says(scc()); t.Mechanism, t.ApprovedBy = "46.3.a", "Datatilsynet" },
	},
	{
		"TR-22", "transfers[t1].mechanism",
		func(w *world) { w.says(scc()).Mechanism = "48" },
		func(w *world) { w.says(scc()).Mechanism = "47" },
	},
	{
		"TR-23", "transfers[t1].mechanism",
		func(w *world) { w.says(scc()).Mechanism = "scc_art28" },
		func(w *world) { w.says(scc()).Safeguards = "contract by 2021/915, clauses by 2021/914" },
	},
	{
		"TR-24", "transfers[t1].mechanism",
		func(w *world) { w.says(scc()).Mechanism = "idta" },
		func(w *world) { w.says(scc()).Safeguards = "clauses with UK Addendum" },
	},
	{
		"TR-24", "transfers[t1].safeguards",
		func(w *world) { t := w.says(scc()); t.Mechanism, t.Safeguards = "", "UK Addendum of 2022" },
		func(w *world) { t := w.says(scc()); t.Mechanism, t.Safeguards = "", "a contract of 2022" },
	},
}

// patents sends data to the European Patent Organisation.
func patents(w *world) {
	t := w.says(model.ToolTerms{Organisation: "EPO", Mechanism: "45"})
	t.Importer, t.Recipient = "", ""
	w.a.Recipients.Items = w.a.Recipients.Items[:3]
}

func compelling() model.ToolTerms {
	return model.ToolTerms{
		Country: "US", Mechanism: "49.1.sub2", Safeguards: "encryption", Assessment: "few people, once",
		AuthorityInformedOn: "2026-01-10", SubjectsInformed: model.Yes,
	}
}
