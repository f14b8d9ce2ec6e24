package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"time"

	"ropa/model"
)

// A Revision is one state of one record. It is named by its hash and never
// changes; what holds now is the head of a record, the revision that was saved
// last.
type Revision struct {
	Hash    string // what documents call base_rev
	UID     string
	Kind    model.Kind
	Parents [2]string // the revisions it was made from: none, one, or two in a merge
	At      time.Time // UTC, to the millisecond
	Author  string
	Op      Op
	Note    string

	// Record is the state. It is nil where the text was redacted. A deleted
	// record keeps its last state, so that it can be brought back.
	Record model.Record

	Changeset int64 // the change that brought it into this file; counts from 1

	format   int
	bodyHash string
}

// An Op is what a revision did to its record.
type Op string

// What a revision can do.
const (
	Created  Op = "create"
	Edited   Op = "edit"
	Deleted  Op = "delete"
	Restored Op = "undelete"
)

// Live reports whether the record is there in this state, not deleted.
func (r *Revision) Live() bool { return r.Op != Deleted }

// bodyFormat is the number of the canonical form of package model.
const bodyFormat = 1

// hash returns the name of r: a hash over everything but its place in this file.
// The text takes part by its own hash, so that a redacted one changes nothing.
func (r *Revision) hash() string {
	return digest("ropa-rev-1",
		r.UID, string(r.Kind), r.Parents[0], r.Parents[1], stamp(r.At), r.Author, string(r.Op), r.Note, string(rune('0'+r.format)), r.bodyHash)
}

// A Changeset is one change of the register: who, when, why, and which revisions.
// Its hash covers the one before, so that nothing in between can be taken out
// unnoticed.
type Changeset struct {
	Number int64 // its place in this file; counts from 1
	At     time.Time
	Author string
	Op     string // what was done, in one word
	Note   string

	hash, prev, prev2 string
	revisions         []string // hashes, in their order in the changeset
	approvals         []string // hashes, sorted
}

func (c *Changeset) sum() string {
	words := []string{c.prev, c.prev2, stamp(c.At), c.Author, c.Op, c.Note}
	words = append(append(words, "revisions"), c.revisions...)
	words = append(append(words, "approvals"), c.approvals...)
	return digest("ropa-changeset-1", words...)
}

// digest returns the SHA-256 of words in hexadecimal, each with its length before
// it, so that no two lists of words read alike. domain keeps hashes of different
// things apart.
func digest(domain string, words ...string) string {
	h := sha256.New()
	var n [8]byte
	for _, w := range append([]string{domain}, words...) {
		binary.BigEndian.PutUint64(n[:], uint64(len(w)))
		h.Write(n[:])
		h.Write([]byte(w))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// revisionColumns are what scanRevision reads, of revision AS v.
const revisionColumns = `v.hash, v.uid, v.kind, coalesce(v.p1, ''), coalesce(v.p2, ''), v.at, v.author, v.op, v.note, v.format, v.body_hash, v.body, v.changeset`

// headColumns are what scanHead reads, of record AS r LEFT JOIN revision AS v ON
// v.hash = r.head: a record whose head is gone is not passed over.
const headColumns = `r.head, r.uid, r.kind, coalesce(v.p1, ''), coalesce(v.p2, ''), coalesce(v.at, r.changed_at), coalesce(v.author, ''), coalesce(v.op, ''),
	coalesce(v.note, ''), coalesce(v.format, 0), coalesce(v.body_hash, ''), v.body, coalesce(v.changeset, 0)`

// Why a record that a list has is not as it was saved.
const (
	headless = "what it says now is missing"
	hidden   = "lists leave it out, and nobody has deleted it"
	undead   = "lists show it, and it was deleted"
)

// scanHead is scanUndecoded for what a record says now, which is always there.
func scanHead(rows *sql.Rows) (undecoded, error) {
	r, err := scanUndecoded(rows)
	if err == nil && !r.body.Valid {
		err = altered(r.Hash, headless)
	}
	return r, err
}

// scanLive is scanHead for a record that lists show.
func scanLive(rows *sql.Rows) (undecoded, error) {
	r, err := scanHead(rows)
	if err == nil && !r.Live() {
		err = altered(r.Hash, undead)
	}
	return r, err
}

func decodeHead(rows *sql.Rows) (Revision, error) {
	r, err := scanHead(rows)
	if err != nil {
		return r.Revision, err
	}
	return r.decode()
}

func scanRevision(rows *sql.Rows) (Revision, error) {
	r, err := scanUndecoded(rows)
	if err != nil {
		return r.Revision, err
	}
	return r.decode()
}

// An undecoded revision is one whose body is still text.
type undecoded struct {
	Revision
	body sql.NullString
}

func scanUndecoded(rows *sql.Rows) (undecoded, error) {
	var r undecoded
	var at string
	err := rows.Scan(&r.Hash, &r.UID, &r.Kind, &r.Parents[0], &r.Parents[1], &at, &r.Author, &r.Op, &r.Note, &r.format, &r.bodyHash, &r.body, &r.Changeset)
	if err == nil {
		r.At, err = parseStamp(at)
	}
	return r, err
}

func (u undecoded) decode() (Revision, error) {
	var err error
	if u.body.Valid {
		u.Record, err = decodeBody(u.Kind, u.Hash, u.body.String, u.bodyHash)
	}
	return u.Revision, err
}

// parseStamp reads a moment as it stands in the file.
func parseStamp(s string) (time.Time, error) {
	t, err := time.Parse(timeFormat, s)
	if err != nil {
		return t, &Failure{Reason: Damaged, Err: errors.New("a moment in the file is written as " + printable(s))}
	}
	return t, nil
}

// moment returns t as it comes back from the file.
func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
