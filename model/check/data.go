package check

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// Shipped terms that rules speak of, by the number in their code.
var (
	staff          = set(1, 2, 3, 4, 5, 6) // DS: whose data are HR data
	employees      = set(1)
	applicants     = set(3)
	contactPersons = set(9, 13)
	thirdPersons   = set(6, 20, 26) // relatives, children, passers-by
	children       = set(20)
	passersBy      = set(26)

	nationalNumbers = set(9, 10) // PD
	religion        = set(46)
	absence         = set(32)
	freeText        = set(63)
	video           = set(16)
)

// payrollNumber are the countries where payroll takes the national number.
var payrollNumber = []model.Country{"DK", "SE", "NO", "NL", "IE", "FR"}

// dataRules are the rules on people and data.
var dataRules = map[string]func(*facts){
	"DA-01": func(k *facts) {
		if len(k.subjects) == 0 {
			k.find("data_subjects")
		}
		for i := range k.subjects {
			if s := &k.subjects[i]; s.Term == "" {
				k.say(1, spot{path: at("data_subjects", s.Key, "term")}, "item", strconv.Itoa(i+1))
			}
		}
	},
	"DA-02": func(k *facts) {
		if len(k.data) == 0 {
			k.find("personal_data")
		}
		for i := range k.data {
			if d := &k.data[i]; d.Term == "" && d.Detail == "" {
				k.say(1, spot{path: at("personal_data", d.Key, "term")}, "item", strconv.Itoa(i+1))
			}
		}
	},
	"DA-03": func(k *facts) {
		if len(k.subjects) < 2 || len(k.data) == 0 {
			return
		}
		g := k.grid(dataPeople)
		if !slices.Contains(g.unsaid, false) {
			k.say(1, spot{path: "personal_data"})
			return
		}
		for i := range k.data {
			if g.unsaid[i] {
				k.find(at("personal_data", k.data[i].Key, "scope"), "data", k.dataName(i))
			}
		}
	},
	"DA-04": func(k *facts) {
		g := k.grid(dataPeople)
		if len(k.data) == 0 || slices.Contains(g.unsaid, true) {
			return // whom those are about is not said: DA-03
		}
		for j := range k.subjects {
			if !g.reached(j) {
				k.find(item("data_subjects", k.subjects[j].Key), "subjects", k.subjectName(j))
			}
		}
	},
	"DA-05": func(k *facts) {
		for i := range k.data {
			d := &k.data[i]
			vagueDetail := d.Detail != "" && k.tokens.only(d.Detail, vagueCategories)
			switch {
			case d.term.vague && (d.Detail == "" || vagueDetail):
				k.find(at("personal_data", d.Key, "term"), "text", clip(d.term.Name))
			case d.Term == "" && vagueDetail:
				k.find(at("personal_data", d.Key, "detail"), "text", clip(d.Detail))
			}
		}
	},
	"DA-06": func(k *facts) {
		if !k.kinds.meets(freeText) || k.FreeTextRule != "" {
			return
		}
		k.find("free_text_rule")
	},
	"DA-07": func(k *facts) {
		for i := range k.data {
			if d := &k.data[i]; d.term.nationalID && d.NationalIDLaw == "" {
				k.find(at("personal_data", d.Key, "national_id_law"), "data", k.dataName(i))
			}
		}
	},
	"DA-08": func(k *facts) {
		if len(k.data) == 0 || k.kinds.meets(nationalNumbers) || k.hasNationalID() {
			return
		}
		for _, country := range k.countries {
			if slices.Contains(payrollNumber, country) {
				if k.topicOf()&payrollWords != 0 {
					k.find("personal_data", "country", countryName(country))
				}
				return
			}
		}
	},
	"DA-09": func(k *facts) {
		if len(k.data) == 0 || k.kinds.meets(religion) || !slices.Contains(k.countries, "DE") {
			return
		}
		for i := range k.data {
			if k.data[i].term.Special == "religion" {
				return
			}
		}
		if k.topicOf()&payrollWords != 0 {
			k.find("personal_data")
		}
	},
	"DA-10": func(k *facts) {
		if !k.kinds.meets(absence) {
			return
		}
		for i := range k.data {
			d := &k.data[i]
			if !d.term.codes.meets(absence) || d.term.special {
				continue
			}
			if k.tokens.has(d.Detail, illnessWords) || k.tokens.has(d.Note, illnessWords) || k.tokens.has(k.Notes, illnessWords) || k.tokens.has(k.Description, illnessWords) {
				if d.SpecialNote == "" {
					k.find(at("personal_data", d.Key, "special_note"))
				}
			}
		}
	},
	"DA-11": func(k *facts) {
		if len(k.Sources) == 0 && len(k.data) > 0 {
			k.find("sources")
		}
		for i := range k.Sources {
			s := &k.Sources[i]
			switch s.From {
			case "data_subject", "own_systems", "inferred":
				continue
			}
			if s.Party == "" && s.Term == "" && s.Note == "" {
				k.say(1, spot{path: item("sources", s.Key)})
			}
		}
	},
	"DA-12": func(k *facts) {
		if !k.people.meets(children) && k.Children != model.Yes {
			return
		}
		var lacks []string
		path := model.Path("notices")
		if len(k.Notices) == 0 {
			lacks = append(lacks, "how they are told")
		}
		for i := range k.LegalBases {
			b := &k.LegalBases[i]
			switch {
			case b.Art6 == "6.1.a" && b.ConsentHow == "":
				lacks, path = append(lacks, "who consents and how the age is checked"+k.consentAge()), at("legal_bases", b.Key, "consent_how")
			case b.Art6 == "6.1.f" && b.Balancing == "":
				lacks, path = append(lacks, "how they weigh in the balancing test"), at("legal_bases", b.Key, "balancing")
			}
		}
		if len(lacks) > 0 {
			k.find(path, "what", joinAnd(slices.Compact(lacks)))
		}
	},
	"DA-13": func(k *facts) {
		for i := range k.data {
			d := &k.data[i]
			if !d.term.special {
				continue
			}
			switch {
			case k.SpecialData == "none":
				k.find("special_data", "data", k.dataName(i))
				return
			case k.tokens.only(d.SpecialNote, noneWords):
				k.find(at("personal_data", d.Key, "special_note"), "data", k.dataName(i))
			}
		}
	},
	"DA-15": func(k *facts) {
		for i := range k.subjects {
			s := &k.subjects[i]
			if s.Term != "" && slices.ContainsFunc(k.subjects[:i], s.same) {
				k.find(item("data_subjects", s.Key), "data", k.subjectName(i))
			}
		}
		for i := range k.data {
			d := &k.data[i]
			if (d.Term != "" || d.Detail != "") && slices.ContainsFunc(k.data[:i], d.same) {
				k.find(item("personal_data", d.Key), "data", k.dataName(i))
			}
		}
	},
}

// same reports whether nothing tells s and o apart.
func (s *subject) same(o subject) bool {
	return s.Term == o.Term && s.Note == o.Note && s.Count == o.Count && s.Vulnerable == o.Vulnerable
}

// same reports whether nothing tells d and o apart.
func (d *datum) same(o datum) bool {
	if d.Term != o.Term || d.Detail != o.Detail || !sameScope(&d.Scope, &o.Scope) { // so nearly all are told apart
		return false
	}
	a, b := *d.PersonalData, *o.PersonalData
	a.Key, a.Scope, b.Key, b.Scope = "", model.Scope{}, "", model.Scope{}
	return reflect.DeepEqual(a, b)
}

func sameScope(a, b *model.Scope) bool {
	same := func(a, b model.Selection) bool { return a.Word == b.Word && slices.Equal(a.Keys, b.Keys) }
	return a.When == b.When && same(a.Companies, b.Companies) && same(a.Purposes, b.Purposes) &&
		same(a.DataSubjects, b.DataSubjects) && same(a.PersonalData, b.PersonalData)
}

func (k *facts) hasNationalID() bool {
	for i := range k.data {
		if k.data[i].term.nationalID {
			return true
		}
	}
	return false
}

// consentAge returns the ages from which children consent themselves where the
// companies are, for a message.
func (k *facts) consentAge() string {
	var list []string
	for _, c := range k.countries {
		if age, known := law.ConsentAge(string(c), k.day); known {
			list = append(list, countryName(c)+": "+strconv.Itoa(age))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}
