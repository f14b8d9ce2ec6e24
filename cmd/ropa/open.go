package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/store"
	"ropa/tui"
)

// runApp opens the terminal app: on the register that is meant, or with its
// start page where there is none or more than one.
func (a *app) runApp(cmd *cobra.Command) (err error) {
	path, err := a.path()
	if err != nil {
		if a.file != "" {
			return err
		}
		return a.runStart(cmd)
	}
	s, err := store.Open(cmd.Context(), path, a.options())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return a.runTUI(cmd, tui.Options{Store: s, Begin: tui.Begin{Open: a.openFile}})
}

// openFile opens a register that the person chooses in the app, or that was put in
// the place of the one that is open there.
func (a *app) openFile(ctx context.Context, path string) (*store.Store, error) {
	return store.Open(ctx, path, a.options())
}

// runStart opens the app where no register is meant.
func (a *app) runStart(cmd *cobra.Command) (err error) {
	here, err := registersHere()
	if err != nil {
		return err
	}
	dir := ""
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return a.runTUI(cmd, tui.Options{Begin: tui.Begin{
		Files:  here,
		Open:   a.openFile,
		Create: a.create,
		Sample: func(ctx context.Context) (s *store.Store, err error) {
			s, dir, err = a.sampleCopy(ctx, 0)
			return s, err
		},
	}})
}

// runDemo opens the app on a sample that is thrown away at the end.
func (a *app) runDemo(cmd *cobra.Command, size int) (err error) {
	s, dir, err := a.sampleCopy(cmd.Context(), size)
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return a.runTUI(cmd, tui.Options{
		Store: s, Passing: true,
		Remarks: []string{`This is a sample. What you change is thrown away at the end; "ropa demo FILE" keeps one.`},
	})
}

// sampleCopy writes the sample into a folder of its own, which the caller removes.
func (a *app) sampleCopy(ctx context.Context, size int) (s *store.Store, dir string, err error) {
	if dir, err = os.MkdirTemp("", "ropa-demo-"); err != nil {
		return nil, "", fmt.Errorf("make a folder for the sample: %w", err)
	}
	s, err = a.demo(ctx, filepath.Join(dir, "sample.ropa"), size)
	return s, dir, err
}

// draws declares how the app looks, for the commands that open it.
func (a *app) draws(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&a.looks.Theme, "theme", "", "the app's `THEME`: auto, light, dark, contrast or mono")
	flags.BoolVar(&a.looks.ASCII, "ascii", false, "draw the app's borders and marks in ASCII")
	flags.BoolVar(&a.looks.NoMouse, "no-mouse", false, "leave the mouse to the terminal")
	cmd.RegisterFlagCompletionFunc("theme", cobra.FixedCompletions(themes, noFiles))
}

var themes = []string{"auto", "light", "dark", "contrast", "mono"}

// runTUI runs the app with what every start of it shares.
func (a *app) runTUI(cmd *cobra.Command, o tui.Options) error {
	if a.looks.Theme != "" && !slices.Contains(themes, a.looks.Theme) {
		return usagef("--theme %q: there is %s", a.looks.Theme, strings.Join(themes, ", "))
	}
	o.Theme, o.ASCII, o.NoMouse = a.looks.Theme, a.looks.ASCII, a.looks.NoMouse
	o.Author = a.signed("").Author
	o.State = stateDir()
	o.Folder, _ = os.Getwd() // where it is not known, files go beside the register
	o.Now = now
	// In the app ctrl+c is a key, and as a signal it is meant for the person's
	// own editor in front of it.
	return tui.Run(context.WithoutCancel(cmd.Context()), o)
}

// stateDir returns the folder for what one person alone needs and what must
// survive a crash, or "" where the account has none. It may not be there yet.
func stateDir() string {
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "ropa")
	}
	switch runtime.GOOS {
	case "windows", "darwin":
		if dir, err := os.UserConfigDir(); err == nil {
			return filepath.Join(dir, "ropa")
		}
		return ""
	}
	home, err := os.UserHomeDir()
	if err != nil || !filepath.IsAbs(home) {
		return ""
	}
	return filepath.Join(home, ".local", "state", "ropa")
}
