package model

// A Kind is one of the eight kinds of record that a register holds.
type Kind string

// The kinds. KindRegister has exactly one record: the settings of the register.
const (
	KindActivity Kind = "activity"
	KindParty    Kind = "party"
	KindUnit     Kind = "unit"
	KindSystem   Kind = "system"
	KindTerm     Kind = "term"
	KindRule     Kind = "rule"
	KindDocument Kind = "document"
	KindRegister Kind = "register"
)

// Kinds are all kinds, in the order in which a register document lists them.
var Kinds = []Kind{KindRegister, KindParty, KindUnit, KindSystem, KindTerm, KindRule, KindDocument, KindActivity}

// One returns the word for one record of the kind with its article: "an
// activity", "a party".
func (k Kind) One() string {
	if k == KindActivity {
		return "an activity"
	}
	return "a " + string(k)
}

// Plural returns the word for several records of kind k, "activities".
func (k Kind) Plural() string {
	switch k {
	case KindActivity:
		return "activities"
	case KindParty:
		return "parties"
	case "":
		return "records"
	}
	return string(k) + "s"
}

// A Record is a record of any kind: a pointer to one of the structs of this
// package.
type Record interface {
	Kind() Kind
	Base() *Common
}

// Common is what every record has.
type Common struct {
	UID       string     `json:"uid"`  // UUIDv7; shipped terms have a fixed one of version 5
	Name      string     `json:"name"` // the only thing without which a record cannot be saved
	Notes     string     `json:"notes"`
	Leftovers []Leftover `json:"leftovers"`
}

// Base returns c, so that code for all kinds can reach it.
func (c *Common) Base() *Common { return c }

// A Leftover is what an import found and could not map to a field.
type Leftover struct {
	Key     string `json:"key"`
	Source  string `json:"source"` // the file
	Place   string `json:"place"`  // sheet and cell, or row and column
	Heading string `json:"heading"`
	Text    string `json:"text"`
	Note    string `json:"note"`
}

// New returns an empty record of kind k, or nil for an unknown kind.
func New(k Kind) Record {
	switch k {
	case KindActivity:
		return new(Activity)
	case KindParty:
		return new(Party)
	case KindUnit:
		return new(Unit)
	case KindSystem:
		return new(System)
	case KindTerm:
		return new(Term)
	case KindRule:
		return new(Rule)
	case KindDocument:
		return new(Document)
	case KindRegister:
		return new(Settings)
	}
	return nil
}

func (*Activity) Kind() Kind { return KindActivity }
func (*Party) Kind() Kind    { return KindParty }
func (*Unit) Kind() Kind     { return KindUnit }
func (*System) Kind() Kind   { return KindSystem }
func (*Term) Kind() Kind     { return KindTerm }
func (*Rule) Kind() Kind     { return KindRule }
func (*Document) Kind() Kind { return KindDocument }
func (*Settings) Kind() Kind { return KindRegister }

// A Party is a person or body that takes part: an own company, a client, a
// processor, an authority. What holds for all dealings with it is entered here
// once: agreements, transfer tools, sub-processors, audits.
type Party struct {
	Common
	Own             Answer  `json:"own"` // a company of ours
	RegistrationNo  string  `json:"registration_no"`
	Address         string  `json:"address"`
	Country         Country `json:"country"`
	Email           string  `json:"email"`
	Phone           string  `json:"phone"`
	Web             string  `json:"web"`
	Term            Link    `json:"term"` // its usual category as a recipient
	PublicAuthority Answer  `json:"public_authority"`
	NonprofitKind   string  `json:"nonprofit_kind"` // Article 9(2)(d)
	Employees       Number  `json:"employees"`      // Article 30(5)
	Language        string  `json:"language"`
	LeadAuthority   string  `json:"lead_authority"` // Article 56
	PrivacyContact  string  `json:"privacy_contact"`
	RightsNote      string  `json:"rights_note"`

	DPODesignated Answer `json:"dpo_designated"` // Article 37
	DPOName       string `json:"dpo_name"`
	DPOAddress    string `json:"dpo_address"`
	DPOEmail      string `json:"dpo_email"`
	DPOPhone      string `json:"dpo_phone"`
	DPONotifiedOn Date   `json:"dpo_notified_on"` // Article 37(7)

	RepresentativeDesignated Answer `json:"representative_designated"` // Article 27
	RepresentativeName       string `json:"representative_name"`
	RepresentativeAddress    string `json:"representative_address"`
	RepresentativeEmail      string `json:"representative_email"`
	RepresentativePhone      string `json:"representative_phone"`
	RepresentativeNotifiedOn Date   `json:"representative_notified_on"`
	NoRepresentativeReason   string `json:"no_representative_reason"` // Article 27(2)
	ExemptionNote            string `json:"exemption_note"`           // Article 30(5)

	Agreements    []Agreement    `json:"agreements"`
	Tools         []Tool         `json:"tools"`
	Subprocessors []Subprocessor `json:"subprocessors"`
	Audits        []Audit        `json:"audits"`
}

// An Agreement is a contract or arrangement with a party, Articles 26 and 28.
type Agreement struct {
	Key           string `json:"key"`
	AgreementKind string `json:"kind"`
	Companies     []Link `json:"companies"` // the own companies that it covers
	Status        string `json:"status"`
	AgreementRef  string `json:"agreement_ref"`
	SignedOn      Date   `json:"signed_on"`
	ExpiresOn     Date   `json:"expires_on"`
	Doc           Link   `json:"doc"`
	Subprocessing string `json:"subprocessing"` // Article 28(2)
	ObjectionDays Number `json:"objection_days"`
	Instructions  string `json:"instructions"` // Article 28(3)(a)
	Note          string `json:"note"`
}

// Kinds and states of an agreement that code asks for.
const (
	AgreementProcessor = "processor_contract"
	AgreementClient    = "client_contract"
	AgreementJoint     = "joint_arrangement"
	AgreementSigned    = "signed"
	AgreementEnded     = "ended"
)

// A Tool is a transfer tool of Chapter V that is in place with a party.
type Tool struct {
	Key string `json:"key"`
	ToolTerms
	Note string `json:"note"`
}

// ToolTerms are the contents of a transfer tool. A transfer of an activity may
// carry any of them itself where it differs from the shared tool.
type ToolTerms struct {
	Country             Country `json:"country"`      // of destination, Article 30(1)(e)
	Organisation        string  `json:"organisation"` // an international organisation instead
	Mechanism           string  `json:"mechanism"`
	Module              string  `json:"module"` // of the clauses of Decision (EU) 2021/914
	Safeguards          string  `json:"safeguards"`
	Doc                 Link    `json:"doc"`
	SignedOn            Date    `json:"signed_on"`
	ApprovedBy          string  `json:"approved_by"` // Articles 46(3), 47
	ApprovedOn          Date    `json:"approved_on"`
	ScopeConfirmed      Answer  `json:"scope_confirmed"` // the recipient is inside the scope of the adequacy decision
	DPFListed           Answer  `json:"dpf_listed"`
	DPFHR               Answer  `json:"dpf_hr"`
	DPFCheckedOn        Date    `json:"dpf_checked_on"`
	Fallback            string  `json:"fallback"`
	TIAOn               Date    `json:"tia_on"`
	TIAResult           string  `json:"tia_result"`
	TIADoc              Link    `json:"tia_doc"`
	Supplementary       string  `json:"supplementary"`
	Occasional          Answer  `json:"occasional"`
	Assessment          string  `json:"assessment"` // Article 49(6)
	AuthorityInformedOn Date    `json:"authority_informed_on"`
	SubjectsInformed    Answer  `json:"subjects_informed"`
	CopyFrom            string  `json:"copy_from"` // Article 13(1)(f): where a copy can be had
}

// A Subprocessor is a processor that a party engages, Article 28(2) and (4).
type Subprocessor struct {
	Key     string  `json:"key"`
	Party   Link    `json:"party"`
	WhatFor string  `json:"what_for"`
	Country Country `json:"country"`
	Since   Date    `json:"since"`
	Note    string  `json:"note"`
}

// An Audit is our audit of a processor, Article 28(3)(h).
type Audit struct {
	Key    string `json:"key"`
	On     Date   `json:"on"`
	How    string `json:"how"`
	Result string `json:"result"`
	NextOn Date   `json:"next_on"`
	Note   string `json:"note"`
}

// A Unit is a department or function.
type Unit struct {
	Common
	Company Link   `json:"company"`
	Head    string `json:"head"`
	Email   string `json:"email"`
}

// A System is an application or a filing system that holds personal data.
type System struct {
	Common
	SystemKind  string  `json:"system_kind"`
	Provider    Link    `json:"provider"`
	HostedIn    Country `json:"hosted_in"`
	Description string  `json:"description"`
}

// A Term is one entry of a vocabulary: a category of data subjects, personal
// data or recipients, or a measure.
type Term struct {
	Common
	Vocabulary     string `json:"vocabulary"`
	Code           string `json:"code"` // of a shipped term, "DS09"
	Retired        Answer `json:"retired"`
	Includes       []Link `json:"includes"`
	Vulnerable     Answer `json:"vulnerable"` // data subjects: usually vulnerable (WP248)
	Special        string `json:"special"`    // personal data: kind of Article 9(1)
	Criminal       Answer `json:"criminal"`   // Article 10
	NationalID     Answer `json:"national_id"`
	HighlyPersonal Answer `json:"highly_personal"`
	DefaultRole    string `json:"default_role"` // recipients
	Heading        string `json:"heading"`      // measures: of Article 32(1)
}

// The vocabularies.
const (
	VocabularyDataSubjects = "data_subjects"
	VocabularyPersonalData = "personal_data"
	VocabularyRecipients   = "recipients"
	VocabularyMeasures     = "measures"
)

// A Rule is a retention rule that many activities use.
type Rule struct {
	Common
	RuleTerms
}

// RuleTerms are the contents of a retention rule, Article 30(1)(f). A retention
// item of an activity may carry any of them itself, without a rule or where it
// differs.
type RuleTerms struct {
	Countries      []Country `json:"countries"`
	Companies      []Link    `json:"companies"`
	Period         Period    `json:"period"`
	SelfSetMaximum Answer    `json:"self_set_maximum"` // "up to"
	Criterion      string    `json:"criterion"`        // in words; may stand beside a period
	Starts         []string  `json:"starts"`           // triggers
	StartNote      string    `json:"start_note"`
	Whichever      string    `json:"whichever"` // of several triggers
	CountedFrom    string    `json:"counted_from"`
	RuleKind       string    `json:"rule_kind"`
	Law            string    `json:"law"`
	LawCountry     Country   `json:"law_country"`
	LawCheckedOn   Date      `json:"law_checked_on"`
	Action         string    `json:"action"`
	Method         string    `json:"method"`
	Exceptions     string    `json:"exceptions"`
}

// A Document is a paper that records point to: a notice, a contract, an
// assessment.
type Document struct {
	Common
	DocumentKind      string `json:"document_kind"`
	Where             string `json:"where"`
	Version           string `json:"version"`
	DatedOn           Date   `json:"dated_on"`
	ExpiresOn         Date   `json:"expires_on"`
	MentionsTransfers Answer `json:"mentions_transfers"`
}

// Settings are the register's own record; its name is the name of the register.
type Settings struct {
	Common
	MainCompany Link           `json:"main_company"`
	Profile     string         `json:"profile"`
	Language    string         `json:"language"`
	Glossary    []Abbreviation `json:"glossary"`
	ReviewEvery Period         `json:"review_every"`
}

// An Abbreviation is explained in the glossary.
type Abbreviation struct {
	Key   string `json:"key"`
	Short string `json:"short"`
	Long  string `json:"long"`
	Note  string `json:"note"`
}
