package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ropa/model"
	"ropa/model/law"
)

func newLaw() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "law TOPIC",
		Short: "Show what ropa knows of the law, and how sure it is",
		Long: `Show what ropa knows of the law: dated tables, each row with its source, the day
on which that was checked, and how sure we are of it:

  A  a primary text, or two sources that do not depend on each other
  B  one source
  C  not confirmed

An asterisk says that a part of the row is not confirmed; the row names it.

The tables were gone through as a whole on ` + string(law.StatusDate) + `; what happened later is
not in them. They say what a rule says. They are no legal advice.`,
		Example: `  ropa law adequacy
  ropa law periods --country DK`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			err := usagef("there is no topic %q", args[0])
			if near, ok := model.Nearest(args[0], commandNames(cmd)); ok {
				return hint(err, "did you mean: ropa law %s", near)
			}
			return helpHint(cmd, err)
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, t := range topics {
		cmd.AddCommand(newTopic(t))
	}
	return cmd
}

// A topic is one of the tables of "ropa law".
type topic struct {
	name, short, long string
	example           string
	dated             bool // a row holds on some days only
	country           bool // rows are about countries
	prose             bool // its last column is sentences
	rows              func(o *lawOptions) []fact
}

// lawOptions are what narrows a table.
type lawOptions struct {
	on      dayFlag
	all     bool   // whatever the day
	country string // a code, as readPlace returns it; "" is all
}

// holds reports whether a row belongs into the table on its day.
func (o *lawOptions) holds(s law.Span) bool { return o.all || s.Holds(o.on.or()) }

// about reports whether a row about a country belongs into the table.
func (o *lawOptions) about(code string) bool { return o.country == "" || o.country == code }

// A fact is a row of a table: what it says by name, in order, and where that comes
// from.
type fact struct {
	said     []said
	evidence law.Evidence
}

type said struct {
	key    string
	value  any // a string, bool, int or list of them; empty is not said
	column bool
	json   bool
}

// shown, told and aside are values of a row: in the table and as JSON, in the
// table alone, and as JSON alone.
func shown(key string, value any) said { return said{key, value, true, true} }
func told(key string, value any) said  { return said{key, value, true, false} }
func aside(key string, value any) said { return said{key, value, false, true} }

func row(e law.Evidence, values ...said) fact { return fact{values, e} }

func newTopic(t topic) *cobra.Command {
	var o lawOptions
	asJSON, sources, width := false, false, 0
	cmd := &cobra.Command{
		Use:   t.name + " [WORD ..]",
		Short: t.short,
		Long: strings.TrimSpace(t.long + "\n\n" + `With WORDs only the rows in which all of them stand. The column SURE is A, B or C,
see "ropa law --help".`),
		Example:               t.example,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, words []string) error {
			if o.country != "" {
				var err error
				if o.country, err = readPlace(o.country); err != nil {
					return err
				}
			}
			facts := having(t.rows(&o), words)
			if len(facts) == 0 {
				remark(cmd, "nothing is known of that%s", onDay(t, &o))
			}
			out := cmd.OutOrStdout()
			if asJSON {
				return writeFacts(out, facts)
			}
			if width == 0 {
				width = terminalWidth(out)
			}
			if err := factTable(facts, t.prose, sources).write(out, width); err != nil {
				return err
			}
			if t.dated && !o.all && o.on.or() > law.StatusDate {
				remark(cmd, "as known on %s", law.StatusDate)
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	if t.dated {
		flags.Var(&o.on, "on", "what held on a `DATE` (else today)")
		flags.BoolVar(&o.all, "all", false, "whatever the day: with what has ended and what is to come")
		cmd.RegisterFlagCompletionFunc("on", cobra.NoFileCompletions)
	}
	if t.country {
		flags.StringVar(&o.country, "country", "", "only what is about a `COUNTRY`, the EU or an organisation such as EPO")
		cmd.RegisterFlagCompletionFunc("country", completePlaces)
	}
	flags.BoolVar(&sources, "sources", false, "with the sources and the days on which they were checked")
	flags.BoolVar(&asJSON, "json", false, "as JSON, with all that is known")
	flags.IntVar(&width, "width", 0, "as a table `N` cells wide, on a terminal or not")
	return cmd
}

// morePlaces are what rows are about beside countries: the EU, for what holds where
// national law is silent, and organisations that data may go to.
func morePlaces() []string { return append([]string{"EU"}, law.Organisations()...) }

// readPlace reads what the rows of a table can be about.
func readPlace(word string) (string, error) {
	for _, code := range morePlaces() {
		if strings.EqualFold(code, strings.TrimSpace(word)) {
			return code, nil
		}
	}
	code, err := readCountry(word)
	return string(code), err
}

func completePlaces(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	countries, how := completeCountries(cmd, args, word)
	return append(countries, morePlaces()...), how
}

func onDay(t topic, o *lawOptions) string {
	if !t.dated || o.all {
		return ""
	}
	return fmt.Sprintf(" on %s; --all shows other days, too", o.on.or())
}

// having returns the facts in which all words stand.
func having(facts []fact, words []string) []fact {
	return slices.DeleteFunc(facts, func(f fact) bool {
		var texts []string
		for _, s := range f.said {
			texts = append(texts, asText(s.value))
		}
		text := model.SearchText(texts...)
		return slices.ContainsFunc(words, func(word string) bool {
			needle := model.NewNeedle(word)
			return !needle.In(text)
		})
	})
}

// asText writes a value for people.
func asText(value any) string {
	switch v := value.(type) {
	case bool:
		if v {
			return "yes"
		}
		return ""
	case int:
		if v == 0 {
			return ""
		}
		return strconv.Itoa(v)
	case []string:
		return strings.Join(v, ", ")
	case []int:
		return strings.Trim(fmt.Sprint(v), "[]")
	}
	return fmt.Sprint(value)
}

// sure is how sure we are of f as a whole. Where a note says that a part of it is
// not, such as the number of a decision, it gets an asterisk.
func (f fact) sure() string {
	for _, s := range f.said {
		if text := asText(s.value); s.column && (strings.Contains(text, "not confirmed") || strings.Contains(text, "not verified")) && f.evidence.Confidence != "C" {
			return f.evidence.Confidence + "*"
		}
	}
	return f.evidence.Confidence
}

// factTable makes a table of facts.
func factTable(facts []fact, prose, sources bool) *table {
	t := &table{proseLast: prose || sources, whole: true}
	for i, f := range facts {
		var head, cells []string
		for _, s := range f.said {
			if s.column {
				head = append(head, strings.ToUpper(s.key))
				cells = append(cells, asText(s.value))
			}
		}
		at := len(cells)
		if prose {
			at--
		}
		head, cells = slices.Insert(head, at, "SURE"), slices.Insert(cells, at, f.sure())
		if sources {
			head = append(head, "CHECKED_ON", "SOURCE")
			cells = append(cells, string(f.evidence.CheckedOn), f.evidence.Source)
		}
		if i == 0 {
			t.head = head
		}
		t.add(cells...)
	}
	return t
}

// writeFacts writes facts as JSON: everything that they say, in order, nothing of
// what they do not.
func writeFacts(w io.Writer, facts []fact) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, f := range facts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  {")
		first := true
		all := append(slices.Clone(f.said), aside("confidence", f.evidence.Confidence), aside("source", f.evidence.Source), aside("checked_on", f.evidence.CheckedOn))
		for _, s := range all {
			if !s.json || asText(s.value) == "" {
				continue
			}
			value, err := plainJSON(s.value)
			if err != nil {
				return err
			}
			if !first {
				b.WriteByte(',')
			}
			first = false
			fmt.Fprintf(&b, "\n    %q: %s", s.key, value)
		}
		b.WriteString("\n  }")
	}
	if len(facts) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	_, err := w.Write(b.Bytes())
	return err
}

func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}
