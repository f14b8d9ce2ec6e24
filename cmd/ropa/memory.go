package main

import (
	"runtime"
	"runtime/debug"
)

// What a table may take of memory, in bytes, beside what SQLite and the program
// itself take: enough, or more where the shared records of a very large register
// would leave less than room for the rest. With more, garbage would only lie about
// for longer.
const (
	enough = 34 << 20
	room   = 18 << 20
)

// frugal bounds the memory of the program until the function that it returns is
// called.
func frugal() (undo func()) {
	limit, percent := debug.SetMemoryLimit(enough), debug.SetGCPercent(-1) // the limit alone decides
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}

// makeRoom raises the bound where what is in memory comes too near to it.
func makeRoom() {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(enough, int64(m.HeapAlloc)+room))
}
