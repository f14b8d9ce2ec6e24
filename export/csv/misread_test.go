package csv

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"ropa/export"
	"ropa/model"
)

// A file that a spreadsheet has opened in the wrong way and saved is told from a
// foreign one, and nothing of it is taken.
func TestMisreadFilesAreRecognised(t *testing.T) {
	ours := "\ufeff\"uid\";\"ref\";\"name\"\n\"\";\"\";\"Løn\"\n"
	asLatin, err := charmap.Windows1252.NewDecoder().String(ours)
	if err != nil {
		t.Fatal(err)
	}
	oneCell := func(text string) string { // as LibreOffice saves a table of one column
		var b strings.Builder
		for line := range strings.Lines(text) {
			b.WriteString(`"` + strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `"`, `""`) + "\"\n")
		}
		return b.String()
	}
	for _, x := range []struct{ name, data, want string }{
		{"both", oneCell(asLatin), "every row for one cell, and read it in the wrong character set"},
		{"the separator", "\ufeff" + oneCell(strings.TrimPrefix(ours, "\ufeff")), "every row for one cell; open"},
		{"the character set", asLatin, "read it in the wrong character set"},
		{"the character set, saved without quotes", "ï»¿uid;ref;name\n;;LÃ¸n\n", "read it in the wrong character set"},
		{"an office document", "PK\x03\x04..", "save the table as CSV"},
		{"a foreign table", "Verarbeitung;Zweck\nLohn;Zahlen\n", "its headings are replaced by such names"},
		{"a letter", "Dear all\n", "none of the headings in the first row is known"},
	} {
		_, err := Read(context.Background(), "x.csv", []byte(x.data), new(model.Register), nil, export.Options{})
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: got %v, want %q", x.name, err, x.want)
		}
	}
}
