// Package json writes a whole register as one JSON document and reads it back,
// and describes the document by a JSON Schema.
//
// The format is a contract, "ropa-register/1" (see [model.RegisterDocument]): the records
// of all kinds with the keys of the field catalogue, links as {"uid", "name"}, and
// with each record base_rev, the revision that it is. What package [model] reads
// and writes for one record, this package does for all of them; a document that
// nobody has touched is no change. The same revisions give the same bytes.
package json

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"ropa/export"
	"ropa/model"
)

// Options say how a document is written.
type Options struct {
	Head    string // hash of the state that is written; "" leaves it out
	Private bool   // with the private fields
}

// A Writer writes a document, record by record. Memory does not grow with their
// number.
type Writer struct {
	w       io.Writer
	reg     *model.Register
	private bool
	kind    int // place in model.Kinds of the kind at hand, -1 before the first
	records int // of that kind
	out     []byte
}

// bufferSize is how much a Writer collects before it writes.
const bufferSize = 1 << 16

// NewWriter begins a document. The names of linked records are looked up in reg.
func NewWriter(w io.Writer, reg *model.Register, o Options) *Writer {
	jw := &Writer{w: w, reg: reg, private: o.Private, kind: -1}
	jw.printf("{\n  \"format\": %q", model.DocumentFormat)
	if o.Head != "" {
		jw.printf(",\n  \"head\": %q", o.Head)
	}
	if private := privateFields(); !o.Private && len(private) > 0 {
		jw.printf(",\n  \"without\": [")
		for i, key := range private {
			if i > 0 {
				jw.printf(", ")
			}
			jw.printf("%q", key)
		}
		jw.printf("]")
	}
	return jw
}

// privateFields are the keys of the fields that leave the register only when
// asked for.
func privateFields() []string {
	var keys []string
	for _, k := range model.Kinds {
		for _, f := range model.Fields(k) {
			if f.Private && !slices.Contains(keys, f.Key) {
				keys = append(keys, f.Key)
			}
		}
	}
	return keys
}

func (w *Writer) printf(format string, args ...any) { w.out = fmt.Appendf(w.out, format, args...) }

// Write writes rec, the revision baseRev. The records must come by kind, in the
// order of [model.Kinds].
func (w *Writer) Write(rec model.Record, baseRev string) error {
	k := slices.Index(model.Kinds, rec.Kind())
	if k < w.kind || k == w.kind && rec.Kind() == model.KindRegister {
		return fmt.Errorf("json: %s after the %s", rec.Kind().One(), model.Kinds[w.kind].Plural())
	}
	w.openKind(k)
	if rec.Kind() != model.KindRegister {
		if w.records > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, "\n    "...)
	}
	w.records++
	if !w.private {
		rec = withoutPrivate(rec)
	}
	var extra [][2]string
	if baseRev != "" {
		extra = append(extra, [2]string{"base_rev", baseRev})
	}
	text := bytes.TrimSuffix(model.JSON(rec, w.reg.Name, extra...), []byte("\n"))
	indent := "\n    "
	if rec.Kind() == model.KindRegister {
		indent = "\n  "
	}
	w.out = append(w.out, bytes.ReplaceAll(text, []byte("\n"), []byte(indent))...)
	if len(w.out) < bufferSize {
		return nil
	}
	return w.flush()
}

// openKind closes the lists before kind k and opens its own; those without a
// record are written empty, so that a document always shows what it can hold.
func (w *Writer) openKind(k int) {
	for w.kind < k {
		w.closeKind()
		w.kind++
		w.records = 0
		if w.kind == len(model.Kinds) {
			return
		}
		kind := model.Kinds[w.kind]
		w.printf(",\n  %q: ", model.DocumentKey(kind))
		if kind != model.KindRegister {
			w.out = append(w.out, '[')
		} else if w.kind < k {
			w.out = append(w.out, "{}"...)
		}
	}
}

func (w *Writer) closeKind() {
	if w.kind < 0 || model.Kinds[w.kind] == model.KindRegister {
		return
	}
	if w.records > 0 {
		w.out = append(w.out, "\n  "...)
	}
	w.out = append(w.out, ']')
}

func (w *Writer) flush() error {
	_, err := w.w.Write(w.out)
	w.out = w.out[:0]
	return err
}

// Close ends the document. It does not close the underlying writer.
func (w *Writer) Close() error {
	w.openKind(len(model.Kinds))
	w.out = append(w.out, "\n}\n"...)
	return w.flush()
}

// withoutPrivate returns rec, or a copy of it when there is something to leave
// out.
func withoutPrivate(rec model.Record) model.Record {
	o := model.Of(rec)
	copied := false
	for _, f := range o.Fields() {
		if !f.Private || o.IsZero(f) {
			continue
		}
		if !copied {
			rec = model.Clone(rec)
			o, copied = model.Of(rec), true
		}
		o.Clear(f)
	}
	return rec
}

// Read reads a document for an import. name is the name of the file for messages.
// A mistake is an error with its line and column, and nothing is read.
func Read(ctx context.Context, name string, data []byte) (*export.File, error) {
	d, err := model.DecodeDocument(string(data))
	if err != nil {
		var at *model.InputError
		if errors.As(err, &at) {
			return nil, fmt.Errorf("%s, %w", name, err)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f := &export.File{Name: name}
	for _, r := range d.Records {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f.Records = append(f.Records, export.Incoming{
			Place:   export.Place{File: name, Line: r.Line, Char: r.Column},
			Kind:    r.Kind,
			UID:     r.Record.Base().UID,
			BaseRev: r.BaseRev,
			Record:  r.Record,
			Names:   r.Names,
			Keeps:   d.Without,
		})
	}
	return f, nil
}
