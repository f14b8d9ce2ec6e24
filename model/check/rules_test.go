package check_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// A ruleCase is a rule with a record that triggers it and one that nearly does.
// Both start from a clean record. at is the path that the first finding has to
// name; hits, where it is not 1, how many there are.
type ruleCase struct {
	rule string
	at   model.Path
	hit  func(*world)
	miss func(*world)
}

// cases are those of all themes.
func cases() []ruleCase {
	return slices.Concat(organisationCases, purposeCases, dataCases, basisCases, specialCases, recipientCases,
		transferCases, toolCases, retentionCases, securityCases, processorCases, qualityCases, registerCases)
}

func TestEveryRuleHasARecordThatTriggersItAndANearMiss(t *testing.T) {
	tested := map[string]bool{}
	for _, c := range cases() {
		tested[c.rule] = true
		t.Run(c.rule, func(t *testing.T) {
			w := office()
			c.hit(w)
			found := of(w.findings(), c.rule)
			if len(found) == 0 {
				t.Fatalf("the record that should trigger it does not")
			}
			if c.at != "" && found[0].Path != c.at {
				t.Errorf("it speaks of %q, want %q: %s", found[0].Path, c.at, found[0].Message)
			}
			for _, f := range found {
				speaksIn(t, w.register(), f)
			}
			w = office()
			c.miss(w)
			for _, f := range of(w.findings(), c.rule) {
				t.Errorf("the near miss triggers it at %s: %s", f.Path, f.Message)
			}
		})
	}
	for _, r := range check.Rules() {
		if !tested[r.ID] {
			t.Errorf("rule %s has no test case", r.ID)
		}
	}
}

// Every form of a message is spoken by one of the cases, or a wrong word in its
// braces would go unseen.
func TestEveryFormOfAMessageIsSpoken(t *testing.T) {
	spoken := map[string][]string{}
	for _, c := range cases() {
		w := office()
		c.hit(w)
		for _, f := range of(w.findings(), c.rule) {
			spoken[c.rule] = append(spoken[c.rule], f.Message)
		}
	}
	word := regexp.MustCompile(`\\\{[a-z]+\\\}`)
	for _, r := range check.Rules() {
		for _, m := range r.Messages {
			form := regexp.MustCompile("^" + word.ReplaceAllString(regexp.QuoteMeta(m), ".+") + "$")
			if !slices.ContainsFunc(spoken[r.ID], form.MatchString) {
				t.Errorf("%s: no case speaks %q", r.ID, m)
			}
		}
	}
}

var judging = regexp.MustCompile(`(?i)unlawful|illegal|violat|infring|breach of|forbidden|not allowed|must `)

// speaksIn checks the form of a finding: it names an existing place in an
// existing record, and says what the record does not say.
func speaksIn(t *testing.T, reg *model.Register, f check.Finding) {
	t.Helper()
	if !strings.HasPrefix(f.Message, "the record ") && !strings.HasPrefix(f.Message, "the register ") {
		t.Errorf("message %q does not speak of the record", f.Message)
	}
	if strings.ContainsAny(f.Message, "{}") || strings.Contains(f.Message, "  ") || judging.MatchString(f.Message) {
		t.Errorf("message %q", f.Message)
	}
	if law.ArticleTitle(f.Article) == "" {
		t.Errorf("article %q is not known", f.Article)
	}
	resolves := func(uid string, path model.Path) {
		rec := reg.Record(uid)
		if rec == nil {
			t.Errorf("no record %q: %s", uid, f.Message)
		} else if path != "" {
			if _, err := model.Of(rec).At(path); err != nil {
				t.Errorf("%v: %s", err, f.Message)
			}
		}
	}
	resolves(f.UID, f.Path)
	if f.Shared != "" {
		resolves(f.Shared, f.SharedPath)
	}
	if f.Since != "" && !f.Since.Valid() {
		t.Errorf("since %q is no date: %s", f.Since, f.Message)
	}
}

func TestRulesAndLeftOutAreExactlyTheTables(t *testing.T) {
	text, err := os.ReadFile("testdata/ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(text))
	if len(want) != 154 {
		t.Fatalf("testdata/ids.txt has %d ids, want 154", len(want))
	}
	want = append(want, "DA-15") // from practice: the source does not have it
	var got []string
	for _, r := range check.Rules() {
		if !slices.Contains(got, r.ID) {
			got = append(got, r.ID)
		}
	}
	for _, l := range check.LeftOut() {
		if len(l.Reason) < 40 {
			t.Errorf("%s is left out without a reason", l.ID)
		}
		if slices.Contains(got, l.ID) {
			t.Errorf("%s is a rule and left out", l.ID)
		}
		got = append(got, l.ID)
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			t.Errorf("%s is neither a rule nor left out", id)
		}
	}
	for _, id := range got {
		if !slices.Contains(want, id) {
			t.Errorf("%s is not in the tables", id)
		}
	}
}
