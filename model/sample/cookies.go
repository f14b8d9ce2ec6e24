package sample

import "ropa/model"

// cookies starts an activity for one category of cookies with what all four
// have in common.
func cookies(slug, ref, name, description string) *model.Activity {
	return &model.Activity{
		Common: is(slug, name), Ref: ref, Description: description,
		Tags: []string{"cookies", "web", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-digital"), Owners: []string{"Head of Digital"}, Companies: model.Group(), JointControllers: websiteOwner(),
		DataSubjects: visitors(), SpecialData: "none", Children: model.Unknown, AutomatedDecisions: model.No,
		Measures: baseline("M17"), Notices: cookieNotices(), Documents: declared(),
		Systems: []model.SystemUse{
			{Key: "site", System: link("sys-web"), WhatFor: "sets and reads the cookies", Scope: model.Scope{DataSubjects: all}},
			{Key: "popup", System: link("sys-consent"), WhatFor: "asks, and keeps the choices", Scope: model.Scope{Purposes: all, PersonalData: these("choices")}},
		},
		Occasional: model.No, DPOCoreActivity: model.No, DPIAStatus: "none", DPIAScreenedOn: "2025-02-11",
	}
}

// choices are kept whatever is chosen, or the popup would ask on every page.
func choices() model.PersonalData {
	return model.PersonalData{Key: "choices", Term: link("pd-permission"), Detail: "which cookies the visitor allows, opt-outs included", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all}}
}

func cookiesNecessary() *model.Activity {
	a := cookies("cookies-necessary", "PA-0003", "Cookies: strictly necessary",
		`Cookies that websites and mobile apps cannot do without and that cannot be switched off: network communication and functions. "Cookie" means any text file or identifier (letters and numbers) that a server has the browser store on the device and that the browser sends back with each request; so the device is recognised, what happens on it can be noted, and its technology works safely. The word also covers other automated collection: Flash cookies (local shared objects), web storage (HTML5), scripts, other software, and data such as MAC addresses. Session cookies and persistent cookies are both used.`)
	a.Purposes = []model.Purpose{
		{Key: "network", Text: "Make website and app work: keep track of the same user during a visit, so that going back and forth loses nothing, and serve data from a place nearby for speed"},
		{Key: "functions", Text: "Remember settings and preferences: privacy choices, where a video was paused, that the visitor was here before (no message for newcomers); help to start a chat; save the visitor from typing the same again"},
	}
	a.LegalBases = []model.LegalBasis{{
		Key: "interest", Art6: "6.1.f",
		Interest:        "Ours: to run secure and working websites, to communicate with the public and to offer online services.",
		Balancing:       "Without these cookies the website does not work; they are not used for anything else.",
		BalancingOn:     "2025-02-11",
		BalancingDoc:    link("doc-balancing-web"),
		ObjectionHow:    "by mail to " + privacyTeam + "; the browser can refuse or delete the cookies",
		OtherPermission: cookieOrder + ": no consent needed for cookies that the function of the website requires, functional ones included",
		Scope:           aboutVisitors(),
	}}
	a.PersonalData = []model.PersonalData{
		{
			Key: "device", Term: code("PD52"), Detail: "browser type, mobile device ID, time zone setting, operating system, platform, MAC address and other data of the device",
			Identifiability: "pseudonymous", Required: model.Yes, Consequence: "when they are refused, many functions and services of the website cannot be used, since it has to remember choices",
			Scope: model.Scope{DataSubjects: all, Purposes: all},
		},
		{Key: "ip", Term: code("PD52"), Detail: "IP address", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("network")}},
		{Key: "place", Term: code("PD57"), Detail: "approximate location", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("network")}, Note: "inferred from the IP address"},
		{Key: "account", Term: code("PD51"), Detail: "the account and other information that we hold about the person, with which indirectly identifying data are associated", Identifiability: "identified", Scope: model.Scope{DataSubjects: all, Purposes: these("functions"), When: "the visitor has an account"}},
		choices(),
	}
	a.Sources = []model.Source{
		{Key: "browser", From: "data_subject", Scope: model.Scope{Companies: all, Purposes: all, PersonalData: these("device", "ip", "choices")}},
		{Key: "from-ip", From: "inferred", Scope: model.Scope{PersonalData: these("place")}, Note: "from the IP address"},
		{Key: "accounts", From: "own_systems", Scope: model.Scope{PersonalData: these("account")}},
	}
	a.Profiling = model.No
	a.Recipients = listed(consentTool(), tagManager(),
		model.Recipient{Key: "host", Party: link("isbjerg"), Term: code("RC12"), Role: model.RecipientProcessor, Agreement: "dpa", Why: "Hosts the website", Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: rest}},
	)
	a.Transfers = model.Said[model.Transfer]{Answer: model.AnswerNone, Reason: "All three processors keep these data in the EU."}
	a.Retention = cookieLifetimes("device", "ip", "place", "account", "choices")
	a.DPIARequired, a.DPIAReason = model.No, "No evaluation, no tracking across sites."
	return a
}

func cookiesMeasurement() *model.Activity {
	a := cookies("cookies-measurement", "PA-0004", "Cookies: measurement and performance",
		"Cookies that count visitors and show how the websites are used and how well they work. Third parties set some of them on our behalf and prepare the statistics.")
	a.Purposes = []model.Purpose{
		{Key: "measure", Text: "Count visitors, see how they move around the website and how often they use the online services; statistics and analysis of behaviour to develop and improve them"},
		{Key: "performance", Text: "Watch the performance, such as error messages and loading times of pages and videos, so that pages and services work"},
	}
	a.LegalBases = []model.LegalBasis{cookieConsent("statistical")}
	a.PersonalData = []model.PersonalData{
		{Key: "visits", Term: code("PD54"), Detail: "number and frequency of visits to websites, apps and online services, interactions with them", Identifiability: "pseudonymous", Required: model.No, Consequence: "some functions of the website may not be usable", Scope: model.Scope{DataSubjects: all, Purposes: all}},
		{Key: "figures", Term: code("PD64"), Detail: "metrics and statistics at an aggregated level", Identifiability: "claimed_anonymous", Scope: model.Scope{DataSubjects: all, Purposes: all}},
		{
			Key: "segments", Term: code("PD64"), Detail: "audience segments made by combining data of many users: statistical, demographic and usage meta-data", Identifiability: "claimed_anonymous",
			Scope: model.Scope{DataSubjects: all, Purposes: these("measure")},
			Note:  "When aggregated data are combined or connected with personal data, the whole is treated as personal data under the privacy policy.",
		},
		choices(),
	}
	a.Sources = []model.Source{
		{Key: "browser", From: "data_subject", Scope: model.Scope{PersonalData: these("visits", "choices")}},
		{Key: "computed", From: "inferred", Scope: model.Scope{PersonalData: these("figures", "segments")}},
	}
	a.Profiling, a.ProfilingNote = model.No, "Segments say nothing about a single person."
	a.Recipients = listed(
		model.Recipient{
			Key: "statistics", Party: link("maalbart"), Term: code("RC24"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "DE",
			Why: "Sets the cookies on our behalf and prepares the statistics", Scope: model.Scope{DataSubjects: all, PersonalData: these("visits", "figures", "segments")},
		},
		consentTool(), tagManager(), listedVendors("visits"),
	)
	a.Transfers = listed(certainCases("visits"))
	a.Retention = cookieLifetimes("visits", "choices")
	a.Retention.Items = append(a.Retention.Items, model.Retention{
		Key: "figures-kept", RuleTerms: model.RuleTerms{Criterion: "Kept without limit as long as nobody can be identified by them.", Action: "anonymise"},
		Scope: model.Scope{PersonalData: rest},
	})
	a.DPIARequired, a.DPIAReason = model.No, "One criterion at most: combining data, at an aggregated level."
	return a
}

func cookiesPersonalised() *model.Activity {
	a := cookies("cookies-personalised", "PA-0005", "Cookies: personalised content",
		"Cookies from which a profile of a visitor is made, so that the content fits the visitor's interests. The benefit for visitors: content adjusted to what they prefer.")
	a.Purposes = []model.Purpose{{Key: "content", Text: "Create a user profile from browsing, and show content that is more relevant to the person's interests; a more personal and relevant experience online"}}
	a.LegalBases = []model.LegalBasis{cookieConsent("functional")}
	a.PersonalData = []model.PersonalData{
		{Key: "browsing", Term: code("PD54"), Detail: "browsing activities: links clicked on or shared with others, types of content viewed, how long, time and date", Identifiability: "pseudonymous", Required: model.No, Consequence: "content is not adjusted; some functions may not be usable", Scope: model.Scope{DataSubjects: all, Purposes: all}},
		{Key: "device", Term: code("PD52"), Detail: "device attributes", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: all}},
		{Key: "interests", Term: code("PD61"), Detail: "interests and preferences as regards our content and services", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: all}},
		choices(),
	}
	a.Sources = []model.Source{
		{Key: "browser", From: "data_subject", Scope: model.Scope{PersonalData: these("browsing", "device", "choices")}},
		{Key: "profile", From: "inferred", Scope: model.Scope{PersonalData: these("interests")}, Note: "from browsing activities and device attributes"},
	}
	a.Profiling, a.ProfilingNote = model.Yes, "Interests and preferences are inferred from what a browser does on our sites. The profile decides which content is shown, nothing else."
	a.Recipients = listed(consentTool(), tagManager(), listedVendors("browsing", "device"))
	a.Transfers = listed(certainCases("browsing", "device"))
	a.Retention = cookieLifetimes("browsing", "device", "interests", "choices")
	a.DPIARequired, a.DPIAReason, a.DPIACriteria = model.Unknown, "One criterion for certain; whether it is large scale is to be settled.", []string{"eval"}
	a.DPIAStatus = "planned"
	return a
}

func cookiesAdvertising() *model.Activity {
	a := cookies("cookies-advertising", "PA-0006", "Cookies: advertising and its measurement",
		"We and our vendors use cookies on our websites to show advertisements on other apps and websites and on social media, and to measure them.")
	a.Purposes = []model.Purpose{
		{Key: "advertise", Text: "Show advertisements on other websites, apps and social media, chosen by the content viewed, what was done online, and approximate location or type of device"},
		{Key: "profile", Text: "Build a profile of interests, and target marketing to what people need and like"},
		{Key: "own", Text: "Purposes of the vendors themselves", Note: "the visitor decides which vendors may receive the data"},
	}
	a.LegalBases = []model.LegalBasis{cookieConsent("marketing")}
	a.PersonalData = []model.PersonalData{
		{
			Key: "browsing", Term: code("PD54"), Detail: "browsing activities on our platforms and on websites, apps and platforms of others: links clicked on or shared, such as by mail and social media, types of content, how long and in what way it was used",
			Identifiability: "pseudonymous", Required: model.No, Consequence: "advertising is less targeted and less relevant", Scope: model.Scope{DataSubjects: all, Purposes: all},
		},
		{Key: "place", Term: code("PD57"), Detail: "approximate location, tracking of location", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("advertise")}},
		{Key: "device", Term: code("PD52"), Detail: "type of device", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("advertise")}},
		{Key: "interests", Term: code("PD61"), Detail: "interests and preferences as regards our content and services", Identifiability: "pseudonymous", Scope: model.Scope{DataSubjects: all, Purposes: these("profile")}},
		choices(),
	}
	a.Sources = []model.Source{
		{Key: "browser", From: "data_subject", Scope: model.Scope{DataSubjects: all, PersonalData: these("browsing", "place", "device", "choices")}},
		{Key: "elsewhere", From: "party", Party: link("pixelport"), Scope: model.Scope{Companies: all, Purposes: these("advertise"), PersonalData: these("browsing"), When: "third-party websites and apps"}},
		{Key: "from-profile", From: "inferred", Scope: model.Scope{PersonalData: these("interests")}},
	}
	a.Profiling, a.ProfilingNote = model.Yes, "A profile of interests, to show relevant and personalised advertisements on other websites."
	a.Recipients = listed(
		model.Recipient{
			Key: "ads", Party: link("pixelport"), Term: code("RC24"), Role: model.RecipientSeparate, Why: "Sells and measures advertisements, also for itself", Country: "US", OwnBasis: "6.1.a, consent given in the popup",
			Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: these("browsing", "place", "device"), When: "consent covers this vendor"}, Note: "see \"manage cookies\" for how it uses the data",
		},
		model.Recipient{Key: "agency", Party: link("adverna"), Term: code("RC24"), Role: model.RecipientProcessor, Agreement: "dpa", Why: "Books and measures campaigns", Country: "DE", Scope: model.Scope{PersonalData: these("browsing", "device")}},
		model.Recipient{Key: "networks", Term: code("RC25"), Role: model.RecipientJoint, Why: "Show advertisements to those who visited our site", Scope: model.Scope{DataSubjects: all, PersonalData: these("browsing"), When: "consent to marketing"}, Note: "the networks by name: see Social media"},
		consentTool(), tagManager(), listedVendors("browsing", "place", "device"),
	)
	a.Transfers = listed(
		model.Transfer{
			Key: "us", Recipient: "ads", Tool: "scc", ToolTerms: model.ToolTerms{
				Module: "1", TIAOn: "2025-11-12", TIAResult: "ok_with_measures", TIADoc: link("doc-tia-us"), Doc: link("doc-cookie-declaration"), SignedOn: "2022-09-20", Supplementary: "IP addresses are shortened before they leave the browser.",
			},
			Scope: model.Scope{Companies: all, Purposes: these("advertise", "profile"), DataSubjects: all, PersonalData: these("browsing", "place", "device"), When: "consent covers this vendor"},
			Note:  "the assessment of the vendor is ours, not its own",
		},
		certainCases("browsing"),
	)
	a.Retention = cookieLifetimes("browsing", "place", "device", "interests", "choices")
	a.DPIARequired, a.DPIACriteria = model.Yes, []string{"eval", "monitor", "combine"}
	a.DPIAReason = "Three criteria of WP248 are met."
	a.DPIAStatus = "planned"
	a.LargeScale = model.Unknown
	return a
}
