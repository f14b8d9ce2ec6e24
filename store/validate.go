package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"ropa/model"
)

// validate asks package model whether each record can be saved, as things stand
// once all changes are made.
func (w *writer) validate() error {
	reg, err := w.surroundings()
	if err != nil {
		return err
	}
	var invalid Invalid
	for _, c := range w.states {
		if c.unchanged || c.Delete {
			continue
		}
		var problems model.Problems
		if err := model.Validate(c.Record, reg); err != nil && !errors.As(err, &problems) {
			return err
		}
		more, err := w.identity(c)
		if err != nil {
			return err
		}
		problems = append(problems, more...)
		if more, err = w.stillNamed(c, reg); err != nil {
			return err
		}
		if problems = append(problems, more...); len(problems) > 0 {
			invalid = append(invalid, InvalidRecord{c.Record, problems})
		}
	}
	if len(invalid) > 0 {
		return invalid
	}
	return nil
}

// identity checks what only the file knows: that uid and ref stay what they are and are not given twice.
func (w *writer) identity(c *state) (problems model.Problems, err error) {
	add := func(path model.Path, format string, args ...any) {
		problems = append(problems, model.Problem{Path: path, Text: fmt.Sprintf(format, args...)})
	}
	if c.stored != "" && c.storedKind != c.Record.Kind() {
		add("uid", "the record with this uid is of another kind: %s", c.storedKind)
	}
	switch r := c.Record.(type) {
	case *model.Settings:
		var uid string
		if err := w.tx.QueryRowContext(w.ctx, `SELECT value FROM meta WHERE key = 'register_uid'`).Scan(&uid); err != nil {
			return nil, err
		}
		if r.UID != uid {
			add("uid", "the settings of this register have the uid %s", uid)
		}
	case *model.Activity:
		if c.stored != "" && r.Ref != c.storedRef {
			add("ref", "the ref of this activity is %s and stays so", c.storedRef)
		}
		if c.stored == "" {
			name, err := w.bearer(r)
			if err != nil {
				return nil, err
			}
			if name != "" {
				add("ref", "%s was given to %q; leave it out and the register gives a new one", r.Ref, name)
			}
		}
	}
	return problems, nil
}

// stillNamed finds what other records name in c and would no longer find there: an
// agreement or a transfer tool of a party, and the vocabulary of a term. Those
// records could not be saved any more.
func (w *writer) stillNamed(c *state, reg *model.Register) (problems model.Problems, err error) {
	if c.stored == "" || c.storedKind != c.Record.Kind() || c.storedKind != model.KindParty && c.storedKind != model.KindTerm {
		return nil, nil
	}
	old, err := one(w.ctx, w.tx, c.stored)
	if err != nil {
		return nil, err
	}
	if x, ok := old.Record.(*model.Term); ok {
		if x.Vocabulary == c.Record.(*model.Term).Vocabulary {
			return nil, nil
		}
		all, err := used(w.ctx, w.tx, c.next.UID)
		uses := all[c.next.UID]
		if err != nil || len(uses) == 0 {
			return nil, err
		}
		who := fmt.Sprintf("%q names", uses[0].Title())
		if more := len(uses) - 1; more > 0 {
			who = fmt.Sprintf("%q and %s name", uses[0].Title(), model.Plural(more, "more place"))
		}
		of := model.FieldOf(model.KindTerm, "vocabulary").Choices.Label(x.Vocabulary)
		return model.Problems{{Path: "vocabulary", Text: fmt.Sprintf("%s it among %s; take it out there first", who, of)}}, nil
	}
	lost := lostItems(old.Record, c.Record)
	if len(lost) == 0 {
		return nil, nil
	}
	rows, err := w.tx.QueryContext(w.ctx, `
		SELECT `+revisionColumns+`
		FROM record AS r JOIN revision AS v ON v.hash = r.head
		WHERE r.deleted = 0 AND r.uid IN (SELECT from_uid FROM link WHERE to_uid = ?)
		ORDER BY r.kind, length(r.ref), r.ref, r.uid`, c.next.UID)
	users, err := collect(rows, err, scanRevision)
	if err != nil {
		return nil, err
	}
	for _, user := range users {
		if w.inChange[user.UID] {
			continue // Validate has seen its next state
		}
		for at, place := range model.Leaves(user.Record) {
			f := place.Field
			item := model.Path(f.List).Item(place.Object.Text(f))
			if f.Type != model.KeyType || !lost[item] {
				continue
			}
			owner, _ := model.Words{Reg: reg, Rec: user.Record}.Referable(place.Object, f)
			if owner != nil && owner.Base().UID == c.next.UID {
				problems = append(problems, model.Problem{Path: item, Text: fmt.Sprintf("%q names it in %s; take it out there first", model.EntryOf(user.Record).Title(), at)})
			}
		}
	}
	return problems, nil
}

// lostItems returns the agreements and tools that old has and next has not.
func lostItems(old, next model.Record) map[model.Path]bool {
	lost := make(map[model.Path]bool)
	a, b := model.Of(old), model.Of(next)
	for _, list := range []string{model.ListAgreements, model.ListTools} {
		for _, item := range a.Items(a.Field(list)) {
			if _, _, ok := b.Find(b.Field(list), item.Key()); !ok {
				lost[model.Path(list).Item(item.Key())] = true
			}
		}
	}
	return lost
}

// bearer returns the name of the activity that already has the ref of a, or had it, "" where it is free.
func (w *writer) bearer(a *model.Activity) (string, error) {
	if first := w.refs[a.Ref]; first != a {
		return first.Name, nil
	}
	stmt, err := w.prepare(`
		SELECT name FROM record WHERE ref = ?1
		UNION ALL
		SELECT r.name FROM ref_alias AS x JOIN record AS r ON r.uid = x.uid WHERE x.ref = ?1`)
	if err != nil {
		return "", err
	}
	var name string
	if err := stmt.QueryRowContext(w.ctx, a.Ref).Scan(&name); !errors.Is(err, sql.ErrNoRows) {
		return name, err
	}
	return "", nil
}

// surroundings returns what Validate needs to know of the register: the records
// of this change, and an entry for every record that they lead to, with the
// vocabulary of terms and the whole of parties, whose agreements and tools may be
// named.
func (w *writer) surroundings() (*model.Register, error) {
	reg := new(model.Register)
	for _, c := range w.states {
		if !c.Delete {
			reg.Put(c.Record)
			continue
		}
		e := model.EntryOf(c.Record)
		e.Deleted = true
		reg.PutEntry(e)
	}
	known := maps.Clone(w.inChange)
	var ask []string
	for _, c := range w.states {
		if c.Delete || c.unchanged {
			continue
		}
		for _, uid := range model.Links(c.Record) {
			if !known[uid] {
				known[uid] = true
				ask = append(ask, uid)
			}
		}
	}
	return reg, w.putEntries(reg, ask)
}

// putEntries makes the records with the given uids known to reg.
func (w *writer) putEntries(reg *model.Register, uids []string) error {
	if len(uids) == 0 {
		return nil
	}
	list, err := json.Marshal(uids)
	if err != nil {
		return err
	}
	rows, err := w.tx.QueryContext(w.ctx, `
		SELECT r.uid, r.kind, coalesce(r.ref, r.code, ''), r.name, r.deleted, coalesce(r.vocabulary, ''), r.head, coalesce(v.body_hash, ''), v.body
		FROM json_each(?) AS j
		JOIN record AS r ON r.uid = j.value
		LEFT JOIN revision AS v ON v.hash = r.head AND r.kind = 'party'`, string(list))
	return eachRow(rows, err, func(r *sql.Rows) error {
		var e model.Entry
		var vocabulary, rev, hash string
		var body sql.NullString
		if err := r.Scan(&e.UID, &e.Kind, &e.Code, &e.Name, &e.Deleted, &vocabulary, &rev, &hash, &body); err != nil {
			return err
		}
		reg.PutEntry(e)
		switch {
		case e.Deleted:
		case e.Kind == model.KindTerm:
			reg.Put(&model.Term{Common: model.Common{UID: e.UID, Name: e.Name}, Code: e.Code, Vocabulary: vocabulary})
		case body.Valid:
			rec, err := decodeBody(e.Kind, rev, body.String, hash)
			if err != nil {
				return err
			}
			reg.Put(rec)
		}
		return nil
	})
}
