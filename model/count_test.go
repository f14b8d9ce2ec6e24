package model_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"ropa/model"
)

func TestACountIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]model.Count{
		"":                           {},
		"8000-10000":                 {From: "8000", To: "10000"},
		"500":                        {From: "500", To: "500"},
		"500-":                       {From: "500"},
		"-500":                       {To: "500"},
		"0":                          {From: "0", To: "0"},
		"-0":                         {To: "0"},
		" 8 000 – 10 000 ":           {From: "8000", To: "10000"},
		"8.000—10.000":               {From: "8000", To: "10000"},
		"8,000-10,000":               {From: "8000", To: "10000"},
		"8'000":                      {From: "8000", To: "8000"},
		"1\u2009234\u2009567":        {From: "1234567", To: "1234567"},
		"1\u202f234":                 {From: "1234", To: "1234"},
		"007":                        {From: "7", To: "7"},
		"10-5":                       {From: "10", To: "5"}, // Validate speaks of it
		"8000-10000; in 2025":        {From: "8000", To: "10000", Note: "in 2025"},
		"500;in 2025":                {From: "500", To: "500", Note: "in 2025"},
		"500; a; b":                  {From: "500", To: "500", Note: "a; b"},
		"500;":                       {From: "500", To: "500"},
		"; 500":                      {Note: "500"},
		"about 500":                  {Note: "about 500"},
		"about 500; in 2025":         {Note: "about 500; in 2025"},
		"500 people":                 {Note: "500 people"},
		">500":                       {Note: ">500"},
		"1.5":                        {Note: "1.5"},
		"12.34":                      {Note: "12.34"},
		"1.234,567":                  {Note: "1.234,567"},
		"1234 567":                   {Note: "1234 567"},
		"1.":                         {Note: "1."},
		"500--600":                   {Note: "500--600"},
		"1-2-3":                      {Note: "1-2-3"},
		"-":                          {Note: "-"},
		"-; x":                       {Note: "-; x"},
		"  ":                         {Note: "  "},
		"999999999999999":            {From: "999999999999999", To: "999999999999999"},
		"1000000000000000":           {Note: "1000000000000000"},
		"1.000.000.000.000.000 - 10": {Note: "1.000.000.000.000.000 - 10"},
	} {
		if got := model.ParseCount(text); got != want {
			t.Errorf("ParseCount(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func TestANoteThatWouldReadAsANumberIsMarked(t *testing.T) {
	for c, want := range map[model.Count]string{
		{Note: "about 500"}:             "about 500",
		{Note: "500"}:                   "; 500",
		{Note: "8.000-"}:                "; 8.000-",
		{Note: "; x"}:                   "; ; x",
		{Note: " 500"}:                  ";  500",
		{From: "5", To: "5", Note: ";"}: "5; ;",
		{From: "5", Note: " x "}:        "5-;  x ",
	} {
		got := c.String()
		if got != want {
			t.Errorf("%#v prints as %q, want %q", c, got, want)
		}
		if back := model.ParseCount(got); back != c {
			t.Errorf("%q reads as %#v, want %#v", got, back, c)
		}
	}
}

var counts = rapid.Custom(func(t *rapid.T) model.Count {
	number := rapid.StringMatching(`|0|[1-9][0-9]{0,14}`)
	note := rapid.OneOf(rapid.Just(""), rapid.String(), rapid.StringMatching(`[-–;., 0-9a]{0,8}`))
	c := model.Count{From: model.Number(number.Draw(t, "from")), To: model.Number(number.Draw(t, "to")), Note: note.Draw(t, "note")}
	if rapid.Bool().Draw(t, "exact") {
		c.To = c.From
	}
	return c
})

func TestWhatACountPrintsReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := counts.Draw(t, "count")
		if got := model.ParseCount(c.String()); got != c {
			t.Fatalf("%#v prints as %q, which reads as %#v", c, c.String(), got)
		}
	})
}

func TestNothingTypedIntoACountIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-–;., 0-9a]{0,12}`)).Draw(t, "text")
		c := model.ParseCount(text)
		kept := string(c.From+c.To) + c.Note
		for _, r := range text {
			if (unicode.IsLetter(r) || unicode.IsDigit(r) && r != '0') && !strings.ContainsRune(kept, r) {
				t.Fatalf("%q reads as %#v: %q is lost", text, c, r)
			}
		}
	})
}

func ExampleCount_Words() {
	for _, text := range []string{"8 000-10 000; in 2025", "500-", "-500", "500", "about 500"} {
		fmt.Println(model.ParseCount(text).Words())
	}
	// Output:
	// 8000 to 10000; in 2025
	// at least 500
	// at most 500
	// 500
	// about 500
}
