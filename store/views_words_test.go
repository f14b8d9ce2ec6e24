package store

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ropa/model"
	"ropa/model/law"
)

// The views for Article 30 say in one row everything that an activity says. They
// are written from the catalogue, so that no field can be missing, and both take
// their columns from one view, activities_in_words, so that the file carries the
// words once; SQLite folds the two into one query.
//
// The items of a list are told apart by "; ". An item is what names it, and in
// brackets its other parts, each with its label, the scope among them:
//
//	bank [role: separate controller; country: DK; personal data: bank account, IBAN; when: on request]
//
// Codes are in words; one that begins with a digit is a place in the law and
// stands in front of its words. Countries stay ISO codes: 250 names in every
// place would be most of the file.

// wordsView has one row per activity, its fields in the order of the catalogue.
func wordsView() string {
	v := &view{name: "activities_in_words", kind: model.KindActivity}
	for _, f := range model.Fields(v.kind) {
		switch {
		case f.Private:
		case f.Key == "uid", f.Key == "ref", f.Key == "name":
			v.add(f.Key, "r."+f.Key)
		case f.Key == "companies":
			v.add(f.Key, companies())
		case f.HasItems():
			v.add(f.Key, listInWords(f))
		default:
			v.add(f.Key, words(f, "; ", "v.body", f.Key))
		}
	}
	v.add("changed_at", "r.changed_at")
	v.add("changed_by", "r.changed_by")
	return v.sql()
}

// articleView has the activities of a role: ref and name, what Article 30 asks
// for in the order of its letters, and then everything else.
func articleView(name, role string) string {
	var asked, rest []*model.Field
	for _, f := range model.Fields(model.KindActivity) {
		switch {
		case f.Private || f.Key == "uid" || f.Key == "ref" || f.Key == "name":
		case strings.HasPrefix(f.ArticleFor(role), article30(role)):
			asked = append(asked, f)
		default:
			rest = append(rest, f)
		}
	}
	slices.SortStableFunc(asked, func(a, b *model.Field) int { return strings.Compare(a.ArticleFor(role), b.ArticleFor(role)) })
	columns := []string{`"ref"`, `"name"`}
	for _, f := range append(asked, rest...) {
		columns = append(columns, fmt.Sprintf("%q", f.Key))
	}
	columns = append(columns, `"uid"`, `"changed_at"`, `"changed_by"`)
	op := "<>" // a record without a role is taken for a controller's
	if role == model.RoleProcessor {
		op = "="
	}
	processor := model.FieldOf(model.KindActivity, "role").Choices.Label(model.RoleProcessor)
	return fmt.Sprintf("\nCREATE VIEW %s AS SELECT\n  %s\nFROM activities_in_words\nWHERE coalesce(\"role\", '') %s %s;\n",
		name, strings.Join(columns, ",\n  "), op, quote(processor))
}

// article30 returns the paragraph of Article 30 for records of a role.
func article30(role string) string {
	if role == model.RoleProcessor {
		return "30(2)"
	}
	return "30(1)"
}

// contactsView has one row per party: where it is to be found, and who answers
// for it there, as Article 30(1)(a) and 30(2)(a) ask.
func contactsView() string {
	field := func(key string) string {
		return fmt.Sprintf("replace(%s, char(10), ', ')", extract("v.body", key)) // addresses have lines
	}
	say := func(key string) part { return part{partLabel(model.FieldOf(model.KindParty, key)), field(key)} }
	// That there is nobody is an answer, too.
	person := func(label, prefix, nobody string) part {
		contact := joined(field(prefix+"_name"), field(prefix+"_address"), field(prefix+"_email"), field(prefix+"_phone"))
		return part{label, fmt.Sprintf("coalesce(%s, CASE WHEN %s THEN 'none designated'%s END)", contact, fmt.Sprintf(nobody, extract("v.body", prefix+"_designated")), why(prefix))}
	}
	v := &view{name: "party_contacts", kind: model.KindParty}
	v.head()
	v.add("own", extract("v.body", "own"))
	v.add("contacts", inOne([]part{
		say("registration_no"), say("address"), say("country"), say("email"), say("phone"),
		person("representative", "representative", "coalesce(%s, CASE WHEN "+extract("v.body", "no_representative_reason")+" IS NOT NULL THEN 'no' END) = 'no'"),
		person("data protection officer", "dpo", "%s = 'no'"),
	}))
	return v.sql()
}

// why returns the reason why nobody is designated, where the catalogue asks for one.
func why(prefix string) string {
	if f := model.FieldOf(model.KindParty, "no_"+prefix+"_reason"); f != nil {
		return fmt.Sprintf(" || coalesce(', reason: ' || replace(%s, char(10), ', '), '')", extract("v.body", f.Key))
	}
	return ""
}

// companies returns who acts, with the contacts.
func companies() string {
	const company = "c.name || coalesce(' [' || c.contacts || ']', '')"
	// The group is the same for every activity: SQLite asks for it once.
	return fmt.Sprintf(`CASE json_type(v.body, '$.companies')
    WHEN 'text' THEN 'the whole group' || coalesce(': ' || (SELECT group_concat(%s, '; ') FROM party_contacts AS c WHERE c.own = 'yes'), '')
    ELSE (SELECT group_concat((SELECT %s FROM party_contacts AS c WHERE c.uid = k.value), '; ') FROM %s AS k) END`,
		company, company, each("v.body", "companies"))
}

// listInWords returns the items of a list in one text, or its answer.
func listInWords(f *model.Field) string {
	name, parts := itemInWords(f)
	// The inner query stands for itself because of its limit: SQLite works the name
	// and the parts out once. It also keeps the text from nesting too deeply.
	list := fmt.Sprintf(`(SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT %s AS name, %s AS parts FROM %s AS i LIMIT -1) AS w)`, name, concat(parts), itemsInEffect(f))
	if f.Type != model.SaidType {
		return list
	}
	reason := extract("v.body", f.Key, "reason")
	return fmt.Sprintf(`coalesce(%s || coalesce('; reason: ' || %s, ''), %s || coalesce(': ' || %s, ''), %s)`,
		list, reason, label(f.Choices, extract("v.body", f.Key, "answer")), reason, reason)
}

// itemsInEffect returns what json_each returns for a list, with what an item
// leaves to a shared record filled in where Article 30 asks for it: the country
// of a recipient, the importer and its transfer tool, the retention rule. It
// follows effective.go of package model.
func itemsInEffect(f *model.Field) string {
	list := each("v.body", itemsPath(f)...)
	party := func(uid, expr string) string {
		return fmt.Sprintf("(SELECT %s FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = %s)", expr, uid)
	}
	var shared string
	switch f.Key {
	case "recipients":
		shared = party(extract("i.value", "party"), fmt.Sprintf("json_object('country', %s)", extract("pv.body", "country")))
	case "transfers":
		importer := fmt.Sprintf("coalesce(%s, (SELECT %s FROM %s AS x WHERE %s = %s))", extract("i.value", "importer"),
			extract("x.value", "party"), each("v.body", "recipients", "items"), extract("x.value", "key"), extract("i.value", "recipient"))
		// A part that belongs to another one goes with it: the module with the
		// mechanism, the country with the organisation. The importer's own country
		// holds where neither says any.
		place := func(x string) string { return extract(x, "country") + ", " + extract(x, "organisation") }
		shared = fmt.Sprintf(`(SELECT json_patch(json_object('importer', p.uid, 'country', CASE WHEN coalesce(%[1]s, %[2]s) IS NULL THEN %[3]s END),
      coalesce(json_remove(CASE WHEN coalesce(%[1]s) IS NULL THEN s.value ELSE json_remove(s.value, '$.country', '$.organisation') END, '$.note', CASE WHEN %[4]s <> coalesce(%[5]s, '') THEN '$.module' ELSE '$.note' END), '{}'))
      FROM record AS p JOIN revision AS pv ON pv.hash = p.head LEFT JOIN %[6]s AS s ON %[7]s = %[8]s WHERE p.uid = %[9]s)`,
			place("i.value"), place("s.value"), extract("pv.body", "country"),
			extract("i.value", "mechanism"), extract("s.value", "mechanism"),
			each("pv.body", "tools"), extract("s.value", "key"), extract("i.value", "tool"), importer)
	case "retention":
		shared = party(extract("i.value", "rule"), fmt.Sprintf("CASE WHEN %s <> coalesce(%s, '') THEN json_remove(pv.body, '$.law_country', '$.law_checked_on') ELSE pv.body END",
			extract("i.value", "law"), extract("pv.body", "law")))
	default:
		return list
	}
	// The limit keeps SQLite from working the value out anew for every part.
	return fmt.Sprintf("(SELECT json_patch(coalesce(%s, '{}'), i.value) AS value FROM %s AS i LIMIT -1)", shared, list)
}

// itemInWords returns what names an item, and its parts.
func itemInWords(f *model.Field) (name string, parts []part) {
	var main []string
	for _, x := range f.Fields {
		switch {
		case x.Key == "key":
		case x.Main:
			main = append(main, words(x, ", ", "i.value", x.Key))
			if f.Key == "joint_controllers" || f.Key == "clients" && x.Key == "party" { // Article 30(1)(a), 30(2)(a)
				parts = append(parts, part{"", fmt.Sprintf("(SELECT c.contacts FROM party_contacts AS c WHERE c.uid = %s)", extract("i.value", x.Key))})
			}
		case x.Type == model.ScopeType:
			for _, s := range x.Fields {
				parts = append(parts, part{partLabel(s), words(s, ", ", "i.value", x.Key, s.Key)})
			}
		default:
			parts = append(parts, part{partLabel(x), words(x, ", ", "i.value", x.Key)})
		}
		// A baseline says little without what it includes, and a type of data without
		// the article that protects it.
		if link, facts := f.LinkedFacts(); link == x && x.To == model.KindTerm {
			for _, fact := range facts {
				parts = append(parts, part{partLabel(fact), fmt.Sprintf("(SELECT %s FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = %s)",
					words(fact, ", ", "pv.body", fact.Key), extract("i.value", x.Key))})
			}
		}
	}
	return joined(main...), parts
}

// A part is an expression with the label in front of what it says, if any.
type part struct{ label, expr string }

// inOne returns the parts that are not NULL in one text, or NULL.
func inOne(parts []part) string {
	return fmt.Sprintf("nullif(ltrim(%s, '; '), '')", concat(parts))
}

// concat returns the parts that are not NULL, each with "; " in front.
func concat(parts []part) string {
	var list []string
	for _, p := range parts {
		if p.label != "" {
			p.label += ": "
		}
		list = append(list, fmt.Sprintf("coalesce(%s || %s, '')", quote("; "+p.label), p.expr))
	}
	return strings.Join(list, " || ")
}

// partLabel returns the label of a field within a sentence: "Country" becomes
// "country" and "E-mail" "e-mail", while "DPF covers HR data" and "Article 9(2)" stay.
func partLabel(f *model.Field) string {
	r := []rune(f.Label)
	if len(r) > 1 && !unicode.IsUpper(r[1]) && !strings.HasPrefix(f.Label, "Article ") {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// words returns a leaf in words; several values have sep between them.
func words(f *model.Field, sep, source string, path ...string) string {
	value := extract(source, path...)
	if f.Type == model.SelectionType {
		return selectionInWords(f, source, path)
	}
	if f.Many {
		return fmt.Sprintf("(SELECT group_concat(%s, '%s') FROM %s AS k)", word(f, "k.value"), sep, each(source, path...))
	}
	switch f.Type {
	case model.CountType:
		from, to, note := extract(source, append(path, "from")...), extract(source, append(path, "to")...), extract(source, append(path, "note")...)
		return fmt.Sprintf("nullif(ltrim(CASE WHEN %[1]s = %[2]s THEN %[1]s WHEN %[2]s IS NULL THEN coalesce('at least ' || %[1]s, '') WHEN %[1]s IS NULL THEN 'at most ' || %[2]s ELSE %[1]s || ' to ' || %[2]s END || coalesce('; ' || %[3]s, ''), '; '), '')", from, to, note)
	case model.KeyType:
		return keyInWords(f, source, value)
	}
	return word(f, value)
}

// word returns one plain value in words.
func word(f *model.Field, value string) string {
	switch f.Type {
	case model.LinkType:
		if f.To == model.KindActivity {
			return fmt.Sprintf("(SELECT coalesce(n.ref || ' ', '') || n.name FROM record AS n WHERE n.uid = %s)", value)
		}
		return fmt.Sprintf("(SELECT n.name FROM record AS n WHERE n.uid = %s)", value)
	case model.ChoiceType:
		return label(f.Choices, value)
	case model.CountryType:
		name, _ := law.CountryName("ZZ")
		return fmt.Sprintf("replace(%s, 'ZZ', %s)", value, quote(name))
	case model.PeriodType: // P3Y6M: 3 years 6 months
		value = fmt.Sprintf("replace(%s, 'P', ' ')", value)
		for _, unit := range []string{"day", "week", "month", "year"} { // small letters, so that none is replaced again
			value = fmt.Sprintf("replace(%s, '%c', ' %ss ')", value, unicode.ToUpper(rune(unit[0])), unit)
		}
		for _, unit := range []string{"day", "week", "month", "year"} {
			value = fmt.Sprintf("replace(%s, ' 1 %ss ', ' 1 %s ')", value, unit, unit)
		}
		return fmt.Sprintf("trim(%s)", value)
	}
	return value
}

// label returns the words for a code.
func label(choices law.Choices, value string) string {
	var b strings.Builder
	b.WriteString("CASE " + value)
	for _, c := range choices {
		words := c.Label
		if c.Code[0] >= '0' && c.Code[0] <= '9' {
			words = c.Code + " " + words
		}
		if words != c.Code {
			fmt.Fprintf(&b, " WHEN %s THEN %s", quote(c.Code), quote(words))
		}
	}
	if b.Len() == len("CASE "+value) {
		return value
	}
	return b.String() + " ELSE " + value + " END"
}

// selectionInWords returns what a scope selects: a word, or the names behind its keys.
func selectionInWords(f *model.Field, source string, path []string) string {
	name := "(SELECT n.name FROM record AS n WHERE n.uid = k.value)"
	if f.List != model.ListCompanies {
		name = itemName(f.List, "v.body", "k.value")
	}
	return fmt.Sprintf("CASE json_type(%s, %s) WHEN 'text' THEN replace(%s, 'rest', 'the rest') ELSE (SELECT group_concat(%s, ', ') FROM %s AS k) END",
		source, jsonPath(path), extract(source, path...), name, each(source, path...))
}

// itemName returns the name of the item of a list of the record in body that has
// the given key; of one without a name, its place in the list.
func itemName(list, body, key string) string {
	kind := model.KindActivity
	if body != "v.body" {
		kind = model.KindParty
	}
	f := model.FieldOf(kind, list)
	var main []string
	for _, x := range f.Fields {
		if x.Main {
			main = append(main, words(x, ", ", "x.value", x.Key))
		}
	}
	return fmt.Sprintf("(SELECT coalesce(%s, 'no. ' || (x.key + 1)) FROM %s AS x WHERE %s = %s)",
		strings.Join(main, ", "), each(body, itemsPath(f)...), extract("x.value", "key"), key)
}

// keyInWords names the item that a key stands for: of the activity itself, or of
// the party that the item is about.
func keyInWords(f *model.Field, source, key string) string {
	owner := "party"
	switch f.List {
	case model.ListAgreements:
	case model.ListTools:
		owner = "importer"
	default:
		return itemName(f.List, "v.body", key)
	}
	return fmt.Sprintf("(SELECT %s FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = %s)",
		itemName(f.List, "pv.body", key), extract(source, owner))
}

// quote returns s as a string of SQL.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
