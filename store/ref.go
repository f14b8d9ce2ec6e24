package store

import (
	"database/sql"
	"errors"
	"fmt"

	"ropa/model"
)

// giveRef gives an activity its ref, once.
func (w *writer) giveRef(c *state) error {
	a, ok := c.Record.(*model.Activity)
	switch {
	case !ok || c.Delete:
		return nil
	case c.stored != "" && a.Ref == "":
		a.Ref = c.storedRef
		return nil
	case a.Ref != "":
		return nil // taken or changed: validate says so
	}
	if w.nextRef == 0 {
		last, err := w.lastRef()
		if err != nil {
			return err
		}
		w.nextRef = last + 1
	}
	a.Ref = fmt.Sprintf("PA-%04d", w.nextRef)
	w.nextRef++
	return nil
}

// lastRef returns the highest number ever given: to activities, deleted ones too,
// in this change, and among the refs given up in merges.
func (w *writer) lastRef() (int, error) {
	var last sql.NullString
	err := w.tx.QueryRowContext(w.ctx, `
		SELECT ref FROM (
			SELECT * FROM (SELECT ref FROM record WHERE kind = 'activity' AND deleted = 0 ORDER BY length(ref) DESC, ref DESC LIMIT 1)
			UNION ALL
			SELECT * FROM (SELECT ref FROM record WHERE kind = 'activity' AND deleted = 1 ORDER BY length(ref) DESC, ref DESC LIMIT 1)
			UNION ALL
			SELECT ref FROM ref_alias)
		ORDER BY length(ref) DESC, ref DESC
		LIMIT 1`).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	highest := refNumber(last.String)
	for _, c := range w.states {
		if a, ok := c.Record.(*model.Activity); ok {
			highest = max(highest, refNumber(a.Ref))
		}
	}
	return highest, nil
}

// refNumber returns the number in a ref, 0 where there is none.
func refNumber(ref string) int {
	n := 0
	if _, err := fmt.Sscanf(ref, "PA-%d", &n); err != nil {
		return 0
	}
	return n
}
