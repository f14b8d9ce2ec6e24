package sample

// A tongue is the language in which one synthetic activity is written: real
// registers of groups mix them, and umlauts cost bytes.
type tongue struct {
	language string
	tasks    []string // what is done; names of activities
	places   []string // where; the second half of a name
	purposes []string
	because  []string // reasons and outcomes
	details  []string // of personal data
	does     []string // what a recipient or a system does
	measures []string
	sentence []string // for descriptions
	when     []string
	owners   []string
	units    []string
	systems  []string
}

var tongues = []tongue{
	{
		language: "de",
		tasks:    []string{"Lohnabrechnung", "Reisekostenabrechnung", "Bewerbermanagement", "Zutrittskontrolle", "Kundenbetreuung", "Beschwerdemanagement", "Schulungsverwaltung", "Fuhrparkverwaltung", "Wareneingangsprüfung", "Lieferantenbewertung", "Videoüberwachung", "Zeiterfassung", "Betriebsärztliche Vorsorge", "Mahnwesen", "Störungsmeldungen", "Rückrufaktionen", "Gästeführungen", "Ausbildungsnachweise"},
		places:   []string{"Werk Flensburg", "Werk Goslar", "Niederlassung Köln", "Lager Lübeck", "Standort München", "Hütte Gelsenkirchen", "Verwaltung Düsseldorf", "Außenstelle Görlitz", "Vertrieb Österreich"},
		purposes: []string{"Erfüllung der Pflichten aus dem Beschäftigungsverhältnis", "Abwicklung von Aufträgen einschließlich Rückfragen und Reklamationen", "Nachweis gegenüber Behörden und Prüfern", "Schutz von Personen und Gütern auf dem Gelände", "Planung von Schichten, Vertretungen und Urlaub", "Auswertung der Qualität gelieferter Ware", "Durchsetzung und Abwehr von Ansprüchen", "Verbesserung der Abläufe anhand zusammengefasster Zahlen"},
		because:  []string{"Wenige, rein geschäftliche Daten; die Betroffenen rechnen damit.", "Ohne diese Angaben lässt sich der Vertrag nicht erfüllen.", "Die Aufbewahrung folgt der gesetzlichen Frist, danach wird gelöscht.", "Mit dem Betriebsrat abgestimmt, Auswertung nur bei konkretem Anlass.", "Kein Kriterium der Artikel-29-Gruppe ist erfüllt."},
		details:  []string{"Name, Anschrift, Personalnummer", "dienstliche Rufnummer und E-Mail-Adresse", "Beginn und Ende der Tätigkeit, Kostenstelle", "Gesprächsnotizen und Rückmeldungen", "Bankverbindung für die Überweisung", "Führerscheinklasse und Gültigkeit"},
		does:     []string{"betreibt die Anwendung im Auftrag", "erhält die Meldung nach Abschluss des Monats", "prüft die Belege stichprobenweise", "leistet Unterstützung bei Störungen", "druckt und versendet die Schreiben", "verwahrt die Sicherungskopien"},
		measures: []string{"Zugriff nur nach Rollen, getrennte Mandanten, tägliche Sicherung.", "Verschlüsselte Übertragung, Protokollierung der Zugriffe, Löschlauf zum Quartalsende.", "Verschlossene Schränke, Schlüsselbuch, Aktenvernichtung nach Schutzklasse 2."},
		sentence: []string{"Die Angaben werden beim ersten Kontakt erhoben und später ergänzt.", "Ausgewertet wird nur in zusammengefasster Form.", "Änderungen meldet die Fachabteilung über das Formular im Intranet.", "Papierunterlagen werden gescannt und anschließend vernichtet.", "Für Außenstellen gelten abweichende Zuständigkeiten.", "Die jährliche Prüfung übernimmt die Datenschutzbeauftragte."},
		when:     []string{"nur bei begründetem Verdacht", "nach Abschluss des Vorgangs", "auf Anforderung der Behörde", "während der Probezeit"},
		owners:   []string{"Leitung Personal", "Leitung Einkauf", "Werkleitung", "Leitung IT", "Geschäftsführung"},
		units:    []string{"Personalabteilung", "Einkauf", "Qualitätssicherung", "Rechnungswesen", "Instandhaltung", "Außendienst"},
		systems:  []string{"Zeiterfassungssystem", "Warenwirtschaft", "Prüfdatenbank", "Personalakte", "Bewerberportal", "Zutrittsanlage"},
	},
	{
		language: "da",
		tasks:    []string{"Lønadministration", "Rekruttering", "Kundeservice", "Adgangskontrol", "Sygefravær og opfølgning", "Leverandørstyring", "Nyhedsbreve", "Rejseafregning", "Arbejdsskader", "Kørselsregistrering", "Medarbejderudvikling", "Fakturering", "Besøgsregistrering", "Vagtplanlægning", "Reklamationer", "Elevuddannelse"},
		places:   []string{"Horsens", "Esbjerg værft", "lager Køge", "afdeling Århus", "Rønne", "hovedkontoret", "Næstved smelteværk", "Færøerne", "salg Norge"},
		purposes: []string{"Opfyldelse af ansættelsesaftalen og gældende overenskomst", "Behandling af henvendelser fra kunder og samarbejdspartnere", "Overholdelse af bogføringsloven og indberetning til myndigheder", "Forebyggelse af tyveri og ulykker på området", "Planlægning af vagter, ferie og afløsning", "Måling af kvaliteten i leverancerne", "Fastlæggelse af og forsvar mod retskrav"},
		because:  []string{"Oplysningerne er få og knytter sig til arbejdet; de registrerede forventer behandlingen.", "Uden oplysningerne kan aftalen ikke opfyldes.", "Opbevares så længe loven kræver det og slettes derefter.", "Drøftet med samarbejdsudvalget; bruges kun ved konkret mistanke.", "Ingen af de ni kriterier er opfyldt."},
		details:  []string{"navn, adresse og medarbejdernummer", "arbejdstelefon og e-mailadresse", "første og sidste arbejdsdag, afdeling", "noter fra samtaler og tilbagemeldinger", "kontonummer til udbetaling", "kørekort og gyldighed"},
		does:     []string{"driver løsningen på vores vegne", "modtager indberetningen ved månedens udgang", "gennemgår bilagene ved stikprøver", "yder hjælp ved driftsforstyrrelser", "trykker og sender brevene", "opbevarer sikkerhedskopierne"},
		measures: []string{"Adgang efter rolle, adskilte kunder, daglig sikkerhedskopi.", "Krypteret forbindelse, logning af adgang, sletning ved kvartalets udgang.", "Aflåste skabe, nøgleliste, makulering efter DIN 66399."},
		sentence: []string{"Oplysningerne indsamles ved første kontakt og suppleres senere.", "Der udarbejdes kun statistik på samlet niveau.", "Ændringer meldes af fagafdelingen på formularen på intranettet.", "Papirsager scannes og makuleres bagefter.", "For udenlandske afdelinger gælder særlige regler.", "Databeskyttelsesrådgiveren gennemgår fortegnelsen hvert år."},
		when:     []string{"kun ved begrundet mistanke", "når sagen er afsluttet", "efter anmodning fra myndigheden", "i prøveperioden"},
		owners:   []string{"HR-chef", "Indkøbschef", "Værkfører", "IT-chef", "Økonomichef"},
		units:    []string{"Personaleafdelingen", "Indkøb", "Kvalitet og miljø", "Økonomi", "Vedligehold", "Kørsel og lager"},
		systems:  []string{"tidsregistrering", "lagersystem", "kvalitetsdatabase", "personalemappe", "rekrutteringsportal", "adgangsanlæg"},
	},
	{
		language: "en",
		tasks:    []string{"Payroll", "Recruitment", "Customer service", "Access control", "Sick leave follow-up", "Supplier assessment", "Newsletters", "Travel expenses", "Work accidents", "Fleet management", "Training records", "Invoicing", "Visitor book", "Shift planning", "Complaints", "Apprenticeships", "Product recalls"},
		places:   []string{"Gdynia works", "Turku office", "Klaipėda depot", "Ostrava branch", "Velsen terminal", "Värnamo", "Sandefjord", "shared services", "Zürich sales"},
		purposes: []string{"Carry out the employment contract and the collective agreement", "Answer inquiries of customers and partners and follow them up", "Meet the bookkeeping law and report to authorities", "Prevent theft and accidents on the premises", "Plan shifts, holidays and replacements", "Measure the quality of deliveries", "Establish, exercise and defend legal claims"},
		because:  []string{"Few data, all of them about work; people expect it.", "The contract cannot be carried out without them.", "Kept as long as the law asks and erased afterwards.", "Agreed with the works council; looked at only after an incident.", "None of the nine criteria is met."},
		details:  []string{"name, address and staff number", "work telephone and e-mail address", "first and last day of work, cost centre", "notes of talks and feedback", "account number for payments", "driving licence and validity"},
		does:     []string{"runs the application on our behalf", "receives the report at the end of the month", "checks a sample of the vouchers", "helps when something breaks down", "prints and posts the letters", "keeps the backup copies"},
		measures: []string{"Access by role, clients kept apart, daily backup.", "Encrypted in transit, access logged, erased at the end of each quarter.", "Locked cabinets, a list of keys, shredding to class P-4."},
		sentence: []string{"The data are collected at the first contact and completed later.", "Figures are only looked at in total.", "The department reports changes on the form in the intranet.", "Paper is scanned and then shredded.", "Branches abroad have rules of their own.", "The data protection officer looks at it once a year."},
		when:     []string{"only with a well-founded suspicion", "once the case is closed", "on request of the authority", "during the trial period"},
		owners:   []string{"Head of HR", "Head of Purchase", "Works manager", "Head of IT", "Chief financial officer"},
		units:    []string{"Human resources", "Purchase", "Quality and environment", "Finance", "Maintenance", "Logistics"},
		systems:  []string{"time clock", "stock control", "quality database", "personnel file", "applicant portal", "access system"},
	},
}

// Parts of the names of invented companies.
var (
	firstHalves  = []string{"Hammer", "Søl", "Björn", "Kupfer", "Fjord", "Grün", "Nørre", "Åker", "Stahl", "Vester", "Öst", "Ström", "Kœnig", "Løve", "Birke", "Ravn"}
	secondHalves = []string{"mark", "bäck", "gård", "werk", "holm", "münde", "sund", "tal", "fors", "brück", "høj", "vig", "stedt", "ås"}
)

// seats are countries of parties with the legal form usual there.
var seats = []struct{ country, form, city string }{
	{"DK", "A/S", "Ærøskøbing"},
	{"DK", "ApS", "Hjørring"},
	{"DE", "GmbH", "Mönchengladbach"},
	{"DE", "AG", "Würzburg"},
	{"SE", "AB", "Örnsköldsvik"},
	{"NO", "AS", "Tromsø"},
	{"FI", "Oy", "Hämeenlinna"},
	{"PL", "Sp. z o.o.", "Łódź"},
	{"NL", "B.V.", "Utrecht"},
	{"IE", "Ltd", "Galway"},
	{"US", "Inc.", "Dover"},
	{"CH", "AG", "Zürich"},
	{"GB", "Ltd", "Leeds"},
	{"IN", "Pvt. Ltd.", "Pune"},
}
