package exchange

import (
	"bytes"
	"context"
	stdjson "encoding/json"
	"errors"
	"fmt"

	"ropa/export"
	"ropa/export/csv"
	"ropa/export/json"
	"ropa/model"
	"ropa/store"
)

// Read compares a file, CSV or JSON, with the register. reg is what [store.Store.Register]
// gives for the shared records. Nothing is changed.
func Read(ctx context.Context, s *store.Store, reg *model.Register, name string, data []byte, o export.Options) (*export.Plan, error) {
	src := source{s}
	var f *export.File
	var err error
	if err := errUnknown(data); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if isJSON(data) {
		f, err = json.Read(ctx, name, data)
	} else {
		f, err = csv.Read(ctx, name, data, reg, src, o)
	}
	if err != nil {
		return nil, err
	}
	return export.Make(ctx, f, reg, src, o)
}

// errUnknown says of a file that is neither table nor document what it is.
func errUnknown(data []byte) error {
	const takes = "; import takes CSV and JSON, as ropa export writes them"
	switch text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))); {
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		return errors.New("it is a register, or another SQLite file" + takes)
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return errors.New("it is a PDF" + takes)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // .xlsx and .ods, .xls
		return errors.New(`it is a spreadsheet or a document of an office program; save the table as CSV, with the character set "Unicode (UTF-8)" and the separator ";"`)
	case bytes.HasPrefix(text, []byte("[")), !isJSON(data) && !bytes.ContainsAny(text, ";,\t|\n") && stdjson.Valid(text):
		return errors.New("it is JSON, but not a document with the records of a register, which begins with {" + takes)
	case isUTF16(data) && bytes.IndexAny(bytes.Trim(data[:4], "\xff\xfe\x00"), "{[") == 0:
		return errors.New("it is JSON in UTF-16; save it in UTF-8")
	case bytes.Contains(data, []byte("\r")) && !bytes.Contains(data, []byte("\n")) && bytes.Count(data, []byte("\r")) > 1:
		return errors.New("its lines end with CR alone, as on an old Mac; save it again as CSV in UTF-8")
	case bytes.IndexByte(data, 0) >= 0 && !isUTF16(data) && !bytes.HasPrefix(data, []byte("\ufeff")): // behind the mark it is a character of a text
		return errors.New("it is no text" + takes)
	}
	return nil
}

// isUTF16 reports whether data begins as a text in UTF-16 does.
func isUTF16(data []byte) bool {
	return len(data) >= 4 && (bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) ||
		data[1] == 0 && data[3] == 0 || data[0] == 0 && data[2] == 0)
}

// isJSON reports whether data is a JSON document rather than a table.
func isJSON(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	return len(data) > 0 && data[0] == '{'
}

// Take saves what a plan says, as one change of the register.
func Take(ctx context.Context, s *store.Store, e store.Edit, p *export.Plan) ([]store.Saved, error) {
	var changes []store.Change
	for _, c := range p.Changes() {
		changes = append(changes, store.Change{Record: c.Record, Base: c.Base})
	}
	return s.Save(ctx, e, changes...)
}

// A source answers what an import asks of the register.
type source struct{ store *store.Store }

func (s source) Heads(ctx context.Context, uids []string) (map[string]export.Head, error) {
	live, err := s.store.Heads(ctx, uids...)
	if err != nil {
		return nil, err
	}
	deleted, err := s.store.Deleted(ctx, uids...)
	if err != nil {
		return nil, err
	}
	heads := make(map[string]export.Head, len(uids))
	for _, r := range live {
		heads[r.UID] = export.Head{Rev: r.Hash}
	}
	for uid, rev := range deleted {
		heads[uid] = export.Head{Rev: rev, Deleted: true}
	}
	return heads, nil
}

func (s source) Revisions(ctx context.Context, revs []string) (map[string]model.Record, error) {
	found, err := s.store.Revisions(ctx, revs...)
	records := make(map[string]model.Record, len(found))
	for _, r := range found {
		if r.Record != nil {
			records[r.Hash] = r.Record
		}
	}
	return records, err
}
