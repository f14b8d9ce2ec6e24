package model

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Span is a length of time as the calendar counts it: so many years, months,
// weeks and days. The parts stay as they were said: 18 months are not turned
// into 1 year 6 months, since a law that says one does not say the other.
//
// A time.Duration cannot hold it, because years and months have no fixed
// number of days; see [Span.AddTo] for a date and [Span.Compare] for order.
type Span struct{ Years, Months, Weeks, Days int }

// spanUnits are the parts of a Span in the order in which they are written. A
// part may reach about a thousand years, which is more than any law asks for
// and far from every overflow.
var spanUnits = [...]struct {
	letter byte
	name   string
	short  []string
	most   int
}{
	{'Y', "year", []string{"y", "yr"}, 1000},
	{'M', "month", []string{"m", "mo", "mth"}, 12_000},
	{'W', "week", []string{"w", "wk"}, 53_000},
	{'D', "day", []string{"d"}, 366_000},
}

func (s Span) parts() [len(spanUnits)]int {
	return [...]int{s.Years, s.Months, s.Weeks, s.Days}
}

// ParsePeriod reads a period in ISO 8601 ("P3Y6M", "P30D", "P4W") or in English
// words ("3 years 6 months", "1 year and 2 weeks", "six months", "5y", "6 m").
// In ISO 8601 the parts stand in the order years, months, weeks, days; in words
// in any order. Fractions, signs, times of day and a period of no length are
// refused, and so is a part of more than about a thousand years.
func ParsePeriod(text string) (Span, error) {
	lower := strings.ToLower(strings.TrimSpace(text))
	s, fault := Span{}, ""
	if rest, ok := strings.CutPrefix(lower, "p"); ok && !startsWord(rest) {
		s, fault = readISOSpan(strings.ToUpper(rest))
	} else {
		s, fault = readSpanWords(lower)
	}
	if fault == "" && s == (Span{}) {
		fault = "it has no length"
	}
	if fault != "" {
		return Span{}, fmt.Errorf("period %.40q: %s; write it as \"3 years 6 months\" or P3Y6M", text, fault)
	}
	return s, nil
}

// readISOSpan reads what follows the P of ISO 8601. It returns what is wrong
// in words, or "".
func readISOSpan(rest string) (Span, string) {
	var parts [len(spanUnits)]int
	next := 0 // the first unit that may still follow
	for rest != "" {
		number, after := cutDigits(rest)
		switch {
		case number == "":
			return Span{}, fmt.Sprintf("%q stands where a number should be", firstRune(rest))
		case after == "":
			return Span{}, fmt.Sprintf("%s is followed by no unit (Y, M, W or D)", number)
		}
		unit := strings.IndexByte("YMWD", after[0])
		switch {
		case unit < 0:
			return Span{}, fmt.Sprintf("%q is not one of the units Y, M, W, D", firstRune(after))
		case unit < next:
			return Span{}, fmt.Sprintf("%c stands out of order (Y, M, W, D, each once)", after[0])
		}
		var fault string
		if parts[unit], fault = readPart(number, unit); fault != "" {
			return Span{}, fault
		}
		next, rest = unit+1, after[1:]
	}
	return spanOf(parts), ""
}

// readSpanWords reads a period in lower-case English words. It returns what is
// wrong in words, or "".
func readSpanWords(text string) (Span, string) {
	var parts [len(spanUnits)]int
	var seen [len(spanUnits)]bool
	words := spanTokens(text)
	if len(words) == 0 {
		return Span{}, "it is empty"
	}
	for len(words) > 0 {
		number := words[0]
		if n, ok := numberWords[number]; ok {
			number = n
		}
		if digits, rest := cutDigits(number); digits == "" || rest != "" {
			return Span{}, fmt.Sprintf("%q stands where a number should be", number)
		}
		if len(words) == 1 {
			return Span{}, fmt.Sprintf("%s is followed by no unit (years, months, weeks or days)", number)
		}
		unit := spanUnit(words[1])
		if unit < 0 {
			return Span{}, fmt.Sprintf("%q is not one of years, months, weeks, days", words[1])
		}
		if seen[unit] {
			return Span{}, spanUnits[unit].name + "s are named twice"
		}
		seen[unit] = true
		var fault string
		if parts[unit], fault = readPart(number, unit); fault != "" {
			return Span{}, fault
		}
		words = words[2:]
	}
	return spanOf(parts), ""
}

// spanTokens cuts text into numbers and words, and leaves out what only joins
// them: blanks, commas, "and", the dot of an abbreviation. Everything else is
// kept as a token of its own, so that it is refused and not overlooked.
func spanTokens(text string) []string {
	var tokens []string
	for text != "" {
		r, n := utf8.DecodeRuneInString(text)
		switch {
		case r >= '0' && r <= '9':
			digits, _ := cutDigits(text)
			n = len(digits)
			tokens = append(tokens, digits)
		case unicode.IsLetter(r):
			if n = strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); n < 0 {
				n = len(text)
			}
			if text[:n] != "and" {
				tokens = append(tokens, text[:n])
			}
		case unicode.IsSpace(r), r == ',' && len(tokens)%2 == 0, r == '.' && len(tokens)%2 == 0:
			// Between two parts. After a bare number a comma or a dot
			// would begin a fraction.
		default:
			tokens = append(tokens, text[:n])
		}
		text = text[n:]
	}
	return tokens
}

// numberWords are the numbers that people write out.
var numberWords = map[string]string{
	"a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}

// spanUnit returns the place in spanUnits of a unit named in words, or -1.
func spanUnit(word string) int {
	for i, u := range spanUnits {
		if word == u.name || word == u.name+"s" {
			return i
		}
		for _, short := range u.short {
			if word == short || len(short) > 1 && word == short+"s" {
				return i
			}
		}
	}
	return -1
}

// readPart reads the number of one unit.
func readPart(digits string, unit int) (int, string) {
	u := spanUnits[unit]
	n, err := strconv.Atoi(digits)
	if err != nil || n > u.most {
		return 0, fmt.Sprintf("it is too long (at most %d %ss)", u.most, u.name)
	}
	return n, ""
}

func spanOf(p [len(spanUnits)]int) Span { return Span{p[0], p[1], p[2], p[3]} }

func cutDigits(s string) (digits, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// String returns s in ISO 8601, "P3Y6M"; parts of nothing are left out. The
// zero Span gives "", since a period of no length is not said.
func (s Span) String() string {
	var b strings.Builder
	for i, n := range s.parts() {
		if n == 0 {
			continue
		}
		if b.Len() == 0 {
			b.WriteByte('P')
		}
		b.WriteString(strconv.Itoa(n))
		b.WriteByte(spanUnits[i].letter)
	}
	return b.String()
}

// Words returns s for a person, "3 years 6 months".
func (s Span) Words() string {
	var words []string
	for i, n := range s.parts() {
		switch name := spanUnits[i].name; n {
		case 0:
		case 1:
			words = append(words, "1 "+name)
		default:
			words = append(words, strconv.Itoa(n)+" "+name+"s")
		}
	}
	return strings.Join(words, " ")
}

// Period returns s as the value of a field.
func (s Span) Period() Period { return Period(s.String()) }

// Compare orders spans by length: negative when s is shorter than t, positive
// when it is longer. The rule is the average of the Gregorian calendar, in
// which 400 years have 146,097 days: a year is 12 months and 365.2425 days, a
// month 30.436875 days, a week 7 days. So P12M is as long as P1Y, P1M is longer
// than P30D and shorter than P31D, and P5Y is longer than P1825D.
func (s Span) Compare(t Span) int { return cmp.Compare(s.weight(), t.weight()) }

// weight is the length of s in parts of a day, 4,800 to the day: the number of
// months in 400 years makes it exact in whole numbers.
func (s Span) weight() int64 {
	months := int64(s.Years)*12 + int64(s.Months)
	days := int64(s.Weeks)*7 + int64(s.Days)
	return months*146_097 + days*4_800
}

// ApproxDays returns the length of s in days by the rule of [Span.Compare],
// rounded to the nearest day.
func (s Span) ApproxDays() int { return int((s.weight() + 2_400) / 4_800) }

// Span returns what p says, in any form that [ParsePeriod] reads.
func (p Period) Span() (Span, error) { return ParsePeriod(string(p)) }

// Valid reports whether p is written in ISO 8601 as [Span.String] writes it,
// the form in which a period is saved. The empty Period is not said, and so not
// valid.
func (p Period) Valid() bool {
	s, err := p.Span()
	return err == nil && p == s.Period()
}

// Words returns p for a person, "3 years 6 months", or p itself when it is
// malformed.
func (p Period) Words() string {
	s, err := p.Span()
	if err != nil {
		return string(p)
	}
	return s.Words()
}

// Compare orders periods by length as [Span.Compare] does. What is malformed or
// not said comes after everything else, in the order of its text.
func (p Period) Compare(q Period) int {
	s, errP := p.Span()
	t, errQ := q.Span()
	switch {
	case errP != nil && errQ != nil:
		return strings.Compare(string(p), string(q))
	case errP != nil:
		return 1
	case errQ != nil:
		return -1
	}
	return s.Compare(t)
}
