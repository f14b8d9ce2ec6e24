package sample

import "ropa/model"

// The records in this file are unfinished on purpose: they show what "not said",
// "unknown" and "not possible" look like.

func visitorBook() *model.Activity {
	return &model.Activity{
		Common: is("visitors", "Visitors and safety instruction"), Ref: "PA-0021",
		Description: "Visitors of the works sign in, watch the safety film and get a badge. Lunch is ordered for groups.",
		Role:        model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordDraft, Unit: link("unit-security"),
		Companies: model.Group(),
		Purposes:  []model.Purpose{{Key: "safety", Text: "Know who is on the site, and have instructed them"}, {Key: "lunch", Text: "Order food that guests can eat"}},
		LegalBases: []model.LegalBasis{{
			Key: "diet", Art6: "6.1.a", Art9: "9.2.a", Explicit: model.Unknown, ConsentHow: "Guests may name allergies on the invitation; whether that is explicit is with the DPO.",
			Scope: model.Scope{Purposes: these("lunch"), DataSubjects: these("guests"), PersonalData: these("allergies")},
		}},
		DataSubjects: []model.DataSubject{{Key: "guests", Term: code("DS14")}, {Key: "drivers", Term: code("DS13"), Note: "drivers of carriers"}},
		PersonalData: []model.PersonalData{
			{Key: "badge", Term: code("PD01"), Scope: model.Scope{Purposes: these("safety"), DataSubjects: rest}},
			{Key: "allergies", Term: code("PD41"), SpecialNote: "health, religion", Scope: model.Scope{Purposes: these("lunch"), DataSubjects: these("guests")}},
		},
		SpecialData: "processed",
		Recipients:  model.Said[model.Recipient]{Answer: model.AnswerUnknown, Reason: "Whether the canteen gets names or only a number of meals is not clear yet."},
		Retention:   model.Said[model.Retention]{Answer: model.AnswerUnknown, Reason: "Each gatehouse does it in its own way; to be harmonised in 2027."},
		Measures:    model.Said[model.Measure]{Answer: model.AnswerNotPossible, Reason: "Paper books at three gates; a description follows when the new badge system is chosen."},
	}
}

func telematics() *model.Activity {
	a := &model.Activity{
		Common: is("telematics", "Telematics in lorries and forklifts"), Ref: "PA-0022",
		Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordDraft,
		Companies:    companies("havtorn-service", "havtorn-pl"),
		Purposes:     []model.Purpose{{Key: "plan", Text: "Plan tours and maintenance"}},
		DataSubjects: []model.DataSubject{{Key: "drivers", Term: code("DS01")}},
		PersonalData: []model.PersonalData{{Key: "tracks", Term: code("PD57")}},
		SpecialData:  "unknown", DPIARequired: model.Unknown,
		Recipients: model.Said[model.Recipient]{Answer: model.AnswerNone, Reason: "Read in the vehicle by our own workshop."},
		DPIAStatus: "planned",
	}
	a.Notes = "Found at the inventory of October 2026. Ask the works council in Flensburg first."
	return a
}

func leadScanner() *model.Activity {
	a := &model.Activity{
		Common: is("lead-scanner", "Business card scanner for fairs"), Ref: "PA-0023",
		Role: model.RoleController, ProcessingStatus: model.StatusEnded, StartsOn: "2019-09-01", EndsOn: "2025-12-31", ReplacedBy: link("marketing"),
		RecordStatus: model.RecordDraft, Unit: link("unit-marketing"), Companies: model.Group(),
		Reviews: []model.Review{{Key: "review-2025", On: "2025-11-28", By: "Head of Marketing", Outcome: "to_end", Note: "cards go into the event tool from 2026 on"}},
	}
	a.Notes = "The contract with the provider of the app is not found. Are its copies deleted?"
	return a
}

// photographs is a name and nothing else: enough to be saved.
func photographs() *model.Activity {
	return &model.Activity{Common: is("photos", "Photographs of staff and events"), Ref: "PA-0024"}
}
