package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKey is from a key to the finished frame.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		for _, size := range []struct{ w, h int }{{80, 24}, {200, 60}} {
			b.Run(fmt.Sprintf("%drows/%dx%d", n, size.w, size.h), func(b *testing.B) {
				u, _ := startRows(b, n)
				u.resizes(size.w, size.h)
				down := keyPress(b, "j")
				for b.Loop() {
					u.sh.Update(down)
					u.sh.View()
				}
			})
		}
	}
	b.Run("pick from 10000/120x40", func(b *testing.B) {
		u, _ := startRows(b, 10)
		u.resizes(120, 40)
		var items []item
		for i := range 10_000 {
			items = append(items, item{id: fmt.Sprint(i), label: fmt.Sprintf("Party number %d", i)})
		}
		u.sh.open(newPicker(u.sh, "Party", items, func(_, _ []string) tea.Cmd { return nil }))
		u.types("par")
		for b.Loop() {
			u.sh.Update(keyPress(b, "t"))
			u.sh.View()
			u.sh.Update(keyPress(b, "backspace"))
		}
	})
	b.Run("help/200x60", func(b *testing.B) {
		u, _ := startRows(b, 1000)
		u.resizes(200, 60)
		u.press("?")
		down := keyPress(b, "down")
		for b.Loop() {
			u.sh.Update(down)
			u.sh.View()
		}
	})
}
