package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"ropa/model"
)

// Invalid says which records cannot be saved and why. errors.As finds the
// [model.Problems] of the first.
type Invalid []InvalidRecord

// An InvalidRecord is a record that cannot be saved.
type InvalidRecord struct {
	Record   model.Record
	Problems model.Problems
}

// Error lists the problems, one a line.
func (v Invalid) Error() string {
	var lines []string
	for _, r := range v {
		for _, p := range r.Problems {
			line := p.String()
			if len(v) > 1 {
				line = fmt.Sprintf("%s %q: %s", r.Record.Kind(), model.EntryOf(r.Record).Title(), line)
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems of every record.
func (v Invalid) Unwrap() []error {
	errs := make([]error, len(v))
	for i := range v {
		errs[i] = v[i].Problems
	}
	return errs
}

// Conflicts says which records have moved on since the editor started. Nothing
// was saved. What was typed can be merged with what is stored.
type Conflicts []Conflict

// A Conflict is a record that somebody else changed in the meantime.
type Conflict struct {
	Record model.Record // what was to be saved
	Delete bool         // or that it was to be deleted
	Stored Revision     // what the register says now
	Base   Revision     // what the editor started from; without a Record where that is not known
}

// Error names the records and who changed them.
func (c Conflicts) Error() string {
	var lines []string
	for _, x := range c {
		did := "changed"
		switch {
		case !x.Stored.Live():
			did = "deleted"
		case x.Base.Hash == "":
			did = "put in"
		}
		by := "somebody"
		if x.Stored.Author != "" {
			by = x.Stored.Author
		}
		lines = append(lines, fmt.Sprintf("%s %q was %s by %s on %s, after you started; nothing was saved; compare both and save again",
			x.Stored.Kind, model.EntryOf(x.Stored.Record).Title(), did, by, x.Stored.At.Local().Format("2006-01-02 at 15:04")))
	}
	return strings.Join(lines, "\n")
}

// InUse says that a record cannot be deleted, and which ones lead to it.
type InUse struct {
	Record model.Entry
	By     []Use
}

// A Use is a place that leads to a record.
type Use struct {
	model.Entry        // the record that leads there
	Field       string // the path of the field in it, without the keys of items
}

// Error names the first few.
func (u *InUse) Error() string {
	const shown = 5
	var by []string
	for i, x := range u.By {
		if i == shown {
			by = append(by, fmt.Sprintf("and %d more", len(u.By)-shown))
			break
		}
		by = append(by, fmt.Sprintf("%q (%s)", x.Title(), x.Field))
	}
	return fmt.Sprintf("delete %s %q: it is still used by %s; nothing was deleted; take it out there, or put another in its place",
		u.Record.Kind, u.Record.Title(), strings.Join(by, ", "))
}

// conflict describes a change whose record has moved on.
func (w *writer) conflict(c *state) (Conflict, error) {
	x := Conflict{Record: c.Record, Delete: c.Delete}
	if c.stored == "" {
		return x, fmt.Errorf("save %s %q: %w in this register; it was read from another one", c.Record.Kind(), c.Record.Base().Name, model.ErrNotFound)
	}
	var err error
	if x.Stored, err = one(w.ctx, w.tx, c.stored); err != nil || c.Base == "" {
		return x, err
	}
	x.Base, err = one(w.ctx, w.tx, c.Base)
	if errors.Is(err, model.ErrNotFound) || err == nil && x.Base.UID != x.Stored.UID {
		x.Base, err = Revision{Hash: c.Base}, nil
	}
	return x, err
}

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
	here := make(map[string]bool, len(w.states))
	for _, c := range w.states {
		here[c.Record.Base().UID] = true
		if !c.Delete {
			reg.Put(c.Record)
			continue
		}
		e := model.EntryOf(c.Record)
		e.Deleted = true
		reg.PutEntry(e)
	}
	var ask []string
	for _, c := range w.states {
		if c.Delete || c.unchanged {
			continue
		}
		for _, uid := range model.Links(c.Record) {
			if !here[uid] {
				here[uid] = true
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
		SELECT r.uid, r.kind, coalesce(r.ref, r.code, ''), r.name, r.deleted, coalesce(r.vocabulary, ''), coalesce(v.body, '')
		FROM json_each(?) AS j
		JOIN record AS r ON r.uid = j.value
		LEFT JOIN revision AS v ON v.hash = r.head AND r.kind = 'party'`, string(list))
	_, err = collect(rows, err, func(r *sql.Rows) (none struct{}, err error) {
		var e model.Entry
		var vocabulary, body string
		if err := r.Scan(&e.UID, &e.Kind, &e.Code, &e.Name, &e.Deleted, &vocabulary, &body); err != nil {
			return none, err
		}
		reg.PutEntry(e)
		switch {
		case e.Deleted:
		case e.Kind == model.KindTerm:
			reg.Put(&model.Term{Common: model.Common{UID: e.UID, Name: e.Name}, Code: e.Code, Vocabulary: vocabulary})
		case body != "":
			rec, err := decode(e.Kind, body)
			if err != nil {
				return none, err
			}
			reg.Put(rec)
		}
		return none, nil
	})
	return err
}
