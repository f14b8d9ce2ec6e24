package tui

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A screen is one page of the app, or, put into a box by [shell.open], a
// dialog. It is a pointer with plain methods; all are called on the event
// loop, so none may wait.
//
// A screen may also be a [typist] (it has text editors) and a [leaver] (it has
// something to save when it goes).
type screen interface {
	// title is the breadcrumb, or the title of the box: stored text is fine.
	title() string

	// init is called once, when the screen is put up.
	init() tea.Cmd

	// update takes everything but keys: answers to requests, editedMsg,
	// shownMsg, and mouse clicks and wheel relative to the screen. Answers
	// reach all screens, wherever they are in the stack.
	update(tea.Msg) tea.Cmd

	// actions are what can be done now and what cannot, most useful first:
	// the footer shows them in this order.
	actions() []action

	// view draws the screen. The shell cuts and fills it to width x height; a
	// dialog is as high as the frame that it gives back.
	view(width, height int) frame
}

// A leaver has something in hand that must not be lost. Leave is called when
// the screen is popped and when the app ends, and gives back the work of
// saving it, or nil. That work runs away from the event loop.
type leaver interface{ leave() (save func() error) }

// shownMsg tells a screen that it is in front again, after the one above it
// has gone.
type shownMsg struct{}

// The shell is the one tea.Model. Screens keep a pointer to it, and ask it to
// put up and take down screens and dialogs; that happens at once, so that keys
// typed ahead reach the right screen.
type shell struct {
	width, height int
	screens       []screen
	dialogs       []screen
	theme         *theme

	toast *message
	log   []message

	themeName string // as asked for; theme is what came of it
	ascii     bool
	mouse     bool
	dark      bool // what the terminal said about its background

	trigger string    // the key in hand, "" outside of a key press
	opened  time.Time // when a dialog came up by itself
	leaving bool      // saving before the end
	left    time.Time // when that began
	errands errands   // what is being saved for screens that may have gone
	err     error     // what could not be saved when the app was made to end

	now   func() time.Time
	after func(time.Duration, tea.Msg) tea.Cmd // tea.Tick, but for tests
	first func(*shell) screen
}

func newShell(o Options, first func(*shell) screen) *shell {
	sh := &shell{
		themeName: o.Theme, ascii: o.ASCII, mouse: !o.NoMouse, dark: true,
		now: time.Now, first: first,
		after: func(d time.Duration, msg tea.Msg) tea.Cmd {
			return tea.Tick(d, func(time.Time) tea.Msg { return msg })
		},
	}
	if o.Now != nil {
		sh.now = o.Now
	}
	if !slices.Contains(themeNames, sh.themeName) {
		sh.themeName = themeNames[0]
	}
	sh.theme = newTheme(sh.themeName, sh.dark)
	return sh
}

func (sh *shell) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, sh.push(sh.first(sh)))
}

// push puts up a screen.
func (sh *shell) push(s screen) tea.Cmd {
	sh.screens = append(sh.screens, s)
	return s.init()
}

// pop takes down the front screen. The last one stays.
func (sh *shell) pop() tea.Cmd {
	if len(sh.screens) < 2 {
		return nil
	}
	last := len(sh.screens) - 1
	gone := sh.screens[last]
	sh.screens = slices.Clip(slices.Delete(sh.screens, last, last+1)) // nothing holds on to it
	return tea.Batch(sh.saving(gone), sh.screens[len(sh.screens)-1].update(shownMsg{}))
}

// swap puts s in the place of the whole stack, and of the dialogs above it: the
// app goes to another place.
func (sh *shell) swap(s screen) tea.Cmd {
	var cmds []tea.Cmd
	for _, gone := range slices.Backward(slices.Concat(sh.screens, sh.dialogs)) {
		cmds = append(cmds, sh.saving(gone))
	}
	sh.screens, sh.dialogs = nil, nil
	return tea.Batch(append(cmds, sh.push(s))...)
}

// saving saves what s, which has gone, had in hand.
func (sh *shell) saving(s screen) tea.Cmd {
	l, ok := s.(leaver)
	if !ok {
		return nil
	}
	save := l.leave()
	if save == nil {
		return nil
	}
	under := sh.errands.begin()
	return func() tea.Msg {
		err := save()
		under.end(err)
		if err != nil {
			return errMsg{err}
		}
		return nil
	}
}

// saves are all that is to be waited for, and done, before the screens may go.
func (sh *shell) saves() []func() error {
	var saves []func() error
	for _, s := range slices.Concat(sh.screens, sh.dialogs) {
		if l, ok := s.(leaver); ok {
			if save := l.leave(); save != nil {
				saves = append(saves, save)
			}
		}
	}
	if wait := sh.errands.leave(); wait != nil {
		saves = append(saves, wait)
	}
	return saves
}

// open puts up a dialog above everything.
func (sh *shell) open(d screen) tea.Cmd {
	if sh.trigger == "" {
		sh.opened = sh.now() // nobody asked for it: see grace
	}
	sh.dialogs = append(sh.dialogs, d)
	return d.init()
}

// close takes dialog d down, and what is above it.
func (sh *shell) close(d screen) {
	if i := slices.Index(sh.dialogs, d); i >= 0 {
		sh.dialogs = slices.Clip(slices.Delete(sh.dialogs, i, len(sh.dialogs)))
	}
}

// front is what has the focus: the top dialog, else the top screen.
func (sh *shell) front() screen {
	if n := len(sh.dialogs); n > 0 {
		return sh.dialogs[n-1]
	}
	if n := len(sh.screens); n > 0 {
		return sh.screens[n-1]
	}
	return nil
}

// actions are those of the shell itself: there wherever one is.
func (sh *shell) actions() []action {
	why := ""
	if p, ok := sh.front().(*picker); ok && p.menu {
		why = "It is open already."
	}
	always := []action{
		{id: "help", title: "help", keys: []string{"?", "f1"}, why: func() string { return why }, run: sh.help},
		{id: "quit", title: "quit", keys: []string{"ctrl+c"}, quiet: true, run: sh.quit},
		{id: "suspend", title: "suspend to the shell", keys: []string{"ctrl+z"}, quiet: true, run: func() tea.Cmd { return tea.Suspend }},
		{id: "redraw", title: "draw the screen anew", keys: []string{"ctrl+l"}, quiet: true, run: func() tea.Cmd { return tea.ClearScreen }},
	}
	if len(sh.dialogs) > 0 {
		return always
	}
	back := action{id: "back", title: "back", keys: []string{"esc", "q"}, run: sh.pop}
	if len(sh.screens) < 2 {
		back = action{id: "leave", title: "quit", keys: []string{"q"}, quiet: true, run: sh.quit}
	}
	return append([]action{
		back,
		{id: "palette", title: "commands", keys: []string{":", "ctrl+p"}, run: sh.palette},
		{id: "messages", title: "messages", quiet: true, why: func() string {
			if r, ok := sh.front().(*reader); ok && r.name == "Messages" {
				return "They are shown already."
			}
			return ""
		}, run: sh.messages},
		{id: "theme", title: "next theme (" + sh.themeName + ")", quiet: true, run: sh.nextTheme},
		{id: "mouse", title: "mouse on or off", quiet: true, run: sh.toggleMouse},
	}, always...)
}

func (sh *shell) nextTheme() tea.Cmd {
	i := slices.Index(themeNames, sh.themeName)
	sh.themeName = themeNames[(i+1)%len(themeNames)]
	sh.theme = newTheme(sh.themeName, sh.dark)
	sh.say("Theme: " + sh.themeName + ".")
	return nil
}

func (sh *shell) toggleMouse() tea.Cmd {
	sh.mouse = !sh.mouse
	if sh.mouse {
		sh.say("The mouse is on. Hold shift to select text.")
	} else {
		sh.say("The mouse is off: the terminal selects text.")
	}
	return nil
}

// leftMsg: everything in hand was saved, or err tells why not.
type leftMsg struct {
	err    error
	forced bool
}

// terminateMsg: the system asks the app to end.
type terminateMsg struct{}

// quit saves what the screens have in hand and ends the app. If that cannot
// be saved, the app stays and says so.
func (sh *shell) quit() tea.Cmd { return sh.end(false) }

func (sh *shell) end(forced bool) tea.Cmd {
	saves := sh.saves()
	sh.leaving, sh.left = true, sh.now()
	return func() tea.Msg {
		var errs []error
		for _, save := range saves {
			errs = append(errs, save())
		}
		return leftMsg{errors.Join(errs...), forced}
	}
}

func (sh *shell) View() tea.View {
	f := sh.frame()
	content := strings.Join(f.lines, "\n")
	if sh.ascii {
		content = plainGlyphs.Replace(content)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.WindowTitle = "ropa"
	if f.cursor != nil {
		v.Cursor = tea.NewCursor(f.cursor.X, f.cursor.Y)
		v.Cursor.Blink = false
	}
	if sh.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// frame draws everything: breadcrumbs, the front screen, the dialogs above
// it, the toast, the footer.
func (sh *shell) frame() frame {
	if sh.width < 1 || sh.height < 1 || len(sh.screens) == 0 {
		return frame{}
	}
	if shapeOf(sh.width, sh.height) == tooSmall {
		return sh.smallFrame()
	}
	body, toast := sh.bodyHeight()
	out := below(
		sh.crumbs(),
		sh.screens[len(sh.screens)-1].view(sh.width, body).fit(sh.width, body),
		toast,
		sh.footer(),
	)
	for _, d := range sh.dialogs {
		f, x, y := sh.dialogFrame(d, body)
		out.cursor = nil
		out = out.overlay(f, x, y)
	}
	if out.cursor == nil {
		out = out.at(0, 1) // a page without focus: the cursor waits at its top
	}
	return out.fit(sh.width, sh.height)
}

// bodyHeight is what is left for the screen, and the toast below it.
func (sh *shell) bodyHeight() (int, frame) {
	toast := sh.toastFrame(sh.width, sh.height)
	return max(sh.height-2-len(toast.lines), 1), toast
}

// dialogFrame draws d in its box and tells where the box goes.
func (sh *shell) dialogFrame(d screen, body int) (f frame, x, y int) {
	w, h := dialogSize(sh.width, body)
	in := d.view(w, h)
	h = min(max(len(in.lines), 1), h)
	f = box(sh.theme, d.title(), in, w, h)
	return f, (sh.width - w - 2) / 2, 1 + (body-h-2)/2
}

func (sh *shell) crumbs() frame {
	var names []string
	for _, s := range sh.screens {
		title := safe(s.title())
		if l, ok := s.(landmark); ok && l.home() != "" {
			names = []string{l.home()}
			if title == l.home() {
				continue
			}
		}
		names = append(names, title)
	}
	line := strings.Join(names, " › ")
	if over := cells(line) - (sh.width - 2); over > 0 && len(names) > 1 {
		line = ellipsis + " › " + names[len(names)-1] // the place in hand matters most
	}
	return frame{lines: []string{sh.theme.title.Render(" " + short(line, sh.width-2))}}
}

func (sh *shell) smallFrame() frame {
	lines := fold("The window is too small. ropa needs 40x10. Nothing is lost; ctrl+c quits.", sh.width)
	return frame{lines: lines}.at(0, 0).fit(sh.width, sh.height)
}

// dialogRoom is the size that a dialog is drawn for now.
func (sh *shell) dialogRoom() (w, h int) {
	body, _ := sh.bodyHeight()
	return dialogSize(sh.width, body)
}
