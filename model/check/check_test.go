package check_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// only returns the findings of the world's activity by one rule.
func (w *world) only(rule string) []check.Finding {
	return of(w.checker().Activity(w.a), rule)
}

func TestErrorsAreForRunningProcessing(t *testing.T) {
	for _, c := range []struct {
		processing, record string
		want               check.Severity
	}{
		{model.StatusRunning, model.RecordInReview, check.Error},
		{model.StatusRunning, "", check.Error},
		{"", "", check.Error}, // silence is no excuse
		{model.StatusRunning, model.RecordDraft, check.Warning},
		{model.StatusPlanned, "", check.Warning},
		{model.StatusEnded, "", check.Warning},
	} {
		w := office()
		w.a.Purposes, w.a.ProcessingStatus, w.a.RecordStatus = nil, c.processing, c.record
		found := w.only("PU-01")
		if len(found) != 1 || found[0].Severity != c.want {
			t.Errorf("processing %q, record %q: %+v, want one %s", c.processing, c.record, found, c.want)
		}
	}
}

func TestAProfileChangesSeverity(t *testing.T) {
	for _, c := range []struct {
		rule, profile string
		want          check.Severity
		change        func(*world)
	}{
		{"RT-04", "", check.Warning, func(w *world) { w.keeps(model.RuleTerms{Criterion: "as long as necessary"}) }},
		{"RT-04", "EU", check.Warning, func(w *world) { w.keeps(model.RuleTerms{Criterion: "as long as necessary"}) }},
		{"RT-04", "IE", check.Error, func(w *world) { w.keeps(model.RuleTerms{Criterion: "as long as necessary"}) }},
		{"RT-04", "DE", check.Error, func(w *world) { w.keeps(model.RuleTerms{Criterion: "solange erforderlich"}) }},
		{"DA-03", "SE", check.Warning, func(w *world) { w.people("DS08", "DS10"); w.a.PersonalData[0].Scope = model.Scope{} }},
		{"DA-03", "DK", check.Error, func(w *world) { w.people("DS08", "DS10"); w.a.PersonalData[0].Scope = model.Scope{} }},
		{"QU-01", "EU", check.Warning, func(w *world) { w.a.MeasuresText = "see policy" }},
		{"QU-01", "DE", check.Hint, func(w *world) { w.a.MeasuresText = "siehe Sicherheitskonzept" }},
	} {
		w := office()
		c.change(w)
		w.settings().Profile, w.profile = c.profile, "" // from the settings
		found := w.only(c.rule)
		if len(found) != 1 || found[0].Severity != c.want {
			t.Errorf("%s in profile %q: %+v, want one %s", c.rule, c.profile, found, c.want)
		}
	}
}

func TestRulesAreInForceFromTheirDay(t *testing.T) {
	w := office()
	german(w)
	w.on = "2024-12-31"
	if found := w.only("RT-12"); len(found) > 0 {
		t.Errorf("vouchers were kept for ten years until 2024: %s", found[0].Message)
	}
	w.on = "2025-01-01"
	if found := w.only("RT-12"); len(found) != 1 {
		t.Errorf("RT-12 on %s: %v, want one", w.on, found)
	}
}

func TestMutesSilenceWarningsWithAReason(t *testing.T) {
	w := office()
	w.a.Owners, w.a.Unit, w.a.Purposes = nil, "", nil
	w.a.Mutes = []model.Mute{
		{Key: "k1", Check: "PU-08", Reason: "one-man office"},
		{Key: "k2", Check: "PU-01", Reason: "we do not want to say"},
	}
	found := w.only("PU-08")
	if len(found) != 1 || !found[0].Muted || found[0].MuteReason != "one-man office" {
		t.Errorf("a muted warning: %+v", found)
	}
	if found := w.only("PU-01"); len(found) != 1 || found[0].Muted {
		t.Errorf("an error cannot be muted: %+v", found)
	}
	w.a.Mutes[0].Reason = ""
	if found := w.only("PU-08"); len(found) != 1 || found[0].Muted {
		t.Errorf("a mute without a reason has no effect: %+v", found)
	}
	if got := check.Worst([]check.Finding{{Severity: check.Warning, Muted: true}, {Severity: check.Hint}}); got != check.Hint {
		t.Errorf("Worst = %s, want hint", got)
	}
}

func TestMutesReachFindingsOfTheWholeRegister(t *testing.T) {
	w := office()
	w.another("a2", func(a *model.Activity) {
		a.Name = w.a.Name
		a.Mutes = []model.Mute{{Key: "k1", Check: "PU-05", Reason: "two branches"}}
	})
	if found := of(w.findings(), "PU-05"); len(found) != 1 || !found[0].Muted {
		t.Errorf("%+v, want one muted finding", found)
	}
}

func TestAFindingLeadsToTheSharedRecord(t *testing.T) {
	w := office()
	w.sends("dpf")
	w.party("mailer").Tools[1].DPFCheckedOn = "2025-01-10"
	want := []check.Finding{{
		Rule: "TR-09", Severity: check.Warning, Article: "45", UID: "a1", Path: "transfers[t1].tool",
		Shared: "mailer", SharedPath: "tools[dpf].dpf_checked_on", Since: "2026-01-11",
		Message: "the record does not say that Mailer Inc. is still on the list: checked on 2025-01-10, and the certification is yearly",
	}}
	if diff := cmp.Diff(want, w.only("TR-09")); diff != "" {
		t.Error(diff)
	}
	w.a.Transfers.Items[0].DPFCheckedOn = "2025-01-10" // now the activity says it itself
	if found := w.only("TR-09"); len(found) != 1 || found[0].Shared != "" || found[0].Path != "transfers[t1].dpf_checked_on" {
		t.Errorf("%+v", found)
	}
}

func TestWhatIsDueLaterIsFoundThen(t *testing.T) {
	w := office()
	w.sends("dpf")
	w.a.NextReviewOn = "2027-02-01"
	w.party("print").Agreements[0].ExpiresOn = "2027-01-31"
	if found := w.findings(); check.Worst(found) >= check.Warning {
		t.Fatalf("today: %+v", found)
	}
	w.on = "2027-06-01"
	since := map[string]law.Date{}
	for _, f := range w.findings() {
		if f.Since > today {
			since[f.Rule] = f.Since
		}
	}
	want := map[string]law.Date{"QU-03": "2027-05-02", "QU-04": "2027-02-02", "RE-03": "2027-02-01", "TR-09": "2027-03-02"}
	for rule, day := range want {
		if since[rule] != day {
			t.Errorf("%s is due on %q, want %q", rule, since[rule], day)
		}
	}
}

// The story of the issue: what a stranger enters, and what the register says.
func TestAStrangerSeesFourFindings(t *testing.T) {
	w := office()
	w.says(model.ToolTerms{Country: "US", Mechanism: "privacy_shield"})
	w.health().Art9 = ""
	w.keeps(model.RuleTerms{Criterion: "as long as necessary"})
	w.party("print").Agreements, w.recipient(0).Agreement = nil, ""
	found := w.checker().Activity(w.a)
	for _, want := range []struct {
		rule, article string
		path          model.Path
	}{
		{"TR-11", "44", "transfers[t1].mechanism"},
		{"LB-13", "9(2)", "personal_data[d9].term"},
		{"RT-04", "30(1)(f)", "retention[x1].criterion"},
		{"RE-03", "28(3)", "recipients[r1].agreement"},
	} {
		f := of(found, want.rule)
		if len(f) != 1 || f[0].Article != want.article || f[0].Path != want.path {
			t.Errorf("%s: %+v, want article %s at %s", want.rule, f, want.article, want.path)
		}
	}
}

func TestHistoryDiffers(t *testing.T) {
	for _, c := range []struct {
		on        law.Date
		mechanism string
		want      int
	}{
		{"2020-01-01", "privacy_shield", 0},
		{"2020-07-16", "privacy_shield", 1},
		{"2026-11-22", "privacy_shield", 1},
		{"2022-12-27", "scc_2010", 0},
		{"2022-12-28", "scc_2010", 1},
		{"2015-10-06", "safe_harbour", 0}, // the rules are of the GDPR
	} {
		w := office()
		w.says(model.ToolTerms{Country: "US", Mechanism: c.mechanism})
		w.on = c.on
		if found := w.only("TR-11"); len(found) != c.want {
			t.Errorf("%s on %s: %+v, want %d findings", c.mechanism, c.on, found, c.want)
		}
	}
}

func TestOrderIsThatOfTheRulesAndTheSameEachTime(t *testing.T) {
	w := office()
	w.a.LegalBases, w.a.Recipients, w.a.Measures, w.a.Unit, w.a.Owners = nil, model.Said[model.Recipient]{}, model.Said[model.Measure]{}, "", nil
	w.plenty(150, true)
	first := w.findings()
	for range 3 {
		if diff := cmp.Diff(first, w.findings()); diff != "" {
			t.Fatal(diff)
		}
	}
	place := map[string]int{}
	for i, r := range check.Rules() {
		place[r.ID] = i
	}
	found := w.checker().Activity(w.a)
	if !slices.IsSortedFunc(found, func(a, b check.Finding) int { return place[a.Rule] - place[b.Rule] }) {
		t.Error("the findings of an activity are not in the order of the rules")
	}
}

func TestActivityAndRecordAgree(t *testing.T) {
	w := office()
	w.a.Purposes = nil
	c := w.checker()
	if diff := cmp.Diff(c.Activity(w.a), c.Record(w.a)); diff != "" {
		t.Error(diff)
	}
}

func TestFindingAsJSON(t *testing.T) {
	w := office()
	w.a.Purposes = nil
	got, err := json.Marshal(w.only("PU-01")[0])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"rule":"PU-01","severity":"error","article":"30(1)(b)","uid":"a1","path":"purposes","message":"the record does not say what the processing is for"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var back check.Finding
	if err := json.Unmarshal(got, &back); err != nil || back.Severity != check.Error {
		t.Errorf("read back %+v, %v", back, err)
	}
	if _, err := check.ParseSeverity("grave"); err == nil || !strings.Contains(err.Error(), "hint, warning, error") {
		t.Errorf("ParseSeverity: %v", err)
	}
}

func TestRuleOf(t *testing.T) {
	for _, c := range []struct {
		id, profile string
		want        check.Severity
	}{{"RT-04", "", check.Warning}, {"RT-04", "DE", check.Error}, {"RT-04", "SE", check.Warning}, {"RE-09", "", check.Warning}} {
		if r, ok := check.RuleOf(c.id, c.profile); !ok || r.Severity != c.want || r.When == "" || len(r.Messages) == 0 {
			t.Errorf("RuleOf(%q, %q) = %+v, %v", c.id, c.profile, r, ok)
		}
	}
	if r, ok := check.RuleOf("XX-01", ""); ok {
		t.Errorf("RuleOf of an unknown id: %+v", r)
	}
}
