package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"ropa/model/law"
)

// MaxBody is the size in bytes of the largest record that can be saved. It is
// far above any real one and far below what would make a register unreadable.
const MaxBody = 8 << 20

// Validate says why rec cannot be saved: a record without a name; a malformed
// code, date, period or country; a link or scope key to nothing; a key twice;
// items beside an answer other than listed. All of it is returned at once, as
// [Problems]. Everything else may be absent: it is "not said", and the checks
// speak of it. The links are looked up in reg.
func Validate(rec Record, reg *Register) error {
	v := validator{rec: rec, reg: reg, keys: map[string]Path{}, lists: map[string]map[string]bool{}}
	v.header()
	v.object(Of(rec), "")
	if len(v.problems) == 0 {
		if n := len(Canonical(rec)); n > MaxBody {
			v.add("", "the record has %d MB of text, and %d MB is the most that can be saved; move long texts into a document and link it", n>>20, MaxBody>>20)
		}
	}
	return v.problems.err()
}

type validator struct {
	rec      Record
	reg      *Register
	problems Problems
	keys     map[string]Path            // item keys seen so far
	lists    map[string]map[string]bool // the keys in lists of the record that were asked for
}

func (v *validator) add(p Path, format string, args ...any) {
	v.problems = append(v.problems, Problem{p, fmt.Sprintf(format, args...)})
}

var (
	refForm = regexp.MustCompile(`^PA-[0-9]{4,}$`)
	keyForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
)

// header checks what identifies the record.
func (v *validator) header() {
	base := v.rec.Base()
	if err := uuid.Validate(base.UID); err != nil || len(base.UID) != 36 || strings.ToLower(base.UID) != base.UID {
		v.add("uid", "%q is not a UUID such as 0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8e; leave it out and the register gives one", base.UID)
	}
	if a, ok := v.rec.(*Activity); ok && a.Ref != "" && !refForm.MatchString(a.Ref) {
		v.add("ref", "%q is not a ref such as PA-0001; leave it out and the register gives one", a.Ref)
	}
	if a, ok := v.rec.(*Activity); ok && a.ReplacedBy != "" && string(a.ReplacedBy) == a.UID {
		v.add("replaced_by", "an activity cannot take its own place; name another, or none")
	}
	if fault := nameFault(v.rec); fault != "" {
		v.add("name", "%s", fault)
	}
}

// nameFault says what is wrong with the name of rec, or nothing.
func nameFault(rec Record) string {
	switch name := rec.Base().Name; {
	case strings.TrimSpace(name) == "":
		return fmt.Sprintf("give the %s a name", rec.Kind())
	case strings.ContainsFunc(name, unicode.IsControl):
		return "the name has a line end or another control character; write it on one line"
	}
	return ""
}

func (v *validator) object(o Object, at Path) {
	for _, f := range o.set.list {
		if f.Key == "key" {
			v.key(o.Text(f), at)
			continue
		}
		if o.IsZero(f) {
			continue
		}
		p := at.Of(f)
		switch f.Type {
		case ScopeType:
			v.object(o.Scope(f), p)
		case SaidType:
			v.said(o, f, p)
			v.items(o, f, p)
		case ItemsType:
			v.items(o, f, p)
		case SelectionType:
			v.selection(f, o.Selection(f), p)
		case CountType:
			v.count(*o.count(f), p)
		case KeyType:
			v.reference(o, f, p)
		default:
			for _, text := range v.once(f, o.Texts(f), p) {
				v.leaf(f, text, p)
			}
		}
	}
}

// once returns the values of a list, each once, and reports those that stand
// there more often. Free texts may.
func (v *validator) once(f *Field, values []string, at Path) []string {
	if len(values) < 2 {
		return values
	}
	var once []string
	times := make(map[string]int, len(values))
	for _, x := range values {
		switch times[x]++; times[x] {
		case 1:
			once = append(once, x)
		case 2:
			if f.Type != Text {
				v.add(at, "%s stands there twice; take one of the two out", v.show(f, x))
			}
		}
	}
	return once
}

// key checks the key of the item at path at.
func (v *validator) key(key string, at Path) {
	switch first, seen := v.keys[key]; {
	case key == "":
		v.add(at, "the item has no key, by which others find it; write one such as p1")
	case !keyForm.MatchString(key):
		v.add(at, "%q cannot be a key; write 1 to 64 letters, digits, - and _, such as p1", key)
	case seen:
		list := Of(v.rec).Field(first.Top())
		v.add(at, "an item of %s has the key %q already; give this one another", strings.ToLower(list.Label), key)
	default:
		v.keys[key] = at
	}
}

func (v *validator) items(o Object, f *Field, at Path) {
	for i := range o.Len(f) {
		item := o.Item(f, i)
		v.object(item, at.Item(item.Key()))
	}
}

func (v *validator) said(o Object, f *Field, at Path) {
	answer, reason := o.Answer(f)
	v.utf8(reason, at.Key("reason"))
	if answer != "" && !f.Choices.Has(answer) {
		v.add(at.Key("answer"), "%q is not one of the answers %s", answer, codes(f.Choices))
		return
	}
	switch n := o.Len(f); {
	case n == 0 || answer == AnswerListed:
	case answer == "":
		v.add(at.Key("answer"), "%s without an answer; answer %q", stand(n), AnswerListed)
	default:
		v.add(at.Key("answer"), "%s beside the answer %q; answer %q, or take out what is listed", stand(n), answer, AnswerListed)
	}
}

// leaf checks one plain value.
func (v *validator) leaf(f *Field, text string, at Path) {
	v.utf8(text, at)
	switch f.Type {
	case DateType:
		v.date(text, at)
	case PeriodType:
		if _, err := ParsePeriod(text); err != nil {
			v.add(at, "%v", err)
		}
	case NumberType:
		if !Number(text).Valid() {
			v.add(at, "%q is not a whole number; write digits alone, such as 250", text)
		}
	case ChoiceType:
		if !f.Choices.Has(text) {
			v.add(at, "%q is not one of %s%s", text, codes(f.Choices), meant(text, f.Choices))
		}
	case AnswerType:
		if a := Answer(text); a != Yes && a != No && a != Unknown {
			v.add(at, "%q is not one of yes, no, unknown", text)
		}
	case CountryType:
		v.country(text, at)
	case LinkType:
		v.link(f, text, at)
	}
}

// date says why text is no date as it is stored, and how to write the one that it
// may be.
func (v *validator) date(text string, at Path) {
	if Date(text).Valid() {
		return
	}
	day, err := ParseDateLoose(text)
	if err != nil {
		v.add(at, "%v", err)
		return
	}
	v.add(at, "date %q: write it as %s", text, day)
}

func (v *validator) country(code string, at Path) {
	if _, ok := law.CountryName(code); ok {
		return
	}
	if near, ok := law.FindCountry(code); ok {
		name, _ := law.CountryName(near)
		v.add(at, "%q is not a country code; write %s for %s", code, near, name)
		return
	}
	if name, ok := NearestCountry(code); ok {
		v.add(at, "%q is not a country code; did you mean %s?", code, name)
		return
	}
	v.add(at, "%q is not a country code; write one of ISO 3166-1 such as DK, or ZZ for a third country that is not established yet", code)
}

func (v *validator) link(f *Field, uid string, at Path) {
	e, ok := v.reg.Entry(uid)
	if uid == v.rec.Base().UID {
		e, ok = EntryOf(v.rec), true // it may not be in the register yet
	}
	switch {
	case !ok:
		v.add(at, "no %s has the uid %q; name %s that is there", f.To, uid, f.To.One())
	case e.Deleted:
		v.add(at, "the %s %q is deleted; bring it back, or name another", e.Kind, e.Title())
	case e.Kind != f.To:
		v.add(at, "%q is %s; name %s here", e.Title(), e.Kind.One(), f.To.One())
	case f.Vocabulary != "":
		if t := v.reg.Term(Link(uid)); t != nil && t.Vocabulary != f.Vocabulary {
			v.add(at, "%q is %s; name %s here", e.Title(), category(t.Vocabulary), category(f.Vocabulary))
		}
	}
}

func (v *validator) selection(f *Field, s Selection, at Path) {
	if s.Word != "" && len(s.Keys) > 0 {
		v.add(at, "it says %q and names some, too; leave one of the two", s.Word)
	}
	if s.Word != "" && !slices.Contains(f.words(), s.Word) {
		v.add(at, "%q is neither a list nor %s; write one of them", s.Word, strings.Join(quoted(f.words()), " or "))
	}
	for _, key := range v.once(f, s.Keys, at) {
		if f.List == ListCompanies {
			v.link(f, key, at)
		} else {
			v.inList(f.List, key, at)
		}
	}
}

// inList checks that key is the key of an item of one of the record's own lists.
func (v *validator) inList(list, key string, at Path) {
	o := Of(v.rec)
	f := o.Field(list)
	known := v.lists[list]
	if known == nil {
		known = map[string]bool{}
		for _, k := range o.keys(f) {
			known[k] = true
		}
		v.lists[list] = known
	}
	if !known[key] {
		v.add(at, "none of the %s has the key %q; the record has %s", strings.ToLower(f.Label), key, v.keyed(v.rec, f))
	}
}

// reference checks the key of an item elsewhere: in the record, or on the party
// that the item o names.
func (v *validator) reference(o Object, f *Field, at Path) {
	key := o.Text(f)
	if f.List != ListAgreements && f.List != ListTools {
		v.inList(f.List, key, at)
		return
	}
	uid := partyOf(v.rec, o)
	party := v.reg.Party(uid)
	switch {
	case uid == "":
		v.add(at, "%s", noParty(f, key))
		return
	case party == nil:
		return // the link to the party is a problem of its own
	}
	po := Of(party)
	pf := po.Field(f.List)
	if _, _, ok := po.Find(pf, key); !ok {
		v.add(at, "%q has no %s with the key %q; it has %s", party.Name, strings.TrimSuffix(partyLists[f.List], "s"), key, v.keyed(party, pf))
	}
}

func (v *validator) count(c Count, at Path) {
	v.utf8(c.Note, at)
	whole := true
	for _, n := range []Number{c.From, c.To} {
		if n != "" && !n.Valid() {
			v.add(at, "%q is not a whole number; write digits alone, such as 250, and words into the note", n)
			whole = false
		}
	}
	if whole && c.From != "" && c.To != "" && less(c.To, c.From) {
		v.add(at, "it runs from %s to %s; write the smaller number first", c.From, c.To)
	}
}

// less compares two valid numbers.
func less(a, b Number) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

func (v *validator) utf8(text string, at Path) {
	if !utf8.ValidString(text) {
		v.add(at, "the text is not valid UTF-8; save the file that it came from as UTF-8, or type it again")
	}
}

// show returns a value as a person knows it.
func (v *validator) show(f *Field, text string) string {
	if f.Type == LinkType || f.List == ListCompanies {
		if e, ok := v.reg.Entry(text); ok {
			return `"` + e.Title() + `"`
		}
	}
	return `"` + text + `"`
}

// keyed returns the items of f on rec, each by its key and name.
func (v *validator) keyed(rec Record, f *Field) string {
	w := Words{Reg: v.reg, Rec: rec}
	var list []string
	for _, item := range Of(rec).Items(f) {
		name := item.Key()
		if words := w.Item(item); words != "(empty)" {
			name += " (" + cut(words, 40) + ")"
		}
		list = append(list, name)
	}
	return orNone(list)
}

// partyLists are the lists of a party that items of other records name.
var partyLists = map[string]string{ListAgreements: "agreements", ListTools: "transfer tools"}

// noParty says why f cannot name anything with word.
func noParty(f *Field, word string) string {
	return fmt.Sprintf("%q is to be one of the %s of a party, and no party is named here; name the party, or take %q out", word, partyLists[f.List], word)
}

// category says what a term of a vocabulary is.
func category(vocabulary string) string {
	if vocabulary == "" {
		return "a term of no vocabulary"
	}
	return "a category of " + vocabularies.Label(vocabulary)
}

// stand says how many items stand there.
func stand(n int) string {
	if n == 1 {
		return "1 item stands"
	}
	return Plural(n, "item") + " stand"
}

// meant asks for the choice that text is nearest to, by its code or its label. A
// code that is a place in the law is near to all its neighbours.
func meant(text string, c law.Choices) string {
	var names []string
	code := map[string]string{}
	for i := range c {
		for _, name := range []string{c[i].Code, c[i].Label} {
			if strings.TrimLeft(name, "0123456789") == name {
				names, code[name] = append(names, name), c[i].Code
			}
		}
	}
	if near, ok := Nearest(text, names); ok {
		return fmt.Sprintf("; did you mean %s?", code[near])
	}
	return ""
}

func codes(c law.Choices) string {
	list := make([]string, len(c))
	for i := range c {
		list[i] = c[i].Code
	}
	return strings.Join(list, ", ")
}
