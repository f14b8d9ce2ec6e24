// Package model describes a register of processing activities: the record that
// Article 30 of the GDPR asks of controllers and processors.
//
// A [Record] is one of eight kinds: an [Activity], what it links and others link,
// too (a [Party], [Unit], [System], [Term], [Rule] or [Document]), or the
// [Settings] of the register. They are plain structs; the zero value of a field
// means "not said", never "no" and never "all".
//
// The field catalogue ([Fields], a [Field] each) names every field of every kind
// once: key, label, article, type, help. Forms, lists, CSV, JSON, texts,
// differences and searches walk it over an [Object], the view of a record that
// knows no kind. A new field is one struct field (activity.go, kinds.go) and one
// entry of the catalogue (catalogue_activity.go, catalogue_shared.go). Where its
// value may also come from a linked record, effective.go resolves it, for all.
//
// [Validate] says why a record cannot be saved, all reasons at once. What a record
// does not say yet is another question; package model/check asks it.
//
// A [Register] is what is in memory of a register: it finds records by uid, ref,
// code or name, and [Register.Resolve] turns the names in a document into links.
// [Decode], [JSON] and [Canonical] are its documents; [Diff] and [Merge] compare
// records by field and by item, not by position; a [Matcher] is a query.
//
// The package knows the words of the law and nothing of SQL, files or terminals.
// It changes nothing but what it is given, and reads no clock.
package model
