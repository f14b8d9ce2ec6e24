package sample

import "ropa/model"

func socialMedia() *model.Activity {
	visits := model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: these("plug-in", "statistics")}
	network := func(key, party, doc, contact, extra string) model.JointController {
		return model.JointController{
			Key: key, Party: link(party), Doc: link(doc), Contact: contact, Scope: visits,
			WhoDoesWhat: "Jointly responsible for data collected and processed when somebody visits our pages there or our website. " + extra,
			Note:        "People may turn to us or to the network. We have no influence on how much the network collects by an active plug-in; its own privacy notice says more.",
		}
	}
	youtube := network("youtube", "youtube", "doc-privacy-policy", "either: us or the network; who answers first is not settled", "Which of the two has the lead is not laid down for the channel.")
	youtube.Doc = ""
	a := &model.Activity{
		Common: is("social-media", "Social media pages and plug-ins"), Ref: "PA-0010",
		Description: `YouTube: a channel with videos about the group, its products and cases. LinkedIn: a company page with news of the group and its products, and job advertisements. Facebook and Instagram: profiles with news of the group and its products, and job advertisements. Each network gives us a statistics module to analyse user data and behaviour (on Facebook and Instagram through its business manager).
The website carries plug-ins of the four. When a page with a plug-in is opened, the browser contacts the server of the network and shows the plug-in; the network learns of the visit, with further data such as the IP address, even of people without an account there.`,
		Tags: []string{"web", "marketing", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-marketing"), Owners: []string{"Head of Marketing"}, Companies: model.Group(),
		Purposes: []model.Purpose{
			{Key: "market", Text: "Market the group and its metal products, branding included"},
			{Key: "interact", Text: "Interact with customers and stakeholders"},
			{Key: "measure", Text: "See how many visitors the website has in response to advertisements on social media"},
		},
		LegalBases: []model.LegalBasis{{
			Key: "interest", Art6: "6.1.f",
			Interest:    "Ours: making content available on social media to those who follow the companies of the group; branding and marketing the group.",
			Balancing:   "Our interest in processing the data for these purposes exceeds the interest of the people that they are not processed.",
			BalancingOn: "2025-02-11", BalancingDoc: link("doc-balancing-web"), ObjectionHow: "by mail to " + privacyTeam + ", or in the settings of the network",
			Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all},
		}},
		DataSubjects: []model.DataSubject{
			{Key: "followers", Term: code("DS12"), Count: model.Count{From: "21000", Note: "followers of all pages, November 2026"}, Note: "visitors of our pages, with or without an account"},
			{Key: "site-visitors", Term: code("DS12"), Note: "visitors of our website who meet a plug-in"},
		},
		PersonalData: []model.PersonalData{
			{Key: "who", Term: code("PD03"), Detail: "name and contact details", Identifiability: "identified", Scope: model.Scope{Purposes: these("interact"), DataSubjects: these("followers")}},
			{Key: "message", Term: code("PD55"), Detail: "content of the message that people choose to share with us", Identifiability: "identified", Scope: model.Scope{Purposes: these("interact"), DataSubjects: these("followers")}},
			{Key: "responses", Term: code("PD61"), Detail: "likes, sharing, comments", Identifiability: "identified", Scope: model.Scope{Purposes: these("market", "interact"), DataSubjects: these("followers")}},
			{Key: "plug-in", Term: code("PD52"), Detail: "the visit to our website, IP address and further data that the network collects by cookies", Identifiability: "pseudonymous", Scope: model.Scope{Purposes: these("measure"), DataSubjects: these("site-visitors")}},
			{Key: "statistics", Term: code("PD64"), Detail: "demographic and geographic statistics on the visitors of our website and pages", Identifiability: "claimed_anonymous", Scope: model.Scope{Purposes: all, DataSubjects: all}, Note: "received from the networks; anonymous in their words"},
		},
		Sources: []model.Source{
			{Key: "people", From: "data_subject", Scope: model.Scope{DataSubjects: these("followers"), PersonalData: these("who", "message", "responses")}},
			{Key: "networks", From: "party", Term: code("RC25"), Scope: model.Scope{Purposes: these("measure"), PersonalData: these("statistics")}},
		},
		SpecialData: "unsolicited", FreeTextRule: "Posts of others that hold special categories are hidden.", Children: model.Unknown, Profiling: model.Unknown,
		Transfers: listed(certainCases("who", "message", "plug-in")),
		Retention: listed(
			model.Retention{
				Key: "content", RuleTerms: model.RuleTerms{
					Criterion: "Erased when the content is deleted, or when the person withdraws the response to it (likes, sharing and so on).", Starts: []string{"consent_withdrawn", "other"}, StartNote: "deletion of our content, or withdrawal of the response",
					Whichever: "earlier", RuleKind: "business_decision", Action: "erase", Method: "manual",
				},
				Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: these("who", "message", "responses")},
			},
			model.Retention{
				Key: "platform", RuleTerms: model.RuleTerms{Criterion: "The periods of the networks, on which we have no influence; see the privacy policy of each."},
				Scope: model.Scope{DataSubjects: all, PersonalData: rest}, Note: "what the networks keep for themselves",
			},
		),
		Measures: baseline("M12"), MeasuresText: "Named administrators with multi-factor login; the list is reviewed twice a year.",
		AutomatedDecisions: model.No, DPIARequired: model.Unknown, DPIAReason: "Depends on what the networks do with plug-in data.", DPIAStatus: "planned",
		Occasional: model.No,
		Notices:    told("doc-privacy-policy"),
		RightsNote: "People may exercise their rights with us or with the network; users who are registered there also in the account settings of Facebook, Instagram and LinkedIn.",
		Reviews:    []model.Review{{Key: "review-2025", On: "2025-06-11", By: "Head of Marketing", Outcome: "unchanged"}},
	}
	a.JointControllers = append(withParent(),
		youtube,
		network("linkedin", "linkedin", "doc-joint-linkedin", "LinkedIn, which has primary responsibility for compliance and for answering requests of its visitors; people may also turn to us", "We choose content and target groups; LinkedIn runs the page and its statistics."),
		network("meta", "meta", "doc-joint-meta", "Facebook and Instagram, which have primary responsibility for compliance and for answering requests of their visitors; people may also turn to us", "We choose content and target groups; Facebook and Instagram run the profiles and their statistics."),
	)
	a.Recipients = listed(
		model.Recipient{Key: "group", Term: code("RC10"), Role: model.RecipientIntraGroup, Why: "Shared editing", Scope: model.Scope{Companies: all, DataSubjects: all, PersonalData: these("who", "message"), When: "as needed"}},
		processorsUnderContract("who", "message"),
		model.Recipient{
			Key: "introductions", Term: code("RC41"), Role: model.RecipientSeparate, Why: "Pass contact details between customers or suppliers, to help them into a dialogue", OwnBasis: "6.1.a, consent of the person",
			Scope: model.Scope{DataSubjects: these("followers"), PersonalData: these("who"), When: "in single cases, with the consent of the person"},
		},
		model.Recipient{Key: "authorities", Term: link("rc-on-request"), Role: model.RecipientAuthority, Why: "Requests of public authorities and orders of courts", OwnBasis: "6.1.c, the law behind the request or order", Scope: model.Scope{DataSubjects: all, PersonalData: these("who", "message"), When: "on request of a public authority or by order of a court"}},
		model.Recipient{
			Key: "networks-collect", Term: code("RC25"), Role: model.RecipientJoint, Why: "Collect and process personal data by cookies", OwnBasis: "consent given to the network, where applicable",
			Scope: model.Scope{Purposes: these("measure"), DataSubjects: all, PersonalData: these("plug-in"), When: "somebody visits our pages on Facebook, Instagram, LinkedIn or YouTube, or our website where plug-ins are installed"}, Note: "even without an account there",
		},
		model.Recipient{Key: "everybody", Term: code("RC42"), Role: model.RecipientGeneralPublic, Why: "Comments and likes are public", Scope: model.Scope{PersonalData: these("responses")}},
	)
	a.Systems = []model.SystemUse{{Key: "mailbox", System: link("sys-chat"), WhatFor: "messages from the networks arrive in the shared mailbox", Scope: model.Scope{PersonalData: these("message")}}}
	return a
}

func marketing() *model.Activity {
	a := &model.Activity{
		Common: is("marketing", "Newsletters, webinars and events"), Ref: "PA-0011",
		Description: "People are invited to newsletters, webinars, physical events and courses, and register for them. Newsletters carry a tracking pixel.",
		Tags:        []string{"marketing", "policy"}, Role: model.RoleJointController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Unit: link("unit-marketing"), Owners: []string{"Head of Marketing"}, Companies: model.Group(), JointControllers: withParent(),
		Purposes: []model.Purpose{
			{Key: "events", Text: "Prepare lists of participants, hold meetings, make networks, courses and events possible, share their material"},
			{Key: "invite", Text: "Evaluate our initiatives and invite to new events"},
			{Key: "news", Text: "Give customers and other interested people relevant information, and improve our services"},
			{Key: "pixel", Text: "See how many recipients use a newsletter and which content interests them"},
		},
		LegalBases: []model.LegalBasis{
			{
				Key: "interest", Art6: "6.1.f", Interest: "Ours: marketing our businesses, carrying out the events that we offer, targeting our communication.",
				Balancing:   "The policy relies on the interest without giving the outcome; the test finds that it prevails, since people register themselves and can leave with one click.",
				BalancingOn: "2025-02-11", BalancingDoc: link("doc-balancing-marketing"), ObjectionHow: "unsubscribe link in every mail, or by mail to " + privacyTeam,
				OtherPermission: "Danish Marketing Act, section 10: permission before electronic marketing; elsewhere the law of the country",
				Scope:           model.Scope{Companies: all, Purposes: rest, DataSubjects: all, PersonalData: rest},
			},
			{
				Key: "tracking", Art6: "6.1.a", ConsentHow: "Asked with the registration for the newsletter, in a box of its own; kept in the newsletter tool.", ConsentWithdrawal: "link in every newsletter",
				OtherPermission: cookieOrder + ": consent to tracking",
				Scope:           model.Scope{Companies: all, Purposes: these("pixel"), DataSubjects: these("readers"), PersonalData: these("interaction")},
			},
			{
				Key: "books", Art6: "6.1.c", Law: "Bogføringsloven (Act 700 of 24 May 2022) § 12", LawCountry: "DK",
				Scope: model.Scope{Companies: companies(danish...), PersonalData: these("attendance"), When: "the law on accounts applies to the course or event"},
			},
		},
		DataSubjects: []model.DataSubject{
			{Key: "readers", Term: code("DS11"), Count: model.Count{From: "6200", To: "6200", Note: "subscribers on 1 November 2026"}, Note: "people who are invited to and register for newsletters"},
			{Key: "guests", Term: code("DS10"), Note: "people who are invited to and register for events and webinars"},
			{Key: "presenters", Term: link("ds-presenters"), Count: model.Count{From: "1200"}, Note: "presenters and participants in webinars and other events"},
		},
		PersonalData: []model.PersonalData{
			{Key: "contact", Term: code("PD04"), Detail: "name, telephone number, e-mail address", Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "job", Term: code("PD61"), Detail: "company, title, position, areas of professional interest", Scope: model.Scope{Purposes: all, DataSubjects: all}},
			{Key: "interaction", Term: link("pd-engagement"), Detail: "whether the recipient has interacted with the content of the newsletter", Scope: model.Scope{Purposes: these("pixel"), DataSubjects: these("readers")}},
			{Key: "attendance", Term: code("PD27"), Detail: "which events the participant has registered for", Scope: model.Scope{Purposes: these("events", "invite"), DataSubjects: these("guests", "presenters")}},
			{Key: "permission", Term: link("pd-permission"), Detail: "marketing permissions and other consents", Scope: model.Scope{Purposes: these("news", "pixel"), DataSubjects: all}},
		},
		Sources: []model.Source{
			{Key: "person", From: "data_subject", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all}},
			{Key: "employer", From: "other_person", Scope: model.Scope{DataSubjects: these("guests"), PersonalData: these("contact", "job")}, Note: "the employer"},
			{Key: "open", From: "public", Scope: model.Scope{DataSubjects: rest, PersonalData: these("contact", "job")}, Note: "publicly available sources"},
			{Key: "it", From: "own_systems", Scope: model.Scope{PersonalData: these("contact", "job", "interaction"), When: "the person has consented to the marketing activities"}},
		},
		SpecialData: "none", Children: model.No, Profiling: model.Unknown, ProfilingNote: "Whether the choice of content by interaction amounts to profiling is with the DPO.",
		Recipients: listed(
			model.Recipient{Key: "attendees", Term: link("rc-attendees"), Role: model.RecipientIndividuals, Why: "May get the list of attendees, to get in touch", Scope: model.Scope{Purposes: these("events"), DataSubjects: rest, PersonalData: these("contact", "job"), When: "the same event"}},
			model.Recipient{Key: "mailer", Party: link("postrytter"), Term: code("RC15"), Role: model.RecipientProcessor, Agreement: "dpa", Country: "SE", Why: "Sends newsletters and keeps registrations, on our instructions", Scope: model.Scope{Companies: all, Purposes: all, DataSubjects: all, PersonalData: all}},
		),
		Transfers: model.Said[model.Transfer]{Answer: model.AnswerNone, Reason: "The policy announces none for this activity, and the processor works in Sweden."},
		Retention: listed(
			model.Retention{Key: "registered", RuleTerms: model.RuleTerms{Criterion: "As long as the person is registered for our events.", Action: "erase", Starts: []string{"membership_end"}, StartNote: "end of the registration"}, Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: rest}},
			model.Retention{
				Key: "lists", RuleTerms: model.RuleTerms{Period: "P1Y", Starts: []string{"project_end"}, StartNote: "the policy says after one year; counted from the event", RuleKind: "business_decision", Action: "erase", Method: "manual"},
				LastDeletedOn: "2026-09-01", Scope: model.Scope{Purposes: these("events"), PersonalData: these("attendance"), When: "lists of participants"},
			},
			model.Retention{
				Key: "books-dk", Rule: link("rule-books-dk"), RuleTerms: model.RuleTerms{Period: "P5Y"},
				Scope: model.Scope{Companies: companies(danish...), PersonalData: these("attendance"), When: "the law on accounts applies to the course or event"},
			},
			model.Retention{Key: "permissions", Rule: link("rule-consent-proof"), Scope: model.Scope{Companies: all, Purposes: these("news", "pixel"), PersonalData: these("permission")}},
		),
		Measures: baseline("M11", "M20"), MeasuresText: "Lists of attendees are sent as protected files.",
		Systems: []model.SystemUse{
			{Key: "tool", System: link("sys-news"), WhatFor: "mailings, registrations, permissions", Scope: model.Scope{Purposes: all, DataSubjects: all, PersonalData: all}},
			{Key: "crm", System: link("sys-crm"), WhatFor: "interests of contacts", Scope: model.Scope{PersonalData: these("job"), When: "the person is a business contact too"}},
		},
		AutomatedDecisions: model.No, DPIARequired: model.No, DPIAReason: "No criterion of WP248 is met.", DPIAScreenedOn: "2025-02-11", DPIAStatus: "none", Occasional: model.No,
		Notices: told("doc-privacy-policy"),
		Reviews: []model.Review{{Key: "review-2026", On: "2026-05-05", By: "Head of Marketing", Outcome: "changed"}},
	}
	return a
}
