package model

import "strings"

// A Problem is a reason why a record cannot be saved, and where it is.
type Problem struct {
	Path Path
	Text string
}

func (p Problem) String() string {
	if p.Path == "" {
		return p.Text
	}
	return string(p.Path) + ": " + p.Text
}

// Problems are all reasons at once, in catalogue order.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].String()
	}
	return strings.Join(lines, "\n")
}

// At returns the problems at path, or inside it.
func (p Problems) At(path Path) Problems {
	var at Problems
	for _, x := range p {
		rest, ok := strings.CutPrefix(string(x.Path), string(path))
		if ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			at = append(at, x)
		}
	}
	return at
}

// InPart returns those problems of rec that hold too where only a part of it could
// be read: not those of an item that something names, which may be in the other
// part, nor of a missing name.
func (p Problems) InPart(rec Record) Problems {
	var hold Problems
	for _, x := range p {
		at, err := Of(rec).At(x.Path)
		if err == nil && (at.Field.List == "" || at.Field.List == ListCompanies) && (x.Path != "name" || rec.Base().Name != "") {
			hold = append(hold, x)
		}
	}
	return hold
}

// err returns p as an error, or a nil error when p is empty. Returning an empty
// p itself would make an error that is not nil.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}
