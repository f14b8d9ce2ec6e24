package tui

import (
	"strings"
	"testing"

	"ropa/model"
)

// fixtures are records of all kinds to lead to.
func fixtures() []model.Record {
	return []model.Record{
		&model.Settings{Common: model.Common{UID: uidOf(0), Name: "Nordmetal"}},
		&model.Party{Common: model.Common{UID: uidOf(2), Name: "Nordmetal A/S"}, Own: model.Yes, Country: "DK"},
		&model.Party{
			Common: model.Common{UID: uidOf(3), Name: "Paymaster Ltd"}, Country: "US",
			Agreements: []model.Agreement{{Key: "g1", AgreementKind: model.AgreementProcessor, AgreementRef: "DPA 7"}},
			Tools:      []model.Tool{{Key: "k1", ToolTerms: model.ToolTerms{Mechanism: "46.2.c", Country: "US"}}},
		},
		&model.Unit{Common: model.Common{UID: uidOf(4), Name: "Sales"}},
		&model.System{Common: model.Common{UID: uidOf(5), Name: "Mailbox"}},
		&model.Rule{Common: model.Common{UID: uidOf(6), Name: "Accounting"}, RuleTerms: model.RuleTerms{Period: "P5Y", Law: "Bookkeeping Act"}},
		&model.Document{Common: model.Common{UID: uidOf(7), Name: "Staff notice"}},
		&model.Activity{Common: model.Common{UID: uidOf(8), Name: "Invoicing"}, Ref: "PA-0008"},
		&model.Activity{
			Common: model.Common{UID: uidOf(9), Name: "Payroll"}, Ref: "PA-0009",
			Purposes:     []model.Purpose{{Key: "p1", Text: "Pay people"}, {Key: "p2", Text: "Report tax"}},
			DataSubjects: []model.DataSubject{{Key: "d1", Term: model.Link(model.TermUID("DS01"))}},
			PersonalData: []model.PersonalData{{Key: "c1", Term: model.Link(model.TermUID("PD01"))}},
			Recipients:   model.Said[model.Recipient]{Answer: model.AnswerListed, Items: []model.Recipient{{Key: "r1", Party: model.Link(uidOf(3))}}},
		},
	}
}

// toLabel goes down to the next row with that label.
func (b *bench) toLabel(label string) {
	b.t.Helper()
	b.stops()
	width := labelWidth(b.sh.width)
	for range 200 {
		if on := []rune(b.cursorOn()); strings.TrimRight(string(on[:min(len(on), width)]), " ") == label {
			return
		}
		b.press("down")
	}
	b.t.Fatalf("there is no row %q in\n%s", label, b.screen())
}

// stops ends typing, in a field or a dialog: letters are commands then.
func (b *bench) stops() {
	b.t.Helper()
	for editorOf(b.sh.front()) != nil || len(b.sh.dialogs) > 0 {
		b.press("esc")
	}
}

// says fills the row in hand by keys, and gives the text that it then stores.
func (b *bench) says(f *model.Field) string {
	b.t.Helper()
	name := map[model.Kind]string{
		model.KindParty: "Nordmetal A/S", model.KindUnit: "Sales", model.KindSystem: "Mailbox", model.KindRule: "Accounting",
		model.KindDocument: "Staff notice", model.KindActivity: "Invoicing",
	}
	uid := map[model.Kind]string{
		model.KindParty: uidOf(2), model.KindUnit: uidOf(4), model.KindSystem: uidOf(5), model.KindRule: uidOf(6),
		model.KindDocument: uidOf(7), model.KindActivity: uidOf(8),
	}
	b.press("enter")
	switch {
	case f.Many && f.Type == model.Text:
		b.types("alpha")
		b.press("ctrl+t")
		b.types("beta")
		b.press("ctrl+t", "enter")
		return "alpha, beta"
	case f.Many && f.Type == model.ChoiceType:
		b.press("space", "space", "enter")
		return f.Choices[0].Code + ", " + f.Choices[1].Code
	case f.Many && f.Type == model.CountryType:
		b.types("norway")
		b.press("ctrl+t", "enter")
		return "NO"
	case f.Type == model.LinkType:
		want := uid[f.To]
		if f.To == model.KindTerm {
			for _, t := range model.ShippedTerms() {
				if f.Vocabulary == "" || t.Vocabulary == f.Vocabulary {
					name[f.To], want = t.Name, t.UID
					break
				}
			}
		}
		b.types(name[f.To])
		if f.Many {
			b.press("ctrl+t")
		}
		b.press("enter")
		return want
	}
	switch f.Type {
	case model.Text:
		b.types("Some words")
		b.press("enter")
		return "Some words"
	case model.Long:
		b.types("First line")
		b.press("enter")
		b.types("second line")
		b.press("esc")
		return "First line\nsecond line"
	case model.DateType:
		b.types("31.12.2026")
		b.press("enter")
		return "2026-12-31"
	case model.PeriodType:
		b.types("3 years 6 months")
		b.press("enter")
		return "P3Y6M"
	case model.NumberType:
		b.types("1 250")
		b.press("enter")
		return "1250"
	case model.CountType:
		b.types("8000-10000; in 2025")
		b.press("enter")
		return "8000-10000; in 2025"
	case model.ChoiceType:
		b.press("down", "down", "enter")
		return f.Choices[1].Code
	case model.AnswerType:
		b.press("u")
		return string(model.Unknown)
	case model.CountryType:
		b.types("norway")
		b.press("enter")
		return "NO"
	case model.KeyType:
		b.press("down", "enter")
		return map[string]string{model.ListAgreements: "g1", model.ListTools: "k1", model.ListRecipients: "r1"}[f.List]
	case model.SelectionType:
		b.press("G", "space", "enter")
		return map[string]string{
			model.ListCompanies: uidOf(2), model.ListPurposes: "p2", model.ListDataSubjects: "d1", model.ListPersonalData: "c1",
		}[f.List]
	case model.SaidType:
		b.press("u")
		return model.AnswerUnknown
	}
	b.t.Fatalf("no keys for the type %s of %s", f.Type, f.Key)
	return ""
}

func text1(o model.Object, f *model.Field) string {
	if f.Type == model.SaidType {
		answer, _ := o.Answer(f)
		return answer
	}
	return o.Text(f)
}

// Every field of every kind can be reached by keys, changed, saved, and read
// back as it was said.
func TestEveryFieldCanBeSaid(t *testing.T) {
	for _, k := range model.Kinds {
		t.Run(string(k), func(t *testing.T) {
			b := startDesk(t)
			what := editing{uid: uidOf(0)} // a register has one record of settings
			if k != model.KindRegister {
				what = editing{rec: model.New(k)}
				what.rec.Base().Name = "X"
			}
			f := b.opens(what)
			b.press("g")
			want := map[string]string{}
			for _, fl := range model.Fields(k) {
				switch {
				case fl.Key == "uid" || fl.Key == "ref" || fl.Type == model.ItemsType:
					continue
				case fl.Key == "name":
					b.toLabel("Name")
					b.press("d")
				}
				b.toLabel(fl.Label)
				want[fl.Key] = b.says(fl)
			}
			b.press("ctrl+s")
			b.sees("Saved «")
			o := model.Of(b.stored(f.uid()))
			for _, fl := range o.Fields() {
				if w, ok := want[fl.Key]; ok && text1(o, fl) != w {
					t.Errorf("%s is %q, want %q", fl.Key, text1(o, fl), w)
				}
			}
		})
	}
}

// The same holds for every part of an item of every list.
func TestEveryPartOfAnItemCanBeSaid(t *testing.T) {
	for _, k := range model.Kinds {
		for _, list := range model.Fields(k) {
			if !list.HasItems() {
				continue
			}
			t.Run(string(k)+"/"+list.Key, func(t *testing.T) {
				b := startDesk(t)
				what := editing{uid: uidOf(9), at: model.Path(list.Key)}
				switch k {
				case model.KindActivity:
				case model.KindRegister:
					what.uid = uidOf(0)
				default:
					what = editing{rec: model.New(k), at: model.Path(list.Key)}
					what.rec.Base().Name = "X"
				}
				f := b.opens(what)
				before := model.Of(f.s.rec).Len(list)
				b.press("a")
				switch {
				case linkedItems(list) != nil: // records to tick
					b.press("space", "enter", "enter")
				default: // the first part is open already
					if len(b.sh.dialogs) == 0 && editorOf(b.sh.front()) == nil {
						t.Fatalf("nothing is open in\n%s", b.screen())
					}
					b.press("esc")
				}
				b.press("g")
				want := map[model.Path]string{}
				say := func(at model.Path, fl *model.Field) {
					b.toLabel(fl.Label)
					// What stands on a party needs the party that has it.
					if fl.Type == model.LinkType && fl.To == model.KindParty && !fl.Many && (fl.Key == "party" || fl.Key == "importer") {
						b.press("enter")
						b.types("Paymaster")
						b.press("enter")
						want[at.Of(fl)] = uidOf(3)
						return
					}
					want[at.Of(fl)] = b.says(fl)
				}
				for _, fl := range list.Fields {
					switch {
					case fl.Key == "key":
					case fl.Type == model.ScopeType:
						for _, part := range fl.Fields {
							say(model.Path(fl.Key), part)
						}
					default:
						say("", fl)
					}
				}
				b.press("ctrl+s")
				b.sees("Saved «")
				o := model.Of(b.stored(f.uid()))
				if o.Len(list) != before+1 {
					t.Fatalf("%d items, want %d", o.Len(list), before+1)
				}
				item := o.Item(list, before)
				for at, w := range want {
					p, err := item.At(at)
					if err != nil {
						t.Fatal(err)
					}
					if got := text1(p.Object, p.Field); got != w {
						t.Errorf("%s is %q, want %q", at, got, w)
					}
				}
			})
		}
	}
}
