package model_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
	"ropa/model/modeltest"
)

// office returns a register and an activity that can be saved in it.
func office() (*Register, *Activity) {
	acme := party(uidA, "ACME A/S")
	acme.Agreements = []Agreement{{Key: "g1", AgreementKind: AgreementProcessor}, {Key: "g2"}}
	acme.Tools = []Tool{{Key: "k1"}}
	reg := modeltest.Load(
		acme, party(uidB, "Nothing agreed"), party(uidC, "Gone"),
		&Unit{Common: Common{UID: "u1", Name: "Sales"}},
		&Activity{Common: Common{UID: "a9", Name: "Payroll"}, Ref: "PA-0009"},
	)
	reg.PutEntry(Entry{UID: uidC, Kind: KindParty, Name: "Gone", Deleted: true})
	reg.PutEntry(Entry{UID: "only", Kind: KindTerm, Name: "Only an entry"})
	return reg, &Activity{
		Common:       Common{UID: "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d00", Name: "Newsletter"},
		Ref:          "PA-0001",
		Role:         RoleController,
		StartsOn:     "2026-11-22",
		Unit:         "u1",
		Companies:    These(uidA),
		Purposes:     []Purpose{{Key: "p1"}, {Key: "p2"}},
		LegalBases:   []LegalBasis{{Key: "b1", Art6: "6.1.f", Scope: Scope{Purposes: These("p1")}}},
		DataSubjects: []DataSubject{{Key: "s1", Term: Link(TermUID("DS09")), Count: Count{From: "8", To: "10"}}},
		PersonalData: []PersonalData{{Key: "d1", Term: Link(TermUID("PD01"))}},
		Recipients:   Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: uidA, Agreement: "g1"}, {Key: "r2"}}},
		Transfers:    Said[Transfer]{Answer: AnswerListed, Items: []Transfer{{Key: "t1", Recipient: "r1", Tool: "k1"}, {Key: "t2", Importer: uidA, Tool: "k1"}}},
		Retention:    Said[Retention]{Answer: AnswerListed, Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Period: "P3Y", Countries: []Country{"DK"}}}}},
		Measures:     Said[Measure]{Answer: AnswerNotPossible, Reason: "outsourced"},
		Children:     Unknown,
		ReviewEvery:  "P1Y",
	}
}

func problems(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestValidateSaysWhatCannotBeSavedAndWhere(t *testing.T) {
	const unknown = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d99"
	for _, c := range []struct {
		edit func(a *Activity)
		want string
	}{
		{func(*Activity) {}, ``},

		// What identifies the record.
		{func(a *Activity) { a.Name = "" }, `name: give the activity a name`},
		{func(a *Activity) { a.Name = " \t " }, `name: give the activity a name`},
		{func(a *Activity) { a.Name = "a\nb" }, `name: the name has a line end or another control character; write it on one line`},
		{func(a *Activity) { a.Name = "a\xff" }, `name: the text is not valid UTF-8; save the file that it came from as UTF-8, or type it again`},
		{func(a *Activity) { a.UID = "" }, `uid: "" is not a UUID such as 0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e; leave it out and the register gives one`},
		{func(a *Activity) { a.UID = strings.ToUpper(a.UID) }, `uid: "0190F3A2-7C1E-7B3A-9D55-2F6A1B0C4D00" is not a UUID such as 0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e; leave it out and the register gives one`},
		{func(a *Activity) { a.UID = "urn:uuid:" + a.UID }, `uid: "urn:uuid:0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d00" is not a UUID such as 0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e; leave it out and the register gives one`},
		{func(a *Activity) { a.Ref = "PA-1" }, `ref: "PA-1" is not a ref such as PA-0001; leave it out and the register gives one`},
		{func(a *Activity) { a.Ref = "PA-12345" }, ``},

		// Malformed values.
		{func(a *Activity) { a.StartsOn = "22.11.2026" }, `starts_on: date "22.11.2026": write it as 2026-11-22`},
		{func(a *Activity) { a.EndsOn = "2026-02-30" }, `ends_on: date "2026-02-30": the calendar has no such day; write it as 2026-12-31`},
		{func(a *Activity) { a.Role = "boss" }, `role: "boss" is not one of controller, joint_controller, processor`},
		{func(a *Activity) { a.Role = "contoller" }, `role: "contoller" is not one of controller, joint_controller, processor; did you mean controller?`},
		{func(a *Activity) { a.Role = "Joint controler" }, `role: "Joint controler" is not one of controller, joint_controller, processor; did you mean joint_controller?`},
		{func(a *Activity) { a.StartsOn = "03/04/2026" }, `starts_on: date "03/04/2026": it may be 3 April 2026 or 4 March 2026; write it as 2026-04-03 or as 2026-03-04`},
		{func(a *Activity) { a.LegalBases[0].Art6 = "6.1.x" }, `legal_bases[b1].art6: "6.1.x" is not one of 6.1.a, 6.1.b, 6.1.c, 6.1.d, 6.1.e, 6.1.f`},
		{func(a *Activity) { a.LegalBases[0].Art6 = "legitimate interest" }, `legal_bases[b1].art6: "legitimate interest" is not one of 6.1.a, 6.1.b, 6.1.c, 6.1.d, 6.1.e, 6.1.f; did you mean 6.1.f?`},
		{func(a *Activity) { a.Children = "maybe" }, `children: "maybe" is not one of yes, no, unknown`},
		{func(a *Activity) { a.ReviewEvery = "often" }, `review_every: period "often": "often" stands where a number should be; write it as "3 years 6 months" or P3Y6M`},
		{func(a *Activity) { a.ReviewEvery = "2 years" }, ``}, // Normalize writes P2Y
		{func(a *Activity) { a.DPIACriteria = []string{"7", "12"} }, `dpia_criteria: "7" is not one of`},
		{func(a *Activity) { a.Retention.Items[0].Countries = []Country{"UK"} }, `retention[x1].countries: "UK" is not a country code; write GB for United Kingdom`},
		{func(a *Activity) { a.Retention.Items[0].Countries = []Country{"Danmrk"} }, `retention[x1].countries: "Danmrk" is not a country code; did you mean Denmark?`},
		{func(a *Activity) { a.Retention.Items[0].Countries = []Country{"DK", "XX"} }, `retention[x1].countries: "XX" is not a country code; write one of ISO 3166-1 such as DK, or ZZ for a third country that is not established yet`},
		{func(a *Activity) { a.Retention.Items[0].Countries = []Country{"DK", "SE", "DK", "DK"} }, `retention[x1].countries: "DK" stands there twice; take one of the two out`},
		{func(a *Activity) { a.Tags = []string{"a", "a"} }, ``},
		{func(a *Activity) { a.Notes = "a\xffb" }, `notes: the text is not valid UTF-8; save the file that it came from as UTF-8, or type it again`},
		{func(a *Activity) { a.Owners = []string{"a", "\xc0"} }, `owners: the text is not valid UTF-8; save the file that it came from as UTF-8, or type it again`},
		{func(a *Activity) { a.Recipients.Reason = "\xff" }, `recipients.reason: the text is not valid UTF-8; save the file that it came from as UTF-8, or type it again`},
		{func(a *Activity) { a.DataSubjects[0].Count = Count{From: "10", To: "9"} }, `data_subjects[s1].count: it runs from 10 to 9; write the smaller number first`},
		{func(a *Activity) { a.DataSubjects[0].Count = Count{From: "about 5", To: "1e3", Note: "\xff"} }, `data_subjects[s1].count: the text is not valid UTF-8; save the file that it came from as UTF-8, or type it again
data_subjects[s1].count: "about 5" is not a whole number; write digits alone, such as 250, and words into the note
data_subjects[s1].count: "1e3" is not a whole number; write digits alone, such as 250, and words into the note`},
		{func(a *Activity) { a.DataSubjects[0].Count = Count{Note: "many"} }, ``},

		// Links.
		{func(a *Activity) { a.Unit = unknown }, `unit: no unit has the uid "` + unknown + `"; name a unit that is there`},
		{func(a *Activity) { a.Unit = uidA }, `unit: "ACME A/S" is a party; name a unit here`},
		{func(a *Activity) { a.ReplacedBy = "a9" }, ``},
		{func(a *Activity) { a.ReplacedBy = Link(a.UID) }, `replaced_by: an activity cannot take its own place; name another, or none`},
		{func(a *Activity) { a.Unit = Link(a.UID) }, `unit: "PA-0001 Newsletter" is an activity; name a unit here`},
		{func(a *Activity) { a.Recipients.Items[1].Party = uidC }, `recipients[r2].party: the party "Gone" is deleted; bring it back, or name another`},
		{func(a *Activity) { a.DataSubjects[0].Term = Link(TermUID("PD01")) }, `data_subjects[s1].term: "PD01 name" is a category of personal data; name a category of data subjects here`},
		{func(a *Activity) { a.DataSubjects[0].Term = "only" }, ``},
		{func(a *Activity) { a.Retention.Items[0].Companies = []Link{uidA, uidA} }, `retention[x1].companies: "ACME A/S" stands there twice; take one of the two out`},

		// Keys and scopes.
		{func(a *Activity) { a.Purposes[1].Key = "" }, `purposes[]: the item has no key, by which others find it; write one such as p1`},
		{func(a *Activity) { a.Purposes[1].Key = "p 2" }, `purposes[p 2]: "p 2" cannot be a key; write 1 to 64 letters, digits, - and _, such as p1`},
		{func(a *Activity) { a.Purposes[1].Key = "p1" }, `purposes[p1]: an item of purposes has the key "p1" already; give this one another`},
		{func(a *Activity) { a.PersonalData[0].Key = "p2" }, `personal_data[p2]: an item of purposes has the key "p2" already; give this one another`},
		{func(a *Activity) { a.Purposes = a.Purposes[1:] }, `legal_bases[b1].scope.purposes: none of the purposes has the key "p1"; the record has p2`},
		{func(a *Activity) { a.LegalBases[0].Scope.DataSubjects = These("s1", "d1") }, `legal_bases[b1].scope.data_subjects: none of the data subjects has the key "d1"; the record has s1 (contact persons of business customers)`},
		{func(a *Activity) { a.LegalBases[0].Scope.Purposes = These("p1", "p1") }, `legal_bases[b1].scope.purposes: "p1" stands there twice; take one of the two out`},
		{func(a *Activity) { a.LegalBases[0].Scope.Purposes = Group() }, `legal_bases[b1].scope.purposes: "group" is neither a list nor "all" or "rest"; write one of them`},
		{func(a *Activity) { a.LegalBases[0].Scope.Purposes = Selection{Word: WordAll, Keys: []string{"p1"}} }, `legal_bases[b1].scope.purposes: it says "all" and names some, too; leave one of the two`},
		{func(a *Activity) { a.Companies = All() }, `companies: "all" is neither a list nor "group"; write one of them`},
		{func(a *Activity) { a.Companies = These(uidA, "u1", uidA) }, `companies: "ACME A/S" stands there twice; take one of the two out
companies: "Sales" is a unit; name a party here`},
		{func(a *Activity) { a.Transfers.Items[0].Recipient = "r3" }, `transfers[t1].recipient: none of the recipients has the key "r3"; the record has r1 (ACME A/S), r2
transfers[t1].tool: "k1" is to be one of the transfer tools of a party, and no party is named here; name the party, or take "k1" out`},
		{func(a *Activity) { a.Transfers.Items[0].Recipient = "r2" }, `transfers[t1].tool: "k1" is to be one of the transfer tools of a party, and no party is named here; name the party, or take "k1" out`},
		{func(a *Activity) { a.Transfers.Items[1].Tool = "g1" }, `transfers[t2].tool: "ACME A/S" has no transfer tool with the key "g1"; it has k1`},
		{func(a *Activity) { a.Transfers.Items[0].Importer = uidB }, `transfers[t1].tool: "Nothing agreed" has no transfer tool with the key "k1"; it has none`},
		{func(a *Activity) { a.Recipients.Items[0].Agreement = "g3" }, `recipients[r1].agreement: "ACME A/S" has no agreement with the key "g3"; it has g1 (processor contract), g2`},
		{func(a *Activity) { a.Recipients.Items[0].Party = unknown }, `recipients[r1].party: no party has the uid "` + unknown + `"; name a party that is there`},

		// Answers.
		{func(a *Activity) { a.Recipients.Answer = AnswerNone }, `recipients.answer: 2 items stand beside the answer "none"; answer "listed", or take out what is listed`},
		{func(a *Activity) { a.Retention.Answer = "" }, `retention.answer: 1 item stands without an answer; answer "listed"`},
		{func(a *Activity) { a.Recipients.Answer = AnswerNotPossible }, `recipients.answer: "not_possible" is not one of the answers listed, none, unknown`},
		{func(a *Activity) { a.Measures.Answer = AnswerNone }, `measures.answer: "none" is not one of the answers listed, not_possible, unknown`},
		{func(a *Activity) { a.Measures.Reason = "" }, ``},
		{func(a *Activity) { a.Transfers = Said[Transfer]{Reason: "nobody asked yet"} }, ``},

		// Size.
		{func(a *Activity) { a.Notes = strings.Repeat("x", 9<<20) }, `the record has 9 MB of text, and 8 MB is the most that can be saved; move long texts into a document and link it`},

		// All at once, in the order of the catalogue.
		{func(a *Activity) {
			a.Name, a.Role, a.PersonalData[0].Key, a.Recipients.Answer, a.ReviewEvery = "", "x", "", "x", "x"
		}, `name: give the activity a name
role: "x" is not one of controller, joint_controller, processor
personal_data[]: the item has no key, by which others find it; write one such as p1
recipients.answer: "x" is not one of the answers listed, none, unknown
review_every: period "x": "x" stands where a number should be; write it as "3 years 6 months" or P3Y6M`},
	} {
		reg, a := office()
		c.edit(a)
		got := problems(Validate(a, reg))
		if strings.HasSuffix(c.want, "one of") {
			got, _, _ = strings.Cut(got, c.want[len(c.want)-6:])
			got += "one of"
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestValidateLooksAtTheSharedKindsAlike(t *testing.T) {
	reg, _ := office()
	for _, c := range []struct {
		rec  Record
		want string
	}{
		{&Party{Employees: "250", Agreements: []Agreement{{Key: "g1", Companies: []Link{uidA}}}}, ``},
		{&Party{Own: "true", Country: "Denmark", Employees: "about 10", DPONotifiedOn: "soon"}, `own: "true" is not one of yes, no, unknown
country: "Denmark" is not a country code; write DK for Denmark
employees: "about 10" is not a whole number; write digits alone, such as 250
dpo_notified_on: date "soon": it is not a day; write it as 2026-12-31`},
		{&Party{Term: Link(TermUID("DS01"))}, `term: "DS01 employees" is a category of data subjects; name a category of recipients here`},
		{&Party{Agreements: []Agreement{{Key: "x", AgreementKind: "deal", ObjectionDays: "-1"}}, Audits: []Audit{{Key: "x", On: "1.1"}}}, `agreements[x].kind: "deal" is not one of processor_contract, client_contract, joint_arrangement, confidentiality, other
agreements[x].objection_days: "-1" is not a whole number; write digits alone, such as 250
audits[x]: an item of agreements has the key "x" already; give this one another
audits[x].on: date "1.1": it is not a day; write it as 2026-12-31`},
		{&Unit{Company: "u1"}, `company: "Sales" is a unit; name a party here`},
		{&System{HostedIn: "dk"}, `hosted_in: "dk" is not a country code; write DK for Denmark`},
		{&Term{Vocabulary: "people", Includes: []Link{Link(TermUID("M01")), Link(TermUID("M01"))}}, `vocabulary: "people" is not one of data_subjects, personal_data, recipients, measures
includes: "M01 %s" stands there twice; take one of the two out`},
		{&Rule{RuleTerms: RuleTerms{Period: "P1Y1Y", Starts: []string{"birth"}, LawCheckedOn: "x"}}, `period: period "P1Y1Y": Y stands out of order (Y, M, W, D, each once); write it as "3 years 6 months" or P3Y6M
starts: "birth" is not one of`},
		{&Document{MentionsTransfers: "x"}, `mentions_transfers: "x" is not one of yes, no, unknown`},
		{&Settings{MainCompany: uidC, Glossary: []Abbreviation{{}}}, `main_company: the party "Gone" is deleted; bring it back, or name another
glossary[]: the item has no key, by which others find it; write one such as p1`},
	} {
		c.rec.Base().UID, c.rec.Base().Name = NewUID(), "x"
		want := strings.ReplaceAll(c.want, "M01 %s", "M01 "+reg.Name(TermUID("M01")))
		got := problems(Validate(c.rec, reg))
		if strings.HasSuffix(want, "one of") {
			got = got[:min(len(got), len(want))]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.rec.Kind(), diff)
		}
	}
}

// Everything but the name may be absent: it is not said, and no reason to refuse
// what a person knows so far. That holds for every field of every item too.
func TestWhatIsNotSaidCanBeSaved(t *testing.T) {
	reg, full := office()
	for _, k := range Kinds {
		rec := New(k)
		rec.Base().UID, rec.Base().Name = NewUID(), "x"
		if err := Validate(rec, reg); err != nil {
			t.Errorf("a %s with nothing but a name: %v", k, err)
		}
		o := Of(rec)
		for _, f := range o.Fields() {
			if f.HasItems() {
				o.Append(f)
			}
			if f.Type == SaidType {
				for _, c := range f.Choices {
					o.Clear(f)
					o.SetAnswer(f, c.Code, "")
					if err := Validate(rec, reg); err != nil {
						t.Errorf("%s %q without more: %v", f.Key, c.Code, err)
					}
				}
			}
		}
		if err := Validate(rec, reg); err != nil {
			t.Errorf("a %s with empty items: %v", k, err)
		}
	}
	for _, f := range Of(full).Fields() {
		if f.Key == "uid" || f.Key == "name" {
			continue
		}
		reg, a := office()
		Of(a).Clear(f)
		if f.Key == "purposes" || f.Key == "recipients" {
			a.LegalBases, a.Transfers = nil, Said[Transfer]{} // what named its items
		}
		if err := Validate(a, reg); err != nil {
			t.Errorf("without %s: %v", f.Key, err)
		}
	}
}

func TestProblemsAreFoundByTheirPlace(t *testing.T) {
	p := Problems{{"name", "a"}, {"purposes[p1]", "b"}, {"purposes[p1].text", "c"}, {"purposes[p10].text", "d"}, {"names", "e"}, {"", "f"}}
	for path, want := range map[Path]string{"name": "a", "purposes": "bcd", "purposes[p1]": "bc", "purposes[p1].text": "c", "purposes[p10]": "d", "x": ""} {
		var got strings.Builder
		for _, x := range p.At(path) {
			got.WriteString(x.Text)
		}
		if got.String() != want {
			t.Errorf("at %s: %q, want %q", path, got.String(), want)
		}
	}
	if got := p[5].String(); got != "f" {
		t.Errorf("a problem of the whole record is %q", got)
	}
}

// What can be saved stays so when it is written in its one form, and what a
// careless hand left behind is never refused twice for one reason.
func TestValidateAgreesWithNormalize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := modeltest.Register(t)
		rec := damaged(t, modeltest.Record(t, reg, rapid.SampledFrom(Kinds).Draw(t, "kind")))
		err := Validate(rec, reg)
		Normalize(rec)
		if after := Validate(rec, reg); err == nil && after != nil {
			t.Fatalf("only after Normalize: %v", after)
		}
		seen := map[Problem]bool{}
		if err := Validate(rec, reg); err != nil {
			for _, p := range err.(Problems) {
				if seen[p] && !sharesItsKey(rec, p.Path) {
					t.Fatalf("twice: %s", p)
				}
				seen[p] = true
			}
		}
	})
}

// sharesItsKey reports whether p leads to an item of which there are two with that
// key, and so to both.
func sharesItsKey(rec Record, p Path) bool {
	o := Of(rec)
	n := 0
	for _, f := range o.Fields() {
		for _, item := range o.Items(f) {
			if strings.HasPrefix(string(p), string(Path(f.Key).Item(item.Key()))) {
				n++
			}
		}
	}
	return n > 1
}

// thousand returns an activity in which every list has a thousand items and every
// scope names a thousand of them.
func thousand() (*Register, *Activity) {
	reg, a := office()
	const n = 1000
	var keys [4][]string
	*a = Activity{Common: a.Common}
	for i := range n {
		p, s, d := fmt.Sprintf("p%d", i), fmt.Sprintf("s%d", i), fmt.Sprintf("d%d", i)
		keys[0], keys[1], keys[2] = append(keys[0], p), append(keys[1], s), append(keys[2], d)
		a.Tags = append(a.Tags, p)
		a.Purposes = append(a.Purposes, Purpose{Key: p, Text: "purpose " + p})
		a.DataSubjects = append(a.DataSubjects, DataSubject{Key: s, Note: "people " + s})
		a.Recipients.Items = append(a.Recipients.Items, Recipient{Key: fmt.Sprintf("r%d", i), Party: uidA, Agreement: "g1"})
		a.Transfers.Items = append(a.Transfers.Items, Transfer{Key: fmt.Sprintf("t%d", i), Recipient: fmt.Sprintf("r%d", i), Tool: "k1"})
	}
	for i := range n {
		data := PersonalData{Key: keys[2][i]}
		if i < 20 {
			data.Scope = Scope{Purposes: These(keys[0]...), DataSubjects: These(keys[1]...)}
		} else {
			data.Scope = Scope{Purposes: These(keys[0][i-10 : i]...), DataSubjects: These(keys[1][i])}
		}
		a.PersonalData = append(a.PersonalData, data)
	}
	a.Recipients.Answer, a.Transfers.Answer = AnswerListed, AnswerListed
	return reg, a
}

// A register grows for twenty years. Nothing that a key press waits for may take
// the square of it.
func BenchmarkAThousandItems(b *testing.B) {
	reg, a := thousand()
	other := Clone(a)
	for i := range other.Purposes {
		other.Purposes[i].Text += "!"
	}
	reflect.Swapper(other.Purposes)(0, 999)
	for name, do := range map[string]func(){
		"Validate": func() {
			if err := Validate(a, reg); err != nil {
				b.Error(err)
			}
		},
		"Diff":         func() { Diff(a, other) },
		"Merge":        func() { Merge(a, other, Clone(a)) },
		"Outline":      func() { Outline(a, reg, true) },
		"SearchTextOf": func() { SearchTextOf(a, reg) },
		"Normalize":    func() { Normalize(Clone(a)) },
		"GiveKeys":     func() { GiveKeys(Clone(a)) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				do()
			}
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	reg, a := office()
	for b.Loop() {
		if err := Validate(a, reg); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidateThousandItems(b *testing.B) {
	reg, a := thousand()
	for b.Loop() {
		if err := Validate(a, reg); err != nil {
			b.Fatal(err)
		}
	}
}
