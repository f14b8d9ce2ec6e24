package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A wordSet is one or several sets of tables/words.csv.
type wordSet uint64

// The sets, in the order of setNames.
const (
	fillerWords wordSet = 1 << iota
	vaguePeriods
	vagueMeasures
	genericPurposes
	vagueCategories
	vaguePlaces
	endlessWords
	placeholders
	seeWords
	pointerWords
	inquiryWords
	illnessWords
	voluntaryWords
	withdrawalWords
	encryptionWords
	accessWords
	marketingWords
	disposalWords
	payrollWords
	recruitmentWords
	bookkeepingWords
	accountWords
	emailWords
	websiteWords
	cloudWords
	noneWords
	unusedWords
	financialWords
	booksWords
	mailboxWords
	tradeWords
	personnelWords
	timeWords
	accidentWords
	patientWords
	cctvWords
	amlWords
	abbreviations
)

var setNames = []string{
	"filler", "period_vague", "measures_vague", "purpose_generic", "category_vague", "place_vague", "endless",
	"placeholder", "see", "pointer", "inquiry", "illness", "voluntary", "withdrawal", "encryption", "access_roles",
	"marketing", "disposal", "payroll", "recruitment", "bookkeeping", "it_accounts", "email", "website", "cloud", "none",
	"unused", "financial", "books", "mailbox",
	"trade", "personnel", "working_time", "accidents", "patients", "cctv", "aml", "abbreviation",
}

// A lexicon is all sets, as a tree of folded words.
type lexicon struct {
	root   node
	stems  map[string][]branch // of the root, by their first four bytes
	begins [8192]wordSet       // sets with a phrase whose first word begins so, see beginning
	common map[string]bool     // abbreviations, as they are written
}

type node struct {
	next  map[string]*node
	stems []branch
	ends  wordSet // the sets of which a phrase ends here
}

// A branch is taken by every word that begins with its stem.
type branch struct {
	stem string
	to   *node
}

var words = sync.OnceValue(func() *lexicon {
	text, err := files.ReadFile("tables/words.csv")
	if err != nil {
		panic(err)
	}
	l, err := parseWords(string(text))
	if err != nil {
		panic(err) // it was built in, and the tests read it
	}
	return l
})

var wordLanguages = []string{"all", "en", "da", "sv", "nb", "de", "fr", "nl", "es"}

const stemLength = 4

// parseWords reads the table of words. It reports every fault with its line.
func parseWords(text string) (*lexicon, error) {
	l := &lexicon{stems: map[string][]branch{}, common: map[string]bool{}}
	err := readTable("tables/words.csv", "set,language,phrases", text, func(_ int, cells []string) error {
		set := slices.Index(setNames, cells[0])
		if set < 0 {
			return fmt.Errorf("set %q is not known", cells[0])
		}
		if !slices.Contains(wordLanguages, cells[1]) {
			return fmt.Errorf("language %q is not one of %s", cells[1], strings.Join(wordLanguages, ", "))
		}
		var faults []error
		for phrase := range strings.SplitSeq(cells[2], "|") {
			if err := l.add(phrase, 1<<set); err != nil {
				faults = append(faults, err)
			}
			if 1<<set == abbreviations {
				l.common[phrase] = true
			}
		}
		return errors.Join(faults...)
	})
	if err != nil {
		return nil, err
	}
	for _, b := range l.root.stems {
		l.stems[b.stem[:stemLength]] = append(l.stems[b.stem[:stemLength]], b)
	}
	return l, nil
}

// commonAbbreviation reports whether everybody knows an abbreviation.
func commonAbbreviation(word string) bool { return words().common[word] }

func (l *lexicon) add(phrase string, set wordSet) error {
	var t tokens
	n := &l.root
	last := 0
	for part := range strings.FieldsSeq(phrase) {
		stem := strings.HasSuffix(part, "*")
		t.reset(strings.TrimSuffix(part, "*"))
		for i := 0; t.have(i); i++ {
			word := string(t.at(i))
			if last == 0 {
				l.begins[beginning(word)] |= set
			}
			if stem && !t.have(i+1) {
				if len(word) < stemLength {
					return fmt.Errorf("phrase %q: a word with a star needs %d letters before it", phrase, stemLength)
				}
				n = n.stem(word)
			} else {
				n = n.word(word)
			}
			last++
		}
	}
	if last == 0 {
		return fmt.Errorf("phrase %q has no word", phrase)
	}
	n.ends |= set
	return nil
}

func (n *node) word(w string) *node {
	if n.next == nil {
		n.next = map[string]*node{}
	}
	if n.next[w] == nil {
		n.next[w] = &node{}
	}
	return n.next[w]
}

func (n *node) stem(w string) *node {
	for _, b := range n.stems {
		if b.stem == w {
			return b.to
		}
	}
	n.stems = append(n.stems, branch{w, &node{}})
	return n.stems[len(n.stems)-1].to
}

// match follows the phrases that begin at word i of t. It returns the number of
// words of the longest one that belongs to want, 0 for none, and the sets of which
// a phrase stands there.
func (l *lexicon) match(t *tokens, i int, want wordSet) (longest int, found wordSet) {
	if !t.have(i) {
		return 0, 0
	}
	w := t.at(i)
	if l.begins[beginning(w)]&want == 0 {
		return 0, 0
	}
	var m matcher
	m.want = want
	if to := l.root.next[string(w)]; to != nil {
		m.follow(t, to, i, 1)
	}
	if len(w) >= stemLength {
		for _, b := range l.stems[string(w[:stemLength])] {
			if strings.HasPrefix(string(w), b.stem) {
				m.follow(t, b.to, i, 1)
			}
		}
	}
	return m.longest, m.found
}

type matcher struct {
	want, found wordSet
	longest     int
}

func (m *matcher) follow(t *tokens, n *node, from, length int) {
	m.found |= n.ends
	if n.ends&m.want != 0 {
		m.longest = max(m.longest, length)
	}
	if n.next == nil && n.stems == nil || !t.have(from+length) {
		return
	}
	w := t.at(from + length)
	if to := n.next[string(w)]; to != nil {
		m.follow(t, to, from, length+1)
	}
	for _, b := range n.stems {
		if strings.HasPrefix(string(w), b.stem) {
			m.follow(t, b.to, from, length+1)
		}
	}
}

// only reports whether text consists of phrases of set, and of filler between
// them. A text without any word does not.
func (t *tokens) only(text string, set wordSet) bool {
	l := words()
	if !l.mayBegin(text, set|fillerWords) {
		return false
	}
	t.reset(text)
	some := false
	for i := 0; t.have(i); {
		n, _ := l.match(t, i, set)
		if n > 0 {
			some = true
		} else if n, _ = l.match(t, i, fillerWords); n == 0 {
			return false
		}
		i += n
	}
	return some
}

// beginning numbers the first three bytes of a word. Most words are told by them
// not to begin any phrase that is looked for.
func beginning[T string | []byte](word T) int {
	n := 0
	for i := range min(len(word), 3) {
		n = n*37 + int(word[i])
	}
	return n % len(lexicon{}.begins)
}

// mayBegin reports whether the first word of a text may begin a phrase of some
// sets, as far as its first letters say.
func (l *lexicon) mayBegin(text string, sets wordSet) bool {
	var word [3]byte
	n := 0
	for i := 0; i < len(text) && n < len(word); i++ {
		switch c, ok := asciiWord(text[i]); {
		case c >= utf8.RuneSelf:
			return true // let it be folded first
		case ok:
			word[n] = c
			n++
		case n > 0:
			return l.begins[beginning(word[:n])]&sets != 0
		}
	}
	return n > 0 && l.begins[beginning(word[:n])]&sets != 0
}

// asciiWord folds a byte, and reports whether it is a letter or digit of ASCII.
func asciiWord(c byte) (byte, bool) {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		return c, true
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A', true
	}
	return c, false
}

// sets returns which of some sets text holds a phrase of.
func (t *tokens) sets(text string, among wordSet) (found wordSet) {
	l := words()
	for at := l.next(text, 0, among); at >= 0; at = l.next(text, at+1, among) {
		t.reset(text[at:])
		_, f := l.match(t, 0, among)
		found |= f & among
	}
	return found
}

// has reports whether text holds a phrase of one of the sets.
func (t *tokens) has(text string, set wordSet) bool {
	l := words()
	for at := l.next(text, 0, set); at >= 0; at = l.next(text, at+1, set) {
		t.reset(text[at:])
		if n, _ := l.match(t, 0, set); n > 0 {
			return true
		}
	}
	return false
}

// next returns where the next word of text begins that may begin a phrase of some
// sets, at or behind from, or -1. Before from stands a whole word or nothing.
func (l *lexicon) next(text string, from int, sets wordSet) int {
	inside := from > 0
	for i := from; i < len(text); i++ {
		if !wordByte(text[i]) || text[i] == '_' {
			inside = false
		} else if !inside {
			inside = true
			if l.mayBegin(text[i:], sets) {
				return i
			}
		}
	}
	return -1
}
