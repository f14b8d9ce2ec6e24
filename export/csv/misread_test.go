package csv

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
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
		{"a foreign table", "Verarbeitung;Zweck\nLohn;Zahlen\n", "its headings are replaced by such names"},
		{"a letter", "Dear all\n", "none of the headings in the first row is known"},
	} {
		_, err := Read(context.Background(), "x.csv", []byte(x.data), new(model.Register), nil, export.Options{})
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: got %v, want %q", x.name, err, x.want)
		}
	}
}

// The marks are gone and the headings are ASCII, so that only the cells show that
// UTF-8 was read as something else.
func TestBrokenLettersAreNoEdit(t *testing.T) {
	f := exporttest.New(modeltest.Load(&model.Activity{Common: model.Common{UID: "a1", Name: "Søndergård § 9"}, Description: "“kept” for 5 €", Tags: []string{"første", "Überall"}}))
	data := strings.TrimPrefix(string(write(t, f, model.KindActivity, Options{})), "\ufeff")
	for _, set := range []*charmap.Charmap{charmap.Windows1252, charmap.ISO8859_1} {
		broken, err := set.NewDecoder().String(data)
		if err != nil {
			t.Fatal(err)
		}
		read := func(data string) *export.File {
			t.Helper()
			file, err := Read(context.Background(), "x.csv", []byte(data), f.Reg, f, export.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return file
		}
		file := read(broken)
		if in := file.Records[0]; in.Record != nil || len(in.Problems) > 0 {
			t.Errorf("%v: it reads %v, %v", set, in.Record, in.Problems)
		}
		if len(file.Remarks) == 0 || !strings.Contains(file.Remarks[0].Text, "the letters of the cell are broken") {
			t.Errorf("%v: remarks %v", set, file.Remarks)
		}
		edited := strings.Replace(broken, "S\u00c3", "New S\u00c3", 1)
		if in := read(edited).Records[0]; len(in.Problems) != 1 || !strings.Contains(in.Problems[0].Text, `it probably means "New Søndergård § 9"`) {
			t.Errorf("%v: an edited cell: %v", set, in.Problems)
		}
	}
}
