package check

import (
	"iter"
	"runtime"
	"strings"
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
	"PU-05": func() watcher { return &twins{byName: map[uint64]*titled{}, byAim: map[uint64]*titled{}} },
	"DA-14": func() watcher { return &drift{groups: map[uint64]*driftGroup{}} },
	"SE-05": func() watcher { return &copies{texts: map[uint64]*copied{}} },
	"QU-05": func() watcher { return &stillness{} },
	"QU-07": func() watcher { return &count{} },
	"QU-08": func() watcher { return &areas{} },
	"QU-09": func() watcher { return &crowd{seen: map[uint64]int{}} },
	"QU-15": func() watcher { return cover{} },
	"QU-16": func() watcher { return &refs{seen: map[string]*titled{}} },
}

// Activities checks activities on all processors and hands what was found in each
// to found, in the order in which they come. What is handed over is written over
// later. It returns what only shows when all activities are seen: duplicates,
// copied texts, standard activities that are missing, the exemption of Article
// 30(5), refs used twice; these come in the order of the rules. The activities are
// read a few hundred at a time and not kept.
func (c *Checker) Activities(activities iter.Seq[*model.Activity], found func(*model.Activity, []Finding)) []Finding {
	v := c.view()
	lanes := make([]lane, runtime.GOMAXPROCS(0))
	batch := make([]*model.Activity, 0, 128*len(lanes))
	flush := func() {
		var all sync.WaitGroup
		for i := range lanes {
			part := batch[i*len(batch)/len(lanes) : (i+1)*len(batch)/len(lanes)]
			all.Go(func() { lanes[i].check(c, part) })
		}
		all.Wait()
		for i := range lanes {
			lanes[i].tell(found)
			for j := range lanes[i].glimpses {
				v.see(&lanes[i].glimpses[j])
			}
		}
		batch = batch[:0]
	}
	for a := range activities {
		if batch = append(batch, a); len(batch) == cap(batch) {
			flush()
		}
	}
	flush()
	return v.end()
}

// A lane is what one goroutine works on.
type lane struct {
	activities []*model.Activity
	found      []Finding // of all of them
	ends       []int     // where those of each end
	glimpses   []glimpse
}

func (l *lane) check(c *Checker, activities []*model.Activity) {
	l.activities, l.found, l.ends, l.glimpses = activities, l.found[:0], l.ends[:0], l.glimpses[:0]
	for _, a := range activities {
		k := c.facts(a)
		l.found = k.check(l.found)
		l.ends = append(l.ends, len(l.found))
		l.glimpses = append(l.glimpses, k.glimpse())
		c.release(k)
	}
}

func (l *lane) tell(found func(*model.Activity, []Finding)) {
	from := 0
	for i, a := range l.activities {
		found(a, l.found[from:l.ends[i]:l.ends[i]])
		from = l.ends[i]
	}
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
		v.mutes[g.uid] = kept(g.mutes)
	}
}

// kept returns what mute asks of mutes, and no part of the body that they stand in,
// which would stay in memory as a whole.
func kept(mutes []model.Mute) []model.Mute {
	list := make([]model.Mute, len(mutes))
	for i, m := range mutes {
		list[i] = model.Mute{Check: strings.Clone(m.Check), Reason: strings.Clone(m.Reason)}
	}
	return list
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
