package model

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// A wordIndex finds records by what people call them. It is made when somebody
// asks for the first time: most who hold a register never do.
type wordIndex struct {
	mu    sync.Mutex // who only reads a register may be the first to ask
	made  bool
	names layered[[]string] // kind and name -> uids of live records, in order
	codes layered[[]string] // upper-case ref or code -> uids
	near  map[nearKey]*Names
	long  map[string]bool // whose list of names or codes is long, and x's alone
}

// A nearKey says among which names the nearest is looked for: those of a kind, or
// of all kinds for "", and among terms of a vocabulary, or of all for "".
type nearKey struct {
	kind       Kind
	vocabulary string
}

// What stands in a list is never changed in place, since two registers may share
// it.

// of returns the index of r, made.
func (x *wordIndex) of(r *Register) *wordIndex {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.made {
		x.made = true
		for _, uid := range r.order {
			x.add(r.entry(uid))
		}
	}
	return x
}

func (x *wordIndex) add(e Entry) {
	x.index(&x.codes, strings.ToUpper(e.Code), e.UID)
	x.index(&x.names, e.nameKey(), e.UID)
}

// put brings the index up to date after an entry was added or changed.
func (x *wordIndex) put(old, e Entry) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.forget(old.Kind, e.Kind)
	if x.made {
		unindex(&x.codes, strings.ToUpper(old.Code), e.UID)
		unindex(&x.names, old.nameKey(), e.UID)
		x.add(e)
	}
}

// fork returns an index that can be changed on its own. The long lists are of both
// then: [Register.part] sees to it that x is not changed any more.
func (x *wordIndex) fork() *wordIndex {
	if x == nil {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return &wordIndex{made: x.made, names: x.names.fork(), codes: x.codes.fork(), near: maps.Clone(x.near)}
}

// forget forgets the names of some kinds, of which one is no longer what it was.
func (x *wordIndex) forget(kinds ...Kind) {
	maps.DeleteFunc(x.near, func(k nearKey, _ *Names) bool { return k.kind == "" || slices.Contains(kinds, k.kind) })
}

// nearest returns the name or code among those of k that word may be a slip of
// the pen for. A file may have thousands of such words.
func (r *Register) nearest(k nearKey, word string) (string, bool) {
	if r.words == nil {
		return "", false
	}
	x := r.words
	x.mu.Lock()
	defer x.mu.Unlock()
	names := x.near[k]
	if names == nil {
		var known []string
		for _, e := range r.Entries(k.kind) {
			if !r.fits(&Field{Vocabulary: k.vocabulary}, e) {
				continue
			}
			known = append(known, e.Name)
			if e.Code != "" {
				known = append(known, e.Code)
			}
		}
		names = NewNames(known)
		if x.near == nil {
			x.near = map[nearKey]*Names{}
		}
		x.near[k] = names
	}
	return names.Nearest(word)
}

// named returns the uids of the live records of kind k that bear a name.
func (r *Register) named(k Kind, name string) []string {
	if r.words == nil {
		return nil
	}
	uids, _ := r.words.of(r).names.get(nameKey(k, name))
	return uids
}

// coded returns the uids of the records with a ref or code in upper case.
func (r *Register) coded(code string) []string {
	if r.words == nil {
		return nil
	}
	uids, _ := r.words.of(r).codes.get(code)
	return uids
}

// index adds uid to the list of key, in the order of the uids. A list of thousands,
// as of a register in which all records bear one name, is not copied for each of them.
func (x *wordIndex) index(lists *layered[[]string], key, uid string) {
	if key == "" {
		return
	}
	list, _ := lists.get(key)
	at, found := slices.BinarySearch(list, uid)
	if found {
		return
	}
	if at < len(list) || !x.long[key] {
		list = slices.Clip(list)
	}
	list = slices.Insert(list, at, uid)
	lists.put(key, list)
	if len(list) > 16 && !x.long[key] {
		if x.long == nil {
			x.long = map[string]bool{}
		}
		x.long[key] = true
	}
}

// unindex takes it out again.
func unindex(lists *layered[[]string], key, uid string) {
	if list, _ := lists.get(key); slices.Contains(list, uid) {
		lists.put(key, without(list, uid))
	}
}

// nameKey returns the key of e in the index of names; it is empty where e cannot
// be found by its name.
func (e Entry) nameKey() string {
	if e.Deleted || e.Name == "" {
		return ""
	}
	return nameKey(e.Kind, e.Name)
}

func nameKey(k Kind, name string) string { return string(k) + "\x00" + norm.NFC.String(name) }
