package tui

import (
	"database/sql"
	"os"
	"strings"
	"testing"

	"ropa/model"
	"ropa/model/sample"
)

// damage overwrites the page of the file from which the table is reached.
func damage(t *testing.T, path, table string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	var page int64
	err = db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, table).Scan(&page)
	db.Close()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(strings.Repeat("\xa5", 4096)), (page-1)*4096); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedFileCanBeReadAndNotChanged(t *testing.T) {
	path := makeRegister(t, sample.Register()...)
	damage(t, path, "handover")
	c := openFile(t, path, Options{})
	c.sees("The file is damaged", "Ropa does not write to it", "go on reading")
	c.clock = c.clock.Add(1e9)
	c.press("enter")
	c.sees("Read-only. The file is damaged", "PA-0001")
	c.press("a")
	c.sees("Not now: add.")
	c.searches("payr")
	c.sees("1 of 24")
}

// Where the records cannot be read, their rows still can.
func TestRecordsThatCannotBeRead(t *testing.T) {
	path := makeRegister(t, sample.Register()...)
	damage(t, path, "revision")
	c := openFile(t, path, Options{})
	c.sees("The file is damaged", "! read ", "PA-0014   Payroll", "could not be read")
	c.clock = c.clock.Add(1e9)
	c.press("enter", "enter")
	c.sees("The record cannot be shown")
	c.press("e")
	c.sees("Not now: edit. The record is not read yet.")
	c.press("esc")
	c.searches("payr")
	c.press("enter", "f5")
	c.sees("! read ")
}

// Where very much is renamed elsewhere, everything is read again.
func TestManyRenamedAtOnce(t *testing.T) {
	c := openSample(t)
	b := c.places.b
	m := b.now.next()
	var renamed []*card
	for i := range manyRenamed + 1 {
		renamed = append(renamed, m.shelf(model.KindTerm).cards[i])
	}
	if err := b.rereadUsers(m, renamed); err != nil {
		t.Fatal(err)
	}
	for len(m.unread) > 0 {
		next, err := b.readSome(m)
		if err != nil {
			t.Fatal(err)
		}
		m = next.moment
	}
	b.now = m
	for _, query := range []string{"payr", "website", "consign"} {
		c.searches(query)
		c.misses(" 0 of 24")
		c.sees(" of 24")
		c.press("esc")
	}
}
