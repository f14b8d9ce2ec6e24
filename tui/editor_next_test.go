package tui

import (
	"strings"
	"testing"
	"time"

	"ropa/model"
)

// Tab opens the next field every time, and shift+tab the one before, so that text
// is never heard as commands; so does enter, but in text of many lines. Whatever
// the fields are, who only comes by changes nothing.
func TestFromFieldToFieldNeverGivesCommands(t *testing.T) {
	records := map[model.Kind]editing{
		model.KindActivity: {uid: uidOf(9)}, model.KindParty: {uid: uidOf(3)}, model.KindRule: {uid: uidOf(6)}, model.KindRegister: {uid: uidOf(0)},
		model.KindTerm: {rec: &model.Term{Common: model.Common{Name: "X"}}}, model.KindDocument: {uid: uidOf(7)},
	}
	for k, what := range records {
		for _, key := range []string{"tab", "enter", "shift+tab"} {
			t.Run(string(k)+" by "+key, func(t *testing.T) {
				b := startDesk(t)
				f := b.opens(what)
				before := model.Clone(f.s.rec)
				if key == "shift+tab" {
					b.press("G", "up")
				} else {
					b.press("g")
				}
				b.passes(f, key)
				if !model.Same(before, f.s.rec) {
					t.Errorf("%s alone changed the record: %v", key, model.Diff(before, f.s.rec))
				}
			})
		}
	}
	for _, item := range []model.Path{"recipients[r1]", "purposes[p1]", "data_subjects[d1]", "personal_data[c1]"} {
		b := startDesk(t)
		f := b.opens(editing{uid: uidOf(9), at: item})
		b.press("enter")
		b.passes(b.sh.front().(*form), "tab")
		if f.s.dirty {
			t.Errorf("tab alone changed %s: %v", item, model.Diff(f.s.was, f.s.rec))
		}
	}
}

// passes goes with key from the row in hand through all fields that can be
// changed, to the last one in that direction.
func (b *bench) passes(f *form, key string) {
	b.t.Helper()
	from := f.cursor
	b.press("tab", "shift+tab") // opens the field in hand
	seen := map[model.Path]bool{}
	for path := f.row().path; !seen[path]; path = f.row().path {
		seen[path] = true
		h := f.typing()
		if editorOf(b.sh.front()) == nil {
			if list, ok := b.sh.front().(*checkList); !ok || list.touched {
				b.t.Fatalf("%s: text would be heard as commands in\n%s", path, b.screen())
			}
		}
		if key == "enter" && h != nil && h.long != nil {
			b.press("tab")
		} else {
			b.press(key)
		}
	}
	for i, r := range f.rows {
		if behind := i > from; behind == (key != "shift+tab") && r.kind == rowField && !seen[r.path] && f.nextable(r) {
			b.t.Errorf("%s went past %s", key, r.path)
		}
	}
}

// nextable tells whether the tab key should stop at r.
func (f *form) nextable(r row) bool {
	return f.fixed(r) == "" && (r.field.Type != model.KeyType || f.keyWhy(r) == "")
}

func TestTabTypesOnInLinesTextsAndDialogs(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("enter", "ctrl+u")
	b.types("undo a day")
	b.press("tab") // long text
	b.types("under a dagger")
	b.press("tab") // words of one's own
	b.types("dune")
	b.press("enter") // a closed list
	b.types("joint")
	b.press("tab")
	b.types("running")
	b.press("tab")
	b.types("1.1.2020")
	b.press("shift+tab")
	b.types("planned")
	b.press("enter")
	a := f.s.rec.(*model.Activity)
	if a.Name != "undo a day" || a.Description != "under a dagger" || len(a.Tags) != 1 || a.Role != model.RoleJointController || a.StartsOn != "2020-01-01" || a.ProcessingStatus != model.StatusPlanned {
		t.Errorf("it says %+v", a)
	}
	b.toLabel("Children")
	b.press("down", "shift+tab")
	b.types("no")
	b.press("tab")
	if a.Children != model.No {
		t.Errorf("children: %q", a.Children)
	}
}

func TestTabAtListsAsksInsteadOfAdding(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "purposes"})
	b.press("up", "tab")
	b.sees("leave it as it is", "2 items", "add to it")
	b.press("tab") // goes on
	b.sees("Legal bases", "leave it as it is", "not said")
	b.types("add")
	b.press("enter")
	b.sees("Legal bases: new", "6.1.f legitimate interests")
	b.types("legit")
	b.press("tab") // the next field of the item
	b.types("Act 7")
	b.press("enter")
	if l := f.s.rec.(*model.Activity).LegalBases; len(l) != 1 || l[0].Art6 != "6.1.f" || l[0].Law != "Act 7" {
		t.Errorf("legal bases are %+v", l)
	}
}

// Who adds something finds its first field open.
func TestAddOpensTheFirstField(t *testing.T) {
	for _, fl := range model.Fields(model.KindActivity) {
		if !fl.HasItems() {
			continue
		}
		t.Run(fl.Key, func(t *testing.T) {
			b := startDesk(t)
			b.opens(editing{uid: uidOf(8), at: model.Path(fl.Key)})
			b.press("a")
			if editorOf(b.sh.front()) == nil {
				t.Errorf("there is nothing to type into in\n%s", b.screen())
			}
		})
	}
}

func TestListedOpensTheFirstEntry(t *testing.T) {
	for _, key := range []model.Path{"recipients", "transfers", "retention", "measures"} {
		b := startDesk(t)
		f := b.opens(editing{uid: uidOf(8), at: key})
		gaps := f.s.gaps
		b.press("enter")
		b.sees("opens the first entry")
		b.press("enter") // listed is in hand
		if editorOf(b.sh.front()) == nil {
			t.Errorf("%s: there is nothing to type into in\n%s", key, b.screen())
		}
		if f.s.gaps != gaps {
			t.Errorf("%s: an empty entry takes the gaps from %d to %d", key, gaps, f.s.gaps)
		}
		b.press("esc")
		if b.sh.front() != screen(f) {
			b.press("esc")
		}
		if f.s.dirty || f.s.gaps != gaps {
			t.Errorf("%s: left empty it leaves %d gaps, dirty %v", key, f.s.gaps, f.s.dirty)
		}
	}
}

func TestAnItemLeftEmptyGivesTheAnswerBack(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(8), at: "recipients"})
	b.press("enter", "u")
	b.press("a", "l", "esc", "esc")
	if got := f.s.rec.(*model.Activity).Recipients.Answer; got != model.AnswerUnknown {
		t.Errorf("the answer is %q", got)
	}
	b.sees("unknown")
}

func TestGapsInAnItemSpeakOfTheRecord(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(9), at: "purposes[p1].text"})
	b.press("n")
	b.sees("Nothing more in this entry; 5 in the record.")
}

func TestRunsFromOffersWhatIsCountedFrom(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(6), at: "starts"})
	b.press("enter")
	b.types("end of the financial year")
	b.sees("end of the financial year", "sets «Counted from»")
	b.press("enter", "esc")
	r := f.s.rec.(*model.Rule)
	if r.CountedFrom != model.EndOfFinancialYear || len(r.Starts) != 0 {
		t.Errorf("counted from %q, starts %q", r.CountedFrom, r.Starts)
	}
	b.press("up", "enter")
	b.types("contract")
	b.press("enter")
	if r = f.s.rec.(*model.Rule); r.CountedFrom != model.EndOfFinancialYear || len(r.Starts) != 1 {
		t.Errorf("counted from %q, starts %q", r.CountedFrom, r.Starts)
	}
}

func TestCompaniesByEnter(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "companies"})
	b.press("enter", "down")
	b.cursorAt("( ) the whole group")
	b.press("enter")
	b.sees("Companies                      the whole group", "next field")
	if got := f.s.rec.(*model.Activity).Companies.Word; got != model.WordGroup {
		t.Errorf("companies are %q", got)
	}
}

func TestPasteWithoutATextIsSpokenOf(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.pastes("d\nu\nx")
	b.sees("Nothing was pasted: no text is open here.")
	if f.s.dirty {
		t.Error("it changed")
	}
}

// The page of a record and its editor do not both stand there with its name.
func TestBreadcrumbOfTheEditor(t *testing.T) {
	b := startDesk(t)
	b.run(b.sh.push(newReader(b.sh, "PA-0009 Payroll", "The page.")))
	b.opens(editing{uid: uidOf(9), at: "purposes[p1]"})
	b.sees("ropa › PA-0009 Payroll › edit ")
	b.press("enter")
	b.sees("PA-0009 Payroll › edit › Purposes: Pay people")
}

func TestCountriesByName(t *testing.T) {
	b := startDesk(t)
	b.opens(editing{uid: uidOf(3), at: "country"})
	b.press("enter", "ctrl+a")
	b.types("z")
	b.press("backspace")
	b.sees("Afghanistan", "Åland", "Albania", "Algeria")
}

// A save does not take the field out of the hand.
func TestTypingGoesOnAfterASave(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("enter", "ctrl+s") // nothing has changed
	b.types(" d")
	b.press("ctrl+s")
	b.sees("Saved «PA-0009 Payroll d».")
	b.types("du")
	b.press("left", "ctrl+s")
	b.types("i")
	if got := f.s.rec.(*model.Activity).Name; got != "Payroll ddiu" {
		t.Errorf("the name is %q", got)
	}
	b.press("esc", "u")
	b.sees("Payroll ddu", "Undone")

	// Where there is a problem, its field is opened.
	b.toLabel("Starts on")
	b.press("enter")
	b.types("soon")
	b.press("tab")
	b.types("x")
	b.press("ctrl+s")
	b.sees("Not saved: 2 problems. Starts on")
	b.press("ctrl+u")
	b.types("1.2.2026")
	b.press("tab", "ctrl+u")
	b.types("2.2.2026")
	b.press("ctrl+s")
	b.sees("Saved «")
}

// A dialog that comes up by itself is not answered by who types on: the text
// goes where it was meant to.
func TestTypingIntoADialogThatComesUp(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "description"})
	b.elsewhere(uidOf(9), func(rec model.Record) { rec.Base().Name = "Salaries" })
	b.press("enter")
	b.types("By me")
	b.hold = true
	b.press("ctrl+s")
	b.arrive(0, 1)
	b.sees("Saved by two")
	for _, c := range " checked back, kept" {
		b.clock = b.clock.Add(200 * time.Millisecond)
		b.send(keyPress(t, map[bool]string{true: "space", false: string(c)}[c == ' ']))
	}
	b.sees("Saved by two")
	if got := f.s.rec.(*model.Activity).Description; got != "By me" && got != "By me checked back, kept" {
		t.Errorf("the text is %q", got)
	}
	b.press("c")
	b.sees("Saved «PA-0009 Salaries».")
	b.press("esc")
	if got := f.s.rec.(*model.Activity).Description; got != "By me checked back, kept" {
		t.Errorf("the text is %q", got)
	}
}

// What was ticked or searched for is taken by who goes on, what was only gone to
// is not, and a search without a result is not lost unheard.
func TestTabTakesTicksAndNothingElse(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "dpia_criteria"})
	says := func() string { return strings.Join(f.s.rec.(*model.Activity).DPIACriteria, " ") }
	first, second := f.row().field.Choices[0].Code, f.row().field.Choices[1].Code
	b.press("enter", "down", "tab")
	b.sees("was not ticked")
	if says() != "" || f.row().path != "dpia_listed_case" {
		t.Fatalf("it says %q, and %s is in hand", says(), f.row().path)
	}
	b.press("shift+tab", "space", "space", "tab")
	if says() != first+" "+second {
		t.Fatalf("it says %q", says())
	}
	b.press("shift+tab", "shift+tab", "tab")
	if says() != first+" "+second {
		t.Fatalf("it says %q", says())
	}
	b.types("xyzzy")
	b.press("tab")
	b.sees("Nothing is called «xyzzy», so nothing was taken.", "/ xyzzy")
	b.stops()

	// New words are taken, too.
	b.press("g")
	b.toLabel("Tags")
	b.press("enter")
	b.sees("there is none yet: what you type is added")
	b.types("hr")
	b.press("tab")
	if a := f.s.rec.(*model.Activity); len(a.Tags) != 1 || f.row().path != "role" {
		t.Errorf("tags are %q, and %s is in hand", a.Tags, f.row().path)
	}
}

// ctrl+s saves from within a dialog, and who types on gives no commands.
func TestSaveFromADialog(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(9), at: "name"})
	b.press("enter", "tab", "tab")
	b.types("hr")
	b.press("ctrl+s")
	b.sees("Saved «PA-0009 Payroll».", "Tags")
	b.types("dud")
	b.press("esc")
	if a := b.stored(uidOf(9)).(*model.Activity); len(a.Tags) != 1 || f.s.dirty {
		t.Errorf("saved %q; changed again: %v", a.Tags, f.s.dirty)
	}
	b.toLabel("We act as")
	b.press("enter", "down", "ctrl+s")
	b.sees("Saved «PA-0009 Payroll».")
	if a := b.stored(uidOf(9)).(*model.Activity); a.Role != model.RoleController {
		t.Errorf("the role is %q", a.Role)
	}
	b.toLabel("Children")
	b.press("enter", "up", "tab")
	b.sees("Profiling")
	if a := f.s.rec.(*model.Activity); a.Children != model.Unknown {
		t.Errorf("children: %q", a.Children)
	}
}

// The reason that an answer wants is not passed over.
func TestAnAnswerThatLeadsOnIsFollowed(t *testing.T) {
	b := startDesk(t)
	f := b.opens(editing{uid: uidOf(8), at: "transfers"})
	b.press("tab")
	b.types("not possible")
	b.press("tab")
	b.types("no period can be foreseen")
	b.press("esc")
	if r := f.s.rec.(*model.Activity).Retention; r.Answer != model.AnswerNotPossible || r.Reason != "no period can be foreseen" {
		t.Errorf("retention is %+v", r)
	}
}

// Who opens a field with the enter key and answers it is led on, as in text: what is
// typed then is heard by the next field and not as commands.
func TestAnswersThatAreOpenedByEnterLeadOn(t *testing.T) {
	for path, keys := range map[model.Path][]string{
		"role":     {"down", "enter"},
		"unit":     {"enter"}, // left as it is
		"children": {"n"},
		"tags":     {"u", "enter"},
		"measures": {"u"},
	} {
		b := startDesk(t)
		f := b.opens(editing{uid: uidOf(9), at: path})
		at := f.cursor
		b.press("enter")
		b.sees("next field")
		b.press(keys...)
		if editorOf(b.sh.front()) == nil || f.cursor <= at {
			t.Errorf("after %s, text would be heard as commands in\n%s", path, b.screen())
		}
	}
}
