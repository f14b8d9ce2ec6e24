package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"unsafe"

	"ropa/model"
)

// readBody decodes the body of the revision rev, once it is known to be the text
// that was saved: hash is what the revision says it is.
func readBody(rev, body, hash string, decode func(body string) (model.Record, error)) (model.Record, error) {
	if !asSaved(body, hash) {
		return nil, altered(rev, unfitting)
	}
	rec, err := decode(body)
	switch {
	case err == nil:
		return rec, nil
	case json.Valid([]byte(body)):
		// It has something that this ropa does not know. To leave that out would lose it.
		return nil, &unreadable{rev: rev, reason: Newer, err: err}
	}
	return nil, altered(rev, err.Error())
}

// asSaved reports whether body is the text that hash was made of.
func asSaved(body, hash string) bool {
	text := unsafe.Slice(unsafe.StringData(body), len(body)) // no copy: only read, and megabytes of it
	return model.BodyHash(text) == hash
}

func decodeBody(k model.Kind, rev, body, hash string) (model.Record, error) {
	return readBody(rev, body, hash, func(body string) (model.Record, error) { return model.DecodeBody(k, body) })
}

// unfitting is why a text is not what was saved.
const unfitting = "its text does not fit its hash"

// An unreadable is a state of a record that cannot be read as it was saved.
type unreadable struct {
	rev    string // hash of the revision
	reason Reason // Altered or Newer
	of     string // names the record; "" where it is not known
	err    error
}

func altered(rev, why string) *unreadable {
	return &unreadable{rev: rev, reason: Altered, err: errors.New(why)}
}

func (u *unreadable) Error() string { return u.rev + ": " + u.err.Error() }
func (u *unreadable) Unwrap() error { return u.err }

// Is makes an altered text damage of the file.
func (u *unreadable) Is(target error) bool { return u.reason == Altered && target == Damaged }

// detail says it in words.
func (u *unreadable) detail() string {
	of := u.of
	if of == "" {
		of = "a record in it"
	}
	if u.reason == Newer {
		return of + " was written by a newer ropa, with something that this one does not know"
	}
	return of + " is not as it was saved: " + u.err.Error()
}

// name finds out which record u is a state of. It is asked outside transactions.
func (u *unreadable) name(ctx context.Context, q querier) {
	rows, err := q.QueryContext(ctx, `
		SELECT uid, kind, coalesce(ref, code, ''), name, deleted, head
		FROM record
		WHERE head = ?1 OR uid = (SELECT uid FROM revision WHERE hash = ?1)
		LIMIT 1`, u.rev)
	found, err := collect(rows, err, func(r *sql.Rows) (of string, err error) {
		var e model.Entry
		var head string
		err = r.Scan(&e.UID, &e.Kind, &e.Code, &e.Name, &e.Deleted, &head)
		if of = fmt.Sprintf("%s %q (%s)", e.Kind, e.Title(), e.UID); head != u.rev {
			of = fmt.Sprintf("the earlier state %.8s of %s", u.rev, of)
		}
		return of, err
	})
	if err == nil && len(found) > 0 {
		u.of = found[0]
	}
}
