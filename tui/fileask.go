package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A fileAsk is a dialog that asks for a file that is there: one of those that lie in
// a folder, or any other by its path.
type fileAsk struct {
	sh      *shell
	name    string
	folder  string
	endings []string // of the files that are offered

	// done gets the path. The dialog is closed already. It is not called on esc.
	done func(path string) tea.Cmd

	line  lineEdit
	files []fileInFolder
	found []int // those that have what is typed in their name
	rows  list
	read  bool
	asked request
}

type fileInFolder struct {
	name string
	at   time.Time
	size int64
}

func (a *fileAsk) title() string  { return a.name }
func (a *fileAsk) editor() editor { return &a.line }

// init looks into the folder. One that cannot be read has no files to offer; the
// path can still be typed.
func (a *fileAsk) init() tea.Cmd {
	a.line.hint = "type a name, or the whole path"
	folder, endings := a.folder, a.endings
	return fetch(&a.asked, func() ([]fileInFolder, error) { return filesIn(folder, endings), nil })
}

// filesIn lists the files in folder with one of the endings, the newest first.
func filesIn(folder string, endings []string) []fileInFolder {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var out []fileInFolder
	for _, e := range entries {
		if !e.Type().IsRegular() || e.Name()[0] == '.' || !slices.Contains(endings, strings.ToLower(filepath.Ext(e.Name()))) {
			continue
		}
		if info, err := e.Info(); err == nil {
			out = append(out, fileInFolder{e.Name(), info.ModTime(), info.Size()})
		}
	}
	slices.SortStableFunc(out, func(x, y fileInFolder) int { return y.at.Compare(x.at) })
	return out
}

func (a *fileAsk) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case result[[]fileInFolder]:
		if a.asked.takes(msg) {
			a.files, a.read = msg.value, true
			a.search()
		}
	case editedMsg:
		a.search()
	case tea.MouseWheelMsg:
		a.rows.pointer(msg)
	case tea.MouseClickMsg:
		msg.Y -= 2
		if a.rows.pointer(msg) {
			return a.take()
		}
	}
	return nil
}

// search finds the files that have what is typed in their name.
func (a *fileAsk) search() {
	a.found = a.found[:0]
	want := strings.ToLower(strings.TrimSpace(a.line.value()))
	for i, f := range a.files {
		if strings.Contains(strings.ToLower(f.name), want) {
			a.found = append(a.found, i)
		}
	}
	a.rows.setCount(len(a.found))
	a.rows.move(slices.IndexFunc(a.found, func(i int) bool { return strings.ToLower(a.files[i].name) == want }))
}

func (a *fileAsk) actions() []action {
	none := func() string {
		if a.path() == "" {
			return "Type the name of a file."
		}
		return ""
	}
	return append([]action{
		{id: "file.take", title: "choose", keys: []string{"enter"}, why: none, run: a.take},
		{id: "file.cancel", title: "cancel", keys: []string{"esc"}, run: func() tea.Cmd { a.sh.close(a); return nil }},
	}, a.rows.actions(false)...)
}

// path is the file in hand, else the one that is typed.
func (a *fileAsk) path() string {
	if a.rows.cursor < len(a.found) {
		return filepath.Join(a.folder, a.files[a.found[a.rows.cursor]].name)
	}
	if strings.TrimSpace(a.line.value()) == "" {
		return ""
	}
	return pathOf(a.folder, a.line.value())
}

func (a *fileAsk) take() tea.Cmd {
	path := a.path()
	a.sh.close(a)
	return a.done(path)
}

func (a *fileAsk) view(width, height int) frame {
	t := a.sh.theme
	head := beside(text("File "), 5, "", a.line.view(t, max(width-6, 1))).fit(width, 1)
	under := "in " + a.folder
	switch {
	case !a.read:
		under = "Looking into the folder" + ellipsis
	case len(a.found) == 0 && a.path() != "":
		under = a.path()
	case len(a.files) == 0:
		under = "None of " + strings.Join(a.endings, ", ") + " lies in " + a.folder
	}
	head = below(head, text(t.dim.Render(short(under, width))))
	if height < 3 || len(a.files) == 0 {
		return head
	}
	rows := a.rows.view(t, width, height-2, func(i, w int, inHand bool) string {
		f := a.files[a.found[i]]
		note := f.at.Local().Format("2006-01-02 15:04") + fmt.Sprintf(", %d kB", (f.size+1023)/1024)
		return labelled(t, f.name, note, w, inHand)
	})
	rows.cursor = nil // it stays where one types
	for len(rows.lines) < min(height-2, len(a.files)) {
		rows.lines = append(rows.lines, "") // a box that changed its height would be hard to follow
	}
	return below(head, rows)
}
