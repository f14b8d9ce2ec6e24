package check_test

import (
	"strings"
	"testing"

	"ropa/model"
)

func nothing(*world) {}

// daughter is a small company of the group.
func daughter() *model.Party {
	return &model.Party{Common: is("acme2", "Acme II"), Own: model.Yes, Email: "info@acme.example", Employees: "12"}
}

var organisationCases = []ruleCase{
	{
		"OR-01", "address",
		func(w *world) { p := w.party("acme"); p.Address, p.Email, p.Phone = "", "", "" },
		func(w *world) { p := w.party("acme"); p.Address, p.Phone = "", "" },
	},
	{
		"OR-01", "companies",
		func(w *world) { w.a.Companies = model.Selection{} }, // though there is only one
		func(w *world) { w.a.Companies = model.Group() },
	},
	{
		"OR-01", "name",
		func(w *world) { w.party("acme").Name = " " },
		func(w *world) { w.party("bank").Name = "" }, // not a company of ours
	},
	{
		"OR-02", "address",
		func(w *world) { p := w.party("acme"); p.Address, p.Phone = "", "" },
		func(w *world) { w.party("acme").Phone = "" },
	},
	{
		"OR-03", "dpo_name",
		func(w *world) { p := w.party("acme"); p.DPODesignated, p.DPOEmail = model.Yes, "dpo@acme.example" },
		func(w *world) {
			p := w.party("acme")
			p.DPODesignated, p.DPOName, p.DPOEmail = model.Yes, "Privacy office", "dpo@acme.example"
		},
	},
	{
		"OR-04", "dpo_designated",
		func(w *world) { w.public().DPODesignated = model.No },
		func(w *world) { w.public() },
	},
	{
		"OR-05", "dpo_core_activity",
		func(w *world) { w.a.DPOCoreActivity = model.Yes },
		func(w *world) { w.a.DPOCoreActivity = model.Yes; w.party("acme").DPODesignated = model.Yes },
	},
	{
		"OR-06", "dpo_notified_on",
		func(w *world) { w.public().DPONotifiedOn = "" },
		func(w *world) { w.public() },
	},
	{
		"OR-07", "representative_name",
		func(w *world) { w.party("acme").Country = "CH" },
		func(w *world) { w.party("acme").Country = "NO" },
	},
	{
		"OR-08", "exemption_note",
		func(w *world) { w.party("acme").Employees = "249" },
		func(w *world) { w.party("acme").Employees = "250" },
	},
	{
		"OR-08", "exemption_note",
		func(w *world) { w.add(daughter()) },
		func(w *world) {
			w.add(daughter())
			w.party("acme").ExemptionNote = "No company of the group makes use of it"
		},
	},
	{
		"OR-09", "exemption_note",
		func(w *world) {
			p := w.party("acme")
			p.Employees, p.ExemptionNote = "40", "small business, Art. 30(5)"
		},
		func(w *world) {
			p := w.party("acme")
			p.Employees, p.ExemptionNote = "40", "No use is made of the exemption"
		},
	},
	{
		"OR-09", "exemption_note",
		func(w *world) { w.party("acme").ExemptionNote = "small business"; w.a.Occasional = model.Yes },
		func(w *world) {
			p := w.party("acme")
			p.Employees, p.ExemptionNote, w.a.Occasional = "40", "small business", model.Yes
		},
	},
	{
		"OR-10", "exemption_note",
		func(w *world) { w.public().ExemptionNote = "fewer than 250 persons" },
		func(w *world) { w.party("acme").ExemptionNote = "fewer than 250 persons" },
	},
	{
		"OR-11", "clients",
		func(w *world) {
			w.processing()
			w.another("a2", func(a *model.Activity) { a.Role = model.RoleController })
		},
		func(w *world) {
			w.processing()
			w.another("a2", func(a *model.Activity) { a.Role, a.Clients = model.RoleController, nil })
		},
	},
	{
		"OR-11", "role",
		func(w *world) {
			w.processing()
			w.another("a2", func(a *model.Activity) { a.Role, a.Clients = model.RoleController, nil })
			w.another("a3", func(a *model.Activity) { a.Role, a.Clients = "", nil })
		},
		func(w *world) { w.another("a3", func(a *model.Activity) { a.Role = "" }) }, // there are no processor's records
	},
}

var purposeCases = []ruleCase{
	{
		"PU-01", "purposes",
		func(w *world) { w.a.Purposes = nil },
		func(w *world) { w.processing() },
	},
	{
		"PU-02", "purposes[p1].text",
		func(w *world) { w.a.Purposes[0].Text = "Administration and HR" },
		func(w *world) { w.a.Purposes[0].Text = "pay salaries" },
	},
	{
		"PU-02", "purposes[p1].text",
		func(w *world) { w.a.Purposes[0].Text = "Kundenpflege" },
		func(w *world) { w.a.Purposes[0].Text = "Gehaltsabrechnung" },
	},
	{
		"PU-03", "purposes[p1].text",
		func(w *world) { w.a.Purposes[0].Text = "KUNDEBOKS" },
		func(w *world) { w.a.Purposes[0].Text = "keep orders in Kundeboks" },
	},
	{
		"PU-04", "purposes",
		func(w *world) {
			for i := range 5 {
				w.a.Purposes = append(w.a.Purposes, model.Purpose{Key: "z" + string(rune('a'+i)), Text: "deliver goods of kind " + string(rune('a'+i))})
			}
		},
		func(w *world) {
			for i := range 4 {
				w.a.Purposes = append(w.a.Purposes, model.Purpose{Key: "z" + string(rune('a'+i)), Text: "deliver goods of kind " + string(rune('a'+i))})
			}
		},
	},
	{
		"PU-04", "purposes",
		func(w *world) {
			w.interest()
			w.retention(0).Scope.Purposes, w.retention(1).Scope.Purposes = these("p1"), these("p2")
		},
		func(w *world) {
			w.interest()
			w.retention(0).Scope.Purposes, w.retention(1).Scope.Purposes = these("p1"), these("p2")
			w.retention(0).Period = "P5Y"
		},
	},
	{
		"PU-06", "joint_controllers",
		func(w *world) { w.a.Role = model.RoleJointController },
		func(w *world) { w.joint() },
	},
	{
		"PU-07", "joint_controllers[j1].doc",
		func(w *world) { w.joint().WhoDoesWhat = "" },
		func(w *world) {
			w.joint().WhoDoesWhat = ""
			w.party("bank").Agreements = []model.Agreement{{Key: "g1", AgreementKind: model.AgreementJoint, Status: model.AgreementSigned}}
		},
	},
	{
		"PU-08", "unit",
		func(w *world) { w.a.Unit, w.a.Owners = "", nil },
		func(w *world) { w.a.Unit = "" },
	},
	{
		"PU-09", "notices",
		func(w *world) { w.a.Notices = nil },
		func(w *world) { w.processing() },
	},
	{
		"PU-10", "processing_status",
		func(w *world) { w.a.EndsOn = "2026-11-21" },
		func(w *world) { w.a.EndsOn = "2026-11-22" },
	},
	{
		"PU-10", "replaced_by",
		func(w *world) {
			w.a.ReplacedBy = "a2"
			w.another("a2", func(a *model.Activity) { a.ReplacedBy = "a1" })
		},
		func(w *world) {
			w.a.ReplacedBy = "a2"
			w.another("a2", func(a *model.Activity) { a.ReplacedBy = "" })
		},
	},
	{
		"PU-10", "ends_on",
		func(w *world) { w.a.StartsOn, w.a.EndsOn = "2027-02-02", "2027-02-01" },
		func(w *world) { w.a.StartsOn, w.a.EndsOn = "2027-02-01", "2027-02-01" },
	},
}

var dataCases = []ruleCase{
	{
		"DA-01", "data_subjects",
		func(w *world) { w.a.DataSubjects = nil },
		func(w *world) { w.processing() },
	},
	{
		"DA-01", "data_subjects[s2].term",
		func(w *world) { w.a.DataSubjects = append(w.a.DataSubjects, model.DataSubject{Key: "s2"}) },
		nothing,
	},
	{
		"DA-02", "personal_data",
		func(w *world) { w.a.PersonalData = nil },
		func(w *world) { w.a.PersonalData = w.a.PersonalData[:1] },
	},
	{
		"DA-02", "personal_data[d4].term",
		func(w *world) { w.a.PersonalData = append(w.a.PersonalData, model.PersonalData{Key: "d4"}) },
		func(w *world) {
			w.a.PersonalData = append(w.a.PersonalData, model.PersonalData{Key: "d4", Detail: "shoe size"})
		},
	},
	{
		"DA-03", "personal_data",
		func(w *world) {
			w.people("DS08", "DS10")
			for i := range w.a.PersonalData {
				w.a.PersonalData[i].Scope = model.Scope{}
			}
		},
		func(w *world) { w.people("DS08", "DS10") },
	},
	{
		"DA-03", "personal_data[d2].scope",
		func(w *world) { w.people("DS08", "DS10"); w.a.PersonalData[1].Scope.DataSubjects = model.Selection{} },
		func(w *world) { w.a.PersonalData[1].Scope.DataSubjects = model.Selection{} }, // there is one category only
	},
	{
		"DA-04", "data_subjects[s2]",
		func(w *world) {
			w.people("DS08", "DS10")
			for i := range w.a.PersonalData {
				w.a.PersonalData[i].Scope.DataSubjects = these("s1")
			}
		},
		func(w *world) {
			w.people("DS08", "DS10")
			for i := range w.a.PersonalData {
				w.a.PersonalData[i].Scope.DataSubjects = these("s1")
			}
			w.a.PersonalData[0].Scope.DataSubjects = model.Rest()
		},
	},
	{
		"DA-05", "personal_data[d1].term",
		func(w *world) {
			w.add(&model.Term{Common: is("misc", "Sonstige Daten usw."), Vocabulary: model.VocabularyPersonalData})
			w.a.PersonalData[0].Term = "misc"
		},
		func(w *world) {
			w.add(&model.Term{Common: is("misc", "Sonstige Daten"), Vocabulary: model.VocabularyPersonalData})
			w.a.PersonalData[0].Term, w.a.PersonalData[0].Detail = "misc", "Schuhgröße"
		},
	},
	{
		"DA-06", "free_text_rule",
		func(w *world) { w.data("PD63") },
		func(w *world) { w.data("PD63"); w.a.FreeTextRule = "only what was agreed" },
	},
	{
		"DA-07", "personal_data[dPD09].national_id_law",
		func(w *world) { w.data("PD09") },
		func(w *world) { w.data("PD09").NationalIDLaw = "Databeskyttelsesloven § 11" },
	},
	{
		"DA-08", "personal_data",
		func(w *world) { w.a.Purposes[0].Text = "udbetale løn til medarbejdere" },
		func(w *world) { w.a.Purposes[0].Text = "udbetale løn til medarbejdere"; w.data("PD09") },
	},
	{
		"DA-09", "personal_data",
		func(w *world) { w.party("acme").Country = "DE"; w.a.Name = "Lohnabrechnung der Mitarbeiter" },
		func(w *world) {
			w.party("acme").Country = "DE"
			w.a.Name = "Lohnabrechnung der Mitarbeiter"
			w.data("PD46")
		},
	},
	{
		"DA-10", "personal_data[dPD32].special_note",
		func(w *world) { w.data("PD32").Detail = "days absent, sick or on leave" },
		func(w *world) { w.data("PD32").Detail = "days absent" },
	},
	{
		"DA-11", "sources",
		func(w *world) { w.a.Sources = nil },
		nothing,
	},
	{
		"DA-11", "sources[q2]",
		func(w *world) { w.a.Sources = append(w.a.Sources, model.Source{Key: "q2", From: "party"}) },
		func(w *world) {
			w.a.Sources = append(w.a.Sources, model.Source{Key: "q2", From: "party", Party: "bank"})
		},
	},
	{
		"DA-12", "notices",
		func(w *world) { w.people("DS20"); w.a.Notices = nil },
		func(w *world) { w.people("DS20") },
	},
	{
		"DA-13", "special_data",
		func(w *world) { w.health(); w.a.SpecialData = "none" },
		func(w *world) { w.health() },
	},
	{
		"DA-14", "systems[y1]",
		func(w *world) { w.another("a2", nil); w.health() },
		func(w *world) {
			w.another("a2", func(a *model.Activity) { a.Systems[0].Scope.PersonalData = these("d1") })
			w.health()
		},
	},
	{
		"DA-15", "data_subjects[s2]",
		func(w *world) { w.people("DS08", "DS08") },
		func(w *world) { w.people("DS08", "DS08"); w.a.DataSubjects[1].Note = "of the shop in Odense" },
	},
	{
		"DA-15", "personal_data[dPD03]",
		func(w *world) { w.data("PD03") },
		func(w *world) { w.data("PD03").Scope.DataSubjects = these("s1") },
	},
	{
		"DA-15", "personal_data[dPD03]",
		func(w *world) { w.data("PD03") },
		func(w *world) { w.data("PD03").Identifiability = "pseudonymous" },
	},
}

// A small company, in a third country or not, that need not designate anybody and
// leaves nothing out says so in its own words, and is not asked again.
func TestACompanyThatNeedNotSayMoreIsLeftInPeace(t *testing.T) {
	for _, note := range []string{
		"None", "not used", "We keep a record of all activities, also of occasional ones.", "Undtagelsen bruges ikke.", "Vi utnyttjar inte undantaget.",
		"Die Ausnahme wird nicht in Anspruch genommen: alle Tätigkeiten sind erfasst.", "N'est pas appliquée.", "Wij maken geen gebruik van de uitzondering.", "No hacemos uso de la excepción.",
	} {
		for _, country := range []model.Country{"DK", "CH"} {
			w := office()
			p := w.party("acme")
			p.Country, p.Employees, p.ExemptionNote = country, "12", note
			p.DPODesignated, p.NoRepresentativeReason = model.No, "occasional, few data, no special categories: Art. 27(2)(a)"
			for _, f := range w.findings() {
				if strings.HasPrefix(f.Rule, "OR-") {
					t.Errorf("%s, %q: %s %s", country, note, f.Rule, f.Message)
				}
			}
		}
	}
}
