package csv

import (
	"testing"

	"ropa/export"
	"ropa/export/exporttest"
	"ropa/model"
	"ropa/model/modeltest"
)

// What a spreadsheet makes of a text by itself is no edit, and a remark says so;
// what means something else, or no program writes, is one.
func TestWhatASpreadsheetReadsIsToldFromAnEdit(t *testing.T) {
	for _, x := range []struct {
		was, now string
		edit     bool
	}{
		{"007", "7", false},
		{"007", "8", true},
		{"2", "2.0", true},
		{"1.10", "1,1", false},
		{"(5)", "-5", false},
		{"1,234.5", "1234.5", false},
		{"1.234", "1234", false},
		{"1,234", "12345", true},
		{"1e5", "100000", false},
		{"1e5", "1.00E+05", false},
		{"1,5e3", "1,50E+03", false},
		{"1e5", "2.00E+05", true},
		{"100000", "1.00E+05", true},
		{"10%", "10.00%", false},
		{"50 %", "50%", false},
		{"-5%", "-5,00%", false},
		{"10%", "10.50%", true},
		{"10%", "10.0%", true},
		{"10%", "10", true},
		{"10", "10%", true},
		{"$5", "$5.00", false},
		{"$5", "€5.00", true},
		{"$", "$5", true},

		{"1-2", "01/02/2026", false},
		{"OCT-1", "10/01/26", false},
		{"Room 9", "04/05/26", true},
		{"March 2024", "03/01/24", false},
		{"March 2024", "01.03.2024", false},
		{"March 2024", "04/01/24", true},
		{"March 2024", "03/01/25", true},
		{"March 2024", "03/05/24", true},
		{"May 5, 2024", "05/05/24", false},
		{"3 March 2024", "2024-03-03", false},
		{"May 5, 2024", "05/06/24", true},
		{"12/31/2026", "12/31/26", false},
		{"1/2/24", "01/02/2024", false},
		{"1/2/24", "01/02/1924", true},
		{"1/2/24", "02/01/2024", true},
		{"03/04/2026", "04/03/2026", true},
		{"01.02.2026", "02.01.2026", true},
		{"2026-12-31", "31/12/2026", false},
		{"2026-04-03", "04/03/2026", true},
		{"since March 2024", "03/01/24", true},
		{"Art. 1.2.24", "01/02/24", true},

		{"13:05:22", "01:05:22 PM", false},
		{"1:30", "01:30:00 AM", false},
		{"12:30", "12:30:00 PM", false},
		{"0:15", "12:15:00 AM", false},
		{"1:30 pm", "13:30:00", false},
		{"25:00", "25:00:00", false},
		{"2024-03-04 12:30", "2024-03-04 12:30:00", false},
		{"1:30", "01:30:00 PM", true},
		{"1:30", "2:30", true},
		{"12:30", "12:30:00 or later", true},
	} {
		f := exporttest.New(modeltest.Load(&model.Unit{Common: model.Common{UID: uid("1"), Name: "A", Notes: x.was}}))
		s := sheetOf(t, f, model.KindUnit)
		s[1][s.column("notes")] = x.now
		p := take(t, f, s.save(t), export.Options{})
		if edit := p.Count(export.Changed) == 1; edit != x.edit || edit == (len(p.Remarks) == 1) {
			t.Errorf("%q -> %q: want an edit %v:\n%s", x.was, x.now, x.edit, report(p))
		}
	}
}
