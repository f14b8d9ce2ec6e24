package tui

import "testing"

// Every screen keeps to every window from 40x10 to 200x60; the driver looks at
// each frame.
func TestEverySize(t *testing.T) {
	stages := []struct {
		name string
		keys []string
		text string
	}{
		{"list", nil, ""},
		{"list, to the right", []string{"right", "right", "right", "right", "right", "right"}, ""},
		{"search", []string{"/"}, "finding:eror"},
		{"columns", []string{"esc", "c"}, ""},
		{"help", []string{"esc", "?"}, ""},
		{"help, further on", []string{"pgdown", "pgdown"}, ""},
		{"record", []string{"esc", "enter"}, ""},
		{"settings", []string{"8"}, ""},
		{"findings", []string{"9"}, ""},
		{"a record of the findings", []string{"o"}, ""},
		{"editor", []string{"1", "g", "e"}, ""},
		{"line", []string{"enter", "tab", "shift+tab"}, " more"},
		{"text", []string{"tab"}, "And a line"},
		{"words", []string{"tab"}, ""},
		{"choice", []string{"tab"}, "contr"},
		{"question", []string{"esc", "/"}, "children"},
		{"answer", []string{"enter", "enter"}, ""},
		{"leaving", []string{"esc", "esc"}, ""},
		{"deleted", []string{"k", "j", "d"}, ""},
	}
	c := openSample(t)
	for _, s := range stages {
		c.trail = append(c.trail, "("+s.name+")")
		c.resizes(100, 30)
		c.press(s.keys...)
		c.types(s.text)
		c.tick()
		for width := 40; width <= 200; width += 16 {
			for height := 10; height <= 60; height += 5 {
				c.resizes(width, height)
			}
			c.resizes(width+1, 11)
		}
	}
	c.sees("u bring back")
}
