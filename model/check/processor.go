package check

import (
	"strconv"

	"ropa/model"
)

// processorRules are the rules on the record of a processor, Article 30(2).
var processorRules = map[string]func(*facts){
	"PR-01": func(k *facts) {
		if len(k.Clients) == 0 {
			k.find("clients")
		}
		for i := range k.Clients {
			c := &k.Clients[i]
			switch p := k.parties[c.Party]; {
			case p == nil:
				k.say(1, spot{path: at("clients", c.Key, "party")}, "item", strconv.Itoa(i+1))
			case !p.reachable():
				k.say(2, spot{path: at("clients", c.Key, "party"), shared: p.UID, sharedPath: "address"}, "party", clip(p.Name))
			}
		}
	},
	"PR-02": func(k *facts) {
		for i := range k.Clients {
			if c := &k.Clients[i]; c.Processing == "" {
				k.find(at("clients", c.Key, "processing"), "party", k.clientName(c))
			}
		}
	},
	"PR-03": func(k *facts) {
		for i := range k.Clients {
			c := &k.Clients[i]
			if c.Doc != "" {
				continue
			}
			if why, since := k.contractFault(k.parties[c.Party], k.reg.ClientAgreement(c)); why != "" {
				k.find(at("clients", c.Key, "agreement"), "party", k.clientName(c), "why", why).Since = since
			}
		}
	},
	"PR-04": func(k *facts) {
		if k.permitted() {
			return
		}
		for i := range k.recipients {
			if r := &k.recipients[i]; r.Role == model.RecipientSubprocessor {
				k.find(item("recipients", r.Key), "party", r.name())
			}
		}
	},
	"PR-05": func(k *facts) {
		for i := range k.recipients {
			if r := &k.recipients[i]; r.engaged() && r.third && !k.transferred(r) {
				k.find(at("recipients", r.Key, "country"), "party", r.name(), "country", countryName(r.country))
			}
		}
	},
	"PR-06": func(k *facts) {
		if len(k.Purposes) > 0 {
			k.find("purposes")
		}
	},
}

func (k *facts) clientName(c *model.Client) string {
	if p := k.parties[c.Party]; p != nil {
		return clip(p.Name)
	}
	return firstOf(k.termOf(c.Term).Name, c.Processing)
}

// permitted reports whether the contract with every client that has one speaks
// of sub-processors and allows them.
func (k *facts) permitted() bool {
	some := false
	for i := range k.Clients {
		if a := k.reg.ClientAgreement(&k.Clients[i]); a != nil {
			if a.Subprocessing != "specific" && a.Subprocessing != "general" {
				return false
			}
			some = true
		}
	}
	return some
}

// engaged reports whether the recipient of a processor's record works for it.
func (r *recipient) engaged() bool {
	return r.Role == model.RecipientSubprocessor || r.Role == model.RecipientProcessor
}
