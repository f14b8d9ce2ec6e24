package export

import (
	"context"
	"fmt"
	"slices"

	"ropa/model"
)

// A File is what a reader found in a file.
type File struct {
	Name    string
	Records []Incoming
	Remarks []Remark
}

// A Place is where in a file something stands. Tables have rows and columns,
// texts have lines and characters; all count from 1, and 0 is not known.
type Place struct {
	File    string
	Row     int // the heading is row 1
	Column  int
	Heading string // of the column
	Line    int
	Char    int
}

// String returns "audit.csv, row 12, column F (recipients)" or "register.json,
// line 12, column 3", as much of it as is known.
func (p Place) String() string {
	s := p.File
	if p.Row > 0 {
		s += fmt.Sprintf(", row %d", p.Row)
	}
	if p.Column > 0 {
		s += ", column " + ColumnName(p.Column)
		if p.Heading != "" {
			s += " (" + p.Heading + ")"
		}
	}
	if p.Line > 0 {
		s += fmt.Sprintf(", line %d", p.Line)
		if p.Char > 0 {
			s += fmt.Sprintf(", column %d", p.Char)
		}
	}
	return s
}

// ColumnName returns what spreadsheets call column n: 1 is A, 27 is AA.
func ColumnName(n int) string {
	var name []byte
	for ; n > 0; n = (n - 1) / 26 {
		name = append(name, byte('A'+(n-1)%26))
	}
	slices.Reverse(name)
	return string(name)
}

// A Remark is something a person should know about a place in a file: what was
// kept, left alone or read in a way that is not obvious. As a problem it is the
// reason why a record was not taken, and says what to do.
type Remark struct {
	Place Place
	Text  string
}

func (r Remark) String() string { return r.Place.String() + ": " + r.Text }

// An Incoming is one record as a file says it.
type Incoming struct {
	Place   Place
	Kind    model.Kind
	UID     string // "" where the file does not say
	BaseRev string // the revision that the file shows; "" where it does not say

	// Record is what the file wants the record to be. Links may still be codes
	// and names. It is nil when the file says what the revision BaseRev says.
	Record model.Record

	// Part is what could be read of a record that has Problems: what else is wrong
	// with it is told at once.
	Part model.Record

	Base     model.Record      // the revision BaseRev, where the reader has fetched it
	Names    map[string]string // uid of a link -> the name beside it
	Keeps    []string          // fields that the file leaves out: they stay as they are
	Problems []Remark          // why the record cannot be taken
	Headings []string          // of the table, to find the column of a field
}

// title returns what the file calls the record.
func (in *Incoming) title() string {
	for _, rec := range []model.Record{in.Record, in.Base, in.Part} {
		if rec != nil && rec.Base().Name != "" {
			return model.EntryOf(rec).Title()
		}
	}
	return in.UID
}

// at returns the place in the file of a path in the record.
func (in *Incoming) at(p model.Path) Place {
	place, heading := in.Place, p.Top()
	if rest := string(p)[len(heading):]; rest == ".answer" || rest == ".reason" {
		heading += "_" + rest[1:]
	}
	for _, h := range []string{heading, p.Top()} {
		if i := slices.Index(in.Headings, h); i >= 0 {
			place.Column, place.Heading = i+1, h
			break
		}
	}
	return place
}

// A Source is the register file, as far as an import asks it. Each method is
// one query, however many records it is asked for.
type Source interface {
	// Heads returns the present revision of every record among uids that the
	// register knows, deleted ones included.
	Heads(ctx context.Context, uids []string) (map[string]Head, error)

	// Revisions returns records as they were in the given revisions. A revision
	// that the register does not have, or whose content was redacted, is left out.
	Revisions(ctx context.Context, revs []string) (map[string]model.Record, error)
}

// A Head is the present state of a record.
type Head struct {
	Rev     string
	Deleted bool
}

// Options say how a file is taken.
type Options struct {
	// Kind is the kind of record in a table that does not say it itself.
	Kind model.Kind

	// Likely is the kind of such a table where nothing asks for one, and its headings
	// fit several kinds alike.
	Likely model.Kind

	// Replace takes records that do not say which revision they were read from,
	// or say one that the register does not have, as a whole. Without it such a
	// record is a problem unless it is new or says what the register says.
	Replace bool

	// Settings takes the settings from a file that holds other records too.
	// Without it a register that has settings keeps them.
	Settings bool
}
