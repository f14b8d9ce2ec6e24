package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export/csv"
	"ropa/model"
)

// The formats of "ropa export".
var formats = []string{"csv"}

func newExport(a *app) *cobra.Command {
	x := exports{app: a, kind: kindFlag{model.KindActivity}}
	cmd := &cobra.Command{
		Use:   "export --to FORMAT [-o FILE] [QUERY]",
		Short: "Write records to a file, for auditors and other tools",
		Long: `Write records to a file, or to standard output.

csv is for auditors and spreadsheets: one row for each record, one column for
each field. "ropa import" takes it back and sees what was changed in it.

Private notes stay in the register unless --private asks for them. A file that is
there already is not overwritten, unless --force says so.

` + queryHelp,
		Example: `  ropa export -o audit.csv
  ropa export --to csv --kind party --columns name,country own:yes
  ropa export -o running.csv processing_status:running`,
		RunE: x.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&x.to, "to", "", "the `FORMAT`: "+strings.Join(formats, ", ")+"; else what the name of the FILE ends in")
	flags.StringVarP(&x.out, "output", "o", "", "the `FILE` to write; standard output without it, or for -")
	flags.BoolVar(&x.force, "force", false, "overwrite the file, if there is one")
	otherKinds(flags, &x.kind)
	flags.StringSliceVarP(&x.columns, "columns", "c", nil, "csv: the `FIELDS` to write; all of them without it")
	flags.StringVar(&x.delimiter, "delimiter", ";", "csv: the `SIGN` between cells, ; or ,")
	flags.BoolVar(&x.private, "private", false, "with private notes")
	cmd.RegisterFlagCompletionFunc("to", cobra.FixedCompletions(formats, noFiles))
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	cmd.RegisterFlagCompletionFunc("columns", completeColumns(&x.kind))
	cmd.ValidArgsFunction = completeQuery(&x.kind)
	return cmd
}

type exports struct {
	*app
	to, out   string
	force     bool
	kind      kindFlag
	columns   []string
	delimiter string
	private   bool
}

func (x *exports) run(cmd *cobra.Command, args []string) error {
	write, err := x.writer()
	if err != nil {
		return err
	}
	return x.look(cmd, func(s *session) error {
		out, err := x.open(cmd, s)
		if err != nil {
			return err
		}
		defer out.discard()
		n, err := write(s, out, strings.Join(args, " "))
		if err != nil {
			return err
		}
		if err := out.keep(); err != nil {
			return err
		}
		to := ""
		if out.path != "" {
			to = " to " + relative(out.path)
		}
		remark(cmd, "wrote %s%s", n, to)
		return nil
	})
}

// An exporter writes what a query finds, and says what it was: "24 activities".
type exporter func(s *session, w io.Writer, query string) (string, error)

// writer returns what writes the format that was asked for.
func (x *exports) writer() (exporter, error) {
	to := x.to
	if to == "" {
		to = strings.TrimPrefix(filepath.Ext(x.out), ".")
	}
	switch {
	case to == "":
		return nil, hint(usagef("say in which format, with --to"), "there is %s", strings.Join(formats, ", "))
	case !slices.Contains(formats, to):
		err := usagef("there is no format %q; there is %s", to, strings.Join(formats, ", "))
		if near, ok := model.Nearest(to, formats); ok {
			err = hint(err, "did you mean %s?", near)
		}
		return nil, err
	}
	return x.writeCSV, nil
}

func (x *exports) open(cmd *cobra.Command, s *session) (*output, error) {
	if x.out == "" || x.out == "-" {
		return toStdout(cmd.OutOrStdout())
	}
	if strings.EqualFold(filepath.Ext(x.out), ".ropa") {
		return nil, usagef("%s is the name of a register; an export has another ending", x.out)
	}
	return toFile(x.out, x.force)
}

func (x *exports) writeCSV(s *session, w io.Writer, query string) (string, error) {
	if len(x.delimiter) != 1 {
		return "", usagef("--delimiter %q: it is ; or ,", x.delimiter)
	}
	reg, err := s.register()
	if err != nil {
		return "", err
	}
	kind := x.kind.kind
	m, err := model.NewMatcher(query, kind, reg, today(), nil)
	if err != nil {
		return "", usageError{err}
	}
	b := bufio.NewWriter(w)
	c, err := csv.NewWriter(b, kind, reg, csv.Options{Delimiter: x.delimiter[0], Columns: x.columns, Private: x.private})
	if err != nil {
		return "", usageError{err}
	}
	n := 0
	for r, err := range s.All(s.ctx, kind) {
		if err != nil {
			return "", err
		}
		if !m.Match(model.Subject{Record: r.Record, ChangedOn: changedOn(r)}) {
			continue
		}
		if err := c.Write(r.Record, r.Hash); err != nil {
			return "", err
		}
		n++
	}
	if n == 1 {
		return "1 " + string(kind), errors.Join(c.Close(), b.Flush())
	}
	return fmt.Sprintf("%d %s", n, kind.Plural()), errors.Join(c.Close(), b.Flush())
}
