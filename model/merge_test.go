package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "ropa/model"
)

// origin is what both sides of the merges below come from.
func origin() *Activity {
	return &Activity{
		Common:    Common{UID: uidA, Name: "Payroll"},
		Tags:      []string{"a", "b", "c"},
		Companies: These("dk"),
		Purposes:  []Purpose{{Key: "p1", Text: "Pay"}, {Key: "p2", Text: "Report"}, {Key: "p3", Text: "Plan"}},
		LegalBases: []LegalBasis{
			{Key: "b1", Art6: "6.1.b", Scope: Scope{Purposes: These("p1", "p2")}},
			{Key: "b2", Art6: "6.1.c", Scope: Scope{Purposes: These("p3")}},
		},
		Recipients: Said[Recipient]{Answer: AnswerListed, Items: []Recipient{{Key: "r1", Party: "us", Agreement: "g1"}, {Key: "r2", Party: "dk"}}},
		Transfers:  Said[Transfer]{Answer: AnswerListed, Items: []Transfer{{Key: "t1", Recipient: "r1", Tool: "k1"}}},
		Retention:  Said[Retention]{Answer: AnswerUnknown},
	}
}

// sccLabel is how the tool of origin's transfer is called.
var sccLabel = labelOf("mechanism", "46.2.c")

// told returns conflicts as text.
func told(conflicts []Conflict) string {
	var b strings.Builder
	for _, c := range conflicts {
		fmt.Fprintf(&b, "%s: %q, %q", c.Path, c.Ours, c.Theirs)
		if c.Text != "" {
			b.WriteString(" (" + c.Text + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func removeItem(rec Record, list, key string) {
	o := Of(rec)
	f := o.Field(list)
	_, i, ok := o.Find(f, key)
	if !ok {
		panic(key)
	}
	Unname(rec, list, key)
	o.Remove(f, i)
}

func TestMergeTakesWhatOneSideChanged(t *testing.T) {
	reg := dealings()
	for name, c := range map[string]struct {
		ours, theirs func(a *Activity)
		want         string // the differences of the merged record to origin
	}{
		"nothing": {func(*Activity) {}, func(*Activity) {}, ""},
		"other fields": {
			func(a *Activity) { a.Name, a.LegalBases[0].Law = "Wages", "Act" },
			func(a *Activity) { a.Role, a.LegalBases[0].Scope.When = RoleController, "now" },
			`changed name: "Payroll" -> "Wages"
changed role: "" -> "controller"
changed legal_bases[b1].law: "" -> "Act"
changed legal_bases[b1].scope.when: "" -> "now"
`,
		},
		"the same change twice": {
			func(a *Activity) { a.Name, a.Purposes[0].Text = "Wages", "Pay staff"; removeItem(a, "purposes", "p2") },
			func(a *Activity) { a.Name, a.Purposes[0].Text = "Wages", "Pay staff"; removeItem(a, "purposes", "p2") },
			`changed name: "Payroll" -> "Wages"
removed purposes[p2]: "Report" -> ""
changed purposes[p1].text: "Pay" -> "Pay staff"
changed legal_bases[b1].scope.purposes: "Pay, Report" -> "Pay staff"
`,
		},
		"values of lists": {
			func(a *Activity) { a.Tags = []string{"a", "c", "x"}; a.LegalBases[0].Scope.Purposes = These("p2") },
			func(a *Activity) {
				a.Tags = []string{"b", "c", "w"}
				a.LegalBases[0].Scope.Purposes = These("p1", "p2", "p3")
			},
			`changed tags: "a, b, c" -> "c, w, x"
changed legal_bases[b1].scope.purposes: "Pay, Report" -> "Report, Plan"
`,
		},
		"items of lists, each behind what it stood behind": {
			func(a *Activity) {
				a.Purposes = []Purpose{{Key: "q5", Text: "Five"}, a.Purposes[0], {Key: "q1", Text: "One"}, {Key: "q0", Text: "Zero"}, a.Purposes[1], a.Purposes[2]}
			},
			func(a *Activity) {
				a.Purposes = []Purpose{a.Purposes[0], {Key: "q2", Text: "Two"}, a.Purposes[1], a.Purposes[2], {Key: "q3", Text: "Three"}}
			},
			`added purposes[q5]: "" -> "Five"
added purposes[q1]: "" -> "One"
added purposes[q0]: "" -> "Zero"
added purposes[q2]: "" -> "Two"
added purposes[q3]: "" -> "Three"
`,
		},
		"the order of one side, and an item of the other": {
			func(a *Activity) { slices.Reverse(a.Purposes) },
			func(a *Activity) { a.Purposes = append(a.Purposes, Purpose{Key: "q1", Text: "One"}) },
			`added purposes[q1]: "" -> "One"
moved purposes: "Pay, Report, Plan" -> "Plan, One, Report, Pay"
`,
		},
		"an item goes, and elsewhere another comes": {
			func(a *Activity) { removeItem(a, "recipients", "r2") },
			func(a *Activity) {
				a.Recipients.Items = append(a.Recipients.Items, Recipient{Key: "r3", Party: "anon"})
			},
			`removed recipients[r2]: "Own A/S" -> ""
added recipients[r3]: "" -> "No country"
`,
		},
		"the last item goes, and another comes": {
			func(a *Activity) { removeItem(a, "transfers", "t1") },
			func(a *Activity) {
				a.Transfers.Items = append(a.Transfers.Items, Transfer{Key: "t2", Importer: "us"})
			},
			`removed transfers[t1]: "Recipient: Cloud Inc.; Transfer tool: ` + sccLabel + `" -> ""
added transfers[t2]: "" -> "Cloud Inc."
`,
		},
		"each takes out what the other kept": {
			func(a *Activity) { removeItem(a, "recipients", "r2") },
			func(a *Activity) { removeItem(a, "recipients", "r1") },
			`changed recipients.answer: "listed" -> ""
removed recipients[r1]: "Cloud Inc.; Agreement: processor contract" -> ""
removed recipients[r2]: "Own A/S" -> ""
changed transfers[t1].recipient: "Cloud Inc." -> ""
changed transfers[t1].tool: "` + sccLabel + `" -> ""
`,
		},
		"an answer, and a reason": {
			func(a *Activity) { a.Retention.Answer = AnswerNotPossible },
			func(a *Activity) { a.Retention.Reason = "see annex" },
			`changed retention.answer: "unknown" -> "not possible"
changed retention.reason: "" -> "see annex"
`,
		},
		"a party with its agreement": {
			func(a *Activity) { a.Recipients.Items[0].Party, a.Recipients.Items[0].Agreement = "dk", "" },
			func(a *Activity) { a.Recipients.Items[0].Why = "hosting" },
			`changed recipients[r1].party: "Cloud Inc." -> "Own A/S"
changed recipients[r1].why: "" -> "hosting"
changed recipients[r1].agreement: "processor contract" -> ""
`,
		},
		"a key that both gave to an item of another list": {
			func(a *Activity) {
				a.Purposes = append(a.Purposes, Purpose{Key: "n1", Text: "New"})
				a.LegalBases[1].Scope.Purposes = These("p3", "n1")
			},
			func(a *Activity) {
				a.DataSubjects = []DataSubject{{Key: "n1", Term: "kids"}}
				a.LegalBases[1].Scope.DataSubjects = These("n1")
			},
			`added purposes[n1]: "" -> "New"
changed legal_bases[b2].scope.purposes: "Plan" -> "Plan, New"
changed legal_bases[b2].scope.data_subjects: "" -> "children"
added data_subjects[n1-2]: "" -> "children"
`,
		},
	} {
		ours, theirs := origin(), origin()
		c.ours(ours)
		c.theirs(theirs)
		merged, conflicts := Merge(origin(), ours, theirs)
		if diff := cmp.Diff(c.want, differences(reg, origin(), merged)); diff != "" || len(conflicts) > 0 {
			t.Errorf("%s: %s(-want +got):\n%s", name, told(conflicts), diff)
		}
		other, conflicts := Merge(origin(), theirs, ours)
		if d := differences(reg, merged, other); d != "" || len(conflicts) > 0 {
			t.Errorf("%s: the other side comes to another record: %s%s", name, told(conflicts), d)
		}
	}
}

func TestMergeKeepsOurSideOfAConflictAndLosesNoItem(t *testing.T) {
	reg := dealings()
	for name, c := range map[string]struct {
		ours, theirs func(a *Activity)
		conflicts    string
		want         string // the differences of the merged record to ours
	}{
		"one field, two values": {
			func(a *Activity) { a.Name, a.Purposes[0].Text = "Wages", "Pay staff" },
			func(a *Activity) { a.Name, a.Purposes[0].Text = "Salaries", "" },
			`name: "Wages", "Salaries"
purposes[p1].text: "Pay staff", ""
`, "",
		},
		"a list against all": {
			func(a *Activity) { a.LegalBases[0].Scope.Purposes = All() },
			func(a *Activity) { a.LegalBases[0].Scope.Purposes = These("p1") },
			`legal_bases[b1].scope.purposes: "all", "p1"
`, "",
		},
		"two answers": {
			func(a *Activity) { a.Retention = Said[Retention]{Answer: AnswerNotPossible, Reason: "a"} },
			func(a *Activity) { a.Retention = Said[Retention]{Reason: "b"} },
			`retention.answer: "not_possible", ""
retention.reason: "a", "b"
`, "",
		},
		"none against an added item": {
			func(a *Activity) {
				a.Transfers = Said[Transfer]{Answer: AnswerNone, Reason: "stopped"}
			},
			func(a *Activity) {
				a.Transfers.Items = append(a.Transfers.Items, Transfer{Key: "t2", Importer: "us"})
			},
			`transfers.answer: "none", "listed" (one side answers without a list, the other has items)
`,
			`changed transfers.answer: "none" -> "listed"
added transfers[t2]: "" -> "Cloud Inc."
`,
		},
		"two first answers, none and a list": {
			func(a *Activity) {
				a.Retention = Said[Retention]{Answer: AnswerListed, Items: []Retention{{Key: "x1", RuleTerms: RuleTerms{Period: "P1Y"}}}}
			},
			func(a *Activity) { a.Retention = Said[Retention]{Answer: AnswerNotPossible, Reason: "varies"} },
			`retention.answer: "listed", "not_possible"
`,
			`changed retention.reason: "" -> "varies"
`,
		},
		"we take out what they changed": {
			func(a *Activity) { removeItem(a, "purposes", "p1") },
			func(a *Activity) { a.Purposes[0].Text = "Pay staff" },
			`purposes[p1]: "removed", "changed" (the other side changed it)
`,
			`added purposes[p1]: "" -> "Pay staff"
changed legal_bases[b1].scope.purposes: "Report" -> "Pay staff, Report"
`,
		},
		"they take out what we changed": {
			func(a *Activity) { a.Recipients.Items[0].Why = "hosting" },
			func(a *Activity) { removeItem(a, "recipients", "r1") },
			`recipients[r1]: "changed", "removed" (the other side took it out)
`,
			`changed transfers[t1].tool: "` + sccLabel + `" -> ""
`,
		},
		"we take out what they name in a new place": {
			func(a *Activity) { removeItem(a, "purposes", "p2") },
			func(a *Activity) {
				a.LegalBases = append(a.LegalBases, LegalBasis{Key: "b3", Scope: Scope{Purposes: These("p2", "p1")}})
			},
			`purposes[p2]: "removed", "named" (the other side names it in legal_bases[b3].scope.purposes)
`,
			`added purposes[p2]: "" -> "Report"
changed legal_bases[b1].scope.purposes: "Pay" -> "Pay, Report"
added legal_bases[b3]: "" -> "Scope: purposes: Report, Pay"
`,
		},
		"they take out what we name in a new place": {
			func(a *Activity) {
				a.Transfers.Items = append(a.Transfers.Items, Transfer{Key: "t2", Recipient: "r2"})
			},
			func(a *Activity) { removeItem(a, "recipients", "r2") },
			`recipients[r2]: "named", "removed" (the other side took it out, and transfers[t2].recipient names it)
`, "",
		},
		"what one takes out, the other names in a conflict": {
			func(a *Activity) {
				removeItem(a, "purposes", "p1")
				a.LegalBases[1].Scope.Purposes = All()
			},
			func(a *Activity) { a.LegalBases[1].Scope.Purposes = These("p1") },
			`purposes[p1]: "removed", "named" (the other side names it in legal_bases[b2].scope.purposes)
legal_bases[b2].scope.purposes: "all", "p1"
`,
			`added purposes[p1]: "" -> "Pay"
changed legal_bases[b1].scope.purposes: "Report" -> "Pay, Report"
`,
		},
		"a new item with the key of one that went and stays": {
			func(a *Activity) {
				removeItem(a, "legal_bases", "b2")
				a.Purposes = append(a.Purposes, Purpose{Key: "b2", Text: "New"})
				a.LegalBases[0].Scope.Purposes = These("p1", "b2")
			},
			func(a *Activity) { a.LegalBases[1].Law = "Act" },
			`legal_bases[b2]: "removed", "changed" (the other side changed it)
`,
			`removed purposes[b2]: "New" -> ""
added purposes[b2-2]: "" -> "New"
changed legal_bases[b1].scope.purposes: "Pay, New" -> "Pay, New"
added legal_bases[b2]: "" -> "6.1.c legal obligation; Law: Act; Scope: purposes: Plan"
`,
		},
		"what one takes out with all, the other names and changes": {
			func(a *Activity) {
				removeItem(a, "legal_bases", "b2")
				removeItem(a, "purposes", "p3")
			},
			func(a *Activity) { a.LegalBases[1].Law = "Act" },
			`purposes[p3]: "removed", "named" (the other side names it in legal_bases[b2].scope.purposes)
legal_bases[b2]: "removed", "changed" (the other side changed it)
`,
			`added purposes[p3]: "" -> "Plan"
added legal_bases[b2]: "" -> "6.1.c legal obligation; Law: Act; Scope: purposes: Plan"
`,
		},
		"another party, and another agreement with the old one": {
			func(a *Activity) { a.Recipients.Items[0].Party, a.Recipients.Items[0].Agreement = "dk", "" },
			func(a *Activity) { a.Recipients.Items[0].Agreement = "g2" },
			`recipients[r1].agreement: "", "g2" (the party on which it stands was changed too)
`, "",
		},
		"a new transfer, and another party behind it": {
			func(a *Activity) {
				a.Transfers.Items = append(a.Transfers.Items, Transfer{Key: "t2", Recipient: "r1", Tool: "k1"})
			},
			func(a *Activity) {
				a.Recipients.Items[0].Party, a.Recipients.Items[0].Agreement, a.Transfers.Items[0].Tool = "dk", "", ""
			},
			`transfers[t2].tool: "k1", "" (the party on which it stands was changed too)
`,
			`changed recipients[r1].party: "Cloud Inc." -> "Own A/S"
changed recipients[r1].agreement: "processor contract" -> ""
changed transfers[t1].tool: "` + sccLabel + `" -> ""
changed transfers[t2].tool: "` + sccLabel + `" -> ""
`,
		},
		"two other parties, each with its agreement": {
			func(a *Activity) { a.Recipients.Items[1].Party, a.Recipients.Items[1].Agreement = "us", "g1" },
			func(a *Activity) { a.Recipients.Items[1].Party, a.Recipients.Items[1].Agreement = "anon", "g9" },
			`recipients[r2].party: "us", "anon"
`, "",
		},
	} {
		ours, theirs := origin(), origin()
		c.ours(ours)
		c.theirs(theirs)
		merged, conflicts := Merge(origin(), ours, theirs)
		if diff := cmp.Diff(c.conflicts, told(conflicts)); diff != "" {
			t.Errorf("%s: conflicts (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(c.want, differences(reg, ours, merged)); diff != "" {
			t.Errorf("%s: merged, beside ours (-want +got):\n%s", name, diff)
		}
		_, back := Merge(origin(), theirs, ours)
		if diff := cmp.Diff(pathsOf(conflicts), pathsOf(back)); diff != "" {
			t.Errorf("%s: the other side has other conflicts:\n%s", name, diff)
		}
	}
}

func pathsOf(conflicts []Conflict) []Path {
	var paths []Path
	for _, c := range conflicts {
		paths = append(paths, c.Path)
	}
	slices.Sort(paths)
	return paths
}

func TestTakePutsADecisionIntoEffect(t *testing.T) {
	reg := dealings()
	for name, c := range map[string]struct {
		ours, theirs func(a *Activity)
		at           Path
		mine         string // the differences to ours after taking ours
		other        string // the differences to theirs after taking theirs
	}{
		"a field":               {func(a *Activity) { a.Name = "A" }, func(a *Activity) { a.Name = "B" }, "name", "", ""},
		"a part of a scope":     {func(a *Activity) { a.LegalBases[0].Scope.Purposes = All() }, func(a *Activity) { a.LegalBases[0].Scope.Purposes = These("p1") }, "legal_bases[b1].scope.purposes", "", ""},
		"a reason":              {func(a *Activity) { a.Retention.Reason = "a" }, func(a *Activity) { a.Retention.Reason = "b" }, "retention.reason", "", ""},
		"an answer":             {func(a *Activity) { a.Retention.Answer = "" }, func(a *Activity) { a.Retention.Answer = AnswerNotPossible }, "retention.answer", "", ""},
		"an item that stays":    {func(a *Activity) { removeItem(a, "purposes", "p1") }, func(a *Activity) { a.Purposes[0].Text = "x" }, "purposes[p1]", "", ""},
		"an item, changed here": {func(a *Activity) { a.Purposes[2].Text = "x" }, func(a *Activity) { removeItem(a, "purposes", "p3") }, "purposes[p3]", "", ""},
		"none against a list": {
			func(a *Activity) {
				removeItem(a, "recipients", "r1")
				removeItem(a, "recipients", "r2")
				a.Recipients.Answer = AnswerNone
			},
			func(a *Activity) {
				a.Recipients.Items = append(a.Recipients.Items, Recipient{Key: "r3", Party: "anon"})
			},
			"recipients.answer", "", `removed recipients[r1]: "Cloud Inc.; Agreement: processor contract" -> ""
removed recipients[r2]: "Own A/S" -> ""
changed transfers[t1].recipient: "Cloud Inc." -> ""
changed transfers[t1].tool: "` + sccLabel + `" -> ""
`,
		},
		"a party with its agreement": {
			func(a *Activity) { a.Recipients.Items[0].Party, a.Recipients.Items[0].Agreement = "dk", "" },
			func(a *Activity) { a.Recipients.Items[0].Party, a.Recipients.Items[0].Agreement = "anon", "g9" },
			"recipients[r1].party", "", `changed transfers[t1].tool: "k1" -> ""
`,
		},
		"a place that is gone": {func(*Activity) {}, func(*Activity) {}, "purposes[p9].text", "", ""},
	} {
		ours, theirs := origin(), origin()
		c.ours(ours)
		c.theirs(theirs)
		for i, side := range []*Activity{ours, theirs} {
			merged, _ := Merge(origin(), ours, theirs)
			Take(merged, side, c.at)
			want := []string{c.mine, c.other}[i]
			if diff := cmp.Diff(want, differences(reg, side, merged)); diff != "" {
				t.Errorf("%s, side %d (-want +got):\n%s", name, i, diff)
			}
		}
	}
}

// Decisions are made one by one, and each finds what the others left.
func TestDecisionsGoTogether(t *testing.T) {
	reg := dealings()
	for name, c := range map[string]struct {
		ours, theirs func(a *Activity)
		take         []Path // taken from the side before the colon: o or t
		want         string // the differences to origin
	}{
		"the item went, so the scope cannot name it": {
			func(a *Activity) {
				removeItem(a, "purposes", "p1")
				a.LegalBases[1].Scope.Purposes = All()
			},
			func(a *Activity) { a.LegalBases[1].Scope.Purposes = These("p1", "p2") },
			[]Path{"o:purposes[p1]", "t:legal_bases[b2].scope.purposes"},
			`removed purposes[p1]: "Pay" -> ""
changed legal_bases[b1].scope.purposes: "Pay, Report" -> "Report"
changed legal_bases[b2].scope.purposes: "Plan" -> "Report"
`,
		},
		"the items went, so they are not listed": {
			func(a *Activity) {
				removeItem(a, "transfers", "t1")
				a.Transfers.Answer = AnswerNone
			},
			func(a *Activity) { a.Transfers.Items[0].Note = "x" },
			[]Path{"o:transfers[t1]", "t:transfers.answer"},
			`changed transfers.answer: "listed" -> ""
removed transfers[t1]: "Recipient: Cloud Inc.; Transfer tool: ` + sccLabel + `" -> ""
`,
		},
		"the agreement is one with another party": {
			func(a *Activity) { a.Recipients.Items[0].Party, a.Recipients.Items[0].Agreement = "dk", "" },
			func(a *Activity) { a.Recipients.Items[0].Agreement = "g2" },
			[]Path{"t:recipients[r1].agreement"},
			`changed recipients[r1].party: "Cloud Inc." -> "Own A/S"
changed recipients[r1].agreement: "processor contract" -> ""
`,
		},
		"the agreement is one with the party": {
			func(a *Activity) { a.Recipients.Items[0].Agreement = "g3" },
			func(a *Activity) { a.Recipients.Items[0].Agreement = "g2" },
			[]Path{"t:recipients[r1].agreement"},
			`changed recipients[r1].agreement: "processor contract" -> "joint arrangement"
`,
		},
	} {
		ours, theirs := origin(), origin()
		c.ours(ours)
		c.theirs(theirs)
		merged, conflicts := Merge(origin(), ours, theirs)
		for _, take := range c.take {
			who, at, _ := strings.Cut(string(take), ":")
			if !slices.Contains(pathsOf(conflicts), Path(at)) {
				t.Errorf("%s: no conflict at %s in\n%s", name, at, told(conflicts))
			}
			Take(merged, map[string]Record{"o": ours, "t": theirs}[who], Path(at))
		}
		if diff := cmp.Diff(c.want, differences(reg, origin(), merged)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func ExampleMerge() {
	base := &Activity{Common: Common{Name: "Payroll"}, Purposes: []Purpose{{Key: "p1", Text: "Pay"}}}
	ours, theirs := Clone(base), Clone(base)
	ours.Purposes[0].Text = "Pay the staff"
	theirs.Name = "Wages"
	merged, conflicts := Merge(base, ours, theirs)
	fmt.Println(merged.Base().Name, merged.(*Activity).Purposes[0].Text, len(conflicts))
	// Output: Wages Pay the staff 0
}
