package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// A request numbers the questions that one part of a screen asks, so that
// only the answer to the last one counts. Its zero value is ready; it must not
// be copied. Use it from update and actions only.
type request struct{ n int }

// cancel makes every answer that is still on its way stale.
func (r *request) cancel() { r.n++ }

// takes reports whether msg answers the last question asked through r.
func (r *request) takes(msg answer) bool {
	of, n := msg.ticket()
	return of == r && n == r.n
}

// An answer is a result of any type.
type answer interface{ ticket() (*request, int) }

// A result is what a question brought: a value or an error. It reaches every
// screen and dialog; the one whose request takes it is the one that asked.
type result[T any] struct {
	value T
	err   error

	of *request
	n  int
}

func (r result[T]) ticket() (*request, int) { return r.of, r.n }

// fetch asks through r: the command does work away from the event loop and
// brings a result[T]. Work must not touch state.
func fetch[T any](r *request, work func() (T, error)) tea.Cmd {
	r.n++
	return r.command(func(n int) tea.Msg {
		v, err := work()
		return result[T]{value: v, err: err, of: r, n: n}
	})
}

func (r *request) command(f func(n int) tea.Msg) tea.Cmd {
	n := r.n
	return func() tea.Msg { return f(n) }
}

// debounce is fetch after a pause in which nothing else was asked through r.
// 80 to 120 milliseconds suit typing.
func debounce[T any](sh *shell, r *request, pause time.Duration, work func() (T, error)) tea.Cmd {
	return wait(sh, r, pause, func() tea.Cmd { return fetch(r, work) })
}

// wait starts something on the event loop after a pause in which nothing else was
// asked through r.
func wait(sh *shell, r *request, pause time.Duration, start func() tea.Cmd) tea.Cmd {
	r.n++
	return sh.after(pause, dueMsg{of: r, n: r.n, start: start})
}

// dueMsg ends a pause.
type dueMsg struct {
	of    *request
	n     int
	start func() tea.Cmd
}

func (d dueMsg) ticket() (*request, int) { return d.of, d.n }
