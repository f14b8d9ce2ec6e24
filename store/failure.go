package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A Reason is why something could not be done with a register. It is an error
// of its own, so that errors.Is(err, store.Busy) tells one reason from another.
type Reason string

// The reasons, each with what is true when it is given.
const (
	Missing      Reason = "there is no such file"
	NoFolder     Reason = "there is no such folder"
	NoPermission Reason = "this account may not read it"
	IsFolder     Reason = "it is a folder"
	NotAFile     Reason = "it is not an ordinary file"
	Exists       Reason = "there is a file of this name already"
	Empty        Reason = "the file is empty, 0 bytes"
	NotARegister Reason = "it is not a register written by ropa"
	Sealed       Reason = "it is sealed, encrypted with age"
	CutOff       Reason = "the file is cut off"
	Newer        Reason = "it was written by a newer ropa"
	Older        Reason = "it was written by an older ropa"
	Foreign      Reason = "it contains something that ropa did not put there"
	Damaged      Reason = "the file is damaged"
	Altered      Reason = "a record in it is not as it was saved" // damage, too
	TwoNames     Reason = "the file has a second name (a hard link)"
	OpenHere     Reason = "this ropa has it open already"

	Busy         Reason = "somebody else is using it right now"
	Replaced     Reason = "another file was put in its place"
	Removed      Reason = "the file was moved or removed while it was open"
	HotJournal   Reason = "a save was cut short and cannot be undone here"
	StrayJournal Reason = "the -journal file beside it belongs to another file"
	WAL          Reason = "another program left it in write-ahead mode"
	FileLocked   Reason = "the file is read-only"
	DirLocked    Reason = "its folder is read-only"
	DirClosed    Reason = "this account may not write in that folder"
	Looking      Reason = "it was opened for reading only"
	Full         Reason = "the disk is full, or a quota is reached"
	TooLarge     Reason = "a value in it is larger than ropa accepts"
	Unsure       Reason = "it is not certain that the save was kept"
	Disk         Reason = "the disk or the network share does not answer as it should"
	Rejected     Reason = "the file refused the value"
	Stopped      Reason = "it was stopped before it was done"
	Internal     Reason = "SQLite gave an answer that ropa does not expect"
)

// Error returns r in words.
func (r Reason) Error() string { return string(r) }

// A remedy is what stands beside a reason: what is safe, and what to do next. In a
// command that is proposed FILE stands for the register.
type remedy struct{ safe, next string }

var advice = map[Reason]remedy{
	Missing:      {"nothing was changed", `check the name, or make a register with "ropa new"`},
	NoFolder:     {"nothing was changed", "check the path, and whether the drive or share is connected"},
	NoPermission: {"nothing was changed", "ask whoever runs the folder for access, or have the register sent to you"},
	IsFolder:     {"nothing was changed", "name the file in it"},
	NotAFile:     {"nothing was changed", "name the register file itself"},
	Exists:       {"that file was not touched", "choose another name, or open that file"},
	Empty:        {"nothing was changed", "wait until the sync client or the mail program has fetched it, or ask for it again"},
	NotARegister: {"nothing was changed", `name the register itself; a CSV or JSON file that "ropa export" wrote goes into a register with "ropa import"`},
	Sealed:       {"nothing was changed", "decrypt it with the program age and the passphrase or key, and open what comes out"},
	CutOff:       {"nothing was changed", "wait until the copy or the sync is complete, or ask for the file again"},
	Newer:        {"nothing was changed", "update ropa, or ask the sender for an export"},
	Older:        {"nothing was changed", "agree with those who share it before it is brought up to date: an older ropa cannot open it afterwards"},
	Foreign:      {"nothing was changed, and nothing in it was run", "take it for damage, and a copy of the register that is whole: from your backup, or from whoever it was mailed to; unless you know which program changed it, and can take that back there"},
	Damaged:      {"ropa does not write to it, so it gets no worse", "take a copy of the register that is whole: from your backup, or from whoever it was mailed to"},
	Altered:      {"nothing was changed, and what stands there in its place is not passed on", "take a copy of the register that is whole: from your backup, or from whoever it was mailed to"},
	TwoNames:     {"nothing was changed", "make a real copy of the file and open that: a crash under one name cannot be mended under the other"},
	OpenHere:     {"nothing was changed", "use the window or command that has it open"},

	Busy:         {"nothing was saved", "try again in a moment"},
	Replaced:     {"nothing was saved", "open the register again, and make the change there"},
	Removed:      {"nothing was saved", "put the file back under its old name; if it is gone for good, a backup is the way back"},
	HotJournal:   {"nothing was changed", "copy the file and its -journal together to a folder of your own and open it there"},
	StrayJournal: {"nothing was changed", "move the -journal file to another folder, keep it, and open the register again; this happens when a backup was copied over a register after a crash"},
	WAL:          {"nothing was changed", "close it in the other program, or copy the file and its -wal together to a folder of your own and open it there"},
	FileLocked:   {"the register can be read", "allow writing to it, or copy it to a folder of your own and allow writing to the copy"},
	DirLocked:    {"the register can be read", `make a copy in a folder of your own with "ropa backup --file FILE FOLDER" and go on there: a save needs a second file beside the register for a moment`},
	DirClosed:    {"nothing was changed", "choose a folder of your own, or ask whoever runs that one for access"},
	Looking:      {"the register can be read", "open it without --read-only to change it"},
	Full:         {"nothing was saved; the register is as it was before", `make room and try again, or make a copy on another disk with "ropa backup --file FILE FOLDER" and go on there`},
	TooLarge:     {"nothing was changed", "do not use this file; ask the sender for an export"},
	Unsure:       {"what was saved before it is not touched", "open the register again and compare before you save again"},
	Disk:         {"nothing more is written to the file", "check the connection, then open the register again"},
	Rejected:     {"nothing was written", "please report this: it is a mistake in ropa, or the file was made by something else"},
	Stopped:      {"nothing was written", "try again"},
	Internal:     {"nothing was written", "make a copy of the file, and please report this"},
}

// whileReading is advice for what was only to be read or checked, often right after
// a save that went well: nobody must take that for lost.
var whileReading = map[Reason]remedy{
	Busy:     {"nothing was changed, and what was saved before is kept", "try again in a moment"},
	Replaced: {"nothing was changed", "open the register again"},
	Removed:  {"nothing was changed", advice[Removed].next},
}

// whileMaking is advice for a file that was to be made: a register, or a copy of one.
var whileMaking = map[Reason]remedy{
	DirLocked: {"no file was made", "choose a folder of your own, on another disk if need be"},
	Full:      {"no file was made", "make room, or choose a folder on another disk"},
	Disk:      {"no file was made", "check the connection, then try again"},
	Stopped:   {"no file was made", "try again"},
}

// special is advice by what was tried, where it differs from that for a save.
var special = map[string]map[Reason]remedy{
	"open": whileReading, "find": whileReading, "read": whileReading, "check": whileReading, "copy": whileReading,
	"create": whileMaking, "write the copy": whileMaking,
}

// A Failure says why something could not be done with a register, in words
// for the person who keeps it: what happened, what is safe, what to do next.
type Failure struct {
	Reason Reason
	Op     string // what was tried: "open", "save", ..
	Path   string // on which file
	Detail string // what happened, where more can be said than Reason does
	Err    error  // the cause below, if any
}

// What returns what happened. Where the person is asked to report it, the cause
// below is part of it; else that is left out, being in the vocabulary of SQLite
// or the system, and Unwrap has it.
func (f *Failure) What() string {
	what := f.Detail
	if what == "" {
		what = string(f.Reason)
	}
	if f.Err != nil && (f.Reason == Internal || f.Reason == Rejected || f.Reason == Disk) {
		what += " (" + f.Err.Error() + ")"
	}
	return what
}

// remedy returns the advice that fits what was tried.
func (f *Failure) remedy() remedy {
	if r, ok := special[f.Op][f.Reason]; ok {
		return r
	}
	return advice[f.Reason]
}

// Safe returns what is safe in spite of it.
func (f *Failure) Safe() string { return f.remedy().safe }

// Next returns what can be done now. Where the file itself is broken it names the
// newest backup, if one lies beside it.
func (f *Failure) Next() string {
	next := f.remedy().next
	switch f.Reason {
	case Damaged, Altered, CutOff, Empty, Foreign:
		if newest := newestBackup(f.Path); newest != "" {
			return "open the newest backup beside it, " + newest + ", or " + next
		}
	}
	return next
}

// Error returns all of it in one line.
func (f *Failure) Error() string {
	return f.Op + " " + f.Path + ": " + f.What() + "; " + f.Safe() + "; " + f.Next()
}

// Unwrap returns the reason and the cause.
func (f *Failure) Unwrap() []error {
	if f.Err == nil {
		return []error{f.Reason}
	}
	return []error{f.Reason, f.Err}
}

// explain turns an error of the driver or the system, met when op was tried on
// the file at path, into a Failure. An error of neither is returned as it is.
// opened is the file as it was when it was opened, nil while it is not open.
func explain(op, path string, opened fs.FileInfo, err error) error {
	if f := (*Failure)(nil); err == nil || errors.As(err, &f) {
		// A register in the making bears another name, which says nothing to anybody.
		if f != nil && (f.Path == "" || op == "create") {
			f.Op, f.Path = op, path
		}
		return err
	}
	fail := func(r Reason) error {
		return &Failure{Reason: r, Op: op, Path: path, Err: err}
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fail(Stopped)
	}
	if u := (*unreadable)(nil); errors.As(err, &u) {
		return &Failure{Reason: u.reason, Op: op, Path: path, Detail: u.detail(), Err: err}
	}
	driver := (*sqlite.Error)(nil)
	if !errors.As(err, &driver) {
		if r := ReasonOf(path, err); r != "" {
			return fail(r)
		}
		return err
	}
	r := codeReason(driver.Code())
	switch r {
	case Disk, Damaged, NotARegister, Replaced, Missing, Unsure, FileLocked:
		// What SQLite saw may come from a file that is no longer the one it opened.
		if now := whereIs(path, opened); now != "" {
			r = now
		} else if r == Missing {
			r = whyNot(path)
		}
	}
	return fail(r)
}

// codeReason reads a result code of SQLite, https://sqlite.org/rescode.html:
// the low byte says what it is, the whole code says it more exactly.
func codeReason(code int) Reason {
	switch code {
	case sqlite3.SQLITE_READONLY_DBMOVED:
		return Replaced
	case sqlite3.SQLITE_READONLY_ROLLBACK:
		return HotJournal
	case sqlite3.SQLITE_READONLY_DIRECTORY:
		return DirLocked
	case sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_READONLY_CANTLOCK, sqlite3.SQLITE_READONLY_CANTINIT:
		return WAL
	case sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE:
		return Full // a quota or a limit on file sizes; a full disk has a code of its own
	case sqlite3.SQLITE_IOERR_DELETE_NOENT:
		return Unsure // the journal went away before the save was complete: the lock was lost
	}
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return Busy
	case sqlite3.SQLITE_READONLY:
		return FileLocked
	case sqlite3.SQLITE_CANTOPEN:
		return Missing // or one of the others that whyNot knows
	case sqlite3.SQLITE_NOTADB:
		return NotARegister
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT:
		return Damaged
	case sqlite3.SQLITE_FULL:
		return Full
	case sqlite3.SQLITE_TOOBIG:
		return TooLarge
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS:
		return Disk
	case sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH:
		return Rejected
	case sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return NoPermission
	case sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_ABORT:
		return Stopped
	}
	return Internal
}

// ReasonOf reads an error that the operating system gave about the file at path. It
// is "" where the error is none of those.
func ReasonOf(path string, err error) Reason {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return whyNot(path)
	case errors.Is(err, fs.ErrExist):
		return Exists
	case errors.Is(err, fs.ErrPermission):
		return NoPermission
	case errors.Is(err, syscall.EROFS):
		return DirLocked
	case isFull(err):
		return Full
	case errors.As(err, new(*fs.PathError)), errors.As(err, new(*os.LinkError)), errors.As(err, new(*os.SyscallError)):
		return Disk
	}
	return ""
}

// whereIs returns Removed or Replaced when the file at path is no longer the
// one that was opened, else "". It asks for the name only: to open the file
// here would drop SQLite's locks.
func whereIs(path string, opened fs.FileInfo) Reason {
	if opened == nil {
		return ""
	}
	now, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Removed
	case err == nil && !os.SameFile(now, opened):
		return Replaced
	}
	return ""
}

// whyNot returns why the file at path cannot be opened. SQLite has one answer
// to four questions here.
func whyNot(path string) Reason {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return IsFolder
	case err == nil:
		return NoPermission
	case errors.Is(err, fs.ErrPermission):
		return NoPermission
	}
	if folder, err := os.Stat(filepath.Dir(path)); err != nil || !folder.IsDir() {
		return NoFolder
	}
	return Missing
}

// name returns the name of the file at path for a text, without its folder.
func name(path string) string { return strings.TrimSpace(filepath.Base(path)) }
