package check

import (
	"slices"

	"ropa/model"
)

// retentionRules are the rules on time limits as they are written. The rules
// that hold them against the law are periodRules.
var retentionRules = map[string]func(*facts){
	"RT-01": func(k *facts) {
		switch {
		case k.Retention.Answer == model.AnswerNotPossible && k.Retention.Reason == "":
			k.say(1, spot{path: "retention.reason"})
		case k.Retention.Answer != model.AnswerNotPossible && len(k.retention) == 0:
			k.find("retention")
		}
	},
	"RT-02": func(k *facts) {
		if len(k.retention) == 0 || len(k.data) == 0 {
			return
		}
		g := k.grid(retentionData)
		open := slices.Index(g.unsaid, true)
		if open >= 0 && (len(k.retention) == 1 || len(k.data) == 1) {
			return // no other reading: it is for all
		}
		for j := range k.data {
			switch {
			case g.reached(j):
			case open >= 0 && !slices.Contains(g.unsaid, false):
				k.say(1, spot{path: "retention"})
				return
			case open >= 0:
				k.say(1, spot{path: at("retention", k.retention[open].Key, "scope")})
				return // it may be for all that are left
			default:
				k.find(item("personal_data", k.data[j].Key), "data", k.dataName(j))
			}
		}
	},
	"RT-03": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			t := x.terms
			if t.Period != "" && len(t.Starts) == 0 && k.blank(t.StartNote) && t.CountedFrom == "" && k.blank(t.Criterion) {
				k.findIn(x.spot("starts", false), "period", t.Period.Words())
			}
		}
	},
	"RT-04": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			t := x.terms
			switch {
			case t.Period != "":
			case t.Criterion == "" && k.blank(t.Law):
				// A start without a length is no time limit either.
				form := 1
				if len(t.Starts) > 0 || !k.blank(t.StartNote) || t.CountedFrom != "" {
					form = 2
				}
				k.say(form, x.spot("period", false))
			case t.Criterion != "" && k.blank(t.Criterion), k.tokens.only(t.Criterion, vaguePeriods|placeholders|noneWords):
				k.findIn(x.spot("criterion", x.Criterion != ""), "text", clip(t.Criterion))
			}
		}
	},
	"RT-05": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			if kind := x.terms.RuleKind; (kind == "statutory_minimum" || kind == "statutory_maximum") && x.terms.Law == "" {
				k.findIn(x.spot("law", false), "period", x.words())
			}
		}
	},
	"RT-08": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			t := x.terms
			if x.span.Compare(tenYears) <= 0 || t.Law != "" || t.Criterion != "" || x.Note != "" {
				continue
			}
			switch t.RuleKind {
			case "archives_law", "statutory_minimum", "statutory_maximum":
			default:
				k.findIn(x.spot("law", false), "period", t.Period.Words())
			}
		}
	},
	"RT-09": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			t := x.terms
			if t.Period == "" && t.RuleKind != "archives_law" && t.Law == "" && t.Action != "transfer_to_archive" && k.tokens.only(t.Criterion, endlessWords) {
				k.findIn(x.spot("criterion", x.Criterion != ""), "text", clip(t.Criterion))
			}
		}
	},
	"RT-13": func(k *facts) {
		silent := 0
		for i := range k.retention {
			if !k.endSaid(i) {
				silent++
			}
		}
		if silent > 1 && silent == len(k.retention) {
			k.say(1, spot{path: "retention"})
			return
		}
		for i := range k.retention {
			if x := &k.retention[i]; !k.endSaid(i) {
				k.findIn(x.spot("action", false), "period", x.words())
			}
		}
	},
	"RT-14": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			if x.terms.Method != "manual" {
				continue
			}
			switch {
			case k.manyPeople():
				k.findIn(x.spot("method", x.Method != ""), "what", "more than a thousand people")
			case k.specialIn(i):
				k.findIn(x.spot("method", x.Method != ""), "what", "special categories")
			}
		}
	},
	"RT-15": func(k *facts) {
		longest := model.Span{}
		for i := range k.retention {
			if x := &k.retention[i]; x.terms.Method != "backup_cycle" && x.span.Compare(longest) > 0 {
				longest = x.span
			}
		}
		if longest == (model.Span{}) {
			return
		}
		for i := range k.retention {
			x := &k.retention[i]
			if x.terms.Method == "backup_cycle" && x.span.Compare(longest) > 0 && x.terms.Criterion == "" && x.terms.Exceptions == "" && x.Note == "" {
				k.findIn(x.spot("exceptions", false), "period", x.terms.Period.Words())
			}
		}
	},
	"RT-16": func(k *facts) {
		if !past(k.EndsOn, k.on) || len(k.retention) == 0 {
			return
		}
		longest, last := -1, model.Date("")
		for i := range k.retention {
			x := &k.retention[i]
			if x.span == (model.Span{}) {
				return // how long that is, nobody can count
			}
			if longest < 0 || x.span.Compare(k.retention[longest].span) > 0 {
				longest = i
			}
			last = max(last, x.LastDeletedOn)
		}
		x := &k.retention[longest]
		over := x.span.AddTo(model.CountFrom(k.EndsOn, x.terms.CountedFrom, 12))
		if past(over, k.on) && last < over {
			k.find(at("retention", x.Key, "last_deleted_on"), "date", string(over)).Since = dayAfter(over)
		}
	},
	"RT-17": func(k *facts) {
		for i := range k.retention {
			x := &k.retention[i]
			if x.Law != "" && x.LawCheckedOn != "" && past(x.LawCheckedOn, k.twoYearsAgo) {
				k.find(at("retention", x.Key, "law_checked_on"), "law", clip(x.Law), "date", string(x.LawCheckedOn)).Since = dayAfter(shift(x.LawCheckedOn, 2))
			}
		}
	},
}

var tenYears = model.Span{Years: 10}

// blank reports whether a text of a time limit says nothing: it is empty, stands
// for one that is still to come, or says that there is none.
func (k *facts) blank(text string) bool {
	return text == "" || k.tokens.placeholderOnly(text) || k.tokens.only(text, noneWords)
}

// spot is where a field of the time limit stands: in the item where it says it
// itself or links no rule, else in the rule.
func (x *retention) spot(field string, itself bool) spot {
	if itself || x.rule == nil {
		return spot{path: at("retention", x.Key, field)}
	}
	return spot{at("retention", x.Key, "rule"), x.rule.UID, model.Path(field)}
}

// words names the time limit in a message.
func (x *retention) words() string {
	switch {
	case x.terms.Period != "":
		return x.terms.Period.Words()
	case x.terms.Criterion != "":
		return "\"" + clip(x.terms.Criterion) + "\""
	case x.rule != nil:
		return "\"" + clip(x.rule.Name) + "\""
	}
	return "the time limit"
}

// endSaid reports whether time limit i says what happens at its end: by the field
// for it, in the words of its criterion, or because a time limit for erasure, as
// Article 30 calls it, ends with erasure. The least that a law asks to keep, and
// an archive, do not.
func (k *facts) endSaid(i int) bool {
	t := k.retention[i].terms
	return t.Action != "" || t.RuleKind != "statutory_minimum" && t.RuleKind != "archives_law" ||
		k.tokens.has(t.Criterion, disposalWords) || k.tokens.has(t.StartNote, disposalWords)
}

// manyPeople reports whether the counts of data subjects reach more than a
// thousand.
func (k *facts) manyPeople() bool {
	sum := 0
	for i := range k.subjects {
		n := number(k.subjects[i].Count.From)
		if n < 0 {
			n = max(0, number(k.subjects[i].Count.To))
		}
		if sum += n; sum > 1000 {
			return true
		}
	}
	return false
}

// specialIn reports whether time limit i is said to hold for special categories.
func (k *facts) specialIn(i int) bool {
	g := k.grid(retentionData)
	for j := range k.data {
		if k.data[j].term.special && g.may(i, j) {
			return true
		}
	}
	return false
}

// number returns the value of a number, cut off at a million, or -1.
func number(n model.Number) int {
	if !n.Valid() {
		return -1
	}
	if len(n) > 6 {
		return 1_000_000
	}
	v := 0
	for i := range len(n) {
		v = v*10 + int(n[i]-'0')
	}
	return v
}
