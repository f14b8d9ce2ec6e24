package check

import (
	"fmt"
	"strings"
)

// A Severity says how much a finding weighs. The zero Severity is none.
type Severity int

// The severities. An error is an element of Article 30 that is missing, or
// something that cannot stand as it is written; a warning is probably wrong, or
// not accepted by an authority; a hint is worth a look.
const (
	Hint Severity = iota + 1
	Warning
	Error
)

var severities = [...]string{"", "hint", "warning", "error"}

// String returns the word for s: hint, warning or error.
func (s Severity) String() string {
	if s < 0 || int(s) >= len(severities) {
		return fmt.Sprintf("severity(%d)", int(s))
	}
	return severities[s]
}

// ParseSeverity returns the severity that a word names.
func ParseSeverity(word string) (Severity, error) {
	for s := Hint; s <= Error; s++ {
		if word == severities[s] {
			return s, nil
		}
	}
	return 0, fmt.Errorf("severity %.40q: it is one of %s", word, strings.Join(severities[1:], ", "))
}

// MarshalText writes s as its word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word of a severity.
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSeverity(string(text))
	return err
}
