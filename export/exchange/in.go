package exchange

import (
	"bytes"
	"context"

	"ropa/export"
	"ropa/export/csv"
	"ropa/export/json"
	"ropa/model"
	"ropa/store"
)

// Read compares a file, CSV or JSON, with the register. reg is what [store.Store.Register]
// gives for the shared records. Nothing is changed.
func Read(ctx context.Context, s *store.Store, reg *model.Register, name string, data []byte, o export.Options) (*export.Plan, error) {
	src := source{s, reg}
	var f *export.File
	var err error
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
type source struct {
	store *store.Store
	reg   *model.Register
}

func (s source) Heads(ctx context.Context, uids []string) (map[string]export.Head, error) {
	found, err := s.store.Heads(ctx, uids...)
	heads := make(map[string]export.Head, len(uids))
	for _, r := range found {
		heads[r.UID] = export.Head{Rev: r.Hash}
	}
	for _, uid := range uids {
		if err != nil {
			return nil, err
		}
		if e, _ := s.reg.Entry(uid); e.Deleted {
			var r store.Revision
			r, err = s.store.Head(ctx, uid)
			heads[uid] = export.Head{Rev: r.Hash, Deleted: true}
		}
	}
	return heads, err
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
