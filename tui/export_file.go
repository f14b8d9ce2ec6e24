package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ropa/export"
	"ropa/export/csv"
	"ropa/export/exchange"
	"ropa/export/json"
	"ropa/model"
	"ropa/store"
)

// A fileForm is how records stand in a file.
type fileForm int

const (
	asRows   fileForm = iota // CSV, a row for each record
	asValues                 // CSV, a row for each value
	asJSON
)

// An order says which records are written, how and where.
type order struct {
	form    fileForm
	kind    model.Kind
	query   string           // "" finds all
	more    model.Predicates // the fields of query that need more than a record
	whole   bool             // of JSON: the whole register
	private bool             // with private notes
	comma   byte
	today   model.Date // from which spans in the query count
	path    string
	replace bool // a file that is there may be overwritten
}

// wrote is what came of an order.
type wrote struct {
	what  string // in words: "24 activities"
	state string // of the register
}

var errOwnFile = errors.New("it is the register itself")

// write does what o says. The file is complete in the end, or not there at all.
func (o order) write(ctx context.Context, s *store.Store) (w wrote, err error) {
	if sameFile(o.path, s.Path()) {
		return w, &export.WriteError{Path: o.path, Err: errOwnFile}
	}
	out, err := export.Create(o.path, o.replace)
	if err != nil {
		return w, err
	}
	defer out.Discard()
	w.state, err = exchange.OfOneState(ctx, s, func(state string) error {
		n, err := o.records(ctx, s, out, state)
		w.what = n.String()
		if o.form != asJSON {
			w.what = n.Of(o.kind)
		}
		return err
	})
	if err != nil {
		return w, err
	}
	return w, out.Keep()
}

// records writes the records to w.
func (o order) records(ctx context.Context, s *store.Store, w io.Writer, state string) (exchange.Counts, error) {
	reg, err := s.Register(ctx, store.KeepLinked)
	if err != nil {
		return nil, err
	}
	m, err := model.NewMatcher(o.query, o.kind, reg, o.today, o.more)
	if err != nil {
		return nil, err
	}
	if o.form != asJSON {
		table, err := csv.NewTable(o.kind, reg, csv.Options{Delimiter: o.comma, Private: o.private, Long: o.form == asValues})
		if err != nil {
			return nil, err
		}
		return exchange.Table(ctx, s, w, table, o.kind, m)
	}
	if o.whole {
		m = nil
	}
	return exchange.Document(ctx, s, json.NewWriter(w, reg, json.Options{Head: state, Private: o.private}), o.kind, m)
}

// isStopped reports whether the person has stopped what err comes from.
func isStopped(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, store.Stopped)
}

// exportFailure tells why the file at path could not be written, what is safe and
// what to do.
func exportFailure(path string, err error) string {
	var failed *export.WriteError
	if !errors.As(err, &failed) {
		return failureText(err)
	}
	what, next := sentence(path+" cannot be written: "+failed.Err.Error()), "Choose another name or folder."
	switch folder := filepath.Dir(path); store.ReasonOf(path, failed.Err) {
	case store.NoFolder, store.Missing:
		what, next = "There is no folder "+folder+".", "Check the path, or make the folder first."
	case store.NoPermission:
		what, next = "This account may not write "+path+".", "Choose another folder, or ask whoever runs this one."
	case store.DirLocked:
		what, next = "The folder "+folder+" can only be read.", "Choose a folder on another disk."
	case store.Full:
		what, next = "The disk is full, or a quota is reached.", "Make room, or choose a folder on another disk."
	}
	return what + "\n\nNothing was written, and a file that was there is as it was. The register is untouched.\n\n" + next
}

// pathOf is the file that a person means by text: one in folder, unless the text
// says where. A terminal puts quotes around a name that is dragged into it.
func pathOf(folder, text string) string {
	text = strings.TrimSpace(text)
	if n := len(text); n > 1 && (text[0] == '\'' || text[0] == '"') && text[n-1] == text[0] {
		text = text[1 : n-1]
	}
	if rest, ok := strings.CutPrefix(text, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if filepath.IsAbs(text) {
		return filepath.Clean(text)
	}
	return filepath.Join(folder, text)
}

// sameFile reports whether two names lead to one file. It opens neither: closing a
// register again would take its locks away.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
