package tui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ropa/model"
	"ropa/model/sample"
	"ropa/store"
)

// A clerk is a user before a register in a real file.
type clerk struct {
	*user
	store  *store.Store
	places *places
	state  string // the folder of the person's own things
}

var fileTime = time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)

// makeRegister makes a file that holds the shipped terms and records.
func makeRegister(t testing.TB, records ...model.Record) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "acme.ropa")
	o := store.Options{Now: func() time.Time { return fileTime }}
	uid := uidOf(0)
	for _, rec := range records {
		if rec.Kind() == model.KindRegister {
			uid = rec.Base().UID
		}
	}
	s, err := store.Create(context.Background(), path, uid, o, func(s *store.Store) error {
		var changes []store.Change
		for _, term := range model.ShippedTerms() {
			changes = append(changes, store.Change{Record: term})
		}
		for _, rec := range records {
			changes = append(changes, store.Change{Record: rec})
		}
		_, err := s.Save(context.Background(), store.Edit{Author: "Anna"}, changes...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// openFile opens the app on a register.
func openFile(t testing.TB, path string, o Options) *clerk {
	t.Helper()
	now := fileTime
	s, err := store.Open(context.Background(), path, store.Options{
		BusyTimeout: 20 * time.Millisecond, ReadOnly: o.ReadOnly == "look",
		Now: func() time.Time { now = now.Add(time.Minute); return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	o.Store, o.Author = s, "Bo"
	if o.State == "" {
		o.State = t.TempDir()
	}
	c := &clerk{store: s, state: o.State}
	h := &host{ctx: context.Background(), o: o}
	x, err := h.prepare(s)
	if err != nil {
		t.Fatal(err)
	}
	c.user = start(t, func(sh *shell) screen {
		c.places = h.places(sh, x).(*places)
		h.greet(sh, s)
		return c.places
	})
	return c
}

// openSample opens the app on the sample register.
func openSample(t testing.TB) *clerk {
	t.Helper()
	return openFile(t, makeRegister(t, sample.Register()...), Options{})
}

// lines are the rows of the list that are seen, without the marker.
func (c *clerk) lines() []string {
	var out []string
	for _, line := range strings.Split(c.screen(), "\n") {
		left, _, _ := strings.Cut(line, "│")
		if len(left) > 2 && strings.Contains(left, "PA-0") && !strings.Contains(left, "›") {
			out = append(out, strings.TrimSpace(left[2:]))
		}
	}
	return out
}

// searches types a query into the search line and waits for the answer.
func (c *clerk) searches(query string) {
	c.t.Helper()
	c.press("/")
	for c.places.table().line.value() != "" {
		c.press("backspace")
	}
	c.types(query)
	c.tick()
}

func TestTheListShowsTheRegister(t *testing.T) {
	c := openSample(t)
	c.sees("Activities", "24 activities, by ref", "> PA-0001", "PA-0019", "enter open", "/ search", "1 Activities 2 Parties")
	c.golden("places")
	c.press("G")
	c.cursorAt("PA-0024")
	c.press("2")
	c.sees("Parties", "by name", "Own", "Country")
	c.press("5")
	c.sees("Terms", "Vocabulary")
	c.press("1")
	c.cursorAt("PA-0024")
}

func TestEveryPlaceOpens(t *testing.T) {
	c := openSample(t)
	for i, l := range tabList[:len(tabList)-1] {
		c.press(strconv.Itoa(i + 1))
		c.sees(counted(len(c.places.b.now.shelf(l.kind).cards), l.kind))
		c.press("enter")
		c.sees(l.name+" ›", "Identity")
		c.press("esc")
	}
	c.press("8")
	c.sees(" Settings › Havtorn Metal Group", "Main company")
}

func TestSearchIsLive(t *testing.T) {
	c := openSample(t)
	c.press("/")
	c.types("payr")
	c.sees("/ payr")
	c.tick()
	c.sees("of 24")
	c.cursorAt("") // in the search line
	c.press("enter")
	c.sees("/ payr")
	if got := c.lines(); len(got) == 0 || len(got) > 8 || !strings.Contains(strings.Join(got, "\n"), "Payroll") {
		t.Fatalf("payr finds %q", got)
	}
	c.press("esc")
	c.sees("24 activities", "PA-0001")
	c.misses("/ payr")
}

func TestSearchSpeaksTheQueryLanguage(t *testing.T) {
	c := openSample(t)
	for query, want := range map[string]int{
		"role:processor":                    1,
		"-role:processor":                   23,
		"role:processor -consign":           0,
		"due:":                              -1,
		"transfer:US":                       -1,
		`unit:"Human resources"`:            -1,
		"owners:head":                       -1,
		"nothinglikethisanywhere":           0,
		"changed:2026-11-20":                24,
		"changed:<30d":                      24,
		"changed:>2026-11-21":               0,
		"changed:2026":                      24,
		"changed:>2026":                     0,
		"starts_on:2019":                    2,
		"starts_on:9/2019":                  1,
		"starts_on:1.9.2019":                1,
		"starts_on:>=2019 -starts_on:>2019": 2,
		"recipients: -recipients:x":         -1,
		"wgistle-blower":                    0,
		`"in the webs" role:controller`:     -1,
	} {
		c.searches(query)
		m, err := model.NewMatcher(query, model.KindActivity, c.places.b.now.reg, "2026-11-22", nil)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for r, err := range c.store.All(context.Background(), model.KindActivity) {
			if err != nil {
				t.Fatal(err)
			}
			if m.Match(model.Subject{Record: r.Record, ChangedOn: model.DateOf(r.At.Local())}) {
				found = append(found, r.Record.(*model.Activity).Ref)
			}
		}
		if want >= 0 && len(found) != want {
			t.Errorf("%s: the matcher finds %d, want %d", query, len(found), want)
		}
		if got := c.places.table().have.len(); got != len(found) {
			t.Errorf("%s: the list has %d, the matcher finds %d: %v", query, got, len(found), found)
		}
		c.press("esc")
	}
}

// A phrase with many letters of two spellings is looked for word by word.
func TestSearchForAPhraseOfManySpellings(t *testing.T) {
	c := openFile(t, makeRegister(t,
		&model.Activity{Common: model.Common{Name: "Müller, Jäger, Köche, Bäcker, Größe und Öfen"}},
		&model.Activity{Common: model.Common{Name: "Mueller"}},
	), Options{})
	for query, want := range map[string]string{
		`"mueller, jaeger, koeche, baecker, groesse und oefen"`: "1 of 2",
		`"muller, jager, koche, backer, grosse und ofen"`:       "1 of 2",
		"mueller":     "2 of 2",
		"muller":      "1 of 2",
		`"jaeger oe"`: "0 of 2",
	} {
		c.searches(query)
		c.sees(want)
		c.press("esc")
	}
}

func TestAHalfTypedQueryKeepsTheLastGoodResult(t *testing.T) {
	c := openSample(t)
	c.searches("role:processor")
	c.sees("1 of 24", "PA-0018")
	c.types(" rol:x")
	c.tick()
	c.sees("1 of 24", "PA-0018", `There is no field "rol"; did you mean role`, "  ^")
	c.golden("search-wrong")
	c.press("ctrl+w")
	c.tick()
	c.misses("^")
}

func TestFilterByTheValueUnderTheCursor(t *testing.T) {
	c := openSample(t)
	c.press("right", "right", "right", "f")
	c.sees("/ unit:Sales", "of 24")
	for _, row := range c.lines() {
		if !strings.Contains(row, "Sales") {
			t.Errorf("found %q", row)
		}
	}
	c.press("right", "f")
	c.sees(`unit:Sales role:"joint controller"`)
	c.press("esc")
	c.sees("24 activities")
}

func TestSortByAnyColumn(t *testing.T) {
	c := openSample(t)
	c.press("j", "right", "s")
	c.sees("Name ↑", "by name")
	c.cursorAt("Website") // still in hand
	c.press("s")
	c.sees("Name ↓")
	c.press("g")
	c.cursorAt("Whistleblowing")
	for _, col := range c.places.table().columns {
		c.places.table().sort = col.key
		c.run(c.places.table().arrange(0))
		if got := c.places.table().have.len(); got != 24 {
			t.Errorf("by %s: %d rows", col.key, got)
		}
	}
	// What says nothing comes last, both ways.
	for _, down := range []bool{false, true} {
		c.places.table().sort, c.places.table().down = "next_review_on", down
		c.run(c.places.table().arrange(0))
		if last := c.places.table().have.card(23); last.NextReviewOn != "" {
			t.Errorf("downwards %v: the last row is due on %s", down, last.NextReviewOn)
		}
	}
}

func TestHorizontalScrollKeepsTheName(t *testing.T) {
	c := openSample(t)
	for range 9 {
		c.press("right")
	}
	c.sees("Name", "Gaps", "Changed")
	c.misses("Ref")
	c.golden("places-right")
}

func TestColumnsThatAreNotSeenAreTold(t *testing.T) {
	c := openSample(t)
	c.sees("24 activities, by ref · → 6 more columns", "  Ref ↑ ", "›\n> PA-0001", "9 Findings: 24 errors")
	c.misses("‹")
	for i := range 9 {
		c.press("right")
		if i == 5 {
			c.sees("24 activities · ← 3, → 3 more columns", "\n‹ Name", "›\n> Contact")
		}
	}
	c.sees("24 activities, by ref · ← 5 more columns", "\n‹ Name", "Gaps")
	c.misses("→", " ›\n")
	c.resizes(180, 40)
	c.press("p")
	c.misses("→", "←") // what has room is seen

	// However narrow the list is, the column in hand is seen.
	c.resizes(40, 10)
	for range c.places.table().columns {
		c.press("left")
	}
	for _, x := range c.places.table().columns {
		title, _, _ := strings.Cut(x.title, " ")
		c.sees(title[:min(len(title), 6)])
		c.press("right")
	}
	c.resizes(40, 12)
	c.sees("Gaps")
	c.press("left", "left", "left", "left", "left", "left", "left", "left", "left")
	c.sees("Ref")
}

func TestOpenFollowAndComeBack(t *testing.T) {
	c := openSample(t)
	c.press("j", "enter")
	c.sees("Activities › PA-0002 Website", "> Identity")
	for i := 0; !strings.HasPrefix(c.cursorOn(), "Department"); i++ {
		if c.press("j"); i > 40 {
			t.Fatal("no department")
		}
	}
	c.sees("enter open what is linked")
	c.press("enter")
	c.sees("PA-0002 Website › Digital and webshop")
	c.press("w")
	c.sees("Where «Digital and webshop» is used", "PA-0002 Website", "activity: Department")
	c.press("enter")
	c.sees("› PA-0002 Website")
	c.press("esc", "esc")
	c.cursorAt("Department")
	c.press("esc")
	c.cursorAt("PA-0002")
}

func TestWhatTheLawAsksForIsThereAsNotSaid(t *testing.T) {
	c := openFile(t, makeRegister(t, &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}}), Options{})
	c.press("enter")
	c.sees("not said (Article 30(1)(b))", "Purposes")
	c.misses("Starts on")
	c.press("n")
	c.cursorAt("We act as")
	c.press("m")
	c.sees("Starts on", "all fields")
	c.golden("detail-empty")
}

func TestDetailSearches(t *testing.T) {
	c := openSample(t)
	c.press("enter", "/")
	c.types("erase")
	c.sees("1 of")
	c.press("enter", "n", "N", "n")
	c.sees("2 of")
	c.press("esc")
	c.misses("/ erase")
	c.sees("›")
	c.golden("detail")
}

func TestEditOpensAtTheLineInHand(t *testing.T) {
	c := openSample(t)
	c.press("enter")
	for i := 0; !strings.HasPrefix(c.cursorOn(), "Owners"); i++ {
		if c.press("j"); i > 40 {
			t.Fatal("no owners")
		}
	}
	c.press("e")
	c.cursorAt("Owners")
	c.press("esc", "enter")
	c.cursorAt("Owners")
}

func TestAddAnActivity(t *testing.T) {
	c := openSample(t)
	c.press("a")
	c.sees("New activity", "Name")
	c.press("enter")
	c.sees("It needs a name.")
	c.types("Quizzing")
	c.press("enter", "ctrl+s", "esc")
	c.sees("25 activities")
	c.cursorAt("PA-0025")
	c.searches("quizzing")
	c.sees("1 of 25")
}

func TestAddAParty(t *testing.T) {
	c := openSample(t)
	c.press("2", "a")
	c.sees("Parties › new party")
	c.press("enter")
	c.types("Zebra Ltd")
	c.press("enter", "ctrl+s", "esc", "esc")
	c.cursorAt("Zebra Ltd")
}

func TestDeleteAndBringBack(t *testing.T) {
	c := openSample(t)
	c.press("u")
	c.sees("Nothing was deleted since ropa was", "opened; D shows what was deleted before.")
	c.press("j", "d")
	c.sees("Deleted «PA-0002 Website». u brings it back.", "23 activities")
	c.misses("  PA-0002")
	c.cursorAt("PA-0003")
	c.searches("website")
	c.press("esc", "u")
	c.sees("Brought back «PA-0002 Website».", "24 activities")
	c.cursorAt("PA-0002")
	c.press("u")
	c.sees("Everything that was deleted since ropa", "was opened was brought back; D shows what was deleted before.")
}

// Everything that was deleted since the app was started can be brought back, the
// last first, and the screen says so.
func TestEverythingDeletedComesBack(t *testing.T) {
	c := openSample(t)
	c.press("G", "d", "k", "d", "j")
	c.sees("22 activities", "u bring back PA-0022")
	c.press("2")
	for !strings.HasPrefix(c.cursorOn(), "European Patent") {
		c.press("down")
	}
	c.press("d")
	c.sees("is still used, so it was not deleted", "PA-0019")
	c.press("esc", "7", "a", "enter")
	c.types("Leaflet")
	c.press("ctrl+s", "esc", "esc", "d", "g")
	c.sees("u bring back «Leaflet»")
	c.press("u")
	c.sees("Brought back «Leaflet».")
	c.press("1", "u")
	c.sees("Brought back «PA-0022", "23 activities")
	c.press("?")
	c.sees("bring back PA-0024")
	c.press("esc", "u")
	c.sees("Brought back «PA-0024", "24 activities")
}

// Who is quicker than the disk gets what was asked for all the same.
func TestDeletingFasterThanTheFileAnswers(t *testing.T) {
	c := openSample(t)
	c.hold = true
	c.press("d", "d")
	c.sees("It is being deleted already.")
	c.press("j", "d")
	c.arrive(0, 1)
	c.sees("22 activities")
	c.misses("  PA-0001", "> PA-0001", "  PA-0002", "> PA-0002")
	c.hold = true
	c.press("u", "u")
	c.arrive(1, 0)
	c.sees("24 activities", "PA-0001", "PA-0002")
	c.misses("u bring back")
}

// What somebody else has brought back stays as it is there, and stands in the way
// of nothing else that was deleted here.
func TestSomebodyElseBringsBackWhatWasDeletedHere(t *testing.T) {
	c := openSample(t)
	third := c.places.table().have.card(2).UID
	c.press("j", "d", "d")
	c.sees("Deleted «PA-0003", "22 activities")
	c.elsewhere(third, "Our cookies")
	c.press("u")
	c.sees("is there again: Cleo has saved it", "It was left as", "PA-0003   Our cookies", "u bring back PA-0002")
	c.misses("compare both")
	c.press("u")
	c.sees("Brought back «PA-0002 Website».", "24 activities")
	c.press("j")
	c.cursorAt("PA-0003")
	c.elsewhere(third, "Their cookies")
	c.press("d")
	c.sees("«PA-0003 Their cookies» was not deleted: Cleo has saved it since.", "PA-0003   Their cookies", "24 activities")
	c.press("d")
	c.sees("Deleted «PA-0003 Their cookies».", "23 activities")

	c.elsewhere(third, "Cookies again")
	c.elsewhere(third, "")
	c.press("u")
	c.sees("«PA-0003 Cookies again» was deleted by Cleo in the meantime.", "23 activities")
	c.misses("u bring back")
}

func TestWhatIsUsedIsNotDeleted(t *testing.T) {
	c := openSample(t)
	c.press("4", "d")
	c.sees("is still used, so it was not deleted", "activity: Department")
	c.press("esc")
	c.sees("Units")
}

func TestSomebodyElseSaves(t *testing.T) {
	c := openSample(t)
	c.press("j", "j", "enter")
	third := c.places.table().have.card(2).UID
	c.elsewhere(third, "Cookies that must be")
	c.tick()
	c.sees("Cleo has saved «PA-0003 Cookies that must be».", "Activities › PA-0003 Cookies that must be")
	c.press("esc")
	c.cursorAt("PA-0003")
	c.sees("Cookies that must be")
	c.elsewhere("", "Quizzing")
	c.tick()
	c.sees("Cleo has saved «PA-0025 Quizzing».", "25 activities")
	c.press("enter")
	c.elsewhere(third, "")
	c.tick()
	c.sees("Somebody else has deleted «PA-0003", "The record cannot be shown: Cleo deleted it on")
	c.press("esc")
	c.sees("24 activities")
	c.cursorAt("PA-0004")
}

func TestARenamedRecordIsFoundByItsNewName(t *testing.T) {
	c := openSample(t)
	c.searches("zinkfabrik")
	c.sees("0 of 24")
	c.press("esc")
	unit := c.places.b.now.shelf(model.KindActivity).cards[0].Unit
	c.elsewhere(unit, "Zinkfabrik")
	c.tick()
	c.searches("zinkfabrik")
	c.misses("0 of 24")
	c.sees("PA-0001", "Zinkfabrik")
}

func TestTheFileIsReplaced(t *testing.T) {
	c := openSample(t)
	path := c.store.Path()
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	c.tick()
	c.sees("moved or removed", "Read-only.")
	c.press("a")
	c.sees("Not now: add.")
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	c.tick()
	c.sees("The file is back in its place.")
	c.misses("Read-only.")
}

func TestReadOnly(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), Options{ReadOnly: "look"})
	c.sees("Read-only. It was opened for reading only")
	for _, key := range []string{"a", "e", "d"} {
		c.press(key)
		c.sees("Not now:", "opened for reading only")
	}
	c.press("enter", "j", "e")
	c.sees("Not now: edit.")
	c.golden("read-only")
}

func TestColumns(t *testing.T) {
	c := openSample(t)
	c.resizes(200, 60)
	c.press("p", "c")
	c.sees("[x] Ref", "[ ] Description")
	c.press("x", "down", "x", "down", "K", "enter")
	c.misses("Ref")
	c.press("c", "G", "k")
	for i := 0; !strings.HasPrefix(c.cursorOn(), "[ ] Purposes"); i++ {
		if c.press("k"); i > 80 {
			t.Fatal("no purposes")
		}
	}
	c.press("space", "enter")
	for range 12 {
		c.press("right")
	}
	c.sees("Purposes")
	c.press("s")
	c.golden("columns")
	c.press("c", "r", "enter")
	c.sees("Ref")
}

func TestCopy(t *testing.T) {
	c := openSample(t)
	c.press("right", "y")
	if c.copied != "Contact persons at customers, suppliers and partners" {
		t.Errorf("copied %q", c.copied)
	}
	c.tick() // the record has been read
	c.press("Y", "j")
	if !strings.Contains(c.copied, `"base_rev"`) || !strings.Contains(c.copied, `"ref": "PA-0001"`) {
		t.Errorf("copied %q", c.copied)
	}
	c.press("enter", "Y", "t")
	if !strings.Contains(c.copied, "We act as: joint controller") {
		t.Errorf("copied %q", c.copied)
	}
	c.press("j", "y")
	if c.copied != "PA-0001" {
		t.Errorf("copied %q", c.copied)
	}
}

func TestTheRecordBesideTheList(t *testing.T) {
	c := openSample(t)
	c.resizes(120, 40)
	c.tick()
	c.sees("│  PA-0001 Contact persons", "We act as")
	c.press("j")
	c.tick()
	c.sees("│  PA-0002 Website")
	c.press("tab")
	c.cursorAt("Identity")
	c.press("j", "j", "tab")
	c.cursorAt("PA-0002")
	c.golden("beside")
	c.press("p")
	c.misses("│")
	c.sees("Department", "We act as")
}

func TestColumnsAndOrderAreRemembered(t *testing.T) {
	path := makeRegister(t, sample.Register()...)
	o := Options{State: t.TempDir()}
	c := openFile(t, path, o)
	c.press("right", "s", "s", "c", "down", "down", "down", "space")
	for i := 0; !strings.HasPrefix(c.cursorOn(), "[ ] Legal bases"); i++ {
		if c.press("j"); i > 80 {
			t.Fatal("no legal bases")
		}
	}
	c.press("space", "enter")
	c.store.Close()

	c = openFile(t, path, o)
	c.resizes(200, 60)
	c.press("p")
	c.sees("Name ↓", "Legal bases", "6.1.f legitimate")
	c.misses("Department")
	c.cursorAt("PA-0016") // Whistleblowing
	c.store.Close()

	if err := os.WriteFile(filepath.Join(o.State, "lists.json"), []byte("{broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	c = openFile(t, path, o)
	c.sees("Ref ↑", "Department")
}

// Only some rows are there at first, and in the end another one is the first.
func TestTheFirstRowIsInHandAtTheStart(t *testing.T) {
	var all []model.Record
	for i := range window + 20 {
		all = append(all, &model.Activity{Common: model.Common{UID: uidOf(100 + i), Name: "Quiz"}})
	}
	path := makeRegister(t, all...)
	o := Options{State: t.TempDir()}
	c := openFile(t, path, o)
	c.cursorAt("PA-0001")
	c.press("s")
	c.cursorAt("PA-0001") // what is in hand stays in hand
	c.store.Close()
	c = openFile(t, path, o)
	c.cursorAt("PA-0" + strconv.Itoa(window+20))
}

func TestTheMouse(t *testing.T) {
	c := openSample(t)
	c.resizes(120, 40)
	c.tick()
	c.clicks(5, 6)
	c.tick()
	c.cursorAt("PA-0003")
	c.sees("│  PA-0003")
	c.clicks(12, 3) // the heading
	c.sees("Name ↑")
	c.clicks(60, 10) // the record beside the list
	c.cursorAt("Description")
	c.send(tea.MouseWheelMsg{X: 60, Y: 10, Button: tea.MouseWheelDown})
	c.clicks(5, 6)
	c.cursorAt("PA-0008")
	c.clicks(5, 6) // once more opens
	c.sees("Activities ›")
	c.press("esc")
	c.clicks(18, 1) // a tab
	c.sees("Parties", "by name")
}

// However many records there are, they are read with the same few queries.
func TestNoQueryPerRecord(t *testing.T) {
	count := func(n int) (queries int) {
		path := makeRegister(t, slices.Collect(sample.Synthetic(n, 1))...)
		s, err := store.Open(t.Context(), path, store.Options{Trace: func(string) { queries++ }})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		h := &host{ctx: t.Context(), o: Options{Store: s}}
		x, err := h.prepare(s)
		if err != nil {
			t.Fatal(err)
		}
		u := start(t, func(sh *shell) screen { return h.places(sh, x) })
		u.press("/")
		u.types("purposes:e -transfer:US")
		u.tick()
		u.sees("of " + strconv.Itoa(n))
		return queries
	}
	if few, many := count(20), count(300); many-few > 2 || few > 40 { // 300 are two portions
		t.Errorf("%d statements for 20 activities, %d for 300", few, many)
	}
}

// Every frame fits its terminal: the driver holds it for each.
func TestPlacesAtEverySize(t *testing.T) {
	c := openSample(t)
	all := func() {
		for h := 9; h <= 62; h += 4 {
			for _, w := range []int{39, 40, 41, 47, 60, 79, 80, 81, 100, 119, 120, 121, 160, 200, 203} {
				c.resizes(w, h)
			}
		}
		c.resizes(120, 40)
	}
	all()
	c.press("/")
	c.types("rol:x")
	c.tick()
	all()
	c.press("esc", "c")
	all()
	c.press("esc", "a")
	all()
	c.press("esc", "tab", "/")
	c.types("purpose")
	all()
	c.press("esc", "tab", "enter", "m")
	all()
}

func TestASCII(t *testing.T) {
	c := openFile(t, makeRegister(t, &model.Activity{Common: model.Common{Name: "Payroll"}}), Options{})
	c.sh.ascii = true
	c.press("s", "s", "d", "u", "enter", "m", "esc", "c")
	for _, r := range c.screen() {
		if r > 0x7e {
			t.Fatalf("%q is not ASCII in\n%s", r, c.screen())
		}
	}
}

func TestStartAtARecord(t *testing.T) {
	path := makeRegister(t, sample.Register()...)
	c := openFile(t, path, Options{Start: "PA-0012"})
	c.sees("Activities › PA-0012 Recruitment")
	c.press("esc")
	c.cursorAt("PA-0012")
	c.store.Close()
	c = openFile(t, path, Options{Start: "parties"})
	c.sees("Parties")
	c.store.Close()
	c = openFile(t, path, Options{Start: "PA-0999"})
	c.sees(`there is no record "PA-0999"`)
}

// Answers that come late, twice and in the wrong order change nothing.
func TestLateAnswers(t *testing.T) {
	c := openSample(t)
	backwards := func() {
		var order []int
		for i := range c.late {
			order = append([]int{i}, order...)
		}
		c.arrive(append(order, order...)...)
	}
	c.press("/")
	c.hold = true
	c.types("payroll")
	c.tick()
	c.types("x")
	c.tick()
	c.press("ctrl+u")
	c.types("role:processor")
	c.tick()
	backwards()
	c.sees("1 of 24", "PA-0018")
	c.press("enter", "esc")
	c.hold = true
	c.press("g", "j", "j")
	c.tick()
	c.press("enter")
	c.press("esc", "1", "2")
	c.tick()
	backwards()
	c.sees("Parties", "by name")
	c.press("1")
	c.cursorAt("PA-0003")
}
