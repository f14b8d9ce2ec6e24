package check

import (
	"slices"
	"strings"
	"unicode"

	"ropa/model"
	"ropa/model/law"
)

// qualityRules are the rules on how the record is written and kept.
var qualityRules = map[string]func(*facts){
	"QU-01": func(k *facts) {
		for i := range k.texts {
			if s := &k.texts[i]; s.art30 && k.tokens.pointsElsewhere(s.text) {
				k.find(s.path(), "text", clip(s.text))
			}
		}
	},
	"QU-02": func(k *facts) {
		var unknown []string
		var path model.Path
		for i := range k.texts {
			s := &k.texts[i]
			if !s.capitals {
				continue
			}
			for w := range capitals(s.text) {
				if !k.understood(w, s.text) && !ofLaw(w, s.text) && !slices.Contains(unknown, w) {
					if unknown == nil {
						path = s.path()
					}
					unknown = append(unknown, w)
				}
			}
		}
		if unknown != nil {
			k.find(path, "words", few(unknown))
		}
	},
	"QU-03": func(k *facts) {
		if !k.active || k.fresh() {
			return
		}
		last := k.review
		limit, every := k.reviewed, k.reviewEvery
		if k.ReviewEvery != "" && k.ReviewEvery != every && k.ReviewEvery.Valid() {
			every = k.ReviewEvery
			limit = before(k.on, every)
		}
		switch {
		case last == "":
			k.find("reviews")
		case last < limit:
			k.say(1, spot{path: "reviews"}, "date", string(last)).Since = dayAfter(after(last, every))
		}
	},
	"QU-04": func(k *facts) {
		if k.active && past(k.NextReviewOn, k.on) && k.review < k.NextReviewOn {
			k.find("next_review_on", "date", string(k.NextReviewOn)).Since = dayAfter(k.NextReviewOn)
		}
	},
	"QU-06": func(k *facts) {
		for i := range k.texts {
			s := &k.texts[i]
			if len(s.text) < shortText && k.tokens.placeholderOnly(s.text) || s.capitals && marked(s.text) || lorem(s.text) {
				k.find(s.path(), "text", clip(s.text))
			}
		}
	},
	"QU-13": func(k *facts) {
		for _, owner := range k.Owners {
			if name := k.tokens.person(owner); name != "" {
				k.find("owners", "text", clip(name))
				break
			}
		}
		for i := range k.texts {
			s := &k.texts[i]
			if !s.at {
				continue
			}
			if name := k.tokens.person(s.text); name != "" {
				k.find(s.path(), "text", clip(name))
			}
		}
	},
}

// understood reports whether an abbreviation needs no explanation: everybody
// knows it, the glossary has it, it is a name in the register, a country, or
// explained where it stands.
func (k *facts) understood(word, text string) bool {
	if commonAbbreviation(word) || k.known[word] {
		return true
	}
	if _, country := k.third[word]; country {
		return true
	}
	return strings.Contains(text, "("+word+")") || strings.Contains(text, word+" (")
}

// ofLaw reports whether an abbreviation stands behind a section or an article, as
// in "§ 257 HGB": the law is named then, and where to look it up.
func ofLaw(word, text string) bool {
	before, _, _ := strings.Cut(text, word)
	before = before[max(0, len(before)-30):]
	return strings.Contains(before, "§") || strings.Contains(before, "Art. ") || strings.Contains(before, "art. ")
}

// lastReview returns the day of the last review until the day of the checker.
func (k *facts) lastReview() (last law.Date) {
	for i := range k.Reviews {
		if on := k.Reviews[i].On; on > last && on <= k.on && on.Valid() {
			last = on
		}
	}
	return last
}

// fresh reports whether the processing began so lately that it is not due for
// its first review.
func (k *facts) fresh() bool {
	return len(k.Reviews) == 0 && k.StartsOn >= k.yearAgo && k.StartsOn.Valid()
}

// shortText is the length in bytes below which a text may be a placeholder only.
const shortText = 40

// placeholder reports whether a text stands for one that is still to come.
func (t *tokens) placeholder(text string) bool {
	return len(text) < shortText && t.placeholderOnly(text) || marked(text) || lorem(text)
}

// placeholderOnly reports whether a text is nothing but a placeholder.
func (t *tokens) placeholderOnly(text string) bool {
	if len(text) <= 4 && strings.Trim(text, "?-._… ") == "" {
		return true
	}
	l := words()
	if !l.mayBegin(text, placeholders) {
		return false
	}
	t.reset(text)
	i := 0
	for t.have(i) {
		n, _ := l.match(t, i, placeholders)
		if n == 0 {
			return false
		}
		i += n
	}
	return i > 0
}

// marked reports whether a text holds a mark for work to do.
func marked(text string) bool {
	for w := range capitals(text) {
		if w == "TODO" || w == "TBD" || w == "XXX" || w == "FIXME" {
			return true
		}
	}
	return false
}

// lorem reports whether a text is the filler of printers.
func lorem(text string) bool {
	const filler = "lorem ipsum"
	return len(text) >= len(filler) && strings.EqualFold(text[:len(filler)], filler)
}

// person returns the e-mail address of a person in a text, or "". The address of
// a function, such as hr@ or data.protection@, is none.
func (t *tokens) person(text string) string {
	for rest := text; ; {
		i := strings.IndexByte(rest, '@')
		if i < 0 {
			return ""
		}
		from := strings.LastIndexFunc(rest[:i], func(r rune) bool { return !mailRune(r) }) + 1
		to := i + 1
		for to < len(rest) && mailRune(rune(rest[to])) {
			to++
		}
		local, domain := rest[from:i], rest[i+1:to]
		if strings.Contains(domain, ".") && strings.ContainsAny(local, "._") && t.ofPerson(local) {
			return strings.TrimRight(rest[from:to], ".")
		}
		rest = rest[i+1:]
	}
}

func mailRune(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-+", r))
}

// ofPerson reports whether the local part of an address looks like a name: two
// parts, none of which is the word of a function.
func (t *tokens) ofPerson(local string) bool {
	l := words()
	t.reset(strings.ReplaceAll(local, "_", " "))
	for i := 0; t.have(i); i++ {
		if n, _ := l.match(t, i, mailboxWords); n > 0 {
			return false
		}
	}
	return t.have(1)
}
