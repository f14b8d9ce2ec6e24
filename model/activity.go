package model

// An Activity is one processing of personal data, such as paying salaries:
// Article 30(1) when we act as controller, Article 30(2) when we act as
// processor.
type Activity struct {
	Common
	Ref              string   `json:"ref"` // "PA-0001", given once and never reused
	Description      string   `json:"description"`
	Tags             []string `json:"tags"`
	Role             string   `json:"role"`
	ProcessingStatus string   `json:"processing_status"`
	StartsOn         Date     `json:"starts_on"`
	EndsOn           Date     `json:"ends_on"`
	ReplacedBy       Link     `json:"replaced_by"`
	RecordStatus     string   `json:"record_status"`
	Unit             Link     `json:"unit"`
	Owners           []string `json:"owners"`

	Companies        Selection         `json:"companies"` // Article 30(1)(a), 30(2)(a)
	JointControllers []JointController `json:"joint_controllers"`
	Clients          []Client          `json:"clients"`

	Purposes   []Purpose    `json:"purposes"` // Article 30(1)(b)
	LegalBases []LegalBasis `json:"legal_bases"`

	DataSubjects  []DataSubject  `json:"data_subjects"` // Article 30(1)(c)
	PersonalData  []PersonalData `json:"personal_data"` // Article 30(1)(c)
	Sources       []Source       `json:"sources"`       // Article 14(2)(f)
	SpecialData   string         `json:"special_data"`
	FreeTextRule  string         `json:"free_text_rule"`
	Children      Answer         `json:"children"`
	Profiling     Answer         `json:"profiling"`
	ProfilingNote string         `json:"profiling_note"`

	Recipients   Said[Recipient] `json:"recipients"` // Article 30(1)(d)
	Transfers    Said[Transfer]  `json:"transfers"`  // Article 30(1)(e), 30(2)(c)
	Retention    Said[Retention] `json:"retention"`  // Article 30(1)(f)
	Measures     Said[Measure]   `json:"measures"`   // Article 30(1)(g), 30(2)(d)
	MeasuresText string          `json:"measures_text"`
	Systems      []SystemUse     `json:"systems"`

	AutomatedDecisions Answer   `json:"automated_decisions"` // Article 22
	DecisionLogic      string   `json:"decision_logic"`
	DecisionBasis      string   `json:"decision_basis"`
	DPIARequired       Answer   `json:"dpia_required"` // Article 35
	DPIAReason         string   `json:"dpia_reason"`
	DPIACriteria       []string `json:"dpia_criteria"`
	DPIAListedCase     string   `json:"dpia_listed_case"`
	DPIAScreenedOn     Date     `json:"dpia_screened_on"`
	DPIAStatus         string   `json:"dpia_status"`
	DPIAOn             Date     `json:"dpia_on"`
	DPIADoc            Link     `json:"dpia_doc"`
	DPIAOutcome        string   `json:"dpia_outcome"`
	DPOAdvice          string   `json:"dpo_advice"`
	ConsultedOn        Date     `json:"consulted_on"` // Article 36
	DPIANextOn         Date     `json:"dpia_next_on"`
	LargeScale         Answer   `json:"large_scale"`
	Occasional         Answer   `json:"occasional"` // Article 30(5)
	DPOCoreActivity    Answer   `json:"dpo_core_activity"`

	Notices    []Notice      `json:"notices"`
	Documents  []DocumentUse `json:"documents"`
	RightsNote string        `json:"rights_note"`

	Reviews      []Review `json:"reviews"`
	ReviewEvery  Period   `json:"review_every"`
	NextReviewOn Date     `json:"next_review_on"`
	PrivateNote  string   `json:"private_note"` // leaves the register only when asked for
	Mutes        []Mute   `json:"mutes"`
}

// The roles in which a company acts.
const (
	RoleController      = "controller"
	RoleJointController = "joint_controller"
	RoleProcessor       = "processor"
)

// States of the processing and of its record.
const (
	StatusPlanned = "planned"
	StatusRunning = "running"
	StatusEnded   = "ended"

	RecordDraft    = "draft"
	RecordInReview = "in_review"
)

// A JointController decides together with us, Article 26.
type JointController struct {
	Key         string `json:"key"`
	Party       Link   `json:"party"`
	WhoDoesWhat string `json:"who_does_what"`
	Contact     string `json:"contact"` // who answers requests
	Doc         Link   `json:"doc"`
	Scope       Scope  `json:"scope"`
	Note        string `json:"note"`
}

// A Client is a controller for whom we act as processor, Article 30(2)(a), (b).
type Client struct {
	Key        string `json:"key"`
	Party      Link   `json:"party"`
	Term       Link   `json:"term"`
	Processing string `json:"processing"` // categories of processing
	Agreement  string `json:"agreement"`  // key of an agreement of the party
	Doc        Link   `json:"doc"`
	Note       string `json:"note"`
}

// A Purpose is one aim of the processing.
type Purpose struct {
	Key  string `json:"key"`
	Text string `json:"text"`
	Note string `json:"note"`
}

// A LegalBasis is one ground of Article 6(1), with what Articles 9 and 10 ask
// for beside it and the permissions of other laws. Its scope says for which
// purposes, people and data it holds, so that one basis serves many purposes
// and one purpose has many bases.
type LegalBasis struct {
	Key                 string  `json:"key"`
	Art6                string  `json:"art6"`
	Law                 string  `json:"law"` // Article 6(3)
	LawCountry          Country `json:"law_country"`
	Interest            string  `json:"interest"`  // Article 13(1)(d)
	Balancing           string  `json:"balancing"` // the outcome in words
	BalancingOn         Date    `json:"balancing_on"`
	BalancingDoc        Link    `json:"balancing_doc"`
	ConsentHow          string  `json:"consent_how"`        // Article 7(1)
	ConsentWithdrawal   string  `json:"consent_withdrawal"` // Article 7(3)
	ObjectionHow        string  `json:"objection_how"`      // Article 21
	Art9                string  `json:"art9"`
	Art9Law             string  `json:"art9_law"`
	Explicit            Answer  `json:"explicit"`             // Article 9(2)(a)
	ProfessionalSecrecy Answer  `json:"professional_secrecy"` // Article 9(3)
	Art10Law            string  `json:"art10_law"`
	OfficialAuthority   Answer  `json:"official_authority"` // Article 10
	OtherPermission     string  `json:"other_permission"`   // Marketing Act, ePrivacy ..
	Scope               Scope   `json:"scope"`
	Note                string  `json:"note"`
}

// A DataSubject is a category of people.
type DataSubject struct {
	Key        string `json:"key"`
	Term       Link   `json:"term"`
	Count      Count  `json:"count"`
	Vulnerable Answer `json:"vulnerable"`
	Note       string `json:"note"`
}

// PersonalData is a category of personal data.
type PersonalData struct {
	Key             string `json:"key"`
	Term            Link   `json:"term"`
	Detail          string `json:"detail"`
	Identifiability string `json:"identifiability"`
	SpecialNote     string `json:"special_note"`
	NationalIDLaw   string `json:"national_id_law"` // Article 87
	Required        Answer `json:"required"`        // Article 13(2)(e)
	Consequence     string `json:"consequence"`     // of not giving them
	Scope           Scope  `json:"scope"`
	Note            string `json:"note"`
}

// A Source is where data come from.
type Source struct {
	Key   string `json:"key"`
	From  string `json:"from"`
	Party Link   `json:"party"`
	Term  Link   `json:"term"`
	Scope Scope  `json:"scope"`
	Note  string `json:"note"`
}

// A Recipient is anyone to whom data are disclosed, processors included,
// Article 4(9).
type Recipient struct {
	Key       string  `json:"key"`
	Party     Link    `json:"party"`
	Term      Link    `json:"term"`
	Role      string  `json:"role"`
	Why       string  `json:"why"`
	Country   Country `json:"country"`
	OwnBasis  string  `json:"own_basis"` // the ground for the disclosure
	Agreement string  `json:"agreement"` // key of an agreement of the party
	Scope     Scope   `json:"scope"`
	Note      string  `json:"note"`
}

// The roles of a recipient that code asks for.
const (
	RecipientInternal      = "internal"
	RecipientProcessor     = "processor"
	RecipientSubprocessor  = "sub_processor"
	RecipientJoint         = "joint_controller"
	RecipientSeparate      = "separate_controller"
	RecipientUndecided     = "undecided"
	RecipientAuthority     = "public_authority"
	RecipientIntraGroup    = "intra_group"
	RecipientIndividuals   = "individuals"
	RecipientGeneralPublic = "public"
)

// A Transfer takes data to a third country or an international organisation.
type Transfer struct {
	Key       string `json:"key"`
	Importer  Link   `json:"importer"`
	Term      Link   `json:"term"`
	Recipient string `json:"recipient"` // key of a recipient of this activity
	Tool      string `json:"tool"`      // key of a tool of the importer, else of the recipient's party
	ToolTerms
	Scope Scope  `json:"scope"`
	Note  string `json:"note"`
}

// A Retention is a time limit for erasure of some of the data.
type Retention struct {
	Key  string `json:"key"`
	Rule Link   `json:"rule"`
	RuleTerms
	LastDeletedOn Date   `json:"last_deleted_on"`
	Scope         Scope  `json:"scope"`
	Note          string `json:"note"`
}

// A Measure is a technical or organisational security measure, Article 32(1).
type Measure struct {
	Key   string `json:"key"`
	Term  Link   `json:"term"`
	Scope Scope  `json:"scope"`
	Note  string `json:"note"`
}

// A SystemUse says what a system does in an activity.
type SystemUse struct {
	Key     string `json:"key"`
	System  Link   `json:"system"`
	WhatFor string `json:"what_for"`
	Scope   Scope  `json:"scope"`
	Note    string `json:"note"`
}

// A Notice tells people about the activity, Articles 13 and 14.
type Notice struct {
	Key   string `json:"key"`
	Doc   Link   `json:"doc"`
	Scope Scope  `json:"scope"`
	Note  string `json:"note"`
}

// A DocumentUse points to any other document.
type DocumentUse struct {
	Key     string `json:"key"`
	Doc     Link   `json:"doc"`
	WhatFor string `json:"what_for"`
	Note    string `json:"note"`
}

// A Review is an event: somebody looked at the record. It is never overwritten.
type Review struct {
	Key     string `json:"key"`
	On      Date   `json:"on"`
	By      string `json:"by"`
	Outcome string `json:"outcome"`
	Note    string `json:"note"`
}

// A Mute silences one check for this activity, with a reason.
type Mute struct {
	Key    string `json:"key"`
	Check  string `json:"check"` // "PU-08"
	Reason string `json:"reason"`
	By     string `json:"by"`
	On     Date   `json:"on"`
	Note   string `json:"note"`
}
