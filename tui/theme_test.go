package tui

import (
	"errors"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
)

// Every colour can be read on the background it is made for: WCAG 2.2 asks
// for a contrast of 4.5 for text, and 7 where contrast was asked for.
func TestThemesCanBeRead(t *testing.T) {
	tests := []struct {
		theme      string
		dark       bool
		background string
		least      float64
	}{
		{"auto", true, "#000000", 4.5},
		{"auto", true, "#1e1e2e", 4.5},
		{"auto", false, "#ffffff", 4.5},
		{"auto", false, "#fdf6e3", 4.5},
		{"light", true, "#ffffff", 4.5},
		{"dark", false, "#1e1e2e", 4.5},
		{"contrast", true, "#000000", 7},
		{"contrast", false, "#ffffff", 7},
	}
	for _, tt := range tests {
		th := newTheme(tt.theme, tt.dark)
		for name, s := range map[string]lipgloss.Style{"dim": th.dim, "title": th.title, "accent": th.accent, "key": th.key, "good": th.good, "warn": th.warn, "bad": th.bad} {
			if got := contrast(lipgloss.Color(tt.background), s.GetForeground()); got < tt.least {
				t.Errorf("%s (dark %v): %s on %s has contrast %.1f, want %.1f", tt.theme, tt.dark, name, tt.background, got, tt.least)
			}
		}
	}
}

type rgba interface{ RGBA() (r, g, b, a uint32) }

func contrast(a, b rgba) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c rgba) float64 {
	part := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

// One styled frame per theme, with escapes written as words.
func TestStyledFrames(t *testing.T) {
	for _, name := range themeNames[1:] {
		u, _ := startRows(t, 5)
		u.resizes(40, 10)
		u.sh.theme = newTheme(name, true)
		u.sh.fail(errors.New("save PA-0001: the disk is full"))
		got := strings.ReplaceAll(u.sh.View().Content, "\x1b", "ESC") + "\n"
		u.compare("styled-"+name, got)
	}
}

func TestMonoHasNoColour(t *testing.T) {
	u, _ := startRows(t, 3)
	u.sh.theme = newTheme("mono", true)
	for _, colour := range []string{"[38", "[48", ";38", ";48", "[3"} {
		if strings.Contains(u.sh.View().Content, "\x1b"+colour) {
			t.Errorf("mono has the colour %s in %q", colour, u.sh.View().Content)
		}
	}
}

func TestShapes(t *testing.T) {
	tests := []struct {
		w, h int
		want shape
	}{{39, 24, tooSmall}, {40, 9, tooSmall}, {40, 10, compact}, {79, 50, compact}, {80, 10, single}, {119, 24, single}, {120, 24, double}}
	for _, tt := range tests {
		if got := shapeOf(tt.w, tt.h); got != tt.want {
			t.Errorf("%dx%d is %d, want %d", tt.w, tt.h, got, tt.want)
		}
	}
}
