package model

import (
	"bytes"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Searching must find "Straße" by "strasse", "Müller" by "muller" and by
// "mueller", "Ørsted" by "orsted" and by "oersted", wherever in a word the
// query begins. Most letters have one plain spelling (é is e, ß is ss), and
// folding text and query alike settles them. The letters ä å æ ö ø ü have two,
// a short one (a, o, u) and a long one (ae, aa, oe, ue), and a text may mix
// them ("Maalov" for "Måløv"), so that neither spelling alone will do. Turning
// every "ae" of text and query into "a" would not do either: "el" must find
// "Israel", and "due" must not find "product".
//
// So a text is folded to its short spelling, and behind it stand the other
// spellings of those words that have any: "Herr Müller" becomes
//
//	herr muller
//	mueller
//
// A search is then a plain substring search over one string, which is as fast
// as memory, and most texts grow by a tenth or less. The query brings the rest:
// where it has such letters itself, or spans words, it is looked for in each of
// its spellings (see [NewNeedle]).

// Fold returns text in one plain spelling, for comparing names: lower case,
// compatibility forms resolved, no accents, ä å æ ö ø ü as a, o, u, ß as ss,
// blanks of any kind as one space and none at the ends, all dashes and quotes
// as the ASCII ones, and no invisible characters such as soft hyphens.
func Fold(text string) string {
	f := folder{buf: make([]byte, 0, len(text))}
	f.add(text)
	return string(f.buf)
}

// SearchText returns texts in the form in which a [Needle] is looked for. No
// needle is found across the border of two texts.
func SearchText(texts ...string) string {
	size := 0
	for _, t := range texts {
		size += len(t) + 1
	}
	f := folder{buf: make([]byte, 0, size+size/8)}
	for _, t := range texts {
		f.add(t)
		f.endText()
	}
	f.addSpellings()
	return string(f.buf)
}

// A folder collects folded text.
type folder struct {
	buf   []byte
	start int        // where the current text begins in buf
	long  []spelling // the letters of buf with a second spelling, in order
}

// A spelling is another way to write n bytes of a folded text.
type spelling struct {
	at, n int
	as    string
}

// endText puts the border that no needle contains behind the current text.
func (f *folder) endText() {
	if len(f.buf) > f.start {
		f.buf = append(f.buf, '\n')
	}
	f.start = len(f.buf)
}

// add folds text into f as one line.
func (f *folder) add(text string) {
	if strings.Contains(text, "\u0308") || strings.Contains(text, "\u030a") {
		text = norm.NFC.String(text) // a and U+0308 are one ä
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			f.addASCII(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		l := foldedRune(r)
		switch {
		case l.short == " ":
			f.addASCII(' ')
		case l.long != "":
			f.long = append(f.long, spelling{len(f.buf), len(l.short), l.long})
			fallthrough
		default:
			f.buf = append(f.buf, l.short...)
		}
		i += n
	}
	if n := len(f.buf); n > f.start && f.buf[n-1] == ' ' {
		f.buf = f.buf[:n-1]
	}
}

func (f *folder) addASCII(c byte) {
	switch {
	case c > ' ' && c < 0x7f:
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		f.buf = append(f.buf, c)
	case c == ' ' || '\t' <= c && c <= '\r':
		if n := len(f.buf); n > f.start && f.buf[n-1] != ' ' {
			f.buf = append(f.buf, ' ')
		}
	}
}

// addSpellings puts the other spellings of every word behind the text, each
// once.
func (f *folder) addSpellings() {
	text := f.buf // what is appended to f.buf stands behind it
	for long := f.long; len(long) > 0; {
		from, to := wordAround(text, long[0].at)
		n := 1
		for n < len(long) && long[n].at < to {
			n++
		}
		for choice := range choices(n) {
			start := len(f.buf)
			f.buf = respell(f.buf, text[from:to], from, long[:n], choice)
			if bytes.Contains(f.buf[len(text):start], f.buf[start:]) {
				f.buf = f.buf[:start]
			} else {
				f.buf = append(f.buf, '\n')
			}
		}
		long = long[n:]
	}
}

// wordAround returns the bounds of the word in folded text that has the byte
// at.
func wordAround(text []byte, at int) (from, to int) {
	for from = at; from > 0 && isWordByte(text[from-1]); from-- {
	}
	for to = at; to < len(text) && isWordByte(text[to]); to++ {
	}
	return from, to
}

// isWordByte reports whether c, a byte of folded text, belongs to a word: an
// ASCII letter or digit, or a part of a letter outside ASCII.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

// maxSpellings is the number of places with two spellings that a word may have
// for all combinations to be tried. Beyond it only the consistent ones are: all
// short, all long.
const maxSpellings = 5

// everywhere is the choice of all places, however many.
const everywhere = ^uint(0)

// choices yields the ways to choose some of n places, as bits.
func choices(n int) iter.Seq[uint] {
	return func(yield func(uint) bool) {
		if n > maxSpellings {
			yield(everywhere)
			return
		}
		for c := uint(1); c < 1<<n; c++ {
			if !yield(c) {
				return
			}
		}
	}
}

// respell appends text to dst with the chosen places in their other spelling.
// The places are counted from before the text by offset; one that overlaps the
// one before is left alone.
func respell(dst, text []byte, offset int, places []spelling, chosen uint) []byte {
	done := 0
	for i, p := range places {
		at := p.at - offset
		if at < done || chosen != everywhere && chosen>>i&1 == 0 {
			continue
		}
		dst = append(append(dst, text[done:at]...), p.as...)
		done = at + p.n
	}
	return append(dst, text[done:]...)
}

// A letter is what one rune folds to.
type letter struct {
	short string
	long  string // the second spelling, where there is one
}

// letters holds the letters that Unicode does not take apart, or not as people
// write them.
var letters = map[rune]letter{
	'ä': {"a", "ae"}, 'å': {"a", "aa"}, 'æ': {"a", "ae"}, 'ö': {"o", "oe"}, 'ø': {"o", "oe"}, 'ü': {"u", "ue"},
	'ǻ': {"a", "aa"}, 'ǽ': {"a", "ae"}, 'ǿ': {"o", "oe"},
	'ß': {short: "ss"}, 'œ': {short: "oe"}, 'þ': {short: "th"}, 'ð': {short: "d"}, 'đ': {short: "d"},
	'ħ': {short: "h"}, 'ı': {short: "i"}, 'ĸ': {short: "k"}, 'ł': {short: "l"}, 'ŋ': {short: "n"},
	'ŧ': {short: "t"}, 'ς': {short: "σ"}, '\u02bc': {short: "'"},
	'‐': {short: "-"}, '‑': {short: "-"}, '‒': {short: "-"}, '–': {short: "-"}, '—': {short: "-"},
	'―': {short: "-"}, '−': {short: "-"},
	'‘': {short: "'"}, '’': {short: "'"}, '‚': {short: "'"}, '‛': {short: "'"}, '‹': {short: "'"}, '›': {short: "'"},
	'“': {short: `"`}, '”': {short: `"`}, '„': {short: `"`}, '‟': {short: `"`}, '«': {short: `"`}, '»': {short: `"`},
}

// commonLetters are the runes up to Cyrillic, made when first needed.
var commonLetters = sync.OnceValue(func() *[0x530]letter {
	var t [0x530]letter
	for r := range t {
		t[r] = makeLetter(rune(r))
	}
	return &t
})

// foldedRune returns what r folds to.
func foldedRune(r rune) letter {
	if t := commonLetters(); int(r) < len(t) {
		return t[r]
	}
	return makeLetter(r)
}

func makeLetter(r rune) letter {
	if unicode.IsSpace(r) {
		return letter{short: " "}
	}
	r = unicode.ToLower(r)
	if l, ok := letters[r]; ok {
		return l
	}
	var short strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		d = unicode.ToLower(d)
		switch l, ok := letters[d]; {
		case unicode.In(d, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		case ok:
			short.WriteString(l.short)
		default:
			short.WriteRune(d)
		}
	}
	return letter{short: short.String()}
}
