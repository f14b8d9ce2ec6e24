package tui

import (
	"strings"
	"testing"

	"ropa/model"
	"ropa/store"
)

func TestDeletedItemTakesItsNameOutOfScopes(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "legal_bases"})
	// A basis for both purposes.
	b.press("a", "esc", "down")
	b.toLabel("Purposes")
	b.press("enter", "G", "space", "up", "space", "enter", "esc", "esc")
	b.sees("purposes: Pay people, Report tax")
	b.press("left", "down")
	b.cursorAt("1    Pay people")
	b.press("d")
	b.sees("Deleted «Pay people»", "named in 1 other place", "purposes: Report tax")
	b.misses("1    Pay people")
	b.press("u")
	b.sees("Undone: Delete Purposes 1", "1    Pay people", "purposes: Pay people, Report tax")
	b.press("ctrl+r")
	b.sees("purposes: Report tax")
	b.press("ctrl+s")
	b.sees("Saved «PA-0009 Payroll».")
	a := b.stored(f.uid()).(*model.Activity)
	if len(a.Purposes) != 1 || a.LegalBases[0].Scope.Purposes.String() != "p2" {
		t.Errorf("purposes %v, scope %q", a.Purposes, a.LegalBases[0].Scope.Purposes)
	}
}

func TestItemsMove(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "purposes[p1]"})
	b.cursorAt("1    Pay people")
	b.press("J")
	b.cursorAt("2    Pay people")
	b.press("shift+down", "shift+up", "shift+down", "ctrl+s")
	a := b.stored(f.uid()).(*model.Activity)
	if a.Purposes[1].Key != "p1" {
		t.Errorf("purposes are %v", a.Purposes)
	}
}

func TestAnItemAddedAndLeftEmptyIsNotThere(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "sources"})
	b.press("a")
	b.sees("Sources: new", "From", "the data subject")
	b.press("esc", "esc")
	b.sees("saved")
	if f.s.dirty || len(f.s.undo) != 0 {
		t.Errorf("dirty %v with %d steps to undo", f.s.dirty, len(f.s.undo))
	}
}

func TestAnswerTakesItemsOutOnlyWhenAsked(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "recipients"})
	b.sees("listed: 1", "Paymaster Ltd")
	b.press("enter", "n")
	b.sees("1 item would go from the list")
	b.press("esc")
	b.sees("listed: 1")
	b.press("enter", "n", "y")
	b.sees("none")
	b.misses("Paymaster")
	b.press("a")
	b.sees("The record answers «none»")
	b.press("k", "u")
	b.sees("listed: 1", "Paymaster")
	b.press("ctrl+r", "down", "enter")
	b.types("All stays in the house")
	b.press("esc", "ctrl+s")
	b.sees("Saved")
	a := b.stored(f.uid()).(*model.Activity)
	if a.Recipients.Answer != model.AnswerNone || a.Recipients.Reason != "All stays in the house" || len(a.Recipients.Items) != 0 {
		t.Errorf("saved %+v", a.Recipients)
	}
}

func TestPickerMakesNewRecordsThatAreSavedTogether(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "recipients[r1].party"})
	b.cursorAt("Party")
	b.press("enter")
	b.types("Cloudy Ltd")
	b.press("enter", "esc", "up")
	b.sees("Cloudy Ltd")
	// The new party can be filled in, with a new term of its own.
	b.press("o")
	b.sees("Cloudy Ltd", "new, saved together with «PA-0009 Payroll»")
	b.toLabel("Country")
	b.press("enter")
	b.types("sweden")
	b.press("enter", "esc")
	b.toLabel("Usual category")
	b.press("enter")
	b.types("Payroll robots")
	b.press("enter", "esc", "esc", "esc")
	b.sees("Cloudy Ltd")
	if _, ok := b.desk.reg.Entry(string(f.s.rec.(*model.Activity).Recipients.Items[0].Party)); ok {
		t.Error("the register has the new party before it is saved")
	}
	b.press("ctrl+s")
	b.sees("Saved «PA-0009 Payroll».", "saved")
	link := b.stored(uidOf(9)).(*model.Activity).Recipients.Items[0].Party
	p := b.stored(string(link)).(*model.Party)
	if p.Name != "Cloudy Ltd" || p.Country != "SE" {
		t.Errorf("the party is %+v", p)
	}
	if term := b.stored(string(p.Term)).(*model.Term); term.Name != "Payroll robots" || term.Vocabulary != model.VocabularyRecipients {
		t.Errorf("the term is %+v", term)
	}
	if b.desk.reg.Name(string(link)) != "Cloudy Ltd" {
		t.Error("the register in memory does not have the new party")
	}
}

func TestANewRecordThatIsNotLinkedAfterAllIsNotSaved(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "unit"})
	b.press("enter")
	b.types("Typo")
	b.press("enter", "shift+tab")
	b.types("Sales")
	b.press("enter", "ctrl+s")
	b.sees("Saved")
	if n := len(b.desk.reg.Entries(model.KindUnit)); n != 1 {
		t.Errorf("%d departments, want 1", n)
	}
}

func TestLinkedRecordIsEditedOnTop(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "recipients[r1]"})
	b.press("o")
	b.sees("PA-0009 Payroll › Paymaster Ltd")
	b.toLabel("Name")
	b.press("enter", "ctrl+u")
	b.types("Paymaster Inc")
	b.press("esc", "ctrl+s", "esc")
	b.sees("Paymaster Inc", "PA-0009 Payroll")
	// Its agreements are found from the field that names one.
	b.press("enter")
	b.toLabel("Agreement")
	b.press("enter", "down", "enter", "esc", "up", "o")
	b.sees("Paymaster Inc", "processor contract")
	b.cursorAt("1")
}

func TestSharedValuesShowWhereTheItemSaysNothing(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "retention"})
	b.press("a")
	b.types("Accounting")
	b.press("enter")
	b.stops()
	b.sees("5 years  (from Accounting)", "Bookkeeping Act  (from Accounting)")
	b.toLabel("Period")
	b.press("enter")
	b.types("6 years")
	b.press("enter")
	b.sees("6 years")
	b.misses("5 years")
}

func TestMalformedValueStaysAndIsMarked(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "starts_on"})
	b.press("enter")
	b.types("next spring")
	b.press("enter")
	b.sees("next spring", `date "next spring": it is not a day; write it as 2026-12-31`, "1 problem", "mend it here, or go on with tab")
	b.types("x") // it stays in hand
	b.press("backspace", "tab")
	b.sees("Ends on", "1 problem")
	b.press("down", "down", "ctrl+s")
	b.sees("Not saved: 1 problem. Starts on: date")
	b.cursorAt("Starts on")
	b.press("enter", "ctrl+u")
	b.types("31.02.2026")
	b.press("enter")
	b.sees(`date "31.02.2026": the calendar has no such day`)
	b.press("enter", "ctrl+u")
	b.types("03/04/2026")
	b.press("enter")
	b.sees("it may be 3 April 2026 or 4 March 2026")
	b.press("enter", "ctrl+u")
	b.types("1 Mar 2027")
	b.press("tab") // goes on typing in the next field
	b.types("31.12.2027")
	b.stops()
	b.sees("2027-03-01", "2027-12-31")
	b.misses("problem")
}

func TestProblemInAnItemIsFoundFromAnywhere(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "legal_bases"})
	b.press("a", "esc")
	b.toLabel("Balanced on")
	b.press("enter")
	b.types("soon")
	b.press("esc", "esc")
	b.sees("!")
	b.press("g", "ctrl+s")
	b.sees("Not saved: 1 problem. Legal basis 1, Balanced on: date", "Legal bases: soon")
	b.cursorAt("Balanced on")
}

func TestEscNeverLosesAChange(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("enter")
	b.types("!")
	b.press("esc")
	b.sees("Payroll!", "draft kept")
	b.press("esc")
	b.sees("has 1 change that is not saved", "save", "keep as a draft", "discard what changed!")
	b.press("esc") // back in the form
	b.sees("Payroll!", "changed")
	b.press("esc", "enter") // the first choice saves
	b.sees("Saved «PA-0009 Payroll!».", "Home.")
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("d")
	b.sees("Taken out: Name «Payroll!». u brings it back.")
	b.press("esc", "x") // as in a word that is typed
	b.sees("Enter does it: discard what changed.")
	b.press("enter")
	b.sees("Home.")
	b.opens(editing{uid: uidOf(9)})
	b.sees("Payroll!", "saved")
	b.press("q")
	b.sees("Home.")
}

func TestLeavingWithAProblemStays(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("d", "esc", "s")
	b.sees("Not saved: 1 problem", "give the activity a name")
	b.press("u", "esc")
	b.sees("Home.")
}

func TestReadOnlyShowsAndDoesNotChange(t *testing.T) {
	b := startDesk(t)
	b.desk.readOnly = "The register was opened for reading only."
	f := b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("enter")
	b.sees("Not now: change. The register was opened for reading only.")
	b.press("d", "a", "ctrl+s", "K")
	b.press("/")
	b.types("purposes 1")
	b.press("enter", "enter")
	b.sees("Purposes: Pay people")
	b.press("enter") // a long text can be read
	b.sees("Pay people")
	b.press("esc", "esc", "/")
	b.types("recipients 1")
	b.press("enter", "o")
	b.sees("Paymaster Ltd", "read-only")
	b.press("esc", "esc")
	b.sees("Home.")
	if f.s.dirty {
		t.Error("it changed")
	}
}

func TestConflictIsDecidedPlaceByPlace(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.elsewhere(uidOf(9), func(rec model.Record) {
		a := rec.(*model.Activity)
		a.Name, a.Description, a.Tags = "Salaries", "By Anna", []string{"hr"}
		a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone}
	})
	b.press("enter", "ctrl+u")
	b.types("Wages")
	b.press("enter")
	b.toLabel("Description")
	b.press("enter")
	b.types("By me")
	b.press("esc")
	b.press("/")
	b.types("recipients 1")
	b.press("enter", "enter")
	b.toLabel("Why")
	b.press("enter")
	b.types("pays")
	b.press("esc", "esc")
	b.press("ctrl+s")
	b.sees("Saved by two", "Anna saved this record", "Nothing was overwritten.")
	if a := b.stored(uidOf(9)).(*model.Activity); a.Name != "Salaries" {
		t.Fatalf("stored is %q", a.Name)
	}
	b.press("c")
	b.sees("[mine]   Name", "[mine]   Description", "Recipients", "Wages", "Salaries")
	b.press("j", "t")
	b.sees("[theirs] Description")
	b.golden("conflict")
	b.press("ctrl+s")
	b.sees("Saved «PA-0009 Wages».")
	a := b.stored(uidOf(9)).(*model.Activity)
	if a.Name != "Wages" || a.Description != "By Anna" || strings.Join(a.Tags, ",") != "hr" {
		t.Errorf("saved %+v", a)
	}
	if len(a.Recipients.Items) != 1 || a.Recipients.Items[0].Why != "pays" {
		t.Errorf("recipients are %+v", a.Recipients)
	}
}

func TestChangesInDifferentPlacesAreJoined(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "description"})
	b.elsewhere(uidOf(9), func(rec model.Record) { rec.Base().Name = "Salaries" })
	b.press("enter")
	b.types("By me")
	b.press("esc", "ctrl+s")
	b.sees("They changed 1 place, none of them here.")
	b.press("v")
	b.sees("was Payroll", "is  Salaries")
	b.press("esc", "ctrl+s", "enter")
	b.sees("Saved «PA-0009 Salaries».")
	if a := b.stored(uidOf(9)).(*model.Activity); a.Description != "By me" || a.Name != "Salaries" {
		t.Errorf("saved %+v", a)
	}
}

func TestDeletedInTheMeantime(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(8), at: "description"})
	r, err := b.desk.store.Head(b.desk.ctx, uidOf(8))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.desk.store.Save(b.desk.ctx, store.Edit{Author: "Anna"}, store.Change{Record: r.Record, Base: r.Hash, Delete: true}); err != nil {
		t.Fatal(err)
	}
	b.press("enter")
	b.types("Mine")
	b.press("esc", "ctrl+s")
	b.sees("Anna deleted this record")
	b.press("w")
	b.sees("Saved «PA-0008 Invoicing».")
}

func TestASaveThatFailsKeepsTheForm(t *testing.T) {
	b := startDesk(t)
	path := b.desk.store.Path()
	b.desk.store.Close()
	c := startOn(t, path, b.folder, store.Options{ReadOnly: true})
	c.opens(editing{uid: uidOf(9), at: "description"})
	c.press("enter")
	c.types("Not to be lost")
	c.press("esc", "ctrl+s")
	c.sees("Not saved", "Everything is still here.")
	c.press("r") // again, with the same answer
	c.sees("Not saved")
	c.press("esc")
	c.sees("Not to be lost", "changed, draft kept")
}

func TestItemsThatAreLinksAreAddedByTicking(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "data_subjects"})
	b.press("a")
	b.sees("Add to Data subjects", "employees  DS01, on the list")
	b.types("former")
	b.press("ctrl+t")
	b.types("applicants")
	b.press("ctrl+t")
	b.types("Ghost writers")
	b.press("ctrl+t", "enter")
	b.cursorAt("2    ")
	b.sees("4 items", "former employees", "applicants", "Ghost writers")
	b.press("u")
	b.sees("1 item")
	b.press("a")
	b.types("debt")
	b.press("enter") // nothing is ticked: the row in hand
	b.cursorAt("2    debtors")
	b.press("ctrl+s")
	b.sees("Saved")
	a := b.stored(f.uid()).(*model.Activity)
	if len(a.DataSubjects) != 2 || a.DataSubjects[1].Term != model.Link(model.TermUID("DS29")) {
		t.Errorf("saved %+v", a.DataSubjects)
	}
}

func TestDeletedToolOfAPartyTellsWhoNamesIt(t *testing.T) {
	b := startDesk(t)
	b.elsewhere(uidOf(9), func(rec model.Record) {
		rec.(*model.Activity).Recipients.Items[0].Agreement = "g1"
	})
	b.opens(editing{uid: uidOf(3), at: "tools[k1]"})
	b.press("d")
	b.sees("Deleted «46.2.c EU standard", "u brings it back")
	b.misses("PA-0009")
	b.press("u", "/")
	b.types("agreements 1")
	b.press("enter", "d")
	b.sees("it is named by PA-0009 Payroll")
	b.press("u")
	b.sees("processor contract")
}

func TestNotPossibleAsksForTheReason(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "retention"})
	b.press("enter", "p")
	b.types("Nobody knows")
	b.press("esc", "ctrl+s")
	b.sees("Saved")
	if r := b.stored(f.uid()).(*model.Activity).Retention; r.Answer != model.AnswerNotPossible || r.Reason != "Nobody knows" {
		t.Errorf("saved %+v", r)
	}
}

func TestUndoOfAnItemLeavesItsForm(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "purposes"})
	b.press("a")
	b.types("A third")
	b.press("esc", "u")
	b.sees("Purposes: new")
	b.press("u")
	b.sees("Undone: Add to Purposes", "2 items")
	b.cursorAt("Purposes")
	b.press("ctrl+r", "ctrl+r")
	b.sees("Done again", "Purposes: A third")
	b.press("esc")
	b.sees("3 items")
}

// What is typed while the record is being saved is not lost by the answer.
func TestTypingGoesOnDuringASave(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{rec: model.New(model.KindActivity)})
	b.press("enter")
	b.types("Bonus")
	b.press("enter")
	b.types("One")
	b.hold = true
	b.press("ctrl+s")
	b.sees("saving")
	b.types(" two")
	b.press("ctrl+s")
	b.sees("It is being saved already.")
	b.types(" three")
	b.arrive(0, 1)
	b.sees("Saved «PA-0010 Bonus».")
	b.press("esc")
	b.sees("PA-0010", "changed")
	if got := f.s.rec.(*model.Activity).Description; got != "One two three" {
		t.Errorf("the text is %q", got)
	}
	b.press("u")
	b.sees("PA-0010")
}

func TestAnswerThatComesLateFindsNobody(t *testing.T) {
	b := startDesk(t)
	b.hold = true
	b.opens(editing{uid: uidOf(9)})
	b.press("esc")
	b.sees("Home.")
	b.arrive(0)
	b.sees("Home.")
}

func TestAgreementGoesWithItsParty(t *testing.T) {
	b := startDesk(t)
	b.elsewhere(uidOf(9), func(rec model.Record) {
		a := rec.(*model.Activity)
		a.Recipients.Items[0].Agreement = "g1"
		a.Transfers = model.Said[model.Transfer]{Answer: model.AnswerListed, Items: []model.Transfer{{Key: "t1", Recipient: "r1", Tool: "k1"}}}
	})
	f := b.opens(editing{uid: uidOf(9), at: "recipients[r1].party"})
	b.press("enter")
	b.types("Nordmetal")
	b.press("enter")
	b.sees("agreement is not said any more")
	b.press("esc")
	a := f.s.rec.(*model.Activity)
	if a.Recipients.Items[0].Agreement != "" || a.Transfers.Items[0].Tool != "" {
		t.Errorf("still %+v, %+v", a.Recipients.Items[0], a.Transfers.Items[0])
	}
	b.press("u")
	a = f.s.rec.(*model.Activity)
	if a.Recipients.Items[0].Agreement != "g1" || a.Transfers.Items[0].Tool != "k1" || a.Recipients.Items[0].Party != model.Link(uidOf(3)) {
		t.Errorf("undo gives %+v, %+v", a.Recipients.Items[0], a.Transfers.Items[0])
	}
}

// A transfer that names a recipient leads to it.
func TestKeyOfTheRecordItselfIsFollowed(t *testing.T) {
	b := startDesk(t)
	b.elsewhere(uidOf(9), func(rec model.Record) {
		rec.(*model.Activity).Transfers = model.Said[model.Transfer]{Answer: model.AnswerListed, Items: []model.Transfer{{Key: "t1", Recipient: "r1"}}}
	})
	b.opens(editing{uid: uidOf(9), at: "transfers[t1].recipient"})
	b.press("o")
	b.cursorAt("1    Paymaster Ltd")
}

// clickOn clicks where text stands on the screen.
func (b *bench) clickOn(text string) {
	b.t.Helper()
	for y, line := range strings.Split(b.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			b.clicks(cells(before), y)
			return
		}
	}
	b.t.Fatalf("there is no %q in\n%s", text, b.screen())
}

func TestEditorByMouse(t *testing.T) {
	b := startDesk(t)
	b.resizes(120, 40)
	b.opens(editing{uid: uidOf(9)})
	b.clickOn("Description")
	b.cursorAt("Description")
	b.clickOn("Description")
	b.types("One")
	b.press("enter")
	b.types("three")
	b.clickOn("hree") // in the box
	b.types("n")
	b.clickOn("Third countries")
	b.cursorAt("Transfers")
	b.clickOn("Identity")
	b.sees("One tnhree")
	b.clickOn("Why")
	b.clickOn("Pay people")
	b.clickOn("Pay people")
	b.sees("Purposes: Pay people")
}

func TestGapsAndSectionsAreReachedByOneKey(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9)})
	for _, want := range []string{"We act as", "Companies", "1    Paymaster Ltd", "Transfers", "Retention", "Measures", "We act as"} {
		b.press("n")
		b.cursorAt(want)
	}
	b.press("N")
	b.cursorAt("Measures")
	b.press("right")
	b.cursorAt("Automated decisions")
	b.press("down", "left")
	b.cursorAt("Automated decisions")
	b.press("left")
	b.cursorAt("Measures")
}

// Who has decided for theirs is not offered again what was given up.
func TestADraftThatWasDecidedAgainstGoes(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("enter", "ctrl+u")
	b.types("Wages")
	b.press("esc", "esc", "k")
	b.sees("Home.")
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("r")
	b.elsewhere(uidOf(9), func(rec model.Record) { rec.Base().Name = "Salaries" })
	b.press("ctrl+s", "c", "t", "ctrl+s")
	b.sees("«PA-0009 Salaries» is as they saved it", "saved")
	if files := b.draftFiles(); len(files) != 0 {
		t.Errorf("drafts are left: %q", files)
	}
	b.press("esc")
	b.sees("Home.")
	b.opens(editing{uid: uidOf(9), at: "name"})
	b.misses("A draft was found")
	b.cursorAt("Name                           Salaries")
}

func TestWhoMissesAnAgreementIsToldWhereItIsEntered(t *testing.T) {
	b := startDesk(t)
	b.elsewhere(uidOf(9), func(rec model.Record) {
		rec.(*model.Activity).Recipients.Items[0].Party = model.Link(uidOf(2))
	})
	b.opens(editing{uid: uidOf(9), at: "recipients[r1].agreement"})
	b.press("enter")
	b.sees("has no agreements yet. They are entered at the party: o on its", "field opens it.")
	b.press("g")
	b.press("o")
	b.toLabel("Agreements")
}
