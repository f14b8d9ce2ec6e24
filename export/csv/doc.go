// Package csv writes the records of a register as CSV for auditors and reads
// such files back, after a spreadsheet has had them in its hands. The format is
// a contract, "ropa-audit-csv/1".
//
// A [Table] writes one row per record of one kind, one column per field of the
// catalogue, so that no field can be missing. [Read] takes the file back: every
// row carries the revision it shows, the reader renders that revision once more
// with the same code and looks only at the cells that differ. An untouched file
// is therefore no change by construction, whatever the spreadsheet did to
// quotes, delimiters and line ends.
//
// # Cells
//
// A plain field is a cell with its text, code, date (ISO 8601) or number; a link
// is the name of the record it leads to, or its uid where two bear the name. A
// list is "item | item". An item is its main part followed by labelled parts:
//
//	Cloud mail provider Inc. :: country: US :: mechanism: 46.2.c :: purposes: 1, 2
//
// A part in parentheses stands on a shared record that the item links (a
// retention rule, a transfer tool, an agreement, a party) and is there to be
// read; it is changed on that record. An item that says nothing is "::". A
// backslash before \ | : , or a blank makes it an ordinary character.
//
// A cell that a spreadsheet would take for a formula gets one apostrophe in
// front, and so does a cell that begins with an apostrophe: undoing it is exact.
//
// The last columns are base_rev (the revision), _keys (the keys of the items of
// every list, in order, each with a check sum of its text where the text depends
// on other records, so that a party renamed since does not look like an edit)
// and _format.
//
// What to do with the records that were read is decided by package export.
package csv

import "ropa/model"

// Format names the format in the last cell of every row. For kinds other than
// activities a blank and the kind follow.
const Format = "ropa-audit-csv/1"

// The headings of the columns that are no fields.
const (
	headBaseRev = "base_rev"
	headKeys    = "_keys"
	headFormat  = "_format"
)

// formatOf returns the format cell of rows of kind k.
func formatOf(k model.Kind) string {
	if k == model.KindActivity {
		return Format
	}
	return Format + " " + string(k)
}
