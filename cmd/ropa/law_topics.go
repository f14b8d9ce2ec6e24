package main

import (
	"fmt"
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// topics are the tables of "ropa law".
var topics = []topic{
	{
		name: "adequacy", short: "Adequacy decisions of the Commission (Art. 45)", dated: true, country: true, prose: true,
		long: "The destinations that are recognised as protecting personal data well enough. For\nIceland, Liechtenstein and Norway it may be another day.",
		example: `  ropa law adequacy
  ropa law adequacy --on 2020-01-01
  ropa law adequacy --country US --all --sources`,
		rows: adequacyRows,
	},
	{
		name: "countries", short: "Countries, and which were in the EU or the EEA", dated: true, country: true, prose: true,
		long: "All countries with their codes. TRANSFER says whether sending data there is one in\nthe sense of Chapter V, and what the Commission has decided.",
		example: `  ropa law countries --country UK --on 2020-06-01
  ropa law countries --json`,
		rows: countryRows,
	},
	{
		name: "territories", short: "Territories and small states that are easily mistaken", dated: true, country: true, prose: true,
		example: `  ropa law territories --country Denmark`,
		rows:    territoryRows,
	},
	{
		name: "mechanisms", short: "What a transfer to a third country may be based on (Art. 45 to 49)", dated: true, prose: true,
		long: "All mechanisms that registers name, with those that are none any more. STATE says\nwhat holds on the day.",
		example: `  ropa law mechanisms
  ropa law mechanisms shield --on 2019-01-01`,
		rows: mechanismRows,
	},
	{
		name: "periods", short: "Statutory periods of retention", dated: true, country: true, prose: true,
		long: "How long data are kept by law, by limitation of claims or by the guideline of an\nauthority. N is the number that \"ropa add --kind rule --template N\" takes.",
		example: `  ropa law periods --country DK
  ropa law periods payroll`,
		rows: periodRows,
	},
	{
		name: "exemptions", short: "Who need not keep a record, in force and pending (Art. 30(5))",
		prose: true, dated: true,
		example: `  ropa law exemptions`,
		rows:    exemptionRows,
	},
	{
		name: "provisions", short: "National law where the GDPR leaves room (Art. 8, 10, 87)", dated: true, country: true, prose: true,
		example: `  ropa law provisions --country DK`,
		rows:    provisionRows,
	},
	{
		name: "articles", short: "The provisions that rules and fields refer to", prose: true,
		example: `  ropa law articles "30("`,
		rows:    articleRows,
	},
	{
		name: "bases", short: "Legal bases and exceptions (Art. 6, 9, 22)", prose: true,
		example: `  ropa law bases consent`,
		rows:    baseRows,
	},
	{
		name: "criteria", short: "What calls for an impact assessment (Art. 35, WP248), and what suggests it", prose: true,
		example: `  ropa law criteria`,
		rows:    criterionRows,
	},
	{
		name: "vocabularies", short: "The shipped terms: people, data, recipients, measures", prose: true,
		example: `  ropa law vocabularies personal_data special
  ropa law vocabularies measures`,
		rows: termRows,
	},
	{
		name: "templates", short: "Activities that most organisations have", prose: true,
		long: "Starter activities for \"ropa add --template\". All of them are defaults to be\nadapted.",
		example: `  ropa law templates
  ropa law templates payroll --json`,
		rows: templateRows,
	},
	{
		name: "wording", short: "The terms of the GDPR in eight languages",
		example: `  ropa law wording --json`,
		rows:    wordingRows,
	},
}

func adequacyRows(o *lawOptions) (rows []fact) {
	for _, a := range law.Adequacies() {
		if !o.holds(a.Span) || !o.about(a.Destination) {
			continue
		}
		scope := a.Scope
		if o.all && a.EndedBy != "" {
			scope = joined("; ", scope, "ended by "+a.EndedBy)
		}
		if a.EEAFrom != a.ValidFrom {
			scope = joined("; ", scope, eeaFrom(a.EEAFrom))
		}
		scope = joined("; ", scope, a.Note)
		rows = append(rows, row(a.Evidence,
			told("destination", joined(" ", a.Destination, placeName(a.Destination))), aside("destination", a.Destination), aside("name", placeName(a.Destination)),
			told("holds", span(a.Span)), told("decision", joined(": ", a.Decision, scope)), aside("decision", a.Decision), aside("valid_from", a.ValidFrom), aside("valid_to", a.ValidTo),
			aside("eea_from", a.EEAFrom), aside("scope", a.Scope), aside("organisation", a.Organisation), aside("list_only", a.ListOnly),
			aside("confirm", a.Confirm), aside("review", a.Review), aside("ended_by", a.EndedBy), aside("note", a.Note)))
	}
	return rows
}

// eeaFrom says from when Iceland, Liechtenstein and Norway apply a decision, where
// that is another day.
func eeaFrom(day law.Date) string {
	if day == "" {
		return "not established for IS, LI, NO"
	}
	return "in IS, LI, NO from " + string(day)
}

// span says from when to when.
func span(s law.Span) string {
	switch {
	case s.ValidTo != "":
		return joined(" to ", string(s.ValidFrom), string(s.ValidTo))
	case s.ValidFrom != "":
		return "from " + string(s.ValidFrom)
	}
	return ""
}

// placeName returns the name of a country, or "" for an organisation.
func placeName(code string) string {
	name, _ := law.CountryName(code)
	return name
}

func joined(by string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), by)
}

func countryRows(o *lawOptions) (rows []fact) {
	on := o.on.or()
	for _, c := range law.Countries() {
		if !o.about(c.Code) {
			continue
		}
		member := ""
		switch {
		case law.InEU(c.Code, on):
			member = "EU"
		case law.InEEA(c.Code, on):
			member = "EEA"
		}
		transfer, decision := "no", ""
		third := law.ThirdCountry(c.Code, on)
		if third {
			transfer = "yes"
			if a, ok := law.Adequate(c.Code, on); ok {
				decision = a.Decision
				transfer = joined(", ", "yes, adequate ("+a.Decision+")", a.Scope)
			}
		}
		rows = append(rows, row(c.Evidence,
			shown("code", c.Code), shown("name", c.Name), shown("member", member), told("transfer", transfer), aside("third_country", third), aside("adequacy", decision),
			aside("alpha3", c.Alpha3), aside("aliases", c.Aliases), aside("note", c.Note)))
	}
	return rows
}

func territoryRows(o *lawOptions) (rows []fact) {
	for _, t := range law.Territories() {
		if !o.holds(t.Span) || !o.about(t.Code) && !o.about(t.BelongsTo) {
			continue
		}
		rows = append(rows, row(t.Evidence,
			shown("code", t.Code), shown("name", placeName(t.Code)), shown("belongs_to", t.BelongsTo), shown("status", words(t.Status)),
			shown("review", t.Review), shown("note", t.Note), aside("valid_from", t.ValidFrom), aside("valid_to", t.ValidTo)))
	}
	return rows
}

func mechanismRows(o *lawOptions) (rows []fact) {
	on := o.on.or()
	for _, m := range law.MechanismList() {
		var modules []string
		if m.Code == "46.2.c" {
			for _, x := range law.SCCModules {
				modules = append(modules, "module "+x.Code+" "+x.Label)
			}
		}
		rows = append(rows, row(m.Evidence,
			shown("code", m.Code), shown("name", law.Mechanisms.Label(m.Code)), shown("article", m.Article),
			shown("state", mechanismState(m, on)), told("note", joined("; ", m.Note, m.EndedBy, strings.Join(modules, ", "))), aside("note", m.Note), aside("modules", modules),
			aside("tool", m.Tool), aside("valid_from", m.ValidFrom), aside("valid_to", m.ValidTo), aside("new_until", m.NewUntil),
			aside("same_as", m.SameAs), aside("tia", m.NeedsTIA), aside("occasional", m.Occasional),
			aside("not_authorities", m.NotAuthorities), aside("public_only", m.PublicOnly), aside("ended_by", m.EndedBy)))
	}
	return rows
}

// mechanismState says whether m carries transfers on a day.
func mechanismState(m law.Mechanism, on law.Date) string {
	switch {
	case !m.Tool:
		return "no tool"
	case m.Carries(on) && m.NewUntil != "" && on > m.NewUntil:
		return "not anew"
	case m.Carries(on):
		return "a tool"
	case m.ValidFrom > on:
		return "from " + string(m.ValidFrom)
	}
	return "ended " + string(m.EndedOn())
}

func periodRows(o *lawOptions) (rows []fact) {
	for _, p := range law.StatutoryPeriods() {
		if !o.holds(p.Span) || !o.about(p.Country) && (p.Country != "EU" || !law.InEEA(o.country, o.on.or())) {
			continue
		}
		period := model.Period(p.Period).Words()
		if p.Longest != "" {
			period = joined(" to ", period, model.Period(p.Longest).Words())
		}
		if p.Trigger != "" {
			period = joined(" from ", joined("; ", period, p.Criterion), law.Triggers.Label(p.Trigger))
		}
		if p.CountedFrom != "" {
			period += ", at the " + law.CountedFrom.Label(p.CountedFrom)
		}
		note := p.Note
		if p.Unresolved {
			note = joined("; ", "sources conflict", note)
		}
		rows = append(rows, row(p.Evidence,
			shown("n", p.Number), shown("country", p.Country), shown("data", p.Data), told("kept", period),
			told("law", joined("; ", p.Law, law.RuleKinds.Label(p.Kind), note)), aside("law", p.Law),
			aside("topic", p.Topic), aside("terms", p.Terms), aside("period", p.Period), aside("longest", p.Longest), aside("criterion", p.Criterion),
			aside("trigger", p.Trigger), aside("counted_from", p.CountedFrom), aside("rule_kind", p.Kind), aside("action", p.Action),
			aside("valid_from", p.ValidFrom), aside("valid_to", p.ValidTo), aside("unresolved", p.Unresolved), aside("note", p.Note)))
	}
	return rows
}

func exemptionRows(o *lawOptions) (rows []fact) {
	for _, x := range law.Exemptions() {
		if !x.Pending && !o.holds(x.Span) {
			continue
		}
		var unless []string
		for _, code := range x.DueFor {
			unless = append(unless, law.DueFor.Label(code))
		}
		if x.PublicBodiesExcluded {
			unless = append(unless, "public bodies")
		}
		rows = append(rows, row(x.Evidence,
			shown("code", x.Code), shown("state", standing(x.Pending)), shown("persons", x.Persons),
			told("holds", span(x.Span)), told("but_not_for", unless), aside("valid_from", x.ValidFrom), aside("valid_to", x.ValidTo), aside("due_for", x.DueFor),
			aside("public_bodies_excluded", x.PublicBodiesExcluded), aside("note", x.Note)))
	}
	return rows
}

func provisionRows(o *lawOptions) (rows []fact) {
	for _, p := range law.Provisions() {
		if !o.holds(p.Span) || !o.about(p.Country) {
			continue
		}
		text := p.Law
		if p.Age > 0 {
			text = fmt.Sprintf("from the age of %d: %s", p.Age, text)
		}
		rows = append(rows, row(p.Evidence,
			shown("article", p.Article), shown("country", p.Country), told("law", joined("; ", text, p.Note)), aside("law", p.Law),
			aside("age", p.Age), aside("valid_from", p.ValidFrom), aside("valid_to", p.ValidTo), aside("note", p.Note)))
	}
	return rows
}

func articleRows(*lawOptions) (rows []fact) {
	for _, a := range law.Articles() {
		rows = append(rows, row(a.Evidence, shown("article", a.Ref), shown("title", a.Title)))
	}
	return rows
}

func baseRows(*lawOptions) (rows []fact) {
	for _, list := range []law.Choices{law.Art6, law.Art9, law.DecisionBases} {
		for _, c := range list {
			rows = append(rows, row(law.EvidenceOf(c.Code), shown("code", c.Code), shown("basis", c.Label), shown("law_needed", law.RequiresLaw(c.Code)), shown("record", c.Help)))
		}
	}
	return rows
}

func criterionRows(*lawOptions) (rows []fact) {
	for _, c := range law.DPIAListedCases {
		rows = append(rows, row(law.EvidenceOf(c.Code), shown("code", c.Code), shown("criterion", c.Label), shown("suggested_by", c.Help)))
	}
	hints := law.DPIAHints()
	for _, c := range law.DPIACriteria {
		evidence, by := law.EvidenceOf(c.Code), []string(nil)
		for _, h := range hints {
			if h.Criterion != c.Code {
				continue
			}
			by = append(by, h.Why)
			if h.Confidence > evidence.Confidence {
				evidence = h.Evidence // a row is as sure as the least sure of what it says
			}
		}
		rows = append(rows, row(evidence, shown("code", c.Code), shown("criterion", c.Label), shown("suggested_by", by), aside("note", c.Help)))
	}
	return rows
}

func termRows(*lawOptions) (rows []fact) {
	for _, t := range law.Terms() {
		var flags []string
		flag := func(is bool, text string) {
			if is {
				flags = append(flags, text)
			}
		}
		flag(t.Vulnerable, "vulnerable")
		flag(t.Special != "", "special: "+law.SpecialKinds.Label(t.Special))
		flag(t.Criminal, "criminal")
		flag(t.NationalID, "national number")
		flag(t.HighlyPersonal, "highly personal")
		for _, code := range t.Possible {
			flag(true, "may be: "+law.PossibleKinds.Label(code))
		}
		flag(t.DefaultRole != "", law.RecipientRoles.Label(t.DefaultRole))
		flag(t.Heading != "", law.MeasureHeadings.Label(t.Heading))
		rows = append(rows, row(t.Evidence,
			shown("vocabulary", t.Vocabulary), shown("code", t.Code), shown("name", t.Name), told("flags", joined("; ", strings.Join(flags, ", "), t.Note)),
			aside("vulnerable", t.Vulnerable), aside("special", t.Special), aside("criminal", t.Criminal), aside("national_id", t.NationalID),
			aside("highly_personal", t.HighlyPersonal), aside("possible", t.Possible), aside("cnil", t.CNIL),
			aside("default_role", t.DefaultRole), aside("heading", t.Heading), aside("optional", t.Optional), aside("note", t.Note)))
	}
	return rows
}

func templateRows(*lawOptions) (rows []fact) {
	for _, s := range law.Starters() {
		who := "all"
		switch {
		case !s.Municipality:
			who = "companies"
		case !s.Company:
			who = "public bodies"
		}
		rows = append(rows, row(s.Evidence,
			shown("template", s.Code), shown("name", s.Name), shown("for", who), told("bases", joined(" ", append(slices.Clone(s.Bases), s.Exceptions...)...)), aside("bases", s.Bases), aside("exceptions", s.Exceptions),
			told("purposes", strings.Join(s.Purposes, "; ")), aside("purposes", s.Purposes),
			aside("standard", s.Standard), aside("public_bases", s.PublicBases), aside("data_subjects", s.DataSubjects), aside("personal_data", s.PersonalData),
			aside("recipients", s.Recipients), aside("measures", s.Measures), aside("periods", s.Periods), aside("period", s.Period), aside("longest", s.Longest),
			aside("trigger", s.Trigger), aside("retention", s.Retention), aside("dpia_criteria", s.DPIACriteria), aside("hint", s.Hint)))
	}
	return rows
}

func wordingRows(*lawOptions) (rows []fact) {
	for _, w := range law.Wordings() {
		values := []said{shown("key", w.Key)}
		for _, l := range law.Languages {
			values = append(values, shown(l.Code, w.In[l.Code]))
		}
		rows = append(rows, row(w.Evidence, values...))
	}
	return rows
}
