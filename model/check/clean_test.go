package check_test

import (
	"testing"

	"ropa/model"
	"ropa/model/check"
)

// An honest record of each role triggers nothing above a hint.
func TestHonestRecordsAreClean(t *testing.T) {
	for name, change := range map[string]func(*world){
		"controller": func(w *world) { w.interest(); w.consent(); w.sends("dpf") },
		"controller with special data": func(w *world) {
			w.health()
			w.crime()
			w.sends("scc")
		},
		"joint controller": func(w *world) { w.joint() },
		"processor":        func(w *world) { w.processing() },
		"processor abroad": func(w *world) {
			w.processing()
			w.recipient(0).Country = "US"
			w.a.Transfers = listed(model.Transfer{Key: "t1", Importer: "print", Recipient: "r1", ToolTerms: scc()})
			w.a.Transfers.Items[0].Module = "3"
		},
		"public body": func(w *world) {
			w.public()
			w.profile = "DK"
			w.data("PD09").NationalIDLaw = "Databeskyttelsesloven § 11"
			w.people("DS17", "DS21")
		},
		"public body in Spain":   func(w *world) { w.public(); w.profile = "ES" },
		"public body in Germany": func(w *world) { w.public(); w.profile = "DE" },
		"small company": func(w *world) {
			// What a craftsman writes: no departments, no references, one line for each.
			w.a = &model.Activity{
				Common: is("a1", "Kunden und Aufträge"), Ref: "PA-0001", Role: model.RoleController, ProcessingStatus: model.StatusRunning,
				Companies:    these("acme"),
				Owners:       []string{"Inhaber"},
				Purposes:     []model.Purpose{{Key: "p1", Text: "Aufträge ausführen und abrechnen"}},
				LegalBases:   []model.LegalBasis{{Key: "b1", Art6: "6.1.b"}},
				DataSubjects: []model.DataSubject{{Key: "s1", Term: code("DS08")}},
				PersonalData: []model.PersonalData{{Key: "d1", Term: code("PD01")}, {Key: "d2", Term: code("PD03")}, {Key: "d3", Term: code("PD27")}},
				Recipients: listed(
					model.Recipient{Key: "r1", Term: code("RC31"), Role: model.RecipientSeparate, OwnBasis: "6.1.c"},
					model.Recipient{Key: "r2", Term: code("RC36"), Role: model.RecipientAuthority},
				),
				Transfers: model.Said[model.Transfer]{Answer: model.AnswerNone},
				Retention: listed(model.Retention{Key: "x1", RuleTerms: model.RuleTerms{
					Period: "P8Y", Starts: []string{"invoice_date"}, CountedFrom: "end_of_calendar_year", RuleKind: "statutory_minimum", Law: "§ 147 AO", LawCountry: "DE", Action: "erase",
				}}),
				MeasuresText: "Passwörter, abgeschlossenes Büro, tägliche Sicherung auf eine zweite Platte, die jeden Monat geprüft wird.",
				DPIARequired: model.No, DPIAReason: "wenige, alltägliche Daten",
				Reviews: []model.Review{{Key: "v1", On: "2026-01-02", By: "Inhaber", Outcome: "unchanged"}},
			}
			p := w.party("acme")
			p.Name, p.Country, p.Employees = "Tischlerei Holm", "DE", "4"
			w.profile = "DE"
		},
		"group": func(w *world) {
			w.add(&model.Party{
				Common: is("ab", "Acme AB"), Own: model.Yes, Address: "Malmö", Email: "info@acme.example", Phone: "+46 1", Country: "SE", Employees: "300",
				PublicAuthority: model.No, DPODesignated: model.No,
			})
			w.a.Companies = model.Group()
			w.retention(1).Scope.Companies = these("acme")
			w.profile = "DK"
		},
		"whistleblowing": func(w *world) {
			w.people("DS25", "DS01")
			w.crime().Art6 = "6.1.c"
			w.a.LegalBases[2].Law = "Lov om beskyttelse af whistleblowere § 22"
		},
		"draft of a planned activity": func(w *world) {
			w.a.ProcessingStatus, w.a.RecordStatus, w.a.Reviews, w.a.StartsOn = model.StatusPlanned, model.RecordDraft, nil, "2027-03-01"
		},
		"ended": func(w *world) {
			w.a.ProcessingStatus, w.a.EndsOn = model.StatusEnded, "2026-06-30"
			w.says(model.ToolTerms{Country: "US", Mechanism: "45", DPFListed: model.Yes, DPFHR: model.Yes, DPFCheckedOn: "2025-03-01", Fallback: "clauses"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := office()
			change(w)
			for _, f := range w.findings() {
				if f.Severity > check.Hint {
					t.Errorf("%s %s at %s: %s", f.Severity, f.Rule, f.Path, f.Message)
				}
			}
		})
	}
}
