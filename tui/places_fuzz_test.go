package tui

import (
	"context"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ropa/model"
	"ropa/model/modeltest"
)

// hostileRegister makes a register of what people should not put into one:
// controls, words from right to left, texts without end.
func hostileRegister(t testing.TB, seed int) string {
	t.Helper()
	records := rapid.Custom(func(rt *rapid.T) []model.Record {
		reg := modeltest.Register(rt)
		all := reg.Records("")
		for range 6 {
			all = append(all, modeltest.Record(rt, reg, model.KindActivity))
		}
		return all
	}).Example(seed)
	seen := map[string]bool{}
	records = slices.DeleteFunc(records, func(r model.Record) bool {
		if term, ok := r.(*model.Term); ok && term.UID == model.TermUID(term.Code) {
			return true
		}
		if a, ok := r.(*model.Activity); ok {
			a.Ref = "" // the file gives it
		}
		again := seen[r.Base().UID]
		seen[r.Base().UID] = true
		return again
	})
	return makeRegister(t, records...)
}

// placeKeys are what a cat on the keyboard presses in the lists.
var placeKeys = []string{
	"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "enter", "esc", "tab", "space", "backspace",
	"j", "k", "h", "l", "g", "G", "n", "N", "/", "?", ":", "f", "s", "c", "p", "w", "o", "y", "Y", "m", "q",
	"1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "A", "v", "F", "z", "e", "d", "u", "x", "K", "J", "r", "f5",
	"ctrl+d", "ctrl+u", "ctrl+w", "ctrl+p", "shift+down",
}

var catWords = []string{"payroll", "role:", "role:controller", "-a", `"a b`, "rol:x", "due:<30d", "transfer:US", "changed:>2026-01-01", "e", "日本", "name:\x1b["}

// cat presses keys, pastes words, resizes and clicks at random.
func (c *clerk) cat(r *rand.Rand, n int) {
	for range n {
		switch p := r.IntN(100); {
		case p < 78:
			c.press(placeKeys[r.IntN(len(placeKeys))])
		case p < 82:
			c.resizes(fuzzSizes[r.IntN(len(fuzzSizes))], fuzzSizes[r.IntN(len(fuzzSizes))])
		case p < 86:
			c.resizes(80+r.IntN(60), 20+r.IntN(20))
		case p < 90:
			c.pastes(catWords[r.IntN(len(catWords))])
		case p < 94:
			c.clicks(r.IntN(c.sh.width), r.IntN(c.sh.height))
		case p < 96:
			c.send(tea.MouseWheelMsg{X: r.IntN(c.sh.width), Y: r.IntN(c.sh.height), Button: tea.MouseWheelDown})
		default:
			c.tick()
		}
		if len(c.sh.screens) > 6 {
			c.sh.screens = c.sh.screens[:1]
		}
		c.sh.leaving = false // the cat pressed quit; play on
	}
}

func TestPlacesAtRandom(t *testing.T) {
	for game := range 6 {
		path := hostileRegister(t, game+1)
		for _, o := range []Options{{}, {ReadOnly: "look"}} {
			c := openFile(t, path, o)
			c.cat(rand.New(rand.NewPCG(uint64(game), 7)), 150)
			c.store.Close()
		}
	}
}

// Every hostile record can be read line by line.
func TestHostileRecordsAreDrawnSafely(t *testing.T) {
	c := openFile(t, hostileRegister(t, 3), Options{})
	for _, size := range [][2]int{{80, 24}, {41, 11}, {130, 30}} {
		c.resizes(size[0], size[1])
		for range c.places.table().have.len() {
			c.press("enter", "m")
			for range 12 {
				c.press("pgdown", "right")
			}
			c.press("G", "g", "esc", "j")
		}
		c.press("g")
	}
}

// What the list finds is what the matcher finds in the records themselves.
func TestSearchFindsWhatTheMatcherFinds(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for seed := range 2 {
		c := openFile(t, hostileRegister(t, 10+seed), Options{})
		m := c.places.b.now
		var queries []string
		for _, x := range m.shelf(model.KindActivity).cards {
			text := m.texts.text(x.slot)
			if len(text) > 12 {
				queries = append(queries, model.QueryTerm{Value: text[3:9]}.String(), model.QueryTerm{Value: text[len(text)/2 : len(text)/2+8]}.String())
			}
		}
		for _, x := range m.shelf(model.KindActivity).cards {
			r, err := c.store.Head(context.Background(), x.UID)
			if err != nil {
				t.Fatal(err)
			}
			w := model.Words{Reg: m.reg, Rec: r.Record}
			for path, place := range model.Leaves(r.Record) {
				value := []rune(w.Value(place.Object, place.Field))
				if place.Part != "" || len(value) == 0 || place.Field.Key == "key" || dice.IntN(6) > 0 {
					continue // some of them will do
				}
				from := len(value) / 3
				queries = append(queries,
					model.QueryTerm{Field: path.Top(), Value: string(value[from:min(from+9, len(value))])}.String(),
					model.QueryTerm{Field: withoutKeys(path), Value: string(value)}.String(),
				)
			}
		}
		queries = append(queries, "-a", "role:processor", "name:", "purposes:", "-purposes: e")
		for _, query := range queries {
			for _, k := range []model.Kind{model.KindActivity, model.KindParty, model.KindTerm} {
				matcher, err := model.NewMatcher(query, k, m.reg, "2026-11-22", nil)
				if err != nil {
					continue
				}
				found, err := m.find(context.Background(), c.store, k, query, "2026-11-22")
				if err != nil {
					t.Fatal(err)
				}
				for i, x := range m.shelf(k).cards {
					r, err := c.store.Head(context.Background(), x.UID)
					if err != nil {
						t.Fatal(err)
					}
					want := matcher.Match(model.Subject{Record: r.Record, ChangedOn: model.DateOf(r.At.Local())})
					if found[i] != want {
						t.Errorf("%s %q, query %q: list %v, matcher %v", k, x.Name, query, found[i], want)
					}
				}
			}
		}
		c.store.Close()
	}
}

// withoutKeys is "recipients.party" for "recipients[r1].party".
func withoutKeys(p model.Path) string {
	return itemKey.ReplaceAllString(string(p), "")
}

var itemKey = regexp.MustCompile(`\[[^\]]*\]`)
