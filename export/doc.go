// Package export holds what the formats have in common: how records go out, how a
// file is written whole or not at all, and how a file's records meet the register.
//
// Out: a format writes what a [Feed] hands out. It gives the feed workers, one for
// each processor, that append records to a text; the feed puts the texts together
// in the order of the records. An [Output] is a file that has its name only once
// it is complete.
//
// In: a reader, such as those of packages export/csv and export/json, turns a file
// into a [File]: for each record what the file says, the revision it was read
// from, and where in the file it stands. [Make] compares that with the register
// and returns a [Plan]: for each record whether it is new, changed, the same,
// changed in the register since, changed on both sides, or a problem. A plan can
// be shown, which is a dry run, and its [Plan.Changes] can be saved as one
// undoable change. Making a plan changes nothing.
//
// Nothing in the register is overwritten unseen: where the register has moved on
// since the file was written, both changes are merged, and a place that both
// changed differently stays as the register has it and is reported.
//
// The package knows nothing of SQL: it asks a [Source], which package store can
// be.
package export
