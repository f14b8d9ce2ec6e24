package csv

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"ropa/model"
)

// A table is a CSV file as any program may have saved it: rows of cells, and the
// number of each row in a spreadsheet.
type table struct {
	rows    [][]string
	numbers []int
	lossy   bool // saved in Windows-1252: other characters have become ?
}

// delimiters are what may stand between cells.
const delimiters = ";,\t|"

// readTable reads data in UTF-8, UTF-16 or Windows-1252, with any of the usual
// delimiters. remark says what was not as it was written.
func readTable(data []byte) (t table, remark string, err error) {
	text, lossy, remark := decodeText(data)
	t.lossy = lossy
	comma := sniff(text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = comma
	r.FieldsPerRecord = -1
	line, read := 1, int64(0) // where the row before ended
	for row := 1; ; row++ {
		cells, err := r.Read()
		if err == io.EOF {
			return t, remark, nil
		}
		if err != nil {
			return t, remark, tableError(err)
		}
		// Blank lines are rows of a spreadsheet too, though the reader skips them.
		if at, _ := r.FieldPos(0); at > line {
			row += at - line
		}
		end := r.InputOffset()
		line += strings.Count(text[read:end], "\n")
		read = end
		if !blank(cells) {
			t.rows = append(t.rows, cells)
			t.numbers = append(t.numbers, row)
		}
	}
}

func tableError(err error) error {
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		what := "the quotes of a cell are broken"
		if errors.Is(err, csv.ErrQuote) && pe.StartLine != pe.Line {
			what = fmt.Sprintf("the quotes of a cell that starts in line %d are broken", pe.StartLine)
		}
		return fmt.Errorf("line %d, column %d: %s; open the file in a spreadsheet and save it again, or close the quote (a quote inside a cell is written twice)", pe.Line, pe.Column, what)
	}
	return err
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// decodeText turns the bytes of a file into text.
func decodeText(data []byte) (text string, lossy bool, remark string) {
	if rest, ok := bytes.CutPrefix(data, []byte("\ufeff")); ok {
		data = rest
	} else if order := utf16Order(data); order != nil {
		return decodeUTF16(data, order), false, "the file is in UTF-16; it was read as such"
	}
	if utf8.Valid(data) {
		return string(data), false, ""
	}
	text, _ = charmap.Windows1252.NewDecoder().String(string(data)) // every byte is some character
	return text, true, "the file is not in UTF-8; it was read as Windows-1252, and what that cannot hold is left as the register has it"
}

// utf16Order recognises UTF-16 by its mark, or by the headings, which are ASCII.
func utf16Order(data []byte) binary.ByteOrder {
	if len(data) < 4 || len(data)%2 != 0 {
		return nil
	}
	switch {
	case data[0] == 0xff && data[1] == 0xfe, data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0:
		return binary.LittleEndian
	case data[0] == 0xfe && data[1] == 0xff, data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0:
		return binary.BigEndian
	}
	return nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

// through1252 returns what is left of text in a file of Windows-1252.
func through1252(text string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := charmap.Windows1252.EncodeRune(r); !ok {
			return '?'
		}
		return r
	}, text)
}

// sniff returns the delimiter with which the first row has the most headings
// that are known.
func sniff(text string) rune {
	best, most := ';', 0
	for _, d := range delimiters {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma = d
		r.FieldsPerRecord = -1
		cells, err := r.Read()
		if err != nil {
			continue
		}
		known := 0
		for _, c := range cells {
			if knownHeading(c) {
				known++
			}
		}
		if known > most {
			best, most = d, known
		}
	}
	return best
}

// headings are the headings of all kinds.
var headings = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{headBaseRev: true, headKeys: true, headFormat: true}
	for _, k := range model.Kinds {
		for _, c := range columnsOf(k, true) {
			all[c.head] = true
		}
	}
	return all
})

// knownHeading reports whether any kind has a column of that name.
func knownHeading(cell string) bool { return headings()[headingOf(cell)] }

// headingOf returns the key that a heading means.
func headingOf(cell string) string {
	return strings.ToLower(strings.TrimSpace(unguard(cell)))
}
