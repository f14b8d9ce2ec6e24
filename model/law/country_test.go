package law

import "testing"

func TestCountriesOfTheEUAndEEA(t *testing.T) {
	eu, eea := 0, 0
	for _, c := range Countries() {
		if c.EU {
			eu++
		}
		if c.EEA {
			eea++
		}
	}
	// The 27 and the territories that are part of them: AX, GF, GP, MF, MQ, RE, YT.
	if eu != 27+7 || eea != 30+7 {
		t.Errorf("%d in the EU and %d in the EEA, want %d and %d", eu, eea, 27+7, 30+7)
	}
	if n := len(Countries()); n != 249+2 {
		t.Errorf("%d countries, want the 249 of ISO 3166-1, XK and ZZ", n)
	}
}

func TestInEEA(t *testing.T) {
	for _, c := range []struct {
		code string
		on   Date
		want bool
	}{
		{"DE", "2026-11-22", true},
		{"NO", "2026-11-22", true},
		{"CH", "2026-11-22", false},
		{"US", "2026-11-22", false},
		{"GB", "2018-05-25", true},
		{"GB", "2020-01-31", true},
		{"GB", "2020-12-31", true}, // transition
		{"GB", "2021-01-01", false},
		{"GB", "2026-11-22", false},
		{"HR", "2013-06-30", false},
		{"HR", "2013-07-01", true},
		{"AX", "2026-11-22", true},
		{"RE", "2026-11-22", true},
		{"YT", "2013-12-31", false},
		{"GL", "2026-11-22", false},
		{"FO", "2026-11-22", false},
		{"SJ", "2026-11-22", false},
		{"ZZ", "2026-11-22", false},
		{"EL", "2026-11-22", false}, // not the ISO code
		{"DE", "", false},           // no day, no answer
	} {
		if got := InEEA(c.code, c.on); got != c.want {
			t.Errorf("InEEA(%s, %s) = %v, want %v", c.code, c.on, got, c.want)
		}
	}
	if InEU("GB", "2020-02-01") || !InEU("GB", "2020-01-31") || InEU("NO", StatusDate) {
		t.Error("GB was in the EU until 2020-01-31 and NO never was")
	}
}

func TestThirdCountry(t *testing.T) {
	for _, c := range []struct {
		code string
		on   Date
		want bool
	}{
		{"US", "2026-11-22", true},
		{"ZZ", "2026-11-22", true},
		{"GB", "2020-12-31", false},
		{"GB", "2021-03-01", false}, // bridge of the trade agreement
		{"GB", "2021-06-29", true},
		{"NO", "2026-11-22", false},
		{"UK", "2026-11-22", false}, // no country of the list
	} {
		if got := ThirdCountry(c.code, c.on); got != c.want {
			t.Errorf("ThirdCountry(%s, %s) = %v, want %v", c.code, c.on, got, c.want)
		}
	}
}

func TestFindCountryKnowsCommonMistakes(t *testing.T) {
	for word, want := range map[string]string{
		"EL": "GR", "UK": "GB", "uk ": "GB", "USA": "US", "dk": "DK", "Denmark": "DK", "Danmark": "DK",
		"DNK": "DK", "south korea": "KR", "Republic of Korea": "KR", "ZZ": "ZZ", "Kosovo": "XK",
	} {
		if got, ok := FindCountry(word); got != want || !ok {
			t.Errorf("FindCountry(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
	for _, word := range []string{"", "EU", "worldwide", "Europe"} {
		if got, ok := FindCountry(word); ok {
			t.Errorf("FindCountry(%q) = %q, want nothing", word, got)
		}
	}
}

func TestNoWordMeansTwoCountries(t *testing.T) {
	seen := map[string]string{}
	for _, c := range Countries() {
		for _, w := range append([]string{c.Code, c.Alpha3, c.Name}, c.Aliases...) {
			if w == "" {
				continue
			}
			if before, ok := seen[fold(w)]; ok {
				t.Errorf("%q means %s and %s", w, before, c.Code)
			}
			seen[fold(w)] = c.Code
		}
	}
}

func TestTerritoriesAndMembersAreCountries(t *testing.T) {
	for _, x := range Territories() {
		if _, ok := CountryName(x.Code); !ok {
			t.Errorf("territory %s is no country of the list", x.Code)
		}
		if _, ok := CountryName(x.BelongsTo); x.BelongsTo != "" && !ok {
			t.Errorf("territory %s belongs to %s, which is no country of the list", x.Code, x.BelongsTo)
		}
	}
	last := map[string]Date{}
	for _, m := range Memberships() {
		if _, ok := CountryName(m.Country); !ok {
			t.Errorf("member %s is no country of the list", m.Country)
		}
		if m.ValidFrom <= last[m.Country] {
			t.Errorf("%s is a member twice on %s", m.Country, m.ValidFrom)
		}
		last[m.Country] = m.ValidTo
	}
	for _, code := range []string{"GL", "SJ", "GI", "PM", "NC"} {
		if x, ok := TerritoryOf(code); !ok || !x.Review {
			t.Errorf("%s is not marked for review", code)
		}
	}
}
