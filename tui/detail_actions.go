package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/store"
)

func (d *detail) actions() []action {
	if d.typing {
		return []action{
			{id: "detail.found", title: "keep", keys: []string{"enter"}, run: func() tea.Cmd { d.typing = false; return nil }},
			{id: "detail.stop", title: "stop searching", keys: []string{"esc"}, run: d.stopSearch},
			{id: "detail.next", title: "next", keys: []string{"down"}, quiet: true, why: d.noHit, run: func() tea.Cmd { return d.turn(1) }},
			{id: "detail.previous", title: "previous", keys: []string{"up"}, quiet: true, why: d.noHit, run: func() tea.Cmd { return d.turn(-1) }},
		}
	}
	unread := func() string {
		if d.rec == nil {
			return "The record is not read yet."
		}
		return ""
	}
	noChange := func() string {
		if why := unread(); why != "" {
			return why
		}
		return d.b.d.readOnly
	}
	links := d.links()
	noLink := func() string {
		if len(links) == 0 {
			return "Nothing is linked in this line."
		}
		return ""
	}
	enter := action{id: "detail.enter", title: "edit", keys: []string{"enter"}, why: noChange, run: d.enter}
	if len(links) > 0 {
		enter.title, enter.why = "open what is linked", nil
	}
	all := "all fields"
	if d.all {
		all = "only what is said"
	}
	out := []action{
		enter,
		{id: "detail.edit", title: "edit", keys: []string{"e"}, why: noChange, quiet: len(links) == 0, run: d.edit},
		{id: "detail.search", title: "search", keys: []string{"/"}, why: unread, run: func() tea.Cmd { d.typing = true; return nil }},
	}
	if len(d.hits) > 0 || d.searching() {
		out = append(out,
			action{id: "detail.next", title: "next", keys: []string{"n"}, why: d.noHit, run: func() tea.Cmd { return d.turn(1) }},
			action{id: "detail.previous", title: "previous", keys: []string{"N"}, why: d.noHit, run: func() tea.Cmd { return d.turn(-1) }},
			action{id: "detail.stop", title: "stop searching", keys: []string{"esc"}, run: d.stopSearch},
		)
	} else {
		out = append(out, action{id: "detail.gap", title: "next gap", keys: []string{"n"}, why: unread, run: d.nextGap})
	}
	out = append(out,
		action{id: "detail.all", title: all, keys: []string{"m"}, run: func() tea.Cmd { d.all, d.dirty = !d.all, true; return nil }},
		action{id: "detail.findings", title: "findings", keys: []string{"f"}, quiet: len(d.findings) == 0, why: d.noFinding, run: d.toFindings},
		action{id: "detail.used", title: "where it is used", keys: []string{"w"}, why: unread, run: d.askUsed},
		action{id: "detail.follow", title: "open what is linked", keys: []string{"o"}, quiet: true, why: noLink, run: func() tea.Cmd { return d.follow(d.links()) }},
		action{id: "detail.copy", title: "copy the line", keys: []string{"y"}, quiet: true, why: unread, run: d.copyLine},
		action{id: "detail.copy-record", title: "copy the record", keys: []string{"Y"}, quiet: true, why: unread, run: func() tea.Cmd { return copyRecord(d.b, d.rec, d.base) }},
	)
	return append(out, d.moves()...)
}

func (d *detail) noHit() string {
	if len(d.hits) == 0 {
		return "Nothing was found."
	}
	return ""
}

func (d *detail) moves() []action {
	do := func(id, title string, f func(), keys ...string) action {
		return action{id: "detail." + id, title: title, keys: keys, quiet: true, run: func() tea.Cmd { f(); return nil }}
	}
	page := max(d.height-1, 1)
	half := max(d.height/2, 1)
	return []action{
		do("up", "up", func() { d.step(-1) }, "up", "k"),
		do("down", "down", func() { d.step(1) }, "down", "j"),
		do("section-before", "section before", func() { d.section(-1) }, "left", "h"),
		do("section-after", "next section", func() { d.section(1) }, "right", "l"),
		do("page-up", "page up", func() { d.scroll(-page) }, "pgup"),
		do("page-down", "page down", func() { d.scroll(page) }, "pgdown", "space"),
		do("half-up", "half a page up", func() { d.scroll(-half) }, "ctrl+u"),
		do("half-down", "half a page down", func() { d.scroll(half) }, "ctrl+d"),
		do("first", "top", func() { d.cursor, d.top = 0, 0 }, "g", "home"),
		do("last", "end", func() { d.cursor = max(len(d.lines)-1, 0) }, "G", "end"),
	}
}

// place is what the line in hand stands for.
func (d *detail) place() (row, bool) {
	d.build()
	l, ok := d.line()
	if !ok || l.Path == "" {
		return row{}, false
	}
	p, err := model.Of(d.rec).At(l.Path)
	if err != nil {
		return row{}, false
	}
	r := row{kind: rowField, path: l.Path, field: p.Field, obj: p.Object}
	if p.Item >= 0 {
		r.kind, r.item = rowItem, p.Item
	}
	return r, true
}

// links are the records that the line in hand leads to.
func (d *detail) links() []string {
	r, ok := d.place()
	if !ok {
		return nil
	}
	uids := r.links()
	if r.kind == rowField && r.field.Type == model.KeyType && !r.obj.IsZero(r.field) {
		w := model.Words{Reg: d.b.d.reg, Rec: d.rec}
		if owner, _ := w.Referable(r.obj, r.field); owner != nil && owner.Base().UID != d.uid {
			uids = append(uids, owner.Base().UID)
		}
	}
	return slices.DeleteFunc(uids, func(uid string) bool {
		e, ok := d.b.d.reg.Entry(uid)
		return !ok || e.Deleted
	})
}

// enter opens what the line leads to, else the editor at the line.
func (d *detail) enter() tea.Cmd {
	if uids := d.links(); len(uids) > 0 {
		return d.follow(uids)
	}
	if d.rec == nil {
		return nil
	}
	if why := d.b.d.readOnly; why != "" {
		d.sh.say(why)
		return nil
	}
	return d.edit()
}

func (d *detail) edit() tea.Cmd {
	if x, ok := d.finding(); ok {
		return d.b.mend(x)
	}
	l, _ := d.line()
	path := l.Path
	if path == "" && d.cursor+1 < len(d.lines) {
		path = d.lines[d.cursor+1].Path // a section: its first field
	}
	return d.sh.push(newEditor(d.sh, d.b.d, editing{uid: d.uid, at: path}))
}

func (d *detail) follow(uids []string) tea.Cmd {
	if len(uids) == 1 {
		return d.sh.push(newDetail(d.b, uids[0]))
	}
	var items []item
	for _, uid := range uids {
		e, _ := d.b.d.reg.Entry(uid)
		items = append(items, item{id: uid, label: e.Title(), note: string(e.Kind)})
	}
	return d.sh.open(newPicker(d.sh, "Open", items, func(ids, _ []string) tea.Cmd {
		return d.sh.push(newDetail(d.b, ids[0]))
	}))
}

// askUsed asks which records lead to this one.
func (d *detail) askUsed() tea.Cmd {
	ctx, s, uid := d.b.d.ctx, d.b.d.store, d.uid
	return fetch(&d.using, func() ([]store.Use, error) { return s.Used(ctx, uid) })
}

func (d *detail) used(uses []store.Use, err error) tea.Cmd {
	switch {
	case err != nil:
		d.sh.fail(err)
		return nil
	case len(uses) == 0:
		d.sh.say("Nothing leads to «" + d.title() + "».")
		return nil
	}
	return d.sh.open(usesDialog(d.b, fmt.Sprintf("Where «%s» is used", d.title()), uses))
}

// usesDialog lists records that lead to another one, and opens the one that is
// chosen.
func usesDialog(b *book, name string, uses []store.Use) *picker {
	var items []item
	at := map[string]int{}
	for _, u := range uses {
		where := fieldWords(u.Kind, u.Field)
		if i, ok := at[u.UID]; ok {
			items[i].note += ", " + where
			continue
		}
		at[u.UID] = len(items)
		items = append(items, item{id: u.UID, label: u.Title(), note: string(u.Kind) + ": " + where})
	}
	return newPicker(b.sh, name, items, func(ids, _ []string) tea.Cmd {
		return b.sh.push(newDetail(b, ids[0]))
	})
}

// fieldWords names a field by its path without keys: "Recipients, party".
func fieldWords(k model.Kind, path string) string {
	keys := strings.Split(path, ".")
	f := model.FieldOf(k, keys[0])
	if f == nil {
		return path
	}
	words := f.Label
	for _, key := range keys[1:] {
		if f = f.Field(key); f == nil {
			return path
		}
		words += ", " + strings.ToLower(f.Label)
	}
	return words
}

// copyLine puts the text of the line in hand on the clipboard of the terminal.
func (d *detail) copyLine() tea.Cmd {
	l, _ := d.line()
	s := l.Text
	if s == "" {
		s = l.Label
	}
	return copied(d.sh, s, "the line")
}

func copied(sh *shell, s, what string) tea.Cmd {
	sh.say("Copied " + what + ", if the terminal allows it.")
	return tea.SetClipboard(s)
}

// copyRecord asks in which form to copy a record.
func copyRecord(b *book, rec model.Record, base string) tea.Cmd {
	return b.sh.open(newChoice(b.sh, "Copy the record", "«"+model.EntryOf(rec).Title()+"»", []option{
		{key: "t", title: "as text", note: "to read, to mail", run: func() tea.Cmd {
			return copied(b.sh, plainText(rec, b.d.reg), "the record as text")
		}},
		{key: "j", title: "as JSON", note: `what "ropa edit --from" takes`, run: func() tea.Cmd {
			var extra [][2]string
			if base != "" {
				extra = append(extra, [2]string{"base_rev", base})
			}
			return copied(b.sh, string(model.JSON(rec, b.d.reg.Name, extra...)), "the record as JSON")
		}},
	}))
}

// plainText is everything that a record says, to be read outside of the app.
func plainText(rec model.Record, reg *model.Register) string {
	var b strings.Builder
	b.WriteString(model.EntryOf(rec).Title() + "\n")
	for _, l := range model.Outline(rec, reg, false) {
		said := l.Text
		if l.Unsaid {
			said = "not said"
		}
		switch {
		case l.Depth == 0:
			b.WriteString("\n" + l.Label + "\n")
			continue
		case l.Depth == 2:
			b.WriteString("    " + l.Label + ". ")
		default:
			b.WriteString(strings.Repeat("  ", l.Depth) + l.Label + ": ")
		}
		if l.From != "" {
			said += " (from " + l.From + ")"
		}
		b.WriteString(strings.ReplaceAll(said, "\n", "\n"+strings.Repeat("  ", l.Depth+1)) + "\n")
	}
	return b.String()
}
