package law

// DPIACriteria lists the nine criteria of WP248 rev.01 for a likely high risk.
// Two or more normally call for a data protection impact assessment; one may.
var DPIACriteria = Choices{
	{"eval", "evaluation, scoring or profiling", ""},
	{"adm", "automated decision with legal or similar effect", ""},
	{"monitor", "systematic monitoring", ""},
	{"sensitive", "sensitive or highly personal data", "Art. 9 and 10 data, and location, finances, private messages."},
	{"scale", "large scale", "Number of people, amount of data, duration, area."},
	{"combine", "matching or combining data sets", ""},
	{"vulnerable", "vulnerable people", "Children, employees, patients, elderly people, asylum seekers."},
	{"innovative", "new technology or new use of it", ""},
	{"block", "keeps people from a right, service or contract", ""},
}

// DPIAListedCases lists the cases of Article 35(3). Each alone calls for a data
// protection impact assessment.
var DPIAListedCases = Choices{
	{"35.3.a", "systematic and extensive automated evaluation with legal or similar effect", ""},
	{"35.3.b", "special categories or criminal data on a large scale", ""},
	{"35.3.c", "monitoring of a public area on a large scale", ""},
}

// DPIAOutcomes lists what risk an assessment leaves.
var DPIAOutcomes = Choices{
	{"low", "the risk that remains is acceptable", ""},
	{"residual_high", "a high risk remains", "Consult the supervisory authority before starting (Art. 36(1))."},
}

// MeasureHeadings lists the groups of technical and organisational measures.
// [HeadingLetter] gives the letter of Article 32(1) of each.
var MeasureHeadings = Choices{
	{"encryption", "pseudonymisation and encryption", "Art. 32(1)(a)"},
	{"confidentiality", "confidentiality", "Art. 32(1)(b)"},
	{"integrity", "integrity", "Art. 32(1)(b)"},
	{"availability", "availability and resilience", "Art. 32(1)(b)"},
	{"restore", "restoring after an incident", "Art. 32(1)(c)"},
	{"testing", "regular testing and evaluation", "Art. 32(1)(d)"},
	{"organisational", "organisational measures", "Art. 24, 25, 28, 29, 32(4)"},
}

// HeadingLetter returns the letter of Article 32(1), "a" to "d", under which a
// code of [MeasureHeadings] falls, and "" for organisational measures, which
// belong to none, and for unknown codes.
func HeadingLetter(heading string) string {
	switch heading {
	case "encryption":
		return "a"
	case "confidentiality", "integrity", "availability":
		return "b"
	case "restore":
		return "c"
	case "testing":
		return "d"
	}
	return ""
}

// Profiles lists the countries whose authority asks for more than, or for
// something else than, the bare Article 30. EU is the bare article.
var Profiles = Choices{
	{"EU", "the GDPR alone", ""},
	{"DK", "Denmark", "Datatilsynet: which data about whom go to which recipient."},
	{"SE", "Sweden", "IMY"},
	{"NO", "Norway", "Datatilsynet"},
	{"DE", "Germany", "DSK: named recipients, changes kept for a year."},
	{"FR", "France", "CNIL: a period per category of data."},
	{"IE", "Ireland", "DPC: the record stands alone, within ten days."},
	{"NL", "Netherlands", "AP"},
	{"BE", "Belgium", "APD/GBA"},
	{"LU", "Luxembourg", "CNPD"},
	{"ES", "Spain", "AEPD: public bodies publish an inventory with the legal bases."},
}
