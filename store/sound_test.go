package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever pages of a file have changed places: a list is whole, or there is none.
func TestALostPageMakesNoShorterList(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	var changes []Change
	for i := range 200 {
		changes = append(changes, Change{Record: activity(fmt.Sprintf("Activity %03d", i))})
	}
	save(t, s, changes...)
	list := func(s *Store) (string, error) {
		if err := s.CheckRecords(context.Background()); err != nil {
			return "", err
		}
		var all strings.Builder
		for r, err := range s.All(context.Background()) {
			if err != nil {
				return "", err
			}
			fmt.Fprintln(&all, said(r.Record, r.Hash))
		}
		return all.String(), nil
	}
	whole, err := list(s)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	refused, pages := 0, len(file)/4096
	for range 150 {
		p, q := 1+r.IntN(pages-1), 1+r.IntN(pages-1)
		path := filepath.Join(t.TempDir(), "swapped.ropa")
		if err := os.WriteFile(path, swapped(file, p, q), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), path, Options{ReadOnly: true})
		if err != nil {
			continue
		}
		got, err := list(s)
		switch {
		case errors.Is(err, Damaged):
			refused++
		case err != nil:
			t.Errorf("pages %d and %d: %v", p, q, err)
		case got != whole:
			t.Errorf("pages %d and %d: the list is another one, and nothing is said", p, q)
		}
		s.Close()
	}
	if refused == 0 {
		t.Error("no list was refused")
	}
}

// A broken index shows only where it is compared with its table.
func TestAFileWithABrokenIndexIsNotWrittenTo(t *testing.T) {
	path := newFile(t)
	s := openFile(t, path, testOptions)
	save(t, s, Change{Record: activity("Payroll")}, Change{Record: activity("Canteen")})
	s.Close()
	breakIndex(t, path)
	s = openFile(t, path, testOptions)
	wantReason(t, s.Check(context.Background()), Damaged)
	wantReason(t, s.Backup(context.Background(), path+".bak"), Damaged)
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("beside the file lies %v (%v), want nothing", entries, err)
	}
}

// breakIndex swaps two indexes of a table that have equally many entries.
func breakIndex(t *testing.T, path string) {
	t.Helper()
	c := another(t, path, "")
	var p, q int
	err := c.QueryRowContext(context.Background(), `
		SELECT min(rootpage), max(rootpage)
		FROM sqlite_schema
		WHERE name IN ('revision_of_record', 'revision_of_changeset')`).Scan(&p, &q)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, swapped(file, p-1, q-1), 0o600); err != nil {
		t.Fatal(err)
	}
}

// swapped returns a copy of file with two pages in each other's place, counted from 0.
func swapped(file []byte, p, q int) []byte {
	const size = 4096
	other := bytes.Clone(file)
	copy(other[p*size:], file[q*size:(q+1)*size])
	copy(other[q*size:], file[p*size:(p+1)*size])
	return other
}

// A mark of deletion that nobody set hides no record, and one that is gone brings
// none back.
func TestAMarkOfDeletionIsBelievedOnlyWithItsRevision(t *testing.T) {
	ctx := context.Background()
	s := newRegister(t)
	saved := save(t, s, Change{Record: activity("Payroll")}, Change{Record: activity("Canteen")})
	save(t, s, Change{Record: saved[1].Record, Base: saved[1].Hash, Delete: true})
	if err := s.CheckRecords(ctx); err != nil {
		t.Fatal(err)
	}
	c := another(t, s.Path(), "")

	do(t, c, `UPDATE record SET deleted = 1 WHERE name = 'Payroll'`)
	err := s.CheckRecords(ctx)
	wantReason(t, err, Altered)
	if !strings.Contains(err.Error(), `"PA-0001 Payroll"`) || !errors.Is(err, Damaged) {
		t.Error(err)
	}

	do(t, c, `UPDATE record SET deleted = 0`)
	errs := map[string]error{}
	for _, err := range s.All(ctx) {
		errs["All"] = err
	}
	for _, err := range s.Gather(ctx, "activity", func() Worker { return lines }) {
		errs["Gather"] = err
	}
	for how, err := range errs {
		wantReason(t, err, Altered)
		if !strings.Contains(err.Error(), "it was deleted") || !errors.Is(err, Damaged) {
			t.Errorf("%s: %v", how, err)
		}
	}
}
