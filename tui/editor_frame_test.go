package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

func TestEditorFrames(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "purposes[p1]"})
	b.golden("editor")
	b.press("/")
	b.types("starts on")
	b.press("enter", "enter")
	b.types("soon")
	b.press("down")
	b.press("up")
	b.golden("editor-problem")
	b.press("d")
	b.press("/")
	b.types("description")
	b.press("enter", "enter")
	b.types("Salaries are paid on the last day.")
	b.press("enter")
	b.types("Pay slips go out by mail.")
	b.golden("editor-long")
}

func TestItemFrames(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "retention"})
	b.press("a")
	b.types("Accounting")
	b.press("enter")
	b.stops()
	b.press("g")
	b.golden("editor-item")
	b.press("G", "up", "up", "up", "up", "enter", "G", "space")
	b.golden("editor-scope")
}

// The person sees the same in other themes by words and marks alone.
func TestEditorTellsWithoutColour(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "role"})
	b.sees("> ", "not said", "always", "5 not said")
}

var editorKeys = []string{
	"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "enter", "enter", "enter", "esc", "tab", "shift+tab", "space", "backspace", "delete",
	"j", "k", "h", "l", "g", "G", "n", "N", "q", "/", "?", "a", "d", "o", "u", "v", "x", "y", "K", "J", "1", "2",
	"ctrl+r", "ctrl+s", "ctrl+t", "ctrl+e", "ctrl+u", "ctrl+d", "ctrl+p", "shift+up", "shift+down", "r", "s", "c",
}

// TestEditorAtRandom plays games with the editor; the driver checks every
// frame, and at the end the record is one that could be kept as a draft.
func TestEditorAtRandom(t *testing.T) {
	for game := range uint64(25) {
		r := rand.New(rand.NewPCG(game, 7))
		b := startDesk(t)
		b.with(func(string) error { return nil })
		b.elsewhere(uidOf(9), func(rec model.Record) {
			a := rec.(*model.Activity)
			a.Recipients.Items[0].Agreement = "g1"
			a.Transfers = model.Said[model.Transfer]{Answer: model.AnswerListed, Items: []model.Transfer{{Key: "t1", Recipient: "r1", Tool: "k1"}}}
			a.LegalBases = []model.LegalBasis{{Key: "b1", Scope: model.Scope{Purposes: model.These("p1", "p2"), PersonalData: model.These("c1")}}}
		})
		f := b.opens(editing{uid: uidOf(9), at: model.Path(model.Fields(model.KindActivity)[r.IntN(60)].Key)})
		for range 250 {
			switch n := r.IntN(100); {
			case n < 85:
				b.press(editorKeys[r.IntN(len(editorKeys))])
			case n < 89:
				b.pastes(fuzzPastes[r.IntN(len(fuzzPastes))])
			case n < 93:
				b.resizes(fuzzSizes[r.IntN(len(fuzzSizes))], 3+r.IntN(50))
			case n < 97:
				b.clicks(r.IntN(b.sh.width), r.IntN(b.sh.height))
			default:
				b.send(tea.MouseWheelMsg{X: 1, Y: 1, Button: tea.MouseWheelDown})
			}
			b.sh.leaving = false
			if len(b.sh.screens) < 2 && len(b.sh.dialogs) == 0 {
				f = b.opens(editing{uid: uidOf(9)})
			}
		}
		if f.s == nil {
			continue
		}
		for _, p := range f.s.problems {
			if _, err := model.Of(f.s.rec).At(p.Path); err != nil {
				t.Errorf("game %d: a problem nowhere: %v", game, err)
			}
			if strings.Contains(p.Text, "with the key") {
				t.Errorf("game %d: something names what is not there: %v", game, p)
			}
		}
		back, err := model.DecodeBody(f.s.rec.Kind(), string(model.Canonical(f.s.rec)))
		if err != nil || !model.Same(back, f.s.rec) {
			t.Errorf("game %d: a draft of it would not be the same: %v", game, err)
		}
	}
}

// BenchmarkEditorKey is from a key to the finished frame, in records of all
// sizes.
func BenchmarkEditorKey(b *testing.B) {
	for _, tt := range []struct {
		name string
		fill func(*model.Activity)
	}{
		{"small", func(*model.Activity) {}},
		{"300 items", func(a *model.Activity) {
			for range 300 {
				a.PersonalData = append(a.PersonalData, model.PersonalData{
					Key: model.NewKey(), Term: model.Link(model.TermUID("PD02")), Detail: "e-mail, phone", Scope: model.Scope{Purposes: model.These("p1", "p2")},
				})
			}
		}},
		{"1 MB text", func(a *model.Activity) { a.Description = strings.Repeat("Some words. ", 1<<20/12) }},
	} {
		b.Run(tt.name, func(b *testing.B) {
			e := startDesk(b)
			e.elsewhere(uidOf(9), func(rec model.Record) { tt.fill(rec.(*model.Activity)) })
			e.resizes(120, 40)
			e.opens(editing{uid: uidOf(9), at: "name"})
			e.press("enter")
			x, back := keyPress(b, "x"), keyPress(b, "backspace")
			for b.Loop() {
				e.sh.Update(x)
				e.sh.View()
				x, back = back, x
			}
		})
	}
}
