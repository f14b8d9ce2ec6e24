package csv

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

// resave opens files in LibreOffice and saves them again, as a person does who
// looks at them and clicks on save. shown saves the cells as they are shown, which is
// what LibreOffice proposes.
func resave(t *testing.T, files map[string][]byte, separator byte, shown bool) map[string][]byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatal("soffice is missing; CI installs libreoffice-calc")
	case err != nil:
		t.Skip("soffice is not installed: the round trip through LibreOffice is not tried")
	case testing.Short():
		t.Skip("LibreOffice takes some seconds to start")
	}
	dir := t.TempDir()
	args := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless",
		fmt.Sprintf("--infilter=CSV:%d,34,76,1", separator),
		"--convert-to", fmt.Sprintf("csv:Text - txt - csv (StarCalc):%d,34,76,1,,0,false,true,%v", separator, shown),
		"--outdir", filepath.Join(dir, "out"),
	}
	for name, data := range files {
		path := filepath.Join(dir, name+".csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	saved := map[string][]byte{}
	for name := range files {
		if saved[name], err = os.ReadFile(filepath.Join(dir, "out", name+".csv")); err != nil {
			t.Fatal(err)
		}
	}
	return saved
}

func TestLibreOfficeChangesNothing(t *testing.T) {
	f := sampleFile()
	files := map[string][]byte{}
	for _, k := range model.Kinds {
		files[string(k)] = write(t, f, k, Options{})
	}
	saved := resave(t, files, ';', true)
	for _, k := range model.Kinds {
		unchanged(t, take(t, f, saved[string(k)], export.Options{}), len(f.Reg.Records(k)))
	}

	// A cell edited in the spreadsheet is exactly that difference.
	data := strings.Replace(string(saved["unit"]), "HR", "People and Culture", 1)
	p := take(t, f, []byte(data), export.Options{})
	if n := p.Count(export.Changed); n != 1 || len(p.Remarks) > 0 {
		t.Errorf("one cell was edited, and %d records have changed:\n%s", n, report(p))
	}
}

// What a spreadsheet does to texts by itself is told apart from what a person
// does: nothing of it reaches the register.
func TestLibreOfficeDoesNotHarmHostileTexts(t *testing.T) {
	reg := modeltest.Load()
	texts := append(modeltest.Hostile(),
		"12:30", "1/2", "50%", "1.10", "1,5", "1.000", "12345678901234567890", "(5)", "$5", "12 Jan", "March 5", "3.4.2026", "1e999",
		"March 2024", "Jan 2024", "May 5, 2024", "December 2031", "Jan 24", "12/31/2026", "1/2/24", "2024-03-04 12:30",
		"10%", "-5%", "0.5%", "50 %", "1e5", "1.5e3", "13:05:22", "1:30", "1:30 PM", "12:30:00", "25:00", "1,234", "1,234.5", "$1,234.50",
		strings.Repeat("=æ", 50_000), strings.Repeat("x", 32_768), strings.Repeat("x", 65_536))
	for i, text := range texts {
		reg.Put(&model.Party{
			Common:         model.Common{UID: fmt.Sprintf("00000000-0000-7000-8000-%012d", i), Name: fmt.Sprintf("Party %d", i), Notes: text},
			RegistrationNo: text, Address: text, Phone: text,
			Audits: []model.Audit{{Key: "k1", How: text}, {Key: "k2", How: text, Result: text}},
		})
	}
	f := exporttest.New(reg)
	for _, x := range []struct {
		separator byte
		shown     bool
	}{{';', true}, {',', false}} {
		saved := resave(t, map[string][]byte{"party": write(t, f, model.KindParty, Options{Delimiter: x.separator})}, x.separator, x.shown)
		p := take(t, f, saved["party"], export.Options{})
		if p.Count(export.Same) != len(texts) {
			t.Errorf("untouched, separator %c, as shown %v:\n%s", x.separator, x.shown, report(p))
		}
		if len(p.Remarks) == 0 {
			t.Error("LibreOffice has read 007 as a number, and no remark says so")
		}
	}
}
