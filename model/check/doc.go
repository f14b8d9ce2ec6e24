// Package check finds what a register does not say yet.
//
// A [Checker] is made once for a register, a day and a profile. Its methods run
// the rules: [Checker.Activity] over one activity, fast enough to do so at every
// key; [Checker.Record] over a record of any kind; [Checker.Activities] over many
// on all processors, and over what only shows when all of them are seen. They
// give a [Finding] for each place where the record does not say something or says
// what cannot stand, always in the same order. Values are the effective ones: what
// an activity says itself, else what the shared record says.
//
// The rules stand in tables/rules.csv, where a lawyer can read and correct them:
// how severe each is, which article and which country asks for it, since when,
// and in which words the finding speaks. The code that decides is bound to them
// by their ids, [Rules] lists them, and [LeftOut] says which rules of our source
// are not there and why. Words that rules look for in texts stand in
// tables/words.csv, in eight languages. A new rule is a row there, a function in
// the file of its subject (basis.go, transfer.go, ..) with an entry in that file's
// map of rules, and a case in the test beside it that triggers it and one that
// nearly does. The tests refuse a row without a function and the reverse.
//
// Beside the findings the package derives what is of use to whoever keeps a
// register: which letters of Article 30 are said ([Checker.Completeness]), which
// evidence is there ([Checker.Evidence]), for which activities Article 30(5)
// leaves the record out ([Checker.Duty]), what may be entered
// ([Checker.Suggest], [Checker.Template]). A suggestion is a value with a
// reason; nothing is ever stored here.
//
// A finding says "the record does not say ..". It never judges the processing:
// a missing or wrong record does not by itself make the processing wrong
// (C-60/22).
package check
