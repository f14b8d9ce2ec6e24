package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every command that a text of the program tells people to type is there.
func TestCommandsInTextsExist(t *testing.T) {
	known := append(commandNames(newRoot(&app{})), "help")
	named := regexp.MustCompile(`(?:["\x60]|: )ropa ([a-z]+)(?:["\x60]| [-A-Z%<"'.])`)
	found := 0
	for _, dir := range []string{".", "../../store", "../../tui", "../../export", "../../model"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			src, err := os.ReadFile(path)
			for n, line := range strings.Split(string(src), "\n") {
				if code, _, _ := strings.Cut(line, "//"); code != "" {
					for _, m := range named.FindAllStringSubmatch(code, -1) {
						if found++; !slices.Contains(known, m[1]) {
							t.Errorf("%s:%d: there is no command %q", path, n+1, m[1])
						}
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 20 {
		t.Errorf("%d commands were found in texts", found)
	}
}
