package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/export"
	"ropa/export/exchange"
	"ropa/store"
)

// An importing is a screen that shows what a file would change in the register, and
// takes it in.
type importing struct {
	page
	sh   *shell
	b    *book
	in   *intake
	path string
	how  export.Options

	plan   *export.Plan // nil until the file is read
	counts string       // how many records are what
	asked  request
	stop   context.CancelFunc
	busy   string // what is being done
}

// A planned import is one with what is shown of it.
type planned struct {
	plan   *export.Plan
	lines  []string
	counts string
}

// importFile asks for a file and shows what it would change.
func (p *places) importFile() tea.Cmd {
	return p.sh.open(&fileAsk{
		sh: p.sh, name: "Import a file", folder: p.b.d.folder, endings: []string{".csv", ".json"},
		done: func(path string) tea.Cmd {
			return p.sh.push(&importing{sh: p.sh, b: p.b, in: &p.intake, path: path, how: export.Options{Likely: p.kind}})
		},
	})
}

func (m *importing) title() string { return "Import " + filepath.Base(m.path) }
func (m *importing) init() tea.Cmd { return m.look() }

// look reads the file and compares it with the register.
func (m *importing) look() tea.Cmd {
	var ctx context.Context
	m.leave()
	ctx, m.stop = context.WithCancel(m.b.d.ctx)
	m.plan, m.busy = nil, "Reading "+filepath.Base(m.path)+ellipsis
	m.set(nil)
	s, path, how, th := m.b.d.store, m.path, m.how, m.sh.theme
	return fetch(&m.asked, func() (planned, error) {
		plan, err := planFile(ctx, s, path, how)
		if err != nil {
			return planned{}, err
		}
		return planned{plan, planLines(th, plan), planCounts(plan)}, nil
	})
}

// planFile reads the file at path and compares it with the register.
func planFile(ctx context.Context, s *store.Store, path string, how export.Options) (*export.Plan, error) {
	if sameFile(path, s.Path()) {
		return nil, fmt.Errorf("read %s: %w", path, errOwnFile)
	}
	if export.OfRegister(path) != nil {
		return nil, fmt.Errorf("%s is the name of a register; open that one and export it as JSON, which can be imported here", path)
	}
	data, err := export.ReadFile(path)
	if err != nil {
		return nil, err
	}
	reg, err := s.Register(ctx, store.KeepShared)
	if err != nil {
		return nil, err
	}
	return exchange.Read(ctx, s, reg, filepath.Base(path), data, how)
}

func (m *importing) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[planned]:
		if !m.asked.takes(msg) {
			return nil
		}
		m.busy = ""
		if msg.err != nil {
			return m.failed(msg.err)
		}
		m.plan, m.counts = msg.value.plan, msg.value.counts
		m.set(msg.value.lines)
	case result[intaken]:
		return m.taken(msg)
	default:
		m.page.update(msg)
	}
	return nil
}

// failed says why the file cannot be shown.
func (m *importing) failed(err error) tea.Cmd {
	if isStopped(err) {
		return nil
	}
	back := func() tea.Cmd {
		if m.sh.front() == screen(m) {
			return m.sh.pop()
		}
		return nil
	}
	c := newChoice(m.sh, "It cannot be imported", importFailure(m.path, err), []option{{key: "b", title: "back", run: back}})
	c.cancel = back
	return m.sh.open(c)
}

// importFailure tells why the file at path cannot be imported, what is safe and
// what to do.
func importFailure(path string, err error) string {
	if errors.As(err, new(*store.Failure)) {
		return failureText(err)
	}
	what, next := sentence(err.Error()), ""
	switch {
	case strings.HasPrefix(err.Error(), filepath.Base(path)):
		what = err.Error() + "." // the name as it is
	case errors.Is(err, fs.ErrNotExist):
		what, next = "There is no file "+path+".", "Check the name. A name without a folder is looked for in "+filepath.Dir(path)+"."
	case errors.Is(err, fs.ErrPermission):
		what, next = "This account may not read "+path+".", "Ask whoever owns the file, or have it sent to you."
	}
	return strings.TrimSpace(what + "\n\nNothing was changed.\n\n" + next)
}

func (m *importing) actions() []action {
	unread := func() string {
		if m.plan == nil || m.in.busy() {
			return m.busyWords()
		}
		return ""
	}
	take := func() string {
		switch why := unread(); {
		case why != "":
			return why
		case len(m.plan.Changes()) == 0:
			return "There is nothing to take: the register stays as it is."
		}
		return m.b.d.readOnly
	}
	out := []action{{id: "import.take", title: "take it in", keys: []string{"ctrl+s"}, why: take, run: m.take}}
	turn := func(id, on, off, key string, is *bool) action {
		title := on
		if *is {
			title = off
		}
		return action{id: "import." + id, title: title, keys: []string{key}, why: unread, run: func() tea.Cmd {
			*is = !*is
			return m.look()
		}}
	}
	if m.how.Settings || m.plan != nil && m.plan.Count(export.Kept) > 0 {
		out = append(out, turn("settings", "take the settings, too", "leave the settings", "s", &m.how.Settings))
	}
	if m.how.Replace || m.replaceable() {
		out = append(out, turn("replace", "replace as a whole", "do not replace", "r", &m.how.Replace))
	}
	out = append(out, action{id: "import.again", title: "read the file again", keys: []string{"f5"}, quiet: true, why: func() string {
		if m.in.busy() {
			return m.busyWords()
		}
		return ""
	}, run: m.look})
	return append(out, m.page.actions()...)
}

func (m *importing) busyWords() string {
	if m.in.busy() {
		return m.in.doing
	}
	return m.busy
}

// take saves what is shown.
func (m *importing) take() tea.Cmd { return m.in.take(m.plan, filepath.Base(m.path)) }

// taken goes back to the list once all is saved.
func (m *importing) taken(msg result[intaken]) tea.Cmd {
	if msg.value.plan != m.plan {
		return nil
	}
	switch {
	case msg.err == nil && m.sh.front() == screen(m):
		return m.sh.pop()
	case errors.As(msg.err, new(store.Conflicts)):
		return m.sh.open(newChoice(m.sh, "Saved in the meantime", "Somebody has saved a record of this import since it was compared. Nothing was taken in, and nothing was overwritten.", []option{
			{key: "l", title: "compare again", run: m.look},
		}))
	case msg.err != nil:
		return m.sh.open(newChoice(m.sh, "Not taken in", importFailure(m.path, msg.err), []option{{key: "b", title: "back"}}))
	}
	return nil
}

// leave gives up reading. What is being saved is saved to the end: places waits
// for it.
func (m *importing) leave() func() error {
	if m.stop != nil {
		m.stop()
		m.stop = nil
	}
	return nil
}

func (m *importing) view(width, height int) frame {
	t := m.sh.theme
	words := m.counts
	if m.plan == nil || m.in.busy() {
		words = m.busyWords()
	}
	head := text(" " + t.strong.Render(short(words, max(width-1, 1))))
	if height < 2 {
		return head.at(0, 0)
	}
	return below(head, m.page.view(t, width, height-1))
}

// replaceable reports whether a record is refused that could be taken as a whole.
func (m *importing) replaceable() bool {
	return m.plan != nil && slices.ContainsFunc(m.plan.Steps, func(s export.Step) bool { return s.Replaceable })
}
