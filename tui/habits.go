package tui

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
)

// A habit is how one person likes the list of a kind.
type habit struct {
	Columns []string `json:"columns"`
	Sort    string   `json:"sort"`
	Down    bool     `json:"down,omitempty"`
}

// Habits are kept in a file in the person's own folder, for all registers alike.
type habits struct {
	path string // "": nothing is kept

	mu      sync.Mutex
	n       int // of the last state that was written
	asked   int // of the last state that is to be written
	present map[model.Kind]habit
}

// readHabits reads what is kept in folder. What cannot be read is forgotten: it
// is no more than the look of a list.
func readHabits(folder string) *habits {
	h := &habits{present: map[model.Kind]habit{}}
	if folder == "" {
		return h
	}
	h.path = filepath.Join(folder, "lists.json")
	data, err := os.ReadFile(h.path)
	if err == nil && json.Unmarshal(data, &h.present) != nil {
		h.present = map[model.Kind]habit{}
	}
	return h
}

// keep writes how the list t looks now.
func (h *habits) keep(t *table) tea.Cmd {
	x := habit{Sort: t.sort, Down: t.down}
	for _, c := range t.columns {
		x.Columns = append(x.Columns, c.key)
	}
	h.mu.Lock()
	h.present[t.kind] = x
	h.asked++
	n := h.asked
	data, err := json.MarshalIndent(h.present, "", "  ")
	h.mu.Unlock()
	if h.path == "" || err != nil {
		return nil
	}
	return func() tea.Msg {
		if err := h.write(n, data); err != nil {
			return errMsg{fmt.Errorf("remember the columns: %w; the register itself is not concerned", err)}
		}
		return nil
	}
}

// write puts state n into the file, unless a later one is there.
func (h *habits) write(n int, data []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if n < h.n {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(h.path), 0o700); err != nil {
		return err
	}
	part := h.path + ".tmp"
	err := os.WriteFile(part, append(data, '\n'), 0o600)
	if err == nil {
		err = os.Rename(part, h.path)
	}
	if err != nil {
		if rest := os.Remove(part); rest != nil && !errors.Is(rest, fs.ErrNotExist) {
			err = errors.Join(err, rest)
		}
		return err
	}
	h.n = n
	return nil
}

// apply makes t look as it did the last time.
func (h *habits) apply(t *table) {
	h.mu.Lock()
	x, known := h.present[t.kind]
	h.mu.Unlock()
	if !known {
		return
	}
	columns := columnsBy(t.kind, x.Columns)
	for _, c := range columns {
		if c.key == "name" { // without it no row could be told
			t.columns = columns
		}
	}
	for _, c := range columnsOf(t.kind) {
		if c.key == x.Sort {
			t.sort, t.down = x.Sort, x.Down
		}
	}
}
