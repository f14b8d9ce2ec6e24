package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/store"
)

// queryHelp explains the query language in the help of every command that takes one.
const queryHelp = `A query finds the records in which every one of its terms holds:

  payroll "annual leave"       words, anywhere in the record, also parts of words
  role:processor basis:6.1.f   fields that say so; TAB completes their names
  'party:"ACME A/S"'           with blanks, in quotes that reach ropa
  retention:                   a field that says nothing
  "due:<30d" "changed:>=2026"  dates, numbers and periods compared; a shell wants
                               quotes around < and >
  starts_on:2019-05            in that month; "starts_on:>2019" after that year
  finding:error                where "ropa check" finds an error, warning, hint, or what
                               a rule finds: finding:DA-03; finding: where nothing
  -special:yes                 not; a word that is left out stands behind --`

func newList(a *app) *cobra.Command {
	l := list{app: a, kind: kindFlag{model.KindActivity}}
	cmd := &cobra.Command{
		Use:     "list [QUERY] [--kind KIND]",
		Aliases: []string{"ls"},
		Short:   "List records",
		Long: `List the activities of the register, or its other records.

On a terminal the list is a table as wide as the terminal. In a pipe it is one
line for each record, cells in full and apart by tabs; --header puts the headings
of the table above them.

` + queryHelp,
		Example: `  # All activities, then those that rest on legitimate interests
  ropa list
  ropa list basis:6.1.f

  # The own companies and where they are
  ropa list --kind party own:yes --columns name,country

  # What was not changed for two years, the oldest first
  ropa list --sort changed_on "-changed:<2y"

  # Everything as JSON, for scripts
  ropa list --json --columns ref,name,recipients.party`,
		RunE: l.run,
	}
	flags := cmd.Flags()
	otherKinds(flags, &l.kind)
	flags.StringSliceVarP(&l.columns, "columns", "c", nil, "the `FIELDS` to show, such as name,recipients.party,changed_on")
	flags.StringSliceVarP(&l.sort, "sort", "s", nil, "the `FIELDS` to sort by; -name sorts the other way round")
	flags.BoolVar(&l.deleted, "deleted", false, "list deleted records instead, for \"ropa undelete\"")
	flags.BoolVar(&l.json, "json", false, "as JSON, each record as \"ropa show\" has it; --columns says how much of it")
	flags.BoolVar(&l.header, "header", false, "with headings, in a pipe too")
	flags.IntVar(&l.width, "width", 0, "as a table `N` cells wide, on a terminal or not")
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	cmd.RegisterFlagCompletionFunc("columns", completeColumns(&l.kind))
	cmd.RegisterFlagCompletionFunc("sort", completeColumns(&l.kind))
	cmd.ValidArgsFunction = completeQuery(&l.kind)
	return cmd
}

type list struct {
	*app
	kind    kindFlag
	columns []string
	sort    []string
	deleted bool
	json    bool
	header  bool
	width   int
}

func (l *list) run(cmd *cobra.Command, args []string) error {
	if l.deleted {
		return l.runDeleted(cmd, args)
	}
	columns, err := readColumns(l.kind.kind, l.columns)
	if err != nil {
		return err
	}
	return l.look(cmd, func(s *session) error {
		reg, err := s.register()
		if err != nil {
			return err
		}
		query := strings.Join(args, " ")
		var found []store.Revision
		for r, err := range s.matches(l.kind.kind, query) {
			if err != nil {
				return err
			}
			found = append(found, r)
		}
		if found, err = sortBy(found, l.kind.kind, l.sort, reg); err != nil {
			return err
		}
		if len(found) == 0 {
			tellNone(cmd, l.kind.kind, query)
		}
		if l.json {
			return writeJSON(cmd.OutOrStdout(), found, reg, columns, len(l.columns) > 0)
		}
		t := table{head: l.head(columns), headed: l.header}
		for _, r := range found {
			w := model.Words{Reg: reg, Rec: r.Record}
			cells := make([]string, len(columns))
			for i, c := range columns {
				cells[i] = c.words(w, r)
			}
			t.add(cells...)
		}
		return t.write(cmd.OutOrStdout(), l.tableWidth(cmd.OutOrStdout()))
	})
}

func (l *list) head(columns []column) []string {
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = strings.ToUpper(c.key)
	}
	return head
}

func (l *list) tableWidth(w io.Writer) int {
	if l.width > 0 {
		return l.width
	}
	return terminalWidth(w)
}

// runDeleted lists what was deleted, by which "ropa undelete" can be told.
func (l *list) runDeleted(cmd *cobra.Command, args []string) error {
	if len(args) > 0 || len(l.columns) > 0 || len(l.sort) > 0 {
		return usagef("--deleted lists all deleted %s and takes no query, --columns or --sort", l.kind.kind.Plural())
	}
	return l.look(cmd, func(s *session) error {
		rows, err := s.List(s.ctx, l.kind.kind, true, store.ByName, 0, -1)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			remark(cmd, "no deleted %s", l.kind.kind.Plural())
		}
		type deleted struct {
			UID       string `json:"uid"`
			Kind      string `json:"kind"`
			Code      string `json:"code,omitempty"`
			Name      string `json:"name"`
			DeletedOn string `json:"deleted_on"`
			DeletedBy string `json:"deleted_by"`
			BaseRev   string `json:"base_rev"`
		}
		t := table{head: []string{"UID", "CODE", "NAME", "DELETED_ON", "DELETED_BY"}, headed: l.header}
		docs := []deleted{}
		for _, r := range rows {
			on := string(model.DateOf(r.ChangedAt.Local()))
			t.add(r.UID, r.Code, r.Name, on, r.ChangedBy)
			docs = append(docs, deleted{r.UID, string(r.Kind), r.Code, r.Name, on, r.ChangedBy, r.Head})
		}
		if l.json {
			return printJSON(cmd.OutOrStdout(), docs)
		}
		return t.write(cmd.OutOrStdout(), l.tableWidth(cmd.OutOrStdout()))
	})
}

// writeJSON writes records as a list of documents: whole, or as much of them as
// the columns show.
func writeJSON(w io.Writer, records []store.Revision, reg *model.Register, columns []column, chosen bool) error {
	docs := make([][]byte, len(records))
	for i, r := range records {
		var more [][2]string
		if chosen {
			r, more = only(r, columns)
		}
		docs[i] = document(r, reg, more...)
	}
	_, err := io.WriteString(w, asJSON(docs))
	return err
}
