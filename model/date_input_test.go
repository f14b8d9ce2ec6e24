package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ropa/model"
)

func TestADateIsReadWhereItCanMeanOneDay(t *testing.T) {
	for text, want := range map[string]model.Date{
		"2026-12-31":              "2026-12-31",
		" 2026-12-31 ":            "2026-12-31",
		"2026/12/31":              "2026-12-31",
		"2026.1.5":                "2026-01-05",
		"31.12.2026":              "2026-12-31",
		"3.4.2026":                "2026-04-03",
		"31. 12. 2026":            "2026-12-31",
		"31/12/2026":              "2026-12-31",
		"12/31/2026":              "2026-12-31",
		"31-12-2026":              "2026-12-31",
		"04/04/2026":              "2026-04-04",
		"31 December 2026":        "2026-12-31",
		"31. dec 2026":            "2026-12-31",
		"31-Dec-2026":             "2026-12-31",
		"Dec 31, 2026":            "2026-12-31",
		"2026 sept 3":             "2026-09-03",
		"2026-12-31T00:00:00Z":    "2026-12-31",
		"2026-12-31 00:00:00":     "2026-12-31",
		"12/31/2026 12:00:00 AM":  "2026-12-31",
		"31.12.2026 00:00":        "2026-12-31",
		"29.02.2028":              "2028-02-29",
		"2026-12-31T00:00:00.000": "2026-12-31",
	} {
		if got, err := model.ParseDateLoose(text); err != nil || got != want {
			t.Errorf("ParseDateLoose(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestARefusedDateSaysWhyAndHowToWriteIt(t *testing.T) {
	for text, why := range map[string]string{
		"":                    "it is empty; write it as 2026-12-31",
		"03/04/2026":          "3 April 2026 or 4 March 2026; write it as 2026-04-03 or as 2026-03-04",
		"3-4-2026":            "write it as 2026-04-03 or as 2026-03-04",
		"31.12.26":            "the year needs four digits",
		"12/31/26":            "the year needs four digits",
		"26-12-31":            "the year needs four digits",
		"31 Dec 26":           "the year needs four digits",
		"29.02.2026":          "no such day",
		"2026-13-01":          "no such day",
		"12.31.2026":          "no such day",
		"31/31/2026":          "no such day",
		"31 Nov 2026":         "no such day",
		"46387":               "it is not a day",
		"2026-12":             "it is not a day",
		"2026-12-31-01":       "it is not a day",
		"2026-12-31 17:45:00": "it is not a day",
		"020-12-2026":         "it is not a day",
		"31 Brumaire 2026":    "it is not a day",
		"soon":                "it is not a day",
		"-12-2026":            "it is not a day",
		"31/12.2026":          "it is not a day",
		"٣١.١٢.٢٠٢٦":          "it is not a day",
	} {
		got, err := model.ParseDateLoose(text)
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("ParseDateLoose(%q) = %q, %v; want an error that says %q", text, got, err, why)
		}
	}
}

func TestAColumnDecidesTheOrderOnlyWhereItAllowsOne(t *testing.T) {
	for name, c := range map[string]struct {
		column []string
		text   string
		want   model.Date // "" for refused
		why    string
	}{
		"day first":                  {[]string{"03/04/2026", "", "31/12/2026", "n/a"}, "03/04/2026", "2026-04-03", ""},
		"month first":                {[]string{"03/04/2026", "12/31/2026"}, "03/04/2026", "2026-03-04", ""},
		"nothing decides":            {[]string{"03/04/2026", "04/04/2026"}, "03/04/2026", "", "no other cell of the column tells which"},
		"both orders":                {[]string{"03/04/2026", "31/12/2026", "12/31/2026"}, "03/04/2026", "", "the column has both orders"},
		"both orders, but clear":     {[]string{"31/12/2026", "12/31/2026"}, "31/12/2026", "2026-12-31", ""},
		"another sign says nothing":  {[]string{"03/04/2026", "31-12-2026"}, "03/04/2026", "", "tells which"},
		"an impossible day neither":  {[]string{"03/04/2026", "31/02/2026"}, "03/04/2026", "", "tells which"},
		"ISO needs no help":          {nil, "2026-12-31", "2026-12-31", ""},
		"dots are day first, always": {[]string{"12/31/2026"}, "03.04.2026", "2026-04-03", ""},
		"no date":                    {[]string{"31/12/2026"}, "soon", "", "it is not a day"},
	} {
		got, err := model.DateReader(c.column)(c.text)
		if got != c.want || (err == nil) != (c.want != "") || err != nil && !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: %q reads as %q, %v; want %q, %q", name, c.text, got, err, c.want, c.why)
		}
	}
}

// What a spreadsheet did to a whole column is undone, or refused: no date is
// ever read as another day.
func TestNoColumnOfOneOrderIsReadWrongly(t *testing.T) {
	layouts := []string{"2006-01-02", "02/01/2006", "1/2/2006", "2-1-2006", "02.01.2006", "2006/1/2", "2 Jan 2006", "02/01/2006 15:04:05"}
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.SampledFrom(layouts).Draw(t, "layout")
		want := rapid.SliceOfN(days, 1, 8).Draw(t, "days")
		column := make([]string, len(want))
		for i, d := range want {
			day, err := d.Time()
			if err != nil {
				t.Fatal(err)
			}
			column[i] = day.Format(layout)
		}
		read := model.DateReader(column)
		for i, cell := range column {
			got, err := read(cell)
			if err == nil && got != want[i] {
				t.Fatalf("%q of %q reads as %q, want %q", cell, column, got, want[i])
			}
			if loose, err := model.ParseDateLoose(cell); err == nil && loose != want[i] {
				t.Fatalf("%q alone reads as %q, want %q", cell, loose, want[i])
			}
			if first, _ := want[i].Time(); err != nil && (first.Day() > 12 || first.Day() == int(first.Month())) {
				t.Fatalf("%q of %q is refused without need: %v", cell, column, err)
			}
		}
	})
}

func FuzzParseDateLoose(f *testing.F) {
	for _, seed := range []string{"2026-12-31", "31.12.2026", "03/04/2026", "31 Dec 2026", "\xff-1-1", "1--2026", " 0:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := model.ParseDateLoose(text); err == nil {
			if _, err := time.Parse(time.DateOnly, string(d)); err != nil {
				t.Errorf("%q reads as %q, which is no date", text, d)
			}
		}
	})
}

func ExampleDateReader() {
	read := model.DateReader([]string{"03/04/2026", "31/12/2026"})
	fmt.Println(read("03/04/2026"))
	fmt.Println(model.ParseDateLoose("03/04/2026"))
	// Output:
	// 2026-04-03 <nil>
	//  date "03/04/2026": it may be 3 April 2026 or 4 March 2026; write it as 2026-04-03 or as 2026-03-04
}
