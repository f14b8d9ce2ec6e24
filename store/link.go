package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"ropa/model"
)

// writeLinks brings the links of the records up to date, once all are there.
func (w *writer) writeLinks() error {
	for _, c := range w.states {
		if c.unchanged {
			continue
		}
		if !c.Delete {
			c.links = linksOf(c.Record)
		}
		if c.stored != "" {
			old, err := w.storedLinks(c.next.UID)
			if err != nil {
				return err
			}
			if slices.Equal(old, c.links) {
				continue
			}
			if len(old) > 0 {
				if err := w.exec(`DELETE FROM link WHERE from_uid = ?`, c.next.UID); err != nil {
					return err
				}
			}
		}
		if len(c.links) == 0 {
			continue
		}
		list, err := json.Marshal(c.links)
		if err != nil {
			return err
		}
		err = w.exec(`
			INSERT INTO link(from_uid, field, to_uid)
			SELECT ?, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)`, c.next.UID, string(list))
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) storedLinks(uid string) ([]link, error) {
	stmt, err := w.prepare(`SELECT field, to_uid FROM link WHERE from_uid = ? ORDER BY field, to_uid`)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(w.ctx, uid)
	return collect(rows, err, func(r *sql.Rows) (l link, err error) { return l, r.Scan(&l[0], &l[1]) })
}

// A link is the path of a field, without the keys of items, and the uid that it leads to.
type link [2]string

// linksOf returns where rec leads to, sorted, each once.
func linksOf(rec model.Record) []link {
	var links []link
	for path, place := range model.Leaves(rec) {
		switch f := place.Field; {
		case f.Type == model.LinkType:
			for _, uid := range place.Object.Texts(f) {
				links = append(links, link{withoutKeys(path), uid})
			}
		case f.Type == model.SelectionType && f.List == model.ListCompanies:
			for _, uid := range place.Object.Selection(f).Keys {
				links = append(links, link{withoutKeys(path), uid})
			}
		}
	}
	slices.SortFunc(links, func(a, b link) int {
		if n := strings.Compare(a[0], b[0]); n != 0 {
			return n
		}
		return strings.Compare(a[1], b[1])
	})
	return slices.Compact(links)
}

// withoutKeys returns "recipients.party" for "recipients[r1].party".
func withoutKeys(p model.Path) string {
	var b strings.Builder
	inside := false
	for _, r := range string(p) {
		switch {
		case r == '[':
			inside = true
		case r == ']':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// checkUse makes sure that no live record leads to a deleted one. Of the records
// that are written anew in this change validate has seen the links.
func (w *writer) checkUse() error {
	var gone []string
	anew := map[string]bool{}
	for _, c := range w.states {
		if c.unchanged {
			continue
		}
		anew[c.next.UID] = true
		if c.Delete {
			gone = append(gone, c.next.UID)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	uses, err := used(w.ctx, w.tx, gone...)
	if err != nil {
		return err
	}
	for _, c := range w.states {
		by := slices.DeleteFunc(uses[c.next.UID], func(u Use) bool { return anew[u.UID] })
		if len(by) > 0 {
			return &InUse{Record: model.EntryOf(c.Record), By: by}
		}
	}
	return nil
}

// Used returns which live records lead to the record with the given uid.
func (s *Store) Used(ctx context.Context, uid string) ([]Use, error) {
	uses, err := used(ctx, s.db, uid)
	return uses[uid], s.explain("read", err)
}

// used returns which live records lead to each of the records with the given uids.
func used(ctx context.Context, q querier, uids ...string) (map[string][]Use, error) {
	list, err := json.Marshal(uids)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `
		SELECT l.to_uid, r.uid, r.kind, coalesce(r.ref, r.code, ''), r.name, r.deleted, l.field
		FROM json_each(?) AS j CROSS JOIN link AS l ON l.to_uid = j.value JOIN record AS r ON r.uid = l.from_uid
		WHERE r.deleted = 0
		ORDER BY r.kind, length(r.ref), r.ref, r.sort_name, r.uid, l.field`, string(list))
	uses := map[string][]Use{}
	err = eachRow(rows, err, func(r *sql.Rows) error {
		var to string
		var u Use
		err := r.Scan(&to, &u.UID, &u.Kind, &u.Code, &u.Name, &u.Deleted, &u.Field)
		uses[to] = append(uses[to], u)
		return err
	})
	return uses, err
}
