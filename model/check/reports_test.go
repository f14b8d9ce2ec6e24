package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
)

// states returns the marks of a record as letter=state.
func states(marks []check.Mark) string {
	var list []string
	for _, m := range marks {
		list = append(list, m.Letter+"="+string(m.State))
	}
	return strings.Join(list, " ")
}

func TestCompleteness(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world)
		want   string
	}{
		"a clean record":                    {nothing, "a=said b=said c=said d=said e=none f=said g=said"},
		"a truthful none counts":            {func(w *world) { w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone} }, "a=said b=said c=said d=none e=none f=said g=said"},
		"nothing is said":                   {func(w *world) { w.a = &model.Activity{Common: is("a1", "New")} }, "a=not_said b=not_said c=not_said d=not_said e=not_said f=not_said g=not_said"},
		"the only company is not named":     {func(w *world) { w.a.Companies = model.Selection{} }, "a=not_said b=said c=said d=said e=none f=said g=said"},
		"which of two companies is open":    {func(w *world) { w.add(daughter()); w.a.Companies = model.Selection{} }, "a=not_said b=said c=said d=said e=none f=said g=said"},
		"an officer without a name":         {func(w *world) { w.party("acme").DPODesignated = model.Yes }, "a=not_said b=said c=said d=said e=none f=said g=said"},
		"a joint controller without a name": {func(w *world) { w.a.Role = model.RoleJointController }, "a=not_said b=said c=said d=said e=none f=said g=said"},
		"data subjects without data":        {func(w *world) { w.a.PersonalData = nil }, "a=said b=said c=not_said d=said e=none f=said g=said"},
		"unknown is not no": {func(w *world) {
			w.a.Transfers.Answer, w.a.Measures = model.AnswerUnknown, model.Said[model.Measure]{Answer: model.AnswerUnknown}
		}, "a=said b=said c=said d=said e=unknown f=said g=unknown"},
		"not possible, with the reason": {func(w *world) {
			w.a.Retention = model.Said[model.Retention]{Answer: model.AnswerNotPossible, Reason: "the court decides"}
		}, "a=said b=said c=said d=said e=none f=not_possible g=said"},
		"not possible, without":         {func(w *world) { w.a.Retention = model.Said[model.Retention]{Answer: model.AnswerNotPossible} }, "a=said b=said c=said d=said e=none f=not_said g=said"},
		"a transfer to who knows where": {func(w *world) { w.says(model.ToolTerms{Country: "ZZ"}) }, "a=said b=said c=said d=said e=not_said f=said g=said"},
		"a listed transfer":             {func(w *world) { w.sends("scc") }, "a=said b=said c=said d=said e=said f=said g=said"},
		"an empty time limit":           {func(w *world) { w.a.Retention.Items[0].Rule = "" }, "a=said b=said c=said d=said e=none f=not_said g=said"},
		"a time limit still to come":    {func(w *world) { w.keeps(model.RuleTerms{Criterion: "to be entered"}) }, "a=said b=said c=said d=said e=none f=not_said g=said"},
		"a start without a length": {func(w *world) {
			w.keeps(model.RuleTerms{Starts: []string{"last_entry"}, CountedFrom: "end_of_financial_year"})
		}, "a=said b=said c=said d=said e=none f=not_said g=said"},
		"a time limit in words":            {func(w *world) { w.keeps(model.RuleTerms{Criterion: "until entered in the books"}) }, "a=said b=said c=said d=said e=none f=said g=said"},
		"measures in words":                {func(w *world) { w.a.Measures, w.a.MeasuresText = model.Said[model.Measure]{}, "locked doors" }, "a=said b=said c=said d=said e=none f=said g=said"},
		"a processor's record":             {func(w *world) { w.processing() }, "a=said b=said c=none d=said"},
		"a processor without clients":      {func(w *world) { w.processing(); w.a.Clients = nil }, "a=not_said b=not_said c=none d=said"},
		"a client without processing":      {func(w *world) { w.processing().Processing = "" }, "a=said b=not_said c=none d=said"},
		"a client that cannot be reached":  {func(w *world) { w.processing(); w.party("client").Email = "" }, "a=not_said b=said c=none d=said"},
		"a company that cannot be reached": {func(w *world) { p := w.party("acme"); p.Address, p.Email, p.Phone = "", "", "" }, "a=not_said b=said c=said d=said e=none f=said g=said"},
		"a company abroad":                 {func(w *world) { w.party("acme").Country = "US" }, "a=not_said b=said c=said d=said e=none f=said g=said"},
	} {
		t.Run(name, func(t *testing.T) {
			w := office()
			c.change(w)
			marks := w.checker().Completeness(w.a)
			if got := states(marks); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for _, m := range marks {
				if _, err := model.Of(w.a).At(m.Path); err != nil {
					t.Error(err)
				}
				if !strings.HasSuffix(m.Article, "("+m.Letter+")") || law.ArticleTitle(m.Article) == "" {
					t.Errorf("article %q of letter %s", m.Article, m.Letter)
				}
			}
		})
	}
}

// What is not said, and asked for, is also an error of the rules.
func TestCompletenessAndErrorsAgree(t *testing.T) {
	errors := map[string][]string{
		"30(1)(a)": {"OR-01"}, "30(2)(a)": {"OR-01"}, "30(1)(b)": {"PU-01"}, "30(1)(c)": {"DA-01", "DA-02"}, "30(1)(d)": {"RE-01"}, "30(1)(f)": {"RT-01"}, "30(1)(g)": {"SE-01"},
		"30(2)(b)": {"PR-02", "PR-01"}, "30(2)(d)": {"SE-01"},
	}
	for _, w := range []*world{{a: &model.Activity{Common: is("a1", "x")}}, {a: &model.Activity{Common: is("a1", "x"), Role: model.RoleProcessor}}} {
		w.on = today
		c := w.checker()
		found := c.Activity(w.a)
		for _, m := range c.Completeness(w.a) {
			for _, rule := range errors[m.Article] {
				if len(of(found, rule)) > 0 {
					rule = ""
				}
				if rule == "" {
					break
				}
				if rule == errors[m.Article][len(errors[m.Article])-1] {
					t.Errorf("%s is %s, and no rule finds it", m.Article, m.State)
				}
			}
		}
	}
}

func TestEvidence(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world)
		want   string
	}{
		"a clean record": {nothing, "not_needed not_needed present not_needed not_needed present"},
		"all of it": {func(w *world) {
			w.interest()
			w.health()
			w.sends("scc")
			w.a.DPIARequired, w.a.DPIAStatus = model.Yes, "done"
		}, "present present present present present present"},
		"all of it missing": {func(w *world) {
			b := w.interest()
			b.BalancingOn, b.BalancingDoc = "", ""
			w.health().Art9 = ""
			w.says(model.ToolTerms{Country: "US"})
			w.party("print").Agreements[0].Status = "missing"
			w.a.DPIARequired, w.a.Notices = model.Yes, nil
		}, "missing missing missing missing missing missing"},
		"stale": {func(w *world) {
			w.interest()
			w.doc("test").ExpiresOn = "2026-01-31"
			w.party("print").Agreements[0].ExpiresOn = "2026-01-31"
			w.sends("dpf").DPFCheckedOn = "2025-01-31"
			w.a.DPIARequired, w.a.DPIAStatus, w.a.DPIANextOn = model.Yes, "done", "2026-01-31"
			w.doc("notice").ExpiresOn = "2026-01-31"
		}, "stale not_needed stale stale stale stale"},
		"undecided": {func(w *world) {
			w.a.SpecialData, w.a.Transfers.Answer, w.a.DPIARequired = "unknown", model.AnswerUnknown, model.Unknown
			w.recipient(0).Role = model.RecipientUndecided
		}, "not_needed undecided undecided undecided undecided present"},
		"a mute does not make evidence": {func(w *world) {
			w.a.Notices = nil
			w.a.Mutes = []model.Mute{{Key: "k1", Check: "PU-09", Reason: "one notice for all"}}
		}, "not_needed not_needed present not_needed not_needed missing"},
		"a processor":                           {func(w *world) { w.processing() }, "not_needed not_needed present not_needed not_needed not_needed"},
		"a recipient abroad without a transfer": {func(w *world) { w.recipient(0).Country = "IN" }, "not_needed not_needed present missing not_needed present"},
	} {
		t.Run(name, func(t *testing.T) {
			w := office()
			c.change(w)
			var got []string
			for _, e := range w.checker().Evidence(w.a) {
				got = append(got, string(e.State))
				if _, err := model.Of(w.a).At(e.Path); err != nil {
					t.Error(err)
				}
				if (e.State == check.Missing || e.State == check.Stale) && e.Reason == "" {
					t.Errorf("%s is %s without a reason", e.Kind, e.State)
				}
			}
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Evidence is not needed only where the record says what makes it so.
func TestWhatIsNotSaidIsNotTakenForNotNeeded(t *testing.T) {
	for _, c := range []struct {
		kind, said string
		change     func(*world)
		want       check.EvidenceState
	}{
		{check.BalancingTest, "nothing", func(w *world) { w.a.LegalBases = nil }, check.Undecided},
		{check.BalancingTest, "a law, no basis", func(w *world) { w.a.LegalBases = []model.LegalBasis{{Key: "b1", Law: "the Act"}} }, check.Undecided},
		{check.BalancingTest, "a basis for one purpose of two", func(w *world) {
			w.a.Purposes = append(w.a.Purposes, model.Purpose{Key: "p2", Text: "send offers"})
			w.a.LegalBases = []model.LegalBasis{{Key: "b1", Art6: "6.1.b", Scope: model.Scope{Purposes: these("p1")}}}
		}, check.Undecided},
		{check.BalancingTest, "other bases", nothing, check.NotNeeded},
		{check.BalancingTest, "an interest", func(w *world) { w.interest() }, check.Present},
		{check.Art9Condition, "nothing", func(w *world) { w.a.SpecialData = "" }, check.Undecided},
		{check.Art9Condition, "unknown", func(w *world) { w.a.SpecialData = "unknown" }, check.Undecided},
		{check.Art9Condition, "none", nothing, check.NotNeeded},
		{check.Art9Condition, "unsolicited", func(w *world) { w.a.SpecialData = "unsolicited" }, check.NotNeeded},
		{check.Art9Condition, "said", func(w *world) { w.health() }, check.Present},
		{check.ProcessorContract, "nothing", func(w *world) { w.a.Recipients = model.Said[model.Recipient]{} }, check.Undecided},
		{check.ProcessorContract, "unknown", func(w *world) { w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerUnknown} }, check.Undecided},
		{check.ProcessorContract, "listed, none named", func(w *world) { w.a.Recipients.Items = nil }, check.Undecided},
		{check.ProcessorContract, "a recipient without a role", func(w *world) { w.recipient(0).Role = "" }, check.Undecided},
		{check.ProcessorContract, "none", func(w *world) { w.a.Recipients = model.Said[model.Recipient]{Answer: model.AnswerNone} }, check.NotNeeded},
		{check.ProcessorContract, "others", func(w *world) { w.a.Recipients.Items = w.a.Recipients.Items[1:] }, check.NotNeeded},
		{check.ProcessorContract, "said", nothing, check.Present},
		{check.TransferTool, "nothing", func(w *world) { w.a.Transfers.Answer = "" }, check.Undecided},
		{check.TransferTool, "unknown", func(w *world) { w.a.Transfers.Answer = model.AnswerUnknown }, check.Undecided},
		{check.TransferTool, "none", nothing, check.NotNeeded},
		{check.TransferTool, "said", func(w *world) { w.sends("scc") }, check.Present},
		{check.DPIA, "nothing", func(w *world) { w.a.DPIARequired = "" }, check.Undecided},
		{check.DPIA, "unknown", func(w *world) { w.a.DPIARequired = model.Unknown }, check.Undecided},
		{check.DPIA, "none", nothing, check.NotNeeded},
		{check.DPIA, "said", func(w *world) { w.a.DPIARequired, w.a.DPIAStatus = model.Yes, "done" }, check.Present},
		{check.PrivacyNotice, "nothing", func(w *world) { w.a.Notices = nil }, check.Missing},
		{check.PrivacyNotice, "said", nothing, check.Present},
	} {
		t.Run(c.kind+" "+c.said, func(t *testing.T) {
			w := office()
			c.change(w)
			for _, e := range w.checker().Evidence(w.a) {
				if e.Kind == c.kind && e.State != c.want {
					t.Errorf("%s, want %s", e.State, c.want)
				}
			}
		})
	}
}

// own adds data of a category of our own, which says of itself whether it is of
// Article 10.
func (w *world) own(criminal model.Answer) {
	w.add(&model.Term{Common: is("own", "vetting"), Vocabulary: model.VocabularyPersonalData, Criminal: criminal})
	w.a.PersonalData = append(w.a.PersonalData, model.PersonalData{Key: "d7", Term: "own"})
}

func TestDuty(t *testing.T) {
	small := func(w *world) { w.party("acme").Employees = "40"; w.a.Occasional = model.Yes }
	for name, c := range map[string]struct {
		change           func(*world)
		inForce, pending model.Answer
		reason           string // part of the reason of the version in force
	}{
		"large and regular":    {nothing, model.Yes, model.No, "not occasional"},
		"large and occasional": {func(w *world) { w.a.Occasional = model.Yes }, model.Yes, model.No, "400 persons"},
		"small and regular":    {func(w *world) { small(w); w.a.Occasional = model.No }, model.Yes, model.No, "not occasional"},
		"small and occasional": {small, model.No, model.No, "Acme A/S has 40 persons, fewer than 250 (each company is counted by itself)"},
		"two small companies": {func(w *world) {
			small(w)
			other := daughter()
			other.Employees = "220"
			w.add(other)
			w.a.Companies = these("acme", other.UID)
		}, model.No, model.No, "the largest company, Acme II, has 220 persons, fewer than 250 (each company is counted by itself)"},
		"small, and it is not said":   {func(w *world) { small(w); w.a.Occasional = "" }, model.Unknown, model.No, "whether it is occasional"},
		"small with health data":      {func(w *world) { small(w); w.health() }, model.Yes, model.No, "special categories: diagnoses"},
		"small with convictions":      {func(w *world) { small(w); w.crime() }, model.Yes, model.No, "convictions and offences"},
		"small with a DPIA":           {func(w *world) { small(w); w.a.DPIARequired = model.Yes }, model.Yes, model.Yes, "impact assessment"},
		"small, core activity":        {func(w *world) { small(w); w.a.DPOCoreActivity = model.Yes }, model.No, model.Yes, ""},
		"small with vulnerable":       {func(w *world) { small(w); w.people("DS19") }, model.Yes, model.No, "vulnerable people: patients"},
		"size not said":               {func(w *world) { small(w); w.party("acme").Employees = "" }, model.Unknown, model.Unknown, "how many persons"},
		"very large":                  {func(w *world) { w.party("acme").Employees = "1000" }, model.Yes, model.Yes, "not occasional"},
		"public body":                 {func(w *world) { w.public(); small(w) }, model.No, model.Yes, ""},
		"company not said":            {func(w *world) { small(w); w.add(daughter()); w.a.Companies = model.Selection{} }, model.Unknown, model.Unknown, "which company"},
		"company not named, only one": {func(w *world) { small(w); w.a.Companies = model.Selection{} }, model.Unknown, model.Unknown, "which company"},
		"high risk not said":          {func(w *world) { small(w); w.a.DPIARequired = "" }, model.Unknown, model.Unknown, "likely to result in a risk"},
		"a case of Art. 35(3)":        {func(w *world) { small(w); w.a.DPIAListedCase = "35.3.b" }, model.Yes, model.Yes, "35.3.b"},
		"special data not known":      {func(w *world) { small(w); w.a.SpecialData = "unknown" }, model.Unknown, model.No, "special categories"},
		"special data not said":       {func(w *world) { small(w); w.a.SpecialData = "" }, model.Unknown, model.No, "whether special categories are processed"},
		"special data sent unasked":   {func(w *world) { small(w); w.a.SpecialData = "unsolicited" }, model.Unknown, model.No, "whether special categories that people send unasked are kept"},
		"said to be none, no data":    {func(w *world) { small(w); w.a.PersonalData = nil }, model.Unknown, model.No, "convictions"},
		"an own category, not marked": {func(w *world) { small(w); w.own("") }, model.Unknown, model.No, "convictions and offences in vetting"},
		"an own category, not known":  {func(w *world) { small(w); w.own(model.Unknown) }, model.Unknown, model.No, "convictions and offences in vetting"},
		"an own category, marked no":  {func(w *world) { small(w); w.own(model.No) }, model.No, model.No, "without data on convictions"},
		"a category that may be":      {func(w *world) { small(w); w.data("PD50") }, model.Unknown, model.No, "convictions and offences in security screening"},
		"free text":                   {func(w *world) { small(w); w.data("PD63") }, model.Unknown, model.No, "convictions and offences in free-text notes"},
		"a set with one not marked": {func(w *world) {
			small(w)
			w.own("")
			w.add(&model.Term{Common: is("set", "records of staff"), Vocabulary: model.VocabularyPersonalData, Criminal: model.No, Includes: []model.Link{code("PD01"), "own"}})
			w.a.PersonalData[len(w.a.PersonalData)-1].Term = "set"
		}, model.Unknown, model.No, "convictions and offences in records of staff"},
		"no data, so nothing is known": {func(w *world) { small(w); w.a.PersonalData, w.a.SpecialData = nil, "" }, model.Unknown, model.No, "special categories"},
	} {
		t.Run(name, func(t *testing.T) {
			w := office()
			c.change(w)
			got := w.checker().Duty(w.a)
			if len(got) != 2 || got[0].Pending || !got[1].Pending {
				t.Fatalf("%+v, want the version in force and the pending one", got)
			}
			if got[0].Due != c.inForce || got[1].Due != c.pending || !strings.Contains(got[0].Reason, c.reason) {
				t.Errorf("in force %s (%s), pending %s (%s)", got[0].Due, got[0].Reason, got[1].Due, got[1].Reason)
			}
		})
	}
}

// suggested returns the suggestions for a path as values.
func (w *world) suggested(path model.Path) (values []string) {
	for _, s := range w.checker().Suggest(w.a) {
		if s.Path == path {
			values = append(values, s.Value)
		}
	}
	return values
}

func TestSuggest(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world)
		path   model.Path
		want   []string
	}{
		"nothing for a clean record": {nothing, "dpia_criteria", nil},
		"criteria from flags":        {func(w *world) { w.people("DS19"); w.health() }, "dpia_criteria", []string{"vulnerable", "sensitive"}},
		"criteria from answers":      {func(w *world) { w.a.LargeScale, w.a.Profiling = model.Yes, model.Yes }, "dpia_criteria", []string{"eval", "scale"}},
		"criteria not entered yet":   {func(w *world) { w.people("DS19"); w.a.DPIACriteria = []string{"vulnerable"} }, "dpia_criteria", nil},
		"a vulnerable own category":  {func(w *world) { w.a.DataSubjects[0].Vulnerable = model.Yes }, "dpia_criteria", []string{"vulnerable"}},
		"a case of Art. 35(3)":       {func(w *world) { w.health(); w.a.LargeScale = model.Yes }, "dpia_listed_case", []string{"35.3.b"}},
		"a DPIA for two criteria":    {func(w *world) { w.people("DS19"); w.health(); w.a.DPIARequired = "" }, "dpia_required", []string{"yes"}},
		"no DPIA against the record": {func(w *world) { w.people("DS19"); w.health() }, "dpia_required", nil},
		"the only company":           {func(w *world) { w.a.Companies = model.Selection{} }, "companies", []string{"acme"}},
		"neither of two companies":   {func(w *world) { w.add(daughter()); w.a.Companies = model.Selection{} }, "companies", nil},
		"no company over one said":   {nothing, "companies", nil},
		"the usual role":             {func(w *world) { w.recipient(1).Role = "" }, "recipients[r2].role", []string{"separate_controller"}},
		"the usual category":         {nothing, "recipients[r1].term", []string{model.TermUID("RC19")}},
		"no role over what is said":  {nothing, "recipients[r2].role", nil},
		"children":                   {func(w *world) { w.people("DS20"); w.a.Children = "" }, "children", []string{"yes"}},
		"special data":               {func(w *world) { w.health(); w.a.SpecialData = "" }, "special_data", []string{"processed"}},
		"the law for the number":     {func(w *world) { w.data("PD09") }, "personal_data[dPD09].national_id_law", []string{"Databeskyttelsesloven § 11"}},
		"the law for convictions":    {func(w *world) { w.crime().Art10Law = "" }, "legal_bases[b8].art10_law", []string{"Databeskyttelsesloven § 8"}},
		"no law for the convictions of other bases": {func(w *world) {
			w.crime().Art10Law = ""
			w.a.LegalBases[0].Scope.PersonalData = these("d1")
		}, "legal_bases[b1].art10_law", nil},
		"no role that is none":               {func(w *world) { w.a.Recipients.Items[1].Role = ""; w.party("bank").Term = code("RC24") }, "recipients[r2].role", []string{"processor"}},
		"a statutory period to adopt":        {func(w *world) { w.a.Retention = model.Said[model.Retention]{} }, "retention", []string{""}},
		"a period where the only company is": {func(w *world) { w.a.Companies, w.a.Retention = model.Selection{}, model.Said[model.Retention]{} }, "retention", []string{""}},
		"a rule that the register has": {func(w *world) {
			p, _ := law.StatutoryPeriodOf(1, today)
			r := check.StatutoryRule(p)
			r.UID = "books"
			w.add(r)
			w.a.Retention.Items = w.a.Retention.Items[:1]
		}, "retention", []string{"books"}},
		"an own rule, where no period is shipped": {func(w *world) {
			w.party("acme").Country = "PL"
			w.a.Name, w.a.Retention = "Payroll", model.Said[model.Retention]{}
			terms := model.RuleTerms{Countries: []model.Country{"PL"}, Period: "P3Y"}
			w.add(&model.Rule{Common: is("pl", "Wages, Poland"), RuleTerms: terms})
			w.add(&model.Rule{Common: is("cctv", "CCTV, Poland"), RuleTerms: terms})
		}, "retention", []string{"pl"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := office()
			c.change(w)
			if diff := cmp.Diff(c.want, w.suggested(c.path)); diff != "" {
				t.Error(diff)
			}
			for _, s := range w.checker().Suggest(w.a) {
				if s.Reason == "" || s.Label == "" || (s.Value == "") != (s.Rule != nil) {
					t.Errorf("%+v has no reason, no label, or neither value nor rule", s)
				}
				if _, err := model.Of(w.a).At(s.Path); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// Every statutory period can be adopted as it is.
func TestStatutoryRulesCanBeSaved(t *testing.T) {
	reg := office().register()
	for _, p := range law.StatutoryPeriods() {
		r := check.StatutoryRule(p)
		r.UID = model.NewUID()
		if err := model.Validate(r, reg); err != nil {
			t.Errorf("period %d: %v", p.Number, err)
		}
	}
}

func TestEveryTemplateCanBeSaved(t *testing.T) {
	for _, s := range law.Starters() {
		for _, country := range []string{"DK", "DE", "NL", "Poland", "us"} {
			w := office()
			a, more, err := w.checker().Template(s.Code, country)
			if err != nil {
				t.Fatal(err)
			}
			reg := w.register()
			for _, rec := range more {
				reg.Put(rec)
				if err := model.Validate(rec, reg); err != nil {
					t.Errorf("%s %s: %v", s.Code, country, err)
				}
			}
			a.Companies = model.Selection{} // the office has no uid of the right form
			if err := model.Validate(a, reg); err != nil {
				t.Errorf("%s %s: %v", s.Code, country, err)
			}
			for _, f := range check.New(reg, today, "").Activity(a) {
				if f.Severity == check.Error {
					t.Errorf("%s %s is a draft, and %s is an error", s.Code, country, f.Rule)
				}
			}
		}
	}
}

func TestTemplate(t *testing.T) {
	w := office()
	a, more, err := w.checker().Template("payroll", "DK")
	if err != nil {
		t.Fatal(err)
	}
	if a.RecordStatus != model.RecordDraft || len(a.Purposes) != 2 || a.LegalBases[0].Art6 != "6.1.c" || !a.Companies.Has("acme") {
		t.Errorf("%+v", a)
	}
	if len(more) != 1 || more[0].(*model.Rule).Law != "Bogføringsloven (Act 700 of 24 May 2022) § 12" || string(a.Retention.Items[0].Rule) != more[0].Base().UID {
		t.Errorf("records %+v, want the Danish rule, linked", more)
	}
	for _, rec := range more {
		w.add(rec)
	}
	if _, more, _ = w.checker().Template("payroll", "DK"); len(more) != 0 {
		t.Errorf("the rule is there already, and comes again: %+v", more)
	}

	w.public()
	if a, _, _ := w.checker().Template("recruitment", ""); a.LegalBases[0].Art6 != "6.1.e" {
		t.Errorf("a public body recruits on %s", a.LegalBases[0].Art6)
	}
	empty := check.New(new(model.Register), today, "")
	if _, more, err := empty.Template("cctv", ""); err != nil || !slices.ContainsFunc(more, func(r model.Record) bool { return r.Base().UID == model.TermUID("PD16") }) {
		t.Errorf("an empty register needs the terms too: %d records, %v", len(more), err)
	}
	for _, c := range [][3]string{{"payrol", "DK", `did you mean "payroll"`}, {"zzzzzzzz", "DK", "there are recruitment"}, {"payroll", "Narnia", "no country code"}} {
		if _, _, err := empty.Template(c[0], c[1]); err == nil || !strings.Contains(err.Error(), c[2]) {
			t.Errorf("Template(%q, %q): %v, want %q", c[0], c[1], err, c[2])
		}
	}
}
