package modeltest

import (
	"fmt"

	"pgregory.net/rapid"

	"ropa/model"
)

// Change draws one change to rec that can be saved, and returns the changed copy
// with the field that it concerns: a field is said, unsaid or said differently;
// in a list, an item is added, taken out, moved or changed in one part. The
// answer of an answered list changes only with its items.
func Change(t *rapid.T, reg *model.Register, rec model.Record) (changed model.Record, f *model.Field) {
	fields := model.Fields(rec.Kind())
	for range 5 {
		f = rapid.SampledFrom(fields).Draw(t, "field")
		if f.Key == "uid" || f.Key == "ref" || f.Key == "code" {
			continue
		}
		changed = model.Clone(rec)
		d := drawer{t: t, reg: reg, rec: changed, keys: 1000}
		o := model.Of(changed)
		switch {
		case f.HasItems():
			d.changeItems(o, f)
		case f.Key == "name":
			o.SetText(f, Name().Draw(t, "name"))
		case rapid.Bool().Draw(t, "clear"):
			o.Clear(f)
		default:
			o.Clear(f)
			d.field(o, f)
		}
		model.Normalize(changed)
		if model.Validate(changed, reg) == nil {
			return changed, f
		}
	}
	return rec, f // every change that was drawn broke a link
}

func (d *drawer) changeItems(o model.Object, f *model.Field) {
	n := o.Len(f)
	answer, _ := o.Answer(f)
	if f.Type == model.SaidType && answer != model.AnswerListed && answer != "" {
		return
	}
	if n == 0 || rapid.IntRange(0, 3).Draw(d.t, "add") == 0 {
		item := o.Append(f)
		d.keys++
		item.SetKey(fmt.Sprintf("k%d", d.keys))
		d.object(item, 6)
		d.references(item)
		o.Move(f, n, rapid.IntRange(0, n).Draw(d.t, "to"))
		return
	}
	i := rapid.IntRange(0, n-1).Draw(d.t, "item")
	switch rapid.IntRange(0, 3).Draw(d.t, "change") {
	case 0:
		o.Remove(f, i)
	case 1:
		o.Move(f, i, rapid.IntRange(0, n-1).Draw(d.t, "to"))
	default:
		item := o.Item(f, i)
		sub := rapid.SampledFrom(f.Fields[1:]).Draw(d.t, "part") // the first is the key
		if sub.Type == model.ScopeType {
			item = item.Scope(sub)
			sub = rapid.SampledFrom(sub.Fields).Draw(d.t, "scope")
		}
		item.Clear(sub)
		d.field(item, sub)
		if sub.Type == model.SelectionType && sub.List != model.ListCompanies {
			d.selection(item, sub, model.Of(d.rec))
		}
	}
}
