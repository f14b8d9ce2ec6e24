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
	mu    sync.Mutex          // who only reads a register may be the first to ask
	names map[string][]string // kind and name -> uids of live records, in order; nil until it is made
	codes map[string][]string // upper-case ref or code -> uids
}

// The lists are never changed in place, since two registers may share them.

// of returns the index of r, made.
func (x *wordIndex) of(r *Register) *wordIndex {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.names == nil {
		x.names, x.codes = map[string][]string{}, map[string][]string{}
		for _, uid := range r.order {
			x.add(r.entries[uid])
		}
	}
	return x
}

func (x *wordIndex) add(e Entry) {
	index(x.codes, strings.ToUpper(e.Code), e.UID)
	index(x.names, e.nameKey(), e.UID)
}

// put brings the index up to date after an entry was added or changed.
func (x *wordIndex) put(old, e Entry) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.names != nil {
		unindex(x.codes, strings.ToUpper(old.Code), e.UID)
		unindex(x.names, old.nameKey(), e.UID)
		x.add(e)
	}
}

func (x *wordIndex) clone() *wordIndex {
	if x == nil {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return &wordIndex{names: maps.Clone(x.names), codes: maps.Clone(x.codes)}
}

// named returns the uids of the live records of kind k that bear a name.
func (r *Register) named(k Kind, name string) []string {
	if r.words == nil {
		return nil
	}
	return r.words.of(r).names[nameKey(k, name)]
}

// coded returns the uids of the records with a ref or code in upper case.
func (r *Register) coded(code string) []string {
	if r.words == nil {
		return nil
	}
	return r.words.of(r).codes[code]
}

// index adds uid to the list of key, in the order of the uids.
func index(lists map[string][]string, key, uid string) {
	if key == "" {
		return
	}
	list := lists[key]
	if at, found := slices.BinarySearch(list, uid); !found {
		lists[key] = slices.Insert(slices.Clip(list), at, uid)
	}
}

// unindex takes it out again.
func unindex(lists map[string][]string, key, uid string) {
	if list := without(lists[key], uid); len(list) > 0 {
		lists[key] = list
	} else {
		delete(lists, key)
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
