package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/store"
)

func newShow(a *app) *cobra.Command {
	var kind kindFlag
	all, asJSON := false, false
	cmd := &cobra.Command{
		Use:   "show REF",
		Short: "Show all that a record says",
		Long: `Show all that a record says, in words, and what it does not say although
Article 30 asks for it.

REF is the ref of an activity, the code of a term, the exact name of a record or
its uid; "register" is the register's own record, its settings.

--json writes the document that "ropa add --from" and "ropa edit --from" take.`,
		Example: `  ropa show PA-0001
  ropa show register

  # Every field, also those that say nothing
  ropa show PA-0001 --all

  # Change it by hand in a file
  ropa show PA-0001 --json > payroll.json
  ropa edit PA-0001 --from payroll.json`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.look(cmd, func(s *session) error {
				r, err := s.head(kind.kind, args[0])
				if err != nil {
					return err
				}
				reg, err := s.register()
				if err != nil {
					return err
				}
				if asJSON {
					_, err = cmd.OutOrStdout().Write(document(r, reg))
					return err
				}
				return writeOutline(cmd.OutOrStdout(), r, reg, all)
			})
		},
	}
	cmd.Flags().BoolVarP(&all, "all", "a", false, "every field, also those that say nothing")
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, with the revision it is read from")
	a.takesRef(cmd, &kind)
	return cmd
}

// takesRef declares what commands about one record share.
func (a *app) takesRef(cmd *cobra.Command, kind *kindFlag) {
	cmd.Flags().VarP(kind, "kind", "k", "the kind of record, where a name could mean several")
	cmd.RegisterFlagCompletionFunc("kind", completeKinds)
	if cmd.ValidArgsFunction == nil {
		cmd.ValidArgsFunction = a.completeRefs(kind)
	}
}

// writeOutline writes r in words.
func writeOutline(w io.Writer, r store.Revision, reg *model.Register, all bool) error {
	e := model.EntryOf(r.Record)
	p := page{width: terminalWidth(w)}
	p.line(0, e.Title())
	p.line(0, fmt.Sprintf("%s, changed on %s by %s", e.Kind, changedOn(r), r.Author))
	lines := model.Outline(r.Record, reg, all)
	column := 0
	for _, l := range lines {
		if l.Depth == 1 && (l.Text != "" || l.Unsaid) {
			column = max(column, min(ansi.StringWidth(l.Label), 24))
		}
	}
	role := ""
	if a, ok := r.Record.(*model.Activity); ok {
		role = a.Role
	}
	for _, l := range lines {
		text := l.Text
		switch {
		case l.Unsaid:
			text = fmt.Sprintf("not said (Art. %s)", l.Field.ArticleFor(role))
		case l.Depth == 1 && text == "" && all && model.Of(r.Record).IsZero(l.Field):
			text = "not said"
		case l.From != "":
			text += " (from " + l.From + ")"
		}
		switch l.Depth {
		case 0:
			p.b.WriteByte('\n')
			p.line(0, l.Label)
		case 1:
			p.labelled(2, l.Label, column, text)
		case 2:
			p.labelled(4, l.Label, 2, text)
		default:
			p.labelled(8, l.Label+":", 0, text)
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// A page is text of a width; 0 is any.
type page struct {
	b     strings.Builder
	width int
}

func (p *page) line(indent int, text string) {
	p.b.WriteString(strings.TrimRight(strings.Repeat(" ", indent)+safe(text), " ") + "\n")
}

// labelled writes a text behind a label that is column wide at least; all its
// lines begin below its first.
func (p *page) labelled(indent int, label string, column int, text string) {
	if text == "" {
		p.line(indent, label)
		return
	}
	front, under := safe(label)+strings.Repeat(" ", max(0, column-ansi.StringWidth(label)))+gap, 0
	if column == 0 { // the label is part of the text
		front, text, under = "", label+" "+text, 2
	}
	front = strings.Repeat(" ", indent) + front
	under += ansi.StringWidth(front)
	first := true
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(safe(line), " ")
		if p.width > under+20 {
			line = ansi.Wordwrap(line, p.width-under, "")
		}
		for part := range strings.SplitSeq(line, "\n") {
			if !first {
				front = strings.Repeat(" ", under)
			}
			first = false
			p.b.WriteString(strings.TrimRight(front+part, " ") + "\n")
		}
	}
}

func newUsed(a *app) *cobra.Command {
	var kind kindFlag
	asJSON := false
	cmd := &cobra.Command{
		Use:   "used REF",
		Short: "List where a record is used",
		Long:  `List the records that link to a record, and the fields in which they do.`,
		Example: `  ropa used DS01
  ropa used --kind party "Havtorn Metal A/S"`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.look(cmd, func(s *session) error {
				e, err := s.find(kind.kind, args[0])
				if err != nil {
					return err
				}
				uses, err := s.Used(s.ctx, e.UID)
				if err != nil {
					return err
				}
				if len(uses) == 0 {
					remark(cmd, "the %s is not used anywhere", nameEntry(e))
				}
				if asJSON {
					return printJSON(cmd.OutOrStdout(), useDocuments(uses))
				}
				return useTable(uses).write(cmd.OutOrStdout(), terminalWidth(cmd.OutOrStdout()))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	a.takesRef(cmd, &kind)
	return cmd
}

func useTable(uses []store.Use) *table {
	t := &table{head: []string{"KIND", "CODE", "NAME", "FIELD"}}
	for _, u := range uses {
		t.add(string(u.Kind), u.Code, u.Name, u.Field)
	}
	return t
}

// A useDocument is a use as JSON.
type useDocument struct {
	UID   string `json:"uid"`
	Kind  string `json:"kind"`
	Code  string `json:"code,omitempty"`
	Name  string `json:"name"`
	Field string `json:"field"`
}

func useDocuments(uses []store.Use) []useDocument {
	docs := make([]useDocument, len(uses))
	for i, u := range uses {
		docs[i] = useDocument{u.UID, string(u.Kind), u.Code, u.Name, u.Field}
	}
	return docs
}

// printJSON writes v for people and scripts.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
