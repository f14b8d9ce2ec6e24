//go:build !arm

package export

import (
	"os"
	"syscall"
)

// begin has the system put on the disk what was written to f, and does not wait
// for it. What goes wrong is told by the Sync that must follow.
func begin(f *os.File) {
	const write = 2 // SYNC_FILE_RANGE_WRITE of sync_file_range(2)
	if c, err := f.SyscallConn(); err == nil {
		c.Control(func(fd uintptr) { syscall.SyncFileRange(int(fd), 0, 0, write) })
	}
}
