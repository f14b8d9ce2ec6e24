package check_test

import (
	"slices"
	"testing"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// today is the day of all tests that do not say another.
const today law.Date = "2026-11-22"

// A world is a small register around one activity, to be changed a little and
// looked at. Records have their slug for uid.
type world struct {
	a       *model.Activity
	more    []*model.Activity
	records []model.Record
	on      law.Date
	profile string
}

// code is the link to a shipped term.
func code(c string) model.Link { return model.Link(model.TermUID(c)) }

func is(slug, name string) model.Common { return model.Common{UID: slug, Name: name} }

var (
	all   = model.All()
	these = model.These
)

func listed[T any](items ...T) model.Said[T] {
	return model.Said[T]{Answer: model.AnswerListed, Items: items}
}

// office is a Danish company with customers, and a clean record of its contracts
// with them: not one finding about it.
func office() *world {
	everything := model.Scope{Purposes: all, DataSubjects: all, PersonalData: all}
	a := &model.Activity{
		Common: is("a1", "Customer contracts"), Ref: "PA-0001", Role: model.RoleController,
		ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview, StartsOn: "2019-01-01",
		Unit: "sales", Owners: []string{"Head of Sales"}, Companies: these("acme"),
		Purposes: []model.Purpose{{Key: "p1", Text: "perform contracts with private customers"}},
		LegalBases: []model.LegalBasis{
			{Key: "b1", Art6: "6.1.b", Scope: model.Scope{Purposes: all}},
			{Key: "b2", Art6: "6.1.c", Law: "Bogføringsloven § 12", LawCountry: "DK", Scope: model.Scope{Purposes: all, PersonalData: these("d3")}},
		},
		DataSubjects: []model.DataSubject{{Key: "s1", Term: code("DS08"), Count: model.Count{From: "400"}}},
		PersonalData: []model.PersonalData{
			{Key: "d1", Term: code("PD01"), Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "d2", Term: code("PD03"), Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "d3", Term: code("PD27"), Detail: "orders and invoices", Scope: model.Scope{Purposes: all, DataSubjects: all}},
		},
		Sources: []model.Source{{Key: "q1", From: "data_subject", Scope: model.Scope{PersonalData: all}}}, SpecialData: "none",
		Children: model.No, Profiling: model.No,
		Recipients: listed(
			model.Recipient{Key: "r1", Party: "print", Role: model.RecipientProcessor, Why: "prints and posts letters", Agreement: "dpa", Scope: everything},
			model.Recipient{Key: "r2", Party: "bank", Role: model.RecipientSeparate, Why: "payments", OwnBasis: "6.1.b", Scope: everything},
			model.Recipient{Key: "r3", Term: code("RC05"), Role: model.RecipientInternal, Why: "keeps the contacts", Scope: everything},
		),
		Transfers: model.Said[model.Transfer]{Answer: model.AnswerNone},
		Retention: listed(
			model.Retention{Key: "x1", Rule: "limitation", Scope: model.Scope{PersonalData: these("d1", "d2")}},
			model.Retention{Key: "x2", Scope: model.Scope{PersonalData: these("d3")}, RuleTerms: model.RuleTerms{
				Period: "P5Y", Starts: []string{"last_entry"}, CountedFrom: "end_of_financial_year", RuleKind: "statutory_minimum",
				Law: "Bogføringsloven § 12", LawCountry: "DK", LawCheckedOn: "2026-01-10", Action: "erase", Method: "automatic_job",
			}},
		),
		Measures: listed(
			model.Measure{Key: "m1", Term: code("M02")}, model.Measure{Key: "m2", Term: code("M08")},
			model.Measure{Key: "m3", Term: code("M34")}, model.Measure{Key: "m4", Term: code("M40")}, model.Measure{Key: "m5", Term: code("M41")},
		),
		Systems:            []model.SystemUse{{Key: "y1", System: "crm", WhatFor: "contacts and orders"}},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "no criterion is met", DPIAScreenedOn: "2026-01-10", DPIAStatus: "none",
		LargeScale: model.No, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: []model.Notice{{Key: "n1", Doc: "notice"}},
		Reviews: []model.Review{{Key: "v1", On: "2026-05-01", By: "Head of Sales", Outcome: "unchanged"}},
	}
	return &world{a: a, on: today, profile: "EU", records: []model.Record{
		&model.Settings{Common: is("settings", "Acme"), MainCompany: "acme", ReviewEvery: "P1Y"},
		&model.Party{
			Common: is("acme", "Acme A/S"), Own: model.Yes, Address: "Havnegade 1, 8000 Aarhus C", Email: "info@acme.example", Phone: "+45 00 00 00 01",
			Country: "DK", PublicAuthority: model.No, NonprofitKind: "none", Employees: "400", DPODesignated: model.No,
		},
		&model.Party{
			Common: is("print", "Tryk & Post A/S"), Country: "DK", Email: "info@tryk.example", Term: code("RC19"),
			Agreements: []model.Agreement{{Key: "dpa", AgreementKind: model.AgreementProcessor, Status: model.AgreementSigned, AgreementRef: "DPA 7", SignedOn: "2024-02-01", Subprocessing: "general"}},
		},
		&model.Party{Common: is("bank", "Havnebanken"), Country: "DK", Term: code("RC27")},
		&model.Party{
			Common: is("mailer", "Mailer Inc."), Country: "US", Email: "privacy@mailer.example", Term: code("RC15"),
			Agreements: []model.Agreement{{Key: "dpa", AgreementKind: model.AgreementProcessor, Status: model.AgreementSigned, SignedOn: "2024-02-01"}},
			Tools:      []model.Tool{{Key: "scc", ToolTerms: scc()}, {Key: "dpf", ToolTerms: dpf()}},
		},
		&model.Unit{Common: is("sales", "Sales"), Company: "acme"},
		&model.System{Common: is("crm", "Kundeboks"), SystemKind: "customer file", HostedIn: "DK"},
		&model.Rule{Common: is("limitation", "Claims"), RuleTerms: model.RuleTerms{
			Period: "P3Y", Starts: []string{"contract_end"}, RuleKind: "limitation_period", Law: "Forældelsesloven § 3", LawCountry: "DK", LawCheckedOn: "2026-01-10", Action: "erase", Method: "automatic_job",
		}},
		&model.Document{Common: is("notice", "Privacy notice"), DocumentKind: "notice", MentionsTransfers: model.Yes},
		&model.Document{Common: is("test", "Balancing test 1"), DocumentKind: "balancing_test", DatedOn: "2026-01-10"},
	}}
}

func scc() model.ToolTerms {
	return model.ToolTerms{
		Country: "US", Mechanism: "46.2.c", Module: "2", SignedOn: "2024-02-01", Safeguards: "clauses with encryption",
		TIAOn: "2025-06-01", TIAResult: "ok_with_measures", CopyFrom: "the privacy office",
	}
}

func dpf() model.ToolTerms {
	return model.ToolTerms{
		Country: "US", Mechanism: "45", DPFListed: model.Yes, DPFHR: model.Yes, DPFCheckedOn: "2026-03-01", Fallback: "clauses, module 2, signed",
	}
}

// sends adds a recipient in the US and a transfer to it by the tool with the
// given key, without a finding, and returns the transfer.
func (w *world) sends(tool string) *model.Transfer {
	everything := model.Scope{Purposes: all, DataSubjects: all, PersonalData: all}
	w.a.Recipients.Items = append(w.a.Recipients.Items, model.Recipient{
		Key: "r9", Party: "mailer", Role: model.RecipientProcessor, Why: "sends the mails", Agreement: "dpa", Scope: everything,
	})
	w.a.Transfers = listed(model.Transfer{Key: "t1", Importer: "mailer", Recipient: "r9", Tool: tool, Scope: everything})
	return &w.a.Transfers.Items[0]
}

// says replaces the tool of the transfer by words of its own.
func (w *world) says(terms model.ToolTerms) *model.Transfer {
	t := w.sends("")
	t.ToolTerms = terms
	return t
}

// health adds data on health with all that belongs to it.
func (w *world) health() *model.LegalBasis {
	w.a.SpecialData = "processed"
	w.a.PersonalData = append(w.a.PersonalData, model.PersonalData{Key: "d9", Term: code("PD39"), Scope: model.Scope{Purposes: all, DataSubjects: all}})
	w.a.Retention.Items[0].Scope.PersonalData.Keys = append(w.a.Retention.Items[0].Scope.PersonalData.Keys, "d9")
	w.a.LegalBases = append(w.a.LegalBases, model.LegalBasis{
		Key: "b9", Art6: "6.1.b", Art9: "9.2.h", Art9Law: "Sundhedsloven § 41", Scope: model.Scope{Purposes: all, PersonalData: these("d9")},
	})
	return &w.a.LegalBases[len(w.a.LegalBases)-1]
}

// crime adds data on convictions with the law for them.
func (w *world) crime() *model.LegalBasis {
	w.a.PersonalData = append(w.a.PersonalData, model.PersonalData{Key: "d8", Term: code("PD48"), Scope: model.Scope{Purposes: all, DataSubjects: all}})
	w.a.Retention.Items[0].Scope.PersonalData.Keys = append(w.a.Retention.Items[0].Scope.PersonalData.Keys, "d8")
	w.a.LegalBases = append(w.a.LegalBases, model.LegalBasis{Key: "b8", Art6: "6.1.b", Art10Law: "Databeskyttelsesloven § 8", Scope: model.Scope{Purposes: all, PersonalData: these("d8")}})
	return &w.a.LegalBases[len(w.a.LegalBases)-1]
}

// interest adds a second purpose that rests on legitimate interests.
func (w *world) interest() *model.LegalBasis {
	w.a.Purposes = append(w.a.Purposes, model.Purpose{Key: "p2", Text: "prevent fraud with stolen cards"})
	w.a.LegalBases[0].Scope.Purposes, w.a.LegalBases[1].Scope.Purposes = these("p1"), these("p1")
	w.a.LegalBases = append(w.a.LegalBases, model.LegalBasis{
		Key: "b7", Art6: "6.1.f", Interest: "ours, in not being cheated", Balancing: "few data, expected by everybody", BalancingOn: "2026-01-10", BalancingDoc: "test",
		ObjectionHow: "by mail", Scope: model.Scope{Purposes: these("p2")},
	})
	return &w.a.LegalBases[len(w.a.LegalBases)-1]
}

// consent adds a second purpose that rests on consent.
func (w *world) consent() *model.LegalBasis {
	w.a.Purposes = append(w.a.Purposes, model.Purpose{Key: "p3", Text: "publish photographs of customers"})
	w.a.LegalBases[0].Scope.Purposes, w.a.LegalBases[1].Scope.Purposes = these("p1"), these("p1")
	w.a.LegalBases = append(w.a.LegalBases, model.LegalBasis{
		Key: "b6", Art6: "6.1.a", ConsentHow: "form in the shop", ConsentWithdrawal: "by mail, as easily", Scope: model.Scope{Purposes: these("p3")},
	})
	w.a.Retention.Items[0].Criterion = "until consent is withdrawn, else"
	return &w.a.LegalBases[len(w.a.LegalBases)-1]
}

// people replaces the data subjects.
func (w *world) people(codes ...string) {
	w.a.DataSubjects = nil
	for i, c := range codes {
		w.a.DataSubjects = append(w.a.DataSubjects, model.DataSubject{Key: "s" + string(rune('1'+i)), Term: code(c)})
	}
}

// data adds a category of data with its time limit and returns it.
func (w *world) data(c string) *model.PersonalData {
	key := "d" + c
	w.a.PersonalData = append(w.a.PersonalData, model.PersonalData{Key: key, Term: code(c), Scope: model.Scope{Purposes: all, DataSubjects: all}})
	w.a.Retention.Items[0].Scope.PersonalData.Keys = append(w.a.Retention.Items[0].Scope.PersonalData.Keys, key)
	return &w.a.PersonalData[len(w.a.PersonalData)-1]
}

// public makes the company a public body with its officer, acting by law.
func (w *world) public() *model.Party {
	p := w.party("acme")
	p.Name, p.PublicAuthority = "Havneby Kommune", model.Yes
	p.DPODesignated, p.DPOName, p.DPOEmail, p.DPONotifiedOn = model.Yes, "DPO office", "dpo@havneby.example", "2024-01-01"
	w.a.LegalBases[0] = model.LegalBasis{Key: "b1", Art6: "6.1.e", Law: "Serviceloven § 1", LawCountry: "DK", Scope: model.Scope{Purposes: all}}
	return p
}

// processing turns the record into that of a processor for one client.
func (w *world) processing() *model.Client {
	w.records = append(w.records, &model.Party{
		Common: is("client", "Skole A/S"), Country: "DK", Email: "info@skole.example",
		Agreements: []model.Agreement{{Key: "their", AgreementKind: model.AgreementClient, Status: model.AgreementSigned, AgreementRef: "C 4", Subprocessing: "general"}},
	})
	w.a = &model.Activity{
		Common: is("a1", "Hosting of school records"), Ref: "PA-0001", Role: model.RoleProcessor, ProcessingStatus: model.StatusRunning,
		Unit: "sales", Owners: []string{"Head of Hosting"}, Companies: these("acme"),
		Clients:    []model.Client{{Key: "c1", Party: "client", Processing: "hosting and backup", Agreement: "their"}},
		Transfers:  model.Said[model.Transfer]{Answer: model.AnswerNone},
		Measures:   w.a.Measures,
		Recipients: listed(model.Recipient{Key: "r1", Party: "print", Role: model.RecipientSubprocessor, Why: "backup", Agreement: "dpa"}),
		Reviews:    w.a.Reviews,
	}
	return &w.a.Clients[0]
}

// joint makes the company a joint controller with another party.
func (w *world) joint() *model.JointController {
	w.a.Role = model.RoleJointController
	w.a.JointControllers = []model.JointController{{Key: "j1", Party: "bank", WhoDoesWhat: "the bank answers requests", Contact: "the bank"}}
	return &w.a.JointControllers[0]
}

// add puts a record into the register.
func (w *world) add(rec model.Record) { w.records = append(w.records, rec) }

// cctv turns the record into one of video surveillance.
func (w *world) cctv() *model.Retention {
	w.people("DS26")
	w.a.PersonalData = []model.PersonalData{{Key: "d1", Term: code("PD16"), Scope: model.Scope{Purposes: all, DataSubjects: all}}}
	w.a.LegalBases = w.a.LegalBases[:1]
	w.a.LegalBases[0] = model.LegalBasis{Key: "b1", Art6: "6.1.f", Interest: "ours, in safe premises", BalancingOn: "2026-01-10", ObjectionHow: "by mail", Scope: model.Scope{Purposes: all}}
	w.a.Retention = listed(model.Retention{Key: "x1", Scope: model.Scope{PersonalData: all}, RuleTerms: model.RuleTerms{
		Period: "P30D", Starts: []string{"recording"}, RuleKind: "statutory_maximum", Law: "Tv-overvågningsloven § 4 c", LawCountry: "DK", Action: "erase", Method: "automatic_job",
	}})
	return &w.a.Retention.Items[0]
}

func find[R model.Record](w *world, uid string) R {
	for _, rec := range w.records {
		if rec.Base().UID == uid {
			return rec.(R)
		}
	}
	panic("no record " + uid)
}

func (w *world) party(uid string) *model.Party    { return find[*model.Party](w, uid) }
func (w *world) settings() *model.Settings        { return find[*model.Settings](w, "settings") }
func (w *world) rule(uid string) *model.Rule      { return find[*model.Rule](w, uid) }
func (w *world) system(uid string) *model.System  { return find[*model.System](w, uid) }
func (w *world) doc(uid string) *model.Document   { return find[*model.Document](w, uid) }
func (w *world) retention(i int) *model.Retention { return &w.a.Retention.Items[i] }
func (w *world) recipient(i int) *model.Recipient { return &w.a.Recipients.Items[i] }

// another adds a second activity: a copy of the first under its own name, ref
// and purpose.
func (w *world) another(uid string, change func(*model.Activity)) {
	b := model.Clone(w.a)
	b.UID, b.Ref, b.Name = uid, "PA-"+uid, "Activity "+uid
	if len(b.Purposes) > 0 {
		b.Purposes[0].Text = "another purpose of " + uid
	}
	if change != nil {
		change(b)
	}
	w.more = append(w.more, b)
}

// register returns the register of the world.
func (w *world) register() *model.Register {
	reg := new(model.Register)
	for _, t := range model.ShippedTerms() {
		reg.Put(t)
	}
	for _, rec := range w.records {
		reg.Put(rec)
	}
	for _, a := range w.activities() {
		reg.Put(a)
	}
	return reg
}

func (w *world) activities() []*model.Activity { return append([]*model.Activity{w.a}, w.more...) }

func (w *world) checker() *check.Checker { return check.New(w.register(), w.on, w.profile) }

// findings returns everything that the rules find in the world.
func (w *world) findings() []check.Finding { return allOf(w.checker(), w.register(), w.activities()) }

// allOf returns everything that the rules find: in the records that are no
// activities, in each activity, in the register as a whole.
func allOf(c *check.Checker, reg *model.Register, activities []*model.Activity) []check.Finding {
	var found []check.Finding
	for _, rec := range reg.Records("") {
		if rec.Kind() != model.KindActivity {
			found = append(found, c.Record(rec)...)
		}
	}
	whole := c.Activities(slices.Values(activities), func(_ *model.Activity, of []check.Finding) { found = append(found, of...) })
	return append(found, whole...)
}

// of returns the findings of one rule.
func of(findings []check.Finding, rule string) []check.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f check.Finding) bool { return f.Rule != rule })
}

func TestOfficeIsClean(t *testing.T) {
	for _, f := range office().findings() {
		if f.Rule == "QU-07" {
			continue // a register of one activity
		}
		t.Errorf("%s %s at %s: %s", f.Severity, f.Rule, f.Path, f.Message)
	}
}
