package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"ropa/model"
)

// rewrite replaces the text of a state behind ropa's back, with its hash where whole says so.
func rewrite(t *testing.T, s *Store, rev, old, new string, whole bool) {
	t.Helper()
	var body string
	if err := s.db.QueryRow(`SELECT body FROM revision WHERE hash = ?`, rev).Scan(&body); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(body, old) {
		t.Fatalf("%s is not in %s", old, body)
	}
	body = strings.Replace(body, old, new, 1)
	if _, err := s.db.Exec(`UPDATE revision SET body = ? WHERE hash = ?`, body, rev); err != nil {
		t.Fatal(err)
	}
	if !whole {
		return
	}
	if _, err := s.db.Exec(`UPDATE revision SET body_hash = ? WHERE hash = ?`, model.BodyHash([]byte(body)), rev); err != nil {
		t.Fatal(err)
	}
}

// readings are all ways to what a record says now.
func readings(s *Store, of Saved) map[string]error {
	ctx := context.Background()
	errs := map[string]error{}
	_, errs["Head"] = s.Head(ctx, of.UID)
	_, errs["Heads"] = s.Heads(ctx, of.UID)
	for _, err := range s.All(ctx) {
		errs["All"] = err
	}
	for _, err := range s.Gather(ctx, of.Kind, func() Worker { return lines }) {
		errs["Gather"] = err
	}
	_, errs["Register"] = s.Register(ctx, KeepAll)
	return errs
}

// What somebody else has put into the file is nobody's record.
func TestAnAlteredTextIsNotRead(t *testing.T) {
	for _, test := range []struct {
		name, says string
		alter      func(t *testing.T, s *Store, rev string)
		want       Reason
	}{
		{"another text", "its text does not fit its hash", func(t *testing.T, s *Store, rev string) {
			rewrite(t, s, rev, `"Payroll"`, `"Layoffs"`, false)
		}, Altered},
		{"broken text", "its text does not fit its hash", func(t *testing.T, s *Store, rev string) {
			rewrite(t, s, rev, `"Payroll"`, `"Payroll`, false)
		}, Altered},
		{"broken text with its hash", "column", func(t *testing.T, s *Store, rev string) {
			rewrite(t, s, rev, `"Payroll"`, `"Payroll`, true)
		}, Altered},
		// A field that this ropa does not know must not be lost by saving the record.
		{"a key of the future", "newer ropa", func(t *testing.T, s *Store, rev string) {
			rewrite(t, s, rev, `{`, `{"new_field":"x",`, true)
		}, Newer},
		{"no text", "is missing", func(t *testing.T, s *Store, rev string) {
			do(t, another(t, s.Path(), ""), `UPDATE revision SET body = NULL WHERE hash = '`+rev+`'`)
		}, Altered},
		{"no revision", "is missing", func(t *testing.T, s *Store, rev string) {
			do(t, another(t, s.Path(), ""), `PRAGMA foreign_keys = OFF; UPDATE record SET head = 'nope' WHERE head = '`+rev+`'`)
		}, Altered},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newRegister(t)
			saved := save(t, s, Change{Record: activity("Payroll")}, Change{Record: activity("Canteen")})
			test.alter(t, s, saved[0].Hash)
			for how, err := range readings(s, saved[0]) {
				if err == nil {
					t.Errorf("%s reads it", how)
					continue
				}
				wantReason(t, err, test.want)
				if errors.Is(err, Damaged) != (test.want == Altered) {
					t.Errorf("%s: %v is damage: %v", how, err, errors.Is(err, Damaged))
				}
				for _, says := range []string{`activity "PA-0001 Payroll"`, saved[0].UID, test.says} {
					if !strings.Contains(err.Error(), says) {
						t.Errorf("%s: %v does not say %q", how, err, says)
					}
				}
			}
			if other, err := s.Head(context.Background(), saved[1].UID); err != nil || other.Record.Base().Name != "Canteen" {
				t.Errorf("the other record: %v, %v", other.Record, err)
			}
		})
	}
}

func TestAnAlteredEarlierStateIsNotRead(t *testing.T) {
	s := newRegister(t)
	first := save(t, s, Change{Record: activity("Payroll")})[0]
	next := model.Clone(first.Record)
	next.Base().Name = "Wages"
	save(t, s, Change{Record: next, Base: first.Hash})
	rewrite(t, s, first.Hash, `"Payroll"`, `"Layoffs"`, false)
	_, one := s.Revision(context.Background(), first.Hash)
	_, some := s.Revisions(context.Background(), first.Hash)
	for _, err := range []error{one, some} {
		wantReason(t, err, Altered)
		if want := `the earlier state ` + first.Hash[:8] + ` of activity "PA-0001 Wages"`; !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	err := s.Backup(context.Background(), s.Path()+".copy")
	wantReason(t, err, Altered)
	if !strings.Contains(err.Error(), `"PA-0001 Wages"`) {
		t.Errorf("%v names no record", err)
	}
	if _, err := s.Head(context.Background(), first.UID); err != nil {
		t.Errorf("what it says now: %v", err)
	}
}
