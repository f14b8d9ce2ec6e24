package check_test

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ropa/model"
	"ropa/model/check"
	"ropa/model/law"
	"ropa/model/modeltest"
	"ropa/model/sample"
)

// municipal reads the register of a German town, 213 activities, as an import
// with a person beside it would: lists are taken apart, what the columns do not
// say is left unsaid, and the few data that need a flag get their shipped term.
func municipal(t testing.TB) (*model.Register, []*model.Activity) {
	text := strings.TrimPrefix(string(modeltest.Shared(t, "samples/municipal-register-de.csv")), "\ufeff")
	in := csv.NewReader(strings.NewReader(text))
	in.Comma = ';'
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	m := &town{reg: modeltest.Load(
		&model.Settings{Common: is("settings", "Musterstadt"), MainCompany: "town", Profile: "DE", Language: "de"},
		&model.Party{
			Common: is("town", "Stadt Musterstadt"), Own: model.Yes, Country: "DE", PublicAuthority: model.Yes, Employees: "800",
			Address: "Markt 1", Email: "stadt@musterstadt.example", Phone: "+49 1", DPODesignated: model.Yes, DPOName: "Datenschutz", DPOEmail: "dsb@musterstadt.example", DPONotifiedOn: "2018-06-01",
		},
	), terms: map[string]model.Link{}}
	var list []*model.Activity
	for i, row := range rows[1:] {
		cell := map[string]string{}
		for j, heading := range rows[0] {
			cell[heading] = strings.TrimSpace(row[j])
		}
		list = append(list, m.activity(i+1, cell))
	}
	for _, a := range list {
		m.reg.Put(a)
	}
	return m.reg, list
}

type town struct {
	reg   *model.Register
	terms map[string]model.Link
}

var (
	germanPeriod = regexp.MustCompile(`^(?:bis zu |mindestens )?(\d+) (Jahre?|Monate?|Wochen|Tage)\b`)
	germanArt6   = regexp.MustCompile(`lit\. ([a-f])\)?`)
	germanArt9   = regexp.MustCompile(`Art\. 9 Abs\. 2 lit\. ([a-j])`)
)

func (m *town) activity(n int, cell map[string]string) *model.Activity {
	a := &model.Activity{
		Common: model.Common{UID: fmt.Sprint("m", n), Name: cell["Bezeichnung"]}, Ref: fmt.Sprintf("PA-%04d", n),
		Role: model.RoleController, ProcessingStatus: model.StatusRunning, RecordStatus: model.RecordInReview,
		Companies: these("town"), Owners: []string{cell["Organisationseinheit"]},
		Reviews: []model.Review{{Key: "v1", On: model.Date(cell["Letzte Aktualisierung"]), Outcome: "changed"}},
	}
	for i, text := range parts(cell["Zweck"]) {
		a.Purposes = append(a.Purposes, model.Purpose{Key: fmt.Sprint("p", i), Text: text})
	}
	bases, special, _ := strings.Cut(cell["Rechtsgrundlage"], "Art. 9")
	for i, found := range unique(germanArt6.FindAllStringSubmatch(bases, -1)) {
		a.LegalBases = append(a.LegalBases, model.LegalBasis{Key: fmt.Sprint("b", i), Art6: "6.1." + found, Law: bases, LawCountry: "DE"})
	}
	for i, found := range unique(germanArt9.FindAllStringSubmatch("Art. 9"+special, -1)) {
		a.LegalBases = append(a.LegalBases, model.LegalBasis{Key: fmt.Sprint("n", i), Art9: "9.2." + found, Art9Law: cell["Rechtsgrundlage"]})
	}
	for i, text := range parts(cell["Kategorien betroffener Personen"]) {
		a.DataSubjects = append(a.DataSubjects, model.DataSubject{Key: fmt.Sprint("s", i), Term: m.term(model.VocabularyDataSubjects, text)})
	}
	for i, text := range parts(cell["Kategorien personenbezogener Daten"]) {
		a.PersonalData = append(a.PersonalData, model.PersonalData{Key: fmt.Sprint("d", i), Term: m.term(model.VocabularyPersonalData, text)})
	}
	m.recipients(a, cell["Empfänger"])
	switch text := cell["Übermittlung Drittland"]; {
	case strings.HasPrefix(text, "Nein"):
		a.Transfers = model.Said[model.Transfer]{Answer: model.AnswerNone, Reason: strings.TrimPrefix(text, "Nein")}
	case strings.HasPrefix(text, "Ja"):
		a.Transfers = listed(model.Transfer{Key: "t1", ToolTerms: model.ToolTerms{Country: "ZZ", Safeguards: text}})
	default:
		a.Transfers = model.Said[model.Transfer]{Answer: model.AnswerUnknown, Reason: text}
	}
	for i, text := range parts(cell["Löschfrist"]) {
		x := model.Retention{Key: fmt.Sprint("x", i)}
		x.Criterion = text
		if found := germanPeriod.FindStringSubmatch(text); found != nil {
			x.Period = model.Period("P" + found[1] + map[byte]string{'J': "Y", 'M': "M", 'W': "W", 'T': "D"}[found[2][0]])
		}
		a.Retention.Answer = model.AnswerListed
		a.Retention.Items = append(a.Retention.Items, x)
	}
	return a
}

func (m *town) recipients(a *model.Activity, text string) {
	role := ""
	for i, part := range parts(text) {
		if rest, ok := strings.CutPrefix(part, "Intern:"); ok {
			role, part = model.RecipientInternal, strings.TrimSpace(rest)
		} else if rest, ok := strings.CutPrefix(part, "Extern:"); ok {
			role, part = "", strings.TrimSpace(rest)
		}
		r := model.Recipient{Key: fmt.Sprint("r", i), Term: m.term(model.VocabularyRecipients, part), Role: role}
		if strings.Contains(part, "uftragsverarbeit") {
			r.Role = model.RecipientProcessor
		}
		a.Recipients.Answer = model.AnswerListed
		a.Recipients.Items = append(a.Recipients.Items, r)
	}
}

// germanTerms are words by which a person would choose a shipped term.
var germanTerms = []struct{ vocabulary, word, code string }{
	{model.VocabularyPersonalData, "gesundheit", "PD39"},
	{model.VocabularyPersonalData, "konfession", "PD46"},
	{model.VocabularyPersonalData, "religion", "PD46"},
	{model.VocabularyPersonalData, "tatvorw", "PD49"},
	{model.VocabularyPersonalData, "straf", "PD49"},
	{model.VocabularyPersonalData, "bank", "PD18"},
	{model.VocabularyDataSubjects, "beschäftigte", "DS01"},
	{model.VocabularyDataSubjects, "bewerb", "DS03"},
	{model.VocabularyDataSubjects, "kinder", "DS20"},
	{model.VocabularyDataSubjects, "schüler", "DS20"},
	{model.VocabularyRecipients, "polizei", "RC38"},
	{model.VocabularyRecipients, "finanzamt", "RC36"},
}

func (m *town) term(vocabulary, text string) model.Link {
	lower := strings.ToLower(text)
	for _, x := range germanTerms {
		if x.vocabulary == vocabulary && strings.Contains(lower, x.word) {
			return code(x.code)
		}
	}
	uid := vocabulary + " " + text
	if m.terms[uid] == "" {
		m.terms[uid] = model.Link(uid)
		m.reg.Put(&model.Term{Common: model.Common{UID: uid, Name: text}, Vocabulary: vocabulary})
	}
	return m.terms[uid]
}

// parts takes a list apart that is separated by semicolons outside brackets.
func parts(text string) (list []string) {
	depth, from := 0, 0
	for i := 0; i <= len(text); i++ {
		switch {
		case i == len(text) || text[i] == ';' && depth == 0:
			if part := strings.TrimSpace(text[from:i]); part != "" {
				list = append(list, part)
			}
			from = i + 1
		case text[i] == '(':
			depth++
		case text[i] == ')':
			depth--
		}
	}
	return list
}

func unique(found [][]string) (list []string) {
	for _, f := range found {
		if !slices.Contains(list, f[1]) {
			list = append(list, f[1])
		}
	}
	return list
}

// logCounts logs how often each rule speaks, and what the rules named in ROPA_SHOW
// say.
func logCounts(t *testing.T, reg *model.Register, list []*model.Activity) []check.Finding {
	found := allOf(check.New(reg, today, ""), reg, list)
	n := check.Count(found)
	var ids []string
	for id := range n {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(n[b]-n[a], strings.Compare(a, b)) })
	for _, id := range ids {
		r, _ := check.RuleOf(id, reg.Settings().Profile)
		t.Logf("%s %5d  %-7s %s", id, n[id], r.Severity, r.When)
	}
	for _, f := range found {
		if strings.Contains(os.Getenv("ROPA_SHOW"), f.Rule) {
			t.Logf("shown: %s %q %s: %s", f.Rule, reg.Name(f.UID), f.Path, f.Message)
		}
	}
	return found
}

func TestMunicipalRegister(t *testing.T) {
	reg, list := municipal(t)
	found := logCounts(t, reg, list)
	for _, f := range found {
		if law.ArticleTitle(f.Article) == "" || strings.ContainsAny(f.Message, "{}") {
			t.Errorf("%+v", f)
		}
	}
	n := check.Count(found)
	// What the columns of this register do not hold is found in every row; what
	// they hold must not be.
	for id, most := range map[string]int{"PU-01": 0, "DA-01": 0, "DA-02": 0, "LB-01": 20, "PU-02": 10, "QU-01": 5, "QU-06": 0, "RT-09": 5, "QU-13": 0} {
		if n[id] > most {
			t.Errorf("%s speaks %d times, want at most %d", id, n[id], most)
		}
	}
}

func TestSampleRegister(t *testing.T) {
	reg := modeltest.Load(sample.Register()...)
	var list []*model.Activity
	for _, rec := range reg.Records(model.KindActivity) {
		list = append(list, rec.(*model.Activity))
	}
	for _, f := range logCounts(t, reg, list) {
		speaksIn(t, reg, f)
	}
}
