package model_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"ropa/model"
)

func TestASearchFindsEverySpelling(t *testing.T) {
	for text, queries := range map[string][]string{
		// German
		"Bußgelder, Straße 5":       {"bussgeld", "strasse", "STRASSE", "straße", "STRAẞE"},
		"Müller & Söhne":            {"muller", "mueller", "Müller", "MÜLLER", "mul", "muel", "eller", "sohne", "soehne", "müller & söhne", "mueller & soehne", "muller & soehne"},
		"Mueller":                   {"mueller", "müller", "ueller"},
		"Überprüfungsgeräte":        {"pruefungsgeraet", "prufungsgerat", "uberpruefung", "ueberprüfung", "prüf"},
		"Mu\u0308ller (decomposed)": {"müller", "mueller", "muller"},
		"Daten\u00adschutz":         {"datenschutz"},
		// Danish, Norwegian, Swedish
		"Ørsted A/S":             {"orsted", "oersted", "ørsted", "ÖRSTED", "rsted a/s", "oersted a/s", "orsted a/s"},
		"Århus Kommune":          {"arhus", "aarhus", "århus", "A\u030arhus", "aarhus kommune"},
		"Aarhus":                 {"aarhus", "århus"},
		"Måløv, Ærø, Læsø":       {"malov", "maaloev", "maalov", "maloev", "aero", "aeroe", "aro", "laeso", "laesoe", "laso"},
		"lægejournal":            {"laege", "lage", "läge", "journal"},
		"Försäkringskassan":      {"forsakring", "foersaekring", "forsaekring", "försäkringskassan"},
		"blåbærsyltetøy":         {"blabar", "blaabaer", "blabaersyltetoey", "syltetøy"},
		"Åse Ødegård":            {"aase oedegaard", "ase odegard", "aase odegard", "se ødegård"},
		"Reykjavík, Þór, Guðrún": {"reykjavik", "thor", "gudrun"},
		// French, Polish, Czech, Romanian, Hungarian
		"Données à caractère personnel": {"donnees a caractere", "données", "DONNÉES"},
		"cœur, œuvre":                   {"coeur", "oeuvre", "cœur"},
		"l’activité":                    {"l'activite"},
		"Łódź, Kraków, źrebię":          {"lodz", "krakow", "zrebie", "ŁÓDŹ"},
		"Česká pošta":                   {"ceska posta"},
		"București, Timișoara":          {"bucuresti", "timisoara"},
		"Győr, Szűcs":                   {"gyor", "szucs"},
		// Greek, Turkish, Cyrillic
		"Προσωπικά δεδομένα, Ελλάς": {"προσωπικα", "ΔΕΔΟΜΈΝΑ", "ΕΛΛΑΣ", "ελλας"},
		"Iğdır, İstanbul, Isparta":  {"igdir", "istanbul", "ısparta", "İSTANBUL", "ığdır", "isparta"},
		"Йордан Ёлкин":              {"иордан", "елкин", "ЙОРДАН"},
		// Other things that look the same to a person
		"e\u2011mail – data":            {"e-mail - data"},
		"Name\n\tand  address\u00a0(x)": {"name and address (x)"},
		"“Quoted”, «cité», ﬁle":         {`"quoted"`, `"cite"`, "file"},
		"ＡＣＭＥ №5, 10 ㎏, x²":             {"acme", "no5", "kg", "x2"},
		"Israel, data, neue Steuer":     {"el", "israel", "ata", "eue", "steuer", "neue steuer"},
		"PA-0001":                       {"pa-0001", "0001"},
	} {
		folded := model.SearchText(text)
		for _, q := range queries {
			if !model.NewNeedle(q).In(folded) {
				t.Errorf("%q does not find %q (%q)", q, text, folded)
			}
		}
	}
}

func TestASearchFindsNothingElse(t *testing.T) {
	for text, queries := range map[string][]string{
		"product, procedure":       {"due"},
		"Mueller":                  {"muller"},
		"Müller":                   {"moller", "muoller", "mler"},
		"Israel":                   {"isral"},
		"neue Steuer":              {"neu steuer", "stur"},
		"Jørgen Müller":            {"jorgenmuller", "jorgen mueler", "müller jørgen"},
		"Größe Maß":                {"groessema", "grosse masse"},
		"personal data of clients": {"data clients"},
	} {
		for _, q := range queries {
			if model.NewNeedle(q).In(model.SearchText(text)) {
				t.Errorf("%q finds %q", q, text)
			}
		}
	}
	if model.NewNeedle("payroll staff").In(model.SearchText("payroll", "staff")) {
		t.Error("a phrase is found across two texts")
	}
}

func TestAnEmptyQueryFindsEverything(t *testing.T) {
	for _, q := range []string{"", "  ", "\u00ad", "\u0301"} {
		if !model.NewNeedle(q).In(model.SearchText("x")) || !model.NewNeedle(q).In("") {
			t.Errorf("the query %q does not find everything", q)
		}
	}
}

func TestALongPhraseIsFoundWordByWord(t *testing.T) {
	text := "Übergabe der Schlüssel für neue Räume, Größe und Böden: Prüfung von Türen"
	for _, q := range []string{
		text,
		"uebergabe der schluessel fuer neue raeume, groesse und boeden: pruefung von tueren",
		"schluessel fur neue raume, groesse und boden: prüfung von tueren",
	} {
		if !model.NewNeedle(q).In(model.SearchText(text)) {
			t.Errorf("%q does not find %q", q, text)
		}
	}
	if q := "uebergabe der schluessel fuer neue raeume, groesse und boeden: kauf von tueren"; model.NewNeedle(q).In(model.SearchText(text)) {
		t.Errorf("%q finds %q", q, text)
	}
}

func TestFoldedTextFoldsToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		once := model.Fold(text)
		if twice := model.Fold(once); twice != once {
			t.Fatalf("%q folds to %q, then to %q", text, once, twice)
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
			if got := model.Fold(form.String(text)); got != once {
				t.Fatalf("%q folds to %q, its normal form %q to %q", text, once, form.String(text), got)
			}
		}
	})
}

// Whichever way a person spells a part of a text, it is found.
func TestEverySpellingOfAnyPartIsFound(t *testing.T) {
	ways := map[rune][]string{
		'ä': {"ä", "a", "ae"}, 'å': {"å", "a", "aa"}, 'æ': {"æ", "a", "ae"},
		'ö': {"ö", "o", "oe"}, 'ø': {"ø", "o", "oe", "ö"}, 'ü': {"ü", "u", "ue", "u\u0308"},
		'ß': {"ß", "ss"}, 'é': {"é", "e"}, 'ł': {"ł", "l"}, ' ': {" ", "\n ", "\u00a0"},
	}
	word := rapid.StringOfN(rapid.SampledFrom([]rune("aeounrst-äåæöøüßéł")), 1, 7, -1).
		Filter(func(w string) bool { return countLong(w) <= 5 })
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 1, 6).Draw(t, "words"), " ")
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(runes)).Draw(t, "to")
		var query strings.Builder
		for _, r := range runes[from:to] {
			if w := ways[r]; w != nil {
				query.WriteString(rapid.SampledFrom(w).Draw(t, string(r)))
			} else {
				query.WriteRune(r)
			}
		}
		if q, folded := query.String(), model.SearchText(text); !model.NewNeedle(q).In(folded) {
			t.Fatalf("%q does not find %q (%q)", q, text, folded)
		}
	})
}

func countLong(w string) int {
	n := 0
	for _, r := range w {
		if strings.ContainsRune("äåæöøü", r) {
			n++
		}
	}
	return n
}

func FuzzNeedle(f *testing.F) {
	f.Add("Müller", "mueller")
	f.Add("a\u0308\xff", "\u0308")
	f.Add("äöüåøæäöü", "aeoeueäöü - ae ae ae ae ae")
	f.Fuzz(func(t *testing.T, text, query string) {
		if !model.NewNeedle(query).In(model.SearchText(text, query)) {
			t.Errorf("%q does not find itself", query)
		}
		if s := model.SearchText(text); utf8.ValidString(text) && !utf8.ValidString(s) {
			t.Errorf("%q folds to %q, which is not UTF-8", text, s)
		}
	})
}

// searchRegister returns the search texts of n records of about 2 kB in German
// and English.
func searchRegister(n int) []string {
	german := "Verarbeitung von Bewerberdaten für die Personalauswahl gemäß § 26 BDSG, Löschung nach Ablauf der Prüfungsfrist. "
	english := "Contact details and correspondence of people who represent former, current and potential business partners. "
	texts := make([]string, n)
	for i := range texts {
		texts[i] = model.SearchText(fmt.Sprintf("PA-%04d ", i) + strings.Repeat(german, 9) + strings.Repeat(english, 9))
	}
	return texts
}

func BenchmarkSearch(b *testing.B) {
	texts := searchRegister(10_000)
	for _, q := range []string{"pa-9999", "bewerber", "loeschung", "prüfung", "zzz", "e", "eeq", "current and potential", "fuer die personalauswahl"} {
		b.Run(q, func(b *testing.B) {
			b.SetBytes(int64(len(texts) * len(texts[0])))
			for b.Loop() {
				n, found := model.NewNeedle(q), 0
				for _, t := range texts {
					if n.In(t) {
						found++
					}
				}
			}
		})
	}
}

func BenchmarkSearchText(b *testing.B) {
	for name, text := range map[string]string{
		"ascii":  strings.Repeat("Contact details and correspondence of people. ", 45),
		"german": strings.Repeat("Löschung nach Ablauf der Prüfungsfrist für Bewerber. ", 38),
		"greek":  strings.Repeat("Προσωπικά δεδομένα. ", 55),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				model.SearchText(text)
			}
		})
	}
}

func ExampleNeedle() {
	text := model.SearchText("Contact: Jürgen Müller, Århus")
	for _, query := range []string{"muller", "mueller", "juergen muller", "AARHUS", "moller"} {
		fmt.Println(query, model.NewNeedle(query).In(text))
	}
	// Output:
	// muller true
	// mueller true
	// juergen muller true
	// AARHUS true
	// moller false
}
