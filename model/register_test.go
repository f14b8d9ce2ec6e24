package model_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "ropa/model"
)

const (
	uidA = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8a"
	uidB = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8b"
	uidC = "0190f3a2-7c1e-7b3a-9d55-2f6a1b0c4d8c"
)

func party(uid, name string) *Party { return &Party{Common: Common{UID: uid, Name: name}} }

func found(e Entry, err error) string {
	if err != nil {
		return err.Error()
	}
	return e.UID
}

func TestFindKnowsUIDsCodesAndNames(t *testing.T) {
	reg := new(Register)
	for _, term := range ShippedTerms() {
		reg.Put(term)
	}
	reg.Put(party(uidB, "ACME A/S"))
	reg.Put(party(uidA, "ACME A/S"))
	reg.Put(party("x1", "Bølge ApS"))
	reg.Put(&Unit{Common: Common{UID: "u1", Name: "ACME A/S"}})
	reg.Put(&Activity{Common: Common{UID: "a1", Name: "Payroll"}, Ref: "PA-0001"})
	reg.Put(&Activity{Common: Common{UID: "a2", Name: "PA-0001"}, Ref: "PA-0002"})
	reg.Put(&Activity{Common: Common{UID: "a3", Name: "Hiring"}, Ref: "PA-0003"})
	reg.PutEntry(Entry{UID: "a3", Kind: KindActivity, Code: "PA-0003", Name: "Hiring", Deleted: true})
	reg.PutAlias("PA-0099", "a2")
	reg.PutAlias("PA-0098", "a3")
	ds01 := TermUID("DS01")
	for _, c := range []struct {
		kind Kind
		word string
		want string
	}{
		{KindParty, uidA, uidA},
		{"", strings.ToUpper(uidA), uidA},
		{KindParty, "Bølge ApS", "x1"},
		{KindParty, "B\u00f8lge ApS", "x1"},
		{"", "pa-0001", "a1"}, // a ref goes before a name
		{KindActivity, "Payroll", "a1"},
		{KindActivity, "pa-0099", "a2"}, // a ref that was given up
		{"", "ds01", ds01},
		{KindTerm, "DS01", ds01},
		{KindUnit, "ACME A/S", "u1"},
		{KindParty, "ACME A/S", `"ACME A/S" names 2 records: party "ACME A/S" (` + uidA + `), party "ACME A/S" (` + uidB + `); say which by its uid`},
		{"", "ACME A/S", `"ACME A/S" names 3 records: party "ACME A/S" (` + uidA + `), party "ACME A/S" (` + uidB + `), unit "ACME A/S" (u1); say which by its uid`},
		{KindParty, "acme a/s", `there is no party "acme a/s"; did you mean "ACME A/S"?`},
		{KindParty, "Bolge", `there is no party "Bolge"; did you mean "Bølge ApS"?`},
		{KindParty, "Zentralbank", `there is no party "Zentralbank"`},
		{KindActivity, "PA-0003", `the activity "PA-0003 Hiring" is deleted`},
		{KindActivity, "a3", `the activity "PA-0003 Hiring" is deleted`},
		{KindActivity, "Hiring", `there is no activity "Hiring"`},
		{KindActivity, "PA-0098", `there is no activity "PA-0098"; did you mean "PA-0001"?`},
		{KindParty, "u1", `there is no party "u1": that is the unit "ACME A/S"`},
		{KindParty, "DS01", `there is no party "DS01": that is the term "DS01 employees"`},
		{"", "", `there is no record ""`},
		{KindUnit, "", `there is no unit ""`},
	} {
		if got := found(reg.Find(c.kind, c.word)); got != c.want {
			t.Errorf("Find(%q, %q)\n got %s\nwant %s", c.kind, c.word, got, c.want)
		}
		want, err := reg.Find(c.kind, c.word)
		if got, ok := reg.Lookup(c.kind, c.word); got != want || ok != (err == nil) {
			t.Errorf("Lookup(%q, %q) = %v, %t; Find returns %v, %v", c.kind, c.word, got, ok, want, err)
		}
	}
	for word, want := range map[string]error{"ACME A/S": ErrAmbiguous, "nobody": ErrNotFound, "a3": ErrNotFound} {
		if _, err := reg.Find("", word); !errors.Is(err, want) {
			t.Errorf("%s: %v is no %v", word, err, want)
		}
	}
}

// A record without a uid, as one has it before its first save, is not what every
// unknown word means.
func TestUnknownWordsDoNotFindTheRecordWithoutUID(t *testing.T) {
	reg := new(Register)
	reg.Put(party("", "New"))
	for _, word := range []string{"DS99", "nothing", ""} {
		if e, err := reg.Find("", word); err == nil {
			t.Errorf("%q finds %+v", word, e)
		}
	}
}

func TestNamesAreFoundHoweverTheirLettersAreComposed(t *testing.T) {
	reg := new(Register)
	reg.Put(party("1", "Caf\u00e9"))
	if got := found(reg.Find(KindParty, "Cafe\u0301")); got != "1" {
		t.Errorf("the decomposed name finds %s", got)
	}
}

func TestPutBringsNamesAndCodesUpToDate(t *testing.T) {
	reg := new(Register)
	steps := []struct {
		do    string
		entry Entry
		finds map[string]string
	}{
		{"put", Entry{UID: "1", Kind: KindActivity, Code: "PA-0001", Name: "Pay"}, map[string]string{"Pay": "1", "pa-0001": "1"}},
		{"again", Entry{UID: "1", Kind: KindActivity, Code: "PA-0001", Name: "Pay"}, map[string]string{"Pay": "1", "pa-0001": "1"}},
		{"rename", Entry{UID: "1", Kind: KindActivity, Code: "PA-0001", Name: "Payroll"}, map[string]string{"Payroll": "1", "Pay": "", "pa-0001": "1"}},
		{"renumber", Entry{UID: "1", Kind: KindActivity, Code: "PA-0009", Name: "Payroll"}, map[string]string{"PA-0001": "", "pa-0009": "1"}},
		{"delete", Entry{UID: "1", Kind: KindActivity, Code: "PA-0009", Name: "Payroll", Deleted: true}, map[string]string{"Payroll": "", "PA-0009": "", "1": ""}},
		{"rename while deleted", Entry{UID: "1", Kind: KindActivity, Code: "PA-0009", Name: "Wages", Deleted: true}, map[string]string{"Payroll": "", "Wages": ""}},
		{"undelete", Entry{UID: "1", Kind: KindActivity, Code: "PA-0009", Name: "Wages"}, map[string]string{"Wages": "1", "PA-0009": "1", "1": "1"}},
		{"take its code", Entry{UID: "2", Kind: KindActivity, Code: "PA-0009", Name: "Other"}, map[string]string{"PA-0009": "ambiguous", "Other": "2"}},
		{"give it back", Entry{UID: "2", Kind: KindActivity, Code: "PA-0010", Name: "Other"}, map[string]string{"PA-0009": "1", "PA-0010": "2"}},
		{"take its code and go", Entry{UID: "2", Kind: KindActivity, Code: "PA-0009", Name: "Other", Deleted: true}, map[string]string{"PA-0009": "1"}},
		{"lose the name", Entry{UID: "1", Kind: KindActivity}, map[string]string{"Wages": "", "PA-0009": "", "": ""}},
		{"become a party", Entry{UID: "1", Kind: KindParty, Name: "Wages"}, map[string]string{"Wages": "1"}},
	}
	for _, s := range steps {
		reg.PutEntry(s.entry)
		for word, want := range s.finds {
			e, err := reg.Find("", word)
			switch {
			case want == "" && !errors.Is(err, ErrNotFound),
				want == "ambiguous" && !errors.Is(err, ErrAmbiguous),
				want != "" && want != "ambiguous" && e.UID != want:
				t.Errorf("%s: %q finds %v, %v; want %q", s.do, word, e, err, want)
			}
		}
	}
	if got := len(reg.Entries(KindActivity)); got != 0 {
		t.Errorf("%d activities are left", got)
	}
	if got := len(reg.Entries(KindParty)); got != 1 {
		t.Errorf("%d parties, want 1", got)
	}
}

// However a register came to hold its records, it answers alike.
func TestARegisterDoesNotRememberHowItCame(t *testing.T) {
	names := rapid.SampledFrom([]string{"A", "B", "C"})
	rapid.Check(t, func(t *rapid.T) {
		var lived Register
		last := map[string]Entry{}
		records := map[string]Record{}
		var uids []string
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			uid := rapid.SampledFrom([]string{"1", "2", "3", "4"}).Draw(t, "uid")
			if _, known := last[uid]; !known {
				uids = append(uids, uid)
			}
			p := party(uid, names.Draw(t, "name"))
			if rapid.Bool().Draw(t, "own") {
				p.Own = Yes
			}
			lived.Put(p)
			records[uid], last[uid] = p, EntryOf(p)
			if rapid.IntRange(0, 3).Draw(t, "deleted") == 0 {
				e := EntryOf(p)
				e.Deleted = true
				last[uid] = e
				lived.PutEntry(e)
			}
		}
		var fresh Register
		for _, uid := range uids {
			fresh.Put(records[uid])
			fresh.PutEntry(last[uid])
		}
		for _, reg := range []*Register{lived.With(), fresh.With()} {
			for _, word := range []string{"A", "B", "C", "1", "4"} {
				if diff := cmp.Diff(found(fresh.Find("", word)), found(reg.Find("", word))); diff != "" {
					t.Fatalf("Find(%s) (-fresh +lived):\n%s", word, diff)
				}
			}
			if diff := cmp.Diff(fresh.Entries(KindParty), reg.Entries("")); diff != "" {
				t.Fatalf("entries (-fresh +lived):\n%s", diff)
			}
			if diff := cmp.Diff(fresh.Records(""), reg.Records(KindParty)); diff != "" {
				t.Fatalf("records (-fresh +lived):\n%s", diff)
			}
			if diff := cmp.Diff(fresh.OwnCompanies(), reg.OwnCompanies()); diff != "" {
				t.Fatalf("own companies (-fresh +lived):\n%s", diff)
			}
			for _, p := range reg.OwnCompanies() {
				if p.Own != Yes || last[p.UID].Deleted {
					t.Fatalf("%s is no own company", p.UID)
				}
			}
		}
	})
}

// Two registers that come from one do not write into each other, be there few or
// many of a name.
func TestRegistersMadeByWithStayApart(t *testing.T) {
	for _, n := range []int{5, 50} {
		var reg Register
		for i := range n {
			reg.Put(party(fmt.Sprintf("%02d", i), "ACME"))
			reg.Find(KindParty, "ACME") // whoever is asked for is indexed
		}
		left := reg.With(party("left", "ACME"))
		right := reg.With(party("right", "ACME"))
		reg.Put(party("here", "ACME"))
		for _, c := range []struct {
			reg  *Register
			last string
		}{{&reg, "here"}, {left, "left"}, {right, "right"}} {
			for _, k := range []Kind{"", KindParty} {
				list := c.reg.Entries(k)
				if got := list[len(list)-1].UID; got != c.last || len(list) != n+1 {
					t.Errorf("%d entries, the last is %s, want %s", len(list), got, c.last)
				}
			}
			if _, err := c.reg.Find(KindParty, "ACME"); !strings.Contains(err.Error(), fmt.Sprint(n+1, " records")) || !strings.Contains(err.Error(), c.last) {
				t.Errorf("want %s among %d: %v", c.last, n+1, err)
			}
		}
	}
}

// Whatever is put into which of them: a register that was made of others says
// what it would say had all of it been put into it alone.
func TestRegistersMadeByWithAreLikeFreshOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type twin struct {
			reg  *Register
			puts []func(*Register)
		}
		twins := []*twin{{reg: new(Register)}}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			x := twins[rapid.IntRange(0, len(twins)-1).Draw(t, "register")]
			uid := fmt.Sprintf("u%d", rapid.IntRange(0, 20).Draw(t, "uid"))
			name := rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "name")
			own := rapid.SampledFrom([]Answer{Yes, No}).Draw(t, "own")
			var put func(*Register)
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				puts := slices.Clone(x.puts)
				twins = append(twins, &twin{x.reg.With(), puts})
				continue
			case 1:
				x.reg.Find("", name) // the index is made here and not there
				continue
			case 2:
				put = func(r *Register) {
					r.PutEntry(Entry{UID: uid, Kind: KindParty, Name: name, Deleted: true})
				}
			case 3:
				put = func(r *Register) {
					r.Put(&Party{Common: Common{UID: uid, Name: name}, Own: own})
				}
			default:
				put = func(r *Register) { r.Put(&Activity{Common: Common{UID: "a" + uid, Name: name}, Ref: "PA-" + name}) }
			}
			x.puts = append(x.puts, put)
			put(x.reg)
		}
		for i, x := range twins {
			fresh := new(Register)
			for _, put := range x.puts {
				put(fresh)
			}
			if diff := cmp.Diff(saysOf(fresh), saysOf(x.reg)); diff != "" {
				t.Fatalf("register %d (-fresh +made by With):\n%s", i, diff)
			}
		}
	})
}

// saysOf is all that can be asked of a register.
func saysOf(r *Register) []string {
	var said []string
	for _, e := range r.Entries("") {
		said = append(said, fmt.Sprint(e))
	}
	for _, rec := range r.Records("") {
		said = append(said, fmt.Sprintf("%s %+v", rec.Kind(), rec))
	}
	for _, p := range r.OwnCompanies() {
		said = append(said, "own "+p.UID)
	}
	for _, word := range []string{"A", "B", "C", "PA-A", "PA-B", "u1"} {
		said = append(said, word+": "+found(r.Find("", word)), word+": "+found(r.Find(KindParty, word)))
	}
	return said
}

func TestRecordsAreReachedByKind(t *testing.T) {
	reg := new(Register)
	if got := reg.Settings(); got == nil || got.Name != "" {
		t.Errorf("settings of an empty register: %+v", got)
	}
	for _, k := range Kinds {
		rec := New(k)
		rec.Base().UID, rec.Base().Name = string(k), string(k)
		reg.Put(rec)
	}
	if reg.Party("party") == nil || reg.Unit("unit") == nil || reg.System("system") == nil || reg.Term("term") == nil ||
		reg.Rule("rule") == nil || reg.Document("document") == nil || reg.Settings().UID != "register" {
		t.Error("a record is not found by its kind")
	}
	if reg.Party("unit") != nil || reg.Term("nowhere") != nil || reg.Record("nowhere") != nil {
		t.Error("a record is found where there is none of that kind")
	}
	if got := len(reg.Records("")); got != len(Kinds) {
		t.Errorf("%d records, want %d", got, len(Kinds))
	}
	if e, ok := reg.Entry("unit"); !ok || e.Title() != "unit" || reg.Name("unit") != "unit" || reg.Name("nowhere") != "" {
		t.Errorf("entry %+v, %v", e, ok)
	}
	reg.PutEntry(Entry{UID: "unit", Kind: KindUnit, Name: "unit", Deleted: true})
	if reg.Unit("unit") == nil || len(reg.Records(KindUnit)) != 0 {
		t.Error("a deleted record can still be read, but is not listed")
	}
	if (Entry{Code: "PA-0001", Name: "Pay"}).Title() != "PA-0001 Pay" {
		t.Error("the title of an entry lacks its code")
	}
}

func TestUIDs(t *testing.T) {
	a, b := NewUID(), NewUID()
	if a == b || len(a) != 36 || a[14] != '7' || !slices.IsSorted([]string{a, b}) {
		t.Errorf("fresh uids %s, %s", a, b)
	}
	if TermUID("DS01") == TermUID("DS02") {
		t.Error("two terms have one uid")
	}
}

// An import asks for thousands of names that are new: only who reads the error
// pays for looking at all the others.
func TestWhatIsNotThereIsFoundOutWithoutLookingAtAllNames(t *testing.T) {
	asked := func(n int) float64 {
		reg := new(Register)
		for i := range n {
			reg.Put(&Party{Common: Common{UID: NewUID(), Name: fmt.Sprintf("Supplier %d", i)}})
		}
		reg.Find(KindParty, "Supplier")
		return testing.AllocsPerRun(10, func() { reg.Find(KindParty, "Suplier 7") })
	}
	if few, many := asked(10), asked(1000); few != many {
		t.Errorf("%v allocations among 10 names, %v among 1000", few, many)
	}
}

// The names that an error looked at are kept, but never longer than they hold.
func TestTheNearestNameIsOneOfNow(t *testing.T) {
	reg := new(Register)
	put := func(uid, name string) {
		reg.Put(&Term{Common: Common{UID: uid, Name: name}, Vocabulary: "data_subject"})
	}
	seen := func(word, want string) {
		t.Helper()
		if _, err := reg.Find(KindTerm, word); !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %q, want %q", word, err, want)
		}
	}
	put("t1", "Employees")
	seen("Employes", `did you mean "Employees"?`)
	put("t1", "Guests")
	seen("Employes", `there is no term "Employes"`)
	seen("Guest", `did you mean "Guests"?`)
	before := reg.With()
	put("t2", "Employees")
	seen("Employes", `did you mean "Employees"?`)
	if _, err := before.Find(KindTerm, "Employes"); strings.Contains(err.Error(), "did you mean") {
		t.Errorf("the register of before says %q", err)
	}
}
