package tui

import (
	"ropa/model"
	"ropa/model/check"
)

// A gap is a place that wants an answer though each of its fields may say
// something: a letter of Article 30 that is not answered, or an error.
type gap struct {
	path model.Path
	says string // a sentence
}

// gapsIn are the gaps that the rules see in rec. Without a checker, those of its
// letters are not among them.
func gapsIn(rec model.Record, found []check.Finding, c *check.Checker) []gap {
	var out []gap
	if a, ok := rec.(*model.Activity); ok && c != nil {
		for _, m := range c.Completeness(a) {
			switch {
			case m.State == check.NotSaid && m.Reason != "":
				out = append(out, gap{m.Path, "Article " + m.Article + " asks for more: " + m.Reason + "."})
			case m.State == check.NotSaid || m.State == check.NotKnown:
				out = append(out, gap{m.Path, "Article " + m.Article + " asks for it, and the record does not say it."})
			}
		}
	}
	for _, x := range found {
		if x.Severity == check.Error {
			out = append(out, gap{x.Path, sentence(x.Message)})
		}
	}
	return out
}

// nearest is the place in paths, which may have blanks, that path is, or that it is
// part of; -1 when there is none.
func nearest(path model.Path, paths []model.Path) int {
	best, length := -1, -1
	for i, p := range paths {
		if path != "" && p != "" && inside(path, p) && len(p) > length {
			best, length = i, len(p)
		}
	}
	return best
}

// gapLines tells of the lines in which the rules see a gap what it is, and gives
// one that is in none of them.
func gapLines(gaps []gap, paths []model.Path) (at map[int]string, elsewhere string) {
	at = map[int]string{}
	for _, g := range gaps {
		i := nearest(g.path, paths)
		switch {
		case i < 0:
			elsewhere = g.says
		case at[i] == "":
			at[i] = g.says
		}
	}
	return at, elsewhere
}
