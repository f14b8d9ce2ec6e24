package law

import (
	"slices"
	"strings"
	"sync"
)

// A Country is an entry of ISO 3166-1, or XK (Kosovo), or ZZ: a third country
// that is known to be one though it is not established which.
type Country struct {
	Code    string // alpha-2; Greece is GR and the United Kingdom GB
	Alpha3  string
	Name    string   // in English, short
	Aliases []string // other names and wrong codes that people type
	EU, EEA bool     // on StatusDate; InEU and InEEA answer for another day
	Note    string
	Evidence
}

var countries = load(countryTable, decodeCountry)

var countryTable = table{
	name:    "countries",
	columns: "code alpha3 name aliases note",
	key:     "code",
}

func decodeCountry(r *row) Country {
	c := Country{
		Code:     r.need("code"),
		Alpha3:   r.text("alpha3"),
		Name:     r.need("name"),
		Note:     r.text("note"),
		Evidence: r.evidence(),
	}
	if len(c.Code) != 2 || c.Code != strings.ToUpper(c.Code) {
		r.addf("code %q is not two capital letters", c.Code)
	}
	if a := r.text("aliases"); a != "" {
		c.Aliases = strings.Split(a, "|")
	}
	c.EU, c.EEA = InEU(c.Code, StatusDate), InEEA(c.Code, StatusDate)
	return c
}

var countryByCode = sync.OnceValue(func() map[string]Country {
	m := map[string]Country{}
	for _, c := range countries() {
		m[c.Code] = c
	}
	return m
})

// Countries returns all countries by their codes, ZZ last.
func Countries() []Country { return slices.Clone(countries()) }

// CountryOf returns the country with an alpha-2 code in capital letters.
func CountryOf(code string) (Country, bool) {
	c, ok := countryByCode()[code]
	return c, ok
}

// CountryName returns the English name of the country with an alpha-2 code in
// capital letters.
func CountryName(code string) (string, bool) {
	c, ok := countryByCode()[code]
	return c.Name, ok
}

var countryByWord = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, c := range countries() {
		for _, w := range append([]string{c.Code, c.Alpha3, c.Name}, c.Aliases...) {
			if w != "" {
				m[fold(w)] = c.Code
			}
		}
	}
	return m
})

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// FindCountry returns the code of the country that a person means by a code in
// any case, an English name, or a common other word: "el" and "Greece" are GR,
// "UK" is GB, "USA" is US.
func FindCountry(word string) (code string, ok bool) {
	code, ok = countryByWord()[fold(word)]
	return code, ok
}

// A Membership says in which way a country belonged to the EU or the EEA.
type Membership struct {
	Country string
	Kind    string // eu, eea, transition, bridge
	Span
	Note string
	Evidence
}

var membershipKinds = Choices{
	{"eu", "member state of the EU", ""},
	{"eea", "EFTA state in the EEA", ""},
	{"transition", "left the EU, EU law still applied", ""},
	{"bridge", "not treated as a third country", ""},
}

var memberships = load(membershipTable, decodeMembership)

var membershipTable = table{
	name:    "membership",
	columns: "code kind valid_from valid_to note",
	key:     "code valid_from",
}

func decodeMembership(r *row) Membership {
	m := Membership{
		Country:  r.need("code"),
		Kind:     r.choice("kind", membershipKinds),
		Span:     r.span(),
		Note:     r.text("note"),
		Evidence: r.evidence(),
	}
	r.need("kind")
	r.need("valid_from")
	return m
}

var membershipOf = sync.OnceValue(func() map[string][]Membership {
	m := map[string][]Membership{}
	for _, x := range memberships() {
		m[x.Country] = append(m[x.Country], x)
	}
	return m
})

// Memberships returns who was in the EU or the EEA when.
func Memberships() []Membership { return slices.Clone(memberships()) }

// standing returns the kind of membership that a country, or the state of which
// it is a part, had on a day; "" is none.
func standing(code string, on Date) string {
	if t, ok := TerritoryOf(code); ok && t.Status == "part_of" && t.Holds(on) {
		code = t.BelongsTo
	}
	for _, m := range membershipOf()[code] {
		if m.Holds(on) {
			return m.Kind
		}
	}
	return ""
}

// InEU reports whether a country, or a territory that is part of one, was in
// the European Union on a day.
func InEU(code string, on Date) bool { return standing(code, on) == "eu" }

// InEEA reports whether a country, or a territory that is part of one, was in
// the European Economic Area on a day. The United Kingdom counts until the end
// of the transition on 31 December 2020.
func InEEA(code string, on Date) bool {
	switch standing(code, on) {
	case "eu", "eea", "transition":
		return true
	}
	return false
}

// ThirdCountry reports whether sending data to a country of the list was a
// transfer in the sense of Chapter V on a day. It differs from not [InEEA] for
// the United Kingdom in the first half of 2021. A code that is no country is
// not one: ask [CountryOf] first.
func ThirdCountry(code string, on Date) bool {
	_, known := CountryOf(code)
	return known && standing(code, on) == ""
}

// A Territory is a territory or a small state whose status is easily mistaken.
type Territory struct {
	Code      string
	BelongsTo string // code of the state; may be empty
	Status    string // part_of: in the EU or EEA when that state is; outside: a third country
	Review    bool   // a lawyer should check the status
	Span
	Note string
	Evidence
}

var territoryStatus = Choices{
	{"part_of", "part of the EU or the EEA", ""},
	{"outside", "third country", ""},
}

var territories = load(territoryTable, decodeTerritory)

var territoryTable = table{
	name:    "territories",
	columns: "code belongs_to status review valid_from valid_to note",
	key:     "code",
}

func decodeTerritory(r *row) Territory {
	t := Territory{
		Code:      r.need("code"),
		BelongsTo: r.text("belongs_to"),
		Status:    r.choice("status", territoryStatus),
		Review:    r.yes("review"),
		Span:      r.span(),
		Note:      r.need("note"),
		Evidence:  r.evidence(),
	}
	r.need("status")
	if t.Status == "part_of" {
		r.need("belongs_to")
	}
	return t
}

var territoryByCode = sync.OnceValue(func() map[string]Territory {
	m := map[string]Territory{}
	for _, t := range territories() {
		m[t.Code] = t
	}
	return m
})

// Territories returns the territories whose status is easily mistaken.
func Territories() []Territory { return slices.Clone(territories()) }

// TerritoryOf returns what is to be known about the status of a territory.
func TerritoryOf(code string) (Territory, bool) {
	t, ok := territoryByCode()[code]
	return t, ok
}
