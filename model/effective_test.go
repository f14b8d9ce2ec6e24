package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "ropa/model"
)

// dealings is a register in which an American processor has an agreement, a tool
// and a contract that has ended.
func dealings() *Register {
	reg := new(Register)
	us := party("us", "Cloud Inc.")
	us.Country = "US"
	us.Agreements = []Agreement{
		{Key: "g0", AgreementKind: AgreementProcessor, Status: AgreementEnded},
		{Key: "g1", AgreementKind: AgreementProcessor, Status: "requested"},
		{Key: "g2", AgreementKind: AgreementJoint},
		{Key: "g3", AgreementKind: AgreementJoint},
		{Key: "g4", AgreementKind: AgreementClient},
		{Key: "g5"},
	}
	us.Tools = []Tool{
		{Key: "k1", ToolTerms: ToolTerms{Country: "IN", Mechanism: "46.2.c", Module: "2", SignedOn: "2024-01-01", TIAOn: "2024-02-02"}},
		{Key: "k2", ToolTerms: ToolTerms{Organisation: "WHO", Mechanism: "46.2.a"}},
		{Key: "k3", ToolTerms: ToolTerms{Mechanism: "45"}},
	}
	reg.Put(us)
	dk := party("dk", "Own A/S")
	dk.Own, dk.Country = Yes, "DK"
	reg.Put(dk)
	reg.Put(party("anon", "No country"))
	reg.Put(&Rule{Common: Common{UID: "rule", Name: "Books"}, RuleTerms: RuleTerms{Period: "P5Y", Law: "Act § 1", LawCountry: "DK", LawCheckedOn: "2025-01-01", Starts: []string{"contract_end"}}})
	reg.Put(&Term{Common: Common{UID: "kids", Name: "children"}, Vulnerable: Yes})
	reg.Put(&Settings{Common: Common{UID: "set"}, ReviewEvery: "P2Y"})
	return reg
}

func TestTheTransferToolInEffect(t *testing.T) {
	reg := dealings()
	a := &Activity{Recipients: Said[Recipient]{Items: []Recipient{{Key: "r1", Party: "us"}, {Key: "r2"}}}}
	for name, c := range map[string]struct {
		transfer Transfer
		importer string
		want     ToolTerms
	}{
		"nothing is said":                          {Transfer{}, "", ToolTerms{}},
		"no importer, so its own words alone":      {Transfer{Tool: "k1", ToolTerms: ToolTerms{Mechanism: "45"}}, "", ToolTerms{Mechanism: "45"}},
		"the country is the importer's":            {Transfer{Importer: "us"}, "Cloud Inc.", ToolTerms{Country: "US"}},
		"the importer is the recipient's party":    {Transfer{Recipient: "r1"}, "Cloud Inc.", ToolTerms{Country: "US"}},
		"the importer goes before the recipient":   {Transfer{Recipient: "r1", Importer: "dk"}, "Own A/S", ToolTerms{Country: "DK"}},
		"a recipient without a party":              {Transfer{Recipient: "r2"}, "", ToolTerms{}},
		"a recipient that is not there":            {Transfer{Recipient: "r9"}, "", ToolTerms{}},
		"an importer that says no country":         {Transfer{Importer: "anon"}, "No country", ToolTerms{}},
		"a tool that is not there":                 {Transfer{Importer: "us", Tool: "k9"}, "Cloud Inc.", ToolTerms{Country: "US"}},
		"all of the tool":                          {Transfer{Importer: "us", Tool: "k1"}, "Cloud Inc.", ToolTerms{Country: "IN", Mechanism: "46.2.c", Module: "2", SignedOn: "2024-01-01", TIAOn: "2024-02-02"}},
		"a tool without a country":                 {Transfer{Importer: "us", Tool: "k3"}, "Cloud Inc.", ToolTerms{Country: "US", Mechanism: "45"}},
		"a tool for an organisation":               {Transfer{Recipient: "r1", Tool: "k2"}, "Cloud Inc.", ToolTerms{Organisation: "WHO", Mechanism: "46.2.a"}},
		"what the transfer says goes first":        {Transfer{Importer: "us", Tool: "k1", ToolTerms: ToolTerms{SignedOn: "2025-05-05", Country: "BR"}}, "Cloud Inc.", ToolTerms{Country: "BR", Mechanism: "46.2.c", Module: "2", SignedOn: "2025-05-05", TIAOn: "2024-02-02"}},
		"an organisation has no country beside it": {Transfer{Importer: "us", Tool: "k1", ToolTerms: ToolTerms{Organisation: "UN"}}, "Cloud Inc.", ToolTerms{Organisation: "UN", Mechanism: "46.2.c", Module: "2", SignedOn: "2024-01-01", TIAOn: "2024-02-02"}},
		"a country has no organisation beside it":  {Transfer{Importer: "us", Tool: "k2", ToolTerms: ToolTerms{Country: "CH"}}, "Cloud Inc.", ToolTerms{Country: "CH", Mechanism: "46.2.a"}},
		"another mechanism has another module":     {Transfer{Importer: "us", Tool: "k1", ToolTerms: ToolTerms{Mechanism: "46.2.b"}}, "Cloud Inc.", ToolTerms{Country: "IN", Mechanism: "46.2.b", SignedOn: "2024-01-01", TIAOn: "2024-02-02"}},
		"the same mechanism has the same module":   {Transfer{Importer: "us", Tool: "k1", ToolTerms: ToolTerms{Mechanism: "46.2.c"}}, "Cloud Inc.", ToolTerms{Country: "IN", Mechanism: "46.2.c", Module: "2", SignedOn: "2024-01-01", TIAOn: "2024-02-02"}},
	} {
		before := c.transfer
		if diff := cmp.Diff(c.want, reg.Transfer(a, &c.transfer)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		importer := ""
		if p := reg.Importer(a, &c.transfer); p != nil {
			importer = p.Name
		}
		if importer != c.importer {
			t.Errorf("%s: the importer is %q, want %q", name, importer, c.importer)
		}
		if diff := cmp.Diff(before, c.transfer); diff != "" {
			t.Errorf("%s: the transfer itself changed:\n%s", name, diff)
		}
	}
	if got := reg.Party("us").Tools[0].Module; got != "2" {
		t.Errorf("the shared tool changed: module %q", got)
	}
}

func TestTheRetentionRuleInEffect(t *testing.T) {
	reg := dealings()
	shared := reg.Rule("rule").RuleTerms
	other := shared
	other.Period = "P1Y"
	law := shared
	law.Law, law.LawCountry, law.LawCheckedOn = "Act § 9", "", ""
	same := shared
	for name, c := range map[string]struct {
		item Retention
		want RuleTerms
	}{
		"no rule":                        {Retention{RuleTerms: RuleTerms{Criterion: "as long as needed"}}, RuleTerms{Criterion: "as long as needed"}},
		"a rule that is not there":       {Retention{Rule: "gone"}, RuleTerms{}},
		"all of the rule":                {Retention{Rule: "rule"}, shared},
		"another period":                 {Retention{Rule: "rule", RuleTerms: RuleTerms{Period: "P1Y"}}, other},
		"another law, not looked up yet": {Retention{Rule: "rule", RuleTerms: RuleTerms{Law: "Act § 9"}}, law},
		"the same law":                   {Retention{Rule: "rule", RuleTerms: RuleTerms{Law: "Act § 1"}}, same},
	} {
		if diff := cmp.Diff(c.want, reg.Retention(&c.item)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestTheAgreementInForce(t *testing.T) {
	reg := dealings()
	key := func(a *Agreement) string {
		if a == nil {
			return ""
		}
		return a.Key
	}
	for _, c := range []struct {
		recipient Recipient
		want      string
	}{
		{Recipient{Party: "us", Role: RecipientProcessor}, "g1"},
		{Recipient{Party: "us", Role: RecipientSubprocessor}, "g1"},
		{Recipient{Party: "us", Role: RecipientProcessor, Agreement: "g0"}, "g0"}, // named, though it has ended
		{Recipient{Party: "us", Role: RecipientProcessor, Agreement: "g9"}, ""},
		{Recipient{Party: "us", Role: RecipientJoint}, ""},    // two fit: which one is not said
		{Recipient{Party: "us", Role: RecipientSeparate}, ""}, // no kind belongs to it, not even the one without a kind
		{Recipient{Party: "us"}, ""},
		{Recipient{Party: "us", Agreement: "g5"}, "g5"},
		{Recipient{Party: "dk", Role: RecipientProcessor}, ""},
		{Recipient{Role: RecipientProcessor, Agreement: "g1"}, ""},
	} {
		if got := key(reg.RecipientAgreement(&c.recipient)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.recipient, got, c.want)
		}
	}
	if got := key(reg.ClientAgreement(&Client{Party: "us"})); got != "g4" {
		t.Errorf("the agreement with a client is %q, want g4", got)
	}
}

func TestWhatTheSharedRecordsSayBesideAnActivity(t *testing.T) {
	reg := dealings()
	for _, c := range []struct{ what, got, want string }{
		{"own country", string(reg.RecipientCountry(&Recipient{Party: "us", Country: "IE"})), "IE"},
		{"country of the party", string(reg.RecipientCountry(&Recipient{Party: "us"})), "US"},
		{"country of nobody", string(reg.RecipientCountry(&Recipient{})), ""},
		{"own answer", string(reg.Vulnerable(&DataSubject{Term: "kids", Vulnerable: No})), "no"},
		{"answer of the category", string(reg.Vulnerable(&DataSubject{Term: "kids"})), "yes"},
		{"answer of no category", string(reg.Vulnerable(&DataSubject{})), ""},
		{"own review", string(reg.ReviewEvery(&Activity{ReviewEvery: "P1Y"})), "P1Y"},
		{"review of the register", string(reg.ReviewEvery(&Activity{})), "P2Y"},
		{"review of no register", string(new(Register).ReviewEvery(&Activity{})), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	for _, c := range []struct {
		companies Selection
		want      string
	}{{Selection{}, ""}, {Group(), "dk"}, {These("us", "gone", "dk"), "us dk"}} {
		got := ""
		for _, p := range reg.Companies(&Activity{Companies: c.companies}) {
			if got != "" {
				got += " "
			}
			got += p.UID
		}
		if got != c.want {
			t.Errorf("companies %s: %q, want %q", c.companies, got, c.want)
		}
	}
}

// What an outline and a form show as shared is what the checks and exports take
// as the value in effect.
func TestSharedSaysWhatIsInEffect(t *testing.T) {
	reg := dealings()
	a := &Activity{
		DataSubjects: []DataSubject{{Key: "s1", Term: "kids"}},
		Clients:      []Client{{Key: "c1", Party: "us"}},
		Recipients:   Said[Recipient]{Items: []Recipient{{Key: "r1", Party: "us", Role: RecipientProcessor}}},
		Transfers:    Said[Transfer]{Items: []Transfer{{Key: "t1", Recipient: "r1", Tool: "k1", ToolTerms: ToolTerms{Organisation: "UN", Mechanism: "46.2.b"}}}},
		Retention:    Said[Retention]{Items: []Retention{{Key: "x1", Rule: "rule", RuleTerms: RuleTerms{Law: "Act § 9"}}}},
		Purposes:     []Purpose{{Key: "p1"}},
		Measures:     Said[Measure]{Items: []Measure{{Key: "m1"}}},
	}
	effective := Clone(a)
	effective.Transfers.Items[0].ToolTerms = reg.Transfer(a, &a.Transfers.Items[0])
	effective.Retention.Items[0].RuleTerms = reg.Retention(&a.Retention.Items[0])
	effective.Recipients.Items[0].Country = "US"
	effective.Recipients.Items[0].Agreement = "g1"
	effective.Clients[0].Agreement = "g4"
	effective.DataSubjects[0].Vulnerable = Yes

	w := Words{Reg: reg, Rec: a}
	o := Of(a)
	for _, f := range o.Fields() {
		for i, item := range o.Items(f) {
			shared, from := w.Shared(item)
			for _, part := range item.Fields() {
				if from != "" && item.IsZero(part) && !shared.IsZero(part) {
					item.Copy(part, shared)
				}
			}
			want := map[string]string{"data_subjects": "children", "clients": "Cloud Inc.", "recipients": "Cloud Inc.", "transfers": "Cloud Inc.", "retention": "Books"}[f.Key]
			if from != want {
				t.Errorf("%s %d is shared from %q, want %q", f.Key, i, from, want)
			}
		}
	}
	if diff := cmp.Diff(effective, a); diff != "" {
		t.Errorf("filled with what is shared (-want +got):\n%s", diff)
	}
}

func BenchmarkTransfer(b *testing.B) {
	reg := dealings()
	a := &Activity{Recipients: Said[Recipient]{Items: []Recipient{{Key: "r1", Party: "us"}}}}
	x := &Transfer{Recipient: "r1", Tool: "k1"}
	for b.Loop() {
		reg.Transfer(a, x)
	}
}

func BenchmarkRetention(b *testing.B) {
	reg := dealings()
	x := &Retention{Rule: "rule"}
	for b.Loop() {
		reg.Retention(x)
	}
}

// Terms may include one another in a circle; what they include is followed to its
// end all the same, each once.
func TestWhatATermIncludesIsFollowedToTheEnd(t *testing.T) {
	term := func(uid string, includes ...Link) *Term {
		return &Term{Common: Common{UID: uid, Name: uid}, Includes: includes}
	}
	disks := term("disks", "backup", "baseline")
	disks.Special = "health"
	reg := dealings().With(
		term("baseline", "crypto", "backup", "gone"), term("crypto", "disks", "crypto"), disks, term("backup"), term("self", "self"), term("plain", "backup"),
	)
	special, err := NewMatcher("special:yes", KindActivity, reg, "2026-11-22", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		term, want string
		special    bool
	}{
		{"baseline", "crypto backup gone disks", true},
		{"crypto", "disks backup baseline gone", true},
		{"self", "", false},
		{"plain", "backup", false},
		{"backup", "", false},
	} {
		var got []string
		for _, link := range reg.Included(reg.Term(Link(c.term))) {
			got = append(got, string(link))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s includes %v, want %s", c.term, got, c.want)
		}
		a := &Activity{Common: Common{UID: "x", Name: "x"}, PersonalData: []PersonalData{{Key: "d1", Term: Link(c.term)}}}
		if got := special.Match(Subject{Record: a}); got != c.special {
			t.Errorf("special:yes finds data of category %s: %v, want %v", c.term, got, c.special)
		}
	}
}
