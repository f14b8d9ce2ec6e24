package tui

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"ropa/model"
	"ropa/model/sample"
	"ropa/store"
)

// startWelcome shows the start page, with everything that the caller can do.
func startWelcome(t testing.TB, o Options) (*user, *host) {
	t.Helper()
	h := &host{ctx: context.Background(), o: o}
	t.Cleanup(h.close)
	return start(t, func(sh *shell) screen { return newWelcome(sh, h) }), h
}

func TestTheStartPage(t *testing.T) {
	dir := t.TempDir()
	path := makeRegister(t, sample.Register()...)
	var made NewRegister
	open := func(ctx context.Context, path string) (*store.Store, error) {
		return store.Open(ctx, path, store.Options{})
	}
	u, _ := startWelcome(t, Options{Begin: Begin{
		Files: []string{path},
		Open:  open,
		Create: func(ctx context.Context, n NewRegister) (*store.Store, error) {
			made = n
			return store.Create(ctx, filepath.Join(dir, n.Path), model.NewUID(), store.Options{}, nil)
		},
		Sample: func(context.Context) (*store.Store, error) { return nil, errors.New("the sample is not there") },
	}})
	u.sees("Article 30", "> ", "open acme.ropa", "make a new register", "look at the sample", "n make a new register")
	u.press("s")
	u.sees("It could not be done", "The sample is not there.")
	u.press("enter", "o")
	u.types(filepath.Join(dir, "none.ropa"))
	u.press("enter")
	u.sees("There is no such file.", "Nothing was changed.")
	u.press("esc", "n", "enter")
	u.sees("New register", "Organisation", "It needs an organisation.")
	u.types("ACME A/S")
	u.press("enter")
	u.types("xx")
	u.press("enter", "enter")
	u.sees(`"xx" is no country; write its English name`)
	u.press("backspace", "backspace")
	u.types("Denmark")
	u.press("enter")
	u.types("new.ropa")
	u.press("enter")
	u.sees("There are no activities yet. a adds one.")
	if want := (NewRegister{Path: "new.ropa", Organisation: "ACME A/S", Country: "DK"}); made != want {
		t.Errorf("made %+v, want %+v", made, want)
	}
	u.press("8")
	u.sees("Settings › new register", "Main company")
}

func TestTheStartPageOpensARegister(t *testing.T) {
	path := makeRegister(t, sample.Register()...)
	u, _ := startWelcome(t, Options{Start: "PA-0002", Remarks: []string{"Welcome."}, Begin: Begin{
		Files: []string{path},
		Open: func(ctx context.Context, path string) (*store.Store, error) {
			return store.Open(ctx, path, store.Options{})
		},
	}})
	u.press("enter")
	u.sees("Activities › PA-0002 Website", "Welcome.")
}

func TestTheStartPageIsDrawn(t *testing.T) {
	none := func(context.Context) (*store.Store, error) { return nil, errors.New("not asked for") }
	u, _ := startWelcome(t, Options{Begin: Begin{
		Sample: none,
		Open:   func(ctx context.Context, _ string) (*store.Store, error) { return none(ctx) },
		Create: func(ctx context.Context, _ NewRegister) (*store.Store, error) { return none(ctx) },
	}})
	u.golden("welcome")
	u.press("n")
	u.golden("welcome-new")
}

func TestAnEmptyStartPage(t *testing.T) {
	u, _ := startWelcome(t, Options{})
	u.press("enter")
	u.sees("There is nothing to choose.")
}
