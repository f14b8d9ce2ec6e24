package check

import (
	"hash/maphash"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"

	"ropa/model"
)

// A watcher is a rule that needs to see all activities.
type watcher interface {
	see(*facts)
	end(*whole)
}

// whole is the register under the rules of the watchers.
type whole struct {
	*Checker
	rule  *bound
	found []Finding
}

// find adds a finding of the current rule on a record.
func (w *whole) find(uid string, path model.Path, words ...string) *Finding {
	return w.say(0, uid, path, words...)
}

func (w *whole) say(n int, uid string, path model.Path, words ...string) *Finding {
	w.found = append(w.found, Finding{
		Rule: w.rule.ID, Severity: w.rule.Severity, Article: w.rule.Article,
		UID: uid, Path: path, Message: w.rule.forms[n].fill(words),
	})
	return &w.found[len(w.found)-1]
}

// wholeRules are the rules that need to see all activities.
var wholeRules = map[string]func() watcher{
	"OR-09": func() watcher { return &exemptions{claims: map[*party]*claim{}} },
	"OR-11": func() watcher { return &roles{} },
	"PU-05": func() watcher { return &twins{byName: map[uint64]titled{}, byAim: map[uint64]titled{}} },
	"DA-14": func() watcher { return &drift{groups: map[uint64]*driftGroup{}} },
	"SE-05": func() watcher { return &copies{texts: map[string]*copied{}} },
	"QU-05": func() watcher { return &stillness{} },
	"QU-07": func() watcher { return &count{} },
	"QU-08": func() watcher { return &areas{} },
	"QU-09": func() watcher { return &crowd{seen: map[uint64]int{}} },
	"QU-15": func() watcher { return cover{} },
	"QU-16": func() watcher { return &refs{seen: map[string]titled{}} },
}

var seed = maphash.MakeSeed()

// Register returns what only shows when all activities are seen: duplicates,
// copied texts, standard activities that are missing, the exemption of Article
// 30(5), refs used twice. The activities are taken one by one and not kept. The
// findings come in the order of the rules.
func (c *Checker) Register(activities iter.Seq[*model.Activity]) []Finding {
	watchers := make([]watcher, len(c.wholeRules))
	for i, b := range c.wholeRules {
		watchers[i] = b.whole()
	}
	mutes := map[string][]model.Mute{}
	for a := range activities {
		k := c.facts(a)
		for _, w := range watchers {
			w.see(k)
		}
		if len(a.Mutes) > 0 {
			mutes[a.UID] = a.Mutes
		}
		c.release(k)
	}
	w := &whole{Checker: c}
	for i, b := range c.wholeRules {
		w.rule = b
		watchers[i].end(w)
	}
	for i := range w.found {
		mute(w.found[i:i+1], mutes[w.found[i].UID])
	}
	return w.found
}

// All returns everything that the register does not say: first of the records
// that are no activities, in the order of the register, then of each activity in
// the given order, then of the register as a whole. It uses all cores.
func (c *Checker) All(activities []*model.Activity) []Finding {
	const batch = 64
	parts := make([][]Finding, (len(activities)+batch-1)/batch)
	var others, whole []Finding
	var wait sync.WaitGroup
	wait.Go(func() { whole = c.Register(slices.Values(activities)) })
	next := make(chan int, len(parts))
	for i := range parts {
		next <- i
	}
	close(next)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				for _, a := range activities[i*batch : min((i+1)*batch, len(activities))] {
					parts[i] = append(parts[i], c.Activity(a)...)
				}
			}
		})
	}
	for _, rec := range c.reg.Records("") {
		if rec.Kind() != model.KindActivity {
			others = append(others, c.Record(rec)...)
		}
	}
	wait.Wait()
	return slices.Concat(others, slices.Concat(parts...), whole)
}

// Count returns how many findings there are per rule, those that are muted left
// out.
func Count(findings []Finding) map[string]int {
	n := map[string]int{}
	for i := range findings {
		if !findings[i].Muted {
			n[findings[i].Rule]++
		}
	}
	return n
}

// titled is as much of an activity as a finding on another one needs.
type titled struct{ uid, title string }

func (k *facts) titled() titled { return titled{k.UID, model.EntryOf(k.Activity).Title()} }

// key hashes what two activities are compared by. What comes in a list counts
// in any order.
type key struct{ h maphash.Hash }

func newKey() *key {
	k := new(key)
	k.h.SetSeed(seed)
	return k
}

func (k *key) add(words ...string) {
	for _, w := range words {
		k.h.WriteString(w)
		k.h.WriteByte(0)
	}
}

func (k *key) addSet(n int, word func(int) string) {
	var sum uint64
	for i := range n {
		sum += maphash.String(seed, word(i))
	}
	maphash.WriteComparable(&k.h, sum)
	maphash.WriteComparable(&k.h, n)
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
