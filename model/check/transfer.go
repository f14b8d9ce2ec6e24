package check

import (
	"slices"
	"strings"

	"ropa/model"
	"ropa/model/law"
)

// transferRules are the rules on whether there is a transfer, where to, and on
// adequacy decisions. The rules on other tools are toolRules.
var transferRules = map[string]func(*facts){
	"TR-01": func(k *facts) {
		for i := range k.recipients {
			r := &k.recipients[i]
			if r.third && r.outside() && !(k.processor && r.engaged()) && !k.transferred(r) {
				s := spot{path: at("recipients", r.Key, "country")}
				if r.Country == "" && r.party != nil {
					s = spot{path: at("recipients", r.Key, "party"), shared: r.party.UID, sharedPath: "country"}
				}
				k.findIn(s, "party", r.name(), "country", countryName(r.country))
			}
		}
		for i, s := range k.systems {
			if s != nil && s.foreign() && k.isThird(s.HostedIn) && !k.transferredTo(s.provider, s.HostedIn) {
				k.findIn(spot{path: at("systems", k.Systems[i].Key, "system"), shared: s.UID, sharedPath: "hosted_in"},
					"party", clip(s.provider.Name), "country", countryName(s.HostedIn))
			}
		}
	},
	"TR-02": func(k *facts) {
		if k.Transfers.Answer != model.AnswerNone && len(k.transfers) == 0 {
			k.find("transfers")
		}
	},
	"TR-03": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			country, organisation := t.tool.Country, t.tool.Organisation
			switch _, known := law.CountryName(string(country)); {
			case country == "" && organisation == "", country == "ZZ":
				k.findIn(t.spot("country", t.Country != ""))
			case country != "" && !known:
				k.say(1, t.spot("country", t.Country != ""), "text", clip(string(country)))
			case country == "" && k.tokens.only(organisation, vaguePlaces):
				k.say(1, t.spot("organisation", t.Organisation != ""), "text", clip(organisation))
			}
		}
	},
	"TR-04": func(k *facts) {
		for i := range k.transfers {
			if t := &k.transfers[i]; t.tool.Country != "" && !t.third && law.InEEA(string(t.tool.Country), k.day) {
				k.findIn(t.spot("country", t.Country != ""), "country", countryName(t.tool.Country))
			}
		}
	},
	"TR-06": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if !t.byAdequacy() || t.adequacy != nil || t.tool.Country == "ZZ" {
				continue
			}
			s := t.spot("mechanism", t.Mechanism != "")
			if ended := lastEnd(&t.tool, k.day); ended != "" {
				k.say(1, s, "country", t.destination(), "date", string(ended)).Since = ended
				continue
			}
			k.findIn(s, "country", t.destination(), "date", string(k.day))
		}
	},
	"TR-07": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if !t.byAdequacy() || t.adequacy == nil || t.tool.ScopeConfirmed == model.Yes {
				continue
			}
			s := t.spot("scope_confirmed", t.ScopeConfirmed != "")
			if t.adequacy.Confirm {
				k.findIn(s, "country", t.destination(), "scope", t.adequacy.Scope)
				continue
			}
			for _, sender := range k.countries {
				if from := t.adequacy.AppliesFrom(string(sender)); law.InEEA(string(sender), k.day) && (from == "" || from > k.day) {
					k.say(1, s, "country", t.destination(), "sender", countryName(sender))
					break
				}
			}
		}
	},
	"TR-08": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if !t.listOnly() {
				continue
			}
			s, what := spot{}, ""
			switch {
			case t.importer == nil:
				s, what = spot{path: at("transfers", t.Key, "importer")}, "which organisation imports the data"
			case t.tool.DPFListed == model.No:
				s, what = t.spot("dpf_listed", t.DPFListed != ""), "on what the transfer to "+clip(t.importer.Name)+" rests, which is not on the list"
			case t.tool.DPFCheckedOn == "":
				s, what = t.spot("dpf_checked_on", false), "when it was checked that "+clip(t.importer.Name)+" is on the list"
			}
			if what != "" {
				k.findIn(s, "what", what, "country", t.destination())
			}
		}
	},
	"TR-09": func(k *facts) {
		for i := range k.transfers {
			if t := &k.transfers[i]; t.listOnly() && k.active && past(t.tool.DPFCheckedOn, k.yearAgo) {
				f := k.findIn(t.spot("dpf_checked_on", t.DPFCheckedOn != ""), "party", t.name(), "date", string(t.tool.DPFCheckedOn))
				f.Since = dayAfter(shift(t.tool.DPFCheckedOn, 1))
			}
		}
	},
	"TR-10": func(k *facts) {
		for i := range k.transfers {
			if t := &k.transfers[i]; t.listOnly() && t.tool.DPFHR != model.Yes && k.peopleIn(transfersPeople, i).meets(staff) {
				k.findIn(t.spot("dpf_hr", t.DPFHR != ""), "party", t.name())
			}
		}
	},
	"TR-25": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if t.byAdequacy() && k.active && t.adequacy != nil && t.adequacy.ValidTo != "" && t.adequacy.ValidTo < k.inAYear && t.tool.Fallback == "" {
				k.findIn(t.spot("fallback", false), "country", t.destination(), "date", string(t.adequacy.ValidTo)).Since = dayAfter(shift(t.adequacy.ValidTo, -1))
			}
		}
	},
	"TR-26": func(k *facts) {
		for i := range k.transfers {
			if t := &k.transfers[i]; t.listOnly() && k.active && t.tool.Fallback == "" {
				k.findIn(t.spot("fallback", false), "country", t.destination())
			}
		}
	},
	"TR-27": func(k *facts) {
		var seen []*party // of whose sub-processors one finding is enough
		for i := range k.recipients {
			r := &k.recipients[i]
			if !r.engaged() || r.party == nil || len(r.party.Subprocessors) == 0 || slices.Contains(seen, r.party) {
				continue
			}
			seen = append(seen, r.party)
			for j := range r.party.Subprocessors {
				s := &r.party.Subprocessors[j]
				p, country := k.parties[s.Party], s.Country
				if p != nil && country == "" {
					country = p.Country
				}
				if !k.isThird(country) || k.transferredTo(p, country) {
					continue
				}
				name := firstOf(s.WhatFor, "a sub-processor")
				if p != nil {
					name = clip(p.Name)
				}
				k.findIn(spot{item("recipients", r.Key), r.party.UID, item("subprocessors", s.Key)}, "party", name, "country", countryName(country))
			}
		}
	},
	"TR-28": func(k *facts) {
		if len(k.transfers) == 0 {
			return
		}
		for i := range k.Notices {
			n := &k.Notices[i]
			if d := k.reg.Document(n.Doc); d != nil && d.MentionsTransfers != model.Yes {
				k.findIn(spot{at("notices", n.Key, "doc"), d.UID, "mentions_transfers"}, "doc", clip(d.Name))
			}
		}
	},
	"TR-29": func(k *facts) {
		for i := range k.transfers {
			t := &k.transfers[i]
			if x, ok := law.TerritoryOf(string(t.tool.Country)); ok && x.Review && t.Note == "" {
				k.findIn(t.spot("country", t.Country != ""), "country", t.destination(), "why", x.Note)
			}
		}
	},
}

// spot is where a field of the transfer stands: in the item where it says it
// itself or names no tool, else in the tool of the importer.
func (t *transfer) spot(field string, itself bool) spot {
	if itself || t.Tool == "" || t.importer == nil {
		return spot{path: at("transfers", t.Key, field)}
	}
	return spot{at("transfers", t.Key, "tool"), t.importer.UID, at("tools", t.Tool, field)}
}

// byAdequacy reports whether t is a transfer to a third country that is said to
// rest on an adequacy decision.
func (t *transfer) byAdequacy() bool { return t.tool.Mechanism == "45" && t.third }

// listOnly reports whether t rests on a decision for listed organisations only.
func (t *transfer) listOnly() bool {
	return t.byAdequacy() && t.adequacy != nil && t.adequacy.ListOnly
}

// transferred reports whether a transfer is recorded for a recipient.
func (k *facts) transferred(r *recipient) bool {
	for i := range k.transfers {
		if t := &k.transfers[i]; t.Recipient == r.Key && r.Key != "" {
			return true
		}
	}
	return k.transferredTo(r.party, r.country)
}

// transferredTo reports whether a transfer to a party, or else to a country, is
// recorded.
func (k *facts) transferredTo(p *party, country model.Country) bool {
	for i := range k.transfers {
		t := &k.transfers[i]
		if p != nil && t.importer == p || t.tool.Country == country && (p == nil || t.importer == nil) {
			return true
		}
	}
	return false
}

// lastEnd returns the first day on which the last decision for a destination did
// not hold any more, if that was not after a day.
func lastEnd(tool *model.ToolTerms, day law.Date) (ended law.Date) {
	destination := string(tool.Country)
	if destination == "" {
		destination = organisation(tool.Organisation)
	}
	for _, a := range law.AdequaciesOf(destination) {
		if d := a.EndedOn(); d != "" && d <= day {
			ended = max(ended, d)
		}
	}
	return ended
}

// lawChanged returns the last day after since, and not after day, on which an
// adequacy decision for a destination began or ended; "" for none.
func lawChanged(tool *model.ToolTerms, since, day law.Date) (changed law.Date) {
	if !since.Valid() || tool.Country == "" {
		return ""
	}
	for _, a := range law.AdequaciesOf(strings.ToUpper(string(tool.Country))) {
		for _, d := range [...]law.Date{a.ValidFrom, a.EndedOn()} {
			if d > since && d <= day {
				changed = max(changed, d)
			}
		}
	}
	return changed
}
