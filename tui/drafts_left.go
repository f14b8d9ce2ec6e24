package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// unfinished begins the names of drafts that are being written.
const unfinished = ".draft-"

// sweep takes away what processes that are gone were writing when they were killed;
// the draft before it is still there. What is younger than a minute may be another
// computer's.
func (d *drafts) sweep() {
	entries, _ := os.ReadDir(d.folder) // a folder that is not there is clean
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), unfinished)
		if !ok {
			continue
		}
		if info, err := e.Info(); err != nil || d.now().Sub(info.ModTime()) < time.Minute {
			continue
		}
		word, _, named := strings.Cut(rest, "-")
		if pid, err := strconv.Atoi(word); named && err == nil && (pid == d.pid || d.alive(pid)) {
			continue
		}
		os.Remove(filepath.Join(d.folder, e.Name())) // else the next start takes it away
	}
}

// left returns the drafts that nobody is typing in, the newest first. What cannot be
// read is spoken of when its record is opened.
func (d *drafts) left() ([]*draft, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.sweep()
	paths, err := d.list(fileWord(d.register) + "_")
	var found []*draft
	for _, path := range paths {
		if dr, err := d.readFile(path); err == nil && dr != nil && !dr.busy && dr.file == "" {
			found = append(found, dr)
		}
	}
	slices.SortFunc(found, func(x, y *draft) int { return y.at.Compare(x.at) })
	return found, err
}

// lookForDrafts finds out what was not saved the last time.
func (p *places) lookForDrafts() tea.Cmd {
	d := p.b.d.drafts
	if d == nil || p.b.d.readOnly != "" {
		return nil
	}
	return fetch(&p.looking, d.left)
}

// tellDrafts says which drafts wait, below what was said at the start.
func (p *places) tellDrafts(found []*draft, err error) {
	if err != nil {
		p.sh.fail(err)
	}
	if len(found) == 0 {
		return
	}
	const most = 4
	var names []string
	fresh := false
	for i, dr := range found {
		name := "«" + model.EntryOf(dr.rec).Title() + "»"
		if dr.base == "" {
			name, fresh = "new "+string(dr.rec.Kind())+" "+name, true
		}
		if i < most {
			names = append(names, name)
		}
	}
	text := model.Plural(len(found), "unsaved draft") + ": " + strings.Join(names, ", ")
	if n := len(found) - most; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	text += ". A draft is offered when its record is edited"
	if fresh {
		text += "; for new ones press a in their list"
	}
	m := message{text: text + "."}
	if said := p.sh.toast; said != nil {
		m = message{text: said.text + "\n" + m.text, failed: said.failed}
	}
	p.sh.tell(m)
}
