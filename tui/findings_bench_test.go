package tui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"ropa/model"
)

// TestAnyKeysInFindings holds what is true of every frame while keys are pressed
// at random in the places that the rules fill.
func TestAnyKeysInFindings(t *testing.T) {
	keys := []string{
		"up", "down", "left", "right", "pgup", "pgdown", "g", "G", "j", "k", "tab", "s", "m", "z", "/", "p", "enter", "esc", "9", "c", "v", "d", "n", "o", "x", "f", "F",
	}
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := openSample(t)
		c.press("9")
		for range 150 {
			if r.IntN(20) == 0 {
				c.resizes(20+r.IntN(140), 5+r.IntN(50))
			}
			c.press(keys[r.IntN(len(keys))])
		}
	}
}

// BenchmarkAudit runs all rules over a register in a file.
func BenchmarkAudit(b *testing.B) {
	for _, n := range []int{500, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := openFile(b, bigFile(b, n), Options{})
			m := c.places.b.now
			b.ReportAllocs()
			for b.Loop() {
				a, err := auditOf(context.Background(), c.store, m, "2026-11-22")
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(a.all().sum()), "findings")
			}
		})
	}
}

// BenchmarkFindingsKey is from a key to the finished frame among the findings of
// a large register.
func BenchmarkFindingsKey(b *testing.B) {
	c := openFile(b, bigFile(b, 10_000), Options{})
	c.resizes(120, 40)
	c.press("9", "z")
	b.Logf("%d findings of %d activities", len(c.sh.front().(*findings).source), len(c.places.b.now.shelf(model.KindActivity).cards))
	for _, key := range []string{"j", "tab"} {
		b.Run(key, func(b *testing.B) {
			for b.Loop() {
				c.sh.Update(keyPress(b, key))
				c.sh.View()
			}
		})
	}
	b.Run("search", func(b *testing.B) {
		c.press("/")
		for b.Loop() {
			c.sh.Update(keyPress(b, "p"))
			c.sh.View()
			c.sh.Update(keyPress(b, "backspace"))
			c.sh.View()
		}
	})
}
