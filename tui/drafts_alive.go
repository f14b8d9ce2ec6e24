package tui

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// runs reports whether the process pid is there, and is not known to be another
// program.
func runs(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	if runtime.GOOS == "windows" {
		return true // else it had not been found
	}
	if err := p.Signal(syscall.Signal(0)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return false
	}
	mine, _, ok := procStat("self")
	if !ok {
		return true // only Linux tells
	}
	theirs, state, ok := procStat(strconv.Itoa(pid))
	// A killed process stays listed, as a zombie, until its parent asks for it.
	return !ok || theirs == mine && state != "Z"
}

// procStat returns the name and the state of a process, as Linux tells them.
func procStat(pid string) (name, state string, ok bool) {
	data, err := os.ReadFile("/proc/" + pid + "/stat") // "7 (ropa) S 1 .."
	if err != nil {
		return "", "", false
	}
	_, rest, _ := strings.Cut(string(data), "(")
	end := strings.LastIndex(rest, ") ")
	if end < 0 || len(rest) < end+3 {
		return "", "", false
	}
	return rest[:end], rest[end+2 : end+3], true
}
