// Package exchange takes records out of an open register, and a file into it: what
// the command line and the terminal app do alike.
//
// Out: [Table] writes what a query finds as CSV, and [Document] the same with all it
// leads to, as a document; [OfOneState] sees to it that all of it is sound and of one
// state of the register. In: [Read] makes the plan of an import, and [Take] saves
// what it says as one change.
//
// The package knows both sides, package store and the formats, which know nothing
// of each other. It knows nothing of how a person is asked or told.
package exchange
