package check

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"ropa/model"
)

// tokens cuts a text into words, each folded as [model.Fold] does it: lower
// case, no accents, ø as o, ß as ss. It reads only as far as it is asked to, and
// keeps its memory for the next text.
type tokens struct {
	rest string
	buf  []byte
	ends []int // of each word in buf
}

func (t *tokens) reset(text string) {
	t.rest, t.buf, t.ends = text, t.buf[:0], t.ends[:0]
}

// have reports whether there is a word i.
func (t *tokens) have(i int) bool {
	for len(t.ends) <= i {
		if !t.read() {
			return false
		}
	}
	return true
}

// at returns word i, which must be there. It holds until the next reset.
func (t *tokens) at(i int) []byte {
	from := 0
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.buf[from:t.ends[i]]
}

// read reads one more word, and reports whether there was one.
func (t *tokens) read() bool {
	start := len(t.buf)
	fold := foldTable()
	for len(t.rest) > 0 {
		c := t.rest[0]
		if c < utf8.RuneSelf {
			t.rest = t.rest[1:]
			if c, ok := asciiWord(c); ok {
				t.buf = append(t.buf, c)
				continue
			}
		} else {
			r, n := utf8.DecodeRuneInString(t.rest)
			t.rest = t.rest[n:]
			switch {
			case int(r) < len(fold) && fold[r] != "":
				t.buf = append(t.buf, fold[r]...)
				continue
			case int(r) >= len(fold) && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				t.buf = append(t.buf, model.Fold(string(r))...)
				continue
			case unicode.Is(unicode.Mn, r), r == '\u00ad':
				continue // an accent of its own, or a soft hyphen
			}
		}
		if len(t.buf) > start {
			break
		}
	}
	if len(t.buf) == start {
		return false
	}
	t.ends = append(t.ends, len(t.buf))
	return true
}

// foldTable holds what the letters of European languages fold to; "" is no
// letter.
var foldTable = sync.OnceValue(func() *[0x250]string {
	var table [0x250]string
	for r := rune(0x80); int(r) < len(table); r++ {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			table[r] = model.Fold(string(r))
		}
	}
	return &table
})
