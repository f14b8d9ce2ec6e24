package tui

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ropa/model"
	"ropa/model/sample"
	"ropa/store"
)

// writes puts a file beside the register.
func (c *clerk) writes(name, text string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(c.folder(), name), []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// changes exports what the list shows and changes the file as somebody with a
// spreadsheet would: pairs of what stands there and what comes instead.
func (c *clerk) changes(name string, pairs ...string) {
	c.t.Helper()
	c.press("E")
	c.namesFile(name)
	c.press("enter")
	c.sees("Wrote ")
	text := c.file(name)
	for i := 0; i < len(pairs); i += 2 {
		changed := strings.Replace(text, pairs[i], pairs[i+1], 1)
		if changed == text {
			c.t.Fatalf("%s does not say %q", name, pairs[i])
		}
		text = changed
	}
	c.writes(name, text)
}

// imports opens the dry run of a file.
func (c *clerk) imports(name string) {
	c.t.Helper()
	c.press("I")
	c.types(name)
	c.press("enter")
}

// head is what the register says of the record with the given name.
func (c *clerk) head(k model.Kind, name string) store.Revision {
	c.t.Helper()
	ctx := context.Background()
	e, err := c.store.Find(ctx, k, name)
	if err != nil {
		c.t.Fatal(err)
	}
	r, err := c.store.Head(ctx, e.UID)
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

func TestAnExportComesBackWithItsChanges(t *testing.T) {
	c := openSample(t)
	was := c.head(model.KindActivity, "PA-0014")
	c.changes("audit.csv", `"Payroll"`, `"Wages and salaries"`, `"Whistleblowing channel"`, `"Whistles"`)
	c.imports("audit")
	c.sees("Import audit.csv", "2 changed, 22 the same", "PA-0014 Payroll  row 15", "was Payroll", "is  Wages and salaries", "ctrl+s take it in")
	c.golden("import")
	if now := c.head(model.KindActivity, "PA-0014"); now.Hash != was.Hash {
		t.Fatal("the dry run has changed the register")
	}
	c.press("ctrl+s")
	c.sees("Took 2 changes into the register, as one change.", "U takes", "all of it back.", "PA-0014   Wages and salaries", "24 activities")
	c.cursorAt("PA-0014") // what was changed is in hand
	now, other := c.head(model.KindActivity, "PA-0014"), c.head(model.KindActivity, "PA-0016")
	if now.Changeset != other.Changeset || now.Note != "audit.csv" || now.Author != "Bo" || now.Parents[0] != was.Hash {
		t.Errorf("it was saved as %+v and %+v", now, other)
	}
	c.searches("salaries")
	c.sees("PA-0014")
	c.press("esc", "enter")
	c.sees("› PA-0014 Wages and salaries")
	c.press("esc")

	c.press("U")
	c.sees("Took the import of audit.csv back.", "PA-0014   Payroll")
	if now := c.head(model.KindActivity, "PA-0014"); !model.Same(now.Record, was.Record) || now.Parents[0] == was.Hash {
		t.Error("the register does not say again what it said")
	}
	c.press("U")
	c.sees("Not now: take the import back. Nothing was imported")
	c.imports("audit")
	c.sees("2 changed, 22 the same")
}

func TestAnUntouchedFileIsNothingToTake(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv")
	c.press("I", "enter")
	c.sees("24 the same, nothing to take")
	c.press("ctrl+s")
	c.sees("Not now: take it in. There is nothing to take")
	c.press("esc")
	c.cursorAt("PA-0001")
}

func TestImportOverwritesNothingUnseen(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`, `"Website"`, `"Web site"`, `"Web fonts"`, `"Letters"`)
	c.elsewhere(c.head(model.KindActivity, "PA-0002").UID, "Our site")
	c.elsewhere(c.head(model.KindActivity, "PA-0003").UID, "Their cookies")
	c.tick()
	c.imports("audit.csv")
	c.sees("1 changed here and there, 2 changed", "Changed here and there: 1 record. Nothing is overwritten", "PA-0002 Our site", "stays Our site", "file  Web site")
	c.golden("import-both")
	c.press("ctrl+s")
	c.sees("Took 2 changes", "1 record changed both here and in the file")
	for ref, want := range map[string]string{"PA-0002": "Our site", "PA-0003": "Their cookies", "PA-0007": "Letters", "PA-0014": "Wages"} {
		if got := c.head(model.KindActivity, ref).Record.Base().Name; got != want {
			t.Errorf("%s is called %q, want %q", ref, got, want)
		}
	}
}

func TestImportSaysWhatCannotBeTaken(t *testing.T) {
	c := openSample(t)
	c.writes("new.csv", "name;unit;starts_on;role;Colour\r\nVisitors;Front office;2026-02-01;controller;red\r\nGuests;;soon;boss;\r\n")
	c.imports("new")
	c.sees(
		"1 cannot be taken, 1 new", "Guests  row 3", `column C (starts_on): date "soon"`, `column D (role): "boss"`,
		"About the file", "column E (Colour): activities have no such field", "left over from this import",
	)
	c.press("G")
	c.sees("New: 1 record", "Visitors  row 2", "We act as: controller", "New, since the file names them: 1 record", "unit Front office")
	c.golden("import-problems")
	c.press("ctrl+s")
	c.sees("Took 2 changes", "1 record could not be taken.", "25 activities", "PA-0025   Visitors")
	a := c.head(model.KindActivity, "PA-0025").Record.(*model.Activity)
	if len(a.Leftovers) != 1 || a.Leftovers[0].Text != "red" {
		t.Errorf("what is left over is %v", a.Leftovers)
	}
	c.press("4")
	c.sees("Front office")

	// Taken back, what was new is gone, also where one record leads to another.
	c.press("U")
	c.misses("Front office")
	if e, _ := c.places.b.d.reg.Entry(string(a.Unit)); !e.Deleted {
		t.Error("the editors would still offer the Front office")
	}
	c.press("1")
	c.sees("24 activities")
	if r, err := c.store.Head(context.Background(), a.UID); err != nil || r.Live() {
		t.Errorf("Visitors are still there, %v", err)
	}
}

// A table whose headings would fit several kinds is taken for the kind that one
// looks at.
func TestATableIsOfTheKindThatIsListed(t *testing.T) {
	c := openSample(t)
	c.writes("names.csv", "name;notes\r\nZebra Ltd;new\r\n")
	c.press("2")
	c.imports("names")
	c.sees("party Zebra Ltd")
	c.press("esc", "1")
	c.imports("names")
	c.sees("   Zebra Ltd  row 2")
	c.press("esc", "2")
	c.writes("names.csv", "name;ref;role\r\nZebra;;controller\r\n") // it says what it is
	c.imports("names")
	c.sees("   Zebra  row 2")
}

func TestImportIsNotTakenBackOverWhatCameLater(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`, `"Website"`, `"Web site"`)
	c.imports("audit")
	c.press("ctrl+s")
	c.elsewhere(c.head(model.KindActivity, "PA-0002").UID, "Our site")
	c.press("U")
	c.sees("the import of audit.csv was not taken back: «PA-0002 Our site» was changed", "by Cleo; nothing was changed; edit by hand what is to be as before")
	if got := c.head(model.KindActivity, "PA-0014").Record.Base().Name; got != "Wages" {
		t.Errorf("PA-0014 is called %q", got)
	}
}

func TestSomebodySavesBetweenTheDryRunAndTheImport(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`)
	c.imports("audit")
	c.elsewhere(c.head(model.KindActivity, "PA-0014").UID, "Pay")
	c.press("ctrl+s")
	c.sees("Saved in the meantime", "Nothing was taken in", "> l  compare again")
	c.clock = c.clock.Add(1e9)
	c.press("enter")
	c.sees("1 changed here and there", "stays Pay", "file  Wages")
}

func TestARegisterGoesIntoAnother(t *testing.T) {
	c := openSample(t)
	c.press("E")
	c.chooses("Format", "JSON")
	c.chooses("Records", "the whole register")
	c.namesFile("all.json")
	c.press("enter")
	all := c.file("all.json")
	want := len(c.places.b.now.shelf(model.KindParty).cards)

	c = openFile(t, makeRegister(t, &model.Settings{Common: model.Common{UID: uidOf(0), Name: "Other"}}), Options{})
	c.writes("all.json", all)
	c.imports("all")
	c.sees("1 kept as it is here", "s take the settings, too")
	c.press("s")
	c.misses("kept as it is here")
	c.sees("leave the settings")
	c.press("s")
	c.press("ctrl+s")
	c.sees("24 activities")
	c.press("2")
	c.sees(counted(want, model.KindParty))
	if got := c.head(model.KindRegister, "Other"); got.Record.Base().Name != "Other" {
		t.Errorf("the settings are %v", got.Record)
	}

	// Without base_rev a record is taken whole, or not at all.
	c.press("1")
	uid := c.head(model.KindActivity, "PA-0001").UID
	c.writes("one.json", `{"format":"ropa-register/1","activities":[{"uid":"`+uid+`","ref":"PA-0001","name":"Whole"}]}`)
	c.imports("one")
	c.sees("1 cannot be taken", "does not say by", "r replace as a whole")
	c.press("r")
	c.sees("1 changed", "is  Whole", "do not replace")
	c.press("ctrl+s")
	c.sees("PA-0001   Whole")
}

func TestWhatCannotBeImported(t *testing.T) {
	c := openSample(t)
	c.writes("letter.csv", "Dear all\n")
	c.writes("broken.json", "{\n\"format\": \"ropa-register/1\",\n\"activities\": [}\n")
	if err := os.Symlink(c.store.Path(), filepath.Join(c.folder(), "other.csv")); err != nil {
		t.Skip("no links here:", err)
	}
	for name, says := range map[string]string{
		"gone.csv":    "There is no file " + c.folder(),
		"letter.csv":  "none of the headings in the first row is known",
		"broken.json": "broken.json, line 3",
		"other.csv":   "it is the register itself",
		"x.ropa":      "is the name of a register; open that one and export it as JSON",
		"..":          "is a directory",
	} {
		c.press("I")
		c.types(filepath.Join(c.folder(), name))
		c.press("enter")
		c.sees("It cannot be imported")
		c.boxSays(says, "Nothing was changed.")
		c.clock = c.clock.Add(1e9)
		c.press("enter")
		c.cursorAt("PA-0001")
	}
	c.elsewhere("", "Quizzing") // the lock on the register is still there: nobody has closed it
	c.tick()
	c.sees("25 activities")
}

func TestTheFilesThatAreOffered(t *testing.T) {
	c := openSample(t)
	c.press("I")
	c.sees("None of .csv, .json lies in")
	c.press("enter")
	c.sees("Not now: choose. Type the name of a file.")
	c.press("esc")
	for _, name := range []string{"b.csv", "a.JSON", "c.txt", ".d.csv"} {
		c.writes(name, "x")
	}
	c.press("I")
	c.sees("a.JSON", "b.csv", "1 kB")
	c.misses("c.txt", ".d.csv")
	c.types("b")
	c.sees("> b.csv")
	c.misses("a.JSON")
	c.writes("bb.csv", "x")
	c.press("esc", "I")
	c.types("B.CSV")
	c.sees("> b.csv", "  bb.csv")
	c.press("ctrl+u")
	c.types("bx")
	c.boxSays(filepath.Join(c.folder(), "bx")[:30])
	c.resizes(40, 10)
	c.press("backspace", "backspace", "down")
	c.sees("> ")
	c.press("enter")
	c.sees("It cannot be imported")
}

func TestLeavingAnImport(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`)
	c.press("I")
	c.hold = true
	c.press("enter")
	c.sees("Reading audit.csv")
	c.press("ctrl+s")
	c.sees("Not now: take it in. Reading audit.csv")
	c.press("esc")
	c.hold = false
	for _, msg := range c.late {
		c.send(msg)
	}
	c.late = nil
	c.sees("24 activities")

	// One leaves while it is being saved: the lists show it all the same.
	c.press("I", "enter")
	c.hold = true
	c.press("ctrl+s")
	c.sees("Taking in audit.csv")
	c.press("s", "f5", "2")
	c.sees(" Parties")
	c.press("I")
	c.sees("Not now: import a file. Taking in audit.csv")
	c.hold = false
	for _, msg := range slices.Clone(c.late) {
		c.send(msg)
	}
	c.late = nil
	c.sees("Took 1 change into the register", " Parties")
	c.press("1")
	c.sees("PA-0014   Wages")
}

// What comes of an import whose screen was left is said wherever one is.
func TestALeftImportThatFailsIsSpokenOf(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`, `"Website"`, `"Web site"`)
	c.imports("audit")
	c.elsewhere(c.head(model.KindActivity, "PA-0014").UID, "Pay")
	c.hold = true
	c.press("ctrl+s", "2")
	c.arrive(0)
	c.sees(" Parties", "the import of audit.csv was not taken in: somebody has saved a record of it", "import the file again")
	c.misses("Saved in the meantime")

	c.imports("audit")
	c.store.Close()
	c.hold = true
	c.press("ctrl+s", "2")
	c.arrive(0)
	c.sees(" Parties", "the import of audit.csv was not taken in: ")
}

func TestQuittingWaitsForAnImport(t *testing.T) {
	c := openSample(t)
	c.changes("audit.csv", `"Payroll"`, `"Wages"`)
	c.press("I", "enter")
	c.hold = true
	c.press("ctrl+s", "ctrl+c")
	c.hold = false
	for _, msg := range c.late {
		c.send(msg)
	}
	if !c.quit || c.head(model.KindActivity, "PA-0014").Record.Base().Name != "Wages" {
		t.Error("it was not saved before the end")
	}
}

// Of two long texts one sees where they differ.
func TestLongTextsAreShownWhereTheyDiffer(t *testing.T) {
	long := strings.Repeat("the same words again and again ", 100)
	a, b := apart(long+"old"+long, long+"new"+long)
	if len(a) > 200 || !strings.Contains(a, "again old") || !strings.Contains(b, "again new") || !strings.HasPrefix(a, ellipsis) || !strings.HasSuffix(b, ellipsis) {
		t.Errorf("shown are %q and %q", a, b)
	}
	for _, pair := range [][2]string{{"", long}, {long, long}, {long, long + long}, {"a", "b"}, {"ø" + long, "å" + long}} {
		a, b := apart(pair[0], pair[1])
		if pair[0] != pair[1] && a == b {
			t.Errorf("%.20q and %.20q look alike: %q", pair[0], pair[1], a)
		}
	}
}

// What comes from a file is drawn as safely as what comes from the register.
func TestHostileFilesAreDrawnSafely(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), Options{})
	c.writes("\u202ex.csv", "name;\x1b[31mcol\u202eour;purposes\r\n\"\x1b[2J\u009bVis\u202eitors\";\"a\nb\x07\";\"x | \u202ey\"\r\n\x1b;;\r\n")
	c.press("I", "enter")
	c.sees("row 2")
	for _, size := range [][2]int{{40, 10}, {41, 11}, {120, 40}} {
		c.resizes(size[0], size[1])
		c.press("G", "g", "pgdown")
	}
	c.resizes(80, 24)
	c.press("ctrl+s", "j", "enter")
}

// A cat exports and imports.
func TestExportAndImportAtRandom(t *testing.T) {
	keys := []string{
		"E", "I", "U", "E", "I", "enter", "enter", "enter", "tab", "shift+tab", "up", "down", "left", "right", "space", "backspace",
		"ctrl+s", "esc", "s", "r", "f5", "/", "n", "o", "1", "2", "pgdown", "g", "G", "ctrl+u", "?",
	}
	for game := range uint64(4) {
		c := openFile(t, hostileRegister(t, 20+int(game)), Options{})
		dice := rand.New(rand.NewPCG(game, 3))
		for range 200 {
			switch n := dice.IntN(100); {
			case n < 85:
				c.press(keys[dice.IntN(len(keys))])
			case n < 88:
				c.types([]string{"a", "b.csv", "..", "x/y"}[dice.IntN(4)])
			case n < 93:
				c.clicks(dice.IntN(c.sh.width), dice.IntN(c.sh.height))
			case n < 96:
				c.resizes(fuzzSizes[dice.IntN(len(fuzzSizes))], fuzzSizes[dice.IntN(len(fuzzSizes))])
			default:
				c.tick()
			}
			if len(c.sh.screens) > 4 {
				c.sh.screens = c.sh.screens[:1]
			}
			c.sh.leaving = false
		}
		if strings.Contains(c.names(), ".tmp") {
			t.Errorf("beside the register lie %s", c.names())
		}
		c.store.Close()
	}
}
