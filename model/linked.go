package model

// linkedFacts are, by list, the keys of what the record that an item names says
// of the item although the item has no part for it: how to reach a client with its
// representative and its officer, Article 30(2)(a), that data are of Article 9,
// 10 or 87, what a baseline of measures includes. Without them an item cannot be
// read alone. What an item does have a part for is told by [Words.Shared].
var linkedFacts = map[string][]string{
	"joint_controllers": contactFacts,
	"clients":           contactFacts,
	ListPersonalData:    {"special", "criminal", "national_id", "includes"},
	"measures":          {"includes"},
}

var contactFacts = []string{
	"address", "country", "email", "phone",
	"representative_name", "representative_address", "representative_email", "representative_phone",
	"dpo_name", "dpo_address", "dpo_email", "dpo_phone",
}

// LinkedFacts returns the fields of a linked record that belong to the items of
// the list f, and the part of an item that links it; or nothing for most lists.
func (f *Field) LinkedFacts() (link *Field, facts []*Field) {
	keys := linkedFacts[f.Key]
	if len(keys) == 0 || !f.HasItems() {
		return nil, nil
	}
	for _, part := range f.Fields {
		if part.Main {
			link = part
			break
		}
	}
	for _, key := range keys {
		facts = append(facts, FieldOf(link.To, key))
	}
	return link, facts
}
