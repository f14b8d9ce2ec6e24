package model_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/law"
)

func TestAPeriodEndsOnADayOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		from model.Date
		add  model.Period
		want model.Date
	}{
		{"2026-01-31", "P1M", "2026-02-28"},
		{"2028-01-31", "P1M", "2028-02-29"},
		{"2028-02-29", "P1Y", "2029-02-28"},
		{"2028-02-29", "P4Y", "2032-02-29"},
		{"2026-08-31", "P3Y6M", "2030-02-28"},
		{"2026-12-31", "P5Y", "2031-12-31"},
		{"2026-11-22", "P14M", "2028-01-22"},
		{"2026-12-22", "P30D", "2027-01-21"},
		{"2026-12-22", "P4W", "2027-01-19"},
		{"2026-01-31", "P1M1D", "2026-03-01"}, // the month first, then the day
		{"2026-01-31", "P1Y1M1W1D", "2027-03-08"},
		{"2026-11-22", "", ""},
		{"2026-11-22", "5 years", "2031-11-22"},
		{"2026-11-22", "for ever", ""},
		{"22.11.2026", "P5Y", ""},
		{"9999-12-31", "P1D", ""},
		{"9999-12-30", "P1D", "9999-12-31"},
	} {
		if got := c.add.AddTo(c.from); got != c.want {
			t.Errorf("%s after %s is %q, want %q", c.add, c.from, got, c.want)
		}
	}
}

func TestAPeriodMayBeCountedFromALaterDay(t *testing.T) {
	for _, c := range []struct {
		on      model.Date
		from    string
		yearEnd time.Month
		want    model.Date
	}{
		{"2026-02-10", "", 0, "2026-02-10"},
		{"2026-02-10", model.EndOfMonth, 0, "2026-02-28"},
		{"2028-02-10", model.EndOfMonth, 0, "2028-02-29"},
		{"2026-12-31", model.EndOfMonth, 0, "2026-12-31"},
		{"2026-02-10", model.EndOfCalendarYear, time.June, "2026-12-31"},
		{"2026-02-10", model.EndOfFinancialYear, 0, "2026-12-31"},
		{"2026-02-10", model.EndOfFinancialYear, time.June, "2026-06-30"},
		{"2026-06-30", model.EndOfFinancialYear, time.June, "2026-06-30"},
		{"2026-07-01", model.EndOfFinancialYear, time.June, "2027-06-30"},
		{"2027-03-01", model.EndOfFinancialYear, time.February, "2028-02-29"},
		{"2026-02-10", model.EndOfCalendarYearAfterFinancialYear, 0, "2026-12-31"},
		{"2026-02-10", model.EndOfCalendarYearAfterFinancialYear, time.June, "2026-12-31"},
		{"2026-07-01", model.EndOfCalendarYearAfterFinancialYear, time.June, "2027-12-31"},
		{"2026-02-10", model.EndOfFinancialYear, 13, "2026-12-31"},
		{"2026-02-10", "end_of_time", 0, ""},
		{"9999-07-01", model.EndOfFinancialYear, time.June, ""},
		{"soon", model.EndOfMonth, 0, ""},
		{"soon", "", 0, ""},
	} {
		if got := model.CountFrom(c.on, c.from, c.yearEnd); got != c.want {
			t.Errorf("CountFrom(%q, %q, %v) = %q, want %q", c.on, c.from, c.yearEnd, got, c.want)
		}
	}
}

func TestEveryCodeOfTheLawCanBeCounted(t *testing.T) {
	for _, c := range law.CountedFrom {
		if got := model.CountFrom("2026-02-10", c.Code, time.June); got <= "2026-02-10" {
			t.Errorf("CountFrom with %q = %q, want a later day", c.Code, got)
		}
	}
}

var days = rapid.Custom(func(t *rapid.T) model.Date {
	start := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	return law.DateOf(start.AddDate(0, 0, rapid.IntRange(0, 2_000_000).Draw(t, "day"))) // to the year 5476
})

func TestAPeriodAlwaysEndsLaterAndNeverMissesAMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, s := days.Draw(t, "day"), spans.Draw(t, "span")
		if end := s.AddTo(d); end <= d {
			t.Fatalf("%v after %s is %q, want a later day", s, d, end)
		}
		months := rapid.IntRange(1, 1200).Draw(t, "months")
		end := model.Span{Months: months}.AddTo(d)
		from, _ := d.Time()
		to, err := end.Time()
		if err != nil {
			t.Fatal(err)
		}
		passed := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
		if passed != months || to.Day() > from.Day() {
			t.Fatalf("%d months after %s is %s", months, d, end)
		}
	})
}

// Swedish accounting records: 7 years from the end of the calendar year in
// which the financial year ended.
func ExampleCountFrom() {
	counted := model.CountFrom("2026-09-15", model.EndOfCalendarYearAfterFinancialYear, time.April)
	fmt.Println(counted, model.Period("P7Y").AddTo(counted))
	// Output: 2027-12-31 2034-12-31
}
