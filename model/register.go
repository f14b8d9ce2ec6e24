package model

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync/atomic"

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
// The zero Register is empty and ready for use. Any number of goroutines may
// read a Register while none writes to it.
type Register struct {
	entries  layered[Entry]
	records  layered[Record]
	order    []string          // all uids in the order in which they came
	kinds    map[Kind][]string // the same for each kind
	aliases  map[string]string // a ref given up in a merge -> uid
	own      []string          // the uids of the own companies
	settings string            // the uid of the register's own record
	words    *wordIndex

	shared atomic.Bool // another register was made of it, which must not change with it
}

// PutEntry makes e known, or brings it up to date. A record that was put in
// stays; it is no longer counted among the live ones once e is Deleted.
func (r *Register) PutEntry(e Entry) {
	r.part()
	old, known := r.entries.get(e.UID)
	if known && old == e {
		return
	}
	switch {
	case !known:
		r.order = append(r.order, e.UID)
		r.kinds[e.Kind] = append(r.kinds[e.Kind], e.UID)
	case old.Kind != e.Kind:
		r.kinds[old.Kind] = without(r.kinds[old.Kind], e.UID)
		r.kinds[e.Kind] = append(r.kinds[e.Kind], e.UID)
	}
	r.entries.put(e.UID, e)
	r.words.put(old, e)
	if e.Kind == KindParty {
		r.countOwn(e.UID)
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
	e := EntryOf(rec)
	r.PutEntry(e)
	r.records.put(e.UID, rec)
	switch e.Kind {
	case KindParty:
		r.countOwn(e.UID)
	case KindTerm: // its vocabulary may be another
		r.words.forget(KindTerm)
	case KindRegister:
		r.settings = e.UID
	}
}

// countOwn brings the list of own companies up to date for one party.
func (r *Register) countOwn(uid string) {
	p := r.Party(Link(uid))
	if own := p != nil && p.Own == Yes && !r.entry(uid).Deleted; own == slices.Contains(r.own, uid) {
		return
	} else if !own {
		r.own = without(r.own, uid)
		return
	}
	r.own = append(slices.Clip(r.own), uid)
	if parties := r.kinds[KindParty]; parties[len(parties)-1] == uid {
		return // the last to come
	}
	place := make(map[string]int, len(r.own))
	for i, uid := range r.kinds[KindParty] {
		place[uid] = i
	}
	slices.SortFunc(r.own, func(a, b string) int { return cmp.Compare(place[a], place[b]) })
}

// With returns a register that holds what r holds, and records beside it or in
// the place of older states. r stays as it is, and either may be changed without
// the other: so a form can look at a register in which its unsaved records are
// there. What both hold is in memory once.
func (r *Register) With(records ...Record) *Register {
	r.shared.Store(true)
	c := &Register{
		entries: r.entries.fork(), records: r.records.fork(), words: r.words.fork(),
		order: slices.Clip(r.order), kinds: clipAll(r.kinds),
		aliases: maps.Clone(r.aliases), own: r.own, settings: r.settings,
	}
	for _, rec := range records {
		c.Put(rec)
	}
	return c
}

// part makes r independent of the registers that were made of it.
func (r *Register) part() {
	if r.words == nil {
		r.words, r.kinds = new(wordIndex), map[Kind][]string{}
	}
	if r.shared.Load() {
		r.entries, r.records, r.words = r.entries.fork(), r.records.fork(), r.words.fork()
		r.order, r.kinds = slices.Clip(r.order), clipAll(r.kinds)
		r.shared.Store(false)
	}
}

// clipAll returns a copy of kinds whose lists can be added to.
func clipAll(kinds map[Kind][]string) map[Kind][]string {
	c := make(map[Kind][]string, len(kinds))
	for k, uids := range kinds {
		c[k] = slices.Clip(uids)
	}
	return c
}

func without(list []string, uid string) []string {
	i := slices.Index(list, uid)
	if i < 0 {
		return list
	}
	return slices.Concat(list[:i], list[i+1:])
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

// Entry returns the entry of uid.
func (r *Register) Entry(uid string) (Entry, bool) { return r.entries.get(uid) }

func (r *Register) entry(uid string) Entry {
	e, _ := r.entries.get(uid)
	return e
}

// Name returns the name of the record that a link leads to, or "".
func (r *Register) Name(uid string) string { return r.entry(uid).Name }

// uids returns the uids of kind k, or of all kinds for "", in the order in which
// they came.
func (r *Register) uids(k Kind) []string {
	if k == "" {
		return r.order
	}
	return r.kinds[k]
}

// Entries returns the live entries of kind k, or of all kinds for "", in the
// order in which they came.
func (r *Register) Entries(k Kind) []Entry {
	var list []Entry
	for _, uid := range r.uids(k) {
		if e := r.entry(uid); !e.Deleted {
			list = append(list, e)
		}
	}
	return list
}

// Record returns the record of uid, deleted or not, or nil when the register does
// not hold it.
func (r *Register) Record(uid string) Record {
	rec, _ := r.records.get(uid)
	return rec
}

// Records returns the live records of kind k that the register holds, or of all
// kinds for "", in the order in which they came.
func (r *Register) Records(k Kind) []Record {
	var list []Record
	for _, uid := range r.uids(k) {
		if rec := r.Record(uid); rec != nil && !r.entry(uid).Deleted {
			list = append(list, rec)
		}
	}
	return list
}

func lookup[R Record](r *Register, uid Link) (rec R) {
	rec, _ = r.Record(string(uid)).(R)
	return rec
}

// Party, Unit, System, Term, Rule and Document return the record that a link
// leads to, deleted or not, or nil when there is none.
func (r *Register) Party(uid Link) *Party       { return lookup[*Party](r, uid) }
func (r *Register) Unit(uid Link) *Unit         { return lookup[*Unit](r, uid) }
func (r *Register) System(uid Link) *System     { return lookup[*System](r, uid) }
func (r *Register) Term(uid Link) *Term         { return lookup[*Term](r, uid) }
func (r *Register) Rule(uid Link) *Rule         { return lookup[*Rule](r, uid) }
func (r *Register) Document(uid Link) *Document { return lookup[*Document](r, uid) }

// Settings returns the register's own record; it is empty when there is none.
func (r *Register) Settings() *Settings {
	if s, ok := r.Record(r.settings).(*Settings); ok {
		return s
	}
	return &Settings{}
}

// OwnCompanies returns the parties that are companies of ours, in the order in
// which they came.
func (r *Register) OwnCompanies() []*Party {
	var own []*Party
	for _, uid := range r.own {
		own = append(own, r.Party(Link(uid)))
	}
	return own
}

// ErrNotFound says that no record bears the given uid, code or name.
var ErrNotFound = errors.New("not found")

// ErrAmbiguous says that several records bear the given name or code.
var ErrAmbiguous = errors.New("ambiguous")

// A lookupError is [ErrNotFound] or [ErrAmbiguous] in a sentence. The sentence is
// made for those who read it: it looks at all names for the nearest, and most who
// look something up only want to know whether it is there.
type lookupError struct {
	text func() string
	is   error
}

func (e *lookupError) Error() string { return e.text() }
func (e *lookupError) Unwrap() error { return e.is }

// Find returns the live record of kind k, or of any kind for "", that word
// names: its uid, its code or ref in any case, or its exact name. A word that
// two records bear is an [ErrAmbiguous] that names both, an unknown one an
// [ErrNotFound] with the nearest.
func (r *Register) Find(k Kind, word string) (Entry, error) {
	switch found := r.byWord(k, word); len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Entry{}, &lookupError{func() string { return r.notFound(k, word) }, ErrNotFound}
	default:
		return Entry{}, &lookupError{func() string { return ambiguous(word, found) }, ErrAmbiguous}
	}
}

// Lookup is Find for those who only want to know whether word names one record:
// no words are looked for where it does not, which takes long in a large register.
func (r *Register) Lookup(k Kind, word string) (e Entry, ok bool) {
	if found := r.firstByWord(k, word, 2); len(found) == 1 {
		return found[0], true
	}
	return e, false
}

// byWord returns the live records of kind k, or of any kind for "", that word
// names: the one with that uid, else those with that code or ref, else the one
// that had that ref once, else all with that name. It is seldom more than one.
func (r *Register) byWord(k Kind, word string) []Entry {
	return r.firstByWord(k, word, math.MaxInt)
}

// firstByWord is byWord for who wants no more than most of them: thousands of
// records may bear one name.
func (r *Register) firstByWord(k Kind, word string, most int) []Entry {
	if word == "" {
		return nil
	}
	up := strings.ToUpper(word)
	was := r.aliases[up]
	if was == "" {
		was = word
	}
	for _, uids := range [][]string{{word}, {strings.ToLower(word)}, r.coded(up), {was}} {
		if found := r.live(k, uids, most); len(found) > 0 {
			return found
		}
	}
	var found []Entry
	for _, kind := range Kinds {
		found = append(found, r.live(k, r.named(kind, word), most-len(found))...)
	}
	return found
}

// live returns the live entries of kind k, or of any kind for "", among uids, and no
// more than most.
func (r *Register) live(k Kind, uids []string, most int) []Entry {
	var live []Entry
	for _, uid := range uids {
		if len(live) >= most {
			break
		}
		if e, ok := r.entries.get(uid); ok && !e.Deleted && (k == "" || e.Kind == k) {
			live = append(live, e)
		}
	}
	return live
}

func ambiguous(word string, found []Entry) string {
	var list []string
	for _, e := range found {
		list = append(list, fmt.Sprintf("%s %q (%s)", e.Kind, e.Title(), e.UID))
	}
	return fmt.Sprintf("%q names %d records: %s; say which by its uid", word, len(found), strings.Join(list, ", "))
}

// notFound says why no record of kind k goes by word.
func (r *Register) notFound(k Kind, word string) string {
	what := string(k)
	if k == "" {
		what = "record"
	}
	for _, uid := range append([]string{word}, r.coded(strings.ToUpper(word))...) {
		switch e, ok := r.entries.get(uid); {
		case !ok:
		case e.Deleted:
			return fmt.Sprintf("the %s %q is deleted", e.Kind, e.Title())
		default:
			return fmt.Sprintf("there is no %s %q: that is the %s %q", what, word, e.Kind, e.Title())
		}
	}
	text := fmt.Sprintf("there is no %s %q", what, word)
	if near, ok := r.nearest(nearKey{k, ""}, word); ok {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return text
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
