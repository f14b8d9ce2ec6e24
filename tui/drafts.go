package tui

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"ropa/model"
)

// A draft is a record that was changed and not saved, so that a crash or a
// closed window costs at most the field in hand.
type draft struct {
	rec     model.Record
	was     model.Record // what rec was made from: the base of a merge
	base    string       // the revision of was; "" for a new record
	pending []model.Record
	at      time.Time

	// Where the draft comes from, when it was read.
	path string
	file string // the register file, where it is another one that is still there
	busy bool   // it is being typed by another process that runs
}

// drafts keeps the drafts of one register as files in a folder of the user,
// never beside the register, which may lie on a share. Every window has files of
// its own, so that two in which the same record is typed do not write over each
// other; what a window has left behind is found by all. The methods with a number
// do work away from the event loop; of two the later number wins, whichever
// comes to the disk first.
type drafts struct {
	folder   string
	register string // uid
	file     string // of the register; "" is not kept: a copy of it has the same uid
	window   string // the app that runs here

	now   func() time.Time
	host  string // this computer and this process, since two may type the same record
	pid   int
	alive func(pid int) bool

	mu   sync.Mutex
	n    int
	last map[string]int // record uid -> the number of what was done last
}

func newDrafts(folder, register string) *drafts {
	host, _ := os.Hostname() // without a name, no process is told from another computer's
	window := make([]byte, 6)
	rand.Read(window) // never fails
	return &drafts{folder: folder, register: register, window: hex.EncodeToString(window), now: time.Now, host: host, pid: os.Getpid(), alive: runs, last: map[string]int{}}
}

const draftFormat = "ropa-draft/1"

// draftFile is a draft as it stands in its file.
type draftFile struct {
	Format   string          `json:"format"`
	Register string          `json:"register"`
	File     string          `json:"file,omitempty"`
	Host     string          `json:"host,omitempty"`
	PID      int             `json:"pid,omitempty"`
	UID      string          `json:"uid"`
	Kind     model.Kind      `json:"kind"`
	At       time.Time       `json:"at"`
	Base     string          `json:"base,omitempty"`
	Was      json.RawMessage `json:"was,omitempty"`
	Record   json.RawMessage `json:"record"`
	Pending  []draftRecord   `json:"pending,omitempty"`
}

type draftRecord struct {
	Kind   model.Kind      `json:"kind"`
	Record json.RawMessage `json:"record"`
}

// next numbers the next write or removal; call it on the event loop.
func (d *drafts) next() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.n++
	return d.n
}

// write keeps dr, unless something later was done already.
func (d *drafts) write(n int, dr draft) error {
	file := draftFile{
		Format: draftFormat, Register: d.register, File: d.file, Host: d.host, PID: d.pid, UID: dr.rec.Base().UID, Kind: dr.rec.Kind(),
		At: dr.at.UTC(), Base: dr.base,
		Was: model.Canonical(dr.was), Record: model.Canonical(dr.rec),
	}
	for _, p := range dr.pending {
		file.Pending = append(file.Pending, draftRecord{p.Kind(), model.Canonical(p)})
	}
	data, err := json.MarshalIndent(file, "", " ")
	if err != nil {
		return fmt.Errorf("keep a draft: %w", err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if n < d.last[file.UID] {
		return nil
	}
	if err := d.put(file.UID, data); err != nil {
		return fmt.Errorf("keep a draft: %w", err)
	}
	d.last[file.UID] = n
	return nil
}

// put replaces the file in one step, so that a crash leaves the old one or the
// new one.
func (d *drafts) put(uid string, data []byte) error {
	if err := os.MkdirAll(d.folder, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(d.folder, fmt.Sprintf("%s%d-*", unfinished, d.pid)) // 0600; see sweep
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // there is nothing after the rename
	_, err = temp.Write(append(data, '\n'))
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), d.path(uid))
}

// remove takes the draft of a record away, unless something later was done.
func (d *drafts) remove(n int, uid string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n < d.last[uid] {
		return nil
	}
	if err := os.Remove(d.path(uid)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove a draft: %w", err)
	}
	d.last[uid] = n
	return nil
}

// stem begins the names of all drafts of the record uid, path is the whole of it
// for those of this window.
func (d *drafts) stem(uid string) string { return fileWord(d.register) + "_" + fileWord(uid) }

func (d *drafts) path(uid string) string {
	return filepath.Join(d.folder, d.stem(uid)+"."+d.window+".json")
}

// list returns the paths of the drafts whose names begin with stem, of whichever
// window.
func (d *drafts) list(stem string) ([]string, error) {
	entries, err := os.ReadDir(d.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for drafts: %w", err)
	}
	var paths []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), stem) && strings.HasSuffix(e.Name(), ".json") {
			paths = append(paths, filepath.Join(d.folder, e.Name()))
		}
	}
	return paths, nil
}

// fileWord is uid as part of a file name. A register may come from anybody, and
// so its uids may be anything.
func fileWord(uid string) string {
	plain := uid != "" && len(uid) <= 64 && !strings.ContainsFunc(uid, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && r != '-'
	})
	if plain {
		return uid
	}
	sum := sha256.Sum256([]byte(uid))
	return hex.EncodeToString(sum[:])
}

// read returns the drafts of the record uid, the newest first. What cannot be read
// is put aside, so that nothing is lost of it, and the error says where.
func (d *drafts) read(uid string) ([]*draft, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	paths, err := d.list(d.stem(uid) + ".")
	var found []*draft
	errs := []error{err}
	for _, path := range paths {
		dr, err := d.readFile(path)
		switch {
		case err != nil:
			aside := path + d.now().UTC().Format(".20060102T150405.unreadable")
			if os.Rename(path, aside) == nil {
				path = aside
			}
			errs = append(errs, fmt.Errorf("a draft of this record cannot be read: %w; it is kept as %s", err, path))
		case dr != nil:
			found = append(found, dr)
		}
	}
	slices.SortFunc(found, func(x, y *draft) int { return y.at.Compare(x.at) })
	return found, errors.Join(errs...)
}

// shared reports whether the record uid is being typed in another window, too.
func (d *drafts) shared(uid string) bool {
	paths, _ := d.list(d.stem(uid) + ".")
	return slices.ContainsFunc(paths, func(path string) bool {
		dr, err := d.readFile(path)
		return err == nil && dr != nil && dr.busy
	})
}

// forget takes a draft of another window away, which has been taken over, or is
// not wanted.
func (d *drafts) forget(dr *draft) error {
	if err := os.Remove(dr.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove a draft: %w", err)
	}
	return nil
}

// readFile reads one file; nil stands for one that is not there.
func (d *drafts) readFile(path string) (*draft, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	fail := func(err error) (*draft, error) { return nil, err }
	if err != nil {
		return fail(err)
	}
	var file draftFile
	if err := json.Unmarshal(data, &file); err != nil {
		return fail(err)
	}
	if file.Format != draftFormat {
		return fail(fmt.Errorf("its format is %q, and this ropa reads %q", file.Format, draftFormat))
	}
	dr := &draft{base: file.Base, at: file.At, path: path}
	dr.busy = file.PID != 0 && file.Host == d.host && file.PID != d.pid && d.alive(file.PID)
	if file.File != d.file && d.file != "" {
		if _, err := os.Stat(file.File); err == nil { // else the register was moved or renamed
			dr.file = file.File
		}
	}
	if dr.rec, err = model.DecodeBody(file.Kind, string(file.Record)); err != nil {
		return fail(err)
	}
	if dr.was, err = model.DecodeBody(file.Kind, string(file.Was)); err != nil {
		return fail(err)
	}
	for _, p := range file.Pending {
		rec, err := model.DecodeBody(p.Kind, string(p.Record))
		if err != nil {
			return fail(err)
		}
		dr.pending = append(dr.pending, rec)
	}
	return dr, nil
}

// newest returns the newest draft of a record of kind k that was never saved,
// as far as known tells, or nil.
func (d *drafts) newest(k model.Kind, known func(uid string) bool) (*draft, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	paths, err := d.list(fileWord(d.register) + "_")
	if err != nil {
		return nil, err
	}
	var found *draft
	for _, path := range paths {
		dr, err := d.readFile(path)
		if err != nil || dr == nil || dr.rec.Kind() != k || dr.base != "" || known(dr.rec.Base().UID) {
			continue // what cannot be read is spoken of when its record is opened
		}
		if dr.busy {
			continue // it is on the screen of another window
		}
		if found == nil || dr.at.After(found.at) {
			found = dr
		}
	}
	return found, nil
}
