package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/check"
)

func (f *findings) actions() []action {
	f.build()
	if f.typing {
		return append([]action{
			{id: "findings.keep", title: "keep", keys: []string{"enter"}, run: func() tea.Cmd { f.typing, f.stale = false, true; return nil }},
			{id: "findings.clear", title: "stop searching", keys: []string{"esc"}, run: f.clear},
		}, f.rows.actions(false)...)
	}
	x, has := f.inHand()
	none := func() string {
		if len(f.at) == 0 {
			return "There is no finding."
		}
		return ""
	}
	enter := "mend"
	if !has {
		enter = "fold or unfold"
	}
	mute := action{id: "findings.mute", title: "mute", keys: []string{"x"}, why: func() string { return f.cannotMute(x, has) }, run: f.mute}
	if has && x.Muted {
		mute.title, mute.run = "unmute", f.unmute
	}
	shown := "show what is muted"
	if f.muted {
		shown = "hide what is muted"
	}
	set := func(id, title, key string, do func()) action {
		return action{id: "findings." + id, title: title, keys: []string{key}, run: func() tea.Cmd { do(); f.stale = true; return nil }}
	}
	out := []action{
		{id: "findings.open", title: enter, keys: []string{"enter"}, why: none, run: f.open},
		set("group", f.nextGrouping().String(), "tab", func() { f.by = f.nextGrouping() }),
		set("severity", "severity", "s", f.nextSeverity),
		mute,
		{id: "findings.search", title: "search", keys: []string{"/"}, run: func() tea.Cmd { f.typing = true; return nil }},
		set("muted", shown, "m", func() { f.muted = !f.muted }),
		set("fold-all", "fold all", "z", f.foldAll),
		{id: "findings.record", title: "show the record", keys: []string{"o"}, quiet: true, why: func() string {
			if _, ok := f.b.now.reg.Entry(x.UID); !has || !ok {
				return "No record is in hand."
			}
			return ""
		}, run: func() tea.Cmd { return f.sh.push(newDetail(f.b, x.UID)) }},
		{id: "findings.fold", title: "fold", keys: []string{"left", "h"}, quiet: true, run: func() tea.Cmd { f.fold(true); return nil }},
		{id: "findings.unfold", title: "unfold", keys: []string{"right", "l"}, quiet: true, run: func() tea.Cmd { f.fold(false); return nil }},
	}
	if f.searching() {
		out = append(out, action{id: "findings.clear", title: "show all", keys: []string{"esc"}, run: f.clear})
	}
	out = append(out, f.places.lookActions()...)
	return append(out, f.rows.actions(true)...)
}

func (f *findings) clear() tea.Cmd {
	f.line.set("")
	f.typing, f.stale = false, true
	return nil
}

func (f *findings) nextGrouping() grouping {
	last := byUnit
	if f.ahead != nil {
		last = byDay
	}
	return (f.by + 1) % (last + 1)
}

func (f *findings) nextSeverity() {
	switch f.least {
	case check.Hint:
		f.least = check.Warning
	case check.Warning:
		f.least = check.Error
	default:
		f.least = check.Hint
	}
}

// open goes to the place where the finding in hand is mended; on a heading it
// folds or unfolds.
func (f *findings) open() tea.Cmd {
	x, ok := f.inHand()
	if !ok {
		if p := f.rows.cursor; p < len(f.at) {
			f.fold(!f.folded[f.groups[f.at[p].group].id])
		}
		return nil
	}
	return f.b.mend(x)
}

// mend opens the editor at the place of a finding. What comes from a shared
// record can be said there for all, or here.
func (b *book) mend(x check.Finding) tea.Cmd {
	shared, ok := b.now.reg.Entry(x.Shared)
	if !ok || x.Shared == x.UID {
		return b.editAt(x.UID, x.Path)
	}
	here, _ := b.now.reg.Entry(x.UID)
	return b.sh.open(newChoice(b.sh, x.Rule, sentence(x.Message), []option{
		{key: "s", title: "in the " + string(shared.Kind) + " «" + short(shared.Title(), 40) + "»", note: "for all who use it", run: func() tea.Cmd {
			return b.editAt(x.Shared, x.SharedPath)
		}},
		{key: "h", title: "only here, in «" + short(here.Title(), 40) + "»", run: func() tea.Cmd { return b.editAt(x.UID, x.Path) }},
	}))
}

// editAt opens the editor of a record at a place.
func (b *book) editAt(uid string, at model.Path) tea.Cmd {
	if _, ok := b.now.reg.Entry(uid); !ok { // the settings, before anything was said in them
		rec := model.New(model.KindRegister)
		rec.Base().UID = b.uid
		return b.sh.push(newEditor(b.sh, b.d, editing{rec: rec, at: at}))
	}
	return b.sh.push(newEditor(b.sh, b.d, editing{uid: uid, at: at}))
}

// cannotMute tells why the finding in hand cannot be muted, or "".
func (f *findings) cannotMute(x check.Finding, has bool) string {
	e, _ := f.b.now.reg.Entry(x.UID)
	switch {
	case !has:
		return "No finding is in hand."
	case f.b.d.readOnly != "":
		return f.b.d.readOnly
	case e.Kind != model.KindActivity:
		return "Only findings of an activity can be muted."
	case x.Severity == check.Error && (x.Path.Top() == "retention" || x.Path.Top() == "measures"):
		return "It is an error. Where it cannot be said, answer «not possible» with the reason."
	case x.Severity == check.Error:
		return "It is an error, and errors cannot be muted."
	}
	return ""
}

// mute silences a rule for an activity, once the person has said why.
func (f *findings) mute() tea.Cmd {
	x, _ := f.inHand()
	e, _ := f.b.now.reg.Entry(x.UID)
	return f.sh.open(newAsk(f.sh, "Mute "+x.Rule+" for «"+short(e.Title(), 40)+"»", []question{{
		label: "Reason", hint: "why it does not apply here; it is kept with the record", need: true,
	}}, func(answers []string) tea.Cmd {
		by, on := f.b.d.author, model.DateOf(f.sh.now())
		return f.change(x.UID, func(a *model.Activity) {
			list := model.FieldOf(model.KindActivity, "mutes")
			item := model.Of(a).Append(list)
			for key, text := range map[string]string{"check": x.Rule, "reason": answers[0], "by": by, "on": string(on)} {
				item.SetText(item.Field(key), text)
			}
		})
	}))
}

// unmute takes back what mute did.
func (f *findings) unmute() tea.Cmd {
	x, _ := f.inHand()
	return f.change(x.UID, func(a *model.Activity) {
		var kept []model.Mute
		for _, m := range a.Mutes {
			if m.Check != x.Rule {
				kept = append(kept, m)
			}
		}
		a.Mutes = kept
	})
}

// change saves a change of an activity as it stands in the register.
func (f *findings) change(uid string, do func(*model.Activity)) tea.Cmd {
	d, under := f.b.d, f.b.sh.errands.begin()
	return fetch(&f.saving, func() (s stored, err error) {
		defer func() { under.end(err) }()
		now, err := d.load(uid)
		if err != nil {
			return stored{}, err
		}
		a, ok := model.Clone(now.rec).(*model.Activity)
		if !ok {
			return stored{}, errors.New("it is no activity")
		}
		do(a)
		return d.save(a, now.base, nil)
	})
}

func (f *findings) wasMuted(s stored, err error) tea.Cmd {
	if err != nil {
		f.sh.fail(fmt.Errorf("the activity was not changed: %w", err))
		return nil
	}
	f.b.d.reg.Put(s.rec)
	f.sh.say("Saved with «" + short(model.EntryOf(s.rec).Title(), 40) + "».")
	return func() tea.Msg { return savedMsg{s} }
}

// lookActions lead to what the rules know beside findings.
func (p *places) lookActions() []action {
	return []action{
		{id: "place.letters", title: "completeness", keys: []string{"c"}, run: func() tea.Cmd { return p.sh.push(newMatrix(p.b, false)) }},
		{id: "place.evidence", title: "evidence", keys: []string{"v"}, run: func() tea.Cmd { return p.sh.push(newMatrix(p.b, true)) }},
		{id: "place.due", title: "due in 90 days", keys: []string{"d"}, run: func() tea.Cmd { return p.sh.push(newDue(p)) }},
	}
}
