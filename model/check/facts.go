package check

import (
	"reflect"
	"slices"

	"ropa/model"
	"ropa/model/law"
)

// facts is what the rules ask of one activity, resolved once: links, effective
// values, and who reaches what. It is used again for the next activity.
type facts struct {
	*Checker
	*model.Activity
	rule  *bound
	found []Finding
	room  []Finding // for the findings of one activity

	processor bool     // a processor's record, Art. 30(2)
	active    bool     // neither planned nor ended
	lowered   bool     // errors count as warnings
	day       law.Date // of which the law is asked: the last day of what has ended

	companies []*party        // that act, as the activity says; nobody is taken for one that it does not name
	countries []model.Country // theirs, each once
	authority *party          // the first of them that is a public authority

	bases      []basis
	subjects   []subject
	data       []datum
	recipients []recipient
	transfers  []transfer
	retention  []retention
	measures   []*term
	systems    []*system // nil where the link leads nowhere

	people  codes // of the data subjects
	kinds   codes // of the personal data
	guards  codes // of the measures
	letters uint8 // of Art. 32(1) under which the measures fall
	encrypt bool

	grids   [gridCount]grid
	scopes  []*model.Scope // of the grid in hand
	keys    []string
	covered []uint64 // purposes with an exception of Article 9(2)
	texts   []said
	tokens  tokens
	topic   wordSet // of name and purposes, once looked for
	topics  bool
	review  law.Date // the last one until the day of the checker
}

type basis struct {
	*model.LegalBasis
	art6, art9 bool // it names a basis of Article 6, an exception of Article 9(2)
}

type subject struct {
	*model.DataSubject
	term       *term
	vulnerable bool
}

type datum struct {
	*model.PersonalData
	term *term
}

type recipient struct {
	*model.Recipient
	party   *party // nil where no party is named
	term    *term  // the recipient's, else the party's usual one
	country model.Country
	third   bool
}

// outside reports whether the recipient is somebody else, to whom a transfer is
// one in the sense of Chapter V: not our own people, and not the persons
// themselves or the public.
func (r *recipient) outside() bool {
	switch r.Role {
	case model.RecipientInternal:
		return r.party != nil && !r.party.isOwn
	case model.RecipientIndividuals, model.RecipientGeneralPublic:
		return false
	}
	return true
}

type transfer struct {
	*model.Transfer
	tool      model.ToolTerms // in effect
	importer  *party
	mechanism *law.Mechanism // nil: none, or not known
	third     bool           // to a third country or an organisation
	adequacy  *law.Adequacy  // in force for the destination
}

type retention struct {
	*model.Retention
	terms *model.RuleTerms // in effect; not to be changed
	rule  *model.Rule
	span  model.Span // zero: no period, or a malformed one
}

// facts prepares a.
func (c *Checker) facts(a *model.Activity) *facts {
	k := c.pool.Get().(*facts)
	k.Checker, k.Activity = c, a
	k.processor = a.Role == model.RoleProcessor
	k.active = a.ProcessingStatus != model.StatusPlanned && a.ProcessingStatus != model.StatusEnded
	k.lowered = a.RecordStatus == model.RecordDraft || !k.active
	k.day = c.on
	if a.ProcessingStatus == model.StatusEnded && past(a.EndsOn, c.on) {
		k.day = a.EndsOn
	}
	k.readCompanies()
	k.readPeople()
	k.readRecipients()
	k.readTransfers()
	k.readRetention()
	k.readSecurity()
	k.readTexts()
	k.review = k.lastReview()
	return k
}

// release gives k back for the next activity.
func (c *Checker) release(k *facts) {
	clear(k.companies)
	clear(k.texts)
	clear(k.scopes)
	k.Activity, k.authority, k.rule = nil, nil, nil
	k.topic, k.topics = 0, false
	for i := range k.grids {
		k.grids[i].done = false
	}
	c.pool.Put(k)
}

func (k *facts) readCompanies() {
	k.companies = k.companies[:0]
	if k.Companies.Word == model.WordGroup {
		k.companies = append(k.companies, k.own...)
	}
	for _, uid := range k.Companies.Keys {
		if p := k.parties[model.Link(uid)]; p != nil {
			k.companies = append(k.companies, p)
		}
	}
	k.authority, k.countries = nil, k.countries[:0]
	for _, p := range k.companies {
		if p.isPublic() && k.authority == nil {
			k.authority = p
		}
		if p.Country != "" && !slices.Contains(k.countries, p.Country) {
			k.countries = append(k.countries, p.Country)
		}
	}
}

func (k *facts) readPeople() {
	k.bases = k.bases[:0]
	for i := range k.LegalBases {
		b := basis{LegalBasis: &k.LegalBases[i]}
		b.art6 = b.Art6 != "" && law.Art6.Has(b.Art6)
		b.art9 = b.Art9 != "" && law.Art9.Has(b.Art9)
		k.bases = append(k.bases, b)
	}
	k.subjects, k.people = k.subjects[:0], codes{}
	for i := range k.DataSubjects {
		s := subject{DataSubject: &k.DataSubjects[i]}
		s.term = k.termOf(s.Term)
		s.vulnerable = s.Vulnerable == model.Yes || s.Vulnerable == "" && s.term.vulnerable
		k.people.add(s.term.codes)
		k.subjects = append(k.subjects, s)
	}
	k.data, k.kinds = k.data[:0], codes{}
	for i := range k.PersonalData {
		d := datum{PersonalData: &k.PersonalData[i]}
		d.term = k.termOf(d.Term)
		k.kinds.add(d.term.codes)
		k.data = append(k.data, d)
	}
}

func (k *facts) readRecipients() {
	k.recipients = k.recipients[:0]
	for i := range k.Recipients.Items {
		r := recipient{Recipient: &k.Recipients.Items[i], term: noTerm}
		r.country = r.Country
		if r.Party != "" {
			r.party = k.parties[r.Party]
		}
		if r.party != nil && r.country == "" {
			r.country = r.party.Country
		}
		switch {
		case r.Term != "":
			r.term = k.termOf(r.Term)
		case r.party != nil:
			r.term = k.termOf(r.party.Term)
		}
		r.third = k.isThird(r.country)
		k.recipients = append(k.recipients, r)
	}
}

func (k *facts) readTransfers() {
	k.transfers = k.transfers[:0]
	for i := range k.Transfers.Items {
		t := transfer{Transfer: &k.Transfers.Items[i]}
		t.tool = k.reg.Transfer(k.Activity, t.Transfer)
		if p := k.reg.Importer(k.Activity, t.Transfer); p != nil {
			t.importer = k.parties[model.Link(p.UID)]
		}
		t.mechanism = k.mechanisms[t.tool.Mechanism]
		t.third = k.isThird(t.tool.Country) || t.tool.Country == "" && t.tool.Organisation != ""
		t.adequacy = k.adequate(&t.tool)
		k.transfers = append(k.transfers, t)
	}
}

func (k *facts) readRetention() {
	k.retention = k.retention[:0]
	for i := range k.Retention.Items {
		x := retention{Retention: &k.Retention.Items[i]}
		if x.Rule != "" {
			x.rule = k.limit(x.Rule)
		}
		switch {
		case x.rule == nil:
			x.terms = &x.RuleTerms
		case reflect.ValueOf(&x.RuleTerms).Elem().IsZero(): // as most are
			x.terms = &x.rule.RuleTerms
		default:
			terms := k.reg.Retention(x.Retention)
			x.terms = &terms
		}
		if x.terms.Period != "" {
			x.span = k.spanOf(x.terms.Period)
		}
		k.retention = append(k.retention, x)
	}
}

func (k *facts) readSecurity() {
	k.measures, k.guards, k.letters, k.encrypt = k.measures[:0], codes{}, 0, false
	for i := range k.Measures.Items {
		t := k.termOf(k.Measures.Items[i].Term)
		k.measures = append(k.measures, t)
		k.guards.add(t.codes)
		k.letters |= t.letters
		k.encrypt = k.encrypt || t.encrypts
	}
	k.systems = k.systems[:0]
	for i := range k.Systems {
		k.systems = append(k.systems, k.Checker.systems[k.Systems[i].System])
	}
}

// limit returns the retention rule that a link leads to, deleted or not, or nil.
// The few that there are lie closer than the register with all its records.
func (c *Checker) limit(link model.Link) *model.Rule {
	if r := c.limits[link]; r != nil {
		return r
	}
	return c.reg.Rule(link)
}

// spanOf returns the length of a period, zero for a malformed one.
func (c *Checker) spanOf(p model.Period) model.Span {
	if s, ok := c.spans[p]; ok {
		return s
	}
	s, _ := p.Span()
	return s
}

// isThird reports whether a country was a third country on the day of the
// activity. A code that is no country is not one.
func (k *facts) isThird(country model.Country) bool {
	if country == "" {
		return false
	}
	if k.day == k.on {
		return k.third[string(country)]
	}
	return law.ThirdCountry(string(country), k.day)
}

// adequate returns the adequacy decision in force for the destination of a
// transfer on the day of the activity, or nil.
func (k *facts) adequate(tool *model.ToolTerms) *law.Adequacy {
	destination := string(tool.Country)
	if destination == "" {
		if destination = organisation(tool.Organisation); destination == "" {
			return nil
		}
	}
	if k.day == k.on {
		return k.adequacies[destination]
	}
	if a, ok := law.Adequate(destination, k.day); ok {
		return &a
	}
	return nil
}

// organisation returns the short name by which an international organisation
// stands in the table of decisions, or "".
func organisation(name string) string {
	if name == "" {
		return ""
	}
	name = model.Fold(name)
	for _, a := range law.Adequacies() {
		if a.Organisation && (name == model.Fold(a.Destination) || name == model.Fold(a.Scope)) {
			return a.Destination
		}
	}
	return ""
}

// carries reports whether a mechanism carried a transfer on the day.
func (k *facts) carries(m *law.Mechanism) bool {
	return m.Tool && k.day >= m.ValidFrom && (m.ValidTo == "" || k.day <= m.ValidTo)
}

// hasBasis reports whether the record names a basis of Article 6.
func (k *facts) hasBasis() bool {
	for i := range k.bases {
		if k.bases[i].art6 {
			return true
		}
	}
	return false
}
