package csv

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ropa/model"
)

// What a spreadsheet shows of a text that it has read as something else. The cell
// has to stand there as programs write by themselves, and to mean the same as the
// text did: whatever means something else was written by somebody.

var (
	// shownNumber is how spreadsheets show a number that was not formatted: 2, never
	// 2.0 or 02. What stands there in another way was typed by somebody.
	shownNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)([.,][0-9]*[1-9])?([eE][+-]?[0-9]+)?$`)
	// twoPlaces is how they show percents and money: 10.00%, $5.00.
	twoPlaces = regexp.MustCompile(`^-?[0-9]+[.,][0-9]{2}$`)
	thousands = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$|^[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$`)
)

// readAsNumber reports whether text is want as a number: 007, 1.10, (5), $5, 10%,
// 1e5, 1,234.
func readAsNumber(text, want string) bool {
	bare := strings.Trim(want, "()$€£ ")
	b, err2 := number(bare)
	if shown := strings.Replace(text, ",", ".", 1); strings.ContainsAny(want, "eE") && err2 == nil && shown == strconv.FormatFloat(b, 'E', 2, 64) {
		return true // 1.00E+05
	}
	if !shownNumber.MatchString(text) {
		return sameAmount(text, want)
	}
	a, err := number(text)
	if errors.Is(err, strconv.ErrRange) && errors.Is(err2, strconv.ErrRange) {
		return a == b // more than a spreadsheet can hold
	}
	if thousands.MatchString(bare) {
		c, err3 := number(strings.ReplaceAll(bare, bare[strings.IndexAny(bare, ",."):][:1], ""))
		if err == nil && err3 == nil && a == c {
			return true
		}
	}
	if err != nil || err2 != nil || math.IsNaN(b) || math.IsInf(b, 0) {
		return false
	}
	if bare != want {
		a, b = math.Abs(a), math.Abs(b)
	}
	precision := 1e-14
	if strings.ContainsAny(text, "eE") {
		precision = 1e-3
	}
	return math.Abs(a-b) <= precision*math.Abs(b)
}

func number(text string) (float64, error) {
	return strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
}

// sameAmount reports whether text is the amount want, formatted: 10.00%, $5.00.
func sameAmount(text, want string) bool {
	now, unit := cutUnit(text)
	was, wanted := cutUnit(want)
	a, err := number(now)
	b, err2 := number(was)
	return unit != "" && unit == wanted && err == nil && err2 == nil && a == b && (twoPlaces.MatchString(now) || shownNumber.MatchString(now))
}

// cutUnit cuts the sign of a percentage or of a currency from an amount.
func cutUnit(text string) (amount, unit string) {
	amount = strings.Trim(text, "%$€£ ")
	return amount, strings.TrimSpace(strings.Replace(text, amount, "", 1))
}

var (
	localDate = regexp.MustCompile(`^([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})$`)
	digitRuns = regexp.MustCompile(`[0-9]+`)
)

// readAsDate reports whether text is a day that a spreadsheet has made of want.
func readAsDate(text, want string) bool {
	m := localDate.FindStringSubmatch(text)
	said := digitRuns.FindAllString(want, -1)
	if m == nil || len(said) == 0 || len(said) > 3 {
		return false
	}
	parts := m[1:]
	named := strings.ContainsFunc(want, unicode.IsLetter)
	if day, ok := dayWithMonth(want); ok && named {
		y, m, d := day[:4], day[5:7], day[8:]
		return sameParts(parts, y, m, d) || sameParts(parts, d, m, y) || sameParts(parts, m, d, y)
	}
	if len(said) == 3 {
		a, err := model.ParseDateLoose(text)
		b, err2 := model.ParseDateLoose(want)
		return !named && (sameParts(parts, said...) || err == nil && err2 == nil && a == b)
	}
	return len(want) <= 16 && dayOfShorter(parts, said, named)
}

// dayWithMonth reads a day, or the first day of a month: May 5, 2024, March 2024.
func dayWithMonth(text string) (model.Date, bool) {
	for _, text := range []string{text, "1 " + text} {
		if d, err := model.ParseDateLoose(text); err == nil {
			return d, true
		}
	}
	return "", false
}

// sameParts reports whether the parts of a date are the same numbers, but for a
// zero in front and the century of the year.
func sameParts[T ~string](parts []string, want ...T) bool {
	return slices.EqualFunc(parts, want, func(part string, want T) bool {
		was := string(want)
		switch {
		case len(part) == 2 && len(was) == 4:
			return was[2:] == part
		case len(part) == 4 && len(was) == 2:
			return part >= "1930" && part <= "2029" && part[2:] == was // where spreadsheets put a short year
		}
		return strings.TrimLeft(part, "0") == strings.TrimLeft(was, "0")
	})
}

// dayOfShorter reports whether parts are a day that was made of a text with the
// given one or two numbers: 1-2, OCT-1, March 5. The year is the spreadsheet's own
// invention.
func dayOfShorter(parts, said []string, named bool) bool {
	for _, n := range said {
		i := slices.IndexFunc(parts, func(p string) bool { return len(p) <= 2 && strings.TrimLeft(p, "0") == strings.TrimLeft(n, "0") })
		if i < 0 {
			return false
		}
		parts = slices.Delete(slices.Clone(parts), i, i+1)
	}
	// One number alone is a day only beside the name of a month.
	return len(said) == 2 || named
}

var clock = regexp.MustCompile(`^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: ?([AaPp])[Mm])?$`)

// readAsTime reports whether text is want as a time of day: 13:05:22, 1:30 pm. Both
// are then the same second, and text has two digits for the hour.
func readAsTime(text, want string) bool {
	a, ok := secondOf(text)
	b, ok2 := secondOf(want)
	return ok && ok2 && a == b && text[2] == ':'
}

// secondOf returns the second of the day.
func secondOf(text string) (int, bool) {
	m := clock.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1]) // digits, or "" for no seconds
	}
	switch half := strings.ToLower(m[4]); {
	case half != "" && (n[0] == 0 || n[0] > 12):
		return 0, false
	case half != "":
		n[0] %= 12
		if half == "p" {
			n[0] += 12
		}
	}
	return n[0]*3600 + n[1]*60 + n[2], true
}
