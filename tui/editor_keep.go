package tui

import (
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

// keeping is what the form of a record knows about reading and saving it.
type keeping struct {
	what   editing
	within *form // of a new record: the form whose record it is saved with

	reading  request
	saving   request
	drafting request
	pausing  request
	using    request

	failed   error        // why the record could not be read
	found    []*draft     // drafts that wait for a decision
	busy     bool         // being saved
	sent     model.Record // what is being saved
	under    *errand      // the save
	now      *stored      // what came of it, once it is over
	after    func() tea.Cmd
	kept     time.Time // of the draft on the disk; zero: there is none
	keptAt   int       // the state of the record that it has
	at       int       // the present one: counts what is typed and changed
	soon     bool      // a draft is kept as soon as the pause ends
	draftErr error     // why there is none
	shared   bool      // the record is being typed in another window, too
	gone     bool      // left for good: nothing is kept any more
}

// An opened record is what the editor starts from.
type opened struct {
	stored
	drafts   []*draft
	draftErr error
}

// A kept draft is an answer to the wish to keep one.
type kept struct {
	at     time.Time // zero: there is none
	of     int       // the state of the record that it has
	shared bool      // another window keeps one, too
}

// start reads the record, and a draft of it where there is one.
func (f *form) start() tea.Cmd {
	k, d := f.keep, f.d
	if k.within != nil {
		return nil
	}
	uid, kind := k.what.uid, model.Kind("")
	if f.s != nil {
		kind = f.s.rec.Kind()
	}
	known := map[string]bool{}
	if kind != "" {
		for _, e := range d.reg.Entries(kind) {
			known[e.UID] = true
		}
	}
	return fetch(&k.reading, func() (opened, error) {
		var o opened
		if kind == "" {
			var err error
			if o.stored, err = d.load(uid); err != nil {
				return o, err
			}
		}
		switch {
		case d.drafts == nil || d.readOnly != "":
		case kind == "":
			o.drafts, o.draftErr = d.drafts.read(uid)
		default:
			var dr *draft
			if dr, o.draftErr = d.drafts.newest(kind, func(uid string) bool { return known[uid] }); dr != nil {
				o.drafts = []*draft{dr}
			}
		}
		return o, nil
	})
}

// answered takes the answers to what the form of the record asked.
func (f *form) answered(msg tea.Msg) tea.Cmd {
	k := f.keep
	switch msg := msg.(type) {
	case result[opened]:
		if k.reading.takes(msg) {
			return f.take(msg.value, msg.err)
		}
	case result[stored]:
		if k.saving.takes(msg) {
			k.busy = false
			return f.saved(msg.value, msg.err)
		}
	case result[usedElsewhere]:
		if k.using.takes(msg) {
			f.tellUsed(msg.value, msg.err)
		}
	case result[kept]:
		if k.drafting.takes(msg) {
			k.kept, k.keptAt, k.shared, k.draftErr = msg.value.at, msg.value.of, msg.value.shared, msg.err
		}
	}
	return nil
}

// take starts the session when the record has been read.
func (f *form) take(o opened, err error) tea.Cmd {
	k := f.keep
	if err != nil {
		k.failed = err
		return nil
	}
	if f.s == nil {
		f.d.reg.Put(o.rec)
		f.s = newSession(f.d, model.Clone(o.rec), o.base)
	}
	if o.draftErr != nil {
		f.sh.fail(o.draftErr)
	}
	var unwanted []*draft
	for _, dr := range o.drafts {
		switch saved := f.s.base != "" && model.Same(dr.rec, f.s.rec); {
		case !saved:
			k.found = append(k.found, dr)
		case !dr.busy: // it was saved after all
			unwanted = append(unwanted, dr)
		}
	}
	return tea.Batch(f.dropDrafts(unwanted...), f.offerDraft())
}

// arrive goes to the place that the editor was opened on.
func (f *form) arrive() tea.Cmd {
	if at := f.keep.what.at; at != "" {
		return f.visit(at)
	}
	return nil
}

func (f *form) waiting(width int) frame {
	if err := f.keep.failed; err != nil {
		return frame{lines: fold("The record cannot be read: "+err.Error(), width-1)}.at(0, 0)
	}
	return text("").at(0, 0)
}

// unsaved reports whether the record, or what is being typed into it, is not in
// the register.
func (f *form) unsaved() bool {
	h := f.root.hand
	return f.s.dirty || h != nil && h.long != nil && h.changed()
}

// state tells in a word whether what is on the screen is saved.
func (f *form) state() string {
	k, s := f.root.keep, f.s
	unsaved := f.unsaved()
	what, since := "changed", "changed"
	if s.base == "" {
		what, since = "new", "new, changed"
	}
	switch {
	case s.d.readOnly != "":
		return "read-only"
	case k.busy:
		return "saving" + ellipsis
	case k.within != nil:
		return "new, saved together with «" + k.within.s.name() + "»"
	case !unsaved && s.base == "":
		return "new"
	case !unsaved:
		return "saved"
	case k.draftErr != nil:
		return what + ", and no draft can be kept"
	case !k.kept.IsZero() && k.keptAt != k.at:
		return since + " since the draft of " + k.kept.Format("15:04:05")
	case !k.kept.IsZero():
		return what + ", draft kept " + k.kept.Format("15:04:05")
	}
	return what
}

// save keeps the record in the register, from whichever of its forms.
func (f *form) save() tea.Cmd {
	root := f.root
	h := root.hand
	cmd := f.finish()
	defer f.typeOn(h)
	k, s := root.keep, root.s
	switch {
	case k.busy:
		f.sh.say("It is being saved already.")
		return cmd
	case k.within != nil:
		f.sh.say("It is saved together with «" + k.within.s.name() + "».")
		return cmd
	case !s.dirty && s.base != "":
		f.sh.say("Nothing has changed since it was saved.")
		return cmd
	case len(s.problems) > 0:
		f.sh.say("Not saved: " + model.Plural(len(s.problems), "problem") + ". " + problemLine(s.problems[0], s.rec))
		return tea.Batch(cmd, root.visitFrom(f, s.problems[0].Path))
	}
	beside := s.beside()
	for i, rec := range beside {
		if err := model.Validate(rec, s.register()); err != nil {
			var problems model.Problems
			why := err.Error()
			if errors.As(err, &problems) && len(problems) > 0 {
				why = problemLine(problemWords(problems, rec)[0], rec)
			}
			f.sh.fail(fmt.Errorf("not saved: the new %s «%s» has a problem: %s", rec.Kind(), rec.Base().Name, why))
			return cmd
		}
		beside[i] = model.Clone(rec)
		model.Normalize(beside[i])
	}
	model.Normalize(s.rec)
	s.refresh()
	k.busy, k.sent = true, model.Clone(s.rec)
	k.under, k.now = newErrand(), new(stored)
	d, sent, base, under, now := f.d, k.sent, s.base, k.under, k.now
	return tea.Batch(cmd, fetch(&k.saving, func() (stored, error) {
		var err error
		*now, err = d.save(sent, base, beside)
		under.end(err)
		return *now, err
	}))
}

// saved goes on when the register has answered.
func (f *form) saved(now stored, err error) tea.Cmd {
	k, s := f.keep, f.s
	after := k.after
	k.after = nil
	if err != nil {
		return f.notSaved(err)
	}
	f.d.reg.Put(now.rec)
	for _, rec := range now.beside {
		f.d.reg.Put(rec)
	}
	// What was typed while it was being saved goes on top of what was saved.
	s.rec, _ = model.Merge(k.sent, s.rec, now.rec)
	s.was, s.base = now.rec, now.base
	s.settle(now.beside)
	if f.hand != nil {
		f.hand.before = s.begin(f.hand.before.what, f.hand.before.at)
	}
	f.sh.say("Saved «" + model.EntryOf(now.rec).Title() + "».")
	cmds := []tea.Cmd{f.writeDraft(), func() tea.Msg { return savedMsg{now} }}
	if after != nil && !s.dirty {
		cmds = append(cmds, after())
	}
	return tea.Batch(cmds...)
}

// settle starts anew after a save: undo of what is saved is a matter of the
// register's history.
func (s *session) settle(saved []model.Record) {
	s.pending, s.reg, s.undo, s.redo = without(s.pending, saved), nil, nil, nil
	s.refresh()
}

// without are the records that are not among those that were saved.
func without(all, saved []model.Record) (left []model.Record) {
	for _, p := range all {
		if !slices.ContainsFunc(saved, func(rec model.Record) bool { return rec.Base().UID == p.Base().UID }) {
			left = append(left, p)
		}
	}
	return left
}

// notSaved shows why; the form stays as it is.
func (f *form) notSaved(err error) tea.Cmd {
	var theirs *conflict
	var problems model.Problems
	switch {
	case errors.As(err, &theirs):
		return f.conflicted(theirs)
	case errors.As(err, &problems) && len(problems) > 0:
		problems = problemWords(problems, f.s.rec)
		f.s.problems = problems
		f.s.version++
		f.sh.say("Not saved: " + model.Plural(len(problems), "problem") + ". " + problemLine(problems[0], f.s.rec))
		return nil
	}
	options := []option{
		{key: "b", title: "go back to the form"},
		{key: "r", title: "try again", run: f.save},
	}
	if errors.Is(err, store.Replaced) && f.d.reopen != nil {
		options[1] = option{key: "o", title: "open the file that is there now", note: "what you typed is kept as a draft", run: f.d.reopen}
	}
	return f.sh.open(newChoice(f.sh, "Not saved", pathsInWords(err.Error(), f.s.rec)+"\n\nEverything is still here.", options))
}

// leaveAsk leaves the record. Changes are never lost in silence.
func (f *form) leaveAsk() tea.Cmd {
	cmd := f.finish()
	k, s := f.keep, f.s
	switch {
	case k.busy:
		f.sh.say("It is being saved.")
		return cmd
	case k.within != nil || !s.dirty:
		return tea.Batch(cmd, f.sh.pop())
	}
	n := len(model.Diff(s.was, s.rec))
	ask := "«" + s.name() + "» has " + model.Plural(max(n, 1), "change") + " that " + verb(n) + " not saved."
	discard, offered := "discard what changed", "offered when the record is edited again"
	if s.base == "" {
		ask, discard, offered = "«"+s.name()+"» is new and not saved.", "discard it", "offered when the next one is added"
	}
	return tea.Batch(cmd, f.sh.open(newChoice(f.sh, "Not saved yet", ask, []option{
		{key: "s", title: "save", run: func() tea.Cmd {
			k.after = f.goAway
			return f.save()
		}},
		{key: "k", title: "keep as a draft", note: offered, run: f.keepAndLeave},
		{key: "x", title: discard, danger: true, twice: true, run: func() tea.Cmd {
			return tea.Batch(f.discard(), f.goAway())
		}},
	})))
}

func verb(n int) string {
	if n > 1 {
		return "are"
	}
	return "is"
}

// goAway takes the form down, if it is still in front.
func (f *form) goAway() tea.Cmd {
	f.keep.gone = true
	for i := len(f.sh.screens) - 1; i > 0; i-- {
		s, ok := f.sh.screens[i].(*form)
		if !ok || s.root != f {
			return nil // something else is in front by now
		}
		cmd := f.sh.pop()
		if s == f {
			return cmd
		}
	}
	return nil
}

// keepAndLeave leaves once the draft is on the disk.
func (f *form) keepAndLeave() tea.Cmd {
	if f.d.drafts == nil {
		f.sh.say("No drafts are kept here. Save the record, or discard what changed.")
		return nil
	}
	d, n, dr := f.d.drafts, f.d.drafts.next(), f.draft()
	f.keep.drafting.cancel()
	return func() tea.Msg {
		if err := d.write(n, dr); err != nil {
			return errMsg{fmt.Errorf("%w; the form stays open, so nothing is lost", err)}
		}
		return draftKeptMsg{f}
	}
}

// draftKeptMsg: the draft of a form that is to be left is on the disk.
type draftKeptMsg struct{ form *form }

// discard goes back to the record as it was read, and takes the draft away.
func (f *form) discard() tea.Cmd {
	s := f.s
	s.rec, s.pending = model.Clone(s.was), nil
	s.settle(nil)
	return f.removeDraft()
}
