package law

import "time"

// A Date is a calendar day in ISO 8601, such as "2026-11-22". It is a string so
// that what a person typed is kept while it is still wrong; ISO dates that are
// right compare as strings do. The empty Date says nothing.
type Date string

// Time returns the first moment of d in UTC, or an error when d is not a
// day of the calendar written as YYYY-MM-DD.
func (d Date) Time() (time.Time, error) {
	if year, month, day, ok := d.parts(); ok {
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC), nil
	}
	return time.Parse(time.DateOnly, string(d)) // says what is wrong
}

// Valid reports whether d is a day of the calendar written as YYYY-MM-DD.
func (d Date) Valid() bool {
	_, _, _, ok := d.parts()
	return ok
}

// parts takes a day of the calendar apart. A register has tens of thousands of
// dates, and is asked for them at every key: this is eight times as fast as
// package time.
func (d Date) parts() (year int, month time.Month, day int, ok bool) {
	if len(d) != len(time.DateOnly) || d[4] != '-' || d[7] != '-' {
		return 0, 0, 0, false
	}
	var n [8]int
	for i, at := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if n[i] = int(d[at]) - '0'; n[i] < 0 || n[i] > 9 {
			return 0, 0, 0, false
		}
	}
	year, month, day = n[0]*1000+n[1]*100+n[2]*10+n[3], time.Month(n[4]*10+n[5]), n[6]*10+n[7]
	last := 31
	switch month {
	case time.April, time.June, time.September, time.November:
		last = 30
	case time.February:
		if last = 28; year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			last = 29
		}
	}
	return year, month, day, month >= 1 && month <= 12 && day >= 1 && day <= last
}

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	return Date(t.Format(time.DateOnly))
}
