package model

import (
	"strings"
	"time"
)

// days are those from First to Last, which a query names by a day, a month or a
// year. The zero days are none.
type days struct{ First, Last Date }

// monthForms are the ways to write a month that no one reads as something else.
var monthForms = []string{"2006-1", "2006/1", "1/2006", "1.2006"}

// readDays returns the days that text names: a day as [ParseDateLoose] reads it,
// a month such as 2026-01, or a year. It returns zero days for all else.
func readDays(text string) days {
	text = strings.TrimSpace(text)
	if t, err := time.Parse("2006", text); err == nil {
		return daysFrom(t, 1, 0)
	}
	for _, form := range monthForms {
		if t, err := time.Parse(form, text); err == nil {
			return daysFrom(t, 0, 1)
		}
	}
	day, err := ParseDateLoose(text)
	if err != nil {
		return days{}
	}
	return days{day, day}
}

// daysFrom returns the days from t up to the day before that many years and
// months later.
func daysFrom(t time.Time, years, months int) days {
	return days{DateOf(t), DateOf(t.AddDate(years, months, -1))}
}

func (d days) has(day Date) bool { return d.order(day) == 0 }

// order compares day with d: less than 0 before its first day, more than 0 after
// its last, 0 within.
func (d days) order(day Date) int {
	switch {
	case day < d.First:
		return -1
	case day > d.Last:
		return 1
	}
	return 0
}

// Spelled reports whether what t finds is spelled as in t, so that a record can
// be found in its search text. A date may be spelled in other ways.
func (t QueryTerm) Spelled() bool {
	d := readDays(t.Value)
	return d.Last == "" || strings.HasPrefix(string(d.First), t.Value)
}
