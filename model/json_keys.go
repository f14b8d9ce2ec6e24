package model

import "slices"

// GiveKeys gives a fresh key to every item of rec that has none, and to every
// item that shares its key with one of another list; what refers to that item
// follows. It returns the keys it gave. Two items of one list with one key are
// left to [Validate]: which of them is meant cannot be told.
func GiveKeys(rec Record) (given []string) {
	o := Of(rec)
	seen := map[string]*Field{}
	for _, f := range o.set.list {
		for _, item := range o.Items(f) {
			key := item.Key()
			if first := seen[key]; key == "" || first != nil && first != f {
				fresh := NewKey()
				item.SetKey(fresh)
				RenameKey(rec, f.Key, key, fresh)
				given = append(given, fresh)
				key = fresh
			}
			if seen[key] == nil {
				seen[key] = f
			}
		}
	}
	return given
}

// RenameKey makes what refers to the item from of list refer to the item to.
// Nothing can refer to an item without a key.
func RenameKey(rec Record, list, from, to string) {
	if from == "" {
		return
	}
	for _, p := range Leaves(rec) {
		switch f := p.Field; {
		case !p.names(list, from):
		case f.Type == KeyType:
			p.Object.SetText(f, to)
		default:
			keys := slices.Clone(p.Object.Selection(f).Keys)
			keys[slices.Index(keys, from)] = to
			p.Object.SetSelection(f, These(keys...))
		}
	}
}
