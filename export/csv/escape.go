package csv

import "strings"

// The grammar of a list cell: items between " | ", parts of an item between
// " :: ", a part but the first is "label: value", values of a list in a part
// between commas. A backslash takes the meaning from what follows. Blanks around
// all of them do not count, so that what a person types is read as it was meant.

// escaping says what beside \ and | could be taken for a separator in a text.
type escaping int

const (
	inList   escaping = iota // a whole item
	inPart                   // the value of a labelled part
	inFirst                  // the main part of an item: it could look like a label
	inCommas                 // one of several values of a part
)

// telling are the bytes that may need a backslash; nearly all others are not looked
// at twice.
var telling = [256]bool{'\\': true, '|': true, ':': true, ',': true, ' ': true, '\n': true, '\t': true, '\r': true}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// appendEscaped appends text so that it is read back as it is.
func appendEscaped(b []byte, text string, e escaping) []byte {
	if text == "" {
		return b
	}
	label := -1 // of the colon that makes text look like a labelled part
	if e == inFirst {
		label = labelEnd(text)
	}
	plain := 0
	last := len(text) - 1
	for i := 0; i < len(text); i++ {
		if !telling[text[i]] {
			continue
		}
		switch c := text[i]; c {
		case '\\':
		case '|':
			if i > 0 && !isBlank(text[i-1]) || i < last && !isBlank(text[i+1]) {
				continue
			}
		case ':':
			if i != label && (i == last || text[i+1] != ':') {
				continue
			}
		case ',':
			if e != inCommas {
				continue
			}
		case ' ', '\n', '\t', '\r':
			if i > 0 && i < last {
				continue
			}
		}
		b = append(append(b, text[plain:i]...), '\\')
		plain = i
	}
	return append(b, text[plain:]...)
}

// labelEnd returns the place of the colon behind a word that could be a label,
// or -1.
func labelEnd(text string) int {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z' || c == '_' || c == '.' || c >= '0' && c <= '9':
		case c == ':' && i > 0:
			return i
		default:
			return -1
		}
	}
	return -1
}

// unescape is the undo of appendEscaped, for a text without blanks around it.
func unescape(raw string) string {
	i := strings.IndexByte(raw, '\\')
	if i < 0 {
		return raw
	}
	b := append(make([]byte, 0, len(raw)), raw[:i]...)
	for ; i < len(raw); i++ {
		if raw[i] == '\\' && i+1 < len(raw) && (isBlank(raw[i+1]) || strings.IndexByte(`\|:,`, raw[i+1]) >= 0) {
			i++
		}
		b = append(b, raw[i])
	}
	return string(b)
}

// trim takes the blanks around raw away, but none behind a backslash.
func trim(raw string) string {
	for len(raw) > 0 && isBlank(raw[0]) {
		raw = raw[1:]
	}
	for len(raw) > 0 && isBlank(raw[len(raw)-1]) {
		back := len(raw) - 1
		for back > 0 && raw[back-1] == '\\' {
			back--
		}
		if (len(raw)-1-back)%2 == 1 {
			break
		}
		raw = raw[:len(raw)-1]
	}
	return raw
}

// split cuts raw at every sep that is not escaped and, where blanks is set,
// stands between blanks or at an end.
func split(raw, sep string, blanks bool) []string {
	var pieces []string
	start := 0
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\\' {
			i++
			continue
		}
		if !strings.HasPrefix(raw[i:], sep) {
			continue
		}
		end := i + len(sep)
		if blanks && (i > 0 && !isBlank(raw[i-1]) || end < len(raw) && !isBlank(raw[end])) {
			continue
		}
		pieces = append(pieces, trim(raw[start:i]))
		start, i = end, end-1
	}
	return append(pieces, trim(raw[start:]))
}

// emptyItem is an item that says nothing.
const emptyItem = "::"

// splitItems returns the items of a list cell as they stand there. What is blank
// is no item.
func splitItems(cell string) []string {
	var items []string
	for _, raw := range split(cell, "|", true) {
		if raw != "" {
			items = append(items, raw)
		}
	}
	return items
}

// splitParts returns the parts of an item as they stand there; the first may be
// empty. The writer escapes every double colon of a text, so one needs no blanks
// around it to be a separator.
func splitParts(item string) []string { return split(item, "::", false) }

// splitValues returns the values of a part that holds several, without escapes.
func splitValues(value string) []string {
	var values []string
	for _, raw := range split(value, ",", false) {
		if raw != "" {
			values = append(values, unescape(raw))
		}
	}
	return values
}

// cutLabel splits a part into its label and its value. ok is false where it has
// no label.
func cutLabel(part string) (label, value string, ok bool) {
	i := labelEnd(part)
	if i < 0 || i+1 < len(part) && !isBlank(part[i+1]) {
		return "", part, false
	}
	return part[:i], trim(part[i+1:]), true
}
