package tui

import (
	"testing"

	"ropa/model"
	"ropa/model/sample"
)

func TestAStrangerSeesFourFindingsAndReachesEach(t *testing.T) {
	a := &model.Activity{
		Common: model.Common{UID: uidOf(77), Name: "Health advice"}, Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Purposes:   []model.Purpose{{Key: "p1", Text: "Advise employees about their health at work"}},
		LegalBases: []model.LegalBasis{{Key: "b1", Art6: "6.1.b"}},
	}
	for _, term := range model.ShippedTerms() {
		if term.Vocabulary == model.VocabularyDataSubjects && len(a.DataSubjects) == 0 {
			a.DataSubjects = []model.DataSubject{{Key: "s1", Term: model.Link(term.UID)}}
		}
		if term.Vocabulary == model.VocabularyPersonalData && term.Special != "" && len(a.PersonalData) == 0 {
			a.PersonalData = []model.PersonalData{{Key: "d1", Term: model.Link(term.UID)}}
		}
	}
	var processor model.Link
	for _, rec := range sample.Register() {
		if p, ok := rec.(*model.Party); ok && p.Own != model.Yes && len(p.Agreements) == 0 {
			processor = model.Link(p.UID)
			break
		}
	}
	a.Recipients = model.Said[model.Recipient]{Items: []model.Recipient{{Key: "r1", Party: processor, Role: "processor"}}}
	a.Transfers = model.Said[model.Transfer]{Items: []model.Transfer{{Key: "t1", Importer: processor, ToolTerms: model.ToolTerms{Country: "US", Mechanism: "privacy_shield"}}}}
	a.Retention = model.Said[model.Retention]{Items: []model.Retention{{Key: "k1", RuleTerms: model.RuleTerms{Criterion: "as long as necessary"}}}}
	c := openFile(t, makeRegister(t, append(sample.Register(), a)...), Options{})
	c.press("9")
	for _, want := range []struct{ rule, says, field string }{
		{"TR-11", "Privacy Shield has not held since 2020-07-16", "Mechanism"},
		{"LB-13", "an exception of Art. 9(2)", "Category"},
		{"RT-04", `"as long as necessary" is no time limit`, "Criterion"},
		{"RE-03", "a processor contract in force", "Agreement"},
	} {
		c.resizes(120, 40)
		c.onFinding(want.rule, "Health advice")
		c.sees(want.rule, want.says)
		c.press("enter")
		if len(c.sh.dialogs) > 0 {
			c.press("h") // only here
		}
		c.cursorAt(want.field)
		c.backTo("Findings")
	}
	c.onFinding("RT-04", "Health advice")
	c.press("enter", "enter", "ctrl+u")
	c.types("two years after the employment has ended")
	c.press("enter", "ctrl+s")
	c.backTo("Findings")
	c.sees("No finding matches")
}

func TestFindingsOfARegisterThatCanOnlyBeRead(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), Options{ReadOnly: "look"})
	c.press("9")
	c.onFinding("QU-03", "Cookies: strictly")
	c.press("x")
	c.sees("Not now: mute.")
	c.press("enter")
	c.sees("read-only")
}
