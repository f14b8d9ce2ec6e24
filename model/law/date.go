package law

import "time"

// A Date is a calendar day in ISO 8601, such as "2026-11-22". It is a string so
// that what a person typed is kept while it is still wrong; ISO dates that are
// right compare as strings do. The empty Date says nothing.
type Date string

// Time returns the first moment of d in UTC, or an error when d is not a
// day of the calendar written as YYYY-MM-DD.
func (d Date) Time() (time.Time, error) {
	return time.Parse(time.DateOnly, string(d))
}

// Valid reports whether d is a day of the calendar written as YYYY-MM-DD.
func (d Date) Valid() bool {
	_, err := d.Time()
	return err == nil
}

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	return Date(t.Format(time.DateOnly))
}
