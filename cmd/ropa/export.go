package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export"
	"ropa/export/csv"
	"ropa/export/exchange"
	"ropa/export/json"
	"ropa/model"
	"ropa/store"
)

// The formats of "ropa export".
const (
	formatCSV    = "csv"
	formatJSON   = "json"
	formatSchema = "json-schema"
)

var formats = []string{formatCSV, formatJSON, formatSchema}

func newExport(a *app) *cobra.Command {
	x := exports{app: a, kind: kindFlag{model.KindActivity}}
	cmd := &cobra.Command{
		Use:   "export --to FORMAT [-o FILE] [QUERY]",
		Short: "Write records to a file, for auditors and other tools",
		Long: `Write records to a file, or to standard output.

  csv          for auditors and spreadsheets: a row for each record, a column for
               each field. "ropa import" takes it back and sees what was changed.
               --format long has a row for each value, for pivot tables. Cells
               hold codes such as 6.1.f and P12M; "ropa show", and the views in
               the file, have the words.
  json         the whole register; with a QUERY or a --kind those records and all
               that they lead to. "ropa import" takes it in.
  json-schema  describes json, for programs that check it.

Private notes stay in the register unless --private asks for them. A file that is
there already is not overwritten, unless --force says so.

` + queryHelp,
		Example: `  ropa export -o audit.csv
  ropa export --to csv --kind party --columns name,country own:yes
  ropa export -o register.json
  ropa export -o running.csv processing_status:running`,
		RunE: x.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&x.to, "to", "", "the `FORMAT`: "+strings.Join(formats, ", ")+"; else what the name of the file ends in")
	flags.StringVarP(&x.out, "output", "o", "", "the `FILE` to write; standard output without it, or for -")
	flags.BoolVar(&x.force, "force", false, "overwrite the file, if there is one")
	otherKinds(flags, &x.kind)
	flags.StringSliceVarP(&x.columns, "columns", "c", nil, "csv: the `FIELDS` to write; all of them without it")
	flags.StringVar(&x.delimiter, "delimiter", ";", "csv: the `SIGN` between cells, ; or ,")
	flags.StringVar(&x.format, "format", "wide", "csv: the `FORM`, wide or long")
	flags.BoolVar(&x.private, "private", false, "with private notes")
	cmd.RegisterFlagCompletionFunc("to", cobra.FixedCompletions(formats, noFiles))
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"wide", "long"}, noFiles))
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	cmd.RegisterFlagCompletionFunc("columns", completeColumns(&x.kind))
	cmd.ValidArgsFunction = completeQuery(&x.kind)
	return cmd
}

type exports struct {
	*app
	to, out           string
	force             bool
	kind              kindFlag
	columns           []string
	delimiter, format string
	private           bool
}

func (x *exports) run(cmd *cobra.Command, args []string) error {
	to, err := x.target()
	if err != nil {
		return err
	}
	query := strings.Join(args, " ")
	switch to {
	case formatSchema:
		if query != "" {
			return usagef("%s describes all records and takes no query", formatSchema)
		}
		return x.keep(cmd, func(w io.Writer) (string, error) {
			_, err := w.Write(json.Schema())
			return "the schema", err
		})
	case formatJSON:
		for _, name := range []string{"columns", "delimiter", "format"} {
			if cmd.Flags().Changed(name) {
				return usagef("--%s goes with --to csv", name)
			}
		}
		all := query == "" && !cmd.Flags().Changed("kind")
		return x.ofOneState(cmd, func(s *session, w io.Writer, state string) (string, error) {
			return x.writeJSON(cmd, s, w, query, all, state)
		})
	}
	return x.ofOneState(cmd, func(s *session, w io.Writer, _ string) (string, error) {
		return x.writeCSV(cmd, s, w, query)
	})
}

// ofOneState keeps what write writes of the register, and says in which state the
// register was.
func (x *exports) ofOneState(cmd *cobra.Command, write func(s *session, w io.Writer, state string) (string, error)) error {
	return x.glance(cmd, func(s *session) error {
		var state string
		err := x.keep(cmd, func(w io.Writer) (what string, err error) {
			state, err = exchange.OfOneState(s.ctx, s.Store, func(state string) error {
				what, err = write(s, w, state)
				return err
			})
			return what, err
		})
		if err == nil {
			remark(cmd, "state of the register: %s", state)
		}
		return err
	})
}

// target returns the format that was asked for.
func (x *exports) target() (string, error) {
	to := x.to
	if to == "" {
		to = strings.ToLower(strings.TrimPrefix(filepath.Ext(x.out), "."))
	}
	switch {
	case export.OfRegister(x.out) != nil:
		return "", usageError{export.OfRegister(x.out)}
	case to == "":
		return "", usagef("say in which format, with --to: %s", strings.Join(formats, ", "))
	case slices.Contains(formats, to):
		return to, nil
	}
	err := usagef("there is no format %q; there is %s", to, strings.Join(formats, ", "))
	if near, ok := model.Nearest(to, formats); ok {
		err = hint(err, "did you mean --to %s?", near)
	}
	return "", err
}

// keep puts what write writes where it was asked for, once it is complete, and
// says what it was.
func (x *exports) keep(cmd *cobra.Command, write func(io.Writer) (string, error)) error {
	var out *output
	var err error
	if x.out == "" || x.out == "-" {
		out, err = toStdout(cmd.OutOrStdout())
	} else {
		out, err = toFile(x.out, x.force)
	}
	if err != nil {
		return err
	}
	defer out.discard()
	what, err := write(out)
	if err != nil {
		return err
	}
	if err := out.keep(); err != nil {
		return err
	}
	if out.path != "" {
		what += " to " + out.path
	}
	remark(cmd, "wrote %s", what)
	return nil
}

// register reads what the formats and a query look up. The rules, which a query
// may ask, want all of it.
func (x *exports) register(s *session, query string) (*model.Register, error) {
	if query == "" {
		return s.keep(store.KeepLinked)
	}
	return s.register()
}

func (x *exports) writeCSV(cmd *cobra.Command, s *session, w io.Writer, query string) (string, error) {
	if len(x.delimiter) != 1 {
		return "", usagef("--delimiter %q: it is ; or ,", x.delimiter)
	}
	if x.format != "wide" && x.format != "long" {
		return "", usagef("--format %q: it is wide or long", x.format)
	}
	if query == "" { // a query may want all of the register
		defer frugal()()
	}
	reg, err := x.register(s, query)
	if err != nil {
		return "", err
	}
	kind := x.kind.kind
	o := csv.Options{Delimiter: x.delimiter[0], Columns: x.columns, Private: x.private, Long: x.format == "long"}
	table, err := csv.NewTable(kind, reg, o)
	if err != nil {
		return "", usageError{err}
	}
	var found *model.Matcher
	if query == "" {
		makeRoom()
	} else if found, err = s.matcher(kind, query); err != nil {
		return "", err
	}
	n, err := exchange.Table(s.ctx, s.Store, w, table, kind, found)
	if err == nil && n[kind] == 0 {
		tellNone(cmd, kind, query)
	}
	return n.Of(kind), err
}

// writeJSON writes the whole register, or the records that a query finds and all
// that they lead to, so that the document can be taken in anywhere.
func (x *exports) writeJSON(cmd *cobra.Command, s *session, w io.Writer, query string, all bool, state string) (string, error) {
	reg, err := x.register(s, query)
	if err != nil {
		return "", err
	}
	var found *model.Matcher
	if !all {
		if found, err = s.matcher(x.kind.kind, query); err != nil {
			return "", err
		}
	}
	n, err := exchange.Document(s.ctx, s.Store, json.NewWriter(w, reg, json.Options{Head: state, Private: x.private}), x.kind.kind, found)
	if err == nil && !all && n[x.kind.kind] == 0 {
		tellNone(cmd, x.kind.kind, query)
	}
	return n.String(), err
}
