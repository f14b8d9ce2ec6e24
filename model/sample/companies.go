package sample

import "ropa/model"

// privacyTeam is the one address for everything about personal data.
const privacyTeam = "privacy@havtorn.example"

func settings() *model.Settings {
	s := &model.Settings{
		Common:      is("settings", "Havtorn Metal Group"),
		MainCompany: link("havtorn"),
		Profile:     "DK",
		Language:    "en",
		Glossary: []model.Abbreviation{
			{Key: "erp", Short: "ERP", Long: "enterprise resource planning: the system for orders, stock and invoices"},
			{Key: "crm", Short: "CRM", Long: "customer relationship management: the system for contacts and visits"},
			{Key: "scc", Short: "SCC", Long: "standard contractual clauses of the European Commission", Note: "since 2021: Decision (EU) 2021/914"},
			{Key: "tia", Short: "TIA", Long: "transfer impact assessment"},
			{Key: "cctv", Short: "CCTV", Long: "video surveillance"},
			{Key: "cpr", Short: "CPR", Long: "Danish civil registration number"},
		},
		ReviewEvery: "P1Y",
	}
	s.Notes = "One register for the whole group. The companies act together with Havtorn Metal A/S, which runs the shared services; where only some of them act, the activity says which."
	s.Leftovers = leftover("old-title", "Forside!B2", "Ansvarlig", "Kvalitetsafdelingen (nedlagt 2022)")
	return s
}

// Slugs of own companies by country, for the rules that differ by country.
var (
	danish    = []string{"havtorn", "havtorn-wind"}
	german    = []string{"havtorn-west", "havtorn-service", "havtorn-kupfer", "havtorn-zentrale"}
	swedish   = []string{"havtorn-se"}
	norwegian = []string{"havtorn-no"}
	dutch     = []string{"havtorn-nl"}
)

// ownCompanies are the seventeen companies of the group, the main one first.
func ownCompanies() []*model.Party {
	list := []*model.Party{mainCompany()}
	for _, c := range []struct {
		slug, name, no, address string
		country                 model.Country
		phone                   string
		employees               model.Number
		language, authority     string
	}{
		{"havtorn-wind", "Havtorn Wind ApS", "DK 99 00 00 25", "Valseværksvej 12, 8700 Horsens, Denmark", "DK", "+45 00 00 01 20", "38", "da", "Datatilsynet, Denmark"},
		{"havtorn-se", "Havtorn Sverige AB", "SE 990000-0033", "Tackjärnsgatan 3, 331 53 Värnamo, Sweden", "SE", "+46 000 00 01 30", "64", "sv", "IMY, Sweden"},
		{"havtorn-no", "Havtorn Norge AS", "NO 990 000 041", "Smeltehytta 7, 3241 Sandefjord, Norway", "NO", "+47 00 00 01 40", "31", "no", "Datatilsynet, Norway"},
		{"havtorn-west", "Havtorn Metallhandel West GmbH", "HRB 990051", "Walzstraße 18, 45881 Gelsenkirchen, Germany", "DE", "+49 000 000 150", "57", "de", "LDI Nordrhein-Westfalen, Germany"},
		{"havtorn-service", "Havtorn Service GmbH", "HRB 990068", "Hüttenweg 2, 24941 Flensburg, Germany", "DE", "+49 000 000 160", "83", "de", "ULD Schleswig-Holstein, Germany"},
		{"havtorn-kupfer", "Havtorn Kupfer GmbH", "HRB 990076", "Schmelzgasse 9, 38640 Goslar, Germany", "DE", "+49 000 000 170", "44", "de", "LfD Niedersachsen, Germany"},
		{"havtorn-zentrale", "Havtorn Metallzentrale GmbH", "HRB 990084", "Hüttenweg 4, 24941 Flensburg, Germany", "DE", "+49 000 000 180", "28", "de", "ULD Schleswig-Holstein, Germany"},
		{"havtorn-at", "Havtorn Austria GmbH", "FN 990092a", "Erzstraße 5, 4020 Linz, Austria", "AT", "+43 000 000 190", "26", "de", "Datenschutzbehörde, Austria"},
		{"havtorn-fi", "Havtorn Finland Oy Ab", "FI 9900100-4", "Valimokatu 11, 20100 Turku, Finland", "FI", "+358 00 000 200", "29", "fi", "Tietosuojavaltuutettu, Finland"},
		{"havtorn-keskus", "Havtorn Metallikeskus Oy", "FI 9900118-1", "Valimokatu 13, 20100 Turku, Finland", "FI", "+358 00 000 210", "22", "fi", "Tietosuojavaltuutettu, Finland"},
		{"havtorn-lt", "UAB Havtorn Baltic", "LT 990000126", "Lydyklos g. 6, 91001 Klaipėda, Lithuania", "LT", "+370 000 00 220", "17", "lt", "VDAI, Lithuania"},
		{"havtorn-pl", "Havtorn Polska Sp. z o.o.", "KRS 0000990134", "ul. Hutnicza 21, 81-061 Gdynia, Poland", "PL", "+48 000 000 230", "71", "pl", "UODO, Poland"},
		{"havtorn-serwis", "Havtorn Serwis Sp. z o.o.", "KRS 0000990142", "ul. Hutnicza 23, 81-061 Gdynia, Poland", "PL", "+48 000 000 240", "92", "pl", "UODO, Poland"},
		{"havtorn-wind-pl", "Havtorn Wind Polska Sp. z o.o.", "KRS 0000990159", "ul. Wielkopiecowa 4, 70-800 Szczecin, Poland", "PL", "+48 000 000 250", "35", "pl", "UODO, Poland"},
		{"havtorn-cz", "Havtorn CZ s.r.o.", "IČO 99000167", "Slévárenská 8, 702 00 Ostrava, Czechia", "CZ", "+420 000 000 260", "24", "cs", "ÚOOÚ, Czechia"},
		{"havtorn-nl", "Havtorn Nederland B.V.", "KVK 99000175", "Gieterijweg 10, 1951 Velsen-Noord, Netherlands", "NL", "+31 00 000 270", "20", "nl", "Autoriteit Persoonsgegevens, Netherlands"},
	} {
		list = append(list, &model.Party{
			Common: is(c.slug, c.name), Own: model.Yes,
			RegistrationNo: c.no, Address: c.address, Country: c.country,
			Email: privacyTeam, Phone: c.phone, Web: "https://www.havtorn.example",
			Term: code("RC10"), PublicAuthority: model.No, Employees: c.employees,
			Language: c.language, LeadAuthority: c.authority, PrivacyContact: privacyTeam,
			DPODesignated: model.No,
		})
	}
	for _, p := range list {
		if p.Country == "DE" { // § 38 BDSG asks for one, and the group shares it
			groupDPO(p)
		}
	}
	return list
}

// groupDPO enters the data protection officer whom several companies share,
// Article 37(2).
func groupDPO(p *model.Party) {
	p.DPODesignated = model.Yes
	p.DPOName = "Group data protection officer, Maja Tornbjerg"
	p.DPOAddress = "Valseværksvej 12, 8700 Horsens, Denmark"
	p.DPOEmail = "dpo@havtorn.example"
	p.DPOPhone = "+45 00 00 01 07"
}

func mainCompany() *model.Party {
	p := &model.Party{
		Common: is("havtorn", "Havtorn Metal A/S"), Own: model.Yes,
		RegistrationNo: "DK 99 00 00 17", Address: "Valseværksvej 12\n8700 Horsens\nDenmark", Country: "DK",
		Email: privacyTeam, Phone: "+45 00 00 01 00", Web: "https://www.havtorn.example",
		Term: code("RC08"), PublicAuthority: model.No, NonprofitKind: "none", Employees: "412",
		Language: "da", LeadAuthority: "Datatilsynet, Denmark", PrivacyContact: privacyTeam,
		RightsNote: `Rights: to be informed, access, rectification, erasure, restriction, portability, objection, and not to be subject to a decision based solely on automated processing, including profiling. Limits may apply, for example where the right to information must give way to essential private interests.
Consent may be withdrawn at any time; what was done before stays lawful.
Requests and questions about the privacy policy go to the privacy team, ` + privacyTeam + `. We ask people to turn to us first, so that we may agree; they may complain to the supervisory authority of their country at any time, in Denmark to Datatilsynet (contact details on its website).
Datatilsynet has published guidance on the rights of data subjects, in Danish only; the policy links it.`,
		ExemptionNote: "No use is made of Article 30(5): all companies of the group are in the register, whatever their size, since none of the activities is occasional.",
		Agreements: []model.Agreement{{
			Key: "group-arrangement", AgreementKind: model.AgreementJoint, Status: model.AgreementSigned,
			Companies:    links("havtorn", "havtorn-wind", "havtorn-se", "havtorn-no", "havtorn-west", "havtorn-service", "havtorn-kupfer", "havtorn-zentrale", "havtorn-at", "havtorn-fi", "havtorn-keskus", "havtorn-lt", "havtorn-pl", "havtorn-serwis", "havtorn-wind-pl", "havtorn-cz", "havtorn-nl"),
			AgreementRef: "Group arrangement on personal data, version 2", SignedOn: "2022-06-15", Doc: link("doc-group-arrangement"),
		}},
	}
	groupDPO(p)
	p.DPONotifiedOn = "2022-07-01"
	p.Notes = "Parent company, established under the law of Denmark. The companies below it have offices in ten countries; Havtorn Metal A/S runs services for all of them."
	p.Leftovers = leftover("old-ean", "Stamdata!C4", "EAN", "5790000000000")
	return p
}
