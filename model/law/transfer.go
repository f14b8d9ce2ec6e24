package law

// Mechanisms lists what a transfer to a third country may be based on (Art. 45
// to 49) and what old registers still name though it is no transfer tool or no
// longer one. [MechanismOf] says which and since when.
var Mechanisms = Choices{
	{"45", "adequacy decision (Art. 45)", "That the recipient is within its scope; for the US the entry on the Data Privacy Framework List and when it was checked."},
	{"46.2.a", "binding instrument between public bodies", "The instrument. For public bodies only."},
	{"46.2.b", "binding corporate rules (Art. 47)", "Who approved them and when, and that both sides are bound."},
	{"46.2.c", "EU standard contractual clauses (2021/914)", "The module, the date signed, the annexes, and the transfer impact assessment."},
	{"46.2.d", "clauses of a supervisory authority", "Which clauses, approved by the Commission."},
	{"46.2.e", "approved code of conduct", "The code and the recipient's binding commitment."},
	{"46.2.f", "approved certification", "The certificate, its validity and the recipient's binding commitment."},
	{"46.3.a", "own contract clauses, authorised", "The authorisation of the supervisory authority."},
	{"46.3.b", "arrangement between public bodies, authorised", "The authorisation of the supervisory authority."},
	{"49.1.a", "explicit consent after being told the risks", "The text and the proof. For occasional transfers, not for a standing supplier."},
	{"49.1.b", "contract with the person", "The contract. For occasional transfers (recital 111)."},
	{"49.1.c", "contract in the person's interest", "The contract. For occasional transfers (recital 111)."},
	{"49.1.d", "important reasons of public interest", "The EU or national law (Art. 49(4))."},
	{"49.1.e", "legal claims", "The claim. For occasional transfers (recital 111)."},
	{"49.1.f", "vital interests, person unable to consent", "The circumstances."},
	{"49.1.g", "public register", "The register; not the whole of it (Art. 49(2))."},
	{"49.1.sub2", "compelling legitimate interests", "The assessment and the safeguards stand in the record itself (Art. 30(1)(e), 49(6)); authority and people are informed."},
	{"scc_unknown", "standard contractual clauses, set not named", "Find out which set was signed: the older ones ended on 27 December 2022."},
	{"47", "binding corporate rules, noted by Art. 47", "The same as 46.2.b."},
	{"48", "order of a foreign court or authority (Art. 48)", "Not a transfer tool: another ground of Chapter V is needed."},
	{"safe_harbour", "US Safe Harbour", "Invalid since 6 October 2015."},
	{"privacy_shield", "EU-US Privacy Shield", "Invalid since 16 July 2020. The Data Privacy Framework is a different scheme."},
	{"scc_2001", "clauses 2001/497/EC, controller to controller", "Ended on 27 December 2022."},
	{"scc_2004", "clauses 2004/915/EC, controller to controller", "Ended on 27 December 2022."},
	{"scc_2010", "clauses 2010/87/EU, controller to processor", "Ended on 27 December 2022."},
	{"dpf_wrong", "UK Extension or Swiss-US framework", "Other lists than the EU's: they do not cover data from the EU or EEA."},
	{"idta", "UK transfer agreement (IDTA)", "A tool of UK law: it does not cover data from the EU or EEA."},
	{"uk_addendum", "UK addendum alone", "A tool of UK law: it does not cover data from the EU or EEA."},
	{"scc_art28", "processor clauses 2021/915", "The contract of Art. 28, not a transfer tool."},
	{"consent_generic", "\"consent\" for routine use", "Consent under Art. 49(1)(a) is explicit, informed of the risks and for occasional transfers."},
}

// SCCModules lists the modules of the standard contractual clauses, Decision
// (EU) 2021/914. [SCCRoles] says who sends to whom.
var SCCModules = Choices{
	{"1", "controller to controller", "A partner or group company with purposes of its own."},
	{"2", "controller to processor", "A supplier that works on instructions. Also serves as the contract of Art. 28(3)."},
	{"3", "processor to processor", "A sub-processor. Also serves as the contract of Art. 28(4)."},
	{"4", "processor to controller", "A processor in the EU that serves a client elsewhere."},
}

// SCCRoles returns the roles of sender and recipient that a module of
// [SCCModules] is made for: "controller" or "processor". Both are empty for an
// unknown module.
func SCCRoles(module string) (from, to string) {
	switch module {
	case "1":
		return "controller", "controller"
	case "2":
		return "controller", "processor"
	case "3":
		return "processor", "processor"
	case "4":
		return "processor", "controller"
	}
	return "", ""
}

// TIAResults lists the outcomes of a transfer impact assessment.
var TIAResults = Choices{
	{"ok", "the protection suffices", ""},
	{"ok_with_measures", "suffices with additional measures", "Name the measures."},
	{"stop", "does not suffice: no transfer", ""},
}

// RecipientRoles lists in which role somebody receives data. Article 4(9):
// processors are recipients too. Data that merely is open to people inside is
// listed as well, since German and French authorities ask for it.
var RecipientRoles = Choices{
	{"internal", "access inside", "A department or group of staff."},
	{"intra_group", "group company", "A separate legal person: controller or processor is still to be said."},
	{"processor", "processor", "Works on instructions under a contract (Art. 28)."},
	{"sub_processor", "sub-processor", "Engaged by a processor (Art. 28(4))."},
	{"joint_controller", "joint controller", "Decides together with us (Art. 26)."},
	{"separate_controller", "separate controller", "Uses the data for purposes of its own; the disclosure needs a basis."},
	{"public_authority", "public authority", "Regular reports; not a single inquiry under the law (Art. 4(9))."},
	{"individuals", "individuals", "Persons, such as relatives, parents or representatives."},
	{"public", "the public", "Anybody: website, press, public register."},
	{"undecided", "role not decided yet", "Not the same as processor: decide."},
}
