package sample

import (
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"ropa/model"
)

// The places column of statements.csv: "record: path; path=text; record: path".
// A path without a record belongs to the record before it. The text must stand
// in the value, whatever its case; for links it is the name that they lead to.
var placeForm = regexp.MustCompile(`^(?:([a-z0-9-]+): )?([a-z0-9_.]+(?:\[[A-Za-z0-9_-]+\][a-z0-9_.]*)?)(?:=(.+))?$`)

func TestEveryStatementHasItsPlace(t *testing.T) {
	file, err := os.Open("statements.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const id, source, statement, places = 0, 1, 2, 3
	reg, seen := register(), map[string]bool{}
	for _, row := range rows[1:] {
		if seen[row[id]] || row[statement] == "" || row[places] == "" || row[source] != "A" && row[source] != "B" {
			t.Errorf("%s: an id of its own, a source, a statement and its places are needed", row[id])
		}
		seen[row[id]] = true
		var slug string
		for place := range strings.SplitSeq(row[places], "; ") {
			m := placeForm.FindStringSubmatch(place)
			if m == nil {
				t.Errorf("%s: %q is not \"record: path=text\"", row[id], place)
				continue
			}
			if m[1] != "" {
				slug = m[1]
			}
			if err := stands(reg, slug, model.Path(m[2]), m[3]); err != nil {
				t.Errorf("%s (%s): %v", row[id], row[statement], err)
			}
		}
	}
	if len(seen) < 200 {
		t.Errorf("%d statements; the two policies make more", len(seen))
	}
}

// stands reports an error unless the path of the record says something, with
// text in it.
func stands(reg *model.Register, slug string, path model.Path, text string) error {
	rec := reg.Record(uid(slug))
	if rec == nil {
		return fmt.Errorf("the sample has no record %q", slug)
	}
	at, err := model.Of(rec).At(path)
	if err != nil {
		return fmt.Errorf("%s: %w", slug, err)
	}
	said := written(reg, at)
	if said == "" {
		return fmt.Errorf("%s: %s is not said", slug, path)
	}
	if !strings.Contains(strings.ToLower(said), strings.ToLower(text)) {
		return fmt.Errorf("%s: %s does not speak of %q: %s", slug, path, text, said)
	}
	return nil
}

// written returns what a place says, for a person.
func written(reg *model.Register, at model.Place) string {
	answer, reason := "", ""
	if at.Field.Type == model.SaidType {
		answer, reason = at.Object.Answer(at.Field)
	}
	switch {
	case at.Part == "answer":
		return answer
	case at.Part == "reason":
		return reason
	case at.Item >= 0:
		return at.Object.Item(at.Field, at.Item).Key()
	case !at.Field.Leaf():
		return fmt.Sprint(!at.Object.IsZero(at.Field))
	case at.Field.Type == model.LinkType:
		var names []string
		for _, link := range at.Object.Texts(at.Field) {
			names = append(names, reg.Name(link))
		}
		return strings.Join(names, ", ")
	}
	return at.Object.Text(at.Field)
}
