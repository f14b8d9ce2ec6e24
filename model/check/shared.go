package check

import (
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// A party is a party with what the rules ask of it.
type party struct {
	*model.Party
	third  bool // in a third country
	isOwn  bool
	exempt bool // it claims the exemption of Article 30(5)
}

// contacts returns how the party can be reached, and how not.
func (p *party) contacts() (has, lacks []string) {
	for _, x := range [...]struct{ word, value string }{
		{"post", p.Address}, {"e-mail", p.Email}, {"phone", p.Phone},
	} {
		if strings.TrimSpace(x.value) == "" {
			lacks = append(lacks, x.word)
		} else {
			has = append(has, x.word)
		}
	}
	return has, lacks
}

func (p *party) reachable() bool {
	has, _ := p.contacts()
	return len(has) > 0
}

func (p *party) isPublic() bool { return p.PublicAuthority == model.Yes }

type system struct {
	*model.System
	provider *party
}

// foreign reports whether somebody else provides the system.
func (s *system) foreign() bool { return s.provider != nil && !s.provider.isOwn }

// codes is a set of numbers of shipped terms of one vocabulary: 63 stands for
// PD63 among personal data.
type codes [2]uint64

func set(numbers ...int) (c codes) {
	for _, n := range numbers {
		c[n/64] |= 1 << (n % 64)
	}
	return c
}

func (c codes) has(n int) bool     { return c[n/64]&(1<<(n%64)) != 0 }
func (c codes) meets(o codes) bool { return c[0]&o[0] != 0 || c[1]&o[1] != 0 }
func (c codes) empty() bool        { return c == codes{} }
func (c *codes) add(o codes)       { c[0] |= o[0]; c[1] |= o[1] }

// without returns the members of c that are not in o.
func (c codes) without(o codes) codes { return codes{c[0] &^ o[0], c[1] &^ o[1]} }

// codeNumber returns the number in the code of a shipped term, or 0.
func codeNumber(code string) int {
	n := 0
	for i := range len(code) {
		switch c := code[i]; {
		case '0' <= c && c <= '9':
			n = n*10 + int(c-'0')
		case n > 0:
			return 0
		}
		if n >= 128 {
			return 0
		}
	}
	return n
}

// A term is a term with the codes and flags of all that it includes.
type term struct {
	*model.Term
	codes       codes // the shipped terms that it is or includes
	special     bool  // Art. 9
	criminal    bool  // Art. 10
	notCriminal bool  // known not to be of Art. 10
	nationalID  bool  // Art. 87
	personal    bool  // highly personal in the sense of WP248
	possible    bool  // may be special or criminal in a single case
	vulnerable  bool
	letters     uint8 // of Art. 32(1), a to d, as bits
	encrypts    bool  // a measure of encryption or pseudonymisation
	vague       bool  // its name is only a word such as other or various
}

// noTerm stands for a category that is not said or not known.
var noTerm = &term{Term: &model.Term{}}

func newTerm(x *model.Term) *term {
	t := &term{Term: x, notCriminal: true}
	t.take(x)
	var words tokens
	t.vague = words.only(x.Name, vagueCategories)
	return t
}

// take adds what x says of itself.
func (t *term) take(x *model.Term) {
	if n := codeNumber(x.Code); n > 0 {
		t.codes.add(set(n))
		if shipped, ok := law.TermOf(x.Code); ok && len(shipped.Possible) > 0 {
			t.possible = true
		}
	}
	t.special = t.special || x.Special != ""
	t.criminal = t.criminal || x.Criminal == model.Yes
	t.notCriminal = t.notCriminal && notCriminal(x)
	t.nationalID = t.nationalID || x.NationalID == model.Yes
	t.personal = t.personal || x.HighlyPersonal == model.Yes
	t.vulnerable = t.vulnerable || x.Vulnerable == model.Yes
	if letter := law.HeadingLetter(x.Heading); letter != "" {
		t.letters |= 1 << (letter[0] - 'a')
	}
	t.encrypts = t.encrypts || x.Heading == "encryption"
}

// notCriminal reports whether data of category x are known not to be of Article
// 10: it says so, or it is a shipped one that neither is nor may be, and no free
// text, in which anything may stand.
func notCriminal(x *model.Term) bool {
	if x.Criminal != "" {
		return x.Criminal == model.No
	}
	shipped, ok := law.TermOf(x.Code)
	return ok && !shipped.Criminal && !slices.Contains(shipped.Possible, "criminal") && !set(codeNumber(x.Code)).meets(freeText)
}

// include adds to t what it includes.
func (c *Checker) include(t *term) {
	for _, link := range c.reg.Included(t.Term) {
		if y := c.terms[link]; y != nil {
			t.take(y.Term)
		}
	}
}

// explain makes an abbreviation known.
func (c *Checker) explain(short string) { c.known[strings.ToUpper(strings.TrimSpace(short))] = true }

// explainName makes the abbreviations known that are names in the register.
func (c *Checker) explainName(name string) {
	for w := range capitals(name) {
		c.known[w] = true
	}
}

func (c *Checker) termOf(link model.Link) *term {
	if t := c.terms[link]; t != nil {
		return t
	}
	return noTerm
}

func countryName(code model.Country) string {
	if name, ok := law.CountryName(string(code)); ok {
		return name
	}
	if code == "" {
		return "an unnamed country"
	}
	return string(code)
}

// clip shortens what a person typed to what a message has room for.
func clip(text string) string {
	const most = 60
	if len(text) <= most && !strings.ContainsAny(text, "\t\n\r") && !strings.Contains(text, "  ") {
		return text
	}
	text = strings.Join(strings.Fields(text[:min(len(text), 8*most)]), " ")
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + ".."
		}
	}
	return text
}

// few joins the first words of a list, and counts the rest.
func few(words []string) string {
	const most = 4
	if len(words) <= most {
		return joinAnd(words)
	}
	return strings.Join(words[:most], ", ") + " and " + model.Plural(len(words)-most, "other")
}

func joinAnd(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
