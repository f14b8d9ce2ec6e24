package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"ropa/model"
	"ropa/store"
)

// TestMain is also what the test binary does when it is run again as somebody
// else, who has the register open in another process.
func TestMain(m *testing.M) {
	if file := os.Getenv("ROPA_TEST_FILE"); file != "" {
		if err := colleague(file, os.Getenv("ROPA_TEST_UID"), os.Getenv("ROPA_TEST_NAME")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// colleague renames a record, deletes it where the name is "", or adds an
// activity where there is no uid.
func colleague(file, uid, name string) (err error) {
	ctx := context.Background()
	s, err := store.Open(ctx, file, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	c := store.Change{Record: &model.Activity{Common: model.Common{Name: name}}}
	if uid != "" {
		r, err := s.Head(ctx, uid)
		if err != nil {
			return err
		}
		c = store.Change{Record: r.Record, Base: r.Hash, Delete: name == ""}
		if name != "" {
			c.Record.Base().Name = name
		}
	}
	_, err = s.Save(ctx, store.Edit{Author: "Cleo"}, c)
	return err
}

// elsewhere lets somebody else change the register.
func (c *clerk) elsewhere(uid, name string) {
	c.t.Helper()
	self, err := os.Executable()
	if err != nil {
		c.t.Skip("cannot run another process:", err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "ROPA_TEST_FILE="+c.store.Path(), "ROPA_TEST_UID="+uid, "ROPA_TEST_NAME="+name)
	if out, err := cmd.CombinedOutput(); err != nil {
		c.t.Fatalf("somebody else could not save: %v\n%s", err, out)
	}
}
