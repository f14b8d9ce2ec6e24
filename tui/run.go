package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"ropa/store"
)

// ErrNoTerminal tells that there is no terminal to draw on. It is returned
// before anything is opened or changed.
var ErrNoTerminal = errors.New(`the plain commands need none: try "ropa list", "ropa show REF" or "ropa help"`)

// Options tell what the app shows, how it looks and where it draws. The zero
// value is ready: it shows the start page.
type Options struct {
	// Store is the register to show; the caller closes it after Run. Without
	// one, a start page offers what Begin can do. With one, Begin.Open opens the
	// file that somebody has put in its place.
	Store *store.Store
	Begin Begin

	Author   string   // who saves, for the history
	ReadOnly string   // why nothing may be changed, as a sentence, where the Store does not say so itself
	Start    string   // what to show first: a place ("parties"), or a record by its ref, code, name or uid
	Remarks  []string // what the person should be told once, in sentences, beside the remarks of the Store

	// Passing tells that the Store is thrown away at the end: nothing is put beside
	// it, but into Folder, the one that the app was started in.
	Passing bool
	Folder  string

	// State is the folder for what one person alone needs: drafts of what is
	// being typed, the columns of lists. It is made when first needed, readable
	// by its owner alone. "" keeps nothing.
	State string

	// Theme is auto, light, dark, contrast or mono; "" is auto, or mono where
	// NO_COLOR is set.
	Theme   string
	ASCII   bool // borders and marks in ASCII
	NoMouse bool // leave the mouse to the terminal

	Now func() time.Time // the clock that findings go by; nil is time.Now

	// In and Out are the terminal; nil means standard input and output.
	In, Out *os.File
}

// Begin is what the start page can do; what is nil is not offered. The
// functions run away from the event loop. Run closes the stores they give back.
type Begin struct {
	Files  []string // registers to choose from, as they lie in the folder
	Open   func(ctx context.Context, path string) (*store.Store, error)
	Create func(ctx context.Context, n NewRegister) (*store.Store, error)
	Sample func(ctx context.Context) (*store.Store, error)
}

// A NewRegister is what the start page asks for when a register is made.
type NewRegister struct {
	Path         string
	Organisation string
	Country      string // ISO 3166-1 alpha-2, or "": not said
}

// Run shows the app until it is quit, ctx ends, or the system asks it to end
// (SIGTERM, SIGHUP). In all three cases what is being typed is saved first; an
// error says what could not be. Without a terminal it returns an error that is
// [ErrNoTerminal].
func Run(ctx context.Context, o Options) error {
	defer debug.SetGCPercent(debug.SetGCPercent(thrift))
	// What is still being read when the app is quit is of no use to anybody.
	reading, stop := context.WithCancel(context.WithoutCancel(ctx))
	h := &host{ctx: reading, o: o, rest: tidy}
	defer h.close()
	defer stop()
	if o.Store == nil {
		return run(ctx, o, func(sh *shell) screen { return newWelcome(sh, h) })
	}
	x, err := h.prepare(o.Store)
	if err != nil {
		return err
	}
	return run(ctx, o, func(sh *shell) screen {
		h.greet(sh, o.Store)
		return h.places(sh, x)
	})
}

// thrift and atRest are how much more than what is in use the memory may grow to
// before it is collected, in percent: while a register is read, and afterwards,
// when the app mostly waits for keys and has time.
const (
	thrift = 60
	atRest = 15
)

// tidy gives back what reading and checking took: several times what is kept.
func tidy() {
	debug.SetGCPercent(atRest)
	debug.FreeOSMemory()
}

func run(ctx context.Context, o Options, first func(*shell) screen) error {
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if err := needTerminal(o.In, o.Out, os.Getenv("TERM")); err != nil {
		return err
	}
	if o.Theme == "" && os.Getenv("NO_COLOR") != "" {
		o.Theme = "mono"
	}
	sh := newShell(o, first)
	p := tea.NewProgram(sh,
		tea.WithInput(io.Reader(o.In)), tea.WithOutput(o.Out),
		tea.WithoutSignalHandler(), // its own ends the app without saving
		tea.WithFilter(plausible),
	)
	stop := heed(ctx, p)
	defer stop()
	if _, err := p.Run(); err != nil {
		sh.hungUp(err)
		return errors.Join(fmt.Errorf("terminal app: %w", err), sh.err)
	}
	if sh.err != nil {
		return fmt.Errorf("not everything is saved: %w", sh.err)
	}
	return nil
}

// hungUp keeps what is in hand when the terminal went away, which may end the app
// before the system has asked it to end, or while it is still saving. A second wish
// to end has no patience for that, and after a panic nothing is what it seems.
func (sh *shell) hungUp(err error) {
	if err == tea.ErrProgramKilled || errors.Is(err, tea.ErrProgramPanic) {
		return
	}
	if left, ok := sh.end(true)().(leftMsg); ok {
		sh.err = left.err
	}
}

func needTerminal(in, out *os.File, termName string) error {
	switch {
	case !term.IsTerminal(in.Fd()):
		return fmt.Errorf("the terminal app needs a terminal, and standard input is not one; %w", ErrNoTerminal)
	case !term.IsTerminal(out.Fd()):
		return fmt.Errorf("the terminal app needs a terminal, and standard output is not one; %w", ErrNoTerminal)
	case termName == "dumb":
		return fmt.Errorf("the terminal app cannot draw where TERM is dumb; %w", ErrNoTerminal)
	}
	return nil
}

// heed passes the system's wish to end on to p, once: a second one ends p as
// it stands, for saving may hang on a lost disk. SIGINT is taken and dropped:
// ctrl+c arrives as a key, and what comes as a signal is meant for the
// person's own editor, running in front of p.
func heed(ctx context.Context, p *tea.Program) (stop func()) {
	asked := make(chan os.Signal, 2)
	signal.Notify(asked, syscall.SIGTERM, syscall.SIGHUP)
	dropped := make(chan os.Signal, 1)
	signal.Notify(dropped, os.Interrupt)
	over := make(chan struct{})
	go func() {
		done := ctx.Done()
		for times := 0; ; times++ {
			select {
			case <-over:
				return
			case <-done:
				done = nil
			case <-asked:
			}
			if times > 0 {
				p.Kill()
				return
			}
			go p.Send(terminateMsg{})
		}
	}()
	return func() {
		signal.Stop(asked)
		signal.Stop(dropped)
		close(over)
	}
}

// No terminal is larger than this; a size beyond it is a broken reply.
const maxSize = 5000

// plausible drops sizes that no terminal has. A terminal that reports 0x0,
// as a serial line does, counts as what COLUMNS and LINES say, or as 80x24.
func plausible(m tea.Model, msg tea.Msg) tea.Msg {
	size, ok := msg.(tea.WindowSizeMsg)
	if !ok {
		return msg
	}
	if size.Width > 0 && size.Height > 0 && size.Width <= maxSize && size.Height <= maxSize {
		return msg
	}
	if sh, ok := m.(*shell); ok && sh.width > 0 {
		return nil // keep what is known
	}
	return tea.WindowSizeMsg{Width: fromEnv("COLUMNS", 80), Height: fromEnv("LINES", 24)}
}

func fromEnv(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil && n > 0 && n <= maxSize {
		return n
	}
	return otherwise
}
