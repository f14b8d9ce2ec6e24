package check

import (
	"iter"
	"runtime"
	"slices"
	"sync"

	"ropa/model"
)

// A watcher is a rule that needs to see all activities.
type watcher interface {
	see(*glimpse)
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
	"OR-09": func() watcher { return &exemptions{uncovered: map[*party][]string{}} },
	"OR-11": func() watcher { return &roles{} },
	"PU-05": func() watcher { return &twins{byName: map[uint64]titled{}, byAim: map[uint64]titled{}} },
	"DA-14": func() watcher { return &drift{groups: map[uint64]*driftGroup{}} },
	"SE-05": func() watcher { return &copies{texts: map[uint64]*copied{}} },
	"QU-05": func() watcher { return &stillness{} },
	"QU-07": func() watcher { return &count{} },
	"QU-08": func() watcher { return &areas{} },
	"QU-09": func() watcher { return &crowd{seen: map[uint64]int{}} },
	"QU-15": func() watcher { return cover{} },
	"QU-16": func() watcher { return &refs{seen: map[string]titled{}} },
}

// Register returns what only shows when all activities are seen: duplicates,
// copied texts, standard activities that are missing, the exemption of Article
// 30(5), refs used twice. The activities are taken one by one and not kept. The
// findings come in the order of the rules.
func (c *Checker) Register(activities iter.Seq[*model.Activity]) []Finding {
	v := c.view()
	for a := range activities {
		k := c.facts(a)
		g := k.glimpse()
		c.release(k)
		g.keep()
		v.see(&g)
	}
	return v.end()
}

// A view is the watchers at work.
type view struct {
	*Checker
	watchers []watcher
	mutes    map[string][]model.Mute
}

func (c *Checker) view() *view {
	v := &view{c, make([]watcher, len(c.wholeRules)), map[string][]model.Mute{}}
	for i, b := range c.wholeRules {
		v.watchers[i] = b.whole()
	}
	return v
}

func (v *view) see(g *glimpse) {
	for _, w := range v.watchers {
		w.see(g)
	}
	if len(g.mutes) > 0 {
		v.mutes[g.uid] = g.mutes
	}
}

func (v *view) end() []Finding {
	w := &whole{Checker: v.Checker}
	for i, b := range v.wholeRules {
		w.rule = b
		v.watchers[i].end(w)
	}
	for i := range w.found {
		mute(w.found[i:i+1], v.mutes[w.found[i].UID])
	}
	return w.found
}

// All returns everything that the register does not say: first of the records
// that are no activities, in the order of the register, then of each activity in
// the given order, then of the register as a whole. It uses all cores.
func (c *Checker) All(activities []*model.Activity) []Finding {
	const batch = 64
	batches := slices.Collect(slices.Chunk(activities, batch))
	parts := make([][]Finding, len(batches)+2) // others first, the whole last
	glimpses := make([]glimpse, len(activities))
	next := make(chan int, len(batches))
	for i := range batches {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				list := make([]Finding, 0, 8*batch)
				for j, a := range batches[i] {
					k := c.facts(a)
					list = k.check(list)
					glimpses[i*batch+j] = k.glimpse()
					c.release(k)
				}
				parts[i+1] = list
			}
		})
	}
	for _, rec := range c.others {
		parts[0] = append(parts[0], c.Record(rec)...)
	}
	wait.Wait()
	v := c.view()
	for i := range glimpses {
		v.see(&glimpses[i])
	}
	parts[len(parts)-1] = v.end()
	return slices.Concat(parts...)
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
