package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says which of our packages each of our packages may use; the test
// files of a package are free. So the law knows nothing of records, records
// nothing of SQL, and no format anything of the screen.
var mayImport = map[string][]string{
	"ropa/model/law":       {},
	"ropa/model":           {"ropa/model/law"},
	"ropa/model/check":     {"ropa/model", "ropa/model/law"},
	"ropa/model/sample":    {"ropa/model", "ropa/model/law"},
	"ropa/store":           {"ropa/model", "ropa/model/law"},
	"ropa/export":          {"ropa/model", "ropa/model/law", "ropa/model/check"},
	"ropa/export/*":        {"ropa/model", "ropa/model/law", "ropa/model/check", "ropa/export"},
	"ropa/export/exchange": {"ropa/model", "ropa/store", "ropa/export", "ropa/export/*"},
	"ropa/tui":             {"ropa/model", "ropa/model/law", "ropa/model/check", "ropa/model/sample", "ropa/store", "ropa/export", "ropa/export/*"},
	"ropa/cmd/ropa":        {"ropa/model", "ropa/model/law", "ropa/model/check", "ropa/model/sample", "ropa/store", "ropa/export", "ropa/export/*", "ropa/tui"},
}

// onlyHome names the one package that may use a library.
var onlyHome = map[string]string{
	"modernc.org/sqlite":     "ropa/store",
	"database/sql":           "ropa/store",
	"github.com/spf13/cobra": "ropa/cmd/ropa",
	"charm.land/bubbletea":   "ropa/tui",
	"charm.land/lipgloss":    "ropa/tui",
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "ropa/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		pkg, imports := words[0], words[1:]
		if strings.HasSuffix(pkg, "test") && strings.HasPrefix(pkg, "ropa/model/") {
			continue // material for tests, in no binary
		}
		allowed, ok := allowance(pkg)
		if !ok {
			t.Errorf("%s has no place in mayImport: say what it may use", pkg)
		}
		for _, imp := range imports {
			if strings.HasPrefix(imp, "ropa/") && !slices.ContainsFunc(allowed, func(a string) bool { return matches(a, imp) }) {
				t.Errorf("%s must not import %s", pkg, imp)
			}
			for lib, home := range onlyHome {
				if (imp == lib || strings.HasPrefix(imp, lib+"/")) && pkg != home {
					t.Errorf("%s must not import %s: its only home is %s", pkg, imp, home)
				}
			}
		}
	}
}

func allowance(pkg string) ([]string, bool) {
	if a, ok := mayImport[pkg]; ok {
		return a, true
	}
	for pattern, a := range mayImport {
		if matches(pattern, pkg) {
			return a, true
		}
	}
	return nil, false
}

func matches(pattern, pkg string) bool {
	prefix, wild := strings.CutSuffix(pattern, "*")
	return pattern == pkg || wild && strings.HasPrefix(pkg, prefix)
}
