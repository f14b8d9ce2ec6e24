package tui

import (
	"os"
	"os/exec"
	"runtime"
	"testing"
)

// A process that was killed and that its parent has not asked for yet does not
// type any more.
func TestKilledProcessDoesNotType(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells a zombie from a process")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^$", "-test.timeout=1m")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if !runs(os.Getpid()) {
		t.Error("this process does not run")
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	out.Read(make([]byte, 1)) // its end, seen from here; it is not waited for
	for range 1000 {
		if !runs(cmd.Process.Pid) {
			cmd.Wait()
			return
		}
		runtime.Gosched()
	}
	t.Error("a killed process still types")
}
