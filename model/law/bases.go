package law

// Art6 lists the legal bases of Article 6(1). Help says what the record then
// has to hold.
var Art6 = Choices{
	{"6.1.a", "consent", "How it is asked for and proved (Art. 7(1)) and how it is withdrawn, as easily as given (Art. 7(3)). Rarely free towards an employer or an authority."},
	{"6.1.b", "contract, or steps before one", "Which contract. The person must be party to it: staff of a business customer are not."},
	{"6.1.c", "legal obligation", "The law that lays down the duty: EU or member state law, with its section (Art. 6(3))."},
	{"6.1.d", "vital interests", "Whose life or health, and why no other basis fits. A last resort (recital 46)."},
	{"6.1.e", "public task or official authority", "The law that lays down the task (Art. 6(3)). People may object (Art. 21(1))."},
	{"6.1.f", "legitimate interests", "The interest and whose it is, and the balancing test. Not open to authorities for their tasks. People may object (Art. 21)."},
}

// Art9 lists the exceptions of Article 9(2) that allow special categories of
// data. One of them is needed beside a basis of [Art6].
var Art9 = Choices{
	{"9.2.a", "explicit consent", "As for consent, and that it is explicit."},
	{"9.2.b", "employment, social security, social protection", "The law or the collective agreement."},
	{"9.2.c", "vital interests, person unable to consent", "Why the person cannot consent."},
	{"9.2.d", "non-profit body and its members", "Only bodies with a political, philosophical, religious or trade union aim, about members, former members and regular contacts. Nothing leaves the body without consent."},
	{"9.2.e", "made public by the person", "Where, and that the person clearly meant it."},
	{"9.2.f", "legal claims and courts", "Which kind of claim."},
	{"9.2.g", "substantial public interest", "The law and its safeguards."},
	{"9.2.h", "health and social care, occupational medicine", "The law, or the contract with a health professional bound to secrecy (Art. 9(3))."},
	{"9.2.i", "public health", "The law, and the duty of secrecy."},
	{"9.2.j", "archives, research, statistics", "The law, and the safeguards of Art. 89(1)."},
}

// SpecialKinds lists the eight kinds of data of Article 9(1).
var SpecialKinds = Choices{
	{"racial_ethnic", "racial or ethnic origin", ""},
	{"political", "political opinions", ""},
	{"religion", "religious or philosophical beliefs", ""},
	{"union", "trade union membership", ""},
	{"genetic", "genetic data", ""},
	{"biometric_id", "biometric data to identify a person", "Only for unique identification: a photograph as such is not (recital 51)."},
	{"health", "health", ""},
	{"sex", "sex life or sexual orientation", ""},
}

// DecisionBases lists the grounds of Article 22(2) for a decision taken by a
// machine alone.
var DecisionBases = Choices{
	{"22.2.a", "necessary for a contract with the person", ""},
	{"22.2.b", "allowed by a law with safeguards", "The law."},
	{"22.2.c", "explicit consent", ""},
}

// RequiresLaw reports whether a basis of [Art6] or an exception of [Art9] rests
// on a law, so that the record should name it. For 9.2.h a contract with a
// health professional does as well.
func RequiresLaw(code string) bool {
	switch code {
	case "6.1.c", "6.1.e", "9.2.b", "9.2.g", "9.2.h", "9.2.i", "9.2.j":
		return true
	}
	return false
}
