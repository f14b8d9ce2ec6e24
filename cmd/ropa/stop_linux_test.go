package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
)

// Whoever asks the program to stop, nothing half-written is left.
func TestWhatIsAskedToStopLeavesNoCopy(t *testing.T) {
	path := synthetic(t, 50)
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(sig) {
			continue // as a child of nohup is asked in vain
		}
		folder := t.TempDir()
		ctx, stop := untilStopped()
		begun := make(chan struct{})
		var once sync.Once
		a := &app{trace: func(string) {
			if entries, err := os.ReadDir(folder); err != nil || len(entries) == 0 {
				return // not yet
			}
			once.Do(func() {
				close(begun)
				if err := syscall.Kill(os.Getpid(), sig); err != nil {
					t.Error(err)
				}
				<-ctx.Done()
			})
		}}
		root := newRoot(a)
		root.SetArgs([]string{"export", "--file", path, "--to", "csv", "-o", filepath.Join(folder, "all.csv")})
		err := root.ExecuteContext(ctx)
		stop()
		select {
		case <-begun:
		default:
			t.Fatalf("%v: the file was never begun", sig)
		}
		if err == nil {
			t.Errorf("%v: the command went on", sig)
		}
		if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
			t.Errorf("%v: left behind: %v, %v", sig, entries, err)
		}
	}
}
