package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// What needs an account without rights, a full disk or a read-only one is made in
// a namespace of Linux: there the test is an ordinary user even where root runs
// it, and may mount things even where root does not.

func init() {
	roles["locked folder"] = lockedFolder
	roles["locked folder after a crash"] = lockedAfterACrash
	roles["locked file"] = lockedFile
	roles["no permission"] = noPermission
	roles["folder locked later"] = folderLockedLater
	roles["read-only disk"] = readOnlyDisk
	roles["full disk"] = fullDisk
	roles["quota"] = quota
}

// namespaced runs the test binary in a role, as an ordinary user who owns what
// this account owns, or as root of the namespace.
func namespaced(t *testing.T, role, path string, root bool) {
	t.Helper()
	c := process(t, role, path)
	inside := 1000
	if root {
		inside = 0
	}
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: inside, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: inside, HostID: os.Getgid(), Size: 1}},
	}
	out, err := c.CombinedOutput()
	if e := (*exec.ExitError)(nil); err != nil && !errors.As(err, &e) {
		t.Skip("no namespaces here:", err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// expect returns an error unless err is a Failure for that reason.
func expect(what string, err error, want Reason) error {
	f := (*Failure)(nil)
	if !errors.As(err, &f) || f.Reason != want {
		return fmt.Errorf("%s: got %v, want %q", what, err, want)
	}
	return nil
}

// looking opens what can only be read, and tries to write to it.
func looking(path string, want Reason) error {
	s, err := Open(context.Background(), path, testOptions)
	if err != nil {
		return err
	}
	defer s.Close()
	if s.Locked() == nil {
		return fmt.Errorf("it can be changed, want %q", want)
	}
	if uid, err := s.Meta(context.Background(), "register_uid"); uid != testUID || err != nil {
		return fmt.Errorf("read %q, %v", uid, err)
	}
	return errors.Join(
		expect("locked", s.Locked(), want),
		expect("save", put(s, "a", "b"), want),
		s.Check(context.Background()),
	)
}

func TestReadOnlyFolder(t *testing.T) { namespaced(t, "locked folder", newFile(t), false) }

func lockedFolder(path string) error {
	folder := filepath.Dir(path)
	defer os.Chmod(folder, 0o700)
	if err := os.Chmod(folder, 0o500); err != nil {
		return err
	}
	_, err := Create(context.Background(), filepath.Join(folder, "new.ropa"), testUID, testOptions, nil)
	return errors.Join(looking(path, DirLocked), expect("create", err, DirClosed))
}

func TestReadOnlyFolderAfterACrash(t *testing.T) {
	path := newFile(t)
	crash(t, path)
	namespaced(t, "locked folder after a crash", path, false)
}

func lockedAfterACrash(path string) error {
	folder := filepath.Dir(path)
	defer os.Chmod(folder, 0o700)
	if err := os.Chmod(folder, 0o500); err != nil {
		return err
	}
	look := testOptions
	look.ReadOnly = true
	_, err := Open(context.Background(), path, testOptions)
	_, errLook := Open(context.Background(), path, look)
	return errors.Join(expect("open", err, HotJournal), expect("look", errLook, HotJournal))
}

func TestReadOnlyFile(t *testing.T) { namespaced(t, "locked file", newFile(t), false) }

func lockedFile(path string) error {
	return errors.Join(os.Chmod(path, 0o400), looking(path, FileLocked))
}

func TestNoPermission(t *testing.T) { namespaced(t, "no permission", newFile(t), false) }

func noPermission(path string) error {
	if err := os.Chmod(path, 0); err != nil {
		return err
	}
	_, file := Open(context.Background(), path, testOptions)
	folder := filepath.Dir(path)
	defer os.Chmod(folder, 0o700)
	if err := os.Chmod(folder, 0); err != nil {
		return err
	}
	_, inside := Open(context.Background(), path, testOptions)
	return errors.Join(expect("file", file, NoPermission), expect("folder", inside, NoPermission))
}

func TestFolderBecomesReadOnly(t *testing.T) {
	namespaced(t, "folder locked later", newFile(t), false)
}

func folderLockedLater(path string) error {
	s, err := Open(context.Background(), path, testOptions)
	if err != nil {
		return err
	}
	folder := filepath.Dir(path)
	defer os.Chmod(folder, 0o700)
	if err := os.Chmod(folder, 0o500); err != nil {
		return err
	}
	err = expect("save", put(s, "a", "b"), DirLocked)
	backup := expect("backup", s.Backup(context.Background(), path+".copy"), DirClosed)
	if e := os.Chmod(folder, 0o700); e != nil {
		return e
	}
	return errors.Join(err, backup, put(s, "a", "b"), s.Close())
}

func TestReadOnlyDisk(t *testing.T) {
	folder := t.TempDir()
	for name, prepare := range map[string]func(testing.TB, string){
		"sound.ropa": func(testing.TB, string) {},
		"crash.ropa": crash,
		"wal.ropa":   leaveWAL,
	} {
		path := newFile(t)
		prepare(t, path)
		for _, beside := range []string{"", "-journal", "-wal"} {
			if err := os.Rename(path+beside, filepath.Join(folder, name+beside)); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
	}
	namespaced(t, "read-only disk", folder, true)
}

// leaveWAL leaves the register in write-ahead mode with its newest content beside it.
func leaveWAL(t testing.TB, path string) {
	if out, err := process(t, "leave wal", path).CombinedOutput(); err == nil {
		t.Fatalf("the process did not end as planned\n%s", out)
	}
	os.Remove(path + "-shm")
}

func readOnlyDisk(folder string) error {
	if err := syscall.Mount(folder, folder, "", syscall.MS_BIND, ""); err != nil {
		return err
	}
	if err := syscall.Mount("", folder, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	look := testOptions
	look.ReadOnly = true
	errs := []error{looking(filepath.Join(folder, "sound.ropa"), FileLocked)}
	for _, o := range []Options{testOptions, look} {
		_, err := Open(context.Background(), filepath.Join(folder, "crash.ropa"), o)
		errs = append(errs, expect("after a crash", err, HotJournal))
		_, err = Open(context.Background(), filepath.Join(folder, "wal.ropa"), o)
		errs = append(errs, expect("in write-ahead mode", err, WAL))
	}
	_, err := Create(context.Background(), filepath.Join(folder, "new.ropa"), testUID, testOptions, nil)
	return errors.Join(append(errs, expect("create", err, DirLocked))...)
}

func TestFullDisk(t *testing.T) { namespaced(t, "full disk", t.TempDir(), true) }

func fullDisk(folder string) error {
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=480k"); err != nil {
		return err
	}
	path := filepath.Join(folder, "register.ropa")
	s, err := Create(context.Background(), path, testUID, testOptions, nil)
	if err != nil {
		return err
	}
	defer s.Close()
	left := func() error {
		entries, err := os.ReadDir(folder)
		if len(entries) != 1 {
			return fmt.Errorf("left behind: %v, %v", entries, err)
		}
		return err
	}
	errs := []error{
		expect("a large save", s.write(context.Background(), "save", halfASave), Full),
		s.Check(context.Background()),
		left(),
		put(s, "a small save", "fits"),
		s.Backup(context.Background(), filepath.Join(folder, "copy.ropa")),
	}
	_, err = Create(context.Background(), filepath.Join(folder, "new.ropa"), testUID, testOptions, nil)
	errs = append(errs, expect("create", err, Full),
		expect("backup", s.Backup(context.Background(), filepath.Join(folder, "copy2.ropa")), Full))
	if err := os.Remove(filepath.Join(folder, "copy.ropa")); err != nil {
		return errors.Join(append(errs, err)...)
	}
	return errors.Join(append(errs, left())...)
}

func TestQuota(t *testing.T) {
	out, err := process(t, "quota", newFile(t)).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func quota(path string) error {
	s, err := Open(context.Background(), path, testOptions)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	limit.Cur = uint64(info.Size()) + 4096
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	return errors.Join(
		expect("a large save", s.write(context.Background(), "save", halfASave), Full),
		s.Check(context.Background()),
		put(s, "a small save", "fits"),
		s.Close(),
	)
}
