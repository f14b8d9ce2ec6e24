package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
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
	abbreviations
)

var setNames = []string{
	"filler", "period_vague", "measures_vague", "purpose_generic", "category_vague", "place_vague", "endless",
	"placeholder", "see", "pointer", "inquiry", "illness", "voluntary", "withdrawal", "encryption", "access_roles",
	"marketing", "payroll", "recruitment", "bookkeeping", "it_accounts", "email", "website", "cloud", "none",
	"unused", "financial", "books", "mailbox", "abbreviation",
}

// A lexicon is all sets, as a tree of folded words.
type lexicon struct {
	root   node
	stems  map[string][]branch // of the root, by their first four bytes
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
// words of the longest one that belongs to want, 0 for none, and all sets of
// which a phrase begins there.
func (l *lexicon) match(t *tokens, i int, want wordSet) (longest int, found wordSet) {
	if !t.have(i) {
		return 0, 0
	}
	w := t.at(i)
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
	if text == "" {
		return false
	}
	l := words()
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

// sets returns the sets of which text holds a phrase.
func (t *tokens) sets(text string) (found wordSet) {
	l := words()
	t.reset(text)
	for i := 0; t.have(i); i++ {
		_, f := l.match(t, i, 0)
		found |= f
	}
	return found
}

// has reports whether text holds a phrase of one of the sets.
func (t *tokens) has(text string, set wordSet) bool {
	return text != "" && t.sets(text)&set != 0
}
