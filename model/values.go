package model

import (
	"slices"
	"strings"

	"ropa/model/law"
)

// Leaf values are strings of their own type, so that what a person typed is
// kept while it is still wrong and [Validate] can speak of it. The empty value
// of every type means "not said".
type (
	// A Date is a calendar day in ISO 8601, "2026-11-22".
	Date = law.Date
	// A Period is a length of time in ISO 8601, "P3Y6M".
	Period string
	// A Country is an ISO 3166-1 alpha-2 code, or "ZZ" for a third country
	// that is not established yet.
	Country string
	// A Number is a whole number in decimal digits; a number in JSON.
	Number string
	// An Answer is "yes", "no" or "unknown". Unknown is never no.
	Answer string
	// A Link is the uid of another record.
	Link string
)

// The three answers.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	Unknown Answer = "unknown"
)

// A Count is a number of people, as exactly as it is known: at least From, at
// most To, with a note in words.
type Count struct {
	From Number `json:"from"`
	To   Number `json:"to"`
	Note string `json:"note"`
}

// A Selection says which things of one list are meant: all of them, the rest
// that no other item of the same list names, or those with the given keys. The
// zero Selection says nothing, which is not the same as all.
type Selection struct {
	Word string // WordAll, WordRest, WordGroup or empty
	Keys []string
}

// The words of a Selection. "all" and "rest" are said in a scope, "group" (every
// own company) in the companies of an activity.
const (
	WordAll   = "all"
	WordRest  = "rest"
	WordGroup = "group"
)

// IsZero reports whether s says nothing.
func (s Selection) IsZero() bool { return s.Word == "" && len(s.Keys) == 0 }

// String returns the word of s, or its keys joined by a comma.
func (s Selection) String() string {
	if s.Word != "" {
		return s.Word
	}
	return strings.Join(s.Keys, ", ")
}

// Has reports whether s names key; the word all names every key.
func (s Selection) Has(key string) bool {
	if s.Word == WordAll {
		return true
	}
	return slices.Contains(s.Keys, key)
}

// All, Rest and Group are the selections that a single word makes.
func All() Selection   { return Selection{Word: WordAll} }
func Rest() Selection  { return Selection{Word: WordRest} }
func Group() Selection { return Selection{Word: WordGroup} }

// These returns the selection of the given keys.
func These(keys ...string) Selection { return Selection{Keys: keys} }

// A Scope says what an item is about: which own companies, purposes, data
// subjects and personal data. What it does not mention is not said; it never
// means all. When is the condition in words and says nothing about the rest.
type Scope struct {
	Companies    Selection `json:"companies"`
	Purposes     Selection `json:"purposes"`
	DataSubjects Selection `json:"data_subjects"`
	PersonalData Selection `json:"personal_data"`
	When         string    `json:"when"`
}

// IsZero reports whether s says nothing.
func (s *Scope) IsZero() bool {
	return s.Companies.IsZero() && s.Purposes.IsZero() && s.DataSubjects.IsZero() && s.PersonalData.IsZero() && s.When == ""
}

// A Said is a list that can be answered in other ways too: that there is none,
// that it is not possible to say, or that it is not known. The zero Said is not
// said.
type Said[T any] struct {
	Answer string `json:"answer"`
	Reason string `json:"reason"`
	Items  []T    `json:"items"`
}

// The answers of a [Said]. None is for recipients and transfers, not possible
// for retention and measures: Article 30(1) has "where possible" for those two
// only, in letters (f) and (g).
const (
	AnswerListed      = "listed"
	AnswerNone        = "none"
	AnswerNotPossible = "not_possible"
	AnswerUnknown     = "unknown"
)

// Valid reports whether n is a whole number without sign or leading zeros, of
// at most fifteen digits, so that every reader of JSON takes it exactly.
func (n Number) Valid() bool {
	if n == "" || len(n) > 15 || n[0] == '0' && len(n) > 1 {
		return false
	}
	for i := range len(n) {
		if n[i] < '0' || n[i] > '9' {
			return false
		}
	}
	return true
}
