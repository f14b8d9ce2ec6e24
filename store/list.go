package store

import (
	"context"
	"database/sql"
	"time"

	"ropa/model"
)

// A Row is what lists show of a record without reading its body.
type Row struct {
	model.Entry
	Vocabulary       string // of a term
	Role             string
	ProcessingStatus string
	RecordStatus     string
	Unit             string // uid
	Owners           string
	NextReviewOn     model.Date
	ChangedAt        time.Time
	ChangedBy        string
	Head             string // hash of the revision that holds now
}

// Row returns what lists show of the record in this state.
func (r *Revision) Row() Row {
	o := model.Of(r.Record)
	field := func(key string) string { // the catalogue's word is the column's name
		if f := o.Field(key); f != nil {
			return o.Text(f)
		}
		return ""
	}
	e := model.EntryOf(r.Record)
	e.Deleted = !r.Live()
	return Row{
		Entry: e, Vocabulary: field("vocabulary"),
		Role: field("role"), ProcessingStatus: field("processing_status"), RecordStatus: field("record_status"),
		Unit: field("unit"), Owners: field("owners"), NextReviewOn: model.Date(field("next_review_on")),
		ChangedAt: r.At, ChangedBy: r.Author, Head: r.Hash,
	}
}

const rowColumns = `uid, kind, coalesce(ref, code, ''), name, deleted, coalesce(vocabulary, ''), coalesce(role, ''),
	coalesce(processing_status, ''), coalesce(record_status, ''), coalesce(unit, ''), coalesce(owners, ''), coalesce(next_review_on, ''),
	changed_at, changed_by, head`

func scanRow(rows *sql.Rows) (r Row, err error) {
	var at string
	err = rows.Scan(&r.UID, &r.Kind, &r.Code, &r.Name, &r.Deleted, &r.Vocabulary, &r.Role, &r.ProcessingStatus, &r.RecordStatus, &r.Unit, &r.Owners,
		&r.NextReviewOn, &at, &r.ChangedBy, &r.Head)
	if err == nil {
		r.ChangedAt, err = parseStamp(at)
	}
	return r, err
}

// An Order is the order of a list. Equal rows are in the order of their uids.
type Order int

// The orders that need no sorting, however long the list is.
const (
	ByName Order = iota
	ByRef        // activities only
)

// OrderOf is the order of lists of kind k.
func OrderOf(k model.Kind) Order {
	if k == model.KindActivity {
		return ByRef
	}
	return ByName
}

func (o Order) sql() string {
	if o == ByRef {
		return `length(r.ref), r.ref`
	}
	return `r.sort_name, r.uid`
}

// List returns rows of the live records of kind k, or of the deleted ones: count
// of them, from place first on. A count below 0 returns all.
func (s *Store) List(ctx context.Context, k model.Kind, deleted bool, by Order, first, count int) ([]Row, error) {
	rows, err := s.db.QueryContext(ctx, `
		SELECT `+rowColumns+`
		FROM record AS r
		WHERE kind = ? AND deleted = ?
		ORDER BY `+by.sql()+`
		LIMIT ? OFFSET ?`, string(k), deleted, count, first)
	list, err := collect(rows, err, scanRow)
	return list, s.explain("read", err)
}

// Count returns how many live records of kind k there are, or deleted ones.
func (s *Store) Count(ctx context.Context, k model.Kind, deleted bool) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM record WHERE kind = ? AND deleted = ?`, string(k), deleted).Scan(&n)
	return n, s.explain("read", err)
}
