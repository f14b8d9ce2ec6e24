package tui

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"ropa/model/sample"
)

// inNamespace runs the test once more in a namespace of Linux, as an ordinary user
// or as a root who may mount things there, whoever runs it here. It reports whether
// this is that run.
func inNamespace(t *testing.T, root bool) bool {
	t.Helper()
	const inside = "ROPA_TEST_INSIDE"
	if os.Getenv(inside) != "" {
		return true
	}
	self, err := os.Executable()
	if err != nil {
		t.Skip("cannot run another process:", err)
	}
	id := 1000
	if root {
		id = 0
	}
	c := exec.Command(self, "-test.run=^"+t.Name()+"$")
	c.Env = append(os.Environ(), inside+"=1")
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: id, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: id, HostID: os.Getgid(), Size: 1}},
	}
	out, err := c.CombinedOutput()
	if err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Skip("no namespaces here:", err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

func TestExportToAFullDisk(t *testing.T) {
	if !inNamespace(t, true) {
		return
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("cannot mount:", err)
	}
	defer syscall.Unmount(disk, 0)
	mine := filepath.Join(disk, "audit.csv")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := openFile(t, makeRegister(t, sample.Register()...), Options{})
	c.press("E")
	c.namesFile(mine)
	c.press("enter")
	c.clock = c.clock.Add(1e9)
	c.press("o")
	c.boxSays("The disk is full", "a file that was there is as it was", "Make room")
	if data, err := os.ReadFile(mine); err != nil || string(data) != "mine" {
		t.Errorf("it says %q, %v", data, err)
	}
	if left, err := os.ReadDir(disk); err != nil || len(left) != 1 {
		t.Errorf("on the disk lies %v, %v", left, err)
	}
}

func TestExportToALockedFolder(t *testing.T) {
	if !inNamespace(t, false) {
		return
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o700)
	c := openFile(t, makeRegister(t, sample.Register()...), Options{})
	c.press("E")
	c.namesFile(filepath.Join(folder, "audit.csv"))
	c.press("enter")
	c.boxSays("This account may not write", "Nothing was written", "Choose another folder")

	secret := filepath.Join(t.TempDir(), "secret.csv")
	if err := os.WriteFile(secret, nil, 0); err != nil {
		t.Fatal(err)
	}
	c.clock = c.clock.Add(1e9)
	c.press("enter", "esc", "I")
	c.types(secret)
	c.press("enter")
	c.boxSays("This account may not read", "Nothing was changed.", "have it sent to you")
}
