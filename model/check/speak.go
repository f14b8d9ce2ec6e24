package check

import "ropa/model"

// subjectName, dataName, recipientName and importerName return words for an item.
func (k *facts) subjectName(i int) string {
	s := &k.subjects[i]
	return firstOf(s.term.Name, s.Note)
}

func (k *facts) dataName(i int) string {
	d := &k.data[i]
	return firstOf(d.term.Name, d.Detail, d.Note)
}

func (r *recipient) name() string {
	if r.party != nil && r.party.Name != "" {
		return clip(r.party.Name)
	}
	return firstOf(r.term.Name, r.Why, r.Note)
}

func (t *transfer) name() string {
	if t.importer != nil && t.importer.Name != "" {
		return clip(t.importer.Name)
	}
	return t.destination()
}

// destination returns the country or the organisation of a transfer in words.
func (t *transfer) destination() string {
	if t.tool.Country == "" && t.tool.Organisation != "" {
		return clip(t.tool.Organisation)
	}
	return countryName(t.tool.Country)
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return clip(w)
		}
	}
	return "an unnamed item"
}

// find adds a finding of the current rule in its first form. words fill the
// message: a name and its value in turn.
func (k *facts) find(path model.Path, words ...string) *Finding {
	return k.say(0, spot{path: path}, words...)
}

// findIn is find for a value that stands in a shared record.
func (k *facts) findIn(s spot, words ...string) *Finding { return k.say(0, s, words...) }

// say adds a finding of the current rule in one of its forms. The finding may be
// changed until the next one is added.
func (k *facts) say(n int, s spot, words ...string) *Finding {
	r := k.rule
	k.found = append(k.found, Finding{
		Rule: r.ID, Severity: r.Severity, Article: r.Article,
		UID: k.UID, Path: s.path, Shared: s.shared, SharedPath: s.sharedPath,
		Message: r.forms[n].fill(words),
	})
	f := &k.found[len(k.found)-1]
	if k.processor {
		f.Article = r.Processor
	}
	if k.lowered && f.Severity == Error {
		f.Severity = Warning
	}
	return f
}
