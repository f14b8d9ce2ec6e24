package model_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ropa/model"
)

func TestAPeriodIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]model.Span{
		"P3Y6M":                    {Years: 3, Months: 6},
		"P30D":                     {Days: 30},
		"P4W":                      {Weeks: 4},
		"P1Y2M3W4D":                {1, 2, 3, 4},
		"p5y":                      {Years: 5},
		" P05Y0M ":                 {Years: 5},
		"P18250D":                  {Days: 18250},
		"3 years 6 months":         {Years: 3, Months: 6},
		"30 days":                  {Days: 30},
		"5y":                       {Years: 5},
		"6 m":                      {Months: 6},
		"3y6m":                     {Years: 3, Months: 6},
		"1 year and 2 weeks":       {Years: 1, Weeks: 2},
		"2 weeks and 1 year":       {Years: 1, Weeks: 2},
		"1 Year, 6 Months and 1 D": {Years: 1, Months: 6, Days: 1},
		"six months":               {Months: 6},
		"a year":                   {Years: 1},
		"2 yrs. 3 mths.":           {Years: 2, Months: 3},
		"5\u00a0years":             {Years: 5},
		"0 years 6 months":         {Months: 6},
		"1000 years":               {Years: 1000},
	} {
		got, err := model.ParsePeriod(text)
		if err != nil || got != want {
			t.Errorf("ParsePeriod(%q) = %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestARefusedPeriodSaysWhyAndShowsARightOne(t *testing.T) {
	for text, why := range map[string]string{
		"":                    "it is empty",
		"  ":                  "it is empty",
		"P":                   "it has no length",
		"P0D":                 "it has no length",
		"0 days":              "it has no length",
		"-P5Y":                `"-" stands where a number`,
		"P-5Y":                `"-" stands where a number`,
		"PT5H":                `"pt" stands where a number`,
		"P5":                  "5 is followed by no unit",
		"P5X":                 `"X" is not one of the units`,
		"P6M3Y":               "Y stands out of order",
		"P1Y1Y":               "Y stands out of order",
		"P1.5Y":               `"." is not one of the units`,
		"1.5 years":           `"." is not one of years`,
		"1,5 years":           `"," is not one of years`,
		"5":                   "5 is followed by no unit",
		"years":               `"years" stands where a number`,
		"5 hours":             `"hours" is not one of`,
		"5 years 2 years":     "years are named twice",
		"5 years from payday": `"from" stands where a number`,
		"P1001Y":              "at most 1000 years",
		"P99999999999999999D": "at most 366000 days",
		"permanently":         `"permanently" stands where a number`,
		"5 \xff years":        `is not one of years`,
		"٥ years":             `"٥" stands where a number`,
	} {
		_, err := model.ParsePeriod(text)
		if err == nil || !strings.Contains(err.Error(), why) || !strings.Contains(err.Error(), "P3Y6M") {
			t.Errorf("ParsePeriod(%q): error %v, want it to say %q and to show P3Y6M", text, err, why)
		}
	}
}

func TestOnlyISO8601IsAValidPeriod(t *testing.T) {
	for p, want := range map[model.Period]bool{
		"P3Y6M": true, "P1Y2M3W4D": true,
		"": false, "5 years": false, "p5y": false, "P05Y": false, " P5Y": false, "P0Y6M": false,
	} {
		if p.Valid() != want {
			t.Errorf("Period(%q).Valid() = %v, want %v", p, !want, want)
		}
	}
	if got := model.Period("5y").Words(); got != "5 years" {
		t.Errorf("a period that is not in ISO 8601 yet reads %q, want what it says", got)
	}
	if got := model.Period("until the claim ends").Words(); got != "until the claim ends" {
		t.Errorf("a malformed period reads %q, want its own text", got)
	}
}

func TestPeriodsAreOrderedByLength(t *testing.T) {
	// Each is longer than the one before, but where "=" joins them.
	order := []string{"P1D", "P6D", "P1W=P7D", "P8D", "P28D=P4W", "P30D", "P1M", "P31D", "P365D", "P1Y=P12M", "P366D", "P3Y6M=P42M", "P1825D", "P5Y", "P1827D"}
	type ranked struct {
		period model.Period
		rank   int
	}
	var all []ranked
	for i, group := range order {
		for p := range strings.SplitSeq(group, "=") {
			all = append(all, ranked{model.Period(p), i})
		}
	}
	all = append(all, ranked{"", len(order)}, ranked{"for ever", len(order) + 1})
	for _, a := range all {
		for _, b := range all {
			if got, want := sign(a.period.Compare(b.period)), sign(a.rank-b.rank); got != want {
				t.Errorf("Period(%q).Compare(%q) = %d, want %d", a.period, b.period, got, want)
			}
		}
	}
}

func sign(n int) int { return min(1, max(-1, n)) }

func TestApproxDaysRoundsTheAverageYear(t *testing.T) {
	for p, want := range map[string]int{"P1M": 30, "P1Y": 365, "P5Y": 1826, "P4W": 28, "P400Y": 146097, "P30D": 30} {
		s, err := model.ParsePeriod(p)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.ApproxDays(); got != want {
			t.Errorf("%s has about %d days, want %d", p, got, want)
		}
	}
}

var spans = rapid.Custom(func(t *rapid.T) model.Span {
	return model.Span{
		Years:  rapid.IntRange(0, 1000).Draw(t, "years"),
		Months: rapid.IntRange(0, 12_000).Draw(t, "months"),
		Weeks:  rapid.IntRange(0, 53_000).Draw(t, "weeks"),
		Days:   rapid.IntRange(0, 366_000).Draw(t, "days"),
	}
}).Filter(func(s model.Span) bool { return s != model.Span{} })

func TestWhatASpanPrintsReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := spans.Draw(t, "span")
		for _, text := range []string{s.String(), s.Words(), strings.ToLower(s.String()), strings.ReplaceAll(s.Words(), " ", "")} {
			got, err := model.ParsePeriod(text)
			if err != nil || got != s {
				t.Fatalf("ParsePeriod(%q) = %+v, %v; want %+v", text, got, err, s)
			}
		}
		if p := s.Period(); !p.Valid() || p.Words() != s.Words() {
			t.Fatalf("Period(%q): valid %v, words %q, want %q", p, p.Valid(), p.Words(), s.Words())
		}
	})
}

func TestAPeriodMadeLongerComparesAsLonger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, more := spans.Draw(t, "span"), spans.Draw(t, "more")
		sum := model.Span{
			Years: s.Years + more.Years, Months: s.Months + more.Months,
			Weeks: s.Weeks + more.Weeks, Days: s.Days + more.Days,
		}
		if s.Compare(sum) >= 0 || sum.Compare(s) <= 0 || s.Compare(s) != 0 {
			t.Fatalf("%v and %v: want the sum %v to be longer", s, more, sum)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{"P3Y6M", "3 years 6 months", "5y", "P", "p\xff", "1 year and", "99999999999999999999 d", "P1Y2M3W4D"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := model.ParsePeriod(text)
		if err != nil {
			return
		}
		if again, err := model.ParsePeriod(s.String()); err != nil || again != s {
			t.Errorf("%q reads as %+v and prints as %s, which reads as %+v, %v", text, s, s, again, err)
		}
	})
}

func ExampleParsePeriod() {
	s, _ := model.ParsePeriod("3 years and 6 months")
	fmt.Println(s, "=", s.Words())
	_, err := model.ParsePeriod("5 years from payday")
	fmt.Println(err)
	// Output:
	// P3Y6M = 3 years 6 months
	// period "5 years from payday": "from" stands where a number should be; write it as "3 years 6 months" or P3Y6M
}
