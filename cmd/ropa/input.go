package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"ropa/export"
	"ropa/export/text"
	"ropa/model"
)

// readRecord reads the record in the file at path, or on standard input for "-":
// JSON as "ropa show --json" writes it, or annotated text as "--editor" shows
// it. Its kind is the one asked for, else the one that it says, else an activity.
func readRecord(cmd *cobra.Command, path string, kind model.Kind) (model.Input, error) {
	content, err := readInput(cmd, path)
	if err != nil {
		return model.Input{}, err
	}
	in, err := parseRecord(string(content), kind)
	if err != nil {
		return in, fmt.Errorf("%s: %w", inputName(path), err)
	}
	return in, nil
}

// parseRecord reads the content of such a file.
func parseRecord(content string, kind model.Kind) (model.Input, error) {
	content = strings.TrimPrefix(content, "\ufeff")
	switch trimmed := strings.TrimSpace(content); {
	case trimmed == "":
		return model.Input{}, errors.New("it is empty")
	case trimmed[0] == '[':
		return model.Input{}, errors.New("it holds a list; a record is an object {..}")
	case trimmed[0] != '{':
		return parseText(content, orActivity(kind))
	}
	var said struct {
		Kind   model.Kind
		Format string
	}
	json.Unmarshal([]byte(content), &said) // Decode says what is wrong, and where
	switch {
	case strings.HasPrefix(said.Format, "ropa-register/"):
		return model.Input{}, hint(errors.New("it holds a whole register"), `take it in with "ropa import"`)
	case said.Kind != "" && model.New(said.Kind) == nil:
		return model.Input{}, (&kindFlag{}).Set(string(said.Kind))
	case kind == "":
		kind = said.Kind
	case said.Kind != "" && said.Kind != kind:
		return model.Input{}, fmt.Errorf("it holds a record of the kind %s, not %s", said.Kind, kind)
	}
	return model.Decode(orActivity(kind), content)
}

func orActivity(k model.Kind) model.Kind {
	if k == "" {
		return model.KindActivity
	}
	return k
}

// baseLine is the remark in which annotated text keeps the revision it was made
// from.
var baseLine = regexp.MustCompile(`(?m)^# base_rev: ([0-9a-f]+)[ \r]*$`)

func parseText(content string, kind model.Kind) (model.Input, error) {
	in, err := text.Read(kind, content)
	if m := baseLine.FindStringSubmatch(content); m != nil {
		in.BaseRev = m[1]
	}
	return in, err
}

// blank reports whether annotated text says nothing at all.
func blank(content string) bool {
	for line := range strings.Lines(content) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// readInput reads the file at path, or standard input for "-".
func readInput(cmd *cobra.Command, path string) ([]byte, error) {
	if path != "-" {
		return export.ReadFile(path)
	}
	// Reading from a terminal waits, and ctrl+c must end it.
	type result struct {
		data []byte
		err  error
	}
	c := make(chan result, 1)
	go func() {
		data, err := export.ReadAll(cmd.InOrStdin(), inputName(path))
		c <- result{data, err}
	}()
	select {
	case r := <-c:
		return r.data, r.err
	case <-cmd.Context().Done():
		return nil, cmd.Context().Err()
	}
}

// inputName is how texts call the input at path.
func inputName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}
