package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"ropa/model"
)

// A copy is called whole only where everything in it is as it was saved: other
// than a damaged page, SQLite sees nothing wrong with any of these.
func TestABackupIsWholeOrNotThere(t *testing.T) {
	for change, says := range map[string]string{
		`UPDATE revision SET at = '2026-11-21T09:15:00.000Z' WHERE hash = (SELECT head FROM record WHERE name = 'Payroll')`: `PA-0001 Payroll`,
		`UPDATE revision SET author = 'Bob' WHERE op = 'edit'`:                                                              `Wages`,
		`UPDATE revision SET op = 'delete' WHERE op = 'create' AND kind = 'party'`:                                          `ACME A/S`,
		`UPDATE revision SET at = 'yesterday'`:                                                                              `the file is damaged`,
		`UPDATE changeset SET note = 'nothing special' WHERE seq = 2`:                                                       `change 2`,
		`UPDATE changeset SET prev = NULL WHERE seq = 2`:                                                                    `change 2`,
		`DELETE FROM changeset WHERE seq = 2`:                                                                               `the file is damaged`,
		`UPDATE record SET deleted = 1 WHERE name = 'Payroll'`:                                                              `PA-0001 Payroll`,
		`UPDATE record SET ref = 'PA-0077' WHERE name = 'Payroll'`:                                                          `PA-0077 Payroll`,
		`UPDATE record SET name = 'Payrolls' WHERE name = 'Payroll'`:                                                        `Payrolls`,
		`UPDATE record SET role = 'processor' WHERE name = 'Payroll'`:                                                       `Payroll`,
		`UPDATE record SET owners = 'Bob' WHERE name = 'Payroll'`:                                                           `Payroll`,
		`UPDATE record SET next_review_on = '2027-01-01' WHERE name = 'Payroll'`:                                            `Payroll`,
		`UPDATE record SET changed_by = 'Bob' WHERE name = 'Payroll'`:                                                       `Payroll`,
		`DELETE FROM link`: `Payroll`,
		`INSERT INTO link SELECT to_uid, 'term', to_uid FROM link`: `ACME A/S`,
	} {
		t.Run(change, func(t *testing.T) {
			s := newRegister(t)
			acme := &model.Party{Common: model.Common{UID: model.NewUID(), Name: "ACME A/S"}}
			payroll := activity("Payroll")
			payroll.Recipients = model.Said[model.Recipient]{Answer: model.AnswerListed, Items: []model.Recipient{{Key: "r1", Party: model.Link(acme.UID)}}}
			saved := save(t, s, Change{Record: acme}, Change{Record: payroll}, Change{Record: activity("Salaries")})
			wages := model.Clone(saved[2].Record)
			wages.Base().Name = "Wages"
			save(t, s, Change{Record: wages, Base: saved[2].Hash})
			save(t, s, Change{Record: activity("Canteen")})
			copied := s.Path() + ".copy"
			if err := s.Backup(context.Background(), copied); err != nil {
				t.Fatal(err)
			}
			os.Remove(copied)

			do(t, another(t, s.Path(), ""), `PRAGMA foreign_keys = OFF; `+change)
			err := s.Backup(context.Background(), copied)
			if !errors.Is(err, Damaged) || !strings.Contains(err.Error(), says) {
				t.Errorf("%v; want damage, and %q", err, says)
			}
			if _, err := os.Stat(copied); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the copy is there: %v", err)
			}
		})
	}
}

// A change that follows from another than the one before is seen, though it fits
// its own hash.
func TestAChainWithAGapIsNotWhole(t *testing.T) {
	s := newRegister(t)
	save(t, s, Change{Record: activity("Payroll")})
	saved := save(t, s, Change{Record: activity("Canteen")})[0]
	c := Changeset{
		At: saved.At, Author: saved.Author, Note: saved.Note,
		prev: strings.Repeat("0", 64), revisions: []string{saved.Hash},
	}
	if err := s.db.QueryRow(`SELECT op FROM changeset WHERE seq = ?`, saved.Changeset).Scan(&c.Op); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec(`UPDATE changeset SET prev = ?, hash = ? WHERE seq = ?`, c.prev, c.sum(), saved.Changeset); err != nil {
		t.Fatal(err)
	}
	err := s.Backup(context.Background(), s.Path()+".copy")
	if !errors.Is(err, Damaged) || !strings.Contains(err.Error(), fmt.Sprint("change ", saved.Changeset)) {
		t.Error(err)
	}
}
