package check

import (
	"slices"
	"strings"
	"testing"

	"ropa/model/law"
)

func TestOnlyInEightLanguages(t *testing.T) {
	var tok tokens
	for _, c := range []struct {
		name      string
		set       wordSet
		yes, nope []string
	}{
		{
			"RT-04", vaguePeriods,
			[]string{
				"As long as necessary", "according to the law, as long as necessary for the purposes", "see retention policy", "statutory retention periods",
				"Så længe det er nødvendigt", "i henhold til gældende lovgivning", "Så länge det behövs", "enligt gallringsplan", "så lenge det er nødvendig for formålet",
				"solange erforderlich", "gemäß den gesetzlichen Aufbewahrungsfristen", "Siehe Löschkonzept", "entsprechend kommunaler Aktenordnung",
				"Tant que nécessaire", "durées légales de conservation", "zo lang als nodig voor het doel", "wettelijke bewaartermijn",
				"mientras sea necesario para los fines", "según la legislación vigente",
			},
			[]string{
				"", "5 years", "as long as the contract runs", "as long as necessary to answer the complaint", "until consent is withdrawn",
				"3 år efter kontraktens ophør", "så länge anställningen varar", "10 Jahre nach Abschluss", "bis zur Volljährigkeit", "5 ans après la fin du contrat",
				"tot het einde van het contract", "hasta la baja del servicio", "§ 147 AO",
			},
		},
		{
			"SE-02", vagueMeasures,
			[]string{
				"ISO 27001", "GDPR compliant", "industry standard", "See security policy", "appropriate technical and organisational measures",
				"Passende tekniske og organisatoriske foranstaltninger", "se it-sikkerhedspolitik", "lämpliga säkerhetsåtgärder enligt policy", "i samsvar med GDPR",
				"DSGVO-konform", "geeignete technische und organisatorische Maßnahmen gemäß Art. 32 DSGVO", "siehe TOMs", "mesures appropriées, conforme au RGPD",
				"passende beveiligingsmaatregelen", "medidas de seguridad adecuadas",
			},
			[]string{"encrypted disks", "ISO 27001, and locked doors", "adgang efter rolle", "Zutritt nur mit Ausweis", "sauvegarde quotidienne", "copias de seguridad"},
		},
		{
			"PU-02", genericPurposes,
			[]string{"Administration", "HR", "marketing and sales", "Personaleadministration", "Kontroll", "saksbehandling", "Verwaltung und Statistik", "gestion administrative", "beheer", "gestión de personal"},
			[]string{"pay salaries", "marketing to former customers", "kontrol af parkering", "Verwaltung der Ausleihe", "gestion des inscriptions", "control de acceso al edificio"},
		},
		{
			"DA-05", vagueCategories,
			[]string{"other", "etc.", "various data", "All", "øvrige oplysninger", "övrigt", "annet", "sonstige Daten usw.", "autres données", "overige gegevens", "otros datos"},
			[]string{"other family members", "name", "Adresse", "données de santé", "todos los nombres"},
		},
		{
			"TR-03", vaguePlaces,
			[]string{"worldwide", "EU/US", "various countries", "hele verden", "olika länder", "tredjeland", "weltweit", "Drittländer", "pays tiers", "wereldwijd", "terceros países"},
			[]string{"United Nations", "Interpol", "European Patent Organisation"},
		},
		{
			"RT-09", endlessWords,
			[]string{"indefinitely", "på ubestemt tid", "tills vidare", "unbefristet", "dauerhaft", "durée illimitée", "onbeperkt", "para siempre"},
			[]string{"indefinitely for the winners, else 3 years", "dauerhaft für Ehrenbürger; sonst 5 Jahre"},
		},
		{
			"DA-13", noneWords,
			[]string{"none", "ingen", "keine", "aucune", "geen", "ninguno", "N/A"},
			[]string{"none but allergies", "keine außer Religion"},
		},
	} {
		for _, text := range c.yes {
			if !tok.only(text, c.set) {
				t.Errorf("%s: %q is only such words", c.name, text)
			}
		}
		for _, text := range c.nope {
			if tok.only(text, c.set) {
				t.Errorf("%s: %q is not only such words", c.name, text)
			}
		}
	}
}

func TestHasInEightLanguages(t *testing.T) {
	var tok tokens
	for set, texts := range map[wordSet][]string{
		payrollWords:   {"payroll", "lønkørsel hver måned", "löneutbetalning", "lønnskjøring", "Gehaltsabrechnung", "bulletins de paie", "salarisadministratie", "pago de salarios"},
		marketingWords: {"newsletter", "udsende nyhedsbreve", "marknadsföring", "markedsføring", "Direktwerbung", "prospection commerciale", "nieuwsbrief", "envío de publicidad"},
		illnessWords:   {"sick", "sygemeldinger", "sjukfrånvaro", "sykemelding", "Krankheitstage", "arrêt maladie", "ziekteverzuim", "baja médica"},
		voluntaryWords: {"voluntary", "frivilligt", "frivillig", "freiwillig", "librement donné", "vrijwillig", "voluntario"},
		encryptionWords: {
			"encrypted", "krypteret", "krypterad", "kryptert", "verschlüsselte Festplatten", "chiffrement", "versleuteld", "cifrado",
		},
		unusedWords: {
			"We keep a record of all activities", "alt er registreret", "används inte", "benyttes ikke", "Die Ausnahme nutzen wir nicht", "n'est pas utilisée", "wij maken geen gebruik van de uitzondering", "no se hace uso de ella",
		},
		withdrawalWords: {"withdrawn", "tilbagekaldes", "återkallas", "trekkes tilbake", "Widerruf", "retrait", "intrekken", "revocación"},
		tradeWords:      {"payments for orders", "salg af varer", "försäljning", "innkjøp", "Bestellungen", "achats en ligne", "verkoop", "gestión de pedidos"},
		personnelWords:  {"personnel files", "personalesager", "personaladministration", "personalmappe", "Personalakten", "gestion du personnel", "personeelsdossiers", "gestión de personal"},
		timeWords:       {"time tracking", "fraværsregistrering", "tidrapportering", "arbeidstid", "Zeiterfassung", "temps de travail", "urenregistratie", "registro horario"},
		accidentWords:   {"accidents", "arbejdsskader", "arbetsskador", "yrkesskader", "Dienstunfälle", "accidents du travail", "arbeidsongevallen", "accidentes"},
		patientWords:    {"medical records", "patientjournaler", "patienter", "pasienter", "Patienten", "dossiers médicaux", "patiënten", "historias clínicas"},
		cctvWords:       {"video surveillance", "tv-overvågning", "kamerabevakning", "kameraovervåking", "Videoüberwachung", "vidéosurveillance", "cameratoezicht", "videovigilancia"},
		amlWords:        {"money laundering", "hvidvask", "penningtvätt", "hvitvasking", "Geldwäscheprävention", "blanchiment", "witwassen", "blanqueo de capitales"},
		inquiryWords:    {"by court order", "efter anmodning", "på begäran", "på forespørsel", "auf Anfrage", "sur réquisition", "op vordering", "orden judicial"},
	} {
		for _, text := range texts {
			if !tok.has(text, set) {
				t.Errorf("%q holds no word of %s", text, setNames[slices.Index(bits(), set)])
			}
		}
		if tok.has("Adressen von Kunden", set) {
			t.Errorf("a plain text holds a word of %s", setNames[slices.Index(bits(), set)])
		}
	}
}

func bits() (list []wordSet) {
	for i := range setNames {
		list = append(list, 1<<i)
	}
	return list
}

func TestPointsElsewhere(t *testing.T) {
	var tok tokens
	for text, want := range map[string]bool{
		"https://intranet.example/policy":                 true,
		`\\server\share\toms.docx`:                        true,
		"/srv/docs/toms":                                  true,
		"policy.pdf":                                      true,
		"See the security policy":                         true,
		"Se bilag 3":                                      true,
		"siehe Löschkonzept":                              true,
		"voir la politique de sécurité":                   true,
		"Zie beleid op intranet":                          true,
		"véase el procedimiento":                          true,
		"s. https://x.example/y":                          true,
		"Se conservan cinco años":                         false,
		"see that orders arrive":                          false,
		"Orders at https://shop.example and by phone":     false,
		"name/address":                                    false,
		"Disks are encrypted; for details see the policy": false,
		"": false,
	} {
		if got := tok.pointsElsewhere(text); got != want {
			t.Errorf("pointsElsewhere(%q) = %v", text, got)
		}
	}
}

func TestPlaceholder(t *testing.T) {
	var tok tokens
	for text, want := range map[string]bool{
		"todo": true, "TBD": true, "xxx": true, "?": true, "...": true, "-": true, "Lorem ipsum dolor sit amet, consectetur": true,
		"Name, address, TODO: more": true, "udfyldes senere": true, "noch zu klären": true, "à compléter": true, "pendiente": true,
		"todo el personal": false, "no": false, "N/A": false, "Why? To be paid": false, "to be entered": true, "to be entered by the cashier": false, "einzutragen": true, "einzutragende Rechte": false, "": false, "folgt dem Vertrag": false,
	} {
		if got := text != "" && tok.placeholder(text); got != want {
			t.Errorf("placeholder(%q) = %v", text, got)
		}
	}
}

func TestCapitals(t *testing.T) {
	for text, want := range map[string][]string{
		"CRM and ERP":              {"CRM", "ERP"},
		"ask ÖPNV-Amt, M365, B2B":  nil,
		"KUNDEN UND AUFTRÄGE":      nil,
		"ZKB":                      {"ZKB"},
		"the DSGVO-Stelle":         {"DSGVO"},
		"NKomVG, ePayBL, iOS, A":   nil,
		"ABCDEFG is too long, A_B": nil,
	} {
		if got := slices.Collect(capitals(text)); !slices.Equal(got, want) {
			t.Errorf("capitals(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestPerson(t *testing.T) {
	var tok tokens
	for text, want := range map[string]string{
		"ask anna.berg@acme.example.":     "anna.berg@acme.example",
		"a_b@x.example":                   "a_b@x.example",
		"data.protection@acme.example":    "",
		"hr@acme.example":                 "",
		"team.sales@acme.example":         "",
		"@acme, a@b, @":                   "",
		"x.y@z":                           "",
		"(jens.hansen@firma.dk) and more": "jens.hansen@firma.dk",
	} {
		if got := tok.person(text); got != want {
			t.Errorf("person(%q) = %q, want %q", text, got, want)
		}
	}
}

// A broken table is refused, with the line of every fault.
func TestBrokenTablesAreRefusedByLine(t *testing.T) {
	const head = ruleColumns + "\n"
	for text, want := range map[string]string{
		"":              "tables/rules.csv: the table is empty",
		"id,severity\n": `tables/rules.csv:1: the columns are "id,severity"`,
		head + "PU-1,error,30(1)(b),,,2018-05-25,w,m\n":                                                                                `:2: id "PU-1" is not of the form PU-01`,
		head + "PU-01,grave,30(1)(b),,,2018-05-25,w,m\n":                                                                               `:2: severity "grave"`,
		head + "PU-01,error,300,,,2018-05-25,w,m\n":                                                                                    `:2: article "300" is not known`,
		head + "PU-01,error,30(1)(b),XX,,2018-05-25,w,m\n":                                                                             `:2: profile "XX"`,
		head + "PU-01,error,30(1)(b),,boss,2018-05-25,w,m\n":                                                                           `:2: record "boss"`,
		head + "PU-01,error,30(1)(b),,,2018-05,w,m\n":                                                                                  `:2: valid_from "2018-05"`,
		head + "PU-01,error,30(1)(b),,,2018-05-25,,m\n":                                                                                `:2: when is empty`,
		head + "PU-01,error,30(1)(b),,,2018-05-25,w,\n":                                                                                `:2: message is empty`,
		head + "PU-01,error,30(1)(b),,,2018-05-25,w,a {b\n":                                                                            `:2: message: "a {b"`,
		head + "PU-01,error,30(1)(b),,,2018-05-25,w,a b}\n":                                                                            `:2: message: "a b}"`,
		head + "PU-01,error,30(1)(b),,,2018-05-25,w,m\nPU-01,hint,30(1)(b),,,2018-05-25,w,m\n":                                         `:3: the row of PU-01 without a profile comes first`,
		head + "PU-01,error,30(1)(b),,,2018-05-25,w,m\nPU-01,hint,30(1)(b),DE,,2018-05-25,w,\nPU-01,hint,30(1)(b),DE,,2018-05-25,w,\n": `:4: PU-01 DE is in line 3 already`,
		head + "PU-01,error\n":                                                                                                         `:2: 2 fields, want 8`,
		head + "PU-01,err,300,,,2018-05-25,w,m\n":                                                                                      "tables/rules.csv:2: article \"300\" is not known",
	} {
		_, err := parseRules(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"set,language,phrases\nfoo,en,bar\n":        `tables/words.csv:2: set "foo" is not known`,
		"set,language,phrases\nfiller,xx,bar\n":     `:2: language "xx"`,
		"set,language,phrases\nfiller,en,a||b\n":    `:2: phrase "" has no word`,
		"set,language,phrases\nfiller,en,ab*\n":     `:2: phrase "ab*": a word with a star needs 4 letters`,
		"set,language,phrases\nfiller,en,\"a\n":     `tables/words.csv:`,
		"set,language,phrases\nfiller,en,a,b,c,d\n": `:2: 6 fields, want 3`,
	} {
		if _, err := parseWords(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestEveryLanguageHasEveryPhraseSet(t *testing.T) {
	text, err := files.ReadFile("tables/words.csv")
	if err != nil {
		t.Fatal(err)
	}
	has := map[string][]string{}
	for line := range strings.SplitSeq(string(text), "\n") {
		if cells := strings.SplitN(line, ",", 3); len(cells) == 3 && !strings.HasPrefix(line, "#") {
			has[cells[0]] = append(has[cells[0]], cells[1])
		}
	}
	for _, set := range setNames {
		if slices.Contains(has[set], "all") {
			continue
		}
		for _, language := range wordLanguages[1:] {
			if !slices.Contains(has[set], language) {
				t.Errorf("set %s has no words in %s", set, language)
			}
		}
	}
}

func TestSetNamesAreTheConstants(t *testing.T) {
	if 1<<(len(setNames)-1) != abbreviations {
		t.Errorf("%d names of sets, and the last constant is %b", len(setNames), abbreviations)
	}
}

// A set of codes has room for all shipped terms, and every code has its number.
func TestShippedTermsHaveNumbers(t *testing.T) {
	for _, x := range law.Terms() {
		if n := codeNumber(x.Code); n <= 0 || n >= 128 {
			t.Errorf("term %s has the number %d", x.Code, n)
		}
	}
	for _, code := range []string{"", "DS", "x1y2", "PD128", "PD99999999999999999999"} {
		if n := codeNumber(code); n != 0 {
			t.Errorf("codeNumber(%q) = %d", code, n)
		}
	}
}

func TestShiftAndBefore(t *testing.T) {
	for _, c := range []struct {
		d     law.Date
		years int
		want  law.Date
	}{
		{"2026-11-22", -1, "2025-11-22"}, {"2024-02-29", 1, "2025-02-28"}, {"0001-01-01", -1, "0001-01-01"}, {"9999-12-31", 1, "9999-12-31"}, {"x", 1, "x"},
	} {
		if got := shift(c.d, c.years); got != c.want {
			t.Errorf("shift(%s, %d) = %s, want %s", c.d, c.years, got, c.want)
		}
	}
	if got := before("2026-11-22", "P1Y6M1W1D"); got != "2025-05-14" {
		t.Errorf("before = %s", got)
	}
	if got := before("0001-06-01", "P9Y"); got != "0001-01-01" {
		t.Errorf("before = %s", got)
	}
	if got := before("2026-11-22", "soon"); got != "" {
		t.Errorf("before = %s", got)
	}
}
