// Package sample holds a sample register, and synthetic registers of any size,
// as values.
//
// [Register] is the register of an invented group of metal traders in ten
// countries. Its business contacts, website, cookies, chat, webshop, social
// media and marketing hold what two real privacy policies state; the file
// statements.csv beside this one names every statement in our own words and the
// place in the register where it went. The rest (recruitment, payroll, CCTV and
// so on) is invented, so that every field of the catalogue is used at least
// once. Some records are unfinished on purpose: a register in use is never
// complete.
//
// [Synthetic] makes registers for measurements: any number of activities, the
// same seed gives the same content.
//
// Both return the same records on every call and on every machine: uids and item
// keys are fixed. The terms that ropa ships are not among them; every register
// has those from its first day on.
//
// All companies, people, addresses and numbers are invented, but for public
// authorities and for the social networks, since what is said of those is true
// of them alone.
package sample

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"ropa/model"
)

// Register returns the sample register: its settings, parties, units, systems,
// own terms, rules, documents and activities, in this order. Every record can be
// saved as it is, provided the shipped terms are there.
func Register() []model.Record {
	var all []model.Record
	all = append(all, settings())
	for _, p := range parties() {
		all = append(all, p)
	}
	for _, u := range units() {
		all = append(all, u)
	}
	for _, s := range systems() {
		all = append(all, s)
	}
	for _, t := range terms() {
		all = append(all, t)
	}
	for _, r := range rules() {
		all = append(all, r)
	}
	for _, d := range documents() {
		all = append(all, d)
	}
	for _, a := range activities() {
		all = append(all, a)
	}
	return all
}

// activities are in the order of their refs.
func activities() []*model.Activity {
	return []*model.Activity{
		businessContacts(),
		website(),
		cookiesNecessary(),
		cookiesMeasurement(),
		cookiesPersonalised(),
		cookiesAdvertising(),
		webFonts(),
		chat(),
		webshop(),
		socialMedia(),
		marketing(),
		recruitment(),
		personnel(),
		payroll(),
		cctv(),
		whistleblowing(),
		itAccounts(),
		portal(),
		patents(),
		creditLimits(),
		visitorBook(),
		telematics(),
		leadScanner(),
		photographs(),
	}
}

// is names a record: its uid follows from the slug.
func is(slug, name string) model.Common {
	return model.Common{UID: uid(slug), Name: name}
}

// link leads to the record of the sample with the given slug.
func link(slug string) model.Link { return model.Link(uid(slug)) }

// links leads to several.
func links(slugs ...string) []model.Link {
	list := make([]model.Link, len(slugs))
	for i, s := range slugs {
		list[i] = link(s)
	}
	return list
}

// code leads to the shipped term with the given code.
func code(c string) model.Link { return model.Link(model.TermUID(c)) }

// companies selects own companies by their slugs.
func companies(slugs ...string) model.Selection {
	keys := make([]string, len(slugs))
	for i, s := range slugs {
		keys[i] = uid(s)
	}
	return model.These(keys...)
}

// Short forms of the selections that scopes are made of.
var (
	all   = model.All()
	rest  = model.Rest()
	these = model.These
)

// born is the moment that the uids of the sample carry, in milliseconds since
// 1970: 5 January 2026, 08:00 UTC.
const born = 1767600000000

// uid returns the uid of the record with the given slug, in the form of a UUID
// of version 7. The random part is a hash of the slug, so that it is the same
// everywhere.
func uid(slug string) string {
	sum := sha256.Sum256([]byte(slug))
	return uuid7(born, binary.BigEndian.Uint64(sum[:]), binary.BigEndian.Uint64(sum[8:]))
}

// uuid7 writes a UUID of version 7 (RFC 9562) from a moment in milliseconds and
// 74 of the given bits.
func uuid7(ms, a, b uint64) string {
	var id [16]byte
	binary.BigEndian.PutUint64(id[:], ms<<16|a&0x0fff|0x7000)
	binary.BigEndian.PutUint64(id[8:], b&^(3<<62)|2<<62)
	var text [36]byte
	hex.Encode(text[0:8], id[0:4])
	hex.Encode(text[9:13], id[4:6])
	hex.Encode(text[14:18], id[6:8])
	hex.Encode(text[19:23], id[8:10])
	hex.Encode(text[24:36], id[10:16])
	for _, i := range [...]int{8, 13, 18, 23} {
		text[i] = '-'
	}
	return string(text[:])
}

// oldRegister is the spreadsheet that the group kept before; what it said and
// had no field for is in the leftovers.
const oldRegister = "Behandlingsfortegnelse 2021.xlsx"

// leftover is a cell of the old register that found no field.
func leftover(key, place, heading, text string) []model.Leftover {
	return []model.Leftover{{
		Key: key, Source: oldRegister, Place: place, Heading: heading, Text: text,
		Note: "kept until somebody decides where it belongs",
	}}
}
