package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"unicode/utf8"
)

// applicationID is "ROPA" at byte 68 of the file; file(1) prints it.
const applicationID = 0x524F5041

// locate returns the absolute path of the register that path names and the
// file that stands there. A symbolic link is followed now, once: the journal
// lies beside the file it leads to. Nothing is opened.
func locate(path string) (string, fs.FileInfo, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path, nil, &Failure{Reason: Missing, Op: "open", Path: path, Err: err}
	}
	fail := func(r Reason, err error) error {
		return &Failure{Reason: r, Op: "open", Path: abs, Err: err}
	}
	info, err := os.Lstat(abs)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		var real string
		if real, err = filepath.EvalSymlinks(abs); err == nil {
			abs = real
			info, err = os.Lstat(abs)
		}
	}
	switch {
	case err != nil:
		return abs, nil, fail(whyNot(abs), err)
	case info.IsDir():
		return abs, nil, fail(IsFolder, nil)
	case runtime.GOOS == "windows" && info.Mode()&fs.ModeIrregular != 0:
		// A file that a sync client has not fetched yet; opening it fetches it.
	case !info.Mode().IsRegular():
		return abs, nil, fail(NotAFile, nil)
	}
	return abs, info, nil
}

// A header is what the first 100 bytes of a file say,
// https://sqlite.org/fileformat2.html#the_database_header, and what stands
// beside the file.
type header struct {
	wal         bool   // left in write-ahead mode
	pageSize    int64  // in bytes
	pages       int64  // 0 where the header does not know
	changes     uint32 // counter of changes
	encoding    uint32
	userVersion int
	app         uint32
	size        int64  // of the file
	names       uint64 // hard links; 0 where the system does not say
	journal     bool   // a journal with content lies beside it
	readOnly    bool   // this account may only read the file
}

// readHeader opens the file at path and reads its header. It must not be called
// while SQLite has the file open in this process: on Unix, closing a file drops
// all locks that the process holds on it.
func readHeader(path string) (header, error) {
	var h header
	fail := func(r Reason, detail string, err error) error {
		return &Failure{Reason: r, Op: "open", Path: path, Detail: detail, Err: err}
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0) // tells whether the file may be written to; nothing is
	if err != nil {
		h.readOnly = true
		f, err = os.Open(path)
	}
	if err != nil {
		return h, fail(whyNot(path), "", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return h, fail(Disk, "", err)
	}
	h.size = info.Size()
	h.names = hardLinks(f, info)
	if j, err := os.Stat(path + "-journal"); err == nil && j.Size() > 0 {
		h.journal = true
	}
	var b [512]byte
	n, err := io.ReadFull(f, b[:])
	switch {
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return h, fail(Disk, "", err)
	case n == 0:
		return h, fail(Empty, "", nil)
	case !bytes.HasPrefix(b[:n], []byte("SQLite format 3\x00")):
		r, detail := guess(b[:n])
		return h, fail(r, detail, nil)
	case n < len(b):
		return h, fail(CutOff, fmt.Sprintf("the file is cut off: only %d bytes are here", n), nil)
	}
	h.wal = b[18] == 2 || b[19] == 2
	h.pageSize = int64(binary.BigEndian.Uint16(b[16:]))
	if h.pageSize == 1 {
		h.pageSize = 1 << 16
	}
	// The count of pages holds only where the counter of changes is the one it was written with.
	h.changes = binary.BigEndian.Uint32(b[24:])
	if h.changes == binary.BigEndian.Uint32(b[92:]) {
		h.pages = int64(binary.BigEndian.Uint32(b[28:]))
	}
	h.encoding = binary.BigEndian.Uint32(b[56:])
	h.userVersion = int(int32(binary.BigEndian.Uint32(b[60:])))
	h.app = binary.BigEndian.Uint32(b[68:])
	return h, nil
}

// judge refuses what must not be opened by a ropa that knows the schemas up to latest.
func (h header) judge(path string, latest int) error {
	fail := func(r Reason, detail string) error {
		return &Failure{Reason: r, Op: "open", Path: path, Detail: detail}
	}
	whole := h.pages * h.pageSize
	switch {
	case h.app != applicationID:
		return fail(NotARegister, "it is a database of another program, not a register written by ropa")
	case h.userVersion > latest:
		return fail(Newer, fmt.Sprintf("it was written by a newer ropa (format %d; this ropa knows formats up to %d)", h.userVersion, latest))
	case h.userVersion < 1:
		return fail(NotARegister, "it is a register that was never finished")
	case h.encoding != 1:
		return fail(Foreign, "its text is not in UTF-8, so it was not made by ropa")
	case h.names > 1:
		return fail(TwoNames, "")
	// A journal may still have to bring pages back, and in write-ahead mode the newest pages lie beside the file.
	case h.size < whole && !h.journal && !h.wal:
		return fail(CutOff, fmt.Sprintf("the file is cut off: %s of %s are here", megabytes(h.size), megabytes(whole)))
	}
	return nil
}

// guess says what a file is that is not an SQLite database.
func guess(b []byte) (Reason, string) {
	switch {
	case bytes.HasPrefix(b, []byte("age-encryption.org/")), bytes.HasPrefix(b, []byte("-----BEGIN AGE ENCRYPTED FILE-----")):
		return Sealed, ""
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return NotARegister, "it is a zip archive, a spreadsheet or a text document, not a register"
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return NotARegister, "it is a PDF, not a register"
	case bytes.HasPrefix(b, []byte{0x1f, 0x8b}):
		return NotARegister, "it is a gzip archive, not a register"
	case len(bytes.Trim(b, "\x00")) == 0:
		return CutOff, "the file has a size but no content, only zeros"
	case isText(b):
		return NotARegister, "it is a text file, not a register"
	}
	return NotARegister, ""
}

// isText reports whether b, the start of a file, reads as text. A character
// may be cut in two at the end.
func isText(b []byte) bool {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 && utf8.FullRune(b) || r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' {
			return false
		}
		b = b[n:]
	}
	return true
}

// megabytes writes a size for people.
func megabytes(n int64) string {
	switch {
	case n < 1_000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
