package sample

import "ropa/model"

// parties are the own companies first, then everybody else.
func parties() []*model.Party {
	all := ownCompanies()
	all = append(all, processors()...)
	all = append(all, platforms()...)
	all = append(all, clientParties()...)
	return append(all, otherParties()...)
}

// processorContract is a signed contract of Article 28(3) with a general
// permission to engage others, the usual case.
func processorContract(ref string, signed model.Date) model.Agreement {
	return model.Agreement{
		Key: "dpa", AgreementKind: model.AgreementProcessor, Companies: links("havtorn"), Status: model.AgreementSigned,
		AgreementRef: ref, SignedOn: signed, Subprocessing: "general", ObjectionDays: "30",
	}
}

// processors work for the group under contracts that stand here once.
func processors() []*model.Party {
	chat := &model.Party{
		Common: is("svarpunkt", "Svarpunkt ApS"), Own: model.No, RegistrationNo: "DK 99 00 03 11",
		Address: "Klokkestøbervej 8, 8900 Randers, Denmark", Country: "DK", Email: "dpo@svarpunkt.example",
		Term: code("RC14"), PublicAuthority: model.No,
		Agreements: []model.Agreement{{
			Key: "dpa", AgreementKind: model.AgreementProcessor, Status: model.AgreementSigned,
			Companies: links("havtorn", "havtorn-wind", "havtorn-se", "havtorn-no"), AgreementRef: "DPA 2022-07",
			SignedOn: "2022-03-14", ExpiresOn: "2027-03-13", Doc: link("doc-dpa-svarpunkt"),
			Subprocessing: "specific", ObjectionDays: "60",
			Instructions: "Runs chat and shared mailboxes for us and acts on our instructions only. It keeps up sufficient technical and organisational measures; we are bound to see that it does.",
			Note:         "covers the other companies through Havtorn Metal A/S",
		}},
		Subprocessors: []model.Subprocessor{{
			Key: "hosting", Party: link("isbjerg"), WhatFor: "hosting of the chat platform", Country: "DK", Since: "2023-01-01",
			Note: "specific permission given on 2 December 2022",
		}},
		Audits: []model.Audit{{
			Key: "audit-2026", On: "2026-02-19", How: "questionnaire and report of an independent auditor (ISAE 3000)",
			Result: "The level of security is adequate: sufficient precautions, technical and organisational, against accidental or unlawful loss, disclosure to unauthorised people and other misuse.",
			NextOn: "2027-02-19", Note: "one remark on test data, closed on 30 April 2026",
		}},
	}
	chat.Notes = "Processor and service provider for chat and shared mailboxes."

	cloud := &model.Party{
		Common: is("cumulant", "Cumulant Cloud Inc."), Own: model.No, RegistrationNo: "File no. 0009901",
		Address: "1 Invented Plaza, Wilmington, Delaware, United States", Country: "US", Email: "privacy@cumulant.example",
		Web: "https://cumulant.example", Term: code("RC13"), PublicAuthority: model.No, Language: "en",
		RepresentativeDesignated: model.Yes, RepresentativeName: "Cumulant Cloud Europe B.V.",
		RepresentativeAddress: "Verzonnenkade 1, 1011 Amsterdam, Netherlands", RepresentativeEmail: "eu-rep@cumulant.example",
		RepresentativePhone: "+31 00 000 991", RepresentativeNotifiedOn: "2021-10-01",
		Agreements: []model.Agreement{processorContract("Cloud services agreement CS-88120, annex 4", "2023-09-04")},
		Tools: []model.Tool{
			{Key: "dpf", ToolTerms: model.ToolTerms{
				Country: "US", Mechanism: "45", Safeguards: "Data Privacy Framework, Decision (EU) 2023/1795", ScopeConfirmed: model.Yes,
				DPFListed: model.Yes, DPFHR: model.Yes, DPFCheckedOn: "2026-09-15",
				Fallback: "SCC, module 2, signed on 4 September 2023, with impact assessment",
				CopyFrom: "on request from " + privacyTeam,
			}, Note: "the entry on the list is that of Cumulant Cloud Inc. itself"},
			{Key: "scc", ToolTerms: model.ToolTerms{
				Country: "US", Mechanism: "46.2.c", Module: "2", Safeguards: "SCC of Decision (EU) 2021/914",
				Doc: link("doc-scc-cumulant"), SignedOn: "2023-09-04", TIAOn: "2025-11-12", TIAResult: "ok_with_measures",
				TIADoc: link("doc-tia-us"), Supplementary: "Data at rest are encrypted with keys that we hold; support sees content only after we open a ticket.",
				CopyFrom: "on request from " + privacyTeam,
			}},
		},
		Subprocessors: []model.Subprocessor{{Key: "support", Party: link("kalpavani"), WhatFor: "support at night", Country: "IN", Since: "2024-05-01"}},
		Audits:        []model.Audit{{Key: "audit-2025", On: "2025-12-03", How: "certificate ISO/IEC 27001 and SOC 2 report read", Result: "no open findings", NextOn: "2026-12-03"}},
	}

	india := &model.Party{
		Common: is("kalpavani", "Kalpavani Support Pvt. Ltd."), Own: model.No, Country: "IN",
		Address: "Invented Road 7, Pune, India", Email: "privacy@kalpavani.example", Term: code("RC18"),
		NoRepresentativeReason: "Acts as sub-processor only; it offers nothing to people in the Union itself.",
		Tools: []model.Tool{
			{Key: "bcr", ToolTerms: model.ToolTerms{
				Country: "IN", Mechanism: "46.2.b", Safeguards: "Binding corporate rules for processors of the Kalpavani companies",
				ApprovedBy: "Autoriteit Persoonsgegevens, Netherlands", ApprovedOn: "2023-02-20",
				TIAOn: "2025-05-06", TIAResult: "ok_with_measures", TIADoc: link("doc-tia-in"),
				Supplementary: "Screen sharing only, no download, sessions recorded.", Occasional: model.No,
			}},
		},
	}

	return []*model.Party{
		chat, cloud, india,
		{
			Common: is("isbjerg", "Isbjerg Drift A/S"), Own: model.No, RegistrationNo: "DK 99 00 03 29",
			Address: "Serverbakken 1, 6700 Esbjerg, Denmark", Country: "DK", Email: "gdpr@isbjerg.example", Term: code("RC12"),
			Agreements: []model.Agreement{processorContract("DPA 2021-03", "2021-11-30")},
			Audits:     []model.Audit{{Key: "audit-2025", On: "2025-10-08", How: "visit of the data centre", Result: "no open findings", NextOn: "2027-10-08"}},
		},
		{
			Common: is("samtykketjek", "Samtykketjek ApS"), Own: model.No, Country: "DK", Email: "kontakt@samtykketjek.example", Term: code("RC14"),
			Agreements: []model.Agreement{processorContract("DPA 2022-11", "2022-08-22")},
		},
		{
			Common: is("tagloft", "Tagloft Ltd"), Own: model.No, Country: "IE", Email: "privacy@tagloft.example", Term: code("RC24"),
			Agreements: []model.Agreement{processorContract("Data processing terms, accepted on line", "2022-08-25")},
		},
		{
			Common: is("maalbart", "Maalbart Analytics GmbH"), Own: model.No, Country: "DE", Email: "datenschutz@maalbart.example", Term: code("RC24"),
			Agreements: []model.Agreement{processorContract("AVV 2023-118", "2023-01-16")},
		},
		{
			Common: is("postrytter", "Postrytter AB"), Own: model.No, Country: "SE", Email: "dataskydd@postrytter.example", Term: code("RC15"),
			Agreements: []model.Agreement{processorContract("PUB-avtal 2021-09", "2021-09-01")},
		},
		{
			Common: is("loenhjulet", "Lønhjulet A/S"), Own: model.No, RegistrationNo: "DK 99 00 03 37", Country: "DK",
			Email: "dpo@loenhjulet.example", Term: code("RC11"),
			Agreements: []model.Agreement{processorContract("DPA 2019-02", "2019-01-07")},
		},
		{
			Common: is("kandidatporten", "Kandidatporten ApS"), Own: model.No, Country: "DK", Email: "dpo@kandidatporten.example", Term: code("RC22"),
			Agreements: []model.Agreement{
				{Key: "dpa-old", AgreementKind: model.AgreementProcessor, Status: model.AgreementEnded, AgreementRef: "DPA 2019-05", SignedOn: "2019-06-03", ExpiresOn: "2024-05-31", Subprocessing: "unknown"},
				{Key: "dpa", AgreementKind: model.AgreementProcessor, Status: "requested", AgreementRef: "DPA 2026, draft", Note: "the new text is with their lawyer since October 2026"},
			},
		},
		{
			Common: is("trygkanal", "Trygkanal ApS"), Own: model.No, Country: "DK", Email: "dpo@trygkanal.example", Term: code("RC14"),
			Agreements: []model.Agreement{processorContract("DPA 2021-12", "2021-12-10")},
		},
		{
			Common: is("vagtvaerk", "Vagtværk Sikring A/S"), Own: model.No, Country: "DK", Email: "gdpr@vagtvaerk.example", Term: code("RC16"),
			Agreements: []model.Agreement{{Key: "dpa", AgreementKind: model.AgreementProcessor, Status: "missing", Note: "they install and service the cameras; found at the review in May 2026"}},
		},
	}
}

// platforms are those whose services the website and the social media pages use.
// The social networks bear their real names: what is stated is stated of them.
func platforms() []*model.Party {
	return []*model.Party{
		{
			Common: is("youtube", "Google Ireland Limited (YouTube)"), Own: model.No, Country: "IE", Web: "https://policies.google.com/privacy", Term: code("RC25"),
			Agreements: []model.Agreement{{Key: "joint", AgreementKind: model.AgreementJoint, Status: "missing", Note: "no arrangement found for channels; the network has been asked"}},
		},
		{
			Common: is("linkedin", "LinkedIn Ireland Unlimited Company"), Own: model.No, Country: "IE", Web: "https://www.linkedin.com/legal/privacy-policy", Term: code("RC25"),
			PrivacyContact: "privacy form and account settings of LinkedIn",
			Agreements:     []model.Agreement{{Key: "joint", AgreementKind: model.AgreementJoint, Status: model.AgreementSigned, AgreementRef: "Terms for company pages", Doc: link("doc-joint-linkedin")}},
		},
		{
			Common: is("meta", "Meta Platforms Ireland Limited (Facebook, Instagram)"), Own: model.No, Country: "IE", Web: "https://www.facebook.com/privacy/policy", Term: code("RC25"),
			PrivacyContact: "privacy forms and account settings of Facebook and Instagram",
			Agreements:     []model.Agreement{{Key: "joint", AgreementKind: model.AgreementJoint, Status: model.AgreementSigned, AgreementRef: "Terms for page statistics", Doc: link("doc-joint-meta")}},
		},
		{
			Common: is("webfonts", "Web font service"), Own: model.No, Web: "https://fonts.example/faq", Term: code("RC24"),
			RightsNote: "The provider explains its service in a FAQ (https://fonts.example/faq) and in its own privacy policy (https://fonts.example/privacy).",
		},
		{
			Common: is("pixelport", "Pixelport Advertising Inc."), Own: model.No, Country: "US", Email: "privacy@pixelport.example", Term: code("RC24"),
			RepresentativeDesignated: model.Unknown,
			Tools: []model.Tool{{Key: "scc", ToolTerms: model.ToolTerms{
				Country: "US", Mechanism: "46.2.c", Module: "1", Safeguards: "SCC of Decision (EU) 2021/914, in its terms for advertisers",
				SignedOn: "2022-09-20", DPFListed: model.No, DPFCheckedOn: "2026-09-15", CopyFrom: "on request from " + privacyTeam,
			}}},
		},
		{
			Common: is("adverna", "Adverna Media GmbH"), Own: model.No, Country: "DE", Email: "datenschutz@adverna.example", Term: code("RC24"),
			Agreements: []model.Agreement{processorContract("AVV 2022-40", "2022-09-19")},
		},
	}
}

// clientParties are the controllers for whom the group works as processor.
func clientParties() []*model.Party {
	return []*model.Party{
		{
			Common: is("vestkyst", "Vestkyst Vindparts A/S"), Own: model.No, RegistrationNo: "DK 99 00 04 10",
			Address: "Nacellevej 30, 6700 Esbjerg, Denmark", Country: "DK", Email: "gdpr@vestkyst.example", Phone: "+45 00 00 04 10",
			Term: code("RC41"), PublicAuthority: model.No, DPODesignated: model.No,
			Agreements: []model.Agreement{{
				Key: "client-dpa", AgreementKind: model.AgreementClient, Companies: links("havtorn-service"), Status: model.AgreementSigned,
				AgreementRef: "Consignment stock agreement 2024, annex D", SignedOn: "2024-02-01", Doc: link("doc-dpa-vestkyst"),
				Subprocessing: "general", ObjectionDays: "30", Instructions: "Run the portal, give and withdraw access for the staff named by the client, delete accounts 30 days after notice.",
			}},
		},
		{
			Common: is("alpenlicht", "Alpenlicht Leuchten AG"), Own: model.No, RegistrationNo: "CHE-990.000.428",
			Address: "Lichtgasse 4, 9400 Rorschach, Switzerland", Country: "CH", Email: "datenschutz@alpenlicht.example", Phone: "+41 00 000 04 28",
			Term: code("RC41"), PublicAuthority: model.No,
			DPODesignated: model.Yes, DPOName: "Datenschutzbeauftragte der Alpenlicht Leuchten AG", DPOEmail: "dsb@alpenlicht.example",
			RepresentativeDesignated: model.Yes, RepresentativeName: "Alpenlicht Deutschland GmbH",
			RepresentativeAddress: "Lampenweg 2, 78462 Konstanz, Germany", RepresentativeEmail: "eu@alpenlicht.example", RepresentativePhone: "+49 000 000 428",
			Agreements: []model.Agreement{{
				Key: "client-dpa", AgreementKind: model.AgreementClient, Companies: links("havtorn-service"), Status: model.AgreementSigned,
				AgreementRef: "Portal contract 2025", SignedOn: "2025-06-30", Subprocessing: "specific",
			}},
			Tools: []model.Tool{{Key: "adequacy", ToolTerms: model.ToolTerms{
				Country: "CH", Mechanism: "45", Safeguards: "Adequacy decision 2000/518/EC", ScopeConfirmed: model.Yes,
			}}},
		},
	}
}

// otherParties are partners, authorities and those who decide for themselves.
func otherParties() []*model.Party {
	return []*model.Party{
		{
			Common: is("tynemark", "Tynemark Alloys Ltd"), Own: model.No, Country: "GB", Email: "office@tynemark.example", Term: code("RC41"),
			NoRepresentativeReason: "Sells to companies only and does not watch people in the Union.",
			Agreements:             []model.Agreement{{Key: "nda", AgreementKind: "confidentiality", Companies: links("havtorn", "havtorn-wind"), Status: model.AgreementSigned, SignedOn: "2023-04-17"}},
			Tools: []model.Tool{{Key: "adequacy", ToolTerms: model.ToolTerms{
				Country: "GB", Mechanism: "45", Safeguards: "Adequacy decision (EU) 2021/1772, renewed by (EU) 2025/2574", ScopeConfirmed: model.Yes,
			}}},
		},
		{
			Common: is("straits", "Straitsgate & Lim LLP"), Own: model.No, Country: "SG", Email: "privacy@straitsgate.example", Term: code("RC32"),
			Tools: []model.Tool{{Key: "compelling", ToolTerms: model.ToolTerms{
				Country: "SG", Mechanism: "49.1.sub2", Safeguards: "Undertaking of secrecy; encrypted data room, reading only, closed after 60 days.",
				Occasional: model.Yes, Assessment: "No other ground of Chapter V fits a single case with three people; a court date could not be moved. Names were replaced by letters, the key stayed in Denmark.",
				AuthorityInformedOn: "2026-03-03", SubjectsInformed: model.Yes,
			}}},
		},
		{
			Common: is("epo", "European Patent Organisation"), Own: model.No, Web: "https://www.epo.org", Term: code("RC39"), PublicAuthority: model.Yes,
			Tools: []model.Tool{{Key: "adequacy", ToolTerms: model.ToolTerms{
				Organisation: "European Patent Organisation", Mechanism: "45", Safeguards: "Adequacy decision of 15 July 2025, C(2025) 4626", ScopeConfirmed: model.Yes,
			}, Note: "number in the Official Journal still to be entered"}},
		},
		{
			Common: is("skat", "Skatteforvaltningen (Danish tax administration)"), Own: model.No, Country: "DK", Term: code("RC36"), PublicAuthority: model.Yes,
		},
		{
			Common: is("nordlys", "Metalforbundet Nordlys"), Own: model.No, Country: "DK", Email: "medlem@nordlys.example", Term: code("RC39"),
			PublicAuthority: model.No, NonprofitKind: "trade_union",
		},
		{
			Common: is("stoebepension", "Støbepension F.M.B.A."), Own: model.No, Country: "DK", Email: "dpo@stoebepension.example", Term: code("RC29"),
		},
		{
			Common: is("fjordklinik", "Fjordbyens Arbejdsmedicin"), Own: model.No, Country: "DK", Email: "klinik@fjordbyen.example", Term: code("RC34"),
		},
		{
			Common: is("kreditkompas", "Kreditkompas A/S"), Own: model.No, Country: "DK", Email: "dpo@kreditkompas.example", Term: code("RC33"),
		},
	}
}
