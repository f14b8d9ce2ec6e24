package model

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ParseDateLoose reads a date as people and spreadsheets write it. It takes
// ISO 8601 (2026-12-31), the year first with any sign between (2026/12/31),
// the day first with dots (31.12.2026), an English month (31 Dec 2026), and a
// midnight behind any of these. With slashes or dashes the day or the month may
// come first; such a date is taken where only one order makes a day of the
// calendar (31/12/2026) and refused where both do (03/04/2026). A year of two
// digits is refused.
//
// For the cells of a column see [DateReader].
func ParseDateLoose(text string) (Date, error) {
	r, err := readDate(text)
	if err != nil {
		return "", dateError(text, err)
	}
	return r.only(text, "")
}

// DateReader returns a reader for the cells of one column, such as a
// spreadsheet gives back after it has put dates into the local order. It reads
// what [ParseDateLoose] reads, and also dates with slashes or dashes in either
// order, when another cell of the column allows one order only and no cell
// allows only the other. Cells that are no dates count for neither.
func DateReader(column []string) func(text string) (Date, error) {
	orders := make(map[byte]*columnOrder)
	for _, cell := range column {
		r, err := readDate(cell)
		if err != nil || !r.swappable() {
			continue
		}
		o := orders[r.sign]
		if o == nil {
			o = new(columnOrder)
			orders[r.sign] = o
		}
		o.dayFirst = o.dayFirst || r.monthFirst == ""
		o.monthFirst = o.monthFirst || r.dayFirst == ""
	}
	return func(text string) (Date, error) {
		r, err := readDate(text)
		if err != nil {
			return "", dateError(text, err)
		}
		var seen columnOrder
		if o := orders[r.sign]; o != nil {
			seen = *o
		}
		switch {
		case !r.ambiguous():
			return r.only(text, "")
		case seen.dayFirst && seen.monthFirst:
			return r.only(text, ", and the column has both orders")
		case seen.dayFirst:
			return r.dayFirst, nil
		case seen.monthFirst:
			return r.monthFirst, nil
		}
		return r.only(text, ", and no other cell of the column tells which")
	}
}

// A columnOrder says which orders some cell of a column insists on.
type columnOrder struct{ dayFirst, monthFirst bool }

// A dateReading is what a text may mean: a day for either order, "" where that
// order makes no day of the calendar. Where the order is beyond doubt only one
// is tried, and sign is 0.
type dateReading struct {
	dayFirst, monthFirst Date
	sign                 byte // between the parts, '/' or '-'
}

func (r dateReading) swappable() bool { return r.sign != 0 }

func (r dateReading) ambiguous() bool {
	return r.dayFirst != "" && r.monthFirst != "" && r.dayFirst != r.monthFirst
}

// only returns the one day that r can mean; why is added to the refusal.
func (r dateReading) only(text, why string) (Date, error) {
	if r.ambiguous() {
		return "", fmt.Errorf("date %q: it may be %s or %s%s; write it as %s or as %s",
			text, dayAndMonth(r.dayFirst), dayAndMonth(r.monthFirst), why, r.dayFirst, r.monthFirst)
	}
	return max(r.dayFirst, r.monthFirst), nil
}

func dayAndMonth(d Date) string {
	t, _ := d.Time() // a reading is a day of the calendar
	return t.Format("2 January 2006")
}

func dateError(text string, why error) error {
	return fmt.Errorf("date %.40q: %w; write it as 2026-12-31", text, why)
}

var (
	errNoDate    = errors.New("it is not a day")
	errEmptyDate = errors.New("it is empty")
	errShortYear = errors.New("the year needs four digits")
	errNoSuchDay = errors.New("the calendar has no such day")
)

// midnights are the times of day that spreadsheets add to a date that has none.
var midnights = []string{
	"t00:00:00.000z", "t00:00:00z", "t00:00:00.000", "t00:00:00",
	" 12:00:00 am", " 00:00:00.000", " 00:00:00", " 0:00:00", " 00:00", " 0:00",
}

// readDate returns the days that text may mean, at least one.
func readDate(text string) (dateReading, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, m := range midnights {
		if day, ok := strings.CutSuffix(text, m); ok {
			text = day
			break
		}
	}
	if text == "" {
		return dateReading{}, errEmptyDate
	}
	_, rest := cutDigits(text)
	if rest == "" || !strings.ContainsRune("-/.", rune(rest[0])) || strings.IndexFunc(text, isLowerLetter) >= 0 {
		return readNamedMonth(text)
	}
	sign := rest[0]
	parts := strings.Split(text, string(sign))
	if len(parts) != 3 {
		return dateReading{}, errNoDate
	}
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p) // "31. 12. 2026"
		if digits, rest := cutDigits(parts[i]); digits == "" || rest != "" {
			return dateReading{}, errNoDate
		}
	}
	a, b, c := parts[0], parts[1], parts[2]
	short := func(s string) bool { return len(s) <= 2 }
	var r dateReading
	switch {
	case len(a) == 4 && short(b) && short(c):
		r.dayFirst = dayOf(a, b, c)
	case short(a) && short(b) && len(c) == 4 && sign == '.':
		r.dayFirst = dayOf(c, b, a)
	case short(a) && short(b) && len(c) == 4:
		r = dateReading{dayOf(c, b, a), dayOf(c, a, b), sign}
	case short(a) && short(b) && short(c):
		return dateReading{}, errShortYear
	default:
		return dateReading{}, errNoDate
	}
	if r.dayFirst == "" && r.monthFirst == "" {
		return dateReading{}, errNoSuchDay
	}
	return r, nil
}

// readNamedMonth reads a date with an English month, in lower case: the three
// parts cannot be taken for one another, so that their order does not matter.
func readNamedMonth(text string) (dateReading, error) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" -/.,", r) })
	if len(parts) != 3 {
		return dateReading{}, errNoDate
	}
	var year, month, day string
	for _, p := range parts {
		switch digits, rest := cutDigits(p); {
		case digits == "" && month == "":
			month = monthNumber(p)
		case rest == "" && len(digits) == 4 && year == "":
			year = digits
		case rest == "" && len(digits) <= 2 && day == "":
			day = digits
		case rest == "" && len(digits) == 2:
			return dateReading{}, errShortYear
		}
	}
	if year == "" || month == "" || day == "" {
		return dateReading{}, errNoDate
	}
	d := dayOf(year, month, day)
	if d == "" {
		return dateReading{}, errNoSuchDay
	}
	return dateReading{dayFirst: d}, nil
}

// monthNumber returns the number of an English month, whole or cut to three
// letters (September also to four), or "".
func monthNumber(word string) string {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || word == name[:3] || word == "sept" && m == time.September {
			return fmt.Sprint(int(m))
		}
	}
	return ""
}

// dayOf puts digits into the form of a Date, or returns "" when the calendar
// has no such day.
func dayOf(year, month, day string) Date {
	d := Date(year + "-" + pad2(month) + "-" + pad2(day))
	if !d.Valid() {
		return ""
	}
	return d
}

func pad2(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func isLowerLetter(r rune) bool { return r >= 'a' && r <= 'z' }
