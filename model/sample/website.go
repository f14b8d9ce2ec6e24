package sample

import "ropa/model"

// cookieOrder is the Danish rule on cookies; the companies elsewhere live under
// their own version of the same directive.
const cookieOrder = "Danish Cookie Order, section 3"

// visitors are the people of every activity around the website.
func visitors() []model.DataSubject {
	return []model.DataSubject{
		{Key: "visitors", Term: code("DS12"), Count: model.Count{From: "150000", To: "200000", Note: "browsers a year, estimated"}, Note: "visitors of the websites, users of the mobile apps and online services"},
	}
}

// aboutVisitors is the scope of what holds for all visitors, purposes and data.
func aboutVisitors() model.Scope {
	return model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all}
}

// websiteOwner is withParent for cookies, where the policy says it otherwise.
func websiteOwner() []model.JointController {
	j := withParent()
	j[0].Note = "The cookie policy: Havtorn Metal A/S, or the company that is responsible for the website."
	j[0].Scope.When = "the company is responsible for the website, and so for the cookies placed there"
	return j
}

// cookieConsent is the consent that all but the necessary cookies rest on.
func cookieConsent(category string) model.LegalBasis {
	return model.LegalBasis{
		Key: "consent", Art6: "6.1.a", Explicit: model.Yes,
		ConsentHow: "On the first visit a popup asks for explicit consent to all or some cookies, or to decline them. It groups cookies and similar techniques by category (necessary, functional, statistical, marketing); here: " + category + `. Which vendors may receive data can be chosen one by one under "manage cookies". The consent tool keeps the choice.
When the policy changes significantly, consent is asked again, with a link to the new text.`,
		ConsentWithdrawal: "At any time in the cookie banner, which stays reachable on the website, or in the settings of the browser. Cookies already accepted can be deleted there, in every browser in use (Ctrl+Shift+Delete; the policy links the guides of the usual browsers). Withdrawal does not affect what was lawful before.",
		OtherPermission:   cookieOrder + ": consent before anything is stored on the device",
		Scope:             aboutVisitors(),
		Note:              "The policy encourages visitors to accept, since that helps to improve the website for everybody.",
	}
}

// cookieLifetimes say how long cookies live; each has a date of its own.
func cookieLifetimes(data ...string) model.Said[model.Retention] {
	return listed(
		model.Retention{
			Key: "session-cookies", RuleTerms: model.RuleTerms{Starts: []string{"session_end"}, Criterion: "Deleted when the browser is closed.", RuleKind: "business_decision", Action: "erase", Method: "automatic_job"},
			Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: these(data...), When: "session cookies"},
		},
		model.Retention{
			Key: "persistent-cookies", RuleTerms: model.RuleTerms{
				Starts: []string{"last_activity"}, StartNote: "each visit renews them",
				Criterion: "Until the expiry date of the cookie, which depends on its type and purpose; all are listed in the cookie declaration. They delete themselves then, unless the visitor does so before.",
				RuleKind:  "business_decision", Action: "erase", Method: "automatic_job",
			},
			Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: these(data...), When: "persistent cookies"},
			Note:  "the expiry dates are updated automatically at the next visit",
		},
	)
}

// consentTool and tagManager take part whatever a visitor chooses.
func consentTool() model.Recipient {
	return model.Recipient{
		Key: "consent-tool", Party: link("samtykketjek"), Term: code("RC14"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DK",
		Why: "Runs the consent popup and keeps the choices", Scope: model.Scope{DataSubjects: all, PersonalData: these("choices")},
	}
}

func tagManager() model.Recipient {
	return model.Recipient{
		Key: "tag-manager", Party: link("tagloft"), Term: code("RC24"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "IE",
		Why: "Receives the choice, so that no other cookie is set", Scope: model.Scope{DataSubjects: all, PersonalData: these("choices"), When: `the visitor allows "necessary" only: we then receive the opt-out and nothing else`},
	}
}

// listedVendors are those that the cookie declaration names.
func listedVendors(data ...string) model.Recipient {
	return model.Recipient{
		Key: "vendors", Term: link("rc-cookie-vendors"), Role: model.RecipientUndecided,
		Why: "Set cookies for the category that the visitor allows", OwnBasis: "6.1.a, consent given in the popup",
		Scope: model.Scope{DataSubjects: all, PersonalData: these(data...), When: "the visitor allows a category beyond the necessary one"},
		Note:  "Some are controllers with purposes of their own, others processors on our instructions; the declaration says who they are and what they receive. To be listed one by one.",
	}
}

func declared() []model.DocumentUse {
	return []model.DocumentUse{{Key: "declaration", Doc: link("doc-cookie-declaration"), WhatFor: "lists every cookie with its expiry date, purpose, description and recipient", Note: "kept up to date by the consent tool"}}
}

func cookieNotices() []model.Notice {
	return []model.Notice{
		{Key: "notice", Doc: link("doc-privacy-policy"), Scope: model.Scope{Companies: all, DataSubjects: all}},
		{Key: "cookie-notice", Doc: link("doc-cookie-policy"), Scope: model.Scope{Purposes: all, PersonalData: all, When: "websites and mobile apps"}, Note: "shown from the popup"},
	}
}

func website() *model.Activity {
	a := &model.Activity{
		Common: is("website", "Website"), Ref: "PA-0002",
		Description: "www.havtorn.example presents the group and its products to professional metal customers. Nothing is registered that identifies a visitor directly, such as name or address; how people move around the site is, and the IP address, which can identify them indirectly. What cookies do stands in the four activities on cookies.",
		Tags:        []string{"web", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-digital"), Owners: []string{"Head of Digital"}, Companies: model.Group(), JointControllers: websiteOwner(),
		Purposes: []model.Purpose{
			{Key: "sell", Text: "Sell and market aluminium, copper, brass, stainless steel and other products and services to professional metal customers"},
			{Key: "inform", Text: "Give information and technical data on the use of aluminium and other metals"},
			{Key: "improve", Text: "Develop and improve the website: ease of use, functions, statistics, analysis and reviews of performance"},
		},
		LegalBases: []model.LegalBasis{
			{
				Key: "interest", Art6: "6.1.f",
				Interest:    "Ours: a website that works as well as it can, a good experience for its visitors, and marketing.",
				Balancing:   "Our interests override the interests and fundamental rights of the visitors.",
				BalancingOn: "2025-02-11", BalancingDoc: link("doc-balancing-web"), ObjectionHow: "by mail to " + privacyTeam,
				Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: rest},
				Note:  "The policy gives the outcome of the balancing, not its reasons; they are in the test.",
			},
			{
				Key: "consent", Art6: "6.1.a", ConsentHow: "Asked by the popup on the first visit; see the activities on cookies.",
				ConsentWithdrawal: "in the cookie banner", OtherPermission: cookieOrder,
				Scope: model.Scope{Purposes: these("improve"), DataSubjects: all, PersonalData: these("ad-visits"), When: "in certain cases: everything beyond the necessary"},
			},
		},
		DataSubjects: visitors(),
		PersonalData: []model.PersonalData{
			{Key: "browser", Term: code("PD52"), Detail: "browser type and version, IP address", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: all}, Note: "the IP address can identify indirectly"},
			{Key: "visit", Term: code("PD53"), Detail: "length of the visit, way around the site", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("improve")}},
			{Key: "figures", Term: code("PD64"), Detail: "aggregated statistics: pages visited and from where, time spent on each site, most popular pages", Identifiability: "claimed_anonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("improve")}},
			{Key: "ad-visits", Term: code("PD54"), Detail: "that a browser has visited the site, to show advertisements for our products and services on social media", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("sell"), When: "the visitor has consented to marketing"}},
		},
		Sources: []model.Source{
			{Key: "device", From: "data_subject", Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: these("browser", "visit")}, Note: "sent by the browser"},
			{Key: "logs", From: "own_systems", Scope: model.Scope{PersonalData: these("figures")}},
		},
		SpecialData: "none", Children: model.Unknown, Profiling: model.No,
		Transfers: listed(certainCases("browser", "visit", "ad-visits")),
		Retention: listed(
			model.Retention{Key: "logs-kept", Rule: link("rule-logs"), Scope: model.Scope{PersonalData: these("browser", "visit")}},
			model.Retention{Key: "cookies", RuleTerms: model.RuleTerms{Criterion: "As the cookie that carries them; see the cookie declaration.", Action: "erase"}, Scope: model.Scope{PersonalData: these("ad-visits", "figures")}},
		),
		Measures: baseline("M07", "M31"), MeasuresText: "Hosted in Denmark behind a firewall; TLS only; logs readable for two administrators.",
		Systems:            []model.SystemUse{{Key: "site", System: link("sys-web"), WhatFor: "the website itself", Scope: model.Scope{DataSubjects: all, PersonalData: all}}},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "Visitors are not followed beyond the site here.", DPIAScreenedOn: "2025-02-11", DPIAStatus: "none",
		LargeScale: model.Unknown, Occasional: model.No, DPOCoreActivity: model.No,
		Notices: told("doc-privacy-policy"), Documents: declared(),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-04-14", By: "Head of Digital", Outcome: "unchanged"}},
	}
	a.Recipients = listed(
		model.Recipient{Key: "host", Party: link("isbjerg"), Term: code("RC12"), Role: model.RecipientProcessor, Agreement: "dpa", Why: "Hosts the website", Country: "DK", Scope: model.Scope{DataSubjects: all, PersonalData: all}},
		model.Recipient{Key: "web-team", Term: code("RC05"), Role: model.RecipientInternal, Why: "Reads the statistics", Scope: model.Scope{PersonalData: these("figures")}},
		listedVendors("ad-visits"),
	)
	return a
}

func webFonts() *model.Activity {
	return &model.Activity{
		Common: is("web-fonts", "Web fonts"), Ref: "PA-0007",
		Description: "To show text in the same font everywhere, the pages use web fonts of an outside service. When a page is opened the browser connects to the servers of that service and loads the fonts into its cache; the service thereby learns that our website was visited from that IP address. A browser without web fonts shows a standard font of the computer.",
		Tags:        []string{"web", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordDraft,
		Unit: link("unit-digital"), Owners: []string{"Head of Digital"}, Companies: model.Group(), JointControllers: websiteOwner(),
		Purposes: []model.Purpose{{Key: "display", Text: "Uniform and appealing presentation of the website"}},
		LegalBases: []model.LegalBasis{{
			Key: "interest", Art6: "6.1.f", Interest: "Ours: a uniform and appealing presentation of the website.", Balancing: "The policy calls it a legitimate interest and gives no balancing; to be done, or the fonts moved to our own server.",
			Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: all},
		}},
		DataSubjects: visitors(),
		PersonalData: []model.PersonalData{{Key: "ip", Term: code("PD52"), Detail: "IP address, and that our website was opened from it", Identifiability: "pseudonymous", Required: model.No, Consequence: "the page appears in a standard font of the computer", Scope: model.Scope{DataSubjects: all, Purposes: all}}},
		SpecialData:  "none", Children: model.Unknown, Profiling: model.Unknown,
		Recipients: listed(model.Recipient{
			Key: "fonts", Party: link("webfonts"), Term: code("RC24"), Role: model.RecipientUndecided, Why: "Serves the fonts",
			Scope: model.Scope{DataSubjects: all, PersonalData: all, When: "a page is opened and the fonts are not in the cache yet"},
			Note:  "see its FAQ and privacy policy",
		}),
		Transfers:    model.Said[model.Transfer]{Answer: model.AnswerUnknown, Reason: "The service does not say from which servers it answers; asked on 5 November 2026."},
		Retention:    model.Said[model.Retention]{Answer: model.AnswerUnknown, Reason: "We store nothing. How long the service keeps its logs is not established."},
		Measures:     model.Said[model.Measure]{Answer: model.AnswerUnknown, Reason: "Of the service, none is known."},
		DPIARequired: model.Unknown, Notices: told("doc-privacy-policy"),
		PrivateNote: "Ask the web agency for an offer to host the fonts ourselves; German courts have awarded damages for this.",
	}
}
