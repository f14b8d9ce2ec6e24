package csv

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/google/uuid"

	"ropa/model"
)

// labels are the words for other records, found once for several goroutines: for a
// link the name of the record where it leads back to that record, else its uid.
type labels struct {
	reg        *model.Register
	words      map[*model.Field]map[string]string // for links, by uid; the same for all fields that lead to the same
	agreements sync.Map                           // what a row says of a *model.Agreement, once one did
}

func newLabels(reg *model.Register) *labels {
	l := &labels{reg: reg, words: map[*model.Field]map[string]string{}}
	type aim struct {
		kind       model.Kind
		vocabulary string
	}
	found := map[aim]map[string]string{}
	var learn func(fields []*model.Field)
	learn = func(fields []*model.Field) {
		for _, f := range fields {
			learn(f.Fields)
			if f.To == "" || f.To == model.KindActivity { // few name an activity, of which there are many
				continue
			}
			to := aim{f.To, f.Vocabulary}
			if found[to] == nil {
				found[to] = map[string]string{}
				for _, e := range reg.Entries(f.To) {
					found[to][e.UID] = l.find(f, e.UID)
				}
			}
			l.words[f] = found[to]
		}
	}
	for _, k := range model.Kinds {
		learn(model.Fields(k))
	}
	return l
}

func (l *labels) link(f *model.Field, uid string) string {
	words, ok := l.words[f]
	if !ok {
		return l.find(f, uid)
	}
	if word, ok := words[uid]; ok {
		return word
	}
	return uid
}

func (l *labels) find(f *model.Field, uid string) string {
	e, ok := l.reg.Entry(uid)
	if !ok || e.Deleted {
		return uid
	}
	for _, word := range []string{e.Name, e.Code} {
		if word == "" || word != strings.TrimSpace(word) || uuid.Validate(word) == nil || isWord(word) {
			continue
		}
		if found, ok := l.reg.LookupFor(f, word); ok && found.UID == uid {
			return word
		}
	}
	return uid
}

// isWord reports whether text is one of the words that a selection may say
// instead of a list.
func isWord(text string) bool {
	return text == model.WordAll || text == model.WordRest || text == model.WordGroup
}

// An itemNames knows what the items of one list are called in a row: by their
// first main part where it is short and no other item bears it, else by their
// number.
type itemNames struct {
	keys  []string
	names []string // the main part; "" where the item goes by its number
	all   []string // the main part of every item, for reading
}

// longestName is the size in bytes up to which a main part serves as a name.
const longestName = 60

// load reads the items of list in o, which is a record. It keeps the memory of
// what it held before.
func (n *itemNames) load(l *labels, o model.Object, list string) {
	n.keys, n.names, n.all = n.keys[:0], n.names[:0], n.all[:0]
	f := o.Field(list)
	if f == nil {
		return
	}
	for i := range o.Len(f) {
		item := o.Item(f, i)
		n.keys = append(n.keys, item.Key())
		n.all = append(n.all, mainText(l, item))
	}
	for i, name := range n.all {
		if !n.unique(i) || !isName(name) {
			name = ""
		}
		n.names = append(n.names, name)
	}
}

func (n *itemNames) unique(i int) bool {
	for j, other := range n.all {
		if j != i && other == n.all[i] {
			return false
		}
	}
	return true
}

// isName reports whether text can stand for an item without being taken for a
// number or a word.
func isName(text string) bool {
	return text != "" && len(text) <= longestName && utf8.ValidString(text) && !isWord(text) &&
		strings.TrimSpace(text) == text && strings.IndexByte(text, '\n') < 0 && !isNumber(text)
}

// mainText returns the first main part of an item that says something.
func mainText(l *labels, item model.Object) string {
	for _, f := range item.Fields() {
		if f.Main && !item.IsZero(f) {
			if f.Type == model.LinkType {
				return l.link(f, item.Text(f))
			}
			return item.Text(f)
		}
	}
	return ""
}

// find returns the place of the item that word names: by its number, its name or
// its key. The text says why there is none.
func (n *itemNames) find(word string) (place int, problem string) {
	if isNumber(word) {
		number, err := strconv.Atoi(word)
		if err != nil || number < 1 || number > len(n.keys) {
			return -1, "there is no item with that number"
		}
		return number - 1, ""
	}
	place = -1
	for i, name := range n.all {
		if name == word {
			if place >= 0 {
				return -1, "two items are called that; write the number of the one that is meant"
			}
			place = i
		}
	}
	if place < 0 {
		place = slices.Index(n.keys, word)
	}
	if place >= 0 {
		return place, ""
	}
	if near, ok := model.Nearest(word, n.all); ok {
		return -1, "no item is called that; did you mean \"" + near + "\"?"
	}
	return -1, "no item is called that"
}

func isNumber(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return word != ""
}
