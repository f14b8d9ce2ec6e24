package law

import (
	"slices"
	"sync"
)

// Languages lists the languages in which the statutory terms are known.
var Languages = Choices{
	{"en", "English", ""},
	{"da", "Danish", ""},
	{"sv", "Swedish", ""},
	{"no", "Norwegian", ""},
	{"de", "German", ""},
	{"fr", "French", ""},
	{"nl", "Dutch", ""},
	{"es", "Spanish", ""},
}

// A Wording is a term of the GDPR in the words of the law of each language.
type Wording struct {
	Key string            // record, controller, processor, recipients ..
	In  map[string]string // by the codes of Languages
	Evidence
}

var wordings = load(wordingTable, decodeWording)

var wordingTable = table{name: "wording", columns: "key en da sv no de fr nl es", key: "key"}

func decodeWording(r *row) Wording {
	w := Wording{Key: r.need("key"), In: map[string]string{}, Evidence: r.evidence()}
	for _, l := range Languages {
		w.In[l.Code] = r.need(l.Code)
	}
	return w
}

var wordingByKey = sync.OnceValue(func() map[string]Wording {
	m := map[string]Wording{}
	for _, w := range wordings() {
		m[w.Key] = w
	}
	return m
})

// Wordings returns all statutory terms.
func Wordings() []Wording { return slices.Clone(wordings()) }

// StatutoryTerm returns the word that the law of a language uses for a key of
// [Wordings]. nb and nn are Norwegian too.
func StatutoryTerm(key, language string) (string, bool) {
	if language == "nb" || language == "nn" {
		language = "no"
	}
	s, ok := wordingByKey()[key].In[language]
	return s, ok
}
