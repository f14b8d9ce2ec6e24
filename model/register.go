package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// An Entry is what a register knows of a record without reading its body.
type Entry struct {
	UID     string
	Kind    Kind
	Code    string // the ref of an activity, the code of a term
	Name    string
	Deleted bool
}

// Title returns the code and the name of e, as much as there is of them.
func (e Entry) Title() string {
	if e.Code == "" {
		return e.Name
	}
	return e.Code + " " + e.Name
}

// A Register is what is in memory of a register: an entry for every record, and
// the records themselves as far as they were put in. The shared kinds are few
// and always there; activities only where the caller wants them.
//
// The zero Register is empty and ready for use.
type Register struct {
	entries map[string]Entry
	records map[string]Record
	order   []string            // uids in the order in which they came
	names   map[string][]string // kind and exact name -> uids
	codes   map[string]string   // upper-case ref or code -> uid
	aliases map[string]string   // a ref given up in a merge -> uid
}

// PutEntry makes e known, or brings it up to date.
func (r *Register) PutEntry(e Entry) {
	if r.entries == nil {
		r.entries = map[string]Entry{}
		r.records = map[string]Record{}
		r.names = map[string][]string{}
		r.codes = map[string]string{}
	}
	old, known := r.entries[e.UID]
	if known {
		if old == e {
			return
		}
		k := nameKey(old.Kind, old.Name)
		r.names[k] = slices.DeleteFunc(slices.Clone(r.names[k]), func(u string) bool { return u == e.UID })
		if old.Code != "" && r.codes[strings.ToUpper(old.Code)] == e.UID {
			delete(r.codes, strings.ToUpper(old.Code))
		}
	} else {
		r.order = append(r.order, e.UID)
	}
	r.entries[e.UID] = e
	if e.Code != "" {
		r.codes[strings.ToUpper(e.Code)] = e.UID
	}
	if !e.Deleted {
		k := nameKey(e.Kind, e.Name)
		r.names[k] = append(r.names[k], e.UID)
	}
}

// PutAlias makes ref, which was given up in a merge, lead to uid.
func (r *Register) PutAlias(ref, uid string) {
	if r.aliases == nil {
		r.aliases = map[string]string{}
	}
	r.aliases[strings.ToUpper(ref)] = uid
}

// Put makes rec and its entry known, or brings them up to date. The register
// keeps rec itself; the caller must not change it any more.
func (r *Register) Put(rec Record) {
	r.PutEntry(EntryOf(rec))
	r.records[rec.Base().UID] = rec
}

// EntryOf returns the entry of a live record.
func EntryOf(rec Record) Entry {
	e := Entry{UID: rec.Base().UID, Kind: rec.Kind(), Name: rec.Base().Name}
	switch x := rec.(type) {
	case *Activity:
		e.Code = x.Ref
	case *Term:
		e.Code = x.Code
	}
	return e
}

func nameKey(k Kind, name string) string { return string(k) + "\x00" + name }

// Entry returns the entry of uid.
func (r *Register) Entry(uid string) (Entry, bool) {
	e, ok := r.entries[uid]
	return e, ok
}

// Name returns the name of the record that a link leads to, or "".
func (r *Register) Name(uid string) string { return r.entries[uid].Name }

// Entries returns the live entries of kind k, or of all kinds for "", in the
// order in which they came.
func (r *Register) Entries(k Kind) []Entry {
	var list []Entry
	for _, uid := range r.order {
		if e := r.entries[uid]; !e.Deleted && (k == "" || e.Kind == k) {
			list = append(list, e)
		}
	}
	return list
}

// Record returns the record of uid, or nil when the register does not hold it.
func (r *Register) Record(uid string) Record { return r.records[uid] }

// Records returns the live records of kind k that the register holds, or of all
// kinds for "", in the order in which they came.
func (r *Register) Records(k Kind) []Record {
	var list []Record
	for _, uid := range r.order {
		rec := r.records[uid]
		if rec != nil && (k == "" || rec.Kind() == k) && !r.entries[uid].Deleted {
			list = append(list, rec)
		}
	}
	return list
}

func lookup[R Record](r *Register, uid Link) (rec R) {
	rec, _ = r.records[string(uid)].(R)
	return rec
}

// Party, Unit, System, Term, Rule and Document return the record that a link
// leads to, or nil when there is none.
func (r *Register) Party(uid Link) *Party       { return lookup[*Party](r, uid) }
func (r *Register) Unit(uid Link) *Unit         { return lookup[*Unit](r, uid) }
func (r *Register) System(uid Link) *System     { return lookup[*System](r, uid) }
func (r *Register) Term(uid Link) *Term         { return lookup[*Term](r, uid) }
func (r *Register) Rule(uid Link) *Rule         { return lookup[*Rule](r, uid) }
func (r *Register) Document(uid Link) *Document { return lookup[*Document](r, uid) }

// Settings returns the register's own record; it is empty when there is none.
func (r *Register) Settings() *Settings {
	for _, uid := range r.order {
		if s, ok := r.records[uid].(*Settings); ok {
			return s
		}
	}
	return &Settings{}
}

// OwnCompanies returns the parties that are companies of ours.
func (r *Register) OwnCompanies() []*Party {
	var own []*Party
	for _, uid := range r.order {
		if p, ok := r.records[uid].(*Party); ok && p.Own == Yes && !r.entries[uid].Deleted {
			own = append(own, p)
		}
	}
	return own
}

// ErrNotFound says that no record bears the given uid, code or name.
var ErrNotFound = errors.New("not found")

// ErrAmbiguous says that several records bear the given name.
var ErrAmbiguous = errors.New("ambiguous")

// Find returns the live record of kind k, or of any kind for "", that word
// names: its uid, its code or ref in any case, or its exact name. A word that
// two records bear is an [ErrAmbiguous] that names both, an unknown one an
// [ErrNotFound] with the nearest.
func (r *Register) Find(k Kind, word string) (Entry, error) {
	switch found := r.byWord(k, word); len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Entry{}, r.notFound(k, word)
	default:
		return Entry{}, ambiguous(word, found)
	}
}

// byWord returns the live records of kind k, or of any kind for "", that word
// names: the one with that uid, else the one with that code or ref, else all
// with that name.
func (r *Register) byWord(k Kind, word string) []Entry {
	up := strings.ToUpper(word)
	for _, uid := range []string{word, r.codes[up], r.aliases[up]} {
		if e, ok := r.entries[uid]; ok && !e.Deleted && (k == "" || e.Kind == k) {
			return []Entry{e}
		}
	}
	var found []Entry
	for _, kind := range Kinds {
		if k == "" || k == kind {
			for _, uid := range r.names[nameKey(kind, word)] {
				found = append(found, r.entries[uid])
			}
		}
	}
	return found
}

func ambiguous(word string, found []Entry) error {
	var list []string
	for _, e := range found {
		list = append(list, fmt.Sprintf("%s %q (%s)", e.Kind, e.Title(), e.UID))
	}
	return fmt.Errorf("%q names %d records: %s; say which by its uid: %w", word, len(found), strings.Join(list, ", "), ErrAmbiguous)
}

func isNotFound(err error) bool { return errors.Is(err, ErrNotFound) }

func (r *Register) notFound(k Kind, word string) error {
	what := string(k)
	if k == "" {
		what = "record"
	}
	var known []string
	for _, e := range r.Entries(k) {
		known = append(known, e.Name)
		if e.Code != "" {
			known = append(known, e.Code)
		}
	}
	if e, ok := r.entries[word]; ok && e.Deleted {
		return fmt.Errorf("%s %q is deleted: %w", what, e.Title(), ErrNotFound)
	}
	if near, ok := Nearest(word, known); ok {
		return fmt.Errorf("%s %q; did you mean %q?: %w", what, word, near, ErrNotFound)
	}
	return fmt.Errorf("%s %q: %w", what, word, ErrNotFound)
}

// NewUID returns a fresh uid, a UUID of version 7 (RFC 9562).
func NewUID() string { return uuid.Must(uuid.NewV7()).String() }

// termSpace is the name space of the uids of shipped terms.
var termSpace = uuid.MustParse("5b6a7c0e-9d0b-4f5e-8a41-7e3f1c2d4b60")

// TermUID returns the uid of the shipped term with the given code. It is the same
// in every register, so that copies that met a new term apart agree on it.
func TermUID(code string) string {
	return uuid.NewSHA1(termSpace, []byte(code)).String()
}
