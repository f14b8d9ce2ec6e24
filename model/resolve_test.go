package model_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "ropa/model"
	"ropa/model/modeltest"
)

// linked returns a register with two parties of one name, a party, an activity
// and a measure of our own.
func linked() *Register {
	return modeltest.Load(
		party(uidA, "Twin"), party(uidB, "Twin"), party(uidC, "ACME A/S"),
		&Activity{Common: Common{UID: "a1", Name: "Payroll"}, Ref: "PA-0001"},
		&Term{Common: Common{UID: "m1", Name: "Baseline"}, Vocabulary: VocabularyMeasures},
		&Term{Common: Common{UID: "m2", Name: "Visitors"}, Vocabulary: VocabularyMeasures},
		&Term{Common: Common{UID: "s2", Name: "Visitors"}, Vocabulary: VocabularyDataSubjects},
	)
}

// said returns what Resolve did: names of what it made, or its problems.
func resolved(created []Record, err error) string {
	var lines []string
	for _, rec := range created {
		line := fmt.Sprintf("%s %q", rec.Kind(), rec.Base().Name)
		if t, ok := rec.(*Term); ok {
			line += " of " + t.Vocabulary
		}
		lines = append(lines, line)
	}
	if err != nil {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

func TestResolveFindsLinksByUIDCodeAndName(t *testing.T) {
	reg := linked()
	a := &Activity{
		Unit:         "Sales",
		ReplacedBy:   "pa-0001",
		Companies:    These("ACME A/S", uidA),
		DataSubjects: []DataSubject{{Key: "s1", Term: "ds09"}, {Key: "s2", Term: "Visitors"}},
		LegalBases:   []LegalBasis{{Key: "b1", Scope: Scope{Companies: These("ACME A/S"), Purposes: These("p1")}}},
		Recipients:   Said[Recipient]{Items: []Recipient{{Key: "r1", Party: Link(strings.ToUpper(uidB))}, {Key: "r2", Party: " ACME A/S "}}},
		Measures:     Said[Measure]{Items: []Measure{{Key: "m1", Term: "Visitors"}}},
		Retention:    Said[Retention]{Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Companies: []Link{uidA, "ACME A/S"}}}}},
	}
	created, err := reg.Resolve(Input{Record: a})
	if got, want := resolved(created, err), `unit "Sales"`; got != want {
		t.Errorf("created %s, want %s", got, want)
	}
	if len(reg.Entries(KindUnit)) != 1 || string(a.Unit) != created[0].Base().UID {
		t.Errorf("the unit %s is not in the register", a.Unit)
	}
	want := &Activity{
		Unit:         a.Unit,
		ReplacedBy:   "a1",
		Companies:    These(uidC, uidA),
		DataSubjects: []DataSubject{{Key: "s1", Term: Link(TermUID("DS09"))}, {Key: "s2", Term: "s2"}},
		LegalBases:   []LegalBasis{{Key: "b1", Scope: Scope{Companies: These(uidC), Purposes: These("p1")}}},
		Recipients:   Said[Recipient]{Items: []Recipient{{Key: "r1", Party: uidB}, {Key: "r2", Party: uidC}}},
		Measures:     Said[Measure]{Items: []Measure{{Key: "m1", Term: "m2"}}},
		Retention:    Said[Retention]{Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Companies: []Link{uidA, uidC}}}}},
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("resolved (-want +got):\n%s", diff)
	}
}

func TestANameCreatesOneRecordHoweverOftenItStandsThere(t *testing.T) {
	reg := linked()
	const fresh = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d99"
	a := &Activity{
		Recipients: Said[Recipient]{Items: []Recipient{
			{Key: "r1", Party: "Caf\u00e9", Term: "Guests"},
			{Key: "r2", Party: "Cafe\u0301"},
			{Key: "r3", Party: "Café "},
			{Key: "r4", Party: fresh},
			{Key: "r5", Party: "From elsewhere"},
			{Key: "r6", Party: fresh},
		}},
		DataSubjects: []DataSubject{{Key: "s1", Term: "Guests"}, {Key: "s2", Term: "Guests"}},
		Companies:    These("Café"),
	}
	created, err := reg.Resolve(Input{Record: a, Names: map[string]string{fresh: "From elsewhere"}})
	want := `term "Guests" of data_subjects
party "Café"
party "From elsewhere"
term "Guests" of recipients`
	got := strings.Split(resolved(created, err), "\n")
	slices.Sort(got)
	wantList := strings.Split(want, "\n")
	slices.Sort(wantList)
	if diff := cmp.Diff(wantList, got); diff != "" {
		t.Errorf("created (-want +got):\n%s", diff)
	}
	items := a.Recipients.Items
	cafe := string(items[0].Party)
	if string(items[1].Party) != cafe || string(items[2].Party) != cafe || a.Companies.Keys[0] != cafe {
		t.Errorf("one name became several parties: %+v, %s", items, a.Companies)
	}
	if items[3].Party != fresh || items[4].Party != fresh || items[5].Party != fresh {
		t.Errorf("a link with uid and name became %s, %s, %s", items[3].Party, items[4].Party, items[5].Party)
	}
	if a.DataSubjects[0].Term != a.DataSubjects[1].Term || a.DataSubjects[0].Term == items[0].Term {
		t.Error("a term is made once for each vocabulary")
	}
	for _, rec := range created {
		if err := Validate(rec, reg); err != nil {
			t.Errorf("%s cannot be saved: %v", rec.Base().Name, err)
		}
	}
}

// A word that stands for companies is no name for a new one.
func TestNoCompanyIsMadeOfAWord(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"all", "ACME A/S"}, `companies: "all" is a word that stands alone, and no company is called that; say "group" and nothing beside it, or name the companies`},
		{[]string{"Group"}, `companies: "Group" is a word that stands alone, and no company is called that; say "group" and nothing beside it, or name the companies`},
	} {
		created, err := linked().Resolve(Input{Record: &Activity{Companies: These(c.keys...)}})
		if got := resolved(created, err); got != c.want {
			t.Errorf("%q: %s, want %s", c.keys, got, c.want)
		}
	}
	reg := linked()
	reg.Put(party("g1", "Group"))
	a := &Activity{Companies: These("Group")}
	if created, err := reg.Resolve(Input{Record: a}); err != nil || len(created) > 0 || a.Companies.Keys[0] != "g1" {
		t.Errorf("a company that is called Group: %v, %v, %v", a.Companies, created, err)
	}
}

func TestAForeignUIDWithAKnownNameJoinsTheRecordOfThatName(t *testing.T) {
	reg := linked()
	const foreign = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d99"
	u := &Unit{Company: foreign}
	created, err := reg.Resolve(Input{Record: u, Names: map[string]string{foreign: "ACME A/S"}})
	if err != nil || len(created) > 0 || u.Company != uidC {
		t.Errorf("company %s, created %d, %v", u.Company, len(created), err)
	}
}

func TestWhatCannotBeResolvedIsRefusedAtOnceAndCreatesNothing(t *testing.T) {
	reg := linked()
	before := len(reg.Entries(""))
	a := &Activity{
		ReplacedBy:   "Wages",
		Unit:         "Sales",
		DPIADoc:      "two\nlines",
		Companies:    These("Twin"),
		DataSubjects: []DataSubject{{Key: "s1", Term: "DS99"}, {Key: "s2", Term: "PD01"}},
		Measures:     Said[Measure]{Items: []Measure{{Key: "m1", Term: "m999"}}},
	}
	created, err := reg.Resolve(Input{Record: a})
	want := `replaced_by: there is no activity "Wages"
companies: "Twin" names 2 records: party "Twin" (` + uidA + `), party "Twin" (` + uidB + `); say which by its uid
data_subjects[s1].term: there is no category of data subjects "DS99"; did you mean "DS09"?
data_subjects[s2].term: "PD01 name" is a category of personal data; name a category of data subjects here
measures[m1].term: there is no category of measures "m999"
dpia_doc: "two\nlines" is no name for a new document: the name has a line end or another control character; write it on one line`
	if diff := cmp.Diff(want, resolved(created, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if problems := Problems(nil); !errors.As(err, &problems) || len(problems) != 6 {
		t.Errorf("%d problems of type %T", len(problems), err)
	}
	if after := len(reg.Entries("")); after != before {
		t.Errorf("%d records were put into the register, though nothing is saved", after-before)
	}
}

// What else is wrong is said with it, but for what may only follow.
func TestWhatCannotBeResolvedHidesNoOtherProblem(t *testing.T) {
	for _, in := range []Input{{}, {ByHand: &ByHand{}}} {
		in.Record = &Activity{
			Common: Common{UID: uidA}, Role: "boss", ReplacedBy: "Wages", Unit: "New unit", StartsOn: "soon",
			LegalBases: []LegalBasis{{Key: "b1", Scope: Scope{Purposes: These("gone"), Companies: Selection{Word: WordGroup}}}, {Key: "b1"}},
			Retention:  Said[Retention]{Answer: AnswerNone},
		}
		created, err := linked().Resolve(in)
		want := `replaced_by: there is no activity "Wages"
role: "boss" is not one of controller, joint_controller, processor
starts_on: date "soon": it is not a day; write it as 2026-12-31
legal_bases[b1]: an item of legal bases has the key "b1" already; give this one another
retention.answer: "none" is not one of the answers listed, not_possible, unknown`
		if diff := cmp.Diff(want, resolved(created, err)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// The same holds for what a text by hand calls an item.
func TestAnItemThatIsNotThereCreatesNothing(t *testing.T) {
	reg := linked()
	before := len(reg.Entries(""))
	a := &Activity{
		Unit:       "Sales",
		Recipients: Said[Recipient]{Items: []Recipient{{Key: "r1", Party: "New A/S"}}},
		Transfers:  Said[Transfer]{Items: []Transfer{{Key: "t1", Recipient: "New A/S"}}},
		LegalBases: []LegalBasis{{Key: "b1", Scope: Scope{Purposes: These("nonsense")}}},
	}
	in := Input{Record: a, ByHand: &ByHand{}}
	if created, err := reg.Resolve(in); err == nil || len(created) > 0 || len(reg.Entries("")) != before {
		t.Errorf("created %d, %d more in the register, %v", len(created), len(reg.Entries(""))-before, err)
	}
	a.LegalBases, a.Unit, a.Recipients.Items[0].Party, a.Transfers.Items[0].Recipient = nil, "Sales", "New A/S", "New A/S"
	if created, err := reg.Resolve(in); err != nil || len(created) != 2 || a.Transfers.Items[0].Recipient != "r1" {
		t.Errorf("created %d, the recipient is %q, %v", len(created), a.Transfers.Items[0].Recipient, err)
	}
}

// A register that is older than a shipped term gets it when it is named.
func TestAShippedTermThatTheRegisterLacksIsTaken(t *testing.T) {
	for _, word := range []string{"rc43", "external advisers and consultants"} {
		reg := new(Register)
		a := &Activity{Recipients: Said[Recipient]{Items: []Recipient{{Key: "r1", Term: Link(word)}, {Key: "r2", Term: "RC43"}}}}
		created, err := reg.Resolve(Input{Record: a})
		if err != nil || len(created) != 1 {
			t.Fatalf("%s: created %d, %v", word, len(created), err)
		}
		if got := reg.Term(a.Recipients.Items[0].Term); got == nil || got.UID != TermUID("RC43") || got.Code != "RC43" || a.Recipients.Items[1].Term != Link(got.UID) {
			t.Errorf("%s: the recipient is %+v", word, got)
		}
	}
	deleted := new(Register)
	deleted.PutEntry(Entry{UID: TermUID("RC43"), Kind: KindTerm, Code: "RC43", Name: "external advisers and consultants", Deleted: true})
	if created, err := deleted.Resolve(Input{Record: &Party{Term: "RC43"}}); err == nil {
		t.Errorf("a term that was deleted came back: %d records", len(created))
	}
	if created, err := new(Register).Resolve(Input{Record: &Party{Term: "DS01"}}); err == nil {
		t.Errorf("a category of people became one of recipients: %d records", len(created))
	}
}

func TestWhatOnlyLooksLikeACodeIsANameOfAnythingButATerm(t *testing.T) {
	u := &Unit{Company: "M3"}
	if created, err := linked().Resolve(Input{Record: u}); err != nil || len(created) != 1 {
		t.Errorf("created %d, %v", len(created), err)
	}
}

func TestUnknownUIDsAndBlanksAreLeftToValidate(t *testing.T) {
	const unknown = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d99"
	reg := linked()
	for _, link := range []Link{unknown, " ", "\n"} {
		u := &Unit{Common: Common{UID: NewUID(), Name: "Sales"}, Company: link}
		if created, err := reg.Resolve(Input{Record: u}); err != nil || len(created) > 0 || u.Company != link {
			t.Errorf("%q became %q, created %d, %v", link, u.Company, len(created), err)
		}
		if err := Validate(u, reg); err == nil {
			t.Errorf("%q can be saved", link)
		}
	}
}

func TestLinksBetweenTermsStayInTheirVocabulary(t *testing.T) {
	reg := linked()
	measure := &Term{Vocabulary: VocabularyMeasures, Includes: []Link{"Visitors", "Guards", "M01", "ds01"}}
	_, err := reg.Resolve(Input{Record: measure})
	if want := `includes: "DS01 employees" is a category of data subjects; name a category of measures here`; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
	measure.Includes = []Link{"Visitors", "Guards"}
	created, err := reg.Resolve(Input{Record: measure})
	if got, want := resolved(created, err), `term "Guards" of measures`; got != want || measure.Includes[0] != "m2" {
		t.Errorf("includes %v, created %s, want %s", measure.Includes, got, want)
	}
}

func TestFindForLooksInOneVocabulary(t *testing.T) {
	reg := linked()
	reg.PutEntry(Entry{UID: "t9", Kind: KindTerm, Name: "Only an entry"})
	retired := &Term{Common: Common{UID: "t8", Name: "Old"}, Vocabulary: VocabularyMeasures, Retired: Yes}
	reg.Put(retired)
	subject := Of(&Activity{DataSubjects: []DataSubject{{}}}).Field("data_subjects").Field("term")
	measure := FieldOf(KindActivity, "measures").Field("term")
	for _, c := range []struct {
		f    *Field
		word string
		want string
	}{
		{subject, "Visitors", "s2"},
		{measure, "Visitors", "m2"},
		{measure, "m01", TermUID("M01")},
		{measure, "Old", "t8"}, // still valid where it is used
		{subject, "Only an entry", "t9"},
		{subject, "Visitor", `there is no category of data subjects "Visitor"; did you mean "Visitors"?`},
		{subject, "Baseline", `"Baseline" is a category of measures; name a category of data subjects here`},
		{FieldOf(KindUnit, "company"), "Twin", `"Twin" names 2 records: party "Twin" (` + uidA + `), party "Twin" (` + uidB + `); say which by its uid`},
	} {
		if got := found(reg.FindFor(c.f, c.word)); got != c.want {
			t.Errorf("%s in %s\n got %s\nwant %s", c.word, c.f.Vocabulary, got, c.want)
		}
	}
}
