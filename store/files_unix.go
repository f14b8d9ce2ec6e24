//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hardLinks returns how many names the file has.
func hardLinks(_ *os.File, info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Nlink)
	}
	return 0
}

// syncFolder makes the names in folder outlive a power cut. Some shares refuse
// to sync a folder; that is no reason to take a complete file away again.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// mayWrite reports whether this account may make files in folder.
func mayWrite(folder string) bool {
	const write, search = 2, 1
	return syscall.Access(folder, write|search) == nil
}

// isFull reports whether err says that a disk is full or a quota reached.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
