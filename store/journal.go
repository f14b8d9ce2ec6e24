package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// fits fails with StrayJournal when the journal beside the file at path was
// written for another file. It is what remains when, after a crash, somebody
// copies a backup over the register: SQLite cannot tell, plays the journal back
// and destroys the backup.
//
// A save counts one up on page 1, and the journal holds the page as it was. So
// the file stands at the number in the journal, or one above.
func fits(path string, head header) error {
	j, err := os.Open(path + "-journal")
	if errors.Is(err, fs.ErrNotExist) {
		return nil // whoever was saving is done
	}
	if err != nil {
		return &Failure{Reason: HotJournal, Op: "open", Path: path, Err: err}
	}
	defer j.Close()
	count, ok := journalCount(j)
	if !ok || head.changes == count || head.changes == count+1 {
		return nil
	}
	return &Failure{Reason: StrayJournal, Op: "open", Path: path}
}

// journalCount returns the counter of changes on page 1 as the journal has it,
// https://sqlite.org/fileformat2.html#the_rollback_journal. It returns false
// where the journal does not say: SQLite then knows better than we do.
func journalCount(j io.ReaderAt) (uint32, bool) {
	const magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
	var h [28]byte
	for at := int64(0); ; {
		if _, err := j.ReadAt(h[:], at); err != nil || string(h[:8]) != magic {
			return 0, false
		}
		records := int64(int32(binary.BigEndian.Uint32(h[8:]))) // -1: to the end
		sector := int64(binary.BigEndian.Uint32(h[20:]))
		page := int64(binary.BigEndian.Uint32(h[24:]))
		if sector < 32 || page < 512 || page > 1<<16 {
			return 0, false
		}
		at += sector
		for ; records != 0; records-- {
			var r [4 + 28]byte // the number of the page, then its start
			if _, err := j.ReadAt(r[:], at); err != nil {
				return 0, false
			}
			if binary.BigEndian.Uint32(r[:]) == 1 {
				return binary.BigEndian.Uint32(r[4+24:]), true
			}
			at += 4 + page + 4
		}
		at = (at + sector - 1) / sector * sector // the next part of the journal
	}
}
