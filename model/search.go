package model

import (
	"strings"
	"sync"

	"ropa/model/law"
)

// SearchTextOf returns everything that rec says, in words and as it is stored, in
// the form in which it is searched.
func SearchTextOf(rec Record, reg *Register) string {
	f := folders.Get().(*folder)
	f.buf, f.start, f.long = f.buf[:0], 0, f.long[:0]
	w := Words{Reg: reg, Rec: rec}
	add := func(text string) {
		f.add(text)
		f.endText()
	}
	eachLeaf(Of(rec), func(o Object, field *Field) {
		if field.Key != "key" {
			w.eachText(o, field, add)
		}
	})
	f.addSpellings()
	text := string(f.buf)
	folders.Put(f)
	return text
}

// folders keeps the buffers of folded texts: a register is folded record by
// record.
var folders = sync.Pool{New: func() any { return new(folder) }}

// eachText calls add for the texts by which a leaf, or the head of an answered
// list, is found: in words, and where that is something else, as it is stored.
// What names items of the record adds nothing, since they are there anyway.
func (w Words) eachText(o Object, f *Field, add func(string)) {
	switch f.Type {
	case KeyType:
	case SaidType:
		answer, reason := o.Answer(f)
		if answer != AnswerListed {
			both(answer, f.Choices.Label(answer), add)
		}
		add(reason)
	case SelectionType:
		if f.List != ListCompanies {
			return
		}
		s := o.Selection(f)
		if s.Word != "" {
			add(w.selection(f, Selection{Word: s.Word}))
		}
		for _, uid := range s.Keys {
			add(w.link(uid))
		}
	case CountType:
		c := o.count(f)
		both(c.String(), c.Words(), add)
	default:
		v := o.at(f)
		if !f.Many {
			w.leafTexts(f, v.String(), add)
			return
		}
		for i := range v.Len() {
			w.leafTexts(f, v.Index(i).String(), add)
		}
	}
}

// leafTexts calls add for the texts by which one plain value is found.
func (w Words) leafTexts(f *Field, text string, add func(string)) {
	switch f.Type {
	case ChoiceType:
		words := f.CodeWords(text)
		if strings.HasPrefix(words, text) {
			text = words
		}
		both(text, words, add)
	case CountryType:
		name, _ := law.CountryName(text)
		both(text, name, add)
	case PeriodType:
		both(text, Period(text).Words(), add)
	case LinkType:
		e, _ := w.Reg.Entry(text)
		both(w.link(text), e.Code, add)
	default:
		add(text)
	}
}

// both calls add for stored and, where that is something else, for words.
func both(stored, words string, add func(string)) {
	add(stored)
	if words != stored {
		add(words)
	}
}

// eachLeaf calls each for every leaf of o that says something, those of items
// and scopes included, and for the head of every answered list.
func eachLeaf(o Object, each func(Object, *Field)) {
	for _, f := range o.set.list {
		if o.IsZero(f) {
			continue
		}
		switch {
		case f.Leaf():
			each(o, f)
		case f.Type == ScopeType:
			eachLeaf(o.Scope(f), each)
		default:
			for i := range o.Len(f) {
				eachLeaf(o.Item(f, i), each)
			}
			if f.Type == SaidType {
				each(o, f)
			}
		}
	}
}
