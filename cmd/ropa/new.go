package main

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/law"
	"ropa/model/sample"
	"ropa/store"
	"ropa/tui"
)

func newNew(a *app) *cobra.Command {
	var n tui.NewRegister
	cmd := &cobra.Command{
		Use:   "new FILE --name ORGANISATION [--country DK]",
		Short: "Make an empty register",
		Long: `Make an empty register for an organisation. It holds the organisation as the
first company of its own and the shipped vocabularies, and nothing else.`,
		Example: `  ropa new acme.ropa --name "ACME A/S" --country DK`,
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			n.Path = args[0]
			s, err := a.create(cmd.Context(), n)
			if err != nil {
				return err
			}
			remark(cmd, "made %s, a register for %s", relative(s.Path()), n.Organisation)
			remark(cmd, "open it with: ropa %s", quoteArg(relative(s.Path())))
			return s.Close()
		},
	}
	cmd.Flags().StringVar(&n.Organisation, "name", "", "the `NAME` of the organisation")
	cmd.Flags().StringVar(&n.Country, "country", "", "the `COUNTRY` where it is established: a code or an English name")
	cmd.RegisterFlagCompletionFunc("country", completeCountries)
	return a.changes(cmd)
}

// create makes the register that n describes.
func (a *app) create(ctx context.Context, n tui.NewRegister) (*store.Store, error) {
	if a.readOnly {
		return nil, usagef("--read-only makes no register")
	}
	if strings.TrimSpace(n.Organisation) == "" {
		return nil, hint(usagef("the register needs the name of the organisation"), `ropa new %s --name "ACME A/S"`, quoteArg(n.Path))
	}
	country, err := readCountry(n.Country)
	if err != nil {
		return nil, err
	}
	if filepath.Ext(n.Path) == "" {
		n.Path += ".ropa"
	}
	company := &model.Party{Common: model.Common{UID: model.NewUID(), Name: n.Organisation}, Own: model.Yes, Country: country}
	settings := &model.Settings{Common: model.Common{UID: model.NewUID(), Name: n.Organisation}, MainCompany: model.Link(company.UID)}
	if law.Profiles.Has(string(country)) {
		settings.Profile = string(country)
	}
	return a.createWith(ctx, n.Path, a.signed("create"), slices.Values([]model.Record{company, settings}))
}

// createWith makes a register that holds the shipped terms and records, the
// settings among them.
func (a *app) createWith(ctx context.Context, path string, e store.Edit, records iter.Seq[model.Record]) (*store.Store, error) {
	uid := model.NewUID()
	for rec := range records {
		if rec.Kind() == model.KindRegister {
			uid = rec.Base().UID // the register and its own record are one thing
			break
		}
	}
	return store.Create(ctx, path, uid, a.options(), func(s *store.Store) error {
		var changes []store.Change
		for _, t := range model.ShippedTerms() {
			changes = append(changes, store.Change{Record: t})
		}
		save := func() error {
			_, err := s.Save(ctx, e, changes...)
			changes = changes[:0]
			return err
		}
		for rec := range records {
			if changes = append(changes, store.Change{Record: rec}); len(changes) == 1000 {
				if err := save(); err != nil {
					return err
				}
			}
		}
		return save()
	})
}

// readCountry reads the code or the English name of a country.
func readCountry(word string) (model.Country, error) {
	if word == "" {
		return "", nil
	}
	code, ok := law.FindCountry(word)
	if !ok {
		err := usagef("%q is no country; write a code such as DK, or the English name", word)
		if name, ok := model.NearestCountry(word); ok {
			return "", hint(err, "did you mean %s?", name)
		}
		return "", err
	}
	return model.Country(code), nil
}

func newDemo(a *app) *cobra.Command {
	size := 0
	cmd := &cobra.Command{
		Use:   "demo [FILE] [--size N]",
		Short: "Look at a sample register",
		Long: `Look at a sample register: that of an invented group of metal traders.

Without FILE it opens in the terminal app, on a copy that is thrown away at the
end. With FILE it is written there. --size N makes a synthetic register of N
activities instead, for measurements: the same N gives the same content.`,
		Example: `  # Look around and try things out
  ropa demo

  # Keep it
  ropa demo sample.ropa`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if size < 0 {
				return usagef("--size %d: a register has 0 activities or more", size)
			}
			if len(args) == 0 {
				return a.runDemo(cmd, size)
			}
			s, err := a.demo(cmd.Context(), args[0], size)
			if err != nil {
				return err
			}
			n, err := s.Count(cmd.Context(), model.KindActivity, false)
			if err != nil {
				return errors.Join(err, s.Close())
			}
			remark(cmd, "made %s with %s", relative(s.Path()), model.Plural(n, "activity"))
			remark(cmd, "open it with: ropa %s", quoteArg(relative(s.Path())))
			return s.Close()
		},
	}
	a.draws(cmd)
	cmd.Flags().IntVar(&size, "size", 0, "make a synthetic register of `N` activities")
	return cmd
}

// demo writes the sample register, or a synthetic one, to path.
func (a *app) demo(ctx context.Context, path string, size int) (*store.Store, error) {
	if filepath.Ext(path) == "" {
		path += ".ropa"
	}
	records := slices.Values(sample.Register())
	if size > 0 {
		records = sample.Synthetic(size, 1)
	}
	return a.createWith(ctx, path, store.Edit{Author: "ropa demo", Op: "create"}, records)
}

// relative returns path as a person would name it from the current folder.
func relative(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(here, path)
	switch {
	case err != nil || strings.HasPrefix(rel, ".."):
		return path
	case strings.HasPrefix(rel, "-"): // which a command would take for a flag
		return "." + string(filepath.Separator) + rel
	}
	return rel
}

// quoteArg writes an argument so that it can be copied into a command line.
func quoteArg(arg string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:\\+@%=", r) || r > 0x7f
	}
	if arg != "" && strings.IndexFunc(arg, func(r rune) bool { return !plain(r) }) < 0 {
		return arg
	}
	if !strings.ContainsAny(arg, `"$`+"`") {
		return `"` + arg + `"`
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}
