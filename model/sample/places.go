package sample

import "ropa/model"

// units are the departments that answer for activities.
func units() []*model.Unit {
	sales := &model.Unit{Common: is("unit-sales", "Sales"), Company: link("havtorn"), Head: "Head of Sales", Email: "sales@havtorn.example"}
	sales.Leftovers = leftover("old-dept", "Afdelinger!B7", "Omkostningssted", "4100")
	security := &model.Unit{Common: is("unit-security", "Works and security"), Company: link("havtorn"), Head: "Works manager"}
	security.Notes = "Also answers for the gatehouses in Flensburg and Gdynia."
	return []*model.Unit{
		sales,
		{Common: is("unit-marketing", "Marketing"), Company: link("havtorn"), Head: "Head of Marketing", Email: "marketing@havtorn.example"},
		{Common: is("unit-digital", "Digital and webshop"), Company: link("havtorn"), Head: "Head of Digital", Email: "web@havtorn.example"},
		{Common: is("unit-hr", "Human resources"), Company: link("havtorn"), Head: "Head of HR", Email: "hr@havtorn.example"},
		{Common: is("unit-finance", "Finance"), Company: link("havtorn"), Head: "Chief financial officer", Email: "finance@havtorn.example"},
		{Common: is("unit-it", "IT"), Company: link("havtorn"), Head: "Head of IT", Email: "it@havtorn.example"},
		security,
		{Common: is("unit-legal", "Legal and compliance"), Company: link("havtorn"), Head: "General counsel", Email: privacyTeam},
		{Common: is("unit-logistics", "Logistics services"), Company: link("havtorn-service"), Head: "Leiterin Logistik"},
	}
}

// systems hold the data; who runs them stands on the party.
func systems() []*model.System {
	erp := &model.System{Common: is("sys-erp", "Metalbase"), SystemKind: "ERP", Provider: link("isbjerg"), HostedIn: "DK", Description: "Orders, stock, deliveries, invoices and the ledger of all companies."}
	erp.Notes = "The webshop writes its orders straight into it."
	erp.Leftovers = leftover("old-sys", "Systemer!F3", "Systemejer", "Økonomi / IT (delt)")
	return []*model.System{
		erp,
		{Common: is("sys-crm", "Kontaktbog"), SystemKind: "CRM", Provider: link("cumulant"), HostedIn: "NL", Description: "Contacts, visits, offers and interests."},
		{Common: is("sys-office", "Cumulant Office"), SystemKind: "mail and office suite", Provider: link("cumulant"), HostedIn: "NL", Description: "Mail, calendars, files and meetings."},
		{Common: is("sys-web", "www.havtorn.example"), SystemKind: "website", Provider: link("isbjerg"), HostedIn: "DK", Description: "Public website with product pages and technical data."},
		{Common: is("sys-shop", "Webshop"), SystemKind: "webshop", Provider: link("isbjerg"), HostedIn: "DK", Description: "Orders by registered business customers."},
		{Common: is("sys-chat", "Svarpunkt chat and mailboxes"), SystemKind: "chat and shared mailboxes", Provider: link("svarpunkt"), HostedIn: "DK"},
		{Common: is("sys-consent", "Consent popup"), SystemKind: "consent management", Provider: link("samtykketjek"), HostedIn: "DK", Description: "Shows the cookie declaration, asks, and keeps the choices."},
		{Common: is("sys-news", "Postrytter"), SystemKind: "newsletter and event tool", Provider: link("postrytter"), HostedIn: "SE"},
		{Common: is("sys-hr", "Mandskab"), SystemKind: "HR file", Provider: link("cumulant"), HostedIn: "NL", Description: "Personnel files, absence, appraisals."},
		{Common: is("sys-pay", "Lønhjulet"), SystemKind: "payroll", Provider: link("loenhjulet"), HostedIn: "DK"},
		{Common: is("sys-recruit", "Kandidatporten"), SystemKind: "recruitment platform", Provider: link("kandidatporten"), HostedIn: "DK"},
		{Common: is("sys-cctv", "Cameras and recorders"), SystemKind: "video surveillance", Provider: link("vagtvaerk"), HostedIn: "DK"},
		{Common: is("sys-whistle", "Trygkanal"), SystemKind: "whistleblowing channel", Provider: link("trygkanal"), HostedIn: "DK"},
		{Common: is("sys-directory", "Directory and single sign-on"), SystemKind: "identity management", Provider: link("cumulant"), HostedIn: "NL"},
		{Common: is("sys-portal", "Consignment portal"), SystemKind: "customer portal", Provider: link("cumulant"), HostedIn: "DE"},
		{Common: is("sys-paper", "Locked cabinet, room 114"), SystemKind: "paper file", HostedIn: "DK"},
	}
}

// documents are the papers that the records point to.
func documents() []*model.Document {
	policy := &model.Document{
		Common: is("doc-privacy-policy", "External privacy and cookie policy"), DocumentKind: "notice",
		Where: "https://www.havtorn.example/privacy", Version: "2022-09", DatedOn: "2022-09-29", MentionsTransfers: model.Yes,
	}
	policy.Notes = `Applies across the group. Always available on the website; the group may change it one-sidedly at any time.
It gives the purposes and legal bases of each activity and says how to reach the privacy team.
Last revision: 29 September 2022.`

	cookies := &model.Document{
		Common: is("doc-cookie-policy", "Cookie privacy policy"), DocumentKind: "notice",
		Where: "https://www.havtorn.example/cookies", Version: "3", MentionsTransfers: model.Yes,
	}
	cookies.Notes = "Says which data cookies collect, why, on which legal basis and where they go, explains the rights and whom to ask. It may be updated; for significant changes consent is asked again, with a link to the new text. What is collected elsewhere, in forms or surveys, is left to the privacy policy."

	security := &model.Document{
		Common: is("doc-security-policy", "IT security policy"), DocumentKind: "policy",
		Where: "Intranet / Policies / IT", Version: "2026", DatedOn: "2026-04-20", ExpiresOn: "2027-04-30",
	}
	security.Notes = "Its aim is that personal data are processed at an adequate level of security. It is revised each year together with the IT audit."
	security.Leftovers = leftover("old-doc", "Dokumenter!C12", "Godkendt af", "Bestyrelsen, punkt 7")

	doc := func(slug, kind, name, where string, dated model.Date) *model.Document {
		return &model.Document{Common: is(slug, name), DocumentKind: kind, Where: where, DatedOn: dated}
	}
	return []*model.Document{
		policy, cookies, security,
		doc("doc-cookie-declaration", "notice", "Cookie declaration in the consent popup", "https://www.havtorn.example/#cookies", ""),
		doc("doc-group-arrangement", "agreement", "Group arrangement on personal data", "Legal / Group / Arrangement v2.pdf", "2022-06-15"),
		doc("doc-joint-linkedin", "agreement", "LinkedIn: joint responsibility for company pages", "https://legal.linkedin.com", ""),
		doc("doc-joint-meta", "agreement", "Meta: joint responsibility for page statistics", "https://www.facebook.com/legal", ""),
		doc("doc-balancing-contacts", "balancing_test", "Balancing test 3: business contacts", "Legal / Balancing / 03.docx", "2025-02-10"),
		doc("doc-balancing-web", "balancing_test", "Balancing test 4: website, chat and social media", "Legal / Balancing / 04.docx", "2025-02-11"),
		doc("doc-balancing-marketing", "balancing_test", "Balancing test 5: marketing and events", "Legal / Balancing / 05.docx", "2025-02-11"),
		doc("doc-balancing-security", "balancing_test", "Balancing test 9: cameras and logs", "Legal / Balancing / 09.docx", "2026-05-20"),
		doc("doc-dpa-svarpunkt", "agreement", "Processor contract Svarpunkt ApS", "Legal / Processors / 2022-07.pdf", "2022-03-14"),
		doc("doc-dpa-vestkyst", "agreement", "Consignment stock agreement, annex D: processing for Vestkyst", "Legal / Clients / Vestkyst D.pdf", "2024-02-01"),
		doc("doc-scc-cumulant", "agreement", "SCC module 2 with Cumulant Cloud Inc.", "Legal / Processors / Cumulant SCC.pdf", "2023-09-04"),
		doc("doc-tia-us", "tia", "Transfer impact assessment: United States", "Legal / TIA / US 2025.docx", "2025-11-12"),
		doc("doc-tia-in", "tia", "Transfer impact assessment: India", "Legal / TIA / IN 2025.docx", "2025-05-06"),
		doc("doc-straits-safeguards", "other", "Safeguards and assessment for case 2026-01", "Whistleblowing / 2026-01 / transfer.pdf", "2026-02-26"),
		doc("doc-dpia-cctv", "dpia", "Impact assessment: cameras at the works", "Legal / DPIA / CCTV 2026.docx", "2026-06-02"),
		doc("doc-dpia-credit", "dpia", "Impact assessment: automatic credit limits", "Legal / DPIA / Credit 2026.docx", "2026-09-30"),
		doc("doc-staff-notice", "notice", "Privacy notice for staff", "Intranet / HR / Privacy", "2024-01-15"),
		doc("doc-applicant-notice", "notice", "Privacy notice for applicants", "https://www.havtorn.example/jobs/privacy", "2024-01-15"),
		doc("doc-whistle-policy", "policy", "Whistleblowing policy", "https://www.havtorn.example/speak-up", "2021-12-17"),
		doc("doc-camera-sign", "notice", "Sign at the gates: video surveillance", "all gates", "2023-05-01"),
	}
}
