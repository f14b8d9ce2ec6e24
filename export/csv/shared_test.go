package csv

import (
	"testing"

	"ropa/export/exporttest"
	"ropa/model"
)

// cellOf returns the cell of an activity in the register of small and others.
func cellOf(t *testing.T, a *model.Activity, heading string, others ...model.Record) string {
	t.Helper()
	f := small()
	a.Common = model.Common{UID: uid("9"), Name: "Returns"}
	f = exporttest.New(f.Reg.With(append(others, a)...))
	s := open(t, writeSome(t, f, model.KindActivity, Options{}, a))
	return s[1][s.column(heading)]
}

// A record that names no company names no controller and no officer either, even
// where the register has a main company.
func TestNobodyIsNamedForARecordWithoutCompanies(t *testing.T) {
	for _, head := range contactColumns {
		if got := cellOf(t, &model.Activity{}, head); got != "" {
			t.Errorf("%s = %q, and the record does not say who acts", head, got)
		}
	}
	if got := cellOf(t, &model.Activity{Companies: model.These(uid("1"))}, "dpo_contact"); got != "Maja :: email: dpo@nordic.example" {
		t.Errorf("dpo_contact = %q", got)
	}
}
