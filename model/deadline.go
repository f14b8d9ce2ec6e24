package model

import (
	"time"

	"ropa/model/law"
)

// The days from which a retention period may be counted, other than the day of
// the event itself: field counted_from of a rule.
const (
	EndOfMonth         = "end_of_month"
	EndOfCalendarYear  = "end_of_calendar_year"
	EndOfFinancialYear = "end_of_financial_year"
	// EndOfCalendarYearAfterFinancialYear is the end of the calendar year in
	// which the financial year ended, as in Swedish accounting law.
	EndOfCalendarYearAfterFinancialYear = "end_of_calendar_year_after_financial_year"
)

// CountFrom returns the day from which a period that begins with an event on d
// is counted. An empty countedFrom means the event itself. The financial year
// ends with the last day of the month yearEnd; a yearEnd that is no month means
// December. When d is malformed or the code unknown, the answer is the empty
// Date: nothing can be said.
func CountFrom(d Date, countedFrom string, yearEnd time.Month) Date {
	t, err := d.Time()
	if err != nil {
		return ""
	}
	if yearEnd < time.January || yearEnd > time.December {
		yearEnd = time.December
	}
	year, month, _ := t.Date()
	financialYear := year // the calendar year in which d's financial year ends
	if month > yearEnd {
		financialYear++
	}
	switch countedFrom {
	case "":
		return d
	case EndOfMonth:
		return lastOf(year, month)
	case EndOfCalendarYear:
		return lastOf(year, time.December)
	case EndOfFinancialYear:
		return lastOf(financialYear, yearEnd)
	case EndOfCalendarYearAfterFinancialYear:
		return lastOf(financialYear, time.December)
	}
	return ""
}

// AddTo returns the day on which s has passed since d. Years and months come
// first, and a day that the month lacks becomes its last: 31 January and one
// month is 28 or 29 February, 29 February and one year is 28 February. Weeks
// and days follow. The answer is empty when d is malformed, or when it would
// leave the years 1 to 9999 that a Date can write.
func (s Span) AddTo(d Date) Date {
	t, err := d.Time()
	if err != nil {
		return ""
	}
	year, month, day := t.Date()
	first := time.Date(year+s.Years, month+time.Month(s.Months), 1, 0, 0, 0, 0, time.UTC)
	year, month, _ = first.Date()
	day = min(day, daysIn(year, month))
	return dateOn(time.Date(year, month, day+7*s.Weeks+s.Days, 0, 0, 0, 0, time.UTC))
}

// AddTo returns the day on which p has passed since d, see [Span.AddTo]. It is
// empty when p is malformed or not said.
func (p Period) AddTo(d Date) Date {
	s, err := p.Span()
	if err != nil {
		return ""
	}
	return s.AddTo(d)
}

func lastOf(year int, month time.Month) Date {
	return dateOn(time.Date(year, month, daysIn(year, month), 0, 0, 0, 0, time.UTC))
}

// daysIn returns the length of a month: day 0 of the next is the last of this.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// dateOn is law.DateOf within the four digits that ISO 8601 has for a year.
func dateOn(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return law.DateOf(t)
}
