package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hardLinks returns how many names the file has.
func hardLinks(f *os.File, _ fs.FileInfo) uint64 {
	var d syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(syscall.Handle(f.Fd()), &d); err != nil {
		return 0
	}
	return uint64(d.NumberOfLinks)
}

// syncFolder does nothing: NTFS keeps its own journal of names.
func syncFolder(string) error { return nil }

// mayWrite reports true: only an attempt can tell, and a save that fails says why.
func mayWrite(string) bool { return true }

// isFull reports whether err says that a disk is full or a quota reached.
func isFull(err error) bool {
	const handleDiskFull, diskFull, quota = syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)
	return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull) || errors.Is(err, quota)
}
