package check_test

import (
	"fmt"

	"ropa/model"
)

var processorCases = []ruleCase{
	{
		"PR-01", "clients",
		func(w *world) { w.processing(); w.a.Clients = nil },
		func(w *world) { w.processing() },
	},
	{
		"PR-01", "clients[c1].party",
		func(w *world) { c := w.processing(); c.Party, c.Agreement, c.Term = "", "", code("RC41") },
		func(w *world) { w.a.Clients = nil }, // a controller's record
	},
	{
		"PR-01", "clients[c1].party",
		func(w *world) { w.processing(); w.party("client").Email = "" },
		func(w *world) { w.processing(); w.party("client").Email, w.party("client").Phone = "", "+45 1" },
	},
	{
		"PR-02", "clients[c1].processing",
		func(w *world) { w.processing().Processing = "" },
		func(w *world) { w.processing() },
	},
	{
		"PR-03", "clients[c1].agreement",
		func(w *world) { w.processing(); w.party("client").Agreements[0].Status = "requested" },
		func(w *world) { w.processing().Agreement = "" },
	},
	{
		"PR-04", "recipients[r1]",
		func(w *world) { w.processing(); w.party("client").Agreements[0].Subprocessing = "unknown" },
		func(w *world) { w.processing(); w.party("client").Agreements[0].Subprocessing = "specific" },
	},
	{
		"PR-05", "recipients[r1].country",
		func(w *world) { w.processing(); w.recipient(0).Country = "IN" },
		func(w *world) {
			w.processing()
			w.recipient(0).Country = "IN"
			w.a.Transfers = listed(model.Transfer{Key: "t1", Recipient: "r1", ToolTerms: scc()})
		},
	},
	{
		"PR-06", "purposes",
		func(w *world) {
			w.processing()
			w.a.Purposes = []model.Purpose{{Key: "p1", Text: "improve our product"}}
		},
		func(w *world) { w.processing() },
	},
}

var qualityCases = []ruleCase{
	{
		"QU-01", "measures_text",
		func(w *world) { w.a.MeasuresText = "See the information security policy on the intranet" },
		func(w *world) { w.a.MeasuresText = "Disks are encrypted; see also the security policy" },
	},
	{
		"QU-01", "purposes[p1].text",
		func(w *world) { w.a.Purposes[0].Text = `\\server\registre\formål.docx` },
		func(w *world) { w.a.Purposes[0].Text = "run https://shop.acme.example for customers" },
	},
	{
		"QU-02", "purposes[p1].text",
		func(w *world) { w.a.Purposes[0].Text = "report to the ZKB and the QRST about contracts" },
		func(w *world) {
			w.a.Purposes[0].Text = "report to the ZKB and the QRST (quarterly table) about contracts"
			w.settings().Glossary = []model.Abbreviation{{Key: "g1", Short: "ZKB", Long: "central contract office"}}
		},
	},
	{
		"QU-03", "reviews",
		func(w *world) { w.a.Reviews[0].On = "2025-11-21" },
		func(w *world) { w.a.Reviews[0].On = "2025-11-22" },
	},
	{
		"QU-03", "reviews",
		func(w *world) { w.a.Reviews = nil },
		func(w *world) { w.a.Reviews, w.a.StartsOn = nil, "2026-02-01" }, // not a year old
	},
	{
		"QU-03", "reviews",
		func(w *world) { w.a.ReviewEvery = "P6M" },
		func(w *world) { w.a.Reviews[0].On, w.a.ReviewEvery = "2024-12-01", "P2Y" },
	},
	{
		"QU-04", "next_review_on",
		func(w *world) { w.a.NextReviewOn = "2026-11-21" },
		func(w *world) { w.a.NextReviewOn = "2026-11-22" },
	},
	{
		"QU-06", "measures_text",
		func(w *world) { w.a.MeasuresText = "tbd" },
		func(w *world) { w.a.MeasuresText = "todo el personal está formado" },
	},
	{
		"QU-06", "criterion",
		func(w *world) { w.rule("limitation").Criterion = "noch zu klären" },
		func(w *world) { w.rule("limitation").Criterion = "bis zur Klärung des Falls" },
	},
	{
		"QU-13", "owners",
		func(w *world) { w.a.Owners = []string{"jens.hansen@acme.example"} },
		func(w *world) { w.a.Owners = []string{"data.protection@acme.example"} },
	},
	{
		"QU-13", "systems[y1].what_for",
		func(w *world) { w.a.Systems[0].WhatFor = "orders (access: anne_schmidt@acme.example)" },
		func(w *world) { w.a.Systems[0].WhatFor = "orders (access: sales@acme.example)" },
	},
}

// plenty adds n activities that are alike in all but name, or not.
func (w *world) plenty(n int, alike bool) {
	for i := range n {
		w.another(fmt.Sprint("m", i), func(a *model.Activity) {
			if a.Purposes[0].Text = fmt.Sprint("deliver goods of kind ", i); alike {
				a.Purposes[0].Text = "deliver goods"
			}
		})
	}
}

var registerCases = []ruleCase{
	{
		"PU-05", "name",
		func(w *world) { w.another("a2", func(a *model.Activity) { a.Name = "CUSTOMER contracts" }) },
		func(w *world) {
			w.another("a2", func(a *model.Activity) { a.Name, a.ProcessingStatus = w.a.Name, model.StatusEnded })
		},
	},
	{
		"PU-05", "purposes",
		func(w *world) { w.another("a2", func(a *model.Activity) { a.Purposes[0].Text = w.a.Purposes[0].Text }) },
		func(w *world) {
			w.another("a2", func(a *model.Activity) {
				a.Purposes[0].Text, a.DataSubjects[0].Term = w.a.Purposes[0].Text, code("DS09")
			})
		},
	},
	{
		"SE-05", "measures_text",
		func(w *world) {
			w.a.MeasuresText = "Passwords and locked doors, backups each night, checked each year."
			w.plenty(5, false)
		},
		func(w *world) { w.plenty(5, false) }, // the same terms: a shared baseline
	},
	{
		"QU-05", "review_every",
		func(w *world) {
			w.a.Reviews[0].On = "2025-11-21"
			w.party("print").Agreements[0].SignedOn = "2026-02-01"
		},
		func(w *world) { w.a.Reviews[0].On = "2025-11-21" },
	},
	{
		"QU-07", "",
		func(w *world) { w.another("a2", nil) },
		func(w *world) { w.another("a2", nil); w.another("a3", nil) },
	},
	{
		"QU-08", "",
		func(w *world) { w.plenty(2, false) },
		func(w *world) {
			w.plenty(2, false)
			w.more[0].Name = "Rekruttering, lønudbetaling og bogføring"
			w.more[1].Name = "Hjemmeside, e-mail og brugeradministration"
		},
	},
	{
		"QU-09", "",
		func(w *world) { w.plenty(300, true) },
		func(w *world) { w.plenty(300, false) },
	},
	{
		"QU-15", "main_company",
		func(w *world) {
			w.settings().MainCompany = ""
			w.add(&model.Party{Common: is("acme2", "Acme II"), Own: model.Yes, Email: "x@x.example"})
		},
		func(w *world) { w.settings().MainCompany = "" }, // there is only one
	},
	{
		"QU-15", "dpo_designated",
		func(w *world) { w.party("acme").DPODesignated = "" },
		func(w *world) { w.party("acme").DPODesignated = model.No },
	},
	{
		"QU-16", "ref",
		func(w *world) { w.another("a2", func(a *model.Activity) { a.Ref = w.a.Ref }) },
		func(w *world) { w.another("a2", func(a *model.Activity) { a.Ref = "" }) },
	},
}
