package tui

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ropa/export/exchange"
	"ropa/export/json"
	"ropa/model"
	"ropa/model/sample"
)

// folder is where the register lies.
func (c *clerk) folder() string { return filepath.Dir(c.store.Path()) }

// file reads a file beside the register.
func (c *clerk) file(name string) string {
	c.t.Helper()
	data, err := os.ReadFile(filepath.Join(c.folder(), name))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(data)
}

// names are the files beside the register, without itself.
func (c *clerk) names() string {
	c.t.Helper()
	entries, err := os.ReadDir(c.folder())
	if err != nil {
		c.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.Name() != "acme.ropa" {
			names = append(names, e.Name())
		}
	}
	return strings.Join(names, " ")
}

// chooses turns the setting with the given label until it says what is wanted.
func (c *clerk) chooses(label, want string) {
	c.t.Helper()
	for i := 0; !strings.HasPrefix(c.cursorOn(), label); i++ {
		if c.press("tab"); i > 10 {
			c.t.Fatalf("there is no %s in\n%s", label, c.screen())
		}
	}
	for i := 0; !strings.Contains(c.cursorOn(), want); i++ {
		if c.press("right"); i > 10 {
			c.t.Fatalf("%s does not say %s in\n%s", label, want, c.screen())
		}
	}
}

// namesFile puts another name into the line of the file.
func (c *clerk) namesFile(path string) {
	c.t.Helper()
	for i := 0; c.sh.front().(*exporting).hand() != setFile; i++ {
		c.press("tab")
	}
	c.press("ctrl+e", "ctrl+u")
	c.types(path)
}

// csv reads a CSV file beside the register: a row for each record, by heading.
func (c *clerk) csv(name string, comma rune) []map[string]string {
	c.t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(c.file(name), "\ufeff")))
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil {
		c.t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range all[1:] {
		cells := map[string]string{}
		for i, cell := range row {
			cells[all[0][i]] = cell
		}
		out = append(out, cells)
	}
	return out
}

// boxSays is sees for the text of the front box, wherever its lines are broken.
func (c *clerk) boxSays(parts ...string) {
	c.t.Helper()
	var words []string
	for line := range strings.Lines(c.screen()) {
		from, to := strings.Index(line, "│"), strings.LastIndex(line, "│")
		if from < to {
			words = append(words, strings.Fields(line[from+len("│"):to])...)
		}
	}
	for _, part := range parts {
		if !strings.Contains(strings.Join(words, " "), part) {
			c.t.Fatalf("after %s: the box does not say %q in\n%s", strings.Join(c.trail, " "), part, c.screen())
		}
	}
}

func TestExportWritesWhatTheListShows(t *testing.T) {
	c := openSample(t)
	c.searches("role:processor")
	c.press("enter", "E")
	c.sees("Export activities", "CSV: a row per record", "1 activity found by role:processor", "without private notes", "; semicolon", "activities-2026-11-22.csv")
	c.golden("export")
	c.press("enter")
	state, err := c.store.State(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	c.sees("Wrote 1 activity to", "activities-2026-11-22.csv", "State of the register:", state)
	rows := c.csv("activities-2026-11-22.csv", ';')
	if len(rows) != 1 || rows[0]["ref"] != "PA-0018" {
		t.Errorf("wrote %v", rows)
	}
	if c.names() != "activities-2026-11-22.csv" {
		t.Errorf("beside the register lie %s", c.names())
	}
	// What was written is what the command writes, so it comes back as it is.
	plan, err := planFile(context.Background(), c.store, filepath.Join(c.folder(), "activities-2026-11-22.csv"), (&importing{}).how)
	if err != nil || planCounts(plan) != "1 the same, nothing to take" {
		t.Errorf("it comes back as %v, %v", plan, err)
	}

	c.press("E")
	c.chooses("Records", "all 24 activities")
	c.namesFile("all.csv")
	c.press("enter")
	c.sees("Wrote 24 activities to")
	if n := len(c.csv("all.csv", ';')); n != 24 {
		t.Errorf("wrote %d rows", n)
	}
}

func TestExportOfAnotherKind(t *testing.T) {
	c := openSample(t)
	c.press("2", "E")
	c.sees("Export parties", "parties-2026-11-22.csv")
	c.misses("private notes") // parties have none
	c.chooses("Delimiter", ", comma")
	c.press("enter")
	c.sees("Wrote", "parties to")
	if rows := c.csv("parties-2026-11-22.csv", ','); len(rows) != len(c.places.b.now.shelf(model.KindParty).cards) {
		t.Errorf("wrote %d rows", len(rows))
	}
	c.press("E")
	c.chooses("Format", "a row per value")
	c.sees("parties-long-2026-11-22.csv", "not read back")
	c.press("enter")
	if rows := c.csv("parties-long-2026-11-22.csv", ';'); len(rows) < 100 || rows[0]["field"] == "" {
		t.Errorf("wrote %d values", len(rows))
	}
}

func TestExportAsJSON(t *testing.T) {
	c := openSample(t)
	c.searches("role:processor")
	c.press("enter", "E")
	c.chooses("Format", "JSON")
	c.sees("what was found, and all it leads to", "activities-2026-11-22.json")
	c.misses("semicolon")
	c.press("enter")
	c.sees("Wrote 1 activity, ")
	count := func(name string) (n exchange.Counts) {
		t.Helper()
		f, err := json.Read(context.Background(), name, []byte(c.file(name)))
		if err != nil {
			t.Fatal(err)
		}
		n = exchange.Counts{}
		for _, r := range f.Records {
			n[r.Kind]++
		}
		return n
	}
	some := count("activities-2026-11-22.json")
	if some[model.KindActivity] != 1 || some[model.KindParty] == 0 || some[model.KindRegister] != 1 {
		t.Errorf("what was found is %v", some)
	}

	c.press("E")
	c.chooses("Format", "JSON")
	c.chooses("Records", "the whole register")
	c.sees("register-2026-11-22.json")
	c.press("enter")
	whole := count("register-2026-11-22.json")
	for _, k := range model.Kinds {
		if want := len(c.places.b.now.shelf(k).cards); whole[k] != want {
			t.Errorf("the document has %d %s, want %d", whole[k], k.Plural(), want)
		}
	}

	c.press("esc", "2", "E")
	c.chooses("Format", "JSON")
	c.chooses("Records", "parties, and all they lead to")
	c.sees("parties-2026-11-22.json")
	c.press("enter")
	if n := count("parties-2026-11-22.json"); n[model.KindActivity] != 0 || n[model.KindParty] != whole[model.KindParty] {
		t.Errorf("the parties are %v", n)
	}
}

func TestPrivateNotesLeaveOnlyWhenAskedFor(t *testing.T) {
	c := openFile(t, makeRegister(t, &model.Activity{Common: model.Common{UID: uidOf(7), Name: "Payroll"}, PrivateNote: "between us"}), Options{})
	for _, format := range []string{"a row per record", "a row per value", "JSON"} {
		for _, notes := range []string{"without", "with private"} {
			c.press("E")
			c.chooses("Format", format)
			c.chooses("Notes", notes)
			c.namesFile("out")
			c.press("enter")
			c.sees("Wrote 1 activity")
			if got, want := strings.Contains(c.file("out"), "between us"), notes != "without"; got != want {
				t.Errorf("%s, %s notes: they are there: %v", format, notes, got)
			}
			if err := os.Remove(filepath.Join(c.folder(), "out")); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestTheNameFollowsTheFormatUnlessItIsOnesOwn(t *testing.T) {
	c := openSample(t)
	c.press("E")
	c.namesFile("audit.csv")
	c.chooses("Format", "JSON")
	c.sees("audit.json")
	c.namesFile("audit")
	c.chooses("Format", "a row per value")
	c.sees("File       audit ")
}

func TestAnExportOverwritesNothingUnasked(t *testing.T) {
	c := openSample(t)
	path := filepath.Join(c.folder(), "activities-2026-11-22.csv")
	if err := os.WriteFile(path, []byte("mine"), 0o640); err != nil {
		t.Fatal(err)
	}
	c.press("E", "enter")
	c.boxSays("already. It was not touched.")
	c.sees("There is a file", "> n  choose another name", "overwrite it!")
	c.clock = c.clock.Add(1e9)
	c.press("enter")
	c.cursorAt("")
	c.sees("> File")
	if c.file("activities-2026-11-22.csv") != "mine" {
		t.Fatal("it was overwritten")
	}
	c.press("enter")
	c.clock = c.clock.Add(1e9)
	c.press("o")
	c.sees("Wrote 24 activities")
	if n := len(c.csv("activities-2026-11-22.csv", ';')); n != 24 {
		t.Errorf("wrote %d rows", n)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its rights are %v, %v", info.Mode(), err)
	}
	if c.names() != "activities-2026-11-22.csv" {
		t.Errorf("beside the register lie %s", c.names())
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	c := openSample(t)
	if err := os.Symlink(c.store.Path(), filepath.Join(c.folder(), "other.csv")); err != nil {
		t.Skip("no links here:", err)
	}
	backup, err := os.ReadFile(makeRegister(t, &model.Settings{Common: model.Common{UID: uidOf(0), Name: "Other"}}))
	if err != nil {
		t.Fatal(err)
	}
	c.writes("backup.old", string(backup))
	for _, x := range []struct{ name, says, next string }{
		{"backup.old", "it holds a register, which an export does not replace", "Choose another name"},
		{"nowhere/audit.csv", "There is no folder", "make the folder first"},
		{"..", "it is a folder", "Choose another name"},
		{"other.csv", "it is the register itself", "Choose another name"},
		{"acme.ropa/audit.csv", "not a directory", "Choose another name"},
	} {
		c.press("E")
		c.namesFile(x.name)
		c.press("enter")
		c.sees("Not written")
		c.boxSays(x.says, "Nothing was written", "The register is untouched.", x.next)
		c.clock = c.clock.Add(1e9)
		c.press("enter")
		c.sees("Export activities") // it can be mended
		c.press("esc")
	}
	other := filepath.Join(c.folder(), "client.ropa")
	c.writes("client.ropa", "of a client")
	for name, says := range map[string]string{
		"": "It needs the name of a file.", "acme.ROPA": "is the name of a register", "x.ropa-journal": "is the name of a register",
		`"client.ropa"`: "is the name of a register", "'" + other + "'": "is the name of a register", "client.ropa/": "is the name of a register",
	} {
		c.press("E")
		c.namesFile(name)
		c.press("tab", "enter")
		c.sees(says, "> File")
		c.press("esc")
	}
	if c.file("client.ropa") != "of a client" || c.names() != "backup.old client.ropa other.csv" {
		t.Errorf("beside the register lie %s", c.names())
	}
	c.press("j", "enter")
	c.sees("PA-0002 Website")
}

func TestTheSignWhileAFileIsWritten(t *testing.T) {
	c := openSample(t)
	c.press("E")
	c.hold = true
	c.press("enter")
	c.sees("Writing activities-2026-11-22.csv", "esc stop")
	c.press("enter", "tab", "right", "x")
	c.sees("CSV: a row per record")
	c.arrive(0)
	c.sees("Wrote 24 activities")
}

func TestAStoppedExportLeavesNothing(t *testing.T) {
	c := openSample(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	o := order{kind: model.KindActivity, comma: ';', today: "2026-11-22", path: filepath.Join(c.folder(), "x.csv")}
	for _, o.form = range []fileForm{asRows, asValues, asJSON} {
		if _, err := o.write(ctx, c.store); !isStopped(err) {
			t.Errorf("got %v", err)
		}
	}
	if c.names() != "" {
		t.Errorf("beside the register lie %s", c.names())
	}
	c.press("E")
	c.hold = true
	c.press("enter", "esc")
	x := c.sh.front().(*exporting)
	c.late[0] = result[wrote]{err: context.Canceled, of: &x.asked, n: x.asked.n}
	c.arrive(0)
	c.sees("Stopped: nothing was written.", "> Format", "enter write the file")
}

func TestQuittingWhileAFileIsWritten(t *testing.T) {
	c := openSample(t)
	c.press("E")
	c.hold = true
	c.press("enter", "ctrl+c")
	c.arrive(0, 1)
	if !c.quit {
		t.Error("it does not quit")
	}
}

func TestExportFromAReadOnlyRegister(t *testing.T) {
	c := openFile(t, makeRegister(t, sample.Register()...), Options{ReadOnly: "look"})
	c.press("E", "enter")
	c.sees("Wrote 24 activities")
	c.press("I")
	c.sees("Not now: import a file.", "opened for reading only")
}

// What is put beside a register that is thrown away would be thrown away, too.
func TestASampleKeepsNoExports(t *testing.T) {
	folder := t.TempDir()
	c := openFile(t, makeRegister(t, sample.Register()...), Options{Passing: true, Folder: folder})
	c.press("E", "enter")
	c.sees("Wrote 24 activities")
	if _, err := os.Stat(filepath.Join(folder, "activities-2026-11-22.csv")); err != nil || c.names() != "" {
		t.Errorf("%v; beside the register lie %s", err, c.names())
	}
}

func TestPathsAsTheyAreTyped(t *testing.T) {
	t.Setenv("HOME", filepath.FromSlash("/home/bo"))
	for text, want := range map[string]string{
		"a.csv":             "/reg/a.csv",
		" a b.csv ":         "/reg/a b.csv",
		"sub/a.csv":         "/reg/sub/a.csv",
		"../a.csv":          "/a.csv",
		"/tmp/a.csv":        "/tmp/a.csv",
		"'/tmp/a b.csv'":    "/tmp/a b.csv",
		`"a b.csv"`:         "/reg/a b.csv",
		"~/a.csv":           "/home/bo/a.csv",
		"~":                 "/home/bo",
		"~a.csv":            "/reg/~a.csv",
		"it's a file's.csv": "/reg/it's a file's.csv",
	} {
		if got := pathOf(filepath.FromSlash("/reg"), text); filepath.ToSlash(got) != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestHelpListsExportAndImport(t *testing.T) {
	c := openSample(t)
	c.press("?")
	c.types("port")
	c.sees("E      ", "export to a file", "I      ", "import a file")
	c.press("esc", ":")
	c.types("export")
	c.press("enter")
	c.sees("Export activities")
	c.press("?")
	c.sees("write the file", "change back")
}

func TestTheExportDialogInASmallWindow(t *testing.T) {
	c := openSample(t)
	c.resizes(40, 10)
	c.press("E")
	c.sees("> Format", "File       activities-2026-11-22.csv")
	c.press("shift+tab")
	c.press("ctrl+e", "ctrl+u", "enter")
	c.sees("> File", "It needs the name of a file.")
}
