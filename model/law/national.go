package law

import "slices"

// A Provision is national law where the GDPR leaves room for it.
type Provision struct {
	Country string // alpha-2 code, or EU: the rule where national law is silent
	Article string // of the GDPR: 8, 10 or 87
	Law     string
	Age     int // Article 8: the age from which a child consents itself
	Span
	Note string
	Evidence
}

var provisions = load(provisionTable, decodeProvision)

var provisionTable = table{
	name:    "national",
	columns: "country article provision age valid_from valid_to note",
	key:     "article country valid_from",
}

func decodeProvision(r *row) Provision {
	p := Provision{
		Country:  r.need("country"),
		Article:  r.need("article"),
		Law:      r.need("provision"),
		Age:      r.number("age"),
		Span:     r.span(),
		Note:     r.text("note"),
		Evidence: r.evidence(),
	}
	if _, ok := CountryOf(p.Country); !ok && p.Country != "EU" {
		r.addf("country %q is neither a country nor EU", p.Country)
	}
	if ages := p.Article == "8"; ages && (p.Age < 13 || p.Age > 16) || !ages && p.Age != 0 {
		r.addf("age %d: Art. 8 allows 13 to 16, other articles have none", p.Age)
	}
	return p
}

// Provisions returns the whole table.
func Provisions() []Provision { return slices.Clone(provisions()) }

// ProvisionOn returns what national law said on a day where an article of the
// GDPR (8, 10, 87) leaves room. That none is found does not mean there is none.
func ProvisionOn(article, country string, on Date) (Provision, bool) {
	for _, p := range provisions() {
		if p.Article == article && p.Country == country && p.Holds(on) {
			return p, true
		}
	}
	return Provision{}, false
}

// ConsentAge returns the age from which a child consents to an online service
// itself, Article 8, and whether the law of the country is known; if not, the
// age is that of the GDPR.
func ConsentAge(country string, on Date) (age int, known bool) {
	if p, ok := ProvisionOn("8", country, on); ok {
		return p.Age, true
	}
	p, _ := ProvisionOn("8", "EU", on)
	return p.Age, false
}
