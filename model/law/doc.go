// Package law holds what the register needs to know of the law, as dated data:
// the closed lists of codes that fields choose from ([Art6], [Mechanisms],
// [Triggers] ..), the countries and who of them was in the EEA when ([Countries],
// [InEEA]), adequacy decisions, the shipped vocabularies ([Terms]), statutory
// periods and the rest of the tables in the folder tables.
//
// The tables are plain CSV files that a lawyer can read and correct in one
// place. Each row says where it comes from, on which day that was checked and
// how sure we are ([Evidence]); what came into force or ended says when
// ([Span]). They are embedded, and parsed when they are first asked for. A row
// that does not parse is refused with file and line, and the tests of this
// package see to it that no such row is ever built in.
//
// Lists and maps inside a row are shared: do not change them.
//
// Codes are contracts: they are saved in registers. A code may be added or
// retired, never renamed or removed.
//
// The package knows nothing of records, files or the terminal, and gives no
// legal advice: it says what a rule says, not whether somebody broke it.
package law

// GDPRApplies is the day from which the GDPR applies; in Iceland, Liechtenstein
// and Norway it is 20 July 2018.
const GDPRApplies Date = "2018-05-25"

// StatusDate is the day on which the facts in this package were last gone
// through as a whole. What happened later is not in it.
const StatusDate Date = "2026-11-22"
