package check

import (
	"iter"
	"strings"
	"unicode/utf8"

	"ropa/model"
)

// said is a text that a person typed, and where it stands.
type said struct {
	list, key, field string // list and key are empty for a field of the record
	text             string
	art30            bool // Article 30 itself asks for it
	capitals         bool // it holds a word in capitals
	at               bool // it holds an @
}

func (s *said) path() model.Path {
	if s.list == "" {
		return model.Path(s.field)
	}
	return at(s.list, s.key, s.field)
}

// readTexts collects the texts of the record that leave the house with it.
func (k *facts) readTexts() {
	k.texts = k.texts[:0]
	a := k.Activity
	add := func(list, key, field, text string, art30 bool) {
		if text != "" {
			s := said{list: list, key: key, field: field, text: text, art30: art30}
			s.survey()
			k.texts = append(k.texts, s)
		}
	}
	add("", "", "name", a.Name, false)
	add("", "", "description", a.Description, false)
	for i := range a.JointControllers {
		x := &a.JointControllers[i]
		add("joint_controllers", x.Key, "who_does_what", x.WhoDoesWhat, false)
		add("joint_controllers", x.Key, "contact", x.Contact, false)
	}
	for i := range a.Clients {
		add("clients", a.Clients[i].Key, "processing", a.Clients[i].Processing, true)
	}
	for i := range a.Purposes {
		add("purposes", a.Purposes[i].Key, "text", a.Purposes[i].Text, true)
	}
	for i := range a.LegalBases {
		x := &a.LegalBases[i]
		add("legal_bases", x.Key, "interest", x.Interest, false)
		add("legal_bases", x.Key, "balancing", x.Balancing, false)
		add("legal_bases", x.Key, "consent_how", x.ConsentHow, false)
		add("legal_bases", x.Key, "consent_withdrawal", x.ConsentWithdrawal, false)
	}
	for i := range a.PersonalData {
		x := &a.PersonalData[i]
		add("personal_data", x.Key, "detail", x.Detail, true)
		add("personal_data", x.Key, "special_note", x.SpecialNote, false)
	}
	for i := range a.Recipients.Items {
		x := &a.Recipients.Items[i]
		add("recipients", x.Key, "why", x.Why, true)
	}
	for i := range a.Transfers.Items {
		add("transfers", a.Transfers.Items[i].Key, "safeguards", a.Transfers.Items[i].Safeguards, true)
	}
	for i := range a.Retention.Items {
		x := &a.Retention.Items[i]
		add("retention", x.Key, "criterion", x.Criterion, true)
		add("retention", x.Key, "start_note", x.StartNote, true)
		add("retention", x.Key, "exceptions", x.Exceptions, false)
	}
	add("", "", "measures_text", a.MeasuresText, true)
	for i := range a.Systems {
		add("systems", a.Systems[i].Key, "what_for", a.Systems[i].WhatFor, false)
	}
	add("", "", "decision_logic", a.DecisionLogic, false)
	add("", "", "dpia_reason", a.DPIAReason, false)
	add("", "", "dpo_advice", a.DPOAdvice, false)
	add("", "", "rights_note", a.RightsNote, false)
}

// survey looks once for what few texts hold, so that the rules need not look
// again.
func (s *said) survey() {
	s.at = strings.IndexByte(s.text, '@') >= 0
	before := false
	for i := range len(s.text) {
		capital := s.text[i]-'A' < 26
		if capital && before {
			s.capitals = true
			return
		}
		before = capital
	}
}

// topicWords are the sets by which an activity is known.
const topicWords = marketingWords | payrollWords | recruitmentWords | bookkeepingWords | accountWords | emailWords | websiteWords

// topicOf returns the topics that name and purposes touch.
func (k *facts) topicOf() wordSet {
	if !k.topics {
		k.topics = true
		k.topic = k.tokens.sets(k.Name, topicWords)
		for i := range k.Purposes {
			k.topic |= k.tokens.sets(k.Purposes[i].Text, topicWords)
		}
	}
	return k.topic
}

// capitals yields the words of two to six capital letters in a text, such as
// CRM. A word with a digit or a small letter at it is none, nor is one of a text
// that is in capitals throughout.
func capitals(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		shouted := true
		for i := 0; i < len(text); {
			c := text[i]
			if !wordByte(c) {
				i++
				continue
			}
			from, upper := i, true
			for ; i < len(text) && wordByte(text[i]); i++ {
				upper = upper && 'A' <= text[i] && text[i] <= 'Z'
			}
			if !upper || i-from < 2 || i-from > 6 {
				continue
			}
			if shouted && !strings.ContainsFunc(text, func(r rune) bool { return 'a' <= r && r <= 'z' }) && strings.ContainsAny(text, " ") {
				return
			}
			shouted = false
			if !yield(text[from:i]) {
				return
			}
		}
	}
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf || c == '_'
}

// pointsElsewhere reports whether a text is only a link, a path or "see ..".
func (t *tokens) pointsElsewhere(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) < 3 || len(text) > 300 {
		return false
	}
	if strings.IndexByte(text, ' ') < 0 && !strings.ContainsAny(text, "\t\n") {
		return isLink(text)
	}
	l := words()
	if !l.mayBegin(text, seeWords) {
		return false
	}
	t.reset(text)
	n, _ := l.match(t, 0, seeWords)
	if n == 0 {
		return false
	}
	for i := n; t.have(i) && i <= n+8; i++ {
		if m, _ := l.match(t, i, pointerWords); m > 0 {
			return !t.have(12)
		}
	}
	last := text[strings.LastIndexAny(text, " \t\n")+1:]
	return isLink(last) && !t.have(12)
}

// isLink reports whether a single word is a web address or the path of a file.
func isLink(word string) bool {
	lower := strings.ToLower(word)
	switch {
	case strings.Contains(lower, "://"), strings.HasPrefix(lower, "www."), strings.HasPrefix(lower, `\\`),
		strings.HasPrefix(lower, "./"), strings.HasPrefix(lower, "../"),
		len(lower) > 3 && lower[1] == ':' && (lower[2] == '\\' || lower[2] == '/'):
		return true
	case strings.HasPrefix(lower, "/"):
		return strings.Count(lower, "/") > 1
	}
	for _, ending := range [...]string{".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".html", ".htm", ".txt", ".msg"} {
		if strings.HasSuffix(lower, ending) {
			return true
		}
	}
	return false
}
